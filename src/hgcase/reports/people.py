"""Who is who on a paper: readers, senders, and names where a record holds keys."""

from collections.abc import Iterable
from dataclasses import dataclass

from hgcase.domain.kinds.directory import Organisation, Worker
from hgcase.domain.kinds.network import Contact
from hgcase.domain.wall.seen import Seen


@dataclass(frozen=True, slots=True)
class Phone:
    """Somebody who can be called; what is not known, or not for this paper, is empty."""

    name: str
    number: str = ""
    hours: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sender:
    """From whom a paper is: workers as they are named on paper, and where they work (W16)."""

    workers: tuple[str, ...]
    organisations: tuple[Phone, ...]


def names(seen: Seen, keys: Iterable[str]) -> tuple[str, ...]:
    """Name these parties, in this order; one without a name that may be known is left out."""
    return tuple(name for key in keys if (name := seen.name(key)))


def sender(seen: Seen, keys: Iterable[str]) -> Sender:
    """Name the workers among *keys* and their organisations, each once."""
    met = set(keys)
    workers = [worker for worker in seen.case.workers if worker.key in met]
    employers = {worker.organisation for worker in workers}
    return Sender(
        tuple(_on_paper(seen, worker) for worker in workers),
        tuple(
            Phone(employer.name, employer.phone or "", employer.hours or "")
            for employer in seen.case.organisations
            if employer.key in employers
        ),
    )


def _on_paper(seen: Seen, worker: Worker) -> str:
    return worker.on_paper or seen.name(worker.key)


def callee(seen: Seen, key: str) -> Phone | None:
    """Say how to call somebody; a worker by the number of the organisation (W16)."""
    record = seen.case.get(key)
    if isinstance(record, Organisation):
        return Phone(record.name, record.phone or "", record.hours or "")
    if isinstance(record, Contact):
        return Phone(seen.name(key), record.phone or "", "", record.relation or "")
    if isinstance(record, Worker):
        employer = seen.case.find("organisations", record.organisation or "")
        phone = employer.phone or "" if isinstance(employer, Organisation) else ""
        return Phone(_on_paper(seen, record), phone)
    return None
