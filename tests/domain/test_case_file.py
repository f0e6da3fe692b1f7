"""A case finds its records, gives free keys, and is never changed."""

from datetime import date

from tests.formats.made import SMALL

from hgcase.domain.case_file import CaseFile, keys_in, kind_of, kinds, sections
from hgcase.domain.kinds.household import Household
from hgcase.domain.kinds.persons import Person
from hgcase.formats.reading import read_case


def small() -> CaseFile:
    return read_case(SMALL, date(2026, 9, 27))


def test_a_record_is_found_by_its_key_in_its_section_only() -> None:
    case = small()

    assert case.get("r1") == case.rules[0]
    assert case.find("rules", "r1") == case.rules[0]
    assert case.find("sessions", "r1") is None
    assert case.get("r9") is None
    assert case.rule(1) == case.rules[0]
    assert case.rule(2) is None


def test_the_next_key_is_the_first_that_is_free() -> None:
    case = small()

    assert case.next_key("rules") == "r2"
    assert case.next_key("persons") == "C"
    assert case.next_key("stays") == "st1"
    assert CaseFile(Household()).next_key("persons") == "A"


def test_a_key_that_another_kind_uses_is_not_given() -> None:
    case = small().add(Person(key="s2", name="Wie heet zo"))

    assert case.next_key("sessions") == "s3"


def test_after_z_come_two_letters() -> None:
    letters = keys_in("persons")
    first = [next(letters) for _ in range(28)]

    assert first[0] == "A"
    assert first[25:] == ["Z", "AA", "AB"]


def test_a_case_with_a_record_more_is_another_case() -> None:
    case = small()
    more = case.add(Person(key="C", name="Cato Proef"))

    assert [person.key for person in more.persons] == ["A", "B", "C"]
    assert [person.key for person in case.persons] == ["A", "B"]
    assert more.person_keys == {"A", "B", "C"}


def test_every_section_has_a_kind_that_names_it() -> None:
    assert [kind.KIND.section for kind in kinds()] == list(sections())
    assert [kind_of(section) for section in sections()] == list(kinds())
