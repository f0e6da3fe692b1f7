"""The course of a Break by questions: on to another place, and home again."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from hgcase.cli.guided.break_place import BreakScript, Given
from hgcase.cli.guided.noted import note_lines
from hgcase.cli.language import _, spoken
from hgcase.cli.matching import Choice, worded
from hgcase.domain.declare.values import When
from hgcase.domain.standing.whereabouts import places_of_break, running_breaks
from hgcase.domain.verbs import breaks as break_steps
from hgcase.domain.verbs.break_notes import break_notes, end_notes, home_after
from hgcase.domain.verbs.breaks import Going
from hgcase.domain.verbs.steps import New, Step
from hgcase.errors import NotFoundError
from hgcase.i18n import N_

if TYPE_CHECKING:
    from hgcase.app.household import Opened
    from hgcase.cli.guided.interview import Interview
    from hgcase.cli.guided.script import Told
    from hgcase.domain.kinds.places import Break, Stay

_HOME: Final = "home"
_ELSEWHERE: Final = "elsewhere"
_SAFE: Final = {
    "safe": N_("safe"), "partly": N_("partly"), "not_safe": N_("not safe"),
    "not_judged": N_("without a judgement"),
}  # fmt: skip


class _Course(BreakScript):
    """A Break that runs; the readers of a reason are who may know where somebody is now."""

    def __init__(self, interview: "Interview", household: "Opened", given: Given) -> None:
        super().__init__(interview, household, given)
        self.pause = self._which()
        self.stays = [
            each for each in places_of_break(self.case, self.pause.key) if each.until is None
        ]
        self.leaves = break_steps.leavers(self.case, self.pause)
        self.plan = break_steps.plan_of(self.case, self.pause)
        self.readers = _knew(self.stays, self.leaves)

    def _which(self) -> "Break":
        """Ask which Break is meant, where more than one runs."""
        running = running_breaks(self.case, self.household.today)
        found = [each for each in running if each.until is None]
        if not found:
            raise NotFoundError(
                N_("No Break is running in {ref}."),
                hint=N_("Begin one: hgcase break start {ref}"),
                slug="no-break-runs",
                ref=self.household.ref,
            )
        why = _("More than one is running; each is ended by itself.")
        pause: Break = self.ask.which("break", _("Which Break?"), found, self._said, why=why)
        return pause

    def _said(self, pause: "Break") -> str:
        since = spoken().short_day(pause.since.day) if pause.since else _("a day not recorded")
        who = self.names(break_steps.leavers(self.case, pause))
        return _("{key}: {names}, since {day}", key=pause.key, names=who, day=since)


class Move(_Course):
    """Ask for the next place of a Break: where, since when, until when, why (A52)."""

    def told(self) -> "Told":
        """Ask, and give what was told."""
        following = break_steps.next_place(self.case, self.pause)
        places = break_steps.places_of(self.plan)
        self.usual = places.index(following) + 1 if following in places else 0
        place = self.place()
        agreed = self.host_agreed(place)
        since = self.since()
        until = self.until(since, self._usual_end(since))
        because = self.line(
            "because", self._why_moved(), self.readers,
            why=_("Whoever may know of the place before may read it. Not where the next one is."),
        )  # fmt: skip
        going = Going(self.known(place), since, until, host_agreed=agreed)
        notes = break_notes(self.case, self.leaves, going, self.plan)
        self.confirm(_("Enter saves the move"), going, notes)
        return partial(break_steps.move_break, self.case, self.pause, going, because)

    def _usual_end(self, since: str) -> str:
        """Offer the end that was planned, if it is still to come."""
        ends = [each.planned_until for each in self.stays if each.planned_until is not None]
        last = max(ends, default=None)
        return last.text if last is not None and last.last >= When.parse(since).first else "+2d"

    def _why_moved(self) -> str:
        if not self.readers:
            return _("Why not there any more? (for the team; Enter: later)")
        who = self.names(self.readers)
        return _("Why not there any more? ({names} may read this; Enter: later)", names=who)


class EndOfBreak(_Course):
    """Ask for the end of a Break: when, where each goes, how it went, whether home is safe."""

    def told(self) -> "Told":
        """Ask, and give what was told."""
        at = self.since(_("When did it end?"))
        goes = {key: self._goes_to(key, at) for key in self.leaves}
        away = [key for key, where in goes.items() if where == _ELSEWHERE]
        because = self.line(
            "because", self._how_asked(), self.readers,
            why=_("What came of it, in a line. What the others must not read does not go here."),
        )  # fmt: skip
        judged = self._is_home_safe(at)
        notes = note_lines(self.household, end_notes(self.case, self.pause, at))
        self.ask.enter(_("Enter ends the Break"), notes)
        homes = {key: to for key, to in goes.items() if to not in (_HOME, _ELSEWHERE)}
        ended = partial(
            break_steps.end_break, self.case, self.pause, at, because=because, goes_to=homes
        )
        beside = (*(_elsewhere(key, at) for key in away), *judged)
        return lambda: (*ended(), *beside)

    def _goes_to(self, key: str, at: str) -> str:
        """Ask where somebody goes; a home is called by its key, because its name may be secret."""
        home = home_after(self.case, self.pause, key, When.parse(at).day)
        others = [
            Choice(each.key, f"{each.key} {_home_said(each)}")
            for each in self.case.homes
            if each.key != home and not each.taken_back
        ]
        back = worded({_HOME: N_("back home")}) if home else []
        return self.ask.word(
            f"goes {key}",
            _("Where does {name} go?", name=self.name(key)),
            [*back, *others, *worded({_ELSEWHERE: N_("elsewhere")})],
            usual=_HOME if home else _ELSEWHERE,
            why=_("Home is where they lived before the Break. Elsewhere: note where later, with "
                  "hgcase add stay; who may know it is asked there."),
        )  # fmt: skip

    def _how_asked(self) -> str:
        if not self.readers:
            return _("How did it go? (for the team; Enter: later)")
        who = self.names(self.readers)
        return _("How did it go? ({names} may read this; Enter: later)", names=who)

    def _is_home_safe(self, at: str) -> tuple[Step, ...]:
        """Ask for the worker's own judgement on home; Enter leaves it as it was (A48)."""
        answer = self.ask.word(
            "home safe",
            _("Is home safe now, in your judgement?"),
            worded(_SAFE),
            usual="not_judged",
            why=_("Your own judgement of today, beside what they say themselves. Not judged: "
                  "what was judged before stands."),
        )  # fmt: skip
        if answer == "not_judged":
            return ()
        grounds = self.line(
            "grounds", _("On what grounds? (for the team; Enter: later)"),
            why=_("What you saw or heard that makes you think so."),
        )  # fmt: skip
        tree = {"date": at[:10], "topic": "home_safe", "answer": answer,
                "said_by": self.household.worker or None, "grounds": grounds}  # fmt: skip
        return (New("observations", {name: value for name, value in tree.items() if value}),)


def _knew(stays: "Sequence[Stay]", leaves: Sequence[str]) -> tuple[str, ...]:
    """Give who may know where somebody stays now, and so reads why that ended (W6)."""
    known = [each.persons if each.known_to is None else each.known_to for each in stays]
    return tuple(dict.fromkeys(key for keys in known or [tuple(leaves)] for key in keys))


def _home_said(home: Any) -> str:
    return _("a secret address") if home.secret in ("true", "unknown") else home.name


def _elsewhere(key: str, at: str) -> Step:
    """Note that somebody is not at home; where comes later."""
    return New("stays", {"persons": [key], "kind": "stays", "since": at, "known_to": [key]})
