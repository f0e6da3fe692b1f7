"""The drawer: what is said stands on the screen, at any width, as wide as it really is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from hgcase.cli.drawing.folding import breadth, cells, fold
from hgcase.cli.drawing.ink import inked
from hgcase.cli.drawing.medium import Medium
from hgcase.cli.drawing.page import laid_out
from hgcase.cli.drawing.pager import stacked
from hgcase.cli.drawing.tree import (
    Cell,
    Column,
    Commands,
    Fact,
    Heading,
    Part,
    Row,
    Said,
    Table,
    bold,
    dim,
    listed,
    plain,
    screen,
)
from hgcase.cli.language import use

WIDTHS = range(40, 141)
ODD = (
    "王小明",
    "Zoe\u0308",
    "👩🏽",
    "a\u00a0b",
    "[alleen Noor]",
    ":key:",
    "[bold]x[/bold]",
    "06-00000901",
)
WORDS = st.one_of(st.sampled_from(ODD), st.from_regex(r"[a-z0-9]{1,12}", fullmatch=True))
TEXTS = st.lists(WORDS, min_size=1, max_size=14).map(" ".join)
ROWS = st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=4)


@pytest.fixture(autouse=True)
def english() -> None:
    use("en")


def terminal(width: int, height: int = 0) -> Medium:
    return Medium(width, height, "utf-8", weighs=False, colours=False)


PIPE = terminal(0)


def drawn(*parts: Part, to: Medium) -> list[str]:
    return inked(stacked(laid_out(screen(*parts), to), to), to).splitlines()


def said(lines: list[str]) -> str:
    """Give what stands in lines, without where it stands."""
    return "".join("".join(lines).split())


def parts(text: str, rows: list[tuple[str, str, str]], *, scan: bool = False) -> list[Part]:
    columns = (Column("one", 2), Column(""), Column("three", 1))
    return [
        Heading("LM4827", text, "week 3"),
        Fact("WHERE", (text, bold(text)), "!!"),
        Fact("SAFE?", (text,)),
        Table(columns, tuple(Row(row, mark="·") for row in rows), lead="WHO", scan=scan),
        Table(columns, tuple(Row(row, lead="ma 7 sep") for row in rows), gutter=False, scan=scan),
        Commands((("hgcase show LM4827", text),), lead="NEXT"),
    ]


@given(TEXTS, ROWS, st.sampled_from(WIDTHS), st.booleans())
def test_no_line_is_wider_than_the_terminal(
    text: str, rows: list[tuple[str, str, str]], width: int, scan: bool
) -> None:
    for line in drawn(*parts(text, rows, scan=scan), to=terminal(width)):
        assert cell_len(line) <= width


@given(TEXTS, ROWS, st.sampled_from(WIDTHS))
def test_every_sign_of_a_pipe_stands_on_a_terminal(
    text: str, rows: list[tuple[str, str, str]], width: int
) -> None:
    """Set apart by nothing but spaces, every part is there, and in each text the same order."""
    piped = said(drawn(*parts(text, rows), to=PIPE))
    shown = said(drawn(*parts(text, rows), to=terminal(width)))

    assert sorted(piped.replace("one", "").replace("three", "")) == sorted(
        shown.replace("one", "").replace("three", "").replace(" · ", "")
        if width >= 70
        else _without_joints(shown, piped)
    )


def _without_joints(shown: str, piped: str) -> str:
    """Leave out the dot between a day and its sentence, where they share a line."""
    more = shown.count("·") - piped.count("·")
    return shown.replace("one", "").replace("three", "").replace("·", "", more)


@given(TEXTS, st.integers(10, 60))
def test_a_text_folds_between_words(text: str, room: int) -> None:
    lines = ["".join(piece.text for piece in line) for line in fold(text, room)]

    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(cells(line) <= room for line in lines)
    if all(cells(word) <= room for word in text.split()):
        assert " ".join(lines).split() == text.split()


@pytest.mark.parametrize("text", [*ODD, "", "\u0301", "❤️", "–—“”·→✓"])
def test_a_text_is_as_wide_as_it_is_shown(text: str) -> None:
    assert cells(text) == cell_len(text)


@pytest.mark.parametrize(
    "together", ["zo 27 sep", "2 nagekomen", "27 sep 2026", "06 0000 0901", "week 3"]
)
def test_a_number_keeps_its_neighbours(together: str) -> None:
    for width in range(24, 60):
        lines = [plain(tuple(line)) for line in fold(f"Joost slaapt elders; {together}; en", width)]

        assert any(together in line for line in lines), (width, lines)


def test_a_long_row_of_numbers_folds_all_the_same() -> None:
    text = " ".join(map(str, range(60)))

    assert all(breadth(line) <= 30 for line in fold(text, 30))


def test_a_bold_part_stays_bold_where_it_folds() -> None:
    text: Said = ("a ", bold("bb cc"), " d")

    assert [[(piece.text, piece.weight) for piece in line] for line in fold(text, 5)] == [
        [("a ", ""), ("bb", "bold")],
        [("cc", "bold"), (" d", "")],
    ]


def test_text_that_looks_like_markup_is_text() -> None:
    to = Medium(80, 0, "utf-8", weighs=True, colours=True)
    line = inked([[*fold(bold("[alleen Noor] :key: [red]"), 70)[0]]], to)

    assert line == "\x1b[1m[alleen Noor] :key: [red]\x1b[0m\n"


def test_a_control_character_is_shown_as_its_code() -> None:
    assert drawn(Fact("x", ("a\x1b[2Jb\u202ec",)), to=PIPE) == [
        "x              a\\u001b[2Jb\\u202ec"
    ]


def test_danger_is_white_on_red_and_bold_where_no_colour_is_wanted() -> None:
    mark = Fact("nu", ("Huisverbod",), "!!")
    groups = laid_out(screen(mark), terminal(80))

    assert inked(groups[0], Medium(80, 0, "utf-8", weighs=True, colours=True)).startswith(
        "\x1b[1;97;41m!!\x1b[0m nu"
    )
    assert inked(groups[0], Medium(80, 0, "utf-8", weighs=True, colours=False)).startswith(
        "\x1b[1m!!\x1b[0m nu"
    )
    assert inked(groups[0], terminal(80)).startswith("!! nu")


def test_what_cannot_be_encoded_gets_plain_signs() -> None:
    to = Medium(80, 0, "ascii", weighs=False, colours=False)

    assert drawn(Fact("mk1", (listed(("Joost → Mira", "王")),), "✓"), to=to) == [
        "+  mk1         Joost -> Mira - \\u738b"
    ]


TABLE = Table(
    (Column("ref"), Column("what", 1), Column("last", 2), Column("plan", 3)),
    (
        Row((bold("LM4827"), Cell("Break ends, and 3 more", "Break ends +3"), "Fri", "Tue")),
        Row(("RK2093", "", "Thu", "Wed")),
    ),
    scan=True,
    gutter=False,
)


def test_a_table_to_scan_first_says_it_short_and_then_names_what_it_leaves_out() -> None:
    assert "Break ends, and 3 more" in drawn(TABLE, to=terminal(72))[1]
    wide = Table(TABLE.columns, (Row(("x" * 50, *TABLE.rows[0].cells[1:])),), scan=True)
    lines = drawn(wide, to=terminal(90))

    assert "Break ends +3" in lines[1]
    assert "Tue" not in lines[1]
    assert lines[-1] == "In a wider window also: plan."


def test_a_table_in_a_narrow_window_names_its_cells() -> None:
    assert drawn(TABLE, to=terminal(40)) == [
        "ref LM4827  what Break ends, and 3 more", "  last Fri  plan Tue",
        "ref RK2093  last Thu  plan Wed",
    ]  # fmt: skip


def test_in_a_narrow_window_labels_stand_above() -> None:
    assert drawn(
        Fact("WHERE", ("Mira at home",)),
        Fact("Sun 27 Sep", (("Strangling", ", not seen by a doctor yet"),), "!!"),
        to=terminal(40),
    ) == [
        "WHERE", "   Mira at home", "",
        "!! Sun 27 Sep · Strangling, not seen by", "   a doctor yet",
    ]  # fmt: skip


def test_empty_lines_go_from_below_where_that_makes_it_fit() -> None:
    facts = [Fact(str(n), ("x",)) for n in range(5)]

    assert drawn(*facts, to=terminal(80, 20)).count("") == 4
    assert "".join(line[:1] or "_" for line in drawn(*facts, to=terminal(80, 8))) == "0_1_234"
    assert drawn(*facts, to=terminal(80, 4)).count("") == 4


def test_what_holds_nothing_is_not_there() -> None:
    assert drawn(Fact("x", ("",)), Table((Column(),), ()), Commands(()), to=PIPE) == []
    assert plain((dim("a"), "b")) == "ab"
