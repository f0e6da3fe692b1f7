"""Reports: what leaves the program as a paper.

Per report a view, which decides, orders and groups what an audience sees, and templates
that lay it out. A view is computed from what the wall gives and from nothing else.
"""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Final, Protocol

from hgcase.i18n import N_
from hgcase.reports import progress, safety_plan

if TYPE_CHECKING:
    from hgcase.domain.wall.seen import Seen
    from hgcase.i18n import Language


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

    def build(self, seen: "Seen", *, since: date | None, until: date) -> View:
        """Make the view from what its audience sees."""


KINDS: Final[Mapping[str, Report]] = {
    "safety-plan": safety_plan,
    "progress": progress,
}
"""Every kind of report."""


def file_name(until: date, language: "Language", paper_format: str) -> str:
    """Name the file of a report: by its day, and by nothing that tells whose it is (W21)."""
    stem = language(N_("report"))
    return f"{stem}-{until.isoformat()}.{paper_format}"
