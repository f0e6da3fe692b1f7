"""The page on published formats names fields that there are."""

import re

import pytest
from tests.support.cli import ROOT

from hgcase.domain.case_file import kind_of, sections
from hgcase.domain.declare.record import Model
from hgcase.domain.declare.vocabulary import NESTED, fields
from hgcase.domain.kinds.household import Household

PAGE = (ROOT / "docs" / "published-formats.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`([a-z_]+(?:\.[a-z_]+)+)`", PAGE)))
FILES = {"case-file.md"}
LOOSE = {"section.field", "section.field.field", "personal_plans"}  # shapes, and a whole section


@pytest.mark.parametrize("name", [name for name in NAMED if name not in FILES | LOOSE])
def test_a_field_that_the_page_names_is_there(name: str) -> None:
    section, *steps = name.split(".")
    assert section == "household" or section in sections()
    model: type[Model] | None = Household if section == "household" else kind_of(section)

    for step in steps:
        assert model is not None, f"{step} has nothing inside it"
        found = next((field for field in fields(model) if field.name == step), None)
        assert found is not None, f"{step} is no field of {model.__name__}"
        model = found.type if found.shape in NESTED else None


def test_every_item_says_where_it_is_kept_or_why_it_is_not() -> None:
    rows = [row.split("|")[1:3] for row in PAGE.splitlines() if row.startswith("| ")]
    kept = [place for _, place in rows if place.strip() != "kept in"]

    assert len(kept) > 90
    assert [place for place in kept if "`" not in place and "not kept" not in place] == []


def test_what_was_added_for_them_is_on_the_page() -> None:
    for name in (
        "concerns.since", "goals.answers_situation", "goals.holds_for", "goals.set_by",
        "notifications.discussed", "notifications.request", "persons.email", "persons.gender",
        "rules.builds_on", "rules.layer", "safety_plans.review_with", "unsafe_situations.worry",
    ):  # fmt: skip
        assert name in NAMED
