"""Slips in a method of one's own: lines that are no TOML, encodings, and names of files."""

from pathlib import Path

import pytest
from tests.methods.example import example, put
from tests.support.refusals import refuses

from hgcase.errors import StoreError
from hgcase.i18n import language
from hgcase.lists import left_out
from hgcase.methods import method, names
from hgcase.methods.own import read_own, refuse_broken_in

EN = language("en")


def told(path: Path) -> list[str]:
    """Give what is wrong with a file."""
    return [problem.tell(EN) for problem in read_own(path)[1]]


SLIPS = {
    "yes for true": ("= true", "= yes",
                     ("line 12, F: true or false is asked here, without quotes: "
                     "rules_each_time = true")),
    "True": ("= true", "= True",
             ("line 12, F: true or false is asked here, without quotes: "
                     "rules_each_time = true")),
    "no quotes": ('"family_worker"', "family_worker",
                  'line 21, F: A text is asked here, between quotes: role = "…"'),
    "curly quotes": ('"family_worker"', "“family_worker”",
                     ("line 21, F: Straight quotes are needed, as a plain text editor makes them: "
                     'role = "…"')),
    "one quote": ('"family_worker"', '"family_worker',
                  ("line 21, F: The quote at the end is missing, or the text goes on on the next "
                  'line: role = "…"')),
    "one quote before a bracket": ('nl = "Oeveraanpak" }', 'nl = "Oeveraanpak }',
                                   ("line 3, F: The quote at the end is missing, or the text goes "
                                   'on on the next line: name = "…"')),
    "a colon": ("version = 1", "version: 1",
                "line 2, F: Between key and value stands = and not a colon: version = …"),
    "a unit": ("every_days = 21", "every_days = 21 days",
               "line 37, F: A whole number is asked here, without quotes: every_days = 21"),
    "a comma in a number": ("every_days = 21", "every_days = 21,5",
                            ("line 37, F: A whole number is asked here, without quotes: "
                            "every_days = 21")),
    "a backslash": ('"our own guideline, 2026"', '"G:\\ours"',
                    "line 5, F: Write / instead of \\ in a text."),
    "no comma": ("value = 12,", "value = 12",
                 ("line 6, F: A comma is missing between two parts; write it like this: weeks = { "
                 'value = 8, source = "…" }')),
    "a key twice": ('when = "children"', 'when = "children"\nwhen = "always"',
                    "line 23, F: This stands here twice; leave one of the two out."),
    "one bracket the second time": ('[[roles]]\nrole = "family', '[roles]\nrole = "family',
                                    ("line 20, F: Here one part after another is asked, each under "
                                    "its own [[roles]]")),
}  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_as_it_is_mended_and_hides_nothing_else(slip: str, own_home: Path) -> None:
    before, after, expected = SLIPS[slip]
    assert before in example()
    text = example().replace(before, after, 1)
    first = told(put(own_home, "riverside-1.toml", text))
    both = told(
        put(own_home, "riverside-1.toml", text.replace("after_days = 182", "after_days = 0"))
    )

    assert first == [expected.replace("F", "riverside-1.toml", 1)]
    assert both[0] == first[0]
    assert len(both) == 2
    assert "aftercare[1].after_days: A whole number from 1 to 7300 is asked here." in both[1]
    assert method("riverside") is None


@pytest.mark.parametrize(
    "text",
    ["[weeks\n", "=\n", "]\n", 'a = """', "topics = [\n", "\x00", "a = 1\n[a]\n", "[a]\n[a]\n",
     "[talks]\n[talks]\n", "weeks = {\n", 'name = "“\n', "a: b: c\n", "\\\n", 'x = "\\q" y\n'],
)  # fmt: skip
def test_whatever_stands_in_a_file_is_told_in_a_few_lines(text: str, own_home: Path) -> None:
    said = told(put(own_home, "riverside-1.toml", example() + text))

    assert 1 <= len(said) <= 3, said


def test_a_mark_that_notepad_puts_before_the_text_does_no_harm(own_home: Path) -> None:
    assert told(put(own_home, "riverside-1.toml", example().encode("utf-8-sig"))) == []
    found = method("riverside")
    assert found is not None


@pytest.mark.parametrize(
    "name", ["River side 1.toml", "riverside.toml", "riverside-1.toml.txt", "riverside-1.txt"]
)
def test_a_file_with_another_name_is_told_the_right_one(name: str, own_home: Path) -> None:
    path = put(own_home, name, example())
    put(own_home, "notes.txt", "for us")

    with refuses("broken-methods", StoreError) as refused:
        refuse_broken_in(own_home / "methods")
    assert [each for each in refused.value.tell(EN) if "riverside-1.toml. Rename" in each]
    found = method("take-a-break")
    assert found is not None
    assert left_out() == ()
    assert names() == ("take-a-break", "ambulant", "top-3")
    assert left_out() == (path,)


def test_a_copy_is_not_told_the_name_of_what_it_is_a_copy_of(own_home: Path) -> None:
    put(own_home, "riverside-1.toml", example())
    [said] = told(put(own_home, "riverside-1 (copy).toml", example()))

    assert said.endswith("our-method-1.toml. Rename it.")


def test_a_file_with_another_name_is_told_its_name_beside_its_slips(own_home: Path) -> None:
    said = told(put(own_home, "Riverside 1.toml", example().replace("= true", "= yes")))

    assert [line.partition(":")[0] for line in said] == [
        "Riverside 1.toml", "line 12, Riverside 1.toml",
    ]  # fmt: skip
