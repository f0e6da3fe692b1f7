"""What the tests of the store share: places, acts, small cases, programs of their own."""

import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from hgcase.domain.case_file import CaseFile
from hgcase.domain.declare.record import Answer
from hgcase.domain.declare.values import When
from hgcase.domain.kinds.directory import Organisation, Worker
from hgcase.domain.kinds.household import Household
from hgcase.domain.kinds.persons import Person
from hgcase.domain.kinds.places import Home
from hgcase.domain.kinds.sessions import Check, Session
from hgcase.store.connection import Connection
from hgcase.store.journal import Act
from hgcase.store.open import Store, open_store
from hgcase.store.place import Place

KEY = bytes(range(32))
ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
TODAY = date(2026, 9, 27)
NOON = datetime(2026, 9, 27, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Made:
    """A store that is there, with its key."""

    place: Place
    key: bytes

    def open(self) -> Store:
        """Open it."""
        return open_store(self.place, self.key)


def an_act(action: str = "session.log") -> Act:
    """Give an act for the journal."""
    return Act(action, "w.tester", NOON)


def driver(store: Store) -> Connection:
    """Give the connection below a store, to look or to meddle."""
    return store._connection


def a_case() -> CaseFile:
    """Give a small household with a part, a value, a soft date and the directory."""
    return CaseFile(
        household=Household(label="Gezin Wilgenroos", opened=When("2026-08-31")),
        persons=(
            Person(key="A", name="Anna", born=When.parse("1988~")),
            Person(key="B", name="Bram"),
        ),
        homes=(Home(key="h1", name="het huis", house_keys=(Answer(person="A", answer="has"),)),),
        organisations=(Organisation(key="o1", name="Wijkteam Noord", kind="wijkteam"),),
        workers=(Worker(key="w1", name="Saskia Bosman", organisation="o1"),),
        sessions=(a_session("s1"),),
    )


def a_session(key: str, summary: str = "Samen gekeken naar de week.") -> Session:
    """Give a talk with a check."""
    check = Check(rule=1, person="B", said_by="A", answer="kept")
    return Session(
        key=key, at=When("2026-09-17T14:00"), state="held", mode="joint",
        present=("A", "B", "w1"), summary=summary, checks=(check,),
    )  # fmt: skip


def program(code: str, *arguments: str | Path) -> "subprocess.Popen[str]":
    """Start a program of its own, in which the project can be imported."""
    path = os.pathsep.join((str(ROOT), str(ROOT / "src")))
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", code, *map(str, arguments)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": path},
    )  # fmt: skip


def finished(process: "subprocess.Popen[str]") -> str:
    """Wait for a program, and give what it printed."""
    out, error = process.communicate(timeout=120)
    assert process.returncode == 0, error
    return out
