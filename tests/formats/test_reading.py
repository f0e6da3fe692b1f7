"""What cannot be read is refused: all of it at once, each with its line and key, no content."""

import json
import re
import time
from datetime import date
from random import Random

import pytest
from tests.formats.made import ENGLISH, HEAD, SMALL, told
from tests.support.cli import EXAMPLES

from hgcase.domain.case_file import CaseFile
from hgcase.domain.declare.record import Record
from hgcase.domain.declare.values import MAX_TEXT
from hgcase.errors import CaseFileError, CaseProblem
from hgcase.formats.reading import read_case, record_from
from hgcase.formats.tree import only_entry, read_tree

TODAY = date(2026, 9, 27)
SECRET = "Zwanenhals"


def refused(text: str) -> CaseFileError:
    with pytest.raises(CaseFileError) as found:
        read_case(text, TODAY)
    return found.value


def said(text: str) -> list[str]:
    return told(refused(text))


def person(fields: str) -> str:
    return (
        f"{HEAD}persons:\n  - {{key: A, name: Anna Proef}}\n  - {{key: B, name: Bram, {fields}}}\n"
    )


# --- scalars: every one is text ------------------------------------------------------------------


@pytest.mark.parametrize(
    "word",
    ["yes", "no", "on", "off", "true", "12", "1e3", "0x1f", "2026-09-17", "12:30", "=", "NaN"],
)
def test_a_word_that_yaml_knows_better_stays_a_text(word: str) -> None:
    case = read_case(person(f"called: {word}"), TODAY)

    assert case.persons[1].called == word


def test_on_is_a_key_like_any_other() -> None:
    assert said(person("on: x"))[0].startswith("line 5, persons.B.on:")


@pytest.mark.parametrize("nothing", ["null", "~", ""])
def test_null_leaves_a_field_out(nothing: str) -> None:
    assert read_case(person(f"called: {nothing}"), TODAY).persons[1].called is None


@pytest.mark.parametrize("nothing", ["null", "~"])
def test_null_between_quotes_is_a_name(nothing: str) -> None:
    assert read_case(person(f"called: '{nothing}'"), TODAY).persons[1].called == nothing


def test_json_takes_numbers_and_booleans_as_the_format_means_them() -> None:
    tree = {
        "hgcase": 1,
        "household": {"opened": "2026-09-01"},
        "persons": [{"key": "A", "name": "Anna", "secret_source": True}],
        "rules": [{"number": 1, "circle": ["A"], "persons": ["A"], "situation": "x", "text": "y"}],
    }
    case = read_case(json.dumps(tree), TODAY)

    assert case.rules[0].number == 1
    assert case.persons[0].secret_source == "true"


# --- texts: one form, or refused -----------------------------------------------------------------


def test_texts_are_brought_to_one_form() -> None:
    assert read_case(person("called: 'e\u0301'"), TODAY).persons[1].called == "\u00e9"


@pytest.mark.parametrize(
    ("escape", "why"),
    [
        (r"a\u0000b", "NUL"),
        (r"a\ud800b", "lone surrogate"),
        (r"a\u2028b", "One line"),
        (r"a\u0085b", "One line"),
        (r"a\nb", "One line"),
        (r"a\rb", "One line"),
        (" a", "One line"),
        (" ", "empty"),
        ("", "empty"),
    ],
)
def test_a_name_that_is_no_line_of_text_is_refused_in_json(escape: str, why: str) -> None:
    text = (
        f'{{"hgcase": 1, "household": {{}},\n"persons": [\n{{"key": "A",\n"name": "{escape}"}}]}}'
    )
    [problem] = said(text)

    assert problem.startswith("line 4, persons.A.name:")
    assert why in problem


def test_a_text_of_one_megabyte_is_taken_and_one_more_byte_is_not() -> None:
    head, tail = SMALL.split("      We hebben gepraat.\n      Het ging goed.\n")
    fits = "x" * (MAX_TEXT - 1)  # the line break is the last byte

    assert (
        len(read_case(f"{head}      {fits}\n{tail}", TODAY).sessions[0].summary or "") == MAX_TEXT
    )
    assert "longer than 1 MB" in said(f"{head}      x{fits}\n{tail}")[0]


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_line_ends_of_another_system_do(end: str) -> None:
    assert read_case(SMALL.replace("\n", end), TODAY) == read_case(SMALL, TODAY)


@pytest.mark.parametrize("text", [SMALL, None])
def test_a_byte_order_mark_does(text: str | None) -> None:
    text = text or json.dumps(
        {"hgcase": 1, "household": {"label": "\U0001f600 /", "opened": "2026-09-01"}}
    )

    assert read_case("\ufeff" + text, TODAY) == read_case(text, TODAY)


# --- the loader resolves nothing -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("hgcase: 1\nhousehold: &a {}\n", 2, "Anchors"),
        ("hgcase: 1\nhousehold: *a\n", 2, "Anchors"),
        ("hgcase: 1\nhousehold: !!map {}\n", 2, "Tags"),
        ("hgcase: 1\nhousehold: !!python/object:os.system x\n", 2, "Tags"),
        ("hgcase: 1\nhousehold: {}\nhousehold: {}\n", 3, "twice"),
        ("hgcase: 1\nhousehold: {}\n---\nhgcase: 1\n", 3, "second document"),
        ("hgcase: 1\n? [a]\n: b\n", 2, "one word"),
        ("hgcase: 1\nhousehold: [\n", 3, "not YAML"),
        ("hgcase: 1\n\thousehold: x\n", 2, "not YAML"),
        ('{"hgcase": 1,\n"household": ,\n}', 2, "not JSON"),
        ('{"hgcase": 1,\n"household": {},\n"persons": [{"name": "x",\n"name": "y"}]}', 4, "twice"),
    ],
)  # fmt: skip
def test_a_trap_is_refused_with_its_line(text: str, line: int, why: str) -> None:
    [problem] = said(text)

    assert problem.startswith(f"line {line}: ")
    assert why in problem


@pytest.mark.parametrize("text", ["", " \n", "Anna", "- hgcase: 1", "hgcase: 2", "hgcase: 1.0"])
def test_what_is_no_case_file_is_refused(text: str) -> None:
    assert "A case file begins with 'hgcase: 1'." in said(text)[0]


def test_a_merge_key_is_no_key_of_the_format() -> None:
    assert said(f"{HEAD}<<: {{persons: []}}\n") == ["line 3, ?: hgcase does not know this section."]


@pytest.mark.parametrize(
    "bomb",
    [
        "[" * 100_000, "{a: " * 50_000, "- " * 50_000, '{"a":' * 50_000, '{"a": ' + "[" * 100_000,
        "a:\n" + "".join(f"{' ' * n}a:\n" for n in range(1, 600)), "? " * 20_000,
    ],
    ids=lambda bomb: bomb[:8],
)  # fmt: skip
def test_a_file_that_is_nested_too_deep_is_refused_soon(bomb: str) -> None:
    began = time.perf_counter()
    refused(bomb)

    assert time.perf_counter() - began < 5


def test_a_control_character_is_refused() -> None:
    assert said("hgcase: 1\nhousehold: {label: a\x07b}\n") == ["This is not text that can be read."]


def test_half_a_character_is_refused() -> None:
    assert said("hgcase: 1\nhousehold: {label: a\ud800b}\n") == [
        "This is not text that can be read."
    ]


def test_infinity_is_no_value() -> None:
    assert said('{"hgcase": 1, "household": Infinity}') == ["NaN and Infinity are no values."]


# --- dates ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "impossible",
    [
        "2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10", "2026-09-31", "0000-01-01",
        "2026-09-17T24:00", "2026-09-17T12:60", "2026-02-30~", "17-09-2026", "2026-9-7", "20260917",
        "gisteren", "2026-09-17/2026-09-10", "2027/2026", "-2026-09-17", "10000-01-01",
        "\u0662\u0660\u0662\u0666-\u0660\u0669-\u0661\u0667", "2026-09-17" + " " * 200,
    ],
)  # fmt: skip
def test_an_impossible_date_is_refused(impossible: str) -> None:
    [problem] = said(person(f"born: '{impossible}'"))

    assert problem.startswith("line 5, persons.B.born: This is not a date that exists")


# --- every problem at once, each in its place ----------------------------------------------------


def test_every_problem_is_told_with_its_line_and_key() -> None:
    text = """\
hgcase: 1
household: {label: Testhuis, colour: blauw}
programme: take-a-break
persons:
  - {key: A, name: Anna, born: 2026-02-30}
  - {key: 'B b', name: Bram}
  - {key: C}
workers: Sanne
rules:
  - {key: r1, number: een, circle: A, persons: [A], situation: x, text: y}
sessions:
  - key: s1
    at: 2026-09-17
    state: gehouden
    mode: joint
    checks:
      - {rule: 1, person: A, said_by: A, answer: kept}
      - {rule: 1, person: A, said_by: A}
incidents: [{at: 2026-01-01, break_event: be1}]
"""

    no_date = "This is not a date that exists (2026-09-17, 2026-09-17T14:00, 2026-08~)."
    states = "Choose one of: planned, held, no_show, cancelled or no_answer."

    assert said(text) == [
        "line 2, household.colour: hgcase does not know this field.",
        "line 3, programme: hgcase does not know this section.",
        f"line 5, persons.A.born: {no_date}",
        "line 6, persons.?.key: This is not a key or a word of the format.",
        "line 7, persons.C.name: This field is needed.",
        "line 8, workers: A list is asked here: - {key: …}.",
        "line 10, rules.r1.number: A whole number is asked here.",
        "line 10, rules.r1.circle: A list is asked here: [A, B].",
        f"line 14, sessions.s1.state: {states}",
        "line 18, sessions.s1.checks.1.answer: This field is needed.",
        "line 19, incidents.0.break_event: hgcase does not know this field.",
    ]


def test_problems_between_records_are_told_with_their_lines() -> None:
    text = (
        SMALL.replace("rules: [1]}", "rules: [1, 7]}")
        .replace("present: [A, B, w1]", "present: [A, B, w9]")
        .replace("said_by: A,", "said_by: Z,")
        .replace("@B belt @w1", "@B belt @n1")
        .replace("key: ob1", "key: s1")
    )

    parties = "persons, workers, contacts, organisations"
    assert said(text) == [
        "line 14, rules.r1.text: The text refers to @n1, which names nobody.",
        "line 16, safety_plans.sp1.rules: There is no rule 7.",
        f"line 22, sessions.s1.present: w9 is not in this file under {parties}.",
        f"line 26, sessions.s1.checks.0.said_by: Z is not in this file under {parties}.",
        "line 26, sessions.s1.checks.0.said_by: Z was not there to say this.",
        "line 28, observations.0: The key s1 is used more than once.",
    ]


@pytest.mark.parametrize("as_json", [False, True])
def test_a_problem_has_its_line_in_either_format(as_json: bool) -> None:
    tree = (
        '{\n "hgcase": 1,\n "household": {"label": "\\ud83d\\ude00 \\/ é"},\n "persons": [\n'
        '  {"key": "A",\n   "name": "An\\u0301na",\n\t\t"geheim": "x"}\n ]\n}'
    )
    text = tree if as_json else person("geheim: x")
    key, line = ("A", 7) if as_json else ("B", 5)

    assert said(text) == [f"line {line}, persons.{key}.geheim: hgcase does not know this field."]


@pytest.mark.parametrize(
    "section",
    ["assignment", "notification", "melding", "order", "helps", "programme", "pattern", "x"],
)
def test_a_section_of_another_version_is_refused_by_its_name(section: str) -> None:
    assert said(f"{HEAD}{section}: []\n") == [
        f"line 3, {section}: hgcase does not know this section."
    ]


@pytest.mark.parametrize(
    ("section", "entry", "field"),
    [
        ("trajectories", "method: top-3, start: 2026-01-01", "programmes"),
        ("incidents", "at: 2026-01-01", "kinds"),
        ("accounts", "incident: i1", "trigger"),
        ("stays", "persons: []", "break"),
        ("conditions", "text: x", "factor"),
        ("rules", "number: 1, circle: [], persons: [], situation: x, text: y", "pattern"),
    ],
)
def test_a_field_of_another_version_is_refused_by_its_name(
    section: str, entry: str, field: str
) -> None:
    problems = said(f"{HEAD}{section}:\n  - {{key: x1, {entry}, {field}: x1}}\n")

    assert f"line 4, {section}.x1.{field}: hgcase does not know this field." in problems


def test_a_number_of_another_world_is_refused() -> None:
    for years in ("-9000", "-1", "1000000", "99999999999999999999", "9" * 5000):
        [problem] = said(person(f"age: {{years: {years}, date: 2026-01-01}}"))

        assert problem.startswith("line 5, persons.B.age.years: ")


def test_many_problems_are_told_soon() -> None:
    began = time.perf_counter()
    found = refused(HEAD + "persons:\n" + "- {key: A, foo: 1}\n" * 2_000)

    assert len(found.problems) == 4_000
    assert time.perf_counter() - began < 5


# --- nothing that was typed is repeated ----------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        SECRET,
        f"{SECRET}: x",
        f"hgcase: {SECRET}",
        f"{HEAD}{SECRET}: []",
        f"{HEAD}persons: {SECRET}",
        f"{HEAD}persons: [{SECRET}]",
        f"{HEAD}persons: [{{key: {SECRET}, name: x}}]",
        f"{HEAD}persons: [{{key: A, name: {SECRET}, born: {SECRET}}}]",
        f"{HEAD}persons: [{{key: A, name: x, {SECRET}: y}}]",
        f"{HEAD}persons: [{{key: A, name: [{SECRET}]}}]",
        f"{HEAD}persons: [{{key: A, name: x, age: {{years: {SECRET}, date: {SECRET}}}}}]",
        f"{HEAD}persons: [{{key: A, name: x, about: [{SECRET}], keeps_paper: {SECRET}}}]",
        f"{HEAD}household: {SECRET}",
        f"{HEAD}persons: &{SECRET} []",
        f"{HEAD}persons: !{SECRET} []",
        f"{HEAD}persons: [{SECRET}",
        f'{{"hgcase": 1, "{SECRET}": "{SECRET}", "{SECRET}": 1}}',
        f'{{"hgcase": "{SECRET}',
        SMALL.replace("altijd", f"altijd, {SECRET}: x").replace("top-3", SECRET),
        SMALL.replace("take-a-break", SECRET.lower()),
        SMALL.replace("topic: home_safe", f"topic: {SECRET}"),
        SMALL.replace("We hebben gepraat.", f"{SECRET} belde @n4."),
    ],
)
def test_a_problem_never_repeats_what_was_typed(text: str) -> None:
    assert SECRET.lower() not in "\n".join(said(text)).lower()


# --- one entry -----------------------------------------------------------------------------------


def small() -> CaseFile:
    return read_case(SMALL, TODAY)


def read_entry(text: str) -> Record:
    return record_from(only_entry(read_tree(text), "sessions"), "sessions", small(), text)


@pytest.mark.parametrize(
    ("lead", "line"), [("", 3), ("sessions:\n- ", 4), ("- ", 3)], ids=["bare", "section", "list"]
)
def test_an_entry_may_stand_bare_or_as_in_a_file(lead: str, line: int) -> None:
    margin = "  " if lead else ""
    entry = f"{lead}at: 2026-09-20\n{margin}state: held\n{margin}mode: team\n"
    record = read_entry(entry)
    with pytest.raises(CaseFileError) as found:
        read_entry(entry.replace("team", "thuis"))

    assert record.key == "s2"
    assert told(found.value)[0].startswith(f"line {line}, mode: Choose one of")


def test_an_entry_that_is_none_is_refused() -> None:
    for text in ("", "x", "[]", "[{}, {}]", "sessions: {}\npersons: {}", "{}"):
        with pytest.raises(CaseFileError):
            read_entry(text)


# --- whatever is done to a file ------------------------------------------------------------------

MUTATIONS = 2_000
_WORD = re.compile(r"[\w-]+")
_BITS = (
    "'", '"', "\n", "  ", "- ", ": ", "{", "}", "[", "]", "&a ", "*a", "!x ", "|", "\t", "\x00",
    "\ud800", "\u2028", "9" * 40, "key: A", "null", "@Z", "\ufeff", "---\n", "%", "#",
)  # fmt: skip


def _mutated(text: str, random: Random) -> str:
    """Change a few places of a text: put in, take out, double, move, or another word."""
    words = _WORD.findall(text)
    for _ in range(random.choice((1, 1, 1, 2, 4))):
        at = random.randrange(len(text) + 1)
        to = min(len(text), at + random.choice((1, 1, 2, 5, 40, 300)))
        text = random.choice(
            (
                text[:at] + random.choice(_BITS) + text[at:],
                text[:at] + text[to:],
                text[:to] + text[at:],
                text[:at] + chr(random.randrange(0x250)) + text[to:],
                text[at:to] + text[:at] + text[to:],
                *[text[:at] + _WORD.sub(lambda _: random.choice(words), text[at:], count=1)] * 5,
            )
        )
    return text


def _tell(problem: CaseProblem) -> str:
    return problem.tell(ENGLISH)


def _outcome(text: str) -> str:
    try:
        read_case(text, TODAY)
    except CaseFileError as error:
        return "refused" if all(map(_tell, error.problems)) and error.problems else "silent"
    return "read"


def test_a_file_that_was_changed_anyhow_is_read_or_refused_and_nothing_else() -> None:
    random = Random(20260927)  # noqa: S311 — the same changes every time
    whole = [path.read_text("utf-8") for path in EXAMPLES]
    outcomes = {"read": 0, "refused": 0}
    for n in range(MUTATIONS):
        text = _mutated(SMALL if n % 50 else random.choice(whole), random)
        outcomes[_outcome(text)] += 1

    assert min(outcomes.values()) > MUTATIONS / 20, outcomes


def test_an_entry_between_braces_without_quotes_is_yaml() -> None:
    assert read_tree("{key: s1, at: 2026-09-17}") == {"key": "s1", "at": "2026-09-17"}
