"""One household on a screen, most urgent first: what weighs, who is where, what is to be done.

Facts with who told them, never a score (practice 3). What does not fit is counted, with
the command that shows it.
"""

from datetime import date
from typing import TYPE_CHECKING, Final

from hgcase.app.household import ALWAYS, Opened
from hgcase.cli.drawing.tree import (
    Column,
    Fact,
    Heading,
    Part,
    Row,
    Said,
    Screen,
    Table,
    bold,
    dim,
    dotted,
    listed,
    rows,
    screen,
)
from hgcase.cli.language import _, day_and_year, day_word, spoken
from hgcase.cli.screens import household_now as now
from hgcase.cli.screens.course import say_course
from hgcase.cli.typed import as_typed
from hgcase.domain.declare.words import say
from hgcase.domain.kinds.persons import Person, age_span, can_be_spoken_to
from hgcase.domain.kinds.trajectory import running
from hgcase.domain.standing.due import SECTIONS as DUE_SECTIONS
from hgcase.domain.standing.due.talks import last_seen
from hgcase.domain.standing.outcome import outcomes
from hgcase.telling.forms import missed_by

if TYPE_CHECKING:
    from hgcase.domain.kinds.sessions import Session
    from hgcase.domain.wall.seen import Seen

_ON_SCREEN: Final = (
    "actions", "aftercare", "assignments", "breaks", "conditions", "goals", "help", "markers",
    "notifications", "observations", "orders", "personal_plans", "proceedings", "safety_plans",
    "sessions", "stays", "trajectories",
)  # fmt: skip
"""What stands on the screen, beside what texts name."""

SECTIONS: Final = (
    *_ON_SCREEN, "concerns", *(name for name in DUE_SECTIONS if name not in _ON_SCREEN)
)  # fmt: skip
"""What the screen is made of, with what tells what is due; it cannot ask for another one."""

LAST_TALKS: Final = 4
NEXT_TALKS: Final = 2
MOST_PERSONS: Final = 8


def household_screen(shown: Opened, today: date) -> Screen:
    """Show a household for the team, safety first (A47)."""
    seen = shown.seen
    case = seen.case
    trajectory = running(case, today)
    course = say_course(trajectory.course if trajectory else None, today)
    return screen(
        Heading(shown.ref, case.household.label or "", course),
        (*now.markers(seen, today), *now.orders(seen, today), *now.due(shown, today)),
        (
            rows(_("WHERE"), *now.where(seen, today)),
            rows(_("SAFE?"), *now.judgements(seen, today)),
            Fact(_("BEGAN"), tuple(now.began(seen, today))),
        ),
        _who(seen, today),
        (rows(_("ROLES"), *now.roles(seen, today)), _plans(seen, today)),
        (
            rows(_("TO DO"), *now.actions(seen, today)),
            rows(_("AHEAD"), *now.ahead(seen, today, (*_ON_SCREEN, *ALWAYS))),
        ),
        (rows(_("TALKS"), *_talks(seen, today)), rows(_("HELP"), *now.helping(seen, today))),
        _more(shown),
    )


def _plans(seen: "Seen", today: date) -> Fact:
    lines = []
    for plan in seen.case.plans_in_force:
        review = plan.review_due
        due = _("look again: {day}", day=day_word(review.day, today)) if review else ""
        names = ", ".join(seen.name(key) for key in plan.circle)
        rules = now.rules_said(plan.rules) if plan.rules else ""
        since = _("since {day}", day=day_and_year(plan.made.day, today))
        lines.append(dotted((_("for {names}", names=names), since, rules, due)))
    return Fact(_("PLAN"), tuple(lines or [_("no plan is in force")]))


def _who(seen: "Seen", today: date) -> tuple[Part, ...]:
    persons = seen.case.persons
    columns = (Column(), Column(), Column(), Column(_("last spoken to")))
    found = tuple(_person(seen, person, today) for person in persons[:MOST_PERSONS])
    more = len(persons) - MOST_PERSONS
    rest = (Fact("", (_("and {n} more", n=more),)),) if more > 0 else ()
    return (Table(columns, found, lead=_("WHO")), *rest)


def _person(seen: "Seen", person: Person, today: date) -> Row:
    ages = age_span(person, today)
    youngest, oldest = ages or (-1, -1)  # who is expected has no age yet
    age = "" if youngest < 0 else str(oldest) if youngest == oldest else f"{youngest}–{oldest}"
    spoken_to = _spoken_to(seen, person, today) if can_be_spoken_to(person) else ""
    return Row((person.key, person.name, age, spoken_to))


def _spoken_to(seen: "Seen", person: Person, today: date) -> str:
    talks = [
        talk
        for talk in seen.case.talks("held")
        if person.key in talk.present and talk.at.day <= today
    ]
    last = max((talk.at for talk in talks), default=None)
    seen_on = last_seen(seen.case, person.key, today)
    if seen_on and (last is None or seen_on > last.day):
        return _("seen {day}", day=day_word(seen_on, today, past=""))
    return day_word(last.day, today, past="") if last else _("not spoken to yet")


def _talks(seen: "Seen", today: date) -> list[tuple[Said, ...]]:
    """Give the next talks, those that were not written up, and the last ones."""
    planned = sorted(seen.case.talks("planned"), key=lambda talk: talk.at)
    coming = [talk for talk in planned if talk.at.day >= today][:NEXT_TALKS]
    open_ = [talk for talk in planned if talk.at.day < today][-NEXT_TALKS:]
    rest = [talk for talk in seen.case.sessions if talk.state != "planned" and not talk.taken_back]
    past = sorted([*rest, *open_], key=lambda talk: talk.at, reverse=True)[:LAST_TALKS]
    return [_talk(seen, talk, today) for talk in (*reversed(coming), *past)]


def _talk(seen: "Seen", talk: "Session", today: date) -> tuple[Said, ...]:
    there = talk.present or talk.invited
    who = ", ".join(seen.name(key) for key in there if key in seen.case.person_keys)
    clock = talk.at.time
    state = "" if talk.state == "held" else say(spoken(), talk.state)
    if talk.state == "no_show" and (missed := missed_by(seen.case, talk)):
        state = f"{state}: {', '.join(map(seen.name, missed))}"
    if talk.state == "planned" and talk.at.day < today:
        state = _("planned, not written up")
    channel = say(spoken(), talk.channel, of="channels") if talk.channel else ""
    return (
        dim(talk.key),
        day_word(talk.at.day, today, past=""),
        f"{clock:%H:%M}" if clock else "",
        say(spoken(), talk.mode),
        who,
        listed((state, channel, *_rules(talk))),
    )


def _rules(talk: "Session") -> list[Said]:
    """Sum up how each rule went according to a talk; what was broken weighs."""
    return [
        (bold if came == "broken" else str)(f"{now.rules_said((number,))}: {say(spoken(), came)}")
        for number, came in outcomes(talk.checks).items()
    ]


def _more(shown: Opened) -> tuple[Part, ...]:
    """Count what is on this screen not at all."""
    on_screen = {*_ON_SCREEN, "persons", "workers", "homes", "rules"}
    left = [n for name, n in shown.counts.items() if n and name not in on_screen]
    if not left:
        return ()
    text = _("{n} records of {kinds} other kinds", n=sum(left), kinds=len(left))
    return (Fact(_("MORE"), (f"{text}: {as_typed(f'hgcase list {shown.ref}')}",)),)
