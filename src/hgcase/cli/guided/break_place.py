"""The place of a Break by questions: one of the plan or another, its host, who may know it.

Where somebody stays is said as little as the plan's own screen says it: its kind, and the
rest only if it was asked for (A57).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from hgcase.cli.drawing.folding import wrap
from hgcase.cli.guided.noted import note_lines
from hgcase.cli.guided.people import readers_said
from hgcase.cli.guided.reading import NOW
from hgcase.cli.guided.script import Script
from hgcase.cli.language import _, say_when, spoken
from hgcase.cli.matching import Choice, listed, worded
from hgcase.domain.declare.values import When
from hgcase.domain.declare.words import say
from hgcase.domain.verbs import breaks as break_steps
from hgcase.domain.verbs.breaks import EMERGENCY_BED, Going
from hgcase.errors import UsageError
from hgcase.i18n import N_
from hgcase.lists import word_list

if TYPE_CHECKING:
    from hgcase.app.household import Opened
    from hgcase.cli.guided.interview import Interview
    from hgcase.domain.kinds.plan import SafetyPlan
    from hgcase.domain.verbs.note import Note

_BESIDE: Final = {"other": N_("another place"), "show": N_("say with whom it is")}
_HOSTED: Final = ("family", "friends")


@dataclass(frozen=True, slots=True)
class Given:
    """What was given on the command line, so that it is not asked.

    Args:
        who: who leaves, letters.
        place: the number of the place in the plan.
        where: whether hosts and names are shown.
    """

    who: str | None = None
    place: int | None = None
    at: str | None = None
    until: str | None = None
    where: bool = False


class BreakScript(Script):
    """What the questions about a Break share: who goes, by which plan, who reads a reason."""

    leaves: Sequence[str] = ()
    plan: "SafetyPlan | None" = None
    readers: Sequence[str] = ()
    usual: int = 1
    """The number of the place that comes next in the plan; 0 where there is none."""

    def __init__(self, ask: "Interview", household: "Opened", given: Given) -> None:
        super().__init__(ask, household)
        self.given = given

    # --- where ------------------------------------------------------------------------------

    def place(self) -> dict[str, Any]:
        """Ask for a place, with the reason for an emergency bed (A52, A53)."""
        number = self.given.place
        if number is None:
            number = self._number()
        place = break_steps.place_of(self.plan, number) if number else self._another()
        if place["kind"] == EMERGENCY_BED:
            place = {**place, "reason": self._reason(place.get("reason"))}
        return place

    def _number(self) -> int:
        """Ask which place of the plan, 0 for another; with whom it is shows when asked for."""
        places = break_steps.places_of(self.plan)
        shown = self.given.where
        while places:
            chosen = self._one_number(places, shown=shown)
            if chosen != "show":
                return int(chosen) if chosen.isdecimal() else 0
            shown = True
        return 0

    def _one_number(self, places: Sequence[Any], *, shown: bool) -> str:
        say_host = self._with_host if shown else _kind
        of_plan = [Choice(str(n), say_host(place)) for n, place in enumerate(places, 1)]
        hosted = any(self._with_host(place) != _kind(place) for place in places)
        beside = worded(_BESIDE)[: 2 if hosted and not shown else 1]
        return self.ask.word(
            "place",
            _("Which place?"),
            [*of_plan, *beside],
            usual=str(self.usual or "other"),
            why=_("In the order that was agreed on: the first that can be. Hosts and addresses "
                  "stay off the screen until you ask for them."),
        )  # fmt: skip

    def _with_host(self, place: Any) -> str:
        host = place.get("host") or ""
        told = [each for each in (host and self.name(host), place.get("name")) if each]
        return f"{_kind(place)} ({', '.join(told)})" if told else _kind(place)

    def _another(self) -> dict[str, Any]:
        """Ask for a place that the plan does not name: what sort, whose, and where."""
        kind = self.ask.word(
            "kind",
            _("What sort of place?"),
            listed(word_list("places").words, "places"),
            why=_("Family or friends first, then a hotel; an emergency bed is the last of all."),
        )
        place: dict[str, Any] = {"kind": kind}
        if kind in _HOSTED:
            place["host"] = self.ask.person(
                "host",
                _("With whom? (Enter: not in the file)"),
                self.roll(),
                shown=self.roll(self.case.contacts),
                why=_("Somebody of the network or of the household, by key or first name."),
            )
        place |= {
            "name": self._bare("name", _("What is it called? (Enter: leave it out)")),
            "address": self._bare("address", _("Its address? (Enter: later)")),
            "phone": self._bare("phone", _("A phone number there? (Enter: later)")),
        }
        return {name: value for name, value in place.items() if value}

    def _bare(self, name: str, question: str) -> str | None:
        why = _("Kept with the stay: the team reads it, and whoever may know where.")
        return self.ask.line(name, question, why=why)

    def _reason(self, present: str | None) -> str | None:
        """Ask why an emergency bed; the plan may have said it already (A53)."""
        if present:
            asked = _("Why an emergency bed? (Enter: as the plan says)")
        elif self.readers:
            asked = _(
                "Why an emergency bed? ({names} may read this: do not say where)",
                names=self.names(self.readers),
            )
        else:
            asked = _("Why an emergency bed? (for the team)")
        why = _("An emergency bed is for extreme need only, so why no other place can be.")
        typed = self.line("reason", asked, self.readers, needed=not present, why=why)
        return typed or present

    # --- host, days, who may know -----------------------------------------------------------

    def host_agreed(self, place: Any) -> bool:
        """Ask whether the host agreed, where nothing in the file says so (practice)."""
        host = place.get("host")
        if not host or break_steps.host_agreed(self.case, host, self.plan):
            return False
        named = self.given.where or (self.given.place is None and not self.plan)
        return self.ask.yes(
            "host agreed",
            _("Did {name} agree to it?", name=self.name(host))
            if named
            else _("Did the host agree to it?"),
            check=_refuse_unasked,
            why=_("The one who takes somebody in has to be asked tonight, and say yes."),
            fixed_by=str(host),
        )

    def since(self, question: str = "") -> str:
        """Ask since when, or another such question; Enter is this moment."""
        at: When = self.ask.day(
            "since",
            question or _("Since when?"),
            usual=NOW,
            given=self.given.at,
            why=_("Good examples: now, 23:15, yesterday 22:00."),
        )
        return at.text

    def until(self, since: str, usual: str) -> str | None:
        """Ask until when it is meant; a Break is for a time (A51)."""

        def refuse(until: When) -> None:
            break_steps.refuse_backward(When.parse(since), until.text)

        until: When | None = self.ask.day(
            "until",
            _("Until when, for now?"),
            direction="future",
            usual=usual,
            check=refuse,
            unknown=True,
            given=self.given.until,
            why=_("A Break is for a time. It can be made longer or shorter later.\n"
                  "Good examples: +2d, fri, fri 18:00. - nobody can say yet."),
        )  # fmt: skip
        return until.text if until else None

    def known(self, place: Any) -> dict[str, Any]:
        """Ask who may know where; Enter is as the plan says, else only who goes (W6).

        What was answered holds for this place and for those who go there, and for nothing else.
        """
        agreed = place.get("known_to", self.leaves)
        usual = () if agreed == "team" else tuple(agreed)
        known = self.ask.circle(
            "known",
            _("Who may know where that is?"),
            [usual, tuple(self.leaves), ()],
            self.roll(self.case.persons),
            why=_("Where somebody stays comes on no paper of anybody else. Enter: as it was "
                  "agreed, and else only who goes."),
            fixed_by=repr((sorted(place.items()), list(self.leaves))),
        )  # fmt: skip
        if known == tuple(self.leaves) and "known_to" not in place:
            return dict(place)
        return {**place, "known_to": list(known) or "team"}

    def confirm(self, question: str, going: Going, notes: "Sequence[Note]", *more: str) -> None:
        """Say who goes to what sort of place, until when, and who may know it; wait for Enter."""
        until = going.planned_until
        day = self.household.today
        known = going.place.get("known_to", self.leaves)
        told = _(
            "{names}: {place}, {since} until {until}, known to {readers}.",
            names=self.names(self.leaves),
            place=_kind(going.place),
            since=say_when(When.parse(going.at), day),
            until=say_when(When.parse(until), day) if until else _("nobody can say yet"),
            readers=readers_said(self.case, () if known == "team" else tuple(known)),
        )
        lines = [*wrap(told, 0), *note_lines(self.household, notes), *more]
        self.ask.enter(question, lines)


def _kind(place: Any) -> str:
    return say(spoken(), place["kind"], of="places")


def _refuse_unasked(agreed: bool) -> None:
    if not agreed:
        raise UsageError(
            N_("Nobody leaves for a host who did not agree."),
            hint=N_("Call and ask, then answer yes; or < back to another place."),
            slug="ask-the-host",
        )
