"""Any kind of record: adding, changing, taking back."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hgcase.app.one_record import (
    HOUSEHOLD,
    NoSuchKeyError,
    NoSuchRecordError,
    NotSavedError,
    WithheldInPartError,
    changed,
    draft,
    find,
    put,
    readable,
    refuse,
)
from hgcase.app.writing import NothingChangedError, Save, saving, write, write_in
from hgcase.domain.case_file import CaseFile
from hgcase.domain.verbs.steps import Changed, New
from hgcase.errors import CaseFileError, RefusedError
from hgcase.formats.tree import only_entry, read_tree
from hgcase.i18n import N_

if TYPE_CHECKING:
    from hgcase.app.context import AppContext
    from hgcase.domain.declare.record import Record

__all__ = [
    "NoSuchKeyError",
    "NoSuchRecordError",
    "NotSavedError",
    "NothingChangedError",
    "Opened",
    "Save",
    "TakenBackError",
    "WithheldInPartError",
    "Written",
    "add",
    "changed",
    "draft",
    "edit",
    "fields_of",
    "find",
    "look",
    "put",
    "refuse",
    "refuse_taken_back",
    "withdraw",
]


class TakenBackError(RefusedError):
    """A record that was taken back already."""

    message = N_("{key} was taken back already.")


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
            yield Opened(loaded.ref, loaded.revision, readable(ctx, loaded.case), loaded.case)
        finally:
            store.looked(loaded.ref, ctx.act(action))


def fields_of(text: str, section: str) -> dict[str, Any]:
    """Read the fields of one entry of a section from YAML or JSON text.

    Raises:
        CaseFileError: it is no text of fields.
    """
    tree = only_entry(read_tree(text), section)
    if not isinstance(tree, dict):
        from hgcase.errors import CaseProblem

        raise CaseFileError(
            problems=[CaseProblem(N_("Fields are asked here, each with its name."))]
        )
    return tree


def add(
    ctx: "AppContext",
    ref: str,
    section: str,
    tree: Mapping[str, Any],
    *,
    text: str = "",
    up_to_default: bool = False,
    save: Save | None = None,
    finishes: str = "",
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
        finishes: the command whose draft of this household is no longer needed.

    Raises:
        CaseFileError: it cannot be so; nothing was changed.
        WiderThanDefaultError: its circle is wider than a new record of its kind gets.
        ChangedMeanwhileError: somebody else wrote in the meantime.
    """
    with ctx.store() as store:
        loaded = store.load(store.find(ref, whole=True))
        wrote = write_in(
            ctx, store, loaded, [New(section, tree)], f"add {section}",
            entry=text, up_to_default=up_to_default, save=save or saving(finishes),
        )  # fmt: skip
        return Written(wrote.ref, section, wrote.keys[0], wrote.case)


def edit(
    ctx: "AppContext",
    ref: str,
    section: str,
    key: str,
    changes: Mapping[str, Any],
    *,
    text: str = "",
    revision: int | None = None,
    finishes: str = "",
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
        finishes: the command whose draft of this household is no longer needed.

    Raises:
        NoSuchRecordError: no such record.
        NothingChangedError: all is as it was.
        CaseFileError: it cannot be so, or would let more people read; nothing was changed.
        ChangedMeanwhileError: somebody else wrote in the meantime.
    """
    steps = [Changed(section, key, changes)]
    wrote = write(
        ctx, ref, steps, f"edit {section}", revision=revision, entry=text, finishes=finishes
    )
    of_household = section == HOUSEHOLD
    before, after = (
        vars(case.household if of_household else case.get(key))
        for case in (wrote.before, wrote.case)
    )
    names = tuple(each for each in after if after[each] != before[each])
    return Written(wrote.ref, section, key, wrote.case, names)


def withdraw(
    ctx: "AppContext",
    ref: str,
    section: str,
    key: str,
    withdrawal: Mapping[str, Any],
    *,
    finishes: str = "",
) -> Written:
    """Take a record back, or note that somebody says it will be; it stays in the file.

    Args:
        ctx: this run.
        ref: of the household, whole.
        section: the kind of record.
        key: of the record.
        withdrawal: its date, state, who said so and why.
        finishes: the command whose draft of this household is no longer needed.

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
        store.save(loaded, case, ctx.act(f"withdraw {section}"), finishes=finishes)
        return Written(loaded.ref, section, key, case, ("withdrawn",))


def refuse_taken_back(record: "Record", *, announced: bool = False) -> None:
    """Refuse a record that was taken back; one that will be can be taken back still.

    Raises:
        TakenBackError: it was taken back already, or is said so already.
    """
    if record.taken_back or (announced and record.withdrawn is not None):
        raise TakenBackError(key=record.key)
