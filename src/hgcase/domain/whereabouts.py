"""Who is where on a day: what the stays say."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hgcase.domain.kinds import CaseFile
    from hgcase.domain.places import Break, Stay


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Persons who are in the same place: their keys, and the stay that says so, if any does."""

    persons: tuple[str, ...]
    stay: "Stay | None"


def stay_on(case: "CaseFile", person: str, day: date) -> "Stay | None":
    """Give the stay of a person on a day: the one that began last; registered does not count."""
    stays = [stay for stay in case.stays if person in stay.persons and _covers(stay, day)]
    return _in_turn(stays)[-1] if stays else None


def places_of_break(case: "CaseFile", key: str) -> "tuple[Stay, ...]":
    """Give the stays of a Break, place after place (A52)."""
    stays = (each for each in case.stays if each.break_event == key and not each.taken_back)
    return tuple(_in_turn(stays))


def _in_turn(stays: "Iterable[Stay]") -> "list[Stay]":
    """Put stays in the order in which they came: by date, and after what they follow."""
    found: list[Stay] = []
    left = sorted(stays, key=lambda stay: stay.since.first if stay.since else "")
    while left:
        waiting = {stay.key for stay in left}
        stay = next((each for each in left if not waiting & set(each.follows)), left[0])
        left.remove(stay)
        found.append(stay)
    return found


def running_breaks(case: "CaseFile", day: date) -> "tuple[Break, ...]":
    """Give the Breaks that run on a day."""
    return tuple(
        each
        for each in case.breaks
        if not each.taken_back
        and (each.since is None or each.since.day <= day)
        and (each.until is None or each.until.last_day >= day)
    )


def _covers(stay: "Stay", day: date) -> bool:
    return (
        stay.kind != "registered"
        and (stay.since is None or stay.since.day <= day)
        and (stay.until is None or stay.until.last_day >= day)
        and not stay.taken_back
    )


def whereabouts(case: "CaseFile", day: date) -> tuple[Whereabouts, ...]:
    """Group the persons of a household by where they are on a day, in the order of the file.

    Persons at one home are one group, whichever stays say so; a person without a stay
    stands in the last group.
    """
    groups: dict[object, tuple[list[str], Stay | None]] = {}
    for person, stay in _stays(case, day):
        place: object = None if stay is None else (stay.home or stay.key)
        groups.setdefault(place, ([], stay))[0].append(person)
    known = [Whereabouts(tuple(keys), stay) for keys, stay in groups.values() if stay is not None]
    unknown = [Whereabouts(tuple(keys), None) for keys, stay in groups.values() if stay is None]
    return (*known, *unknown)


def _stays(case: "CaseFile", day: date) -> "Iterator[tuple[str, Stay | None]]":
    return ((person.key, stay_on(case, person.key, day)) for person in case.persons)
