"""The scalar types of the case file: text, words, keys, dates. Every one is text in a file."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Annotated, Any, Final, Literal, NamedTuple, Self

from pydantic import AfterValidator, BeforeValidator, StringConstraints
from pydantic_core import PydanticCustomError
from pydantic_core.core_schema import CoreSchema

from hgcase.domain.declare.vocabulary import CIRCLE, PROSE, Mark, Ref
from hgcase.i18n import N_

MAX_TEXT: Final = 1_000_000  # bytes of UTF-8
MAX_DATE: Final = 100  # characters
KEY_PATTERN: Final = r"[A-Z]{1,2}|[a-z]{1,3}[0-9]{1,6}"
_EXACT = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?")
_NAMED = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?[~?%]?")
_ONE_DAY = timedelta(days=1)
_FIRST_DAY, _LAST_DAY = "0001-01-01", "9999-12-31"


def clean_text(text: str) -> str:
    """Bring a text to its one form (NFC), or refuse it.

    Raises:
        PydanticCustomError: NUL, a lone surrogate, nothing but space, or over 1 MB; the
            error carries no content.
    """
    if "\x00" in text:
        raise PydanticCustomError("text", N_("The text holds a NUL character."))
    try:
        size = len(text.encode())
    except UnicodeEncodeError:
        raise PydanticCustomError(
            "text", N_("The text holds half a character (a lone surrogate).")
        ) from None
    if size > MAX_TEXT:
        raise PydanticCustomError("text", N_("The text is longer than 1 MB."))
    if not text.strip():
        raise PydanticCustomError("text", N_("The text is empty; leave the field out."))
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _one_line(text: str) -> str:
    if len(text.splitlines()) > 1 or text != text.strip():
        raise PydanticCustomError("text", N_("One line is asked, without space around it."))
    return text


Text = Annotated[str, AfterValidator(clean_text)]
Line = Annotated[Text, AfterValidator(_one_line)]
Prose = Annotated[Text, PROSE, Mark.LONG]
ProseLine = Annotated[Line, PROSE]
Reach = Annotated[Line, Mark.REACH]
Word = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,40}$")]
MethodName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,40}$"), Mark.METHOD]
Key = Annotated[str, StringConstraints(pattern=rf"^(?:{KEY_PATTERN})$")]
Flag = Literal["true", "false", "unknown"]
_COUNT: Final = r"\d{1,4}"
Duration = Annotated[
    str,
    StringConstraints(
        pattern=rf"^P(?:{_COUNT}Y(?:{_COUNT}M)?(?:{_COUNT}W)?(?:{_COUNT}D)?|"
        rf"{_COUNT}M(?:{_COUNT}W)?(?:{_COUNT}D)?|{_COUNT}W(?:{_COUNT}D)?|{_COUNT}D)$"
    ),
    Mark.DURATION,
]
"""How long: ``P3M``, ``P10D``."""
_DURATION: Final = re.compile(r"P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")


class DurationParts(NamedTuple):
    """How long, in what it was said in."""

    years: int
    months: int
    weeks: int
    days: int


def parts_of(duration: str) -> DurationParts | None:
    """Take a duration apart; None for any other text."""
    found = _DURATION.fullmatch(duration)
    return DurationParts(*(int(number or 0) for number in found.groups())) if found else None


FileName = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,60}(?:\.[A-Za-z0-9]{1,8})?$")
]

PersonKey = Annotated[Key, Ref(("persons",))]
Subject = Annotated[PersonKey, Mark.SUBJECT]
HomeKey = Annotated[Key, Ref(("homes",))]
WorkerKey = Annotated[Key, Ref(("workers",))]
OrganisationKey = Annotated[Key, Ref(("organisations",))]
TrajectoryKey = Annotated[Key, Ref(("trajectories",)), Mark.ASIDE]
IncidentKey = Annotated[Key, Ref(("incidents",))]
ConditionKey = Annotated[Key, Ref(("conditions",))]
SessionKey = Annotated[Key, Ref(("sessions",))]
PlanKey = Annotated[Key, Ref(("safety_plans",))]
BreakKey = Annotated[Key, Ref(("breaks",))]
ProgrammeKey = Annotated[Key, Ref(("programmes",))]
NotificationKey = Annotated[Key, Ref(("notifications",))]
TriggerKey = Annotated[Key, Ref(("triggers",))]
FactorKey = Annotated[Key, Ref(("factors",))]
PatternKey = Annotated[Key, Ref(("patterns",))]
GoalKey = Annotated[Key, Ref(("goals",))]
SituationKey = Annotated[Key, Ref(("unsafe_situations",))]
BottleneckKey = Annotated[Key, Ref(("bottlenecks",))]
HandoverKey = Annotated[Key, Ref(("handovers",))]
DocumentKey = Annotated[Key, Ref(("documents",))]
AnyKey = Annotated[Key, Ref(())]
RuleNumber = Annotated[int, Ref(("rules",), by="number")]
Callee = Annotated[Key, Ref(("organisations", "contacts", "workers"))]
Party = Annotated[
    str,
    StringConstraints(pattern=rf"^(?:{KEY_PATTERN}|unknown)$"),
    Ref(("persons", "workers", "contacts", "organisations"), word="unknown"),
]
SubjectParty = Annotated[Party, Mark.SUBJECT]


def _circle(value: Any) -> Any:
    return () if value == "team" else value


Circle = Annotated[tuple[PersonKey, ...], BeforeValidator(_circle), CIRCLE]


class When:
    """A date, a date with a time, or a soft date as it was said, with its outermost days.

    Args:
        text: as it was said: ``2026-09-17``, ``2026-09-17T14:00``, EDTF, or a span of these.
        first: the earliest day it can mean, as ISO text.
        last: the latest day it can mean, as ISO text.
    """

    __slots__ = ("first", "last", "text")

    def __init__(self, text: str, first: str = "", last: str = "") -> None:
        self.text = text
        self.first = first or text[:10]
        self.last = last or text[:10]

    @classmethod
    def parse(cls, value: object) -> Self:
        """Read a date as a case file writes it; the EDTF library is asked for soft ones.

        Raises:
            PydanticCustomError: no date, or one that does not exist; without its content.
        """
        if isinstance(value, cls):
            return value
        text = value.strip() if isinstance(value, str) and len(value) <= MAX_DATE else ""
        try:
            return cls(text, *_forward(*_span(text)))
        except (ValueError, TypeError, AttributeError, OverflowError):
            raise PydanticCustomError(
                "date",
                N_("This is not a date that exists (2026-09-17, 2026-09-17T14:00, 2026-08~)."),
            ) from None

    @classmethod
    def on(cls, day: date) -> Self:
        """Give an exact day, or with a datetime an exact minute."""
        minute = isinstance(day, datetime)
        return cls(day.strftime("%Y-%m-%dT%H:%M") if minute else day.isoformat())

    @property
    def exact(self) -> bool:
        """Tell whether it is one day, perhaps with a time."""
        return _EXACT.fullmatch(self.text) is not None

    @property
    def day(self) -> date:
        """The earliest day it can mean."""
        return date.fromisoformat(self.first)

    @property
    def last_day(self) -> date:
        """The latest day it can mean."""
        return date.fromisoformat(self.last)

    @property
    def time(self) -> time | None:
        """The time of day, where there is one."""
        clock = self.text.partition("T")[2]
        return time.fromisoformat(clock) if clock and self.exact else None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, When) and self.text == other.text

    def __lt__(self, other: "When") -> bool:
        return (self.first, self.text) < (other.first, other.text)

    def __le__(self, other: "When") -> bool:
        return self == other or self < other

    def __hash__(self) -> int:
        return hash(self.text)

    def __repr__(self) -> str:
        return "When()"

    @classmethod
    def __get_pydantic_core_schema__(cls, *_: Any) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(
            cls.parse, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    def __str__(self) -> str:
        return self.text


Due = Annotated[When, Mark.DEADLINE, Mark.STANDING]
Awaited = Annotated[When, Mark.DEADLINE]
Until = Annotated[When, Mark.END]
Done = Annotated[When, Mark.DONE]


def _span(text: str) -> tuple[str, str]:
    """Compute the earliest and the latest day of a date text."""
    if _EXACT.fullmatch(text):
        datetime.fromisoformat(text)
        return text[:10], text[:10]
    start, slash, end = text.partition("/")
    if slash and _EXACT.fullmatch(start) and _EXACT.fullmatch(end):
        _forward(start, end)
        return _span(start)[0], _span(end)[1]
    return _soft_span(text)


def _forward(first: str, last: str) -> tuple[str, str]:
    """Give both edges, or refuse a span that runs backward."""
    if last < first:
        raise ValueError
    return first, last


@cache
def _soft_span(text: str) -> tuple[str, str]:
    start, slash, end = text.partition("/")
    first, last = _outermost(start), _outermost(end if slash else start)
    if first and last:
        return first[0], last[1]
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        soft = parse_edtf(text)
    except EDTFParseException:
        raise ValueError from None
    lower, upper = soft.lower_strict(), soft.upper_strict()
    if getattr(upper, "tm_year", 1) < 1:
        raise ValueError  # before the calendar begins
    return _edge(lower, _FIRST_DAY), _edge(upper, _LAST_DAY)


def _outermost(text: str) -> tuple[str, str] | None:
    """Give the outermost days of a year, a month or a day as EDTF does, without its library.

    A mark that it is uncertain moves neither. None for anything else, and for what does
    not exist: the library, which is dear to import, has the last word.
    """
    found = _NAMED.fullmatch(text)
    if found is None:
        return None
    year, month, day = found.groups()
    try:
        first = date.fromisoformat(f"{year}-{month or '01'}-{day or '01'}")
    except ValueError:
        return None
    if day:
        return first.isoformat(), first.isoformat()
    after = first.month % 12 + 1 if month else 1
    last = first.replace(month=after) - _ONE_DAY if after > 1 else first.replace(month=12, day=31)
    return first.isoformat(), last.isoformat()


def _edge(day: Any, unknown: str) -> str:
    """Write an edge of an EDTF date as ISO text; an open edge is the end of the calendar."""
    year = getattr(day, "tm_year", None)
    if year is None or not 1 <= year <= 9999:  # noqa: PLR2004 — what ISO dates can hold
        return unknown
    return date(year, max(day.tm_mon, 1), max(day.tm_mday, 1)).isoformat()
