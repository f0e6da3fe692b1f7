"""Made-up histories: two households of one directory, written on some days.

A history is played on a store, and what each household then was is kept beside it. Every
kind of record takes part, and everything that a save may do: new records in the middle
too, other values, withdrawals, another order, names of the directory that become others.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from hypothesis import strategies as st
from tests.store.strategies import TEXTS, held_by_directory, models

from hgcase.domain.case_file import CaseFile, kind_of, sections
from hgcase.domain.declare.record import Record, Withdrawal
from hgcase.domain.declare.values import When
from hgcase.domain.declare.vocabulary import fields
from hgcase.domain.kinds.household import Household
from hgcase.store.directory import SHARED
from hgcase.store.journal import Act
from hgcase.store.open import Store

START: Final = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
DEEDS: Final = (
    "add", "edit", "edit", "edit", "withdraw", "reorder", "household", "take over", "call",
)  # fmt: skip
OF_DIRECTORY: Final = ("take over", "call")
TOLD: Final = {"organisations": "phone", "workers": "discipline", "programmes": "pilot"}
"""A field that every household reads from the directory."""


@dataclass
class Played:
    """What was played: who took part, and what was done how often."""

    histories: int = 0
    days: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    deeds: Counter[str] = field(default_factory=Counter)
    changed_elsewhere: int = 0


def play(
    store: Store, data: st.DataObject, names: Sequence[str], played: Played
) -> list[tuple[str, datetime, CaseFile]]:
    """Play a history in which sections take part, and give what was at the end of each day."""
    at = START
    first = _first(data, played)
    for name in names:
        first = _added(data, first, name, played)
    same = {name: getattr(first, name) for name in SHARED} if data.draw(st.booleans()) else {}
    second = _first(data, played, **same)
    refs = [store.add(case, Act("add", "w", at)) for case in (first, second)]
    kept: dict[tuple[str, datetime], CaseFile] = {}
    _keep(store, refs, at, kept)
    for _ in range(data.draw(st.integers(1, 3))):
        at += timedelta(hours=data.draw(st.sampled_from((1, 24, 50))))
        one, other = data.draw(st.permutations(refs))
        untouched = store.load(other).case
        before = store.load(one)
        after = before.case
        for deed in data.draw(st.lists(st.sampled_from(DEEDS), min_size=1, max_size=3)):
            after = _done(data, after, deed, untouched, played)
        store.save(before, after, Act("save", "w", at))
        played.changed_elsewhere += store.load(other).case != untouched
        _keep(store, refs, at, kept)
    played.histories += 1
    played.days += len(kept)
    return [(ref, day, case) for (ref, day), case in kept.items()]


def end_of(at: datetime) -> datetime:
    """Give the end of the day of an instant."""
    return at.replace(hour=0) + timedelta(days=1)


def _keep(
    store: Store, refs: list[str], at: datetime, kept: dict[tuple[str, datetime], CaseFile]
) -> None:
    for ref in refs:
        kept[ref, end_of(at)] = store.load(ref).case


def _first(data: st.DataObject, played: Played, **held: tuple[Record, ...]) -> CaseFile:
    """Draw a household that is new, with a few records and somebody of the directory."""
    case = CaseFile(household=data.draw(models(Household))).replace(**held)
    of_directory = () if held else data.draw(st.sets(st.sampled_from(SHARED)))
    some = data.draw(st.lists(st.sampled_from(sections()), max_size=3))
    for name in (*sorted(of_directory, key=SHARED.index), *some):
        case = _added(data, case, name, played)
    return case


def _done(
    data: st.DataObject, case: CaseFile, deed: str, other: CaseFile, played: Played
) -> CaseFile:
    played.deeds[deed] += 1
    if deed == "add":
        return _added(data, case, data.draw(st.sampled_from(sections())), played)
    if deed == "household":
        return case.replace(household=data.draw(models(Household)))
    filled = [name for name in sections() if getattr(case, name)]
    if not filled:
        return case
    shared = [name for name in SHARED if name in filled]
    name = data.draw(st.sampled_from(shared if shared and deed in OF_DIRECTORY else filled))
    records: tuple[Record, ...] = getattr(case, name)
    if deed == "reorder":
        return case.replace(**{name: tuple(data.draw(st.permutations(records)))})
    record = data.draw(st.sampled_from(records))
    changed = record.model_copy(update=_update(data, case, deed, record, other))
    return case.replace(**{name: tuple(changed if each is record else each for each in records)})


def _update(
    data: st.DataObject, case: CaseFile, deed: str, record: Record, other: CaseFile
) -> Mapping[str, Any]:
    """Draw what becomes other in a record."""
    if deed == "withdraw":
        return {"withdrawn": Withdrawal(date=When("2026-03-04"), state="done")}
    if deed == "call" and (told := TOLD.get(record.KIND.section)):
        return {told: data.draw(TEXTS)}
    if deed == "take over":
        return _name_elsewhere(data, case, record, other)
    kind, name = type(record), record.KIND.section
    held = held_by_directory(name, record.key, vars(case))
    drawn = data.draw(models(kind, key=st.just(record.key), **held))
    names = [each.name for each in fields(kind) if each.name != "key"]
    chosen = data.draw(st.sets(st.sampled_from(names), min_size=1, max_size=4))
    return {each: getattr(drawn, each) for each in chosen}


def _name_elsewhere(
    data: st.DataObject, case: CaseFile, record: Record, other: CaseFile
) -> Mapping[str, Any]:
    """Draw an entry of the directory that the other household has, and this one has not."""
    by = record.KIND.directory
    if not by or "organisation" in by:
        return {}
    name = record.KIND.section
    mine = {tuple(getattr(each, of) for of in by) for each in getattr(case, name)}
    found = {tuple(getattr(each, of) for of in by) for each in getattr(other, name)} - mine
    return dict(zip(by, data.draw(st.sampled_from(sorted(found))), strict=True)) if found else {}


def _added(data: st.DataObject, case: CaseFile, name: str, played: Played) -> CaseFile:
    played.kinds[name] += 1
    key = case.next_key(name)
    held = held_by_directory(name, key, vars(case))
    record = data.draw(models(kind_of(name), key=st.just(key), **held))
    records = getattr(case, name)
    place = data.draw(st.integers(0, len(records)))
    return case.replace(**{name: (*records[:place], record, *records[place:])})
