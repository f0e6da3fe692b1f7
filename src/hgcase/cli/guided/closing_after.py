"""What comes after closing, by questions: who looks in when, and who takes over (C27-C32)."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from hgcase.cli.guided.moments import day_of
from hgcase.cli.guided.naming import refuse_line
from hgcase.cli.guided.people import parties, who_is_who
from hgcase.cli.guided.planning import names
from hgcase.cli.language import _, spoken
from hgcase.cli.matching import listed
from hgcase.cli.screens.text import hanging
from hgcase.cli.when import said
from hgcase.domain.kinds.persons import is_child
from hgcase.domain.verbs.closing import YES, aftercare_proposed, without_aftercare
from hgcase.errors import UsageError
from hgcase.i18n import N_
from hgcase.methods import method as method_of

if TYPE_CHECKING:
    from hgcase.app.plans import Planning
    from hgcase.cli.guided.interview import Interview
    from hgcase.domain.kinds.trajectory import Trajectory

_USUAL_DAYS: Final = 91
"""After how many days somebody looks in where the method says nothing."""

_NONE: Final = "-"
_GROUNDS: Final = ("legal_duty", "conflict_of_duties", "vital_interest", "court")
"""On what one can look in without a yes; sharing has other grounds beside these."""

Moment = dict[str, Any]


class NotAMomentError(UsageError):
    """An answer that moves no moment."""

    message = N_("A number and a day: 2 1 apr. A number and - leaves it out. Enter: it is well so.")


class BeforeTheEndError(UsageError):
    """A moment of aftercare before the end."""

    message = N_("Looking in comes after the end.")


class SomebodyTakesItError(UsageError):
    """A handover to nobody."""

    message = N_("Say who takes over: a key such as o1 or n4, or a name.")


# --- who looks in, when -----------------------------------------------------------------------


def ask_aftercare(
    interview: "Interview", planning: "Planning", trajectory: "Trajectory", day: date
) -> list[Moment]:
    """Ask for the moments of aftercare, with a yes or a ground (C27, C29).

    Args:
        interview: of this run.
        planning: the household.
        trajectory: that closes.
        day: on which it ended.
    """
    moments = _moved(interview, planning, _proposed(planning, trajectory, day), day)
    if not moments:
        return []
    doer = _doer(interview, planning)
    answers = _answers(interview, planning, moments)
    said_yes = any(each["answer"] in YES for each in answers)
    beside: Moment = {"answers": answers} if answers else {}
    if not said_yes:
        beside["ground"] = _ground(interview)
    return [{**each, **beside, **({"done_by": doer} if doer else {})} for each in moments]


def _proposed(planning: "Planning", trajectory: "Trajectory", day: date) -> list[Moment]:
    """Give what the method asks for, and for whom it forgets a moment after three months."""
    method = method_of(trajectory.method, trajectory.method_version)
    found = list(aftercare_proposed(planning.case, trajectory, method, day)) if method else []
    due = (day + timedelta(days=_USUAL_DAYS)).isoformat()
    missing = without_aftercare(planning.case, trajectory, day, found)
    found += [{"persons": list(keys), "kind": "check_in", "due": due} for keys in missing]
    return sorted(found, key=lambda each: str(each["due"]))


def _moved(
    interview: "Interview", planning: "Planning", moments: list[Moment], day: date
) -> list[Moment]:
    """Show the moments; let any be moved or left out, until Enter."""
    left = {str(n): each for n, each in enumerate(moments, 1)}

    def understand(typed: str) -> tuple[str, date | None] | None:
        number, _space, rest = typed.partition(" ")
        if not typed:
            return None
        if number not in left or not rest:
            raise NotAMomentError
        if rest.strip() == _NONE:
            return number, None
        due = day_of(said(rest, interview.now, "future"))
        if due <= day:
            raise BeforeTheEndError
        return number, due

    while left:
        interview.say(_("Looking in afterwards:"))
        interview.say(_by_day(planning, left))
        told = interview.ask(
            "aftercare",
            _("Does one move? (2 1 apr: to that day; 2 -: not that one; Enter: well so)"),
            understand,
            usual="",
            why=_("Each child has moments of its own. Who has none is named once more."),
        )
        if told is None:
            break
        number, due = told
        if due is None:
            del left[number]
        else:
            left[number] = {**left[number], "due": due.isoformat()}
    return list(left.values())


def _by_day(planning: "Planning", moments: dict[str, Moment]) -> list[str]:
    """Lay out moments, those of one day in one line, each with its number."""
    days: dict[str, list[str]] = {}
    for n, each in sorted(moments.items(), key=lambda pair: (pair[1]["due"], int(pair[0]))):
        days.setdefault(each["due"], []).append(f"{n} {names(planning, each['persons'])}")
    leads = {day: _when(day) for day in days}
    wide = max(map(len, leads.values())) + 4
    return [
        line
        for day, pieces in days.items()
        for line in hanging(f"  {leads[day]}", " · ".join(pieces), wide)
    ]


def _when(text: str) -> str:
    day = date.fromisoformat(text)
    return f"{spoken().short_day(day)} {day.year}"


def _doer(interview: "Interview", planning: "Planning") -> str | None:
    everybody = (*planning.case.workers, *planning.case.contacts, *planning.case.organisations)
    interview.say(who_is_who(planning.seen, (each.key for each in everybody)))

    def understand(typed: str) -> str | None:
        found = parties(typed, planning.case)
        return found[0] if found else None

    return interview.ask(
        "looks in",
        _("Who looks in?"),
        understand,
        usual=planning.worker or "",
        why=_("One for all of them; hgcase edit aftercare changes one."),
    )


def _answers(
    interview: "Interview", planning: "Planning", moments: Sequence[Moment]
) -> list[dict[str, str]]:
    """Ask each grown-up, for themselves and for the children whom they speak for."""
    case, found = planning.case, []
    grown = [
        each.person
        for trajectory in case.trajectories
        for each in trajectory.participants
        if each.until is None and not is_child(case, each.person, planning.today)
    ]
    for key in dict.fromkeys([*(k for e in moments for k in e["persons"]), *grown]):
        if is_child(case, key, planning.today):
            continue
        answer = interview.choose(
            f"yes {key}",
            _("Does {name} agree that you look in?", name=planning.seen.name(key) or key),
            ((_("y yes"), "agrees"), (_("n no"), "disagrees"), (_("u not asked"), "")),
            usual="",
            why=_("Looking in after closing needs a yes, asked again each time, or a ground "
                  "without one."),
        )  # fmt: skip
        if answer:
            found.append({"person": key, "answer": answer, "date": planning.today.isoformat()})
    return found


def _ground(interview: "Interview") -> str:
    """Ask on what ground to look in without a yes."""
    interview.say(_("Nobody said yes. On what ground do you look in all the same?"))
    return interview.word(
        "ground",
        _("Which ground? (< back to ask for a yes)"),
        listed(_GROUNDS, "grounds"),
        why=_("Without a yes there has to be a ground, which can be shown later."),
    )


# --- who takes over ---------------------------------------------------------------------------


def ask_handover(
    interview: "Interview",
    planning: "Planning",
    trajectory: "Trajectory",
    day: date,
    state: str,
) -> Moment | None:
    """Ask to whom the case goes, whether it is handed over warmly, and what is open (C32).

    Args:
        interview: of this run.
        planning: the household.
        trajectory: that closes.
        day: on which it ended.
        state: how it ended; handed over and moved away mean that somebody takes over.
    """
    goes_on = state in ("handed_over", "moved")
    if state != "handed_over" and not interview.yes(
        "handover",
        _("Does anybody take over?"),
        usual=goes_on,
        why=_("A team, an organisation, somebody of the network. It stays open until they "
              "confirm it."),
    ):  # fmt: skip
        return None
    everybody = (*planning.case.organisations, *planning.case.workers, *planning.case.contacts)
    interview.say(who_is_who(planning.seen, (each.key for each in everybody)))

    def understand(typed: str) -> str:
        found = parties(typed, planning.case, [each.key for each in everybody])
        if len(found) != 1:
            raise SomebodyTakesItError
        return found[0]

    taker = interview.ask(
        "taker", _("Who takes over?"), understand,
        why=_("A key or a name. Not in the file yet? Ctrl-C, hgcase add organisation, and the "
              "same command goes on."),
    )  # fmt: skip
    warm = interview.choose(
        "warm",
        _("Was it a warm handover, with the family there?"),
        ((_("y yes"), "true"), (_("n no"), "false"), (_("u not known"), "unknown")),
        usual="unknown",
        why=_("Warm: all at one table. A letter alone is how a family gets lost."),
    )
    worries = interview.text(
        "worries",
        _("Which worries are open? (for the team)"),
        lambda line: refuse_line(planning.case, set(), line),
        why=_("What whoever takes over must look at first."),
    )
    tree = {
        "giver": planning.worker or "unknown", "taker": taker, "date": day.isoformat(),
        "persons": [each.person for each in trajectory.participants if each.until is None],
        "warm": warm, "open_worries": worries,
    }  # fmt: skip
    return {name: value for name, value in tree.items() if value}
