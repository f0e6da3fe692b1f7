"""Papers for tests: an example, a reader, a kind, a format, a language."""

from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, get_args

from hgcase.domain.case_file import CaseFile
from hgcase.domain.wall.audience import resolve_audience
from hgcase.domain.wall.the_wall import seen_by
from hgcase.formats.reading import read_case
from hgcase.i18n import LanguageCode, language
from hgcase.reports import KINDS, Kind, report
from hgcase.reports.render import Format, render

TODAY = date(2026, 9, 27)
EXAMPLES = Path(__file__).parents[2] / "examples"
CIRCLES = {
    "wilgenroos": "together:A,B",
    "beekzicht": "together:A,B",
    "hazelhof": "together:A,B,E",
    "grenshof": "together:A,B",
}


@cache
def example(name: str) -> CaseFile:
    """Read one of the examples."""
    return read_case((EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8"), TODAY)


def view(
    case: CaseFile,
    audience: str,
    kind: Kind,
    *,
    since: date | None = None,
    until: date = TODAY,
    own_talks: bool = False,
    code: LanguageCode = "en",
) -> Any:
    """Make the view of a report."""
    readers = resolve_audience(case, audience, until, own_talks=own_talks)
    return report(kind).build(
        seen_by(case, readers), since=since, until=until, language=language(code)
    )


def paper(
    case: CaseFile,
    audience: str,
    kind: Kind,
    paper_format: Format = "html",
    code: LanguageCode = "en",
    **options: Any,
) -> str:
    """Make a report as text."""
    made = view(case, audience, kind, code=code, **options)
    return render(made, format=paper_format, language=language(code))


def hashes() -> dict[str, str]:
    """Give of the papers of the examples, for the team and for a circle, what is of them alone."""
    return {
        f"{name} {audience} {kind} {form}": sha256(
            paper(example(name), audience, kind, form).encode()
        ).hexdigest()
        for name, circle in CIRCLES.items()
        for audience in ("team", circle)
        for kind in KINDS
        for form in get_args(Format)
    }
