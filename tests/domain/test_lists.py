"""The lists that are shipped: whole, in both languages, each named by a field."""

import re
import tomllib
from datetime import date

import pytest
from tests.support.cli import EXAMPLES
from tests.support.declared import models

from hgcase.domain.case_file import kinds
from hgcase.domain.declare.labels import field_label, field_words
from hgcase.domain.declare.said import SAID
from hgcase.domain.declare.vocabulary import fields
from hgcase.domain.declare.words import LABELS, say
from hgcase.formats.reading import read_case
from hgcase.i18n import LANGUAGES, language
from hgcase.lists import word_list
from hgcase.lists.entries import SHIPPED, WordList, shipped

NAMES = sorted({field.list for kind in models() for field in fields(kind) if field.list})
FILES = sorted(path.stem for path in SHIPPED.glob("*.toml"))
WORD = re.compile(r"[a-z][a-z0-9_]{0,40}")
BLAMING = re.compile(r"dader|slachtoffer|perpetrator|victim|offender|\bpleger", re.IGNORECASE)
PROTECTED = re.compile(r"\b(ZRM|CTS|TSCY?C|RiHG|zelfredzaam|danger assessment)", re.IGNORECASE)
LONGEST = 60


def test_every_list_that_a_field_names_is_there_and_no_other() -> None:
    assert FILES == NAMES


@pytest.mark.parametrize("name", FILES)
def test_a_list_says_what_it_is(name: str) -> None:
    tree = tomllib.loads((SHIPPED / f"{name}.toml").read_text("utf-8"))

    assert set(tree) == {"en", "nl", "source", "words"}
    assert all(tree[key].strip() for key in ("en", "nl", "source"))


@pytest.mark.parametrize("name", FILES)
def test_every_word_is_said_in_both_languages_and_has_a_source(name: str) -> None:
    for word in shipped(name).words.values():
        assert WORD.fullmatch(word.word)
        assert all(0 < len(word.label(code)) <= LONGEST for code in LANGUAGES)
        assert word.source


@pytest.mark.parametrize("name", FILES)
def test_no_two_words_of_a_list_are_said_alike(name: str) -> None:
    for code in LANGUAGES:
        labels = [word.label(code) for word in shipped(name).words.values()]
        assert sorted(set(labels)) == sorted(labels)


@pytest.mark.parametrize("name", FILES)
def test_what_is_left_over_comes_last(name: str) -> None:
    words = list(shipped(name).words)

    assert "other" not in words[:-1]


@pytest.mark.req("A30", "A31")
@pytest.mark.parametrize("name", FILES)
def test_no_list_blames_and_none_is_an_instrument(name: str) -> None:
    text = (SHIPPED / f"{name}.toml").read_text("utf-8")

    assert BLAMING.search(text) is None
    assert PROTECTED.search(text) is None


def test_the_file_of_a_list_knows_no_other_keys() -> None:
    known = {"en", "nl", "source", "scale", "low", "high", "answers", "by"}
    for name in FILES:
        tree = tomllib.loads((SHIPPED / f"{name}.toml").read_text("utf-8"))
        assert {key for word in tree["words"].values() for key in word} <= known


def test_a_scale_says_what_its_ends_mean() -> None:
    scaled = [word for name in FILES for word in shipped(name).words.values() if word.scale]

    assert scaled
    assert all(word.scale[0] < word.scale[1] for word in scaled if word.scale)
    assert all(word.low and word.low.en and word.low.nl for word in scaled)
    assert all(word.high and word.high.en and word.high.nl for word in scaled)


def test_what_a_topic_is_answered_with_is_on_the_list_of_answers() -> None:
    answers = shipped("topic_answers").words
    topics = shipped("topics").words.values()

    assert {answer for topic in topics for answer in topic.answers} == set(answers)
    assert {giver for topic in topics for giver in topic.by} == {"person", "worker", "organisation"}


@pytest.mark.req("A42", "B14", "B15", "C05", "C13", "C17", "C24", "C46", "D34", "E13", "E27")
def test_the_topics_that_the_methods_ask_for_are_there() -> None:
    asked = [
        "safety",
        "home_safe",
        "structural_safety",
        "last_seen",
        "insight",
        "pattern_awareness",
        "normality",
        "trivialising",
        "readiness",
        "wish_for_change",
        "loyalty",
        "silence",
        "dependence",
        "trauma",
        "trauma_considered",
        "effect_of_witnessing",
        "child_development",
        "resilience",
        "vulnerability",
        "factor_impact",
        "pattern_state",
        "goal_progress",
        "local_team_equipped",
        "complexity",
        "persistence",
        "still_needed",
        "stable_safety",
        "lasting_safety",
        "control_pattern",
        "case_needs",
        "life_area",
    ]

    assert set(asked) - set(shipped("topics").words) == set()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        pytest.param("referrers", "self wijkteam", marks=pytest.mark.req("A10")),
        pytest.param(
            "themes", "debts family_tension unemployment parenting", marks=pytest.mark.req("A39")
        ),
        pytest.param("places", "family friends hotel emergency_bed", marks=pytest.mark.req("A52")),
        pytest.param(
            "help_kinds",
            "psychosocial_talks diagnostics trauma_treatment youth_help other",
            marks=pytest.mark.req("A63"),
        ),
        pytest.param(
            "start_situations", "much_violence acute_threat", marks=pytest.mark.req("B03")
        ),
        pytest.param("goal_kinds", "processing relapse_prevention", marks=pytest.mark.req("B07")),
        pytest.param("trigger_kinds", "drink topic", marks=pytest.mark.req("B17", "B18")),
        pytest.param("help_kinds", "case_management", marks=pytest.mark.req("C25")),
        pytest.param("violence_kinds", "witnessing", marks=pytest.mark.req("C37")),
        pytest.param(
            "help_kinds", "trauma_treatment trauma_guidance", marks=pytest.mark.req("C41")
        ),
        pytest.param(
            "themes",
            "violence_in_youth psychological unemployment",
            marks=pytest.mark.req("C44"),
        ),
        pytest.param(
            "professions", "teacher gp police_officer therapist", marks=pytest.mark.req("D03")
        ),
        pytest.param(
            "concern_kinds",
            "neglect domestic_violence sexual_abuse physical_abuse mental_abuse",
            marks=pytest.mark.req("D10", "D12"),
        ),
        pytest.param(
            "stands_for", "adults children young_people older_people", marks=pytest.mark.req("D11")
        ),
        pytest.param(
            "phases", "direct_safety stable_safety recovery", marks=pytest.mark.req("D21")
        ),
        pytest.param(
            "help_kinds", "psychologist addiction_care debt_relief", marks=pytest.mark.req("D29")
        ),
        pytest.param(
            "help_kinds", "reintegration sport bullying_help", marks=pytest.mark.req("D31")
        ),
        pytest.param(
            "themes",
            "relationship practical financial personality parenting attachment trauma",
            marks=pytest.mark.req("E11"),
        ),
    ],
)
def test_the_words_that_the_sources_name_are_there_in_their_order(name: str, words: str) -> None:
    known = list(shipped(name).words)

    assert set(words.split()) - set(known) == set()
    if name in ("places", "phases"):  # an order that says what is tried or comes first
        assert known[: len(words.split())] == words.split()


def test_every_word_of_the_examples_is_on_its_list() -> None:
    unknown = set()
    for path in EXAMPLES:
        case = read_case(path.read_text("utf-8"), date(2026, 9, 27))
        for record in case.records():
            for field in fields(type(record)):
                value = getattr(record, field.name) if field.list else None
                words = value if isinstance(value, tuple) else (value,) if value else ()
                unknown |= {(field.list, word) for word in words} - {
                    (field.list, word) for word in word_list(field.list).words
                }

    assert unknown == set()


def test_a_list_that_nobody_knows_is_empty() -> None:
    assert word_list("no_such_list") == WordList("no_such_list", {})


# --- How they are said ---


def test_every_word_of_a_closed_list_has_a_label() -> None:
    closed = {word for kind in models() for field in fields(kind) for word in field.words}

    assert closed - set(LABELS) == set()


def test_a_word_is_said_as_its_list_does() -> None:
    english, dutch = language("en"), language("nl")

    assert say(english, "partly", of="advice_answers") == "agrees in part"
    assert say(dutch, "partly", of="advice_answers") == "is het er deels mee eens"
    assert say(dutch, "partly", of="topic_answers") == "deels"
    assert say(english, "safety", of="subjects") == "safety"
    assert say(english, "safety", of="topics") == "feeling of safety"


def test_a_closed_word_may_be_said_otherwise_by_one_field() -> None:
    assert say(language("en"), "none") == "none"
    assert say(language("en"), "none", of="keeps_paper") == "can keep it nowhere"


def test_a_word_that_is_on_no_list_is_said_as_it_stands() -> None:
    assert say(language("nl"), "eigen_woord", of="topics") == "eigen woord"
    assert say(language("nl"), "eigen_woord") == "eigen woord"


def test_every_field_of_every_kind_has_a_label() -> None:
    every = [field for kind in models() for field in fields(kind)]
    names = {field.name for field in every}

    assert [field.name for field in every if field.said.label == field.name] == []
    assert set(SAID) - names == set()


def test_a_field_that_is_called_otherwise_says_so() -> None:
    order = next(kind for kind in kinds() if kind.KIND.section == "orders")
    person = next(field for field in fields(order) if field.name == "person")

    assert field_label(language("en"), person) == "On whom"
    assert SAID["person"].label == "Person"


def test_the_words_of_a_field_come_said_and_in_the_order_of_the_list() -> None:
    observation = next(kind for kind in models() if kind.__name__ == "Observation")
    answer = next(field for field in fields(observation) if field.name == "answer")
    asked = next(field for field in fields(observation) if field.name == "asked")
    date_ = next(field for field in fields(observation) if field.name == "date")

    assert list(field_words(language("nl"), answer).items())[:3] == [
        ("yes", "ja"), ("partly", "deels"), ("no", "nee"),
    ]  # fmt: skip
    assert field_words(language("en"), asked) == {
        "apart": "asked apart", "aloud": "asked where others heard it",
    }  # fmt: skip
    assert field_words(language("en"), date_) == {}
