"""Several things in one go: each by its rule, all of them or none."""

from datetime import date
from typing import Any

import pytest
from tests.app.made import WHOLE
from tests.support.cli import Home
from tests.support.refusals import refuses

from hgcase.app import exchange, unfinished
from hgcase.app.context import AppContext
from hgcase.app.household import read
from hgcase.app.writing import tried, write
from hgcase.cli.run import context
from hgcase.domain.case_file import CaseFile
from hgcase.domain.verbs.steps import Changed, Key, New, Step
from hgcase.errors import CaseFileError, ChangedMeanwhileError, NotFoundError
from hgcase.store.journal import Act
from hgcase.store.open import Store
from hgcase.store.reading import Loaded

PLANNED = """\
  - {key: s3, at: 2026-09-25T14:00, state: planned, mode: joint, invited: [A, B]}
  - {key: s4, at: 2026-09-26T14:00, state: planned, mode: joint, invited: [A, B],
     workers_only: [w1]}
  - {key: s9, at: 2026-09-16, state: held, mode: joint, present: [A, B, w1],
     left_early: [{party: B}], summary: Na afloop gezegd.}
"""
SEEDED = WHOLE.replace("observations:\n", f"{PLANNED}observations:\n", 1)
DRAFT = """\
  - {key: sp2, circle: [A, B], version: 2, state: draft, made: 2026-09-25, rules: [1, 2],
     conditions: [c1]}
personal_plans:
"""
HELD: dict[str, Any] = {
    "at": "2026-09-25T14:00", "state": "held", "mode": "joint", "present": ["A", "B", "w1"],
}  # fmt: skip


@pytest.fixture
def ctx(home: Home, monkeypatch: pytest.MonkeyPatch) -> AppContext:
    for name, value in home.env.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("HGCASE_WORKER", "Sanne de Bruin")
    return context()


@pytest.fixture
def ref(ctx: AppContext) -> str:
    return exchange.take_in(ctx, SEEDED.replace("personal_plans:\n", DRAFT)).ref


def loaded(ctx: AppContext, ref: str) -> Any:
    with ctx.store() as store:
        return store.load(ref)


def journal(ctx: AppContext, ref: str) -> Any:
    with ctx.store() as store:
        return store.journal(ref)


AGREED = {"person": "A", "answer": "agrees", "date": "2026-09-26"}


def test_several_things_are_written_in_one_go(ctx: AppContext, ref: str) -> None:
    steps: list[Step] = [
        New("sessions", HELD, "talk"),
        Changed("safety_plans", "sp1", {"state": "ended", "until": "2026-09-26"}),
        Changed("safety_plans", "sp2", {"state": "in_force", "answers": [AGREED]}),
        Changed("household", "", {"label": "Anders"}),
        New("actions", {"text": "Bellen.", "done_by": "w1"}),
    ]
    wrote = write(ctx, ref, steps, "safety-plan agree")
    now = loaded(ctx, ref)

    assert (wrote.ref, wrote.revision, wrote.now.case) == (ref, 2, now.case)
    assert wrote.keys == {0: "s5", 1: "sp1", 2: "sp2", 3: "", 4: "at2", "talk": "s5"}
    assert now.revision == 2
    assert [plan.state for plan in now.case.safety_plans] == ["ended", "in_force"]
    assert now.case.household.label == "Anders"
    assert now.case.get("s5").visible_to == ("A", "B")
    assert now.case.get("at2").visible_to == ()
    assert wrote.was.case.get("at2") is None
    assert wrote.seen.case.get("at2") is not None


def test_the_journal_has_one_line_with_what_it_was_done_to(ctx: AppContext, ref: str) -> None:
    steps: list[Step] = [
        New("sessions", HELD, "talk"),
        Changed("markers", "mk1", {"since": "2020", "text": None}),
        Changed("rules", "r1", {"until": "2026-09-26"}),
    ]
    write(ctx, ref, steps, "log-session")
    [_, line] = journal(ctx, ref)

    assert line.action == "log-session"
    assert dict(line.objects) == {
        "sessions.s5": [], "markers.mk1": ["since", "text"], "rules.r1": ["until"],
    }  # fmt: skip


WRONG: list[tuple[Any, str]] = [
    (New("observations", {"date": "2026-09-25", "about": ["Q"], "topic": "safety"}), "not-saved"),
    (New("observations", {"date": "hm"}), "not-saved"),
    (New("actions", {"key": "mk1", "text": "Bellen."}), "not-saved"),
    (New("sessions", HELD | {"at": "2026-09-28"}), "not-held-yet"),
    (New("statements", {"said_by": "C", "text": "Nee.", "visible_to": ["A"]}), "childs-words"),
    (Changed("rules", "r1", {"text": "Iets anders."}), "not-saved"),
    (Changed("goals", "g1", {"visible_to": ["A", "B"]}), "not-saved"),
    (Changed("goals", "g1", {"key": "g9"}), "not-saved"),
    (Changed("safety_plans", "sp2", {"state": "in_force"}), "not-saved"),
    (Changed("markers", "mk9", {"since": "2020"}), "no-such-record"),
    (Changed("goals", "mk1", {"since": "2020"}), "no-such-record"),
    (Changed("household", "", {"opened": None}), "not-saved"),
]


@pytest.mark.parametrize(("last", "slug"), WRONG)
def test_a_problem_in_the_last_leaves_nothing(
    last: Any, slug: str, ctx: AppContext, ref: str
) -> None:
    before = loaded(ctx, ref), journal(ctx, ref)
    steps = [New("sessions", HELD), Changed("markers", "mk1", {"since": "2020"}), last]
    with refuses(slug):
        write(ctx, ref, steps, "log-session")

    assert (loaded(ctx, ref), journal(ctx, ref)) == before


def test_a_key_that_is_still_to_come_stands_wherever_it_is_named(ctx: AppContext, ref: str) -> None:
    steps: list[Step] = [
        New("goals", {"persons": ["A"], "text": "Rust.", "follows": [Key("talk"), "s1"]}),
        New("documents", {"kind": "letter"}, "letter"),
        New("sessions", HELD | {"documents": (Key("letter"),)}, "talk"),
        New("orders", {"kind": "exclusion_order", "person": "B", "decisions": [
            {"date": "2026-09-20", "decision": "imposed", "documents": [Key("letter")]},
        ]}),
        Changed("markers", "mk1", {"follows": [Key("talk")]}),
        New("documents", {"kind": "letter", "key": "d1"}),
    ]  # fmt: skip
    keys = write(ctx, ref, steps, "test").keys
    case = loaded(ctx, ref).case

    assert (keys["talk"], keys["letter"], keys[5]) == ("s5", "d2", "d1")
    assert case.get("g4").follows == ("s5", "s1")
    assert case.get("s5").documents == ("d2",)
    assert case.get("or2").decisions[0].documents == ("d2",)
    assert case.get("mk1").follows == ("s5",)


def test_new_records_of_one_kind_get_keys_in_the_order_of_the_steps(
    ctx: AppContext, ref: str
) -> None:
    steps = [New("persons", {"name": f"Persoon {n}"}) for n in range(3)]

    assert write(ctx, ref, steps, "test").keys == {0: "D", 1: "F", 2: "G"}


@pytest.mark.parametrize(
    "steps",
    [
        [New("goals", {"text": "Rust.", "follows": [Key("nobody")]})],
        [New("goals", {"text": "Rust."}, "one"), New("goals", {"text": "Eten."}, "one")],
    ],
    ids=["unknown", "twice"],
)
def test_a_name_of_no_step_or_of_two_is_a_fault_of_the_program(
    steps: list[New], ctx: AppContext, ref: str
) -> None:
    with pytest.raises((KeyError, ValueError)):
        write(ctx, ref, steps, "test")
    assert loaded(ctx, ref).revision == 1


def test_steps_that_rest_on_what_was_shown_lose_to_whoever_wrote_since(
    ctx: AppContext, ref: str
) -> None:
    add = [New("actions", {"text": "Bellen.", "done_by": "w1"})]
    write(ctx, ref, add, "test", revision=1)

    with pytest.raises(ChangedMeanwhileError):
        write(ctx, ref, add, "test", revision=1)
    assert write(ctx, ref, add, "test").revision == 3


def test_what_changed_while_it_was_written_is_not_written_over(ctx: AppContext, ref: str) -> None:
    def late(store: Store, loaded: Loaded, case: CaseFile, act: Act, _done: str) -> None:
        write(ctx, ref, [Changed("markers", "mk1", {"since": "2020"})], "test")
        store.save(loaded, case, act)

    with pytest.raises(ChangedMeanwhileError):
        write(ctx, ref, [Changed("markers", "mk1", {"since": "2021"})], "test", save=late)

    assert loaded(ctx, ref).case.get("mk1").since.text == "2020"


@pytest.mark.parametrize(
    "step",
    [Changed("markers", "mk2", {"since": "2020"}), New("sessions", HELD | {"key": "s4"})],
    ids=["marker", "planned-talk"],
)
def test_what_is_for_other_workers_cannot_be_changed(
    step: Any, ref: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HGCASE_WORKER", "Omar Proef")
    other = context()
    before = loaded(other, ref)
    with pytest.raises(NotFoundError):
        write(other, ref, [New("sessions", HELD), step], "test")

    assert loaded(other, ref) == before


def test_what_is_for_other_workers_in_part_cannot_be_changed(
    ref: str, monkeypatch: pytest.MonkeyPatch, ctx: AppContext
) -> None:
    write(ctx, ref, [Changed("goals", "g1", {"follows": ["mk2"]})], "test")
    monkeypatch.setenv("HGCASE_WORKER", "Omar Proef")
    with refuses("withheld-in-part"):
        write(context(), ref, [Changed("goals", "g1", {"text": "Anders."})], "test")


def test_a_planned_talk_makes_place_for_the_talk_as_it_went(ctx: AppContext, ref: str) -> None:
    feels = {"date": "2026-09-25", "about": ["A"], "said_by": "A", "topic": "safety", "score": 4,
             "session": Key("talk"), "asked": "apart"}  # fmt: skip
    steps = [New("sessions", HELD | {"key": "s4"}, "talk"), New("observations", feels)]
    wrote = write(ctx, ref, steps, "log-session")
    case = loaded(ctx, ref).case

    assert (wrote.keys["talk"], [talk.key for talk in case.sessions]) == (
        "s4", ["s1", "s2", "s3", "s4", "s9"],
    )  # fmt: skip
    assert (case.get("s4").state, case.get("s4").workers_only) == ("held", ("w1",))
    assert case.get("ob4").session == "s4"


def test_what_is_narrowed_in_one_step_is_not_opened_by_the_next(ctx: AppContext, ref: str) -> None:
    steps = [
        Changed("goals", "g2", {"visible_to": ["B"]}),
        Changed("goals", "g2", {"visible_to": ["A", "B"], "text": "Samen eten."}),
    ]
    with refuses("nothing-changed"):
        write(ctx, ref, steps, "test")

    steps = [Changed("goals", "g2", {"visible_to": ["B"]}), Changed("goals", "g2", {"text": "Ja."})]
    write(ctx, ref, steps, "test")
    assert loaded(ctx, ref).case.get("g2").visible_to == ("B",)


def test_a_circle_that_is_emptied_is_not_opened_by_what_is_written_later(
    ctx: AppContext, ref: str
) -> None:
    write(ctx, ref, [Changed("goals", "g1", {"visible_to": "team"})], "test")
    with pytest.raises(CaseFileError):
        write(ctx, ref, [Changed("goals", "g1", {"visible_to": None})], "test")
    write(ctx, ref, [New("goals", {"persons": ["A"], "text": "Rust."})], "test")

    assert loaded(ctx, ref).case.get("g1").visible_to == ()


def test_an_emptied_circle_is_fixed_anew_where_that_is_narrower(ctx: AppContext, ref: str) -> None:
    write(ctx, ref, [New("goals", {"persons": ["A"], "text": "x", "visible_to": ["A", "B"]})], "t")
    write(ctx, ref, [Changed("goals", "g4", {"visible_to": None})], "test")

    assert loaded(ctx, ref).case.get("g4").visible_to == ("A",)


def test_a_change_that_shows_what_was_hidden_is_refused_among_others(
    ctx: AppContext, ref: str
) -> None:
    steps: list[Step] = [
        New("sessions", HELD, "talk"),
        Changed("sessions", "s9", {"follows": [Key("talk")]}),
        Changed("sessions", "s9", {"left_early": None}),
    ]
    with refuses("not-saved") as refused:
        write(ctx, ref, steps, "test")

    assert [problem.where for problem in getattr(refused.value, "problems", ())] == [
        "sessions.s9.summary"
    ]
    assert write(ctx, ref, steps[:2], "test").revision == 2


def test_words_become_a_childs_words_only_without_readers(ctx: AppContext, ref: str) -> None:
    added = write(ctx, ref, [New("statements", {"text": "Nee.", "visible_to": ["A"]})], "test")
    with refuses("childs-words"):
        write(ctx, ref, [Changed("statements", added.keys[0], {"said_by": "C"})], "test")

    narrow = {"said_by": "C", "visible_to": "team"}
    write(ctx, ref, [Changed("statements", added.keys[0], narrow)], "test")
    assert loaded(ctx, ref).case.get(added.keys[0]).said_by == "C"


def test_steps_that_change_nothing_are_said_to(ctx: AppContext, ref: str) -> None:
    same = Changed("markers", "mk1", {"kind": "weapon"})
    none: list[list[Step]] = [[], [same], [same, Changed("household", "", {})]]
    for steps in none:
        with refuses("nothing-changed"):
            write(ctx, ref, steps, "test")
    add = New("actions", {"text": "Bellen.", "done_by": "w1"})

    assert write(ctx, ref, [same, add], "test").keys == {0: "mk1", 1: "at2"}


def test_what_a_go_would_do_is_found_out_without_writing(ctx: AppContext, ref: str) -> None:
    with ctx.store() as store:
        opened = read(ctx, store, ref)
    wide = New("goals", {"persons": ["A"], "text": "Rust.", "visible_to": ["A", "B"]})
    would = tried(ctx, opened, [wide])
    record: Any = would.record()

    assert (would.keys[0], record.visible_to) == ("g4", ("A", "B"))
    assert loaded(ctx, ref).revision == 1
    with refuses("wider-than-default"):
        tried(ctx, opened, [wide], up_to_default=True)


def test_what_is_written_ends_the_draft_of_its_command(ctx: AppContext, ref: str) -> None:
    for command in ("log-session", "break"):
        unfinished.keep(ctx, command, ref, {"n": 1})
    with refuses("not-held-yet"):
        write(ctx, ref, [New("sessions", HELD | {"at": "2026-09-28"})], "t", finishes="log-session")
    assert unfinished.find(ctx, "log-session", ref) is not None

    write(ctx, ref, [New("sessions", HELD)], "log-session", finishes="log-session")
    assert [each.command for each in unfinished.every(ctx)] == ["break"]


def test_problems_of_an_entry_are_found_by_their_line(ctx: AppContext, ref: str) -> None:
    entry = "kind: weapon\nwho: [Q]\n"
    with pytest.raises(CaseFileError) as refused:
        write(ctx, ref, [New("markers", {"kind": "weapon", "who": ["Q"]})], "test", entry=entry)

    [problem] = refused.value.problems
    assert (type(refused.value), problem.line) == (CaseFileError, 2)


def test_only_the_first_step_is_looked_for_in_the_entry(ctx: AppContext, ref: str) -> None:
    steps = [New("markers", {"kind": "weapon"}), New("markers", {"kind": "weapon", "since": "hm"})]
    with pytest.raises(CaseFileError) as refused:
        write(ctx, ref, steps, "test", entry="kind: weapon\nsince: 2020\n")

    assert [problem.line for problem in refused.value.problems] == [0]


def test_a_new_circle_is_of_the_day_on_which_it_is_written(ctx: AppContext, ref: str) -> None:
    assert ctx.today == date(2026, 9, 27)
    wrote = write(ctx, ref, [New("contacts", {"name": "Nel Proef"})], "test")

    record: Any = wrote.record()
    assert record.visible_to is not None
