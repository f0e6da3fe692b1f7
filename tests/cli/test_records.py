"""Adding, changing, taking back and sharing any record: by options, from a file, and not at all."""

import json
from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter, ValidationError
from tests.app.made import WHOLE
from tests.support.cli import Cli

from hgcase.cli.derived import option_fields, option_help, option_of
from hgcase.cli.kind_names import HOUSEHOLD, model_of, name_of
from hgcase.cli.language import use
from hgcase.domain.case_file import kind_of, sections
from hgcase.domain.declare.values import When
from hgcase.domain.declare.vocabulary import Field, fields
from hgcase.i18n import LANGUAGES, LanguageCode
from hgcase.lists import word_list

ADDED = tuple(section for section in sections() if section != "sessions")
A_NAME = "Quirina Zwanenhals"


@pytest.fixture
def ref(cli: Cli) -> str:
    """A household with a record of each sort, in an empty store."""
    taken = cli("import", "-", stdin=WHOLE)
    assert taken.code == 0, taken.err
    return taken.out.strip()


def exported(cli: Cli, ref: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.load(cli("export", ref).out, yaml.BaseLoader)  # noqa: S506 — texts alone
    return found


# --- the least that each kind needs --------------------------------------------------------

KEYS = {
    "persons": "B", "incidents": "i1", "organisations": "o1", "workers": "w1", "homes": "h1",
    "contacts": "n1",
}  # fmt: skip


def least(field: Field) -> Any:
    """Give a value with which a field that is needed can be."""
    if field.shape == "texts":
        return [_one(field)]
    return _one(field)


def _one(field: Field) -> Any:
    if field.ref is not None and field.ref.by == "key":
        return KEYS[field.ref.sections[0]]
    if field.words or field.list:
        return (field.words or tuple(word_list(field.list).words))[0]
    if field.prose:
        return "Iets over @A."
    usual = {"method": "top-3", "number": "9"}
    return usual.get(field.name) or {When: "2026-09-20", int: "3"}.get(field.type, A_NAME)


def tree_for(section: str) -> dict[str, Any]:
    needed = [each for each in fields(kind_of(section)) if each.required and each.name != "key"]
    tree = {field.name: least(field) for field in needed}
    if section == "workers":
        tree["name"] = A_NAME  # optional only for papers, which leave it out
    if section == "relations":
        tree["who"] = "A"
    if section == "rules":
        tree["circle"] = ["A", "B"]
    return tree


@pytest.mark.parametrize("section", ADDED)
def test_every_kind_is_added_from_a_file_and_comes_back(cli: Cli, ref: str, section: str) -> None:
    tree = tree_for(section)
    added = cli("add", section, ref, "--from", "-", "--json", stdin=json.dumps(tree))
    assert added.code == 0, added.err

    answer = json.loads(added.out)
    [key] = answer["keys"]
    [record] = [each for each in exported(cli, ref)[section] if each["key"] == key]
    assert {name: record[name] for name in tree} == tree
    assert answer["ref"] == ref


@pytest.mark.parametrize("section", ADDED)
def test_every_kind_is_added_by_options_as_far_as_they_go(cli: Cli, ref: str, section: str) -> None:
    tree = tree_for(section)
    options = {field.name for field in option_fields(kind_of(section))}
    words: list[str] = []
    for name in options & tree.keys():
        value = tree.pop(name)
        text = ",".join(value) if isinstance(value, list) else value
        words += [f"--{name.replace('_', '-')}", text]
    source = ("--from", "-") if tree else ()

    added = cli("add", name_of(section), ref, *words, *source, stdin=json.dumps(tree))
    assert added.code == 0, added.err
    assert added.out.startswith("✓  ")
    assert "\nMAY READ IT " in added.out
    assert "\nNEXT           hgcase " in added.out


def test_what_a_file_says_is_overridden_by_an_option(cli: Cli, ref: str) -> None:
    entry = "{text: Bellen., done_by: w1, due: 2026-10-01}"
    cli("add", "action", ref, "--from", "-", "--due", "2026-10-03", stdin=entry)

    assert exported(cli, ref)["actions"][-1]["due"] == "2026-10-03"


# --- argv: no names, no texts --------------------------------------------------------------


def test_no_option_takes_a_name_or_a_text() -> None:
    for section in (*sections(), HOUSEHOLD):
        model = model_of(section)
        for field in option_fields(model):
            values = TypeAdapter(model.model_fields[field.name].rebuild_annotation())
            for typed in (A_NAME, [A_NAME], "Hij sloeg haar.", ["Hij sloeg haar."]):
                try:
                    values.validate_python(typed)
                except ValidationError:
                    continue
                pytest.fail(f"{section}.{field.name} takes a text")


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_option_says_what_it_is_for(cli: Cli, code: LanguageCode) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HGCASE_HOME", str(cli.home.folder))
        use(code)
        told = {
            (section, field.name): option_help(field)
            for section in (*sections(), HOUSEHOLD)
            for field in option_fields(model_of(section))
        }
        use("en")
    assert [place for place, text in told.items() if len(text) < len("Om.")] == []


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("verb", ["add", "edit"])
def test_the_help_of_a_kind_names_its_options(cli: Cli, verb: str, code: str) -> None:
    told = cli(verb, "marker", "--help", HGCASE_LANG=code).out

    for field in option_fields(kind_of("markers")):
        assert option_of(field) in told


@pytest.mark.parametrize("word", ["marker", "markers", "Marker", "MARKERS"])
def test_a_kind_has_several_names(cli: Cli, ref: str, word: str) -> None:
    assert cli("add", word, ref, "--kind", "weapon").code == 0


@pytest.mark.parametrize(
    ("word", "section"),
    [("safety-plan", "safety_plans"), ("contact_line", "contact_lines"), ("talk", "sessions")],
)
def test_a_kind_is_found_by_its_noun_and_its_section(word: str, section: str) -> None:
    from hgcase.cli.kind_names import section_named

    assert section_named(word) == section


# --- dates, words, keys ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("gisteren", "2026-09-26"), ("2019", "2019"), ("2026-08~", "2026-08~"),
        ("yesterday 14:00", "2026-09-26T14:00"), ("12 aug", "2026-08-12"),
    ],
)  # fmt: skip
def test_a_date_is_typed_as_people_say_it(cli: Cli, ref: str, typed: str, stored: str) -> None:
    added = cli("add", "marker", ref, "--kind", "weapon", "--since", typed)

    assert exported(cli, ref)["markers"][-1]["since"] == stored
    assert ("→" in added.err) is (typed != stored)


@pytest.mark.parametrize(
    ("option", "typed", "stored"),
    [
        ("kind", "threat with a weapon I saw", "threat_with_a_weapon_i_saw"),
        ("who", "b, w1", ["B", "w1"]),
        ("whom", "unknown", ["unknown"]),
        ("may-pass-on", "ASK", "ask"),
        ("secret-source", "ja", "true"),
    ],
)
def test_what_is_typed_means_what_a_file_says(
    cli: Cli, ref: str, option: str, typed: str, stored: Any
) -> None:
    words = () if option == "kind" else ("--kind", "weapon")
    added = cli("add", "marker", ref, *words, f"--{option}", typed)

    assert added.code == 0, added.err
    assert exported(cli, ref)["markers"][-1][option.replace("-", "_")] == stored


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--kind", "weapon", "--since", "ooit"], 2, "--since: That is not a date"),
        (["--kind", "weapon", "--may-pass-on", "soms"], 2, "may be passed on · ask before"),
        (["--kind", "weapon", "--who", A_NAME], 2, "--who: Keys are asked here"),
        (["--kind", "weapon", "--who", "Q"], 11, "markers.mk3.who"),
        (["--kind", "weapon", "--visible-to", "A"], 4, "not read by so many"),
        ([], 13, "--kind is missing"),
        (["--text", A_NAME, "--kind", "weapon"], 2, "There is no such option here"),
    ],
)
def test_what_cannot_be_is_refused_and_not_repeated(
    cli: Cli, ref: str, words: list[str], code: int, said: str
) -> None:
    before = exported(cli, ref)
    refused = cli("add", "marker", ref, *words)

    assert refused.code == code, refused.err
    assert said in refused.err
    assert "Zwanenhals" not in refused.err + refused.out
    assert exported(cli, ref) == before


def test_a_file_may_name_a_wider_circle_and_an_option_not(cli: Cli, ref: str) -> None:
    entry = "{persons: [A], text: Rust., visible_to: [A, B]}"
    wider = cli("add", "goal", ref, "--from", "-", "--visible-to", "A,B", stdin=entry)
    written = cli("add", "goal", ref, "--from", "-", stdin=entry)

    assert (wider.code, written.code) == (4, 0)
    assert exported(cli, ref)["goals"][-1]["visible_to"] == ["A", "B"]


def test_every_field_that_misses_is_named_in_a_line(cli: Cli, ref: str) -> None:
    refused = cli("add", "relation", ref)

    assert refused.code == 13
    assert [line.split(" is missing")[0] for line in refused.said[:3]] == [
        "--who",
        "--whom",
        "--kind",
    ]


def test_a_kind_that_is_none_is_refused(cli: Cli, ref: str) -> None:
    assert cli("add", A_NAME, ref).code == 2
    assert cli("add", HOUSEHOLD, ref).code == 2


def test_a_talk_is_logged_and_not_added(cli: Cli, ref: str) -> None:
    refused = cli("add", "talk", ref)

    assert (refused.code, f"hgcase log-session {ref}" in refused.err) == (2, True)


# --- edit, withdraw, share -----------------------------------------------------------------


def test_an_edit_says_what_changed_and_where_the_earlier_value_is(cli: Cli, ref: str) -> None:
    edited = cli("edit", "action", ref, "at1", "--done", "today", "--due", "2026-09-20")

    assert edited.code == 0, edited.err
    assert f"hgcase list action {ref} at1 --history  what it was before" in edited.out
    assert exported(cli, ref)["actions"][0]["done"] == "2026-09-27"


def test_an_edit_from_a_file_changes_and_empties(cli: Cli, ref: str) -> None:
    edited = cli(
        "edit", "marker", ref, "mk1", "--from", "-", "--json", stdin="{since: 2020, text: }"
    )

    assert json.loads(edited.out)["fields"] == ["since", "text"]
    record = exported(cli, ref)["markers"][0]
    assert (record["since"], "text" in record) == ("2020", False)


def test_a_problem_in_a_file_has_its_line(cli: Cli, ref: str) -> None:
    refused = cli("edit", "marker", ref, "mk1", "--from", "-", stdin="since: 2020\nwho: [Q]\n")

    assert refused.code == 11
    assert refused.said[0].startswith("line 2, markers.mk1.who")


def test_the_household_itself_is_edited(cli: Cli, ref: str) -> None:
    edited = cli("edit", "household", ref, "--from", "-", stdin="shared_goal: Rust thuis.")

    assert edited.code == 0, edited.err
    assert exported(cli, ref)["household"]["shared_goal"] == "Rust thuis."


def test_an_edit_that_widens_says_which_command_does(cli: Cli, ref: str) -> None:
    refused = cli("edit", "goal", ref, "g1", "--visible-to", "A,B")

    assert refused.code == 11
    assert "hgcase share" in refused.err


def test_off_a_terminal_an_edit_needs_something_to_change(cli: Cli, ref: str) -> None:
    assert cli("edit", "marker", ref, "mk1").code == 13


def test_a_record_is_withdrawn(cli: Cli, ref: str) -> None:
    words = ("withdraw", "statement", ref, "sm2", "--said-by", "n1", "--date", "gisteren")
    announced = cli(*words, "--announced")
    withdrawn = cli(*words, "--from", "-", stdin="why: Dat was niet zo.")

    assert (announced.code, withdrawn.code) == (0, 0), announced.err + withdrawn.err
    assert exported(cli, ref)["statements"][1]["withdrawn"] == {
        "date": "2026-09-26", "state": "done", "said_by": "n1", "why": "Dat was niet zo.",
    }  # fmt: skip
    assert cli(*words).code == 4


def test_a_record_is_shared_after_a_yes(cli: Cli, ref: str) -> None:
    assert cli("share", ref, "at1", "--with", "A,B").code == 13
    shared = cli("share", ref, "at1", "--with", "A,B", "--yes")

    assert shared.code == 0, shared.err
    assert "Then by the team, Anna and Bram." in shared.err
    assert exported(cli, ref)["actions"][0]["visible_to"] == ["A", "B"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["ac1", "--with", "B", "--yes"], 4),
        (["at1", "--with", "C", "--yes"], 4),
        (["at1", "--with", A_NAME, "--yes"], 2),
        (["zz9", "--with", "A", "--yes"], 3),
        ([], 2),
        (["--joins", "C", "--yes"], 4),
        (["at1"], 13),
        (["sm1", "--not-secret"], 13),
        (["mk2", "--not-secret", "--yes"], 4),
    ],
)
def test_what_may_not_be_shared_is_refused(cli: Cli, ref: str, words: list[str], code: int) -> None:
    before = exported(cli, ref)
    refused = cli("share", ref, *words)

    assert refused.code == code, refused.err
    assert "Zwanenhals" not in refused.err
    assert exported(cli, ref) == before
