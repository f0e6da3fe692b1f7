"""What the wall gives is the same for cases that are the same to who reads (W0)."""

from collections import Counter
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from tests.support.cases import ORDER
from tests.wall.cells import KEY, TEAM
from tests.wall.hidden import PLACED
from tests.wall.pairs import Pair, Tally, drawn, expected, pair, pairs, same, told
from tests.wall.table import APART, DEFAULTS, READERS, WITHIN

from hgcase.domain.case_file import kind_of, kinds, sections
from hgcase.domain.checks.problems import problems_of
from hgcase.domain.declare.record import Model, Record
from hgcase.domain.declare.vocabulary import NESTED, fields
from hgcase.domain.kinds.household import Household
from hgcase.domain.wall.the_wall import seen_by

SHORT = 120


@settings(max_examples=SHORT, deadline=None, derandomize=True, database=None)
@given(pairs)
def test_what_is_hidden_changes_nothing_that_is_seen(found: Pair) -> None:
    assert same(found)


@settings(max_examples=SHORT, deadline=None, derandomize=True, database=None)
@given(pairs)
def test_all_that_may_be_seen_is_seen_and_nothing_else(found: Pair) -> None:
    for case, audience in zip(found.cases, found.audiences, strict=True):
        assert told(seen_by(case, audience)) == expected(found.visible)


@pytest.mark.parametrize("seed", range(0, 40, 2))
def test_the_made_up_cases_can_be_so(seed: int) -> None:
    """But for a secret in a rule or plan: it is refused, and the wall must hold all the same."""
    for case in pair(seed).cases:
        assert [each for each in problems_of(case) if "not everybody" not in each.message] == []


@pytest.mark.parametrize("seed", range(20))
def test_the_two_worlds_of_a_pair_differ(seed: int) -> None:
    first, second = pair(seed).cases
    assert first != second


def _paths(kind: type[Model], prefix: str = "") -> list[str]:
    found: list[str] = []
    for field in fields(kind):
        found.append(f"{prefix}{field.name}")
        if field.shape in NESTED:
            found += _paths(field.type, f"{prefix}{field.name}.")
    return found


@pytest.mark.parametrize("section", ["household", *sections()])
def test_the_table_has_a_row_for_every_field(section: str) -> None:
    kind: type[Model] = Household if section == "household" else kind_of(section)
    assert set(_paths(kind)) == set(READERS[section])


def test_the_table_has_a_default_for_every_kind() -> None:
    assert set(DEFAULTS) == set(sections())


def test_every_kind_is_drawn() -> None:
    assert sorted(("persons", *ORDER)) == sorted(sections())


def test_the_kinds_that_limit_their_circle_are_those_of_the_table() -> None:
    assert set(WITHIN) == {kind.KIND.section for kind in kinds() if kind.KIND.within}
    assert set(APART) == {kind.KIND.section for kind in kinds() if kind.KIND.apart}


@pytest.mark.parametrize("kind", kinds(), ids=repr)
def test_no_kind_is_put_in_order_by_keys(kind: type[Record]) -> None:
    """Keys are given in the order of entry, and would tell it."""
    keys = {field.name for field in fields(kind) if field.ref is not None}
    assert not keys & set(kind.KIND.order)


@cache
def _tally() -> Tally:
    tally: Tally = Counter()
    for n, section in enumerate(sections()):
        for seed in range(n, n + 12):
            drawn(seed, tally, section)
    return tally


@pytest.mark.parametrize("section", sections())
def test_every_field_has_been_hidden_and_every_field_for_readers_shown(section: str) -> None:
    tally: Any = _tally()
    for path, cell in READERS[section].items():
        if cell == KEY or path in NEVER[section]:
            continue
        if cell != TEAM:
            assert tally[section, path, "shown"], f"{path} never shown"
        parent = path.partition(".")[0]
        assert tally[section, path, "hidden"] or tally[section, parent, "hidden"], (
            f"{path} never hidden"
        )


NEVER: dict[str, set[str]] = {section: set() for section in sections()}
NEVER["rules"] = NEVER["safety_plans"] = {"visible_to"}  # their circle stands in `circle`


@pytest.mark.parametrize("way", ["circle", "narrowed", "passed on", "needs"])
@pytest.mark.parametrize("section", sections())
def test_every_kind_has_been_hidden_in_every_way(section: str, way: str) -> None:
    assert _tally()[section, "", f"hidden: {way}"]


@pytest.mark.parametrize("section", sorted({*WITHIN, *APART}))
def test_every_kind_that_limits_its_circle_has_been_hidden_by_that(section: str) -> None:
    assert _tally()[section, "", "hidden: its kind"]


@pytest.mark.parametrize("section", PLACED)
def test_whom_a_place_names_has_been_hidden_with_the_place(section: str) -> None:
    assert _tally()[section, "", "hidden: place"]
