"""Every command: the straight way, what its JSON is, and what it says next."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from tests.formats.made import SMALL
from tests.support.cli import EXAMPLES, ROOT, WORKER, Cli, Home, environment, start

from hgcase.cli.commands import COMMANDS
from hgcase.cli.output import JSON_FORMAT

REF = r"[A-Z]{2}\d{4}"
TALK = """\
at: 2026-09-26T10:00
state: held
mode: joint
channel: visit
present: [A, B, w1]
summary: We hebben gepraat.
checks:
  - {rule: 1, person: B, said_by: A, answer: broken}
  - {rule: 1, person: B, said_by: B, answer: kept}
"""


def answer(cli: Cli, *words: str, stdin: str = "") -> str:
    answered = cli(*words, stdin=stdin)
    assert answered.code == 0, answered.err
    return answered.out


def data(cli: Cli, *words: str, stdin: str = "") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(answer(cli, *words, "--json", stdin=stdin))
    assert found["format"] == JSON_FORMAT == 1
    return found


def test_init_makes_a_store_and_says_what_next(tmp_path: Path) -> None:
    home = Home(tmp_path / "deep" / "home", tmp_path / "key")
    made = start(["init", "--key-file", str(home.key_file)], environment(home))

    assert made.code == 0, made.err
    assert made.out == ""
    assert made.said == [f"Made: {home.folder}", "Next: hgcase new-household"]
    assert re.fullmatch(r"[0-9a-f]{64}\n", home.key_file.read_text())


def test_a_household_starts_from_a_case_file(cli: Cli) -> None:
    answered = cli("new-household", "--from", "-", stdin=SMALL)
    ref = answered.out.strip()

    assert re.fullmatch(REF, ref)
    assert f"hgcase show {ref}" in answered.err
    assert list(cli.exports()) == [ref]


def test_import_gives_a_ref_for_each_file(cli: Cli) -> None:
    refs = answer(cli, "import", *map(str, EXAMPLES)).split()

    assert len(refs) == len(set(refs)) == len(EXAMPLES)
    assert sorted(cli.exports()) == sorted(refs)


def test_a_dry_run_only_looks(cli: Cli) -> None:
    said = answer(cli, "import", "--dry-run", *map(str, EXAMPLES)).splitlines()

    assert said == [f"{path}: can be taken in." for path in EXAMPLES]
    assert cli.exports() == {}


def test_a_talk_is_logged_from_a_file_and_its_difference_is_told(
    filled: Cli, tmp_path: Path
) -> None:
    source = tmp_path / "talk.yaml"
    source.write_text(TALK)
    said = answer(filled, "log-session", filled.home.ref, "--from", str(source)).splitlines()

    assert re.match(r"✓  s\d+ ", said[0])
    assert f"{'RULE 1':<15}Anna and Bram differ" in said
    assert any(line.startswith("WEEK ") and "second talk together" in line for line in said)


def test_a_logged_talk_answers_as_json(filled: Cli) -> None:
    found = data(filled, "log-session", filled.home.ref, "--from", "-", stdin=TALK)

    assert found == {"format": 1, "kind": "logged", "ref": filled.home.ref, "keys": ["s10"]}


def test_a_household_is_shown_with_safety_on_top(filled: Cli) -> None:
    lines = answer(filled, "show", filled.home.ref).splitlines()

    assert lines[0].startswith(f"{filled.home.ref}         Gezin Wilgenroos")
    assert lines[0].endswith("Take a break, week 3 of 8")
    assert lines[2].startswith("!  ")
    assert any(re.match(r"SAFE\? +\w{3} .*, says ", line) for line in lines)


@pytest.mark.parametrize(
    "typed",
    [str.lower, lambda ref: f"{ref[:2]} {ref[2:]}", lambda ref: ref[:4]],
    ids=["small letters", "with a space", "its beginning"],
)
def test_a_ref_is_understood_as_people_type_it(typed: Any, filled: Cli) -> None:
    ref = filled.home.ref

    assert answer(filled, "show", typed(ref)) == answer(filled, "show", ref)


def test_a_household_is_shown_as_json(filled: Cli) -> None:
    found = data(filled, "show", filled.home.ref)

    assert (found["kind"], found["ref"], found["revision"]) == ("household", filled.home.ref, 1)
    assert [person["key"] for person in found["case"]["persons"]] == ["A", "B", "C", "D"]


@pytest.mark.req("A46")
def test_the_safety_plan_is_on_one_screen_with_danger_first(filled: Cli) -> None:
    lines = answer(filled, "safety-plan", "show", filled.home.ref).splitlines()

    assert lines[0].startswith(f"{filled.home.ref}         Safety plan  look again: ")
    assert lines[2].startswith("DANGER?        Call 112. ")
    assert [line.partition("  ")[0] for line in lines[1:] if re.match("[A-Z]", line)] == [
        "DANGER?", "WHERE", "CALL", "SIGNS", "TIME-OUT", "PLAN", "RULE 1", "RULE 2", "MUST BE",
        "BREAK", "CONTACT", "CHILDREN",
    ]  # fmt: skip
    assert "in force since Fri 11 Sep" in "\n".join(lines)
    assert "order" not in "\n".join(lines)
    assert "score" not in "\n".join(lines)


@pytest.mark.req("A54", "A55")
def test_the_break_and_its_contact_agreement_stand_on_the_plan(filled: Cli) -> None:
    told = answer(filled, "safety-plan", "show", filled.home.ref)

    assert "BREAK          Bram goes · family, then hotel (--where)" in told
    assert "Eén keer per dag bellen om 19.00 uur" in told


def test_the_safety_plan_speaks_in_letters_if_asked(filled: Cli) -> None:
    told = answer(filled, "safety-plan", "show", filled.home.ref, "--letters")

    assert "A, B, C and D  at home" in told
    assert "agreed by A and B" in told


def test_the_safety_plan_says_where_only_if_asked(filled: Cli) -> None:
    ref = filled.home.ref

    assert "· hotel" not in answer(filled, "safety-plan", "show", ref)
    assert "family · Kees" in answer(filled, "safety-plan", "show", ref, "--where")


def test_the_safety_plan_answers_as_json(filled: Cli) -> None:
    found = data(filled, "safety-plan", "show", filled.home.ref)

    assert list(found) == ["format", "kind", "ref", "on", "plans", "rules", "whereabouts", "names"]
    assert [plan["key"] for plan in found["plans"]] == ["sp1"]
    assert [rule["number"] for rule in found["rules"]] == [1, 2]


def test_a_child_that_is_expected_has_no_age_yet(cli: Cli) -> None:
    expected = "born: 1988-03-04}\n  - {key: C, name: Cato Proef, expected: 2027-01}"
    case = SMALL.replace("born: 1988-03-04}", expected)
    ref = answer(cli, "new-household", "--from", "-", stdin=case).strip()
    told = answer(cli, "show", ref)
    [line] = [line for line in told.splitlines() if line.split()[:2] == ["C", "Cato"]]

    assert "Jan 2027  Cato Proef · expected" in told
    assert line.split() == ["C", "Cato", "Proef"]  # and nobody can have spoken to the child


def test_a_household_without_a_plan_says_so(cli: Cli) -> None:
    bare = SMALL.replace("state: in_force", "state: draft")
    ref = answer(cli, "new-household", "--from", "-", stdin=bare).strip()

    assert "no plan is in force" in answer(cli, "safety-plan", "show", ref)
    assert data(cli, "safety-plan", "show", ref)["plans"] == []


def test_households_are_listed_without_names(filled: Cli) -> None:
    told = answer(filled, "households")

    assert all(ref in told for ref in filled.home.refs.values())
    assert not any(name in told for name in ("Anna", "Bram", "Gezin", "Wilgenroos", "Sanne"))


def test_households_answer_as_json(filled: Cli) -> None:
    found = data(filled, "households")
    [row] = [row for row in found["households"] if row["ref"] == filled.home.ref]

    assert list(found) == ["format", "kind", "households"]
    assert (row["method"], row["start"], row["last_talk"]) == (
        "take-a-break", "2026-09-07", "2026-09-25T14:00",
    )  # fmt: skip


def test_an_empty_store_says_what_to_do(cli: Cli) -> None:
    assert "hgcase new-household" in answer(cli, "households")
    assert data(cli, "households")["households"] == []


def test_a_paper_is_kept_beside_the_store(filled: Cli) -> None:
    answered = filled("report", "--household", filled.home.ref, "--for", "together:A,B")
    path = Path(answered.out.strip())
    reports = filled.home.folder.parent / "reports"

    assert path == reports / filled.home.ref / "A-B-en" / "report-2026-09-27.html"
    assert path.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert answered.said == ["For A and B. Read it before you hand it over."]


@pytest.mark.parametrize("kind", ["progress", "safety-plan"])
@pytest.mark.parametrize("paper_format", ["html", "md"])
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_paper_comes_on_the_screen_too(
    kind: str, paper_format: str, lang: str, filled: Cli
) -> None:
    order = ["--kind", kind, "--format", paper_format, "--lang", lang, "--out", "-"]
    told = answer(filled, "report", "--household", filled.home.ref, "--for", "person:A", *order)

    assert ("<html" in told) is (paper_format == "html")
    assert not (filled.home.folder.parent / "reports").exists()


def test_a_second_paper_of_a_day_leaves_the_first(filled: Cli) -> None:
    order = ["report", "--household", filled.home.ref, "--for", "team"]
    first, second = (Path(answer(filled, *order).strip()) for _ in range(2))

    assert (first.name, second.name) == ("report-2026-09-27.html", "report-2026-09-27-2.html")
    assert first.read_bytes() == second.read_bytes()


def test_export_writes_a_file_and_warns(filled: Cli, tmp_path: Path) -> None:
    path = tmp_path / "uit" / "gezin.json"
    answered = filled("export", filled.home.ref, "--format", "json", "--out", str(path))

    assert json.loads(path.read_text("utf-8"))["household"]["label"] == "Gezin Wilgenroos"
    assert answered.said == [f"Written: {path}. It is not encrypted."]


def test_the_schema_is_printed(cli: Cli) -> None:
    assert json.loads(answer(cli, "schema"))["title"] == "hgcase case file"


def test_settings_are_shown_and_set(cli: Cli) -> None:
    answer(cli, "config", "lang", "nl")
    found = data(cli, "config")

    assert found["home"] == str(cli.home.folder)
    assert (found["store"], found["worker"]) == ("SQLCipher", WORKER)
    assert (cli.home.folder / "config.toml").read_text() == 'lang = "nl"\n'


def test_the_language_is_asked_then_set_then_of_the_system(cli: Cli) -> None:
    def says(*words: str, **changes: str | None) -> str:
        return cli.process(*words, "households", env={"HGCASE_LANG": None, **changes}).out

    assert says().startswith("There is no household yet")
    dutch = says("--lang", "nl")
    assert dutch == says(HGCASE_LANG="nl") == says(LC_ALL="nl_NL.UTF-8")
    answer(cli, "config", "lang", "nl")
    assert says() == dutch
    assert says("--lang=en", HGCASE_LANG="nl").startswith("There is no household yet")


def test_the_version_is_told(cli: Cli) -> None:
    assert re.fullmatch(r"hgcase \d+\.\d+\.\d+\n", answer(cli, "--version"))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(command: str, cli: Cli) -> None:
    words = ["safety-plan", "show"] if command == "safety-plan" else [command]
    told = answer(cli, *words, "--help")

    assert told.startswith(f"Usage: hgcase {' '.join(words)} ")
    assert "Examples" in told
    assert f"hgcase {' '.join(words)}" in told.partition("Examples")[2]


READING = {"show", "safety-plan", "households", "config", "list", "timeline", "find", "agenda"}
FILES = {"report", "export", "schema", "completion"}  # their answer is a file


@pytest.mark.parametrize("command", COMMANDS)
def test_every_reading_command_answers_as_json(command: str, cli: Cli) -> None:
    under = {"safety-plan": ["show"], "document": ["list"], "method": ["list"], "break": ["end"]}
    told = answer(cli, command, *under.get(command, []), "--help")
    writes = {"new-household", "log-session", "called", "import", "init", "demo"}
    kinds = {"add", "edit", "withdraw", "share"}  # told for each kind apart

    asked = READING | {"log-session", "called", "document", "method", "break", "phase", "close"}

    assert command in READING | FILES | writes | kinds | {"document", "method"} | asked
    if command not in kinds:
        assert ("--json" in told) is (command in asked)


def test_the_readme_shows_a_plan_as_it_is(filled: Cli) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    shown = readme.partition("$ hgcase safety-plan show LM4827\n")[2].partition("```")[0]
    told = answer(filled, "safety-plan", "show", filled.home.ref).replace(filled.home.ref, "LM4827")

    assert sorted(shown.split()) == sorted(told.split())  # it is folded to the page
