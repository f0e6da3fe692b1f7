"""How a day, a span and a soft date are said: in full on papers, short where today is known."""

import re
from collections.abc import Callable
from datetime import date, time
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from hgcase.i18n import N_, Language

if TYPE_CHECKING:
    from hgcase.domain.declare.values import When

_SOFT: Final = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([~?%]?)")
_HEDGES: Final = {"~": N_("around {day}"), "?": N_("perhaps {day}"), "%": N_("around {day}")}
_EITHER: Final = re.compile(r"\[([^\[\].]+)\]")
_FEW: Final = 2  # of which one is meant, that a short form says all of
_EDGES: Final = ("0001-01-01", "9999-12-31")
_NUMBERS: Final = (
    N_("one"), N_("two"), N_("three"), N_("four"), N_("five"), N_("six"),
    N_("seven"), N_("eight"), N_("nine"), N_("ten"), N_("eleven"), N_("twelve"),
)  # fmt: skip


class _Form(NamedTuple):
    """How a day, a month, a moment and a span are said."""

    day: Callable[[date], str]
    month: Callable[[date], str]
    timed: Callable[[str, time], str]
    span: Callable[[date, date], str]
    few: bool


# --- a date ----------------------------------------------------------------------------


def say_when(
    language: Language, when: "When", today: date | None = None, *, year: bool = False
) -> str:
    """Say a date as people do, with its time; a soft one as soft as it is.

    Args:
        today: of whose year a short form leaves the number out; None for the full form.
        year: whether a short form has the year whatever it is.
    """
    form = _full(language) if today is None else _short(language, today, year=year)
    if when.exact:
        return form.timed(form.day(when.day), when.time) if when.time else form.day(when.day)
    if either := _EITHER.fullmatch(when.text):
        parts = [part.strip() for part in either[1].split(",")]
        if len(parts) <= _FEW or not form.few:
            said = (_say_soft(language, part, form) or part for part in parts)
            return language(N_(" or ")).join(said)
        span = _say_span(language, when, form)
        return language(N_("one of {n}, {span}"), {"n": len(parts), "span": span})
    return _say_soft(language, when.text, form) or _say_span(language, when, form)


def _full(language: Language) -> _Form:
    def timed(day: str, at: time) -> str:
        return language(N_("{day}, {time}"), {"day": day, "time": say_time(language, at)})

    month, span = partial(month_year, language), partial(say_period, language)
    return _Form(language.day, month, timed, span, few=False)


def _short(language: Language, today: date, *, year: bool) -> _Form:
    def day(of: date) -> str:
        return day_and_year(language, of, today, year=year)

    def span(first: date, last: date) -> str:
        return language(N_("{first} to {last}"), {"first": day(first), "last": day(last)})

    def month(of: date) -> str:
        return f"{language.month(of, short=True)} {of.year}"

    return _Form(day, month, lambda day, at: f"{day} {at:%H:%M}", span, few=True)


def _say_soft(language: Language, text: str, form: _Form) -> str:
    """Say a year, a month or a day with its doubt; nothing for any other text."""
    soft = _SOFT.fullmatch(text)
    if soft is None:
        return ""
    year, month, day, hedge = soft.groups()
    said = str(year)
    if day:
        said = form.day(date(int(year), int(month), int(day)))
    elif month:
        said = form.month(date(int(year), int(month), 1))
    return language(_HEDGES[hedge], {"day": said}) if hedge else said


def _say_span(language: Language, when: "When", form: _Form) -> str:
    """Say from when to when; an edge that is not known is left out."""
    if when.first == _EDGES[0] and when.last == _EDGES[1]:
        return language(N_("not known when"))
    if when.first == _EDGES[0]:
        return language(N_("before {day}"), {"day": form.day(when.last_day)})
    if when.last == _EDGES[1]:
        return language(N_("after {day}"), {"day": form.day(when.day)})
    return form.span(when.day, when.last_day)


# --- a day, a month, a period ----------------------------------------------------------


def day_word(language: Language, day: date, today: date, *, past: str | None = None) -> str:
    """Say a day as near as it is: today, tomorrow, or its date.

    Args:
        past: what is said of a day that has gone by; that it has, where nothing is given.
    """
    near = {
        -1: language(N_("yesterday")),
        0: language(N_("today")),
        1: language(N_("tomorrow")),
    }.get((day - today).days)
    if near:
        return near
    said = language.short_day(day)
    if abs((day - today).days) > 200:  # noqa: PLR2004 — then the year matters
        said += f" {day.year}"
    return language(N_("{day}, past"), {"day": said}) if day < today and past is None else said


def day_and_year(language: Language, day: date, today: date, *, year: bool = False) -> str:
    """Say a day, with its year where that is another one than today's, or where it is asked."""
    said = language.short_day(day)
    return f"{said} {day.year}" if year or day.year != today.year else said


def say_number(language: Language, n: int) -> str:
    """Say a small number as a word, a larger one as a number."""
    return language(_NUMBERS[n - 1]) if 0 < n <= len(_NUMBERS) else str(n)


def say_time(language: Language, at: time) -> str:
    """Say a time of day."""
    return language(N_("{hour}:{minute}"), {"hour": f"{at.hour:02}", "minute": f"{at.minute:02}"})


def day_month(language: Language, day: date) -> str:
    """Say a day without its year: ``22 September``."""
    return f"{day.day} {language.month(day)}"


def month_year(language: Language, day: date) -> str:
    """Say a month with its year: ``September 2026``."""
    return f"{language.month(day)} {day.year}"


def say_period(language: Language, first: date, last: date) -> str:
    """Say a period, each part of its dates once."""
    if first == last:
        return language.day(last)
    if first.year != last.year:
        start = language.day(first)
    elif first.month != last.month:
        start = day_month(language, first)
    else:
        start = str(first.day)
    return language(N_("{first} to {last}"), {"first": start, "last": language.day(last)})


def say_duration(language: Language, text: str) -> str:
    """Say how long: ``P1M2W`` as "1 month, 2 weeks"; any other text as it stands."""
    from hgcase.domain.declare.values import parts_of  # dear, and a day needs none of it

    parts = parts_of(text)
    if parts is None:
        return text
    said = (
        language.ngettext("{n} year", "{n} years", parts.years) if parts.years else "",
        language.ngettext("{n} month", "{n} months", parts.months) if parts.months else "",
        language.ngettext("{n} week", "{n} weeks", parts.weeks) if parts.weeks else "",
        language.ngettext("{n} day", "{n} days", parts.days) if parts.days else "",
    )
    return ", ".join(filter(None, said))
