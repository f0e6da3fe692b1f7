"""Who reads, and what the wall lets through: all that comes after it gets this, nothing else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from hgcase.domain.case_file import CaseFile


@dataclass(frozen=True, slots=True)
class Audience:
    """Who reads.

    Args:
        name: as it was asked for: ``team``, ``together:A,B``, ``person:A``.
        readers: the keys of the persons for whom the paper is; empty for the team.
        own_talks: whether what this person told alone may be in it (W2).
        worker: the key of the worker who reads, for records narrowed to some (W17).
        paper: whether it is on paper that the team reads; anybody else reads on paper only.
    """

    name: str
    readers: frozenset[str] = frozenset()
    own_talks: bool = False
    worker: str = ""
    paper: bool = False

    def __post_init__(self) -> None:
        if (self.name == "team") is bool(self.readers):
            raise ValueError("the team has no readers, and anybody else has")

    @property
    def team(self) -> bool:
        """Tell whether it is the team, on whose screen everything may stand."""
        return not self.readers

    @property
    def on_paper(self) -> bool:
        """Tell whether what was taken back is left out (W25)."""
        return self.paper or not self.team


def team(worker: str = "") -> Audience:
    """Give the team's audience, read by this worker."""
    return Audience("team", worker=worker)


class Seen(NamedTuple):
    """What an audience sees: a case file with nothing else in it.

    Args:
        case: the records, references written out as names; for papers with fresh keys.
        names: what a reference to a record prints, by key.
        readers: the keys, in `case`, of the persons for whom it is; none for the team.
    """

    case: CaseFile
    names: Mapping[str, str]
    readers: tuple[str, ...]

    @property
    def team(self) -> bool:
        """Tell whether the team reads."""
        return not self.readers

    def name(self, key: str) -> str:
        """Print a party: its name, or nothing where it is not known."""
        return self.names.get(key, "")

    def called(self, keys: Iterable[str]) -> list[str]:
        """Call parties by name, or by the key where no name is known."""
        return [self.name(key) or key for key in keys]
