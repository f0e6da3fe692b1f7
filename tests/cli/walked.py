"""The program in a language of its own: many runs in one process, and all pages of help."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import typer
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from tests.support.cli import SOURCE, Home, Run, environment

from hgcase.cli.commands import COMMANDS, spoken_name, spoken_under
from hgcase.cli.derived import KindGroup
from hgcase.cli.kind_names import HOUSEHOLD, model_of, name_of
from hgcase.domain.declare.labels import kind_name
from hgcase.i18n import LanguageCode, language

DUTCH: Final = SOURCE / "hgcase" / "locale" / "nl" / "LC_MESSAGES" / "hgcase.po"
WALK = """
import json, sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from hgcase.cli.boundary import run
def one(words, typed):
    out, err = StringIO(), StringIO()
    sys.stdin = StringIO(typed)
    with redirect_stdout(out), redirect_stderr(err):
        code = run(words)
    return code, out.getvalue(), err.getvalue()
with open(sys.argv[1]) as file:
    asked = json.load(file)
print(json.dumps([one(*each) for each in asked]))
"""
PARSED = """
import json, shlex, sys
from hgcase.cli.language import settle
settle([])
from hgcase.cli import group
from hgcase.cli.boundary import _say
from hgcase.cli.root import program
found = []
group.Command.invoke = lambda self, ctx: found.append((ctx.command_path, ctx.params))
def one(line):
    words = shlex.split(line)
    ends = [n for n, word in enumerate(words) if word in ('<', '>', '>>')]
    found.clear()
    try:
        program().main(words[1:ends[0] if ends else None], 'hgcase', standalone_mode=False)
    except BaseException as error:
        _say(error)
        return ''
    return found[0][0] if found else ''
with open(sys.argv[1]) as file:
    asked = json.load(file)
print(json.dumps([one(each) for each in asked]))
"""


def told(
    runs: Sequence[Sequence[str]],
    code: LanguageCode,
    home: Home | None = None,
    stdin: Sequence[str] = (),
) -> list[Run]:
    """Run the program several times in one process that speaks one language."""
    asked = [[list(words), stdin[n] if n < len(stdin) else ""] for n, words in enumerate(runs)]
    return [Run(*each) for each in _answered(WALK, asked, code, home)]


def parsed(lines: Sequence[str], code: LanguageCode) -> list[str]:
    """Give the command that each line comes to, as it is called there; nothing if to none."""
    return [str(each) for each in _answered(PARSED, list(lines), code, None)]


def _answered(program: str, asked: Any, code: LanguageCode, home: Home | None) -> Any:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "asked.json"
        file.write_text(json.dumps(asked))
        nowhere = Home(Path(folder) / "home", Path(folder) / "key")
        found = subprocess.run(
            [sys.executable, "-c", program, str(file)], capture_output=True, check=False,
            env=environment(home or nowhere, HGCASE_LANG=code, LANGUAGE=""), timeout=300,
        )  # fmt: skip
    assert found.returncode == 0, found.stderr.decode()
    return json.loads(found.stdout)


@cache
def pages(code: LanguageCode) -> tuple[tuple[str, ...], ...]:
    """Give the words of every page of help: of the program, each command, each under it."""
    return ((), *_pages(code))


def _pages(code: LanguageCode) -> Iterator[tuple[str, ...]]:
    for name, entry in COMMANDS.items():
        said = spoken_name(code, name)
        yield (said,)
        command: Any = typer.main.get_command(import_module(f"hgcase.cli.{entry.module}").app)
        if isinstance(command, KindGroup):
            yield from ((said, kind_typed(code, each)) for each in command._listed())
        else:
            under = getattr(command, "commands", {})
            yield from ((said, spoken_under(code, name, each)) for each in under)


def kind_typed(code: LanguageCode, section: str) -> str:
    """Give how a kind is typed in a language."""
    named: Any = model_of(section)
    return kind_name(language(code), named).lower().replace(" ", "-")


def formal(section: str) -> str:
    """Give the name of a kind that comes from its declaration."""
    return HOUSEHOLD if section == HOUSEHOLD else name_of(section)


@cache
def page(code: LanguageCode) -> dict[tuple[str, ...], str]:
    """Give every page of help in a language, by the words of its command."""
    asked = pages(code)
    answers = told([[*words, "--help"] for words in asked], code)
    wrong = [(words, each.err) for words, each in zip(asked, answers, strict=True) if each.code]
    assert wrong == []
    return {words: each.out for words, each in zip(asked, answers, strict=True)}


def examples(text: str, code: LanguageCode) -> list[str]:
    """Give the lines under the heading of the examples."""
    below = text.partition(f"\n{language(code)('Examples')}:\n")[2]
    return [line.strip() for line in below.splitlines() if line.strip()]


def catalogue() -> Catalog:
    """Read the Dutch catalogue."""
    with DUTCH.open("rb") as file:
        return read_po(file, locale="nl")


def texts() -> Iterator[tuple[str, str]]:
    """Give every text of the catalogue with what it is in Dutch."""
    for message in catalogue():
        said = message.id if isinstance(message.id, (list, tuple)) else (message.id,)
        dutch = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
        yield from ((one, other or "") for one, other in zip(said, dutch, strict=False) if one)
