"""A Break without a question, and who may know where somebody stays."""

import json
from datetime import date

import pytest
from tests.cli.terminal import CTRL_C, Terminal
from tests.cli.test_arguments import journal
from tests.cli.test_break_guided import (
    MOVE,
    NIGHT,
    START,
    by_enter,
    done,
    exported,
    made,
    night,
    shown,
)
from tests.cli.test_plan_guided import BREAK, asked
from tests.support.cli import Cli

from hgcase.domain.wall.seen import Audience
from hgcase.domain.wall.the_wall import seen_by
from hgcase.formats.reading import read_case

# --- without questions ----------------------------------------------------------------------------


def test_with_options_alone_nothing_is_asked(filled: Cli) -> None:
    ref = filled.home.ref
    begun = filled("break", "start", ref, "--who", "B", "--place", "1", "--at", "22:00",
                   "--until", "+3d", "--yes", "--json", HGCASE_TODAY=NIGHT)  # fmt: skip
    moved = filled("break", "move", ref, "--place", "2", "--yes", "--json", HGCASE_TODAY=NIGHT)
    ended = filled("break", "end", ref, "--at", "23:59", "--yes", "--json", HGCASE_TODAY=NIGHT)
    tree = json.loads(begun.out)

    assert (begun.code, moved.code, ended.code) == (0, 0, 0), (begun.err, moved.err, ended.err)
    assert (tree["kind"], tree["ref"], tree["keys"][0]) == ("break-start", ref, "br1")
    assert json.loads(moved.out)["kind"] == "break-move"
    assert json.loads(ended.out)["kind"] == "break-end"
    case = exported(filled)
    assert case["breaks"][0]["until"] == "2026-09-27T23:59"
    assert [each["place"] for each in case["stays"][-2:]] == ["family", "hotel"]


def test_what_has_to_be_asked_is_refused_without_questions(cli: Cli) -> None:
    ref = made(cli)
    told = cli("break", "start", ref, "--who", "B", "--yes")
    unknown = cli("break", "start", ref, "--who", "B", "--place", "3", "--yes")
    by_name = cli("break", "start", ref, "--who", "Bram", "--yes")
    nobody = cli("break", "start", ref)

    assert (told.code, told.said[-2]) == (2, "Something here has to be asked; nothing was saved.")
    assert (unknown.code, unknown.said[-1]) == (3, "The plan names no place 3.")
    assert (by_name.code, by_name.said[-1]) == (3, "There is nobody ? in this household.")
    assert nobody.code == 13
    assert "breaks" not in exported(cli, ref)


# --- who may know where -------------------------------------------------------------------------


@pytest.mark.req("A57")
def test_a_paper_of_whom_may_not_know_where_holds_no_trace_of_it(filled: Cli) -> None:
    ref = filled.home.ref
    done(
        night(filled, "start"),
        (
            ("Who leaves?", ""), ("Which place?", "another"), ("What sort of place?", "3"),
            ("What is it called?", "Zwanenhals"), ("Its address?", "Schuilpad 9"),
            ("A phone number there?", "000-7777777"), *START[2:7],
            ("Who may know where that is?", "B"),
            ("Enter starts the Break", ""),
        ),
    )  # fmt: skip
    papers = [
        filled("report", "--household", ref, "--for", reader, "--kind", kind, "--out", "-").out
        for reader in ("person:A", "together:A,B")
        for kind in ("progress", "safety-plan")
    ]
    team = filled("report", "--household", ref, "--for", "team", "--out", "-").out
    plan, log = shown(filled), journal(filled.home)
    case = read_case(filled("export", ref).out, date(2026, 9, 27))
    theirs = {
        key: [stay.name for stay in seen_by(case, Audience(key, frozenset(key))).case.stays]
        for key in "AB"
    }

    assert "Zwanenhals" in team
    assert "Zwanenhals" in theirs["B"]
    assert "Zwanenhals" not in theirs["A"]
    assert all(papers)
    for text in (*papers, plan):
        for trace in ("Zwanenhals", "Schuilpad", "7777777"):
            assert trace not in text
    mine = [line.action for found, line in log if found == ref]
    assert mine.count("break start") == 2  # the look before, and what was written
    assert "Zwanenhals" not in repr(log)


def test_a_host_is_named_on_the_screen_only_if_that_is_asked_for(filled: Cli) -> None:
    named = night(filled, "start", "--where")
    named.answers(("Who leaves?", ""), ("Which place?", "<"), ("Who leaves?", ""))
    named.asked("Which place? (1 family (Kees)")
    named.presses("\x03")

    assert named.ends() == 130


ANOTHER = (
    ("Which place?", "another"), ("What sort of place?", "3"), ("What is it called?", "Zwanenhals"),
    ("Its address?", "Schuilpad 9"),
)  # fmt: skip
BACK_TO_THE_PLACE = tuple((question, "<") for question, _given in reversed(START[2:]))


def test_going_back_to_another_place_asks_anew_who_may_know_where(filled: Cli) -> None:
    """Place 1 was known to both; of the hotel nobody said so."""
    seen = done(
        night(filled, "start"),
        (
            *by_enter(START[:-2]), ("Who may know where that is?", "A B"), *BACK_TO_THE_PLACE,
            ("Which place?", "2"), *by_enter(START[2:-2]),
            ("Who may know where that is? [only Bram]", ""), START[-1],
        ),
    )  # fmt: skip
    stay = exported(filled)["stays"][-1]

    assert (stay["place"], stay.get("known_to", ["B"])) == ("hotel", ["B"])
    assert "known to the team and Bram." in seen


def test_enter_for_all_that_follows_never_says_who_may_know_where(filled: Cli) -> None:
    done(
        night(filled, "start"),
        (
            *by_enter(START[:-2]), ("Who may know where that is?", "A B"), *BACK_TO_THE_PLACE,
            *ANOTHER, ("A phone number there?", ">"),
            ("Who may know where that is? [only Bram]", ""),
            ("known to the team and Bram", ""),
        ),
    )  # fmt: skip
    stay = exported(filled)["stays"][-1]
    paper = filled("report", "--household", filled.home.ref, "--for", "person:A", "--out", "-").out

    assert (stay["name"], stay.get("known_to", ["B"])) == ("Zwanenhals", ["B"])
    assert paper
    assert "Zwanenhals" not in paper


def test_a_move_asks_anew_who_may_know_of_another_place_and_so_does_its_draft(filled: Cli) -> None:
    done(night(filled, "start"), by_enter(START))
    terminal = night(filled, "move")
    terminal.answers(
        *by_enter(MOVE[:-2]), ("Who may know where that is?", "A B"),
        *((question, "<") for question, _given in reversed(MOVE[1:])), *ANOTHER,
    )  # fmt: skip
    terminal.asked("A phone number there?")
    terminal.presses(CTRL_C)
    stopped = terminal.ends()
    done(
        night(filled, "move"),
        (
            ("Go on with it?", ""), ("A phone number there?", ">"),
            ("Who may know where that is? [only Bram]", ""), MOVE[-1],
        ),
    )  # fmt: skip
    stay = exported(filled)["stays"][-1]

    assert stopped == 130
    assert (stay["name"], stay.get("known_to", ["B"])) == ("Zwanenhals", ["B"])


def test_a_place_of_a_plan_asks_anew_who_may_know_it_once_it_is_another(filled: Cli) -> None:
    """Of the family both may know; of the shelter only who goes."""
    begun = (("For whom is the plan?", "A C"), *BREAK[1:4])
    asked(
        filled,
        "new",
        (
            *begun, *BREAK[4:6], ("Place 1", "1"), ("With whom?", ""), ("may know where", "A C"),
            ("Place 2", "<"), ("may know where", "<"), ("With whom?", "<"), ("Place 1", "3"),
            ("Who may know where that is? [only Anna]", ""), ("Place 2", ">"),
        ),
    )  # fmt: skip
    [place] = exported(filled)["safety_plans"][-1]["break_plan"]["places"]

    assert place == {"kind": "hotel"}


def test_another_host_is_asked_for_a_yes_of_their_own(cli: Cli) -> None:
    ref = made(cli)
    terminal = night(cli, "start", ref=ref)
    nameless = [(each, "") for each in ("is it called?", "Its address?", "A phone number there?")]
    up = [(each, "<") for each in ("Since when?", "Did Nico agree")]
    terminal.answers(
        ("Who leaves?", "B"), ("What sort of place?", "2"), ("With whom?", "n1"), *nameless,
        ("Did Nico agree", "y"), *up, *((each, "<") for each, _given in reversed(nameless)),
        ("With whom?", "A"), *nameless,
    )  # fmt: skip
    terminal.asked("Did Anna agree to it? (y/n):")
    terminal.presses(CTRL_C)

    assert terminal.ends() == 130


def test_a_stay_that_is_written_by_hand_asks_anew_who_may_know_it_too(cli: Cli) -> None:
    ref = made(cli)
    terminal = Terminal(cli.home, "add", "stay", ref, "--persons", "B", "--since", "2026-09-20")
    terminal.answers(
        ("Until", ""), ("In which home", ""), ("what sort", "hotel"), ("puts them up", ""),
        ("Anything else?", "known_to"), ("Who may know it", "A B"), ("Anything else?", "<"),
        ("Who may know it", "<"), ("Anything else?", "<"), ("puts them up", "<"),
        ("what sort", "shelter"), ("puts them up", ">"),
    )  # fmt: skip
    terminal.asked("Who may know it:")
    terminal.presses(CTRL_C)

    assert terminal.ends() == 130
