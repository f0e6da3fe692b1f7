"""An organisation's own lists: real files, and the program as a process of its own."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.cli import Cli, Home
from tests.support.refusals import refuses

from hgcase import lists
from hgcase.domain.declare.words import say
from hgcase.errors import StoreError
from hgcase.i18n import LANGUAGES, language
from hgcase.lists import refuse_broken, word_list
from hgcase.lists.entries import Said, shipped

CHOIR = """
[words.choir]
en = "choir"
nl = "koor"
"""
BROKEN = """
extra = 1

[words.choir]
nl = "koor"
scale = [10, 0]
colour = "red"

[words.Choir]
en = "choir"
nl = "koor"

[words.safety]
scale = [1, 5]
nl = "veilig\\nvoelen"

[words.band]
en = "band"
nl = "band"
low = {en = "none", nl = "geen"}
answers = "yes"
by = ["neighbour"]

[words.stage]
en = "stage"
nl = "podium"
scale = [0, 3]
low = "nothing"
high = {en = "much", nl = ""}
"""
WRONG = """
topics.toml: There is no extra here; choose from en, nl, source, words.

topics.toml, choir: There is no colour here; choose from en, nl, low, high, source, scale,
  answers, by.

topics.toml, choir: en is missing; add what it is called in that language: en = "…"

topics.toml, choir: A scale is two whole numbers from 0 to 1000, the lower one first:
  scale = [0, 10]

topics.toml, Choir: A word is small letters, digits and _, and begins with a letter.

topics.toml, safety: nl is one line of text, of at most 80 characters.

topics.toml, safety: scale of a word that hgcase has cannot be changed; choose a word of
  your own.

topics.toml, band: answers is a list of words: answers = ["yes", "no"]

topics.toml, band: by is a list of these: person, worker, organisation.

topics.toml, band: low says what an end of a scale means, and there is no scale here.

topics.toml, stage: low is written like this: low = { en = "…", nl = "…" }

topics.toml, stage: high.nl is one line of text, of at most 80 characters.
"""


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path) -> Iterator[None]:
    """Own lists are read from the folder of this test."""
    with lists.own_words(lambda: tmp_path):
        yield


def own(home: Path, name: str, text: str | bytes) -> Path:
    """Write an own list."""
    path = home / "lists" / f"{name}.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def problems() -> list[str]:
    with refuses("broken-lists", StoreError) as refused:
        refuse_broken()
    return refused.value.tell(language("en"))


# --- What a good one does ---


@pytest.mark.req("E30")
def test_own_words_come_behind_ours_and_before_what_is_left_over(tmp_path: Path) -> None:
    own(tmp_path, "help_kinds", CHOIR)
    words = list(word_list("help_kinds").words)

    assert words[-2:] == ["choir", "other"]
    assert words[:-2] == list(shipped("help_kinds").words)[:-1]
    refuse_broken()


def test_own_words_are_said_in_both_languages(tmp_path: Path) -> None:
    own(tmp_path, "help_kinds", CHOIR)

    assert [say(language(code), "choir", of="help_kinds") for code in LANGUAGES] == [
        "koor", "choir",
    ]  # fmt: skip


def test_a_word_of_ours_can_be_said_otherwise_and_stays_what_it_is(tmp_path: Path) -> None:
    own(tmp_path, "topics", '[words.safety]\nnl = "zo veilig voel ik me"\nlow = {en="0", nl="0"}')
    changed, before = word_list("topics").words["safety"], shipped("topics").words["safety"]

    assert changed.nl == "zo veilig voel ik me"
    assert changed.low == Said("0", "0")
    assert (changed.en, changed.scale, changed.by) == (before.en, before.scale, before.by)
    assert list(word_list("topics").words) == list(shipped("topics").words)


def test_a_list_wholly_of_ones_own_says_what_it_is_called(tmp_path: Path) -> None:
    own(tmp_path, "songs", 'en = "songs"\nnl = "liedjes"\n' + CHOIR)

    refuse_broken()
    assert list(word_list("songs").words) == ["choir"]


def test_an_own_topic_has_its_scale_and_its_answers(tmp_path: Path) -> None:
    own(
        tmp_path,
        "topics",
        'source = "ours"\n[words.sleep]\nen = "sleep"\nnl = "slaap"\nscale = [1, 7]\n'
        'low = {en = "badly", nl = "slecht"}\nhigh = {en = "well", nl = "goed"}\n'
        'answers = ["unknown"]\nby = ["person"]',
    )
    word = word_list("topics").words["sleep"]

    assert (word.scale, word.answers, word.by) == ((1, 7), ("unknown",), ("person",))
    assert (word.low, word.source) == (Said("badly", "slecht"), "ours")


def test_without_a_folder_there_are_only_ours(tmp_path: Path) -> None:
    refuse_broken()

    assert not (tmp_path / "lists").exists()
    assert word_list("topics") == shipped("topics")
    assert lists.left_out() == ()


# --- What a broken one does ---


def test_everything_wrong_is_told_at_once_with_file_and_word(tmp_path: Path) -> None:
    own(tmp_path, "topics", BROKEN)
    own(tmp_path, "songs", CHOIR)
    said = problems()

    assert said[:2] == [
        'songs.toml: en is missing; add what it is called in that language: en = "…"',
        'songs.toml: nl is missing; add what it is called in that language: nl = "…"',
    ]
    assert said[2:-2] == [line.replace("\n  ", " ") for line in WRONG.strip().split("\n\n")]
    assert str(tmp_path / "lists") in said[-2]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("topics", "[words\n", "line 1, topics.toml: This is no TOML"),
        ("topics", b"\xff\xfe", "topics.toml: This file cannot be read as UTF-8 text."),
        ("topics", "", "topics.toml: A list has its words under [words]."),
        ("topics", "words = 3", "topics.toml: A list has its words under [words]."),
        ("topics", "[words]\nchoir = 3", "topics.toml, choir: A word is written like this: "),
        ("topics", '[words]\n"a\\nb" = 3', "topics.toml, ?: A word is small letters"),
        ("Topics", 'en="a"\nnl="b"\n' + CHOIR, "Topics.toml: A list is named in small letters"),
    ],
)
def test_a_file_that_is_no_list_says_so(
    name: str, text: str | bytes, said: str, tmp_path: Path
) -> None:
    own(tmp_path, name, text)

    assert problems()[0].startswith(said)


@pytest.mark.parametrize(
    "scale",
    ["[0]", "[0, 1, 2]", "[5, 5]", "[-1, 5]", "[0, 9999]", "[true, 5]", '["0", "5"]', "3",
     "[0.0, 1.0]"],
)  # fmt: skip
def test_a_scale_that_cannot_be_is_refused(scale: str, tmp_path: Path) -> None:
    own(tmp_path, "topics", CHOIR + f"scale = {scale}")

    assert "two whole numbers" in problems()[0]


def test_a_broken_list_is_left_out_and_ours_stays(tmp_path: Path) -> None:
    path = own(tmp_path, "places", "[words\n")

    assert word_list("places") == shipped("places")
    assert lists.left_out() == (path,)


# --- The program ---


def write(home: Home, name: str, text: str) -> None:
    folder = home.folder / "lists"
    folder.mkdir()
    (folder / f"{name}.toml").write_text(text, "utf-8")


def test_a_broken_list_never_hides_a_safety_plan(filled: Cli) -> None:
    before = filled("safety-plan", "show", filled.home.ref)
    write(filled.home, "places", "[words\n")
    after = filled.process("safety-plan", "show", filled.home.ref)
    path = filled.home.folder / "lists" / "places.toml"

    assert (after.code, after.out) == (0, before.out)
    assert after.said == [f"{path} was left out: 'hgcase config' tells what is wrong."]


def test_config_tells_what_is_wrong_with_a_list(filled: Cli) -> None:
    write(filled.home, "places", "[words.tent]\nnl = 'tent'\n")
    found = filled.process("--lang", "nl", "config")

    assert found.code == StoreError.exit_code
    assert found.said[0] == (
        'places.toml, tent: en ontbreekt; schrijf erbij hoe het in die taal heet: en = "…"'
    )


def test_nothing_is_written_while_a_list_is_broken(filled: Cli) -> None:
    write(filled.home, "songs", "[words\n")
    talk = "at: 2026-09-26T10:00\nstate: held\nmode: team\npresent: [w1]\n"
    refused = filled("log-session", filled.home.ref, "--from", "-", stdin=talk)

    assert refused.code == StoreError.exit_code
    assert "songs.toml" in refused.said[0]
    assert "nothing was changed" in refused.err
    shown = json.loads(filled("show", filled.home.ref, "--json").out)
    assert "2026-09-26T10:00" not in json.dumps(shown)


def test_a_screen_says_a_word_as_the_organisation_does(filled: Cli) -> None:
    write(filled.home, "places", "[words.family]\nen = 'with kin'\n")
    shown = filled("safety-plan", "show", filled.home.ref)

    assert "with kin" in shown.out
    assert shown.err == ""


def test_a_score_outside_the_own_scale_is_refused(filled: Cli) -> None:
    write(filled.home, "topics", "[words.sleep]\nen='sleep'\nnl='slaap'\nscale=[1, 7]\n")
    tree = json.loads(filled("export", filled.home.ref, "--format", "json", "--out", "-").out)
    taken = {}
    for score in (7, 8):
        line = {"key": "ob99", "date": "2026-09-20", "about": ["A"], "topic": "sleep"}
        wider = [*tree["observations"], {**line, "score": score}]
        text = json.dumps({**tree, "observations": wider})
        taken[score] = filled("import", "-", stdin=text)

    assert taken[7].code == 0
    assert taken[8].code == 11
    assert "observations.ob99.score: On this topic a score goes from 1 to 7." in taken[8].err
