"""Questions at a terminal: the straight way, wrong answers, nothing but Enter, Ctrl-C."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.cli.terminal import CTRL_C, CTRL_D, Terminal
from tests.formats.made import SMALL
from tests.support.cli import Cli, Home

NAME = "Quirina Zwanenhals"
HOUSEHOLD = (
    ("A name for the household", "Huis Proef"),
    ("Home address", "Proefpad 1, Nergens"),
    ("Name of A", NAME),
    ("Born (", "2-1-1990"),
    ("Name of B", "Rutger Proef"),
    ("Born (", "1988"),
    ("Name of C", "Cato Proef"),
    ("Born (", "2015-05-05"),
    ("Name of D", ""),
    ("Which approach?", "t"),
    ("When does it start?", "2026-09-28"),
    ("partners?", "y"),
    ("Your organisation", "De Linde"),
    ("Parents of Cato", "A B"),
)


def only(cli: Cli) -> dict[str, Any]:
    """Give the one household of a store, as a case file holds it."""
    [text] = cli.exports().values()
    found: dict[str, Any] = yaml.load(text, yaml.BaseLoader)  # noqa: S506 — texts alone
    return found


def exported(filled: Cli) -> dict[str, Any]:
    """Give the household with one couple, as a case file holds it."""
    text = filled("export", filled.home.ref).out
    found: dict[str, Any] = yaml.load(text, yaml.BaseLoader)  # noqa: S506 — texts alone
    return found


def test_a_household_is_started_by_questions(cli: Cli) -> None:
    terminal = Terminal(cli.home, "new-household")
    terminal.answers(*HOUSEHOLD)
    code = terminal.ends()
    [ref] = cli.exports()
    case = only(cli)

    assert code == 0, terminal.seen
    assert f"hgcase show {ref}" in terminal.seen
    assert [person["name"] for person in case["persons"]] == [NAME, "Rutger Proef", "Cato Proef"]
    assert [person["born"] for person in case["persons"]] == ["1990-01-02", "1988", "2015-05-05"]
    assert [(each["who"], each["whom"], each["kind"]) for each in case["relations"]] == [
        ("A", "B", "partner"), ("A", "C", "parent"), ("B", "C", "parent"),
    ]  # fmt: skip
    assert case["trajectories"][0]["start"] == "2026-09-28"


def test_wrong_answers_are_asked_again(cli: Cli) -> None:
    terminal = Terminal(cli.home, "new-household", "--method", "top-3")
    terminal.answers(
        ("A name for the household", ""),
        ("Home address", ""),
        ("Name of A", ""),  # there is at least one
        ("Name of A", NAME),
        ("Born (", "31-2-1990"),
        ("not a date", ""),
    )
    terminal.answers(
        ("Name of B", ""),
        ("When does it start?", "ooit"),
        ("not a date", ""),
        ("Your organisation", ""),
    )

    assert terminal.ends() == 0, terminal.seen
    assert only(cli)["persons"][0]["name"] == NAME


def test_parents_that_are_not_there_are_asked_again(cli: Cli) -> None:
    terminal = Terminal(cli.home, "new-household")
    terminal.answers(*HOUSEHOLD[:-1], ("Parents of Cato", "A Q"), ("nobody Q", "A"))

    assert terminal.ends() == 0, terminal.seen
    assert [each["who"] for each in only(cli)["relations"]] == ["A", "A"]


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
@pytest.mark.parametrize("stop", [0, 3, len(HOUSEHOLD) - 1])
def test_whoever_stops_leaves_nothing(cli: Cli, stop: int, key: str) -> None:
    before = (cli.home.folder / "store.db").read_bytes()
    terminal = Terminal(cli.home, "new-household")
    terminal.answers(*HOUSEHOLD[:stop])
    terminal.asked(HOUSEHOLD[stop][0])
    terminal.presses(key)

    assert terminal.ends() == 130
    assert "Stopped. Nothing was saved." in terminal.seen
    assert "Traceback" not in terminal.seen
    assert (cli.home.folder / "store.db").read_bytes() == before


TALK = (
    ("When?", "gisteren 14:00"),
    ("Did it happen?", ""),
    ("Who was there?", "A B"),
    ("How, where?", "v"),
    ("until the end?", "y"),
    ("Anna says", "k"),
    ("Bram says", "b"),
    ("Anna says", ""),
    ("Bram says", ""),
    ("What you discussed together", "We hebben gepraat."),
    ("  > ", "Het ging goed."),
    ("  > ", ""),
    ("Note for the team", ""),
    (" talk? (", "do 14:00"),
)


def test_a_talk_is_logged_by_questions(filled: Cli) -> None:
    terminal = Terminal(filled.home, "log-session", filled.home.ref)
    terminal.answers(*TALK)
    code = terminal.ends()
    case = exported(filled)
    logged = next(talk for talk in case["sessions"] if talk["at"] == "2026-09-26T14:00")

    assert code == 0, terminal.seen
    assert f"Saved in {filled.home.ref}." in terminal.seen
    assert "Rule 1: Anna and Bram differ." in terminal.seen
    assert logged["present"] == ["A", "B", "w1"]
    assert logged["mode"] == "joint"
    assert logged["summary"] == "We hebben gepraat.\nHet ging goed."
    assert [(check["said_by"], check["answer"]) for check in logged["checks"]] == [
        ("A", "kept"), ("B", "broken"),
    ]  # fmt: skip
    assert logged["visible_to"] == ["A", "B"]
    assert any(talk["at"] == "2026-10-01T14:00" for talk in case["sessions"])


def test_after_a_talk_apart_safety_is_asked_and_in_a_joint_one_it_is_not(filled: Cli) -> None:
    apart = Terminal(filled.home, "log-session", filled.home.ref)
    apart.answers(
        ("When?", "vandaag 9:00"), ("Did it happen?", ""), ("Who was there?", "A"), ("How", "o"),
        ("Anna says", ""), ("Anna says", ""), ("What was said", ""), ("Note for the team", ""),
        ("How safe does it feel", "11"), ("A number from 0 to 10", "²"), ("A number from 0", "4"),
        (" talk? (", ""),
    )  # fmt: skip
    code = apart.ends()
    joint = Terminal(filled.home, "log-session", filled.home.ref)
    joint.answers(*TALK)
    joint.ends()
    case = exported(filled)
    asked = case["observations"][-1]

    assert code == 0, apart.seen
    assert (asked["score"], asked["about"], asked["said_by"]) == ("4", ["A"], "A")
    assert (asked["asked"], asked["visible_to"]) == ("apart", ["A"])
    assert "safe" not in joint.seen


def test_wrong_answers_about_a_talk_are_asked_again(filled: Cli) -> None:
    terminal = Terminal(filled.home, "log-session", filled.home.ref)
    terminal.answers(
        ("When?", "2026-02-30"), ("not a date", "gisteren"), ("Did it happen?", "x"),
        ("Choose one of the letters", "n"), ("Who is invited?", "A Q"), ("nobody Q", "A Zwaan"),
        ("nobody ?", "A"), ("How, where?", "z"), ("Choose one of the letters", "t"),
        (" talk? (", "straks"), ("not a date", ""),
    )  # fmt: skip

    assert terminal.ends() == 0, terminal.seen
    assert "2026-09-26" in filled("export", filled.home.ref).out


def test_nothing_but_enter_is_a_talk_as_it_usually_goes(filled: Cli) -> None:
    terminal = Terminal(filled.home, "log-session", filled.home.ref)
    terminal.answers(
        ("When?", ""), ("Did it happen?", ""), ("Who was there?", ""), ("How, where?", ""),
        ("until the end?", ""), *(("Anna says", ""), ("Bram says", "")) * 2, ("What you", ""),
        ("Note for", ""), (" talk? (", ""),
    )  # fmt: skip

    assert terminal.ends() == 0, terminal.seen
    assert "Saved in" in terminal.seen


@pytest.mark.parametrize("stop", [0, 6, 10, len(TALK) - 1])
def test_whoever_stops_logging_leaves_the_household_as_it_was(filled: Cli, stop: int) -> None:
    before = filled("export", filled.home.ref).out
    terminal = Terminal(filled.home, "log-session", filled.home.ref)
    terminal.answers(*TALK[:stop])
    terminal.asked(TALK[stop][0])
    terminal.presses(CTRL_C)

    assert terminal.ends() == 130
    assert "Stopped. Nothing was saved." in terminal.seen
    assert filled("export", filled.home.ref).out == before


def test_while_it_waits_no_process_list_shows_a_name(cli: Cli) -> None:
    terminal = Terminal(cli.home, "new-household")
    terminal.answers(*HOUSEHOLD[:6])
    terminal.asked(HOUSEHOLD[6][0])
    process = Path("/proc") / str(terminal.pid)
    shown = process.joinpath("cmdline").read_bytes() + process.joinpath("environ").read_bytes()
    key = cli.home.key_file.read_bytes().strip()
    terminal.presses(CTRL_C)
    terminal.ends()

    assert b"new-household" in shown
    assert not any(word.encode() in shown for word in (*NAME.split(), "Rutger", "Proefpad"))
    assert key not in shown


def test_a_passphrase_makes_and_opens_a_store(tmp_path: Path) -> None:
    passphrase = "vier losse woorden samen"
    home = Home(tmp_path / "own", tmp_path / "none")
    init = Terminal(home, "init", HGCASE_KEY_FILE=None)
    init.answers(
        ("A new passphrase: ", passphrase), ("Once more: ", passphrase), ("Your name", "Sanne"),
    )  # fmt: skip
    made = init.ends()
    wrong = Terminal(home, "households", HGCASE_KEY_FILE=None)
    wrong.answers(("Passphrase: ", "een andere zin hier"))
    refused = wrong.ends()
    right = Terminal(home, "households", HGCASE_KEY_FILE=None)
    right.answers(("Passphrase: ", passphrase))

    assert (made, refused, right.ends()) == (0, 6, 0), init.seen + wrong.seen
    assert "That is not the passphrase of this store." in wrong.seen
    assert passphrase not in init.seen + wrong.seen + right.seen


@pytest.mark.parametrize(("first", "again", "says"), [
    ("te kort", None, "at least 12 characters"),
    ("vier losse woorden samen", "vijf losse woorden samen", "not the same"),
])  # fmt: skip
def test_a_passphrase_that_will_not_do_makes_no_store(
    first: str, again: str | None, says: str, tmp_path: Path
) -> None:
    home = Home(tmp_path / "own", tmp_path / "none")
    init = Terminal(home, "init", HGCASE_KEY_FILE=None)
    init.answers(("A new passphrase: ", first), *([("Once more: ", again)] if again else []))

    assert init.ends() == 2
    assert says in init.seen
    assert not home.folder.exists()


HOSTILE = "\\x1b[31mrood\\x1b]0;titel\\x07[bold]vet[/bold]\\u202eomgekeerd\\x9b2J\\u2066"


def test_hostile_text_is_harmless_on_a_terminal(cli: Cli) -> None:
    case = SMALL.replace("situation: altijd", f'situation: "{HOSTILE}"').replace(
        "label: Testhuis", f'label: "{HOSTILE}"'
    )
    ref = cli("new-household", "--from", "-", stdin=case).out.strip()
    for words in (
        ["show", ref],
        ["safety-plan", "show", ref],
        ["export", ref],
        ["show", ref, "--json"],
    ):
        terminal = Terminal(cli.home, *words)
        code = terminal.ends()
        shown = terminal.seen.replace("\r\n", "\n")

        assert code == 0, terminal.seen
        assert "[bold]vet[/bold]" in shown.replace("\n", "")
        assert not any(char in shown for char in "\x1b\x07\x9b\u202e\u2066\r")
