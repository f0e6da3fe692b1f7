"""What one run works with: settings, the clock, and the way to the store."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from hgcase.config import Settings
from hgcase.errors import ImpossibleDateError

if TYPE_CHECKING:
    from hgcase.domain.case_file import CaseFile
    from hgcase.store.journal import Act
    from hgcase.store.open import Store
    from hgcase.store.place import Place


@dataclass(frozen=True)
class AppContext:
    """One run of the program.

    Args:
        settings: places, worker, language.
        now: local wall-clock time, read once.
        ask_passphrase: asks for the passphrase, or refuses where there is no terminal.
    """

    settings: Settings
    now: datetime
    ask_passphrase: Callable[[], str]

    @property
    def today(self) -> date:
        """The day of this run."""
        return self.now.date()

    @property
    def place(self) -> "Place":
        """Where the store is."""
        from hgcase.store.place import Place

        return Place(self.settings.home, self.settings.url)

    def act(self, action: str) -> "Act":
        """Give the journal's word for what is done now, by whom."""
        from hgcase.store.journal import Act

        return Act(action, self.settings.worker, datetime.now(UTC))  # noqa: TID251 — the journal's clock

    @cached_property
    def key(self) -> bytes:
        """The key of the store, asked for once a run."""
        from hgcase.store import keys

        return keys.unlock(
            self.place, key_file=self.settings.key_file, ask_passphrase=self.ask_passphrase
        )

    @contextmanager
    def store(self) -> "Iterator[Store]":
        """Open the store for as long as it is needed."""
        from hgcase.store.open import open_store

        with open_store(self.place, self.key) as store:
            yield store

    def worker_key(self, case: "CaseFile") -> str:
        """Give the key under which this household knows the worker of this run."""
        return next(
            (worker.key for worker in case.workers if worker.name == self.settings.worker), ""
        )


def read_clock() -> datetime:
    """Read the wall clock; HGCASE_TODAY (a date, perhaps with a time) stands in for it."""
    given = os.environ.get("HGCASE_TODAY")
    now = datetime.now()  # noqa: TID251 — the one place where the clock is read
    if not given:
        return now
    try:
        stood_in = datetime.fromisoformat(given)
    except ValueError:
        raise ImpossibleDateError from None
    return stood_in if "T" in given else datetime.combine(stood_in.date(), now.time())
