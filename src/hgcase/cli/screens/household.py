"""One household on a screen: who, which approach and how far, the plan, the last talks."""

from datetime import date
from typing import TYPE_CHECKING

from hgcase.cli.language import _, spoken
from hgcase.cli.screens.course import say_course
from hgcase.cli.screens.days import day_word
from hgcase.cli.screens.text import INDENT, block, columns, listed, two_sides, wrapped
from hgcase.domain.outcome import outcomes
from hgcase.domain.persons import age_span
from hgcase.domain.trajectory import running
from hgcase.domain.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hgcase.app.households import Shown
    from hgcase.domain.kinds import CaseFile
    from hgcase.domain.persons import Person
    from hgcase.domain.seen import Seen
    from hgcase.domain.sessions import Session

LAST_TALKS = 8


def household_screen(shown: "Shown", today: date) -> list[str]:
    """Lay out a household for the team, safety first (A47)."""
    seen = shown.seen
    case = seen.case
    label = case.household.label or ""
    trajectory = running(case, today)
    course = trajectory.course if trajectory else None
    head = two_sides(
        f"{shown.ref}   {label}".rstrip(),
        say_course(course, today),
    )
    parts = [
        block(_("SAFETY"), _wrapped(_safety(seen, today))),
        block(_("PLAN"), _wrapped(_plans(seen, today))),
        block(_("WHO"), columns([_person(seen, person, today) for person in case.persons], INDENT)),
        block(_("TALKS"), columns([_talk(seen, talk, today) for talk in _talks(case)], INDENT)),
        block(_("TEAM"), _wrapped(_team(seen))),
    ]
    return [*head, *(line for part in parts if part for line in ("", *part))]


def _wrapped(texts: "Iterable[str]") -> list[str]:
    return [line for text in texts for line in wrapped(text, INDENT)]


def _short(day: date) -> str:
    return spoken().short_day(day)


def _safety(seen: "Seen", today: date) -> list[str]:
    """Show the last judgement about the home of everybody who gave one; both stay (practice)."""
    latest = {}
    for found in seen.case.observations:
        if found.topic == "home_safe" and not found.taken_back:
            latest[found.said_by] = found
    return [
        _(
            "home {answer}, says {who}, {day}",
            answer=say(spoken(), found.answer or "unknown"),
            who=seen.name(found.said_by or "") or _("unknown"),
            day=day_word(found.date.day, today)
            if found.date.day >= today
            else _short(found.date.day),
        )
        for found in latest.values()
    ]


def _plans(seen: "Seen", today: date) -> list[str]:
    lines = []
    for plan in seen.case.plans_in_force:
        review = plan.review_due
        due = _("look again: {day}", day=day_word(review.day, today)) if review else ""
        names = ", ".join(seen.name(key) for key in plan.circle)
        numbers = ", ".join(map(str, plan.rules))
        rules = _("rules {numbers}", numbers=numbers) if numbers else ""
        since = _("since {day}", day=_short(plan.made.day))
        lines.append(listed((_("for {names}", names=names), since, rules, due)))
    return lines or [_("no plan is in force")]


def _person(seen: "Seen", person: "Person", today: date) -> list[str]:
    ages = age_span(person, today)
    youngest, oldest = ages or (-1, -1)  # who is expected has no age yet
    age = "" if youngest < 0 else str(oldest) if youngest == oldest else f"{youngest}–{oldest}"
    talks = [
        talk
        for talk in seen.case.sessions
        if talk.state == "held" and person.key in talk.present and talk.at.day <= today
    ]
    last = max((talk.at for talk in talks), default=None)
    spoken_to = (
        _("spoken to {day}", day=day_word(last.day, today, past=""))
        if last
        else _("not spoken to yet")
    )
    return [person.key, person.name, age, spoken_to]


def _talks(case: "CaseFile") -> "Iterable[Session]":
    return sorted(case.sessions, key=lambda talk: talk.at, reverse=True)[:LAST_TALKS]


def _talk(seen: "Seen", talk: "Session", today: date) -> list[str]:
    there = talk.present or talk.invited
    who = " ".join(key for key in there if key in seen.case.person_keys)
    clock = talk.at.time
    time = f"{clock:%H:%M}" if clock else ""
    state = "" if talk.state == "held" else say(spoken(), talk.state)
    if talk.state == "planned" and talk.at.day < today:
        state = _("planned, not written up")
    channel = say(spoken(), talk.channel) if talk.channel else ""
    return [
        talk.key,
        day_word(talk.at.day, today, past=""),
        time,
        say(spoken(), talk.mode),
        who,
        listed((channel, state)),
        _rules(talk),
    ]


def _rules(talk: "Session") -> str:
    """Sum up how each rule went according to a talk."""
    return "  ".join(
        f"{number}: {say(spoken(), came)}" for number, came in outcomes(talk.checks).items()
    )


def _team(seen: "Seen") -> list[str]:
    workers = [worker.on_paper or worker.name or "" for worker in seen.case.workers]
    return [listed(workers)] if workers else []
