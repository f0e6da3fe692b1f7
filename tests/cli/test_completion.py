"""Completion says what the program knows by itself, and never opens the store."""

import json
import re
import shutil
import stat
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from tests.cli.walked import page, told
from tests.support.cli import ROOT, Cli, Home, environment, program

from hgcase.cli.commands import COMMANDS
from hgcase.i18n import LANGUAGES, LanguageCode

SHELLS = ("bash", "zsh", "fish", "powershell")
MODULES = """
import json, os, sys
from contextlib import redirect_stdout
from io import StringIO
from hgcase.cli.boundary import run
for asked in json.loads(sys.argv[1]):
    os.environ.update(asked)
    with redirect_stdout(StringIO()) as out:
        code = run([])
    print(json.dumps([code, out.getvalue()]))
print(json.dumps(sorted(name for name in sys.modules if name.startswith('hgcase.'))))
"""


def asked(line: str, code: LanguageCode = "nl") -> dict[str, str]:
    """Give the variables with which the script for bash asks to complete the last word."""
    words = line.split(" ")
    return {
        "HGCASE_LANG": code, "_HGCASE_COMPLETE": "complete_bash",
        "COMP_WORDS": "\n".join(words), "COMP_CWORD": str(len(words) - 1),
    }  # fmt: skip


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """The program where there is no store; what it puts into the framework goes out again."""
    from typer import _completion_classes as theirs

    monkeypatch.setattr(theirs, "_sanitize_help_text", theirs._sanitize_help_text)
    return Cli(Home(tmp_path / "home", tmp_path / "key"), monkeypatch)


LINES: dict[tuple[str, LanguageCode], list[str]] = {
    ("hgcase ge", "nl"): ["gesprek", "gebeld"],
    ("hgcase log", "nl"): ["log-session"],
    ("hgcase lo", "en"): ["log-session"],
    ("hgcase ges", "en"): ["gesprek"],
    ("hgcase --lang en lo", "nl"): ["log-session"],
    ("hgcase document o", "nl"): ["ophalen"],
    ("hgcase document g", "nl"): ["get"],
    ("hgcase add maat", "nl"): ["maatregel"],
    ("hgcase add ord", "nl"): ["order"],
    ("hgcase lijst zwaar", "nl"): ["zwaarwegend-feit"],
    ("hgcase list ord", "en"): ["order"],
    ("hgcase tijdlijn LM4827 --kind incident,maat", "nl"): ["incident,maatregel"],
    ("hgcase toon LM4827 --a", "nl"): ["--as-of"],
    ("hgcase add maatregel LM4827 --kind huis", "nl"): ["huisverbod"],
    ("hgcase add maatregel LM4827 --kind excl", "nl"): ["exclusion_order"],
    ("hgcase add order LM4827 --kind contact", "en"): ["contact_ban"],
    ("hgcase add statement LM4827 --secret-source j", "nl"): ["ja"],
    ("hgcase verslag --kind ", "nl"): ["progress", "safety-plan"],
    ("hgcase instellingen ", "nl"): ["worker", "lang"],
    ("hgcase aanvullen ", "nl"): list(SHELLS),
    ("hgcase toon ", "nl"): [],
    ("hgcase toon LM", "nl"): [],
}


@pytest.mark.parametrize(("line", "code"), LINES, ids=lambda each: each)
def test_what_is_typed_is_completed(line: str, code: LanguageCode, bare: Cli) -> None:
    answer = bare(**asked(line, code))

    assert answer.out.split() == LINES[line, code]
    assert (answer.code, answer.err) == (0, "")


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_commands_are_offered_in_the_language_of_the_run(code: LanguageCode, bare: Cli) -> None:
    offered = bare(**asked("hgcase ", code)).out.split()

    assert sorted(offered) == sorted(
        entry.dutch if code == "nl" else name for name, entry in COMMANDS.items()
    )


def test_an_option_that_says_something_says_nothing_now(bare: Cli) -> None:
    assert bare(**asked("hgcase --version toon --as")).out.split() == ["--as-of"]
    assert bare(**asked("hgcase --help ")).out.split() == bare(**asked("hgcase ")).out.split()


def places(home: Home, tmp_path: Path) -> list[Home]:
    """Give a store, no store, one that no key opens, and one with settings that are broken."""
    nowhere = Home(tmp_path / "nowhere", tmp_path / "no-key")
    locked = Home(Path(shutil.copytree(home.folder, tmp_path / "locked")), tmp_path / "locked-key")
    locked.key_file.write_text("this is no key")
    locked.key_file.chmod(0)
    broken = Home(Path(shutil.copytree(home.folder, tmp_path / "broken")), home.key_file)
    (broken.folder / "store.db").write_text("no database")
    (broken.folder / "config.toml").write_text("no = settings [")
    return [home, nowhere, locked, broken]


def in_a_process(home: Home, *lines: str) -> tuple[list[Any], list[str]]:
    """Give the answers of a process that is asked to complete these lines, and its modules."""
    found = subprocess.run(
        [sys.executable, "-c", MODULES, json.dumps([asked(line) for line in lines])],
        capture_output=True, env=environment(home), timeout=60, check=True,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert found.stderr == b""
    *answers, modules = map(json.loads, found.stdout.splitlines())
    return answers, modules


def test_the_store_makes_no_difference(store_with_examples: Home, tmp_path: Path) -> None:
    lines = ("hgcase ", "hgcase toon ", "hgcase lijst ", "hgcase add maatregel LM4827 --kind ")
    homes = places(store_with_examples, tmp_path)
    first, *others = [in_a_process(home, *lines) for home in homes]

    assert [answers for answers, _modules in others] == [first[0]] * len(others)
    assert [code for code, _out in first[0]] == [0] * len(lines)
    for _answers, names in (first, *others):
        assert [name for name in names if name.startswith("hgcase.store")] == []
        assert "hgcase.cli.completion" in names
    assert stat.S_IMODE(homes[2].key_file.stat().st_mode) == 0


def test_a_module_that_opens_the_store_would_be_seen(store_with_examples: Home) -> None:
    code = MODULES.replace("run([])", "run(['households'])")
    ran = subprocess.run(
        [sys.executable, "-c", code, "[{}]"], capture_output=True, check=False, timeout=60,
        env=environment(store_with_examples),
    )  # fmt: skip

    assert b"hgcase.store.open" in ran.stdout


@pytest.mark.parametrize("instruction", ["complete_", "complete_csh", "source_bash", "x", ""])
def test_another_question_gets_no_answer(instruction: str, bare: Cli) -> None:
    ran = bare("households", _HGCASE_COMPLETE=instruction)

    assert (ran.code, ran.out, ran.err) == (1, "", "")


# --- the shells ----------------------------------------------------------------------------------


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_printed_and_nothing_is_installed(
    shell: str, bare: Cli, tmp_path: Path
) -> None:
    ran = bare("completion", shell, HOME=str(tmp_path))

    assert (ran.code, ran.err) == (0, "")
    assert f"complete_{shell}" in ran.out
    assert "_HGCASE_COMPLETE" in ran.out
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("code", "words"), [("en", ("completion",)), ("nl", ("aanvullen",))])
def test_the_help_says_where_each_script_goes(code: LanguageCode, words: tuple[str]) -> None:
    text = page(code)[words]

    for place in ("~/.local/share/bash-completion", "~/.zfunc", "~/.config/fish", "$PROFILE"):
        assert place in text


def test_a_shell_that_there_is_not_is_refused_with_those_that_are() -> None:
    [refused] = told([["completion", "csh"]], "en")

    assert refused.code == 2
    assert "bash, zsh, fish, powershell" in refused.err


def in_a_shell(command: list[str], tmp_path: Path, **more: str) -> str:
    """Run a shell that finds a program ``hgcase``."""
    folder = tmp_path / "bin"
    folder.mkdir()
    script = folder / "hgcase"
    script.write_text(f'#!/bin/sh\nexec {" ".join(program())} "$@"\n')
    script.chmod(0o700)
    env = environment(Home(tmp_path / "home", tmp_path / "key"), HGCASE_LANG="nl", **more)
    env["PATH"] = f"{folder}:{env['PATH']}"
    ran = subprocess.run(command, capture_output=True, check=False, env=env, timeout=60)
    assert ran.stderr == b"", ran.stderr
    return ran.stdout.decode()


BASH = """
eval "$(hgcase completion bash)"
ask() {
    COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
    _hgcase_completion hgcase "${COMP_WORDS[COMP_CWORD]}" ""
    echo "${COMPREPLY[@]}"
}
ask hgcase ge
ask hgcase document ""
ask hgcase add maatregel LM4827 --kind huis
ask hgcase toon ""
complete -p hgcase
"""


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
def test_bash_completes(tmp_path: Path) -> None:
    lines = in_a_shell(["bash", "--norc", "-c", BASH], tmp_path).splitlines()

    assert lines[:4] == ["gesprek gebeld", "toevoegen ophalen lijst", "huisverbod", ""]
    assert "_hgcase_completion hgcase" in lines[4]


ZSH = """
autoload -Uz compinit && compinit -u -D
eval "$(hgcase completion zsh)"
_arguments() { print -r -- "$@" }
words=(hgcase ge); CURRENT=2; _hgcase_completion
words=(hgcase document ''); CURRENT=3; _hgcase_completion
unfunction _hgcase_completion
hgcase completion zsh > $HOME/_hgcase
fpath=($HOME $fpath); autoload -Uz _hgcase
words=(hgcase zo); CURRENT=2; _hgcase
"""


@pytest.mark.skipif(shutil.which("zsh") is None, reason="there is no zsh here")
def test_zsh_completes(tmp_path: Path) -> None:
    lines = in_a_shell(["zsh", "-f", "-c", ZSH], tmp_path, HOME=str(tmp_path)).splitlines()
    first, second, from_its_folder = lines

    assert "gesprek" in first
    assert "gebeld" in first
    assert "ophalen" in second
    assert "zoek" in from_its_folder, "the first Tab"


FISH = 'hgcase completion fish | source; complete -C "hgcase ge"; complete -C "hgcase document "'


@pytest.mark.skipif(shutil.which("fish") is None, reason="there is no fish here")
def test_fish_completes(tmp_path: Path) -> None:
    lines = in_a_shell(["fish", "--no-config", "-c", FISH], tmp_path).splitlines()
    offered = {line.partition("\t")[0] for line in lines}

    assert offered == {"gesprek", "gebeld", "toevoegen", "ophalen", "lijst"}


POWERSHELL = """
hgcase completion powershell | Where-Object { $_ -notmatch 'PSReadLine' } | Out-String |
    Invoke-Expression
foreach ($line in 'hgcase ge', 'hgcase document ') {
    (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText
}
"""


@pytest.mark.skipif(shutil.which("pwsh") is None, reason="there is no PowerShell here")
def test_powershell_completes(tmp_path: Path) -> None:
    command = ["pwsh", "-NoProfile", "-NonInteractive", "-Command", POWERSHELL]

    assert in_a_shell(command, tmp_path).split() == [
        "gesprek", "gebeld", "toevoegen", "ophalen", "lijst",
    ]  # fmt: skip


def test_completion_still_finds_what_is_private_to_the_framework() -> None:
    """Its answerers of each shell have no public name; hence the ceiling in pyproject.toml."""
    from typer import _completion_classes as theirs

    for name in ("BashComplete", "ZshComplete", "FishComplete", "PowerShellComplete"):
        answerer = getattr(theirs, name)
        assert callable(answerer.get_completion_args)
        assert callable(answerer.complete)
    assert theirs._sanitize_help_text("[b]x") != "[b]x", "what we put another in its place"
    minor = tuple(map(int, version("typer").split(".")[:2]))
    [bounds] = re.findall(r'"typer(>.*?)"', (ROOT / "pyproject.toml").read_text("utf-8"))
    assert bounds.endswith(f"<{minor[0]}.{minor[1] + 1}")
