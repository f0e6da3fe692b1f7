"""What happened, in order: the dates of every kind of record, as its declaration has them.

A record stands at its first filled date. Its other moments, and the dated lines in it, are
events of their own: a decision, a phase, an answer. A deadline and an end never happened;
they are to come. A soft date stands at its earliest day.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, cast

from hgcase.domain.declare.vocabulary import NESTED, Field, Mark, fields
from hgcase.domain.standing.dated import Rank, dates_of, moment_of, own_fields, rank_of

if TYPE_CHECKING:
    from hgcase.domain.case_file import CaseFile
    from hgcase.domain.declare.record import Model, Record
    from hgcase.domain.declare.values import When
    from hgcase.domain.kinds.incidents import Account

Sort = Literal["record", "moment", "lines", "deadline", "end"]

_OVER: Final = frozenset({"ended", "withdrawn", "suspended", "cancelled"})


class Event(NamedTuple):
    """One thing with a date.

    Args:
        record: of which it is told.
        path: the fields that lead to the date, ``("decisions", "date")``; none without one.
        when: its date.
        sort: what it is: the record itself, another moment of it, dated lines in it, or a
            deadline or an end.
        lines: the dated lines, all of one field and day.
        accounts: of an incident what is told of it, side by side.
        marks: of the field that holds the date.
    """

    record: "Record"
    path: tuple[str, ...] = ()
    when: "When | None" = None
    sort: Sort = "record"
    lines: "tuple[Model, ...]" = ()
    accounts: "tuple[Account, ...]" = ()
    marks: frozenset[Mark] = frozenset()

    @property
    def section(self) -> str:
        """The section of its record."""
        return self.record.KIND.section


class Timeline(NamedTuple):
    """What happened, what is to come, and what has no date, each in order."""

    past: tuple[Event, ...]
    coming: tuple[Event, ...]
    undated: tuple[Event, ...]


def timeline(
    case: "CaseFile",
    today: date,
    *,
    only: "About | None" = None,
    among: Collection[str] | None = None,
    since: date | None = None,
    until: date | None = None,
) -> Timeline:
    """Put everything of a case in the order in which it was.

    Args:
        today: the day that divides what was from what is to come.
        only: the person it is about; None for all.
        among: the sections it is about; None for all.
        since: from which day; what has no date is left out then.
        until: up to and with which day; what has no date is left out then.
    """
    order = _Order(case)
    ranked = sorted(
        (
            (order.rank(event), event)
            for event in _events(case, only, among)
            if _within(event, since, until) and _counts(event, today)
        ),
        key=lambda each: each[0],
    )
    dated = [event for rank, event in ranked if rank[0] != _NEVER]
    return Timeline(
        tuple(event for event in dated if not _is_to_come(event, today)),
        tuple(event for event in dated if _is_to_come(event, today)),
        tuple(event for rank, event in ranked if rank[0] == _NEVER),
    )


class About(NamedTuple):
    """All that is about one person: the key, and those of the records."""

    person: str
    keys: frozenset[str]

    def lines(self, event: Event) -> "tuple[Model, ...]":
        """Give the lines of an event but for those that are about somebody else."""
        return tuple(line for line in event.lines if self._is_in(line))

    def _is_in(self, line: Any) -> bool:
        named = getattr(line, "person", None) or getattr(line, "persons", ()) or self.person
        return self.person == named or self.person in named


def about(case: "CaseFile", person: str, names: Mapping[str, str]) -> About:
    """Find all records that name a person, in a field or in a text.

    An incident comes with its accounts, and a Break with its stays.
    """
    name = names.get(person, "")
    said = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)") if name else None
    found = {record.key for record in case.records() if _names(record, person, said)}
    found |= {told.incident for told in case.accounts if told.key in found}
    found |= {stay.break_event for stay in case.stays if stay.break_event and stay.key in found}
    return About(person, frozenset(found | {person}))


def _names(model: "Model", person: str, said: re.Pattern[str] | None) -> bool:
    """Tell whether a model names a person; a list of readers names nobody."""
    for field in fields(type(model)):
        value = getattr(model, field.name)
        if field.circle or not value:
            continue
        values = value if isinstance(value, tuple) else (value,)
        if field.shape in NESTED:
            if any(_names(line, person, said) for line in values):
                return True
        elif field.ref is not None:
            if person in values:
                return True
        elif field.prose and said is not None and any(map(said.search, values)):
            return True
    return False


# --- what has a date -------------------------------------------------------------------


def _events(case: "CaseFile", only: About | None, among: Collection[str] | None) -> Iterator[Event]:
    """Yield the events of the records that are asked for; an account under its incident."""
    every = tuple(case.records())
    told = _accounts(every)
    for record in every:
        if not _is_asked_for(record, only, among):
            continue
        for event in events_of(record):
            if event.sort == "record":
                yield event._replace(accounts=tuple(told.get(record.key, ())))
            elif only is None or not event.lines:
                yield event
            elif lines := only.lines(event):
                yield event._replace(lines=lines)


def _is_asked_for(record: "Record", only: About | None, among: Collection[str] | None) -> bool:
    section = record.KIND.section
    if section == "accounts" and (among is None or "incidents" in among):
        return False  # it stands under its incident
    return (only is None or record.key in only.keys) and (among is None or section in among)


def _accounts(records: "Iterable[Record]") -> "dict[str, list[Account]]":
    """Give what is told of each incident, in the order in which it was told."""
    found: dict[str, list[Account]] = {}
    for record in records:
        if record.KIND.section == "accounts":
            account = cast("Account", record)
            found.setdefault(account.incident, []).append(account)
    for accounts in found.values():
        accounts.sort(key=lambda each: each.date.first if each.date else "")
    return found


def events_of(record: "Record") -> Iterator[Event]:
    """Yield the events of one record; of what all households share there are none."""
    if record.KIND.directory:
        return
    own = tuple(dates_of(record))
    lines = tuple(_dated_lines(record))
    first = next((field for field, _ in own if Mark.DEADLINE not in field.marks), None)
    if first is None and not own and not lines and _has_a_date(type(record)):
        yield Event(record)
    for field, when in own:
        sort = _sort(field)
        if field is first:
            yield Event(record, (field.name,), when, marks=field.marks)
        if sort == "moment" and (field is first or Mark.TOLD in field.marks):
            continue
        yield Event(record, (field.name,), when, sort, marks=field.marks)
    yield from lines


def _sort(field: Field) -> Sort:
    if Mark.DEADLINE in field.marks:
        return "deadline"
    return "end" if Mark.END in field.marks else "moment"


def _has_a_date(kind: "type[Record]") -> bool:
    """Tell whether records of a kind are events: what has a name is somebody, or a place."""
    return not kind.KIND.prints and any(
        field.shape == "when" and Mark.DEADLINE not in field.marks for field in own_fields(kind)
    )


def _dated_lines(record: "Record") -> Iterator[Event]:
    """Yield the dated lines of a record, those of one field and day together."""
    for field in own_fields(type(record)):
        if field.shape not in NESTED:
            continue
        value = getattr(record, field.name)
        lines = value if isinstance(value, tuple) else (value,) if value is not None else ()
        dated = [(line, *first) for line in lines if (first := _first(line)) is not None]
        dated.sort(key=lambda each: each[2].text)
        dated.sort(key=lambda each: each[2])
        for _, group in groupby(dated, key=lambda each: each[2].text):
            together = tuple(group)
            _, date, when = together[0]
            found = tuple(line for line, _, _ in together)
            yield Event(record, (field.name, date.name), when, "lines", found, marks=date.marks)
        yield from (
            Event(record, (field.name, date.name), when, _sort(date), (line,), marks=date.marks)
            for line in lines
            for date, when in dates_of(line)
            if _sort(date) != "moment"
        )


def _first(line: "Model") -> "tuple[Field, When] | None":
    return next((each for each in dates_of(line) if _sort(each[0]) == "moment"), None)


# --- what was, and what is to come -----------------------------------------------------


def _is_to_come(event: Event, today: date) -> bool:
    """Tell whether an event that counts is still to come."""
    if event.when is None:
        return False
    if event.sort in ("deadline", "end"):
        return True
    planned = getattr(event.record, "state", None) == "planned"
    return event.when.day > today or (planned and event.when.last_day >= today)


def _counts(event: Event, today: date) -> bool:
    """Tell whether a deadline or an end is still to come; of what is done or over none is."""
    if event.when is None:
        return True
    if event.sort not in ("deadline", "end"):
        ahead = event.when.day > today
        return not (ahead and (event.record.taken_back or Mark.END in event.marks))
    holds = event.lines[0] if event.lines else event.record
    if event.record.taken_back or _is_over(holds):
        return False
    return event.when.last_day >= today or Mark.STANDING in event.marks


def _is_over(model: Any) -> bool:
    return getattr(model, "state", None) in _OVER or any(
        Mark.DONE in field.marks for field, _ in dates_of(model)
    )


def _within(event: Event, since: date | None, until: date | None) -> bool:
    if event.when is None:
        return since is None and until is None
    return (since is None or event.when.last_day >= since) and (
        until is None or event.when.day <= until
    )


# --- in which order --------------------------------------------------------------------

_NEVER: Final = "~"  # follows any day


class _Order:
    """Where each record stands: at its date, and after what it follows."""

    def __init__(self, case: "CaseFile") -> None:
        self._records = {record.key: record for record in case.records()}
        self._places = {key: place for place, key in enumerate(self._records)}
        self._ranks: dict[str, Rank] = {}

    def rank(self, event: Event) -> tuple[str, str, int, int]:
        """Rank an event: a record by all that is known of it, its other dates by themselves."""
        key = event.record.key
        own = self._of(key, ())
        day, clock, after = own
        if event.sort != "record" and event.when is not None:
            day, clock, after = rank_of(event.when)
            clock, after = max((clock, after), own[1:]) if day == own[0] else (clock, after)
        return day, clock, after, self._places[key]

    def _of(self, key: str, above: tuple[str, ...]) -> Rank:
        """Rank a record; what follows itself, round some others, does not."""
        if key in self._ranks:
            return self._ranks[key]
        record = self._records[key]
        when = moment_of(record)
        own = rank_of(when) if when else (_NEVER, "", 0)
        earlier = [
            self._of(each, (*above, key))
            for each in record.follows
            if each in self._records and each not in (key, *above)
        ]
        after = [(day, clock, n + 1) for day, clock, n in earlier if not when or day <= when.last]
        known = [rank for rank in (own, *after) if rank[0] != _NEVER]
        found = max(known or (own, *after))
        if not above:
            self._ranks[key] = found
        return found
