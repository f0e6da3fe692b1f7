"""A small household by hand, for tests that need to see every line."""

from datetime import date
from typing import Any, Final

from hgcase.domain.case_file import CaseFile
from hgcase.domain.kinds.directory import Organisation, Worker
from hgcase.domain.kinds.household import Household
from hgcase.domain.kinds.network import Contact
from hgcase.domain.kinds.persons import Person
from hgcase.domain.kinds.trajectory import Trajectory
from hgcase.domain.wall.circles import with_circles

TODAY: Final = date(2026, 9, 27)


def record(made: Any, /, **values: Any) -> Any:
    """Make a record as a case file would."""
    return made.model_validate(values)


def participant(person: str, **values: Any) -> dict[str, Any]:
    """Give a line of who takes part."""
    return {"person": person, "since": "2026-09-07", **values}


def household(*more: Any, persons: tuple[Any, ...] = (), fixed: bool = True) -> CaseFile:
    """Make a household of Anna, Bram and a child, who take part, with what is added to it."""
    case = CaseFile(
        Household.model_validate({"opened": "2026-08-31"}),
        persons=persons
        or (
            record(Person, key="A", name="Anna de Wit", born="1991", keeps_paper="safe"),
            record(Person, key="B", name="Bram Bos", born="1988"),
            record(Person, key="C", name="Cato Bos", born="2017-09-12"),
        ),
        organisations=(record(Organisation, key="o1", name="De Linde", kind="provider"),),
        workers=(record(Worker, key="w1", name="Sanne Smit", organisation="o1"),),
        contacts=(record(Contact, key="n1", name="Kees Bos"),),
        trajectories=(
            record(
                Trajectory,
                key="t1",
                method="ambulant",
                start="2026-09-07",
                participants=[participant(key) for key in "ABC"],
            ),
        ),
    )
    case = case.add(*more)
    return with_circles(case, TODAY) if fixed else case
