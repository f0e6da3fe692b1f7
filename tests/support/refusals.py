"""Refusals in tests: each has a short name, is of one family, and is told in both languages."""

import ast
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
from tests.support.cli import SOURCE

import hgcase.errors
from hgcase.errors import HgcaseError
from hgcase.i18n import language

FAMILIES: Final = {
    name: sort
    for name, sort in vars(hgcase.errors).items()
    if isinstance(sort, type) and issubclass(sort, HgcaseError)
}

PLACES: Final = {
    "ref", "key", "path", "option", "code", "count", "n", "section", "name", "kind", "most",
    "keys", "person", "who",  # keys and letters of records
    "number", "numbers", "low", "high", "letters", "choices",
    "before", "after", "phase", "phases", "method",
}  # fmt: skip
"""What may stand in the places of a refusal: what is no content."""


@contextmanager
def refuses(
    slug: str, family: type[HgcaseError] = HgcaseError
) -> Iterator[pytest.ExceptionInfo[HgcaseError]]:
    """Expect what is inside to be refused by this short name, in words that anybody can read."""
    with pytest.raises(family) as refused:
        yield refused
    error = refused.value
    assert slug_of(error) == slug
    english, dutch = (error.tell(language(code)) for code in ("en", "nl"))
    assert english != dutch
    assert len(english) == len(dutch)
    for line in (*english, *dutch):
        assert line
        assert not re.search(r"\{\w*\}", line), "a place that nothing fills"


def slug_of(error: HgcaseError) -> str:
    """Give the short name of an error; that of a class without one is its name."""
    name = type(error).__name__.removesuffix("Error")
    return error.slug or re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A place in the source where something is refused in a text of its own.

    Args:
        place: file and line.
        family: whose exit code it has.
        given: what stands in the call, by name; a marked text as text.
    """

    place: str
    family: str
    given: dict[str, Any]

    @property
    def slug(self) -> Any:
        """The short name; None where there is none."""
        return self.given.get("slug")

    @property
    def texts(self) -> tuple[Any, Any]:
        """Message and hint; where one is no marked text, the code that stands there."""
        return self.given.get("message"), self.given.get("hint", "")

    @property
    def params(self) -> dict[str, Any]:
        """What fills the places of the texts."""
        ours = ("message", "hint", "slug", "problems", "near")
        return {name: value for name, value in self.given.items() if name not in ours}


@cache
def refusals() -> tuple[Refusal, ...]:
    """Give every place in the source that makes an error of a family."""
    paths = sorted((SOURCE / "hgcase").rglob("*.py"))
    return tuple(found for path in paths for found in _refusals_in(path))


def _refusals_in(path: Path) -> Iterator[Refusal]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Name):
            call: Any = ast.Call(node.exc, [], [])
        else:
            call = node
        family = getattr(getattr(call, "func", None), "id", "")
        if family in FAMILIES:
            given = {str(word.arg): _value(word.value) for word in call.keywords}
            if call.args:
                given["message"] = _value(call.args[0])
            line = getattr(node, "lineno", 0)
            yield Refusal(f"{path.relative_to(SOURCE)}:{line}", family, given)


def _value(node: ast.expr) -> Any:
    """Give a marked text, or a text in quotes; of anything else its code."""
    marked = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "N_"
    inner = node.args[0] if isinstance(node, ast.Call) and marked else node
    if isinstance(inner, ast.Constant):
        return inner.value
    return ast.unparse(node)
