"""Closing by questions: what is open, why it ends, who looked at it, what comes after."""

import json
from typing import Any

import pytest
import yaml
from tests.cli.terminal import CTRL_C, Terminal
from tests.cli.test_arguments import journal
from tests.cli.test_phase_guided import HOUSEHOLD
from tests.support.cli import Cli

Pairs = tuple[tuple[str, str], ...]

FIRST: Pairs = (
    ("  at1", "d"),
    ("  at2", "Omar"),
    ("When did it end?", "gisteren"),
    ("How did it end?", "handed over"),
    ("Why is it no longer needed", "Vijf maanden rust."),
    ("  > ", "@A kan het zelf."),
    ("  > ", ""),
    ("function safely again", "p"),
    ("Who looked at it with you?", "Omar"),
    ("Does one move?", "1 15 jan"),
    ("Does one move?", "7 -"),
    ("Does one move?", ""),
    ("Who looks in?", "w2"),
    ("Does Anna agree", "y"),
    ("Does Bram agree", "n"),
)
LAST: Pairs = (
    ("Who takes over?", "o1"),
    ("Was it a warm handover", "y"),
    ("Which worries are open?", "Schulden van @B."),
    ("  > ", ""),
    ("Enter closes it", ""),
)
CLOSE = (*FIRST, *LAST)


@pytest.fixture
def ref(cli: Cli) -> str:
    """The ref of a household that can be closed."""
    return cli("new-household", "--from", "-", stdin=HOUSEHOLD).out.strip()


def done(cli: Cli, ref: str, pairs: Pairs, *options: str) -> str:
    """Answer to the end; give what was on the screen."""
    terminal = Terminal(cli.home, "close", ref, *options)
    terminal.answers(*pairs)
    assert terminal.ends() == 0, terminal.seen
    return terminal.told()


def exported(cli: Cli, ref: str) -> dict[str, Any]:
    """Give a household as a case file holds it."""
    found: dict[str, Any] = yaml.load(cli("export", ref).out, yaml.BaseLoader)  # noqa: S506 — texts alone
    return found


@pytest.mark.req("B10", "C27", "C29", "C32", "E15")
def test_it_closes_with_all_that_must_not_be_forgotten(cli: Cli, ref: str) -> None:
    seen = done(cli, ref, CLOSE)
    case = exported(cli, ref)
    [trajectory], [handover] = case["trajectories"], case["handovers"]

    assert trajectory["ended"] == {
        "date": "2026-09-26", "state": "handed_over", "safe_functioning": "partly",
        "because": "Vijf maanden rust.\n@A kan het zelf.", "judged_by": ["w1", "w2"],
    }  # fmt: skip
    assert trajectory["phases"][-1]["until"] == "2026-09-26"
    assert [each.get("done") for each in case["actions"]] == ["2026-09-26", None]
    assert [each["done_by"] for each in case["actions"]] == ["w2", "w2"]
    moments = [(each["persons"], each["due"]) for each in case["aftercare"]]
    assert moments[0] == (["C"], "2027-01-15")
    assert (["A", "B"], "2027-03-27") in moments
    assert len(moments) == 6  # seven by the method, one left out
    assert all(each["done_by"] == "w2" for each in case["aftercare"])
    assert case["aftercare"][0]["answers"] == [
        {"person": "A", "answer": "agrees", "date": "2026-09-27"},
        {"person": "B", "answer": "disagrees", "date": "2026-09-27"},
    ]
    assert (handover["taker"], handover["giver"], handover["warm"]) == ("o1", "w1", "true")
    assert handover["open_worries"] == "Schulden van @B."
    assert "confirmed" not in handover
    assert case["safety_plans"][0]["state"] == "in_force"
    assert "until" not in case["assignments"][0]  # the direction goes on
    assert [line.action for found, line in journal(cli.home) if found == ref][-2] == "close"
    for told in (
        "This talk is still planned. (s1", "hgcase log-session", "The safety plan sp1 stays",
        "Sanne keeps the direction", "Looking in: Fri 15 Jan 2027, with Cato.",
        "Wijkteam Proef has not confirmed the handover yet (ho1).", f"hgcase show {ref}",
    ):  # fmt: skip
        assert told in seen


def test_the_answer_can_be_json_and_a_new_colleague_be_named(cli: Cli, ref: str) -> None:
    pairs: Pairs = (
        *FIRST[:3], ("How did it end?", ""), *FIRST[4:8], ("Who looked at it", "Iris van Proef"),
        ("Does one move?", ""), ("Who looks in?", ""), *FIRST[-2:],
        ("Does anybody take over?", ""), ("Enter closes it", ""),
    )  # fmt: skip
    seen = done(cli, ref, pairs, "--json")
    found = json.loads(seen[seen.index("{") :])
    case = exported(cli, ref)

    assert (found["kind"], found["ref"]) == ("closed", ref)
    assert case["workers"][-1]["name"] == "Iris van Proef"
    assert case["trajectories"][0]["ended"]["judged_by"] == ["w1", case["workers"][-1]["key"]]
    assert "handovers" not in case


@pytest.mark.req("C27")
def test_without_a_yes_a_ground_is_asked_and_without_aftercare_a_reason(cli: Cli, ref: str) -> None:
    out: Pairs = tuple(("Does one move?", f"{n} -") for n in (1, 3, 5, 7))
    seen = done(
        cli, ref,
        (
            *FIRST[:3], ("How did it end?", "1"), *FIRST[4:9], *out, ("Does one move?", ""),
            ("Who looks in?", ""), ("Does Anna agree", ""), ("Does Bram agree", ""),
            ("Which ground?", "9"), ("not in the list", "3"), ("Does anybody take over?", ""),
            ("No moment of aftercare for Cato", ""), ("Something is needed", "Ziet haar oma."),
            ("  > ", ""), ("Enter closes it", ""),
        ),
    )  # fmt: skip
    case = exported(cli, ref)
    because = case["trajectories"][0]["ended"]["because"]

    assert {each["ground"] for each in case["aftercare"]} == {"vital_interest"}
    assert because.endswith("No aftercare for @C: Ziet haar oma.")
    assert "Nobody looks in with Cato afterwards." in seen


def test_every_question_explains_itself_and_goes_back(cli: Cli, ref: str) -> None:
    terminal = Terminal(cli.home, "close", ref)
    texts = ("Why is it no longer", "Which worries")
    for question, given in CLOSE[:-1]:
        if question != "  > ":
            terminal.answers((question, "?"))
            terminal.asked("goes back to the question before")
        terminal.answers(("  > " if question.startswith(texts) else question, given))
    back = [question for question, _given in CLOSE if question != "  > "]
    for question in reversed(back):
        terminal.answers((question, "<"))
    terminal.asked("This is the first question.")
    terminal.answers(*((question, "") for question in back))

    assert terminal.ends() == 0, terminal.seen
    case = exported(cli, ref)
    assert case["trajectories"][0]["ended"]["because"] == "Vijf maanden rust.\n@A kan het zelf."
    assert len(case["aftercare"]) == 6
    assert case["handovers"][0]["open_worries"] == "Schulden van @B."


@pytest.mark.parametrize("stop", [1, 6, len(CLOSE) - 1])
def test_whoever_stops_saves_nothing_and_goes_on_later(cli: Cli, ref: str, stop: int) -> None:
    terminal = Terminal(cli.home, "close", ref)
    terminal.answers(*CLOSE[:stop])
    terminal.asked(CLOSE[stop][0])
    terminal.presses(CTRL_C)
    stopped = terminal.ends()
    left = exported(cli, ref)["trajectories"][0]
    done(cli, ref, (("Go on with it?", ""), *CLOSE[stop:]))

    assert (stopped, "ended" in left) == (130, False)
    assert len(exported(cli, ref)["aftercare"]) == 6


def test_wrong_answers_are_asked_again(cli: Cli, ref: str) -> None:
    done(
        cli, ref,
        (
            ("  at1", "x"), ("not in the list", "w1 w2"), ("not in the list", ""), ("  at2", ""),
            ("When did it end?", "morgen"), ("still to come", "2019-01-01"),
            ("between its start and today", ""), ("How did it end?", "99"),
            ("not in the list", "1"), ("Why is it no longer", ""),
            ("Something is needed here", "@Q zegt het."), ("@Q names nobody", "Rust."),
            ("  > ", ""), ("function safely", "x"), ("not in the list", "y"),
            ("Who looked at it with you?", ""), ("Who looked at it with you?", "w1"),
            ("Two see more than one", "w9"), ("nobody here", "w2"), ("Does one move?", "99 1 jan"),
            ("A number and a day", "1 ooit"), ("not a date", ""), ("Who looks in?", "Q"),
            ("nobody here", ""), ("Does Anna agree", "y"), ("Does Bram agree", ""),
            ("Does anybody take over?", "y"), ("Who takes over?", "A"), ("nobody here", "o1"),
            ("warm handover", ""), ("Which worries", ""), ("Enter closes it", "x"),
            ("Enter saves it", ""),
        ),
    )  # fmt: skip

    assert exported(cli, ref)["trajectories"][0]["ended"]["date"] == "2026-09-27"


def test_what_has_ended_is_not_closed_again(cli: Cli, ref: str) -> None:
    done(cli, ref, CLOSE)
    terminal = Terminal(cli.home, "close", ref)

    assert terminal.ends() == 3
    assert f"No approach is running in {ref}." in terminal.seen
