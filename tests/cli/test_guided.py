"""Questions at a terminal: the straight way, wrong answers, nothing but Enter, Ctrl-C."""

import os
import re
import signal
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.cli.terminal import CTRL_C, CTRL_D, PseudoTerminal, Starts, Terminal
from tests.formats.made import SMALL
from tests.support.cli import Cli, Home

NAME = "Quirina Zwanenhals"
PERSONS = (
    ("What begins here?", ""),
    ("A name for the household", "Huis Proef"),
    ("Name of A", NAME),
    ("Born (", "2-1-1990"),
    ("Phone of Quirina", "000-0000001"),
    ("What do you ask first", "Kun je vrij praten?"),
    ("Name of B", "Rutger Proef"),
    ("Born (", "1988"),
    ("Phone of Rutger", ""),
    ("Name of C", "Cato Proef"),
    ("Born (", "2015-05-05"),
    ("Name of D", ""),
    ("Home address", "Proefpad 1, Nergens"),
    ("Who lives there?", "A C"),
    ("How do Quirina and Rutger stand", "partners"),
    ("Parents of Cato", "A B"),
)
MATTER = (
    ("From where does", "2"),
    ("Which organisation?", "Wijkteam Proef"),
    ("When were the police there", "gisteren 2:30"),
    ("What is the matter", "@B schreeuwt, en @C hoort het."),
    ("  > ", ""),
    ("Who says so?", "A"),
)
INTAKE = (
    ("Which approach?", "1"),
    ("When does it start?", "2026-09-28"),
    ("Who takes part?", ""),
    ("On what footing?", ""),
    ("with Quirina apart", "y"),
    ("there is violence", "y"),
    ("own free will", "y"),
    ("wants to break", "y"),
    ("a better relation", "p"),
    ("open to talking", ""),
    ("with Rutger apart", ""),
    ("sit in one room?", "n"),
    ("Who was asked apart?", "A"),
    ("With which colleague", "Iris Proef"),
    ("Does Quirina agree", "y"),
    ("Does Rutger agree", ""),
    ("Your organisation", "De Linde"),
    ("Social worker", "me"),
    ("Psychologist", "Iris Proef"),
    ("Family worker", ""),
    ("Director of the case", "me"),
    ("Project lead", ""),
    ("counsellor of Quirina", ""),
    ("counsellor of Rutger", ""),
    ("counsellor of Cato", ""),
)
PLAN = (
    ("A first safety plan now?", "y"),
    ("For whom is the plan?", ""),
    ("Rule 1: in which", "als het luid wordt"),
    ("What have they agreed", "@B loopt een blokje om."),
    ("Whom does it bind?", "B"),
    ("Rule 2: in which", ""),
    ("agree to it?", "y"),
)
HOUSEHOLD = (*PERSONS, *MATTER, *INTAKE, *PLAN, ("Enter saves it", ""))
ONLY_ENTER = (
    ("What begins here?", ""), ("A name for", ""), ("Name of A", NAME), ("Born (", ""),
    ("Phone of", ""), ("Name of B", ""), ("Home address", ""), ("From where", ""),
    ("When were the police", ""), ("What is the matter", ""), ("Which approach?", ""),
    ("When does it start?", ""),
    ("On what footing?", ""), ("apart about taking part?", ""), ("Your organisation", ""),
    ("Social worker", ""), ("Psychologist", ""), ("Director", ""), ("Project lead", ""),
    ("counsellor", ""), ("A first safety plan", ""), ("For whom", ""), ("Rule 1", ""),
    ("Enter saves it", ""),
)  # fmt: skip


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
    [trajectory] = case["trajectories"]

    assert code == 0, terminal.seen
    assert ref in terminal.seen
    assert [person["name"] for person in case["persons"]] == [NAME, "Rutger Proef", "Cato Proef"]
    assert [person["born"] for person in case["persons"]] == ["1990-01-02", "1988", "2015-05-05"]
    assert case["persons"][0]["safe_contact"] == {"ask_first": "Kun je vrij praten?"}
    assert case["stays"][0]["persons"] == ["A", "C"]
    assert [(each["who"], each["whom"], each["kind"]) for each in case["relations"]] == [
        ("A", "B", "partner"), ("A", "C", "parent"), ("B", "C", "parent"),
    ]  # fmt: skip
    assert case["concerns"][0]["said_by"] == "A"
    assert (trajectory["method"], trajectory["start"]) == ("take-a-break", "2026-09-28")
    assert trajectory["source"] == {"kind": "wijkteam", "party": "o1"}
    assert [(each["criterion"], each["person"], each["answer"]) for each in trajectory["intake"]][
        -1
    ] == ("wants_better_relation", "A", "partly")
    assert trajectory["joint_talks"]["answer"] == "not_allowed"
    assert trajectory["joint_talks"]["asked_apart"] == ["A"]
    assert [each["answer"] for each in case["consents"]] == ["given"]
    assert [(each["role"], each["party"]) for each in case["assignments"]] == [
        ("social_worker", "w1"), ("psychologist", "w2"), ("case_director", "w1"),
    ]  # fmt: skip
    assert case["safety_plans"][0]["state"] == "in_force"
    assert case["rules"][0]["text"] == "@B loopt een blokje om."


def test_the_first_plan_is_asked_after_all_and_is_for_whoever_takes_part(cli: Cli) -> None:
    """Who takes Enter for the rest of the team does not pass the first agreement by."""
    terminal = Terminal(cli.home, "new-household")
    terminal.answers(
        *PERSONS, ("From where", ""), ("When were the police", ""), ("What is the matter", ""),
        *INTAKE[:2],
        ("Who takes part?", "ac"), ("On what footing?", ""), ("with Quirina apart", ""),
        ("Your organisation", ""), ("Social worker", ">"), ("A first safety plan", ""),
        ("For whom is the plan? [A]", "b"), ("nobody here", ""), ("Rule 1", ""),
        ("Enter saves it", ""),
    )  # fmt: skip

    assert terminal.ends() == 0, terminal.seen
    [ref] = cli.exports()
    assert f"hgcase add incident {ref}" in terminal.seen


def test_whoever_is_somebodys_child_is_not_asked_to_agree(cli: Cli) -> None:
    """B has no birth date, and is A's child: the plan is for A alone (W3)."""
    terminal = Terminal(cli.home, "new-household")
    terminal.answers(
        *PERSONS[:6], ("Name of B", "Rutger Proef"), ("Born (", ""), ("Phone of", ""),
        ("Name of C", ""), ("Home address", ""), ("stand to each other", "3"),
        ("Who is the parent", ""), ("From where", ""), ("When were the police", ""),
        ("What is the matter", ""), *INTAKE[:4],
        ("with Quirina apart", "n"), ("Your organisation", ""), ("Social worker", ">"),
        ("A first safety plan", ""), ("For whom", ""), ("Rule 1", "altijd"),
        ("What have they", "Even bellen."), ("Rule 2", ""), ("agree to it", "y"),
        ("Enter saves it", "no"), ("Enter saves it", ""),
    )  # fmt: skip

    assert terminal.ends() == 0, terminal.seen
    [plan] = only(cli)["safety_plans"]
    assert (plan["circle"], plan["state"]) == (["A"], "in_force")
    assert [each["person"] for each in plan["answers"]] == ["A"]
    assert plan["review_due"] > plan["made"]


def test_a_worry_is_kept_without_an_approach(cli: Cli) -> None:
    terminal = Terminal(cli.home, "new-household")
    terminal.answers(
        ("What begins here?", "only"), *ONLY_ENTER[1:7], ("From where", "school"),
        ("From where", ""),
        ("When were the police", ""), ("What is the matter", "Buren horen geschreeuw."),
        ("  > ", ""),
        ("Who says so?", ""),
        ("Enter saves it", ""),
    )  # fmt: skip

    assert terminal.ends() == 0, terminal.seen
    assert "trajectories" not in only(cli)
    assert only(cli)["concerns"][0]["suspicion"] == "true"


def test_nothing_but_enter_and_one_name_is_a_household(cli: Cli) -> None:
    terminal = Terminal(cli.home, "new-household")
    terminal.answers(*ONLY_ENTER)

    assert terminal.ends() == 0, terminal.seen
    assert only(cli)["trajectories"][0]["method"] == "take-a-break"


def test_wrong_answers_are_asked_again(cli: Cli) -> None:
    terminal = Terminal(cli.home, "new-household", "--method", "top-3")
    terminal.answers(
        ("A name for the household", ""),
        ("Name of A", ""),  # there is at least one
        ("Name of A", NAME),
        ("Born (", "31-2-1990"),
        ("not a date", ""),
        *ONLY_ENTER[4:9],
        ("What is the matter", "Zie @Q."),
        ("@Q names nobody", ""),
        ("When does it start?", "ooit"),
        ("not a date", ""),
        ("On what footing?", "x"),
        ("not in the list", ""),
        ("apart about taking part?", "y"),
        ("there is violence", "z"),
        ("not in the list", "y"),
        ("Your organisation", ""),
    )
    terminal.answers(("Director", ""), ("A first safety plan", "n"), ("Enter saves it", ""))

    assert terminal.ends() == 0, terminal.seen
    assert only(cli)["persons"][0]["name"] == NAME


def test_parents_that_are_not_there_are_asked_again(cli: Cli) -> None:
    terminal = Terminal(cli.home, "new-household")
    terminal.answers(*PERSONS[:-1], ("Parents of Cato", "A X"), ("nobody here", "A"))
    terminal.answers(*MATTER, *INTAKE, *PLAN, ("Enter saves it", ""))

    assert terminal.ends() == 0, terminal.seen
    assert [each["who"] for each in only(cli)["relations"]] == ["A", "A"]


def test_every_question_of_a_new_household_explains_itself(cli: Cli) -> None:
    terminal = Terminal(cli.home, "new-household")
    for question, given in HOUSEHOLD:
        terminal.answers((question, "?"))
        terminal.asked("goes back to the question before")
        terminal.answers(("  > " if question.startswith(TEXTS) else question, given))

    assert terminal.ends() == 0, terminal.seen


TEXTS = ("  > ", "What is the matter", "What you discussed", "Note for the team")


@pytest.mark.parametrize("stop", [3, len(HOUSEHOLD) - 1])
def test_one_can_go_back_to_the_first_question_and_on_again(cli: Cli, stop: int) -> None:
    """What was answered is offered again: Enter all the way gives the same household."""
    terminal = Terminal(cli.home, "new-household")
    terminal.answers(*HOUSEHOLD[:stop])
    asked = [pair for pair in HOUSEHOLD[:stop] if pair[0] != "  > "]
    for question in (HOUSEHOLD[stop][0], *(each[0] for each in reversed(asked))):
        terminal.answers((question, "<"))
    terminal.asked("This is the first question.")
    terminal.answers(*((question, "") for question, _given in asked), *HOUSEHOLD[stop:])

    assert terminal.ends() == 0, terminal.seen
    assert only(cli)["persons"][0]["name"] == NAME
    assert len(only(cli)["rules"]) == 1


@pytest.mark.parametrize(
    ("stop", "key"),
    [(1, CTRL_C), (len(PERSONS) + 3, CTRL_C), (len(HOUSEHOLD) - 1, CTRL_D)],
)
def test_whoever_stops_saves_nothing_and_goes_on_later(cli: Cli, stop: int, key: str) -> None:
    terminal = Terminal(cli.home, "new-household")
    terminal.answers(*HOUSEHOLD[:stop])
    terminal.asked(HOUSEHOLD[stop][0])
    terminal.presses(key)
    code = terminal.ends()
    left = cli.exports()
    later = Terminal(cli.home, "new-household")
    later.answers(("Go on with it?", ""), *HOUSEHOLD[stop:])

    assert code == 130
    assert "Stopped. Nothing was saved; your answers are kept." in terminal.told()
    assert "Traceback" not in terminal.seen
    assert left == {}
    assert later.ends() == 0, later.seen
    assert len(only(cli)["persons"]) == 3
    assert Terminal(cli.home, "new-household").starts_with("What begins here?")


def test_whoever_stops_at_once_leaves_nothing(cli: Cli) -> None:
    before = (cli.home.folder / "store.db").read_bytes()
    terminal = Terminal(cli.home, "new-household")
    terminal.asked("What begins here?")
    terminal.presses(CTRL_C)

    assert terminal.ends() == 130
    assert "Stopped. Nothing was saved." in terminal.told()
    assert (cli.home.folder / "store.db").read_bytes() == before


def test_what_was_begun_can_be_thrown_away(cli: Cli) -> None:
    terminal = Terminal(cli.home, "new-household")
    terminal.answers(*PERSONS[:3])
    terminal.asked("Born (")
    terminal.presses(CTRL_C)
    terminal.ends()
    anew = Terminal(cli.home, "new-household")
    anew.answers(("Go on with it?", "n"), *ONLY_ENTER)

    assert anew.ends() == 0, anew.seen


TALK = (
    ("When?", "gisteren 14:00"),
    ("Did it happen?", ""),
    ("Who was there?", "A B"),
    ("How, where?", "at their"),
    ("until the end?", "y"),
    ("Anna, Bram", "13"),
    ("Anna, Bram", ""),
    ("What you discussed together", "We hebben gepraat."),
    ("  > ", "Het ging goed."),
    ("  > ", ""),
    ("Who may read it beside the team? [Anna and Bram]", ""),
    ("Note for the team", ""),
    ("anything happen since", ""),
    (" talk? (", "do 15:30 video"),
)


def test_a_talk_is_logged_by_questions(filled: Cli) -> None:
    terminal = Terminal(filled.home, "log-session", filled.home.ref)
    terminal.answers(*TALK)
    code = terminal.ends()
    case = exported(filled)
    logged = next(talk for talk in case["sessions"] if talk["at"] == "2026-09-26T14:00")

    assert code == 0, terminal.seen
    assert re.search(r"✓ s\d+ .*Anna, Bram.* MAY READ IT the team, Anna and Bram", terminal.told())
    assert "RULE 1 Anna and Bram differ" in terminal.told()
    assert logged["present"] == ["A", "B", "w1"]
    assert logged["mode"] == "joint"
    assert logged["summary"] == "We hebben gepraat.\nHet ging goed."
    assert [(check["said_by"], check["answer"]) for check in logged["checks"]] == [
        ("A", "kept"), ("B", "broken"),
    ]  # fmt: skip
    assert logged["visible_to"] == ["A", "B"]
    planned = next(talk for talk in case["sessions"] if talk["at"] == "2026-10-01T15:30")
    assert (planned["state"], planned["channel"]) == ("planned", "video")


def test_whoever_left_early_is_not_offered_as_a_reader(filled: Cli) -> None:
    terminal = Terminal(filled.home, "log-session", filled.home.ref)
    terminal.answers(
        ("When?", "gisteren 14:00"), ("Did it happen?", ""), ("Who was there?", "A B"), ("How", ""),
        ("until the end?", "n"), ("Who left?", "Bram"), ("Anna, Bram", ""), ("Anna, Bram", ""),
        ("a talk of its own", "We hebben gepraat."), ("  > ", ""),
        ("Who may read it beside the team? [the team alone]", "B"), ("nobody here", "2"),
        ("Note for the team", ""), ("anything happen since", ""), (" talk? (", ""),
    )  # fmt: skip

    assert terminal.ends() == 0, terminal.seen
    assert "2 only Anna" in terminal.seen
    assert "together: Anna and Bram" not in terminal.seen
    listed = filled("list", "session", filled.home.ref).out.splitlines()
    assert next(line for line in listed if "We hebben gepraat" in line).endswith("  A")


def test_after_a_talk_apart_safety_is_asked_and_in_a_joint_one_it_is_not(filled: Cli) -> None:
    apart = Terminal(filled.home, "log-session", filled.home.ref)
    apart.answers(
        ("When?", "vandaag 9:00"), ("Did it happen?", ""), ("Who was there?", "A"), ("How", "2"),
        ("Anna", ""), ("Anna", ""), ("What was said", ""), ("Note for the team", ""),
        ("How safe does it feel", "11"), ("A number from 0 to 10", "²"), ("A number from 0", "4"),
        ("anything happen since", ""), (" talk? (", ""),
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
    assert "How safe" not in joint.seen


def test_wrong_answers_about_a_talk_are_asked_again(filled: Cli) -> None:
    terminal = Terminal(filled.home, "log-session", filled.home.ref)
    terminal.answers(
        ("When?", "2026-02-30"), ("not a date", "gisteren"), ("Did it happen?", "x"),
        ("not in the list", "n"), ("What came instead?", "they"),
        ("Who is invited?", "A Q"), ("nobody here", "A Zwaan"),
        ("nobody here", "A"), ("How, where?", "z"),
        ("not in the list", "3"), ("Why not?", ""), (" talk? (", "straks"),
        ("not a date", ""),
    )  # fmt: skip

    assert terminal.ends() == 0, terminal.seen
    assert "2026-09-26" in filled("export", filled.home.ref).out


def test_nothing_but_enter_is_a_talk_as_it_usually_goes(filled: Cli) -> None:
    terminal = Terminal(filled.home, "log-session", filled.home.ref)
    terminal.answers(
        ("When?", ""), ("Did it happen?", ""), ("Who was there?", ""), ("How, where?", ""),
        ("until the end?", ""), ("Anna, Bram", ""), ("Anna, Bram", ""), ("What you", ""),
        ("Note for", ""), ("anything happen", ""), (" talk? (", ""),
    )  # fmt: skip

    assert terminal.ends() == 0, terminal.seen
    assert "✓ s" in terminal.told()


@pytest.mark.parametrize("stop", [1, 10, len(TALK) - 1])
def test_whoever_stops_logging_changes_nothing_and_goes_on_later(filled: Cli, stop: int) -> None:
    before = filled("export", filled.home.ref).out
    terminal = Terminal(filled.home, "log-session", filled.home.ref)
    terminal.answers(*TALK[:stop])
    terminal.asked(TALK[stop][0])
    terminal.presses(CTRL_C)
    code = terminal.ends()
    left = filled("export", filled.home.ref).out
    later = Terminal(filled.home, "log-session", filled.home.ref)
    later.answers(("Go on with it?", ""), *TALK[stop:])

    assert code == 130
    assert "your answers are kept" in terminal.seen
    assert left == before
    assert later.ends() == 0, later.seen
    logged = next(talk for talk in exported(filled)["sessions"] if talk["at"] == "2026-09-26T14:00")
    assert logged["summary"] == "We hebben gepraat.\nHet ging goed."


def test_yesterday_is_the_day_before_it_was_typed(filled: Cli) -> None:
    terminal = Terminal(filled.home, "log-session", filled.home.ref)
    terminal.answers(*TALK[:4])
    terminal.asked(TALK[4][0])
    terminal.presses(CTRL_C)
    terminal.ends()
    later = Terminal(filled.home, "log-session", filled.home.ref, HGCASE_TODAY="2026-09-29")
    later.answers(("Go on with it?", ""), *TALK[4:])

    assert later.ends() == 0, later.seen
    assert any(talk["at"] == "2026-09-26T14:00" for talk in exported(filled)["sessions"])


@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGHUP, signal.SIGTERM])
def test_a_killed_terminal_loses_no_answer(filled: Cli, sent: signal.Signals) -> None:
    terminal = PseudoTerminal(filled.home, "log-session", filled.home.ref)
    terminal.answers(*TALK[:8])
    for _line in range(2):  # the second one comes when the first line is kept
        terminal.asked("  > ")
    os.kill(terminal.pid, sent)
    terminal.ends()
    later = Terminal(filled.home, "log-session", filled.home.ref)
    later.answers(("Go on with it?", ""), *TALK[8:])

    assert later.ends() == 0, later.seen
    assert "We hebben gepraat." in later.seen


def test_a_colleague_does_not_see_what_was_begun(filled: Cli) -> None:
    terminal = Terminal(filled.home, "log-session", filled.home.ref)
    terminal.answers(*TALK[:4])
    terminal.asked(TALK[4][0])
    terminal.presses(CTRL_C)
    terminal.ends()

    other = Terminal(filled.home, "log-session", filled.home.ref, HGCASE_WORKER="Iemand Anders")
    assert other.starts_with("When?")


def test_every_question_about_a_talk_explains_itself(filled: Cli) -> None:
    terminal = Terminal(filled.home, "log-session", filled.home.ref)
    for question, given in TALK:
        terminal.answers((question, "?"))
        terminal.asked("goes back to the question before")
        terminal.answers(("  > " if question.startswith(TEXTS) else question, given))

    assert terminal.ends() == 0, terminal.seen


def test_one_goes_back_and_what_was_typed_is_still_there(filled: Cli) -> None:
    terminal = Terminal(filled.home, "log-session", filled.home.ref)
    terminal.answers(
        *TALK[:12], ("anything happen since", "<"), ("Note for the team", "<"),
        ("Who may read it", "<"), ("Het ging goed.", "En nog iets."), ("  > ", ""),
        *TALK[10:],
    )  # fmt: skip

    assert terminal.ends() == 0, terminal.seen
    logged = next(talk for talk in exported(filled)["sessions"] if talk["at"] == "2026-09-26T14:00")
    assert logged["summary"] == "We hebben gepraat.\nHet ging goed.\nEn nog iets."


def test_who_was_there_after_all_changes_what_enter_means(filled: Cli) -> None:
    """A letter that meant Bram alone means nobody in a talk together (W2, W4)."""
    terminal = Terminal(filled.home, "log-session", filled.home.ref)
    terminal.answers(
        *TALK[:2], ("Who was there?", "b"), ("How", ""), ("Bram", "1"), ("Bram", ""),
        ("it stays with who told it", "We hebben gepraat."), ("  > ", ""),
        ("the team? [only Bram]", "1"), ("Note for", "<"),
        ("the team? [only Bram]", "<"), ("  > ", "<"),
        ("Bram:", "<"), ("Bram [kept]:", "<"), ("How", "<"), ("Who was there?", "ab"), *TALK[3:5],
        ("Anna, Bram:", ""), ("Anna, Bram:", ""), ("all of them may read", ""),
        ("Who may read it beside the team? [Anna and Bram]", ""), *TALK[11:],
    )  # fmt: skip

    assert terminal.ends() == 0, terminal.seen
    logged = next(talk for talk in exported(filled)["sessions"] if talk["at"] == "2026-09-26T14:00")
    assert (logged["mode"], logged["visible_to"]) == ("joint", ["A", "B"])
    assert "checks" not in logged


def test_what_else_happened_is_asked_in_two_or_three_questions(filled: Cli) -> None:
    terminal = Terminal(filled.home, "log-session", filled.home.ref)
    terminal.answers(
        *TALK[:5], ("Anna, Bram", ""), ("Anna, Bram", ""), ("What you", ""), ("Note for", ""),
        ("anything happen since", "1 q"), ("not in the list", "2 3 4"),
        ("When was it?", "gisteren"), ("Where was it?", "1"), ("Who says so", "A"),
        ("What kind of violence?", "1"), ("What happened", "Geduwd."), ("  > ", ""),
        ("Who says so", "A"), ("What is it?", "3"), ("Who did it?", "B"), ("Whom did it", "A"),
        ("In what words?", ""), ("On what grounds?", "Deur stuk."), ("  > ", ""), (" talk? (", ""),
    )  # fmt: skip
    code = terminal.ends()
    case = exported(filled)

    assert code == 0, terminal.seen
    assert case["incidents"][-1]["at"] == "2026-09-26"
    assert case["accounts"][-1]["incident"] == case["incidents"][-1]["key"]
    assert case["accounts"][-1]["visible_to"] == "team"
    assert case["markers"][-1]["kind"] == "death_threat"
    assert (case["observations"][-1]["topic"], case["observations"][-1]["answer"]) == (
        "home_safe", "not_safe",
    )  # fmt: skip


@pytest.mark.req("B25")
def test_what_a_child_says_goes_to_no_parent_by_enter(filled: Cli) -> None:
    """With a child there it is the team's unless somebody says otherwise (W3)."""
    terminal = Terminal(filled.home, "log-session", filled.home.ref)
    terminal.answers(
        ("When?", "gisteren 10:00"), ("Did it happen?", ""), ("Who was there?", "A C"),
        ("How, where?", ""), ("until the end?", ""), ("Anna", ""), ("Anna", ""),
        ("logged as a talk with that child", "Over de woensdag."), ("  > ", ""),
        ("Who may read it beside the team? [the team alone]", ""), ("Note for", ""),
        ("anything happen", ""),
        (" talk? (", ""),
    )  # fmt: skip
    code = terminal.ends()
    children = Terminal(filled.home, "log-session", filled.home.ref)
    children.answers(
        ("When?", "gisteren 11:00"), ("Did it happen?", ""), ("Who was there?", "C D"),
        ("How, where?", ""), ("until the end?", ""), ("it stays with the team", "Samen."),
        ("  > ", ""), ("Note for", ""), ("anything happen", ""), (" talk? (", ""),
    )  # fmt: skip
    children.ends()
    talks = {talk["at"]: talk for talk in exported(filled)["sessions"]}

    assert code == 0, terminal.seen
    assert talks["2026-09-26T10:00"]["visible_to"] == "team"
    assert talks["2026-09-26T11:00"]["mode"] == "child", children.seen


def test_after_one_left_the_team_is_offered_first(filled: Cli) -> None:
    terminal = Terminal(filled.home, "log-session", filled.home.ref)
    terminal.answers(
        *TALK[:4], ("until the end?", "n"), ("Who left?", "B"), ("Anna, Bram", ""),
        ("Anna, Bram", ""), ("a talk of its own", "Tot hij wegging."), ("  > ", ""),
        ("Who may read it beside the team? [the team alone]", "2"), ("Note for", ""),
        ("anything happen", ""),
        (" talk? (", ""),
    )  # fmt: skip

    assert terminal.ends() == 0, terminal.seen
    logged = next(talk for talk in exported(filled)["sessions"] if talk["at"] == "2026-09-26T14:00")
    assert logged["visible_to"] == ["A"]


def test_another_talk_on_the_day_leaves_the_planned_one_standing(filled: Cli) -> None:
    ref = filled.home.ref
    planned = "{at: 2026-09-27T14:00, state: planned, mode: joint, invited: [A, B, w1]}"
    assert filled("log-session", ref, "--from", "-", stdin=planned).code == 0
    before = exported(filled)["sessions"][-1]
    terminal = Terminal(filled.home, "log-session", ref)
    terminal.answers(
        ("When?", "vandaag 10:00"), ("Did it happen?", ""), ("Who was there?", "B"),
        ("Was it the talk planned", ""), ("How, where?", "2"), ("Bram", ">"),
    )  # fmt: skip
    code = terminal.ends()
    talks = exported(filled)["sessions"]

    assert code == 0, terminal.seen
    assert before in talks
    assert [talk["mode"] for talk in talks if talk["at"] == "2026-09-27T10:00"] == ["separate"]


def test_a_talk_that_was_moved_is_planned_anew(filled: Cli) -> None:
    terminal = Terminal(filled.home, "log-session", filled.home.ref)
    terminal.answers(
        ("When?", "gisteren 9:00"), ("Did it happen?", "n"), ("What came instead?", "moved"),
        ("Who is invited?", "A"),
        ("How, where?", "2"), ("Why not?", ""), ("Moved to when?", "do 9:00"),
    )  # fmt: skip
    code = terminal.ends()
    moved, planned = exported(filled)["sessions"][-2:]

    assert code == 0, terminal.seen
    assert (moved["state"], moved["reason"]) == ("cancelled", "moved")
    assert (planned["state"], planned["at"]) == ("planned", "2026-10-01T09:00")


def test_while_it_waits_no_process_list_shows_a_name(cli: Cli) -> None:
    terminal = PseudoTerminal(cli.home, "new-household")
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
    init = PseudoTerminal(home, "init", HGCASE_KEY_FILE=None)
    init.answers(
        ("A new passphrase: ", passphrase), ("Once more: ", passphrase), ("Your name", "Sanne"),
    )  # fmt: skip
    made = init.ends()
    wrong = PseudoTerminal(home, "households", HGCASE_KEY_FILE=None)
    wrong.answers(("Passphrase: ", "een andere zin hier"))
    refused = wrong.ends()
    right = PseudoTerminal(home, "households", HGCASE_KEY_FILE=None)
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
    init = PseudoTerminal(home, "init", HGCASE_KEY_FILE=None)
    init.answers(("A new passphrase: ", first), *([("Once more: ", again)] if again else []))

    assert init.ends() == 2
    assert says in init.seen
    assert not home.folder.exists()


HOSTILE = "\\x1b[31mrood\\x1b]0;titel\\x07[bold]vet[/bold]\\u202eomgekeerd\\x9b2J\\u2066"


@pytest.mark.parametrize(
    ("words", "terminal"),
    [("show REF", PseudoTerminal), ("show REF", Terminal), ("safety-plan show REF", Terminal),
     ("export REF", Terminal), ("show REF --json", Terminal)],
)  # fmt: skip
def test_hostile_text_is_harmless_on_a_terminal(words: str, terminal: Starts, cli: Cli) -> None:
    case = SMALL.replace("situation: altijd", f'situation: "{HOSTILE}"').replace(
        "label: Testhuis", f'label: "{HOSTILE}"'
    )
    ref = cli("new-household", "--from", "-", stdin=case).out.strip()
    looked = terminal(cli.home, *words.replace("REF", ref).split())
    code = looked.ends()
    weights = r"\x1b\[(0|1|2|32|1;97;41)m"  # those that screens are drawn with, and no others
    shown = re.sub(weights, "", looked.seen.replace("\r\n", "\n"))

    assert code == 0, looked.seen
    assert "[bold]vet[/bold]" in re.sub(r"\n *", "", shown)
    assert not any(char in shown for char in "\x1b\x07\x9b\u202e\u2066\r")
