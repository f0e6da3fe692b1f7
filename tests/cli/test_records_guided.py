"""Adding, changing, taking back and sharing records by questions."""

from typing import Any

import pytest
import yaml
from tests.app.made import WHOLE
from tests.cli.terminal import CTRL_C, CTRL_D, Terminal
from tests.support.cli import Cli

MARKER = (
    ("Who says so", "Anna"),
    ("What is it?", "death threat"),
    ("Who did it?", "b"),
    ("Whom did it", "A"),
    ("Since when?", "gisteren"),
    ("When was it told?", ""),
    ("In what words?", "@B zei iets."),
    ("  > ", "En nog iets."),
    ("  > ", ""),
    ("Anything else?", ""),
)
HELP = (
    ("What sort of help?", "1"),
    ("For whom?", "A B"),
    ("Who gives it?", "o1"),
    ("When was it offered?", "2026-09-20"),
    ("What did each answer?", "y"),
    ("Person", "A"),
    ("Answer", "accepted"),
    ("Date", ""),
    ("Grounds", ""),
    ("Another line?", ""),
    ("When did it start?", ""),
    ("Anything else?", ""),
)


@pytest.fixture
def ref(cli: Cli) -> str:
    taken = cli("import", "-", stdin=WHOLE)
    assert taken.code == 0, taken.err
    return taken.out.strip()


def exported(cli: Cli, ref: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.load(cli("export", ref).out, yaml.BaseLoader)  # noqa: S506 — texts alone
    return found


def test_a_record_is_added_by_questions(cli: Cli, ref: str) -> None:
    terminal = Terminal(cli.home, "add", "marker", ref)
    terminal.answers(*MARKER)

    assert terminal.ends() == 0, terminal.seen
    assert "→ Saturday 26 September 2026" in terminal.seen
    assert "✓ mk3 death threat" in terminal.told()
    assert "Bram → " in terminal.told().partition("✓ mk3")[2]
    assert "MAY READ IT the team alone" in terminal.told()
    assert f"WRONG? hgcase edit marker {ref} mk3" in terminal.told()
    assert exported(cli, ref)["markers"][-1] == {
        "key": "mk3", "said_by": "A", "kind": "death_threat", "who": ["B"], "whom": ["A"],
        "since": "2026-09-26", "text": "@B zei iets.\nEn nog iets.", "visible_to": "team",
    }  # fmt: skip


def test_what_was_given_is_not_asked(cli: Cli, ref: str) -> None:
    terminal = Terminal(cli.home, "add", "marker", ref, "--kind", "weapon", "--who", "B")
    terminal.answers(
        ("Who says so", ""), ("Whom did it", ""), ("Since when?", ""), ("When was it told?", ""),
        ("In what words?", ""), ("Anything else?", ""),
    )  # fmt: skip

    assert terminal.ends() == 0, terminal.seen
    assert "What is it?" not in terminal.seen


@pytest.mark.parametrize(
    ("letter", "circle"),
    [("", ["A", "B"]), ("1", ["A", "B"]), ("2", "team"), ("A", ["A"])],
)
def test_who_may_read_it_is_shown_and_can_be_narrowed(
    cli: Cli, ref: str, letter: str, circle: Any
) -> None:
    terminal = Terminal(cli.home, "add", "help", ref)
    terminal.answers(*HELP, ("Who may read it beside the team? [Anna and Bram]", letter))

    assert terminal.ends() == 0, terminal.seen
    assert "1 Anna and Bram   2 the team alone" in terminal.seen
    record = exported(cli, ref)["help"][-1]
    assert record["visible_to"] == circle
    assert record["answers"] == [{"person": "A", "answer": "accepted"}]


def test_nobody_enters_a_circle_at_the_question(cli: Cli, ref: str) -> None:
    terminal = Terminal(cli.home, "add", "help", ref)
    terminal.answers(
        *HELP, ("Who may read it", "A C"), ("nobody here", "o"), ("nobody here", "the team")
    )

    assert terminal.ends() == 0, terminal.seen
    assert exported(cli, ref)["help"][-1]["visible_to"] == "team"


def test_what_one_tells_can_stay_with_who_told_it(cli: Cli, ref: str) -> None:
    terminal = Terminal(cli.home, "add", "help", ref, "--said-by", "B")
    terminal.answers(*HELP, ("2 only Bram", "2"))

    assert terminal.ends() == 0, terminal.seen
    assert exported(cli, ref)["help"][-1]["visible_to"] == ["B"]


def test_a_question_explains_itself_and_goes_back(cli: Cli, ref: str) -> None:
    terminal = Terminal(cli.home, "add", "marker", ref)
    terminal.answers(
        ("Who says so", "?"), ("Enter skips it.", "B"), ("What is it?", "<"),
        ("Who says so [B]", "A"), *MARKER[1:],
    )  # fmt: skip

    assert terminal.ends() == 0, terminal.seen
    assert exported(cli, ref)["markers"][-1]["said_by"] == "A"


@pytest.mark.parametrize(
    ("n", "wrong", "said"),
    [
        (0, "Q", "Q: that is nobody here"),
        (4, "ooit", "That is not a date"),
        (6, "Zie @Q.", "@Q names nobody"),
        (6, "Zie @n1s.", "is no reference"),
        (9, "zwemles", "That is not in the list"),
    ],
)
def test_a_wrong_answer_is_asked_again(cli: Cli, ref: str, n: int, wrong: str, said: str) -> None:
    terminal = Terminal(cli.home, "add", "marker", ref)
    terminal.answers(*MARKER[:n], (MARKER[n][0], wrong))
    terminal.asked(said)
    again = "  > " if n == 6 else MARKER[n][0]
    terminal.answers((again, MARKER[n][1]), *MARKER[n + 1 :])

    assert terminal.ends() == 0, terminal.seen
    assert len(exported(cli, ref)["markers"]) == 3


def test_a_text_for_somebody_does_not_name_whom_they_must_not_know(cli: Cli, ref: str) -> None:
    terminal = Terminal(cli.home, "add", "goal", ref, "--kind", "recovery")
    terminal.answers(
        ("Whose goal is it?", "B"), ("What is to be reached?", "Los van @E."),
        ("may know @E", "Los van hem."), ("  > ", ""), ("Anything else?", ""),
        ("Who may read it", ""),
    )  # fmt: skip

    assert terminal.ends() == 0, terminal.seen
    assert exported(cli, ref)["goals"][-1]["text"] == "Los van hem."


def test_any_other_field_can_be_set_before_it_is_saved(cli: Cli, ref: str) -> None:
    terminal = Terminal(cli.home, "add", "action", ref, "--done-by", "w1", "--due", "morgen")
    terminal.answers(
        ("What is to be done?", "Bellen."), ("  > ", ""), ("Anything else?", "?"),
        ("Anything else?", "may it be"), ("May it be passed on", "ask"),
        ("Anything else?", ""),
    )  # fmt: skip

    assert terminal.ends() == 0, terminal.seen
    assert exported(cli, ref)["actions"][-1]["may_pass_on"] == "ask"


def test_what_cannot_be_together_is_mended_and_nothing_typed_is_lost(cli: Cli, ref: str) -> None:
    terminal = Terminal(cli.home, "add", "factor", ref, "--kind", "risk", "--theme", "money")
    terminal.answers(
        ("For whom?", ""), ("In what words?", "Schulden."), ("  > ", ""),
        ("Anything else?", "since"), ("Since", "2026-09-20"),
        ("Anything else?", "until"), ("Until", "2026-09-19"),
        ("Anything else?", ""), ("This ends before it begins.", "until"), ("Until", "-"),
        ("Anything else?", ""),
    )  # fmt: skip

    assert terminal.ends() == 0, terminal.seen
    record = exported(cli, ref)["factors"][-1]
    assert (record["text"], record["since"], "until" in record) == (
        "Schulden.",
        "2026-09-20",
        False,
    )


@pytest.mark.parametrize(("stop", "key"), [(1, CTRL_C), (7, CTRL_C), (len(HELP) - 1, CTRL_D)])
def test_whoever_stops_changes_nothing_and_goes_on_later(
    cli: Cli, ref: str, stop: int, key: str
) -> None:
    before = exported(cli, ref)
    terminal = Terminal(cli.home, "add", "help", ref)
    terminal.answers(*HELP[:stop])
    terminal.asked(HELP[stop][0])
    terminal.presses(key)
    code = terminal.ends()
    left = exported(cli, ref)
    later = Terminal(cli.home, "add", "help", ref)
    later.answers(("Go on with it?", ""), *HELP[stop:], ("Who may read it", ""))

    assert code == 130
    assert "Stopped. Nothing was saved; your answers are kept." in terminal.told()
    assert left == before
    assert later.ends() == 0, later.seen
    assert exported(cli, ref)["help"][-1]["answers"] == [{"person": "A", "answer": "accepted"}]


def test_an_edit_keeps_with_enter_and_empties_with_a_dash(cli: Cli, ref: str) -> None:
    terminal = Terminal(cli.home, "edit", "marker", ref, "mk1")
    terminal.answers(
        ("What changes?", "sort"), ("What is it? [weapon]", ""),
        ("What changes?", "2"), ("Who did it? [B]", "-"),
        ("What changes?", "since"), ("Since when?", "2020"),
        ("What changes?", ""),
    )  # fmt: skip

    assert terminal.ends() == 0, terminal.seen
    record = exported(cli, ref)["markers"][0]
    assert ("who" in record, record["since"], record["kind"]) == (False, "2020", "weapon")
    assert "what it was before" in terminal.told()


def test_an_edit_that_may_not_be_can_be_put_right(cli: Cli, ref: str) -> None:
    terminal = Terminal(cli.home, "edit", "goal", ref, "g1")
    terminal.answers(
        ("What changes?", "who may read it"), ("Who may read it [A]", "A B"),
        ("What changes?", ""), ("hgcase share", "who may read it"), ("Who may read it", "team"),
        ("What changes?", ""),
    )  # fmt: skip

    assert terminal.ends() == 0, terminal.seen
    assert exported(cli, ref)["goals"][0]["visible_to"] == "team"


def test_a_record_is_taken_back_with_a_reason(cli: Cli, ref: str) -> None:
    terminal = Terminal(cli.home, "withdraw", "statement", ref, "sm2", "--said-by", "n1")
    terminal.answers(("Why", "@n1 had het mis."), ("  > ", ""))

    assert terminal.ends() == 0, terminal.seen
    assert exported(cli, ref)["statements"][1]["withdrawn"]["why"] == "@n1 had het mis."


@pytest.mark.parametrize(("typed", "code", "circle"), [("yes", 0, ["A"]), ("y", 2, "team")])
def test_sharing_asks_for_a_yes_in_full(
    cli: Cli, ref: str, typed: str, code: int, circle: Any
) -> None:
    terminal = Terminal(cli.home, "share", ref, "at1")
    terminal.answers(("With whom?", "A"), ("Type yes to share it", typed))

    assert terminal.ends() == code, terminal.seen
    assert exported(cli, ref)["actions"][0]["visible_to"] == circle
