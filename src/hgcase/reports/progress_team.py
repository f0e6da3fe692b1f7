"""The team's progress report: all that was recorded in a period, and what is not known."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from hgcase.domain.kinds.support import Help
from hgcase.domain.standing.timeline import timeline
from hgcase.i18n import N_, Language
from hgcase.reports.contact_team import LastContact, last_contacts
from hgcase.reports.period import Progress, approach, falls_in, progress, start_of
from hgcase.reports.talks_team import RuleSheet, Weeks, rules, weeks
from hgcase.reports.told import Entry, Group, PaperTeller, begun
from hgcase.telling.days import say_when

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hgcase.domain.declare.record import Record
    from hgcase.domain.kinds.incidents import Incident
    from hgcase.domain.wall.seen import Seen

COURSE: Final = (N_("The course, and who directs it"), ("trajectories", "assignments", "pauses"))
GROUPS: Final = (
    (N_("Plans, conditions and Breaks"),
     ("safety_plans", "personal_plans", "conditions", "breaks")),
    (N_("Notifications, concerns and statements"), ("notifications", "concerns", "statements")),
    (N_("Orders, proceedings and arrangements"), ("orders", "proceedings", "arrangements")),
    (N_("Facts that weigh"), ("markers",)),
    (N_("Help and aftercare"), ("help", "bottlenecks", "aftercare")),
    (N_("Goals"), ("goals",)),
    (N_("What it hangs together with"),
     ("unsafe_situations", "patterns", "triggers", "factors")),
    (N_("Observations and judgements"), ("observations", "measurements")),
    (N_("Where everybody stays"), ("stays", "moves")),
    (N_("Consultations, actions and handovers"), ("consultations", "actions", "handovers")),
    (N_("The network"), ("contacts",)),
    (N_("Advice, consent and papers"), ("advice", "consents", "papers", "documents")),
)  # fmt: skip
"""What the paper tells, in its order, each with the sections that it is made of."""

BESIDE: Final = ("sessions", "contact_lines", "rules", "incidents", "accounts")
"""Sections with a place of their own: week by week, rule by rule, account beside account."""

BRIEF: Final = ("safety_plans", "personal_plans")
"""Sections of which it says that they are there: what they hold is on a paper of its own."""

_FIRST: Final = ("home_safe", "safety", "last_seen")


@dataclass(frozen=True, slots=True)
class IncidentSheet:
    """An event, and all that is told of it, side by side (W5)."""

    entry: Entry
    accounts: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Ahead:
    """A day to come, and what it is of what."""

    day: str
    said: str


@dataclass(frozen=True, slots=True)
class TeamProgress:
    """All that the team needs to see of a period."""

    template: ClassVar[str] = "progress-team"

    label: str
    progress: Progress
    since: date
    until: date
    contacts: tuple[LastContact, ...]
    course: Group
    weeks: tuple[Weeks, ...]
    rules: tuple[RuleSheet, ...]
    incidents: tuple[IncidentSheet, ...]
    groups: tuple[Group, ...]
    empty: tuple[str, ...]
    ahead: tuple[Ahead, ...]


def build(seen: "Seen", *, since: date | None, until: date, language: Language) -> TeamProgress:
    """Make the report for the team."""
    first = start_of(seen, since, until)
    trajectory = approach(seen, until)
    teller = PaperTeller(seen, until, language)
    shown = partial(_is_shown, since=first, until=until)
    groups = [_group(teller, shown, *each) for each in GROUPS]
    return TeamProgress(
        label=seen.case.household.label or "",
        progress=progress(trajectory, until),
        since=first,
        until=until,
        contacts=last_contacts(teller, until),
        course=_group(teller, shown, *COURSE),
        weeks=weeks(teller, first, until, week_one=trajectory.start.day if trajectory else None),
        rules=rules(teller, first, until),
        incidents=tuple(_incidents(teller, shown, until)),
        groups=tuple(each for each in groups if each.entries),
        empty=tuple(each.title for each in groups if not each.entries),
        ahead=tuple(_ahead(teller, until)),
    )


def _is_shown(record: "Record", since: date, until: date) -> bool:
    """Tell whether a record stands on the paper; help that runs does, whenever it began."""
    runs = isinstance(record, Help) and record.ended is None
    return falls_in(record, since, until) or runs


def _group(
    teller: PaperTeller, shown: "Callable[[Record], bool]", title: str, names: tuple[str, ...]
) -> Group:
    case = teller.seen.case
    every = (each for name in names for each in getattr(case, name) if shown(each))
    found = sorted(every, key=begun)
    if "observations" in names:
        found.sort(key=_rank)
    return Group(
        teller.language(title),
        tuple(
            teller.brief(each) if each.KIND.section in BRIEF else teller.entry(each)
            for each in found
        ),
    )


def _rank(record: "Record") -> tuple[int, str]:
    """Put observations together by topic, safety first."""
    topic = getattr(record, "topic", "")
    return _FIRST.index(topic) if topic in _FIRST else len(_FIRST), topic


def _incidents(
    teller: PaperTeller, shown: "Callable[[Record], bool]", until: date
) -> "Iterator[IncidentSheet]":
    """Give what happened in the period, or was told in it for the first time."""
    case = teller.seen.case
    for incident in sorted(case.incidents, key=_at):
        accounts = [
            each
            for each in case.accounts
            if each.incident == incident.key and (each.date is None or each.date.day <= until)
        ]
        if shown(incident) or any(map(shown, accounts)):
            yield IncidentSheet(teller.entry(incident), teller.entries(accounts))


def _at(incident: "Incident") -> str:
    return incident.at.first


def _ahead(teller: PaperTeller, until: date) -> "Iterator[Ahead]":
    """Give what is to come, with what the day is of it."""
    sections = {*BESIDE, *COURSE[1], *(name for _, names in GROUPS for name in names)}
    for event in timeline(teller.seen.case, until, among=sections).coming:
        if event.when is not None:
            day = say_when(teller.language, event.when, until)
            what = () if event.sort == "record" else tuple(teller.path(event))
            yield Ahead(day, teller.together(teller.headline(event.record), *what))
