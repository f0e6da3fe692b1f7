"""Who is where on a day: what the stays say."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hgcase.domain.kinds import CaseFile
    from hgcase.domain.places import Stay


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Persons who are in the same place: their keys, and the stay that says so, if any does."""

    persons: tuple[str, ...]
    stay: "Stay | None"


def stay_on(case: "CaseFile", person: str, day: date) -> "Stay | None":
    """Give the stay of a person on a day: the one that began last; registered does not count."""
    stays = [stay for stay in case.stays if person in stay.persons and _covers(stay, day)]
    return max(stays, key=lambda stay: stay.since.first if stay.since else "", default=None)


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
