"""Records of any kind: what an edit may change and what not, what is kept, what is taken back."""

from datetime import date
from typing import Any

import pytest
from tests.app.made import WHOLE
from tests.support.cli import Home
from tests.support.refusals import refuses

from hgcase.app import exchange
from hgcase.app.context import AppContext
from hgcase.app.household import look
from hgcase.app.one_record import changed
from hgcase.app.writing import Wrote, write
from hgcase.cli.run import context
from hgcase.domain.case_file import CaseFile
from hgcase.domain.verbs.steps import Changed, New, TakenBack
from hgcase.domain.wall.edits import edit_problems
from hgcase.errors import CaseFileError, ChangedMeanwhileError, HgcaseError
from hgcase.formats.reading import read_case


@pytest.fixture(scope="module")
def case() -> CaseFile:
    """A household with a record of each sort that an edit has rules for."""
    return read_case(WHOLE, date(2026, 9, 27))


@pytest.fixture
def ctx(home: Home, monkeypatch: pytest.MonkeyPatch) -> AppContext:
    for name, value in home.env.items():
        monkeypatch.setenv(name, value)
    return context()


@pytest.fixture
def ref(ctx: AppContext) -> str:
    return exchange.take_in(ctx, WHOLE).ref


def add(ctx: AppContext, ref: str, section: str, tree: dict[str, Any], **more: Any) -> Wrote:
    return write(ctx, ref, [New(section, tree)], f"add {section}", **more)


def edit(
    ctx: AppContext, ref: str, section: str, key: str, changes: dict[str, Any], **more: Any
) -> Wrote:
    return write(ctx, ref, [Changed(section, key, changes)], f"edit {section}", **more)


def withdraw(ctx: AppContext, ref: str, section: str, key: str, told: dict[str, Any]) -> Wrote:
    return write(ctx, ref, [TakenBack(section, key, told)], f"withdraw {section}")


def refused(case: CaseFile, key: str, changes: dict[str, Any]) -> set[str]:
    """Give the fields because of which an edit is refused."""
    before: Any = case.get(key)
    after = changed(before, before.KIND.section, changes, case)
    return {str(problem.path[-1]) for problem in edit_problems(case, before, after)}


PART = {"part": "acute", "text": "Rust."}
WIDER: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("g1", {"visible_to": ["A", "B"]}, "visible_to"),
    ("mk1", {"visible_to": ["A"]}, "visible_to"),
    ("mk2", {"workers_only": ["w1", "w2"]}, "workers_only"),
    ("mk2", {"workers_only": None}, "workers_only"),
    ("E", {"known_to": ["A", "B"]}, "known_to"),
    ("E", {"known_to": None}, "known_to"),
    ("st1", {"known_to": ["A", "B"]}, "known_to"),
    ("st2", {"known_to": ["A", "B"]}, "known_to"),
    ("sm1", {"may_pass_on": "free"}, "may_pass_on"),
    ("sm1", {"may_pass_on": None}, "may_pass_on"),
    ("sm1", {"secret_source": "false"}, "secret_source"),
    ("o2", {"secret": "false"}, "secret"),
    ("o2", {"secret": None}, "secret"),
    ("ad1", {"parts": [{**PART, "visible_to": ["A", "B"]}]}, "visible_to"),
    ("ad1", {"parts": [PART]}, "visible_to"),
    ("ob1", {"asked": None}, "ob1"),
    ("ob1", {"asked": "aloud"}, "ob1"),
    ("ob3", {"asked": "aloud"}, "ob3"),
    ("s2", {"mode": "joint", "present": ["A", "B", "w1"]}, "s2"),
    ("o3", {"kind": "provider"}, "o3"),
    ("pp1", {"person": "B"}, "pp1"),
)  # fmt: skip


@pytest.mark.parametrize(("key", "changes", "field"), WIDER)
def test_an_edit_never_lets_more_people_read(
    case: CaseFile, key: str, changes: dict[str, Any], field: str
) -> None:
    assert refused(case, key, changes) == {field}


NARROWER: tuple[tuple[str, dict[str, Any]], ...] = (
    ("g1", {"visible_to": "team"}),
    ("g2", {"visible_to": ["B"]}),
    ("c2", {"visible_to": "team"}),
    ("g1", {"workers_only": ["w1"], "visible_to": "team"}),
    ("mk2", {"workers_only": ["w1"], "text": "Zo zei ze het."}),
    ("E", {"known_to": "team"}),
    ("st1", {"known_to": "team"}),
    ("st2", {"known_to": ["A"]}),
    ("sm1", {"may_pass_on": "never"}),
    ("sm2", {"may_pass_on": "ask", "secret_source": "true"}),
    ("o1", {"secret": "true"}),
    ("ad1", {"parts": [{"part": "acute", "text": "Rust.", "visible_to": "team"}]}),
    ("ad1", {"parts": [{"part": "acute", "text": "Rust thuis.", "visible_to": ["A"]}]}),
    ("ad1", {"discussed": [{"date": "2026-10-31", "persons": ["A", "B"]}]}),
    ("ob2", {"asked": "apart"}),
    ("n1", {"agreed": "2026-09-20"}),
)


@pytest.mark.parametrize(("key", "changes"), NARROWER)
def test_an_edit_may_narrow_and_say_more(case: CaseFile, key: str, changes: dict[str, Any]) -> None:
    assert refused(case, key, changes) == set()


WRITTEN_OVER: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("sp1", {"made": "2026-09-12"}, "made"),
    ("sp1", {"rules": ["1", "2"]}, "rules"),
    ("sp1", {"state": "draft"}, "state"),
    ("r1", {"text": "Iets anders."}, "text"),
    ("r2", {"number": "7"}, "number"),
    ("c1", {"text": "Iets anders."}, "text"),
    ("ac1", {"said_by": "B"}, "said_by"),
    ("sm2", {"said_by": "A"}, "said_by"),
    ("mk1", {"withdrawn": {"date": "2026-09-20", "state": "done"}}, "withdrawn"),
    ("or1", {"decisions": []}, "decisions"),
    ("sp1", {"answers": [{"person": "B", "answer": "partly"}]}, "answers"),
    ("or1", {"decisions": [{"date": "2026-09-01", "decision": "ended"}]}, "decisions"),
)


@pytest.mark.parametrize(("key", "changes", "field"), WRITTEN_OVER)
def test_what_was_agreed_decided_or_told_is_not_written_over(
    case: CaseFile, key: str, changes: dict[str, Any], field: str
) -> None:
    assert refused(case, key, changes) == {field}


STILL_OPEN: tuple[tuple[str, dict[str, Any]], ...] = (
    ("sp1", {"state": "ended", "until": "2026-10-01", "review_due": "2026-09-30"}),
    ("sp1", {"answers": [{"person": "B", "answer": "agrees", "date": "2026-09-11"},
                         {"person": "B", "answer": "no", "date": "2026-11-11"}]}),
    ("r1", {"until": "2026-10-01"}),
    ("r2", {"text": "Nog niet afgesproken, dus anders."}),
    ("c1", {"met": "2026-09-20"}),
    ("ac1", {"text": "Zoals ze het zei."}),
    ("or1", {"decisions": [
        {"date": "2026-08-30", "decision": "imposed"}, {"date": "2026-09-01", "decision": "ended"},
    ]}),
)  # fmt: skip


@pytest.mark.parametrize(("key", "changes"), STILL_OPEN)
def test_what_goes_on_can_be_written_down(
    case: CaseFile, key: str, changes: dict[str, Any]
) -> None:
    assert refused(case, key, changes) == set()


def test_the_first_value_of_a_source_may_be_said_later(case: CaseFile) -> None:
    assert refused(case, "ac2", {"said_by": "B"}) == set()


def test_an_edit_keeps_the_rest_of_the_record(ctx: AppContext, ref: str) -> None:
    written = edit(ctx, ref, "markers", "mk1", {"since": "2020", "text": None})
    record: Any = written.record()

    assert written.fields["mk1"] == ("since", "text")
    assert (record.since.text, record.text, record.kind) == ("2020", None, "weapon")


def test_a_refused_edit_changes_nothing(ctx: AppContext, ref: str) -> None:
    with look(ctx, ref, "show") as shown:
        before = shown.revision
    with pytest.raises(CaseFileError):
        edit(ctx, ref, "markers", "mk1", {"visible_to": ["A"]})
    with look(ctx, ref, "show") as shown:
        assert shown.revision == before


def test_an_edit_of_what_was_shown_loses_to_whoever_wrote_since(ctx: AppContext, ref: str) -> None:
    add(ctx, ref, "actions", {"text": "Bellen.", "done_by": "w1"})

    with pytest.raises(ChangedMeanwhileError):
        edit(ctx, ref, "markers", "mk1", {"since": "2020"}, revision=1)


@pytest.mark.parametrize(
    ("section", "key"), [("markers", "mk9"), ("goals", "mk1"), ("markers", "Anna Wilgenroos")]
)
def test_a_key_that_is_not_there_is_not_found(
    ctx: AppContext, ref: str, section: str, key: str
) -> None:
    with refuses("no-such-record") as refused:
        edit(ctx, ref, section, key, {"since": "2020"})
    assert "Anna" not in str(refused.value)


def test_what_is_for_other_workers_is_not_found(ref: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HGCASE_WORKER", "Omar Proef")
    with refuses("no-such-record"):
        edit(context(), ref, "markers", "mk2", {"since": "2020"})


def test_nothing_changed_is_said(ctx: AppContext, ref: str) -> None:
    with refuses("nothing-changed"):
        edit(ctx, ref, "markers", "mk1", {"kind": "weapon"})


def test_a_new_circle_wider_than_usual_is_refused_where_it_was_typed(
    ctx: AppContext, ref: str
) -> None:
    tree = {"text": "Zwemmen.", "persons": ["A"], "visible_to": ["A", "B"]}
    with refuses("wider-than-default"):
        add(ctx, ref, "goals", tree, up_to_default=True)

    record: Any = add(ctx, ref, "goals", tree).record()
    assert record.visible_to == ("A", "B")


def test_a_record_taken_back_stays_and_is_taken_back_once(ctx: AppContext, ref: str) -> None:
    done = {"date": "2026-09-20", "state": "done"}
    announced = {"date": "2026-09-19", "state": "announced", "said_by": "B"}
    first: Any = withdraw(ctx, ref, "statements", "sm2", announced).record()
    assert not first.taken_back
    with refuses("taken-back"):
        withdraw(ctx, ref, "statements", "sm2", announced)

    second: Any = withdraw(ctx, ref, "statements", "sm2", done).record()
    assert second.taken_back
    with refuses("taken-back"):
        withdraw(ctx, ref, "statements", "sm2", done)


def test_a_record_that_cannot_be_is_not_added(ctx: AppContext, ref: str) -> None:
    with pytest.raises(HgcaseError) as refused:
        add(ctx, ref, "goals", {"text": "@Q gaat zwemmen."})
    assert refused.value.exit_code == 11
    assert "zwemmen" not in str(refused.value)


def test_the_journal_names_what_was_done(ctx: AppContext, ref: str) -> None:
    edit(ctx, ref, "markers", "mk1", {"since": "2020"})
    with ctx.store() as store:
        [*_, line] = store.journal(ref)
    assert (line.action, dict(line.objects)) == ("edit markers", {"markers.mk1": ["since"]})


NARROWED = """\
hgcase: 1
household: {opened: 2026-09-01}
persons: [{key: A, name: Anna Proef}]
workers: [{key: w1, name: Sanne de Bruin}, {key: w2, name: Iris Vos}]
incidents: [{key: i1, at: 2026-08-29, workers_only: [w2]}]
accounts: [{key: ac1, incident: i1, said_by: A, text: alleen voor Iris}]
"""


def test_what_makes_no_sense_without_a_narrowed_record_is_not_there(ctx: AppContext) -> None:
    ref = exchange.take_in(ctx, NARROWED).ref

    with look(ctx, ref, "edit") as opened:
        assert [record.key for record in opened.case.records()] == ["A", "w1", "w2"]
        with refuses("no-such-record"):
            opened.record("accounts", "ac1")
    with refuses("no-such-record"):
        edit(ctx, ref, "accounts", "ac1", {"text": "anders"})
    with refuses("no-such-record"):
        withdraw(ctx, ref, "accounts", "ac1", {"date": "2026-09-01", "state": "done"})


SECRETS = """\
hgcase: 1
household: {opened: 2026-09-01}
persons:
  - {key: A, name: Anna Proef, born: 1990-01-01}
  - {key: B, name: Bram Proef, born: 1988-01-01}
  - {key: C, name: Cato Proef, born: 2017-01-01}
workers: [{key: w1, name: Sanne de Bruin}, {key: w2, name: Iris Vos}]
stays: [{key: st1, persons: [A], place: family, address: Geheimlaan 1, visible_to: [A, B]}]
trajectories:
  - {key: t1, method: ambulant, start: 2026-09-01,
     participants: [{person: A, since: 2026-09-01}, {person: B, since: 2026-09-01}]}
sessions:
  - {key: s1, at: 2026-09-02, state: held, mode: joint, present: [A, B, w1],
     left_early: [{party: B}], summary: na afloop gezegd}
  - {key: s2, at: 2026-09-03, state: held, mode: separate, present: [A, w1]}
observations:
  - {key: ob1, date: 2026-09-03, about: [A], said_by: A, topic: safety, score: 3, session: s2}
advice:
  - {key: ad1, made: 2026-09-20, discussed: [{date: 2026-09-21, persons: [A, B]}],
     parts: [{part: analysis, text: open}, {part: acute, text: geheim, visible_to: [A]}]}
markers: [{key: mk1, kind: stalking, workers_only: [w2]}]
statements: [{key: sm1, text: zie hierboven, follows: [mk1]}]
"""


@pytest.mark.parametrize(
    ("key", "changes", "field"),
    [
        ("s1", {"left_early": []}, "summary"),
        ("st1", {"persons": ["A", "B"]}, "known_to"),
        ("ob1", {"session": None}, "session"),
        ("ob1", {"said_by": "w1"}, "said_by"),
        (
            "ad1",
            {"parts": [{"part": "acute", "text": "geheim."}, {"part": "analysis", "text": "open"}]},
            "visible_to",
        ),
    ],
)
def test_no_change_shows_what_was_hidden(key: str, changes: dict[str, Any], field: str) -> None:
    case = read_case(SECRETS, date(2026, 9, 27))

    assert field in refused(case, key, changes)


def test_a_record_with_a_part_for_others_is_not_written_in(ctx: AppContext) -> None:
    ref = exchange.take_in(ctx, SECRETS).ref

    with refuses("withheld-in-part"):
        edit(ctx, ref, "statements", "sm1", {"text": "anders"})


def test_what_a_child_says_gets_no_readers(ctx: AppContext) -> None:
    ref = exchange.take_in(ctx, SECRETS).ref
    told = {"date": "2026-09-05", "topic": "safety", "score": 4, "about": ["C"], "said_by": "C"}

    with refuses("childs-words"):
        add(ctx, ref, "observations", {**told, "visible_to": ["A", "B"]})
    assert add(ctx, ref, "observations", told).keys[0] == "ob2"
