"""The time that a report is about: its period, how far the approach is, and its pieces."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import Final, Literal, cast

from hgcase.domain.declare.record import Model, Record
from hgcase.domain.declare.vocabulary import NESTED, Mark
from hgcase.domain.kinds.trajectory import Trajectory, running
from hgcase.domain.standing.dated import own_fields
from hgcase.domain.standing.timeline import events_of
from hgcase.domain.wall.seen import Seen

Unit = Literal["week", "month", "year"]
_WEEK: Final = timedelta(weeks=1)
_MOST_WEEKS: Final = 12
_MOST_MONTHS: Final = 36
_MONTHS: Final = 12
_OVER: Final = frozenset({Mark.END, Mark.DONE})


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an approach is.

    Args:
        method: which approach; empty where this reader knows of none.
        week: the week it is in; None when it is better said otherwise, or has ended.
        weeks: how many weeks it takes; None when it is open-ended.
        months: how many whole months have passed, once weeks are no longer counted.
    """

    method: str = ""
    week: int | None = None
    weeks: int | None = None
    months: int | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A week, a month or a year of the period, with the days on which something was.

    Args:
        number: the number of the week; None where weeks have no number.
        last: its last day, or the last of the period.
        days: the days that fall in it, one for each talk.
        now: whether the period ends in it.
    """

    unit: Unit
    number: int | None
    first: date
    last: date
    days: tuple[date, ...] = ()
    now: bool = False


def approach(seen: Seen, until: date) -> Trajectory | None:
    """Give the approach that runs on the last day, as far as this reader knows of one."""
    return running(seen.case, until)


def progress(trajectory: Trajectory | None, until: date) -> Progress:
    """Say how far an approach is on a day."""
    if trajectory is None:
        return Progress()
    week, weeks = trajectory.week(until), trajectory.weeks
    months = _whole_months(trajectory.start.day, until)
    ended = not trajectory.runs(until)
    if weeks is not None:
        over = ended or week > weeks
        return Progress(trajectory.method, None if over else week, weeks)
    if ended or week > _MOST_WEEKS:
        return Progress(trajectory.method, months=months)
    return Progress(trajectory.method, week)


def _whole_months(start: date, until: date) -> int:
    passed = (until.year - start.year) * _MONTHS + until.month - start.month
    return passed - (until.day < start.day)


def start_of(seen: Seen, since: date | None, until: date) -> date:
    """Give the first day of the period: as asked, else of the approach or the first talk."""
    if since is not None:
        return min(since, until)
    trajectory = approach(seen, until)
    if trajectory is not None:
        return trajectory.start.day
    return min((session.at.day for session in seen.case.sessions if session.at.day <= until),
               default=until)  # fmt: skip


def falls_in(record: Record, since: date, until: date) -> bool:
    """Tell whether something of a record was in a period, or it held in it.

    What can end or be done holds from its first date until then. What has no date always does,
    but for who or what has a name: somebody is no event.
    """
    dated = [event for event in events_of(record) if event.when is not None]
    days = [(event.when.day, event.when.last_day) for event in dated if event.when]
    if not days:
        return not record.KIND.prints
    if any(first <= until and last >= since for first, last in days):
        return True
    over = [event.when.last_day for event in dated if event.when and event.marks & _OVER]
    begun = min(first for first, _ in days) <= until
    return begun and _ends(type(record)) and (not over or max(over) >= since)


@cache
def _ends(kind: type[Model]) -> bool:
    """Tell whether what is of a kind can end or be done."""
    return any(
        bool(field.marks & _OVER)
        or (field.shape in NESTED and _ends(cast("type[Model]", field.type)))
        for field in own_fields(kind)
    )


def pieces(
    since: date, until: date, days: Iterable[date], *, week_one: date | None
) -> tuple[Piece, ...]:
    """Cut a period into weeks, or if it is long into months or years; none lies ahead.

    Args:
        days: the days of talks in it, in order; twice for two.
        week_one: the day on which week 1 began; None where weeks have no number.
    """
    unit = _unit(since, until)
    edges = [*_edges(unit, since, until, week_one), until + timedelta(days=1)]
    all_days = tuple(days)
    return tuple(
        Piece(
            unit,
            (first - week_one) // _WEEK + 1 if unit == "week" and week_one else None,
            max(first, since) if unit != "week" else first,
            after - timedelta(days=1),
            tuple(day for day in all_days if first <= day < after),
            now=after == edges[-1],
        )
        for first, after in pairwise(edges)
    )


def _unit(since: date, until: date) -> Unit:
    if (until - since) // _WEEK < _MOST_WEEKS:
        return "week"
    return "month" if _whole_months(since, until) < _MOST_MONTHS else "year"


def _edges(unit: Unit, since: date, until: date, week_one: date | None) -> Iterator[date]:
    """Yield the first day of each piece up to *until*."""
    if unit == "week":
        anchor = week_one or since
        day = anchor + (since - anchor) // _WEEK * _WEEK
    else:
        day = since.replace(day=1) if unit == "month" else since.replace(month=1, day=1)
    while day <= until:
        yield day
        day = day + _WEEK if unit == "week" else _next(unit, day)


def _next(unit: Unit, first: date) -> date:
    if unit == "year":
        return first.replace(year=first.year + 1)
    return (first + timedelta(days=31)).replace(day=1)
