"""The commands that look: one kind, in order of time, by name or number, and the whole."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from tests.cli.looked_at import HOUSEHOLD
from tests.cli.terminal import Terminal
from tests.support.cli import Cli, Home

from hgcase.app.context import AppContext, read_clock
from hgcase.config import load
from hgcase.store.journal import JournalLine

OMAR = {"HGCASE_WORKER": "Omar Haddad"}
NARROW = {"COLUMNS": "80"}


def answer(cli: Cli, *words: str, stdin: str = "", **changes: str) -> str:
    answered = cli(*words, stdin=stdin, **changes)
    assert answered.code == 0, answered.err
    return answered.out


def data(cli: Cli, *words: str, stdin: str = "", **changes: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(answer(cli, *words, "--json", stdin=stdin, **changes))
    assert found["format"] == 1
    return found


def journal(home: Home, ref: str | None, monkeypatch: pytest.MonkeyPatch) -> list[JournalLine]:
    for name, value in home.env.items():
        monkeypatch.setenv(name, value)
    with AppContext(load("en"), read_clock(), lambda: "").store() as store:
        return store.journal(ref)


@pytest.fixture
def ref(cli: Cli) -> str:
    """The ref of the household to look at."""
    return answer(cli, "import", "-", stdin=HOUSEHOLD).strip()


# --- list ------------------------------------------------------------------------------


def test_without_a_kind_the_kinds_are_counted(cli: Cli, ref: str) -> None:
    told = answer(cli, "list", ref)

    assert re.search(r"\b3  observations\b", told) is None  # one is for another worker
    assert re.search(r"\b2  observations\b", told)
    assert data(cli, "list", ref)["counts"]["actions"] == 2


def test_a_kind_is_listed_newest_first_with_who_says_so_and_who_may_read_it(
    cli: Cli, ref: str
) -> None:
    lines = answer(cli, "list", "observation", ref, **NARROW).splitlines()

    assert lines[0] == f"{ref}         2 observations"
    assert lines[3].startswith("Thu 17 Sep     ob1  is home safe: safe, about Zoë · told by Sanne")
    assert lines[3].endswith("team")
    assert lines[4] == "around Aug 2026"
    assert lines[5].strip().startswith("ob3  is home safe: not safe, about Zoë")
    assert "[withdrawal announced Sat 19 Sep]" in lines[5]


@pytest.mark.parametrize("kind", ["observations", "observation", "Observation"])
def test_a_kind_is_called_as_people_call_it(kind: str, cli: Cli, ref: str) -> None:
    found = cli("list", kind, ref)

    assert found.code == 0


def test_one_record_is_shown_with_all_that_is_in_it(cli: Cli, ref: str) -> None:
    told = answer(cli, "list", "order", ref, "or1")

    assert "school van Noor" in told
    assert re.search(r"de1: .*imposed.*until Wed 30 Sep", told.replace("\n", " "))


def test_what_is_to_be_asked_first_stands_before_the_number(cli: Cli, ref: str) -> None:
    told = answer(cli, "list", "person", ref, "A")

    assert told.index("Kun je vrij praten?") < told.index("06-1111 2222")
    assert "06-1111 2222" not in answer(cli, "list", "person", ref)


def test_a_kind_without_records_says_so_and_an_unknown_key_is_refused(cli: Cli, ref: str) -> None:
    assert "none is recorded" in answer(cli, "list", "pause", ref)
    assert cli("list", "order", ref, "or9").code == 3
    assert cli("list", "order", ref, "ob1").code == 3
    assert cli("list", "order").code == 2
    assert cli("list", "orderly", ref).code == 2


def test_the_history_shows_what_stood_there_before(cli: Cli, ref: str) -> None:
    changed = cli("edit", "action", ref, "at1", "--due", "2026-10-05")
    assert changed.code == 0, changed.err
    lines = answer(cli, "list", "action", ref, "at1", "--history").splitlines()
    found = data(cli, "list", "action", ref, "at1", "--history")["history"]

    assert "new: action" in lines[0]
    assert "Sanne de Bruin" in lines[2]
    assert re.search(r"Fri 25 Sep 2026\s+→\s+Mon 5 Oct 2026", lines[3])
    assert [line["new"] for line in found] == [True, False]
    assert found[1]["changes"] == [{"field": "due", "before": "2026-09-25", "after": "2026-10-05"}]


def test_lists_answer_as_json_with_the_names_that_references_print(cli: Cli, ref: str) -> None:
    found = data(cli, "list", "marker", ref)

    assert (found["kind"], found["section"]) == ("list", "markers")
    assert [record["key"] for record in found["records"]] == ["mk1"]
    assert found["names"]["B"] == "Brammetje"


def test_an_earlier_value_tells_nothing_of_what_is_for_other_workers(cli: Cli, ref: str) -> None:
    """W17"""
    for changes in ({"done_by": "E", "text": "@E bellen"}, {"done_by": "A", "text": "Zoë bellen"}):
        changed = cli(
            "edit", "action", ref, "at2", "--from", "-", stdin=json.dumps(changes), **OMAR
        )
        assert changed.code == 0, changed.err
    words = ["list", "action", ref, "at2", "--history"]

    for more in ([], ["--json"]):
        assert not re.search(r"Ilse|@E|\bE\b", answer(cli, *words, *more))
    assert "Ilse bellen" in answer(cli, *words, **OMAR)


# --- timeline --------------------------------------------------------------------------


def test_the_timeline_is_in_order_with_accounts_side_by_side(cli: Cli, ref: str) -> None:
    told = answer(cli, "timeline", ref, **NARROW)
    lines = told.splitlines()
    places = [told.index(text) for text in ("i1 ", "ac2", "ac1", "s1 ", "or1", "TO COME")]

    assert places == sorted(places)
    assert "Zij viel over Noor." in " ".join(told.split())
    assert any(line.startswith("Sat 29 Aug     i1   23:20 incident") for line in lines)


def test_what_is_to_come_stands_apart_and_what_is_late_says_so(cli: Cli, ref: str) -> None:
    coming = answer(cli, "timeline", ref).partition("TO COME")[2]

    assert [re.search(rf"\b{key}\b", coming) is not None for key in ("at1", "at2", "pc1", "or1")]
    assert "its day has passed" in " ".join(coming.partition("at2")[0].split())
    assert "at1" not in answer(cli, "timeline", ref).partition("TO COME")[0]


def test_a_timeline_can_be_about_a_child_a_kind_or_a_time(cli: Cli, ref: str) -> None:
    child = data(cli, "timeline", ref, "--child", "c")
    kinds = data(cli, "timeline", ref, "--kind", "incidents,order")
    august = data(cli, "timeline", ref, "--from", "2026-08-01", "--to", "2026-08-31")

    assert {event["key"] for event in child["past"]} == {"C", "st1", "i1", "or1"}
    assert {event["section"] for event in kinds["past"]} == {"incidents", "orders"}
    assert [event["key"] for event in august["past"]] == ["st1", "mk1", "ob3", "i1", "as1"][-3:]


def test_a_look_back_shows_what_was_known_then(cli: Cli, ref: str) -> None:
    looks = (["timeline", ref], ["list", "action", ref], ["show", ref])
    before = [answer(cli, *words, "--as-of", "today", HGCASE_TODAY="2099-01-01") for words in looks]
    later = cli("called", ref, "A", "reached")
    assert later.code == 0, later.err

    assert all(before)
    for words in looks:
        assert cli(*words, "--as-of", "2001-01-01").code == 3
        assert cli(*words, "--as-of", "2999-01-01").code == 2


def test_somebody_grown_up_is_no_child_and_nobody_is_nobody(cli: Cli, ref: str) -> None:
    assert cli("timeline", ref, "--child", "B").code == 2
    assert cli("timeline", ref, "--person", "B").code == 0
    assert cli("timeline", ref, "--person", "Q").code == 3
    assert cli("timeline", ref, "--person", "E").code == 3
    assert cli("timeline", ref, "--person", "E", **OMAR).code == 0


def test_what_is_for_other_workers_is_nowhere(cli: Cli, ref: str) -> None:
    looks = (
        ["timeline", ref], ["list", ref], ["list", "observation", ref], ["show", ref],
        ["list", "observation", ref, "--history"], ["list", "person", ref, "--json"],
    )  # fmt: skip

    for words in looks:
        assert not re.search(r"Ilse|Verborgen|\bob2\b|3333", answer(cli, *words))
    assert "ob2" in answer(cli, "timeline", ref, **OMAR)


# --- find ------------------------------------------------------------------------------


def found(cli: Cli, typed: str, **changes: str) -> list[str]:
    answered = data(cli, "find", "-", stdin=typed, **changes)["found"]
    return [f"{each['section']} {each['key']}" for each in answered]


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("zoe", "persons A"),
        ("ZOË\n", "persons A"),
        ("meer van der", "persons A"),
        ("v.d. Meer", "persons A"),
        ("meer, z", "persons A"),
        ("brammetje", "persons B"),
        ("hofstra kees", "contacts n1"),
        ("0611112222", "persons A"),
        ("+31 6 1111 2222", "persons A"),
        ("0031(0)6 1111", "persons A"),
        ("2222", "persons A"),
        ("06 7777 8888", "stays st3"),
        ("vindplaats", "organisations o1"),
        ("0004321", "organisations o1"),
        ("haddad", "workers w2"),
    ],
)
@pytest.mark.usefixtures("ref")
def test_somebody_is_found_by_some_of_a_name_or_a_number(typed: str, key: str, cli: Cli) -> None:
    assert found(cli, typed) == [key]


@pytest.mark.parametrize("typed", ["vandaag", "eer", "weggehaald", "Hofstra Zoë", "06-9999 1"])
@pytest.mark.usefixtures("ref")
def test_what_fits_nobody_is_one_clear_line(typed: str, cli: Cli) -> None:
    assert answer(cli, "find", "-", stdin=typed).strip() == "Nobody by that name or number."


@pytest.mark.parametrize("typed", ["", "?!", "12 3"])
@pytest.mark.usefixtures("ref")
def test_too_little_to_look_for_is_refused(typed: str, cli: Cli) -> None:
    assert cli("find", "-", stdin=typed).code == 2


@pytest.mark.usefixtures("ref")
@pytest.mark.parametrize("typed", ["ilse", "33334444", "55556666", "12341234"])
def test_who_is_for_other_workers_is_found_by_them_alone(typed: str, cli: Cli) -> None:
    assert found(cli, typed) == []
    assert found(cli, typed, **OMAR) != []


def test_what_to_ask_stands_before_the_number_and_no_label_does(cli: Cli, ref: str) -> None:
    told = answer(cli, "find", "-", stdin="zoe")

    assert re.match(rf"{ref} A +Zoë van der Meer\n", told)
    assert told.index("Kun je vrij praten?") < told.index("06-1111 2222")
    assert "Zoekplaat" not in told


@pytest.mark.usefixtures("ref")
def test_a_look_for_somebody_is_journaled_without_whom(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    found(cli, "zoe")
    last = journal(cli.home, None, monkeypatch)[-1]

    assert (last.action, last.objects, last.worker) == ("find", {}, "Sanne de Bruin")


def test_nothing_to_find_is_typed_on_the_command_line(cli: Cli) -> None:
    assert cli("find", "Anna").code == 2
    assert "Anna" not in cli("find", "Anna").err
    assert "type hgcase find alone" in cli("find", "Anna").err
    assert cli("find").code == 13


def test_a_name_is_asked_at_a_terminal_and_in_no_argument(cli: Cli, ref: str) -> None:
    terminal = Terminal(cli.home, "find")
    terminal.answers(
        ("A name or a number", "?"), ("Some letters of a name", ""), ("number:", "van der meer")
    )

    assert terminal.ends() == 0
    assert re.search(rf"{ref} A +Zoë van der Meer", re.sub(r"\x1b\[[0-9;]*m", "", terminal.seen))
    assert f"hgcase safety-plan show {ref}" in terminal.seen


def test_a_group_and_a_ref_are_what_is_usual_there(cli: Cli, ref: str) -> None:
    assert cli("safety-plan", ref).out == cli("safety-plan", "show", ref).out
    assert cli("safety-plan", "Qx12x").code == 2
    assert cli("break", ref).code == cli("break", "start", ref).code == 13


def test_of_a_number_without_a_word_on_safe_calling_that_is_said(cli: Cli) -> None:
    bare = HOUSEHOLD.replace('hours: overdag, avoid: appen, ask_first: "Kun je vrij praten?"', "")
    ref = answer(cli, "import", "-", stdin=bare.replace("safe_contact: {}", "")).strip()

    assert "! not asked yet how to call without danger" in answer(cli, "find", "-", stdin="zoe")
    assert "!" not in answer(cli, "find", "-", stdin="noor")
    assert ref


# --- called ----------------------------------------------------------------------------


def test_calls_that_a_worker_may_not_know_are_not_counted_for_them(cli: Cli, ref: str) -> None:
    answer(cli, "called", ref, "B", "no_answer", "--at", "2026-09-18 10:00")
    key = data(cli, "list", "contact_lines", ref)["records"][-1]["key"]
    answer(cli, "edit", "contact-line", ref, key, "--workers-only", "w1")
    other = answer(
        cli, "called", ref, "B", "no_answer", "--at", "2026-09-19", HGCASE_WORKER="Iemand Anders"
    )

    assert "times" not in other


def test_a_call_is_noted_and_tries_in_vain_are_counted(cli: Cli, ref: str) -> None:
    first = answer(cli, "called", ref, "B", "no_answer", "--at", "2026-09-18 10:00")
    second = answer(cli, "called", ref, "b", "message left", "--at", "2026-09-19")
    after = data(cli, "called", ref, "B", "reached", "--at", "2026-09-20T09:00")

    assert "Last spoken to Thu 17 Sep 14:00." in first
    assert "times" not in first
    assert "Not reached 2 times now, since Fri 18 Sep 10:00." in second
    assert (after["tries"], after["last_contact"]) == (0, "2026-09-20T09:00")
    lines = data(cli, "list", "contact_lines", ref)["records"]
    assert [(line["result"], line.get("worker")) for line in lines] == [
        ("no_answer", "w1"), ("no_answer", "w1"), ("message_left", "w1"), ("reached", "w1"),
    ]  # fmt: skip
    assert {line.get("channel") for line in lines[1:]} == {"phone"}


def test_what_is_left_out_of_a_call_is_asked_by_letter(cli: Cli, ref: str) -> None:
    terminal = Terminal(cli.home, "called", ref, "--note")
    terminal.answers(
        ("Who was called?", "q"),
        ("Who was called?", "b"),
        ("How did it go?", "m"),
        ("What is there to say about it?", "@n9 belde"),
        ("names nobody", "@N1 belde"),
        ("is no reference", "Belt morgen."),
        (">", ""),
    )

    assert terminal.ends() == 0
    [line] = data(cli, "list", "contact_lines", ref)["records"][1:]
    assert (line["party"], line["result"], line["text"]) == ("B", "message_left", "Belt morgen.")


def test_a_call_names_who_is_here_and_when_it_was(cli: Cli, ref: str) -> None:
    assert cli("called", ref, "Q", "no_answer").code == 3
    assert cli("called", ref, "E", "no_answer").code == 3  # for another worker alone
    assert cli("called", ref, "A", "no_answer", "--at", "2026-10-01").code == 4
    assert cli("called", ref, "A").code == 13
    assert cli("called", ref).code == 13


# --- documents -------------------------------------------------------------------------

CONTENT = b"%PDF \x00\xff\r\n" * 99


def test_a_document_is_kept_under_its_key_and_comes_back_as_it_was(
    cli: Cli, ref: str, tmp_path: Path
) -> None:
    original = tmp_path / "Zoë van der Meer.PDF"
    original.write_bytes(CONTENT)
    added = cli("document", "add", ref, str(original), "--kind", "police_form", "--may-pass-on", "never")  # fmt: skip  # noqa: E501
    assert added.code == 0, added.err
    assert "not encrypted" in added.err
    out = tmp_path / "out.pdf"
    got = cli("document", "get", ref, "d2", "--out", str(out))

    assert got.code == 0, got.err
    assert out.read_bytes() == CONTENT
    assert out.stat().st_mode & 0o777 == 0o600
    assert "never to be passed on" in got.err
    assert data(cli, "list", "document", ref, "d2")["records"][0]["file"] == "d2.pdf"
    assert [each["size"] for each in data(cli, "document", "list", ref)["documents"]] == [
        None, len(CONTENT),
    ]  # fmt: skip
    kept = b"".join(path.read_bytes() for path in cli.home.folder.iterdir() if path.is_file())
    assert CONTENT[:30] not in kept


def test_a_document_overwrites_nothing_and_is_in_the_journal_before_it_leaves(
    cli: Cli, ref: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, out = tmp_path / "d", tmp_path / "out"
    source.write_bytes(CONTENT)
    out.write_text("mine")
    answer(cli, "add", "document", ref, "--kind", "photo", "--content", str(source))

    assert cli("document", "get", ref, "d2", "--out", str(out)).code == 9
    assert out.read_text() == "mine"
    assert cli("document", "get", ref, "d1", "--out", str(tmp_path / "no")).code != 0
    assert cli("document", "get", ref, "d9", "--out", str(tmp_path / "no")).code == 3
    assert not (tmp_path / "no").exists()
    assert cli("document", "get", ref, "d2", "--out", str(tmp_path / "yes")).code == 0
    assert journal(cli.home, ref, monkeypatch)[-1].action == "document get d2"


def test_a_document_for_other_workers_is_not_there(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "d1.pdf").write_bytes(CONTENT)
    narrowed = HOUSEHOLD.replace("file: d1.pdf,", "file: d1.pdf, workers_only: [w2],")
    (tmp_path / "case.yaml").write_text(narrowed)
    ref = answer(cli, "import", str(tmp_path / "case.yaml")).strip()

    assert cli("document", "get", ref, "d1", "--out", str(tmp_path / "out")).code == 3
    assert "d1" not in answer(cli, "document", "list", ref)
    assert cli("document", "get", ref, "d1", "--out", str(tmp_path / "out"), **OMAR).code == 0


def test_documents_travel_beside_the_case_file(cli: Cli, tmp_path: Path) -> None:
    there, back = tmp_path / "there", tmp_path / "back"
    there.mkdir()
    (there / "case.yaml").write_text(HOUSEHOLD)
    (there / "d1.pdf").write_bytes(CONTENT)
    ref = answer(cli, "import", str(there / "case.yaml")).strip()
    without = cli("export", ref, "--out", str(tmp_path / "bare.yaml"))
    whole = cli("export", ref, "--documents", "--out", str(back / "case.yaml"), **OMAR)

    assert without.code == 4  # it holds what is for Omar alone
    assert whole.code == 0, whole.err
    assert (back / "d1.pdf").read_bytes() == CONTENT
    assert (back / "d1.pdf").stat().st_mode & 0o777 == 0o600
    bare = cli("export", ref, "--out", str(tmp_path / "bare.yaml"), **OMAR)
    assert "1 document is not in it" in bare.err
    assert list(tmp_path.glob("*.pdf")) == []
    again = cli("import", str(back / "case.yaml"))
    assert again.err == ""
    assert cli("document", "get", again.out.strip(), "d1", "--out", str(tmp_path / "d")).code == 0
    assert (tmp_path / "d").read_bytes() == CONTENT
    assert cli("export", ref, "--documents", **OMAR).code == 2


def test_a_document_that_is_not_there_leaves_its_record(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(HOUSEHOLD)
    taken = cli("import", str(tmp_path / "case.yaml"))

    assert taken.code == 0
    assert taken.said == ["documents.d1: its file was not there; the record was kept."]
    assert "no file" in answer(cli, "document", "list", taken.out.strip())


# --- show ------------------------------------------------------------------------------


def test_a_household_is_on_one_screen_the_most_urgent_first(cli: Cli, ref: str) -> None:
    lines = answer(cli, "show", ref, **NARROW).splitlines()
    heads = [line.partition("  ")[0] for line in lines[1:] if re.match(r"[A-Z]", line)]
    marks = [line[:2].strip() for line in lines[1:] if re.match(r"[!·]", line)]

    assert heads == [
        "WHERE", "SAFE?", "WHO", "ROLES", "PLAN", "TO DO", "AHEAD", "TALKS", "HELP", "MORE",
    ]  # fmt: skip
    assert lines[2].startswith("!!")
    assert marks == sorted(marks, key=["!!", "!", "·"].index)
    assert len(lines) <= 45


def test_after_an_incident_somebodys_account_of_it_is_next(cli: Cli, ref: str) -> None:
    told = answer(cli, "add", "incident", ref, "--at", "2026-09-27T02:30")

    assert f"hgcase add account {ref}" in told


def test_what_brought_a_household_stands_there_until_somebody_was_spoken_to(cli: Cli) -> None:
    begun = (
        "hgcase: 1\nhousehold: {opened: 2026-09-27}\npersons: [{key: A, name: Kim Proef}]\n"
        "notifications: [{key: no1, at: 2026-09-27T02:30, kind: police}]\n"
        "concerns: [{key: cn1, date: 2026-09-27, text: '@A belde na de nacht.', said_by: A}]\n"
    )
    told = answer(cli, "show", answer(cli, "import", "-", stdin=begun).strip())
    talk = "sessions: [{key: s1, at: 2026-09-27, state: held, mode: separate, present: [A]}]\n"
    later = answer(cli, "show", answer(cli, "import", "-", stdin=begun + talk).strip())

    assert re.search(r"BEGAN +the police · ", told)
    assert "Kim belde na de nacht." in told
    assert "BEGAN" not in later


def test_facts_that_weigh_stand_with_who_told_them_and_no_score(cli: Cli, ref: str) -> None:
    told = answer(cli, "show", ref)

    assert "death threat · Brammetje → Zoë · since 2025 · told by Zoë, Fri 11 Sep" in told
    assert "on Brammetje · until Wed 30 Sep · no contact with Zoë, Noor" in told
    assert "not covered: school van Noor" in " ".join(told.split())
    assert "score" not in told


def test_what_is_open_is_told_the_latest_first(cli: Cli, ref: str) -> None:
    told = answer(cli, "show", ref)

    assert told.index("by Fri 25 Sep, past") < told.index("sleutels terug · Zoë")
    assert re.search(r"Tue 6 Oct +family court", told)
    assert "asked Sat 12 Sep, not started" in told
    assert f"other kinds: hgcase list {ref}" in told


def test_whoever_lives_in_another_home_is_not_said_to_be_at_home(cli: Cli) -> None:
    """A Marco "at home" beside Judith "at home" sends a worker to the wrong door."""
    case = """\
hgcase: 1
household: {label: Twee huizen, opened: 2026-09-01}
persons: [{key: A, name: Judith}, {key: B, name: Marco}, {key: C, name: Liv}]
homes: [{key: h1, name: het huis}, {key: h2, name: de flat}, {key: h3, name: Luwte, secret: "true"}]
stays:
  - {key: st1, persons: [A], kind: lives, home: h1, since: "2014"}
  - {key: st2, persons: [B], kind: lives, home: h2, since: "2014"}
  - {key: st3, persons: [C], kind: lives, home: h3, since: "2014"}
"""
    shown = answer(cli, "show", answer(cli, "import", "-", stdin=case).strip())

    assert re.search(r"Judith +het huis\n +Marco +de flat\n +Liv +staying elsewhere", shown)
