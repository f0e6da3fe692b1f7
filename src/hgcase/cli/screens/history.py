"""How records came to be as they are: when, by whom, and what stood there before."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from hgcase.app.household import Opened
from hgcase.cli.drawing.tree import Fact, Label, Part, Screen, Table, bold, dim, rows, screen
from hgcase.cli.language import _, spoken
from hgcase.domain.case_file import CaseFile
from hgcase.domain.declare.labels import kind_name
from hgcase.domain.declare.prose import references, resolve
from hgcase.domain.declare.record import Model
from hgcase.domain.declare.vocabulary import NESTED, Field, fields
from hgcase.telling.teller import Teller, lowered


@dataclass(frozen=True, slots=True)
class Written:
    """One time that a record was written.

    Args:
        key: of the record; empty for the household itself.
        at: when, in local time.
        worker: who did it; empty where that is not known.
        changes: per field what stood there before and what after; None where it was new.
    """

    key: str
    at: datetime
    worker: str
    changes: Mapping[str, tuple[Any, Any]] | None


def history_screen(shown: Opened, section: str, keys: Collection[str]) -> Screen:
    """Tell how these records came to be, the oldest change first."""
    teller = Teller(shown.seen, shown.today, spoken())
    found = written(shown, section, keys)
    if not found:
        return screen(Label(_("Nothing is known of how this came to be.")))
    return screen(*(_parts(teller, model_of(shown, each.key), each) for each in found))


def written(shown: Opened, section: str, keys: Collection[str]) -> list[Written]:
    """Put before and after side by side for each time that these records were written.

    What names a record that this worker may not see is left out, as it is everywhere (W17).
    """
    after = {key: dict(vars(model_of(shown, key))) for key in keys}
    found = []
    for line in reversed(shown.history(section)):
        if line.key not in after:
            continue
        changes = None if line.fields is None else {
            name: (before, after[line.key][name]) for name, before in line.fields.items()
        }  # fmt: skip
        after[line.key] |= line.fields or {}
        found.append(Written(line.key, line.at.astimezone(), line.worker, changes))
    kept = Known(shown.seen.case, shown.seen.names)
    return [kept.only(model_of(shown, each.key), each) for each in reversed(found)]


def model_of(shown: Opened, key: str) -> Model:
    """Give a record by its key; without one the household itself."""
    case = shown.seen.case
    return cast("Model", case.get(key) if key else case.household)


def _parts(teller: Teller, model: Model, each: Written) -> list[Part]:
    """Say one time of writing: when and by whom, then a row a field."""
    day = f"{spoken().short_day(each.at.date())} {each.at:%Y %H:%M}"
    who = each.worker or _("not known who")
    if each.changes is None:
        kind = kind_name(spoken(), cast("Any", type(model)))
        new = _("new: {kind}", kind=lowered(kind))
        return [Fact(each.key, ((bold(day), f"  {who}  {new}"),))]
    return [Fact(each.key, ((bold(day), f"  {who}"),)), _changes(teller, model, each.changes)]


def _changes(teller: Teller, model: Model, changes: Mapping[str, tuple[Any, Any]]) -> Table:
    declared = {field.name: field for field in fields(type(model))}
    told = []
    for name, values in changes.items():
        field = declared[name]
        was, became = (teller.told(field, value) or _("(empty)") for value in values)
        told.append((dim(teller.label(field, begins=True)), f"{was}  →  {became}"))
    return rows("", *told)


class Known:
    """Leaves out of earlier values what names a record that this worker does not see."""

    def __init__(self, case: CaseFile, names: Mapping[str, str]) -> None:
        self._keys = {record.key for record in case.records()}
        self._names = names

    def only(self, model: Model, each: Written) -> Written:
        """Give one time of writing with what this worker may know of it."""
        if each.changes is None:
            return each
        declared = {field.name: field for field in fields(type(model))}
        changes = {
            name: (self._value(declared[name], before), self._value(declared[name], after))
            for name, (before, after) in each.changes.items()
        }
        return Written(each.key, each.at, each.worker, changes)

    def _value(self, field: Field, value: Any) -> Any:
        if value is None or value == ():
            return value
        many = isinstance(value, tuple)
        kept = [
            told
            for line in (value if many else (value,))
            if (told := self._line(field, line)) is not None
        ]
        return tuple(kept) if many else next(iter(kept), None)

    def _line(self, field: Field, value: Any) -> Any:
        """Give one value, or nothing where it names what is hidden."""
        if field.shape in NESTED:
            return self._model(value)
        if field.ref is not None and field.ref.by == "key":
            return value if value == field.ref.word or value in self._keys else None
        if field.prose:
            return None if references(value) - self._keys else resolve(value, self._names)
        return value

    def _model(self, model: Model) -> Model | None:
        """Give a line with what may be known of it; none where it makes no sense without."""
        changed = {}
        for field in fields(type(model)):
            value = getattr(model, field.name)
            kept = self._value(field, value)
            if kept != value and (field.required or field.whole):
                return None
            changed[field.name] = kept
        return model.model_copy(update=changed)
