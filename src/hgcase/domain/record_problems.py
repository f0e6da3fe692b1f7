"""What cannot be so between the records of a case: the rules of the field."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from hgcase.domain._declare import fields
from hgcase.domain.kinds import CaseFile, sections
from hgcase.domain.problem import Problem
from hgcase.domain.trajectory import WEEKS
from hgcase.i18n import N_

if TYPE_CHECKING:
    from hgcase.domain.plan import SafetyPlan


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
        names = {field.name for field in fields(type(record))}
        for n, reading in enumerate(record.also):
            if reading.field.partition(".")[0] not in names:
                yield Problem(
                    (record.KIND.section, record.key, "also", n, "field"),
                    N_("There is no such field to read twice."),
                )


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


def _methods_are_known(case: CaseFile) -> Iterator[Problem]:
    for trajectory in case.trajectories:
        path = ("trajectories", trajectory.key)
        if trajectory.method not in WEEKS:
            yield Problem(
                (*path, "method"),
                N_("There is no such method; choose {methods}."),
                {"methods": ", ".join(WEEKS)},
            )
        elif trajectory.method_version != 1:
            yield Problem((*path, "method_version"), N_("Only version 1 of this method exists."))


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
        if session.state == "held" and session.mode in ("separate", "child") and len(there) != 1:
            yield Problem((*path, "mode"), N_("A talk apart is with one person."))
        for n, check in enumerate(session.checks):
            if check.said_by not in session.present:
                yield Problem(
                    (*path, "checks", n, "said_by"),
                    N_("{key} was not there to say this."),
                    {"key": check.said_by},
                )


RECORD_CHECKS: tuple[Callable[[CaseFile], Iterator[Problem]], ...] = (
    _keys_are_unique,
    _households_were_opened,
    _second_readings_name_a_field,
    _circles_stand_once,
    _directory_has_names,
    _methods_are_known,
    _rule_numbers_are_for_life,
    _one_plan_in_force,
    _plans_hold_what_their_circle_knows,
    _sessions_agree_with_themselves,
)
