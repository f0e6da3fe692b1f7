"""Takes the steps of a rule in a small household, with every check that a real write has."""

from collections.abc import Sequence
from datetime import date
from types import SimpleNamespace
from typing import Any

from hgcase.app.household import in_hand, whole_of
from hgcase.app.writing import tried
from hgcase.domain.case_file import CaseFile
from hgcase.domain.verbs.steps import Step


def after(case: CaseFile, steps: Sequence[Step], day: date) -> CaseFile:
    """Give the household as it is once these steps were taken on a day; nothing is refused."""
    ctx: Any = SimpleNamespace(today=day, worker_key=lambda _case: "w1")
    return whole_of(tried(ctx, in_hand(ctx, "XX0000", 1, case), list(steps)).now)
