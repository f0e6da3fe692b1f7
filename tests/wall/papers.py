"""The papers of a made-up case, with all that comes with them."""

from datetime import date
from typing import Any, Final

from tests.wall.pairs import Pair

from hgcase.domain.case_file import CaseFile
from hgcase.domain.wall.seen import Audience
from hgcase.domain.wall.the_wall import seen_by
from hgcase.i18n import language
from hgcase.reports import KINDS, file_name, report
from hgcase.reports.render import Format, render

DAY: Final = date(2026, 9, 27)
FORMATS: Final[tuple[Format, ...]] = ("md", "html")


def papers(case: CaseFile, audience: Audience) -> Any:
    """Print every paper for an audience; a crash is an observation too."""
    found: list[Any] = []
    for kind in KINDS:
        for form in FORMATS:
            try:
                view = report(kind).build(
                    seen_by(case, audience), since=None, until=DAY, language=language("en")
                )
                text = render(view, format=form, language=language("en"))
            except Exception as error:  # noqa: BLE001 — both worlds must give the same
                text = f"crash: {type(error).__name__}"
            found.append((kind, form, file_name(DAY, language("en"), form), text.encode()))
    return found


def same_papers(found: Pair) -> bool:
    """Tell whether the audience gets the same papers of both cases, to the byte."""
    first, second = (
        papers(case, audience) for case, audience in zip(found.cases, found.audiences, strict=True)
    )
    return bool(first == second)
