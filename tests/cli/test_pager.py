"""What is taller than the terminal is paged; nothing else is, and nothing is left behind."""

import os
import sys
from pathlib import Path

import pytest
from tests.cli.terminal import PseudoTerminal
from tests.support.cli import Cli

from hgcase.cli.drawing import pager
from hgcase.cli.drawing.medium import Medium, choose_color, medium
from hgcase.cli.drawing.tree import Piece

TALL = [[Piece("x")]] * 30


@pytest.fixture
def noting(tmp_path: Path) -> tuple[str, Path]:
    """A pager that notes what it is given, and with what around it."""
    script, noted = tmp_path / "pager.py", tmp_path / "noted"
    script.write_text(
        "import os, sys\n"
        f"with open({str(noted)!r}, 'w') as file:\n"
        "    print(*(f'{n}={os.environ.get(n)}' for n in ('LESSHISTFILE', 'LESSSECURE', 'LESS')),"
        " file=file)\n"
        "    file.write(sys.stdin.read())\n"
    )
    return f"{sys.executable} {script}", noted


def test_what_is_too_tall_goes_to_the_pager_and_leaves_no_history(
    noting: tuple[str, Path], filled: Cli
) -> None:
    command, noted = noting
    looked = PseudoTerminal(
        filled.home, "timeline", filled.home.ref, HGCASE_PAGER=command, LESS="-o/tmp/log"
    )

    assert looked.ends() == 0
    told = noted.read_text()
    assert told.splitlines()[0] == "LESSHISTFILE=- LESSSECURE=1 LESS="
    assert "Gezin Wilgenroos" in told
    assert "Gezin Wilgenroos" not in looked.seen


def test_what_fits_and_what_is_piped_is_not_paged(noting: tuple[str, Path], filled: Cli) -> None:
    command, noted = noting

    assert PseudoTerminal(filled.home, "households", HGCASE_PAGER=command).ends() == 0
    assert filled("timeline", filled.home.ref, HGCASE_PAGER=command).code == 0
    assert not noted.exists()


def test_without_a_pager_that_starts_everything_is_written(filled: Cli) -> None:
    for command in ("", "cat", "/nowhere/pager", "more '"):
        looked = PseudoTerminal(filled.home, "timeline", filled.home.ref, HGCASE_PAGER=command)

        assert looked.ends() == 0
        assert "Gezin Wilgenroos" in looked.seen


def test_nothing_is_paged_where_nobody_sits(monkeypatch: pytest.MonkeyPatch) -> None:
    to = Medium(80, 24, "utf-8", weighs=True, colours=True)
    monkeypatch.setattr("sys.stdin", open(os.devnull))  # noqa: SIM115, PTH123

    assert not pager.too_tall(TALL, to)
    sys.stdin.close()


@pytest.mark.parametrize(
    ("when", "env", "expected"),
    [
        ("auto", {"TERM": "xterm"}, (False, False)),  # a pipe
        ("always", {"TERM": "dumb"}, (True, True)),
        ("never", {"TERM": "xterm"}, (False, False)),
    ],
)
def test_color_says_whether_anything_but_words_is_written(
    when: str, env: dict[str, str], expected: tuple[bool, bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("NO_COLOR", raising=False)
    choose_color(when)  # type: ignore[arg-type]
    to = medium("stdout")
    choose_color("auto")

    assert (to.weighs, to.colours) == expected


def test_a_pipe_gets_words_and_a_terminal_weights(filled: Cli) -> None:
    shown = PseudoTerminal(filled.home, "households")
    plain = PseudoTerminal(filled.home, "households", TERM="dumb")
    mono = PseudoTerminal(filled.home, "households", NO_COLOR="1")

    assert [each.ends() for each in (shown, plain, mono)] == [0, 0, 0]
    assert "\x1b[1m" in shown.seen
    assert "\x1b" not in plain.seen
    assert "\x1b[1m" in mono.seen
    assert "\x1b" not in filled("households").out
    assert "\x1b[1m" in filled("--color", "always", "households").out
    assert filled("--color", "sometimes", "households").code == 2
