"""The one way to the terminal: stored text is shown as what it is, and steers nothing."""

import ast
import io
import json
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.cli import SOURCE

from hgcase.cli import output
from hgcase.cli.drawing.cleaning import clean

HARMFUL = {"Cc", "Zl", "Zp"}
DIRECTIONS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
TEXTS = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            "\x1b\x07\x9b\x00\r\t\x08\u202e\u2066\u200b\u200f\ufeff\u061c\u2028\U000e0041[b]"
        ),
    )
)


def harmful(text: str) -> list[str]:
    return [
        char
        for char in text
        if char != "\n"
        and (unicodedata.category(char) in HARMFUL or unicodedata.bidirectional(char) in DIRECTIONS)
    ]


@settings(max_examples=500)
@given(TEXTS)
def test_what_steers_a_terminal_is_shown_as_its_code(text: str) -> None:
    shown = clean(text)

    assert harmful(shown) == []
    assert shown.encode() or not text


@given(st.text(st.characters(categories=("L", "M", "N", "P", "S", "Zs"))))
def test_what_is_harmless_stays(text: str) -> None:
    assert clean(text) == text


def test_markup_is_text_and_a_line_break_is_one() -> None:
    text = "[bold]vet[/bold]\n:smile: <b>x</b> é 😀"

    assert clean(text) == text


@settings(max_examples=200)
@given(TEXTS)
def test_json_says_the_same_and_steers_nothing(text: str) -> None:
    stream = io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdout", stream)
        output.data("test", {"text": text})

    assert harmful(stream.getvalue()) == []
    assert json.loads(stream.getvalue())["text"] == text


def test_a_stream_that_cannot_hold_a_character_shows_its_code() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdout", stream)
        output.answer("één 😀")

    assert raw.getvalue() == b"\\xe9\\xe9n \\U0001f600\n"
    stream.detach()


def test_nothing_else_writes_to_the_terminal() -> None:
    wrong = []
    for path in (SOURCE / "hgcase").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            text = ast.unparse(node) if isinstance(node, ast.Call) else ""
            writes = ("print(", "sys.stdout.write", "sys.stderr.write", "typer.echo", "typer.secho")
            if text.startswith(writes) and path.name != "output.py":
                wrong.append(f"{path.relative_to(SOURCE)}: {text}")

    assert wrong == [
        "hgcase/cli/__init__.py: sys.stderr.write(f'hgcase: {sort.__name__}\\n')",
    ]  # the last resort: the name of a class
