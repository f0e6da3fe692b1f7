"""Households on methods of one's own: real stores, and the program as it is typed."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.terminal import Terminal
from tests.methods.example import example, put, second
from tests.support.cli import Cli

CASE = """\
hgcase: 1
household: {label: Testhuis, opened: 2026-09-01}
persons: [{key: A, name: Anna Proef}, {key: B, name: Bram Proef}]
workers: [{key: w1, name: Sanne de Bruin}]
trajectories:
  - {key: t1, method: riverside, start: 2026-09-07,
     participants: [{person: A, since: 2026-09-07}, {person: B, since: 2026-09-07}]}
"""
TALK = "at: 2026-09-26T10:00\nstate: held\nmode: team\npresent: [w1]\n"


def started(cli: Cli, text: str = CASE) -> str:
    """Start a household from a case file, and give its ref."""
    found = cli("new-household", "--from", "-", stdin=text)
    assert found.code == 0, found.err
    return found.out.strip()


def trajectory(cli: Cli, ref: str) -> dict[str, Any]:
    """Give the first trajectory of a household as it is exported."""
    tree = json.loads(cli("export", ref, "--format", "json").out)
    found: dict[str, Any] = tree["trajectories"][0]
    return found


@pytest.mark.req("E30")
def test_a_household_stays_on_the_version_it_started_with(cli: Cli) -> None:
    put(cli.home.folder, "riverside-1.toml", example())
    first = started(cli)
    put(cli.home.folder, "riverside-2.toml", second(example()))
    next_ = started(cli)

    assert trajectory(cli, first)["method_version"] == 1
    assert trajectory(cli, next_)["method_version"] == 2
    assert "week 3 of 12" in cli("show", first).out
    assert "week 3 of 10" in cli("show", next_).out
    listed = cli("households").out
    assert "week 3 of 12" in listed
    assert "week 3 of 10" in listed
    assert "Riverside approach" in listed


def test_what_is_written_later_leaves_the_version_as_it_was(cli: Cli) -> None:
    put(cli.home.folder, "riverside-1.toml", example())
    ref = started(cli)
    put(cli.home.folder, "riverside-2.toml", second(example()))

    assert cli("log-session", ref, "--from", "-", stdin=TALK).code == 0
    assert cli("edit", "trajectory", ref, "t1", "--frame", "voluntary").code == 0
    assert trajectory(cli, ref)["method_version"] == 1


def test_a_household_that_goes_out_and_comes_back_stays_on_its_version(cli: Cli) -> None:
    put(cli.home.folder, "riverside-1.toml", example())
    text = cli("export", started(cli)).out
    put(cli.home.folder, "riverside-2.toml", second(example()))

    assert trajectory(cli, started(cli, text))["method_version"] == 1


def test_a_trajectory_that_is_added_starts_on_the_newest_version(cli: Cli) -> None:
    put(cli.home.folder, "riverside-1.toml", example())
    put(cli.home.folder, "riverside-2.toml", second(example()))
    ref = started(cli)
    entry = "method: take-a-break\nstart: 2026-09-20\n"
    added = cli("add", "trajectory", ref, "--from", "-", stdin=entry)
    older = "method: riverside\nmethod_version: 1\nstart: 2026-09-21\n"

    assert added.code == 0, added.err
    assert cli("add", "trajectory", ref, "--from", "-", stdin=older).code == 0
    tree = json.loads(cli("export", ref, "--format", "json").out)
    assert [each["method_version"] for each in tree["trajectories"]] == [2, 1, 1]


def test_a_version_that_was_emptied_is_the_newest_again(cli: Cli) -> None:
    put(cli.home.folder, "riverside-1.toml", example())
    ref = started(cli)
    put(cli.home.folder, "riverside-2.toml", second(example()))
    emptied = cli("edit", "trajectory", ref, "t1", "--from", "-", stdin="method_version: null\n")

    assert emptied.code == 0, emptied.err
    assert trajectory(cli, ref)["method_version"] == 2


def test_a_method_with_phases_and_an_end_says_both(cli: Cli) -> None:
    phases = """
[[phases]]
phase = "direct_safety"
about = { en = "Safe at home.", nl = "Veilig thuis." }
source = "guideline, page 2"
"""
    put(cli.home.folder, "riverside-1.toml", example() + phases)
    phase = "phases: [{phase: direct_safety, since: 2026-09-08}],\n     "
    ref = started(cli, CASE.replace("participants", phase + "participants"))

    said = "Riverside approach, week 3 of 12, direct safety"
    assert said in cli("households").out
    assert said in cli("show", ref).out


# --- A method or a version that is not known ---


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (CASE.replace("riverside", "onbekend"),
         ("line 6, trajectories.t1.method: This method is not known here; choose take-a-break, "
         "ambulant, top-3, riverside, or put its file in the folder methods.")),
        (CASE.replace("start:", "method_version: 7, start:"),
         ("line 6, trajectories.t1.method_version: This version of the method is not known here; "
         "choose 1, or put its file (riverside-7.toml) in the folder methods.")),
    ],
)  # fmt: skip
def test_a_case_file_with_what_is_not_known_is_refused_in_one_line(
    text: str, said: str, cli: Cli
) -> None:
    put(cli.home.folder, "riverside-1.toml", example())
    refused = cli("import", "-", stdin=text)

    assert refused.code == 11
    assert [line for line in refused.said if "trajectories" in line] == [f"-: {said}"]
    assert "onbekend" not in refused.err
    assert json.loads(cli("households", "--json").out)["households"] == []


def test_a_household_whose_method_is_gone_is_shown_written_to_and_closed(cli: Cli) -> None:
    path = put(cli.home.folder, "riverside-1.toml", example())
    ref = started(cli)
    path.unlink()
    shown = cli("show", ref)

    assert shown.code == 0
    assert "riverside, week 3" in shown.out
    assert "of 12" not in shown.out
    gone = "what the approach asks is not known here: riverside-1.toml is missing or broken"
    assert gone in " ".join(shown.out.split())
    assert gone in " ".join(cli("agenda", ref).out.split())
    for words in (("safety-plan", "show", ref), ("households",), ("timeline", ref),
                  ("list", "trajectory", ref), ("export", ref)):  # fmt: skip
        looked = cli(*words)
        assert looked.code == 0, words
        assert "left out" not in looked.err
    assert cli("log-session", ref, "--from", "-", stdin=TALK).code == 0
    ended = "ended: {date: 2026-09-27, state: stopped}\n"
    assert cli("edit", "trajectory", ref, "t1", "--from", "-", stdin=ended).code == 0
    assert trajectory(cli, ref)["method"] == "riverside"


def test_nothing_new_starts_on_a_method_that_is_gone(cli: Cli) -> None:
    path = put(cli.home.folder, "riverside-1.toml", example())
    ref = started(cli)
    path.unlink()
    entry = "method: riverside\nmethod_version: 1\nstart: 2026-09-20\n"
    refused = cli("add", "trajectory", ref, "--from", "-", stdin=entry)
    other = cli("edit", "trajectory", ref, "t1", "--from", "-", stdin="method_version: 4\n")

    assert refused.code == other.code == 11
    assert "is not known here" in refused.err
    assert len(json.loads(cli("export", ref, "--format", "json").out)["trajectories"]) == 1


# --- A file with a fault ---


def test_a_broken_method_never_hides_a_safety_plan(cli: Cli) -> None:
    path = put(cli.home.folder, "riverside-1.toml", example())
    ref = started(cli)
    before = cli("safety-plan", "show", ref)
    path.write_text(example().replace("value = 12", 'value = "12"'), "utf-8")
    after, shown = cli("safety-plan", "show", ref), cli("show", ref)

    assert (after.code, after.out) == (0, before.out)
    assert shown.code == 0
    assert f"{path} was left out: 'hgcase method check' tells what is wrong." in shown.said


def test_nothing_is_written_with_a_broken_method_and_all_of_it_is_told(cli: Cli) -> None:
    path = put(cli.home.folder, "riverside-1.toml", example())
    ref = started(cli)
    path.write_text(
        example().replace("value = 12", 'value = "12"').replace("days = 14", "days = 0"), "utf-8"
    )
    written = cli("log-session", ref, "--from", "-", stdin=TALK)
    begun = cli("new-household", "--from", "-", stdin=CASE)

    assert written.code == begun.code == 5
    assert written.said == begun.said == [
        ("line 6, riverside-1.toml, weeks.value: A whole number is asked here, without quotes: "
        "value = 12"),
        ("line 48, riverside-1.toml, silences[1].days: A whole number from 1 to 7300 is asked "
        "here."),
        f"{path} cannot be used; nothing was changed.",
        "Mend it, or move it away. docs/methods.md says how a method is written.",
    ]  # fmt: skip


def test_households_on_other_methods_notice_nothing_of_a_broken_one(filled: Cli) -> None:
    put(filled.home.folder, "riverside-1.toml", "[weeks\n")
    written = filled("log-session", filled.home.ref, "--from", "-", stdin=TALK)

    assert written.code == 0, written.err
    assert filled("show", filled.home.ref).err == ""


def test_nobody_is_asked_anything_for_a_method_that_cannot_be_used(cli: Cli) -> None:
    put(cli.home.folder, "riverside-1.toml", "[weeks\n")
    unknown = cli("new-household", "--method", "oever")
    broken = cli("new-household", "--method", "riverside")

    assert unknown.code == 2
    assert unknown.said[-3:] == [
        (f"{cli.home.folder / 'methods' / 'riverside-1.toml'} was left out: 'hgcase method check' "
        "tells what is wrong."),
        "--method cannot have that value.",
        "Choose: take-a-break, ambulant, top-3.",
    ]  # fmt: skip
    assert broken.code == 5
    assert broken.said[0].startswith("line 1, riverside-1.toml: This line cannot be understood")


# --- The command, which opens no store ---


@pytest.fixture
def alone(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """The program on a home where there is neither a store nor a key."""
    from tests.support.cli import Home

    home = Home(tmp_path / "alone", tmp_path / "no-key")
    home.folder.mkdir()
    assert cli.home.folder != home.folder
    return Cli(home, monkeypatch)


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("words", ["list", "show top-3", "check", "diff riverside 1 2"])
def test_a_method_is_looked_at_without_a_store_or_a_key(words: str, lang: str, alone: Cli) -> None:
    put(alone.home.folder, "riverside-1.toml", example())
    put(alone.home.folder, "riverside-2.toml", second(example()))
    answered = alone("--lang", lang, "method", *words.split())

    assert answered.code == 0, answered.err
    assert answered.out
    assert {path.name for path in alone.home.folder.iterdir()} == {"methods"}


def test_the_list_says_versions_and_whose_they_are(alone: Cli) -> None:
    put(alone.home.folder, "riverside-1.toml", example())
    text = example().replace('"riverside"', '"top-3"').replace("version = 1", "version = 2")
    put(alone.home.folder, "top-3-2.toml", text)
    rows = [" ".join(line.split()) for line in alone("method", "list").out.splitlines()]

    assert rows == [
        "take-a-break Take a break 8 weeks version 1 comes with hgcase",
        "ambulant long-term ambulant guidance open-ended version 1 comes with hgcase",
        "top-3 Riverside approach 12 weeks version 1, 2 2 your own",
        "riverside Riverside approach 12 weeks version 1 your own",
    ]
    listed = json.loads(alone("method", "list", "--json").out)["methods"]
    assert [(each["method"], each["versions"], each["own"]) for each in listed][2:] == [
        ("top-3", [1, 2], [2]), ("riverside", [1], [1]),
    ]  # fmt: skip


def test_the_page_of_a_method_says_each_number_with_its_source(alone: Cli) -> None:
    page = " ".join(alone("method", "show", "take-a-break").out.split())

    for said in ("weeks 8 weeks [A24]", "talks a week 1–3",
                 "rules of the plan gone through at each talk",
                 "family worker when there are children [A20]",
                 "a person 7 days without a talk [A26]",
                 "perpetrator, offender, victim, abuser [A30, A31]"):  # fmt: skip
        assert said in page, said
    page = " ".join(alone("method", "show", "top-3").out.split())
    assert "Before the next one: The plan leads to stable safety" in page


def test_other_programs_get_all_of_a_method(alone: Cli) -> None:
    put(alone.home.folder, "riverside-1.toml", example())
    tree = json.loads(alone("method", "show", "riverside", "--json").out)

    assert tree["kind"] == "method"
    assert tree["weeks"] == {"value": 12, "source": "guideline, page 3"}
    assert tree["name"] == {"en": "Riverside approach", "nl": "Oeveraanpak"}
    assert tree["roles"][1]["when"] == "children"
    assert (tree["versions"], tree["own"]) == ([1], [1])


def test_a_version_or_a_method_that_is_not_there_is_not_found(alone: Cli) -> None:
    for words in ("show nothing", "show top-3 --version 4", "diff top-3 1 4", "diff nothing 1 2"):
        found = alone("method", *words.split())
        assert found.code == 3, words
        assert "'hgcase method list' shows which there are." in found.said


def test_a_file_is_checked_wherever_it_lies(alone: Cli, tmp_path: Path) -> None:
    path = tmp_path / "riverside-1.toml"
    path.write_text(example(), "utf-8")
    right = alone("method", "check", str(path))
    path.write_text(example().replace("12", "0", 1), "utf-8")
    wrong = alone("method", "check", str(path))

    assert (right.code, right.out) == (0, "riverside, version 1: nothing is wrong with it.\n")
    assert right.said == [f"To use it, put it in {alone.home.folder / 'methods'}."]
    assert wrong.code == 5
    assert wrong.said[0].startswith("line 6, riverside-1.toml, weeks.value:")
    assert alone("method", "check", str(tmp_path / "nowhere.toml")).code == 3


def test_all_own_methods_are_checked_at_once(alone: Cli) -> None:
    none = alone("method", "check")
    put(alone.home.folder, "riverside-1.toml", example())
    put(alone.home.folder, "riverside-2.toml", example())
    put(alone.home.folder, "Other.toml", example())
    found = alone("method", "check")

    assert none.code == 0
    assert "There are no methods of your own" in none.out
    assert found.code == 5
    assert [line.split(": ")[0] for line in found.said[:-2]] == [
        "Other.toml", "line 2, riverside-2.toml, version",
    ]  # fmt: skip


def test_the_difference_of_two_versions_is_said_in_words(alone: Cli) -> None:
    put(alone.home.folder, "riverside-1.toml", example())
    changed = (
        second(example())
        .replace('"safety", ', "")
        .replace('nl = "een gedragsregel"', 'nl = "een huisregel"')
        .replace("every_days = 21", "every_days = 28")
        .replace('[[silences]]\nof = "child"', '[[silences]]\nof = "person"')
        .replace('"guideline, page 7"', '"guideline, page 8"')
    )
    put(alone.home.folder, "riverside-2.toml", changed)
    told = alone("method", "diff", "riverside", "1", "2").out.splitlines()
    said = [" ".join(line.split()).removeprefix("~ ") for line in told]

    assert said[0] == "Riverside approach: version 1 → 2"
    for line in ("weeks: 12 weeks → 10 weeks", "talks a week: 1–2 → 1–3", "+ psychologist: always",
                 "look at the safety plan again: every 21 days → every 28 days",
                 "- a child: 14 days without a talk", "+ a person: 14 days without a talk",
                 "- feeling of safety", "een gedragsregel → een huisregel (nl)",
                 "each child: [guideline, page 7] → [guideline, page 8]"):  # fmt: skip
        assert line in said, line
    same = alone("method", "diff", "riverside", "1", "1").out
    assert same.splitlines()[1] == "They say the same."
    tree = json.loads(alone("method", "diff", "riverside", "1", "2", "--json").out)
    assert {"section": "weeks", "item": "weeks", "before": "12 weeks", "after": "10 weeks"} in (
        tree["changes"]
    )


def test_what_is_broken_is_refused_when_it_is_chosen_and_the_answers_are_kept(cli: Cli) -> None:
    put(cli.home.folder, "riverside-1.toml", example())
    path = put(cli.home.folder, "riverside-2.toml", second(example()).replace("10,", '"10",'))
    before = (
        ("What begins here?", ""), ("A name for", ""), ("Name of A", "Anna Proef"), ("Born (", ""),
        ("Phone of", ""), ("Name of B", ""), ("Home address", ""), ("From where", ""),
        ("When were the police", ""), ("What is the matter", ""),
    )  # fmt: skip
    refused = Terminal(cli.home, "new-household")
    refused.answers(*before, ("4 Riverside approach", "4"))
    code = refused.ends()
    path.write_text(second(example()), "utf-8")
    again = Terminal(cli.home, "new-household")
    again.answers(("Go on", ""), ("Which approach?", "4"))
    again.answers(("When does it start?", "today"))
    again.asked("On what footing?")

    assert code == 5, refused.seen
    assert "weeks.value: A whole number is asked here, without quotes: value = 10" in refused.seen
    assert json.loads(cli("households", "--json").out)["households"] == []
