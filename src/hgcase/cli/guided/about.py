"""What a question is about: the household, the kind of record, and what was answered."""

import dataclasses
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from hgcase.cli.guided.interview import Interview
from hgcase.domain.case_file import CaseFile
from hgcase.domain.declare.record import Model
from hgcase.domain.declare.vocabulary import fields


@dataclasses.dataclass(frozen=True, slots=True)
class About:
    """What a question is about: the household, the kind of record and this moment.

    Args:
        tree: what has been answered so far.
        whole: the record within which a line is asked; None for a record itself.
        path: the names of the fields within which it is asked, each with a dot.
        shown: the lists of choices that stand on the screen already.
    """

    interview: Interview
    case: CaseFile
    kind: type[Model]
    tree: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    whole: "About | None" = None
    path: str = ""
    shown: set[str] = dataclasses.field(default_factory=set)

    @property
    def now(self) -> datetime:
        """The moment at which the answer was typed that is being understood."""
        return self.interview.now

    def with_tree(self, tree: Mapping[str, Any]) -> "About":
        """Give the same with what has been answered by now."""
        return dataclasses.replace(self, tree=tree)

    def readers(self) -> set[str]:
        """Give who will read it beside the team, as far as is known by now."""
        if self.whole is not None:
            return self.whole.readers()
        return _readers(self)


def _readers(about: About) -> set[str]:
    kind: Any = about.kind
    declared = getattr(kind, "KIND", None)
    if declared is None or "workers_only" in about.tree:
        return set()
    circle = about.tree.get(declared.circle)
    if circle is not None:
        return set() if circle == "team" else set(circle)
    values = {name: tuple(v) if isinstance(v, list) else v for name, v in about.tree.items()}
    blank = {field.name: None for field in fields(kind) if field.required}
    try:
        half = kind.model_construct(**{**blank, **values})
        return set(declared.readers(about.case, half, about.now.date()))
    except (AttributeError, TypeError):
        return set()  # not enough is known yet
