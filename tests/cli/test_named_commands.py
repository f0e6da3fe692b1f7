"""A text that names a command names it as its language does."""

import ast
import re
from collections.abc import Iterator
from typing import Final

from tests.cli.walked import kind_typed, texts
from tests.support.cli import SOURCE

from hgcase.cli.commands import command_named, spoken_name, spoken_under, under_named
from hgcase.cli.kind_names import section_named
from hgcase.cli.typed import KIND_FIRST
from hgcase.i18n import LanguageCode

COMMAND: Final = re.compile(r"hgcase ((?!KIND|COMMAND)[\w-]+)(?: ([\w-]+))?")
WHOLE: Final = re.compile(r"'hgcase ([\w-]+)[^']*'|^hgcase ([\w-]+)[^.]*$|: hgcase ([\w-]+)[^.]*$")


def named(text: str, code: LanguageCode) -> tuple[list[tuple[str, ...]], list[str]]:
    """Give the commands that a text names, in English, and what is no word of its language."""
    found, wrong = [], []
    for word, after in COMMAND.findall(text):
        command = command_named(word)
        if command is None:
            continue
        path = [command]
        if word != spoken_name(code, command):
            wrong.append(word)
        if under := under_named(command, after) if after else None:
            path.append(under)
            if after != spoken_under(code, command, under):
                wrong.append(after)
        elif command in KIND_FIRST and (section := section_named(after)):
            path.append(section)
            if after not in (kind_typed(code, section), section.replace("_", "-")):
                wrong.append(after)
        found.append(tuple(path))
    return found, wrong


def test_a_text_names_commands_as_its_language_does() -> None:
    wrong = [
        (text, found)
        for said, dutch in texts()
        for text, code in ((said, "en"), (dutch, "nl"))
        if (found := named(text, "nl" if code == "nl" else "en")[1])
    ]

    assert wrong == []


def test_a_translation_names_the_same_commands() -> None:
    wrong = [
        (said, dutch)
        for said, dutch in texts()
        if dutch and named(said, "en")[0] != named(dutch, "nl")[0]
    ]

    assert wrong == []


def test_a_command_that_a_text_names_exists() -> None:
    every = [text for pair in texts() for text in pair]
    typed = [word for text in every for found in WHOLE.findall(text) for word in found if word]

    assert len(typed) > 20
    assert [word for word in typed if command_named(word) is None] == []


def test_a_command_of_the_other_language_would_be_found() -> None:
    assert named("Kijk met hgcase show {ref}.", "nl") == ([("show",)], ["show"])
    assert named("hgcase plan show {ref}", "nl") == ([("safety-plan", "show")], ["show"])
    assert named("hgcase toevoegen account", "nl") == ([("add", "accounts")], ["account"])
    assert named("Dat weet hgcase niet.", "nl") == ([], [])
    assert WHOLE.findall("Next: hgcase shw {ref}") == [("", "", "shw")]


def test_no_command_line_is_put_together_without_its_language() -> None:
    """A text in the code that is a command goes through ``as_typed`` or stands in an epilog."""
    loose = [
        (path.name, line)
        for path in sorted((SOURCE / "hgcase").rglob("*.py"))
        for line in _loose(ast.parse(path.read_text("utf-8")))
    ]

    assert loose == []


def _loose(tree: ast.Module) -> Iterator[str]:
    """Yield the f-strings that begin with a command, where no function says it further on."""
    said = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        and (node.name == "about" or any(map(_says, ast.walk(node))))  # examples of a kind
        for inner in ast.walk(node)
    }
    said |= {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.keyword) and node.arg == "epilog"
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr) and id(node) not in said and node.values:
            found = COMMAND.match(str(getattr(node.values[0], "value", "")))
            if found and command_named(found[1]):
                yield ast.unparse(node)


def _says(node: ast.AST) -> bool:
    """Tell whether this says a command line in the language of the run."""
    named_ = node.func if isinstance(node, ast.Call) else None
    return isinstance(named_, ast.Name) and named_.id in ("as_typed", "next_ones", "_called")


def test_a_command_line_that_is_put_together_would_be_found() -> None:
    bad = ast.parse("def next(ref):\n    return f'hgcase show {ref}'")
    good = ast.parse("def next(ref):\n    return as_typed(f'hgcase show {ref}')")

    assert list(_loose(bad)) == ["f'hgcase show {ref}'"]
    assert list(_loose(good)) == []
