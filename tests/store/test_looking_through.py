"""What looks over all households, and documents that travel: the same on both engines."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, event
from tests.cli.looked_at import HOUSEHOLD
from tests.store.made import Made

from hgcase.app import documents, exchange, finding
from hgcase.app.context import AppContext
from hgcase.config import Settings
from hgcase.store.finding import LOOKED_AT

NOW = datetime(2026, 9, 27, 12, 0)
CONTENT = bytes(range(256)) * 50


def context(made: Made, worker: str = "Sanne de Bruin") -> AppContext:
    settings = Settings(made.place.home, made.place.url, None, worker, "en")
    ctx = AppContext(settings, NOW, lambda: "")
    vars(ctx)["key"] = made.key
    return ctx


def found(ctx: AppContext, typed: str) -> list[tuple[str, str]]:
    with finding.find(ctx, typed) as shown:
        return [(each.known.ref, each.known.key) for each in shown]


def test_somebody_is_found_over_all_households(made: Made) -> None:
    ctx = context(made)
    refs = sorted(exchange.take_in(ctx, HOUSEHOLD).ref for _ in range(3))

    assert found(ctx, "meer zoe") == [(ref, "A") for ref in refs]
    assert found(ctx, "7777 8888") == [(ref, "st3") for ref in refs]
    assert found(ctx, "ilse") == []
    assert len(found(context(made, "Omar Haddad"), "ilse")) == 6


def test_who_is_shared_stands_once_with_the_households_that_name_it(made: Made) -> None:
    ctx = context(made)
    refs = sorted(exchange.take_in(ctx, HOUSEHOLD).ref for _ in range(7))
    with finding.find(ctx, "haddad") as shown:
        [omar] = shown

    assert omar.refs == tuple(refs[: finding.MOST_HOUSEHOLDS])
    assert omar.households == 7


def test_looking_for_somebody_asks_a_few_questions_however_many_households(made: Made) -> None:
    ctx = context(made)
    case = HOUSEHOLD.replace("workers_only: [w2]", "")
    asked: list[str] = []

    def note(_connection: object, _cursor: object, sql: str, *_more: object) -> None:
        asked.append(sql)

    def questions(households: int) -> list[str]:
        for _ in range(households):
            exchange.take_in(ctx, case)
        asked.clear()
        found(ctx, "zoe")
        return [sql for sql in asked if "FROM" in sql and "pg_" not in sql]

    event.listen(Engine, "before_cursor_execute", note)
    try:
        first = questions(1)
        assert len(first) == len(LOOKED_AT) + 1
        assert questions(9) == first
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def test_documents_travel_with_their_case_file(made: Made, tmp_path: Path) -> None:
    ctx = context(made, "Omar Haddad")
    there, back = tmp_path / "there", tmp_path / "back"
    for folder in (there, back):
        folder.mkdir()
    (there / "d1.pdf").write_bytes(CONTENT)
    first = exchange.take_in(ctx, HOUSEHOLD, folder=there)
    written = documents.write_beside(ctx, first.ref, back)
    text = exchange.export(ctx, first.ref, "yaml")
    second = exchange.take_in(ctx, text, folder=back)

    assert written == [back / "d1.pdf"]
    assert (first.missing, second.missing) == ((), ())
    assert exchange.export(ctx, second.ref, "yaml") == text
    with made.open() as store:
        assert store.attachment(second.ref, "d1") == CONTENT
