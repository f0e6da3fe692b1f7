"""One household on a screen, most urgent first: what weighs, who is where, what is to be done.

Facts with who told them, never a score (practice 3). What does not fit is counted, with
the command that shows it.
"""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Final

from hgcase.app.households import ALWAYS
from hgcase.cli.language import _, spoken
from hgcase.cli.screens import household_now as now
from hgcase.cli.screens.course import say_course
from hgcase.cli.screens.days import day_and_year, day_word
from hgcase.cli.screens.text import INDENT, block, columns, hanging, listed, two_sides, width
from hgcase.domain.declare.words import say
from hgcase.domain.kinds.persons import age_span, can_be_spoken_to
from hgcase.domain.kinds.trajectory import running
from hgcase.domain.standing.due import SECTIONS as DUE_SECTIONS
from hgcase.domain.standing.due.talks import last_seen
from hgcase.domain.standing.outcome import outcomes

if TYPE_CHECKING:
    from hgcase.app.households import Shown
    from hgcase.domain.case_file import CaseFile
    from hgcase.domain.kinds.persons import Person
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

_LINES: Final = 3  # of one text
LAST_TALKS: Final = 4
NEXT_TALKS: Final = 2
MOST_PERSONS: Final = 8


def household_screen(shown: "Shown", today: date) -> list[str]:
    """Lay out a household for the team, safety first (A47)."""
    seen = shown.seen
    case = seen.case
    trajectory = running(case, today)
    head = two_sides(
        f"{shown.ref}   {case.household.label or ''}".rstrip(),
        say_course(trajectory.course if trajectory else None, today),
    )
    groups = (
        (
            (_("WEIGHS"), now.markers(seen, today)),
            (_("ORDERS"), now.orders(seen, today)),
            (_("SAFETY"), now.judgements(seen, today)),
            (_("WHERE"), now.where(seen, today)),
            (_("BEGAN"), now.began(seen, today)),
        ),
        ((_("WHO"), _who(seen, today)), (_("ROLES"), now.roles(seen, today))),
        (
            (_("PLAN"), _plans(seen, today)),
            (_("DUE"), now.due(shown, today)),
            (_("TO DO"), now.actions(seen, today)),
            (_("AHEAD"), now.ahead(seen, today, (*_ON_SCREEN, *ALWAYS))),
        ),
        ((_("TALKS"), _talks(seen, today)), (_("HELP"), now.helping(seen, today))),
        ((_("MORE"), _more(shown)),),
    )
    lines = list(head)
    for group in groups:
        blocks = [line for label, told in group for line in block(label, _laid_out(told))]
        lines += ["", *blocks] if blocks else []
    return lines


def _laid_out(told: Iterable[str]) -> list[str]:
    """Indent what is laid out already; wrap what is not, its second line a little further."""
    lines: list[str] = []
    for text in told:
        lines += [text] if text[:1] == " " else hanging("", text, INDENT, _LINES)
    return lines


def _plans(seen: "Seen", today: date) -> list[str]:
    lines = []
    for plan in seen.case.plans_in_force:
        review = plan.review_due
        due = _("look again: {day}", day=day_word(review.day, today)) if review else ""
        names = ", ".join(seen.name(key) for key in plan.circle)
        numbers = ", ".join(map(str, plan.rules))
        rules = _("rules {numbers}", numbers=numbers) if numbers else ""
        since = _("since {day}", day=day_and_year(plan.made.day, today))
        lines.append(listed((_("for {names}", names=names), since, rules, due)))
    return lines or [_("no plan is in force")]


def _who(seen: "Seen", today: date) -> list[str]:
    persons = seen.case.persons
    lines = columns([_person(seen, person, today) for person in persons[:MOST_PERSONS]], INDENT)
    more = len(persons) - MOST_PERSONS
    return [*lines, *([" " * INDENT + _("and {n} more", n=more)] if more > 0 else [])]


def _person(seen: "Seen", person: "Person", today: date) -> list[str]:
    ages = age_span(person, today)
    youngest, oldest = ages or (-1, -1)  # who is expected has no age yet
    age = "" if youngest < 0 else str(oldest) if youngest == oldest else f"{youngest}–{oldest}"
    talks = [
        talk
        for talk in seen.case.talks("held")
        if person.key in talk.present and talk.at.day <= today
    ]
    last = max((talk.at for talk in talks), default=None)
    seen_on = last_seen(seen.case, person.key, today)
    if seen_on and (last is None or seen_on > last.day):
        spoken_to = _("seen {day}", day=day_word(seen_on, today, past=""))
    elif last:
        spoken_to = _("spoken to {day}", day=day_word(last.day, today, past=""))
    else:
        spoken_to = _("not spoken to yet")
    return [person.key, person.name, age, spoken_to if can_be_spoken_to(person) else ""]


def _talks(seen: "Seen", today: date) -> list[str]:
    """Give the next talks, those that were not written up, and the last ones."""
    planned = sorted(seen.case.talks("planned"), key=lambda talk: talk.at)
    coming = [talk for talk in planned if talk.at.day >= today][:NEXT_TALKS]
    open_ = [talk for talk in planned if talk.at.day < today][-NEXT_TALKS:]
    rest = [talk for talk in seen.case.sessions if talk.state != "planned" and not talk.taken_back]
    past = sorted([*rest, *open_], key=lambda talk: talk.at, reverse=True)[:LAST_TALKS]
    lines = columns([_talk(seen.case, talk, today) for talk in (*reversed(coming), *past)], INDENT)
    return [line if len(line) <= width() else f"{line[: width() - 1]}…" for line in lines]


def _talk(case: "CaseFile", talk: "Session", today: date) -> list[str]:
    there = talk.present or talk.invited
    who = " ".join(key for key in there if key in case.person_keys)
    clock = talk.at.time
    time = f"{clock:%H:%M}" if clock else ""
    state = "" if talk.state == "held" else say(spoken(), talk.state)
    if talk.state == "planned" and talk.at.day < today:
        state = _("planned, not written up")
    channel = say(spoken(), talk.channel, of="channels") if talk.channel else ""
    return [
        talk.key,
        day_word(talk.at.day, today, past=""),
        time,
        say(spoken(), talk.mode),
        who,
        listed((state, channel, *_rules(talk))),
    ]


def _rules(talk: "Session") -> list[str]:
    """Sum up how each rule went according to a talk."""
    return [f"{number} {say(spoken(), came)}" for number, came in outcomes(talk.checks).items()]


def _more(shown: "Shown") -> list[str]:
    """Count what is on this screen not at all."""
    on_screen = {*_ON_SCREEN, "persons", "workers", "homes", "rules"}
    left = [n for name, n in shown.counts.items() if n and name not in on_screen]
    if not left:
        return []
    return [
        _("{n} records of {kinds} other kinds: hgcase list {ref}", n=sum(left), kinds=len(left),
          ref=shown.ref)
    ]  # fmt: skip
