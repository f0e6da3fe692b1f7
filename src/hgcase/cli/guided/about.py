"""What a question is about, and the ways out of it."""

import dataclasses
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from hgcase.domain._declare import fields
from hgcase.domain.kinds import CaseFile
from hgcase.errors import UsageError
from hgcase.i18n import N_, Language

if TYPE_CHECKING:
    from hgcase.domain.record import Model


class Back(Exception):  # noqa: N818 — no error: somebody wants the question before
    """Somebody typed ``<``."""


class Explained(UsageError):  # noqa: N818 — no error either: somebody typed ``?``
    """What a question means, said when somebody asks."""

    message = N_("The question comes again.")

    def __init__(self, lines: list[str]) -> None:
        super().__init__()
        self._lines = lines

    def tell(self, language: Language) -> list[str]:
        """Say what the question means."""
        del language
        return self._lines


@dataclasses.dataclass(frozen=True, slots=True)
class About:
    """What a question is about: the household, the kind of record and this moment.

    Args:
        case: the household.
        kind: the model whose fields are asked.
        now: this moment.
        tree: what has been answered so far.
        whole: the record within which a line is asked; None for a record itself.
        shown: the lists of choices that stand on the screen already.
    """

    case: CaseFile
    kind: "type[Model]"
    now: datetime
    tree: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    whole: "About | None" = None
    shown: set[str] = dataclasses.field(default_factory=set)

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
