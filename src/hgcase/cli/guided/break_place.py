"""The place of a Break by questions: one of the plan or another, its host, who may know it.

Where somebody stays is said as little as the plan's own screen says it: its kind, and the
rest only if it was asked for (A57).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from hgcase.cli.guided.moments import said_back, written
from hgcase.cli.guided.people import parties, who_is_who
from hgcase.cli.guided.planning import ask_line, ask_parties, names
from hgcase.cli.guided.record import readers_said
from hgcase.cli.language import _, spoken
from hgcase.cli.screens.days import say_when
from hgcase.cli.screens.text import wrapped
from hgcase.cli.when import said
from hgcase.domain.declare.values import When
from hgcase.domain.declare.words import say
from hgcase.domain.verbs import breaks as break_steps
from hgcase.domain.verbs.breaks import EMERGENCY_BED, Going
from hgcase.errors import UsageError
from hgcase.i18n import N_
from hgcase.lists import word_list

if TYPE_CHECKING:
    from hgcase.app.plans import Planning
    from hgcase.cli.guided.interview import Interview
    from hgcase.domain.kinds.plan import SafetyPlan

_OTHER: Final = 0
"""Stands for a place that the plan does not name."""

_SHOW: Final = -1
"""Stands for the wish to see with whom it is."""

_NONE: Final = "-"
_NIGHTS: Final = "+2d"


class NotAPlaceError(UsageError):
    """An answer that is no place of the plan, and not another one."""

    message = N_("Choose one of these: {choices}.")


class AskTheHostError(UsageError):
    """A host who was not asked, or said no."""

    message = N_("Nobody leaves for a host who did not agree.")
    hint = N_("Call and ask, then answer y; or < back to another place.")


@dataclass(frozen=True, slots=True)
class Given:
    """What was given on the command line, so that it is not asked.

    Args:
        who: who leaves, letters.
        place: the number of the place in the plan.
        at: since when.
        until: until when.
        where: whether hosts and names are shown.
    """

    who: str | None = None
    place: int | None = None
    at: str | None = None
    until: str | None = None
    where: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """What is known when a place is asked: who goes, by which plan, who reads a reason."""

    leaves: Sequence[str]
    plan: "SafetyPlan | None"
    readers: Sequence[str]
    usual: int


def ask_place(interview: "Interview", planning: "Planning", given: Given, way: Way) -> Any:
    """Ask for a place, with the reason for an emergency bed (A52, A53).

    Args:
        interview: of this run.
        planning: the household.
        given: what need not be asked.
        way: who goes, by which plan.
    """
    number = given.place
    if number is None:
        number = _ask_number(interview, planning, given, way)
    place = break_steps.place_of(way.plan, number) if number else _another(interview, planning)
    if place["kind"] == EMERGENCY_BED:
        place = {**place, "reason": _reason(interview, planning, way, place.get("reason"))}
    return place


def _ask_number(interview: "Interview", planning: "Planning", given: Given, way: Way) -> int:
    """Ask which place of the plan; with whom it is shows when that is asked for."""
    places = break_steps.places_of(way.plan)
    if not places:
        return _OTHER
    number = _SHOW
    shown = given.where
    while number == _SHOW:
        number = _one_number(interview, planning, way, places, shown=shown)
        shown = True
    return number


def _one_number(
    interview: "Interview", planning: "Planning", way: Way, places: Sequence[Any], *, shown: bool
) -> int:
    letter, show = _("a"), _("w")
    plain = [f"{n} {_kind(place)}" for n, place in enumerate(places, 1)]
    pairs = zip(plain, places, strict=True)
    whole = [_with_host(planning, label, place) for label, place in pairs]
    more = [] if shown or whole == plain else [_("w with whom")]
    asked = "  ".join([*(whole if shown else plain), _("a another place"), *more])

    def understand(typed: str) -> int:
        wanted = typed.casefold()
        if wanted == letter:
            return _OTHER
        if more and wanted == show:
            return _SHOW
        for n, place in enumerate(places, 1):
            if wanted in (str(n), _kind(place).casefold()):
                return n
        choices = ", ".join([*(str(n + 1) for n in range(len(places))), letter])
        raise NotAPlaceError(choices=choices)

    return interview.ask(
        "place",
        _("Which place? ({places})", places=asked),
        understand,
        usual=str(way.usual) if way.usual else letter,
        why=_("In the order that was agreed on: the first that can be. Hosts and addresses stay "
              "off the screen until you ask for them."),
    )  # fmt: skip


def going_said(planning: "Planning", leaves: Sequence[str], going: Going) -> list[str]:
    """Say who goes to what sort of place, from when until when, and who may know where (W6)."""
    until = going.planned_until
    day = planning.today
    known = going.place.get("known_to", leaves)
    told = _(
        "{names}: {place}, {since} until {until}, known to {readers}.",
        names=names(planning, leaves),
        place=_kind(going.place),
        since=say_when(When.parse(going.at), day),
        until=say_when(When.parse(until), day) if until else _("nobody can say yet"),
        readers=readers_said(planning.case, () if known == "team" else tuple(known)),
    )
    return wrapped(told, 0)


def _kind(place: Any) -> str:
    return say(spoken(), place["kind"], of="places")


def _with_host(planning: "Planning", label: str, place: Any) -> str:
    host = place.get("host") or ""
    told = [each for each in (planning.seen.name(host) or host, place.get("name")) if each]
    return f"{label} ({', '.join(told)})" if told else label


def _another(interview: "Interview", planning: "Planning") -> dict[str, Any]:
    """Ask for a place that the plan does not name: what sort, whose, and where."""
    words = word_list("places").words
    letters = {str(n): word for n, word in enumerate(words, 1)}
    choices = [(f"{n} {_kind({'kind': word})}", word) for n, word in letters.items()]
    kind = interview.choose(
        "kind",
        _("What sort of place?"),
        choices,
        why=_("Family or friends first, then a hotel; an emergency bed is the last of all."),
    )
    place: dict[str, Any] = {"kind": kind}
    if kind in ("family", "friends"):
        interview.say(who_is_who(planning.seen, (each.key for each in planning.case.contacts)))
        place |= {"host": _host(interview, planning)}
    place |= {
        "name": _bare(interview, "name", _("What is it called? (Enter: leave it out)")),
        "address": _bare(interview, "address", _("Its address? (Enter: later)")),
        "phone": _bare(interview, "phone", _("A phone number there? (Enter: later)")),
    }
    return {name: value for name, value in place.items() if value}


def _host(interview: "Interview", planning: "Planning") -> str | None:
    found = ask_parties(
        interview, planning, "host", _("With whom? (Enter: not in the file)"), (),
        why=_("Somebody of the network or of the household, by key or first name."),
    )  # fmt: skip
    return found[0] if found else None


def _bare(interview: "Interview", name: str, question: str) -> str:
    return interview.ask(
        name,
        question,
        str,
        usual="",
        why=_("Kept with the stay: the team reads it, and whoever may know where."),
    )


def _reason(
    interview: "Interview", planning: "Planning", way: Way, present: str | None
) -> str | None:
    """Ask why an emergency bed; the plan may have said it already (A53)."""
    if present:
        asked = _("Why an emergency bed? (Enter: as the plan says)")
    elif way.readers:
        asked = _(
            "Why an emergency bed? ({names} may read this: do not say where)",
            names=names(planning, way.readers),
        )
    else:
        asked = _("Why an emergency bed? (for the team)")
    typed = ask_line(
        interview, planning, "reason", asked, way.readers, needed=not present,
        why=_("An emergency bed is for extreme need only, so why no other place can be."),
    )  # fmt: skip
    return typed or present


# --- host, days, who may know ---------------------------------------------------------------


def ask_host(
    interview: "Interview", planning: "Planning", given: Given, way: Way, place: Any
) -> bool:
    """Ask whether the host agreed, where nothing in the file says so (practice)."""
    host = place.get("host")
    if not host or break_steps.host_agreed(planning.case, host, way.plan):
        return False
    if given.where or (given.place is None and not way.plan):
        asked = _("Did {name} agree to it?", name=planning.seen.name(host) or host)
    else:
        asked = _("Did the host agree to it?")

    def understand(typed: str) -> bool:
        if typed.casefold() in (_("y"), _("yes")):
            return True
        raise AskTheHostError

    return interview.ask(
        "host agreed",
        f"{asked} ({_('y yes')})",
        understand,
        why=_("The one who takes somebody in has to be asked tonight, and say yes."),
        fixed_by=str(host),
    )


def ask_since(interview: "Interview", given: Given, question: str = "") -> str:
    """Ask since when, or another such question; Enter is this moment."""

    def understand(typed: str) -> Any:
        return said(typed, interview.now)

    at = understand(given.at) if given.at else interview.ask(
        "since",
        question or _("Since when?"),
        understand,
        usual=_("now"),
        why=_("Good examples: now, 23:15, yesterday 22:00."),
    )  # fmt: skip
    interview.say(_("  → {day}", day=said_back(at)))
    return written(at)


def ask_until(interview: "Interview", given: Given, since: str, usual: str = _NIGHTS) -> str | None:
    """Ask until when it is meant; a Break is for a time (A51)."""

    def understand(typed: str) -> Any:
        if typed == _NONE:
            return None
        until = said(typed, interview.now, "future")
        break_steps.refuse_backward(When.parse(since), written(until))
        return until

    until = understand(given.until) if given.until else interview.ask(
        "until",
        _("Until when, for now?"),
        understand,
        usual=usual,
        why=_("A Break is for a time. It can be made longer or shorter later.\n"
              "Good examples: +2d, fri, fri 18:00. - nobody can say yet."),
    )  # fmt: skip
    if until is None:
        return None
    interview.say(_("  → {day}", day=said_back(until)))
    return written(until)


def ask_known(interview: "Interview", planning: "Planning", way: Way, place: Any) -> dict[str, Any]:
    """Ask who may know where; Enter is as the plan says, else only who goes (W6).

    What was answered holds for this place and for those who go there, and for nothing else.
    """
    letter, usual = _("t"), list(place.get("known_to", way.leaves))
    if place.get("known_to") == "team":
        usual = []

    def understand(typed: str) -> list[str]:
        if typed.casefold() == letter:
            return []
        return parties(typed, planning.case, planning.case.person_keys)

    known = interview.ask(
        "known",
        _("Who may know where? (letters; t the team alone)"),
        understand,
        usual=" ".join(usual) or letter,
        why=_("Where somebody stays comes on no paper of anybody else. Enter: as it was agreed, "
              "and else only who goes."),
        fixed_by=repr((sorted(place.items()), list(way.leaves))),
    )  # fmt: skip
    if known == list(way.leaves) and "known_to" not in place:
        return dict(place)
    return {**place, "known_to": known or "team"}
