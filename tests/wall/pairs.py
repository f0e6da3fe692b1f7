"""Pairs of cases, and how what the wall gives of them is compared."""

from collections import Counter
from dataclasses import dataclass
from random import Random
from typing import Any, Final

from hypothesis import strategies as st
from tests.support.cases import Visible
from tests.support.drawing import SYMBOL, Values
from tests.wall.hidden import World

from hgcase.domain.case_file import CaseFile, kind_of, sections
from hgcase.domain.declare.record import Model
from hgcase.domain.declare.values import When
from hgcase.domain.declare.vocabulary import NESTED, fields
from hgcase.domain.sections import NAMED
from hgcase.domain.wall.seen import Audience, Seen
from hgcase.domain.wall.the_wall import seen_by

FORMS: Final = (("person", False), ("person", True), ("together", False))
NAMES_OF: Final = {
    "trajectories": "start",
    "incidents": "at",
    "sessions": "at",
    "conditions": "text",
    "notifications": "at",
    "programmes": "name",
    "documents": "kind",
    "factors": "text",
    "triggers": "text",
    "patterns": "since",
    "unsafe_situations": "text",
    "safety_plans": "made",
    "breaks": "since",
    "goals": "text",
    "bottlenecks": "text",
    "handovers": "date",
}
"""By what a test tells records without a name apart."""

Tally = Counter[tuple[str, ...]]


@dataclass
class Pair:
    """Two cases that are the same in what an audience may see."""

    visible: Visible
    cases: tuple[CaseFile, CaseFile]
    audiences: tuple[Audience, Audience]
    tally: Tally


def pair(seed: int, *focus: str) -> Pair:
    """Build the pair of a seed; with records of the kinds in focus, if any are named."""
    tally: Tally = Counter()
    visible, first, second = drawn(seed, tally, *focus)
    cases = first.case(), second.case()
    return Pair(visible, cases, (first.audience(), second.audience()), tally)


def drawn(seed: int, tally: Tally, *focus: str) -> tuple[Visible, World, World]:
    """Draw what can be seen, and the rest twice, counting in *tally* what was shown and hidden."""
    random = Random(f"{seed} {focus}" if focus else seed)  # noqa: S311 — no secrets are made
    form, own_talks = FORMS[seed % len(FORMS)]
    visible = Visible(random, form, own_talks=own_talks, focus=focus)
    tally.update(visible.tally)
    first, second = (
        World(visible, Random(random.random()), tally)  # noqa: S311
        for _ in range(2)
    )
    return visible, first, second


pairs: Final = st.integers(0, 2**40).map(pair)


def observed(case: CaseFile, audience: Audience) -> Any:
    """Give all that can be got from what the wall gives; a crash is an observation too."""
    try:
        seen = seen_by(case, audience)
    except Exception as error:  # noqa: BLE001 — whatever it is, both worlds must give the same
        return type(error).__name__
    return seen, dump(seen)


def dump(seen: Seen) -> Any:
    """Write down a view whole: every field of every record, in order."""
    records = {
        section: [_plain(record) for record in getattr(seen.case, section)]
        for section in sections()
    }
    return records, _plain(seen.case.household), list(seen.names.items()), seen.readers


def _plain(model: Model) -> list[Any]:
    plain: list[Any] = []
    for field in fields(type(model)):
        value = getattr(model, field.name)
        if field.shape in NESTED and value is not None:
            lines = value if isinstance(value, tuple) else (value,)
            value = [_plain(line) for line in lines]
        plain.append((field.name, str(value) if isinstance(value, When) else value))
    return plain


def same(found: Pair) -> bool:
    """Tell whether the audience sees the same of both cases."""
    first, second = (
        observed(case, audience)
        for case, audience in zip(found.cases, found.audiences, strict=True)
    )
    return bool(first == second)


# --- the twin: all that may be seen is there, and nothing else ----------------------------------


def expected(visible: Visible) -> dict[str, list[str]]:
    """Say by the table what a view holds, in words without keys."""
    called = {
        entry.symbol: _label_of(entry.section, entry.shown, entry.printed)
        for entry in visible.entries
    }
    printed = {entry.symbol: entry.printed for entry in visible.entries}
    found: dict[str, list[str]] = {section: [] for section in sections()}
    for entry in visible.entries:
        kind = kind_of(entry.section)
        found[entry.section].append(str(_in_words(kind, entry.shown, called, printed)))
    return {section: sorted(records) for section, records in found.items()}


def told(seen: Seen) -> dict[str, list[str]]:
    """Say what a view holds, in words without keys."""
    called = {
        record.key: _label_of(section, record, seen.names.get(record.key, ""))
        for section in sections()
        for record in getattr(seen.case, section)
    }
    return {
        section: sorted(
            str(_in_words(type(record), vars(record), called, None))
            for record in getattr(seen.case, section)
        )
        for section in sections()
    }


def _label_of(section: str, record: Any, printed: str) -> str:
    if section in NAMED:
        return f"{section}: {printed}"
    name = NAMES_OF.get(section, "key")
    value = record.get(name, "") if isinstance(record, dict) else getattr(record, name)
    return f"{section}: {str(value)[:16].partition(': ')[0]}"


def _in_words(
    kind: type[Model], values: Values, called: dict[str, str], printed: dict[str, str] | None
) -> dict[str, Any]:
    words: dict[str, Any] = {}
    for field in fields(kind):
        value = values.get(field.name)
        if value in (None, [], (), kind.model_fields[field.name].default) or field.name == "key":
            continue
        each = list(value) if isinstance(value, list | tuple) else [value]
        if field.shape in NESTED:
            each = [
                _in_words(
                    field.type, line if isinstance(line, dict) else vars(line), called, printed
                )
                for line in each
            ]
        elif field.ref is not None and field.ref.by == "number":
            each = [_number(one) for one in each]
        elif field.ref is not None:
            each = [called.get(str(one).strip("%"), str(one)) for one in each]
        elif field.prose and printed is not None:
            each = [_written_out(one, printed) for one in each]
        words[field.name] = [one if isinstance(one, dict) else str(one) for one in each]
    return words


def _written_out(text: str, printed: dict[str, str]) -> str:
    return SYMBOL.sub(lambda found: printed[found[1]], text).replace(" met @", " met ")


def _number(one: Any) -> str:
    return str(one) if isinstance(one, int) else str(2 * int(SYMBOL.sub(r"\1", one)[5:]) + 1)
