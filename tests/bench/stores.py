"""Makes stores with many households, through the store itself."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from hgcase.domain.case_file import CaseFile
from hgcase.formats.reading import case_from
from hgcase.formats.tree import read_tree
from hgcase.store import keys
from hgcase.store.create import create
from hgcase.store.journal import Act
from hgcase.store.open import open_store
from hgcase.store.place import Place

TODAY: Final = date(2026, 9, 27)  # of the example
_EXAMPLES: Final = Path(__file__).resolve().parents[2] / "examples"
EXAMPLE: Final = _EXAMPLES / "wilgenroos.yaml"
EVERY_KIND: Final = _EXAMPLES / "grenshof.yaml"
ACT: Final = Act("bench", "Sanne de Bruin", datetime(2026, 9, 27, tzinfo=UTC))
_BATCH: Final = 50  # households a transaction


@dataclass(frozen=True, slots=True)
class MadeStore:
    """A store that was made: where it is, what opens it, and two households to ask for.

    One is from its middle; `every` has records of every kind.
    """

    home: Path
    key_file: Path
    ref: str
    every: str

    def key(self) -> bytes:
        """Give its key."""
        return bytes.fromhex(self.key_file.read_text().strip())


def make(folder: Path, *, households: int, sessions: int) -> MadeStore:
    """Make a store of so many households with so many sessions each."""
    home, key_file = folder / "home", folder / "key"
    place = Place(home)
    key = keys.make_key(place, key_file=key_file, passphrase=None)
    create(place, key)
    case = household(sessions)
    refs: list[str] = []
    with open_store(place, key) as store:
        while len(refs) < households:
            refs += store.add_all([case] * min(_BATCH, households - len(refs)), ACT)
        every = store.add(case_from(read_tree(EVERY_KIND.read_text("utf-8")), TODAY), ACT)
    return MadeStore(home, key_file, refs[len(refs) // 2], every)


def household(sessions: int) -> CaseFile:
    """Give the household of the example, with weekly talks before those that it has."""
    tree = read_tree(EXAMPLE.read_text("utf-8"))
    more = max(sessions - len(tree["sessions"]), 0)
    first = date(2026, 9, 6)  # the day before the first talk of the example
    step = timedelta(days=7 if more < 500 else 3)
    days = [first - step * n for n in range(more, 0, -1)]
    tree["sessions"] += [_session(n, day) for n, day in enumerate(days)]
    tree["observations"] += [_observation(n, day) for n, day in enumerate(days)]
    return case_from(tree, TODAY)


def _session(n: int, day: date) -> dict[str, Any]:
    """Make a talk: two together, then one apart."""
    apart = n % 3 == 2
    return talk(day) | {
        "key": f"s{1000 + n}",
        "trajectory": "t1",
        "mode": "separate" if apart else "joint",
        "present": ["A", "w1"] if apart else ["A", "B", "w1"],
        "team_note": "@A kijkt vaker op; @B laat haar uitpraten.",
        "checks": [
            {"rule": rule, "person": "B", "said_by": teller, "answer": "kept"}
            for rule in ("1", "2")
            for teller in ("A", *(() if apart else ("B",)))
        ],
    }


def talk(day: date) -> dict[str, Any]:
    """Make a talk of everybody, as a file that is logged has it."""
    return {
        "at": f"{day.isoformat()}T14:00",
        "minutes": "60",
        "state": "held",
        "mode": "joint",
        "channel": "visit",
        "present": ["A", "B", "w1"],
        "subjects": ["rules"],
        "summary": "We liepen de week door. @n1 was er zaterdag bij, en het bleef rustig.",
        "checks": [{"rule": "1", "person": "B", "said_by": "A", "answer": "kept"}],
    }


def team_talk(day: date) -> dict[str, Any]:
    """Make a talk of the team, which fits any household."""
    return {
        "at": f"{day.isoformat()}T09:00",
        "state": "held",
        "mode": "team",
        "present": ["w1"],
        "team_note": "We liepen de week door.",
    }


def intake() -> dict[str, Any]:
    """Make a case file as a first visit fills it: exact dates, two persons, one rule, one plan."""
    since = TODAY.isoformat()
    return {
        "hgcase": "1",
        "household": {"label": "Gezin Beukenlaan", "opened": since},
        "persons": [
            {"key": "A", "name": "Els Beukenlaan", "born": "1990-05-01"},
            {"key": "B", "name": "Fons Beukenlaan", "born": "1988-11-30"},
        ],
        "trajectories": [
            {
                "method": "take-a-break",
                "start": since,
                "participants": [{"person": key, "since": since} for key in ("A", "B")],
            }
        ],
        "rules": [
            {
                "number": "1",
                "circle": ["A", "B"],
                "persons": ["A", "B"],
                "situation": "als het hard wordt",
                "text": "Wie het merkt zegt 'stop', en dan gaan we uit elkaar.",
            }
        ],
        "safety_plans": [
            {"circle": ["A", "B"], "state": "in_force", "made": since, "rules": ["1"]}
        ],
    }


def _observation(n: int, day: date) -> dict[str, Any]:
    return {
        "key": f"ob{1000 + n}",
        "date": day.isoformat(),
        "about": ["A"],
        "said_by": "A",
        "topic": "safety",
        "score": str(3 + n % 6),
        "session": f"s{1000 + n}",
        "asked": "apart",
    }
