"""With which method a trajectory starts, and on which version of it it stays (decision 4).

Asked of what comes in from outside, when it is read, and never again: a household whose
method is gone is shown, written to and closed like any other.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hgcase.domain.checks.problem import Problem
from hgcase.i18n import N_
from hgcase.methods import file_name, method, names, refuse_broken, to_start, versions

if TYPE_CHECKING:
    from hgcase.domain.case_file import CaseFile
    from hgcase.domain.kinds.trajectory import Trajectory


def on_its_version(trajectory: "Trajectory") -> "Trajectory":
    """Give a trajectory the newest version of its method, where none is given.

    Raises:
        BrokenMethodsError: a file of this method of one's own cannot be used.
    """
    if trajectory.method_version is not None:
        return trajectory
    return trajectory.model_copy(update={"method_version": to_start(trajectory.method)})


def all_on_their_version(case: "CaseFile") -> "CaseFile":
    """Give every trajectory of a case that is read the version on which it stays."""
    return case.replace(trajectories=tuple(map(on_its_version, case.trajectories)))


def method_problems(
    trajectory: "Trajectory", before: "Trajectory | None" = None
) -> Iterator[Problem]:
    """Yield where a trajectory names a method that is not known here.

    Args:
        trajectory: as it is about to be written.
        before: as it was; what it named then is not asked again.

    Raises:
        BrokenMethodsError: the file of this method of one's own cannot be used.
    """
    name, version = trajectory.method, trajectory.method_version
    if before is not None and (before.method, before.method_version) == (name, version):
        return
    refuse_broken(name, version or 0)
    if method(name, version) is not None:
        return
    if known := versions(name):
        yield Problem(
            ("method_version",),
            N_(
                "This version of the method is not known here; choose {versions}, or put its "
                "file ({file}) in the folder methods."
            ),
            {"versions": ", ".join(map(str, known)), "file": file_name(name, version or 0)},
        )
    else:
        yield Problem(
            ("method",),
            N_(
                "This method is not known here; choose {methods}, or put its file in the folder "
                "methods."
            ),
            {"methods": ", ".join(names())},
        )


def refuse_broken_methods(case: "CaseFile") -> None:
    """See to it that nothing is written with a method of one's own in which something is wrong.

    Raises:
        BrokenMethodsError: with everything that is wrong in its file.
    """
    for trajectory in case.trajectories:
        if trajectory.ended is None and not trajectory.taken_back:
            refuse_broken(trajectory.method, trajectory.method_version or 0)
