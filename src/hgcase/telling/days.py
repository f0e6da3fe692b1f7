"""How near a day is, in a word or two; and how a date is said, as soft as it is."""

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from hgcase.i18n import N_

if TYPE_CHECKING:
    from hgcase.domain.declare.values import When
    from hgcase.i18n import Language

_SOFT: Final = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([~?%]?)")
_HEDGES: Final = {"~": N_("around {day}"), "?": N_("perhaps {day}"), "%": N_("around {day}")}
_EITHER: Final = re.compile(r"\[([^\[\].]+)\]")
_FEW: Final = 2  # of which one is meant, that are all said
_DURATION: Final = re.compile(r"P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")
_EDGES: Final = ("0001-01-01", "9999-12-31")


def day_word(language: "Language", day: date, today: date, *, past: str | None = None) -> str:
    """Say a day as near as it is: today, tomorrow, or its date.

    Args:
        language: in which it is said.
        day: the day.
        today: from where it is seen.
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


def say_duration(language: "Language", text: str) -> str:
    """Say how long: ``P1M2W`` as "1 month, 2 weeks"; any other text as it stands."""
    found = _DURATION.fullmatch(text)
    if found is None:
        return text
    years, months, weeks, days = (int(number or 0) for number in found.groups())
    said = (
        language.ngettext("{n} year", "{n} years", years) if years else "",
        language.ngettext("{n} month", "{n} months", months) if months else "",
        language.ngettext("{n} week", "{n} weeks", weeks) if weeks else "",
        language.ngettext("{n} day", "{n} days", days) if days else "",
    )
    return ", ".join(filter(None, said))


def say_when(language: "Language", when: "When", today: date, *, year: bool = False) -> str:
    """Say a date as people do, with its time; a soft one as soft as it is.

    Args:
        language: in which it is said.
        when: the date.
        today: of whose year the number is left out of an exact day.
        year: whether the year stands with it whatever it is.
    """
    if when.exact:
        clock = f" {when.time:%H:%M}" if when.time else ""
        return _day(language, when.day, today, year=year) + clock
    if either := _EITHER.fullmatch(when.text):
        parts = [_said(language, part.strip(), today) for part in either[1].split(",")]
        if len(parts) <= _FEW:
            return language(N_(" or ")).join(parts)
        return language(
            N_("one of {n}, {span}"), {"n": len(parts), "span": _span(language, when, today)}
        )
    return _said(language, when.text, today) or _span(language, when, today)


def day_and_year(language: "Language", day: date, today: date) -> str:
    """Say a day, with its year where that is another one than today's."""
    return _day(language, day, today)


def _day(language: "Language", day: date, today: date, *, year: bool = False) -> str:
    said = language.short_day(day)
    return f"{said} {day.year}" if year or day.year != today.year else said


def _said(language: "Language", text: str, today: date) -> str:
    """Say a year, a month or a day with its doubt; nothing for any other text."""
    found = _SOFT.fullmatch(text)
    if found is None:
        return ""
    year, month, day, hedge = found.groups()
    said = str(year)
    if day:
        said = _day(language, date(int(year), int(month), int(day)), today)
    elif month:
        said = f"{language.month(date(int(year), int(month), 1), short=True)} {year}"
    return language(_HEDGES[hedge], {"day": said}) if hedge else said


def _span(language: "Language", when: "When", today: date) -> str:
    """Say from when to when; an edge that is not known is left out."""
    first, last = (
        _day(language, day, today) if text not in _EDGES else ""
        for text, day in ((when.first, when.day), (when.last, when.last_day))
    )
    if not first and not last:
        return language(N_("not known when"))
    if not first:
        return language(N_("before {day}"), {"day": last})
    return (
        language(N_("{first} to {last}"), {"first": first, "last": last})
        if last
        else language(N_("after {day}"), {"day": first})
    )
