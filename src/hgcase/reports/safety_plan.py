"""The safety plan on paper: the family's own, or the worker's sheet."""

from datetime import date

from hgcase.domain.wall.seen import Seen
from hgcase.i18n import Language
from hgcase.reports import plan_family, plan_team


def build(
    seen: Seen,
    *,
    since: date | None,  # noqa: ARG001 — has no meaning for a plan
    until: date,
    language: Language,
) -> "plan_family.FamilyPlans | plan_team.TeamPlans":
    """Make the paper of the plans in force."""
    if seen.team:
        return plan_team.build(seen, until=until, language=language)
    return plan_family.build(seen, until=until)
