"""One record on its way into a household: found, made, changed, put in its place."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from hgcase.domain.case_file import kind_of
from hgcase.domain.declare.labels import kind_name
from hgcase.domain.kinds.household import Household
from hgcase.domain.wall.seen import team
from hgcase.domain.wall.the_wall import is_withheld_in_part, left_for
from hgcase.errors import CaseFileError, NotFoundError, RefusedError
from hgcase.formats.reading import placed, record_from
from hgcase.i18n import N_, Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hgcase.app.context import AppContext
    from hgcase.app.records import Opened
    from hgcase.domain.case_file import CaseFile
    from hgcase.domain.checks.problem import Problem
    from hgcase.domain.declare.record import Model, Record
    from hgcase.store.reading import Loaded

HOUSEHOLD: Final = "household"
"""Stands for a section where the household's own fields are meant."""

_LONGEST_KEY: Final = 9


class NotSavedError(CaseFileError):
    """Fields that were typed and cannot be so; nothing was changed."""

    message = N_("Nothing was saved.")


class NoSuchRecordError(NotFoundError):
    """A key that names no record of this kind, or none that this worker may read (W17)."""

    message = N_("There is no {kind} {key} in {ref}.")

    def __init__(self, *, section: str, key: str, ref: str) -> None:
        super().__init__(kind=section, key=key, ref=ref)
        self._section = section

    def tell(self, language: Language) -> list[str]:
        """Say it with the kind as it is called in *language*."""
        kind = kind_name(language, kind_of(self._section))
        return [language(self.message, {**self.params, "kind": kind})]


class NoSuchKeyError(NotFoundError):
    """A key that names no record at all, or none that this worker may read (W17)."""

    message = N_("There is no {key} in {ref}.")


class WithheldInPartError(RefusedError):
    """A record of which a part is for other workers alone (W17)."""

    message = N_("A part of {key} is for some workers only; you are not among them.")
    hint = N_("One of them can change it.")


def find(ctx: "AppContext", loaded: "Loaded | Opened", section: str, key: str) -> "Record":
    """Give a record by its section (any, where it is empty) and its key.

    Raises:
        NoSuchRecordError, NoSuchKeyError: there is none, or not for this worker (W17).
        WithheldInPartError: a part of it is for other workers alone (W17).
    """
    return find_in(ctx, loaded.ref, loaded.case, section, key)


def find_in(ctx: "AppContext", ref: str, whole: "CaseFile", section: str, key: str) -> "Record":
    """Give a record of a household, all of it, as `find` does."""
    case = readable(ctx, whole)
    record = case.find(section, key) if section else case.get(key)
    if record is None:
        shown = key if key.isalnum() and len(key) <= _LONGEST_KEY else "?"
        if not section:
            raise NoSuchKeyError(key=shown, ref=ref)
        raise NoSuchRecordError(key=shown, section=section, ref=ref)
    if is_withheld_in_part(whole, team(ctx.worker_key(whole)), key):
        raise WithheldInPartError(key=key)
    return record


def readable(ctx: "AppContext", case: "CaseFile") -> "CaseFile":
    """Leave out what is narrowed to other workers, and what makes no sense without it (W17)."""
    return left_for(case, team(ctx.worker_key(case)))


def draft(case: "CaseFile", section: str, tree: Mapping[str, Any], text: str = "") -> "Record":
    """Make a record that is not saved yet, to say what would become of it.

    Raises:
        CaseFileError: every problem of its fields.
    """
    try:
        return record_from(tree, section, case, text)
    except CaseFileError as error:
        if text:
            raise
        raise NotSavedError(problems=error.problems) from None


def changed(
    before: "Model", section: str, changes: Mapping[str, Any], case: "CaseFile", text: str = ""
) -> "Model":
    """Give a record, or the household, with these fields other.

    Raises:
        CaseFileError: every problem of the fields.
    """
    from hgcase.formats.writing import tree_of

    tree = {**tree_of(before), **changes}
    tree = {name: value for name, value in tree.items() if value is not None}
    if section == HOUSEHOLD:
        from hgcase.formats.reading import household_from

        return household_from(tree, text)
    return draft(case, section, tree, text)


def put(case: "CaseFile", after: "Model") -> "CaseFile":
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


def refuse(problems: "Sequence[Problem]", text: str, key: str) -> None:
    """Refuse if there is any problem, and say all of them.

    Raises:
        CaseFileError: there is a problem.
    """
    if problems:
        found = placed(text, problems, str(problems[0].path[0]), key)
        raise (CaseFileError if text else NotSavedError)(problems=found)
