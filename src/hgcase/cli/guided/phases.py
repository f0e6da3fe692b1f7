"""Moving to another phase by questions: forward by a judgement, back whenever needed (D21-D26)."""

from functools import partial
from typing import TYPE_CHECKING, Final

from hgcase.cli.guided.moments import day_of, said_back
from hgcase.cli.guided.noted import ask_enter, note_lines
from hgcase.cli.guided.people import parties, who_is_who
from hgcase.cli.guided.planning import Told
from hgcase.cli.language import _, spoken
from hgcase.cli.screens.text import hanging
from hgcase.cli.when import said
from hgcase.domain.declare.words import say
from hgcase.domain.kinds.persons import can_be_spoken_to
from hgcase.domain.verbs import phases as phase_steps
from hgcase.errors import NotFoundError, RefusedError, UsageError
from hgcase.i18n import N_
from hgcase.methods import method as method_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from hgcase.app.plans import Planning
    from hgcase.cli.guided.interview import Interview
    from hgcase.domain.kinds.trajectory import Trajectory
    from hgcase.methods.parts import Method
    from hgcase.methods.parts import Phase as MethodPhase

_MARGIN: Final = 7


class NothingRunsError(NotFoundError):
    """A household in which no trajectory runs."""

    message = N_("No approach is running in {ref}.")
    hint = N_("Look at what was: hgcase show {ref}")


class WithoutPhasesError(RefusedError):
    """A household of which no approach has phases."""

    message = N_("This approach goes without phases; hgcase method show {method} shows its parts.")


class DayToComeError(UsageError):
    """A judgement, or an end, on a day that is still to come."""

    message = N_("That day is still to come; it can be today.")


class SomebodyJudgesError(UsageError):
    """A judgement of nobody."""

    message = N_("Say who judges it: a key or a first name, of a worker or of the family.")


def running_ones(planning: "Planning") -> "list[Trajectory]":
    """Give what runs today, what began last first.

    Raises:
        NothingRunsError: nothing does.
    """
    found = [
        each
        for each in planning.case.trajectories
        if each.ended is None and each.start.day <= planning.today and not each.taken_back
    ]
    if not found:
        raise NothingRunsError(ref=planning.ref)
    return sorted(found, key=lambda each: each.start, reverse=True)


def ask_trajectory(interview: "Interview", found: "list[Trajectory]") -> "Trajectory":
    """Ask which approach is meant, where more than one runs."""
    if len(found) == 1:
        return found[0]
    choices = [(f"{n} {_called(each)}", each.key) for n, each in enumerate(found, 1)]
    key = interview.choose(
        "trajectory",
        _("Which approach?"),
        choices,
        usual=found[0].key,
        why=_("More than one runs here, each with its own course."),
    )
    return next(each for each in found if each.key == key)


def _called(trajectory: "Trajectory") -> str:
    return _(
        "{method}, since {day}",
        method=say(spoken(), trajectory.method, of="method"),
        day=spoken().short_day(trajectory.start.day),
    )


def ask_phase(interview: "Interview", planning: "Planning", to: str | None) -> Told:
    """Ask to which phase, in whose judgement and on what grounds.

    Args:
        interview: of this run.
        planning: the household.
        to: the word of the phase, where it was given on the command line.

    Raises:
        WithoutPhasesError: the approach has none.
    """
    running = running_ones(planning)
    phased = [each for each in running if _phases(each)]
    if not phased:
        raise WithoutPhasesError(method=running[0].method)
    trajectory = ask_trajectory(interview, phased)
    method = _method(trajectory)
    interview.say(_course_lines(trajectory, method))
    phase = _to(interview, trajectory, method, to)
    way = phase_steps.direction(trajectory, method, phase)
    if way == "forward":
        _say_gate(interview, planning, trajectory, method, phase)
    elif way == "back":
        interview.say(_("Going back is part of it: safety first again, and what you built stays."))
    return _judged(interview, planning, trajectory, method, phase)


def _judged(
    interview: "Interview",
    planning: "Planning",
    trajectory: "Trajectory",
    method: "Method",
    phase: str,
) -> Told:
    way = phase_steps.direction(trajectory, method, phase)
    day = ask_checked_day(
        interview,
        _("From when?"),
        lambda day: phase_steps.refuse_day(trajectory, day),
        why=_("The day on which it was judged."),
    )
    judges = _judges(interview, planning)
    grounds = interview.text(
        "grounds",
        _("Why back? (for the team)") if way == "back" else _("On what grounds? (for the team)"),
        lambda line: _refuse(planning, line),
        needed=True,
        why=_("What you see and hear that makes you think so: facts, apart from what you make of "
              "them. It is on no paper of the family."),
    )  # fmt: skip
    ask_enter(interview, _("Enter moves to {phase}", phase=_say(phase)))
    return partial(
        phase_steps.move_phase,
        trajectory,
        method,
        phase,
        day,
        judged_by=judges,
        grounds=grounds or "",
    )


def ask_checked_day(
    interview: "Interview", question: str, check: "Callable[[date], None]", *, why: str
) -> "date":
    """Ask for a day up to today that can be; Enter is today.

    Args:
        interview: of this run.
        question: what is asked.
        check: raises for a day that cannot be.
        why: what ``?`` says.
    """

    def understand(typed: str) -> "date":
        day = day_of(said(typed, interview.now))
        if day > interview.now.date():
            raise DayToComeError
        check(day)
        return day

    day = interview.ask("day", question, understand, usual=_("today"), why=why)
    interview.say(_("  → {day}", day=said_back(day)))
    return day


def _refuse(planning: "Planning", line: str) -> None:
    from hgcase.cli.guided.naming import refuse_line

    refuse_line(planning.case, set(), line)


def _method(trajectory: "Trajectory") -> "Method":
    found = method_of(trajectory.method, trajectory.method_version)
    assert found is not None  # its phases were asked before
    return found


def _phases(trajectory: "Trajectory") -> "tuple[MethodPhase, ...]":
    found = method_of(trajectory.method, trajectory.method_version)
    return found.phases if found is not None else ()


def _say(phase: str) -> str:
    return say(spoken(), phase, of="phases")


def _course_lines(trajectory: "Trajectory", method: "Method") -> list[str]:
    """Lay out the phases of the approach, and where it is since when."""
    last = trajectory.phases[-1] if trajectory.phases else None
    lines = [say(spoken(), trajectory.method, of="method")]
    for n, each in enumerate(method.phases, 1):
        here = last is not None and last.phase == each.phase
        since = _(" · now, since {day}", day=spoken().short_day(last.since.day)) if last else ""
        text = _say(each.phase) + (since if here else "")
        lines += hanging(f"  {'>' if here else ' '} {n}", text, _MARGIN)
    return lines


def _to(interview: "Interview", trajectory: "Trajectory", method: "Method", to: str | None) -> str:
    """Ask for the phase; only a next one and those before can be."""
    order = [each.phase for each in method.phases]

    def understand(typed: str) -> str:
        wanted = typed.casefold()
        for n, phase in enumerate(order, 1):
            if wanted in (str(n), phase, _say(phase).casefold()):
                phase_steps.direction(trajectory, method, phase)
                return phase
        raise UsageError(
            N_("There is no such phase; choose {phases}."),
            slug="no-such-phase",
            phases=", ".join(map(_say, order)),
        )

    if to is not None:
        return understand(to)
    present = trajectory.phases[-1].phase if trajectory.phases else None
    came = order.index(present) if present in order else -1
    usual = str(came + 2) if came + 1 < len(order) else None
    return interview.ask(
        "to",
        _("To which phase? (number or word)"),
        understand,
        usual=usual,
        why=_("Forward goes one phase at a time; back can be to any."),
    )


def _say_gate(
    interview: "Interview",
    planning: "Planning",
    trajectory: "Trajectory",
    method: "Method",
    phase: str,
) -> None:
    """Say what has to be judged before, and what argues against it; it bars nothing (A16)."""
    present = trajectory.phases[-1].phase
    gate = next((each.gate for each in method.phases if each.phase == present), None)
    if gate is not None:
        interview.say([_("To be judged:"), *hanging("  ", gate.label(spoken().code), 2)])
    notes = phase_steps.phase_notes(planning.case, trajectory, method, phase, planning.today)
    if notes:
        interview.say([_("What the file says beside it:"), *note_lines(planning, notes)])


def _judges(interview: "Interview", planning: "Planning") -> list[str]:
    case = planning.case
    among = [*(e.key for e in case.persons if can_be_spoken_to(e)),
             *(e.key for e in (*case.workers, *case.contacts))]  # fmt: skip
    interview.say(who_is_who(planning.seen, among))

    def understand(typed: str) -> list[str]:
        found = parties(typed, case, among)
        if not found:
            raise SomebodyJudgesError
        return found

    return interview.ask(
        "judged by",
        _("Who judges so?"),
        understand,
        usual=planning.worker or None,
        why=_("Those in whose judgement it is: you, colleagues, and the family where they say so."),
    )
