"""What was typed for a field, on the command line or at a question, as a case file has it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Final, get_args

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from hgcase.cli.language import _, spoken
from hgcase.cli.matching import Choice, NoChoiceError, chosen, listed, several
from hgcase.cli.when import Direction, said
from hgcase.domain.declare.labels import field_words
from hgcase.domain.declare.values import When, clean_text
from hgcase.domain.declare.vocabulary import Field, Mark
from hgcase.errors import ImpossibleDateError, NotFoundError, UsageError
from hgcase.i18n import N_

if TYPE_CHECKING:
    from hgcase.domain.case_file import CaseFile
    from hgcase.domain.declare.record import Model

NOBODY: Final = "team"
SHORTEST_OWN: Final = 3  # letters of a word of one's own; a key typed too early is no word
_WORD: Final = re.compile(r"[a-z][a-z0-9_]{0,40}")
_KEY: Final = re.compile(r"[A-Za-z]{1,3}[0-9]{1,6}|[A-Za-z]{1,2}")
_LASTS: Final = re.compile(r"(\d{1,4}) ?([a-z])[a-z]*")
_UNITS: Final = {"d": "D", "w": "W", "m": "M", "y": "Y", "j": "Y"}
_FLAGS: Final = {"true": ("y", "j"), "false": ("n",), "unknown": ("u", "o")}
"""Letters for yes, no and unknown, beside their words."""


@cache
def carries_text(kind: "type[Model]", name: str) -> bool:
    """Tell whether a field can hold a name or a text of one's own: never in argv."""
    return any(
        isinstance(mark, AfterValidator) and mark.func is clean_text
        for mark in _marks(kind.model_fields[name])
    )


def _marks(info: Any) -> list[Any]:
    found = list(info.metadata)
    todo = [info.annotation]
    while todo:
        annotation = todo.pop()
        found += getattr(annotation, "__metadata__", ())
        todo += [each for each in get_args(annotation) if get_args(each)]
    return found


def understood(field: Field, typed: str, now: datetime, case: "CaseFile | None" = None) -> Any:
    """Give what somebody means by one answer, as a case file writes it.

    Args:
        case: the household, where what keys name is looked up; None to look later.

    Raises:
        UsageError, ImpossibleDateError: it means nothing here; said without repeating it.
    """
    if field.shape != "texts":
        return _one(field, typed.strip(), now, case)
    if field.circle and typed.strip().lower() == NOBODY:
        return NOBODY
    if field.words or field.list:
        return words_meant(field, typed, choices_of(field))
    return [_one(field, each, now, case) for each in typed.replace(",", " ").split()]


def _one(field: Field, typed: str, now: datetime, case: "CaseFile | None") -> str:
    if field.ref is not None and field.ref.by == "key":
        return _key(field, typed, case)
    if field.type is int:
        return _number(typed)
    if field.type is When:
        return moment(typed, now, direction_of(field))
    if field.words or field.list:
        return word_meant(field, typed, choices_of(field))
    return _lasting(typed) if Mark.DURATION in field.marks else typed


def _key(field: Field, typed: str, case: "CaseFile | None") -> str:
    assert field.ref is not None
    if field.ref.word and typed.lower() in (field.ref.word, _("unknown")):
        return field.ref.word
    if not _KEY.fullmatch(typed):
        raise UsageError(N_("Keys are asked here, such as A, w1 or n1."), slug="not-a-key")
    key = typed.upper() if typed.isalpha() else typed.lower()
    record = case.get(key) if case else None
    if case is not None and (
        record is None or (field.ref.sections and record.KIND.section not in field.ref.sections)
    ):
        raise NotFoundError(N_("There is no {key} here that fits."), slug="not-here", key=key)
    return key


def _number(typed: str) -> str:
    if not typed.isdecimal():
        raise UsageError(N_("A whole number is asked here."), slug="not-a-number")
    return typed


def choices_of(field: Field) -> list[Choice]:
    """Give the words that a field can have, as they are said in either language."""
    words = listed(field_words(spoken(), field), field.list or field.name)
    if not field.flag:
        return words
    return [replace(each, others=(*each.others, *_FLAGS[each.code])) for each in words]


def word_meant(field: Field, typed: str, choices: Sequence[Choice]) -> str:
    """Give the one word that is meant; an open list takes any other word too."""
    try:
        return chosen(typed, choices).code
    except NoChoiceError as error:
        if field.words or error.slug == "ambiguous":
            raise
    own = typed.strip().lower().replace("-", "_").replace(" ", "_")
    if len(own) < SHORTEST_OWN or not _WORD.fullmatch(own):
        raise UsageError(
            N_("One word is asked here: a number of the list, or a word of your own."),
            slug="not-an-open-word",
        )
    return own


def words_meant(field: Field, typed: str, choices: Sequence[Choice]) -> list[str]:
    """Give the words that are meant, told apart by commas, else by spaces; each once."""
    try:
        return [each.code for each in several(typed, choices)]
    except NoChoiceError as error:
        if field.words or error.slug == "ambiguous":
            raise
    parts = typed.split(",") if "," in typed else typed.split()
    return list(dict.fromkeys(word_meant(field, each, choices) for each in parts if each.strip()))


def _lasting(typed: str) -> str:
    """Give how long something lasts: ``P3M`` as it is, ``3 months`` and ``10d`` as well."""
    found = _LASTS.fullmatch(typed.lower())
    if found is None or found[2] not in _UNITS:
        return typed.upper()
    return f"P{found[1]}{_UNITS[found[2]]}"


def lies_ahead(field: Field) -> bool:
    """Tell whether the days of a field usually lie ahead."""
    return not field.marks.isdisjoint((Mark.DEADLINE, Mark.END))


def direction_of(field: Field) -> Direction:
    """Tell where a day of the week lies that somebody says for a field."""
    return "future" if lies_ahead(field) else "past"


def moment(typed: str, now: datetime, direction: Direction = "past") -> str:
    """Give a date, with or without a time, as a case file writes it; or a soft one."""
    try:
        day = said(typed, now, direction)
    except ImpossibleDateError:
        try:
            return When.parse(typed).text
        except PydanticCustomError:
            raise ImpossibleDateError from None
    return day.strftime("%Y-%m-%dT%H:%M") if isinstance(day, datetime) else day.isoformat()


def day_said(text: str) -> str:
    """Say a date of a case file in full; a soft one as it stands."""
    when = When.parse(text)
    if not when.exact:
        return when.text
    day: date = when.day
    clock = f" {when.time:%H:%M}" if when.time else ""
    return f"{spoken().weekday(day)} {spoken().day(day)}{clock}"
