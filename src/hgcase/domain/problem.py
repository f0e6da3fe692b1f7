"""What a problem is: where it stands, and what would be right."""

from dataclasses import dataclass
from dataclasses import field as data_field


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that cannot be so.

    Args:
        path: section, key, then fields and positions: ``("sessions", "s1", "checks", 0)``.
        message: what is wrong, and what would be right; English, to be translated.
        params: what its places hold: keys, numbers, words of the format.
    """

    path: tuple[str | int, ...]
    message: str
    params: dict[str, str | int] = data_field(default_factory=dict)
