"""Reports: what leaves the program as a paper.

Per report a view, which decides, orders and groups what an audience sees, and templates
that lay it out. A view is computed from what the wall gives and from nothing else.
"""

from datetime import date
from importlib import import_module
from typing import Final, Literal, Protocol, cast, get_args

from hgcase.domain.wall.seen import Seen
from hgcase.i18n import N_, Language


class View(Protocol):
    """What a report hands to its template."""

    @property
    def template(self) -> str:
        """The name of its templates, without the format."""

    @property
    def until(self) -> date:
        """The day that the paper speaks of."""


class Report(Protocol):
    """A kind of report: what makes its view."""

    def build(self, seen: Seen, *, since: date | None, until: date, language: Language) -> View:
        """Make the view from what its audience sees, in the language of the paper."""


Kind = Literal["progress", "safety-plan"]
"""Every kind of report; each has a module of its name."""

KINDS: Final[tuple[Kind, ...]] = get_args(Kind)


def report(kind: Kind) -> Report:
    """Give what makes the view of a kind; a module, which only its paper needs."""
    return cast("Report", import_module(f"{__name__}.{kind.replace('-', '_')}"))


def file_name(until: date, language: Language, paper_format: str) -> str:
    """Name the file of a report: by its day, and by nothing that tells whose it is (W21)."""
    stem = language(N_("report"))
    return f"{stem}-{until.isoformat()}.{paper_format}"
