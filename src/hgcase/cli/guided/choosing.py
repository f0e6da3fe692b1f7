"""Choosing fields from a list, until Enter says that it is well."""

from collections.abc import Callable, Sequence
from typing import Any

from hgcase.cli.guided.about import About
from hgcase.cli.guided.choices import present_said
from hgcase.cli.language import spoken
from hgcase.cli.matching import Choice
from hgcase.domain.declare.labels import field_label
from hgcase.domain.declare.vocabulary import Field
from hgcase.errors import HgcaseError
from hgcase.i18n import LANGUAGES, language

Tree = dict[str, Any]


def put(tree: Tree, field: Field, value: Any) -> None:
    """Put the value of a field in a tree; without one it is left out."""
    if value is None:
        tree.pop(field.name, None)
    else:
        tree[field.name] = value


def choose_fields(
    about: About,
    choosable: Sequence[Field],
    tree: Tree,
    question: str,
    ask_one: Callable[[Field], Any],
    *,
    check: Callable[[Tree], object] = lambda _tree: None,
) -> Tree:
    """Let any field be set or changed, until Enter, and until it can be so.

    Args:
        choosable: the fields, in the order of their numbers.
        tree: the values so far; they are changed in place.
        check: raises for values that cannot be so together.
    """
    while True:
        try:
            field = _asked(about, choosable, tree, question)
            if field is None:
                check(tree)
                return tree
            put(tree, field, ask_one(field))
        except HgcaseError as error:
            about.interview.say(error.tell(spoken()))


def _asked(about: About, choosable: Sequence[Field], tree: Tree, question: str) -> Field | None:
    """Ask for one of the fields; None for Enter."""
    by_name = {field.name: field for field in choosable}
    chosen = about.interview.word(
        f"{about.path}more",
        question,
        _choices(choosable),
        usual="",
        shown=False,
        why=lambda: shown_fields(choosable, tree),
    )
    return by_name.get(chosen)


def _choices(choosable: Sequence[Field]) -> list[Choice]:
    """Give the fields with what they are called in either language."""
    return [
        Choice(
            field.name,
            field_label(spoken(), field),
            others=tuple(field_label(language(code), field) for code in LANGUAGES),
        )
        for field in choosable
    ]


def shown_fields(choosable: Sequence[Field], tree: Tree, *, filled: bool = False) -> list[str]:
    """Lay out the fields by number, each with its value; or only those that have one."""
    rows = []
    for n, field in enumerate(choosable, 1):
        if filled and not tree.get(field.name):
            continue
        label = f"{n:>4} {field_label(spoken(), field)}"
        rows.append(f"{label:<34} {present_said(field, tree.get(field.name))}".rstrip())
    return rows
