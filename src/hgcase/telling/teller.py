"""Any record on a screen, from its declaration: on one line, or whole with all its fields."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from hgcase.domain.declare.labels import field_label
from hgcase.domain.declare.vocabulary import NESTED, Field, Mark, fields
from hgcase.domain.declare.words import say
from hgcase.domain.standing.dated import date_of, own_fields
from hgcase.domain.wall.the_wall import readers_of
from hgcase.i18n import N_
from hgcase.telling.days import say_duration, say_when

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hgcase.domain.declare.record import Model, Record
    from hgcase.domain.standing.timeline import Event
    from hgcase.domain.wall.seen import Seen
    from hgcase.i18n import Language

_OFF_LINES: Final = frozenset({Mark.ASIDE, Mark.REACH, Mark.CIRCLE})
_ACTS: Final = "acts"  # the one list that tells more than the fields beside it
_USUAL: Final = "held"
_MEANS_LITTLE: Final = ("present", "absent", "unknown", "none", "yes", "no")
_LINES: Final = 6  # of one list that stand on a line


class Teller:
    """Says the records of one household.

    Args:
        seen: the household as the team sees it.
        today: the day; an exact date of its year is said without it.
        language: in which it is said.
    """

    def __init__(self, seen: "Seen", today: date, language: "Language") -> None:
        self.seen = seen
        self.today = today
        self.language = language

    # --- one line ----------------------------------------------------------------------

    def line(self, model: "Model", without: Collection[str] = (), *, dated: bool = True) -> str:
        """Say what a record, or a line in one, holds.

        Args:
            model: the record or the line.
            without: the fields that are said elsewhere.
            dated: whether its dates, and how many dated lines it has, belong to it.
        """
        return _flat(listed(self._phrases(model, without, dated=dated)))

    def brief(self, record: "Record") -> str:
        """Say in a few words which record it is: the first thing it says, and of whom."""
        if record.KIND.prints:
            return str(getattr(record, "name", None) or record.key)
        phrases = self._phrases(record, (), dated=False, fields=_brief_fields(type(record)))
        return _flat(listed(phrases))

    def _phrases(
        self,
        model: "Model",
        without: Collection[str] = (),
        *,
        dated: bool,
        fields: "tuple[Field, ...]" = (),
    ) -> Iterator[str]:
        """Yield what each field says; who and whom as one."""
        for field in fields or _line_fields(type(model)):
            value = getattr(model, field.name)
            if value is None or value == () or field.name in without or value == _USUAL:
                continue
            if field.name == "invited" and vars(model).get("present"):
                continue
            if field.name == "whom" and vars(model).get("who"):
                continue
            if field.name == "who":
                yield self._direction(model)
            elif field.shape in NESTED:
                yield from self._nested(self.label(field), value, dated=dated)
            elif field.shape != "when" or dated:
                yield self._phrase(self.label(field), field, value)

    def _direction(self, model: Any) -> str:
        """Say who does something to whom."""
        one, other = model.who, model.whom if "whom" in type(model).model_fields else ()
        who, whom = (
            self.names(value if isinstance(value, tuple) else (value,)) for value in (one, other)
        )
        return f"{who} → {whom}" if whom else who

    def _phrase(self, label: str, field: Field, value: Any) -> str:
        """Say one filled field; with its name where it would not speak for itself."""
        said = self.value(field, value)
        if field.shape == "when":
            return f"{label} {say_when(self.language, value, self.today)}"
        if field.shape == "int":
            return f"{label} {said}" if field.ref is None else said
        worded = field.words or field.list or field.name == "method"
        if field.said.line and value not in _MEANS_LITTLE:
            return self.language(field.said.line).format(value=said)
        if worded and not field.flag and value not in _MEANS_LITTLE:
            return said
        return f"{label} {said}" if field.ref is not None else f"{label}: {said}"

    def _nested(self, label: str, value: Any, *, dated: bool) -> Iterator[str]:
        """Say the lines of a field; how many there are where each has its date."""
        lines = value if isinstance(value, tuple) else (value,)
        if any(date_of(line) is not None for line in lines):
            if dated:
                yield f"{label}: {len(lines)}"
        elif told := self.lines(lines):
            yield f"{label}: {told}"

    def lines(self, models: "Sequence[Model]", without: Collection[str] = ()) -> str:
        """Say the lines of a list, one after the other."""
        told = [
            _flat(", ".join(self._phrases(model, (*without, "key"), dated=True)))
            for model in models
        ]
        more = [f"+{len(told) - _LINES}"] if len(told) > _LINES else []
        return "; ".join([*filter(None, told[:_LINES]), *more])

    def label(self, field: Field, *, begins: bool = False) -> str:
        """Name a field, to stand within a line or where one begins."""
        told = field_label(self.language, field)
        return told if begins else lowered(told)

    def path(self, event: "Event") -> Iterator[str]:
        """Name the fields that lead to the date of an event; of dated lines their list."""
        model: Model = event.record
        steps = event.path[:1] if event.sort == "lines" else event.path
        for n, name in enumerate(steps):
            field = next(each for each in own_fields(type(model)) if each.name == name)
            yield self.label(field)
            model = event.lines[0] if event.lines and not n else model

    # --- one value ---------------------------------------------------------------------

    def value(self, field: Field, value: Any) -> str:
        """Say a value that is no model."""
        if field.shape == "when":
            return say_when(self.language, value, self.today, year=True)
        values = value if isinstance(value, tuple) else (value,)
        return ", ".join(self._one(field, each) for each in values)

    def _one(self, field: Field, value: Any) -> str:
        if field.ref is not None:
            if field.ref.by == "number":
                return str(value)
            return self.name(str(value))
        sentence = field.prose and " " in value
        if (field.words or field.list or field.name == "method") and not sentence:
            return say(self.language, str(value), of=field.list or field.name)
        return say_duration(self.language, str(value)) if not field.prose else str(value)

    def name(self, key: str) -> str:
        """Call a record: by its name, or where it has none by its key."""
        return self.language(N_("unknown")) if key == "unknown" else self.seen.name(key) or key

    def names(self, keys: Iterable[str]) -> str:
        """Call several records."""
        return ", ".join(map(self.name, keys))

    # --- what holds of any record ------------------------------------------------------

    def said_by(self, record: "Record") -> str:
        """Name who says so, and that it is a secret where it is one."""
        if record.said_by is None:
            return ""
        name = self.name(record.said_by)
        return (
            self.language(N_("{name} (secret)"), {"name": name})
            if record.secret_source == "true"
            else name
        )

    def marks(self, record: "Record") -> list[str]:
        """Say what must not be missed: taken back, narrowed, not to be passed on."""
        found = []
        if record.withdrawn is not None:
            day = say_when(self.language, record.withdrawn.date, self.today)
            done = record.withdrawn.state == "done"
            found.append(
                self.language(N_("WITHDRAWN {day}"), {"day": day})
                if done
                else self.language(N_("withdrawal announced {day}"), {"day": day})
            )
        if record.workers_only:
            found.append(
                self.language(N_("only for {names}"), {"names": self.names(record.workers_only)})
            )
        if record.may_pass_on not in (None, "free"):
            found.append(say(self.language, str(record.may_pass_on)))
        return found

    def readers(self, record: "Record") -> str:
        """Give the letters of who may read it beside the team, or say that nobody may.

        Who left a talk early reads that it was, and nothing of what was said (W4).
        """
        left = {each.party for each in getattr(record, "left_early", ())}
        return " ".join(sorted(readers_of(record) - left)) or self.language(N_("team"))

    # --- all of it ---------------------------------------------------------------------

    def sheet(self, record: "Record") -> list[tuple[str, str]]:
        """Say everything that is in a record: a row a field or a line of its list.

        Each is a label and a text; the label is empty where it is that of the row before.
        """
        rows: list[tuple[str, str]] = []
        for field in _whole_order(type(record)):
            value = getattr(record, field.name)
            if field.name == "key" or value is None or (value == () and not field.circle):
                continue
            label = self.label(field, begins=True)
            for line in self._sheet_value(field, value):
                rows.append((label, line))
                label = ""
        return rows

    def told(self, field: Field, value: Any) -> str:
        """Say all that a field holds, on one line; nothing where it is empty."""
        if value is None or (value == () and not field.circle):
            return ""
        return _flat("; ".join(self._sheet_value(field, value)))

    def _sheet_value(self, field: Field, value: Any) -> Iterator[str]:
        """Yield the rows of a field: one, or one a line of its list."""
        if field.circle:
            yield self.names(value) or self.language(N_("nobody but the team"))
        elif field.shape not in NESTED:
            yield self.value(field, value)
        else:
            for line in value if isinstance(value, tuple) else (value,):
                yield self._labelled(line)

    def _labelled(self, model: "Model") -> str:
        """Say a line of a list with the names of its fields."""
        told = []
        for field in fields(type(model)):
            value = getattr(model, field.name)
            if value is None or (value == () and not field.circle):
                continue
            said = "; ".join(self._sheet_value(field, value))
            label = "" if field.name == "key" else f"{self.label(field)}: "
            told.append(label + said)
        return listed(told)


@cache
def _line_fields(kind: "type[Model]") -> tuple[Field, ...]:
    """Give the fields that stand on a line: whom it is about first, lists last.

    No readers and no numbers to call are among them.
    """
    every = {field.name: field for field in fields(kind)}
    about = (every["about"],) if "about" in every else ()
    own = [
        field
        for field in own_fields(kind)
        if field.name != "about" and field.marks.isdisjoint(_OFF_LINES)
    ]
    heart = tuple(field for field in own if field.shape not in NESTED or field.name == _ACTS)
    return (*about, *heart, *(field for field in own if field not in heart))


@cache
def _brief_fields(kind: "type[Record]") -> tuple[Field, ...]:
    """Give the fields that say which record it is: its first one, and whom it is about."""
    found = [field for field in _line_fields(kind) if field.shape in ("text", "texts", "int")]
    first = found[1:2] if found[0].name == "about" else found[:1]
    return (
        *first,
        *(field for field in found if Mark.SUBJECT in field.marks and field not in first),
    )


def listed(parts: Iterable[str]) -> str:
    """Join what there is with dots between."""
    return " · ".join(part for part in parts if part)


def _flat(text: str) -> str:
    return " ".join(text.split())


def lowered(text: str) -> str:
    """Begin a label small, to stand within a line; not what is written in capitals."""
    return text[:1].lower() + text[1:] if not text[1:2].isupper() else text


@cache
def _whole_order(kind: "type[Model]") -> tuple[Field, ...]:
    """Give all fields, what is to be asked first before any number (practice 5)."""
    found = fields(kind)
    first = tuple(field for field in found if Mark.ASK_FIRST in field.marks)
    rest = [field for field in found if Mark.ASK_FIRST not in field.marks]
    place = next((n for n, field in enumerate(rest) if Mark.REACH in field.marks), len(rest))
    return (*rest[:place], *first, *rest[place:])
