"""Asking for one field, whatever it holds; a line in a list, one field after the other."""

import dataclasses
from collections.abc import Mapping
from typing import Any, Final

from hgcase.cli.answers import day_said, understood
from hgcase.cli.guided.about import About
from hgcase.cli.guided.answered import EMPTY
from hgcase.cli.guided.choices import (
    as_typed,
    can_be_asked,
    explained,
    kinds_of,
    question_of,
    shown_choices,
    usual_value,
    words_of,
)
from hgcase.cli.guided.choosing import choose_fields
from hgcase.cli.guided.naming import refuse_line
from hgcase.cli.language import _, spoken
from hgcase.domain.declare.labels import field_words
from hgcase.domain.declare.values import When
from hgcase.domain.declare.vocabulary import Field, Mark, fields
from hgcase.errors import RefusedError, UsageError
from hgcase.i18n import N_

SMALL: Final = 6  # fields: of a line with no more of them, all are asked


class NothingToNameError(RefusedError):
    """A record that belongs to another one, of which there is none yet."""

    message = N_("This belongs to another record, and there is none yet: {section}. Add one.")


class NeededError(UsageError):
    """Something that cannot be left empty."""

    message = N_("Something is needed here; ? says what.")


class NotALineError(UsageError):
    """The number of a line that there is not."""

    message = N_("Choose a number from 0 to {n}.")


def ask_field(about: About, field: Field, present: Any = None) -> Any:
    """Ask for a field, and give it as a case file writes it; None where it is left empty.

    Args:
        about: the household and the kind.
        field: what is asked.
        present: its value; Enter keeps it, ``-`` empties it.

    Raises:
        NothingToNameError: it names another record, and there is none.
    """
    if field.required and not can_be_asked(about, field):
        raise NothingToNameError(section=kinds_of(field))
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
    usual = present if present is not None else usual_value(about, field)
    shown = as_typed(about, field, usual)

    def understand(typed: str) -> Any:
        value = usual if shown and typed == shown else _understand(about, field, typed)
        if value is None and field.required:
            raise NeededError
        return value

    value = about.interview.ask(
        about.path + field.name,
        question_of(field),
        understand,
        usual=shown or (None if field.required else ""),
        why=lambda: [*explained(field), *shown_choices(about, field, every=True)],
        fixed_by=_else(about, field) if field.circle or field.name == "circle" else None,
    )
    if field.type is When and value is not None and value != present:
        about.interview.say(f"  → {day_said(value)}")
    if field.list and value is not None and value != usual:
        _say_words(about, field, value)
    return value


def _else(about: About, field: Field) -> str:
    """Give all that was told beside a field: an answer about readers holds for that alone."""
    whole = dict(about.whole.tree) if about.whole else {}
    return repr([{**tree, field.name: None} for tree in (dict(about.tree), whole)])


def _say_words(about: About, field: Field, value: Any) -> None:
    """Say which words were understood, and which are not of the list."""
    words = field_words(spoken(), field)
    for word in value if isinstance(value, list) else [value]:
        own = _("{word}: a word of your own", word=word)
        about.interview.say(f"  → {words.get(word, own)}")


def _show_choices(about: About, field: Field) -> None:
    """Show what can be chosen, unless the same list stands on the screen already."""
    lines = shown_choices(about, field)
    if lines and "\n".join(lines) not in about.shown:
        about.interview.say(lines)
        about.shown.add("\n".join(lines))


def _understand(about: About, field: Field, typed: str) -> Any:
    if typed in ("", EMPTY):
        return None
    if field.ref is None and (field.words or field.list) and not field.flag:
        typed = _by_number(words_of(about, field), typed)
    elif field.prose:
        refuse_line(about.case, about.readers(), typed)
    return understood(field, typed, about.now, about.case)


def _by_number(among: Mapping[str, str], typed: str) -> str:
    """Put the words where their numbers were typed."""
    words = list(among)
    said = typed.replace(",", " ").split()
    if not all(each.isdecimal() and 0 < int(each) <= len(words) for each in said):
        return typed
    return ",".join(words[int(each) - 1] for each in said)


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
        why=lambda: explained(field),
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
    return about.interview.yes(name, question, usual=usual, why="\n".join(explained(field)))


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

    def understand(typed: str) -> int | None:
        if not typed:
            return None
        if typed.isdecimal() and int(typed) <= len(found):
            return int(typed)
        raise NotALineError(n=len(found))

    while found:
        about.interview.say([f"{n:>4} {_in_short(line)}" for n, line in enumerate(found, 1)])
        asked = _("Which line changes? (a number, 0 empties them all, Enter keeps them)")
        chosen = about.interview.ask(f"{about.path}{field.name}.which", asked, understand, usual="")
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
