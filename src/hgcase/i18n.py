"""The two languages: texts by gettext, dates as people say them.

English msgids, a Dutch catalogue. A report has a language of its own, so a language is
a value that travels, never a global; only the command line settles one for its run.
"""

import gettext
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

LanguageCode = Literal["nl", "en"]
LANGUAGES: tuple[LanguageCode, ...] = ("nl", "en")
_CATALOGUES = Path(__file__).parent / "locale"


def N_(message: str) -> str:  # noqa: N802 — the name that gettext tools look for
    """Mark a text for translation where it is declared; it is translated on its way out."""
    return message


def NN_(one: str, many: str) -> tuple[str, str]:  # noqa: N802 — as N_
    """Mark a text that counts for translation where it is declared."""
    return one, many


_DAYS = (
    (N_("Mon"), N_("Monday")),
    (N_("Tue"), N_("Tuesday")),
    (N_("Wed"), N_("Wednesday")),
    (N_("Thu"), N_("Thursday")),
    (N_("Fri"), N_("Friday")),
    (N_("Sat"), N_("Saturday")),
    (N_("Sun"), N_("Sunday")),
)
_MONTHS = (
    (N_("Jan"), N_("January")),
    (N_("Feb"), N_("February")),
    (N_("Mar"), N_("March")),
    (N_("Apr"), N_("April")),
    (N_("May (short)"), N_("May")),
    (N_("Jun"), N_("June")),
    (N_("Jul"), N_("July")),
    (N_("Aug"), N_("August")),
    (N_("Sep"), N_("September")),
    (N_("Oct"), N_("October")),
    (N_("Nov"), N_("November")),
    (N_("Dec"), N_("December")),
)


class Language:
    """One language: its texts, and how it says a date."""

    def __init__(self, code: LanguageCode) -> None:
        self.code = code
        self.texts: gettext.NullTranslations = (
            gettext.translation("hgcase", _CATALOGUES, [code])
            if code != "en"
            else gettext.NullTranslations()
        )

    def __call__(self, message: str, params: Mapping[str, Any] | None = None) -> str:
        """Translate *message* and fill its named places."""
        text = self.texts.gettext(message) if message else ""
        return text.format(**params) if params else text

    def ngettext(self, one: str, many: str, n: int) -> str:
        """Translate a text that counts; ``{n}`` in it is the number."""
        return self.texts.ngettext(one, many, n).format(n=n)

    def names(self, names: Sequence[str]) -> str:
        """Say several names: "A, B and C"."""
        if len(names) < 2:  # noqa: PLR2004 — one needs no "and"
            return "".join(names)
        return self(N_("{names} and {last}"), {"names": ", ".join(names[:-1]), "last": names[-1]})

    def weekday(self, day: date, *, short: bool = False) -> str:
        """Say the day of the week."""
        return self(_DAYS[day.weekday()][0 if short else 1])

    def month(self, day: date, *, short: bool = False) -> str:
        """Say the month."""
        text = self(_MONTHS[day.month - 1][0 if short else 1])
        return text.removesuffix(" (short)")

    def short_day(self, day: date) -> str:
        """Say a day on a screen: ``Tue 22 Sep``."""
        month = self.month(day, short=True)
        return f"{self.weekday(day, short=True)} {day.day} {month}"

    def day(self, day: date) -> str:
        """Say a day in full, without the day of the week: ``22 September 2026``."""
        return f"{day.day} {self.month(day)} {day.year}"

    def full_day(self, day: date) -> str:
        """Say a day as a calendar does: ``Tuesday 22 September``."""
        return f"{self.weekday(day)} {day.day} {self.month(day)}"


@cache
def language(code: LanguageCode) -> Language:
    """Give the language with this code."""
    return Language(code)
