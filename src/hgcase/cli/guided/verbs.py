"""What a script can ask for: a word of a list, several, a record, a day, whom, a number, a yes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final, TypeVar

from hgcase.cli.drawing.folding import room, wrap
from hgcase.cli.guided.prompts import Why
from hgcase.cli.guided.reading import (
    NOW,
    TEAM,
    TODAY,
    Reading,
    of_circle,
    of_day,
    of_list,
    of_number,
    of_people,
    of_several,
)
from hgcase.cli.language import _, spoken
from hgcase.cli.matching import Choice, numbered, worded
from hgcase.cli.when import Direction
from hgcase.domain.declare.values import When
from hgcase.errors import UsageError
from hgcase.i18n import N_

T = TypeVar("T")
_JOINED: Final = "\u00a0"  # a space at which no line is broken
_YES_NO: Final = {"yes": N_("yes"), "no": N_("no")}


def laid_out(pieces: Iterable[str]) -> list[str]:
    """Lay out choices side by side within the width of the terminal, each in one piece."""
    told = "   ".join(piece.replace(" ", _JOINED) for piece in pieces)
    return [line.replace(_JOINED, " ") for line in wrap(told, 2)] if told else []


def nothing_refused(_value: Any) -> None:
    """Take any answer."""


class Verbs:
    """The questions of an interview; all are asked by `ask` and read by `reading`."""

    now: datetime

    def say(self, lines: str | Iterable[str]) -> None:
        """Say something above the next question that is really asked."""
        raise NotImplementedError

    def ask(
        self,
        name: str,
        question: str,
        reading: Reading[T] | Callable[[str], T],
        *,
        usual: str | None = None,
        why: Why = "",
        stops: bool = False,
        fixed_by: str | None = None,
    ) -> T:
        """Ask one line until it is understood."""
        raise NotImplementedError

    # --- of a list --------------------------------------------------------------------------

    def word(
        self,
        name: str,
        question: str,
        choices: Sequence[Choice],
        *,
        usual: str | None = None,
        check: Callable[[Any], object] = nothing_refused,
        shown: bool = True,
        why: Why = "",
        stops: bool = False,
        fixed_by: str | None = None,
    ) -> str:
        """Ask for one of a list, and give its code; nothing where *usual* is nothing."""
        with_numbers = _led(choices)
        asked = self._with_choices(question, with_numbers, usual) if shown else question
        reading: Reading[str] = of_list(with_numbers, lambda code: _checked(code, check))
        return self.ask(name, asked, reading, usual=usual, why=why, stops=stops, fixed_by=fixed_by)

    def words(
        self,
        name: str,
        question: str,
        choices: Sequence[Choice],
        *,
        usual: Sequence[str] = (),
        check: Callable[[Any], object] = nothing_refused,
        shown: bool = True,
        why: Why = "",
    ) -> list[str]:
        """Ask for several of a list, and give their codes."""
        with_numbers = _led(choices)
        asked = self._with_choices(question, with_numbers, " ".join(usual)) if shown else question
        reading = of_several(with_numbers, lambda codes: _checked(codes, check))
        return self.ask(name, asked, reading, usual=" ".join(usual), why=why)

    def which(
        self,
        name: str,
        question: str,
        found: Sequence[Any],
        said: Callable[[Any], str],
        *,
        why: Why = "",
    ) -> Any:
        """Ask which record is meant; where there is one, only say it. Enter is the first."""
        if len(found) == 1:
            self.say(wrap(said(found[0]), 0))
            return found[0]
        choices = [Choice(each.key, said(each)) for each in found]
        key = self.word(name, question, choices, usual=found[0].key, why=why)
        return next(each for each in found if each.key == key)

    def yes(
        self,
        name: str,
        question: str,
        *,
        usual: bool | None = None,
        check: Callable[[bool], object] = nothing_refused,
        why: Why = "",
        stops: bool = False,
        fixed_by: str | None = None,
    ) -> bool:
        """Ask yes or no."""
        pair = [
            replace(each, others=(*each.others, *(other[0] for other in each.others)))
            for each in worded(_YES_NO)
        ]
        reading: Reading[bool] = replace(
            of_list(pair, lambda code: _checked(code == "yes", check)),
            shown=lambda code: next(each.label[0] for each in pair if each.code == code),
        )
        asked = f"{question} ({'/'.join(each.label[0] for each in pair)})"
        given = None if usual is None else "yes" if usual else "no"
        return self.ask(name, asked, reading, usual=given, why=why, stops=stops, fixed_by=fixed_by)

    def _with_choices(self, question: str, choices: Sequence[Choice], usual: str | None) -> str:
        """Put what can be chosen behind the question, or above it where that is too long."""
        pieces = [each.said() for each in choices]
        shown = next((each.label for each in choices if each.code == usual), "")
        asked = f"{question} ({'  '.join(pieces)})"
        if len(f"{asked} [{shown}]:  ") <= room():  # the answer stands on the same line
            return asked
        self.say_choices(choices)
        return question

    def say_choices(self, choices: Sequence[Choice]) -> None:
        """Say above the next question what can be chosen."""
        if choices:
            self.say(laid_out(each.said() for each in choices))

    # --- a line -----------------------------------------------------------------------------

    def line(
        self,
        name: str,
        question: str,
        refuse: Callable[[str], object] = nothing_refused,
        *,
        needed: bool = False,
        usual: str = "",
        why: Why = "",
    ) -> str | None:
        """Ask for one line; None where it is left out."""
        reading: Reading[str | None] = Reading(
            lambda typed: _checked(typed, refuse) or None, typed=True
        )
        return self.ask(name, question, reading, usual=usual or (None if needed else ""), why=why)

    def enter(self, question: str, before: Iterable[str] = ()) -> None:
        """Say what is about to be written, and wait for Enter; nothing was written before."""
        self.say(before)
        self.ask(
            "save",
            question,
            _refuse_any,
            usual="",
            why=_("Nothing is written before this. < goes back, question by question."),
            stops=True,
        )

    # --- whom -------------------------------------------------------------------------------

    def people(
        self,
        name: str,
        question: str,
        roll: Sequence[Choice],
        *,
        usual: Sequence[str] | None = (),
        check: Callable[[list[str]], object] = nothing_refused,
        why: Why = "",
        shown: Sequence[Choice] | None = None,
        fixed_by: str | None = None,
    ) -> list[str]:
        """Ask for persons and others of a roll, by key or by name.

        Args:
            roll: who can be meant.
            usual: the keys that Enter means; None where an answer is needed.
            check: raises for an answer that cannot be.
            shown: who of them is shown above the question; all where it is None.
            fixed_by: as with `ask`.
        """
        self.say_choices(roll if shown is None else shown)
        reading: Reading[list[str]] = of_people(roll, lambda keys: _checked(keys, check))
        given = None if usual is None else " ".join(usual)
        return self.ask(name, question, reading, usual=given, why=why, fixed_by=fixed_by)

    def person(
        self,
        name: str,
        question: str,
        roll: Sequence[Choice],
        *,
        usual: Sequence[str] | None = (),
        why: Why = "",
        shown: Sequence[Choice] | None = None,
    ) -> str | None:
        """Ask for one of a roll; None for nobody, where that can be."""

        def refuse(keys: list[str]) -> None:
            if len(keys) > 1 or (usual is None and not keys):
                raise UsageError(N_("One is asked for here: a key or a name."), slug="only-one")

        keys = self.people(name, question, roll, usual=usual, check=refuse, why=why, shown=shown)
        return keys[0] if keys else None

    def circle(
        self,
        name: str,
        question: str,
        ways: Sequence[Sequence[str]],
        roll: Sequence[Choice],
        *,
        fixed_by: str,
        why: Why = "",
    ) -> tuple[str, ...]:
        """Ask who may read or know something beside the team; the first way is what Enter means.

        The answer holds for what stood there, and is never carried over to anything else.

        Args:
            ways: the circles that are offered; an empty one is the team alone.
            roll: of whom a narrower one can be made.
            fixed_by: all that the answer hangs on; with another one it is forgotten.
        """
        called = {each.code: each.label or each.code for each in roll}
        offered = numbered(_way(each, called) for each in dict.fromkeys(map(tuple, ways)))
        self.say_choices(offered)
        reading = of_circle(offered, roll)
        return self.ask(name, question, reading, usual=offered[0].code, why=why, fixed_by=fixed_by)

    # --- when and how many --------------------------------------------------------------------

    def day(
        self,
        name: str,
        question: str,
        *,
        direction: Direction = "past",
        usual: str | None = None,
        check: Callable[[When], object] = nothing_refused,
        why: Why = "",
        until_today: bool = False,
        unknown: bool = False,
        given: str | None = None,
    ) -> Any:
        """Ask for a day, perhaps with a time, and say back in full which was understood.

        Args:
            direction: where a day of the week lies.
            usual: what Enter means: `TODAY`, `NOW`, or as a case file writes it; nothing where
                it may be left out.
            check: raises for a day that cannot be.
            until_today: whether it cannot be still to come.
            unknown: whether ``-`` may say that nobody knows.
            given: what was typed on the command line; then nothing is asked.

        Returns:
            A `When`; None where it was left out or is not known.
        """

        def value(when: When | None) -> When | None:
            if when is not None and until_today and when.day > self.now.date():
                raise UsageError(
                    N_("That day is still to come; it can be today."), slug="day-to-come"
                )
            return when if when is None else _checked(when, check)

        reading = of_day(lambda: self.now, direction, value, unknown=unknown)
        if given is not None:
            code = reading.meant(given)
            self.say(f"  → {reading.back(given, code)}")
            return reading.value(code)
        examples = _("Good examples: today, yesterday 14:00, tue, 3 oct 10:00, -2d, 2026-09-17.")
        moments = {TODAY: self.now.date(), NOW: self.now}
        if usual in moments:
            usual = When.on(moments[usual]).text
        elif usual and usual.startswith("+"):
            usual = reading.meant(usual)
        return self.ask(name, question, reading, usual=usual, why=f"{why}\n{examples}".strip())

    def number(
        self,
        name: str,
        question: str,
        low: int,
        high: int,
        *,
        usual: str | None = "",
        why: Why = "",
    ) -> int | None:
        """Ask for a whole number; None where it is left out."""
        found: int | None = self.ask(name, question, of_number(low, high), usual=usual, why=why)
        return found


def _way(circle: Sequence[str], called: Mapping[str, str]) -> Choice:
    """Say a circle so that it can be chosen."""
    if not circle:
        return worded({TEAM: N_("the team alone")})[0]
    names = spoken().names([called.get(key, key) for key in circle])
    label = names if len(circle) > 1 else _("only {name}", name=names)
    return Choice(" ".join(circle), label)


def _refuse_any(typed: str) -> None:
    if typed:
        raise UsageError(N_("Enter saves it, < goes back."), slug="only-enter")


def _checked(value: T, check: Callable[[T], object]) -> T:
    check(value)
    return value


def _led(choices: Sequence[Choice]) -> list[Choice]:
    """Give choices something to type before each: a number, unless they have a lead."""
    return list(choices) if all(each.lead for each in choices) else numbered(choices)
