"""What the wall lets through: all that comes after it gets this, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass

from hgcase.domain.case_file import CaseFile


@dataclass(frozen=True, slots=True)
class Seen:
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
