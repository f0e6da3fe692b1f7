"""Asking for any kind of record, by what its declaration says."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from hgcase.app.context import AppContext
from hgcase.app.household import Opened
from hgcase.cli.guided.about import About
from hgcase.cli.guided.choices import can_be_asked
from hgcase.cli.guided.choosing import Tree, choose_fields, put, shown_fields
from hgcase.cli.guided.field import ask_field
from hgcase.cli.guided.interview import Interview
from hgcase.cli.guided.people import readers_said, roll
from hgcase.cli.guided.script import Script, Told
from hgcase.cli.language import _
from hgcase.domain.case_file import CaseFile
from hgcase.domain.declare.record import Model, Record, Withdrawal
from hgcase.domain.declare.trees import tree_of
from hgcase.domain.declare.vocabulary import Field, Mark, fields
from hgcase.domain.verbs.steps import Changed, TakenBack
from hgcase.domain.verbs.taking import refuse_taken_back

_TOLD: Final = frozenset(("accounts", "statements", "markers", "observations", "concerns"))
"""Kinds of which it matters first who says so."""


def usual_fields(kind: type[Model], section: str) -> tuple[Field, ...]:
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


class Changes(Script):
    """Ask what changes in a record, with what is there now."""

    def __init__(
        self,
        ask: Interview,
        household: Opened,
        *,
        ctx: AppContext,
        section: str,
        key: str,
        kind: type[Model],
    ) -> None:
        super().__init__(ask, household)
        self.place, self.kind, self.ctx = (section, key), kind, ctx

    def told(self) -> Told:
        """Ask, and give what was told; nothing where nothing changes."""
        section, key = self.place
        of_it = self.household.record(section, key) if key else self.case.household
        about = About(self.ask, self.case, self.kind)
        changes = ask_changes(about, tree_of(of_it), self._refuse)
        return lambda: [Changed(*self.place, changes)] if changes else []

    def _refuse(self, changes: Tree) -> None:
        from hgcase.app.writing import tried

        if changes:
            tried(self.ctx, self.household, [Changed(*self.place, changes)])


class TakingBack(Script):
    """Ask why a record is taken back."""

    def __init__(
        self,
        ask: Interview,
        household: Opened,
        *,
        section: str,
        key: str,
        given: Mapping[str, Any],
    ) -> None:
        super().__init__(ask, household)
        self.place, self.given = (section, key), given
        refuse_taken_back(household.record(section, key))

    def told(self) -> Told:
        """Ask, and give what was told."""
        field = next(each for each in fields(Withdrawal) if each.name == "why")
        why = ask_field(About(self.ask, self.case, Withdrawal), field)
        given = {**self.given, "why": why} if why else self.given
        return lambda: [TakenBack(*self.place, given)]


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


def ask_circle(interview: Interview, case: CaseFile, record: Record, usual: tuple[str, ...]) -> Any:
    """Ask who may read a new record beside the team; None leaves it as is usual (W1, W23).

    As is usual comes first, then only who told it, and the team alone. Where nobody else
    reads it, this is said and nothing is asked.
    """
    if record.KIND.circle != "visible_to" or not usual:
        interview.say(_("Who may read it: {readers}.", readers=readers_said(case, usual)))
        return None
    teller = [(record.said_by,)] if record.said_by in usual else []
    ways = [usual, *teller, ()]
    chosen = interview.circle(
        f"circle {teller} of {' '.join(usual)}",  # it never means anybody else later
        _("Who may read it beside the team?"),
        ways,
        roll(case, usual),
        why=_("Whoever reads it may find it on a paper. The team reads it anyway. To let others "
              "read it: hgcase share."),
        fixed_by=repr((record.KIND.section, record.said_by, ways)),
    )  # fmt: skip
    return None if chosen == usual else list(chosen) or "team"
