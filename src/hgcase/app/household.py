"""One household in the hands of a worker: to look at, to ask about, to write in.

`look` is the one way to it. Whatever a command can reach in it is as the team may read it,
through this worker (W17). All of the household is for those who write, and stays in `app`.
"""

from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Concatenate, Final, ParamSpec

from hgcase.app.partly import partly
from hgcase.domain.case_file import CaseFile, kind_of
from hgcase.domain.case_file import sections as every_section
from hgcase.domain.sections import NAMED
from hgcase.domain.wall.seen import Audience, Seen, team
from hgcase.domain.wall.the_wall import is_withheld_in_part, left_for, seen_by
from hgcase.errors import NotFoundError, RefusedError, Term, Typed, as_key
from hgcase.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from datetime import date

    from hgcase.app.context import AppContext
    from hgcase.domain.declare.record import Record
    from hgcase.domain.verbs.steps import Step
    from hgcase.methods.parts import Method
    from hgcase.store.open import Store
    from hgcase.store.record_history import Earlier

P = ParamSpec("P")
ALWAYS: Final = NAMED
"""The sections that every look reads, because texts name their records."""


@dataclass(frozen=True, repr=False, eq=False)
class Opened:
    """A household as one worker has it before them.

    Args:
        revision: how often it had been written.
        today: the day that is taken for today: the one that is looked back to.
        reader: the team, read by this worker.
    """

    ref: str
    revision: int
    today: "date"
    reader: Audience
    _whole: CaseFile
    _asked: "frozenset[str] | None" = None
    _counts: "Mapping[str, int] | None" = None
    _store: "Store | None" = None
    _as_of: "date | None" = None

    @property
    def worker(self) -> str:
        """The key of this worker; nothing where the household does not know them."""
        return self.reader.worker

    @cached_property
    def case(self) -> CaseFile:
        """The records that this worker may write in, texts with their references as they stand."""
        return self._only_asked(left_for(self._whole, self.reader))

    @cached_property
    def seen(self) -> Seen:
        """What the wall lets through, texts written out; this is what is shown."""
        return self._passed._replace(case=self._only_asked(self._passed.case))

    @cached_property
    def counts(self) -> "Mapping[str, int]":
        """How many records of each section this worker may see, read or not."""
        if self._counts is not None:
            return self._counts
        return {name: len(getattr(self._passed.case, name)) for name in every_section()}

    @cached_property
    def method(self) -> "Method | None":
        """The method of the trajectory that runs, in the version it started with."""
        from hgcase.domain.kinds.trajectory import running
        from hgcase.methods import method

        trajectory = running(self.case, self.today)
        return method(trajectory.method, trajectory.method_version) if trajectory else None

    def history(self, section: str) -> "list[Earlier]":
        """Tell, as long as one looks, how records of a section came to be; the oldest first.

        What a record held while it was narrowed to other workers is left out (W17).
        """
        from hgcase.app.past import history

        narrowed = (
            {record.key: record.workers_only for record in getattr(self.seen.case, section)}
            if section != "household"
            else None
        )
        return history(
            self._open, self.ref, section,
            narrowed=narrowed, worker=self.worker, as_of=self._as_of,
        )  # fmt: skip

    @cached_property
    def attached(self) -> "Mapping[str, int]":
        """The keys of the documents that hold something, with their bytes, as long as one looks."""
        return self._open.attached(self.ref)

    def steps(
        self,
        verb: "Callable[Concatenate[CaseFile, P], tuple[Step, ...]]",
        *args: P.args,
        **told: P.kwargs,
    ) -> "tuple[Step, ...]":
        """Let a verb of the domain say which steps to take, by all that is recorded.

        Numbers and versions are above all that are used, also those that this worker may not
        see.
        """
        return verb(self._whole, *args, **told)

    def record(self, section: str, key: str) -> "Record":
        """Give a record by its section (any, where it is empty) and its key, to be changed.

        Raises:
            RefusedError: a part of it is for other workers alone (W17).
        """
        found = self.case.find(section, key) if section else self.case.get(key)
        if found is None:
            raise no_such_record(self.ref, section, key)
        if is_withheld_in_part(self._whole, self.reader, key):
            raise RefusedError(
                N_("A part of {key} is for some workers only; you are not among them."),
                hint=N_("One of them can change it."),
                slug="withheld-in-part",
                key=key,
            )
        return found

    def refuse_unseen(self, circle: "Sequence[str]", *, only: str = "") -> None:
        """Refuse to go on with the plan of a circle of which this worker may not see all.

        Args:
            only: the key of the one version that changes, where no other has part in it.

        Raises:
            PlanForOthersError: some of it is for other workers alone (W17).
        """
        from hgcase.domain.verbs.plan_new import refuse_unseen

        refuse_unseen(self._whole, self.reader, circle, only=only)

    @cached_property
    def _passed(self) -> Seen:
        return seen_by(self._whole, self.reader)

    @property
    def _open(self) -> "Store":
        assert self._store is not None, "this household was not looked at"
        return self._store

    def _only_asked(self, case: CaseFile) -> CaseFile:
        return case if self._asked is None else partly(case, self._asked)


def no_such_record(ref: str, section: str, key: str) -> NotFoundError:
    """Give the one answer to a key that names nothing, or nothing that this worker may read."""
    if not section:
        return NotFoundError(
            N_("There is no {key} in {ref}."), slug="no-such-key", key=as_key(key), ref=ref
        )
    noun = kind_of(section).KIND.called[0]
    return NotFoundError(
        N_("There is no {name} {key} in {ref}."),
        hint=N_("hgcase list {kind} {ref} shows what there is."),
        slug="no-such-record",
        name=Term(noun),
        kind=Typed(noun),
        key=as_key(key),
        ref=ref,
    )


def whole_of(opened: Opened) -> CaseFile:
    """Give all of a household to whoever writes in it, or gives it out whole; never to `cli`."""
    return opened._whole  # noqa: SLF001 — the one door to it


@contextmanager
def look(
    ctx: "AppContext",
    ref: str,
    action: str,
    *,
    whole_ref: bool = False,
    as_of: "date | None" = None,
    sections: "Collection[str] | None" = None,
    more: "Callable[[CaseFile], Collection[str]] | None" = None,
) -> "Iterator[Opened]":
    """Give a household to look at; the look is journaled after it was shown.

    Args:
        ref: the whole ref, or a prefix that is the only one.
        whole_ref: whether only the whole ref will do, because something will be written.
        as_of: give it as it stood at the end of this day; None is now.
        sections: which ones are needed, beside those that texts name (`ALWAYS`); asking for
            another one is an error then, not an empty answer. None is all.
        more: says which others are needed after all, by what was read.
    """
    with ctx.store() as store:
        found = store.find(ref, whole=whole_ref)
        opened = read(ctx, store, found, as_of=as_of, sections=sections, more=more)
        try:
            yield opened
        finally:  # whoever stops reading halfway has looked
            store.looked(found, ctx.act(done(action, as_of)))


def done(action: str, as_of: "date | None") -> str:
    """Give what the journal calls an act; a look back says so."""
    return f"{action} as-of" if as_of else action


def read(
    ctx: "AppContext",
    store: "Store",
    ref: str,
    *,
    as_of: "date | None" = None,
    sections: "Collection[str] | None" = None,
    more: "Callable[[CaseFile], Collection[str]] | None" = None,
) -> Opened:
    """Read a household from an open store, as `look` does; nothing is journaled."""
    if as_of is not None:
        from hgcase.app.past import read_back

        back = read_back(ctx, store, ref, as_of)
        opened = Opened(ref, back.revision, as_of, back.reader, back.case)
    elif sections is not None:
        glance = store.glance(ref, sections, more)
        counts = None if glance.narrowed else glance.counts
        reader = team(ctx.worker_key(glance.case))
        opened = Opened(ref, glance.revision, ctx.today, reader, glance.case, _counts=counts)
    else:
        loaded = store.load(ref)
        opened = in_hand(ctx, loaded.ref, loaded.revision, loaded.case)
    if sections is None:
        return replace(opened, _store=store, _as_of=as_of)
    others = more(whole_of(opened)) if more else ()
    asked = frozenset((*sections, *others, *ALWAYS))
    return replace(opened, _asked=asked, _store=store, _as_of=as_of)


def in_hand(ctx: "AppContext", ref: str, revision: int, case: CaseFile) -> Opened:
    """Give a household of which all is there, as it is now, to the worker of this run."""
    return Opened(ref, revision, ctx.today, team(ctx.worker_key(case)), case)
