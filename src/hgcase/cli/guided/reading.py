"""How an answer is read: from what was typed to what was meant, and from that to a value.

What was meant is what is kept: a code, a key, a moment as a case file writes it. It is the
same in each language and on each day.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, Generic, TypeVar

from hgcase.cli.guided.answered import EMPTY
from hgcase.cli.language import _, spoken
from hgcase.cli.matching import (
    AMBIGUOUS,
    Choice,
    NoChoiceError,
    chosen,
    exactly,
    meant_by,
    plain,
    several,
)
from hgcase.cli.when import Direction, said
from hgcase.domain.declare.values import When
from hgcase.errors import UsageError
from hgcase.i18n import N_

T_co = TypeVar("T_co", covariant=True)
TODAY: Final = "today"
NOW: Final = "now"
TEAM: Final = "team"
"""Stands for nobody but the team, where it is asked who may know something."""


def _as_it_is(text: str) -> str:
    return text


def _silent(_typed: str, _code: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Reading(Generic[T_co]):
    """How the answers to a question are read.

    Args:
        value: what a code comes to; raises where it cannot be so, now or any more.
        meant: the code of what was typed; raises where it means nothing.
        shown: how a code is said in brackets, and beside a question that was answered.
        back: what is said back of what was typed; nothing where the screen shows it.
        typed: whether the code is what was typed, so that a draft of before can be read.
        among: what can be chosen, where it is a list.
    """

    value: Callable[[str], T_co]
    meant: Callable[[str], str] = _as_it_is
    shown: Callable[[str], str] = _as_it_is
    back: Callable[[str, str], str] = _silent
    typed: bool = False
    among: Sequence[Choice] = ()


# --- of a list ------------------------------------------------------------------------------


def of_list(choices: Sequence[Choice], value: Callable[[str], Any]) -> Reading[Any]:
    """Read one of a list; nothing where it may be left out."""

    def back(typed: str, code: str) -> str:
        return "" if not typed or exactly(typed, choices) else _label(choices, code)

    return Reading(
        value=lambda code: value(_there(code, choices)),
        meant=lambda typed: chosen(typed, choices).code,
        shown=lambda code: _label(choices, code),
        back=back,
        among=choices,
    )


def of_several(choices: Sequence[Choice], value: Callable[[list[str]], Any]) -> Reading[Any]:
    """Read several of a list."""

    def back(typed: str, code: str) -> str:
        plainly = not typed or all(exactly(each, choices) for each in typed.split())
        return "" if plainly else ", ".join(_label(choices, each) for each in code.split())

    return Reading(
        value=lambda code: value([_there(each, choices) for each in code.split()]),
        meant=lambda typed: " ".join(each.code for each in several(typed, choices)),
        shown=lambda code: ", ".join(_label(choices, each) for each in code.split()),
        back=back,
        among=choices,
    )


def _there(code: str, choices: Sequence[Choice]) -> str:
    """Give a code that can still be chosen; nothing for nothing."""
    if code and not any(each.code == code for each in choices):
        raise NoChoiceError(choices)
    return code


def _label(choices: Sequence[Choice], code: str) -> str:
    return next((each.label or each.lead for each in choices if each.code == code), code)


# --- persons and others ---------------------------------------------------------------------


def of_people(roll: Sequence[Choice], value: Callable[[list[str]], Any]) -> Reading[Any]:
    """Read whom an answer names: ``A B``, ``ab``, ``a, w1``, ``Anna``; each by key or name."""
    return Reading(
        value=lambda code: value([_there(each, roll) for each in code.split()]),
        meant=lambda typed: " ".join(people_meant(typed, roll)),
        back=lambda typed, code: _called(typed, code, roll),
        typed=True,
        among=roll,
    )


def people_meant(typed: str, roll: Sequence[Choice]) -> list[str]:
    """Give the keys of those who are meant."""
    one = len(meant_by(typed, roll)) == 1
    parts = [typed] if one else [each for each in typed.split(",") if each.strip()]
    keys = [key for part in parts for key in _keys(part.strip(), roll)]
    return list(dict.fromkeys(keys))


def _keys(part: str, roll: Sequence[Choice]) -> list[str]:
    """Give who is meant by one name, by names with a space between, or by letters together."""
    if " " in part and len(meant_by(part, roll)) != 1:
        return [key for word in part.split() for key in _keys(word, roll)]
    letters = _letters(part, roll)
    found = meant_by(part, roll)
    if letters and not found:
        return letters
    if len(found) == 1 and (not letters or exactly(part, roll)):
        return [found[0].code]
    if found:  # the letters of some may be how the name of another begins
        also = [each for each in roll if each.code in letters and each not in found]
        raise NoChoiceError([*also, *found], AMBIGUOUS, slug="ambiguous")
    nobody = N_("that is nobody here who can be meant. Who can:")
    raise NoChoiceError(roll, nobody, typed=part, slug="nobody")


def _letters(word: str, roll: Sequence[Choice]) -> list[str]:
    """Take letters of persons that were typed together apart; none where they are no such."""
    keys = {each.code for each in roll if len(each.code) == 1}
    letters = list(word.upper())
    apart = len(letters) > 1 and len(set(letters)) == len(letters)
    return letters if apart and set(letters) <= keys else []


def _called(typed: str, code: str, roll: Sequence[Choice]) -> str:
    """Say who was understood where a name was typed and not all of it."""
    plainly = not typed or all(exactly(each, roll) for each in typed.replace(",", " ").split())
    keys = {plain(each) for each in code.split()}
    if plainly or set(plain(typed.replace(",", " "))) - {" "} <= set("".join(keys)):
        return ""
    return ", ".join(each.said() for each in roll if each.code in code.split())


def of_circle(ways: Sequence[Choice], roll: Sequence[Choice]) -> Reading[tuple[str, ...]]:
    """Read who may know something: one of the ways offered, or some of a roll.

    It is said back whatever was typed: who reads must never be a guess.
    """
    codes = {each.code for each in ways}
    pool = [*ways, *(each for each in roll if each.code not in codes)]

    def meant(typed: str) -> str:
        try:
            return chosen(typed, pool).code
        except NoChoiceError as error:
            if error.slug == "ambiguous":
                raise
        named = people_meant(typed, roll)
        return " ".join(each.code for each in roll if each.code in named)

    def value(code: str) -> tuple[str, ...]:
        keys = () if code == TEAM else tuple(code.split())
        for key in keys:
            _there(key, roll)
        return keys

    def shown(code: str) -> str:
        called = (_label(roll, each) or each for each in code.split())
        return next((e.label for e in ways if e.code == code), ", ".join(called))

    def back(typed: str, code: str) -> str:
        return shown(code) if typed else ""

    return Reading(value, meant, shown, back, among=pool)


# --- days and numbers -----------------------------------------------------------------------


def of_day(
    now: Callable[[], datetime],
    direction: Direction,
    value: Callable[[When | None], Any],
    *,
    unknown: bool = False,
) -> Reading[Any]:
    """Read a day, perhaps with a time; it is said back in full. ``-`` may stand for unknown."""

    def back(_typed: str, code: str) -> str:
        return said_back(When.parse(code), now().date()) if code not in ("", EMPTY) else ""

    def meant(typed: str) -> str:
        return typed if unknown and typed == EMPTY else When.on(said(typed, now(), direction)).text

    def shown(code: str) -> str:
        if code in ("", EMPTY):
            return code
        for word, moment in ((TODAY, now().date()), (NOW, now())):
            if code == When.on(moment).text:
                return _(word)
        return typed_back(When.parse(code))

    return Reading(
        value=lambda code: value(When.parse(code) if code not in ("", EMPTY) else None),
        meant=meant,
        shown=shown,
        back=back,
    )


def said_back(when: When, today: date) -> str:
    """Say a day in full, with its time; with its year where it is another one."""
    if not when.exact:
        return when.text
    year = f" {when.day.year}" if when.day.year != today.year else ""
    clock = f" {when.time:%H:%M}" if when.time else ""
    return f"{spoken().full_day(when.day)}{year}{clock}"


def typed_back(when: When) -> str:
    """Say a date so that it can be typed: ``Sat 26 Sep 2026 14:00``; a soft one as it stands."""
    if not when.exact:
        return when.text
    clock = f" {when.time:%H:%M}" if when.time else ""
    return f"{spoken().short_day(when.day)} {when.day.year}{clock}"


def of_number(low: int, high: int) -> Reading[Any]:
    """Read a whole number within bounds; nothing where it may be left out."""

    def meant(typed: str) -> str:
        if typed.isdecimal() and typed.isascii() and low <= int(typed) <= high:
            return str(int(typed))
        raise UsageError(
            N_("A number from {low} to {high} is asked here."), slug="no-number", low=low, high=high
        )

    return Reading(value=lambda code: int(code) if code else None, meant=meant, typed=True)
