"""Asking for any kind of record, by what its declaration says."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from hgcase.cli.guided.about import About
from hgcase.cli.guided.choices import can_be_asked
from hgcase.cli.guided.choosing import Tree, choose_fields, put, shown_fields
from hgcase.cli.guided.field import ask_field
from hgcase.cli.language import _
from hgcase.domain.declare.prose import printed_name
from hgcase.domain.declare.vocabulary import Field, Mark, fields
from hgcase.errors import UsageError
from hgcase.i18n import N_

if TYPE_CHECKING:
    from hgcase.cli.guided.interview import Interview
    from hgcase.domain.case_file import CaseFile
    from hgcase.domain.declare.record import Model, Record

_TOLD: Final = frozenset(("accounts", "statements", "markers", "observations", "concerns"))
"""Kinds of which it matters first who says so."""


def usual_fields(kind: "type[Model]", section: str) -> tuple[Field, ...]:
    """Give the fields that are asked of everybody: needed ones, and those with a question."""
    own = tuple(
        field
        for field in fields(kind)
        if Mark.MADE not in field.marks and (field.required or field.ask)
    )
    teller = tuple(each for each in fields(kind) if each.name == "said_by" and section in _TOLD)
    return (*teller, *own)


def ask_record(
    about: About, section: str, given: Mapping[str, Any], check: Callable[[Tree], object]
) -> Tree:
    """Ask for a new record: what is usual, then anything else.

    Args:
        about: the household, the kind and this moment.
        section: the kind of record.
        given: the fields that are known already.
        check: raises for fields that cannot be so together; then they can be mended.
    """
    tree = dict(given)
    for field in usual_fields(about.kind, section):
        here = about.with_tree(tree)
        if field.name not in tree and (field.required or can_be_asked(here, field)):
            put(tree, field, ask_field(here, field))
    choosable = [each for each in _choosable(about) if each.name != "visible_to"]  # asked apart
    question = _("Anything else? (a name or number, ? shows what there is, Enter saves)")
    return _more(about, choosable, tree, check, question)


def ask_changes(about: About, present: Tree, check: Callable[[Tree], object]) -> Tree:
    """Ask what changes in a record; what was emptied is None.

    Args:
        about: the household, the kind and this moment.
        present: the record as it is.
        check: raises for changes that cannot be.
    """
    choosable = _choosable(about)
    about.interview.say(shown_fields(choosable, present, filled=True))

    def changes(tree: Tree) -> Tree:
        names = {**present, **tree}
        return {name: tree.get(name) for name in names if tree.get(name) != present.get(name)}

    question = _("What changes? (a name or number, ? shows what there is, Enter saves)")
    tree = _more(about, choosable, dict(present), lambda tree: check(changes(tree)), question)
    return changes(tree)


def _choosable(about: About) -> list[Field]:
    return [each for each in fields(about.kind) if Mark.MADE not in each.marks]


def _more(
    about: About,
    choosable: list[Field],
    tree: Tree,
    check: Callable[[Tree], object],
    question: str,
) -> Tree:
    return choose_fields(
        about,
        choosable,
        tree,
        question,
        lambda field: ask_field(about.with_tree(tree), field, tree.get(field.name)),
        check=check,
    )


# --- who may read it -----------------------------------------------------------------------


class NotNarrowerError(UsageError):
    """A circle with somebody who is not in the usual one (W23)."""

    message = N_("Choose a letter, or some of these. To let others read it: hgcase share.")


def ask_circle(
    interview: "Interview", case: "CaseFile", record: "Record", usual: tuple[str, ...]
) -> Any:
    """Ask who may read a new record beside the team; None leaves it as is usual (W1, W23).

    Three keys: ``s`` discussed together, ``o`` only who told it, ``t`` team alone; the
    usual one first. Where nobody else reads it, this is said and nothing is asked.
    """
    if record.KIND.circle != "visible_to" or not usual:
        interview.say(_("Who may read it: {readers}.", readers=readers_said(case, usual)))
        return None
    together, only, team = _("s"), _("o"), _("t")
    ways: dict[str, tuple[str, ...]] = {together: usual} if len(usual) > 1 else {only: usual}
    if record.said_by in usual:
        ways.setdefault(only, (record.said_by,))
    ways[team] = ()
    labels = {
        together: _("s together: {names}", names=names_said(case, usual)),
        only: _("o only {names}", names=names_said(case, ways.get(only, ()))),
        team: _("t the team alone"),
    }

    def understand(typed: str) -> tuple[str, ...]:
        keys = tuple(typed.upper().replace(",", " ").split())
        if typed.lower() in ways:
            return ways[typed.lower()]
        if keys and set(keys) <= set(usual):
            return keys
        raise NotNarrowerError

    interview.say("  " + "  ·  ".join(labels[letter] for letter in ways))
    chosen = interview.ask(
        f"circle {' '.join(ways)} of {' '.join(usual)}",  # a letter means nobody else later
        _("Who may read it beside the team?"),
        understand,
        usual=next(iter(ways)),
        why=_("Whoever reads it may find it on a paper. The team reads it anyway."),
        fixed_by=repr((record.KIND.section, record.said_by, ways)),
    )
    return None if chosen == usual else list(chosen) or "team"


def readers_said(case: "CaseFile", readers: tuple[str, ...]) -> str:
    """Say who reads something: ``the team alone``, ``the team, Anna and Bram``."""
    if not readers:
        return _("the team alone")
    return _enumerated([_("the team"), *_names(case, readers)])


def names_said(case: "CaseFile", keys: tuple[str, ...]) -> str:
    """Say the names of persons: ``Anna and Bram``; of one without a name the key."""
    return _enumerated(_names(case, keys))


def _names(case: "CaseFile", keys: tuple[str, ...]) -> list[str]:
    records = [case.get(key) for key in keys]
    return [
        (printed_name(record) if record else "") or key
        for record, key in zip(records, keys, strict=True)
    ]


def _enumerated(names: list[str]) -> str:
    *others, last = names or [""]
    return _("{names} and {last}", names=", ".join(others), last=last) if others else last
