"""The language of this run's screens; settled once, before any command is imported."""

import gettext
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hgcase import paths
from hgcase.i18n import Language, LanguageCode, language
from hgcase.telling import days

if TYPE_CHECKING:
    from datetime import date

    from hgcase.domain.declare.values import When

_settled: list[Language] = []


def settle(argv: list[str]) -> None:
    """Settle the language from ``--lang``, environment, config and locale."""
    from hgcase.config import read, settle_language
    from hgcase.errors import HgcaseError

    try:
        home = paths.home()
        stored = read(home).get("lang") if (home / paths.CONFIG_FILE).exists() else None
    except (HgcaseError, OSError, RuntimeError):
        stored = None  # said properly by the command that needs the settings
    use(settle_language(_asked(argv), stored))


def use(code: LanguageCode) -> None:
    """Speak this language from here on, the framework's own words included."""
    _settled[:] = [language(code)]
    os.environ["LANGUAGE"] = code
    gettext.bindtextdomain("hgcase", str(Path(__file__).parent.parent / "locale"))
    gettext.textdomain("hgcase")


def spoken() -> Language:
    """Give the language of this run."""
    if not _settled:
        settle(sys.argv[1:])
    return _settled[0]


def _asked(argv: list[str]) -> str | None:
    """Give what ``--lang`` says, among what stands before the command."""
    words = iter(argv)
    for word in words:
        if word == "--lang":
            return next(words, None)
        if word.startswith("--lang="):
            return word.partition("=")[2]
        if word == "--color":
            next(words, None)
        elif not word.startswith("-"):
            return None
    return None


def _(message: str, **params: Any) -> str:
    """Translate a text of the screens."""
    return spoken()(message, params)


def day_word(day: "date", today: "date", *, past: str | None = None) -> str:
    """Say a day as near as it is."""
    return days.day_word(spoken(), day, today, past=past)


def say_when(when: "When", today: "date", *, year: bool = False) -> str:
    """Say a date with its time, as soft as it is."""
    return days.say_when(spoken(), when, today, year=year)


def day_and_year(day: "date", today: "date") -> str:
    """Say a day, with its year where that is another one than today's."""
    return days.day_and_year(spoken(), day, today)


def near_day(day: "date", today: "date") -> str:
    """Say a day in the ten or eleven cells of a gutter: of another year without its weekday."""
    said = day_word(day, today, past="")
    if said[-4:].isdecimal():
        return f"{day.day} {spoken().month(day, short=True)} {day.year}"
    return said
