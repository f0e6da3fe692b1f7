"""The safety plan by questions: begun, a rule added, agreed, looked at, suspended, ended."""

import json
from typing import Any

import pytest
import yaml
from tests.cli.terminal import CTRL_C, CTRL_D, Terminal
from tests.support.cli import Cli

Pairs = tuple[tuple[str, str], ...]

NEW: Pairs = (
    ("For whom is the plan?", "A"),
    ("Begin with these?", "n"),
    ("When was it made?", "gisteren"),
    ("Who made it?", "Anna w1"),
    ("Why was nobody around them there?", "Zij wil dat niemand het weet."),
    ("Who leaves if it comes to a Break?", ""),
)
BREAK: Pairs = (
    *NEW[:-1],
    ("Who leaves if it comes to a Break?", "Anna"),
    ("Place 1", "2"),
    ("With whom?", "n1"),
    ("Who may know where", "A"),
    ("Place 2", "4"),
    ("Why an emergency bed?", ""),
    ("Why an emergency bed?", "alles is vol"),
    ("Who may know where", ""),
    ("Place 3", ""),
    ("How do they keep contact then?", "@A belt zelf."),
    ("Who looks after the children then?", ""),
)
RULE: Pairs = (
    ("In the place of which rule?", "2"),
    ("In which situation?", "als het over geld gaat"),
    ("What have they agreed then?", "@B en @A praten alleen met @w1 erbij."),
    ("Whom does it bind?", "A Bram"),
    ("Who watches over it?", "n1"),
    ("What happens if it is broken?", "@A belt @n1."),
    ("Which condition does it serve?", "c1"),
)
AGREE: Pairs = (
    ("When did they answer?", ""),
    ("Does Anna agree?", "y"),
    ("Does Bram agree?", "2"),
    ("With what not?", "afspraak 3"),
    ("In force, although Bram did not agree to all of it?", "y"),
    ("When do you look at it again?", "9 oct"),
    ("Who made it?", "A B n1 w1"),
)
REVIEW: Pairs = (
    ("When did you look at it?", "gisteren"),
    ("Who was there?", "A n1"),
    ("Can it stay as it is?", "n"),
    ("Which rules leave it?", "2"),
    ("When do you look at it next?", "+1w"),
    ("Why then?", "de zitting is dan geweest"),
)
SUSPEND: Pairs = (("Why is it suspended?", "huisverbod"),)
END: Pairs = (
    ("When did it end?", ""),
    ("Why does it end?", "zij wonen apart"),
    ("End it, with its rules?", "y"),
)
SCRIPTS: dict[str, Pairs] = {
    "new": NEW,
    "add-rule": RULE,
    "agree": AGREE,
    "review": REVIEW,
    "suspend": SUSPEND,
    "end": END,
}
VERBS = tuple(SCRIPTS)


def asked(cli: Cli, verb: str, pairs: Pairs) -> Terminal:
    """Answer the questions of a verb to the end; it works."""
    terminal = Terminal(cli.home, "safety-plan", verb, cli.home.ref)
    terminal.answers(*pairs)
    assert terminal.ends() == 0, terminal.seen
    return terminal


def ready(cli: Cli, verb: str) -> None:
    """Bring the household to where a verb can be used: to agree there is a draft."""
    if verb == "agree":
        asked(cli, "add-rule", RULE)


def exported(cli: Cli) -> dict[str, Any]:
    """Give the household with one couple, as a case file holds it."""
    text = cli("export", cli.home.ref).out
    found: dict[str, Any] = yaml.load(text, yaml.BaseLoader)  # noqa: S506 — texts alone
    return found


def plans(cli: Cli) -> list[tuple[str, str, list[str]]]:
    """Give the key, state and rules of each plan."""
    return [(p["key"], p["state"], p.get("rules", [])) for p in exported(cli)["safety_plans"]]


def missing(terminal: Terminal, *lines: str) -> list[str]:
    """Give which of these lines were not said."""
    return [line for line in lines if line not in terminal.told()]


# --- the straight way -----------------------------------------------------------------------


@pytest.mark.req("D15")
def test_a_plan_of_ones_own_is_begun(filled: Cli) -> None:
    terminal = asked(filled, "new", NEW)
    plan = exported(filled)["safety_plans"][-1]

    assert (plan["circle"], plan["state"], plan["made"]) == (["A"], "draft", "2026-09-26")
    assert plan["made_by"] == ["A", "w1"]
    assert plan["absent"] == [{"party_kind": "network", "why": "Zij wil dat niemand het weet."}]
    assert not missing(terminal, "sp2 Begun: version 1 of the plan for Anna, a draft.")


@pytest.mark.req("A53", "A54", "A55", "A56")
def test_what_the_method_asks_of_a_plan_is_asked_and_may_come_later(filled: Cli) -> None:
    asked(filled, "new", BREAK)
    plan = exported(filled)["safety_plans"][-1]
    later = asked(filled, "add-rule", (("Which plan?", "2"), ("In which", "altijd"),
                  ("What have", "Zij belt."), *((q, "") for q, _given in RULE[3:6])))  # fmt: skip

    assert plan["break_plan"] == {
        "leaves": ["A"],
        "places": [
            {"kind": "friends", "host": "n1"},
            {"kind": "emergency_bed", "reason": "alles is vol"},
        ],
        "contact_agreement": "@A belt zelf.",
    }
    assert not missing(later, "New: rule 3")


@pytest.mark.req("A56")
def test_what_a_draft_still_misses_is_said_when_they_agree(filled: Cli) -> None:
    asked(filled, "new", NEW)
    terminal = Terminal(filled.home, "safety-plan", "agree", filled.home.ref)
    terminal.asked("Still missing for Take a break: a rule of behaviour · who leaves at a Break")
    terminal.presses(CTRL_C)

    assert terminal.ends() == 130


@pytest.mark.req("D17", "D27")
def test_a_method_that_asks_for_conditions_gets_one_with_the_plan(filled: Cli) -> None:
    ref = filled.home.refs["grenshof"]
    terminal = Terminal(filled.home, "safety-plan", "new", ref)
    terminal.answers(
        ("For whom is the plan?", "A"), ("Begin with these?", "n"), ("When was it made?", ""),
        ("Who made it?", ""), ("Why was nobody", ""), ("What must be so?", "@C slaapt door."),
    )  # fmt: skip
    code = terminal.ends()
    case = yaml.load(filled("export", ref).out, yaml.BaseLoader)  # noqa: S506 — texts alone

    assert code == 0, terminal.seen
    assert case["safety_plans"][-1]["conditions"] == [case["conditions"][-1]["key"]]
    assert case["conditions"][-1]["visible_to"] == ["A"]


@pytest.mark.req("B22", "B23", "D17")
def test_a_rule_goes_into_a_draft_and_the_plan_in_force_stays(filled: Cli) -> None:
    terminal = asked(filled, "add-rule", RULE)
    rule = exported(filled)["rules"][-1]

    assert plans(filled) == [("sp1", "in_force", ["1", "2"]), ("sp2", "draft", ["1", "3"])]
    assert (rule["number"], rule["replaces"], rule["persons"]) == ("3", "2", ["A", "B"])
    assert (rule["watched_by"], rule["meets"], "since" in rule) == ("n1", ["c1"], False)
    assert not missing(
        terminal,
        "What was agreed is not changed: the rule goes into a new draft.",
        "New: rule 3. It holds rules 1 and 3.",
        f"hgcase safety-plan agree {filled.home.ref}",
    )


@pytest.mark.req("D15")
def test_once_all_answered_the_draft_is_in_force(filled: Cli) -> None:
    ready(filled, "agree")
    terminal = asked(filled, "agree", AGREE)
    case = exported(filled)
    plan = case["safety_plans"][-1]

    assert [(key, state) for key, state, _rules in plans(filled)] == [
        ("sp1", "ended"),
        ("sp2", "in_force"),
    ]
    assert [(each["answer"], each.get("grounds")) for each in plan["answers"]] == [
        ("agrees", None),
        ("partly", "afspraak 3"),
    ]
    assert plan["review_due"] == "2026-10-09"
    assert plan["made_by"] == ["A", "B", "n1", "w1"]
    assert [(rule.get("since"), rule.get("until")) for rule in case["rules"]] == [
        ("2026-09-11", None), ("2026-09-11", "2026-09-27"), ("2026-09-27", None),
    ]  # fmt: skip
    assert not missing(
        terminal,
        "sp2 In force for Anna and Bram.",
        "sp1 Ended.",
        "Rule 2 has ended.",
        "To look at again: Fri 9 Oct.",
    )


def test_who_was_not_asked_yet_is_asked_the_next_time(filled: Cli) -> None:
    ready(filled, "agree")
    first = asked(filled, "agree", (("When did", ""), ("Does Anna", "y"), ("Does Bram", "")))
    told = (("When did", ""), ("Does Bram", "y"), ("When do you", ""), ("Who made it?", ""))
    second = asked(filled, "agree", (*told, ("Why was nobody around them there?", "")))

    assert not missing(first, "It stays a draft; still to ask: Bram.")
    assert not missing(second, "Anna agrees already.", "sp2 In force for Anna and Bram.")


def test_who_does_not_agree_leaves_it_a_draft(filled: Cli) -> None:
    ready(filled, "agree")
    told = (("When did", ""), ("Does Anna", "y"), ("Does Bram", "n"), ("With what not?", ""))
    terminal = asked(filled, "agree", told)

    assert not missing(terminal, "It stays a draft: Bram did not agree to all of it.")
    assert plans(filled)[0][:2] == ("sp1", "in_force")


def test_a_plan_is_looked_at_again_and_changed(filled: Cli) -> None:
    terminal = asked(filled, "review", REVIEW)
    first, second = exported(filled)["safety_plans"]

    assert (first["review_due"], first["review_with"]) == ("2026-10-04", ["A", "n1"])
    assert first["review_why"] == "de zitting is dan geweest"
    assert (first["state"], second["state"]) == ("in_force", "draft")
    assert (first["rules"], second["rules"]) == (["1", "2"], ["1"])
    assert not missing(terminal, "To look at again: Sun 4 Oct.", "sp2 Begun")


def test_a_plan_is_suspended_and_goes_on(filled: Cli) -> None:
    terminal = asked(filled, "suspend", SUSPEND)
    suspended = plans(filled)
    again = asked(filled, "suspend", (("Is it in force again?", "y"),))

    assert [state for _key, state, _rules in suspended] == ["suspended"]
    assert not missing(terminal, "No safety plan is in force here now.", "let it go on")
    assert [state for _key, state, _rules in plans(filled)] == ["in_force"]
    assert not missing(again, "sp1 In force again for Anna and Bram.")


def test_a_plan_ends_with_its_rules(filled: Cli) -> None:
    terminal = asked(filled, "end", END)

    assert {rule["until"] for rule in exported(filled)["rules"]} == {"2026-09-27"}
    assert not missing(
        terminal,
        "sp1 Ended.",
        "Rules 1, 2 have ended.",
        f"NEXT hgcase safety-plan new {filled.home.ref}",
    )


def test_of_several_plans_one_says_which(filled: Cli) -> None:
    asked(filled, "new", NEW)
    asked(filled, "suspend", SUSPEND)  # a draft is not suspended, so there is one
    told = (("Which plan?", "2"), ("In which", "altijd"), ("What have", "Zij belt."))
    terminal = asked(filled, "add-rule", (*told, *((q, "") for q, _given in RULE[3:6])))

    assert not missing(terminal, "1 sp1: plan for Anna and Bram", "2 sp2: plan for Anna,")
    assert plans(filled)[1] == ("sp2", "draft", ["3"])


# --- back, help, stopping -----------------------------------------------------------------------


@pytest.mark.parametrize("verb", VERBS)
def test_every_question_explains_itself_and_the_one_before_comes_back(
    filled: Cli, verb: str
) -> None:
    """At each question ``?``, then ``<`` and Enter on: what was answered is offered again."""
    ready(filled, verb)
    script = SCRIPTS[verb]
    terminal = Terminal(filled.home, "safety-plan", verb, filled.home.ref)
    for n, (question, given) in enumerate(script):
        terminal.answers((question, "?"))
        terminal.asked("goes back to the question before")
        if n:
            terminal.answers((question, "<"), (script[n - 1][0], ""))
        terminal.answers((question, given))

    assert terminal.ends() == 0, terminal.seen
    anew = Terminal(filled.home, "safety-plan", verb, filled.home.ref)
    assert "Go on with it?" not in anew.screen()


@pytest.mark.parametrize(
    ("verb", "key"),
    [*((verb, CTRL_C) for verb in VERBS if len(SCRIPTS[verb]) > 1), ("agree", CTRL_D)],
)
def test_whoever_stops_changes_nothing_and_goes_on_later(filled: Cli, verb: str, key: str) -> None:
    ready(filled, verb)
    *first, last = SCRIPTS[verb]
    before = filled("export", filled.home.ref).out
    terminal = Terminal(filled.home, "safety-plan", verb, filled.home.ref)
    terminal.answers(*first)
    terminal.asked(last[0])
    terminal.presses(key)
    code = terminal.ends()
    left = filled("export", filled.home.ref).out
    later = Terminal(filled.home, "safety-plan", verb, filled.home.ref)
    later.answers(("Go on with it?", ""), last)

    assert code == 130
    assert not missing(terminal, "Stopped. Nothing was saved; your answers are kept.")
    assert left == before
    assert later.ends() == 0, later.seen
    assert filled("export", filled.home.ref).out != before


# --- nothing but Enter, wrong answers ----------------------------------------------------------

ONLY_ENTER: dict[str, tuple[Pairs, str]] = {
    "new": (
        (("For whom is the plan?", ""), ("When was it made?", ""), ("Who made it?", ""),
         ("Why was nobody around", "")),
        "sp2 Begun: version 2 of the plan for Anna and Bram, a draft.",
    ),
    "agree": (
        (("When did they answer?", ""), ("Does Anna agree?", ""), ("Does Bram agree?", "")),
        "Nothing was changed.",
    ),
    "review": (
        (("When did you look at it?", ""), ("Who was there?", ""), ("Can it stay", ""),
         ("When do you look at it next?", ""), ("Why then?", "")),
        "To look at again: Sun 11 Oct.",
    ),
    "end": (
        (("When did it end?", ""), ("Why does it end?", ""), ("Why does it end?", "klaar"),
         ("End it, with its rules?", "")),
        "Nothing was changed.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("verb", ONLY_ENTER)
def test_nothing_but_enter_does_what_is_usual(filled: Cli, verb: str) -> None:
    ready(filled, verb)
    pairs, said = ONLY_ENTER[verb]
    terminal = asked(filled, verb, pairs)

    assert not missing(terminal, said)


WRONG: dict[str, Pairs] = {
    "new": (
        ("For whom is the plan?", "A Q"), ("nobody here", "A"), ("Begin with these?", "x"),
        ("not in the list", "n"), ("When was it made?", "morgen"),
        ("still to come", "ooit"), ("not a date", ""), ("Who made it?", "Zwaan"),
        ("nobody here", ""), ("Why was nobody around them there?", "Zie @Q."),
        ("@Q names", ""),
        ("Who leaves if it comes", "Q"), ("nobody here", ""),
    ),
    "add-rule": (
        ("In the place of which rule?", "9"), ("not in the list", "2"),
        ("In which situation?", ""), ("In which situation?", "als @Z komt"),
        ("@Z names nobody", "altijd"), ("What have they agreed then?", "@n6 belt."),
        ("may know @n6", "@n1 belt."), ("Whom does it bind?", "A Z"), ("nobody here", "A"),
        ("Who watches over it?", "n99"), ("nobody here", ""),
        ("What happens if it is broken?", ""), ("Which condition", "c9"), ("not in the list", ""),
    ),
    "agree": (
        ("When did they answer?", "morgen"), ("still to come", ""), ("Does Anna", "misschien"),
        ("not in the list", "y"), ("Does Bram", "y"),
        ("When do you look", "2026-09-27"), ("on a later day", ""), ("Who made it?", "Q"),
        ("nobody here", "A n1 w1"),
    ),
    "review": (
        ("When did you look at it?", "30 feb"), ("not a date", ""), ("Who was there?", "A X"),
        ("nobody here", ""), ("Can it stay", "n"), ("Which rules", "1 9"), ("not in the list", "x"),
        ("not in the list", ""), ("When do you look", "2026-09-01"),
        ("on a later day", ""), ("Why then?", ""),
    ),
    "suspend": (("Why is it suspended?", ""), ("Why is it suspended?", "huisverbod")),
    "end": (
        ("When did it end?", "2026-09-01"), ("Why does it end?", "klaar"), ("End it", "y"),
        ("was made after that day", "<"), ("Why does it end?", "<"), ("When did it end?", "nu"),
        ("Why does it end?", ""), ("End it", ""),
    ),
}  # fmt: skip


@pytest.mark.parametrize("verb", WRONG)
def test_wrong_answers_are_asked_again(filled: Cli, verb: str) -> None:
    ready(filled, verb)
    asked(filled, verb, WRONG[verb])


# --- what cannot be ------------------------------------------------------------------------------


def test_a_second_draft_is_refused_with_the_key_of_the_first(filled: Cli) -> None:
    ready(filled, "agree")
    terminal = Terminal(filled.home, "safety-plan", "new", filled.home.ref)
    terminal.answers(("sp2 is being made for these persons already", "B A"), ("sp2 is being", ""))
    terminal.presses(CTRL_C)

    assert terminal.ends() == 130
    assert len(plans(filled)) == 2


@pytest.mark.parametrize("verb", [verb for verb in VERBS if verb != "new"])
def test_without_a_plan_there_is_one_line_and_what_to_do(cli: Cli, verb: str) -> None:
    from tests.formats.made import HEAD

    case = HEAD + "persons: [{key: A, name: Anna Proef, born: 1990-01-02}]\n"
    cli("new-household", "--from", "-", stdin=case)
    [ref] = cli.exports()
    terminal = Terminal(cli.home, "safety-plan", verb, ref)

    assert terminal.ends() == 3
    assert not missing(terminal, "There is no safety plan", "hgcase safety-plan new")


@pytest.mark.parametrize("verb", VERBS)
def test_where_nobody_sits_nothing_is_asked(filled: Cli, verb: str) -> None:
    run = filled("safety-plan", verb, filled.home.ref)

    assert run.code == 13
    assert "There is no terminal" in run.err


def test_in_dutch_the_words_are_dutch(filled: Cli) -> None:
    terminal = Terminal(filled.home, "plan", "afspraak", filled.home.ref, HGCASE_LANG="nl")
    terminal.asked("In de plaats van welke afspraak?")
    terminal.presses(CTRL_C)

    assert terminal.ends() == 130


# --- what differs --------------------------------------------------------------------------------


def test_the_difference_of_two_versions_is_shown(filled: Cli) -> None:
    asked(filled, "add-rule", RULE)
    run = filled("safety-plan", "diff", filled.home.ref)

    assert run.code == 0
    assert "sp2 (draft, Sun 27 Sep) beside sp1 (in force, Fri 11 Sep)" in run.out
    assert "~  3  als het over geld gaat: Bram en Anna praten alleen met Sanne" in run.out
    assert "-  look again: Fri 2 Oct" in run.out


def test_where_somebody_would_stay_is_named_only_when_it_is_asked_for(filled: Cli) -> None:
    ref = filled.home.refs["grenshof"]
    plain = filled("safety-plan", "diff", ref).out
    named = filled("safety-plan", "diff", ref, "sp1", "sp2", "--where").out

    assert "place: hotel (--where)" in plain
    assert "Vouwlijn" not in plain
    assert "hotel · Hotel De Vouwlijn" in named


def test_the_difference_is_there_for_other_programs(filled: Cli) -> None:
    run = filled("safety-plan", "diff", filled.home.refs["grenshof"], "--json")
    [told] = json.loads(run.out)["plans"]

    assert (told["before"], told["after"]) == ("sp1", "sp2")
    assert {each["part"] for each in told["differences"]} == {
        "rule", "condition", "sign", "time_out", "break_place", "break_plan", "call", "review",
    }  # fmt: skip
    assert told["differences"][0]["after"]["number"] == 3


@pytest.mark.parametrize(
    ("keys", "code", "said"),
    [
        (["sp1"], 3, "no earlier version"),
        (["sp9"], 3, "There is no safety plan sp9."),
        (["Anna Proef"], 3, "There is no safety plan ?."),
        ([], 3, "no earlier version"),
    ],
)
def test_what_cannot_be_compared_is_said_in_one_line(
    filled: Cli, keys: list[str], code: int, said: str
) -> None:
    run = filled("safety-plan", "diff", filled.home.ref, *keys)

    assert (run.code, said in run.err) == (code, True)


def test_plans_for_other_persons_are_not_compared(filled: Cli) -> None:
    asked(filled, "new", NEW)
    run = filled("safety-plan", "diff", filled.home.ref, "sp1", "sp2")

    assert (run.code, "they are two plans" in run.err) == (4, True)
