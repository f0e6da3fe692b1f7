"""Writes the list of sections from the kinds that are declared; `make kinds` runs it.

Where a kind stands in the case file is
decided by its line in the list alone: a new one comes behind the kind before it in its
module, or at the end, and may be moved by hand.
"""

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Final

import hgcase.domain.kinds
from hgcase.domain import sections as listed
from hgcase.domain.declare.record import Model, Record
from hgcase.domain.kinds.household import Household

SECTIONS: Final = Path(listed.__file__)
_TEXT: Final = '''"""The sections of a case file, in its order; written by ``make kinds``.

A kind stands here as text, so that its module is imported when a section has records.
"""

import dataclasses
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
{imports}


@dataclasses.dataclass(frozen=True, repr=False)
class Sections:
    """Every section of a case file, with the kind that it holds."""

    household: "household_.Household"
{sections}


NAMED: Final = (
{named}
)
"""What texts may name by reference (`prints`): without these nothing can be shown."""
'''


def declared() -> "list[type[Record]]":
    """Find every kind in the modules of kinds, in the order of the file."""
    kinds = [kind for module in _modules() for kind in _kinds_in(module)]
    order = [name for name in listed.Sections.__annotations__ if name != "household"]
    for kind in kinds:
        if kind.KIND.section not in order:
            order.insert(_behind(kind, order), kind.KIND.section)
    return sorted(kinds, key=lambda kind: order.index(kind.KIND.section))


def _modules() -> list[str]:
    return sorted(found.name for found in iter_modules(hgcase.domain.kinds.__path__))


def _module(kind: type[Model]) -> str:
    return kind.__module__.rpartition(".")[2]


def _kinds_in(module: str) -> "list[type[Record]]":
    imported = import_module(f"hgcase.domain.kinds.{module}")
    found = (each for each in vars(imported).values() if isinstance(each, type))
    records = (each for each in found if issubclass(each, Record) and "KIND" in vars(each))
    return [each for each in records if each.__module__ == imported.__name__]


def _behind(kind: type[Record], order: list[str]) -> int:
    """Give the place behind the kind that stands before this one in its module."""
    beside = _kinds_in(_module(kind))
    before = [each.KIND.section for each in beside[: beside.index(kind)]]
    known = [order.index(section) for section in before if section in order]
    return known[-1] + 1 if known else len(order)


def sections_text() -> str:
    """Write the list of sections."""
    kinds = declared()
    every: list[type[Model]] = [Household, *kinds]
    modules = sorted({_module(kind) for kind in every})
    named = [kind.KIND.section for kind in kinds if kind.KIND.prints]
    return _TEXT.format(
        imports="\n".join(
            f"    from hgcase.domain.kinds import {name} as {name}_" for name in modules
        ),
        sections="\n".join(
            f'    {kind.KIND.section}: "tuple[{_module(kind)}_.{kind.__name__}, ...]" = ()'
            for kind in kinds
        ),
        named="\n".join(f'    "{name}",' for name in named),
    )


if __name__ == "__main__":
    SECTIONS.write_text(sections_text(), encoding="utf-8")
