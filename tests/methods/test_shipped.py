"""The three methods that come with the program: whole, sourced, and as the sources say."""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

import hgcase.methods
from hgcase.cli.screens.method_lines import SOURCES
from hgcase.domain.declare.words import say
from hgcase.domain.kinds.plan import BreakPlan, SafetyPlan
from hgcase.i18n import LANGUAGES, language
from hgcase.lists import word_list
from hgcase.lists.entries import Said, shipped
from hgcase.methods import method, methods, names, versions
from hgcase.methods.faults import LISTS, PARTS, faults
from hgcase.methods.files import SHIPPED, file_name, named
from hgcase.methods.parts import MANY, ONE, Method, method_of
from hgcase.methods.structure import structure

FOLDER = Path(hgcase.methods.__file__).parent
FILES = sorted(FOLDER.glob("*.toml"))


def given(name: str, version: int = 1) -> Method:
    found = method(name, version)
    assert found is not None
    return found


def test_the_list_of_what_is_shipped_names_every_file() -> None:
    there = {(name, version) for name, all_ in SHIPPED.items() for version in all_}

    assert {named(path) for path in FILES} == there
    assert names() == ("take-a-break", "ambulant", "top-3")
    assert [each.method for each in methods()] == list(names())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_shipped_method_is_checked_here_and_nowhere_else(path: Path) -> None:
    tree = tomllib.loads(path.read_text("utf-8"))

    assert [*structure(tree), *faults(tree)] == []
    assert path.name == file_name(tree["method"], tree["version"])
    made = TypeAdapter(Method).validate_json(json.dumps(tree), strict=True)
    assert made == method_of(tree) == method(tree["method"], tree["version"])


def test_what_is_read_unchecked_knows_every_part() -> None:
    parts = {name for name, of in Method.__annotations__.items() if of not in ("str", "int")}

    assert {*ONE, *MANY, "method", "version", "source", "topics", "life_areas"} == {
        *Method._fields
    }, parts


def leaves(tree: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any, Any]]:
    """Yield every value, with where it stands and the part that it stands in."""
    for step, value in tree.items() if isinstance(tree, dict) else enumerate(tree):
        if isinstance(value, dict | list):
            yield from leaves(value, (*path, step))
        else:
            yield (*path, step), value, tree


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_number_has_a_source(path: Path) -> None:
    tree = tomllib.loads(path.read_text("utf-8"))
    numbers = [
        (where, part) for where, value, part in leaves(tree)
        if type(value) is int and where != ("version",)
    ]  # fmt: skip

    assert numbers
    assert [where for where, part in numbers if not part.get("source")] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_source_is_a_row_a_name_or_said_in_both_languages(path: Path) -> None:
    tree = tomllib.loads(path.read_text("utf-8"))
    sources = {value for where, value, _ in leaves(tree) if where[-1] == "source"}
    parts = {part for source in sources for part in source.split("; ")}
    rows = re.compile(r"S\d|[A-E]\d\d(, [A-E]\d\d)*")

    assert {part for part in parts if not rows.fullmatch(part)} <= {
        *SOURCES, "CBS, Impactmonitor 2023 §6", "VNG, Intensief casemanagement",
    }  # fmt: skip


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_both_languages_are_there_and_are_not_the_same(path: Path) -> None:
    tree = tomllib.loads(path.read_text("utf-8"))
    found: list[Said] = []

    def walk(value: Any) -> None:
        if isinstance(value, dict) and set(value) == {"en", "nl"}:
            found.append(Said(**value))
        elif isinstance(value, dict | list):
            for each in value.values() if isinstance(value, dict) else value:
                walk(each)

    walk(tree)
    same = [each.en for each in found if each.en == each.nl]
    assert len(found) > 5
    assert set(same) <= {"Take a break", "top 3"}, "these are names"


def test_the_words_of_a_method_are_words_of_the_lists() -> None:
    used: dict[str, set[str]] = {name: set() for name in LISTS.values()}
    for each in methods():
        for (part, field), name in LISTS.items():
            words = getattr(each, part)
            used[name] |= {getattr(word, field) for word in words} if field else set(words)

    for name, words in used.items():
        assert words, name
        assert words <= set(shipped(name).words), name


def test_the_parts_of_a_plan_that_a_method_can_ask_are_fields_of_a_plan() -> None:
    for part in PARTS:
        name, _, inner = part.partition(".")
        assert name in SafetyPlan.model_fields
        assert not inner or inner in BreakPlan.model_fields


@pytest.mark.parametrize("name", SHIPPED)
def test_the_name_of_a_method_is_said_as_its_file_says_it(name: str) -> None:
    for code in LANGUAGES:
        assert say(language(code), name, of="method") == given(name).name.label(code)


# --- What each of them asks ---


@pytest.mark.req("A24", "A26", "A27", "B24", "B27")
def test_take_a_break_takes_eight_weeks_with_one_to_three_talks_in_each() -> None:
    found = given("take-a-break")

    assert found.weeks is not None
    assert found.weeks == (8, "A24")
    assert found.talks is not None
    assert (found.talks.least, found.talks.most) == (1, 3)
    assert found.talks.both_ways_within_days
    assert found.talks.rules_each_time


@pytest.mark.req("A04", "A19", "A20", "A21", "E15")
def test_take_a_break_has_its_roles_on_their_conditions() -> None:
    assert {role.role: role.when for role in given("take-a-break").roles} == {
        "social_worker": "always", "psychologist": "always", "family_worker": "children",
        "counsellor": "each_person", "case_director": "always", "project_lead": "always",
    }  # fmt: skip


@pytest.mark.req("A11", "A12", "A13", "A14", "A15", "A17")
def test_take_a_break_asks_each_adult_apart() -> None:
    assert {each.criterion: each.of for each in given("take-a-break").criteria} == {
        "violence_here": "household", "takes_part_freely": "each_adult",
        "wants_to_break_it": "each_adult", "wants_better_relation": "each_adult",
        "open_to_talk": "each_adult",
    }  # fmt: skip


@pytest.mark.req("A54", "A55", "A56", "A58")
def test_take_a_break_needs_the_break_in_its_plan_and_ends_with_analysis_and_advice() -> None:
    found = given("take-a-break")

    assert [each.part for each in found.plan] == [
        "rules", "break_plan.leaves", "break_plan.places", "break_plan.contact_agreement",
    ]  # fmt: skip
    assert [(each.product, each.after_days) for each in found.products] == [
        ("analysis", None), ("advice", None),
    ]  # fmt: skip


@pytest.mark.req("A30", "A31")
def test_take_a_break_avoids_words_for_people() -> None:
    avoid = given("take-a-break").avoid

    assert avoid is not None
    assert {"dader", "slachtoffer"} <= set(avoid.nl)
    assert {"perpetrator", "victim"} <= set(avoid.en)


@pytest.mark.req("B09", "B11", "B24", "B27")
def test_long_guidance_has_no_end_and_asks_whether_it_is_still_needed() -> None:
    found = given("ambulant")

    assert found.weeks is None
    assert "still_needed" in [each.review for each in found.reviews]
    assert found.talks is not None
    assert found.talks.rules_each_time
    assert found.talks.both_ways_within_days
    assert {"pattern_awareness", "pattern_state", "normality"} <= set(found.topics)


@pytest.mark.req("D21", "D22", "D26")
def test_top_3_has_three_phases_and_a_judgement_before_the_next() -> None:
    phases = given("top-3").phases

    assert [each.phase for each in phases] == ["direct_safety", "stable_safety", "recovery"]
    assert [each.gate is not None for each in phases] == [True, True, False]


@pytest.mark.req("D24", "D27")
def test_top_3_says_that_help_answers_a_risk_and_is_no_safety() -> None:
    found = given("top-3")

    assert "never counts as safety" in found.about.en
    assert "telt nooit als veiligheid" in found.about.nl
    assert "D27" in found.phases[1].source


@pytest.mark.req("C27", "C28", "C29", "D37")
def test_each_has_aftercare_and_each_child_its_own_moments() -> None:
    for each in methods():
        days = {of: [m.after_days for m in each.aftercare if m.of == of]
                for of in ("household", "child")}  # fmt: skip
        assert days["child"] == sorted(days["child"])
        assert set(days["household"]) < set(days["child"])
        assert max(days["child"]) // 30 == 18


def test_a_version_that_is_not_there_is_none() -> None:
    assert method("take-a-break", 2) is None
    assert method("nothing") is None
    assert method("../take-a-break", 1) is None
    assert versions("nothing") == ()
    assert "topics" in word_list("topics").name
