"""What of a kind is said where: the forms of its headline, and the order of its fields."""

from datetime import date
from functools import cache
from string import Formatter
from typing import TYPE_CHECKING, Any, Final

from hgcase.domain.declare.vocabulary import NESTED, Field, Head, Mark, fields
from hgcase.domain.standing.dated import own_fields
from hgcase.i18n import N_

if TYPE_CHECKING:
    from hgcase.domain.case_file import CaseFile
    from hgcase.domain.declare.record import Model
    from hgcase.domain.declare.values import When

OFF_LINES: Final = frozenset({Mark.ASIDE, Mark.REACH, Mark.CIRCLE})
"""What stands on no line: how to reach somebody, who may read it, what is for a sheet."""
_ABOUT: Final = (N_("about {about}"),)


@cache
def places(form: str) -> tuple[str, ...]:
    """Give the fields that a form has places for."""
    return tuple(name for _, name, _, _ in Formatter().parse(form) if name)


@cache
def head_of(kind: "type[Model]") -> tuple[tuple[str, ...], ...]:
    """Give the pieces of a headline, each in the ways in which it can be said.

    Whom a record is about belongs to it, wherever that is not said by its kind.
    """
    pieces = _in_ways(kind.HEAD)
    told = {name for forms in pieces for form in forms for name in places(form)}
    about = "about" in kind.model_fields and "about" not in told
    return (*pieces, _ABOUT) if about else pieces


@cache
def named_of(kind: "type[Model]") -> tuple[tuple[str, ...], ...]:
    """Give the pieces by which another record calls this one; none where its headline does."""
    return _in_ways(kind.NAMED)


def _in_ways(head: "Head") -> tuple[tuple[str, ...], ...]:
    return tuple((each,) if isinstance(each, str) else each for each in head)


@cache
def field_named(kind: "type[Model]", name: str) -> Field | None:
    """Give a field by its name; None where the kind has none that is called so."""
    return next((each for each in fields(kind) if each.name == name), None)


@cache
def line_fields(kind: "type[Model]") -> tuple[Field, ...]:
    """Give the fields that stand on a line, lists last; no readers and no numbers to call."""
    own = [field for field in own_fields(kind) if field.marks.isdisjoint(OFF_LINES)]
    heart = tuple(field for field in own if field.shape not in NESTED)
    return (*heart, *(field for field in own if field not in heart))


@cache
def sheet_fields(kind: "type[Model]") -> tuple[Field, ...]:
    """Give all fields, what is to be asked first before any number (practice 5)."""
    found = fields(kind)
    first = tuple(field for field in found if Mark.ASK_FIRST in field.marks)
    rest = [field for field in found if Mark.ASK_FIRST not in field.marks]
    place = next((n for n, field in enumerate(rest) if Mark.REACH in field.marks), len(rest))
    return (*rest[:place], *first, *rest[place:])


_STANDS: Final = {
    "suspended": N_("suspended now"),
    "not_in_force": N_("not in force now"),
    "annulled": N_("annulled by the court"),
}


def derived(
    case: "CaseFile", model: Any, name: str, today: date
) -> "When | str | tuple[str, ...] | None":
    """Give what a headline tells that no field holds: a date, a text, or the keys of persons.

    How an order stands, until when, from when (E05); who did not come to a talk.
    """
    if name == "missed":
        return missed_by(case, model) if model.state == "no_show" else None
    return _of_an_order(case, model, name, today)


def missed_by(case: "CaseFile", talk: Any) -> tuple[str, ...]:
    """Give the persons who were invited to a talk and were not there, as far as it is known.

    Of several of whom nobody is written down as present, one may have come all the same.
    """
    invited = [key for key in talk.invited if key in case.person_keys]
    missed = tuple(key for key in invited if key not in talk.present)
    return missed if len(invited) == 1 or len(missed) < len(invited) else ()


def _of_an_order(case: "CaseFile", order: Any, name: str, today: date) -> "When | str | None":
    from hgcase.domain.standing.in_force import order_on, stretches

    standing = order_on(case, order, today)
    told: dict[str, When | str | None] = {"how_it_stands": _STANDS.get(standing.state)}
    if standing.state == "not_in_force":
        valid = [each for each in stretches(case, order) if not each.annulled]
        ends = [each.until for each in valid if each.until and each.until.last_day < today]
        begins = [each.since for each in valid if each.since.day > today]
        if begins:
            told = {"holds_from": min(begins)}
        elif ends:
            told = {"held_until": max(ends)}
    elif standing.stretch and standing.binds:
        told["holds_until"] = standing.stretch.until
    return told.get(name)
