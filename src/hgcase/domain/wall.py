"""The wall inside the family: what an audience may see of a household (wall.md).

`seen_by` is the only way from a case file to a screen or a paper. It works in three
passes: *cut* what this audience may not read, *prune* what does not make sense without
it, and *order* what is left, with fresh keys, so that nothing tells where something is
gone. Whatever is computed afterwards is computed from what this gives.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from hgcase.domain._declare import NESTED, Field, fields
from hgcase.domain.kinds import CaseFile, keys_in, sections
from hgcase.domain.prose import printed_name, references, resolve

if TYPE_CHECKING:
    from hgcase.domain.audience import Audience
    from hgcase.domain.record import Model, Record

M = TypeVar("M", bound="Model")
Named = tuple[str, str | int]
"""What a reference names: the field that it goes by, and its value there."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What an audience sees: a case file with nothing else in it.

    Args:
        case: the records, references written out as names; for papers with fresh keys.
        names: what a reference to a record prints, by key.
        readers: the keys, in `case`, of the persons for whom it is; none for the team.
    """

    case: CaseFile
    names: Mapping[str, str]
    readers: tuple[str, ...]

    @property
    def team(self) -> bool:
        """Tell whether the team reads."""
        return not self.readers

    def name(self, key: str) -> str:
        """Print a party: its name, or nothing where it is not known."""
        return self.names.get(key, "")


def seen_by(case: CaseFile, audience: "Audience") -> Seen:
    """Give what *audience* may see of a household, and nothing else (W0)."""
    kept = _prune(case, audience, _cut(case, audience))
    view = _View(case, audience, kept)
    found = {
        section: tuple(
            view.project(record, record) for record in getattr(case, section) if record.key in kept
        )
        for section in sections()
    }
    seen = CaseFile(view.project(case.household, case.household), **found)
    names = {key: name for key in kept if (name := view.names.get(key))}
    return Seen(seen, names, ()) if audience.team else _ordered(seen, names, audience.readers)


# --- cut: what this audience may not read ----------------------------------------------


def _cut(case: CaseFile, audience: "Audience") -> set[str]:
    """Give the keys of the records that the audience may read."""
    return {record.key for record in case.records() if _readable(record, audience)}


def _readable(record: "Record", audience: "Audience") -> bool:
    if audience.team:
        return not record.workers_only or audience.worker in record.workers_only
    kind = record.KIND
    told_alone = kind.apart is not None and kind.apart(record)
    return (
        audience.readers <= frozenset(getattr(record, kind.circle) or ())
        and not record.workers_only
        and record.may_pass_on in (None, "free")
        and (audience.own_talks or not told_alone)
    )


def _visible(case: CaseFile, record: Any, part: Any, field: Field, audience: "Audience") -> bool:
    """Tell whether the audience may read a field of a record, or of a line in it."""
    if audience.team or field.readers is None:
        return True
    allowed = field.readers.rule(case, record, part)
    return allowed is None or audience.readers <= allowed


# --- prune: what makes no sense without what is hidden ---------------------------------


def _prune(case: CaseFile, audience: "Audience", kept: set[str]) -> set[str]:
    """Drop, until nothing changes, what needs a hidden record or would tell a secret place."""
    needs = {key: _needs(case, record, record, audience) for key, record in _of(case, kept)}
    view = _View(case, audience, kept)
    mentions = {key: view.mentions(record, record) for key, record in _of(case, kept)}
    secret = set() if audience.team else _told_by_hidden_places(case, audience, kept)
    while True:
        known = _known(case, kept)
        gone = {key for key in kept if needs[key] - known}
        elsewhere = {name for key in kept - gone for name in mentions[key] if name != ("key", key)}
        gone |= {key for key in kept & secret if ("key", key) not in elsewhere}
        if not gone:
            return kept
        kept = kept - gone


def _of(case: CaseFile, keys: set[str]) -> "Iterator[tuple[str, Record]]":
    return ((record.key, record) for record in case.records() if record.key in keys)


def _known(case: CaseFile, kept: set[str]) -> set[Named]:
    """Give everything that a reference can name among the records that are kept."""
    return {("key", key) for key in kept} | {
        ("number", rule.number) for rule in case.rules if rule.key in kept
    }


def _named(field: Field, value: Any) -> set[Named]:
    """Give what a reference field names; a word such as ``unknown`` names nothing."""
    if field.ref is None or value is None:
        return set()
    values = value if isinstance(value, tuple) else (value,)
    return {(field.ref.by, each) for each in values if each != field.ref.word}


def _lines(field: Field, value: Any) -> "tuple[Model, ...]":
    """Give the models that stand in a field, one or many."""
    if field.shape not in NESTED or value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)


def _needs(case: CaseFile, record: Any, part: "Model", audience: "Audience") -> set[Named]:
    """Give what *part* cannot do without: if one of these is hidden, it is hidden too."""
    needs: set[Named] = set()
    for field in fields(type(part)):
        value = getattr(part, field.name)
        if field.whole or field.required:
            needs |= _named(field, value)
        if not field.required:
            continue
        if field.prose:
            needs |= {("key", key) for key in references(value)}
        for line in _lines(field, value):
            needs |= _needs(case, record, line, audience)
    return needs


def _told_by_hidden_places(case: CaseFile, audience: "Audience", kept: set[str]) -> set[str]:
    """Give whoever would tell a place that this audience may not know (W6)."""
    secret: set[str] = set()
    for record in case.records():
        for part, field in _fields_within(record):
            if field.readers is None or not field.readers.takes_along:
                continue
            nested = field.shape in NESTED
            for line in _lines(field, getattr(part, field.name)) if nested else (part,):
                if record.key in kept and _visible(case, record, line, field, audience):
                    continue
                for inner in fields(type(line)) if nested else (field,):
                    secret |= {str(key) for _, key in _named(inner, getattr(line, inner.name))}
    return secret


def _fields_within(model: "Model") -> "Iterator[tuple[Model, Field]]":
    """Yield every field of a model and of the models inside it, with what it stands in."""
    for field in fields(type(model)):
        yield model, field
        for line in _lines(field, getattr(model, field.name)):
            yield from _fields_within(line)


class _View:
    """One audience's view of one case, while it is made."""

    def __init__(self, case: CaseFile, audience: "Audience", kept: set[str]) -> None:
        self.case = case
        self.audience = audience
        self.known = _known(case, kept)
        self.names = {record.key: printed_name(record) for record in case.records()}

    def mentions(self, record: Any, part: "Model") -> set[Named]:
        """Give everything that the visible fields of *part* name."""
        found: set[Named] = set()
        for field in fields(type(part)):
            value = getattr(part, field.name)
            if field.shape in NESTED:
                for line in _lines(field, value):
                    if self._shows(record, line, field):
                        found |= self.mentions(record, line)
            elif value is not None and self._shows(record, part, field):
                found |= _named(field, value)
                if field.prose:
                    for text in value if isinstance(value, tuple) else (value,):
                        found |= {("key", key) for key in references(text)}
        return found

    def _shows(self, record: Any, part: "Model", field: Field) -> bool:
        return _visible(self.case, record, part, field, self.audience)

    def project(self, record: Any, part: M) -> M:
        """Copy *part* with what this audience may see of it."""
        shown = {field.name: self._project(record, part, field) for field in fields(type(part))}
        return type(part).model_construct(**shown)

    def _project(self, record: Any, part: "Model", field: Field) -> Any:
        value = getattr(part, field.name)
        if value is None or value == ():
            return value
        if field.shape in NESTED:
            shown = tuple(
                self.project(record, line)
                for line in _lines(field, value)
                if self._shows(record, line, field)
                and _needs(self.case, record, line, self.audience) <= self.known
            )
            return shown if isinstance(value, tuple) else (shown or (None,))[0]
        many = isinstance(value, tuple)
        if not self._shows(record, part, field):
            return () if many else None
        if field.ref is not None:
            left = tuple(
                each
                for each in (value if many else (value,))
                if each == field.ref.word or (field.ref.by, each) in self.known
            )
            return left if many else (left or (None,))[0]
        if field.prose:
            told = tuple(self._say(text) for text in (value if many else (value,)))
            return tuple(text for text in told if text) if many else told[0]
        return value

    def _say(self, text: str) -> str | None:
        """Write the names into a text; withhold it whole if one may not be known (W24)."""
        if any(("key", key) not in self.known for key in references(text)):
            return None
        return resolve(text, self.names)


# --- order: nothing tells where something is gone --------------------------------------


def _ordered(case: CaseFile, names: Mapping[str, str], readers: frozenset[str]) -> Seen:
    """Put every section in its declared order and give all records fresh keys."""
    in_order = {section: tuple(sorted(getattr(case, section), key=_rank)) for section in sections()}
    fresh = {
        record.key: key
        for section, records in in_order.items()
        for record, key in zip(records, keys_in(section), strict=False)
    }
    renamed = {
        section: tuple(_renamed(record, fresh) for record in records)
        for section, records in in_order.items()
    }
    return Seen(
        CaseFile(_renamed(case.household, fresh), **renamed),
        {fresh[key]: name for key, name in names.items()},
        tuple(sorted(fresh[key] for key in readers)),
    )


def _rank(record: "Record") -> list[tuple[bool, Any]]:
    """Rank a record by the declared fields; what is missing comes last."""
    values = [getattr(record, name) for name in record.KIND.order]
    return [(value is None, "" if value is None else value) for value in values]


def _renamed(model: M, fresh: Mapping[str, str]) -> M:
    changed: dict[str, Any] = {}
    for field in fields(type(model)):
        value = getattr(model, field.name)
        if not value:
            continue
        if field.name == "key":
            changed["key"] = fresh[value]
        elif field.ref is not None and field.ref.by == "key":
            many = isinstance(value, tuple)
            keys = tuple(fresh.get(each, each) for each in (value if many else (value,)))
            changed[field.name] = keys if many else keys[0]
        elif lines := _lines(field, value):
            new = tuple(_renamed(line, fresh) for line in lines)
            changed[field.name] = new if isinstance(value, tuple) else new[0]
    return model.model_copy(update=changed) if changed else model
