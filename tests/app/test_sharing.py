"""Sharing a record (W23): what is never shared, with whom not, and what it changes."""

from datetime import date
from typing import Any

import pytest
from tests.app.made import WHOLE
from tests.support.cli import Home
from tests.support.refusals import refuses

from hgcase.app import exchange, sharing
from hgcase.app.context import AppContext
from hgcase.app.sharing import Wish
from hgcase.app.writing import write
from hgcase.cli.run import context
from hgcase.domain.case_file import CaseFile
from hgcase.domain.verbs.steps import Changed
from hgcase.domain.wall import sharing as rules
from hgcase.domain.wall.seen import Audience
from hgcase.domain.wall.the_wall import may_read
from hgcase.errors import ChangedMeanwhileError
from hgcase.formats.reading import read_case

TODAY = date(2026, 9, 27)


@pytest.fixture(scope="module")
def case() -> CaseFile:
    return read_case(WHOLE, TODAY)


@pytest.fixture
def ctx(home: Home, monkeypatch: pytest.MonkeyPatch) -> AppContext:
    for name, value in home.env.items():
        monkeypatch.setenv(name, value)
    return context()


@pytest.fixture
def ref(ctx: AppContext) -> str:
    return exchange.take_in(ctx, WHOLE).ref


def try_to_share(case: CaseFile, key: str, *readers: str, where: bool = False) -> Any:
    record = case.get(key)
    assert record is not None
    after = rules.widened(record, frozenset(readers), where=where)
    rules.refuse_sharing(case, record, after, frozenset(readers), TODAY)
    return after


@pytest.mark.parametrize(
    ("key", "reader", "slug"),
    [
        ("r1", "C", "keeps-its-circle"),
        ("sp1", "E", "keeps-its-circle"),
        ("mk2", "A", "for-some-workers"),
        ("sm1", "A", "under-a-condition"),
        ("ac1", "A", "account-is-never-widened"),
        ("ac2", "B", "account-is-never-widened"),
        ("s2", "B", "told-alone"),
        ("ob1", "B", "told-alone"),
        ("sm4", "B", "told-alone"),
        ("pp1", "B", "told-alone"),
        ("c2", "B", "told-alone"),
        ("sm3", "A", "from-a-child"),
        ("sm2", "C", "child-reads"),
        ("g3", "B", "names-one-hidden"),
        ("o2", "A", "kept-apart"),
        ("ad1", "A", "kept-apart"),
        ("g1", "A", "read-already"),
        ("g1", "Q", "nobody-there"),
    ],
)
def test_what_is_not_shared(case: CaseFile, key: str, reader: str, slug: str) -> None:
    with refuses(slug):
        try_to_share(case, key, reader)


def test_a_shared_record_is_read_by_who_enters(case: CaseFile) -> None:
    after = try_to_share(case, "at1", "A", "B")

    assert after.visible_to == ("A", "B")
    assert may_read(after, Audience("together:A,B", frozenset(("A", "B"))))


def test_where_somebody_is_stays_apart_unless_it_is_shared_too(case: CaseFile) -> None:
    with refuses("read-already"):
        try_to_share(case, "st1", "A")
    assert try_to_share(case, "st1", "A", where=True).known_to == ("A", "B")
    assert try_to_share(case, "st2", "B", where=True).known_to == ("A", "B")


def test_who_is_told_of_a_hidden_person_knows_of_them_from_then_on(case: CaseFile) -> None:
    hidden = try_to_share(case, "E", "B")

    assert (hidden.known_to, hidden.visible_to) == (("A", "B"), ("A", "B"))


def test_sharing_names_the_papers_and_leaves_a_line_of_its_own(ctx: AppContext, ref: str) -> None:
    found = sharing.preview(ctx, ref, Wish("c1", frozenset(("E",))))
    assert ("together:A,B", "safety-plan") not in found.papers

    sharing.share(ctx, found)
    with ctx.store() as store:
        [*_, imported, shared] = store.journal(ref)
        record: Any = store.load(ref).case.get("c1")
    assert imported.action == "import"
    assert (shared.action, dict(shared.objects)) == ("share", {"conditions.c1": ["visible_to"]})
    assert record.visible_to == ("A", "B", "E")


@pytest.mark.parametrize(
    ("key", "field"), [("o2", "secret"), ("sm2", "secret_source"), ("sm1", "secret_source")]
)
def test_what_was_secret_is_opened_by_sharing_alone(
    ctx: AppContext, ref: str, key: str, field: str
) -> None:
    found = sharing.preview(ctx, ref, Wish(key, frozenset(), opened=True))
    sharing.share(ctx, found)
    with ctx.store() as store:
        record: Any = store.load(ref).case.get(key)

    assert getattr(record, field) == "false"
    with refuses("read-already"):
        sharing.preview(ctx, ref, Wish(key, frozenset(), opened=True))


def test_a_look_that_came_to_nothing_is_journaled_too(ctx: AppContext, ref: str) -> None:
    sharing.looked(ctx, sharing.preview(ctx, ref, Wish("at1", frozenset(("A",)))))

    with ctx.store() as store:
        assert store.journal(ref)[-1].action == "share preview"
        assert store.load(ref).revision == 1


def test_a_paper_that_changes_is_named(ctx: AppContext, ref: str) -> None:
    write(ctx, ref, [Changed("conditions", "c1", {"visible_to": "team"})], "edit")

    found = sharing.preview(ctx, ref, Wish("c1", frozenset(("A", "B"))))
    assert ("together:A,B", "safety-plan") in found.papers
    assert ("person:B", "progress") not in found.papers


def test_papers_that_were_named_are_those_that_change(ctx: AppContext, ref: str) -> None:
    found = sharing.preview(ctx, ref, Wish("at1", frozenset(("A",))))
    write(ctx, ref, [Changed("markers", "mk1", {"since": "2020"})], "edit")

    with pytest.raises(ChangedMeanwhileError):
        sharing.share(ctx, found)


def test_who_joins_gets_to_read_the_names_and_nothing_else(ctx: AppContext, ref: str) -> None:
    with refuses("does-not-take-part"):
        sharing.preview(ctx, ref, Wish("", frozenset(), joins="C"))
    joined = [{"person": key, "since": "2026-09-07"} for key in ("A", "B", "C")]
    write(ctx, ref, [Changed("trajectories", "t1", {"participants": joined})], "edit")

    found = sharing.preview(ctx, ref, Wish("", frozenset(), joins="C"))
    sharing.share(ctx, found)
    with ctx.store() as store:
        case = store.load(ref).case
    read = {record.key for record in case.records() if "C" in (record.visible_to or ())}
    assert read == {"A", "B", "C", "o1", "w1", "w2", "n1", "t1"}


def test_what_was_narrowed_stays_narrow_when_somebody_joins(case: CaseFile) -> None:
    [contact] = case.contacts
    narrowed = contact.model_copy(update={"visible_to": ("A",)})
    joined = case.trajectories[0].participants[0].model_copy(update={"person": "C"})
    both = (*case.trajectories[0].participants, joined)
    trajectory = case.trajectories[0].model_copy(update={"participants": both})
    changed = case.replace(contacts=(narrowed,), trajectories=(trajectory,))

    keys = {each.key for each in rules.to_share_with_who_joins(changed, "C", TODAY)}
    assert "n1" not in keys
    assert "w1" in keys
