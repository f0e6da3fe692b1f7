"""Moving a trajectory to another phase: forward by a judgement, back whenever needed (D21-D26)."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final, Literal

from hgcase.domain.case_file import CaseFile
from hgcase.domain.declare.trees import tree_of
from hgcase.domain.standing.whereabouts import running_breaks
from hgcase.domain.verbs.note import Note
from hgcase.domain.verbs.steps import Changed, Step
from hgcase.errors import RefusedError, UsageError
from hgcase.i18n import N_

if TYPE_CHECKING:
    from hgcase.domain.kinds.observations import Observation
    from hgcase.domain.kinds.support import Help
    from hgcase.domain.kinds.trajectory import Trajectory
    from hgcase.methods.parts import Method

Direction = Literal["first", "forward", "back"]
NOT_SAFE: Final = "not_safe"


def direction(trajectory: "Trajectory", method: "Method", phase: str) -> Direction:
    """Tell whether a step goes forward or back."""
    order = [each.phase for each in method.phases]
    if not order:
        raise RefusedError(N_("{method} has no phases."), slug="no-phases", method=method.method)
    if phase not in order:
        raise UsageError(
            N_("There is no such phase; choose {phases}."),
            slug="no-such-phase",
            phases=", ".join(order),
        )
    present = trajectory.phases[-1].phase if trajectory.phases else None
    if phase == present:
        raise RefusedError(N_("{key} is in that phase."), slug="in-that-phase", key=trajectory.key)
    came = order.index(present) if present in order else -1
    if order.index(phase) > came + 1:
        raise RefusedError(
            N_("One phase at a time: the next one is {phase}."),
            slug="phase-skipped",
            phase=order[came + 1],
        )
    if present is None:
        return "first"
    return "forward" if order.index(phase) > came else "back"


def refuse_day(trajectory: "Trajectory", day: date) -> None:
    """Refuse a day on which no phase can begin."""
    if not trajectory.runs(day):
        raise RefusedError(
            N_("{key} does not run on that day."), slug="trajectory-over", key=trajectory.key
        )
    if trajectory.phases and trajectory.phases[-1].since.day > day:
        raise UsageError(N_("The phase before it began later than that."), slug="phase-too-early")


def move_phase(
    trajectory: "Trajectory",
    method: "Method",
    phase: str,
    day: date,
    *,
    judged_by: Sequence[str],
    grounds: str,
) -> tuple[Step, ...]:
    """Move a trajectory to another phase, with the judgement that leads to it.

    Falling back is a normal step: it asks for a reason as well, and for nothing else (D22).

    Args:
        method: by which it runs, of the version on which it started.
        phase: the word of the phase.
    """
    direction(trajectory, method, phase)
    refuse_day(trajectory, day)
    if not grounds.strip() or not judged_by:
        raise UsageError(
            N_("A step to another phase needs who judged it, and on what grounds."),
            slug="no-judgement",
        )
    lines = [tree_of(each) for each in trajectory.phases]
    if trajectory.phases:
        lines[-1] = {**lines[-1], "until": day.isoformat()}
    line = {
        "phase": phase,
        "since": day.isoformat(),
        "judged_by": list(judged_by),
        "grounds": grounds,
    }
    return (Changed("trajectories", trajectory.key, {"phases": [*lines, line]}),)


# --- what argues against it ---------------------------------------------------------------------


def phase_notes(
    case: CaseFile, trajectory: "Trajectory", method: "Method", phase: str, day: date
) -> tuple[Note, ...]:
    """Give what argues against a step forward; a worker weighs it, nothing is counted up (A16).

    A step back, and a first phase, has nothing against it.
    """
    if direction(trajectory, method, phase) != "forward":
        return ()
    since = trajectory.phases[-1].since.day
    return (
        *_of_plans(case),
        *_of_conditions(case),
        *_of_situations(case),
        *_of_homes(case, day),
        *(Note("break_runs", (each.key,)) for each in running_breaks(case, day)),
        *_of_incidents(case, since, day),
        *_of_help(case, trajectory, day),
    )


def _of_plans(case: CaseFile) -> Iterator[Note]:
    plans = [plan for plan in case.safety_plans if not plan.taken_back]
    if not any(plan.state in ("in_force", "suspended") for plan in plans):
        yield Note("no_plan")
    yield from (Note("plan_suspended", (p.key,)) for p in plans if p.state == "suspended")
    yield from (Note("plan_draft", (p.key,)) for p in plans if p.state == "draft")


def _of_conditions(case: CaseFile) -> Iterator[Note]:
    """Yield the conditions of plans in force that were broken, or are not met."""
    held = {key for plan in case.plans_in_force for key in plan.conditions}
    for condition in case.conditions:
        if condition.key not in held or condition.taken_back or condition.until is not None:
            continue
        met, broken = condition.met, condition.broken
        if broken is not None and (met is None or met < broken):
            yield Note("condition_broken", (condition.key,), broken.day)
        elif met is None:
            yield Note("condition_open", (condition.key,))


def _of_situations(case: CaseFile) -> Iterator[Note]:
    for situation in case.unsafe_situations:
        if situation.taken_back or situation.until is not None or situation.conditions:
            continue
        yield Note("situation_open", (situation.key,))


def _of_homes(case: CaseFile, day: date) -> Iterator[Note]:
    yield from (
        Note("home_not_safe", (each.key,), each.date.day)
        for each in _last_word_on_home(case, day)
        if each.answer == NOT_SAFE
    )


def _last_word_on_home(case: CaseFile, day: date) -> "list[Observation]":
    """Give the last judgement on home of each who gave one; the more worrying one stands beside."""
    found: dict[tuple[str | None, tuple[str, ...]], Observation] = {}
    told = (e for e in case.observations if e.topic == "home_safe" and not e.taken_back)
    for each in sorted(told, key=lambda observation: observation.date):
        if each.date.day <= day:
            found[each.said_by, tuple(sorted(each.about))] = each
    return list(found.values())


def _of_incidents(case: CaseFile, since: date, day: date) -> Iterator[Note]:
    for incident in case.incidents:
        if not incident.taken_back and since <= incident.at.last_day and incident.at.day <= day:
            yield Note("incident_since", (incident.key,), incident.at.day)


def _of_help(case: CaseFile, trajectory: "Trajectory", day: date) -> Iterator[Note]:
    """Yield help that is a referral only, and help that names no risk (D24, D27)."""
    persons = {each.person for each in trajectory.participants}
    for help_ in case.help:
        if help_.taken_back or help_.ended is not None or not persons & set(help_.persons):
            continue
        if help_.started is not None and help_.started.day <= day:
            if not help_.reduces:
                yield Note("help_names_no_risk", (help_.key,))
        elif not was_refused(help_):
            since = help_.offered or help_.asked
            yield Note("help_not_started", (help_.key,), since.day if since else None)


def was_refused(help_: "Help") -> bool:
    """Tell whether everybody who answered to an offer of help refused it."""
    return bool(help_.answers) and all(a.answer in ("refused", "no") for a in help_.answers)
