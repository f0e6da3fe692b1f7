"""Who is where on a day: what the stays say."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from hgcase.domain.case_file import CaseFile
from hgcase.domain.declare.values import When

if TYPE_CHECKING:
    from hgcase.domain.kinds.places import Break, Home, Stay


class Whereabouts(NamedTuple):
    """Persons who are in the same place: their keys, and the stay that says so, if any does."""

    persons: tuple[str, ...]
    stay: "Stay | None"


def stay_on(case: CaseFile, person: str, day: date) -> "Stay | None":
    """Give the stay of a person on a day: the one that began last; registered does not count.

    Whoever came home from a Break on that day, or at a time of it, is at home.
    """
    stays = [stay for stay in case.stays if person in stay.persons and _covers(stay, day)]
    lasting = [stay for stay in stays if not _is_over_by_night(stay, day)]
    return _in_turn(lasting or stays)[-1] if stays else None


def _is_over_by_night(stay: "Stay", day: date) -> bool:
    """Tell whether a stay ended in the course of a day; one without a time lasts through it."""
    if stay.until is None or stay.until.last_day > day:
        return False
    return _is_over(stay.until, day) or stay.break_event is not None


def is_hidden(stay: "Stay", home: "Home") -> bool:
    """Tell whether that somebody is in this home shows only when it is asked for."""
    within = home.KIND.within
    return stay.known_to is not None or (within is not None and within(home) is not None)


def places_of_break(case: CaseFile, key: str) -> "tuple[Stay, ...]":
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


def running_breaks(case: CaseFile, day: date) -> "tuple[Break, ...]":
    """Give the Breaks that run on a day; one that ended at a time of it does not any more."""
    return tuple(
        each
        for each in case.breaks
        if not each.taken_back
        and (each.since is None or each.since.day <= day)
        and not (each.until is not None and _is_over(each.until, day))
    )


def _is_over(until: When, day: date) -> bool:
    """Tell whether something is over at the end of a day; without a time it lasts through it."""
    return until.last_day < day or (until.last_day == day and until.time is not None)


def _covers(stay: "Stay", day: date) -> bool:
    return (
        stay.kind != "registered"
        and (stay.since is None or stay.since.day <= day)
        and (stay.until is None or stay.until.last_day >= day)
        and not stay.taken_back
    )


def whereabouts(case: CaseFile, day: date) -> tuple[Whereabouts, ...]:
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


def _stays(case: CaseFile, day: date) -> "Iterator[tuple[str, Stay | None]]":
    return ((person.key, stay_on(case, person.key, day)) for person in case.persons)
