"""From a view to a text: the only module that knows the template engine."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from hgcase.domain.declare.words import say
from hgcase.i18n import Language, LanguageCode
from hgcase.i18n import language as language_of
from hgcase.reports import View
from hgcase.reports.escape import markdown, paragraphs, visible
from hgcase.telling import days as dates

Format = Literal["md", "html"]
_PACKAGE = Path(__file__).parents[1]
_FOLDERS = (_PACKAGE / "templates", _PACKAGE.parents[1] / "templates")
"""In the package; in a checkout the repository's own."""


def render(view: View, *, format: Format, language: Language) -> str:  # noqa: A002
    """Lay a view out with its template, in the language of the paper, whatever the screen's is.

    The same view gives the same bytes.
    """
    template = _environment(language.code, format).get_template(f"{view.template}.j2")
    text = template.render(view=view).strip() + "\n"
    return _spaced(text) if format == "md" else text


def _spaced(text: str) -> str:
    """Leave one empty line between parts, and no spaces at the end of a line."""
    return re.sub(r"\n{3,}", "\n\n", re.sub(r" +$", "", text, flags=re.MULTILINE))


@cache
def _environment(code: LanguageCode, format: Format) -> Environment:  # noqa: A002
    """Make the engine for one language and format: each format has its own parts."""
    language = language_of(code)
    say_text = _html if format == "html" else _markdown
    engine = Environment(
        loader=FileSystemLoader([*(each / format for each in _FOLDERS), *_FOLDERS]),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: say_text(value) if isinstance(value, str) else value,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
    )
    engine.newstyle_gettext = True  # type: ignore[attr-defined]
    engine.globals.update(_texts(language, say_text), lang=language.code)
    engine.filters.update(_filters(language, say_text))
    return engine


SayText = Callable[[str], Markup]


def _html(text: str) -> Markup:
    return text if isinstance(text, Markup) else escape(visible(text))


def _markdown(text: str) -> Markup:
    return text if isinstance(text, Markup) else Markup(markdown(text))  # noqa: S704 — escaped


def _texts(language: Language, say_text: SayText) -> dict[str, Callable[..., Markup]]:
    """Give the template its texts; what is filled in is made harmless first."""

    def filled(text: str, params: dict[str, Any]) -> Markup:
        safe = {
            name: say_text(value if isinstance(value, str) else str(value))
            for name, value in params.items()
        }
        return Markup(text % safe) if safe else Markup(text)  # noqa: S704 — our own text

    @pass_context
    def gettext(_: Context, message: str, /, **params: Any) -> Markup:
        return filled(language.texts.gettext(message), params)

    @pass_context
    def ngettext(_: Context, one: str, many: str, n: int, /, **params: Any) -> Markup:
        return filled(language.texts.ngettext(one, many, n), {"num": n, **params})

    return {"gettext": gettext, "ngettext": ngettext, "_": gettext}


def _filters(language: Language, say_text: SayText) -> dict[str, Callable[..., Any]]:
    return {
        "cap": _capital,
        "day": language.day,
        "day_in": partial(_day_in, language),
        "day_month": partial(dates.day_month, language),
        "full_day": language.full_day,
        "lines": paragraphs,
        "month": language.month,
        "month_year": partial(dates.month_year, language),
        "names": partial(_names, language, say_text),
        "number": partial(dates.say_number, language),
        "period": lambda first, last: dates.say_period(language, first, last),
        "prose": partial(_prose, say_text),
        "say": lambda word, of="": say(language, word, of=of),
        "subject": partial(say, language, of="subjects"),
        "time": partial(dates.say_time, language),
        "weekday": language.weekday,
        "when": partial(dates.say_when, language),
    }


def _names(language: Language, say_text: SayText, names: Iterable[str]) -> Markup:
    """Join names as one says them: Anna, Noor and Tijn."""
    return Markup(language.names([say_text(name) for name in names]))  # noqa: S704 — each is safe


def _day_in(language: Language, day: date, now: date) -> str:
    """Say a day, with its year where that is another one than now."""
    return dates.day_month(language, day) if day.year == now.year else language.day(day)


def _capital(text: str) -> str:
    """Begin with a capital."""
    return text[:1].upper() + text[1:]


def _prose(say_text: SayText, text: str, indent: int = 0) -> Markup:
    """Write a longer text in Markdown, with its paragraphs and lines, indented."""
    edge = " " * indent
    new_line, new_paragraph = Markup(f"\\\n{edge}"), Markup(f"\n\n{edge}")  # noqa: S704 — spaces
    found = [new_line.join(map(say_text, lines)) for lines in paragraphs(text)]
    return new_paragraph.join(found)
