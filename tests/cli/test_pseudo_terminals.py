"""Each guided command on a pseudo-terminal: the straight way, and Ctrl-C with going on later.

What the questions are about is tested on a terminal in this process (`terminal.py`); here a
process of its own shows and saves the same.
"""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.app.made import WHOLE
from tests.cli import test_break_guided as breaks
from tests.cli import test_close_guided as closing
from tests.cli import test_guided as guided
from tests.cli import test_phase_guided as phases
from tests.cli import test_plan_guided as plans
from tests.cli import test_records_guided as records
from tests.cli.terminal import CTRL_C, CTRL_D, PseudoTerminal, Shown, Starts, Terminal
from tests.support.cli import Cli, Home

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Script:
    """A guided command, its answers, and what must be there before it.

    Args:
        words: how it is called; REF stands for the household.
        pairs: all its questions, each with an answer.
        case: a case file to begin with; None for the examples, nothing for an empty store.
        before: what is asked and answered before it.
    """

    words: str
    pairs: Pairs
    case: str | None = None
    before: tuple["Script", ...] = ()

    def start(self, kind: Starts, cli: Cli, ref: str) -> Shown:
        """Run it on a terminal of this kind, at a moment that stands still."""
        words = self.words.replace("REF", ref).split()
        return kind(cli.home, *words, HGCASE_TODAY=breaks.NIGHT)

    def done(self, kind: Starts, cli: Cli, ref: str) -> str:
        """Answer to the end, and give what was shown, however it was broken into lines."""
        terminal = self.start(kind, cli, ref)
        terminal.answers(*self.pairs)
        assert terminal.ends() == 0, terminal.seen
        return " ".join(terminal.seen.split())


BREAK = Script("break start REF", breaks.START)
RULE = Script("safety-plan add-rule REF", plans.RULE)
STOPPED = {
    "new-household": (Script("new-household", guided.HOUSEHOLD, ""), CTRL_C),
    "log-session": (Script("log-session REF", guided.TALK), CTRL_C),
    "break start": (BREAK, CTRL_C),
    "safety-plan agree": (
        Script("safety-plan agree REF", plans.AGREE, before=(RULE,)),
        CTRL_D,
    ),
    "phase": (Script("phase REF", phases.FORWARD, phases.HOUSEHOLD), CTRL_C),
    "close": (Script("close REF", closing.CLOSE, phases.HOUSEHOLD), CTRL_C),
    "add": (Script("add marker REF", records.MARKER, WHOLE), CTRL_D),
}
STRAIGHT = {
    **{name: script for name, (script, _key) in STOPPED.items()},
    "break move": Script("break move REF", breaks.MOVE, before=(BREAK,)),
    "break end": Script("break end REF", breaks.END, before=(BREAK,)),
    "safety-plan new": Script("safety-plan new REF", plans.NEW),
    "safety-plan add-rule": RULE,
    "safety-plan review": Script("safety-plan review REF", plans.REVIEW),
    "safety-plan suspend": Script("safety-plan suspend REF", plans.SUSPEND),
    "safety-plan end": Script("safety-plan end REF", plans.END),
}


@dataclass(frozen=True)
class Twins:
    """Two stores that hold the same."""

    here: Cli
    there: Cli
    ref: str


def twins(
    script: Script, home: Home, examples: Home, folder: Path, patch: pytest.MonkeyPatch
) -> Twins:
    """Bring a store to where a script can begin, and copy it."""
    here = Cli(examples if script.case is None else home, patch)
    ref = here.home.refs["wilgenroos"] if script.case is None else ""
    if script.case:
        ref = here("new-household", "--from", "-", stdin=script.case).out.strip()
    for each in script.before:
        each.done(Terminal, here, ref)
    copied = Path(shutil.copytree(here.home.folder, folder / "twin"))
    return Twins(here, Cli(Home(copied, here.home.key_file, here.home.refs), patch), ref)


def refs(cli: Cli) -> list[str]:
    """Give the refs of the households of a store."""
    return [row["ref"] for row in json.loads(cli("households", "--json").out)["households"]]


def saved(cli: Cli, ref: str) -> list[str]:
    """Give a household as a case file, or all there are."""
    runs = [cli("export", each) for each in ([ref] if ref else refs(cli))]
    assert all(run.code == 0 for run in runs)
    return [run.out for run in runs]


def without_ref(told: str, cli: Cli) -> str:
    """Give what was shown without the refs, which are drawn."""
    for ref in refs(cli):
        told = told.replace(ref, "REF")
    return told


@pytest.mark.parametrize("name", STRAIGHT)
def test_the_straight_way_shows_and_saves_the_same(
    name: str,
    home: Home,
    store_with_examples: Home,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    script = STRAIGHT[name]
    pair = twins(script, home, store_with_examples, tmp_path, monkeypatch)
    before = saved(pair.there, pair.ref)
    here = script.done(Terminal, pair.here, pair.ref)
    there = script.done(PseudoTerminal, pair.there, pair.ref)

    assert saved(pair.there, pair.ref) == saved(pair.here, pair.ref) != before
    assert without_ref(there, pair.there) == without_ref(here, pair.here)


@pytest.mark.parametrize("name", STOPPED)
def test_whoever_stops_at_the_last_question_saves_nothing_and_goes_on_later(
    name: str,
    home: Home,
    store_with_examples: Home,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    script, key = STOPPED[name]
    pair = twins(script, home, store_with_examples, tmp_path, monkeypatch)
    before = saved(pair.there, pair.ref)
    terminal = script.start(PseudoTerminal, pair.there, pair.ref)
    terminal.answers(*script.pairs[:-1])
    terminal.asked(script.pairs[-1][0])
    terminal.presses(key)
    stopped = terminal.ends()
    left = saved(pair.there, pair.ref)
    later = script.start(PseudoTerminal, pair.there, pair.ref)
    later.answers(("Go on with it?", ""), script.pairs[-1])

    assert stopped == 130
    assert "Stopped. Nothing was saved; your answers are kept." in terminal.told()
    assert left == before
    assert later.ends() == 0, later.seen
    script.done(Terminal, pair.here, pair.ref)
    assert saved(pair.there, pair.ref) == saved(pair.here, pair.ref) != before
