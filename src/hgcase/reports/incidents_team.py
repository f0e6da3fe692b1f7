"""Incidents for the team: the bare event, and the accounts of it side by side (W5)."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pydantic_core import PydanticCustomError

from hgcase.domain.declare.values import When
from hgcase.domain.wall.seen import Seen
from hgcase.reports.people import names
from hgcase.reports.records_team import Taken, taken

if TYPE_CHECKING:
    from hgcase.domain.kinds.incidents import Account, Act, Incident


@dataclass(frozen=True, slots=True)
class ActLine:
    """Who did what to whom, in the words of an account."""

    who: tuple[str, ...]
    one_of: bool
    whom: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class HarmLine:
    """Harm to one person, and who saw it."""

    person: str
    text: str
    seen_by: str


@dataclass(frozen=True, slots=True)
class AccountSheet:
    """What one party tells of an incident."""

    by: str
    date: "When | None"
    basis: str
    kinds: tuple[str, ...]
    serious: str
    children: tuple[str, ...]
    acts: tuple[ActLine, ...]
    harm: tuple[HarmLine, ...]
    circumstances: str
    text: str
    shared_with: tuple[str, ...]
    taken: Taken


@dataclass(frozen=True, slots=True)
class OtherReading:
    """A second reading of a field of an incident."""

    field: str
    value: str
    when: "When | None"
    by: str


@dataclass(frozen=True, slots=True)
class IncidentSheet:
    """An event, and all that is told of it."""

    at: "When"
    place: str
    relapse: str
    times: str
    also: tuple[OtherReading, ...]
    accounts: tuple[AccountSheet, ...]
    taken: Taken


def incidents(seen: Seen, since: date, until: date) -> tuple[IncidentSheet, ...]:
    """Give what happened in the period, or was told in it for the first time."""
    shown = []
    for incident in sorted(seen.case.incidents, key=lambda incident: incident.at):
        accounts = [each for each in seen.case.accounts if each.incident == incident.key]
        told = [each.date.day for each in accounts if each.date is not None]
        happened = incident.at.day <= until and incident.at.last_day >= since
        if happened or any(since <= day <= until for day in told):
            shown.append(_incident(seen, incident, accounts, until))
    return tuple(shown)


def _incident(
    seen: Seen, incident: "Incident", accounts: "list[Account]", until: date
) -> IncidentSheet:
    known = [each for each in accounts if each.date is None or each.date.day <= until]
    return IncidentSheet(
        incident.at,
        incident.place or "",
        incident.relapse or "",
        incident.times or "",
        tuple(
            OtherReading(
                each.field, each.value, _as_date(each.value), seen.name(each.said_by or "")
            )
            for each in incident.also
        ),
        tuple(_account(seen, each) for each in sorted(known, key=_told)),
        taken(seen, incident),
    )


def _as_date(value: str) -> "When | None":
    """Read another reading as a date, where it is one."""
    try:
        return When.parse(value)
    except PydanticCustomError:
        return None


def _told(account: "Account") -> tuple[bool, str]:
    return (account.date is None, account.date.first if account.date else "")


def _account(seen: Seen, account: "Account") -> AccountSheet:
    return AccountSheet(
        by=seen.name(account.said_by or ""),
        date=account.date,
        basis=account.basis or "",
        kinds=account.kinds,
        serious=account.serious or "",
        children=names(seen, account.children_present),
        acts=tuple(_act(seen, act) for act in account.acts),
        harm=tuple(
            HarmLine(seen.name(each.person), each.text, seen.name(each.seen_by or ""))
            for each in account.harm
        ),
        circumstances=account.circumstances or "",
        text=account.text or "",
        shared_with=names(seen, account.visible_to or ()),
        taken=taken(seen, account),
    )


def _act(seen: Seen, act: "Act") -> ActLine:
    return ActLine(names(seen, act.who), act.which == "one_of", names(seen, act.whom), act.text)
