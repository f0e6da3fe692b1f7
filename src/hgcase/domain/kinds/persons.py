"""The persons of a household and how they relate; roles of violence are no field (A30)."""

from datetime import date
from typing import Annotated, ClassVar, Literal

from hgcase.domain.case_file import CaseFile
from hgcase.domain.declare.readers import EMPTY, ITSELF, TEAM, taking_part
from hgcase.domain.declare.record import Record, Value
from hgcase.domain.declare.values import (
    Awaited,
    Circle,
    Flag,
    Line,
    ProseLine,
    Reach,
    Subject,
    Until,
    When,
    Word,
)
from hgcase.domain.declare.vocabulary import Ask, Kind, Known, Mark, Persons, Said
from hgcase.errors import NotFoundError, as_key
from hgcase.i18n import N_


class SafeContact(Value):
    """How somebody can be reached without danger; said before the number (practice 5)."""

    hours: Annotated[ProseLine | None, Said(N_("When to reach"), "{value}")] = None
    avoid: ProseLine | None = None
    ask_first: ProseLine | None = None


class Age(Value):
    """An age, where no birth date is known."""

    HEAD: ClassVar = ("{years}",)

    years: int
    date: Annotated[When, Said(N_("Date"), N_("as of {value}"))]


def _known_to(case: CaseFile, person: "Person", today: date) -> Persons:
    """Whoever takes part, as far as they may know that this person is in the file (W14)."""
    part, may_know = taking_part(case, person, today), _may_know(person)
    return part if may_know is None else part & may_know


def _may_know(person: "Person") -> Persons | None:
    return None if person.known_to is None else frozenset((*person.known_to, person.key))


class Person(Record):
    """Somebody of the family system, adult or child, living here or not."""

    KIND: ClassVar = Kind(
        "persons",
        "",
        "people",
        (N_("person"), N_("persons")),
        _known_to,
        order=("born", "name"),
        prints="first",
        within=_may_know,
    )
    HEAD: ClassVar = ("{name}",)

    name: Annotated[Line, Ask(N_("Name"))]
    called: Annotated[Line | None, Mark.ASIDE] = None
    born: Annotated[When | None, ITSELF, Ask(N_("Born (a date, a year, or 2011~)"))] = None
    age: Annotated[Age | None, ITSELF] = None
    expected: Annotated[Awaited | None, TEAM] = None
    died: Annotated[When | None, TEAM] = None
    stands_for: Annotated[Word | None, TEAM, Known("stands_for")] = None
    violence_in_youth: Annotated[Literal["present", "absent", "unknown"] | None, ITSELF] = None
    gender: Annotated[Literal["woman", "man", "other", "unknown"] | None, TEAM] = None
    phone: Annotated[Reach | None, TEAM] = None
    email: Annotated[Reach | None, TEAM] = None
    safe_contact: Annotated[SafeContact | None, TEAM, Mark.ASK_FIRST] = None
    keeps_paper: Annotated[
        Literal["safe", "read_here", "none"] | None,
        TEAM,
        Ask(N_("Can you keep a paper where nobody else reads it?")),
    ] = None
    language: Annotated[Line | None, TEAM] = None
    known_to: Annotated[Circle | None, TEAM] = None


class RelationState(Value):
    """How a relation stood as far as was known then."""

    HEAD: ClassVar = ("{state}",)

    state: Annotated[Word, Known("relation_states")]
    date: When | None = None


class Authority(Value):
    """Parental authority: since when, with whom, or none."""

    since: When | None = None
    until: Until | None = None
    joint: Flag | None = None
    answer: Annotated[Word | None, Known("authority_answers")] = None


def _unless_same(case: CaseFile, relation: "Relation", today: date) -> Persons:
    """Whoever takes part; that two may be the same person is for the team."""
    return EMPTY if relation.kind == "same_person" else taking_part(case, relation, today)


class Relation(Record):
    """One relation between two persons; parenthood and authority are four things."""

    KIND: ClassVar = Kind(
        "relations",
        "re",
        "people",
        (N_("relation"), N_("relations")),
        _unless_same,
        order=("kind", "since"),
    )
    HEAD: ClassVar = (
        (N_("{who}: {kind} of {whom}"), N_("{who} and {whom}: {kind}")),
        N_("until {until}"),
    )

    who: Subject
    whom: Annotated[Subject, Said(N_("Of whom"), N_("of {value}"))]
    kind: Annotated[Word, Known("relation_kinds"), Ask(N_("How do they belong to each other?"))]
    nature: Annotated[tuple[Word, ...], TEAM, Known("natures")] = ()
    authority: Annotated[Authority | None, TEAM] = None
    since: When | None = None
    until: Until | None = None
    states: Annotated[tuple[RelationState, ...], TEAM] = ()


PARENT_KINDS = frozenset({"parent", "step_parent", "foster_parent"})
ELDER_KINDS = PARENT_KINDS | {"grandparent", "guardian"}
ADULT_AGE = 18


def can_be_spoken_to(person: Person) -> bool:
    """Tell whether somebody is one living person: not dead, not yet born, not several at once."""
    unborn = person.expected is not None and person.born is None
    return person.died is None and not unborn and person.stands_for is None


def born_span(person: Person) -> tuple[date, date] | None:
    """Give the earliest and latest day somebody can have been born; None where unknown."""
    if person.born is not None:
        return person.born.day, person.born.last_day
    if person.age is not None:
        seen, years = person.age.date.day, person.age.years
        return _years_before(seen, years + 1), _years_before(seen, years)
    return (person.expected.day, person.expected.last_day) if person.expected else None


def _years_before(day: date, years: int) -> date:
    """Give the same day so many years before; 29 February may become 28."""
    year = max(day.year - years, 1)
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def age_span(person: Person, on: date) -> tuple[int, int] | None:
    """Give the youngest and oldest age somebody can have on a day; None where unknown."""
    span = born_span(person)
    if span is None:
        return None
    earliest, latest = span

    def years(born: date) -> int:
        return on.year - born.year - ((on.month, on.day) < (born.month, born.day))

    return years(latest), years(earliest)


def is_child(case: CaseFile, key: str, on: date) -> bool:
    """Tell whether somebody may be a child on that day (W3): when unsure, yes.

    Sure is a birth date or an age; one that is somebody's guess may be a year off. Without
    one, whoever has a parent, a grandparent or a guardian in the file, is named as a child
    (that was there, that goes between two homes), for whom others consent, or who was spoken
    to or is kept as one, is a child and anybody else is not.
    """
    person = case.find("persons", key)
    ages = age_span(person, on) if isinstance(person, Person) else None
    if ages is not None:
        guessed = isinstance(person, Person) and person.born and set(person.born.text) & set("~%?")
        return ages[0] - bool(guessed) < ADULT_AGE
    return (
        any(each.whom == key and each.kind in ELDER_KINDS for each in case.relations)
        or any(key in account.children_present for account in case.accounts)
        or any(key in arrangement.children for arrangement in case.arrangements)
        or any(each.person == key and {*each.given_by} - {key} for each in case.consents)
        or any(each.mode == "child" and key in each.present for each in case.sessions)
        or any(
            each.basis == "jeugdwet" and key in each.persons for each in case.household.retention
        )
    )


def nobody_there(key: str) -> NotFoundError:
    """Refuse a letter that is nobody's."""
    return NotFoundError(
        N_("There is no person {key} in this household."), slug="nobody-there", key=as_key(key)
    )
