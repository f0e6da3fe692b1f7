"""Letting more people read a record: what may be shared, and with whom (W23)."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from hgcase.domain.case_file import CaseFile
from hgcase.domain.checks.field_problems import is_secret_to
from hgcase.domain.declare.prose import references
from hgcase.domain.declare.record import Model, Record
from hgcase.domain.declare.vocabulary import NESTED, fields
from hgcase.domain.kinds.direction import FOR_ALL
from hgcase.domain.kinds.persons import is_child, nobody_there
from hgcase.domain.wall.seen import Audience
from hgcase.domain.wall.the_wall import may_read
from hgcase.errors import RefusedError
from hgcase.i18n import N_

NAMES: Final = (
    "persons", "relations", "workers", "contacts", "organisations", "trajectories", "assignments",
)  # fmt: skip
"""What everybody who takes part may read of the others (wall.md, Defaults)."""


def widened(record: Any, readers: "frozenset[str]", *, where: bool) -> Any:
    """Give a record with these persons in its circle.

    Args:
        where: whether they also get to know where it is. That a person is in the file is
            that person's own `known_to`, so it goes with the circle.
    """
    update: dict[str, Any] = {"visible_to": _with(record.visible_to, readers)}
    knows = getattr(record, "known_to", None)
    if knows is not None and (where or record.KIND.section == "persons"):
        update["known_to"] = _with(knows, readers)
    elif where and hasattr(record, "known_to"):
        update["known_to"] = _with(record.persons, readers)
    return record.model_copy(update=update)


def _with(circle: tuple[str, ...] | None, readers: "frozenset[str]") -> tuple[str, ...]:
    return tuple(sorted({*(circle or ()), *readers}))


def no_longer_secret(record: Any) -> Any:
    """Give a record that is not secret any more: an organisation, a home, or who told it (W12)."""
    name = "secret" if hasattr(record, "secret") else "secret_source"
    return record.model_copy(update={name: "false"})


def refuse_to_open(record: Record, after: Record) -> None:
    """Refuse to say that something is secret no longer, if that may not be."""
    _refuse_for_some(record)
    if after == record:
        raise read_already()


def read_already() -> RefusedError:
    """Refuse to share what changes nothing."""
    return RefusedError(N_("They may read it already; nothing was changed."), slug="read-already")


def _refuse_for_some(record: Record) -> None:
    if record.workers_only:
        raise RefusedError(
            N_("{key} is for some workers only; it is not shared."),
            slug="for-some-workers",
            key=record.key,
        )


def refuse_sharing(
    case: CaseFile, record: Record, after: Record, readers: "frozenset[str]", today: date
) -> None:
    """Refuse to let these persons read a record, if that may not be."""
    _refuse_record(case, record, today)
    for reader in sorted(readers):
        if reader not in case.person_keys:
            raise nobody_there(reader)
        if is_child(case, reader, today):
            raise RefusedError(
                N_("{key} may be a child: nothing is shared with a child here."),
                slug="child-reads",
                key=reader,
            )
        for key in sorted(set(_named(case, after, after, reader)) - {record.key, reader}):
            if is_secret_to(case, key, {reader}):
                raise RefusedError(
                    N_("This names {key}, of whom not each of these readers may know."),
                    slug="names-one-hidden",
                    key=key,
                )
        if not may_read(after, Audience(f"person:{reader}", frozenset((reader,)))):
            raise RefusedError(
                N_("Whatever its circle says, the wall keeps this from {key}."),
                slug="kept-apart",
                key=reader,
            )
    if after == record:
        raise read_already()


def _refuse_record(case: CaseFile, record: Record, today: date) -> None:
    """Refuse a record that is shared with nobody (W2, W3, W5, W8, W12, W17)."""
    if record.KIND.circle != "visible_to":
        raise RefusedError(
            N_("{key} keeps the circle that agreed on it."),
            hint=N_("Agree on a new one with a wider circle."),
            slug="keeps-its-circle",
            key=record.key,
        )
    _refuse_for_some(record)
    if record.may_pass_on in ("ask", "never"):
        raise RefusedError(
            N_("Who gave {key} did not give it to be passed on."),
            hint=N_("Ask first; a yes is a new record, said to be free."),
            slug="under-a-condition",
            key=record.key,
        )
    if record.KIND.section == "accounts":
        raise RefusedError(
            N_("{key} is an account: it is never shared itself."),
            hint=N_(
                "Once who told it said yes, add a new account in the words of the talk together: "
                "hgcase add account, with visible_to."
            ),
            slug="account-is-never-widened",
            key=record.key,
        )
    if _told_alone(case, record):
        raise RefusedError(
            N_("{key} was told alone: it stays with who told it, and the team."),
            hint=N_("What was said again together is a record of its own."),
            slug="told-alone",
            key=record.key,
        )
    if record.said_by in case.person_keys and is_child(case, record.said_by or "", today):
        raise RefusedError(
            N_("{key} comes from a child: it stays with the team."),
            slug="from-a-child",
            key=record.key,
        )


def _told_alone(case: CaseFile, record: Record) -> bool:
    """Tell whether it was told in a talk apart, or is one (W2)."""
    talk: Any = case.find("sessions", getattr(record, "session", None) or "")
    in_one = talk is not None and talk.mode in ("separate", "child")
    return in_one or (record.KIND.apart is not None and record.KIND.apart(record) is not None)


def _named(case: CaseFile, record: Record, part: Model, reader: str) -> Iterator[str]:
    """Yield whom a record names in what a reader would see of it."""
    for field in fields(type(part)):
        value = getattr(part, field.name)
        if not value or not _sees(case, record, part, field, reader):
            continue
        values = value if isinstance(value, tuple) else (value,)
        if field.shape in NESTED:
            for line in values:
                if _sees(case, record, line, field, reader):
                    yield from _named(case, record, line, reader)
        elif field.prose:
            yield from (key for text in values for key in references(text))
        elif field.ref is not None and field.ref.by == "key":
            persons = "persons" in field.ref.sections
            yield from (key for key in values if persons or field.whole or field.required)


def _sees(case: CaseFile, record: Record, part: Any, field: Any, reader: str) -> bool:
    if field.readers is None:
        return True
    if part is record and field.shape in NESTED and isinstance(getattr(part, field.name), tuple):
        return True  # its rule is asked of each line
    allowed = field.readers.rule(case, record, part)
    return allowed is None or reader in allowed


def to_share_with_who_joins(case: CaseFile, key: str, today: date) -> tuple[Record, ...]:
    """Give the names that somebody who joins gets to read: what all others here read (W1).

    What was narrowed below what is usual stays so, and so does whoever is hidden.
    """
    from hgcase.domain.declare.readers import taking_part

    person = case.find("persons", key)
    if person is None or key not in taking_part(case, person, today):
        raise RefusedError(
            N_("{key} takes part in no trajectory here."),
            hint=N_("Write down first that they do: hgcase edit trajectory."),
            slug="does-not-take-part",
            key=key,
        )
    found = []
    for section in NAMES:
        for record in getattr(case, section):
            usual = record.KIND.readers(case, record, today)
            others = set(usual) - {key}
            entered = key in (record.visible_to or ())
            if section == "assignments" and record.role not in FOR_ALL:
                continue
            if key in usual and not entered and others <= set(record.visible_to or ()):
                found.append(record)
    return tuple(each for each in found if not each.workers_only and not each.may_pass_on)
