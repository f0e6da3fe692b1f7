"""Another phase by questions: forward by a judgement, back as a normal step."""

import json
from typing import Any

import pytest
import yaml
from tests.cli.terminal import CTRL_C, Terminal
from tests.cli.test_arguments import journal
from tests.support.cli import Cli

Pairs = tuple[tuple[str, str], ...]

HOUSEHOLD = """\
hgcase: 1
household: {label: Testhuis, opened: 2026-06-01}
persons:
  - {key: A, name: Anna Proef, born: "1990"}
  - {key: B, name: Bram Proef, born: "1988"}
  - {key: C, name: Cato Proef, born: "2016"}
organisations: [{key: o1, name: Wijkteam Proef, kind: wijkteam}]
workers: [{key: w1, name: Sanne de Bruin}, {key: w2, name: Omar Proef}]
assignments:
  - {key: as1, role: case_director, party: w1, since: 2026-06-01}
  - {key: as2, role: project_lead, party: w2, since: 2026-06-01}
trajectories:
  - key: t1
    method: top-3
    start: 2026-06-01
    participants:
      - {person: A, since: 2026-06-01}
      - {person: B, since: 2026-06-01}
      - {person: C, since: 2026-06-01}
    phases: [{phase: direct_safety, since: 2026-06-01, grounds: "@B ging weg."}]
conditions:
  - {key: c1, text: "@B drinkt thuis niet.", since: 2026-06-10, broken: 2026-08-01}
  - {key: c2, text: "De deur blijft open.", since: 2026-06-10}
safety_plans:
  - {key: sp1, circle: [A, B], state: in_force, made: 2026-06-10, conditions: [c1, c2]}
actions:
  - {key: at1, text: "bellen met @o1", done_by: w2, due: 2026-10-01}
  - {key: at2, text: sleutels terug, done_by: w1}
sessions:
  - {key: s1, at: 2026-10-05T10:00, state: planned, mode: separate, invited: [A]}
"""
FORWARD: Pairs = (
    ("To which phase?", ""),
    ("From when?", "gisteren"),
    ("Who judges that", "Anna w1"),
    ("On what grounds?", "Tien weken rust, zegt @A."),
    ("  > ", "En @B belt zelf."),
    ("  > ", ""),
    ("Enter moves to stable safety", ""),
)
BACK: Pairs = (
    ("To which phase?", "direct safety"),
    ("From when?", ""),
    ("Who judges that", ""),
    ("Why back?", "@B dronk weer."),
    ("  > ", ""),
    ("Enter moves to direct safety", ""),
)


@pytest.fixture
def ref(cli: Cli) -> str:
    """The ref of a household in its first phase."""
    return cli("new-household", "--from", "-", stdin=HOUSEHOLD).out.strip()


def done(cli: Cli, ref: str, pairs: Pairs, *options: str) -> str:
    """Answer to the end; give what was on the screen."""
    terminal = Terminal(cli.home, "phase", ref, *options)
    terminal.answers(*pairs)
    assert terminal.ends() == 0, terminal.seen
    return terminal.told()


def phases(cli: Cli, ref: str) -> list[dict[str, Any]]:
    """Give the phases as the case file holds them."""
    found: Any = yaml.load(cli("export", ref).out, yaml.BaseLoader)  # noqa: S506 — texts alone
    lines: list[dict[str, Any]] = found["trajectories"][0]["phases"]
    return lines


@pytest.mark.req("D22", "D26")
def test_forward_is_a_judgement_beside_what_the_file_says(cli: Cli, ref: str) -> None:
    seen = done(cli, ref, FORWARD)
    first, second = phases(cli, ref)

    assert "> 1 direct safety · now, since Mon 1 Jun" in seen
    assert "The plan leads to stable safety" in seen
    assert "This safety condition was broken. (c1 since Sat 1 Aug)" in seen
    assert "This safety condition is not met yet. (c2)" in seen
    assert (first["until"], first["grounds"]) == ("2026-09-26", "@B ging weg.")
    assert second == {
        "phase": "stable_safety", "since": "2026-09-26", "judged_by": ["A", "w1"],
        "grounds": "Tien weken rust, zegt @A.\nEn @B belt zelf.",
    }  # fmt: skip
    assert "Stable safety since Sat 26 Sep, as Anna and Sanne judged." in seen
    assert [line.action for found, line in journal(cli.home) if found == ref][-2] == "phase"


@pytest.mark.req("D22")
def test_back_is_a_normal_step_that_asks_why(cli: Cli, ref: str) -> None:
    done(cli, ref, FORWARD)
    seen = done(cli, ref, BACK)
    last = phases(cli, ref)[-1]

    assert "Going back is part of it" in seen
    assert "What the file says beside it" not in seen
    assert (last["phase"], last["grounds"]) == ("direct_safety", "@B dronk weer.")
    assert last["judged_by"] == ["w1"]


def test_the_phase_can_be_given_and_the_answer_be_json(cli: Cli, ref: str) -> None:
    seen = done(cli, ref, FORWARD[1:], "--to", "stable_safety", "--json")
    found = json.loads(seen[seen.index("{") :])

    assert (found["kind"], found["ref"], found["keys"]) == ("phase", ref, ["t1"])


def test_every_question_explains_itself_and_goes_back(cli: Cli, ref: str) -> None:
    terminal = Terminal(cli.home, "phase", ref)
    for question, given in FORWARD[:-1]:
        if question != "  > ":
            terminal.answers((question, "?"))
            terminal.asked("goes back to the question before")
        terminal.answers(("  > " if question.startswith("On what") else question, given))
    back = [question for question, _given in FORWARD if question != "  > "]
    for question in reversed(back):
        terminal.answers((question, "<"))
        if question.startswith("On what"):
            continue
    terminal.asked("This is the first question.")
    terminal.answers(*((question, "") for question in back))

    assert terminal.ends() == 0, terminal.seen
    assert phases(cli, ref)[-1]["judged_by"] == ["A", "w1"]
    assert phases(cli, ref)[-1]["grounds"] == "Tien weken rust, zegt @A.\nEn @B belt zelf."


def test_whoever_stops_goes_on_later(cli: Cli, ref: str) -> None:
    terminal = Terminal(cli.home, "phase", ref)
    terminal.answers(*FORWARD[:4])
    terminal.asked("  > ")
    terminal.presses(CTRL_C)
    stopped = terminal.ends()
    left = len(phases(cli, ref))
    done(cli, ref, (("Go on with it?", ""), *FORWARD[4:]))

    assert (stopped, left, len(phases(cli, ref))) == (130, 1, 2)


def test_wrong_answers_are_asked_again_and_enter_alone_moves_nothing(cli: Cli, ref: str) -> None:
    terminal = Terminal(cli.home, "phase", ref)
    terminal.answers(
        ("To which phase?", "1"), ("in that phase", "3"), ("One phase at a time", "rust"),
        ("not in the list", ""), ("From when?", "morgen"), ("still to come", "2019-01-01"),
        ("does not run on that day", ""),
        ("Who judges that", "Q"), ("nobody here", ""), ("On what grounds?", ""),
        ("Something is needed here", "@Q zegt het."), ("@Q names nobody", "Rust."), ("  > ", ""),
    )  # fmt: skip
    terminal.asked("Enter moves to")
    terminal.presses(CTRL_C)

    assert terminal.ends() == 130
    assert len(phases(cli, ref)) == 1


def test_an_approach_without_phases_says_so_in_one_line(filled: Cli) -> None:
    terminal = Terminal(filled.home, "phase", filled.home.ref)

    assert terminal.ends() == 4
    assert "goes without phases; hgcase method show take-a-break" in terminal.seen
