"""References in text: written ``@n1``, checked when typed, printed as a name (W24)."""

import re
from collections.abc import Mapping
from typing import Final

from hgcase.domain.declare.record import Record
from hgcase.domain.declare.values import KEY_PATTERN

_REFERENCE: Final = re.compile(rf"(?<![\w@])@({KEY_PATTERN})(?![\w@])")


_NEARLY: Final = re.compile(r"@(?:[A-Za-z]{1,3}[0-9]{1,6}\w*|[A-Z]{1,2}s?(?!\w))")


def near_references(text: str) -> bool:
    """Tell whether something in a text looks like a reference and is none: ``@n1s``, ``@N1``."""
    return "@" in text and _NEARLY.search(_REFERENCE.sub("", text)) is not None


def references(text: str) -> frozenset[str]:
    """Give the keys that a text refers to."""
    return frozenset(_REFERENCE.findall(text)) if "@" in text else frozenset()


def resolve(text: str, names: Mapping[str, str]) -> str:
    """Write the names where the references stand; one without a name stays as it is."""
    if "@" not in text:
        return text
    return _REFERENCE.sub(lambda found: names.get(found[1], found[0]), text)


def printed_name(record: Record) -> str:
    """Give what a reference to *record* prints; empty where its kind has no name."""
    if not record.KIND.prints:
        return ""
    name: str = getattr(record, "called", None) or getattr(record, "name", None) or ""
    first_word = record.KIND.prints == "first" and not getattr(record, "called", None)
    return name.split(maxsplit=1)[0] if first_word and name else name
