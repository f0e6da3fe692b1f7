"""What is refused is refused in one way: a text where it is raised, its short name, its Dutch."""

import ast
import re
import string
from collections import defaultdict
from typing import Any

import pytest
from tests.support.cli import SOURCE
from tests.support.refusals import FAMILIES, PLACES, Refusal, refusals

from hgcase.cli.answers import carries_text
from hgcase.domain.case_file import kinds
from hgcase.domain.declare.vocabulary import fields
from hgcase.errors import HgcaseError
from hgcase.i18n import language

SPOKEN = [each for each in refusals() if "message" in each.given]
each_refusal = pytest.mark.parametrize("refusal", SPOKEN, ids=lambda each: each.place)
CONTENT = {
    field.name for kind in kinds() for field in fields(kind) if carries_text(kind, field.name)
}
"""Fields that hold a name or a text."""


def places_of(refusal: Refusal) -> set[str]:
    """Give the names of the places in the texts of a refusal."""
    texts = (text for text in refusal.texts if text)
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}


def test_there_are_refusals_to_look_at() -> None:
    assert {each.family for each in SPOKEN} >= {"UsageError", "NotFoundError", "RefusedError"}
    assert "name" in CONTENT


def test_a_family_without_a_text_is_raised_with_one() -> None:
    silent = {name for name, sort in FAMILIES.items() if sort.message == HgcaseError.message}

    assert [e.place for e in refusals() if e.family in silent and "message" not in e.given] == []


@each_refusal
def test_a_refusal_says_what_is_wrong_in_one_line(refusal: Refusal) -> None:
    message, hint = refusal.texts

    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", refusal.slug or "")
    assert message.endswith(".")
    assert "\n" not in message + hint
    assert places_of(refusal) == set(refusal.params), "a place for each parameter"
    assert places_of(refusal) <= PLACES, "what else might be content"


@each_refusal
def test_a_refusal_has_its_dutch(refusal: Refusal) -> None:
    told = language("nl").texts.gettext

    for text in filter(None, refusal.texts):
        assert told(text) != text or text.startswith("hgcase "), text


@each_refusal
def test_a_refusal_is_given_no_content(refusal: Refusal) -> None:
    for value in refusal.params.values():
        read = set(re.findall(r"\.(\w+)", str(value).replace(".KIND.called", "")))
        assert not read & CONTENT, "a field that holds a name or a text"


def test_one_short_name_is_one_text() -> None:
    told: dict[str, set[Any]] = defaultdict(set)
    for each in SPOKEN:
        told[each.slug].add((each.family, *each.texts))

    assert {slug: texts for slug, texts in told.items() if len(texts) > 1} == {}


def test_a_class_of_its_own_is_for_what_is_caught_or_tells_in_its_own_way() -> None:
    trees = {
        str(path.relative_to(SOURCE / "hgcase")): ast.parse(path.read_text("utf-8"))
        for path in (SOURCE / "hgcase").rglob("*.py")
    }
    caught = {
        str(getattr(name, "id", getattr(name, "attr", "")))
        for tree in trees.values()
        for node in ast.walk(tree)
        if isinstance(node, (ast.ExceptHandler, ast.Call))
        for part in ([node.type] if isinstance(node, ast.ExceptHandler) else node.args)
        if part is not None
        for name in ast.walk(part)
    }
    idle = {
        node.name
        for place, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        and node.name.endswith("Error")
        and node.name not in caught | FAMILIES.keys()
        and not any(isinstance(each, ast.FunctionDef) for each in node.body)
        and not any("exit_code" in ast.unparse(each) for each in node.body)
    }
    assert idle == set()
