"""Talks that are due: planned, not written up, in both ways, and with whom it has been silent."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hgcase.domain.case_file import CaseFile
from hgcase.domain.standing.due.courses import Running
from hgcase.domain.standing.due.finding import Due

if TYPE_CHECKING:
    from hgcase.methods.parts import Silence


def planned(case: CaseFile, today: date) -> Iterator[Due]:
    """Say which talks are planned, and which of them went by and were not written up (A29)."""
    for talk in case.talks("planned"):
        family = tuple(key for key in talk.invited if key in case.person_keys)
        open_ = talk.at.last_day < today
        yield Due(
            "not_written_up" if open_ else "planned_talk", "sessions", talk.at.last_day,
            key=talk.key, persons=family, word=talk.mode, at=talk.at.time,
            channel=talk.channel or "", source="A29",
        )  # fmt: skip


def both_ways(run: Running) -> Iterator[Due]:
    """Say who is to be spoken to apart, and whether all together, within so many days (B27).

    Together asks for two adults who may sit in one room: whom a ban on contact keeps from
    the others is not counted, and nothing is asked where the judgement was that they may not.
    """
    asked = run.method.talks
    if asked is None or asked.both_ways_within_days is None:
        return
    within, source = timedelta(days=asked.both_ways_within_days), asked.source
    for key in run.adults:
        last = run.last(key, "separate")
        day = max(last or run.since[key], run.since[key]) + within
        if day <= run.today and len(run.adults) > 1:
            yield Due("both_ways", "sessions", day, last, key, (key,), "separate", source=source)
    judged = run.trajectory.joint_talks
    together = tuple(key for key in run.adults if not _is_kept_away(run, key))
    if len(together) > 1 and not (judged and judged.answer == "not_allowed"):
        last = run.last(mode="joint")
        day = max(last or run.start, run.start) + within
        if day <= run.today:
            yield Due("both_ways", "sessions", day, last, run.trajectory.key, together, "joint",
                      source=source)  # fmt: skip


def _is_kept_away(run: Running, person: str) -> bool:
    """Tell whether an order that binds today keeps somebody from another adult.

    An order that does not name from whom is taken for one that does.
    """
    if not run.case.orders:
        return False
    from hgcase.domain.standing.in_force import orders_on

    return any(
        standing.binds
        and standing.order.person == person
        and (
            set(standing.order.no_contact) & set(run.adults)
            or (
                not standing.order.no_contact
                and standing.order.kind in ("exclusion_order", "contact_ban")
            )
        )
        for standing in orders_on(run.case, run.today)
    )


def rules_unchecked(run: Running) -> Iterator[Due]:
    """Say that in the last talk it was not asked how the rules went, where each talk does (B24)."""
    if run.method.talks is None or not run.method.talks.rules_each_time:
        return
    if not any(plan.rules for plan in run.case.plans_in_force):
        return
    own = [
        talk
        for talk in run.held
        if talk.mode in ("joint", "separate")
        and talk.trajectory in (None, run.trajectory.key)
        and talk.at.day >= run.start
    ]
    last = max(own, key=lambda talk: talk.at, default=None)
    if last is not None and not last.checks:
        yield Due("rules_unchecked", "sessions", last.at.day, key=last.key,
                  source=run.method.talks.source)  # fmt: skip


def silences(run: Running) -> Iterator[Due]:
    """Say who has not been spoken to for so long, or will be, without a talk planned (B25, E18).

    It counts from the last held talk with somebody, or from when somebody saw them; at the
    earliest from when they take part.
    """
    for silence in run.method.silences:
        for key in run.children if silence.of == "child" else run.adults:
            yield from _silence(run, silence, key)


def _silence(run: Running, silence: "Silence", key: str) -> Iterator[Due]:
    last = max(filter(None, (run.last(key), last_seen(run.case, key, run.today))), default=None)
    day = max(last or run.since[key], run.since[key]) + timedelta(days=silence.days)
    if day >= run.today and _is_planned_by(run, key, day):
        return
    yield Due("silence", "sessions", day, last, key, (key,), silence.of, n=silence.days,
              source=silence.source)  # fmt: skip


def last_seen(case: CaseFile, person: str, today: date) -> date | None:
    """Give the day on which somebody last saw a person, by today."""
    return max(
        (
            each.date.day
            for each in case.observations
            if each.topic == "last_seen"
            and each.answer == "yes"
            and person in each.about
            and each.date.day <= today
            and not each.taken_back
        ),
        default=None,
    )


def _is_planned_by(run: Running, person: str, day: date) -> bool:
    return any(
        run.today <= talk.at.last_day <= day and person in talk.invited
        for talk in run.case.talks("planned")
    )
