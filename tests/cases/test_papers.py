"""Papers of the published cases: for every adult one, and nothing on it that is the team's."""

from collections.abc import Iterator
from typing import Any, Final

import pytest
from tests.cases.published import FACTS, TODAY, published
from tests.support.papers import paper, view

from hgcase.domain.case_file import CaseFile
from hgcase.domain.declare.record import Model
from hgcase.domain.declare.vocabulary import NESTED, fields
from hgcase.domain.kinds.persons import is_child
from hgcase.domain.wall.audience import resolve_audience
from hgcase.domain.wall.the_wall import seen_by
from hgcase.formats.writing import write_case
from hgcase.reports import KINDS, Kind

TOGETHER: Final = {"verrezand": "together:A,B", "drieluik": "together:A,D"}
"""The cases in which two take part."""

PLACES: Final = {
    "dobbervaart": ("De Luwe Hoek", "Verzonnen Zwaan", "Lege Bed", "Voorbeeldstad", "Dobberkade"),
    "drieluik": ("Paneelstraat",),
    "kiezelpad": ("Grindhof", "een gedeeld huis van de opvang", "haar ouders", "uit de buurt"),
    "tweespan": ("Spanbroekerweg", "nieuwe partner"),
    "verrezand": ("Zandpad", "werelddeel"),
    "vlierhof": ("Vuurtoren", "Het Nest", "Vlierlaan"),
}
"""What would tell where somebody is or was: addresses, shelters, hotels, hosts."""

KNOWN: Final = {
    ("dobbervaart", "person:B"): {"Verzonnen Zwaan", "Lege Bed", "Voorbeeldstad"},
    ("kiezelpad", "person:A"): {"haar ouders", "uit de buurt"},
    ("tweespan", "person:B"): {"nieuwe partner"},
    ("tweespan", "person:E"): {"nieuwe partner"},
}
"""What of it a reader knows: where one stayed oneself, one's own network, one's own name."""

_SHORT: Final = 12  # a text below this may stand on a paper for another reason

ADULTS: Final = [
    (name, f"person:{person.key}")
    for name in FACTS
    for person in published(name).persons
    if not is_child(published(name), person.key, TODAY) and person.stands_for is None
]
READERS: Final = [*ADULTS, *TOGETHER.items()]


def texts_of(model: Model) -> Iterator[str]:
    """Yield every text of a record, in its lines too."""
    for field in fields(type(model)):
        value: Any = getattr(model, field.name)
        for each in value if isinstance(value, tuple) else (value,):
            if each is not None and field.shape in NESTED:
                yield from texts_of(each)
            elif isinstance(each, str) and field.prose:
                yield each.strip()


def hidden_texts(case: CaseFile, readers: set[str]) -> set[str]:
    """Give the texts of all records that not each of the readers may read."""
    return {
        text
        for record in case.records()
        if not readers <= set(getattr(record, record.KIND.circle) or ())
        for text in texts_of(record)
        if len(text) >= _SHORT and "@" not in text
    }


def readers_of(audience: str) -> set[str]:
    """Give the keys of those for whom a paper is."""
    return set(audience.partition(":")[2].split(","))


def everything_said(model: Model) -> Iterator[str]:
    """Yield all that a record says, names and addresses too."""
    for field in fields(type(model)):
        value: Any = getattr(model, field.name)
        for each in value if isinstance(value, tuple) else (value,):
            if each is not None and field.shape in NESTED:
                yield from everything_said(each)
            elif isinstance(each, str):
                yield each


@pytest.mark.parametrize(("name", "audience"), READERS)
def test_the_wall_gives_no_place_and_nothing_of_the_team(name: str, audience: str) -> None:
    case = published(name)
    seen = seen_by(case, resolve_audience(case, audience, TODAY))
    records = (seen.case.household, *seen.case.records())
    given = "\n".join(text for record in records for text in everything_said(record))

    told = {place for place in PLACES[name] if place in given}
    hidden = hidden_texts(case, readers_of(audience))

    assert told == KNOWN.get((name, audience), set())
    assert {secret for secret in hidden if secret in given} == set()


@pytest.mark.parametrize(("name", "audience"), READERS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_paper_tells_no_place_and_nothing_of_the_team(
    name: str, audience: str, kind: Kind
) -> None:
    case = published(name)
    text = paper(case, audience, kind, "md", "nl")
    hidden = hidden_texts(case, readers_of(audience))
    known = KNOWN.get((name, audience), set())

    assert {place for place in PLACES[name] if place in text} <= known
    assert {secret for secret in hidden if secret in text} == set()


@pytest.mark.parametrize("name", FACTS)
def test_what_is_looked_for_is_in_the_case(name: str) -> None:
    whole = write_case(published(name))

    assert [place for place in PLACES[name] if place not in whole] == []
    assert len(hidden_texts(published(name), {"A"})) > 1


@pytest.mark.parametrize(("name", "audience"), TOGETHER.items())
def test_who_take_part_get_a_paper_together(name: str, audience: str) -> None:
    made = view(published(name), audience, "progress")

    assert len(made.readers) == len(readers_of(audience))


def test_what_was_discussed_together_is_on_the_paper() -> None:
    text = paper(published("verrezand"), "together:A,B", "progress", "md", "nl")

    assert "hebben verteld waar zij bang voor zijn" in text


@pytest.mark.parametrize("name", ["kiezelpad", "vlierhof", "drieluik"])
def test_what_was_told_alone_is_on_no_paper_unasked(name: str) -> None:
    case = published(name)
    [told] = [talk.summary for talk in case.sessions if talk.mode == "separate"]
    sentence = (told or "").strip().rpartition("@A")[2].strip()

    assert sentence
    assert sentence not in paper(case, "person:A", "progress", "md", "nl")


def test_on_her_own_paper_it_is_when_she_can_keep_it() -> None:
    text = paper(published("kiezelpad"), "person:A", "progress", "md", "nl", own_talks=True)

    assert "is nu een jaar van huis weg" in text


def test_where_nobody_can_tell_a_shelter_stays_out_of_her_own_paper() -> None:
    text = paper(published("kiezelpad"), "person:A", "progress", "md", "nl", own_talks=True)

    assert "Grindhof" not in text


@pytest.mark.parametrize(
    ("audience", "place"), [("together:A,D", None), ("person:D", None), ("person:A", "family")]
)
def test_that_a_child_is_elsewhere_does_not_tell_where(audience: str, place: str | None) -> None:
    case = published("drieluik")
    seen = seen_by(case, resolve_audience(case, audience, TODAY)).case
    [stay] = [each for each in seen.stays if str(each.since) == "2015-10~"]

    assert stay.place == place
    assert (stay.host is None) is (place is None)
    assert any(each.kind == "foster_parent" for each in seen.relations) is (place is not None)


@pytest.mark.parametrize("name", FACTS)
def test_the_team_has_its_paper(name: str) -> None:
    assert paper(published(name), "team", "progress", "md", "nl")
