"""The one text type, and references in texts."""

import unicodedata
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from hgcase.domain.declare.prose import printed_name, references, resolve
from hgcase.domain.declare.values import MAX_TEXT, Key, Line, Party, clean_text
from hgcase.domain.kinds.persons import Person


@given(st.text())
def test_a_text_is_taken_in_its_one_form_or_refused(text: str) -> None:
    cleaned = ""
    with suppress(PydanticCustomError):
        cleaned = clean_text(text)
    if cleaned:
        assert unicodedata.is_normalized("NFC", cleaned)
        assert unicodedata.normalize("NFC", text) == cleaned
        assert clean_text(cleaned) == cleaned


@pytest.mark.parametrize(
    "text", ["a\x00b", "\ud800", "", " ", "\n\t", "x" * (MAX_TEXT + 1), "\u3000"]
)
def test_what_is_no_text_is_refused(text: str) -> None:
    with pytest.raises(PydanticCustomError):
        clean_text(text)


def test_the_limit_counts_bytes() -> None:
    fits = "é" * (MAX_TEXT // 2)

    assert clean_text(fits) == fits
    with pytest.raises(PydanticCustomError):
        clean_text(f"{fits}x")


@pytest.mark.parametrize(
    "text", ["a\nb", "a\rb", "a\x85b", "a\u2028b", "a\x0bb", " a", "a ", "a\n"]
)
def test_a_line_is_one(text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Line).validate_python(text)


@pytest.mark.parametrize("key", ["A", "ZZ", "s1", "obs999999"])
def test_a_key_is_short(key: str) -> None:
    assert TypeAdapter(Key).validate_python(key) == key


@pytest.mark.parametrize(
    "key", ["", "ABC", "a", "s", "1s", "s1234567", "Anna", "A\n", "s1 ", "É", "s\u0661"]
)
def test_anything_else_is_no_key(key: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Key).validate_python(key)


def test_a_party_may_be_unknown() -> None:
    assert TypeAdapter(Party).validate_python("unknown") == "unknown"


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("@A belt @n1.", {"A", "n1"}),
        ("(@A), @B's moeder", {"A", "B"}),
        ("@A@B", set()),
        ("a@A.nl", set()),
        ("@Anna", set()),
        ("@", set()),
        ("@@A", set()),
        ("@s1234567", set()),
        ("@n1,@n2", {"n1", "n2"}),
        ("geen", set()),
    ],
)
def test_references_are_found_and_addresses_are_not(text: str, keys: set[str]) -> None:
    assert references(text) == keys


def test_references_print_as_names_and_unknown_ones_stay() -> None:
    assert resolve("@A belt @n1 en @n2", {"A": "Anna", "n1": "Kees"}) == "Anna belt Kees en @n2"
    assert resolve("zonder", {"A": "Anna"}) == "zonder"


@pytest.mark.parametrize(
    ("name", "called", "printed"),
    [
        ("Anna Proef", None, "Anna"),
        ("Anna Proef", "An van Es", "An van Es"),
        ("Anna", None, "Anna"),
    ],
)
def test_a_person_is_printed_by_first_name_unless_called_otherwise(
    name: str, called: str | None, printed: str
) -> None:
    person = Person(key="A", name=name, called=called)

    assert printed_name(person) == printed
    assert repr(person) == "Person(key='A')"
