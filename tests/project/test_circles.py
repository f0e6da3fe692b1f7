"""Nothing is named both ways, for the type checker either; import-linter sees to the rest."""

from graphlib import CycleError, TopologicalSorter
from typing import Final

import grimp

CASE: Final = "hgcase.domain.case_file"
DECLARE: Final = "hgcase.domain.declare."
RULES: Final = (DECLARE, "hgcase.domain.kinds.")
"""Rules of kinds are handed the case that holds the kinds, and declaring has one vocabulary:
only these are named both ways."""


def named() -> dict[str, set[str]]:
    """Give what each module imports, at once, late, or for the type checker."""
    graph = grimp.build_graph("hgcase", cache_dir=None)
    return {each: set(graph.find_modules_directly_imported_by(each)) for each in graph.modules}


def circle(imports: dict[str, set[str]]) -> list[str]:
    """Give modules that need each other, one after the other; none where there are none."""
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_no_module_needs_what_needs_it() -> None:
    imports = named()
    for module in imports:
        if module.startswith(RULES):
            imports[module].discard(CASE)
        if module.startswith(DECLARE):
            imports[module] = {each for each in imports[module] if not each.startswith(DECLARE)}

    assert len(imports) > 200
    assert circle(imports) == []


def test_a_circle_would_be_seen() -> None:
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"a"}})
    assert circle(named()), "the kinds and the case, which the test above leaves out"
