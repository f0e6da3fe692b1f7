"""Lines that an audience does not see, in a list that it sees; and who reads those that it does."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from tests.support.drawing import PARTIES, Values, pick
from tests.support.possible import Entry
from tests.wall.cells import AGREES, ANSWERED, FOR_WHOM, PART, THAT_PERSON, WHERE
from tests.wall.table import NEEDS, READERS

from hgcase.domain.case_file import kind_of
from hgcase.domain.declare.vocabulary import Field, fields
from hgcase.domain.sections import NAMED

if TYPE_CHECKING:
    from tests.wall.hidden import World

Hiding = Callable[["World", Entry, str, Values], Values | None]


def readers_of_a_line(world: "World", section: str, prefix: str, values: Values) -> None:
    """Let the readers stand in the list that a visible line has of its own."""
    cell = READERS[section].get(prefix.removesuffix("."))
    if prefix == "break_plan.places.":
        values["seen"] = True
    elif cell == PART:
        values["visible_to"] = pick(world.random, (None, world.including()))
    elif cell == FOR_WHOM:
        for_them = set(world.visible.reading) <= set(values["persons"] or ())
        values["visible_to"] = pick(world.random, [world.including(), *([None] * for_them)])


def line_with_hidden(world: "World", entry: Entry, path: str, line: Values) -> Values | None:
    """Hide a line by a hidden record that it makes no sense without."""
    needed = NEEDS.get(entry.section, frozenset())
    for field in world.shuffled(_fields_at(entry.section, path)):
        if f"{path}.{field.name}" not in needed:
            continue
        if field.prose:
            names = world.hidden_names(shared=entry.section in ("rules", "safety_plans"))
            if names:
                return line | {field.name: f"iets @{names[0]}"}
        elif field.ref is not None:
            found = world.hidden_of(*field.ref.sections)
            if path == "checks" and field.name == "said_by":
                found = []
            if found:
                one: Any = pick(world.random, found)
                many = field.shape == "texts"
                return line | {field.name: [*(line[field.name] or ()), one] if many else one}
    return None


def _fields_at(section: str, path: str) -> tuple[Field, ...]:
    kind: Any = kind_of(section)
    for name in path.split("."):
        kind = next(field.type for field in fields(kind) if field.name == name)
    return fields(kind)


def _place(world: "World", _entry: Entry, _path: str, line: Values) -> Values | None:
    hidden = world.hidden_of(*PARTIES)
    known = bool(hidden) and world.random.random() < 0.3
    return line | {
        "kind": pick(world.random, ("family", "hotel")),
        "host": pick(world.random, hidden) if known else world.host(PARTIES),
        "known_to": world.including() if known else world.lacking(),
    }


def _somebody_elses(world: "World", entry: Entry, path: str, line: Values) -> Values | None:
    """Make it of somebody else, or let one's own name somebody hidden in what it cannot lack."""
    reading, names = world.visible.reading, world.hidden_of(*NAMED)
    text = next((one.name for one in _fields_at(entry.section, path) if one.prose), "")
    own = f"{path}.{text}" in NEEDS.get(entry.section, ()) and names and len(reading) == 1
    if own and world.random.random() < 0.5:
        return line | {"person": reading[0], text: f"niet met @{names[0]}"}
    others = [one for one in world.visible.of("persons") if reading != [one]]
    return line | {"person": pick(world.random, others)}


def _answer(world: "World", _entry: Entry, _path: str, line: Values) -> Values | None:
    reading, hidden = world.visible.reading, world.hidden_of("persons")
    names = world.hidden_names(shared=True)
    if hidden and world.random.random() < 0.3:
        return line | {"person": hidden[0], "answer": "agrees"}
    if names and len(reading) == 1 and world.random.random() < 0.3:
        return line | {"person": reading[0], "answer": f"niet met @{names[0]}"}
    children = [one for one in world.visible.of("persons") if one not in world.visible.grown]
    if children and world.random.random() < 0.4:
        return line | {"person": pick(world.random, children), "answer": "agrees", "date": None}
    others = [one for one in world.visible.of("persons") if reading != [one]]
    return line | {
        "person": pick(world.random, others),
        "answer": pick(world.random, ("partly", "no")),
    }


def _said_by_others(world: "World", entry: Entry, path: str, line: Values) -> Values | None:
    """Let a child, a worker or somebody of the network have said it; or name what is hidden."""
    grown = set(world.visible.grown)
    others = [one for one in entry.shown.get("present") or () if one not in grown]
    if entry.shown["mode"] == "separate":
        others = [one for one in others if one not in world.visible.of("persons")]
    if others and world.random.random() < 0.7:
        return line | {"said_by": pick(world.random, others)}
    return line_with_hidden(world, entry, path, line)


def _part(world: "World", entry: Entry, path: str, line: Values) -> Values | None:
    """Narrow it to a list without a reader, or let its text name somebody hidden."""
    if world.random.random() < 0.3:
        line = line | {"visible_to": pick(world.random, (None, world.including()))}
        return line_with_hidden(world, entry, path, line)
    return line | {"visible_to": world.lacking()}


def _follow_up(world: "World", entry: Entry, path: str, line: Values) -> Values | None:
    """Narrow it, or let it be for others, or by somebody hidden."""
    way = world.random.random()
    if way < 0.3:
        return line | {"visible_to": world.lacking()}
    if way < 0.6:
        return line | {"visible_to": None, "persons": world.lacking()}
    return line_with_hidden(world, entry, path, line | {"visible_to": world.including()})


HIDDEN_LINES: Final[dict[str, Hiding]] = {
    WHERE: _place,
    THAT_PERSON: _somebody_elses,
    AGREES: _answer,
    ANSWERED: _said_by_others,
    PART: _part,
    FOR_WHOM: _follow_up,
}
"""How a line is hidden, by what the table says of its list."""
