"""Looking back shows what was known at the end of a day, and never more than now."""

import json
from datetime import UTC, date, datetime

import pytest
from tests.support.cli import Cli, Home
from tests.support.refusals import refuses

from hgcase.app.context import AppContext
from hgcase.app.household import look
from hgcase.cli.run import context
from hgcase.domain.case_file import CaseFile
from hgcase.domain.declare.values import When
from hgcase.domain.kinds.directory import Worker
from hgcase.domain.kinds.household import Household
from hgcase.domain.kinds.incidents import Statement
from hgcase.domain.kinds.persons import Person
from hgcase.domain.kinds.sessions import Session
from hgcase.store.journal import Act

BEGAN = datetime(2026, 9, 1, 12, 0, tzinfo=UTC)
FIRST = date(2026, 9, 1)
ME, OTHER = (
    Worker(key="w1", name="Sanne de Bruin"),
    Worker(key="w2", name="Omar Haddad"),
)
SAID = Statement(key="sm1", text="Het blijft stil.", said_by="A")


@pytest.fixture
def ctx(home: Home, monkeypatch: pytest.MonkeyPatch) -> AppContext:
    for name, value in home.env.items():
        monkeypatch.setenv(name, value)
    return context()


def a_case(*statements: Statement) -> CaseFile:
    return CaseFile(
        household=Household(label="Gezin Terugblik"),
        persons=(Person(key="A", name="Anna Proef"),),
        workers=(ME, OTHER),
        sessions=(
            Session(
                key="s1", at=When("2026-09-01"), state="held", mode="team", present=("w1",),
                summary="Gelezen wat er stond.", follows=tuple(said.key for said in statements),
            ),
        ),
        statements=statements,
    )  # fmt: skip


def written(ctx: AppContext, *cases: CaseFile, at: tuple[datetime, ...] = ()) -> str:
    """Write a household, and then each later state of it, a day after the other."""
    with ctx.store() as store:
        ref = store.add(cases[0], Act("import", "w", BEGAN))
        for n, case in enumerate(cases[1:]):
            when = at[n] if at else BEGAN.replace(day=2 + n)
            store.save(store.load(ref), case, Act("edit", "w", when))
        return ref


def narrowed(*keys: str) -> Statement:
    return SAID.model_copy(update={"workers_only": keys})


def seen(ctx: AppContext, ref: str, day: date | None) -> CaseFile:
    with look(ctx, ref, "show", as_of=day) as shown:
        return shown.seen.case


def test_a_look_back_is_of_that_day(ctx: AppContext) -> None:
    ref = written(ctx, a_case(), a_case(SAID))

    with look(ctx, ref, "show", as_of=FIRST) as shown:
        assert shown.seen.case.statements == ()
        assert (shown.revision, shown.today) == (1, FIRST)
        assert shown.counts["statements"] == 0
    with look(ctx, ref, "show", as_of=date(2026, 9, 2)) as shown:
        assert [said.key for said in shown.seen.case.statements] == ["sm1"]
    with look(ctx, ref, "show") as shown:
        assert (shown.revision, shown.today) == (2, ctx.today)


def test_a_day_ends_when_it_does_here(ctx: AppContext) -> None:
    """At 22:30 in UTC it is the next day in Amsterdam."""
    ref = written(ctx, a_case(), a_case(SAID), at=(datetime(2026, 9, 1, 22, 30, tzinfo=UTC),))

    assert seen(ctx, ref, FIRST).statements == ()
    assert len(seen(ctx, ref, date(2026, 9, 2)).statements) == 1


def test_today_is_now(ctx: AppContext) -> None:
    ref = written(ctx, a_case(), a_case(SAID))

    assert seen(ctx, ref, ctx.today) == seen(ctx, ref, None)


def test_no_day_before_it_was_there_and_none_to_come(ctx: AppContext) -> None:
    ref = written(ctx, a_case())
    with refuses("not-yet"):
        seen(ctx, ref, date(2026, 8, 31))
    with refuses("still-to-come"):
        seen(ctx, ref, date(2026, 9, 28))


@pytest.mark.req("B28")
@pytest.mark.parametrize(
    ("then", "now"),
    [((), ("w2",)), (("w2",), ()), (("w2",), ("w1",)), (("w1",), ("w2",)), (("w2",), ("w2",))],
    ids=["narrowed since", "narrowed then", "mine now", "mine then", "never mine"],
)
def test_what_is_for_others_now_or_was_then_is_hidden(
    then: tuple[str, ...], now: tuple[str, ...], ctx: AppContext
) -> None:
    ref = written(ctx, a_case(narrowed(*then)), a_case(narrowed(*now)))
    back = seen(ctx, ref, FIRST)

    assert back.statements == ()
    assert back.sessions[0].follows == ()
    assert "stil" not in repr(back.sessions[0].summary)


def test_what_is_for_me_now_and_was_then_is_shown(ctx: AppContext) -> None:
    ref = written(ctx, a_case(narrowed("w1", "w2")), a_case(narrowed("w1")))

    assert [said.workers_only for said in seen(ctx, ref, FIRST).statements] == [("w1", "w2")]


def test_an_export_back_is_refused_where_one_of_now_is(cli: Cli) -> None:
    ctx = _context_of(cli)
    ref = written(ctx, a_case(SAID), a_case(narrowed("w2")))

    now = cli("export", ref)
    then = cli("export", ref, "--as-of", "2026-09-01")
    assert (now.code, then.code) == (4, 4)
    assert "stil" not in now.out + now.err + then.out + then.err


def test_an_export_back_holds_what_was_then(cli: Cli) -> None:
    ref = written(_context_of(cli), a_case(), a_case(SAID))
    then = cli("export", ref, "--as-of", "2026-09-01")

    assert "Terugblik" in then.out
    assert "stil" not in then.out
    assert "stil" in cli("export", ref).out
    assert then.said == ["A look back: as it stood at the end of 1 September 2026."]


@pytest.mark.parametrize("words", [["show"], ["safety-plan", "show"], ["export"]], ids=" ".join)
def test_the_journal_tells_a_look_back_and_not_what_was_seen(words: list[str], cli: Cli) -> None:
    ctx = _context_of(cli)
    ref = written(ctx, a_case())
    found = cli(*words, ref, "--as-of", "2026-09-01")
    assert found.code == 0, found.err

    with ctx.store() as store:
        line = store.journal(ref)[-1]
    assert line.action == f"{' '.join(words)} as-of"
    assert line.objects == {}


def test_json_says_of_which_day_it_is(cli: Cli) -> None:
    ref = written(_context_of(cli), a_case())
    back = json.loads(cli("show", ref, "--json", "--as-of", "-20d").out)
    plan = json.loads(cli("safety-plan", "show", ref, "--json", "--as-of", "2026-09-07").out)

    assert (back["as_of"], plan["on"]) == ("2026-09-07", "2026-09-07")
    assert "as_of" not in json.loads(cli("show", ref, "--json").out)


@pytest.mark.req("B28")
def test_a_paper_for_the_family_is_never_of_then(cli: Cli) -> None:
    ctx = _context_of(cli)
    ref = written(ctx, a_case())
    order = ["report", "--household", ref, "--out", "-", "--as-of", "2026-09-01", "--for"]
    refused = cli(*order, "person:A")
    made = cli(*order, "team")

    assert (refused.code, refused.out) == (4, "")
    assert refused.said[-2:] == [
        "--as-of makes a paper for the team only.",
        "What a family had comes back to it only as a correction, in your own words.",
    ]
    assert made.code == 0
    with ctx.store() as store:
        assert store.journal(ref)[-1].action == "report team progress as-of"


def test_a_paper_for_the_team_is_of_then(cli: Cli) -> None:
    later = a_case(SAID).replace(household=Household(label="Gezin Nu"))
    ref = written(_context_of(cli), a_case(), later)
    order = ["report", "--household", ref, "--for", "team", "--format", "md", "--out", "-"]

    assert "Terugblik" in cli(*order, "--as-of", "2026-09-01").out
    assert "Terugblik" not in cli(*order).out


@pytest.mark.parametrize("words", [["show"], ["export"], ["safety-plan", "show"]], ids=" ".join)
def test_a_day_that_cannot_be_is_refused(words: list[str], cli: Cli) -> None:
    ref = written(_context_of(cli), a_case())

    assert cli(*words, ref, "--as-of", "2026-08-31").code == 3
    assert cli(*words, ref, "--as-of", "2026-09-28").code == 2
    assert cli(*words, ref, "--as-of", "ooit").code == 12


def test_history_holds_what_this_worker_may_know(ctx: AppContext) -> None:
    told = SAID.model_copy(update={"text": "Het is weer stil."})
    more = told.model_copy(update={"text": "Het is nog stil."})
    secret = told.model_copy(update={"text": "Voor Omar.", "workers_only": ("w2",)})
    ref = written(ctx, a_case(SAID), a_case(told), a_case(secret), a_case(more))

    with look(ctx, ref, "list") as shown:
        history = [(line.revision, line.fields) for line in shown.history("statements")]
        assert history == [
            (1, None), (2, {"text": "Het blijft stil."}),
            (3, {"text": "Het is weer stil.", "workers_only": ()}),
        ]  # fmt: skip
        assert [line.revision for line in shown.history("household")] == [1]
    with look(ctx, ref, "list", as_of=date(2026, 9, 2)) as shown:
        assert [line.revision for line in shown.history("statements")] == [1, 2]


def test_what_is_narrowed_has_no_history_for_others(ctx: AppContext) -> None:
    ref = written(ctx, a_case(SAID), a_case(narrowed("w2")))
    with look(ctx, ref, "list") as shown:
        assert shown.history("statements") == []
    with look(ctx, ref, "list", as_of=FIRST) as shown:
        assert shown.history("statements") == []


def _context_of(cli: Cli) -> AppContext:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in cli.home.env.items():
            patch.setenv(name, value)
        return context()
