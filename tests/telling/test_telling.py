"""Every field of every kind is told, in both languages; what heads a record is never cut."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

import pytest
from tests.support.cli import EXAMPLES
from tests.support.declared import models
from tests.support.golden import Golden
from tests.wall.pairs import pair

from hgcase.domain.case_file import kinds, sections
from hgcase.domain.declare.record import Model, Record
from hgcase.domain.declare.vocabulary import NESTED, Field, Mark, fields
from hgcase.domain.wall.seen import Audience, Seen
from hgcase.domain.wall.the_wall import seen_by
from hgcase.formats.reading import read_case
from hgcase.i18n import LANGUAGES, language
from hgcase.telling.forms import head_of, named_of, places
from hgcase.telling.teller import Teller

TODAY: Final = date(2026, 9, 27)
CASES: Final = tuple(read_case(path.read_text("utf-8"), TODAY) for path in EXAMPLES)
SEEN: Final = tuple(seen_by(case, Audience("team", worker="w1")) for case in CASES)
GRENSHOF: Final = next(each for each in SEEN if each.case.household.label == "Gezin Grenshof")
SEEDS: Final = range(40)


def tellers(seen: Seen) -> list[Teller]:
    return [Teller(seen, TODAY, language(code)) for code in LANGUAGES]


def is_filled(field: Field, value: Any) -> bool:
    return value is not None and (value != () or field.circle)


def emptied(model: Model) -> Iterator[tuple[str, Model]]:
    """Yield a model without each of its filled fields, and of those in its lines, in turn."""
    for field in fields(type(model)):
        value = getattr(model, field.name)
        if not is_filled(field, value) or field.name == "key":
            continue
        yield field.name, model.model_copy(update={field.name: None})
        lines = value if isinstance(value, tuple) else (value,)
        for n, line in enumerate(lines if field.shape in NESTED else ()):
            for path, other in emptied(line):
                changed: Any = (*lines[:n], other, *lines[n + 1 :])
                left = changed if isinstance(value, tuple) else other
                yield f"{field.name}.{path}", model.model_copy(update={field.name: left})


# --- a sheet ---------------------------------------------------------------------------


@pytest.mark.parametrize("section", ["household", *sections()])
def test_a_sheet_tells_every_field_that_is_filled(section: str) -> None:
    silent: set[str] = set()
    for seen in SEEN:
        found = getattr(seen.case, section)
        for record in found if isinstance(found, tuple) else (found,):
            for teller in tellers(seen):
                whole = teller.sheet(record)
                silent |= {path for path, less in emptied(record) if teller.sheet(less) == whole}

    assert silent == set()


def test_a_sheet_has_a_label_for_every_field_and_a_text_in_every_row() -> None:
    for seen in SEEN:
        for record in seen.case.records():
            for teller in tellers(seen):
                rows = teller.sheet(record)
                filled = [
                    each for each in fields(type(record))
                    if each.name != "key" and is_filled(each, getattr(record, each.name))
                ]  # fmt: skip
                assert len([label for label, _ in rows if label]) == len(filled)
                assert all(text for _, text in rows)


def test_what_is_to_be_asked_first_stands_before_any_number() -> None:
    (person,) = (each for each in GRENSHOF.case.persons if each.key == "A")
    labels = [label for label, _ in tellers(GRENSHOF)[1].sheet(person)]

    assert labels.index("How to reach this person safely") < labels.index("Phone")


# --- a headline ------------------------------------------------------------------------


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
def test_a_kind_says_what_heads_it(kind: type[Record]) -> None:
    told = {name for forms in head_of(kind) for form in forms for name in places(form)}
    subjects = {each.name for each in fields(kind) if Mark.SUBJECT in each.marks}

    assert kind.HEAD
    assert subjects <= told


@pytest.mark.parametrize("seed", SEEDS)
def test_a_headline_is_never_empty_nor_cut_and_names_whom_it_is_about(seed: int) -> None:
    drawn = pair(seed)
    for case, audience in zip(drawn.cases, drawn.audiences, strict=True):
        for seen in (seen_by(case, audience), seen_by(case, Audience("team"))):
            for teller in tellers(seen):
                for record in seen.case.records():
                    told = teller.headline(record)
                    assert told
                    assert all(_flat(name) in told for name in subjects_of(teller, record)), told


def subjects_of(teller: Teller, record: Record) -> Iterator[str]:
    for field in fields(type(record)):
        value = getattr(record, field.name)
        if Mark.SUBJECT in field.marks and value:
            yield from map(teller.name, value if isinstance(value, tuple) else (value,))


def _flat(text: str) -> str:
    return " ".join(text.split())


def test_a_headline_holds_a_text_whole_however_long_it_is() -> None:
    text = " ".join(f"{n} keer niet" for n in range(900))
    action = GRENSHOF.case.actions[0].model_copy(update={"text": text})

    assert text in tellers(GRENSHOF)[0].headline(action)


# --- a line, and what is read back -----------------------------------------------------


def test_no_line_says_how_to_reach_or_find_somebody() -> None:
    """Practice 5: what is to be asked first stands before it, so a sheet alone has it."""
    for seen in SEEN:
        for record in seen.case.records():
            for field in fields(type(record)):
                if Mark.REACH in field.marks and (value := getattr(record, field.name)):
                    for teller in tellers(seen):
                        assert value not in teller.line(record) + teller.headline(record)


def test_what_was_written_is_read_back_whole() -> None:
    english = tellers(GRENSHOF)[1]
    marker = GRENSHOF.case.markers[0]
    new, changed = english.read_back(marker), english.read_back(marker, {"until"})

    assert (new.key, new.headline) == ("mk1", "death threat, Stef → Yara, until Jun 2026")
    assert new.details[0] == "since around Nov 2025"
    assert "told by Yara" in new.details
    assert changed.details == ("until: Jun 2026",)


def test_a_count_and_a_flag_say_what_they_are() -> None:
    dutch = Teller(GRENSHOF, TODAY, language("nl"))
    lines = {record.key: dutch.line(record) for record in GRENSHOF.case.records()}

    assert "terugval: nee" in lines["i1"]
    assert "over 12 maanden, 9 incidenten" in lines["me1"]
    assert "2 afspraken" in lines["sp1"]


def test_of_a_missed_talk_only_who_is_known_not_to_have_come_is_named() -> None:
    dutch = Teller(GRENSHOF, TODAY, language("nl"))
    talk = GRENSHOF.case.sessions[2].model_copy(update={"state": "no_show", "left_early": ()})
    both = talk.model_copy(update={"invited": ("A", "B"), "present": ()})
    one = talk.model_copy(update={"invited": ("A", "B"), "present": ("A",)})

    assert dutch.headline(both).endswith("Yara en Stef, niet gekomen")
    assert dutch.headline(one).endswith("Yara, niet gekomen: Stef")


# --- read by a careful reader ----------------------------------------------------------


def test_the_headlines_and_lines_are_as_they_were_read(golden: Golden) -> None:
    rows = ["# What heads a record, and its line", ""]
    for section in sections():
        rows += [f"## {section}", ""]
        for record in getattr(GRENSHOF.case, section)[:3]:
            for teller in tellers(GRENSHOF):
                head, line = teller.headline(record), teller.line(record)
                rest = line.removeprefix(head).removeprefix(" · ")
                rows += [f"- {record.key} {teller.language.code}: **{head}**", f"  {rest}".rstrip()]
        rows.append("")
    golden.check("telling/headlines.md", "\n".join(rows))


def test_the_fields_are_as_they_were_read(golden: Golden) -> None:
    rows = ["# Every field on a sheet", ""]
    for section in ("household", *sections()):
        rows += [f"## {section}", ""]
        told: set[str] = set()
        for seen in (GRENSHOF, *SEEN):
            found = getattr(seen.case, section)
            for record in found if isinstance(found, tuple) else (found,):
                rows += _new_fields(seen, record, told)
        rows.append("")
    golden.check("telling/sheets.md", "\n".join(rows))


def _new_fields(seen: Seen, record: Model, told: set[str]) -> Iterator[str]:
    """Yield the fields of a record that were not told yet, in both languages."""
    for field in fields(type(record)):
        value = getattr(record, field.name)
        if field.name == "key" or field.name in told or not is_filled(field, value):
            continue
        told.add(field.name)
        for teller in tellers(seen):
            yield f"- {teller.label(field, begins=True)}: {teller.told(field, value)}"


# --- the declaration -------------------------------------------------------------------


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_a_field_has_a_label_and_a_phrase_with_a_place(model: type[Model]) -> None:
    for field in fields(model):
        assert field.said.label != field.name, f"{field.name} has no label: `Said`, or SAID"
        assert not field.said.line or places(field.said.line) == ("value",)
        assert all("{n}" in each for each in field.said.count if each)


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_a_headline_names_fields_that_there_are(model: type[Model]) -> None:
    names = {field.name for field in fields(model)}
    derived = {
        "Order": {"holds_until", "how_it_stands", "held_until", "holds_from"},
        "Session": {"missed"},
    }.get(model.__name__, set())
    heads = (*head_of(model), *named_of(model))
    told = {name for forms in heads for form in forms for name in places(form)}

    assert told <= names | derived
