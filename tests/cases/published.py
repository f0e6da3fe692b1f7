"""The published cases as case files, and where each of their facts has its place."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from hgcase.domain.case_file import CaseFile
from hgcase.formats.reading import read_case

HERE: Final = Path(__file__).parent
TODAY: Final = date(2026, 9, 27)
FACTS: Final = {
    "dobbervaart": 24,
    "drieluik": 17,
    "kiezelpad": 20,
    "tweespan": 22,
    "verrezand": 17,
    "vlierhof": 22,
}
"""How many numbered facts each published case has."""

_ROW: Final = re.compile(r"\| (\d+) \| (.+?) \| (.*?) \|")
_STEP: Final = re.compile(r"([a-z_]+)(?:\[(\d+)\])?")


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of a table of facts."""

    number: int
    places: tuple[str, ...]
    note: str


def text_of(name: str) -> str:
    """Give a case file as it stands."""
    return (HERE / f"{name}.yaml").read_text("utf-8")


@cache
def published(name: str) -> CaseFile:
    """Read one of the cases."""
    return read_case(text_of(name), TODAY)


@cache
def facts(name: str) -> tuple[Fact, ...]:
    """Read the table of facts of a case."""
    lines = (HERE / "facts" / f"{name}.md").read_text("utf-8").splitlines()
    rows = [row for line in lines if (row := _ROW.fullmatch(line))]
    return tuple(Fact(int(n), tuple(re.findall(r"`(.+?)`", where)), note) for n, where, note in
                 (row.groups() for row in rows))  # fmt: skip


def found_at(case: CaseFile, place: str) -> Any:
    """Give what stands at a place: ``orders.or1.decisions[0].lasts``; None where nothing does."""
    section, *steps = place.split(".")
    if section == "household":
        here: Any = case.household
    else:
        key, *steps = steps
        here = case.find(section, key)
    for step in steps:
        here = _next(here, step)
    return here


def _next(here: Any, step: str) -> Any:
    named = _STEP.fullmatch(step)
    assert named is not None, f"{step} is no field"
    value = getattr(here, named[1], None)
    if named[2] is None or value is None:
        return value
    return value[int(named[2])] if int(named[2]) < len(value) else None
