"""A plan that is for some workers only, and what its verbs tell another worker (W17)."""

from typing import Any

import pytest
import yaml
from tests.cli.terminal import CTRL_C, Terminal
from tests.support.cli import Cli

OMAR = "Omar Haddad"
OTHERS = "The plan for A, B, or a part of it, is for some workers only; you are not among them."
RULE = (
    ("In the place of which rule?", "2"),
    ("In which situation?", "als het over geld gaat"),
    ("What have they agreed then?", "Zij bellen."),
    ("Whom does it bind?", ""),
    ("Who watches over it?", ""),
    ("What happens if it is broken?", ""),
    ("Which condition does it serve?", ""),
)
VERBS = ("add-rule", "agree", "review", "suspend", "end")


def drafted(cli: Cli) -> None:
    """Begin a draft of A and B that holds a rule in the place of another."""
    terminal = Terminal(cli.home, "safety-plan", "add-rule", cli.home.ref)
    terminal.answers(*RULE)
    assert terminal.ends() == 0, terminal.seen


def narrow(cli: Cli, *places: tuple[str, str]) -> None:
    """Narrow records to one worker; Omar is another."""
    for section, key in places:
        run = cli("edit", section, cli.home.ref, key, "--workers-only", "w1")
        assert run.code == 0, run.err


def situation(cli: Cli, which: str) -> None:
    """Bring the household to where a plan is for others: one draft, one in force, or stopped."""
    if which == "draft":
        drafted(cli)
        narrow(cli, ("safety-plan", "sp2"), ("rule", "r3"))
    elif which == "rule":
        narrow(cli, ("rule", "r2"))
    else:
        narrow(cli, ("safety-plan", "sp1"))
    if which in ("suspended", "ended"):
        brought(cli, which)


def brought(cli: Cli, state: str) -> None:
    """Suspend the plan, or end it."""
    if state == "suspended":
        terminal = Terminal(cli.home, "safety-plan", "suspend", cli.home.ref)
        terminal.answers(("Why is it suspended?", "huisverbod"))
        assert terminal.ends() == 0, terminal.seen
    else:
        terminal = Terminal(cli.home, "safety-plan", "end", cli.home.ref)
        terminal.answers(("When did it end?", ""), ("Why", "klaar"), ("End it", "y"))
        assert terminal.ends() == 0, terminal.seen


def of_omar(cli: Cli, verb: str) -> Terminal:
    """Start a verb as a worker who is not among those for whom the plan is."""
    return Terminal(cli.home, "safety-plan", verb, cli.home.ref, HGCASE_WORKER=OMAR)


def exported(cli: Cli) -> dict[str, Any]:
    """Give the household as who may read all of it has it."""
    found: dict[str, Any] = yaml.load(cli("export", cli.home.ref).out, yaml.BaseLoader)  # noqa: S506 — texts alone
    return found


def flat(terminal: Terminal) -> str:
    """Give what was said on one line, however it was broken."""
    return " ".join(terminal.seen.split())


# --- new -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("which", ["draft", "in_force", "suspended", "ended", "rule"])
def test_whoever_may_not_see_the_plan_begins_no_version_of_it(filled: Cli, which: str) -> None:
    situation(filled, which)
    before = exported(filled)
    terminal = of_omar(filled, "new")
    terminal.answers(("For whom is the plan?", "B A"))
    terminal.asked("For whom is the plan?")
    terminal.presses(CTRL_C)
    code, said = terminal.ends(), flat(terminal)

    assert code == 130
    assert said.count("is for some workers only; you are not among them.") == 2
    assert OTHERS in said
    assert "sp" not in said.replace("safety-plan", "").replace("Posthuma", "")
    assert exported(filled) == before


def test_what_is_said_is_one_sentence_whatever_is_hidden(filled: Cli) -> None:
    """Else it would tell whether the hidden plan is a draft or in force."""
    told = set()
    narrow(filled, ("safety-plan", "sp1"))
    for state in ("in_force", "suspended", "ended"):
        if state != "in_force":
            brought(filled, state)
        terminal = of_omar(filled, "new")
        terminal.asked("For whom is the plan?")
        terminal.presses(CTRL_C)
        terminal.ends()
        told.add(flat(terminal))

    assert len(told) == 1


def test_for_other_persons_a_plan_can_be_begun(filled: Cli) -> None:
    situation(filled, "in_force")
    terminal = of_omar(filled, "new")
    terminal.answers(
        ("For whom is the plan?", "A"), ("Begin with these?", "n"), ("When was it made?", ""),
        ("Who made it?", "A n1 w2"), ("Who leaves if it comes to a Break?", ""),
    )  # fmt: skip

    assert terminal.ends() == 0, terminal.seen
    assert [p["circle"] for p in exported(filled)["safety_plans"]] == [["A", "B"], ["A"]]


# --- the other verbs -----------------------------------------------------------------------------


@pytest.mark.parametrize("which", ["draft", "rule"])
@pytest.mark.parametrize("verb", ["add-rule", "review", "end"])
def test_beside_what_is_hidden_nothing_is_asked(filled: Cli, verb: str, which: str) -> None:
    """No answer that is refused or taken tells what the hidden draft holds."""
    situation(filled, which)
    before = exported(filled)
    terminal = of_omar(filled, verb)

    assert terminal.ends() == 4, terminal.seen
    assert OTHERS in flat(terminal)
    assert "[" not in terminal.seen.replace("\x1b[", "")
    assert exported(filled) == before


def test_a_plan_of_which_a_part_is_hidden_is_not_suspended(filled: Cli) -> None:
    """It could not be saved; so nothing is asked first."""
    situation(filled, "rule")
    terminal = of_omar(filled, "suspend")

    assert terminal.ends() == 4, terminal.seen
    assert OTHERS in flat(terminal)


@pytest.mark.parametrize("which", ["in_force", "suspended"])
@pytest.mark.parametrize("verb", VERBS)
def test_a_plan_for_others_is_not_there(filled: Cli, verb: str, which: str) -> None:
    situation(filled, which)
    before = exported(filled)
    terminal = of_omar(filled, verb)

    assert terminal.ends() == 3, terminal.seen
    assert "There is no safety plan with which this can be done." in flat(terminal)
    assert exported(filled) == before


def test_a_hidden_draft_is_not_answered(filled: Cli) -> None:
    situation(filled, "draft")

    assert of_omar(filled, "agree").ends() == 3


def test_a_draft_is_not_agreed_to_that_would_end_a_hidden_plan(filled: Cli) -> None:
    drafted(filled)
    situation(filled, "in_force")
    terminal = of_omar(filled, "agree")

    assert terminal.ends() == 4, terminal.seen
    assert OTHERS in flat(terminal)


def test_a_plan_is_stopped_by_who_sees_it_whatever_is_being_drafted(filled: Cli) -> None:
    situation(filled, "draft")
    terminal = of_omar(filled, "suspend")
    terminal.answers(("Why is it suspended?", "huisverbod"))

    assert terminal.ends() == 0, terminal.seen
    assert "sp2" not in terminal.seen


def test_what_comes_next_tells_nothing_of_a_hidden_draft(filled: Cli) -> None:
    """What is said afterwards is computed from what this worker may see (W17)."""
    situation(filled, "draft")
    stopped = of_omar(filled, "suspend")
    stopped.answers(("Why is it suspended?", "huisverbod"))
    stopped.ends()
    terminal = of_omar(filled, "suspend")
    terminal.answers(("Is it in force again?", "y"))

    assert terminal.ends() == 0, terminal.seen
    assert "hgcase safety-plan show" in terminal.seen
    assert "add-rule" not in terminal.seen
    assert "agree REF" not in terminal.seen.replace(filled.home.ref, "REF")


def test_of_several_plans_the_others_can_be_gone_on_with(filled: Cli) -> None:
    situation(filled, "draft")
    terminal = Terminal(filled.home, "safety-plan", "new", filled.home.ref)
    terminal.answers(
        ("For whom is the plan?", "A"), ("Begin with these?", "n"), ("When was it made?", ""),
        ("Who made it?", "A n1 w1"), ("Who leaves if it comes to a Break?", ""),
    )  # fmt: skip
    assert terminal.ends() == 0, terminal.seen
    omar = of_omar(filled, "add-rule")
    omar.answers(*RULE[1:-1])

    assert omar.ends() == 0, omar.seen
    assert OTHERS in flat(omar)
    assert exported(filled)["safety_plans"][-1]["rules"] == ["4"]


def test_who_may_see_it_goes_on_as_ever(filled: Cli) -> None:
    situation(filled, "draft")
    terminal = Terminal(filled.home, "safety-plan", "add-rule", filled.home.ref)
    terminal.answers(("In the place of which rule?", "3"), *RULE[1:])

    assert terminal.ends() == 0, terminal.seen
    assert exported(filled)["safety_plans"][-1]["rules"] == ["1", "4"]
