"""Letting more people read a record: which papers change, and then the act itself (W23)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from hgcase.app.papers import Order, every_reader, make_paper
from hgcase.app.records import Written, find, put, refuse
from hgcase.domain.kinds.persons import is_child
from hgcase.domain.wall.sharing import (
    no_longer_secret,
    refuse_sharing,
    refuse_to_open,
    to_share_with_who_joins,
    widened,
)
from hgcase.errors import RefusedError, UsageError
from hgcase.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hgcase.app.context import AppContext
    from hgcase.domain.case_file import CaseFile
    from hgcase.domain.declare.record import Record

KINDS: Final = ("safety-plan", "progress")


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
        ref: of the household.
        revision: how often it had been written.
        case: as it is.
        after: as it would be.
        wish: what was asked for.
        records: those whose circle gets wider, as they would be.
        papers: audience and kind of each paper that would come out different.
    """

    ref: str
    revision: int
    case: "CaseFile"
    after: "CaseFile"
    wish: Wish
    records: "tuple[Record, ...]"
    papers: tuple[tuple[str, str], ...]

    @property
    def readers(self) -> frozenset[str]:
        """Who enters; nobody where something is only no longer secret."""
        return self.wish.readers or frozenset(filter(None, (self.wish.joins,)))


def preview(ctx: "AppContext", ref: str, wish: Wish) -> Preview:
    """Find out what sharing would change, and refuse what may not be shared.

    Raises:
        NotFoundError: no such household, record or person.
        RefusedError: it may not be shared, or not with them.
    """
    with ctx.store() as store:
        loaded = store.load(store.find(ref, whole=True))
        before = loaded.case
        if wish.joins:
            asked = to_share_with_who_joins(before, wish.joins, ctx.today)
            after = tuple(widened(each, frozenset((wish.joins,)), where=False) for each in asked)
            if not after:
                raise RefusedError(
                    N_("They may read it already; nothing was changed."), slug="read-already"
                )
        else:
            record = find(ctx, loaded, "", wish.key)
            after = (_wished(ctx, before, record, wish),)
        case = before
        for each in after:
            case = put(case, each)
        refuse(case.problems(), "", wish.key)
        entering = wish.readers | frozenset(filter(None, (wish.joins,)))
        papers = tuple(_changed_papers(ctx, before, case, entering))
        return Preview(loaded.ref, loaded.revision, before, case, wish, after, papers)


def _wished(ctx: "AppContext", case: "CaseFile", record: "Record", wish: Wish) -> "Record":
    """Give the record as it is wished, or refuse it."""
    after = record
    if wish.opened:
        after = no_longer_secret(record)
        refuse_to_open(record, after)
    if wish.readers:
        shared: Record = widened(after, wish.readers, where=wish.where)
        refuse_sharing(case, after, shared, wish.readers, ctx.today)
        after = shared
    return after


def looked(ctx: "AppContext", found: Preview) -> None:
    """Journal that somebody looked at what sharing would change, and left it at that."""
    with ctx.store() as store:
        store.looked(found.ref, ctx.act("share preview"))


def share(ctx: "AppContext", found: Preview) -> Written:
    """Let them read it: one line in the journal, of its own.

    Raises:
        ChangedMeanwhileError: somebody else wrote since the papers were named.
    """
    from hgcase.store.reading import Loaded

    with ctx.store() as store:
        store.save(Loaded(found.ref, found.revision, found.case), found.after, ctx.act("share"))
    first = found.records[0]
    return Written(found.ref, first.KIND.section, first.key, found.after, ("visible_to",))


def _changed_papers(
    ctx: "AppContext", before: "CaseFile", after: "CaseFile", readers: frozenset[str]
) -> "Iterator[tuple[str, str]]":
    """Yield the papers that come out different: those that are usual, and of who enters."""
    for audience in _audiences(ctx, after, readers):
        for kind in KINDS:
            was, now = (_text(ctx, case, audience, kind) for case in (before, after))
            if was != now:
                yield audience, kind


def _audiences(ctx: "AppContext", case: "CaseFile", readers: frozenset[str]) -> list[str]:
    grown = sorted(key for key in readers if not is_child(case, key, ctx.today))
    named = [f"person:{key}" for key in grown]
    usual = [each for each in every_reader(case, ctx.today) if each != "team"]
    return list(dict.fromkeys([*usual, *named]))


def _text(ctx: "AppContext", case: "CaseFile", audience: str, kind: str) -> str | None:
    """Make a paper and give its text; None where there can be no such paper."""
    order = Order(audience, kind, "md", "nl", since=None, until=ctx.today)
    try:
        return make_paper("", case, order, today=ctx.today).text
    except (RefusedError, UsageError):
        return None
