"""The family's own safety plan: large, calm, and what to do first on top."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from hgcase.domain.wall.seen import Seen
from hgcase.reports.people import Sender, names, sender
from hgcase.reports.plan_parts import PlanSheet, sheet


@dataclass(frozen=True, slots=True)
class FamilyPlans:
    """The plans in force that these readers know; nearly always one."""

    template: ClassVar[str] = "safety-plan"

    until: date
    readers: tuple[str, ...]
    sender: Sender
    plans: tuple[PlanSheet, ...]


def build(seen: Seen, *, until: date) -> FamilyPlans:
    """Make the paper for its readers, from what they may see."""
    plans = seen.case.plans_in_force
    return FamilyPlans(
        until,
        names(seen, seen.readers),
        sender(seen, (key for plan in plans for key in plan.made_by)),
        tuple(sheet(seen, plan) for plan in plans),
    )
