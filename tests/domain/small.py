"""Small households for tests, written as a case file: a mother, a father and a child."""

from datetime import date
from textwrap import dedent
from typing import Final

import pytest

from hgcase.domain.case_file import CaseFile
from hgcase.errors import CaseFileError
from hgcase.formats.reading import read_case

TODAY: Final = date(2026, 9, 27)

_HEAD: Final = """\
hgcase: 1
household: {label: Testhuis, opened: 2026-08-01}
persons:
  - {key: A, name: Anna Proef, born: "1990"}
  - {key: B, name: Bram Proef, born: "1988"}
  - {key: C, name: Cato Proef, born: "2016"}
organisations:
  - {key: o1, name: Gemeente Verzonnendam, kind: municipality}
  - {key: o2, name: Rechtbank Verzonnendam, kind: court}
  - {key: o3, name: Politie Verzonnendam, kind: police}
workers: [{key: w1, name: Wim Werker}, {key: w2, name: Wies Werker}]
trajectories:
  - {key: t1, method: ambulant, start: 2026-08-01,
     participants: [{person: A, since: 2026-08-01}, {person: B, since: 2026-08-01}]}
"""


def case(text: str) -> CaseFile:
    """Read a small household with these sections beside its persons."""
    return read_case(_HEAD + dedent(text), TODAY)


def refused(text: str) -> list[str]:
    """Give the places for which such a household is refused."""
    with pytest.raises(CaseFileError) as error:
        case(text)
    return [problem.where for problem in error.value.problems]
