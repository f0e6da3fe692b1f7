"""Asking for one field, whatever it holds; a line in a list, one field after the other."""

import dataclasses
from typing import Any, Final

from hgcase.cli.answers import NOBODY, day_said, understood, word_meant, words_meant
from hgcase.cli.guided.about import About
from hgcase.cli.guided.answered import EMPTY
from hgcase.cli.guided.choices import (
    as_typed,
    can_be_asked,
    choices_of,
    explained,
    kinds_of,
    question_of,
    roll_of,
    shown_choices,
    usual_value,
    word_choices,
)
from hgcase.cli.guided.choosing import choose_fields
from hgcase.cli.guided.naming import refuse_line
from hgcase.cli.guided.reading import Reading, people_meant
from hgcase.cli.language import _, spoken
from hgcase.cli.matching import NoChoiceError
from hgcase.domain.declare.labels import field_words
from hgcase.domain.declare.values import When
from hgcase.domain.declare.vocabulary import Field, Mark, fields
from hgcase.errors import RefusedError, UsageError
from hgcase.i18n import N_

SMALL: Final = 6  # fields: of a line with no more of them, all are asked


def ask_field(about: About, field: Field, present: Any = None) -> Any:
    """Ask for a field, and give it as a case file writes it; None where it is left empty.

    Args:
        present: its value; Enter keeps it, ``-`` empties it.
    """
    if field.required and not can_be_asked(about, field):
        raise RefusedError(
            N_("This belongs to another record, and there is none yet: {section}. Add one."),
            slug="nothing-to-name",
            section=kinds_of(field),
        )
    if field.shape in ("values", "parts"):
        return _lines(about, field, list(present or ()))
    if field.shape == "value":
        return _nested(about, field, present)
    if field.shape == "texts" and field.ref is None and not (field.words or field.list):
        return _texts(about, field, list(present or ()))
    if Mark.LONG in field.marks:
        return _prose(about, field, present)
    return _short(about, field, present)


# --- one line ------------------------------------------------------------------------------


def _short(about: About, field: Field, present: Any) -> Any:
    _show_choices(about, field)
    usual = _code(present if present is not None else usual_value(about, field))
    return about.interview.ask(
        about.path + field.name,
        question_of(field),
        _reading(about, field, present),
        usual=usual or (None if field.required else ""),
        why=lambda: explained(about, field),
        fixed_by=_else(about, field) if field.circle or field.name == "circle" else None,
    )


def _reading(about: About, field: Field, present: Any) -> Reading[Any]:
    """Read what is typed for a field; what is kept is how a case file writes it."""

    def value(code: str) -> Any:
        if code in ("", EMPTY) and field.required:
            raise UsageError(N_("Something is needed here; ? says what."), slug="needed")
        given = _decoded(field, code)
        if given is not None:
            _refuse(about, field, given)
        return given

    def back(_typed: str, code: str) -> str:
        given = _decoded(field, code)
        if given is None or given == present:
            return ""
        if field.type is When:
            return day_said(given)
        return ", ".join(_words_said(field, given)) if field.list else ""

    return Reading(
        value,
        lambda typed: EMPTY if typed == EMPTY else _code(_understand(about, field, typed)),
        lambda code: as_typed(about, field, _decoded(field, code)),
        back,
        among=choices_of(about, field, every=True) if _is_chosen(field) else (),
    )


def _is_chosen(field: Field) -> bool:
    return bool(field.ref or field.words or field.list)


def _code(value: Any) -> str:
    return " ".join(value) if isinstance(value, list | tuple) else "" if value is None else value


def _decoded(field: Field, code: str) -> Any:
    """Give the value of a code, as a case file writes it; None where it is left empty."""
    if code in ("", EMPTY):
        return None
    several = field.shape == "texts" and not (field.circle and code == NOBODY)
    return code.split() if several else code


def _refuse(about: About, field: Field, given: Any) -> None:
    """Refuse what cannot be so: a text that names nobody, a key that is not there any more."""
    if field.prose:
        refuse_line(about.case, about.readers(), given)
    if field.ref is None or field.ref.by != "key" or given == NOBODY:
        return
    roll = roll_of(about, field)
    for key in given if isinstance(given, list) else [given]:
        if not any(each.code == key for each in roll):
            raise NoChoiceError(roll)


def _else(about: About, field: Field) -> str:
    """Give all that was told beside a field: an answer about readers holds for that alone."""
    whole = dict(about.whole.tree) if about.whole else {}
    return repr([{**tree, field.name: None} for tree in (dict(about.tree), whole)])


def _words_said(field: Field, value: Any) -> list[str]:
    """Say which words were understood, and which are not of the list."""
    words = field_words(spoken(), field)
    given = value if isinstance(value, list) else [value]
    return [words.get(e) or _("{word}: a word of your own", word=e) for e in given]


def _show_choices(about: About, field: Field) -> None:
    """Show what can be chosen, unless the same list stands on the screen already."""
    lines = shown_choices(about, field)
    if lines and "\n".join(lines) not in about.shown:
        about.interview.say(lines)
        about.shown.add("\n".join(lines))


def _understand(about: About, field: Field, typed: str) -> Any:
    if field.ref is not None and field.ref.by == "key":
        return _named(about, field, typed)
    if field.words or field.list:
        meant = words_meant if field.shape == "texts" else word_meant
        return meant(field, typed, word_choices(about, field))
    return understood(field, typed, about.now)


def _named(about: About, field: Field, typed: str) -> Any:
    """Give the keys of those who are named, or the team alone where that can be."""
    if field.circle and typed.strip().lower() in (NOBODY, _("the team alone")):
        return NOBODY
    keys = people_meant(typed, roll_of(about, field))
    if field.shape == "texts":
        return keys
    if len(keys) != 1:
        raise UsageError(N_("One is asked for here: a key or a name."), slug="only-one")
    return keys[0]


# --- text ----------------------------------------------------------------------------------


def _prose(about: About, field: Field, present: str | None) -> str | None:
    """Ask for a text of several lines; an empty line ends it."""

    def refuse(line: str) -> None:
        if field.prose:
            refuse_line(about.case, about.readers(), line)

    return about.interview.text(
        about.path + field.name,
        question_of(field),
        refuse,
        present=present,
        needed=field.required,
        why=lambda: explained(about, field),
    )


def _texts(about: About, field: Field, present: list[str]) -> list[str] | None:
    """Ask for a list of texts, a line each; an empty line ends it."""
    typed = _prose(about, field, "\n".join(present) or None)
    return typed.split("\n") if typed else None


# --- lines with fields of their own ----------------------------------------------------------


def _nested(about: About, field: Field, present: Any) -> Any:
    question = _question_kept(field, present)
    if not field.required and not _yes(about, field, question, usual=False):
        return present
    return _line(about, field, dict(present or {}))


def _yes(about: About, field: Field, question: str, *, usual: bool) -> bool:
    name = f"{about.path}{field.name}?"
    return about.interview.yes(name, question, usual=usual, why="\n".join(explained(about, field)))


def _question_kept(field: Field, present: Any) -> str:
    question = question_of(field)
    if present:
        return _("{question} Change it?", question=question)
    return _("{question} Fill it in now?", question=question)


def _lines(about: About, field: Field, present: list[Any]) -> list[Any] | None:
    """Ask for lines, one after the other, behind those that are there."""
    found = list(present)
    question = question_of(field)
    if found:
        _mend_lines(about, field, found)
    while _yes(
        about,
        field,
        _("{question} Another line?", question=question)
        if found
        else _("{question} Fill it in now?", question=question),
        usual=field.required and not found,
    ):
        found.append(_line(about, field, {}))
    return found or None


def _mend_lines(about: About, field: Field, found: list[Any]) -> None:
    """Let lines that are there be changed by their number, or all be emptied with ``-``."""
    while found:
        about.interview.say([f"{n:>4} {_in_short(line)}" for n, line in enumerate(found, 1)])
        asked = _("Which line changes? (a number, 0 empties them all, Enter keeps them)")
        name = f"{about.path}{field.name}.which"
        chosen = about.interview.number(name, asked, 0, len(found))
        if chosen is None:
            return
        if chosen == 0:
            found.clear()
        else:
            found[chosen - 1] = _line(about, field, dict(found[chosen - 1]))


def _in_short(line: dict[str, Any]) -> str:
    told = ", ".join(str(value) for value in line.values() if isinstance(value, str | int))
    return told.splitlines()[0][:SHORT_LINE] if told else ""


SHORT_LINE: Final = 80


def _line(about: About, field: Field, tree: dict[str, Any]) -> dict[str, Any]:
    """Ask for the fields of one line: all of a small one, of a large one what is usual."""
    model: Any = field.type
    inside = dataclasses.replace(
        about, kind=model, tree=tree, whole=about.whole or about, path=f"{about.path}{field.name}."
    )
    own = [each for each in fields(model) if each.name != "key"]
    asked = [each for each in own if each.required or _is_usual(each, small=len(own) <= SMALL)]
    for each in asked:
        if each.required or can_be_asked(inside, each):
            value = ask_field(inside.with_tree(tree), each, tree.get(each.name))
            if value is not None:
                tree[each.name] = value
    rest = [each for each in own if each not in asked]
    if rest:
        choose_fields(
            inside,
            [*asked, *rest],
            tree,
            _("More about this line? (? shows what there is, Enter: no)"),
            lambda each: ask_field(inside.with_tree(tree), each, tree.get(each.name)),
        )
    return tree


def _is_usual(field: Field, *, small: bool) -> bool:
    return not field.circle and (small or bool(field.ask))
