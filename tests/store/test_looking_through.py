"""What looks over all households, and documents that travel: the same on both engines."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest
from tests.cli.looked_at import HOUSEHOLD
from tests.store.made import Made, driver

from hgcase.app import documents, exchange, finding
from hgcase.app.context import AppContext
from hgcase.config import Settings
from hgcase.store.connection import Row

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


def test_looking_for_somebody_asks_a_few_questions_however_many_households(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    ctx = context(made)
    case = HOUSEHOLD.replace("workers_only: [w2]", "")

    def questions(households: int) -> int:
        for _ in range(households):
            exchange.take_in(ctx, case)
        asked: list[str] = []
        with made.open() as store:
            kind = type(driver(store))
        plain = kind.rows

        def rows(self: object, sql: str, values: Sequence[object] = ()) -> list[Row]:
            asked.append(sql)
            return plain(self, sql, values)  # type: ignore[arg-type]

        with monkeypatch.context() as patch:
            patch.setattr(kind, "rows", rows)
            found(ctx, "zoe")
        return len(asked)

    assert questions(1) == questions(9)


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
