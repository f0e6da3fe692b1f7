"""What makes a visible record of a kind possible: what must agree in it, and with its readers."""

from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import field as data_field
from typing import TYPE_CHECKING, Any, Final

from tests.support.drawing import DATES, Values, pick, prose, some
from tests.wall.cells import ALONE, INVITED, TO_THE_END, WHERE

from hgcase.domain.sections import NAMED

if TYPE_CHECKING:
    from tests.support.cases import Visible


@dataclass
class Entry:
    """A record of which the visible part is decided, and what its hidden part must respect."""

    section: str
    symbol: str
    shown: Values
    printed: str = ""
    facts: dict[str, Any] = data_field(default_factory=dict)


def nothing(_visible: "Visible", _n: int) -> Values:
    """Fix nothing."""
    return {}


def as_it_is(_visible: "Visible", _entry: Entry) -> None:
    """Change nothing."""


def _organisation(visible: "Visible", _n: int) -> Values:
    return {"kind": pick(visible.random, ("provider", "police", "school"))}


def _trajectory(visible: "Visible", n: int) -> Values:
    method = pick(visible.random, ("take-a-break", "ambulant", "top-3"))
    return {"method": method, "method_version": 1, "start": f"2026-0{n + 1}-05"}


def _relation(visible: "Visible", _n: int) -> Values:
    who, whom = visible.random.sample(visible.of("persons"), 2)
    return {"who": who, "whom": whom}


def _stay(visible: "Visible", _n: int) -> Values:
    return {"facts": {WHERE: visible.random.random() < 0.5}}


def _told_from_outside(_visible: "Visible", _n: int) -> Values:
    return {"facts": {"is a worker or person said it": True}}  # who reported agreed


def _in_words(section: str) -> Callable[["Visible", int], Values]:
    """Let records be told apart by the words they begin with."""

    def fixed(visible: "Visible", n: int) -> Values:
        return {"text": f"{section[:9]} {n}: {prose(visible.random, visible.of(*NAMED))}"}

    return fixed


def _pattern(visible: "Visible", _n: int) -> Values:
    return {"since": pick(visible.random, DATES)}


def _programme(_visible: "Visible", n: int) -> Values:
    return {"name": f"programma {n}"}


def _ones_own(visible: "Visible", _n: int) -> Values:
    return {"person": visible.reading[0]}


def _goal(visible: "Visible", n: int) -> Values:
    persons = some(visible.random, visible.of("persons"))
    if visible.random.random() < 0.4:
        persons = visible.reading[:1]
    return _in_words("goals")(visible, n) | {
        "persons": persons,
        "facts": {ALONE: persons == visible.reading and len(persons) == 1},
    }


def _paper(visible: "Visible", _n: int) -> Values:
    others = [one for one in visible.of("persons") if one not in visible.reading]
    return {"readers": [*some(visible.random, others), *visible.reading]}


def _decisions_on_decisions(visible: "Visible", entry: Entry) -> None:
    for n, decision in enumerate(entry.shown["decisions"] or ()):
        earlier = [f"line{before + 1}" for before in range(n)]
        decision["judges"] = some(visible.random, earlier)


def _incident(_visible: "Visible", n: int) -> Values:
    return {"at": f"2026-03-1{n}"}


def _condition(visible: "Visible", n: int) -> Values:
    return {"text": f"voorwaarde {n}: {prose(visible.random, visible.of(*NAMED))}"}


def _rule(visible: "Visible", n: int) -> Values:
    return {"number": 2 * n + 1, "replaces": pick(visible.random, (None, *visible.of("rules")))}


def _session(visible: "Visible", n: int) -> Values:
    """Draw a talk in which every reader was, or to which every reader is invited."""
    random, readers = visible.random, visible.reading
    alone = visible.own_talks and len(readers) == 1
    mode = pick(random, ("joint", "separate", "separate") if alone else ("joint",))
    state = pick(random, ("held", "held", "planned"))
    others = [one for one in visible.of("persons") if one not in readers]
    there = [*readers]
    if mode == "joint":
        there += some(random, others, least=1 if len(readers) == 1 else 0)
    there += some(random, visible.of("workers", "contacts", "organisations"))
    at_the_end = random.random() < 0.7
    planned, held = state == "planned", state == "held"
    fixed: Values = {
        "at": f"2026-09-1{n}T10:00",
        "state": state,
        "mode": mode,
        "present": there if held else [],
        "facts": {
            TO_THE_END: held and at_the_end,
            INVITED: planned,
            "left": held and not at_the_end,
        },
    }
    if planned or mode == "separate":
        fixed["invited"] = there if planned else []
    return fixed


def _spoken_by_who_was_there(visible: "Visible", entry: Entry) -> None:
    shown = entry.shown
    if not visible.of("rules"):
        shown.pop("checks", None)
    aloud = [one for one in shown["present"] or () if one in visible.grown]
    if shown["mode"] == "separate" or not aloud:
        aloud = [one for one in visible.reading if one in (shown["present"] or ())]
    for check in shown.get("checks") or ():
        check["said_by"] = pick(visible.random, aloud)
    if shown["mode"] == "separate" and shown["state"] != "planned":
        shown.pop("invited")


def _account(visible: "Visible", _n: int) -> Values:
    return {"incident": pick(visible.random, visible.of("incidents"))}


def _observation(visible: "Visible", _n: int) -> Values:
    apart = visible.own_talks and visible.random.random() < 0.5
    return {"asked": "apart" if apart else pick(visible.random, (None, "aloud"))}


def _asked_of_the_reader(visible: "Visible", entry: Entry) -> None:
    if entry.shown["asked"] == "apart":
        entry.facts["is a worker or person said it"] = True
        entry.shown["said_by"] = visible.reading[0]


def _plan(visible: "Visible", n: int) -> Values:
    states = ("ended", "draft", "suspended") if n else ("in_force", "ended")
    return {"state": pick(visible.random, states), "facts": {WHERE: True}}


def _plan_lines(visible: "Visible", entry: Entry) -> None:
    for answer in entry.shown["answers"] or ():
        if answer["person"] not in visible.grown:
            answer["person"] = pick(visible.random, visible.reading)
        own = visible.reading == [answer["person"]]
        answer["answer"] = pick(visible.random, ("agrees", "no") if own else ("agrees",))
    plan = entry.shown["break_plan"]
    for place in (plan or {}).get("places") or ():
        if place["kind"] == "emergency_bed":
            place["kind"] = "other"


def _grown_or_not(visible: "Visible", entry: Entry) -> None:
    """Let who reads be grown up; that somebody else is a child, everybody knows."""
    child = entry.symbol not in visible.readers and visible.random.random() < 0.4
    entry.facts[CHILD] = child
    if "born" in entry.shown:
        entry.shown["born"] = pick(visible.random, BORN[child])


CHILD: Final = "is a child"
BORN: Final = {False: ("1980", "1975-05-05", "1991-08"), True: ("2016", "2015-03-02", "2019-11")}
FIXED: Final[dict[str, Callable[["Visible", int], Values]]] = {
    "organisations": _organisation,
    "trajectories": _trajectory,
    "relations": _relation,
    "stays": _stay,
    "moves": _stay,
    "programmes": _programme,
    "documents": _told_from_outside,
    "notifications": _told_from_outside,
    "factors": _in_words("factors"),
    "triggers": _in_words("triggers"),
    "unsafe_situations": _in_words("unsafe"),
    "bottlenecks": _in_words("stuck"),
    "patterns": _pattern,
    "consents": _ones_own,
    "personal_plans": _ones_own,
    "goals": _goal,
    "papers": _paper,
    "incidents": _incident,
    "conditions": _condition,
    "rules": _rule,
    "sessions": _session,
    "accounts": _account,
    "observations": _observation,
    "safety_plans": _plan,
}
SHAPES: Final[dict[str, Callable[["Visible", Entry], None]]] = {
    "persons": _grown_or_not,
    "orders": _decisions_on_decisions,
    "sessions": _spoken_by_who_was_there,
    "observations": _asked_of_the_reader,
    "safety_plans": _plan_lines,
}
