"""Ends: of the weeks, with what is to be ready then; of a Break; and what comes afterwards."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hgcase.domain.case_file import CaseFile
from hgcase.domain.kinds.persons import Person, can_be_spoken_to, is_child
from hgcase.domain.standing.due.courses import Running
from hgcase.domain.standing.due.finding import Due
from hgcase.domain.standing.due.weeks import planned_end
from hgcase.domain.standing.whereabouts import places_of_break, running_breaks

if TYPE_CHECKING:
    from hgcase.domain.kinds.advice import Advice
    from hgcase.domain.kinds.trajectory import Trajectory
    from hgcase.methods.parts import Method


def end(run: Running) -> Iterator[Due]:
    """Say when the last week ends (A24)."""
    day = planned_end(run)
    if day is not None and run.method.weeks is not None:
        yield Due("end", "ending", day, run.start, run.trajectory.key, n=run.method.weeks.value,
                  source=run.method.weeks.source)  # fmt: skip


def products(run: Running) -> Iterator[Due]:
    """Say what is to be ready at the end of the last week, and is not (A58, A65).

    An advice is ready when it was discussed with the family; the rest when an advice has a
    part of that name.
    """
    made = [
        each
        for each in run.case.advice
        if each.trajectory in (None, run.trajectory.key)
        and not each.taken_back
        and each.made.day <= run.today
    ]
    for product in run.method.products:
        word = _open(product.product, made)
        day = planned_end(run)
        if product.after_days is not None:
            day = run.start + timedelta(days=product.after_days)
        if word and day is not None:
            yield Due("product", "advice", day, run.start, run.trajectory.key, word=word,
                      name=product.name, source=product.source)  # fmt: skip


def _open(product: str, made: "list[Advice]") -> str:
    """Give what is still open of a product; nothing where it is ready."""
    if product == "advice":
        if not made:
            return product
        return "" if any(each.discussed for each in made) else "advice_discussed"
    parts = {part.part for each in made for part in each.parts}
    return "" if product in parts else product


def breaks(case: CaseFile, today: date) -> Iterator[Due]:
    """Say when each Break that runs is to end; at once where nobody agreed on that (A51)."""
    for break_ in running_breaks(case, today):
        stays = [stay for stay in places_of_break(case, break_.key) if stay.until is None]
        planned = [stay.planned_until.last_day for stay in stays if stay.planned_until]
        day = break_.until.last_day if break_.until else max(planned, default=None)
        persons = tuple(dict.fromkeys(key for stay in stays for key in stay.persons))
        since = break_.since.day if break_.since else None
        yield Due("break_ends", "stays", day, since, break_.key, persons, source="A51")


def orders(case: CaseFile, today: date) -> Iterator[Due]:
    """Say when each order that binds today ends, by all that is known (E05, practice 10)."""
    if not case.orders:
        return
    from hgcase.domain.standing.in_force import orders_on

    for standing in orders_on(case, today):
        stretch = standing.stretch
        if standing.binds and stretch is not None and stretch.until is not None:
            yield Due("order_ends", "orders", stretch.until.last_day, stretch.since.day,
                      standing.order.key, (standing.order.person,), at=stretch.until.time,
                      source="E05")  # fmt: skip


def actions(case: CaseFile, _today: date) -> Iterator[Due]:
    """Say which actions have a day and are not done (practice 1, E29)."""
    for each in case.actions:
        if each.done is None and each.due is not None and not each.taken_back:
            yield Due("action", "actions", each.due.last_day, key=each.key,
                      persons=(each.done_by,), source="E29")  # fmt: skip


def aftercare(case: CaseFile, _today: date) -> Iterator[Due]:
    """Say when to look back in, also after all has ended, each child for itself (C27-C29)."""
    for each in case.aftercare:
        living = tuple(key for key in each.persons if _can_be_spoken_to(case, key))
        if each.done is None and not each.taken_back and (living or not each.persons):
            yield Due("aftercare", "aftercare", each.due.last_day, key=each.key, persons=living,
                      word=each.kind or "", source="C27, C29")  # fmt: skip


def _can_be_spoken_to(case: CaseFile, key: str) -> bool:
    person = case.find("persons", key)
    return isinstance(person, Person) and can_be_spoken_to(person)


def aftercare_missing(
    case: CaseFile, today: date, trajectory: "Trajectory", method: "Method"
) -> Iterator[Due]:
    """Say for whom no aftercare was agreed when a trajectory ended, each child apart (C27, C29).

    What goes on in another trajectory, or with somebody else, is not looked back into. There
    are as many records as the method has moments, or the first that has none is due.
    """
    ending = trajectory.ended
    if ending is None or trajectory.runs(today) or trajectory.taken_back:
        return
    left = _took_part(case, trajectory) - _in_help(case, today)
    if ending.state in ("handed_over", "stepped_up") or not left:
        return
    children = {key for key in left if is_child(case, key, today)}
    agreed = [each.persons for each in case.aftercare if not each.taken_back]
    counts = {key: sum(key in persons for persons in agreed) for key in sorted(children)}
    counts[""] = sum(not persons or not set(persons) <= children for persons in agreed)
    for key, count in counts.items():
        of = "child" if key else "household"
        moments = sorted(each for each in method.aftercare if each.of == of)
        if count < len(moments):
            day = ending.date.last_day + timedelta(days=moments[count].after_days)
            yield Due("aftercare_missing", "aftercare", day, ending.date.last_day, key,
                      (key,) if key else (), source=moments[count].source)  # fmt: skip


def _took_part(case: CaseFile, trajectory: "Trajectory") -> set[str]:
    """Give who took part to its end and can be spoken to."""
    return {
        each.person
        for each in trajectory.participants
        if each.until is None and _can_be_spoken_to(case, each.person)
    }


def _in_help(case: CaseFile, today: date) -> set[str]:
    return {
        each.person
        for trajectory in case.trajectories
        if trajectory.runs(today) and not trajectory.taken_back
        for each in trajectory.participants
        if each.until is None or each.until.last_day >= today
    }


def handovers(case: CaseFile, _today: date) -> Iterator[Due]:
    """Say what was handed over and not confirmed, and who moves without a handover (C32)."""
    for each in case.handovers:
        if each.confirmed is None and not each.taken_back:
            yield Due("handover", "handovers", each.date.last_day, key=each.key,
                      persons=tuple(each.persons), source="C32")  # fmt: skip
    for move in case.moves:
        if move.handover is None and not move.taken_back:
            yield Due("move", "handovers", move.date.last_day, key=move.key,
                      persons=tuple(move.persons), source="C32")  # fmt: skip
