"""Choosing fields from a list, until Enter says that it is well."""

from collections.abc import Callable, Sequence
from typing import Any

from hgcase.cli.guided.about import About
from hgcase.cli.guided.choices import present_said
from hgcase.cli.language import spoken
from hgcase.domain.declare.labels import field_label
from hgcase.domain.declare.vocabulary import Field
from hgcase.errors import HgcaseError, UsageError
from hgcase.i18n import N_

Tree = dict[str, Any]


class NoSuchFieldError(UsageError):
    """A name or number that is not in the list of fields."""

    message = N_("That is not in the list; ? shows it.")


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
        about: the household and the kind whose fields they are.
        choosable: the fields, in the order of their numbers.
        tree: the values so far; they are changed in place.
        question: what is asked.
        ask_one: asks for one field.
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

    def understand(typed: str) -> Field | None:
        return _chosen(choosable, typed) if typed else None

    return about.interview.ask(
        f"{about.path}more",
        question,
        understand,
        usual="",
        why=lambda: shown_fields(choosable, tree),
    )


def shown_fields(choosable: Sequence[Field], tree: Tree, *, filled: bool = False) -> list[str]:
    """Lay out the fields by number, each with its value; or only those that have one."""
    rows = []
    for n, field in enumerate(choosable, 1):
        if filled and not tree.get(field.name):
            continue
        label = f"{n:>4} {field_label(spoken(), field)}"
        rows.append(f"{label:<34} {present_said(field, tree.get(field.name))}".rstrip())
    return rows


def _chosen(choosable: Sequence[Field], typed: str) -> Field:
    """Find a field by its number, its label or the beginning of it."""
    if typed.isdecimal() and 0 < int(typed) <= len(choosable):
        return choosable[int(typed) - 1]
    wanted = typed.casefold()
    labels = {field: field_label(spoken(), field).casefold() for field in choosable}
    for field, label in labels.items():
        if wanted in (label, field.name, field.name.replace("_", " ")):
            return field
    begun = [field for field, label in labels.items() if label.startswith(wanted)]
    if len(begun) != 1:
        raise NoSuchFieldError
    return begun[0]
