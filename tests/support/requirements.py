"""Prints which requirement is proved by which tests: the rows, and who carries their mark."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

TESTS: Final = Path(__file__).parents[1]
ROWS: Final = {"A": 69, "B": 37, "C": 54, "D": 41, "E": 32}
"""How many rows each part of the list of requirements has."""


def row_ids() -> list[str]:
    """Give the ids of all rows, in order: A01, A02 and on."""
    return [f"{part}{n:02d}" for part, many in ROWS.items() for n in range(1, many + 1)]


def marked(folder: Path = TESTS) -> dict[str, list[str]]:
    """Find the tests that say which rows they prove.

    Args:
        folder: where the tests are.

    Returns:
        For each row the tests, as ``folder/test_file.py::test_name``.
    """
    found: dict[str, list[str]] = {}
    for path in sorted(folder.rglob("test_*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        for test, ids in _marks(tree):
            for row in ids:
                found.setdefault(row, []).append(f"{path.relative_to(folder)}::{test}")
    return found


def _marks(tree: ast.Module) -> Iterator[tuple[str, list[str]]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            for mark in node.decorator_list:
                if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.req":
                    yield node.name, [ast.literal_eval(argument) for argument in mark.args]


def main() -> None:
    """Print the table."""
    found = marked()
    for row in row_ids():
        for n, test in enumerate(found.get(row, ["-"])):
            print(f"{row if n == 0 else '':<5}{test}")
    print(f"\n{sum(row in found for row in row_ids())} of {len(row_ids())} rows have a test.")


if __name__ == "__main__":
    main()
