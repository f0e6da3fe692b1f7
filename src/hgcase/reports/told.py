"""Any record on a paper of the team, as the one teller says it."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from hgcase.domain.declare.record import Record
from hgcase.domain.declare.vocabulary import NESTED, Mark
from hgcase.domain.standing.dated import Rank, date_of, dates_of, own_fields, rank_of
from hgcase.domain.standing.timeline import events_of
from hgcase.i18n import N_
from hgcase.telling.days import say_when
from hgcase.telling.forms import OFF_LINES, sheet_fields
from hgcase.telling.teller import Teller, listed

_NEVER: Final = ("~", "", 0)
_SAID_BESIDE: Final = ("workers_only", "may_pass_on", "said_by", "secret_source")
"""Fields that stand on a paper as a flag, or with who told it."""


@dataclass(frozen=True, slots=True)
class Rest:
    """What a headline leaves out of a record.

    Args:
        phrases: a few words a field.
        texts: the longer texts, with their lines and paragraphs.
        lists: what it holds several of: a label, and a text a line.
    """

    phrases: tuple[str, ...]
    texts: tuple[str, ...]
    lists: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A record: when, what it is, what must not be missed, and all else that it holds.

    Args:
        day: at which it stands; empty where it has no date.
        headline: which record it is.
        flags: taken back, for some workers only, not to be passed on.
        back: whether it is taken back, or somebody says that it will be.
        rest: what the headline leaves out.
    """

    day: str
    headline: str
    flags: tuple[str, ...]
    back: bool
    rest: Rest


@dataclass(frozen=True, slots=True)
class Group:
    """Records of a sort, under one heading."""

    title: str
    entries: tuple[Entry, ...]


def begun(record: Record) -> Rank:
    """Rank a record by the first of all its dates; one without any comes last."""
    return min((rank_of(event.when) for event in events_of(record) if event.when), default=_NEVER)


class PaperTeller(Teller):
    """Says a record on paper: all that is in it but how to reach somebody."""

    @staticmethod
    def together(*phrases: str) -> str:
        """Join phrases as a line does."""
        return listed(phrases)

    def entry(self, record: Record, without: Collection[str] = ()) -> Entry:
        """Say all of a record, but for the fields that are said beside it."""
        day, name = self.day(record)
        return self._entry(record, day, self.rest(record, (*without, name)))

    def brief(self, record: Record) -> Entry:
        """Say of a record which it is, and since when."""
        return self._entry(record, self.day(record)[0], Rest((), (), ()))

    def _entry(self, record: Record, day: str, rest: Rest) -> Entry:
        flags, back = tuple(self.marks(record)), record.withdrawn is not None
        return Entry(day, self.headline(record), flags, back, rest)

    def rest(self, record: Record, without: Collection[str] = ()) -> Rest:
        """Say all that a headline leaves out, but for what reaches somebody and who may read it."""
        used = {name for _, names in self._head(record, ()) for name in names}
        left_out = {*used, *without, *_SAID_BESIDE}
        among = [
            field
            for field in sheet_fields(type(record))
            if field.marks.isdisjoint(OFF_LINES) and field.name not in left_out
        ]
        told = [
            (field, self._phrase(field, value, dated=True, whole=True))
            for field in among
            if field.shape not in NESTED
            and (value := getattr(record, field.name)) not in (None, (), field.said.usual)
        ]
        phrases = [
            " ".join(said.split()) for field, said in told if Mark.LONG not in field.marks and said
        ]
        if "said_by" not in used and (name := self.said_by(record)):
            phrases.append(self.language(N_("told by {value}"), {"value": name}))
        phrases += self._shared(record, used)
        return Rest(
            tuple(phrases),
            tuple(said for field, said in told if Mark.LONG in field.marks),
            tuple(
                (self.label(field, begins=True), tuple(self._sheet_value(record, field, value)))
                for field in among
                if field.shape in NESTED and (value := getattr(record, field.name))
            ),
        )

    def _shared(self, record: Record, used: Collection[str]) -> Iterator[str]:
        """Say who may know a part of a record, and who may read what somebody told."""
        for field in sheet_fields(type(record)):
            value = getattr(record, field.name)
            own = field in own_fields(type(record))
            if not field.circle or field.name in used or value is None:
                continue
            if own or (value and record.said_by):
                yield f"{self.label(field)}: {self.told(field, value)}"

    def day(self, record: Record) -> tuple[str, str]:
        """Say the day at which a record stands, with the name of its field; or nothing."""
        when = date_of(record)
        for field, each in dates_of(record):
            if each is when and Mark.END not in field.marks:
                return self._phrase(field, each, dated=True, whole=True), field.name
        first = min((event.when for event in events_of(record) if event.when), default=None)
        return (say_when(self.language, first, self.today) if first else "", "")

    def entries(
        self, records: Iterable[Record], without: Collection[str] = ()
    ) -> tuple[Entry, ...]:
        """Say records in the order of their dates."""
        return tuple(self.entry(record, without) for record in sorted(records, key=begun))
