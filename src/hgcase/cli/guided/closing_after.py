"""What comes after closing, by questions: who looks in when, and who takes over (C27-C32)."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final

from hgcase.app.household import Opened
from hgcase.cli.drawing.folding import hang
from hgcase.cli.guided.interview import Interview
from hgcase.cli.guided.reading import Reading
from hgcase.cli.guided.script import Script
from hgcase.cli.language import _, spoken
from hgcase.cli.matching import listed, worded
from hgcase.cli.when import said
from hgcase.domain.declare.values import When
from hgcase.domain.kinds.persons import is_child
from hgcase.domain.kinds.trajectory import Trajectory
from hgcase.domain.verbs.closing import YES, aftercare_proposed, without_aftercare
from hgcase.errors import UsageError
from hgcase.i18n import N_
from hgcase.methods import method as method_of

_USUAL_DAYS: Final = 91
"""After how many days somebody looks in where the method says nothing."""

_NONE: Final = "-"
_GROUNDS: Final = ("legal_duty", "conflict_of_duties", "vital_interest", "court")
"""On what one can look in without a yes; sharing has other grounds beside these."""

_AGREES: Final = {"agrees": N_("yes"), "disagrees": N_("no"), "not_asked": N_("was not asked")}
_WARM: Final = {"true": N_("yes"), "false": N_("no"), "unknown": N_("I do not know")}

Moment = dict[str, Any]


class Aftercare(Script):
    """Questions about what comes after an approach that ended on a day."""

    def __init__(
        self, ask: Interview, household: Opened, trajectory: Trajectory, day: date
    ) -> None:
        super().__init__(ask, household)
        self.trajectory = trajectory
        self.day = day

    # --- who looks in, when -------------------------------------------------------------------

    def moments(self) -> list[Moment]:
        """Ask for the moments of aftercare, with a yes or a ground (C27, C29)."""
        moments = self._moved(self._proposed())
        if not moments:
            return []
        doer = self._doer()
        answers = self._answers(moments)
        beside: Moment = {"answers": answers} if answers else {}
        if not any(each["answer"] in YES for each in answers):
            beside["ground"] = self._ground()
        return [{**each, **beside, **({"done_by": doer} if doer else {})} for each in moments]

    def _proposed(self) -> list[Moment]:
        """Give what the method asks for; whom it forgets gets a moment after three months."""
        method = method_of(self.trajectory.method, self.trajectory.method_version)
        about = (self.case, self.trajectory)
        found = list(aftercare_proposed(*about, method, self.day)) if method else []
        due = (self.day + timedelta(days=_USUAL_DAYS)).isoformat()
        missing = without_aftercare(*about, self.day, found)
        found += [{"persons": list(keys), "kind": "check_in", "due": due} for keys in missing]
        return sorted(found, key=lambda each: str(each["due"]))

    def _moved(self, moments: list[Moment]) -> list[Moment]:
        """Show the moments; let any be moved or left out, until Enter."""
        left = {str(n): each for n, each in enumerate(moments, 1)}
        while left:
            self.ask.say(_("Looking in afterwards:"))
            self.ask.say(self._by_day(left))
            told = self.ask.ask(
                "aftercare",
                _("Does one move? (2 1 apr: to that day; 2 -: not that one; Enter: as it is)"),
                self._move(left),
                usual="",
                why=_("Each child has moments of its own. Who has none is named once more."),
            )
            if not told:
                break
            number, due = told
            if due == _NONE:
                del left[number]
            else:
                left[number] = {**left[number], "due": due}
        return list(left.values())

    def _move(self, left: dict[str, Moment]) -> Reading[tuple[str, str] | None]:
        """Read a number and a day, kept as a case file writes it."""

        def meant(typed: str) -> str:
            number, _space, rest = typed.partition(" ")
            if number not in left or not rest:
                raise _no_moment()
            if rest.strip() == _NONE:
                return f"{number} {_NONE}"
            return f"{number} {When.on(said(rest, self.ask.now, 'future')).text[:10]}"

        def value(code: str) -> tuple[str, str] | None:
            number, _space, due = code.partition(" ")
            if due not in ("", _NONE) and When.parse(due).day <= self.day:
                raise UsageError(N_("Looking in comes after the end."), slug="before-the-end")
            if code and number not in left:
                raise _no_moment()
            return (number, due) if code else None

        return Reading(value, meant)

    def _by_day(self, moments: dict[str, Moment]) -> list[str]:
        """Lay out moments, those of one day in one line, each with its number."""
        days: dict[str, list[str]] = {}
        for n, each in sorted(moments.items(), key=lambda pair: (pair[1]["due"], int(pair[0]))):
            days.setdefault(each["due"], []).append(f"{n} {self.names(each['persons'])}")
        leads = {day: _when(day) for day in days}
        wide = max(map(len, leads.values())) + 4
        return [
            line
            for day, pieces in days.items()
            for line in hang(f"  {leads[day]}", " · ".join(pieces), wide)
        ]

    def _doer(self) -> str | None:
        return self.ask.person(
            "looks in",
            _("Who looks in?"),
            self.roll(),
            shown=self.roll([*self.case.workers, *self.case.contacts, *self.case.organisations]),
            usual=[self.household.worker] if self.household.worker else [],
            why=_("One for all of them; hgcase edit aftercare changes one."),
        )

    def _answers(self, moments: Sequence[Moment]) -> list[dict[str, str]]:
        """Ask each grown-up, for themselves and for the children whom they speak for."""
        today, found = self.household.today, []
        taking_part = [
            each.person
            for trajectory in self.case.trajectories
            for each in trajectory.participants
            if each.until is None
        ]
        named = [key for each in moments for key in each["persons"]]
        for key in dict.fromkeys([*named, *taking_part]):
            if is_child(self.case, key, today):
                continue
            answer = self.ask.word(
                f"yes {key}",
                _("Does {name} agree that you look in?", name=self.name(key)),
                worded(_AGREES),
                usual="not_asked",
                why=_("Looking in after closing needs a yes, asked again each time, or a ground "
                      "without one."),
            )  # fmt: skip
            if answer != "not_asked":
                found.append({"person": key, "answer": answer, "date": today.isoformat()})
        return found

    def _ground(self) -> str:
        """Ask on what ground to look in without a yes."""
        self.ask.say(_("Nobody said yes. On what ground do you look in all the same?"))
        return self.ask.word(
            "ground",
            _("Which ground? (< back to ask for a yes)"),
            listed(_GROUNDS, "grounds"),
            why=_("Without a yes there has to be a ground, which can be shown later."),
        )

    # --- who takes over -----------------------------------------------------------------------

    def handover(self, state: str) -> Moment | None:
        """Ask to whom the case goes, whether it is handed over warmly, and what is open (C32).

        Args:
            state: how it ended; handed over and moved away mean that somebody takes over.
        """
        if state != "handed_over" and not self.ask.yes(
            "handover",
            _("Does anybody take over?"),
            usual=state == "moved",
            why=_("A team, an organisation, somebody of the network. It stays open until they "
                  "confirm it."),
        ):  # fmt: skip
            return None
        taker = self.ask.person(
            "taker",
            _("Who takes over?"),
            self.roll([*self.case.organisations, *self.case.workers, *self.case.contacts]),
            usual=None,
            why=_("A key or a name. Not in the file yet? Ctrl-C, hgcase add organisation, and the "
                  "same command goes on."),
        )  # fmt: skip
        warm = self.ask.word(
            "warm",
            _("Was it a warm handover, with the family there?"),
            worded(_WARM),
            usual="unknown",
            why=_("Warm: all at one table. A letter alone is how a family gets lost."),
        )
        worries = self.text(
            "worries",
            _("Which worries are open? (for the team)"),
            why=_("What whoever takes over must look at first."),
        )
        people = [each.person for each in self.trajectory.participants if each.until is None]
        tree = {
            "giver": self.household.worker or "unknown", "taker": taker,
            "date": self.day.isoformat(), "persons": people, "warm": warm, "open_worries": worries,
        }  # fmt: skip
        return {name: value for name, value in tree.items() if value}


def _when(text: str) -> str:
    day = date.fromisoformat(text)
    return f"{spoken().short_day(day)} {day.year}"


def _no_moment() -> UsageError:
    return UsageError(
        N_("A number and a day: 2 1 apr. A number and - leaves it out. Enter: as it is."),
        slug="no-moment",
    )
