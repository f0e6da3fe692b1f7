"""A screen that asks for some sections shows what it would of all of them."""

from contextlib import ExitStack
from dataclasses import replace

import pytest
from tests.support.cli import Cli, Home

from hgcase.app.context import AppContext
from hgcase.app.household import ALWAYS, Opened, look
from hgcase.cli import safety_plan
from hgcase.cli.run import context
from hgcase.cli.screens.household import SECTIONS, household_screen
from hgcase.cli.screens.plan import plan_data, plan_screen
from hgcase.domain.case_file import kinds, sections

EXAMPLE = ("beekzicht", "hazelhof", "wilgenroos")


@pytest.fixture
def ctx(store_with_examples: Home, monkeypatch: pytest.MonkeyPatch) -> AppContext:
    for name, value in store_with_examples.env.items():
        monkeypatch.setenv(name, value)
    return context()


@pytest.mark.parametrize("worker", ["Sanne de Bruin", "Hanneke Posthuma"])
def test_a_screen_of_some_sections_is_that_of_all(
    worker: str, store_with_examples: Home, ctx: AppContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is read makes no difference; what a screen may ask for does."""
    monkeypatch.setenv("HGCASE_WORKER", worker)
    for ref in store_with_examples.refs.values():
        with ExitStack() as stack:
            whole = stack.enter_context(look(context(), ref, "show"))
            some, few = (
                stack.enter_context(look(context(), ref, "show", sections=asked))
                for asked in (SECTIONS, safety_plan.SECTIONS)
            )

            of_all = restricted(whole, SECTIONS)
            assert household_screen(some, ctx.today) == household_screen(of_all, ctx.today)
            for where in (False, True):
                assert plan_screen(few, ctx.today, where=where) == plan_screen(
                    whole, ctx.today, where=where
                )
            assert plan_data(few, ctx.today) == plan_data(whole, ctx.today)
            assert some.counts == few.counts == whole.counts
            assert some.seen.names == few.seen.names == whole.seen.names


def restricted(shown: Opened, asked: tuple[str, ...]) -> Opened:
    """Give a household that was read whole, of which only some sections may be asked for."""
    return replace(shown, _asked=frozenset((*asked, *ALWAYS)))


def test_what_was_not_asked_for_cannot_be_taken_for_nothing(ctx: AppContext) -> None:
    with ctx.store() as store:
        ref = store.refs()[0]
    with look(ctx, ref, "show", sections=("rules",)) as shown:
        case = shown.seen.case

        assert {record.KIND.section for record in case.records()} <= {"rules", *ALWAYS}
        for section in set(sections()) - {"rules", *ALWAYS}:
            with pytest.raises(LookupError, match=section):
                getattr(case, section)
            with pytest.raises(LookupError):
                case.find(section, "s1")
            with pytest.raises(LookupError):
                case.next_key(section)
        with pytest.raises(LookupError):
            case.talks("held")
        with pytest.raises(LookupError):
            shown.history("sessions")
        with pytest.raises(LookupError):
            case.replace(rules=())
        assert case.find("persons", "A") == case.get("A")
        assert case.next_key("rules")


def test_what_texts_name_is_always_read() -> None:
    assert {kind.KIND.section for kind in kinds() if kind.KIND.prints} == set(ALWAYS)


def test_who_may_not_see_something_never_sees_its_number(cli: Cli) -> None:
    text = """\
hgcase: 1
household: {label: Gezin Telraam, opened: 2026-09-01}
workers: [{key: w1, name: Sanne de Bruin}, {key: w2, name: Omar Haddad}]
persons: [{key: A, name: Anna Proef}, {key: B, name: Bram Proef, workers_only: [w2]}]
statements:
  - {key: sm1, said_by: A, text: Wat A zei.}
  - {key: sm2, said_by: B, text: Wat B zei.}
  - {key: sm3, said_by: A, text: Wat A nog zei., workers_only: [w2]}
"""
    taken = cli("import", "-", stdin=text)
    ref = taken.out.strip()
    assert ref, taken.err
    for worker, counts in (("Sanne de Bruin", (1, 1)), ("Omar Haddad", (2, 3))):
        shown = _shown(cli, ref, worker)

        assert (shown.counts["persons"], shown.counts["statements"]) == counts
        assert len(shown.seen.case.persons) == counts[0]


def _shown(cli: Cli, ref: str, worker: str) -> Opened:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {**cli.home.env, "HGCASE_WORKER": worker}.items():
            patch.setenv(name, value)
        with look(context(), ref, "show", sections=("rules",)) as shown:
            return shown
