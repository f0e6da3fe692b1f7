"""What is planned and what is due: over all households, of one, and after a talk."""

import json
import re
from datetime import UTC, datetime
from typing import Any, Final

import pytest
from tests.support.cli import Cli, Home

from hgcase.app.context import AppContext, read_clock
from hgcase.config import load
from hgcase.store.journal import JournalLine

HOUSEHOLD: Final = """\
hgcase: 1
household: {label: Gezin Agenda, opened: 2026-08-31}
persons:
  - {key: A, name: Zoë van der Agenda, born: 1990-05-01}
  - {key: B, name: Bram Agenda, born: 1988-03-04}
  - {key: C, name: Noor Agenda, born: 2017-09-12}
organisations: [{key: o1, name: Stichting De Agenda, kind: provider}]
workers: [{key: w1, name: Sanne de Bruin, organisation: o1}, {key: w2, name: Omar Haddad}]
contacts: [{key: n1, name: Kees Agenda, nature: informal}]
trajectories:
  - key: t1
    method: take-a-break
    start: 2026-09-07
    participants:
      - {person: A, since: 2026-09-07}
      - {person: B, since: 2026-09-07}
      - {person: C, since: 2026-09-07}
rules:
  - {key: r1, number: 1, circle: [A, B], persons: [B], situation: altijd, text: rustig praten}
safety_plans:
  - {key: sp1, circle: [A, B], state: in_force, made: 2026-09-11, rules: [1],
     review_due: 2026-09-22}
sessions:
  - {key: s1, at: 2026-09-17T14:00, trajectory: t1, state: held, mode: joint, present: [A, B, w1]}
  - {key: s2, at: 2026-09-24T14:00, trajectory: t1, state: planned, mode: joint, invited: [A, B]}
  - {key: s3, at: 2026-09-27T09:30, trajectory: t1, state: planned, mode: separate, channel: video,
     invited: [A, w1]}
  - {key: s4, at: 2026-09-28T10:00, trajectory: t1, state: held, mode: child, present: [C, w2],
     workers_only: [w2]}
actions:
  - {key: at1, text: "@B bellen over @n1", done_by: n1, due: 2026-09-28}
aftercare:
  - {key: af1, persons: [C], due: 2027-03-01}
""".replace("2026-09-28T10:00", "2026-09-26T10:00")

CLOSED: Final = """\
hgcase: 1
household: {label: Gezin Gesloten, opened: 2025-01-01}
persons: [{key: A, name: Ada Dicht, born: 1990-05-01}]
trajectories:
  - {key: t1, method: ambulant, start: 2025-01-01, participants: [{person: A, since: 2025-01-01}],
     ended: {date: 2025-12-01, state: completed}}
"""

OMAR: Final = {"HGCASE_WORKER": "Omar Haddad"}
NAMES: Final = ("Zoë", "Bram", "Noor", "Agenda", "Sanne", "Omar", "Kees", "Linde", "rustig")


def answer(cli: Cli, *words: str, stdin: str = "", **changes: str) -> str:
    answered = cli(*words, stdin=stdin, **changes)
    assert answered.code == 0, answered.err
    return answered.out


def data(cli: Cli, *words: str, **changes: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(answer(cli, "agenda", *words, "--json", **changes))
    assert (found["format"], found["kind"]) == (1, "agenda")
    return found


def journal(home: Home, ref: str | None, monkeypatch: pytest.MonkeyPatch) -> list[JournalLine]:
    with context(home, monkeypatch).store() as store:
        return store.journal(ref)


def context(home: Home, monkeypatch: pytest.MonkeyPatch) -> AppContext:
    for name, value in home.env.items():
        monkeypatch.setenv(name, value)
    return AppContext(load("en"), read_clock(), lambda: "")


def block(told: str, head: str) -> str:
    """Give what stands under or beside a label, to the next empty line."""
    return told.partition(f"\n{head}")[2].partition("\n\n")[0]


@pytest.fixture
def ref(cli: Cli) -> str:
    """The ref of the household in which things are due."""
    return answer(cli, "import", "-", stdin=HOUSEHOLD).strip()


def test_today_comes_first_then_what_is_late_then_the_coming_days(cli: Cli, ref: str) -> None:
    told = answer(cli, "agenda")
    heads = [line.partition("  ")[0] for line in told.splitlines() if re.match(r"[A-Za-z]", line)]

    assert heads[:5] == ["Sunday 27 September", "TODAY", "LATE", "NOT IN ORDER", "tomorrow"]
    assert heads[-2:] == ["LATER", "NEXT"]
    assert f"09:30  {ref}  talk apart · A · by video" in block(told, "TODAY")
    assert f"!  {ref}" in block(told, "LATE")
    assert "safety plan: look at it again · was due Tue 22 Sep" in block(told, "LATE")
    assert f"{ref}  action at1 (n1)" in block(told, "tomorrow")
    assert "After Sun 11 Oct: 4 more." in told


@pytest.mark.req("A20", "A21", "A26", "A54", "A55", "A58", "B27", "C29", "E18")
def test_of_one_household_every_line_is_shown(cli: Cli, ref: str) -> None:
    told = " ".join(answer(cli, "agenda", ref, COLUMNS="100").split())

    for text in (
        "no talk yet this week: A, B",
        "not spoken to apart: A, B (not once yet)",
        "not written up: talk together · A B",
        "not spoken to: C (not once yet), A, B (since Thu 17 Sep, 10 days)",
        "family worker",
        "own counsellor (A, B, C)",
        "not in the safety plan yet: who leaves at a Break",
        "Sun 1 Nov",
        "have ready: the analysis",
        "the 8 weeks are over",
        f"Mon 1 Mar {ref} aftercare af1 (C)",
    ):
        assert text in told
    assert "more" not in told.replace("more than", "")


def test_the_agenda_names_nobody(filled: Cli) -> None:
    answer(filled, "import", "-", stdin=HOUSEHOLD)
    for words in ((), ("--all",), ("--json",), ("--all", "--json")):
        told = answer(filled, "agenda", *words)
        assert filled.home.ref in told
        assert not [name for name in NAMES if name in told]


def test_days_and_all_say_how_far_ahead(cli: Cli, ref: str) -> None:
    assert "tomorrow" not in answer(cli, "agenda", "--days", "0")
    assert "1 Nov" in answer(cli, "agenda", "--days", "40")
    whole = answer(cli, "agenda", "--all")
    assert "1 Mar" in whole
    assert "--all" not in whole
    assert cli("agenda", "--days", "-1").code == 2
    few = data(cli, ref, "--days", "5")
    assert few["until"] == "2026-10-02"
    assert not [each for each in few["due"] if each["day"] and each["day"] > "2026-10-02"]


def test_with_many_lines_a_household_says_how_many_more(cli: Cli, ref: str) -> None:
    told = answer(cli, "agenda")

    assert f"more: hgcase agenda {ref}" in block(told, "LATE")
    assert "more: " not in answer(cli, "agenda", "--all")


def test_as_json_each_says_why_and_what_settles_it(cli: Cli, ref: str) -> None:
    found = data(cli, ref)
    review = next(each for each in found["due"] if each["what"] == "plan_review")

    assert review == {
        "ref": ref, "what": "plan_review", "day": "2026-09-22", "time": None, "late": True,
        "since": "2026-09-11", "key": "sp1", "persons": ["A", "B"], "word": None, "asked": None,
        "channel": None, "source": "A46", "settled_by": "safety_plans",
    }  # fmt: skip
    assert (found["today"], found["until"], found["drafts"]) == ("2026-09-27", None, [])
    assert [each["day"] or "" for each in found["due"]] == sorted(
        each["day"] or "" for each in found["due"]
    )


@pytest.mark.req("E18")
def test_it_is_computed_from_what_this_worker_may_see(cli: Cli, ref: str) -> None:
    """W17"""

    def silent(*words: str, **changes: str) -> dict[str, str]:
        found = data(cli, *words, **changes)["due"]
        return {each["key"]: each["day"] for each in found if each["what"] == "silence"}

    assert silent(ref)["C"] == silent()["C"] == "2026-09-21"
    assert silent(ref, **OMAR)["C"] == silent(**OMAR)["C"] == "2026-10-10"


def test_a_closed_household_without_aftercare_is_left_alone(cli: Cli, ref: str) -> None:
    closed = answer(cli, "import", "-", stdin=CLOSED).strip()
    after = "aftercare: [{key: af1, persons: [A], due: 2026-09-30}]\n"
    looked_after = answer(cli, "import", "-", stdin=CLOSED + after).strip()
    told = {each["ref"] for each in data(cli, "--all")["due"]}

    assert told == {ref, looked_after}
    assert closed not in answer(cli, "agenda", "--all")


def test_an_empty_store_says_that_nothing_is_due(cli: Cli) -> None:
    assert answer(cli, "agenda").splitlines() == [
        "Sunday 27 September",
        "",
        f"{'TODAY':<15}Nothing is planned or due today.",
    ]


def test_while_something_is_late_it_is_not_said_that_nothing_is_due(cli: Cli, ref: str) -> None:
    told = cli("agenda", ref, HGCASE_TODAY="2027-03-02").out

    assert block(told, "TODAY").strip() == "Nothing is planned today."
    assert "\nLATE\n" in told


def test_on_the_day_on_which_it_ended_nothing_of_it_comes_any_more(cli: Cli, ref: str) -> None:
    ends = "    ended: {date: 2026-09-27, state: completed, because: klaar, judged_by: [w1, w2]}\n"
    ended = HOUSEHOLD.replace("    participants:\n", f"{ends}    participants:\n")
    closed = answer(cli, "import", "-", stdin=ended).strip()

    of_approach = {"silence", "end", "talk_this_week"}
    running = {each["what"] for each in data(cli, ref)["due"]}

    assert running >= {"silence", "end"}
    assert not of_approach & {each["what"] for each in data(cli, closed)["due"]}


def test_what_was_begun_and_not_finished_stands_on_top_for_who_began_it(
    cli: Cli, home: Home, ref: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = datetime(2026, 9, 27, 12, 2, tzinfo=UTC)
    with context(home, monkeypatch).store() as store:
        store.keep_draft("Sanne de Bruin", "log-session", ref, {"at": "gisteren"}, at=began)
    first = answer(cli, "agenda").splitlines()[2]

    assert first.endswith(f"{ref}  log-session: begun today 14:02, not finished")
    assert first in answer(cli, "agenda", ref)
    assert "not finished" not in answer(cli, "agenda", **OMAR)
    assert data(cli)["drafts"] == [
        {"command": "log-session", "ref": ref, "started": "2026-09-27T12:02:00+00:00"}
    ]
    assert "gisteren" not in answer(cli, "agenda", "--json")


def test_one_look_over_all_and_one_at_a_household_stand_in_the_journal(
    cli: Cli, home: Home, ref: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(cli, "agenda")
    answer(cli, "agenda", ref)

    assert [line.action for line in journal(home, None, monkeypatch)] == ["agenda"]
    assert [line.action for line in journal(home, ref, monkeypatch)][-1] == "agenda"


def test_an_unknown_household_is_said(cli: Cli, ref: str) -> None:
    assert ref
    assert cli("agenda", "XX9999").code == 3


# --- on other screens ------------------------------------------------------------------


def test_show_says_what_presses_most_and_where_the_rest_is(cli: Cli, ref: str) -> None:
    told = answer(cli, "show", ref)
    due = told.partition("\n\n")[2].partition("\n\n")[0]

    assert "safety plan: look at it again · was due Tue 22 Sep" in due
    assert f"more: hgcase agenda {ref}" in due
    assert due.index("safety plan") < due.index("not spoken to")
    assert "talk apart" not in due
    assert "at1" not in due


def test_show_tells_a_child_without_a_birth_date_as_the_agenda_does(cli: Cli) -> None:
    ageless = HOUSEHOLD.replace(", born: 2017-09-12", "") + (
        "relations: [{key: re1, who: A, whom: C, kind: parent}]\n"
    )
    ref = answer(cli, "import", "-", stdin=ageless).strip()
    asked = [each for each in data(cli, ref)["due"] if each["what"] in ("intake", "silence")]

    assert not [each for each in asked if each["key"] == "C" and each["what"] == "intake"]
    assert [each["word"] for each in asked if each["key"] == "C"] == ["child"]
    assert answer(cli, "show", ref)
    assert "family worker" in " ".join(answer(cli, "agenda").split())


@pytest.mark.req("A24", "A27")
def test_after_a_talk_it_says_which_of_the_week_it_was_and_what_comes_next(
    cli: Cli, ref: str
) -> None:
    talk = '{"at": "2026-09-27T14:00", "state": "held", "mode": "joint", "present": ["A", "B"]}'
    lines = answer(cli, "log-session", ref, "--from", "-", stdin=talk).splitlines()

    week = "Week 3 of 8: first talk together this week. With each 1 to 3 talks a week."

    assert lines[0].startswith("✓  s")
    assert f"{'WEEK':<15}{week}" in lines
    assert lines[-3] == f"{'·':<15}may A, B sit in one room? ask each apart"
    assert lines[-2] == f"{'!':<15}safety plan: look at it again · was due Tue 22 Sep"


def test_a_child_that_was_seen_stands_as_seen_on_the_screen(cli: Cli) -> None:
    saw = (
        "observations: [{key: ob1, date: 2026-09-26, topic: last_seen, answer: yes, about: [C]}]\n"
    )
    ref = answer(cli, "import", "-", stdin=HOUSEHOLD + saw).strip()
    of_child = next(line for line in answer(cli, "show", ref).splitlines() if "  C  " in line)

    assert of_child.endswith("seen yesterday")
