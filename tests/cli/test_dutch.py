"""A Dutch run speaks Dutch: help, screens and errors."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

import pytest
import yaml
from tests.cli.walked import kind_typed, page, texts, told
from tests.support.cli import EXAMPLES, Home, Run

from hgcase.cli.commands import COMMANDS, spoken_name
from hgcase.domain.case_file import kind_of, kinds, sections
from hgcase.domain.declare.vocabulary import NESTED, fields
from hgcase.i18n import language
from hgcase.lists import word_list
from hgcase.lists.entries import SHIPPED

NL: Final = language("nl")


# --- what the framework would say ----------------------------------------------------------------

TYPED: Final[dict[tuple[str, ...], tuple[str, ...]]] = {
    ("toon",): ("{place} is missing.",),
    ("toon", "A", "B", "C"): ("Too much, or not what is asked here.",),
    ("toon", "--lettrs"): ("There is no such option here.",),
    ("plan", "toon", "LM4827", "--lettters"): (
        "There is no such option here.",
        "Do you mean: {choices}?",
    ),
    ("toon", "--as-of"): ("An option misses its value, or has one too many.",),
    ("toon", "LM4827", "--json=ja"): ("An option misses its value, or has one too many.",),
    ("gespek",): ("There is no such command.", "Do you mean: {choices}?"),
    ("xyzzy",): ("There is no such command.",),
    ("plan", "tonen"): ("There is no such command.", "Do you mean: {choices}?"),
    ("toevoegen", "xyzzy"): ("There is no such kind of record.",),
    ("--lang", "nl"): ("A command is missing.",),
    ("--lang", "fr", "toon"): ("{place} cannot have that value.",),
    ("verslag",): ("{place} is missing.",),
    ("verslag", "--household", "A", "--kind", "x"): (
        "{place} cannot have that value.",
        "Choose: {choices}.",
    ),
    ("aanvullen", "csh"): ("{place} cannot have that value.", "Choose: {choices}."),
    ("inlezen",): ("{place} is missing.",),
}
FRAMEWORK: Final = re.compile(
    r"\b(Usage|Error|Try|Missing|Invalid|Aborted|Commands?|Options?|Arguments?|Got|No such|"
    r"did you mean|required|default|env var|Show this|argument|option|parameter)\b",
    re.IGNORECASE,
)
ANSWERS: Final[list[Run]] = []


def answers() -> list[Run]:
    if not ANSWERS:
        ANSWERS.extend(told(list(TYPED), "nl"))
    return ANSWERS


@pytest.mark.parametrize("words", TYPED, ids=" ".join)
def test_what_is_typed_wrong_is_told_in_dutch(words: tuple[str, ...]) -> None:
    answer = answers()[list(TYPED).index(words)]

    for said in TYPED[words]:
        start, _place, end = NL(said).partition("{")
        assert start in answer.err, answer.err
        assert end.rpartition("}")[2] in answer.err
    assert (answer.code, answer.out) == (2, "")


def test_the_framework_itself_says_nothing() -> None:
    said = [each.err for each in answers()] + list(page("nl").values())
    shown = [re.sub(r"--[\w-]+|\S+=\S*", "", text) for text in said]

    assert [found[0] for text in shown if (found := FRAMEWORK.search(text))] == []


def test_nothing_that_was_typed_is_repeated() -> None:
    typed = ["gespek", "xyzzy", "lettrs", "lettters", "tonen", "csh", "fr"]

    for word in typed:
        assert not any(re.search(rf"\b{word}\b", each.err) for each in answers())


# --- no English word -----------------------------------------------------------------------------

WORD: Final = re.compile(r"[a-zà-ÿ]{3,}")
LOAN: Final = frozenset(
    (
        "json", "schema", "yaml", "html", "shell", "script", "bash", "fish", "zsh", "powershell",
        "store", "worker", "lang", "team", "person", "together", "home", "profile", "stdin",
    )
)  # fmt: skip
"""Words that are the same in Dutch, and words that one types."""


@cache
def english() -> frozenset[str]:
    """Give the words that English texts have, and no Dutch one: of the catalogue and stored."""
    said: set[str] = set()
    dutch: set[str] = set()
    for one, other in texts():
        if one != other:
            said |= set(WORD.findall(_plain(one).lower()))
        dutch |= set(WORD.findall(_plain(other).lower()))
    for path in EXAMPLES:
        for value in _values(yaml.safe_load(path.read_text("utf-8"))):
            dutch |= set(WORD.findall(value.lower()))
    for section in word_lists():
        dutch |= set(WORD.findall(section.lower()))
    return frozenset(said - dutch - LOAN)


def word_lists() -> Iterator[str]:
    """Give every label of the shipped lists in Dutch."""
    for path in SHIPPED.glob("*.toml"):
        yield from (entry.label("nl") for entry in word_list(path.stem).words.values())


def _values(tree: Any) -> Iterator[str]:
    """Yield the texts of a case file: what has a space in it, and names."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from _values(value) if key not in ("name", "called", "times") else (str(value),)
    elif isinstance(tree, list):
        for value in tree:
            yield from _values(value)
    elif isinstance(tree, str) and " " in tree:
        yield tree


@cache
def formal() -> frozenset[str]:
    """Give the words of the format: of closed and open lists, kinds and fields."""
    found = set(sections()) | {"team", "unknown"}
    todo: list[Any] = list(kinds())
    while todo:
        kind = todo.pop()
        for field in fields(kind):
            found |= {field.name, *field.words}
            if field.list:
                found |= set(word_list(field.list).words)
            if field.shape in NESTED:
                todo.append(field.type)
    return frozenset(found)


def _plain(text: str) -> str:
    """Give a text without what is typed as it stands: options, places, paths, keys."""
    text = re.sub(r"--[\w-]+|\{[^}]*\}|\S*/\S*|\S+\.(yaml|pdf|txt|json)|\$\w+", " ", text)
    text = re.sub(r"\S+@\S+\.example\b", " ", text)
    text = re.sub(r"\bHGCASE_\w+|\bhgcase\b|[\w-]+(\|[\w-]+)+", " ", text)
    text = re.sub(r"\b[a-z]+(_[a-z]+)+\b", " ", text)
    return re.sub(r"\b[A-Za-z]{1,3}\d+\b", " ", text)


def _help_as_read(text: str) -> str:
    """Give a page without the words of the format: before their label, and in an example."""
    lines = [
        re.sub(r"(?<= )[a-z_-]+(?= |$)", lambda found: _unless_formal(found[0]), line)
        if line.strip().startswith("hgcase ")
        else line
        for line in text.splitlines()
    ]
    flat = " ".join(" ".join(lines).split())
    return re.sub(r"\b([a-z_-]+) \(", lambda found: f"{_unless_formal(found[1])} (", flat)


def _unless_formal(word: str) -> str:
    plain = word.replace("-", "_")
    return " " if plain in formal() or word in ("progress", "safety-plan") else word


def hits(text: str) -> list[str]:
    """Give the sentences of a text that have an English word, each with those words."""
    return [
        f"{' '.join(sentence.split())[:100]} [{', '.join(wrong)}]"
        for sentence in re.split(r"[.:;?!\n]\s", f"{_plain(text)}\n ")
        if (wrong := [word for word in WORD.findall(sentence.lower()) if word in english()])
    ]


def test_a_page_of_help_has_no_english_word() -> None:
    found = {
        " ".join(words): wrong
        for words, text in page("nl").items()
        if (wrong := hits(_help_as_read(text)))
    }

    assert found == {}


def test_an_error_has_no_english_word() -> None:
    assert [wrong for each in answers() if (wrong := hits(_help_as_read(each.err)))] == []


def test_an_english_sentence_would_be_found() -> None:
    assert hits("Show the plan in force.")
    assert hits(page("en")["show",])
    assert hits("Toon het geldende plan op één scherm.") == []
    assert hits(_help_as_read("  hgcase toon LM4827 --kind huisverbod")) == []
    assert hits(_help_as_read("  hgcase show LM4827"))


def looks(home: Home) -> list[list[str]]:
    """Give the screens that read, on every example."""
    asked = [["huishoudens"], ["instellingen"], ["tijdlijn", "ZZ9999"], ["toon", "ZZ9999"]]
    for ref in home.refs.values():
        asked += [
            ["toon", ref], ["plan", "toon", ref], ["plan", "toon", ref, "--letters", "--where"],
            ["lijst", ref], ["tijdlijn", ref], ["tijdlijn", ref, "--person", "A"],
            ["tijdlijn", ref, "--child", "A"], ["tijdlijn", ref, "--child", "Q"],
            ["document", "lijst", ref], ["toon", ref, "--as-of", "2026-09-10"],
            ["lijst", "huishouden", ref], ["intrekken", "waarneming", ref, "ob999"],
            ["wijzig", "maatregel", ref, "or999", "--until", "2026-12-01"],
        ]  # fmt: skip
        asked += [["lijst", kind_typed("nl", section), ref] for section in sections()]
        asked += [["lijst", kind_typed("nl", section), ref, "--history"] for section in KEPT]
        asked += [["lijst", kind_typed("nl", section), ref, "zz9"] for section in KEPT]
    return asked


KEPT: Final = ("observations", "orders", "safety_plans", "stays")


def sheets(home: Home) -> list[list[str]]:
    """Give the screens of one record: each field and each word of the examples is on one."""
    asked: list[list[str]] = []
    shown: set[tuple[str, ...]] = set()
    for path in EXAMPLES:
        tree = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 — texts alone
        for section in sections():
            for entry in tree.get(section) or []:
                told = {(section, *leaf) for leaf in _leaves(entry)}
                if told - shown:
                    words = [kind_typed("nl", section), home.refs[path.stem], entry["key"]]
                    asked.append(["lijst", *words])
                shown |= told
    return asked


def _leaves(value: Any, *path: str) -> Iterator[tuple[str, ...]]:
    """Give each field that is filled in, with what it says if that is a word."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _leaves(each, *path, name)
    elif isinstance(value, list):
        for each in value:
            yield from _leaves(each, *path)
    else:
        yield (*path, value if re.fullmatch(r"[a-z_]{3,}", value) else "")


def writes(home: Home) -> list[list[str]]:
    """Give what changes something, or refuses to."""
    ref = home.ref
    return [
        ["deel", ref, "ob9", "--with", "A,B"],
        ["deel", ref, "ob9", "--with", "A,B", "--yes"],
        ["deel", ref, "zz9", "--with", "A"],
        ["deel", ref],
        ["intrekken", "waarneming", ref, "ob1"],
        ["intrekken", "waarneming", ref, "ob1"],
        ["toevoegen", "zwaarwegend-feit", ref, "--kind", "weapon"],
        ["toevoegen", "zwaarwegend-feit", ref],
        ["toevoegen", "maatregel", ref, "--kind", "xyz"],
        ["toevoegen", "maatregel", ref, "--until", "31-02-2026"],
        ["toevoegen", "gesprek", ref],
        ["wijzig", "veiligheidsplan", ref, "sp1", "--review-due", "2026-12-01"],
        ["gebeld", ref, "A", "no_answer"],
        ["gebeld", ref, "A", "xyz"],
        ["gebeld", ref],
        ["gesprek", ref],
        ["zoek", "-"],
        ["nieuw"],
        ["inlezen", "nergens.yaml"],
        ["wegschrijven", ref, "--documents"],
        ["verslag", "--household", ref, "--for", "iemand"],
        ["verslag", "--household", ref, "--for", "person:A"],
        ["verslag", "--household", ref, "--for", "together:A,B", "--out", "-"],
        ["verslag", "--household", ref, "--for", "team", "--out", "-", "--format", "md"],
        ["verslag", "--household", ref, "--for", "team", "--kind", "safety-plan", "--out", "-",
         "--format", "md"],
        ["document", "ophalen", ref, "d99", "--out", "x"],
        ["instellingen", "worker", "Naam"],
        ["instellingen", "kleur", "rood"],
        ["aanmaken"],
    ]  # fmt: skip


@pytest.mark.parametrize("sort", [looks, sheets, writes], ids=lambda each: each.__name__)
def test_a_screen_has_no_english_word(sort: Any, store_with_examples: Home) -> None:
    asked = sort(store_with_examples)
    found: dict[str, list[str]] = {}
    for words, each in zip(asked, told(asked, "nl", store_with_examples), strict=True):
        said = re.sub(r"<style>.*?</style>|<[^>]*>", " ", each.out + each.err, flags=re.DOTALL)
        if wrong := hits(said):
            found[" ".join(words)] = wrong
        assert "Er ging iets mis" not in each.err, (words, each.err)

    assert found == {}


def test_every_kind_and_every_command_was_looked_at() -> None:
    asked = {words[0] for words in page("nl") if words}

    assert asked == {spoken_name("nl", name) for name in COMMANDS}
    for section in sections():
        assert ("wijzig", kind_typed("nl", section)) in page("nl")
    assert kind_of("orders").KIND.called
