"""No names and no free text on the command line; nothing is opened that need not be."""

import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import typer
from tests.support.cli import EXAMPLES, TODAY, Cli, Home, environment, program

from hgcase.cli.commands import COMMANDS
from hgcase.cli.derived import KindGroup
from hgcase.store.open import Store

METAVARS = {
    "REF": "ref", "FILE": "path", "FILE|-": "path", "FILE…": "path", "FOLDER": "path",
    "DATE": "date", "READER": "keys", "NAME": "choice", "VALUE": "choice", "METHOD": "choice",
    "KIND": "choice", "KEY": "key", "KEY,…": "keys", "WORD": "choice", "WORD,…": "choices",
    "KIND,…": "choices", "LETTERS": "keys", "PHASE": "choice", "RESULT": "choice",
    "NUMBER": "number", "NUMBER,…": "numbers",
}  # fmt: skip
CHOICES = re.compile(r"[a-z_]+(\|[a-z_]+)+(,…)?")


def commands() -> Iterator[tuple[str, Any]]:
    """Walk the tree of commands."""
    for name, entry in COMMANDS.items():
        command: Any = typer.main.get_command(import_module(f"hgcase.cli.{entry.module}").app)
        under = getattr(command, "commands", {"": command})
        if isinstance(command, KindGroup):
            under = {each: command.get_command(None, each) for each in command.list_commands(None)}
        yield from ((f"{name} {each}".strip(), found) for each, found in under.items())


PARAMETERS = [
    (name, param)
    for name, command in commands()
    for param in command.params
    if param.name != "help"
]


def allowed(param: Any) -> bool:
    """Tell whether a parameter can only be a switch, a choice, a path, a ref, a key or a date."""
    described = param.type_descriptor
    kind = described.annotation
    return bool(
        described.choices
        or kind in (bool, int)
        or (isinstance(kind, type) and issubclass(kind, Path))
        or METAVARS.get(param.metavar or "")
        or CHOICES.fullmatch(param.metavar or "")
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_an_argument_is_a_ref_a_key_a_date_a_choice_or_a_path(command: str) -> None:
    found = [(name, param) for name, param in PARAMETERS if name.split()[0] == command]

    assert [f"{name} {param.name}" for name, param in found if not allowed(param)] == []


def test_every_command_but_one_takes_something() -> None:
    assert {*COMMANDS} - {name.split()[0] for name, _param in PARAMETERS} == {"schema"}
    assert len(PARAMETERS) > 1500


def test_a_free_text_would_be_found() -> None:
    app = typer.Typer(add_completion=False)

    @app.command()
    def bad(note: str, known: str = typer.Option("", metavar="REF")) -> None:
        del note, known

    note, known = (param for param in typer.main.get_command(app).params if param.name != "help")

    assert not allowed(note)
    assert allowed(known)


def test_an_approach_that_there_is_not_is_refused_before_the_key_is_asked(cli: Cli) -> None:
    answered = cli("new-household", "--method", "zwanenhals")

    assert answered.code == 2
    assert answered.said == [
        "--method cannot have that value.", "Choose: take-a-break, ambulant, top-3.",
    ]  # fmt: skip


# --- what a command opens -----------------------------------------------------------------------


def test_a_name_of_a_worker_is_never_taken_from_the_command_line(cli: Cli) -> None:
    answered = cli("config", "worker", "Zwanenhals")

    assert answered.code == 2
    assert not (cli.home.folder / "config.toml").exists()


WATCH = """
import sys
seen = []
def watch(event, args):
    if event == 'open' and 'store.' in str(args[0]):
        seen.append(args[0])
    if event.startswith('socket.') or event in ('subprocess.Popen', 'os.system'):
        seen.append(event)
sys.addaudithook(watch)
from hgcase.cli.boundary import run
for line in sys.argv[1:]:
    run(line.split())
    print(line, *seen, sep='\\n', file=sys.stderr)
    seen.clear()
"""


def watched(home: Home, *lines: str) -> list[str]:
    """Give what is said and what is opened or reached for, after each line by what is typed."""
    found = subprocess.run(
        [sys.executable, "-c", WATCH, *lines], capture_output=True, env=environment(home),
        timeout=60, check=True, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    return [line for line in found.stderr.decode().splitlines() if line]


HELP = [["--help"], ["--version"], [], *([name, "--help"] for name in COMMANDS)]


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace shows what a process opens")
def test_help_opens_no_store_and_no_network(home: Home) -> None:
    for words in (["--help"], ["show", "--help"], ["schema"]):
        assert opened(home, *words) == []
    assert opened(home, "households") != []


def opened(home: Home, *words: str) -> list[str]:
    """Give the system calls that touch the store or the network."""
    found = subprocess.run(
        ["strace", "-f", "-qq", "-e", "trace=openat,open,connect,sendto,execve", *program(*words)],
        capture_output=True, env=environment(home), timeout=60, check=False,
    )  # fmt: skip
    lines = found.stderr.decode(errors="replace").splitlines()
    return [
        line for line in lines if re.search(r"store\.db|store\.key|connect\(|sendto\(|HGDEMO", line)
    ]


@pytest.mark.parametrize("words", HELP, ids=" ".join)
def test_help_never_opens_the_store(
    words: list[str], home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    from hgcase.app.context import AppContext

    def refuse(_self: object) -> None:
        raise AssertionError("help opened the store")

    monkeypatch.setattr(AppContext, "store", refuse)
    answered = Cli(home, monkeypatch)(*words)

    assert answered.code == 0 or words == []
    assert "wrong" not in answered.err


def test_no_command_reaches_for_the_network_or_another_program(store_with_examples: Home) -> None:
    lines = [
        line.replace("REF", store_with_examples.ref)
        for line in (
            "households", "show REF", "safety-plan show REF", "export REF", "config",
            "report --household REF --for team --out -", "log-session REF --from -",
        )
    ]  # fmt: skip
    seen = watched(store_with_examples, *lines)

    assert [line for line in seen if line in lines] == lines
    assert any("store.db" in line for line in seen)
    assert [line for line in seen if line.startswith(("socket", "subprocess", "os.system"))] == []


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cli]:
    """The program where there is nothing yet, not even a folder; the mask takes nothing away."""
    before = os.umask(0)
    yield Cli(Home(tmp_path / "a" / "b" / "home", tmp_path / "keys" / "key"), monkeypatch)
    os.umask(before)


def modes(folder: Path) -> dict[str, str]:
    """Give who may do what with each file and folder in a folder."""
    return {
        str(path.relative_to(folder)): oct(stat.S_IMODE(path.stat().st_mode))
        for path in sorted(folder.rglob("*"))
    }


def test_files_are_of_their_owner_alone_whatever_the_mask(bare: Cli, tmp_path: Path) -> None:
    ran = [
        bare("init", "--key-file", str(bare.home.key_file)), bare("config", "lang", "en"),
        bare("import", str(EXAMPLES[-1])),
    ]  # fmt: skip
    report = ["report", "--household", ref := ran[-1].out.strip(), "--for", "team"]
    ran += [
        bare(*report), bare(*report, "--out", str(tmp_path / "c" / "d" / "paper")),
        bare("export", ref, "--out", str(tmp_path / "e" / "f" / "case.yaml")),
    ]  # fmt: skip
    found = modes(tmp_path)
    wrong = {
        path: mode for path, mode in found.items()
        if mode != ("0o700" if (tmp_path / path).is_dir() else "0o600")
    }  # fmt: skip

    assert [run.code for run in ran] == [0] * 6, ran
    assert len(found) > 12
    assert wrong == {}


def test_settings_before_a_store_are_of_their_owner_alone(bare: Cli, tmp_path: Path) -> None:
    bare("config", "lang", "en")

    assert list(modes(tmp_path).values()) == ["0o700", "0o700", "0o700", "0o600"]


@pytest.mark.parametrize("place", ["store.db", "config.toml"])
def test_nothing_is_written_through_a_link(place: str, bare: Cli, tmp_path: Path) -> None:
    bare.home.folder.mkdir(parents=True)
    victim = tmp_path / "victim"
    victim.write_text("mine")
    (bare.home.folder / place).symlink_to(victim)
    bare("init", "--key-file", str(bare.home.key_file))
    bare("config", "lang", "nl")

    assert victim.read_text() == "mine"


# --- the journal ----------------------------------------------------------------------------------

TALK = "at: 2026-09-26T10:00\nstate: held\nmode: team\npresent: [w1]\n"
ACTS: dict[str, tuple[list[str], str | None]] = {
    "new-household": (["new-household", "--from", str(EXAMPLES[0])], "new-household"),
    "log-session": (["log-session", "REF", "--from", "-"], "log-session"),
    "safety-plan": (["safety-plan", "show", "REF"], "safety-plan show"),
    "show": (["show", "REF"], "show"),
    "add": (["add", "marker", "REF", "--kind", "weapon"], "add markers"),
    "edit": (
        ["edit", "safety-plan", "REF", "sp1", "--review-due", "2026-12-01"],
        "edit safety_plans",
    ),
    "withdraw": (["withdraw", "observation", "REF", "ob1"], "withdraw observations"),
    "share": (["share", "REF", "ob9", "--with", "A,B", "--yes"], "share"),
    "list": (["list", "observation", "REF", "--history"], "list"),
    "timeline": (["timeline", "REF"], "timeline"),
    "find": (["find", "-"], "find"),
    "called": (["called", "REF", "A", "no_answer"], "called"),
    "document": (["document", "list", "REF"], "document list"),
    "households": (["households"], "households"),
    "report": (
        ["report", "--household", "REF", "--for", "person:A", "--out", "-"],
        "report person:A progress",
    ),
    "import": (["import", str(EXAMPLES[0])], "import"),
    "export": (["export", "REF"], "export"),
    "schema": (["schema"], None),
    "config": (["config"], None),
    "completion": (["completion", "bash"], None),
    "agenda": (["agenda", "REF"], "agenda"),
    "phase": (["phase", "REF"], None),
    "close": (["close", "REF"], None),
    "break": (["break", "start", "REF", "--who", "B", "--place", "1", "--yes"], "break start"),
    "method": (["method", "list"], None),
    "init": (["init"], None),
}
"""Each command with what it leaves in the journal; None where it touches no household, or
where nobody sits there to be asked.
"""
DEMO = "demo"  # its own tests run it beside a store, and see that this stays as it was
LOOKS_FIRST = {"break", "called"}  # what it shows before it writes has a line of its own


def journal(home: Home) -> list[tuple[str, Any]]:
    """Give every line of the journal."""
    from hgcase.store import keys
    from hgcase.store.open import open_store
    from hgcase.store.place import Place

    place = Place(home.folder, "")
    key = keys.unlock(place, key_file=home.key_file, ask_passphrase=str)
    with open_store(place, key) as store:
        return [(ref or "", line) for ref in (None, *store.refs()) for line in _lines(store, ref)]


def _lines(store: Store, ref: str | None) -> list[Any]:
    assert store.verify_journal(ref)
    return store.journal(ref)


def test_every_command_is_in_the_table_of_the_journal() -> None:
    assert sorted([*ACTS, DEMO]) == sorted(COMMANDS)


@pytest.mark.parametrize("command", ACTS)
def test_a_command_leaves_a_line_in_the_journal(
    command: str, filled: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    words, action = ACTS[command]
    before = len(journal(filled.home))
    filled(*(word.replace("REF", filled.home.ref) for word in words), stdin=TALK)
    added = [line.action for _, line in journal(filled.home)]
    after = len(added) - before

    assert after == (0 if action is None else 2 if command in LOOKS_FIRST else 1)
    assert action is None or action in added


def test_a_look_that_was_cut_off_is_in_the_journal_too(filled: Cli) -> None:
    before = len(journal(filled.home))
    reader, writer = os.pipe()
    os.close(reader)  # nobody reads
    found = subprocess.run(
        program("show", filled.home.ref), stdout=writer, env=environment(filled.home),
        stderr=subprocess.PIPE, timeout=60, check=False,
    )  # fmt: skip
    os.close(writer)

    assert (found.returncode, found.stderr) == (1, b"")
    assert len(journal(filled.home)) == before + 1


def test_the_journal_holds_no_content(filled: Cli) -> None:
    from tests.cli.test_demo import words_of_the_examples

    filled(
        "log-session", filled.home.ref, "--from", "-", stdin=TALK + "summary: Zwanenhals belde.\n"
    )
    lines = journal(filled.home)
    told = "\n".join(f"{ref} {line.action} {line.objects}" for ref, line in lines)

    assert f"sessions.s1{0}" in told
    assert [word for word in ("Zwanenhals", *words_of_the_examples()) if word in told] == []
    assert {line.worker for _, line in lines} <= {"Sanne de Bruin", "Hanneke Posthuma"}
    assert TODAY not in told
