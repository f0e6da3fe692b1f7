"""What is measured, what the goal is, and how the results are told."""

import gettext
import json
import os
import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from tests.bench import bulk
from tests.bench.processes import Best, Program, in_turns
from tests.bench.stores import EXAMPLE, TODAY, MadeStore, intake, make, talk, team_talk

import hgcase

SMALL: Final = 100  # households
SESSIONS: Final = 100  # a household
TEN_YEARS: Final = 1_000  # sessions of one household

_FLOOR: Final = """import typer

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command()
def one(ref: str) -> None:
    print(ref)


@app.command()
def two() -> None:
    print("two")


app()
"""
_LAUNCH: Final = """import sys

from hgcase.cli import main

sys.exit(main())
"""
"""What an installed `hgcase` runs."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A line of the table: a result against a base, or in seconds."""

    what: str
    name: str
    base: str
    limit: float
    at_least: bool = False

    def line(self, best: dict[str, Best]) -> str:
        """Tell the goal and the result; user and system time decides, which others disturb less."""
        found = best[self.name]
        over = best[self.base] if self.base else Best(1, 1)
        if code := found.code or over.code:
            return f"{self.what:<52} failed with exit code {code}"
        wall, cpu = (
            (over.wall / found.wall, over.cpu / found.cpu)
            if self.at_least
            else (found.wall / over.wall, found.cpu / over.cpu)
        )
        reached = cpu >= self.limit if self.at_least else cpu <= self.limit
        unit = "x" if self.base else "s"
        sign = ">=" if self.at_least else "<="
        return (
            f"{self.what:<52} {sign} {self.limit:<4g}{unit} {cpu:>7.2f} {unit} {wall:>7.2f} {unit}"
            f" {found.cpu * 1000:>8.0f} {found.wall * 1000:>8.0f}  {'' if reached else 'missed'}"
        ).rstrip()


def measure_all(folder: Path, *, large: int, rounds: int) -> None:
    """Make the stores, measure, and print the table.

    Args:
        folder: for everything that is made.
        large: households of the large store; 0 for none.
        rounds: how often each program runs.
    """
    stores = {"small": make(folder / "small", households=SMALL, sessions=SESSIONS)}
    stores["ten"] = make(folder / "ten", households=1, sessions=TEN_YEARS)
    if large:
        stores["large"] = make(folder / "large", households=large, sessions=SESSIONS)
    best = in_turns(dict(_programs(folder, stores)), rounds)
    best |= bulk.measure(stores["small"], sessions=SESSIONS, rounds=rounds)
    print(_machine(rounds))
    print(f"{'':<52} {'goal':<8} {'user+sys':>9} {'wall':>9} {'u+s ms':>8} {'wall ms':>8}")
    for goal in _goals(large):
        print(goal.line(best))
    bases = ("floor", "typer", "bare")
    print(", ".join(f"{name} {best[name].cpu * 1000:.0f} ms" for name in bases))


def _programs(folder: Path, stores: dict[str, MadeStore]) -> Iterator[tuple[str, Program]]:
    floor, launch = folder / "floor.py", folder / "launch.py"
    entry, first = folder / "talk.json", folder / "intake.json"
    meeting = folder / "meeting.json"
    floor.write_text(_FLOOR)
    launch.write_text(_LAUNCH)
    entry.write_text(json.dumps(talk(TODAY)))
    meeting.write_text(json.dumps(team_talk(TODAY)))
    first.write_text(json.dumps(intake()))
    small, ten = _command(launch, stores["small"]), _command(launch, stores["ten"])
    ref, of_ten = stores["small"].ref, stores["ten"].ref
    report = ("report", "--household", of_ten, "--out", "-", "--for")
    yield "typer", Program(("-c", "import typer"), os.environ)
    yield "floor", Program((str(floor), "one", "LM4827"), os.environ)
    yield "help", small("--help")
    yield "plan", small("safety-plan", "show", ref)
    yield "show", small("show", ref)
    yield "every plan", small("safety-plan", "show", stores["small"].every)
    yield "every show", small("show", stores["small"].every)
    yield "every log", small("log-session", stores["small"].every, "--from", str(meeting))
    yield "households", small("households")
    yield "agenda", small("agenda", ref)
    yield "timeline", small("timeline", ref)
    yield "log", small("log-session", ref, "--from", str(entry))
    yield from _drawn(small, ref, entry)
    yield "new", small("new-household", "--from", str(first))
    yield "new soft", small("new-household", "--from", str(EXAMPLE))
    yield "ten team", ten(*report, "team")
    yield "ten family", ten(*report, "together:A,B")
    yield "ten show", ten("show", of_ten)
    for name, words, asks in _guided(ref):
        yield name, replace(small(*words), asks=asks)
    if "large" in stores:
        large = _command(launch, stores["large"])
        yield "large show", large("show", stores["large"].ref)
        yield "large plan", large("safety-plan", "show", stores["large"].ref)
        yield "large households", large("households")


def _drawn(command: Callable[..., Program], ref: str, entry: Path) -> Iterator[tuple[str, Program]]:
    """Give the commands that have a goal on a terminal, drawn there with bold and colour."""
    on_terminal = {"TERM": "xterm-256color", "NO_COLOR": ""}
    for name, words in {
        "plan": ("safety-plan", "show", ref),
        "show": ("show", ref),
        "households": ("households",),
        "agenda": ("agenda", ref),
        "timeline": ("timeline", ref),
        "log": ("log-session", ref, "--from", str(entry)),
    }.items():
        program = command(*words)
        env = {**program.env, **on_terminal}
        yield f"drawn {name}", replace(program, env=env, drawn=True)


def _guided(ref: str) -> Iterator[tuple[str, tuple[str, ...], bytes]]:
    """Give the guided commands, each with the end of its first question, in any language."""
    yield "ask new", ("new-household",), b"[help that starts]: "
    yield "ask log", ("log-session", ref), b"]: "
    yield "ask add", ("add", "marker", ref), b": "
    yield "ask rule", ("safety-plan", "add-rule", ref), b": "
    yield "ask break", ("break", "start", ref), b": "


def _command(launch: Path, store: MadeStore) -> Callable[..., Program]:
    dutch = gettext.find("hgcase", str(Path(hgcase.__file__).parent / "locale"), ["nl"])
    env = os.environ | {
        "HGCASE_HOME": str(store.home),
        "HGCASE_KEY_FILE": str(store.key_file),
        "HGCASE_LANG": "nl" if dutch else "en",
        "HGCASE_TODAY": TODAY.isoformat(),
        "HGCASE_WORKER": "Sanne de Bruin",
        "NO_COLOR": "1",
    }
    env.pop("HGCASE_STORE", None)
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # what is installed has its bytecode
    return lambda *words: Program((str(launch), *words), env)


def _goals(large: int) -> Iterator[Goal]:
    yield Goal("--help / import typer", "help", "typer", 1.3)
    yield Goal("safety-plan show / floor", "plan", "floor", 1.5)
    yield Goal("show / floor", "show", "floor", 1.6)
    yield Goal("safety-plan show, every kind / floor", "every plan", "floor", 1.6)
    yield Goal("show, every kind / floor", "every show", "floor", 1.6)
    yield Goal("households / floor", "households", "floor", 1.6)
    yield Goal("agenda of one / floor", "agenda", "floor", 1.6)
    yield Goal("timeline / floor", "timeline", "floor", 1.6)
    yield Goal("log-session --from / floor", "log", "floor", 1.6)
    yield Goal("log-session --from, every kind / floor", "every log", "floor", 1.6)
    yield Goal("safety-plan show, on a terminal / floor", "drawn plan", "floor", 1.5)
    yield Goal("show, on a terminal / floor", "drawn show", "floor", 1.6)
    yield Goal("households, on a terminal / floor", "drawn households", "floor", 1.6)
    yield Goal("agenda of one, on a terminal / floor", "drawn agenda", "floor", 1.6)
    yield Goal("timeline, on a terminal / floor", "drawn timeline", "floor", 1.6)
    yield Goal("log-session --from, on a terminal / floor", "drawn log", "floor", 1.6)
    yield Goal("new-household --from / floor", "new", "floor", 1.6)
    yield Goal("new-household --from, whole, soft dates / floor", "new soft", "floor", 1.6)
    yield Goal("new-household, to its first question / floor", "ask new", "floor", 1.6)
    yield Goal("log-session, to its first question / floor", "ask log", "floor", 1.6)
    yield Goal("add marker, to its first question / floor", "ask add", "floor", 1.6)
    yield Goal("safety-plan add-rule, to its first question / floor", "ask rule", "floor", 1.6)
    yield Goal("break start, to its first question / floor", "ask break", "floor", 1.6)
    if large:
        among = f"{large:,} / among {SMALL}"
        yield Goal(f"show, one among {among}", "large show", "show", 1.2)
        yield Goal(f"safety-plan show, one among {among}", "large plan", "plan", 1.2)
        yield Goal(f"households, {large:,} of them / floor", "large households", "floor", 1.6)
    talks = f"{TEN_YEARS:,} sessions"
    yield Goal(f"{talks} to HTML for the team", "ten team", "", 1)
    yield Goal(f"{talks} to HTML for two persons", "ten family", "", 1)
    yield Goal(f"show, {talks} / floor", "ten show", "floor", 1.6)
    yield Goal("bare executemany / import of JSON", "json", "bare", 0.3, at_least=True)
    yield Goal("bare executemany / import of YAML", "yaml", "bare", 0.1, at_least=True)


def _machine(rounds: int) -> str:
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors, load {load};"
        f" {platform.python_implementation()} {platform.python_version()} on {sys.platform};"
        f" fastest of {rounds} interleaved rounds; {SMALL} households with {SESSIONS} sessions each"
    )
