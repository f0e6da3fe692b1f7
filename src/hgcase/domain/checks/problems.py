"""Everything that cannot be so in a case, found at once.

A problem says where it stands by section, key and field, and never repeats content: the
one who reads it may not be the one who typed it.
"""

from hgcase.domain.case_file import CaseFile
from hgcase.domain.checks.field_problems import field_problems
from hgcase.domain.checks.list_problems import list_problems
from hgcase.domain.checks.record_problems import RECORD_CHECKS
from hgcase.domain.problem import Problem
from hgcase.methods import refuse_broken

CHECKS = (field_problems, list_problems, *RECORD_CHECKS)


def problems_of(case: CaseFile) -> list[Problem]:
    """List every problem of a case."""
    for trajectory in case.trajectories:
        if trajectory.ended is None and not trajectory.taken_back:
            refuse_broken(trajectory.method, trajectory.method_version or 0)
    return [problem for check in CHECKS for problem in check(case)]
