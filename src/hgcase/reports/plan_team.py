"""The worker's sheet of the safety plan: everything, and what is missing is visible."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from hgcase.domain.kinds.persons import can_be_spoken_to, is_child
from hgcase.domain.kinds.plan import SafetyPlan
from hgcase.domain.wall.seen import Seen
from hgcase.i18n import Language
from hgcase.reports.people import names
from hgcase.reports.plan_parts import PlanSheet, sheet
from hgcase.reports.told import Entry, PaperTeller

ON_SHEET: Final = ("rules", "conditions", "warning_signs", "time_out", "break_plan", "call")
"""What stands on the sheet in its own place."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How somebody of the family is reached without danger."""

    name: str
    child: bool
    phone: str
    hours: str
    avoid: str
    ask_first: str


@dataclass(frozen=True, slots=True)
class TeamPlan:
    """One plan with all that the team knows of it.

    Args:
        unanswered: of whom no answer is recorded.
        late: whether the day to look at it again has passed.
    """

    sheet: PlanSheet
    circle: tuple[str, ...]
    entry: Entry
    unanswered: tuple[str, ...]
    late: bool


@dataclass(frozen=True, slots=True)
class TeamPlans:
    """Every plan in force, and how to reach whom."""

    template: ClassVar[str] = "safety-plan-team"

    until: date
    label: str
    reach: tuple[Reach, ...]
    plans: tuple[TeamPlan, ...]


def build(seen: Seen, *, until: date, language: Language) -> TeamPlans:
    """Make the worker's sheet."""
    teller = PaperTeller(seen, until, language)
    return TeamPlans(
        until,
        seen.case.household.label or "",
        _reach(seen, until),
        tuple(_plan(teller, plan) for plan in seen.case.plans_in_force),
    )


def _reach(seen: Seen, until: date) -> tuple[Reach, ...]:
    found = []
    for person in filter(can_be_spoken_to, seen.case.persons):
        safe = person.safe_contact
        found.append(
            Reach(
                seen.name(person.key),
                is_child(seen.case, person.key, until),
                person.phone or "",
                (safe.hours or "") if safe else "",
                (safe.avoid or "") if safe else "",
                (safe.ask_first or "") if safe else "",
            )
        )
    return tuple(found)


def _plan(teller: PaperTeller, plan: SafetyPlan) -> TeamPlan:
    seen, due = teller.seen, plan.review_due
    answered = {line.person for line in plan.answers}
    return TeamPlan(
        sheet(seen, plan),
        names(seen, plan.circle),
        teller.entry(plan, ON_SHEET),
        names(seen, (key for key in plan.circle if key not in answered)),
        due is not None and due.last_day < teller.today,
    )
