"""A draft is kept for whoever is answering, and is nothing else: no part of any file."""

import signal
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import sleep
from typing import Any

import pytest
from tests.store.made import NOON, Made, a_case, an_act, driver, finished, program
from tests.support.refusals import refuses

from hgcase.errors import RefusedError, StoreError
from hgcase.formats.writing import write_case
from hgcase.store.create import create
from hgcase.store.drafts import Draft
from hgcase.store.open import Store
from hgcase.store.place import Place

LATER = NOON + timedelta(minutes=3)
MINE = "Sanne de Bruin"
OTHER = "Omar Proef"
SAID = "Hij stond weer bij de school"
TALK: dict[str, Any] = {"answers": ["joint", ["A", "B"], None, SAID, ""], "at": 4}


@pytest.fixture
def store(made: Made) -> Any:
    with made.open() as opened:
        yield opened


def keep(store: Store, ref: str | None, content: dict[str, Any] = TALK, **given: Any) -> None:
    """Keep a draft of a talk, of one worker, at noon."""
    of: dict[str, Any] = {"worker": MINE, "command": "log-session", "at": NOON} | given
    store.keep_draft(of["worker"], of["command"], ref, content, at=of["at"])


def a_ref(store: Store) -> str:
    return store.add(a_case(), an_act())


@pytest.mark.parametrize("of_household", [True, False])
def test_a_draft_comes_back_as_it_was(of_household: bool, made: Made) -> None:
    with made.open() as store:
        ref = a_ref(store) if of_household else None
        keep(store, ref)

    with made.open() as store:
        assert store.draft(MINE, "log-session", ref) == Draft("log-session", ref, NOON, NOON, TALK)


def test_the_last_answers_take_the_place_of_those_before(store: Store) -> None:
    ref = a_ref(store)
    for at, n in ((NOON, 1), (LATER, 2)):
        for where in (ref, None):
            keep(store, where, {"n": n}, at=at)

    for where in (ref, None):
        assert store.draft(MINE, "log-session", where) == Draft(
            "log-session", where, NOON, LATER, {"n": 2}
        )
    assert driver(store).rows("SELECT COUNT(*) FROM drafts") == [(2,)]


def test_each_command_and_household_has_a_draft_of_its_own(store: Store) -> None:
    one, two = a_ref(store), a_ref(store)
    for n, (ref, command) in enumerate([(one, "log-session"), (one, "break"), (two, "break")]):
        keep(store, ref, {"n": n}, command=command, at=NOON + timedelta(minutes=n))
    keep(store, None, {"n": 3}, command="new-household", at=LATER)

    listed = store.drafts(MINE)
    assert [(each.command, each.ref) for each in listed] == [
        ("new-household", None), ("break", two), ("break", one), ("log-session", one),
    ]  # fmt: skip
    assert [dict(each.content) for each in listed] == [{}] * 4
    found = [store.draft(MINE, each.command, each.ref) for each in listed]
    assert [each.content["n"] for each in found if each] == [3, 2, 1, 0]


def test_a_draft_of_one_worker_is_given_to_no_other(store: Store) -> None:
    ref = a_ref(store)
    for where in (ref, None):
        keep(store, where)
        assert store.draft(OTHER, "log-session", where) is None
        store.drop_draft(OTHER, "log-session", where)
        store.keep_draft(OTHER, "log-session", where, {"n": 1}, at=LATER)
        store.drop_draft(OTHER, "log-session", where)
    store.save(store.load(ref), a_case(), an_act(), finishes="log-session")
    store.add(a_case(), an_act(), finishes="log-session")

    assert store.drafts(OTHER) == []
    for where in (ref, None):
        found = store.draft(MINE, "log-session", where)
        assert found is not None
        assert found.content == TALK


def test_a_dropped_draft_is_gone(store: Store) -> None:
    ref = a_ref(store)
    for where in (ref, None):
        keep(store, where)
    store.drop_draft(MINE, "log-session", ref)

    assert store.draft(MINE, "log-session", ref) is None
    assert [each.ref for each in store.drafts(MINE)] == [None]
    store.drop_draft(MINE, "log-session", None)
    store.drop_draft(MINE, "log-session", None)
    assert store.drafts(MINE) == []


def test_what_is_saved_ends_its_draft_and_no_other(store: Store) -> None:
    ref, other = a_ref(store), a_ref(store)
    worker = an_act().worker
    for where in (ref, other, None):
        for command in ("log-session", "break"):
            keep(store, where, worker=worker, command=command)
    store.save(store.load(ref), a_case(), an_act(), finishes="log-session")
    store.save(store.load(other), a_case(), an_act())
    store.add(a_case(), an_act(), finishes="break")

    assert {(each.command, each.ref) for each in store.drafts(worker)} == {
        ("break", ref), ("log-session", other), ("break", other), ("log-session", None),
    }  # fmt: skip


def test_what_could_not_be_saved_keeps_its_draft(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref, worker = a_ref(store), an_act().worker
    before = store.load(ref)
    for where in (ref, None):
        keep(store, where, worker=worker)
    with monkeypatch.context() as failing:
        failing.setattr(driver(store), "commit", _fail)
        with pytest.raises(KeyboardInterrupt):
            store.save(before, a_case(), an_act(), finishes="log-session")
        with pytest.raises(KeyboardInterrupt):
            store.add(a_case(), an_act(), finishes="log-session")

    assert store.load(ref) == before
    assert len(store.drafts(worker)) == 2


def test_what_is_saved_and_its_draft_go_in_one_transaction(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between two of them a kill would leave answers that are saved once more."""
    before = store.load(a_ref(store))
    commits = []
    commit = driver(store).commit

    def counted() -> None:
        commits.append(1)
        commit()

    monkeypatch.setattr(driver(store), "commit", counted)
    store.save(before, a_case(), an_act(), finishes="log-session")
    store.add(a_case(), an_act(), finishes="new-household")

    assert len(commits) == 2


def _fail() -> None:
    raise KeyboardInterrupt


def test_a_draft_is_no_part_of_the_file(store: Store) -> None:
    ref = a_ref(store)
    before = store.load(ref), store.journal(ref), store.journal(None), store.overview(NOON.date())
    keep(store, ref)
    after = store.load(ref), store.journal(ref), store.journal(None), store.overview(NOON.date())

    assert after == before
    assert store.verify_journal(ref)
    assert store.look_back(ref, datetime.now(UTC) + timedelta(days=1)).case == a_case()  # noqa: TID251
    assert SAID not in write_case(after[0].case)
    store.save(before[0], a_case(), an_act())  # a draft is no change that another loses to


def test_nothing_that_is_asked_of_all_households_reads_drafts(store: Store) -> None:
    ref = a_ref(store)
    keep(store, ref, {"name": "Drafting Proef"})
    asked: list[str] = []
    plain = driver(store).rows

    def rows(sql: str, values: Any = ()) -> Any:
        asked.append(sql)
        return plain(sql, values)

    with pytest.MonkeyPatch.context() as watching:
        watching.setattr(driver(store), "rows", rows)
        store.load(ref), store.glance(ref, ()), store.overview(NOON.date()), store.refs()
        store.look_back(ref, LATER), store.history(ref, "sessions"), store.people()

    assert len(asked) > 10
    assert not [sql for sql in asked if "drafts" in sql]


def test_text_has_its_one_form_and_may_be_empty(store: Store) -> None:
    keep(store, None, {"cafe\u0301": ["cafe\u0301", "", " ", ("a",), None, True, 3]})
    found = store.draft(MINE, "log-session", None)

    assert found is not None
    assert found.content == {"caf\u00e9": ["caf\u00e9", "", " ", ["a"], None, True, 3]}


@pytest.mark.parametrize(
    ("content", "slug"),
    [
        ({"answers": [["een\x00"]]}, "draft-text"),
        ({"answers": "\udc80"}, "draft-text"),
        ({"\ud800": ""}, "draft-text"),
        ({"answers": "x" * 1_000_000}, "draft-too-large"),
        ({"answers": ["é" * 250_000] * 2}, "draft-too-large"),
    ],
    ids=["nul", "surrogate", "name", "large", "large-together"],
)
def test_what_no_text_can_hold_is_refused_and_the_last_draft_stays(
    content: dict[str, Any], slug: str, store: Store
) -> None:
    keep(store, None)
    with refuses(slug, RefusedError) as refused:
        keep(store, None, content)

    assert refused.value.params == {}
    found = store.draft(MINE, "log-session", None)
    assert found is not None
    assert found.content == TALK


def test_almost_a_megabyte_is_kept(store: Store) -> None:
    keep(store, None, {"text": "x" * 999_900})
    found = store.draft(MINE, "log-session", None)

    assert found is not None
    assert len(found.content["text"]) == 999_900


def test_a_household_that_is_not_there_has_no_drafts(store: Store) -> None:
    with refuses("unknown-ref"):
        store.draft(MINE, "log-session", "ZZ9999")
    with refuses("unknown-ref"):
        keep(store, "ZZ9999")
    with refuses("unknown-ref"):
        store.drop_draft(MINE, "log-session", "ZZ9999")
    assert store.drafts(MINE) == []


def test_a_household_cannot_go_and_leave_its_drafts(store: Store) -> None:
    """Who erases one must erase them too."""
    empty = store.add(a_case(), an_act())
    keep(store, empty)
    for table in ("sessions_checks", "homes_house_keys", "revision"):
        driver(store).run(f"DELETE FROM {table}")  # noqa: S608 — names of tables

    with pytest.raises(StoreError):
        driver(store).run("DELETE FROM households WHERE ref = ?", (empty,))


def test_a_repr_shows_no_answers(store: Store) -> None:
    keep(store, None)

    assert SAID not in repr(store.draft(MINE, "log-session", None))


def test_at_rest_nothing_of_it_can_be_read(in_file: Made) -> None:
    with in_file.open() as store:
        keep(store, None, {"answers": [SAID] * 500})
    held = in_file.place.file.read_bytes()

    assert SAID.encode() not in held
    assert MINE.encode() not in held
    assert [path.name for path in in_file.place.home.iterdir()] == [in_file.place.file.name]


ANSWER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from hgcase.store.open import open_store
from hgcase.store.place import Place

place, key = Place(Path(sys.argv[1]), sys.argv[2]), bytes.fromhex(sys.argv[3])
"""
FOREVER = """
with open_store(place, key) as store:
    n = int(sys.argv[5])
    while True:
        n += 1
        answers = [f"{n} " + "x" * 2000] * n
        store.keep_draft("w", "log-session", sys.argv[4] or None, {"n": n, "answers": answers},
                         at=datetime(2026, 9, 27, tzinfo=UTC))
        print(n, flush=True)
"""
TOGETHER = """
with open_store(place, key) as store:
    while not Path(sys.argv[6]).exists():
        pass
    for n in range(60):
        store.keep_draft("w", f"new-household {n}", None, {"who": sys.argv[5]},
                         at=datetime(2026, 9, 27, tzinfo=UTC))
"""


def test_a_kill_between_answers_leaves_the_last_whole_draft(made: Made) -> None:
    with made.open() as store:
        ref = a_ref(store)
    reached = 0
    for answers in (5, 9, 7):
        given = (made.place.home, made.place.url, made.key.hex(), ref, str(reached))
        process = program(ANSWER + FOREVER, *given)
        assert process.stdout is not None
        for _ in range(answers):
            acknowledged = int(process.stdout.readline())
        process.send_signal(signal.SIGKILL)
        acknowledged = max(acknowledged, *map(int, process.stdout.read().split()), 0)
        process.communicate()

        with made.open() as store:
            found = store.draft("w", "log-session", ref)
            assert found is not None
            reached = found.content["n"]
            assert reached in (acknowledged, acknowledged + 1)
            assert found.content["answers"] == [f"{reached} " + "x" * 2000] * reached
            assert store.load(ref).revision == 1
    assert reached > 20


def test_two_programs_of_one_worker_keep_one_draft(made: Made, tmp_path: Path) -> None:
    given = (made.place.home, made.place.url, made.key.hex(), "")
    go = tmp_path / "go"
    running = [program(ANSWER + TOGETHER, *given, who, go) for who in ("one", "two")]
    sleep(1)  # until both of them have started
    go.touch()
    for process in running:
        finished(process)

    with made.open() as store:
        kept = [(draft.command, draft.ref) for draft in store.drafts("w")]
    assert sorted(kept) == sorted((f"new-household {n}", None) for n in range(60))


def test_a_new_store_has_no_drafts(nowhere: Made) -> None:
    create(Place(nowhere.place.home, nowhere.place.url), nowhere.key)
    with nowhere.open() as store:
        assert store.drafts(MINE) == []
