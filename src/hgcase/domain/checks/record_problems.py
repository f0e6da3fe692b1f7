"""What cannot be so between the records of a case: the rules of the field."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, Any

from hgcase.domain.case_file import CaseFile, sections
from hgcase.domain.declare.record import Model
from hgcase.domain.declare.vocabulary import NESTED, fields
from hgcase.domain.kinds.persons import is_child
from hgcase.domain.problem import Problem
from hgcase.i18n import N_

if TYPE_CHECKING:
    from hgcase.domain.kinds.direction import Assignment
    from hgcase.domain.kinds.plan import SafetyPlan


def _keys_are_unique(case: CaseFile) -> Iterator[Problem]:
    used: set[str] = set()
    for section in sections():
        for n, record in enumerate(getattr(case, section)):
            if record.key in used:
                yield Problem(
                    (section, n),  # its key would find the other one
                    N_("The key {key} is used more than once."),
                    {"key": record.key},
                )
            used.add(record.key)


def _households_were_opened(case: CaseFile) -> Iterator[Problem]:
    if case.household.opened is None:
        yield Problem(("household", "opened"), N_("A household needs the day it was opened."))


def _second_readings_name_a_field(case: CaseFile) -> Iterator[Problem]:
    for record in case.records():
        for n, reading in enumerate(record.also):
            if not _names_a_field(record, reading.field.split(".")):
                yield Problem(
                    (record.KIND.section, record.key, "also", n, "field"),
                    N_("There is no such field to read twice."),
                )


def _names_a_field(model: Model, steps: list[str]) -> bool:
    """Tell whether steps lead to something: ``at``, ``ended.date``, ``decisions.de1.until``."""
    if not steps:
        return True
    field = next((each for each in fields(type(model)) if each.name == steps[0]), None)
    inner = getattr(model, field.name) if field is not None else None
    if field is None or field.shape not in NESTED:
        return field is not None and len(steps) == 1
    if field.shape == "value" or len(steps) == 1:
        return len(steps) == 1 or (inner is not None and _names_a_field(inner, steps[1:]))
    lines = [
        line
        for n, line in enumerate(inner or ())
        if steps[1] in (str(n), getattr(line, "key", None) or "")
    ]
    return bool(lines) and _names_a_field(lines[0], steps[2:])


def _circles_stand_once(case: CaseFile) -> Iterator[Problem]:
    for record in case.records():
        if record.KIND.circle != "visible_to" and record.visible_to is not None:
            yield Problem(
                (record.KIND.section, record.key, "visible_to"),
                N_("Here `circle` says who may read it; leave visible_to out."),
            )


def _directory_has_names(case: CaseFile) -> Iterator[Problem]:
    for worker in case.workers:
        if worker.name is None:
            yield Problem(("workers", worker.key), N_("A worker needs a name."))
    for records in (case.workers, case.organisations):
        seen: dict[tuple[Any, ...], str] = {}
        for record in records:
            match = tuple(getattr(record, name) for name in record.KIND.directory)
            if match in seen:
                yield Problem(
                    (record.KIND.section, record.key),
                    N_("This is the same as {key}; name it once."),
                    {"key": seen[match]},
                )
            seen[match] = record.key


def _rule_numbers_are_for_life(case: CaseFile) -> Iterator[Problem]:
    counted = Counter(rule.number for rule in case.rules)
    for rule in case.rules:
        path = ("rules", rule.key)
        if counted[rule.number] > 1 or rule.number < 1:
            yield Problem(
                (*path, "number"),
                N_("Rule number {number} is not free; a number is for life and counts from 1."),
                {"number": rule.number},
            )
        if rule.replaces is not None and rule.replaces >= rule.number:
            yield Problem(
                (*path, "replaces"), N_("A rule replaces one with a lower number than its own.")
            )


def _one_plan_in_force(case: CaseFile) -> Iterator[Problem]:
    counted = Counter(frozenset(plan.circle) for plan in case.plans_in_force)
    versions = Counter((frozenset(plan.circle), plan.version) for plan in case.safety_plans)
    for plan in case.safety_plans:
        circle = frozenset(plan.circle)
        if plan.state == "in_force" and counted[circle] > 1:
            yield Problem(
                ("safety_plans", plan.key, "state"),
                N_("A second plan is in force for {circle}; end the other one first."),
                {"circle": ", ".join(sorted(circle))},
            )
        if versions[circle, plan.version] > 1:
            yield Problem(
                ("safety_plans", plan.key, "version"),
                N_("Version {number} of the plan for {circle} is there twice."),
                {"number": plan.version, "circle": ", ".join(sorted(circle))},
            )


def _plans_hold_what_their_circle_knows(case: CaseFile) -> Iterator[Problem]:
    for plan in case.safety_plans:
        path = ("safety_plans", plan.key)
        for number in plan.rules:
            rule = case.rule(number)
            if rule is not None and not set(plan.circle) <= set(rule.circle):
                yield Problem(
                    (*path, "rules"),
                    N_("Rule {number} is not known to everybody for whom this plan is."),
                    {"number": number},
                )
        yield from _break_plan(path, plan)


def _break_plan(path: tuple[str | int, ...], plan: "SafetyPlan") -> Iterator[Problem]:
    for n, place in enumerate(plan.break_plan.places if plan.break_plan else ()):
        if place.kind == "emergency_bed" and place.reason is None:
            yield Problem(
                (*path, "break_plan", "places", n),
                N_("An emergency bed is for extreme need only: give the reason."),
            )


def _of_children(case: CaseFile, there: list[str], day: date) -> bool:
    """Tell whether those who were there can have a talk with a child: one, or children alone."""
    return len(there) == 1 or (bool(there) and all(is_child(case, key, day) for key in there))


def _sessions_agree_with_themselves(case: CaseFile) -> Iterator[Problem]:
    for session in case.sessions:
        path = ("sessions", session.key)
        there = [key for key in session.present if key in case.person_keys]
        if session.state == "planned" and (session.present or session.checks):
            yield Problem(path, N_("A planned talk has nobody present and no checks yet."))
        if session.state == "held" and not session.present:
            yield Problem((*path, "present"), N_("A talk that was held needs who was there."))
        if session.state == "held" and session.mode == "joint" and len(there) < 2:  # noqa: PLR2004
            yield Problem((*path, "mode"), N_("A joint talk has at least two persons."))
        if session.state == "held" and session.mode == "separate" and len(there) != 1:
            yield Problem((*path, "mode"), N_("A talk apart is with one person."))
        if (
            session.state == "held"
            and session.mode == "child"
            and not _of_children(case, there, session.at.day)
        ):
            yield Problem((*path, "mode"), N_("A talk with a child is with one, or with children."))
        for n, check in enumerate(session.checks):
            if check.said_by not in session.present:
                yield Problem(
                    (*path, "checks", n, "said_by"),
                    N_("{key} was not there to say this."),
                    {"key": check.said_by},
                )


def _one_director_a_track(case: CaseFile) -> Iterator[Problem]:
    """Refuse a second director in one track; who takes over may begin on the last day (E15)."""
    if not case.assignments:
        return
    from hgcase.domain.kinds.direction import DIRECTOR

    directs = [each for each in case.assignments if each.role == DIRECTOR and not each.taken_back]
    directs.sort(key=lambda each: each.since.last if each.since else "")
    for before, after in combinations(directs, 2):
        if before.track == after.track and _surely_together(before, after):
            yield Problem(
                ("assignments", after.key, "since"),
                N_("{key} still has the direction then; end that first."),
                {"key": before.key},
            )


def _surely_together(before: "Assignment", after: "Assignment") -> bool:
    begins = max(each.since.last_day if each.since else date.min for each in (before, after))
    ends = min(each.until.day if each.until else date.max for each in (before, after))
    return begins < ends


def _decisions_judge_earlier_ones(case: CaseFile) -> Iterator[Problem]:
    for order in case.orders:
        keys = Counter(decision.key for decision in order.decisions if decision.key)
        for n, decision in enumerate(order.decisions):
            path = ("orders", order.key, "decisions", n)
            if decision.key and keys[decision.key] > 1:
                yield Problem((*path, "key"), N_("This key is used twice in this order."))
            for key in decision.judges:
                if key not in keys or key == decision.key:
                    yield Problem(
                        (*path, "judges"), N_("{key} is no other decision here."), {"key": key}
                    )


def _nothing_follows_itself(case: CaseFile) -> Iterator[Problem]:
    follows = {record.key: record.follows for record in case.records() if record.follows}
    for start, first in follows.items():
        seen: set[str] = set()
        todo = list(first)
        while todo:
            key = todo.pop()
            todo += [next_one for next_one in follows.get(key, ()) if next_one not in seen]
            seen.add(key)
        if start in seen:
            record = case.get(start)
            assert record is not None
            yield Problem(
                (record.KIND.section, start, "follows"), N_("This follows itself, in the end.")
            )


def _numbers_are_of_their_list(case: CaseFile) -> Iterator[Problem]:
    for situation in case.unsafe_situations:
        if situation.rank is not None and not 1 <= situation.rank <= 3:  # noqa: PLR2004 — the top 3
            yield Problem(
                ("unsafe_situations", situation.key, "rank"), N_("The top 3 goes from 1 to 3.")
            )
    for entry in case.bottlenecks:
        if entry.bottleneck is not None and not 1 <= entry.bottleneck <= 7:  # noqa: PLR2004 — C54
            yield Problem(
                ("bottlenecks", entry.key, "bottleneck"), N_("The bottlenecks go from 1 to 7.")
            )


def _records_agree_with_themselves(case: CaseFile) -> Iterator[Problem]:
    for relation in case.relations:
        if relation.who == relation.whom and relation.kind != "same_person":
            yield Problem(
                ("relations", relation.key, "whom"), N_("A relation is between two persons.")
            )
    for advice in case.advice:
        if advice.follow_up and advice.no_follow_up:
            yield Problem(
                ("advice", advice.key, "no_follow_up"),
                N_("Follow-up help is advised here; leave the reason for none out."),
            )


def _pauses_name_a_deadline(case: CaseFile) -> Iterator[Problem]:
    for pause in case.pauses:
        key, *steps = (pause.deadline or "").split(".")
        record = case.get(key)
        if pause.deadline and (record is None or not steps or not _names_a_field(record, steps)):
            yield Problem(
                ("pauses", pause.key, "deadline"),
                N_("Name a record and its field: sp1.review_due."),
            )


RECORD_CHECKS: tuple[Callable[[CaseFile], Iterator[Problem]], ...] = (
    _keys_are_unique,
    _households_were_opened,
    _second_readings_name_a_field,
    _circles_stand_once,
    _directory_has_names,
    _rule_numbers_are_for_life,
    _one_plan_in_force,
    _plans_hold_what_their_circle_knows,
    _sessions_agree_with_themselves,
    _one_director_a_track,
    _decisions_judge_earlier_ones,
    _nothing_follows_itself,
    _numbers_are_of_their_list,
    _records_agree_with_themselves,
    _pauses_name_a_deadline,
)
