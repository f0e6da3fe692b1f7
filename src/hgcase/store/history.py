"""A household as it stood: the way back from the present through what `earlier.py` kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from hgcase.domain.case_file import CaseFile, sections
from hgcase.domain.declare.record import Record
from hgcase.errors import NotFoundError
from hgcase.i18n import N_
from hgcase.store import reading
from hgcase.store.codec import construct, from_json, values_of
from hgcase.store.connection import Connection
from hgcase.store.directory import SHARED, entries_of
from hgcase.store.earlier import WHOLE
from hgcase.store.sections import ENTRY, HOUSEHOLD, Section, directory_table, section

_THEN: Final = f"SELECT max(revision) FROM revision WHERE {HOUSEHOLD} = ? AND at < ?"  # noqa: S608 — constants
_SINCE: Final = (
    f"SELECT section, key, earlier FROM revision WHERE {HOUSEHOLD} = ? AND revision > ?"  # noqa: S608 — constants
    " ORDER BY revision DESC, key DESC"  # the order of a section, without a key, comes last
)
_CUT: Final = "SELECT coalesce(max(id), 0) FROM directory_revision WHERE at < ?"
_OF_ENTRY: Final = (
    f"SELECT earlier FROM directory_revision WHERE section = ? AND {ENTRY} = ? AND id > ?"  # noqa: S608 — constants
    " ORDER BY id DESC"
)


@dataclass(frozen=True, slots=True)
class Past:
    """A household as it stood; it cannot be saved."""

    ref: str
    revision: int
    case: CaseFile
    present: CaseFile


def read_back(connection: Connection, ref: str, end: str) -> Past:
    """Read a household as it stood just before an instant; within a transaction."""
    present = reading.read(connection, ref)
    number, *_ = reading.head(connection, ref)
    then = connection.rows(_THEN, (number, end))[0][0]
    if then is None:
        raise NotFoundError(
            N_("{ref} was not in this store yet on that day."),
            hint=N_("Choose a later day."),
            slug="not-yet",
            ref=ref,
        )
    walk = _Walk(present.case, entries_of(connection, number, SHARED))
    for name, key, earlier in connection.rows(_SINCE, (number, then)):
        walk.undo(name, key, None if earlier is None else from_json(earlier))
    cut = connection.rows(_CUT, (end,))[0][0]
    found = walk.records
    for name in SHARED:
        found[name] = _as_read(connection, walk, section(name), cut)
    case = CaseFile(walk.household, **{name: tuple(of.values()) for name, of in found.items()})
    return Past(ref, then, case, present.case)


class _Walk:
    """A household on its way back: each step undoes what one line was kept for."""

    def __init__(self, case: CaseFile, entries: dict[str, dict[str, int]]) -> None:
        self.household = case.household
        self.records: dict[str, dict[str, Any]] = {
            name: {record.key: record for record in getattr(case, name)} for name in sections()
        }
        self.entries = entries

    def undo(self, name: str, key: str, earlier: Any) -> None:
        """Undo one change."""
        if name == WHOLE:
            self.household = _put_back(self.household, earlier)
        elif not key:
            self.records[name] = {key: self.records[name][key] for key in earlier}
        elif earlier is None:
            del self.records[name][key]
        else:
            if ENTRY in earlier:
                self.entries[name][key] = earlier.pop(ENTRY)
            self.records[name][key] = _put_back(self.records[name][key], earlier)


def _put_back(model: Any, earlier: Mapping[str, Any]) -> Any:
    """Give a model with these columns as they were."""
    return construct(type(model), {**vars(model), **values_of(type(model), earlier)})


def _as_read(connection: Connection, walk: _Walk, of: Section, cut: int) -> dict[str, Record]:
    """Give the records of a directory kind with what the directory held for them then."""
    keys = {
        field: {walk.entries[name][key]: key for key in reversed(walk.records[name])}
        for field, name in of.entries.items()
    }
    found = {}
    for key, record in walk.records[of.name].items():
        held = _entry(connection, of, walk.entries[of.name][key], cut)
        shared = {
            coder.name: keys[coder.name].get(held[coder.name])
            if coder.name in keys
            else coder.value_of(held[coder.name])
            for coder in of.shared
        }
        found[key] = construct(of.kind, {**vars(record), **shared})
    return found


def _entry(connection: Connection, of: Section, entry: int, cut: int) -> dict[str, Any]:
    """Give what an entry of the directory held then, as columns."""
    names = [coder.name for coder in of.shared]
    sql = f"SELECT {', '.join(names)} FROM {directory_table(of.name)} WHERE id = ?"  # noqa: S608 — names come from the declarations
    held = dict(zip(names, connection.rows(sql, (entry,))[0], strict=True))
    for (earlier,) in connection.rows(_OF_ENTRY, (of.name, entry, cut)):
        held |= from_json(earlier)
    return held
