"""The sections of a case file, in its order; written by ``make kinds``.

A kind stands here as text, so that its module is imported when a section has records.
"""

import dataclasses
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from hgcase.domain.kinds import advice as advice_
    from hgcase.domain.kinds import aftercare as aftercare_
    from hgcase.domain.kinds import analysis as analysis_
    from hgcase.domain.kinds import arrangements as arrangements_
    from hgcase.domain.kinds import concerns as concerns_
    from hgcase.domain.kinds import consents as consents_
    from hgcase.domain.kinds import contact_lines as contact_lines_
    from hgcase.domain.kinds import direction as direction_
    from hgcase.domain.kinds import directory as directory_
    from hgcase.domain.kinds import handovers as handovers_
    from hgcase.domain.kinds import household as household_
    from hgcase.domain.kinds import incidents as incidents_
    from hgcase.domain.kinds import markers as markers_
    from hgcase.domain.kinds import measurements as measurements_
    from hgcase.domain.kinds import network as network_
    from hgcase.domain.kinds import notifications as notifications_
    from hgcase.domain.kinds import observations as observations_
    from hgcase.domain.kinds import orders as orders_
    from hgcase.domain.kinds import papers as papers_
    from hgcase.domain.kinds import persons as persons_
    from hgcase.domain.kinds import places as places_
    from hgcase.domain.kinds import plan as plan_
    from hgcase.domain.kinds import proceedings as proceedings_
    from hgcase.domain.kinds import sessions as sessions_
    from hgcase.domain.kinds import support as support_
    from hgcase.domain.kinds import trajectory as trajectory_


@dataclasses.dataclass(frozen=True, repr=False)
class Sections:
    """Every section of a case file, with the kind that it holds."""

    household: "household_.Household"
    persons: "tuple[persons_.Person, ...]" = ()
    relations: "tuple[persons_.Relation, ...]" = ()
    homes: "tuple[places_.Home, ...]" = ()
    stays: "tuple[places_.Stay, ...]" = ()
    breaks: "tuple[places_.Break, ...]" = ()
    organisations: "tuple[directory_.Organisation, ...]" = ()
    workers: "tuple[directory_.Worker, ...]" = ()
    programmes: "tuple[directory_.Programme, ...]" = ()
    contacts: "tuple[network_.Contact, ...]" = ()
    assignments: "tuple[direction_.Assignment, ...]" = ()
    consents: "tuple[consents_.Consent, ...]" = ()
    trajectories: "tuple[trajectory_.Trajectory, ...]" = ()
    concerns: "tuple[concerns_.Concern, ...]" = ()
    notifications: "tuple[notifications_.Notification, ...]" = ()
    incidents: "tuple[incidents_.Incident, ...]" = ()
    accounts: "tuple[incidents_.Account, ...]" = ()
    statements: "tuple[incidents_.Statement, ...]" = ()
    markers: "tuple[markers_.Marker, ...]" = ()
    orders: "tuple[orders_.Order, ...]" = ()
    proceedings: "tuple[proceedings_.Proceeding, ...]" = ()
    arrangements: "tuple[arrangements_.Arrangement, ...]" = ()
    triggers: "tuple[analysis_.Trigger, ...]" = ()
    factors: "tuple[analysis_.Factor, ...]" = ()
    patterns: "tuple[analysis_.Pattern, ...]" = ()
    conditions: "tuple[plan_.Condition, ...]" = ()
    rules: "tuple[plan_.Rule, ...]" = ()
    unsafe_situations: "tuple[plan_.UnsafeSituation, ...]" = ()
    safety_plans: "tuple[plan_.SafetyPlan, ...]" = ()
    personal_plans: "tuple[plan_.PersonalPlan, ...]" = ()
    sessions: "tuple[sessions_.Session, ...]" = ()
    contact_lines: "tuple[contact_lines_.ContactLine, ...]" = ()
    observations: "tuple[observations_.Observation, ...]" = ()
    help: "tuple[support_.Help, ...]" = ()
    goals: "tuple[support_.Goal, ...]" = ()
    actions: "tuple[support_.Action, ...]" = ()
    consultations: "tuple[consents_.Consultation, ...]" = ()
    moves: "tuple[handovers_.Move, ...]" = ()
    handovers: "tuple[handovers_.Handover, ...]" = ()
    measurements: "tuple[measurements_.Measurement, ...]" = ()
    aftercare: "tuple[aftercare_.Aftercare, ...]" = ()
    bottlenecks: "tuple[measurements_.Bottleneck, ...]" = ()
    advice: "tuple[advice_.Advice, ...]" = ()
    papers: "tuple[papers_.Paper, ...]" = ()
    documents: "tuple[papers_.Document, ...]" = ()
    pauses: "tuple[papers_.Pause, ...]" = ()


NAMED: Final = (
    "persons",
    "homes",
    "organisations",
    "workers",
    "contacts",
)
"""What texts may name by reference (`prints`): without these nothing can be shown."""
