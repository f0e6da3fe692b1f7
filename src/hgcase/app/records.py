"""Any kind of record: adding, changing, taking back."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from hgcase.app.circles import refuse_childs_words, refuse_wider
from hgcase.domain.audience import team
from hgcase.domain.household import Household
from hgcase.domain.kinds import CaseFile
from hgcase.domain.narrowing import edit_problems
from hgcase.domain.talks import as_it_went
from hgcase.domain.wall import is_withheld_in_part, left_for
from hgcase.domain.writing import with_circles
from hgcase.errors import (
    CaseFileError,
    ChangedMeanwhileError,
    NotFoundError,
    RefusedError,
    UsageError,
)
from hgcase.formats.reading import placed, record_from
from hgcase.formats.tree import only_entry, read_tree
from hgcase.formats.writing import tree_of
from hgcase.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hgcase.app.context import AppContext
    from hgcase.domain.problem import Problem
    from hgcase.domain.record import Model, Record
    from hgcase.store.journal import Act
    from hgcase.store.open import Store
    from hgcase.store.reading import Loaded

HOUSEHOLD: Final = "household"
Save = Callable[["Store", "Loaded", CaseFile, "Act"], object]
"""Writes a household with what belongs to its new record, instead of `Store.save`."""


class NotSavedError(CaseFileError):
    """Fields that were typed and cannot be so; nothing was changed."""

    message = N_("Nothing was saved.")


class NoSuchRecordError(NotFoundError):
    """A key that names no record of this kind, or none that this worker may read (W17)."""

    message = N_("There is no {key} under {section} in {ref}.")


class NoSuchKeyError(NotFoundError):
    """A key that names no record at all, or none that this worker may read (W17)."""

    message = N_("There is no {key} in {ref}.")


class NothingChangedError(UsageError):
    """An edit that changes nothing."""

    message = N_("Nothing is different; nothing was saved.")


class TakenBackError(RefusedError):
    """A record that was taken back already."""

    message = N_("{key} was taken back already.")


class WithheldInPartError(RefusedError):
    """A record of which a part is for other workers alone (W17)."""

    message = N_("A part of {key} is for some workers only; you are not among them.")
    hint = N_("One of them can change it.")


@dataclass(frozen=True, slots=True)
class Opened:
    """A household in which somebody is about to write, as this worker may read it.

    Args:
        ref: its whole ref.
        revision: how often it had been written.
        case: its records, texts with their references as they stand.
        whole: all of it, to check what is about to be written; never shown.
    """

    ref: str
    revision: int
    case: CaseFile
    whole: CaseFile


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the household as saved, and the record.

    Args:
        ref: of the household.
        section: of the record; ``household`` for the household's own fields.
        key: of the record; none for the household.
        case: the household as it is now.
        changed: the fields that are other; none of a new record.
    """

    ref: str
    section: str
    key: str
    case: CaseFile
    changed: tuple[str, ...] = ()

    @property
    def record(self) -> "Record | None":
        """The record as it is now; None for the household."""
        return self.case.get(self.key)


@contextmanager
def look(ctx: "AppContext", ref: str, action: str) -> Iterator[Opened]:
    """Give a household to write in; the look is journaled after it was shown.

    Raises:
        NotFoundError: no such household.
    """
    with ctx.store() as store:
        loaded = store.load(store.find(ref, whole=True))
        try:
            yield Opened(loaded.ref, loaded.revision, _readable(ctx, loaded.case), loaded.case)
        finally:
            store.looked(loaded.ref, ctx.act(action))


def _readable(ctx: "AppContext", case: CaseFile) -> CaseFile:
    """Leave out what is narrowed to other workers, and what makes no sense without it (W17)."""
    return left_for(case, team(ctx.worker_key(case)))


def find(ctx: "AppContext", loaded: "Loaded | Opened", section: str, key: str) -> "Record":
    """Give a record by its section (any, where it is empty) and its key.

    Raises:
        NoSuchRecordError, NoSuchKeyError: there is none, or not for this worker (W17).
    """
    case = _readable(ctx, loaded.case)
    record = case.find(section, key) if section else case.get(key)
    if record is None:
        shown = key if key.isalnum() and len(key) <= _LONGEST_KEY else "?"
        if not section:
            raise NoSuchKeyError(key=shown, ref=loaded.ref)
        raise NoSuchRecordError(key=shown, section=section, ref=loaded.ref)
    if is_withheld_in_part(loaded.case, team(ctx.worker_key(loaded.case)), key):
        raise WithheldInPartError(key=key)
    return record


_LONGEST_KEY: Final = 9


def fields_of(text: str, section: str) -> dict[str, Any]:
    """Read the fields of one entry of a section from YAML or JSON text.

    Raises:
        CaseFileError: it is no text of fields.
    """
    tree = only_entry(read_tree(text), section)
    if not isinstance(tree, dict):
        from hgcase.errors import CaseProblem

        raise CaseFileError([CaseProblem(N_("Fields are asked here, each with its name."))])
    return tree


def draft(case: CaseFile, section: str, tree: Mapping[str, Any], text: str = "") -> "Record":
    """Make a record that is not saved yet, to say what would become of it.

    Raises:
        CaseFileError: every problem of its fields.
    """
    try:
        return record_from(dict(tree), section, case, text)
    except CaseFileError as error:
        if text:
            raise
        raise NotSavedError(error.problems) from None


def add(
    ctx: "AppContext",
    ref: str,
    section: str,
    tree: Mapping[str, Any],
    *,
    text: str = "",
    up_to_default: bool = False,
    save: Save | None = None,
) -> Written:
    """Add one record.

    Args:
        ctx: this run.
        ref: of the household, whole.
        section: the kind of record.
        tree: its fields; without a key it gets the next free one.
        text: from which the fields were read, to find the lines of problems.
        up_to_default: whether its circle can only narrow the default of its kind.
        save: writes the household with what belongs to the record, instead of `Store.save`.

    Raises:
        CaseFileError: it cannot be so; nothing was changed.
        WiderThanDefaultError: its circle is wider than a new record of its kind gets.
        ChangedMeanwhileError: somebody else wrote in the meantime.
    """
    with ctx.store() as store:
        loaded = store.load(store.find(ref, whole=True))
        record = draft(loaded.case, section, tree, text)
        case = (
            as_it_went(loaded.case, record, ctx.today)  # type: ignore[arg-type]
            if section == "sessions"
            else loaded.case.add(record)
        )
        if up_to_default:
            refuse_wider(case, record, ctx)
        case = with_circles(case, ctx.today)
        refuse(case.problems(), text, record.key)
        refuse_childs_words(case, record.key, ctx)
        (save or _save)(store, loaded, case, ctx.act(f"add {section}"))
        return Written(loaded.ref, section, record.key, case)


def _save(store: "Store", loaded: "Loaded", case: CaseFile, act: "Act") -> None:
    store.save(loaded, case, act)


def edit(
    ctx: "AppContext",
    ref: str,
    section: str,
    key: str,
    changes: Mapping[str, Any],
    *,
    text: str = "",
    revision: int | None = None,
) -> Written:
    """Change fields of one record, or of the household itself; the earlier values are kept.

    Args:
        ctx: this run.
        ref: of the household, whole.
        section: the kind of record; ``household`` for the household's own fields.
        key: of the record; not looked at for the household.
        changes: the fields that change; None empties one.
        text: from which the changes were read, to find the lines of problems.
        revision: that of the household when its values were shown.

    Raises:
        NoSuchRecordError: no such record.
        NothingChangedError: all is as it was.
        CaseFileError: it cannot be so, or would let more people read; nothing was changed.
        ChangedMeanwhileError: somebody else wrote in the meantime.
    """
    with ctx.store() as store:
        loaded = store.load(store.find(ref, whole=True))
        if revision not in (None, loaded.revision):
            raise ChangedMeanwhileError(ref=loaded.ref)
        before = loaded.case.household if section == HOUSEHOLD else find(ctx, loaded, section, key)
        after = changed(before, section, changes, loaded.case, text)
        if after == before:
            raise NothingChangedError
        case = put(loaded.case, after)
        refuse([*edit_problems(loaded.case, before, after), *case.problems()], text, key)
        store.save(loaded, case, ctx.act(f"edit {section}"))
        names = tuple(each for each in vars(after) if vars(after)[each] != vars(before)[each])
        return Written(loaded.ref, section, key, case, names)


def changed(
    before: "Model", section: str, changes: Mapping[str, Any], case: CaseFile, text: str = ""
) -> "Model":
    """Give a record, or the household, with these fields other.

    Raises:
        CaseFileError: every problem of the fields.
    """
    tree = {**tree_of(before), **changes}
    tree = {name: value for name, value in tree.items() if value is not None}
    if section == HOUSEHOLD:
        from hgcase.formats.reading import household_from

        return household_from(tree, text)
    return draft(case, section, tree, text)


def put(case: CaseFile, after: "Model") -> CaseFile:
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


def withdraw(
    ctx: "AppContext", ref: str, section: str, key: str, withdrawal: Mapping[str, Any]
) -> Written:
    """Take a record back, or note that somebody says it will be; it stays in the file.

    Args:
        ctx: this run.
        ref: of the household, whole.
        section: the kind of record.
        key: of the record.
        withdrawal: its date, state, who said so and why.

    Raises:
        NoSuchRecordError: no such record.
        TakenBackError: it was taken back already.
        CaseFileError: it cannot be so; nothing was changed.
    """
    with ctx.store() as store:
        loaded = store.load(store.find(ref, whole=True))
        before = find(ctx, loaded, section, key)
        refuse_taken_back(before, announced=withdrawal.get("state") == "announced")
        case = put(
            loaded.case,
            changed(before, section, {"withdrawn": dict(withdrawal)}, loaded.case),
        )
        refuse(case.problems(), "", key)
        store.save(loaded, case, ctx.act(f"withdraw {section}"))
        return Written(loaded.ref, section, key, case, ("withdrawn",))


def refuse_taken_back(record: "Record", *, announced: bool = False) -> None:
    """Refuse a record that was taken back; one that will be can be taken back still.

    Raises:
        TakenBackError: it was taken back already, or is said so already.
    """
    if record.taken_back or (announced and record.withdrawn is not None):
        raise TakenBackError(key=record.key)


def refuse(problems: "Sequence[Problem]", text: str, key: str) -> None:
    """Refuse if there is any problem, and say all of them.

    Raises:
        CaseFileError: there is a problem.
    """
    if problems:
        found = placed(text, problems, str(problems[0].path[0]), key)
        raise (CaseFileError if text else NotSavedError)(found)
