"""The demo: a store with the examples, their papers, and nothing readable in the store."""

import re
import stat
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.support.cli import EXAMPLES, Cli, Home, Run, environment, start

SHORTEST = 5  # letters; shorter words stand in every program


def words_of_the_examples() -> list[str]:
    """Give every name and text of the examples, and every longer word with a capital."""
    found: set[str] = set()

    def gather(value: Any) -> None:
        if isinstance(value, dict):
            for each in value.values():
                gather(each)
        elif isinstance(value, list):
            for each in value:
                gather(each)
        elif isinstance(value, str) and re.search(r"\s", value.strip()):
            found.update(line.strip() for line in value.splitlines())
            found.update(re.findall(rf"\b[A-Z][a-z]{{{SHORTEST - 1},}}\b", value))

    for path in EXAMPLES:
        gather(yaml.load(path.read_text("utf-8"), yaml.BaseLoader))  # noqa: S506 — texts alone
    return sorted(word for word in found if len(word) >= SHORTEST)


class Made:
    """A demo that was made."""

    def __init__(self, folder: Path, answered: Run) -> None:
        self.folder = folder
        self.answered = answered


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("demo")
    nowhere = Home(folder / "own", folder / "own-key")
    answered = start(["demo", "proef", "--files"], environment(nowhere), cwd=folder, umask=0)
    return Made(folder, answered)


def test_it_shows_the_night_screen_and_names_every_paper_if_asked(demo: Made) -> None:
    papers = sorted((demo.folder / "proef" / "reports").rglob("*.*"))
    lines = [line.split() for line in demo.answered.out.splitlines()]
    named = [
        path
        for path in papers
        if any(f"{path.parent.name}/" in line and path.name in line for line in lines)
    ]

    assert demo.answered.code == 0, demo.answered.err
    assert demo.answered.err == ""
    assert "Call 112." in demo.answered.out
    assert papers
    assert named == papers


def test_it_ends_with_two_papers_that_differ_in_what_was_told_alone(demo: Made) -> None:
    """What to look for is there to be found, and in one of the two alone."""
    tour = demo.answered.out.partition("A tour")[2]
    first, second = (Path(path).read_text("utf-8") for path in re.findall(r"/\S+\.html", tour)[:2])
    [word] = re.findall("“(.+?)”", tour)

    assert word in first
    assert word not in second
    assert tour.count("hgcase households") == 1


def test_every_household_has_papers_in_both_languages_and_formats(demo: Made) -> None:
    households = list((demo.folder / "proef" / "reports").iterdir())

    assert len(households) == len(EXAMPLES)
    for folder in households:
        readers = {path.name.rpartition("-")[0] for path in folder.iterdir()}
        assert "team" in readers
        assert len(readers) >= 3
        for reader in readers:
            for lang, title in (("nl", "verslag"), ("en", "report")):
                found = sorted(path.name for path in (folder / f"{reader}-{lang}").iterdir())
                assert found == [
                    f"{title}-2026-09-27-2.html", f"{title}-2026-09-27-2.md",
                    f"{title}-2026-09-27.html", f"{title}-2026-09-27.md",
                ]  # fmt: skip


def test_the_names_of_papers_tell_nothing(demo: Made) -> None:
    names = {path.name for path in (demo.folder / "proef" / "reports").rglob("*.*")}

    assert all(
        re.fullmatch(r"(verslag|report)-\d{4}-\d\d-\d\d(-2)?\.(md|html)", name) for name in names
    )


def test_nothing_of_the_examples_is_readable_in_the_store(demo: Made) -> None:
    store = demo.folder / "proef" / "store"
    content = b"".join(path.read_bytes() for path in store.rglob("*") if path.is_file())
    words = words_of_the_examples()
    encodings = ("utf-8", "utf-16-le")

    assert len(words) > 500
    assert [word for word in words for code in encodings if word.encode(code) in content] == []


def test_the_same_words_are_found_where_they_may_be(demo: Made) -> None:
    """The search above can find something: the papers are full of it."""
    papers = "".join(path.read_text("utf-8") for path in demo.folder.rglob("*.md"))

    assert sum(word in papers for word in words_of_the_examples()) > 50


def test_files_and_folders_are_of_their_owner_alone(demo: Made) -> None:
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in (demo.folder / "proef").rglob("*")}
    modes[demo.folder / "proef"] = stat.S_IMODE((demo.folder / "proef").stat().st_mode)

    assert {
        path for path, mode in modes.items() if mode != (0o700 if path.is_dir() else 0o600)
    } == set()


def test_the_own_store_is_left_alone(demo: Made) -> None:
    assert [path.name for path in demo.folder.iterdir()] == ["proef"]


def test_it_can_be_looked_round_in_as_it_says(demo: Made, cli: Cli) -> None:
    [exported] = re.findall(r"export (.+)", demo.answered.out)
    variables = dict(pair.split("=", 1) for pair in exported.split())
    listed = cli("households", **variables)

    assert listed.code == 0, listed.err
    assert len(re.findall(r"^[A-Z]{2}\d{4} ", listed.out, re.MULTILINE)) == len(EXAMPLES)


def test_a_demo_is_made_anew_over_an_old_one_and_over_nothing_else(
    demo: Made, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(demo.folder)
    before = (cli.home.folder / "store.db").read_bytes()
    again = cli("demo", "proef", HGCASE_TODAY="2027-03-01")

    assert again.code == 0, again.err
    assert (cli.home.folder / "store.db").read_bytes() == before
    assert "report-2027" not in again.out.replace(".html", "", 2).partition("LOOK FOR")[2]
    assert "2027-02-2" in again.out or "2027-03-0" in again.out
