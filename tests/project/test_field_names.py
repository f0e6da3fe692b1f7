"""What a field is stands in its declaration: no list of field names anywhere else."""

import ast
from collections.abc import Iterator
from typing import Final

from tests.support.cli import SOURCE
from tests.support.declared import models

from hgcase.domain.case_file import sections
from hgcase.domain.declare.vocabulary import fields

NAMES: Final = {field.name for model in models() for field in fields(model)} - {*sections()}
LEAST: Final = 3
ROOMS: Final = ("domain/declare/", "domain/kinds/", "store/migrations/")
KNOWN: Final = {
    "cli/guided/since_then.py": "what is asked of an incident and of a marker after a talk",
    "cli/screens/plan_diff.py": "the parts of a plan that are compared",
    "cli/screens/timeline.py": "an account stands under its incident, which says these",
    "domain/standing/plan_diff.py": "the parts of a plan that are compared",
    "domain/verbs/breaks.py": "where a Break goes, of one kind: a stay",
    "domain/verbs/plan_new.py": "what a new version of a plan or a rule takes along",
    "domain/verbs/talks.py": "what a moved talk takes along",
    "domain/wall/edits.py": "what of an agreed plan, rule or condition may still change (A46)",
    "formats/schema.py": "the sorts of scalars of the schema",
    "lists/own.py": "who gives a word of a list",
    "methods/parts.py": "the keys of a method, not of a record",
    "reports/contact_team.py": "an observation that a child was seen, of which the rest is told",
    "reports/plan_team.py": "the parts of a plan that its own paper says",
    "reports/told.py": "what stands on a paper as a flag, or with who told it",
    "store/finding.py": "by what people are found, in SQL",
    "store/rows.py": "the columns of an index",
}
"""Modules with rules about named kinds, each with what they are about."""


def lists_of_names(text: str) -> Iterator[list[str]]:
    """Yield each set, tuple or list of at least three field names, and dicts of a module."""
    tree = ast.parse(text)
    tables = {id(each.value) for each in tree.body if isinstance(each, ast.Assign | ast.AnnAssign)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Set | ast.Tuple | ast.List):
            members = node.elts
        elif isinstance(node, ast.Dict) and id(node) in tables:
            members = [key for key in node.keys if key is not None]
        else:
            continue
        words = [each.value for each in members if isinstance(each, ast.Constant)]
        named = [each for each in words if each in NAMES]
        if len(named) >= LEAST and 2 * len(named) > len(words):
            yield named


def test_no_module_knows_fields_by_their_names() -> None:
    found = {
        place: names
        for path in sorted((SOURCE / "hgcase").rglob("*.py"))
        if not (place := path.relative_to(SOURCE / "hgcase").as_posix()).startswith(ROOMS)
        and (names := list(lists_of_names(path.read_text("utf-8"))))
    }

    assert {place: names for place, names in found.items() if place not in KNOWN} == {}
    assert set(KNOWN) <= set(found), "what knows none any more need not be excused"


def test_a_list_of_names_would_be_found() -> None:
    assert list(lists_of_names('_LONG = frozenset(("text", "summary", "grounds"))'))
    assert list(lists_of_names('SHORT = {"born": 1, "died": 2, "age": 3}'))
    assert not list(lists_of_names('tree = [{"kind": 1, "text": 2, "date": 3}]'))
