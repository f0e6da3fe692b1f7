"""One record on its way into a household: made, changed, put in its place."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from hgcase.domain.case_file import CaseFile
from hgcase.domain.declare.record import Model, Record
from hgcase.domain.kinds.household import Household
from hgcase.domain.problem import Problem
from hgcase.errors import CaseFileError, CaseProblem
from hgcase.formats.reading import placed, record_from
from hgcase.i18n import N_

HOUSEHOLD: Final = "household"
"""Stands for a section where the household's own fields are meant."""


def draft(case: CaseFile, section: str, tree: Mapping[str, Any], text: str = "") -> Record:
    """Make a record that is not saved yet."""
    try:
        return record_from(tree, section, case, text)
    except CaseFileError as error:
        if text:
            raise
        raise _refused(error.problems, text) from None


def changed(
    before: Model, section: str, changes: Mapping[str, Any], case: CaseFile, text: str = ""
) -> Model:
    """Give a record, or the household, with these fields other."""
    from hgcase.domain.declare.trees import tree_of

    tree = {**tree_of(before), **changes}
    tree = {name: value for name, value in tree.items() if value is not None}
    if section == HOUSEHOLD:
        from hgcase.formats.reading import household_from

        return household_from(tree, text)
    return draft(case, section, tree, text)


def put(case: CaseFile, after: Model) -> CaseFile:
    """Put a record, or the household itself, in the place of what it was."""
    if isinstance(after, Household):
        return case.replace(household=after)
    record: Any = after
    section = record.KIND.section
    return case.replace(
        **{
            section: tuple(
                record if each.key == record.key else each for each in getattr(case, section)
            )
        }
    )


def refuse(problems: Sequence[Problem], text: str, key: str) -> None:
    """Refuse if there is any problem, and say all of them."""
    if problems:
        found = placed(text, problems, str(problems[0].path[0]), key)
        raise _refused(found, text)


def _refused(problems: Sequence[CaseProblem], text: str) -> CaseFileError:
    """Say of a text that it was not taken in, and of what was typed that it was not saved."""
    if text:
        return CaseFileError(problems=problems)
    return CaseFileError(N_("Nothing was saved."), slug="not-saved", problems=problems)
