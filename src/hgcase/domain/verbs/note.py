"""What a worker should know before a step is taken: facts, never a bar and never a score (A16)."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from hgcase.i18n import N_


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that argues against a step, or that it leaves open.

    Args:
        what: which one; a word of `NOTES`.
        keys: of the records that it is about, or of the persons whom it concerns.
        since: since when, where that is known.
    """

    what: str
    keys: tuple[str, ...] = ()
    since: date | None = None


NOTES: Final[dict[str, str]] = {
    # of a Break
    "break_without_plan": N_("No safety plan says who leaves and where to."),
    "plan_not_in_force": N_("This plan is not in force."),
    "child_leaves": N_("{who} may be a child: a Break is not for a child to leave home."),
    "plan_names_another": N_("The plan says that {who} leaves."),
    "place_not_in_plan": N_("This place does not stand in the plan."),
    "place_before_untried": N_("The plan names another place before this one."),
    "no_planned_end": N_("A Break is for a time: no planned end is recorded."),
    "order_at_home": N_("{who} may not be in that home by an order in force, and stays there now."),
    "order_no_contact": N_("An order in force forbids contact between {who}."),
    "weighs_since": N_("Told since the Break began, and it weighs; ask who stayed home, apart."),
    "no_home_known": N_("Where {who} goes after the Break is not recorded."),
    # of a phase, or of closing
    "no_plan": N_("No safety plan is in force."),
    "plan_suspended": N_("The safety plan is suspended."),
    "plan_in_force": N_("This safety plan stays in force."),
    "plan_draft": N_("A draft of the safety plan is not agreed yet."),
    "condition_broken": N_("This safety condition was broken."),
    "condition_open": N_("This safety condition is not met yet."),
    "situation_open": N_("Nothing answers this unsafe situation yet."),
    "home_not_safe": N_("Home was judged not to be safe, and not otherwise since."),
    "incident_since": N_("Something happened since this phase began."),
    "break_runs": N_("A Break is running."),
    "help_not_started": N_("This help was offered and has not started: a referral is no safety."),
    "help_names_no_risk": N_("This help names no risk that it answers."),
    "order_in_force": N_("An order is in force."),
    "action_open": N_("This is still to be done."),
    "talk_planned": N_("This talk is still planned."),
    "handover_open": N_("The other side has not confirmed this handover."),
    "move_open": N_("There is a move without a handover."),
    "child_without_aftercare": N_("{who} has no moment of aftercare."),
    "household_without_aftercare": N_("There is no moment of aftercare for the household."),
    "advice_missing": N_("No advice is recorded."),
    "advice_not_discussed": N_("The advice was not discussed yet."),
    "analysis_missing": N_("No analysis is recorded: no pattern, factor or trigger."),
    "role_held": N_("This role goes on."),
    "no_director": N_("Nobody has the direction."),
}
"""What each word says; {who} stands for names."""
