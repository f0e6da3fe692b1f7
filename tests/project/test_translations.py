"""Dutch is whole: every text, its places, none guessed."""

import ast
import string
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from tests.support.cli import SOURCE

from hgcase.i18n import LANGUAGES, language

DUTCH = SOURCE / "hgcase" / "locale" / "nl" / "LC_MESSAGES" / "hgcase.po"


def catalogue() -> Catalog:
    with DUTCH.open("rb") as file:
        return read_po(file, locale="nl")


def texts(message: Message) -> list[tuple[str, str]]:
    """Give each text with its translation; one that counts has two."""
    if isinstance(message.id, str):
        return [(message.id, str(message.string))]
    said, dutch = list(message.id), list(message.string or ())
    many = [said[0], *[said[-1]] * (len(dutch) - 1)]
    return list(zip(many, dutch, strict=True))


def places(text: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}


def messages() -> Iterator[Message]:
    yield from (message for message in catalogue() if message.id)


def test_every_text_is_in_dutch() -> None:
    assert [
        said for message in messages() for said, dutch in texts(message) if not dutch.strip()
    ] == []


def test_no_translation_is_guessed() -> None:
    assert [message.id for message in messages() if message.fuzzy] == []


def test_a_translation_has_the_same_places() -> None:
    wrong = [
        said
        for message in messages()
        if "python-format" not in message.flags
        for said, dutch in texts(message)
        if _format(said) and places(said) != places(dutch)
    ]

    assert wrong == []


def _format(text: str) -> bool:
    try:
        return bool(places(text))
    except ValueError:
        return False  # braces that are no places


def test_a_sentence_stays_a_sentence() -> None:
    wrong = [
        said
        for message in messages()
        for said, dutch in texts(message)
        if said.endswith(".") and not dutch.endswith(".")
    ]

    assert wrong == []


def test_every_text_that_is_marked_is_in_the_catalogue() -> None:
    known = {said for message in messages() for said, _ in texts(message)}
    marked = {
        str(node.args[0].value)
        for path in (SOURCE / "hgcase").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("_", "N_")
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }

    assert sorted(marked - known) == []


def test_both_languages_speak_and_differ() -> None:
    said = [language(code)("There is no store here yet.") for code in LANGUAGES]

    assert len(set(said)) == 2


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_text_without_places_is_said_as_it_is(code: str) -> None:
    tongue = language("nl" if code == "nl" else "en")

    assert tongue("") == ""
    assert tongue("nowhere {known}", {"known": "x"}) == "nowhere x"
