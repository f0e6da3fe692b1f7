"""What a command can reach of a household is what its worker may see; the whole is for `app`."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.cli import SOURCE

CLI = sorted((SOURCE / "hgcase" / "cli").rglob("*.py"))
FOR_APP = {"whole_of", "in_hand", "read", "all_of_it", "Loaded", "Glance"}
"""What gives all of a household, or a handle on one that nobody looked at."""
RAW = {"_whole", "store", "worker_key"}
"""Attributes through which all of a household can be had."""
VERBS = "hgcase.domain.verbs"
OF_APP = """
from hgcase.app.household import whole_of
from hgcase.app import household
household.whole_of(opened)
opened._whole
with ctx.store() as store: pass
opened.steps(lambda case: case, 1)
partial(opened.steps, gives_all)
"""


def reached(tree: ast.Module) -> Iterator[str]:
    """Yield each place that could reach all of a household, or hand it to somebody."""
    named = dict(_imports(tree))
    for name, module in named.items():
        if module.startswith(("hgcase.app.", "hgcase.store.")) and name in FOR_APP:
            yield f"import {name}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            if node.attr in RAW or (node.attr in FOR_APP and _root(node) in named):
                yield ast.unparse(node)
        elif isinstance(node, ast.Call):
            verb = _verb(node)
            if verb is not None and not named.get(_root(verb), "").startswith(VERBS):
                yield ast.unparse(node)


def _imports(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            for each in node.names:
                yield each.asname or each.name, f"{node.module}.{each.name}"


def _verb(call: ast.Call) -> ast.expr | None:
    """Give what a call hands to `Opened.steps`, itself or by `partial`."""
    if _is_steps(call.func):
        return call.args[0]
    return call.args[1] if call.args and _is_steps(call.args[0]) else None


def _is_steps(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "steps"


def _root(node: ast.expr) -> str:
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


@pytest.mark.parametrize("path", CLI, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_command_reaches_all_of_a_household(path: Path) -> None:
    assert list(reached(ast.parse(path.read_text("utf-8")))) == []


def test_each_way_to_it_would_be_seen() -> None:
    assert set(reached(ast.parse(OF_APP))) == {
        "import whole_of",
        "household.whole_of", "ctx.store", "opened.steps(lambda case: case, 1)",
        "partial(opened.steps, gives_all)", "opened._whole",
    }  # fmt: skip
