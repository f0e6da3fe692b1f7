"""The course of a Break by questions: on to another place, and home again."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from hgcase.cli.guided.break_place import (
    Given,
    Way,
    ask_host,
    ask_known,
    ask_place,
    ask_since,
    ask_until,
    going_said,
)
from hgcase.cli.guided.moments import typed_back
from hgcase.cli.guided.noted import ask_enter, note_lines
from hgcase.cli.guided.planning import Told, ask_line, names
from hgcase.cli.language import _, spoken
from hgcase.domain.declare.values import When
from hgcase.domain.standing.whereabouts import places_of_break, running_breaks
from hgcase.domain.verbs import breaks as break_steps
from hgcase.domain.verbs.break_notes import break_notes, end_notes, home_after
from hgcase.domain.verbs.breaks import Going
from hgcase.domain.verbs.steps import New
from hgcase.errors import NotFoundError
from hgcase.i18n import N_

if TYPE_CHECKING:
    from hgcase.app.plans import Planning
    from hgcase.cli.guided.interview import Interview
    from hgcase.domain.kinds.places import Break, Stay
    from hgcase.domain.verbs.steps import Step

_HOME: Final = "home"
_ELSEWHERE: Final = "elsewhere"


class NoBreakRunsError(NotFoundError):
    """A household in which nobody is in a Break."""

    message = N_("No Break is running in {ref}.")
    hint = N_("Begin one: hgcase break start {ref}")


def ask_break(interview: "Interview", planning: "Planning") -> "Break":
    """Ask which Break is meant, where more than one runs.

    Raises:
        NoBreakRunsError: none does.
    """
    found = [e for e in running_breaks(planning.case, planning.today) if e.until is None]
    if not found:
        raise NoBreakRunsError(ref=planning.ref)
    if len(found) == 1:
        interview.say(_said(planning, found[0]))
        return found[0]
    choices = [(f"{n} {_said(planning, each)}", each.key) for n, each in enumerate(found, 1)]
    key = interview.choose(
        "break",
        _("Which Break?"),
        choices,
        usual=found[0].key,
        why=_("More than one is running; each is ended by itself."),
    )
    return break_steps.break_of(planning.case, key)


def _said(planning: "Planning", pause: "Break") -> str:
    since = spoken().short_day(pause.since.day) if pause.since else _("a day not recorded")
    who = names(planning, break_steps.leavers(planning.case, pause))
    return _("{key}: {names}, since {day}", key=pause.key, names=who, day=since)


def ask_move(interview: "Interview", planning: "Planning", given: Given) -> Told:
    """Ask for the next place of a Break: where, since when, until when, why (A52).

    Args:
        interview: of this run.
        planning: the household.
        given: what was given on the command line and is not asked.
    """
    case = planning.case
    pause = ask_break(interview, planning)
    stays = _open(planning, pause)
    plan = break_steps.plan_of(case, pause)
    leaves = break_steps.leavers(case, pause)
    knew = _knew(stays, leaves)
    way = Way(leaves, plan, knew, usual=_next_number(planning, pause))
    place = ask_place(interview, planning, given, way)
    agreed = ask_host(interview, planning, given, way, place)
    since = ask_since(interview, given)
    until = ask_until(interview, given, since, _usual_end(stays, since))
    because = ask_line(
        interview, planning, "because", _why_asked(planning, knew), knew,
        why=_("Whoever may know of the place before may read it. Not where the next one is."),
    )  # fmt: skip
    place = ask_known(interview, planning, way, place)
    going = Going(place, since, until, host_agreed=agreed)
    notes = break_notes(case, leaves, going, plan)
    told = [*going_said(planning, leaves, going), *note_lines(planning, notes)]
    ask_enter(interview, _("Enter saves the move"), told)
    return partial(break_steps.move_break, case, pause, going, because)


def _open(planning: "Planning", pause: "Break") -> "list[Stay]":
    return [each for each in places_of_break(planning.case, pause.key) if each.until is None]


def _knew(stays: "Sequence[Stay]", leaves: Sequence[str]) -> tuple[str, ...]:
    """Give who may know where somebody stays now, and so reads why that ended (W6)."""
    known = [each.persons if each.known_to is None else each.known_to for each in stays]
    return tuple(dict.fromkeys(key for keys in known or [tuple(leaves)] for key in keys))


def _next_number(planning: "Planning", pause: "Break") -> int:
    """Give the number of the next place of the plan; 0 where there is none left."""
    following = break_steps.next_place(planning.case, pause)
    places = break_steps.places_of(break_steps.plan_of(planning.case, pause))
    return places.index(following) + 1 if following in places else 0


def _usual_end(stays: "Sequence[Stay]", since: str) -> str:
    """Offer the end that was planned, if it is still to come."""
    ends = [each.planned_until for each in stays if each.planned_until is not None]
    last = max(ends, default=None)
    return typed_back(last) if last is not None and last.last >= When.parse(since).first else "+2d"


def _why_asked(planning: "Planning", readers: Sequence[str]) -> str:
    if not readers:
        return _("Why not there any more? (for the team; Enter: later)")
    who = names(planning, readers)
    return _("Why not there any more? ({names} may read this; Enter: later)", names=who)


# --- home again -------------------------------------------------------------------------------


def ask_end(interview: "Interview", planning: "Planning", given: Given) -> Told:
    """Ask for the end of a Break: when, where each goes, how it went, whether home is safe.

    Args:
        interview: of this run.
        planning: the household.
        given: what was given on the command line and is not asked.
    """
    pause = ask_break(interview, planning)
    leaves = break_steps.leavers(planning.case, pause)
    at = ask_since(interview, given, question=_("When did it end?"))
    goes_to: dict[str, str] = {}
    away: list[str] = []
    for key in leaves:
        where = _goes_to(interview, planning, pause, key, at)
        if where == _ELSEWHERE:
            away.append(key)
        elif where != _HOME:
            goes_to[key] = where
    knew = _knew(_open(planning, pause), leaves)
    because = ask_line(
        interview, planning, "because", _how_asked(planning, knew), knew,
        why=_("What came of it, in a line. What the others must not read does not go here."),
    )  # fmt: skip
    judged = _is_home_safe(interview, planning, at)
    notes = note_lines(planning, end_notes(planning.case, pause, at))
    ask_enter(interview, _("Enter ends the Break"), notes)
    ended = partial(
        break_steps.end_break, planning.case, pause, at, because=because, goes_to=goes_to
    )
    beside = (*(_elsewhere(key, at) for key in away), *judged)
    return lambda: (*ended(), *beside)


def _goes_to(
    interview: "Interview", planning: "Planning", pause: "Break", key: str, at: str
) -> str:
    """Ask where somebody goes; a home is called by its key, because its name may be secret."""
    case = planning.case
    home = home_after(case, pause, key, When.parse(at).day)
    choices = [(_("h back home"), _HOME)] if home else []
    choices += [
        (f"{each.key} {_home_said(each)}", each.key)
        for each in case.homes
        if each.key != home and not each.taken_back
    ]
    choices.append((_("e elsewhere"), _ELSEWHERE))
    return interview.choose(
        f"goes {key}",
        _("Where does {name} go?", name=planning.seen.name(key) or key),
        choices,
        usual=_HOME if home else _ELSEWHERE,
        why=_("Home is where they lived before the Break. Elsewhere: note where later, with "
              "hgcase add stay; who may know it is asked there."),
    )  # fmt: skip


def _home_said(home: Any) -> str:
    return _("a secret address") if home.secret in ("true", "unknown") else home.name


def _elsewhere(key: str, at: str) -> "Step":
    """Note that somebody is not at home; where comes later."""
    return New("stays", {"persons": [key], "kind": "stays", "since": at, "known_to": [key]})


def _how_asked(planning: "Planning", readers: Sequence[str]) -> str:
    if not readers:
        return _("How did it go? (for the team; Enter: later)")
    who = names(planning, readers)
    return _("How did it go? ({names} may read this; Enter: later)", names=who)


def _is_home_safe(interview: "Interview", planning: "Planning", at: str) -> "tuple[Step, ...]":
    """Ask for the worker's own judgement on home; Enter leaves it as it was (A48)."""
    answer = interview.choose(
        "home safe",
        _("Is home safe now, in your judgement?"),
        ((_("s safe"), "safe"), (_("p partly"), "partly"), (_("n not safe"), "not_safe"),
         (_("u not judged"), "")),
        usual="",
        why=_("Your own judgement of today, beside what they say themselves. Not judged: what "
              "was judged before stands."),
    )  # fmt: skip
    if not answer:
        return ()
    grounds = ask_line(
        interview, planning, "grounds", _("On what grounds? (for the team; Enter: later)"), (),
        why=_("What you saw or heard that makes you think so."),
    )  # fmt: skip
    tree = {"date": at[:10], "topic": "home_safe", "answer": answer,
            "said_by": planning.worker or None, "grounds": grounds}  # fmt: skip
    return (New("observations", {name: value for name, value in tree.items() if value}),)
