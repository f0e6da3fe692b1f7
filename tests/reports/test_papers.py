"""What holds of every paper: nothing hidden, nothing that acts, the same bytes each time."""

import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt
from tests.support.papers import CIRCLES, TODAY, example, hashes, paper

from hgcase.domain.case_file import CaseFile, sections
from hgcase.domain.declare.record import Model
from hgcase.domain.declare.vocabulary import NESTED, fields
from hgcase.i18n import language
from hgcase.reports import KINDS, Kind, file_name

FORMATS: tuple[Any, ...] = ("html", "md")
SRC = Path(__file__).parents[2] / "src"
ROOT = SRC.parent
SECRETS = {
    "wilgenroos": (
        "bibliotheek", "geen werk", "paspoorten", "Marjan", "Ruud", "Hagendoorn", "Terwisscha",
        "kier", "tijdelijk adres", "blauwe plek", "Voorbeeldlaan", "niet lief", "Iris", "voetbal",
    ),
    "beekzicht": (
        "gok", "schuld", "Voorbeeldstad", "woning", "zaklamp", "brug", "Verzonnendijk",
        "Fantasiekade", "Zilverpad", "pols", "sleutel", "06-00000101",
    ),
    "hazelhof": (
        "Sylvia", "Okkerman", "Luwte", "Zwaluw", "scheiding", "klink", "rode auto", "thee",
        "Sprookjesweg", "Schuilpad", "Verborgenhof", "Iris", "06-00000208", "hechtingen",
    ),
    "grenshof": (
        "baby", "verwachting", "uitslag", "Kwartier", "0009377", "Oostbeemden", "Oosterlaak",
        "Sjoukje", "kaneel", "Vouwlijn", "Kompasveen", "nummer 5", "Kaartrand", "pols",
        "lichter", "Iris",
    ),
}  # fmt: skip
HOSTILE = (
    "<script>alert(1)</script> {{7*7}} [bold]b[/bold] [x](http://e.nl) "
    "| `c` &amp; \x1b[31m \u202eomg"
)
SHOWN = HOSTILE.replace("\x1b", "␛").replace("\u202e", "\ufffd")
NO_FREE_TEXT = {"key", "method", "area", "answer", "subjects", "field"}


class Reader(HTMLParser):
    """Reads a page: its tags, and the text that people see."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.text = ""
        self._style = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self._style = tag == "style"

    def handle_data(self, data: str) -> None:
        self.text += "" if self._style else data

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 — the base class hands it over
        self._style = False


@pytest.mark.req("B28")
@pytest.mark.parametrize("paper_format", FORMATS)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", list(CIRCLES))
def test_nothing_told_elsewhere_is_on_the_papers_of_a_circle(
    name: str, kind: Kind, paper_format: Any
) -> None:
    text = paper(example(name), CIRCLES[name], kind, paper_format)

    assert [secret for secret in SECRETS[name] if secret.casefold() in text.casefold()] == []


def test_what_one_told_alone_is_on_their_own_paper_alone() -> None:
    case = example("wilgenroos")

    anna = paper(case, "person:A", "progress", own_talks=True)
    bram = paper(case, "person:B", "progress", own_talks=True)

    assert "paspoorten" in anna
    assert "paspoorten" not in bram
    assert "bibliotheek" in bram
    assert "bibliotheek" not in anna


@pytest.mark.parametrize("paper_format", FORMATS)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", list(CIRCLES))
def test_no_keys_scores_or_durations(name: str, kind: Kind, paper_format: Any) -> None:
    for audience in ("team", CIRCLES[name]):
        text = paper(example(name), audience, kind, paper_format)
        seen = Reader(text).text if paper_format == "html" else text

        assert not re.findall(r"\b(?:sp|st|ac|ob|re|[shrnwoitc])\d{1,3}\b", seen)
        assert "@" not in seen
        if audience != "team" and kind == "progress":
            assert not re.search(r"\d+ min|[Vv]ersion|score", seen)


@pytest.mark.parametrize("code", ["nl", "en"])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", list(CIRCLES))
def test_a_page_is_whole_by_itself(name: str, kind: Kind, code: Any) -> None:
    for audience in ("team", CIRCLES[name]):
        text = paper(example(name), audience, kind, "html", code)
        page = Reader(text)
        levels = [int(tag[1]) for tag in page.tags if re.fullmatch(r"h[1-6]", tag)]

        assert text.startswith(f'<!DOCTYPE html>\n<html lang="{code}">')
        assert not {"script", "link", "img", "iframe", "a", "form"} & set(page.tags)
        assert not {"src", "href", "style"} & page.attributes
        assert "url(" not in text
        assert "default-src 'none'; style-src 'unsafe-inline'" in text
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize(("code", "stem"), [("nl", "verslag"), ("en", "report")])
def test_name_and_title_tell_the_day_and_nothing_else(code: Any, stem: str) -> None:
    titles = set()
    for kind in KINDS:
        for audience in ("team", "together:A,B", "person:A"):
            text = paper(example("wilgenroos"), audience, kind, "html", code)
            titles |= set(re.findall("<title>(.*)</title>", text))

    assert file_name(TODAY, language(code), "html") == f"{stem}-2026-09-27.html"
    assert titles == {
        f"{stem.capitalize()} 27 september 2026" if code == "nl" else "Report 27 September 2026"
    }


def hostile(case: CaseFile) -> CaseFile:
    """Put hostile text in every free text of a case, each with a number of its own."""
    numbers = iter(range(1, 10_000))

    def attack(model: Model) -> Any:
        update: dict[str, Any] = {}
        for field in fields(type(model)):
            value = getattr(model, field.name)
            given = field.ref or field.words or field.list
            if not value or given or field.name in NO_FREE_TEXT:
                continue
            if field.shape in NESTED:
                inner = tuple(map(attack, value)) if isinstance(value, tuple) else attack(value)
                update[field.name] = inner
            elif field.shape == "text":
                update[field.name] = f"# h {HOSTILE} nr{next(numbers)}."
            elif field.shape == "texts":
                update[field.name] = tuple(f"# h {HOSTILE} nr{next(numbers)}." for _ in value)
        return model.model_copy(update=update)

    attacked = {section: tuple(map(attack, getattr(case, section))) for section in sections()}
    return CaseFile(attack(case.household), **attacked)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", list(CIRCLES))
def test_hostile_text_does_nothing_and_is_not_lost(name: str, kind: Kind) -> None:
    case = hostile(example(name))
    for audience in ("team", CIRCLES[name]):
        before = Reader(paper(example(name), audience, kind))
        page = Reader(paper(case, audience, kind))
        read = " ".join(page.text.split())

        assert page.tags == before.tags
        assert "\x1b" not in page.text
        assert "\u202e" not in page.text
        assert f"# h {SHOWN} nr" in read
        assert read.count("<script>") == read.count(SHOWN)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", list(CIRCLES))
def test_hostile_text_is_text_in_markdown(name: str, kind: Kind) -> None:
    case = hostile(example(name))
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    for audience in ("team", CIRCLES[name]):
        before = reader.parse(paper(example(name), audience, kind, "md"))
        tokens = reader.parse(paper(case, audience, kind, "md"))
        inside = [child for token in tokens for child in token.children or ()]
        read = "".join(child.content for child in inside)

        assert [token.tag for token in tokens if token.type == "heading_open"] == [
            token.tag for token in before if token.type == "heading_open"
        ]
        assert {token.type for token in tokens} == {token.type for token in before}
        assert {child.type for child in inside} <= {
            "text", "text_special", "strong_open", "strong_close", "softbreak", "hardbreak",
        }  # fmt: skip
        assert f"# h {SHOWN} nr" in read
        assert read.count("<script>") == read.count(SHOWN)


def numbers_in(text: str) -> set[str]:
    """Give the numbers of the hostile texts that a paper holds."""
    return set(re.findall(r"nr(\d+)", text))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", list(CIRCLES))
def test_both_formats_hold_the_same(name: str, kind: Kind) -> None:
    case = hostile(example(name))
    for audience in ("team", CIRCLES[name]):
        page = numbers_in(paper(case, audience, kind))
        text = numbers_in(paper(case, audience, kind, "md"))

        assert page == text


def test_the_same_bytes_in_fresh_processes_with_other_hash_seeds() -> None:
    code = "import json; from tests.support.papers import hashes; print(json.dumps(hashes()))"
    here = hashes()
    found = []
    for seed in ("0", "4294967295"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": f"{SRC}:{ROOT}"}
        done = subprocess.run(
            [sys.executable, "-c", code], env=environment, capture_output=True, check=True
        )
        found.append(json.loads(done.stdout))

    assert len(here) == len(CIRCLES) * 2 * len(KINDS) * len(FORMATS)
    assert found == [here, here]
