"""A Break by questions: begun at night, on to another place, home again."""

from typing import Any

import pytest
import yaml
from tests.cli.terminal import CTRL_C, Terminal
from tests.support.cli import Cli

NIGHT = "2026-09-27T23:40"
Pairs = tuple[tuple[str, str], ...]

START: Pairs = (
    ("Who leaves?", "Bram"),
    ("Which place?", "1"),
    ("Since when?", "23:15"),
    ("Until when, for now?", "di 18:00"),
    ("Who called for it?", "A"),
    ("What was tried first?", "1 3"),
    ("Why?", "@B kwam dronken thuis."),
    ("Who may know where that is?", "B"),
    ("Enter starts the Break", ""),
)
MOVE: Pairs = (
    ("Which place?", ""),
    ("Since when?", ""),
    ("Until when, for now?", "+3d"),
    ("Why not there any more?", ""),
    ("Who may know where that is?", ""),
    ("Enter saves the move", ""),
)
END: Pairs = (
    ("When did it end?", ""),
    ("Where does Bram go?", ""),
    ("How did it go?", "Rustig, @B heeft gebeld."),
    ("Is home safe now", "n"),
    ("On what grounds?", "Hij was nog boos."),
    ("Enter ends the Break", ""),
)
SMALL = """\
hgcase: 1
household: {label: Testhuis, opened: 2026-09-01}
persons:
  - {key: A, name: Anna Proef, born: "1990"}
  - {key: B, name: Bram Proef, born: "1988"}
  - {key: C, name: Cato Proef, born: "2016"}
contacts: [{key: n1, name: Nico Gastheer}]
workers: [{key: w1, name: Sanne de Bruin}]
homes: [{key: h1, name: thuis}, {key: h2, name: Verscholen huis, secret: "true"}]
stays: [{key: st1, persons: [A, B, C], kind: lives, home: h1, since: "2018"}]
"""


def night(cli: Cli, *words: str, ref: str = "") -> Terminal:
    """Run a command about a Break at 23:40."""
    return Terminal(cli.home, "break", *words, ref or cli.home.ref, HGCASE_TODAY=NIGHT)


def done(terminal: Terminal, pairs: Pairs) -> str:
    """Answer to the end; give what was on the screen."""
    terminal.answers(*pairs)
    assert terminal.ends() == 0, terminal.seen
    return terminal.told()


def exported(cli: Cli, ref: str = "") -> dict[str, Any]:
    """Give a household as a case file holds it."""
    text = cli("export", ref or cli.home.ref).out
    found: dict[str, Any] = yaml.load(text, yaml.BaseLoader)  # noqa: S506 — texts alone
    return found


def shown(cli: Cli, ref: str = "") -> str:
    """Give the screen of the plan that night, in one line."""
    said = cli("safety-plan", "show", ref or cli.home.ref, HGCASE_TODAY=NIGHT).out
    return " ".join(said.split())


def made(cli: Cli) -> str:
    """Take in a household without a plan, and give its ref."""
    return cli("new-household", "--from", "-", stdin=SMALL).out.strip()


def by_enter(pairs: Pairs) -> Pairs:
    """Give the same questions, each with Enter."""
    return tuple((question, "") for question, _given in pairs)


# --- start --------------------------------------------------------------------------------------


@pytest.mark.req("A50", "A51", "A54")
def test_a_break_begins_with_what_was_told(filled: Cli) -> None:
    seen = done(night(filled, "start"), START)
    case = exported(filled)
    [pause], stay = case["breaks"], case["stays"][-1]

    assert pause == {
        "key": "br1", "trajectory": "t1", "plan": "sp1", "called_by": "A",
        "because": "@B kwam dronken thuis.", "tried": ["time_out", "called_worker"],
        "since": "2026-09-27T23:15", "visible_to": ["A", "B"],
    }  # fmt: skip
    assert (stay["persons"], stay["break_event"], stay["host"]) == (["B"], "br1", "n1")
    assert (stay["since"], stay["planned_until"]) == ("2026-09-27T23:15", "2026-09-29T18:00")
    assert stay["known_to"] == ["B"]
    assert "hgcase safety-plan show" in seen
    assert "last resort" not in seen


@pytest.mark.req("A52", "A55", "A56", "A57")
def test_nothing_but_enter_begins_it_as_the_plan_says(filled: Cli) -> None:
    """What was agreed stands on the screen to be read out; where it is does not."""
    seen = done(night(filled, "start"), by_enter(START))
    stay = exported(filled)["stays"][-1]

    assert (stay["place"], stay["host"], stay["known_to"]) == ("family", "n1", ["A", "B"])
    assert (stay["since"], stay["planned_until"]) == (NIGHT, "2026-09-29")
    assert seen.count("Eén keer per dag bellen") == 2  # before it, and after
    assert "Danger now? 112 first." in seen
    assert "family, Sun 27 Sep 23:40 until Tue 29 Sep, known to the team, Anna and Bram." in seen
    assert "last resort" in seen  # nothing was said of what was tried
    assert "Kees" not in seen
    assert "Bram staying elsewhere until Tue 29 Sep (--where)" in shown(filled)


def test_three_lines_begin_it_in_a_hurry_and_it_still_waits_for_the_last_enter(filled: Cli) -> None:
    """Who may know where is asked all the same (W6)."""
    terminal = night(filled, "start")
    terminal.answers(("Who leaves?", ">"), ("Who may know where that is? [", ""))
    terminal.asked("Enter starts the Break")
    before = exported(filled)
    done(terminal, (("", ""),))

    assert "breaks" not in before
    assert exported(filled)["stays"][-1]["planned_until"] == "2026-09-29"


def test_with_whom_is_shown_when_it_is_asked(filled: Cli) -> None:
    seen = done(
        night(filled, "start"),
        (START[0], ("Which place? (1 family  2", "4"), ("Which place? (1 family (Kees)", "w"),
         ("not in the list", "1"), *by_enter(START[2:])),
    )  # fmt: skip

    assert "4 say with whom it is" in seen
    assert exported(filled)["stays"][-1]["host"] == "n1"


def test_every_question_of_a_start_explains_itself_and_goes_back(filled: Cli) -> None:
    """From the last question to the first, and Enter all the way gives the same Break."""
    terminal = night(filled, "start")
    for question, given in START[:-1]:
        terminal.answers((question, "?"))
        terminal.asked("goes back to the question before")
        terminal.answers((question, given))
    for question, _given in reversed(START):
        terminal.answers((question, "<"))
    terminal.asked("This is the first question.")
    done(terminal, by_enter(START))
    case = exported(filled)

    assert case["breaks"][0]["tried"] == ["time_out", "called_worker"]
    assert case["stays"][-1]["known_to"] == ["B"]
    assert case["stays"][-1]["planned_until"] == "2026-09-29T18:00"


def test_whoever_stops_a_start_saves_nothing_and_goes_on_later(filled: Cli) -> None:
    terminal = night(filled, "start")
    terminal.answers(*START[:5])
    terminal.asked(START[5][0])
    terminal.presses(CTRL_C)
    stopped = terminal.ends()
    left = exported(filled)
    seen = done(night(filled, "start"), (("Go on with it?", ""), *START[5:]))

    assert stopped == 130
    assert "breaks" not in left
    assert exported(filled)["breaks"][0]["called_by"] == "A", seen
    assert night(filled, "start").starts_with("Danger now?")


def test_wrong_answers_at_night_are_asked_again(filled: Cli) -> None:
    seen = done(
        night(filled, "start"),
        (
            ("Who leaves?", "Q"), ("nobody here", "B"), ("Which place?", "9"),
            ("not in the list", "x"), ("not in the list", "hotel"),
            ("Since when?", "31-2"), ("not a date", "now"), ("Until when", "-1d"),
            ("before it began", "-"), ("Who called for it?", "Zwaan"), ("nobody here", ""),
            ("What was tried first?", "7"), ("not in the list", "time_out"), ("Why?", "@Q riep."),
            ("@Q names nobody", ""), ("Who may know where that is?", "w1"),
            ("nobody here", "the team alone"),
            ("Enter starts the Break", "x"), ("Enter saves it", ""),
        ),
    )  # fmt: skip
    stay = exported(filled)["stays"][-1]

    assert (stay["place"], stay["known_to"]) == ("hotel", "team")
    assert "planned_until" not in stay
    assert "The plan names another place before this one. (sp1)" in seen
    assert "no planned end is recorded" in seen


@pytest.mark.req("A53")
def test_without_a_plan_it_works_and_an_emergency_bed_needs_a_reason(cli: Cli) -> None:
    ref = made(cli)
    seen = done(
        night(cli, "start", ref=ref),
        (
            ("Who leaves?", ""), ("Who leaves?", "C"), ("What sort of place?", "emergency"),
            ("What is it called?", "Bed Zonnegloor"), ("Its address?", ""),
            ("A phone number there?", "000-0000009"), ("Why an emergency bed?", ""),
            ("Why an emergency bed?", "nergens plek"), ("Since when?", ""),
            ("Until when", ""), ("Who called for it?", ""), ("What was tried first?", "5"),
            ("Why?", ""), ("Who may know where that is?", ""), ("Enter starts the Break", ""),
        ),
    )  # fmt: skip
    case = exported(cli, ref)

    assert "No safety plan is in force." in seen
    assert "No safety plan says who leaves and where to." in seen
    assert "Cato may be a child" in seen
    assert "Nothing was agreed: do that now." in seen
    assert case["breaks"][0]["because"] == "nergens plek"
    assert (case["stays"][-1]["name"], case["stays"][-1]["place"]) == (
        "Bed Zonnegloor", "emergency_bed",
    )  # fmt: skip
    assert "known_to" not in case["stays"][-1]  # only who goes


def test_a_host_of_whom_nothing_is_known_is_asked_first(cli: Cli) -> None:
    ref = made(cli)
    done(
        night(cli, "start", ref=ref),
        (
            ("Who leaves?", "B"), ("What sort of place?", "2"), ("With whom?", "n1"),
            ("What is it called?", ""), ("Its address?", ""), ("A phone number there?", ""),
            ("Did Nico agree", ""), ("Did Nico agree", "n"),
            ("did not agree", "y"), *by_enter(START[2:]),
        ),
    )  # fmt: skip

    assert exported(cli, ref)["stays"][-1]["host"] == "n1"


# --- move, end ----------------------------------------------------------------------------------


@pytest.mark.req("A47", "A52")
def test_on_to_the_next_place_and_home_again(filled: Cli) -> None:
    done(night(filled, "start"), by_enter(START))
    moved = done(night(filled, "move"), MOVE)
    on_the_way = exported(filled)
    elsewhere = shown(filled)
    ended = done(night(filled, "end"), END)
    case = exported(filled)
    first, second = on_the_way["stays"][-2:]

    assert (first["until"], second["place"]) == (NIGHT, "hotel")
    assert (second["break_event"], second["follows"]) == ("br1", [first["key"]])
    assert second["planned_until"] == "2026-09-30"
    assert "until Wed 30 Sep (--where)" in moved
    assert "Bram staying elsewhere until Wed 30 Sep" in elsewhere
    assert case["breaks"][0]["until"] == NIGHT
    assert case["stays"][-1]["ended_because"] == "Rustig, @B heeft gebeld."
    judged = case["observations"][-1]
    assert (judged["topic"], judged["answer"], judged["said_by"]) == ("home_safe", "not_safe", "w1")
    assert judged["grounds"] == "Hij was nog boos."
    assert "br1 The Break has ended." in ended
    assert "elsewhere" not in shown(filled)


def test_nothing_but_enter_ends_it_and_judges_nothing(filled: Cli) -> None:
    done(night(filled, "start"), by_enter(START))
    before = len(exported(filled)["observations"])
    done(night(filled, "end"), by_enter((*END[:4], END[-1])))
    case = exported(filled)

    assert (case["breaks"][0]["until"], len(case["observations"])) == (NIGHT, before)
    again = done(night(filled, "start"), by_enter(START))  # the same night, it can begin anew
    twice = night(filled, "start")
    twice.answers(("Who leaves?", ""), ("is in a Break already: br2", ""))
    twice.presses(CTRL_C)
    assert "br2 The Break is running." in again


@pytest.mark.parametrize(("verb", "pairs"), [("move", MOVE), ("end", END)])
def test_a_move_and_an_end_explain_go_back_and_go_on_later(
    filled: Cli, verb: str, pairs: Pairs
) -> None:
    done(night(filled, "start"), by_enter(START))
    terminal = night(filled, verb)
    for question, given in pairs[:-1]:
        terminal.answers((question, "?"))
        terminal.asked("goes back to the question before")
        terminal.answers((question, given))
    for question, _given in reversed(pairs):
        terminal.answers((question, "<"))
    terminal.asked("This is the first question.")
    terminal.answers(*by_enter(pairs[:-1]))
    terminal.asked(pairs[-1][0])
    terminal.presses(CTRL_C)
    stopped = terminal.ends()
    left = exported(filled)["breaks"][0]
    done(night(filled, verb), (("Go on with it?", ""), pairs[-1]))

    assert (stopped, "until" in left) == (130, False)
    assert exported(filled)["stays"][-1].get("until", "") == (NIGHT if verb == "end" else "")


def test_somebody_can_go_elsewhere_and_a_secret_home_is_not_named(cli: Cli) -> None:
    ref = made(cli)
    cli("break", "start", ref, "--who", "B", "--yes", HGCASE_TODAY=NIGHT)
    done(
        night(cli, "start", ref=ref),
        (
            ("Who leaves?", "B"), ("What sort of place?", "3"), ("What is it called?", "Herberg X"),
            ("Its address?", ""), ("A phone number there?", ""), *by_enter(START[2:]),
        ),
    )  # fmt: skip
    seen = done(
        night(cli, "end", ref=ref),
        (
            ("When did it end?", "morgen 9:00"), ("Where does Bram go?", "x"),
            ("not in the list", "e"), ("How did it go?", ""), ("Is home safe now", ""),
            ("Enter ends the Break", ""),
        ),
    )  # fmt: skip
    stay = exported(cli, ref)["stays"][-1]

    assert "a secret address" in seen
    assert "Verscholen" not in seen
    assert (stay["kind"], stay["since"], stay["known_to"]) == ("stays", "2026-09-28T09:00", ["B"])


def test_of_several_breaks_one_is_asked_for(cli: Cli) -> None:
    ref = made(cli)
    hotel: Pairs = (
        ("What sort of place?", "3"), ("What is it called?", ""), ("Its address?", ""),
        ("A phone number there?", ""), *by_enter(START[2:]),
    )  # fmt: skip
    for who in ("A", "B"):
        done(night(cli, "start", ref=ref), (("Who leaves?", who), *hotel))
    done(
        night(cli, "end", ref=ref),
        (("Which Break?", "2"), *by_enter((*END[:4], END[-1]))),
    )
    first, second = exported(cli, ref)["breaks"]

    assert "until" not in first
    assert second["until"] == NIGHT


def test_without_a_break_there_is_nothing_to_move_or_end(filled: Cli) -> None:
    for verb in ("move", "end"):
        told = filled("break", verb, filled.home.ref, "--yes")
        assert (told.code, told.said[0]) == (3, f"No Break is running in {filled.home.ref}.")
