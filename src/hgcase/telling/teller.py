"""Any record, from its declaration: what heads it, what a line says, and all that it holds."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pydantic_core import PydanticCustomError

from hgcase.domain.declare.labels import field_label, kind_name
from hgcase.domain.declare.record import Model, Record
from hgcase.domain.declare.said import SAID
from hgcase.domain.declare.values import When
from hgcase.domain.declare.vocabulary import NESTED, Field, Head, Mark, fields
from hgcase.domain.declare.words import say
from hgcase.domain.standing.dated import date_of, own_fields
from hgcase.domain.wall.the_wall import readers_of
from hgcase.i18n import N_, Language
from hgcase.telling.days import say_duration, say_when
from hgcase.telling.forms import (
    derived,
    field_named,
    head_of,
    line_fields,
    named_of,
    places,
    sheet_fields,
)

if TYPE_CHECKING:
    from hgcase.domain.standing.timeline import Event
    from hgcase.domain.wall.seen import Seen

_MEANS_LITTLE: Final = ("present", "absent", "unknown", "none", "yes", "no")
_VAGUE: Final = ("other", "same_person")  # words that fit not in every phrase
_LINES: Final = 6  # of one list that stand on a line


class ReadBack(NamedTuple):
    """What a worker reads after writing: which record it is, and what it says now.

    Args:
        key: of the record.
        headline: never to be cut.
        details: the rest, a phrase each; of a change what changed, with its label.
    """

    key: str
    headline: str
    details: tuple[str, ...]


class Teller:
    """Says the records of one household, as far as its readers may know them.

    Args:
        seen: the household as they see it; nothing else is ever said.
        today: the day; an exact date of its year is said without it.
        language: in which it is said.
    """

    def __init__(self, seen: "Seen", today: date, language: Language) -> None:
        self.seen = seen
        self.today = today
        self.language = language

    # --- which record it is ------------------------------------------------------------

    def headline(self, record: Model, without: Collection[str] = ()) -> str:
        """Say which record it is, whole: what it is, of whom, until when; never to be cut."""
        told = [text for text, _ in self._head(record, without)]
        if told:
            return _flat(", ".join(told))
        if not isinstance(record, Record):
            return ""
        return self.seen.name(record.key) or kind_name(self.language, type(record))

    def _head(
        self, model: Model, without: Collection[str]
    ) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield the pieces of a headline, each with the fields that it tells."""
        return self._pieces(model, head_of(type(model)), without)

    def _pieces(
        self, model: Model, head: Head, without: Collection[str] = ()
    ) -> Iterator[tuple[str, tuple[str, ...]]]:
        for forms in head:
            for form in forms:
                names = places(form)
                told = {name: self._place(model, name) for name in names if name not in without}
                vague = form is not forms[-1] and any(vars(model).get(n) in _VAGUE for n in names)
                if not vague and len(told) == len(names) and all(told.values()):
                    yield self.language(form).format(**told), names
                    break

    def _place(self, model: Model, name: str) -> str:
        """Say what stands in a place of a headline; nothing where it is not filled."""
        field = field_named(type(model), name)
        if field is None:
            return self._derived(derived(self.seen.case, model, name, self.today))
        value = getattr(model, name)
        if value is None or value in ((), field.said.usual):
            return ""
        if field.shape in NESTED:
            lines: tuple[Model, ...] = value if isinstance(value, tuple) else (value,)
            return self.language.names([self.headline(line) for line in lines])
        said = self._secret(model, field, self._value(field, value))
        return said.removesuffix(".") if field.prose else said

    def _derived(self, value: "When | str | tuple[str, ...] | None") -> str:
        if isinstance(value, tuple):
            return self.names(value)
        return self._last_day(value) if isinstance(value, When) else self.language(value or "")

    def _last_day(self, value: When) -> str:
        """Say until when: a day, month or year is itself included; a moment is not."""
        said = say_when(self.language, value, self.today)
        if not value.text.replace("-", "").isdigit():
            return said
        return self.language(N_("{last_day}"), {"last_day": said})  # it follows "until"

    def _secret(self, model: Any, field: Field, said: str) -> str:
        """Say beside who told it that this is a secret, where it is one."""
        if field.name != "said_by" or getattr(model, "secret_source", None) != "true":
            return said
        return self.language(N_("{name} (secret)"), {"name": said})

    # --- one line ----------------------------------------------------------------------

    def line(self, model: Model, without: Collection[str] = (), *, dated: bool = True) -> str:
        """Say what a record, or a line in one, holds: its headline, then the rest.

        Args:
            model: the record or the line.
            without: the fields that are said elsewhere.
            dated: whether its dates, and how many dated lines it has, belong to it.
        """
        head = list(self._head(model, without))
        used = {name for _, names in head for name in names}
        rest = self._phrases(model, {*without, *used}, dated=dated)
        return _flat(listed([", ".join(text for text, _ in head), *rest]))

    def lines(self, models: Sequence[Model], without: Collection[str] = ()) -> str:
        """Say the lines of a list, one after the other."""
        told = [self._one_line(model, without) for model in models]
        more = [f"+{len(told) - _LINES}"] if len(told) > _LINES else []
        return "; ".join([*filter(None, told[:_LINES]), *more])

    def _one_line(self, model: Model, without: Collection[str] = (), *, whole: bool = False) -> str:
        """Say a line of a list; whole as on a sheet."""
        head = list(self._head(model, without))
        used = {name for _, names in head for name in names}
        rest = self._phrases(model, {*without, *used, "key"}, dated=True, whole=whole)
        parts = [*(text for text, _ in head), *rest]
        return _flat(", ".join(part.removesuffix(".") for part in parts if part))

    def _phrases(
        self,
        model: Model,
        without: Collection[str],
        *,
        dated: bool,
        whole: bool = False,
    ) -> Iterator[str]:
        """Yield what each filled field says."""
        for field in (sheet_fields if whole else line_fields)(type(model)):
            value = getattr(model, field.name)
            if field.name in without or not _is_filled(field, value) or value == field.said.usual:
                continue
            if field.shape != "when" or dated:
                yield self._phrase(field, value, dated=dated, whole=whole)

    def _phrase(self, field: Field, value: Any, *, dated: bool, whole: bool) -> str:
        """Say one filled field, with its name where it would not speak for itself."""
        told = field.said.count[0] and (isinstance(value, int) or not whole)
        counted = self._counted(field, value) if told else None
        if counted is not None:
            return counted if dated or field.shape not in NESTED else ""
        nested = field.shape in NESTED
        said = self._nested(value, whole=whole) if nested else self._value(field, value)
        alone = not (field.flag or value in _MEANS_LITTLE)
        worded = field.words or field.list
        if alone and (field.said.line or worded):
            return self.language(field.said.line or "{value}").format(value=said)
        return f"{self.label(field)}: {said}" if said else ""

    def _counted(self, field: Field, value: Any) -> str | None:
        """Say a number, or of dated or numbered lines how many there are."""
        if isinstance(value, tuple):
            plain = field.shape in NESTED and all(date_of(line) is None for line in value)
            return None if plain else self._number(field, len(value))
        return self._number(field, value)

    def _number(self, field: Field, n: int) -> str:
        one, many = field.said.count
        return self.language.ngettext(one, many, n)

    def _nested(self, value: Any, *, whole: bool) -> str:
        lines: tuple[Model, ...] = value if isinstance(value, tuple) else (value,)
        return "; ".join(self._rows(lines)) if whole else self.lines(lines)

    def _rows(self, lines: Iterable[Model]) -> Iterator[str]:
        """Say each line of a list whole, with its key where it has one."""
        for line in lines:
            told = self._one_line(line, whole=True)
            key = getattr(line, "key", None)
            yield f"{key}: {told}" if key else told

    def label(self, field: Field, *, begins: bool = False) -> str:
        """Name a field, to stand within a line or where one begins."""
        told = field_label(self.language, field)
        return told if begins else lowered(told)

    def path(self, event: "Event") -> Iterator[str]:
        """Say what a date of an event is, without the date: "started", or its list."""
        model: Model = event.record
        steps = event.path[:1] if event.sort == "lines" else event.path
        for n, name in enumerate(steps):
            field = next(each for each in own_fields(type(model)) if each.name == name)
            said = self.language(field.said.line).format(value="").strip()
            if Mark.END in field.marks:
                said = self.language(N_("end"))
            happened = field.marks.isdisjoint((Mark.DEADLINE,))
            yield said if happened and field.shape == "when" and said else self.label(field)
            model = event.lines[0] if event.lines and not n else model

    # --- one value ---------------------------------------------------------------------

    def value(self, field: Field, value: Any) -> str:
        """Say a value that is no model, by itself."""
        if isinstance(value, When):
            return say_when(self.language, value, self.today, year=True)
        return self._value(field, value)

    def _value(self, field: Field, value: Any) -> str:
        """Say a value within a line."""
        if isinstance(value, When):
            end = Mark.END in field.marks
            return self._last_day(value) if end else say_when(self.language, value, self.today)
        if field.said.count[0] and isinstance(value, int):
            return self._number(field, value)
        if field.circle and not value:
            return self.language(N_("nobody but the team"))
        if not isinstance(value, tuple):
            return self._one(field, value)
        said = [self._one(field, each) for each in value]
        named = field.ref is not None and all(self.seen.name(str(key)) for key in value)
        if named or field.words or field.list or (field.ref and field.ref.by == "number"):
            return self.language.names(said)
        return "; ".join(said)

    def _one(self, field: Field, value: Any) -> str:
        if field.ref is not None:
            return str(value) if field.ref.by == "number" else self.name(str(value))
        if (field.words or field.list) and not (field.prose and " " in value):
            return say(self.language, str(value), of=field.list or field.name)
        if Mark.DURATION in field.marks:
            return say_duration(self.language, value)
        if Mark.METHOD in field.marks:
            return say(self.language, value, of="method")
        if Mark.AS_STORED in field.marks:
            return self._stored(value)
        return self._path(value) if Mark.PATH in field.marks else str(value)

    def _stored(self, text: str) -> str:
        """Say a value as a case file writes it: a date as people do."""
        with suppress(PydanticCustomError):
            return say_when(self.language, When.parse(text), self.today)
        return text

    def _path(self, text: str) -> str:
        """Say which field of which record; or of this one."""
        if text in SAID:
            return self.language(SAID[text].label)
        key, _, name = text.partition(".")
        record = self.seen.case.get(key)
        field = field_named(type(record), name) if record else None
        return f"{self.name(key)}: {self.label(field)}" if field else text

    def name(self, key: str) -> str:
        """Call a record: by its name, or by what is declared or heads it; else by its key."""
        if key == "unknown":
            return self.language(N_("unknown"))
        return self.seen.name(key) or self._called(self.seen.case.get(key)) or key

    def _called(self, record: Model | None) -> str:
        if record is None:
            return ""
        told = [text for text, _ in self._pieces(record, named_of(type(record)))]
        return _flat(", ".join(told)) or self.headline(record)

    def names(self, keys: Iterable[str]) -> str:
        """Call several records: "A, B and C"."""
        return self.language.names([self.name(key) for key in keys])

    # --- what holds of any record ------------------------------------------------------

    def said_by(self, record: "Record") -> str:
        """Name who says so, and that it is a secret where it is one."""
        return self._place(record, "said_by")

    def source(self, record: "Record") -> str:
        """Say who told it, where the headline does not."""
        name = self.said_by(record)
        if not name or any("said_by" in names for _, names in self._head(record, ())):
            return ""
        return self.language(N_("told by {value}"), {"value": name})

    def marks(self, record: "Record") -> list[str]:
        """Say what must not be missed: taken back, narrowed, not to be passed on."""
        found = []
        if record.withdrawn is not None:
            day = {"day": say_when(self.language, record.withdrawn.date, self.today)}
            done = record.withdrawn.state == "done"
            told = N_("WITHDRAWN {day}") if done else N_("withdrawal announced {day}")
            found.append(self.language(told, day))
        if record.workers_only:
            names = {"names": self.names(record.workers_only)}
            found.append(self.language(N_("only for {names}"), names))
        if record.may_pass_on not in (None, "free"):
            found.append(say(self.language, str(record.may_pass_on)))
        return found

    def readers(self, record: "Record") -> str:
        """Give the letters of who may read it beside the team, or say that nobody may.

        Who left a talk early reads that it was, and nothing of what was said (W4).
        """
        left = {each.party for each in getattr(record, "left_early", ())}
        return " ".join(sorted(readers_of(record) - left)) or self.language(N_("team"))

    def read_back(self, record: "Record", changed: Collection[str] | None = None) -> ReadBack:
        """Say what was written, for whoever wrote it.

        Args:
            record: as it stands now.
            changed: the fields that changed; None for a record that is new.
        """
        if changed is None:
            used = {name for _, names in self._head(record, ()) for name in names}
            told = list(filter(None, self._phrases(record, used, dated=True)))
            told += filter(None, [self.source(record)])
            told += self.marks(record)
        else:
            told = [
                f"{self.label(field)}: {self.told(field, getattr(record, field.name)) or '–'}"
                for field in fields(type(record))
                if field.name in changed
            ]
        return ReadBack(record.key, self.headline(record), tuple(map(_flat, told)))

    # --- all of it ---------------------------------------------------------------------

    def sheet(self, record: Model) -> list[tuple[str, str]]:
        """Say everything that is in a record: a row a field or a line of its list.

        Returns:
            A label and a text a row; further lines of one list have no label.
        """
        rows = []
        for field in sheet_fields(type(record)):
            value = getattr(record, field.name)
            if field.name == "key" or not _is_filled(field, value):
                continue
            label = self.label(field, begins=True)
            for line in self._sheet_value(record, field, value):
                rows.append((label, line))
                label = ""
        return rows

    def told(self, field: Field, value: Any) -> str:
        """Say all that a field holds, on one line; nothing where it is empty."""
        if not _is_filled(field, value):
            return ""
        return _flat("; ".join(self._sheet_value(None, field, value)))

    def _sheet_value(self, model: Any, field: Field, value: Any) -> Iterator[str]:
        """Yield the rows of a field: one, or one a line of its list."""
        if field.shape not in NESTED:
            yield self._secret(model, field, self.value(field, value))
        else:
            yield from self._rows(value if isinstance(value, tuple) else (value,))


def listed(parts: Iterable[str]) -> str:
    """Join what there is with dots between."""
    return " · ".join(part for part in parts if part)


def _is_filled(field: Field, value: Any) -> bool:
    return value is not None and (value != () or field.circle)


def _flat(text: str) -> str:
    return " ".join(text.split())


def lowered(text: str) -> str:
    """Begin a label small, to stand within a line; not what is written in capitals."""
    return text[:1].lower() + text[1:] if not text[1:2].isupper() else text
