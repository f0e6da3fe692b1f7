"""What a logged talk changed, and what a good next thing is."""

from datetime import date
from typing import TYPE_CHECKING, Final

from hgcase.cli.drawing.tree import Commands, Fact, Screen, screen
from hgcase.cli.language import _, spoken
from hgcase.cli.screens.due import due_fact, due_lines
from hgcase.cli.screens.written import fact_of, read_back
from hgcase.cli.typed import next_ones
from hgcase.domain.standing.due import Due, Week, What, due, week_on
from hgcase.domain.standing.outcome import outcomes
from hgcase.i18n import N_

if TYPE_CHECKING:
    from hgcase.app.writing import Wrote
    from hgcase.domain.case_file import CaseFile
    from hgcase.domain.kinds.sessions import Session

_MOST: Final = 3
_DAYS_AHEAD: Final = 3
_NEXT: Final[tuple[What, ...]] = (
    "method_gone", "plan_missing", "joint_talks", "plan_review", "silence", "both_ways",
    "talk_too_many", "talk_this_week", "product", "review", "end", "not_written_up",
)  # fmt: skip
"""What is worth a word after a talk, the most useful first."""

_NTH: Final = (
    N_("first"), N_("second"), N_("third"), N_("fourth"), N_("fifth"), N_("sixth"), N_("seventh"),
)  # fmt: skip


def logged_screen(logged: "Wrote", today: date) -> Screen:
    """Say what was saved: the rules that need a word, which talk of the week it is, what next."""
    case = logged.seen.case
    session = next(talk for talk in case.sessions if talk.key == logged.keys[0])
    held = session.state == "held"
    week = week_on(case, session.at.day, today) if held else None
    coming = [talk.at.day for talk in case.sessions if talk.key in logged.all_keys[1:]]
    broken = "broken" in outcomes(session.checks).values()
    look = (f"hgcase safety-plan show {logged.ref}", _("a rule was not kept: look at the plan"))
    return screen(
        (*read_back(logged, session), *_noted(logged)),
        (
            *_rules(logged, session),
            Fact(_("WEEK"), (_which_talk(week, session) if week else "",)),
            Fact(_("NEXT TALK"), tuple(map(spoken().short_day, coming))),
        ),
        due_next(due(case, today), today),
        next_ones(look) if broken else None,
    )


def due_next(found: tuple[Due, ...], today: date) -> list[Fact]:
    """Say what comes next, in at most three lines, the most useful first."""
    near = [
        each
        for each in found
        if each.what in _NEXT and (each.day is None or (each.day - today).days <= _DAYS_AHEAD)
    ]
    near.sort(key=lambda each: (bool(each.day and each.day > today), _NEXT.index(each.what)))
    return [due_fact(line, today) for line in due_lines(near, today)[:_MOST]]


def first_commands(ref: str, case: "CaseFile") -> Commands:
    """Name what is good to write down first of a household that was just started."""
    told = [
        (f"hgcase show {ref}", _("look at it")),
        (f"hgcase log-session {ref}", _("what somebody told you")),
        (f"hgcase add incident {ref}", _("what happened; then hgcase add account: in whose words")),
        (f"hgcase add stay {ref}", _("who is somewhere else now")),
    ]
    if case.trajectories and not case.safety_plans:
        told.append((f"hgcase safety-plan new {ref}", _("the first agreements")))
    if any(plan.state == "draft" for plan in case.safety_plans):
        told.append((f"hgcase safety-plan agree {ref}", _("once they agree; then it is in force")))
    return next_ones(*told)


def _noted(logged: "Wrote") -> list[Fact]:
    """Read back what was written down beside the talk: what happened, and facts that weigh."""
    beside = set(logged.all_keys[1:])
    case = logged.seen.case
    found = (*case.notifications, *case.incidents, *case.markers)
    return [fact_of(logged, each) for each in found if each.key in beside]


def _rules(logged: "Wrote", session: "Session") -> list[Fact]:
    """Name the rules on which those who spoke differ."""
    speakers = dict.fromkeys(check.said_by for check in session.checks)
    names = spoken().names([logged.seen.name(key) for key in speakers])
    return [
        Fact(_("RULE {number}", number=number), (_("{names} differ", names=names),))
        for number, came in outcomes(session.checks).items()
        if came == "differ"
    ]


def _which_talk(week: Week, session: "Session") -> str:
    """Say the how-manieth talk of its kind this is in its week, and how many are asked."""
    n = sum(talk.mode == session.mode and talk.at <= session.at for talk in week.held)
    of = week.of if not week.is_past_its_end else None
    said = {
        "week": _("Week {n} of {weeks}", n=week.number, weeks=of)
        if of
        else _("Week {n}", n=week.number),
        "nth": _(_NTH[n - 1]) if 0 < n <= len(_NTH) else f"{n}.",
    }
    told = {
        "joint": _("{week}: {nth} talk together this week.", **said),
        "separate": _("{week}: {nth} talk apart this week.", **said),
        "child": _("{week}: {nth} talk with a child this week.", **said),
    }.get(session.mode, f"{said['week']}.")
    if not week.least or not week.most:
        return told
    asked = _("With each {least} to {most} talks a week.", least=week.least, most=week.most)
    return f"{told} {asked}"
