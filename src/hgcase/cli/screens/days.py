"""How near a day is, in a word or two; and how a date is said, as soft as it is."""

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from hgcase.cli.language import _, spoken
from hgcase.i18n import N_

if TYPE_CHECKING:
    from hgcase.domain.declare.values import When

_SOFT: Final = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([~?%]?)")
_HEDGES: Final = {"~": N_("around {day}"), "?": N_("perhaps {day}"), "%": N_("around {day}")}
_EITHER: Final = re.compile(r"\[([^\[\].]+)\]")
_FEW: Final = 2  # of which one is meant, that are all said
_DURATION: Final = re.compile(r"P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")
_EDGES: Final = ("0001-01-01", "9999-12-31")


def day_word(day: date, today: date, *, past: str | None = None) -> str:
    """Say a day as near as it is: today, tomorrow, or its date.

    Args:
        day: the day.
        today: from where it is seen.
        past: what is said of a day that has gone by; that it has, where nothing is given.
    """
    near = {-1: _("yesterday"), 0: _("today"), 1: _("tomorrow")}.get((day - today).days)
    if near:
        return near
    said = spoken().short_day(day)
    if abs((day - today).days) > 200:  # noqa: PLR2004 — then the year matters
        said += f" {day.year}"
    return _("{day}, past", day=said) if day < today and past is None else said


def say_duration(text: str) -> str:
    """Say how long: ``P1M2W`` as "1 month, 2 weeks"; any other text as it stands."""
    found = _DURATION.fullmatch(text)
    if found is None:
        return text
    years, months, weeks, days = (int(number or 0) for number in found.groups())
    said = (
        spoken().ngettext("{n} year", "{n} years", years) if years else "",
        spoken().ngettext("{n} month", "{n} months", months) if months else "",
        spoken().ngettext("{n} week", "{n} weeks", weeks) if weeks else "",
        spoken().ngettext("{n} day", "{n} days", days) if days else "",
    )
    return ", ".join(filter(None, said))


def say_when(when: "When", today: date, *, year: bool = False) -> str:
    """Say a date as people do, with its time; a soft one as soft as it is.

    Args:
        when: the date.
        today: of whose year the number is left out of an exact day.
        year: whether the year stands with it whatever it is.
    """
    if when.exact:
        clock = f" {when.time:%H:%M}" if when.time else ""
        return _day(when.day, today, year=year) + clock
    if either := _EITHER.fullmatch(when.text):
        parts = [_said(part.strip(), today) for part in either[1].split(",")]
        if len(parts) <= _FEW:
            return _(" or ").join(parts)
        return _("one of {n}, {span}", n=len(parts), span=_span(when, today))
    return _said(when.text, today) or _span(when, today)


def day_and_year(day: date, today: date) -> str:
    """Say a day, with its year where that is another one than today's."""
    return _day(day, today)


def _day(day: date, today: date, *, year: bool = False) -> str:
    said = spoken().short_day(day)
    return f"{said} {day.year}" if year or day.year != today.year else said


def _said(text: str, today: date) -> str:
    """Say a year, a month or a day with its doubt; nothing for any other text."""
    found = _SOFT.fullmatch(text)
    if found is None:
        return ""
    year, month, day, hedge = found.groups()
    said = str(year)
    if day:
        said = _day(date(int(year), int(month), int(day)), today)
    elif month:
        said = f"{spoken().month(date(int(year), int(month), 1), short=True)} {year}"
    return _(_HEDGES[hedge], day=said) if hedge else said


def _span(when: "When", today: date) -> str:
    """Say from when to when; an edge that is not known is left out."""
    first, last = (
        _day(day, today) if text not in _EDGES else ""
        for text, day in ((when.first, when.day), (when.last, when.last_day))
    )
    if not first and not last:
        return _("not known when")
    if not first:
        return _("before {day}", day=last)
    return _("{first} to {last}", first=first, last=last) if last else _("after {day}", day=first)
