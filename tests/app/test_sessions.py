"""Talks: what was planned makes place for what was held; slow answers never overwrite."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from tests.formats.made import SMALL
from tests.support.cli import Cli, Home

from hgcase.app.context import AppContext, read_clock
from hgcase.app.household import look
from hgcase.app.writing import Wrote, write
from hgcase.cli.run import context
from hgcase.domain.kinds.sessions import Session
from hgcase.domain.verbs.steps import Key, New
from hgcase.errors import CaseFileError, HgcaseError, ImpossibleDateError
from hgcase.formats.reading import read_case
from hgcase.formats.tree import read_fields
from hgcase.store.open import Store

TALK = "at: 2026-09-26T10:00\nstate: held\nmode: joint\npresent: [A, B, w1]\n"


@pytest.fixture
def ctx(store_with_examples: Home, monkeypatch: pytest.MonkeyPatch) -> AppContext:
    for name, value in store_with_examples.env.items():
        monkeypatch.setenv(name, value)
    return context()


def load(ctx: AppContext, ref: str) -> Any:
    with ctx.store() as store:
        return store.load(ref)


def log(ctx: AppContext, ref: str, entry: str) -> Wrote:
    return write(ctx, ref, [New("sessions", read_fields(entry, "sessions"))], "log-session")


def test_a_talk_gets_the_next_key_and_a_fixed_circle(
    ctx: AppContext, store_with_examples: Home
) -> None:
    logged = log(ctx, store_with_examples.ref, TALK)
    loaded = load(ctx, store_with_examples.ref)

    assert logged.all_keys == ["s10"]
    assert loaded.revision == 2
    assert loaded.case.sessions[-1].visible_to == ("A", "B")


def test_a_planned_talk_makes_place_for_the_talk_as_it_went(
    ctx: AppContext, store_with_examples: Home
) -> None:
    before = load(ctx, store_with_examples.ref).case
    log(ctx, store_with_examples.ref, TALK + "key: s9\n")
    after = load(ctx, store_with_examples.ref).case

    assert before.find("sessions", "s9").state == "planned"
    assert after.find("sessions", "s9").state == "held"
    assert len(after.sessions) == len(before.sessions)


def test_what_narrowed_a_planned_talk_narrows_it_still(cli: Cli) -> None:
    planned = "{key: s9, at: 2026-09-30, state: planned, mode: joint, invited: [A, B], "
    narrowed = SMALL.replace("sessions:\n", f"sessions:\n  - {planned}workers_only: [w1]}}\n")
    ref = cli("import", "-", stdin=narrowed).out.strip()
    entry = "{key: s9, at: 2026-09-26, state: held, mode: joint, present: [A, B], summary: Ja}"
    cli("log-session", ref, "--from", "-", stdin=entry)
    exported = cli("export", ref, HGCASE_WORKER="Sanne de Bruin").out
    talk = read_case(exported, date(2026, 9, 27)).find("sessions", "s9")

    assert isinstance(talk, Session)
    assert talk.state == "held"
    assert talk.workers_only == ("w1",)
    assert talk.visible_to == ()


def test_a_planned_talk_kept_for_the_team_is_not_shared_by_being_held(cli: Cli) -> None:
    planned = "{key: s9, at: 2026-09-30, state: planned, mode: joint, invited: [A, B], "
    kept = SMALL.replace("sessions:\n", f"sessions:\n  - {planned}visible_to: team}}\n")
    ref = cli("import", "-", stdin=kept).out.strip()
    entry = "{key: s9, at: 2026-09-26, state: held, mode: joint, present: [A, B]}"
    cli("log-session", ref, "--from", "-", stdin=entry)
    talk = read_case(cli("export", ref).out, date(2026, 9, 27)).find("sessions", "s9")

    assert isinstance(talk, Session)
    assert talk.visible_to == ()


def test_what_belongs_to_a_talk_names_it(ctx: AppContext, store_with_examples: Home) -> None:
    talk = {"at": "2026-09-26T10:00", "state": "held", "mode": "separate", "present": ["A", "w1"]}
    feels = {"date": "2026-09-26", "about": ["A"], "said_by": "A", "topic": "safety", "score": 4,
             "session": Key("session"), "asked": "apart"}  # fmt: skip
    steps = [New("sessions", talk, "session"), New("observations", feels)]
    logged = write(ctx, store_with_examples.ref, steps, "log-session")
    case = load(ctx, store_with_examples.ref).case

    assert logged.all_keys == ["s10", "ob15"]
    assert case.find("observations", "ob15").session == "s10"
    assert case.find("observations", "ob15").visible_to == ("A",)


def test_of_what_belongs_together_nothing_is_saved_if_one_is_wrong(
    ctx: AppContext, store_with_examples: Home
) -> None:
    before = load(ctx, store_with_examples.ref)
    talk = {"at": "2026-09-26T10:00", "state": "held", "mode": "team", "present": ["w1"]}
    wrong = {"date": "2026-09-26", "about": ["Q"], "topic": "safety"}
    steps = [New("sessions", talk, "session"), New("observations", wrong)]
    with pytest.raises(CaseFileError):
        write(ctx, store_with_examples.ref, steps, "log-session")

    assert load(ctx, store_with_examples.ref) == before


@pytest.mark.parametrize("fails", [ValueError, KeyboardInterrupt, BrokenPipeError])
def test_a_look_is_journaled_even_if_it_was_cut_off(
    fails: type[BaseException], ctx: AppContext, store_with_examples: Home
) -> None:
    def looks(store: Store) -> int:
        return len(store.journal(store_with_examples.ref))

    with ctx.store() as store:
        before = looks(store)
    with pytest.raises(fails), look(ctx, store_with_examples.ref, "show"):
        raise fails
    with ctx.store() as store:
        assert looks(store) == before + 1


def test_a_household_is_shown_to_the_team_under_its_whole_ref(
    ctx: AppContext, store_with_examples: Home
) -> None:
    with look(ctx, store_with_examples.ref.lower(), "show") as shown:
        assert shown.ref == store_with_examples.ref
        assert shown.seen.case.household.label == "Gezin Wilgenroos"


@pytest.mark.parametrize(
    ("given", "day"), [("2026-09-27", "2026-09-27"), ("2026-09-27T23:59", "2026-09-27")]
)
def test_another_day_can_stand_in_for_today(
    given: str, day: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HGCASE_TODAY", given)

    assert read_clock().date().isoformat() == day


def test_a_day_that_does_not_exist_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HGCASE_TODAY", "2026-02-30")
    with pytest.raises(ImpossibleDateError):
        read_clock()


@pytest.mark.parametrize("find", [lambda ctx, ref: log(ctx, ref, TALK)], ids=["log"])
def test_a_write_needs_the_whole_ref(
    find: Callable[[AppContext, str], object], ctx: AppContext, store_with_examples: Home
) -> None:
    with pytest.raises(HgcaseError) as found:
        find(ctx, store_with_examples.ref[:3])

    assert found.value.exit_code == 3
