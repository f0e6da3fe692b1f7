"""Somebody phones: names and numbers over all households, a few columns of them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import null, or_
from sqlmodel import Session, select, union

from hgcase.store.asking import asking, stands
from hgcase.store.connection import Connection
from hgcase.store.rows import row
from hgcase.store.sections import directory_table, section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hgcase.domain.kinds.persons import SafeContact

LOOKED_AT: Final = {
    "persons": ("name", "called", "phone", "safe_contact"),
    "contacts": ("name", "called", "phone"),
    "stays": ("persons", "phone"),
    "workers": ("name",),
    "organisations": ("name", "phone"),
}
"""What of each section is looked at; none of its records needs one of another section."""


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody, or some place, with a name or a number.

    Args:
        entry: the number of what households share of it; None where they share nothing.
        name: in full; none of a stay.
        called: how this one is called, where that is another word.
        persons: of a stay who is there.
    """

    ref: str
    section: str
    key: str
    entry: int | None = None
    name: str = ""
    called: str = ""
    phone: str = ""
    persons: tuple[str, ...] = ()
    safe_contact: "SafeContact | None" = None


@dataclass(frozen=True, slots=True)
class People:
    """Whoever stands in a file by name or number, but for what was taken back.

    Args:
        known: those; of what households share a line for each of them, by name.
        narrowed: the refs of the households in which some of it is for some workers only.
    """

    known: tuple[Known, ...]
    narrowed: frozenset[str]


def people(connection: Connection) -> People:
    """Look through all households of a store."""
    with asking(connection) as session:
        known = [each for name in LOOKED_AT for each in _known(session, name)]
        return People(tuple(known), _narrowed(session))


def _known(session: Session, name: str) -> "Iterator[Known]":
    """Yield the records of a section that have a name or a number."""
    home, of, own = row("households"), row(name), section(name)
    held = row(directory_table(name)) if own.directory else of
    columns = {each: getattr(held, each) for each in LOOKED_AT[name]}
    told = [columns[each] for each in ("name", "phone") if each in columns]
    asked: Any = select(home.ref, of.key, held.id if own.directory else null(), *columns.values())
    asked = asked.join(home, home.id == of.household_id)
    if own.directory:
        asked = asked.join(held, held.id == of.entry_id).order_by(held.name, held.id)
    asked = asked.where(stands(of), or_(*(each.is_not(None) for each in told)))
    for ref, key, entry, *values in session.exec(asked.order_by(home.ref, of.position)):
        given = zip(columns, values, strict=True)
        yield Known(ref, name, key, entry, **{each: value for each, value in given if value})


def _narrowed(session: Session) -> frozenset[str]:
    home = row("households")
    some = [
        select(home.ref).join(of, of.household_id == home.id).where(of.workers_only.is_not(None))
        for of in map(row, LOOKED_AT)
    ]
    return frozenset(session.scalars(union(*some)))
