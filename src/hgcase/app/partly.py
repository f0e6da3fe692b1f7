"""A household of which a screen asked for some sections only."""

from typing import TYPE_CHECKING, NoReturn

from hgcase.domain.case_file import CaseFile, sections

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from hgcase.domain.declare.record import Record


class _NotAskedFor:
    """Stands where a section would: an empty one would say that there is nothing."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, case: object, of: object = None) -> NoReturn:
        raise LookupError(f"the screen did not ask for {self._name}")


class Partly(CaseFile):
    """A case of which the sections that nobody asked for cannot be looked at."""

    __eq__ = object.__eq__  # to compare it would be to ask for everything
    __hash__ = object.__hash__

    def records(self) -> "Iterator[Record]":
        """Yield every record of the sections that were asked for."""
        for section in sections():
            if section in vars(self):
                yield from getattr(self, section)

    def find(self, section: str, key: str) -> "Record | None":
        """Give the record with this key, if it is in *section*."""
        getattr(self, section)  # was it asked for?
        return super().find(section, key)

    def next_key(self, section: str) -> str:
        """Give the first free key of a section."""
        getattr(self, section)
        return super().next_key(section)


for _section in sections():
    setattr(Partly, _section, _NotAskedFor(_section))


def partly(case: CaseFile, wanted: "Collection[str]") -> Partly:
    """Give a case with nothing but these sections."""
    made = object.__new__(Partly)
    names = ("household", *(name for name in sections() if name in wanted))
    vars(made).update({name: getattr(case, name) for name in names})
    return made
