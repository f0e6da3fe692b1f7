"""What cannot be so in a case file: broken references, and the rules between records.

Everything is found at once. A problem says where it stands by section, key and field,
and never repeats content: the one who reads it may not be the one who typed it.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from dataclasses import field as data_field
from typing import TYPE_CHECKING, Any, Final

from hgcase.domain._declare import Field, fields
from hgcase.domain.kinds import CaseFile, sections
from hgcase.domain.prose import printed_name, references
from hgcase.domain.trajectory import WEEKS
from hgcase.i18n import N_

if TYPE_CHECKING:
    from hgcase.domain.plan import SafetyPlan
    from hgcase.domain.record import Model, Record

MAX_NUMBER: Final = 999_999


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that cannot be so.

    Args:
        path: section, key, then fields and positions: ``("sessions", "s1", "checks", 0)``.
        message: what is wrong, and what would be right; English, to be translated.
        params: what its places hold: keys, numbers, words of the format.
    """

    path: tuple[str | int, ...]
    message: str
    params: dict[str, str | int] = data_field(default_factory=dict)


def problems(case: CaseFile) -> list[Problem]:
    """List every problem of a case, in the order of the file."""
    return [problem for check in CHECKS for problem in check(case)]


def walk(case: CaseFile) -> "Iterator[tuple[tuple[str | int, ...], Record | None, Model]]":
    """Yield the household, every record and every line in them, each with its path."""
    yield from ((path, None, part) for path, part in _inside(("household",), case.household))
    for record in case.records():
        for path, part in _inside((record.KIND.section, record.key), record):
            yield path, record, part


def _inside(
    path: tuple[str | int, ...], model: "Model"
) -> "Iterator[tuple[tuple[str | int, ...], Model]]":
    yield path, model
    for field in fields(type(model)):
        value = getattr(model, field.name)
        if field.shape == "value" and value is not None:
            yield from _inside((*path, field.name), value)
        elif field.shape in ("values", "parts"):
            for n, line in enumerate(value):
                yield from _inside((*path, field.name, n), line)


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


def _references_exist(case: CaseFile) -> Iterator[Problem]:
    numbers = {rule.number for rule in case.rules}
    for path, _, part in walk(case):
        for field in fields(type(part)):
            value = getattr(part, field.name)
            if value is None or value == ():
                continue
            values = value if isinstance(value, tuple) else (value,)
            if field.ref is not None:
                yield from _reference_exists(case, (*path, field.name), field, values, numbers)
            elif field.prose:
                yield from _text_references_exist(case, (*path, field.name), values)


def _reference_exists(
    case: CaseFile,
    path: tuple[str | int, ...],
    field: Field,
    values: tuple[Any, ...],
    numbers: set[int],
) -> Iterator[Problem]:
    assert field.ref is not None
    for value in values:
        if value == field.ref.word:
            continue
        if field.ref.by == "number":
            if value not in numbers:
                yield Problem(path, N_("There is no rule {number}."), {"number": value})
        elif not any(case.find(section, value) for section in field.ref.sections):
            yield Problem(
                path,
                N_("{key} is not in this file under {sections}."),
                {"key": value, "sections": ", ".join(field.ref.sections)},
            )


def _text_references_exist(
    case: CaseFile, path: tuple[str | int, ...], texts: tuple[str, ...]
) -> Iterator[Problem]:
    for key in sorted({key for text in texts for key in references(text)}):
        record = case.get(key)
        if record is None or not printed_name(record):
            yield Problem(path, N_("The text refers to @{key}, which names nobody."), {"key": key})


def _numbers_are_of_this_world(case: CaseFile) -> Iterator[Problem]:
    for path, _, part in walk(case):
        for field in fields(type(part)):
            value = getattr(part, field.name)
            if field.shape == "int" and value is not None and not 0 <= value <= MAX_NUMBER:
                yield Problem(
                    (*path, field.name),
                    N_("A whole number from 0 to {most} is asked here."),
                    {"most": MAX_NUMBER},
                )


def _spans_run_forward(case: CaseFile) -> Iterator[Problem]:
    for path, _, part in walk(case):
        since, until = getattr(part, "since", None), getattr(part, "until", None)
        if since is not None and until is not None and until.last < since.first:
            yield Problem((*path, "until"), N_("This ends before it begins."))


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


def _shared_texts_name_no_secret(case: CaseFile) -> Iterator[Problem]:
    """Refuse in a rule or plan a name that somebody of its circle may not know (W6, W14)."""
    for path, record, part in walk(case):
        if record is None or record.KIND.circle == "visible_to":
            continue
        circle = set(getattr(record, record.KIND.circle))
        for field in fields(type(part)):
            value = getattr(part, field.name)
            if not field.prose or value is None:
                continue
            for text in value if isinstance(value, tuple) else (value,):
                for key in sorted(references(text)):
                    if is_secret_to(case.get(key), circle):
                        yield Problem(
                            (*path, field.name),
                            N_("The text names @{key}, whom not everybody who reads it may know."),
                            {"key": key},
                        )


def is_secret_to(record: "Record | None", circle: set[str]) -> bool:
    """Tell whether somebody of a circle may not know of a record (W6, W14)."""
    if record is None:
        return False
    known_to = getattr(record, "known_to", None)
    return getattr(record, "secret", None) == "true" or (
        known_to is not None and not circle <= set(known_to)
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


CHECKS: tuple[Callable[[CaseFile], Iterator[Problem]], ...] = (
    _keys_are_unique,
    _households_were_opened,
    _references_exist,
    _numbers_are_of_this_world,
    _spans_run_forward,
    _second_readings_name_a_field,
    _circles_stand_once,
    _directory_has_names,
    _methods_are_known,
    _rule_numbers_are_for_life,
    _one_plan_in_force,
    _plans_hold_what_their_circle_knows,
    _shared_texts_name_no_secret,
    _sessions_agree_with_themselves,
)
