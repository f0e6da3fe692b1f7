"""How papers say a day, a period and a soft date, in full."""

import re
from datetime import date, time
from typing import Final

from hgcase.domain.declare.values import When
from hgcase.i18n import N_, Language

_SOFT: Final = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([~?%]?)")
_HEDGES: Final = {"~": N_("around {day}"), "?": N_("perhaps {day}"), "%": N_("around {day}")}
_EITHER: Final = re.compile(r"\[([^\[\].]+)\]")
_EDGES: Final = ("0001-01-01", "9999-12-31")
_NUMBERS: Final = (
    N_("one"), N_("two"), N_("three"), N_("four"), N_("five"), N_("six"),
    N_("seven"), N_("eight"), N_("nine"), N_("ten"), N_("eleven"), N_("twelve"),
)  # fmt: skip


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


def say_when(language: Language, when: When) -> str:
    """Say a date, with its time if it has one; a soft date as soft as it is."""
    if when.exact:
        if when.time is None:
            return language.day(when.day)
        told = {"day": language.day(when.day), "time": say_time(language, when.time)}
        return language(N_("{day}, {time}"), told)
    if either := _EITHER.fullmatch(when.text):
        parts = (part.strip() for part in either[1].split(","))
        return language(N_(" or ")).join(_say_soft(language, part) or part for part in parts)
    return _say_soft(language, when.text) or _say_span(language, when)


def _say_span(language: Language, when: When) -> str:
    """Say from when to when; an edge that is not known is left out."""
    if when.first == _EDGES[0] and when.last == _EDGES[1]:
        return language(N_("not known when"))
    if when.first == _EDGES[0]:
        return language(N_("before {day}"), {"day": language.day(when.last_day)})
    if when.last == _EDGES[1]:
        return language(N_("after {day}"), {"day": language.day(when.day)})
    return say_period(language, when.day, when.last_day)


def _say_soft(language: Language, text: str) -> str:
    """Say a year, a month or a day with its doubt; nothing for any other text."""
    soft = _SOFT.fullmatch(text)
    if soft is None:
        return ""
    year, month, day, hedge = soft.groups()
    said = str(year)
    if day:
        said = language.day(date(int(year), int(month), int(day)))
    elif month:
        said = month_year(language, date(int(year), int(month), 1))
    return language(_HEDGES[hedge], {"day": said}) if hedge else said
