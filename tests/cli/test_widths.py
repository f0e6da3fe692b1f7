"""Every screen, over drawn households and widths: it fits, and it says what the pipe says."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.wall.pairs import pairs

from hgcase.app.agenda import Agenda, DueIn
from hgcase.app.household import Opened
from hgcase.cli.drawing.ink import inked
from hgcase.cli.drawing.medium import Medium
from hgcase.cli.drawing.page import laid_out
from hgcase.cli.drawing.pager import stacked
from hgcase.cli.drawing.tree import Screen
from hgcase.cli.language import use
from hgcase.cli.screens.agenda import agenda_screen
from hgcase.cli.screens.household import household_screen
from hgcase.cli.screens.listing import kinds_screen, list_screen, sheet_screen
from hgcase.cli.screens.overview import overview_screen
from hgcase.cli.screens.plan import plan_screen
from hgcase.cli.screens.timeline import timeline_screen
from hgcase.domain.case_file import CaseFile, sections
from hgcase.domain.declare.values import When
from hgcase.domain.kinds.trajectory import Course
from hgcase.domain.standing.due import due
from hgcase.domain.standing.timeline import timeline
from hgcase.domain.wall.seen import team
from hgcase.i18n import LANGUAGES, LanguageCode
from hgcase.store.overview import OverviewRow

pytestmark = pytest.mark.no_cover  # draws the same screens again and again

TODAY = date(2026, 9, 27)
HEADS = {"last", "spoken", "to", "laatst", "gesproken", "read", "by", "mag", "dit", "lezen", "·"}
"""Words of heads, which a narrow window says beside each cell or not at all, and the joints."""

SHORT = 12  # cells; a longer word may be broken in a narrow column


def drawn(screen: Screen, width: int) -> list[str]:
    to = Medium(width, 0, "utf-8", weighs=False, colours=False)
    return inked(stacked(laid_out(screen, to), to), to).splitlines()


def screens(case: CaseFile) -> Iterator[tuple[str, Screen]]:
    """Draw all that can be looked at of one household."""
    shown = Opened("LM4827", 1, TODAY, team(""), case, _counts=None)
    yield "show", household_screen(shown, TODAY)
    for where in (False, True):
        yield "plan", plan_screen(shown, TODAY, where=where, letters=where)
    yield "timeline", timeline_screen(shown, timeline(shown.seen.case, TODAY))
    yield "kinds", kinds_screen(shown)
    found = Agenda((DueIn(shown.ref, due(shown.seen.case, TODAY)),), ())
    yield "agenda", agenda_screen(found, TODAY, days=14, whole=True)
    for section in sections():
        if section == "documents":
            continue
        yield section, list_screen(shown, section)
        for record in getattr(shown.seen.case, section)[:1]:
            yield f"{section} sheet", sheet_screen(shown, record.key)


def words(lines: list[str]) -> Counter[str]:
    """Count the words and numbers that no column is too narrow for."""
    told = (word for line in lines for word in line.split())
    return Counter(word for word in told if cell_len(word) <= SHORT and word not in HEADS)


@settings(deadline=None, max_examples=25)
@given(pairs, st.integers(40, 140), st.sampled_from(LANGUAGES))
def test_every_screen_fits_and_says_what_the_pipe_says(
    found: object, width: int, code: LanguageCode
) -> None:
    use(code)
    case: CaseFile = found.cases[0]  # type: ignore[attr-defined]
    for name, screen in screens(case):
        lines = drawn(screen, width)
        wide = [line for line in lines if cell_len(line) > width]
        missing = words(drawn(screen, 0)) - words(lines)

        assert not wide, (name, wide)
        assert not missing, (name, missing)


ROWS = [
    OverviewRow(
        f"LM48{n}7", None, Course("ambulant" if n % 2 else "take-a-break", date(2026, 9, n + 1)), 2,
        When.parse("2026-09-18"), (When.parse(f"2026-10-0{n + 1}"),), When.parse("2026-10-08"),
    )
    for n in range(6)
]  # fmt: skip


@pytest.mark.parametrize("code", LANGUAGES)
def test_all_households_fit_and_what_has_no_room_is_named(code: LanguageCode) -> None:
    use(code)
    screen = overview_screen(ROWS, TODAY)
    piped = words(drawn(screen, 0))
    heads = {"nl": "plan bekijken", "en": "look at the plan"}

    for width in range(40, 141):
        lines = drawn(screen, width)
        assert all(cell_len(line) <= width for line in lines), width
        short = {word for word in piped if word.startswith("LM")}
        assert short <= words(lines).keys()
        named = lines[-1].endswith(f": {heads[code]}.")
        assert named or "8" in words(lines), width
