"""A household whose plan, Break, phase or end is asked about: what its questions rest on."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hgcase.domain.kinds.trajectory import running
from hgcase.domain.verbs.plan_new import refuse_unseen
from hgcase.domain.wall.seen import team

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from hgcase.domain.case_file import CaseFile
    from hgcase.domain.wall.seen import Seen
    from hgcase.methods.parts import Method


@dataclass(frozen=True, slots=True)
class Planning:
    """A household in which something is about to change.

    Args:
        ref: its whole ref.
        revision: how often it had been written.
        case: what this worker may write in, texts with their references as they stand.
        whole: all of it: numbers and versions are above all that are used; never shown.
        seen: the same as this worker sees it, texts written out.
        worker: the key of the worker, or nothing.
        method: by which the household works now, in its version.
        today: the day.
    """

    ref: str
    revision: int
    case: "CaseFile"
    whole: "CaseFile"
    seen: "Seen"
    worker: str
    method: "Method | None"
    today: "date"

    def refuse_unseen(self, circle: "Sequence[str]", *, only: str = "") -> None:
        """Refuse to go on with the plan of a circle of which this worker may not see all.

        Args:
            circle: for whom the plan is.
            only: the key of the one version that changes, where no other has part in it.

        Raises:
            PlanForOthersError: some of it is for other workers alone (W17).
        """
        refuse_unseen(self.whole, team(self.worker), circle, only=only)


def method_on(case: "CaseFile", day: "date") -> "Method | None":
    """Give the method of the trajectory that runs on a day, in the version it started with."""
    from hgcase.methods import method

    trajectory = running(case, day)
    return method(trajectory.method, trajectory.method_version) if trajectory else None
