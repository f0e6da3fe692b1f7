"""The wall inside the family: what an audience may see of a household (wall.md).

`seen_by` is the only way from a case file to a screen or a paper. It works in three
passes: *cut* what this audience may not read, *prune* what does not make sense without
it, and *order* what is left, with fresh keys, so that nothing tells where something is
gone. Whatever is computed afterwards is computed from what this gives.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, TypeVar, cast

from hgcase.domain.case_file import CaseFile, sections
from hgcase.domain.declare.prose import printed_name, references, resolve
from hgcase.domain.declare.record import Model, Record
from hgcase.domain.declare.vocabulary import NESTED, Field, Persons, fields
from hgcase.domain.wall.in_order import in_order
from hgcase.domain.wall.seen import Audience, Seen

M = TypeVar("M", bound=Model)
Named = tuple[str, str | int]
"""What a reference names: the field that it goes by, and its value there."""


def seen_by(case: CaseFile, audience: Audience) -> Seen:
    """Give what *audience* may see of a household, and nothing else (W0)."""
    if audience.team and all(may_read(record, audience) for record in case.records()):
        return _whole(case)
    left = left_for(case, audience)
    view = _View(left, audience)
    seen = left.replace(
        household=view.project(left.household, left.household),
        **{
            section: tuple(view.project(record, record) for record in getattr(left, section))
            for section in sections()
        },
    )
    names = {key: name for key, name in view.names.items() if name}
    return Seen(seen, names, ()) if audience.team else in_order(seen, names, audience.readers)


def left_for(case: CaseFile, audience: Audience) -> CaseFile:
    """Give the records that an audience gets to see at all, as they are stored.

    It is what a worker may write in (W17), and half of what `seen_by` does; never what is
    shown.
    """
    if audience.team and all(may_read(record, audience) for record in case.records()):
        return case
    places = set() if audience.team else _told_by_places(case)
    return _prune(_cut(case, audience), places, audience, whole=case)


def fields_seen(case: CaseFile, audience: Audience, key: str) -> frozenset[str]:
    """Give the filled fields of a record that an audience sees; none of one it may not read."""
    left = left_for(case, audience)
    record = left.get(key)
    if record is None:
        return frozenset()
    told = vars(_View(left, audience).project(record, record))
    return frozenset(name for name, value in told.items() if value not in (None, ()))


def is_withheld_in_part(case: CaseFile, audience: Audience, key: str) -> bool:
    """Tell whether a worker sees a record, and not all that is in it (W17)."""
    left = left_for(case, audience)
    record = left.get(key)
    if record is None or left is case:
        return False
    view = _View(left, audience)
    return vars(view.project(record, record)) != vars(_written_out(record, view.names))


def _whole(case: CaseFile) -> Seen:
    """Give the whole case to a worker from whom nothing in it is hidden, its texts written out."""
    names = {record.key: name for record in case.records() if (name := printed_name(record))}
    told = {
        section: tuple(_written_out(record, names) for record in getattr(case, section))
        for section in sections()
    }
    return Seen(case.replace(household=_written_out(case.household, names), **told), names, ())


def _written_out(model: M, names: Mapping[str, str]) -> M:
    """Write the names into the texts of a model; one without references stays what it is."""
    changed: dict[str, Any] = {}
    for field in _telling_fields(model.__class__):
        value = getattr(model, field.name)
        if not value:
            continue
        many = isinstance(value, tuple)
        values = value if many else (value,)
        if field.prose:
            told = tuple(resolve(text, names) for text in values)
        else:
            told = tuple(_written_out(line, names) for line in values)
        if told != values:
            changed[field.name] = told if many else told[0]
    return model.model_copy(update=changed) if changed else model


@cache
def _telling_fields(kind: type[Model]) -> tuple[Field, ...]:
    """Give the fields in which references in text can stand, in lines too."""
    return tuple(
        field
        for field in fields(kind)
        if field.prose or (issubclass(field.type, Model) and _telling_fields(field.type))
    )


# --- cut: what this audience may not read ----------------------------------------------


def _cut(case: CaseFile, audience: Audience) -> CaseFile:
    """Give the case with the records that the audience may read; who reads stands on it."""
    hidden = {record.key for record in case.records() if not may_read(record, audience)}
    return _without(case, hidden - audience.readers)


def _without(case: CaseFile, hidden: set[str]) -> CaseFile:
    """Give the case without these records."""
    return case.replace(
        **{
            section: tuple(record for record in getattr(case, section) if record.key not in hidden)
            for section in sections()
        }
    )


def may_read(record: Record, audience: Audience) -> bool:
    """Tell whether the audience may read a record, as far as the record itself says so.

    What was taken back is on no paper, and in nothing that a paper computes (W25).
    """
    if record.taken_back and audience.on_paper:
        return False
    if audience.team:
        return not record.workers_only or audience.worker in record.workers_only
    alone = record.KIND.apart is not None and record.KIND.apart(record) is not None
    return audience.readers <= readers_of(record) and (audience.own_talks or not alone)


def readers_of(record: Record) -> Persons:
    """Give who may read a record beside the team, own talks included, as far as it says so."""
    if record.workers_only or record.may_pass_on not in (None, "free"):
        return frozenset()
    kind = record.KIND
    found = frozenset(getattr(record, kind.circle) or ())
    for narrowing in (kind.within, kind.apart):
        allowed = narrowing(record) if narrowing else None
        found = found if allowed is None else found & allowed
    return found


def _visible(case: CaseFile, record: Any, part: Any, field: Field, audience: Audience) -> bool:
    """Tell whether the audience may read a field of a record, or of a line in it.

    Its rule is handed what is left of the case: what is hidden has no say in it.
    """
    if audience.team or field.readers is None:
        return True
    alone = field.readers.alone
    if alone is not None and not audience.own_talks and alone(case, record):
        return False
    allowed = field.readers.rule(case, record, part)
    return allowed is None or audience.readers <= allowed


# --- prune: what makes no sense without what is hidden ---------------------------------


def _prune(case: CaseFile, hosts: set[str], audience: Audience, *, whole: CaseFile) -> CaseFile:
    """Drop, until nothing changes, what needs a hidden record or would tell a secret place.

    *hosts* are those whom a place names: they stay where something else visible names them.
    """
    needs = {record.key: _needs(record) for record in case.records()}
    while True:
        known = _known(case)
        hosts = _with_their_own(hosts, whole, case)
        gone = {record.key for record in case.records() if needs[record.key] - known}
        gone |= {key for key in hosts - _mentioned(case, hosts, audience) if case.get(key)}
        gone -= audience.readers
        if not gone:
            return case
        case = _without(case, gone)


def _with_their_own(hosts: set[str], whole: CaseFile, case: CaseFile) -> set[str]:
    """Add who is named by a host that is hidden: an employer, who takes over a case (W6)."""
    told, waiting = set(hosts), [key for key in hosts if case.get(key) is None]
    while waiting:
        record = whole.get(waiting.pop())
        more = (_named_of_its_own(record) if record else set()) - told - whole.person_keys
        told |= more
        waiting += [key for key in more if case.get(key) is None]
    return told


def _named_of_its_own(record: Record) -> set[str]:
    """Give whom the fields of its kind name, but for those that say who reads."""
    own = (
        (field, getattr(record, field.name))
        for field in fields(type(record))
        if field.name not in Record.model_fields and not field.circle
    )
    named = {each for field, value in own for each in _names_in(field, value)}
    return {str(name) for _, name in named}


def _names_in(field: Field, value: Any) -> set[Named]:
    """Give what a field names, in its text too."""
    return _named(field, value) | _named_in_text(field, value)


def _mentioned(case: CaseFile, hosts: set[str], audience: Audience) -> set[str]:
    """Give whom visible records name, and whom a paper names with those: a worker's employer.

    A name by itself makes nobody known: it begins with a record that tells something.
    """
    view = _View(case, audience)
    telling = [record for record in case.records() if hosts and not record.KIND.prints]
    told: set[str] = set()
    while telling:
        named = {str(name) for record in telling for _, name in view.mentions(record, record)}
        telling = [record for key in named - told if (record := case.get(key)) is not None]
        told |= named
    # What a visible record cannot do without stays known, though no field that is seen says so:
    # else a secret place of one would tear a hole in the other's paper (W0).
    return told | {str(name) for record in case.records() for _, name in _needs(record)}


def _known(case: CaseFile) -> set[Named]:
    """Give everything that a reference can name in this case."""
    return {("key", record.key) for record in case.records()} | {
        ("number", rule.number) for rule in case.rules
    }


def _named(field: Field, value: Any) -> set[Named]:
    """Give what a reference field names; a word such as ``unknown`` names nothing."""
    if field.ref is None or value is None:
        return set()
    values = value if isinstance(value, tuple) else (value,)
    return {(field.ref.by, each) for each in values if each != field.ref.word}


def _named_in_text(field: Field, value: Any) -> set[Named]:
    """Give what the texts of a field name."""
    if not field.prose or value is None:
        return set()
    texts = value if isinstance(value, tuple) else (value,)
    return {("key", key) for text in texts for key in references(text)}


def _lines(field: Field, value: Any) -> tuple[Model, ...]:
    """Give the models that stand in a field, one or many."""
    if field.shape not in NESTED or value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)


def _needs(part: Model) -> set[Named]:
    """Give what *part* cannot do without: if one of these is hidden, it is hidden too."""
    needs: set[Named] = set()
    for field in fields(type(part)):
        value = getattr(part, field.name)
        if field.whole or field.required:
            needs |= _named(field, value)
        if not field.required:
            continue
        needs |= _named_in_text(field, value)
        for line in _lines(field, value):
            needs |= _needs(line)
    return needs


def _told_by_places(case: CaseFile) -> set[str]:
    """Give whoever is named where somebody stays: these are known by another way, or not (W6)."""
    return {
        str(named)
        for record in case.records()
        if _tells_a_place(type(record))
        for part, field in _fields_within(record)
        if field.readers is not None and field.readers.takes_along
        for inner, value in _in_field(part, field)
        for _, named in _names_in(inner, value)
    }


@cache
def _tells_a_place(kind: type[Model]) -> bool:
    return any(
        (field.readers is not None and field.readers.takes_along)
        or (issubclass(field.type, Model) and _tells_a_place(field.type))
        for field in fields(kind)
    )


def _fields_within(model: Model) -> Iterator[tuple[Model, Field]]:
    """Yield every field of a model and of the models inside it, with what it stands in."""
    for field in fields(type(model)):
        yield model, field
        for line in _lines(field, getattr(model, field.name)):
            yield from _fields_within(line)


def _in_field(part: Model, field: Field) -> Iterator[tuple[Field, Any]]:
    """Yield a field with its value; for lines, their fields that have no readers of their own."""
    if field.shape not in NESTED:
        yield field, getattr(part, field.name)
    for line in _lines(field, getattr(part, field.name)):
        yield from (
            (inner, getattr(line, inner.name))
            for inner in fields(type(line))
            if inner.readers is None
        )


class _View:
    """One audience's view of what is left of a case, while it is made."""

    def __init__(self, case: CaseFile, audience: Audience) -> None:
        self.case = case
        self.audience = audience
        self.known = _known(case)
        self.names = {record.key: printed_name(record) for record in case.records()}

    def mentions(self, record: Any, part: Model) -> set[Named]:
        """Give everything that the visible fields of *part* name."""
        found: set[Named] = set()
        for field in fields(type(part)):
            value = getattr(part, field.name)
            if value is None or value == ():
                continue
            for line in self._shown_lines(record, field, value):
                found |= self.mentions(record, line)
            if (field.ref or field.prose) and self._shows(record, part, field):
                found |= _named(field, value)
                for text in self._told(field, value):
                    found |= {("key", key) for key in references(text)}
        return found

    def _shows(self, record: Any, part: Model, field: Field) -> bool:
        return _visible(self.case, record, part, field, self.audience)

    def _shown_lines(self, record: Any, field: Field, value: Any) -> tuple[Model, ...]:
        """Give the lines of a field that may be read and make sense."""
        return tuple(
            line
            for line in _lines(field, value)
            if self._shows(record, line, field) and _needs(line) <= self.known
        )

    def _told(self, field: Field, value: Any) -> tuple[str, ...]:
        """Give the texts of a field, withheld whole where one names whom one may not know (W24)."""
        texts = (value if isinstance(value, tuple) else (value,)) if field.prose else ()
        return tuple(
            text for text in texts if {("key", key) for key in references(text)} <= self.known
        )

    def project(self, record: Any, part: M) -> M:
        """Copy *part* with what this audience may see of it."""
        shown = {field.name: self._project(record, part, field) for field in fields(type(part))}
        return cast("M", type(part).model_construct(**shown))

    def _project(self, record: Any, part: Model, field: Field) -> Any:
        value = getattr(part, field.name)
        many = isinstance(value, tuple)
        left: tuple[Any, ...]
        if field.shape not in NESTED and not self._shows(record, part, field):
            return _never_filled_in(type(part), field.name)
        if value is None or value == ():
            return value
        if field.shape in NESTED:
            shown = self._shown_lines(record, field, value)
            left = tuple(self.project(record, line) for line in shown)
        elif field.ref is not None:
            named = value if many else (value,)
            left = tuple(each for each in named if _named(field, each) <= self.known)
        elif field.prose:
            left = tuple(resolve(text, self.names) for text in self._told(field, value))
        else:
            return value
        return left if many else (left or (None,))[0]


@cache
def _never_filled_in(kind: type[Model], name: str) -> Any:
    """Give what a hidden field reads like: one that nobody filled in."""
    declared = kind.model_fields[name]
    return () if declared.is_required() else declared.default
