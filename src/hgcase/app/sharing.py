"""Letting more people read a record: which papers change, and then the act itself (W23)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from hgcase.app.context import AppContext
from hgcase.app.household import Opened, in_hand, read, whole_of
from hgcase.app.one_record import put, refuse
from hgcase.app.papers import Order, every_reader, make_paper
from hgcase.domain.case_file import CaseFile
from hgcase.domain.checks.problems import problems_of
from hgcase.domain.declare.record import Record
from hgcase.domain.kinds.persons import is_child
from hgcase.domain.wall.sharing import (
    no_longer_secret,
    read_already,
    refuse_sharing,
    refuse_to_open,
    to_share_with_who_joins,
    widened,
)
from hgcase.errors import RefusedError, UsageError
from hgcase.reports import KINDS, Kind


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for.

    Args:
        key: of the record; empty where somebody joins.
        readers: who enters its circle.
        where: whether they also get to know where it is (W6).
        opened: whether it is no longer secret, or who told it is not: they agreed (W12, W16).
        joins: who joins those that take part, and gets to read the names (W1).
    """

    key: str
    readers: frozenset[str]
    where: bool = False
    opened: bool = False
    joins: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """What sharing would do, before it is done.

    Args:
        was: the household as it is.
        now: as it would be.
        wish: what was asked for.
        keys: of the records whose circle gets wider.
        papers: audience and kind of each paper that would come out different.
    """

    was: Opened
    now: Opened
    wish: Wish
    keys: tuple[str, ...]
    papers: tuple[tuple[str, str], ...]

    @property
    def ref(self) -> str:
        """The ref of the household."""
        return self.was.ref

    @property
    def readers(self) -> frozenset[str]:
        """Who enters; nobody where something is only no longer secret."""
        return self.wish.readers or frozenset(filter(None, (self.wish.joins,)))


def preview(ctx: AppContext, ref: str, wish: Wish) -> Preview:
    """Find out what sharing would change, and refuse what may not be shared."""
    with ctx.store() as store:
        was = read(ctx, store, store.find(ref, whole=True))
    before = case = whole_of(was)
    wider = _joined(was, wish.joins) if wish.joins else (_wished(was, wish),)
    for each in wider:
        case = put(case, each)
    refuse(problems_of(case), "", wish.key)
    now = in_hand(ctx, was.ref, was.revision, case)
    found = Preview(was, now, wish, tuple(each.key for each in wider), ())
    return replace(found, papers=tuple(_changed_papers(ctx, before, case, found.readers)))


def _joined(was: Opened, joins: str) -> tuple[Record, ...]:
    """Give the names that somebody who joins gets to read, of those that this worker sees."""
    asked = to_share_with_who_joins(whole_of(was), joins, was.today)
    seen = [each for each in asked if was.case.get(each.key) is not None]
    if not seen:
        raise read_already()
    return tuple(widened(each, frozenset((joins,)), where=False) for each in seen)


def _wished(was: Opened, wish: Wish) -> Record:
    """Give the record as it is wished, or refuse it."""
    after = record = was.record("", wish.key)
    if wish.opened:
        after = no_longer_secret(record)
        refuse_to_open(record, after)
    if wish.readers:
        shared: Record = widened(after, wish.readers, where=wish.where)
        refuse_sharing(whole_of(was), after, shared, wish.readers, was.today)
        after = shared
    return after


def looked(ctx: AppContext, found: Preview) -> None:
    """Journal that somebody looked at what sharing would change, and left it at that."""
    with ctx.store() as store:
        store.looked(found.ref, ctx.act("share preview"))


def share(ctx: AppContext, found: Preview) -> None:
    """Let them read it: one line in the journal, of its own."""
    from hgcase.store.reading import Loaded

    before = Loaded(found.ref, found.was.revision, whole_of(found.was))
    with ctx.store() as store:
        store.save(before, whole_of(found.now), ctx.act("share"))


def _changed_papers(
    ctx: AppContext, before: CaseFile, after: CaseFile, readers: frozenset[str]
) -> Iterator[tuple[str, Kind]]:
    """Yield the papers that come out different: those that are usual, and of who enters."""
    for audience in _audiences(ctx, after, readers):
        for kind in KINDS:
            was, now = (_text(ctx, case, audience, kind) for case in (before, after))
            if was != now:
                yield audience, kind


def _audiences(ctx: AppContext, case: CaseFile, readers: frozenset[str]) -> list[str]:
    grown = sorted(key for key in readers if not is_child(case, key, ctx.today))
    named = [f"person:{key}" for key in grown]
    usual = [each for each in every_reader(case, ctx.today) if each != "team"]
    return list(dict.fromkeys([*usual, *named]))


def _text(ctx: AppContext, case: CaseFile, audience: str, kind: Kind) -> str | None:
    """Make a paper and give its text; None where there can be no such paper."""
    order = Order(audience, kind, "md", "nl", since=None, until=ctx.today)
    try:
        return make_paper("", case, order, today=ctx.today).text
    except (RefusedError, UsageError):
        return None
