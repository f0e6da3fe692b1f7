"""Every command explains itself on a page, with examples that can be typed as they stand."""

import pytest
from tests.cli.walked import examples, formal, kind_typed, page, pages, parsed, told

from hgcase.cli import derived
from hgcase.cli.commands import COMMANDS, PARTS, command_named, spoken_name, under_named
from hgcase.cli.kind_names import HOUSEHOLD, section_named
from hgcase.domain.case_file import kinds, sections
from hgcase.domain.kinds.household import Household
from hgcase.i18n import LANGUAGES, LanguageCode, language

BOTH = pytest.mark.parametrize("code", LANGUAGES)


# --- two names -----------------------------------------------------------------------------------


def test_a_command_is_known_by_both_names() -> None:
    for name, entry in COMMANDS.items():
        assert command_named(name) == command_named(entry.dutch) == name
        for under, dutch in entry.under.items():
            assert under_named(name, under) == under_named(name, dutch) == under


def test_no_name_means_two_commands() -> None:
    named = [{name, entry.dutch} for name, entry in COMMANDS.items()]

    assert sum(map(len, named)) == len(set.union(*named))
    for entry in COMMANDS.values():
        under = [{name, dutch} for name, dutch in entry.under.items()]
        assert sum(map(len, under)) == len(set().union(*under))


def test_a_name_may_go_without_its_diaeresis() -> None:
    assert under_named("safety-plan", "beeindig") == "end"
    assert under_named("safety-plan", "BEËINDIG") == "end"


@BOTH
def test_both_names_work_in_both_languages(code: LanguageCode) -> None:
    names = [(spoken_name("en", name), spoken_name("nl", name)) for name in COMMANDS]
    asked = [[each, "--help"] for pair in names for each in pair]
    answers = told([*asked, ["safety-plan", "toon", "--help"], ["plan", "show", "--help"]], code)

    assert [each.code for each in answers] == [0] * len(answers)
    for n in range(0, len(answers), 2):
        assert answers[n].out == answers[n + 1].out


@BOTH
def test_a_kind_is_known_by_its_name_in_both_languages(code: LanguageCode) -> None:
    for section in (HOUSEHOLD, *sections()):
        assert section_named(formal(section)) == section
        assert section_named(kind_typed(code, section)) == section


# --- the pages -----------------------------------------------------------------------------------


@BOTH
def test_every_page_is_headed_by_the_name_in_its_language(code: LanguageCode) -> None:
    for words, text in page(code).items():
        assert text.startswith(f"{language(code)('Usage: ')}{' '.join(['hgcase', *words])} ")


@BOTH
def test_a_page_lists_what_is_under_it_in_its_language(code: LanguageCode) -> None:
    for words in pages(code):
        under = [each[-1] for each in pages(code) if words and each[:-1] == words]
        listed = {line.split()[0] for line in page(code)[words].splitlines() if line.split()}
        assert set(under) <= listed, words


@BOTH
def test_every_page_says_what_the_command_does(code: LanguageCode) -> None:
    for words, text in page(code).items():
        about = text.split("\n\n")[1]
        assert about.startswith("  "), words
        assert about.rstrip().endswith("."), words


@BOTH
def test_every_page_has_an_example_of_its_own(code: LanguageCode) -> None:
    without = [
        words
        for words, text in page(code).items()
        if not any(each.startswith(" ".join(["hgcase", *words])) for each in examples(text, code))
    ]

    assert without == []


@BOTH
def test_every_example_can_be_typed_as_it_stands(code: LanguageCode) -> None:
    lines = sorted({line for text in page(code).values() for line in examples(text, code)})
    found = parsed(lines, code)

    wrong = [line for line, path in zip(lines, found, strict=True) if not path]
    assert wrong == []
    assert [
        (line, path) for line, path in zip(lines, found, strict=True) if not line.startswith(path)
    ] == [], "an example with the name of the other language"


def test_an_example_that_cannot_be_typed_would_be_found() -> None:
    lines = ["hgcase show LM4827 --letters", "hgcase shw LM4827", "hgcase list nothing", "hgcase"]

    assert parsed(lines, "en") == ["", "", "hgcase list", ""]
    assert parsed(["hgcase toon LM4827"], "en") == ["hgcase show"]


@BOTH
def test_every_option_and_argument_is_explained(code: LanguageCode) -> None:
    bare = [
        (words, line)
        for words, text in page(code).items()
        for line in text.splitlines()
        if line.startswith("--") and len(line.split()) < 2
    ]  # a long one has its text on the next line
    text = {words: page(code)[words].splitlines() for words, _line in bare}

    for words, line in bare:
        after = text[words][text[words].index(line) + 1]
        assert after.startswith(" " * 15), (words, line)


def test_what_may_be_left_out_stands_in_brackets() -> None:
    assert page("en")["list",].startswith("Usage: hgcase list [OPTIONS] KIND [REF] [KEY]\n")
    assert page("en")["show",].startswith("Usage: hgcase show [OPTIONS] REF\n")


def test_a_closed_choice_is_shown_with_its_label() -> None:
    text = " ".join(page("nl")["verslag",].split())

    assert "--kind progress|safety-plan" in text
    assert "safety-plan (veiligheidsplan)" in text
    assert "no_answer (geen gehoor)" in " ".join(page("nl")["gebeld",].split())


@BOTH
def test_the_first_page_groups_the_commands_by_what_one_does(code: LanguageCode) -> None:
    lines = page(code)[()].splitlines()
    heads = [lines.index(f"{language(code)(part)}:") for part in PARTS]
    shown = [line.split()[0] for line in lines[heads[0] :] if line[2:3].isalpha()]

    assert heads == sorted(heads)
    assert {entry.part for entry in COMMANDS.values()} == set(PARTS)
    assert set(shown) >= {spoken_name(code, name) for name in COMMANDS}


def test_the_kinds_are_grouped_by_part_of_the_case() -> None:
    assert {kind.KIND.part for kind in kinds()} == set(derived.PARTS_OF_CASE)
    assert Household.KIND.part in derived.PARTS_OF_CASE
    for words in (("toevoegen",), ("wijzig",)):
        text = page("nl")[words]
        for title in derived.PARTS_OF_CASE.values():
            assert f"\n{language('nl')(title)}:\n" in text


@pytest.mark.parametrize("words", [[], ["safety-plan"], ["document"], ["add"]], ids=str)
def test_a_command_that_needs_more_shows_its_page(words: list[str]) -> None:
    bare, asked = told([words, [*words, "--help"]], "en")

    assert bare.err == asked.out
    assert (bare.code, bare.out) == (2, "")


def test_every_command_under_another_has_a_page() -> None:
    assert ("safety-plan", "show") in pages("en")
    assert ("plan", "toon") in pages("nl")
    assert ("wijzig", "huishouden") in pages("nl")
