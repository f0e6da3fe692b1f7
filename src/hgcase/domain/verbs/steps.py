"""What one command writes: records new, changed and taken back, in one go or not at all.

A rule of the domain says which steps to take; the app takes them in one transaction. A step
holds fields as a case file writes them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple


@dataclass(frozen=True, slots=True)
class Key:
    """Stands in a tree for the key of a record that is new in the same go.

    Args:
        name: of the step that brings the record.
    """

    name: str


class New(NamedTuple):
    """A record that is new.

    Args:
        tree: its fields; without a key it gets the next free one.
        name: by which other steps name it (`Key`).
    """

    section: str
    tree: Mapping[str, Any]
    name: str = ""


class Changed(NamedTuple):
    """A record that was there, with some fields other.

    Args:
        section: the kind of record; ``household`` for the household's own fields.
        changes: the fields that change; None empties one.
    """

    section: str
    key: str
    changes: Mapping[str, Any]


class TakenBack(NamedTuple):
    """A record that is taken back, or of which somebody says that it will be; it stays.

    Args:
        told: the day, the state, who said so and why.
    """

    section: str
    key: str
    told: Mapping[str, Any]


Step = New | Changed | TakenBack
