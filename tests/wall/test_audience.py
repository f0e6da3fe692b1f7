"""For whom a paper can be asked, and for whom it is refused (W2, W3)."""

import pytest
from tests.support.refusals import refuses
from tests.wall.small import TODAY, household, record

from hgcase.domain.declare.record import Record
from hgcase.domain.kinds.arrangements import Arrangement
from hgcase.domain.kinds.consents import Consent
from hgcase.domain.kinds.incidents import Account, Incident
from hgcase.domain.kinds.persons import Person, Relation
from hgcase.domain.wall.audience import resolve_audience
from hgcase.domain.wall.seen import Audience
from hgcase.domain.wall.the_wall import seen_by


def test_the_team_reads_as_the_worker_who_asks() -> None:
    audience = resolve_audience(household(), "team", TODAY, worker="w1")
    assert audience.team
    assert audience.worker == "w1"


@pytest.mark.parametrize(
    "text", ["together:A,B", "together:B,A", "together: A , B", "together:A,B,A"]
)
def test_the_same_readers_are_the_same_audience(text: str) -> None:
    audience = resolve_audience(household(), text, TODAY)
    assert audience == Audience("together:A,B", frozenset("AB"))


@pytest.mark.parametrize(
    "text",
    ["", "all", "team:", "team:A", "Team", "person:", "person:A,B", "person:A,", "together:A",
     "together:A,A", "together:", "child:C", "person", " team"],
)  # fmt: skip
def test_what_is_no_audience_is_refused(text: str) -> None:
    with refuses("unknown-audience"):
        resolve_audience(household(), text, TODAY)


@pytest.mark.parametrize(
    "text", ["person:X", "person:a", "together:A,X", "person:Anna", "person:w1"]
)
def test_who_is_no_person_of_the_household_is_refused(text: str) -> None:
    with refuses("nobody-there"):
        resolve_audience(household(), text, TODAY)


def test_what_was_typed_for_a_letter_is_not_repeated() -> None:
    with refuses("nobody-there") as caught:
        resolve_audience(household(), "person:Anna de Wit", TODAY)
    assert "Anna" not in str(caught.value)


@pytest.mark.parametrize("text", ["person:C", "together:A,C", "together:A,B,C"])
def test_a_child_reads_no_paper_for_grown_ups(text: str) -> None:
    with refuses("child-paper"):
        resolve_audience(household(), text, TODAY)


@pytest.mark.parametrize(
    ("born", "child"),
    [("2008-09-27", False), ("2008-09-28", True), ("2008", True), ("2007", False),
     ("[2007,2009]", True), ("XXXX", True), ("1990~", False)],
)  # fmt: skip
def test_who_may_be_under_eighteen_is_a_child(born: str, child: bool) -> None:
    case = household(record(Person, key="D", name="Daan", born=born))
    if child:
        with refuses("child-paper"):
            resolve_audience(case, "person:D", TODAY)
    else:
        assert resolve_audience(case, "person:D", TODAY).readers == {"D"}


@pytest.mark.parametrize("kind", ["parent", "step_parent", "foster_parent", "grandparent"])
def test_without_a_birth_date_whose_parent_is_here_is_a_child(kind: str) -> None:
    case = household(
        record(Person, key="D", name="Daan"),
        record(Relation, key="re1", who="A", whom="D", kind=kind),
    )
    with refuses("child-paper"):
        resolve_audience(case, "person:D", TODAY)


def test_without_a_birth_date_who_was_there_as_a_child_is_one() -> None:
    case = household(
        record(Person, key="D", name="Daan"),
        record(Incident, key="i1", at="2026-08-29"),
        record(Account, key="ac1", incident="i1", children_present=["D"]),
    )
    with refuses("child-paper"):
        resolve_audience(case, "person:D", TODAY)


@pytest.mark.req("B28")
@pytest.mark.parametrize(
    "named",
    [
        record(Arrangement, key="ar1", kind="visits", person="B", children=["D"], text="x"),
        record(Consent, key="co1", person="D", given_by=["A"], recipient="o1", answer="given"),
    ],
    ids=["between two homes", "others consent"],
)
def test_without_a_birth_date_who_is_named_as_a_child_is_one(named: Record) -> None:
    case = household(record(Person, key="D", name="Daan"), named)
    with refuses("child-paper"):
        resolve_audience(case, "person:D", TODAY)


def test_who_consents_for_themselves_is_no_child_for_that() -> None:
    own = record(Consent, key="co1", person="D", given_by=["D"], recipient="o1", answer="given")
    case = household(record(Person, key="D", name="Daan"), own)
    assert resolve_audience(case, "person:D", TODAY).readers == {"D"}


def test_an_age_that_somebody_had_counts_on() -> None:
    age = {"years": 17, "date": "2026-01-01"}
    case = household(record(Person, key="D", name="Daan", age=age))
    with refuses("child-paper"):
        resolve_audience(case, "person:D", TODAY)


@pytest.mark.parametrize("kept", ["safe", "read_here"])
def test_own_talks_come_on_paper_after_the_recorded_answer(kept: str) -> None:
    case = household(persons=(record(Person, key="A", name="Anna", born="1991", keeps_paper=kept),))
    case = case.replace(trajectories=())
    assert resolve_audience(case, "person:A", TODAY, own_talks=True).own_talks


@pytest.mark.parametrize("kept", ["none", None])
def test_own_talks_stay_off_paper_without_a_safe_place(kept: str | None) -> None:
    case = household(persons=(record(Person, key="A", name="Anna", born="1991", keeps_paper=kept),))
    case = case.replace(trajectories=())
    with refuses("own-talks"):
        resolve_audience(case, "person:A", TODAY, own_talks=True)


@pytest.mark.parametrize("text", ["team", "together:A,B"])
def test_own_talks_are_for_one_persons_own_paper(text: str) -> None:
    with refuses("unknown-audience"):
        resolve_audience(household(), text, TODAY, own_talks=True)


def test_a_paper_for_two_of_whom_one_may_not_know_the_other_is_refused() -> None:
    case = household(
        record(Person, key="E", name="Joris", born="1990", known_to=["A"], visible_to=["A", "B"])
    )
    with refuses("unknown-to-each-other"):
        resolve_audience(case, "together:B,E", TODAY)


def test_who_takes_no_part_still_reads_a_paper_that_names_them() -> None:
    case = household(record(Person, key="E", name="Joris Vos", born="1990"))
    seen = seen_by(case, resolve_audience(case, "person:E", TODAY))
    assert [person.name for person in seen.case.persons] == ["Joris Vos"]
    assert seen.name(seen.readers[0]) == "Joris"


def test_an_audience_without_readers_is_the_team_and_no_other() -> None:
    for name, readers in (("person:A", frozenset[str]()), ("team", frozenset("A"))):
        with pytest.raises(ValueError, match="readers"):
            Audience(name, readers)
