"""What is due: one finding, as a screen says it and as a command may settle it."""

from datetime import date, time
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, get_args

if TYPE_CHECKING:
    from hgcase.lists.entries import Said

What = Literal[
    "method_gone",
    "planned_talk",
    "plan_missing",
    "plan_review",
    "not_written_up",
    "order_ends",
    "break_ends",
    "action",
    "silence",
    "missed_week",
    "talk_this_week",
    "both_ways",
    "talk_too_many",
    "rules_unchecked",
    "review",
    "product",
    "end",
    "aftercare",
    "aftercare_missing",
    "handover",
    "move",
    "joint_talks",
    "plan_part",
    "role",
    "intake",
]
"""What can be due, those that press most first where they are due on one day."""

SettledBy = Literal[
    "sessions", "safety_plans", "observations", "phases", "assignments", "intake", "joint_talks",
    "advice", "ending", "actions", "aftercare", "handovers", "stays",
    "orders", "methods",
]  # fmt: skip
"""What, once it is written, settles it; a screen knows the command for it."""

_ORDER: Final = {what: place for place, what in enumerate(get_args(What))}
_FIELDS: Final = {"plan_review": "review_due", "action": "due", "aftercare": "due"}


class Due(NamedTuple):
    """Something that is to be done, or was; for the team alone.

    Args:
        day: the day by which it is or was due; None for at once.
        since: since when it stands, or when it was done last.
        key: the record or the person it is about; empty for the household.
        persons: whom it is about, or who does it.
        word: which mode, role, part, review, product or criterion.
        n: how many of it were asked.
        channel: of a talk, how or where.
        source: the requirement, or what the method says of where it comes from.
    """

    what: What
    settled_by: SettledBy
    day: date | None = None
    since: date | None = None
    key: str = ""
    persons: tuple[str, ...] = ()
    word: str = ""
    name: "Said | None" = None
    n: int = 0
    at: time | None = None
    channel: str = ""
    source: str = ""

    @property
    def deadline(self) -> str:
        """What a pause calls it: ``sp1.review_due``, ``silence.C``, ``plan_missing``."""
        field = _FIELDS.get(self.what, self.what)
        if not self.key:
            return field
        return f"{field}.{self.key}" if self.key.isupper() else f"{self.key}.{field}"

    def is_late(self, today: date) -> bool:
        """Tell whether the day by which it was due has gone by."""
        return self.day is not None and self.day < today

    @property
    def press(self) -> int:
        """How much it presses by its sort, the most first: 0."""
        return _ORDER[self.what]

    @property
    def rank(self) -> tuple[date, int, str, str]:
        """Where it stands among others: by day, then by sort; else in the method's order."""
        clock = self.at.isoformat() if self.at else ""
        return self.day or date.min, self.press, clock, self.key
