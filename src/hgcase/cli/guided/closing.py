"""Closing by questions: what is open, how it ended and why, who judged it, what comes after."""

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from hgcase.cli.drawing.folding import hang
from hgcase.cli.guided.closing_after import Aftercare
from hgcase.cli.guided.phases import CourseScript
from hgcase.cli.guided.reading import Reading, people_meant
from hgcase.cli.language import _, day_and_year, say_when, spoken
from hgcase.cli.matching import Choice, NoChoiceError, listed, numbered, worded
from hgcase.cli.screens.still_open import open_lines
from hgcase.domain.declare.values import When
from hgcase.domain.declare.words import say
from hgcase.domain.verbs import closing as closing_rules
from hgcase.domain.verbs.closing import DONE, STAYS_OPEN, Closing
from hgcase.domain.verbs.steps import Key, New, Step
from hgcase.errors import UsageError
from hgcase.i18n import N_
from hgcase.lists import word_list
from hgcase.methods import method as method_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hgcase.app.household import Opened
    from hgcase.cli.guided.interview import Interview
    from hgcase.cli.guided.script import Told
    from hgcase.domain.kinds.support import Action

_SECOND: Final = "second"
_NEW: Final = "new: "
_ACTIONS: Final = {DONE: N_("done"), STAYS_OPEN: N_("stays open")}
_FUNCTIONING: Final = {
    "yes": N_("yes"), "partly": N_("partly"), "no": N_("no"), "unknown": N_("I do not know"),
}  # fmt: skip
PARTS: Final = 4


class Close(CourseScript):
    """Ask for the end of an approach, and for all that must not be forgotten (B10, C27-C32)."""

    def __init__(self, ask: "Interview", household: "Opened") -> None:
        super().__init__(ask, household)
        self.trajectory = self.which_trajectory(self.running_ones())

    def told(self) -> "Told":
        """Ask, and give what was told."""
        self.ask.part(1, PARTS, _("what is still to be done"))
        self._say_what_is_open()
        actions = self._actions()
        ending = self._ending()
        day = When.parse(ending["date"]).day
        ending["judged_by"], new = self._judges()
        after = Aftercare(self.ask, self.household, self.trajectory, day)
        self.ask.part(3, PARTS, _("afterwards"))
        moments = after.moments()
        handover = after.handover(ending["state"])
        missing = closing_rules.without_aftercare(self.case, self.trajectory, day, moments)
        if without := self._why_without([key for keys in missing for key in keys]):
            ending["because"] = f"{ending['because']}\n{without}"
        closing = Closing(
            ending, moments, no_aftercare=bool(without), handover=handover, actions=actions
        )
        self.ask.part(4, PARTS, _("closing it"))
        self.ask.enter(_("Enter closes it"), self._summary(closing, missing))
        today = self.household.today
        told = partial(closing_rules.close, self.case, self.trajectory, closing, today)
        return lambda: (*new, *told())

    def _say_what_is_open(self) -> None:
        method = method_of(self.trajectory.method, self.trajectory.method_version)
        if method is None:
            return
        today = self.household.today
        self.ask.say(_(
            "{method}, since {day}",
            method=say(spoken(), self.trajectory.method, of="method"),
            day=day_and_year(self.trajectory.start.day, today),
        ))  # fmt: skip
        found = closing_rules.closing_open(self.case, self.trajectory, method, today)
        self.ask.say(open_lines(self.household, found))

    # --- what is still to be done -------------------------------------------------------------

    def _actions(self) -> dict[str, str]:
        """Ask of each open action what becomes of it: nothing disappears with the file."""
        found = closing_rules.open_actions(self.case)
        if not found:
            return {}
        others = self.roll([*self.case.workers, *self.case.contacts, *self.case.organisations])
        self.ask.say(_("Of each: what becomes of it, or who does it from now on."))
        self.ask.say_choices(others)
        return {each.key: self._action(each) for each in found}

    def _action(self, action: "Action") -> str:
        seen = next(each for each in self.seen.case.actions if each.key == action.key)
        by = self.seen.name(action.done_by or "") or _("nobody")
        due = _(", by {day}", day=say_when(action.due, self.household.today)) if action.due else ""
        self.ask.say(hang(f"  {action.key}", f"{seen.text} ({by}{due})", 7))
        ways = numbered(worded(_ACTIONS))
        return self.ask.word(
            f"action {action.key}",
            f"  {action.key} ({'  '.join(each.said() for each in ways)})",
            [*ways, *self.roll()],
            usual=STAYS_OPEN,
            shown=False,
            why=_("Done is done today. Open stays open, with the same name. A key or first name: "
                  "that one does it from now on."),
        )  # fmt: skip

    # --- how and why ----------------------------------------------------------------------------

    def _ending(self) -> dict[str, Any]:
        self.ask.part(2, PARTS, _("how and why"))
        at: When = self.ask.day(
            "day",
            _("When did it end?"),
            usual="today",
            until_today=True,
            check=self._refuse_day,
            why=_("The last day on which it ran."),
        )
        endings = word_list("endings").words
        state = self.ask.word(
            "how",
            _("How did it end?"),
            listed(endings, "endings"),
            usual=next(iter(endings)),
            why=_("Handed over and moved away ask who takes over."),
        )
        because = self.text(
            "because",
            _("Why is it no longer needed, or cannot go on? (for the team)"),
            needed=True,
            why=_("What you see now that was not so before, or why it ends all the same. Whoever "
                  "opens the file in a year reads this first."),
        )  # fmt: skip
        functioning = self.ask.word(
            "functioning",
            _("Do they function safely again, in your judgement?"),
            worded(_FUNCTIONING),
            usual="unknown",
            why=_("Not whether it was pleasant, but whether it is safe without you."),
        )
        return {"date": at.day.isoformat(), "state": state, "because": because,
                "safe_functioning": functioning}  # fmt: skip

    def _refuse_day(self, at: When) -> None:
        closing_rules.refuse_day(self.trajectory, at.day, self.ask.now.date())

    def _judges(self) -> "tuple[list[Any], list[Step]]":
        """Ask who judged it: two at least, one of whom is not who closes it (practice 13)."""
        roll = self.roll(self.case.workers)
        mine = [self.household.worker] if self.household.worker else []
        self.ask.say_choices(roll)
        reading = _colleagues(roll, mine)
        other: str = self.ask.ask(
            "judged by",
            _("Who looked at it with you? (a colleague: key or name)"),
            reading,
            why=_("Closing is judged by two. A name that is not in the file yet is added to it."),
        )
        if other.startswith(_NEW):
            name = other.removeprefix(_NEW)
            return [*mine, Key(_SECOND)], [New("workers", {"name": name}, name=_SECOND)]
        return list(dict.fromkeys([*mine, *other.split()])), []

    def _why_without(self, missing: list[str]) -> str:
        """Ask why somebody gets no aftercare: nothing closes silently without it (C27, C29)."""
        if not missing:
            return ""
        why = self.text(
            "without aftercare",
            _("No moment of aftercare for {names}. Why not? (for the team)",
              names=self.names(missing)),
            needed=True,
            why=_("Aftercare belongs to every end, and each child has its own. < goes back and "
                  "gives a moment after all."),
        )  # fmt: skip
        keys = ", ".join(f"@{key}" for key in missing)
        return _("No aftercare for {keys}: {why}", keys=keys, why=why or "")

    # --- the summary ----------------------------------------------------------------------------

    def _summary(self, closing: Closing, missing: tuple[tuple[str, ...], ...]) -> list[str]:
        """Say in plain words what is about to be written."""
        ending = closing.ending
        lines = [
            _(
                "{method} ends on {day}: {how}.",
                method=say(spoken(), self.trajectory.method, of="method"),
                day=spoken().short_day(When.parse(ending["date"]).day),
                how=say(spoken(), ending["state"], of="endings"),
            )
        ]
        lines += [_("Looking in: {day}, with {names}.", day=day, names=self.names(keys))
                  for day, keys in _looks_in(closing).items()]  # fmt: skip
        lines += [
            _("  ! Nobody looks in with {names} afterwards.", names=self.names(keys))
            for keys in missing
        ]
        if closing.handover:
            taker = self.name(closing.handover["taker"])
            lines.append(_("Handed over to {name}; it stays open until they confirm.", name=taker))
        return lines


def _colleagues(roll: "Sequence[Choice]", mine: "Sequence[str]") -> "Reading[str]":
    """Read colleagues by key or name; a first and a last name that nobody has are a new one."""

    def meant(typed: str) -> str:
        try:
            return " ".join(people_meant(typed, roll))
        except NoChoiceError:
            if not _is_a_name(typed):
                raise
            return _NEW + " ".join(typed.split())

    def value(code: str) -> str:
        if not code.startswith(_NEW) and not set(code.split()) - set(mine):
            raise UsageError(
                N_("Two see more than one: name a colleague beside yourself."), slug="beside-you"
            )
        return code

    return Reading(value, meant, lambda code: code.removeprefix(_NEW))


def _is_a_name(typed: str) -> bool:
    """Tell whether this is a new colleague's first and last name, and no mistyped key."""
    words = typed.split()
    return len(words) > 1 and all(word[0].isalpha() for word in words) and len(typed) > 4  # noqa: PLR2004 — shorter are letters


def _looks_in(closing: Closing) -> dict[str, list[str]]:
    """Give with whom somebody looks in, by day."""
    days: dict[str, list[str]] = {}
    for each in sorted(closing.aftercare, key=lambda each: str(each["due"])):
        day = When.parse(each["due"]).day
        days.setdefault(f"{spoken().short_day(day)} {day.year}", []).extend(each["persons"])
    return days
