"""What a logged talk changed, and what a good next thing is."""

from typing import TYPE_CHECKING

from hgcase.cli.language import _, spoken
from hgcase.domain.outcome import outcomes
from hgcase.domain.trajectory import running

if TYPE_CHECKING:
    from hgcase.app.sessions import Logged
    from hgcase.domain.kinds import CaseFile
    from hgcase.domain.sessions import Session


def logged_screen(logged: "Logged") -> list[str]:
    """Say what was saved: the rules that need a word, which talk of the week it is, what next."""
    case = logged.seen.case
    session = next(talk for talk in case.sessions if talk.key == logged.keys[0])
    lines = [_("Saved in {ref}.", ref=logged.ref), *_rules(logged, session)]
    if session.state == "held" and (told := _which_talk(case, session)):
        lines.append(told)
    lines += [
        _("Next talk: {day}.", day=spoken().short_day(talk.at.day))
        for talk in case.sessions
        if talk.key in logged.keys[1:]
    ]
    if "broken" in outcomes(session.checks).values():
        lines.append(_("A rule was not kept: look at the plan with hgcase safety-plan show {ref}",
                       ref=logged.ref))  # fmt: skip
    return lines


def _rules(logged: "Logged", session: "Session") -> list[str]:
    """Name the rules on which those who spoke differ."""
    speakers = {check.said_by: logged.seen.name(check.said_by) for check in session.checks}
    return [
        _("Rule {number}: {names} differ.", number=number, names=_(" and ").join(speakers.values()))
        for number, came in outcomes(session.checks).items()
        if came == "differ"
    ]


def _which_talk(case: "CaseFile", session: "Session") -> str:
    """Say the how-manieth talk of its kind this is in its week."""
    trajectory = running(case, session.at.day)
    if trajectory is None:
        return ""
    week = trajectory.week(session.at.day)
    n = sum(
        1
        for talk in case.sessions
        if talk.state == "held"
        and talk.mode == session.mode
        and trajectory.week(talk.at.day) == week
    )
    if session.mode == "joint":
        return _("Week {week}: talks together so far: {n}.", week=week, n=n)
    return _("Week {week}: talks of this kind so far: {n}.", week=week, n=n)
