"""References in text: the reader's name for them, or no text at all (W24)."""

import pytest
from tests.wall.small import TODAY, household, record

from hgcase.domain.declare.prose import references, resolve
from hgcase.domain.kinds.network import Contact
from hgcase.domain.kinds.plan import Rule
from hgcase.domain.kinds.sessions import Session
from hgcase.domain.wall.audience import resolve_audience
from hgcase.domain.wall.the_wall import seen_by


@pytest.mark.parametrize(
    ("text", "keys"),
    [("@A", {"A"}), ("(@n1)", {"n1"}), ("@A, @n1.", {"A", "n1"}), ("a@A", set()), ("@@A", set()),
     ("@Anna", set()), ("@n1x", set()), ("A n1", set()), ("@", set())],
)  # fmt: skip
def test_a_reference_is_a_whole_key(text: str, keys: set[str]) -> None:
    assert references(text) == keys


def test_a_paper_prints_names() -> None:
    assert resolve("@A belt @n1", {"A": "Anna", "n1": "Kees"}) == "Anna belt Kees"


@pytest.mark.req("B28")
def test_a_text_that_names_who_may_not_be_known_is_withheld_whole() -> None:
    session = record(
        Session, key="s1", at="2026-09-17T14:00", state="held", mode="joint",
        present=["A", "B"], summary="@A was bij @n2 en @n1",
    )  # fmt: skip
    case = household(session, record(Contact, key="n2", name="Ria", visible_to=["A"]))
    for readers, summary in (("person:A", "Anna was bij Ria en Kees"), ("person:B", None)):
        seen = seen_by(case, resolve_audience(case, readers, TODAY))
        assert seen.case.sessions[0].summary == summary


@pytest.mark.req("B28")
def test_a_record_that_is_nothing_without_its_text_goes_with_it() -> None:
    rule = record(
        Rule, key="r1", number=1, circle=["A", "B"], persons=["B"], situation="bij @n2", text="x"
    )
    case = household(rule, record(Contact, key="n2", name="Ria", visible_to=["A"]))
    assert len(seen_by(case, resolve_audience(case, "person:A", TODAY)).case.rules) == 1
    assert seen_by(case, resolve_audience(case, "person:B", TODAY)).case.rules == ()
