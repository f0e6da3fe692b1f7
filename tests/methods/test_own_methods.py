"""Methods of one's own: what a good file does, and everything that a broken one is told."""

import json
import tomllib
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError
from tests.methods.example import example, put, second
from tests.support.refusals import refuses

from hgcase import lists
from hgcase.errors import StoreError
from hgcase.i18n import language
from hgcase.lists import left_out
from hgcase.methods import method, methods, names, refuse_broken, to_start, versions
from hgcase.methods.own import read_own, refuse_broken_in
from hgcase.methods.parts import Method
from hgcase.methods.structure import structure

EN = language("en")


def told(path: Path) -> list[str]:
    """Give what is wrong with a file."""
    return [problem.tell(EN) for problem in read_own(path)[1]]


# --- What a good one does ---


@pytest.mark.req("E30")
def test_an_own_method_stands_behind_ours(own_home: Path) -> None:
    put(own_home, "riverside-1.toml", example())
    found = method("riverside", 1)

    assert found is not None
    assert found.name.label("nl") == "Oeveraanpak"
    assert found.weeks is not None
    assert found.weeks.value == 12
    assert names() == ("take-a-break", "ambulant", "top-3", "riverside")
    assert [each.method for each in methods()] == list(names())
    assert left_out() == ()


@pytest.mark.req("E30")
def test_the_newest_version_is_what_a_new_trajectory_starts_with(own_home: Path) -> None:
    put(own_home, "riverside-1.toml", example())
    put(own_home, "riverside-10.toml", example().replace("version = 1", "version = 10"))
    put(own_home, "riverside-2.toml", second(example()))

    assert versions("riverside") == (1, 2, 10)
    assert to_start("riverside") == 10
    newest = method("riverside")
    assert newest is not None
    assert newest.version == 10


def test_a_municipality_may_bring_out_a_higher_version_of_ours(own_home: Path) -> None:
    text = example().replace('"riverside"', '"take-a-break"').replace("version = 1", "version = 2")
    put(own_home, "take-a-break-2.toml", text)
    ours, theirs = method("take-a-break", 1), method("take-a-break", 2)

    assert ours is not None
    assert theirs is not None
    assert ours.weeks == (8, "A24")
    assert theirs.weeks is not None
    assert theirs.weeks.value == 12
    assert to_start("take-a-break") == 2


def test_what_is_shipped_is_never_replaced(own_home: Path) -> None:
    path = put(own_home, "take-a-break-1.toml", example().replace('"riverside"', '"take-a-break"'))

    assert told(path) == [
        (
            "take-a-break-1.toml: This version comes with hgcase and cannot be replaced; "
            "call yours version 2: take-a-break-2.toml"
        )
    ]
    found = method("take-a-break")
    assert found is not None
    assert found.weeks == (8, "A24")
    assert versions("take-a-break") == (1,)


def test_a_word_of_an_own_list_may_be_used(own_home: Path) -> None:
    text = example().replace('"family_worker"', '"peer"')
    path = put(own_home, "riverside-1.toml", text)
    assert "peer" not in "".join(told(path))
    assert "There is no such word in the list roles" in told(path)[0]

    (own_home / "lists").mkdir()
    (own_home / "lists" / "roles.toml").write_text('[words.peer]\nen = "peer"\nnl = "maatje"\n')
    with lists.own_words(lambda: own_home):
        assert told(path) == []


def test_without_a_home_or_a_folder_there_are_only_ours(tmp_path: Path) -> None:
    assert names() == ("take-a-break", "ambulant", "top-3")
    with lists.own_words(lambda: tmp_path):
        assert names() == ("take-a-break", "ambulant", "top-3")
        assert to_start("nothing") is None
        refuse_broken("nothing", 1)


# --- What a broken one is told ---

FAULTS = {
    "a name that is another": (
        'method = "riverside"', 'method = "river"',
        'line 1, F, method: The file is named F, so this is written here: method = "riverside"',
    ),
    "a version that is another": (
        "version = 1", "version = 2",
        "line 2, F, version: The file is named F, so this is written here: version = 1",
    ),
    "a version in quotes": (
        "version = 1", 'version = "1"',
        "line 2, F, version: The file is named F, so this is written here: version = 1",
    ),
    "no source": (
        'source = "our own guideline, 2026"\n', "",
        'F, source: This is needed; write it like this: source = "our own guideline, 2026"',
    ),
    "one language": (
        ', nl = "Oeveraanpak"', "",
        'line 3, F, name.nl: This is needed; write it like this: nl = "…"',
    ),
    "an empty text": (
        "Oeveraanpak", " ", "line 3, F, name.nl: Write something between the quotes.",
    ),
    "a text over two lines": (
        "Oeveraanpak", "Oever\\naanpak",
        "line 3, F, name.nl: A text here is one line without tabs, of at most 80 characters.",
    ),
    "a name without end": (
        "Oeveraanpak", "o" * 81,
        "line 3, F, name.nl: A text here is one line without tabs, of at most 80 characters.",
    ),
    "a number in quotes": (
        "value = 12", 'value = "12"',
        "line 6, F, weeks.value: A whole number is asked here, without quotes: value = 12",
    ),
    "half a week": (
        "value = 12", "value = 11.5",
        "line 6, F, weeks.value: A whole number is asked here, without quotes: value = 8",
    ),
    "a number that is true": (
        "value = 12", "value = true",
        "line 6, F, weeks.value: A whole number is asked here, without quotes: value = 8",
    ),
    "no weeks at all": (
        "value = 12", "value = 0",
        "line 6, F, weeks.value: A whole number from 1 to 520 is asked here.",
    ),
    "a date where a text stands": (
        'source = "guideline, page 3"', "source = 2026-01-01", "",
    ),
    "weeks without a source": (
        ', source = "guideline, page 3"', "",
        ('line 6, F, weeks.source: This is needed; write it like this: source = "our own '
        'guideline, 2026"'),
    ),
    "weeks that are a number alone": (
        'weeks = { value = 12, source = "guideline, page 3" }', "weeks = 12",
        ("line 6, F, weeks: A part with keys of its own is asked here: weeks = { value = 8, "
        'source = "…" }'),
    ),
    "a list that is one word": (
        'topics = ["safety", "home_safe"]', 'topics = "safety"',
        ('line 7, F, topics: A list is asked here, between square brackets: topics = ["safety", '
        '"home_safe"]'),
    ),
    "a topic that there is not": (
        '"safety", ', '"weather", ',
        "line 7, F, topics[1]: There is no such word in the list topics; choose from safety, ",
    ),
    "a topic twice": (
        '"safety", ', '"home_safe", ',
        "line 7, F, topics[2]: This stands here twice; leave one of the two out.",
    ),
    "least above most": (
        "least = 1", "least = 3",
        "line 10, F, talks.least: The least is more than the most; turn them round.",
    ),
    "a flag in quotes": (
        "rules_each_time = true", 'rules_each_time = "yes"',
        ("line 12, F, talks.rules_each_time: true or false is asked here, without quotes: "
        "rules_each_time = true"),
    ),
    "a key that there is not": (
        "least = 1", "smallest = 1",
        ("line 10, F, talks.smallest: There is no such key here; choose from source, least, most, "
        "both_ways_within_days, rules_each_time."),
    ),
    "a part that there is not": (
        "[talks]", "[chats]",
        "line 9, F, chats: There is no such key here; choose from method, version, name, ",
    ),
    "one bracket instead of two": (
        "[[criteria]]", "[criteria]",
        ("line 25, F, criteria: Here one part after another is asked, each under its own "
        "[[criteria]]"),
    ),
    "what is of the whole, below a part": (
        '[[roles]]\nrole = "family_worker"', '[[roles]]\nlife_areas = []\nrole = "family_worker"',
        ("line 21, F, roles[2].life_areas: This is of the whole method: move it to the top of the "
        "file, above the first line that begins with a square bracket."),
    ),
    "a role that there is not": (
        '"family_worker"', '"boss"',
        "line 21, F, roles[2].role: There is no such word in the list roles; choose from ",
    ),
    "a role as people say it": (
        '"family_worker"', '"gezinswerker"',
        "line 21, F, roles[2].role: Write it as the list does: family_worker",
    ),
    "a part of a plan with a line in it": (
        'part = "rules"', 'part = "time-out"',
        "line 31, F, plan[1].part: Write it as the list does: time_out",
    ),
    "a role twice": (
        '"family_worker"', '"case_director"',
        "line 21, F, roles[2].role: This stands here twice; leave one of the two out.",
    ),
    "a condition that there is not": (
        'when = "children"', 'when = "mondays"',
        "line 22, F, roles[2].when: Choose one of these: always, children, each_person.",
    ),
    "a criterion that there is not": (
        '"open_to_talk"', '"is_nice"',
        "line 26, F, criteria[1].criterion: There is no such word in the list intake_criteria; ",
    ),
    "a part of a plan that there is not": (
        'part = "rules"', 'part = "songs"',
        "line 31, F, plan[1].part: Choose one of these: rules, conditions, made_by, ",
    ),
    "a review of nothing": (
        'review = "safety_plan"', 'review = "weather"',
        "line 36, F, reviews[1].review: What is looked at again is safety_plan, phase, or a topic",
    ),
    "a review each no days": (
        "every_days = 21", "every_days = 0",
        "line 37, F, reviews[1].every_days: A whole number from 1 to 7300 is asked here.",
    ),
    "a product that there is not": (
        'product = "advice"', 'product = "cake"',
        "line 42, F, products[1].product: Choose one of these: analysis, advice.",
    ),
    "a product without an end": (
        'weeks = { value = 12, source = "guideline, page 3" }\n', "",
        ("line 40, F, products[1].after_days: Without weeks there is no end; say after how many "
        "days it is due: after_days = 56"),
    ),
    "a silence of nobody": (
        'of = "child"\ndays', 'of = "dog"\ndays',
        "line 47, F, silences[1].of: Choose one of these: person, child.",
    ),
    "aftercare before the end": (
        "after_days = 182", "after_days = -1",
        "line 53, F, aftercare[1].after_days: A whole number from 1 to 7300 is asked here.",
    ),
    "a phase that is the last, and a gate": (
        '[[roles]]\nrole = "case_director"',
        ('[[phases]]\nphase = "recovery"\nabout = {en = "a", nl = "b"}\n'
        'gate = {en = "a", nl = "b"}\nsource = "x"\n\n[[roles]]\nrole = "case_director"'),
        ("line 18, F, phases[1].gate: After the last phase nothing follows, so there is nothing "
        "to judge; leave this out."),
    ),
    "a phase before another, and no gate": (
        '[[roles]]\nrole = "case_director"',
        ('[[phases]]\nphase = "recovery"\nabout = {en = "a", nl = "b"}\nsource = "x"\n\n'
        '[[phases]]\nphase = "direct_safety"\nabout = {en = "a", nl = "b"}\nsource = "x"\n\n'
        '[[roles]]\nrole = "case_director"'),
        ("line 15, F, phases[1].gate: Another phase follows: say what has to be judged first: "
        'gate = { en = "…", nl = "…" }'),
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_with_its_line_its_place_and_how_to_mend_it(
    fault: str, own_home: Path
) -> None:
    before, after, expected = FAULTS[fault]
    assert before in example()
    text = example().replace(before, after, 1)
    said = told(put(own_home, "riverside-1.toml", text))

    if expected:
        assert len(said) == 1, said
        assert said[0].startswith(expected.replace("F", "riverside-1.toml")), said
    assert method("riverside") is None or not said


STRUCTURE = TypeAdapter(Method)


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_wrong_with_the_structure_is_what_pydantic_finds(fault: str) -> None:
    before, after, _ = FAULTS[fault]
    tree = tomllib.loads(example().replace(before, after, 1))
    try:
        STRUCTURE.validate_json(json.dumps(tree, default=str), strict=True)
        theirs: set[tuple[str | int, ...]] = set()
    except ValidationError as error:
        theirs = {each["loc"] for each in error.errors()}

    assert {each.path for each in structure(json.loads(json.dumps(tree, default=str)))} == theirs


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("riverside-1.toml", "[weeks\n", "line 1, riverside-1.toml: This line cannot be under"),
        ("riverside-1.toml", b"\xff\xfe", "riverside-1.toml: This file cannot be read as text"),
        ("riverside-1.toml", "", "riverside-1.toml, method: This is needed"),
        ("riverside.toml", example(), "riverside.toml: The name of a file is that of the method"),
        ("Riverside-1.toml", example(), "Riverside-1.toml: The name of a file is that of the"),
        ("riverside-01.toml", example(), "riverside-01.toml: The name of a file is that of the"),
        ("riverside-1.toml", "roles = 3\n" + example().replace("[[roles]]", "[[x]]", 2),
         "line 1, riverside-1.toml, roles: Here one part after another is asked"),
        ("riverside-1.toml", "roles = [3]\n" + example().replace("[[roles]]", "[[x]]", 2),
         "line 1, riverside-1.toml, roles[1]: A part with keys of its own is asked here"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_method_says_so(
    name: str, text: str | bytes, said: str, own_home: Path
) -> None:
    assert any(line.startswith(said) for line in told(put(own_home, name, text)))


def test_everything_wrong_is_told_at_once_in_the_order_of_the_file(own_home: Path) -> None:
    text = example()
    for fault in ("one language", "half a week", "a role that there is not", "least above most",
                  "a silence of nobody", "a review each no days"):  # fmt: skip
        before, after, _ = FAULTS[fault]
        text = text.replace(before, after, 1)
    put(own_home, "riverside-1.toml", text)
    put(own_home, "another.toml", "")
    with refuses("broken-methods", StoreError) as refused:
        refuse_broken_in(own_home / "methods")
    said = [line.split(": ")[0] for line in refused.value.tell(EN)]

    assert said[-2] == f"{own_home / 'methods'} cannot be used; nothing was changed."
    assert [line for line in said if "another" in line] == [
        "another.toml", "another.toml, method", "another.toml, version", "another.toml, name",
        "another.toml, about", "another.toml, source",
    ]  # fmt: skip
    assert [line for line in said if "riverside" in line] == [
        f"line {n}, riverside-1.toml, {place}"
        for n, place in (
            (3, "name.nl"), (6, "weeks.value"), (10, "talks.least"), (21, "roles[2].role"),
            (37, "reviews[1].every_days"), (47, "silences[1].of"),
        )
    ]  # fmt: skip


def test_a_broken_method_is_left_out_once_and_ours_stay(own_home: Path) -> None:
    path = put(own_home, "riverside-1.toml", "[weeks\n")

    assert method("riverside", 1) is None
    assert method("riverside", 1) is None
    assert names() == ("take-a-break", "ambulant", "top-3")
    assert left_out() == (path,)
    with refuses("broken-methods", StoreError):
        refuse_broken("riverside", 1)


def test_nothing_starts_on_an_older_version_because_the_newest_is_broken(own_home: Path) -> None:
    put(own_home, "riverside-1.toml", example())
    put(own_home, "riverside-2.toml", "[weeks\n")

    assert versions("riverside") == (1,)
    with refuses("broken-methods", StoreError):
        to_start("riverside")
    assert to_start("take-a-break") == 1
