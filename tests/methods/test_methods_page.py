"""The page on methods: its example works, and it says everything that a method can say."""

import re
from pathlib import Path

import pytest
from tests.methods.example import DOCS, example, put, second
from tests.support.cli import Cli

from hgcase.lists.entries import shipped
from hgcase.methods import method
from hgcase.methods.faults import PARTS, PRODUCTS, REVIEWS
from hgcase.methods.own import read_own
from hgcase.methods.parts import MANY, ONE, Method


def table(head: str) -> str:
    """Give what the page says under a line that begins so, up to the next part."""
    return re.split("\n(?:`\\[|## )", DOCS[DOCS.index(f"\n{head}") + 1 :])[0]


def explained(text: str) -> set[str]:
    """Give the keys that have a row of their own in a table."""
    rows = [line.split("|")[1] for line in text.splitlines() if line.startswith("| `")]
    return {key for row in rows for key in re.findall(r"`([a-z_]+)`", row)}


def test_the_example_of_the_page_is_a_method(own_home: Path) -> None:
    path = put(own_home, "riverside-1.toml", example())

    assert read_own(path)[1] == ()
    found = method("riverside")
    assert found is not None
    assert found.version == 1


def test_every_key_of_a_method_has_its_row() -> None:
    top = table("At the top:")
    own = {*Method._fields} - {*MANY, "talks", "avoid"}

    assert explained(top) == own | {"topics", "life_areas"}
    for name in (*MANY, "talks", "avoid"):
        head = f"`[[{name}]]`" if name in MANY else f"`[{name}]`"
        kind = MANY.get(name) or ONE[name]
        assert explained(table(head)) == set(kind._fields), name


def test_every_word_that_can_be_chosen_is_named() -> None:
    for word in (*PARTS, *PRODUCTS, *REVIEWS, "always", "children", "each_person", "household",
                 "each_adult", "person", "child"):  # fmt: skip
        assert re.search(rf'`"?{re.escape(word)}"?`', DOCS), word


@pytest.mark.parametrize("name", ["roles", "phases", "intake_criteria", "life_areas"])
def test_the_words_of_a_short_list_are_named(name: str) -> None:
    [row] = re.findall(rf"^\| `{name}` \| (`.*`) \|$", DOCS, re.MULTILINE)

    assert row == ", ".join(f"`{word}`" for word in shipped(name).words)


def test_the_page_shows_the_difference_as_it_is_said(cli: Cli) -> None:
    put(cli.home.folder, "riverside-1.toml", example())
    put(cli.home.folder, "riverside-2.toml", second(example()))

    assert cli("method", "diff", "riverside", "1", "2").out.strip() in DOCS


def test_the_faults_that_the_page_shows_are_said_so(own_home: Path) -> None:
    broken = example().replace("value = 12", 'value = "12"')
    broken = broken.replace('role = "case_director"', 'role = "boss"')
    from hgcase.i18n import language

    problems = read_own(put(own_home, "riverside-1.toml", broken))[1]
    shown = re.findall(r"^line .*$", DOCS, re.MULTILINE)

    assert len(shown) == 2
    for problem, line in zip(problems, shown, strict=True):
        assert problem.tell(language("en")).startswith(line.removesuffix("…"))


def test_every_command_of_the_page_goes(cli: Cli) -> None:
    put(cli.home.folder, "riverside-1.toml", example())
    put(cli.home.folder, "riverside-2.toml", second(example()))
    shown = re.findall(r"^hgcase (method .*)$", DOCS, re.MULTILINE)

    assert len(shown) >= 5
    for line in shown:
        assert cli(*line.split()).code == 0, line
