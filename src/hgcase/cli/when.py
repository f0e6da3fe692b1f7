"""Dates as people say them: ``vandaag``, ``gisteren 14:00``, ``di``, ``-2d``, ISO."""

import re
from datetime import date, datetime, time, timedelta
from typing import Final, Literal

from hgcase.errors import ImpossibleDateError

_WORDS: Final = {
    "vandaag": 0, "today": 0, "nu": 0, "now": 0, "gisteren": -1, "yesterday": -1,
    "eergisteren": -2, "morgen": 1, "tomorrow": 1, "overmorgen": 2, "vannacht": 0,
    "vanochtend": 0, "vanmorgen": 0, "vanmiddag": 0, "vanavond": 0, "gisteravond": -1,
    "this morning": 0, "this afternoon": 0, "tonight": 0, "last night": -1,
}  # fmt: skip
_NIGHT: Final = ("vannacht", "tonight", "last night")
"""One night is of two days: what o'clock it was tells which."""
_NOON: Final = time(12)
_WEEKDAYS: Final = (
    ("ma", "maandag", "mon", "monday"), ("di", "dinsdag", "tue", "tuesday"),
    ("wo", "woensdag", "wed", "wednesday"), ("do", "donderdag", "thu", "thursday"),
    ("vr", "vrijdag", "fri", "friday"), ("za", "zaterdag", "sat", "saturday"),
    ("zo", "zondag", "sun", "sunday"),
)  # fmt: skip
_OFFSET: Final = re.compile(r"([+-]\d{1,3})([dw])")
_TIME: Final = re.compile(r"(\d{1,2})[:.u](\d{2})|(\d{1,2})u(?:ur)?")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[-/ ](\d{1,2}|[a-z]{3,9})(?:[-/ ](\d{4}))?")
_MONTHS: Final = (
    ("jan", "january", "januari"), ("feb", "february", "februari"),
    ("mar", "march", "mrt", "maart"), ("apr", "april"), ("may", "mei"), ("jun", "june", "juni"),
    ("jul", "july", "juli"), ("aug", "august", "augustus"), ("sep", "september", "sept"),
    ("oct", "october", "okt", "oktober"), ("nov", "november"), ("dec", "december"),
)  # fmt: skip

Direction = Literal["past", "future"]


def said(text: str, now: datetime, direction: Direction = "past") -> date | datetime:
    """Find out which day, perhaps with a time, somebody means.

    Args:
        text: as it was typed: ``gisteren 14:00``, ``di``, ``-2d``, ``do 12 nov 10:00``, ISO.
        direction: where a day of the week, or a day without a year, lies.
    """
    if _iso(text):
        return _from_iso(text.strip().upper())
    day_words, clock = _split(text.lower().replace(",", " ").split())
    if clock and not day_words:
        day_words = ["vandaag"]
    day = _day(" ".join(day_words), now.date(), direction)
    if clock is not None and " ".join(day_words) in _NIGHT:
        day = _of_the_night(clock, now, direction, last=day_words[0] == "last")
    if clock is None and day_words[:1] in (["nu"], ["now"]):
        clock = now.time()
    return datetime.combine(day, clock.replace(second=0, microsecond=0)) if clock else day


def _of_the_night(clock: time, now: datetime, direction: Direction, *, last: bool) -> date:
    """Give the day of a time of the night that was or that comes."""
    days = 0
    if direction == "past" and clock >= _NOON and (last or clock > now.time()):
        days = -1
    if direction == "future" and clock < _NOON and clock < now.time():
        days = 1
    return now.date() + timedelta(days=days)


def _split(words: list[str]) -> tuple[list[str], time | None]:
    """Tell the day from the time of day; a weekday said beside a date adds nothing."""
    clock = None
    if words and _TIME.fullmatch(words[-1]):
        clock = _time(words.pop())
    if len(words) > 1 and any(words[0] in names for names in _WEEKDAYS):
        words.pop(0)
    return words, clock


def _iso(text: str) -> bool:
    return re.match(r"\d{4}-", text.strip()) is not None


def _from_iso(text: str) -> date | datetime:
    try:
        if len(text) == len("2026-09-17"):
            return date.fromisoformat(text)
        return datetime.fromisoformat(text.replace(" ", "T", 1)).replace(tzinfo=None)
    except ValueError:
        raise ImpossibleDateError from None


def _day(text: str, today: date, direction: Direction) -> date:
    if text in _WORDS:
        return today + timedelta(days=_WORDS[text])
    if found := _OFFSET.fullmatch(text):
        return today + timedelta(days=int(found[1]) * (7 if found[2] == "w" else 1))
    for number, names in enumerate(_WEEKDAYS):
        if text in names:
            return _weekday(number, today, direction)
    if found := _DAY_FIRST.fullmatch(text):
        return _day_first(int(found[1]), _month(found[2]), found[3], today, direction)
    raise ImpossibleDateError


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    for number, names in enumerate(_MONTHS, 1):
        if text in names:
            return number
    raise ImpossibleDateError


def _weekday(number: int, today: date, direction: Direction) -> date:
    """Give the last such day before today, or the next one after it."""
    if direction == "past":
        return today - timedelta(days=(today.weekday() - number - 1) % 7 + 1)
    return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)


def _day_first(day: int, month: int, year: str | None, today: date, direction: Direction) -> date:
    try:
        if year:
            return date(int(year), month, day)
        meant = date(today.year, month, day)
        if direction == "past" and meant > today:
            return meant.replace(year=today.year - 1)
        if direction == "future" and meant < today:
            return meant.replace(year=today.year + 1)
    except ValueError:
        raise ImpossibleDateError from None
    return meant


def _time(text: str) -> time:
    found = _TIME.fullmatch(text.strip())
    if found is None:
        raise ImpossibleDateError
    try:
        return time(int(found[1] or found[3]), int(found[2] or 0))
    except ValueError:
        raise ImpossibleDateError from None
