"""Every fact of six published cases has a place in a case file, and nothing more was told."""

import pytest
from tests.cases.published import FACTS, HERE, facts, found_at, published

from hgcase.domain.declare.values import When

CLAIMS = (
    "accounts", "actions", "arrangements", "concerns", "incidents", "markers", "measurements",
    "notifications", "orders", "proceedings", "statements",
)  # fmt: skip
TOLD = ("accounts", "statements", "markers", "concerns", "notifications", "observations")

NAMES = pytest.mark.parametrize("name", FACTS)


def test_every_case_has_its_table() -> None:
    assert {path.stem for path in HERE.glob("*.yaml")} == FACTS.keys()
    assert {path.stem for path in (HERE / "facts").glob("*.md")} == FACTS.keys()


@NAMES
def test_no_number_is_missing(name: str) -> None:
    assert [fact.number for fact in facts(name)] == list(range(1, FACTS[name] + 1))


@NAMES
def test_every_fact_has_a_place_that_is_filled(name: str) -> None:
    case = published(name)
    places = [place for fact in facts(name) for place in fact.places]

    assert [place for place in places if found_at(case, place) in (None, "", ())] == []


@NAMES
def test_a_fact_without_a_place_says_why(name: str) -> None:
    homeless = [fact for fact in facts(name) if not fact.places]

    assert [fact.number for fact in homeless if not fact.note] == []
    assert homeless == []


@NAMES
def test_what_the_case_claims_stands_in_the_table(name: str) -> None:
    case = published(name)
    told = {".".join(place.split(".")[:2]) for fact in facts(name) for place in fact.places}
    claimed = {f"{section}.{record.key}" for section in CLAIMS for record in getattr(case, section)}

    assert claimed - told == set()


@NAMES
def test_whatever_is_told_has_a_teller(name: str) -> None:
    case = published(name)

    assert [
        record.key for section in TOLD for record in getattr(case, section) if not record.said_by
    ] == []


@NAMES
def test_no_date_is_more_exact_than_the_source(name: str) -> None:
    exact = {"drieluik": {"2015-03-14", "2015-10-04"}}
    case = published(name)
    dates = {incident.at for incident in case.incidents} | {
        decision.date for order in case.orders for decision in order.decisions
    }

    assert {str(when) for when in dates if when.exact} <= exact.get(name, set())


def test_a_place_that_is_not_there_is_found_out() -> None:
    case = published("drieluik")

    assert found_at(case, "incidents.i2.at") == When("2015-10-04")
    assert found_at(case, "incidents.i9.at") is None
    assert found_at(case, "incidents.i1.relapse") is None
    assert found_at(case, "accounts.ac1.acts[7]") is None
    assert found_at(case, "orders.ac1.key") is None
