"""The week of a trajectory: which one, its days, who was spoken to, and how often is asked."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from hgcase.domain.standing.due.courses import Running
from hgcase.domain.standing.due.finding import Due

if TYPE_CHECKING:
    from hgcase.domain.kinds.sessions import Session


class Week(NamedTuple):
    """One week of a trajectory.

    Args:
        number: which week it is.
        of: of how many; None for an open end.
        held: the talks that were held in it, but for those within the team.
        planned: the talks that are planned in it.
        counts: how many held talks each participant was at; who did not come does not count.
        least: how many talks are asked of each; None where the method asks none.
        most: how many are enough.
        ends: the last day of the last week; None for an open end.
    """

    trajectory: str
    number: int
    of: int | None
    first: date
    last: date
    held: "tuple[Session, ...]"
    planned: "tuple[Session, ...]"
    counts: Mapping[str, int]
    least: int | None
    most: int | None
    ends: date | None

    @property
    def is_past_its_end(self) -> bool:
        """Whether the approach takes fewer weeks than this."""
        return self.of is not None and self.number > self.of


def week_of(run: Running, day: date) -> Week:
    """Give the week of a trajectory in which a day lies (A24, A26, A27)."""
    number = run.trajectory.week(day)
    first = run.start + timedelta(weeks=number - 1)
    last = first + timedelta(days=6)
    own = (None, run.trajectory.key)

    def within(talk: "Session") -> bool:
        counts = talk.mode != "team" and talk.trajectory in own
        return counts and first <= talk.at.day <= last

    held = tuple(talk for talk in run.held if within(talk))
    of = run.method.weeks.value if run.method.weeks else None
    talks = run.method.talks
    return Week(
        run.trajectory.key, number, of, first, last, held,
        tuple(talk for talk in run.case.talks("planned") if within(talk)),
        {key: sum(key in talk.present for talk in held) for key in run.since},
        talks.least if talks else None,
        talks.most if talks else None,
        planned_end(run),
    )  # fmt: skip


def planned_end(run: Running) -> date | None:
    """Give the last day of the last week; None for an open end (A24, A58)."""
    weeks = run.method.weeks
    return run.start + timedelta(weeks=weeks.value, days=-1) if weeks else None


def weekly(run: Running) -> Iterator[Due]:
    """Say who is to be spoken to this week, who was not last week, and who was too often.

    Of children the method may say by itself how often each is seen; then the week's least
    is for adults (A26, A27).
    """
    week = week_of(run, run.today)
    if week.is_past_its_end or run.method.talks is None:
        return
    source = run.method.talks.source
    if week.least:
        short = _short(run, week)
        if short:
            yield Due("talk_this_week", "sessions", week.last, week.first, week.trajectory,
                      persons=short, n=week.least, source=source)  # fmt: skip
        before = week_of(run, week.first - timedelta(days=1))
        missed = _missed(run, before) if before.number > 0 else ()
        if missed:
            yield Due("missed_week", "sessions", before.last, before.first, week.trajectory,
                      persons=missed, n=week.least, source=source)  # fmt: skip
    if week.most:
        yield from _too_many(week, week.most, source)


def _short(run: Running, week: Week) -> tuple[str, ...]:
    """Give who took part all week and was at fewer talks than are asked."""
    return tuple(
        key
        for key in _asked_weekly(run)
        if run.since[key] <= week.first and week.counts[key] < (week.least or 0)
    )


def _missed(run: Running, before: Week) -> tuple[str, ...]:
    """Give who was missed last week, but for those not spoken to since: that is said by itself."""
    return tuple(
        key
        for key in _short(run, before)
        if "person" not in _silences(run) or (run.last(key) or before.first) > before.last
    )


def _asked_weekly(run: Running) -> tuple[str, ...]:
    return run.adults if "child" in _silences(run) else tuple(run.since)


def _silences(run: Running) -> frozenset[str]:
    return frozenset(silence.of for silence in run.method.silences)


def _too_many(week: Week, most: int, source: str) -> Iterator[Due]:
    """Name who was at, or is invited to, more talks than are asked (A27)."""
    talks = sorted((*week.held, *week.planned), key=lambda talk: talk.at)
    for key in week.counts:
        days = [talk.at.day for talk in talks
                if key in (talk.invited if talk.state == "planned" else talk.present)]  # fmt: skip
        if len(days) > most:
            yield Due("talk_too_many", "sessions", None, days[most], key, (key,), n=most,
                      source=source)  # fmt: skip
