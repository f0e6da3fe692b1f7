"""Closing a trajectory: what is still open, how it ended, and what comes after (B10, C27-C32).

Nothing is closed silently: there is a reason, a second pair of eyes (practice 13), aftercare
of the household and of each child of its own (C29), or the word that there is none. The plan
stays in force unless it is ended itself, and whoever has the direction keeps it (E15).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from hgcase.domain.case_file import CaseFile
from hgcase.domain.declare.trees import tree_of
from hgcase.domain.declare.values import When
from hgcase.domain.kinds.direction import DIRECTOR, directors, held
from hgcase.domain.kinds.persons import can_be_spoken_to, is_child
from hgcase.domain.standing.in_force import orders_on
from hgcase.domain.standing.whereabouts import running_breaks
from hgcase.domain.verbs.note import Note
from hgcase.domain.verbs.phases import was_refused
from hgcase.domain.verbs.steps import Changed, New, Step
from hgcase.errors import RefusedError, UsageError
from hgcase.i18n import N_

if TYPE_CHECKING:
    from hgcase.domain.kinds.support import Action
    from hgcase.domain.kinds.trajectory import Trajectory
    from hgcase.methods.parts import Method

Tree = Mapping[str, Any]
TRAJECTORIES: Final = "trajectories"
ACTIONS: Final = "actions"
ASSIGNMENTS: Final = "assignments"
DONE: Final = "done"
STAYS_OPEN: Final = "open"
"""What may become of an open action, beside the key of who does it from now on."""

YES: Final = frozenset({"agrees", "yes", "accepted"})
_TWO: Final = 2


@dataclass(frozen=True, slots=True)
class Closing:
    """What is told at the end of a trajectory.

    Args:
        ending: date, state, because, safe_functioning, judged_by.
        aftercare: the moments, each as a record of its own.
        no_aftercare: whether there is none, and that was said.
        handover: to whom the case goes on, if it does.
        actions: of each open one ``done``, ``open``, or the key of who does it now.
    """

    ending: Tree
    aftercare: Sequence[Tree] = ()
    no_aftercare: bool = False
    handover: Tree | None = None
    actions: Mapping[str, str] = field(default_factory=dict)


# --- what is still open ------------------------------------------------------------------------


def closing_open(
    case: CaseFile, trajectory: "Trajectory", method: "Method", day: date
) -> tuple[Note, ...]:
    """Give everything that is still open in a household when a trajectory closes."""
    return (
        *(Note("break_runs", (each.key,)) for each in running_breaks(case, day)),
        *_plans(case),
        *_orders(case, day),
        *(Note("action_open", (each.key,), _due(each)) for each in open_actions(case)),
        *(Note("talk_planned", (each.key,), each.at.day) for each in case.talks("planned")),
        *_handovers(case),
        *_help(case),
        *_products(case, trajectory, method),
        *_aftercare(case, trajectory, day),
        *_roles(case, day),
    )


def open_actions(case: CaseFile) -> "tuple[Action, ...]":
    """Give what is still to be done."""
    return tuple(each for each in case.actions if each.done is None and not each.taken_back)


def _due(action: "Action") -> date | None:
    return action.due.day if action.due is not None else None


def _plans(case: CaseFile) -> Iterator[Note]:
    words = {"in_force": "plan_in_force", "suspended": "plan_suspended", "draft": "plan_draft"}
    for plan in case.safety_plans:
        if plan.state in words and not plan.taken_back:
            yield Note(words[plan.state], (plan.key,))


def _orders(case: CaseFile, day: date) -> Iterator[Note]:
    for standing in orders_on(case, day):
        if standing.binds:
            yield Note("order_in_force", (standing.order.key,))


def _handovers(case: CaseFile) -> Iterator[Note]:
    for handover in case.handovers:
        if handover.confirmed is None and not handover.taken_back:
            yield Note("handover_open", (handover.key,), handover.date.day)
    for move in case.moves:
        if move.handover is None and not move.taken_back:
            yield Note("move_open", (move.key,), move.date.day)


def _help(case: CaseFile) -> Iterator[Note]:
    for help_ in case.help:
        over = help_.taken_back or help_.ended is not None or was_refused(help_)
        if help_.started is None and not over:
            since = help_.offered or help_.asked
            yield Note("help_not_started", (help_.key,), since.day if since else None)


def _products(case: CaseFile, trajectory: "Trajectory", method: "Method") -> Iterator[Note]:
    """Yield what the method asks at its end and is not there (A58, A65)."""
    asked = {each.product for each in method.products}
    if "analysis" in asked and not (case.patterns or case.factors or case.triggers):
        yield Note("analysis_missing")
    if "advice" not in asked:
        return
    found = [
        each
        for each in case.advice
        if each.trajectory in (None, trajectory.key) and not each.taken_back
    ]
    if not found:
        yield Note("advice_missing")
    yield from (Note("advice_not_discussed", (e.key,)) for e in found if not e.discussed)


def _aftercare(case: CaseFile, trajectory: "Trajectory", day: date) -> Iterator[Note]:
    for keys in without_aftercare(case, trajectory, day):
        child = len(keys) == 1 and is_child(case, keys[0], day)
        yield Note("child_without_aftercare" if child else "household_without_aftercare", keys)


def _roles(case: CaseFile, day: date) -> Iterator[Note]:
    if not directors(case, day):
        yield Note("no_director")
    for each in case.assignments:
        if held(each, day) and each.until is None:
            yield Note("role_held", (each.key,))


# --- aftercare -----------------------------------------------------------------------------------


def without_aftercare(
    case: CaseFile,
    trajectory: "Trajectory",
    day: date,
    planned: Sequence[Tree] = (),
) -> tuple[tuple[str, ...], ...]:
    """Give for whom no moment of aftercare is to come: the grown-ups together, each child (C29)."""
    moments = [tuple(each["persons"]) for each in planned]
    coming = (e for e in case.aftercare if e.done is None and e.due.last_day >= day)
    moments += [each.persons for each in coming if not each.taken_back]
    adults, children = _household(case, trajectory, day)
    found = [adults] if adults and not any(set(adults) & set(keys) for keys in moments) else []
    return (*found, *((key,) for key in children if (key,) not in moments))


def aftercare_proposed(
    case: CaseFile, trajectory: "Trajectory", method: "Method", day: date
) -> tuple[dict[str, Any], ...]:
    """Give the moments that the method asks for, each as a tree without its yes or ground."""
    adults, children = _household(case, trajectory, day)
    whom: dict[str, list[tuple[str, ...]]] = {
        "household": [adults] if adults else [],
        "child": [(key,) for key in children],
    }
    return tuple(
        {
            "persons": list(keys),
            "kind": "monitoring",
            "due": (day + timedelta(days=moment.after_days)).isoformat(),
        }
        for moment in method.aftercare
        for keys in whom[moment.of]
    )


def _household(
    case: CaseFile, trajectory: "Trajectory", day: date
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the grown-ups who take part, and every child of the household."""
    living = [person.key for person in case.persons if can_be_spoken_to(person)]
    part = {
        each.person
        for each in trajectory.participants
        if each.until is None or each.until.last_day >= day
    }
    children = tuple(key for key in living if is_child(case, key, day))
    return tuple(key for key in living if key in part and key not in children), children


# --- closing -------------------------------------------------------------------------------------


def close(
    case: CaseFile, trajectory: "Trajectory", closing: Closing, day: date
) -> tuple[Step, ...]:
    """Close a trajectory.

    The phase it is in ends with it. Roles end where nothing else runs, but for the direction
    and for whoever looks in afterwards. The safety plan stays as it is.
    """
    ended = _refuse_ending(trajectory, closing.ending, day)
    _refuse_one_judge(case, closing.ending)
    _refuse_aftercare(case, trajectory, closing, ended)
    alone = not _others_run(case, trajectory, ended)
    untold = [e.key for e in open_actions(case) if e.key not in closing.actions]
    if alone and untold:
        raise RefusedError(
            N_("Say what becomes of what is still to be done: {keys}."),
            slug="open-actions",
            keys=", ".join(untold),
        )
    return (
        Changed(TRAJECTORIES, trajectory.key, _ended(trajectory, closing.ending)),
        *(New("aftercare", dict(each)) for each in closing.aftercare),
        *([New("handovers", dict(closing.handover), name="handover")] if closing.handover else []),
        *_of_actions(case, closing.actions, closing.ending["date"]),
        *(_of_roles(case, closing, ended) if alone else ()),
    )


def _refuse_ending(trajectory: "Trajectory", ending: Tree, day: date) -> date:
    if trajectory.ended is not None:
        raise RefusedError(
            N_("{key} has ended already."), slug="closed-already", key=trajectory.key
        )
    if not str(ending.get("because") or "").strip():
        raise UsageError(
            N_("Closing needs a reason: say why it is no longer needed."), slug="no-reason-to-close"
        )
    ended = When.parse(ending["date"]).last_day
    refuse_day(trajectory, ended, day)
    return ended


def refuse_day(trajectory: "Trajectory", ended: date, today: date) -> None:
    """Refuse a day on which it cannot have ended."""
    if not trajectory.start.day <= ended <= today:
        raise UsageError(
            N_("It ends on a day between its start and today."), slug="ends-before-it-starts"
        )


def _refuse_one_judge(case: CaseFile, ending: Tree) -> None:
    judges = {key for key in ending.get("judged_by") or () if key not in case.person_keys}
    if len(judges - {"unknown"}) < _TWO:
        raise RefusedError(
            N_("Closing is judged by two: name somebody beside yourself who looked at it."),
            slug="second-pair-of-eyes",
        )


def _refuse_aftercare(
    case: CaseFile, trajectory: "Trajectory", closing: Closing, ended: date
) -> None:
    for each in closing.aftercare:
        said_yes = any(answer["answer"] in YES for answer in each.get("answers") or ())
        if not said_yes and each.get("ground") in (None, "consent"):
            raise RefusedError(
                N_("Looking in after closing needs a yes, or a ground without one."),
                slug="no-ground",
            )
    missing = without_aftercare(case, trajectory, ended, closing.aftercare)
    if missing and not closing.no_aftercare:
        raise RefusedError(
            N_("No aftercare is arranged for {keys}."),
            hint=N_("Arrange it for each, or say that there is none."),
            slug="no-aftercare",
            keys=", ".join(key for keys in missing for key in keys),
        )
    if closing.ending.get("state") == "handed_over" and closing.handover is None:
        raise RefusedError(N_("It was handed over: say to whom."), slug="no-handover")


def _others_run(case: CaseFile, trajectory: "Trajectory", day: date) -> bool:
    others = (e for e in case.trajectories if e.key != trajectory.key and not e.taken_back)
    return any(each.ended is None and each.start.day <= day for each in others)


def _ended(trajectory: "Trajectory", ending: Tree) -> dict[str, Any]:
    changes: dict[str, Any] = {"ended": dict(ending)}
    lines = [tree_of(each) for each in trajectory.phases]
    if lines and trajectory.phases[-1].until is None:
        changes["phases"] = [*lines[:-1], {**lines[-1], "until": ending["date"]}]
    return changes


def _of_actions(case: CaseFile, told: Mapping[str, str], day: str) -> Iterator[Step]:
    for action in open_actions(case):
        what = told.get(action.key, STAYS_OPEN)
        if what == DONE:
            yield Changed(ACTIONS, action.key, {"done": day})
        elif what not in (STAYS_OPEN, action.done_by):
            yield Changed(ACTIONS, action.key, {"done_by": what})


def _of_roles(case: CaseFile, closing: Closing, day: date) -> Iterator[Step]:
    """End the roles of those who do not go on; somebody keeps the direction (E15)."""
    look_in = {each.get("done_by") for each in closing.aftercare}
    look_in |= {each.done_by for each in case.aftercare if each.done is None}
    for each in case.assignments:
        goes_on = each.role == DIRECTOR or each.party in look_in
        if held(each, day) and each.until is None and not goes_on:
            yield Changed(ASSIGNMENTS, each.key, {"until": closing.ending["date"]})
