"""Questions over all households through the SQLModel classes, on both engines."""

from typing import Any

import pytest
from sqlmodel import SQLModel, col, func, select, update
from tests.store.made import EXAMPLES, TODAY, Made, a_case, a_session, an_act, driver

from hgcase.domain.case_file import CaseFile, sections
from hgcase.domain.declare.record import Model
from hgcase.domain.declare.values import When
from hgcase.domain.declare.vocabulary import Field, fields
from hgcase.errors import CannotWriteError, StoreError
from hgcase.formats.reading import read_case
from hgcase.store.asking import asking, stands
from hgcase.store.rows import metadata, row
from hgcase.store.sections import directory_table, section


@pytest.fixture(scope="module")
def examples() -> list[CaseFile]:
    return [read_case(path.read_text(encoding="utf-8"), TODAY) for path in EXAMPLES]


def test_every_table_has_a_class_of_sqlmodel() -> None:
    classes = {name: row(name) for name in metadata().tables}

    assert all(issubclass(each, SQLModel) for each in classes.values())
    assert {name: each.__tablename__ for name, each in classes.items()} == {
        name: name for name in classes
    }
    assert row("sessions") is classes["sessions"]


@pytest.mark.parametrize("table", ["", "nothing", "sessions_nothing", "directory_sessions"])
def test_a_table_that_there_is_not_is_no_class(table: str) -> None:
    with pytest.raises(KeyError):
        row(table)


def test_a_column_gives_the_value_that_the_record_has(made: Made, examples: list[CaseFile]) -> None:
    with made.open() as store:
        refs = store.add_all(examples, an_act())
        cases = {ref: store.load(ref).case for ref in refs}
        with asking(driver(store)) as session:
            numbers = dict(session.exec(select(row("households").ref, row("households").id)).all())
            for ref, case in cases.items():
                assert _same(_of(session, "households", "id", numbers[ref]), [case.household])
                for name in sections():
                    _compare(session, name, numbers[ref], getattr(case, name))


def _of(session: Any, table: str, name: str, number: int) -> list[Any]:
    of: Any = row(table)
    asked = select(of).where(getattr(of, name) == number)
    return list(session.exec(asked.order_by(*(col(key) for key in of.__table__.primary_key))))


def _compare(session: Any, name: str, number: int, records: tuple[Any, ...]) -> None:
    found = sorted(_of(session, name, "household_id", number), key=lambda each: each.position)
    assert _same(found, list(records))
    for part in section(name).parts:
        held = sorted(
            _of(session, part.table, "household_id", number),
            key=lambda each: (each.owner_key, each.position),
        )
        owners = sorted(records, key=lambda record: record.key)
        assert _same(held, [line for record in owners for line in getattr(record, part.name)])
    if section(name).directory:
        entries = row(directory_table(name))
        asked = select(entries).join(row(name), row(name).entry_id == entries.id)
        mine = asked.where(row(name).household_id == number).order_by(row(name).position)
        assert [each.name for each in session.exec(mine)] == [each.name for each in records]


def _same(found: list[Any], models: "list[Model] | list[Any]") -> bool:
    """Compare what each row has with the field of the model; some of it stands elsewhere."""
    assert len(found) == len(models)
    return all(
        getattr(each, field.name) == getattr(model, field.name)
        for each, model in zip(found, models, strict=True)
        for field in _fields(model)
        if field.name in each.__table__.columns
    )


def _fields(model: Model) -> tuple[Field, ...]:
    return fields(type(model))


def test_a_question_goes_over_all_households(made: Made) -> None:
    withdrawn = {"date": "2026-09-20", "state": "done"}
    again = a_session("s2").model_validate(
        a_session("s2").model_dump(mode="json", exclude_defaults=True) | {"withdrawn": withdrawn}
    )
    with made.open() as store:
        refs = store.add_all([a_case(), a_case().add(again), a_case()], an_act())
        talk, home = row("sessions"), row("households")
        with asking(driver(store)) as session:
            asked = select(home.ref, func.count(talk.key)).join(talk, talk.household_id == home.id)
            since = asked.where(talk.at >= When("2026-09-01"), talk.state == "held", stands(talk))
            found = session.exec(since.group_by(home.ref)).all()

    assert sorted(found) == [(ref, 1) for ref in sorted(refs)]


def test_nothing_can_be_written_in_it_and_the_store_goes_on(made: Made) -> None:
    with made.open() as store:
        ref = store.add(a_case(), an_act())
        for _ in range(2):
            with pytest.raises(CannotWriteError), asking(driver(store)) as session:
                session.exec(update(row("households")).values(label="weg"))
            with asking(driver(store)) as session:
                assert session.exec(select(row("households").label)).all() == ["Gezin Wilgenroos"]
        before = store.load(ref)
        store.save(before, before.case.add(a_session("s2")), an_act())

        assert store.looked(ref, an_act("show"))
        assert len(store.load(ref).case.sessions) == 2


def test_one_state_is_asked(in_database: Made) -> None:
    """What another one writes meanwhile is not seen; to a file nobody writes meanwhile."""
    with in_database.open() as store, in_database.open() as other:
        store.add(a_case(), an_act())
        with asking(driver(store)) as session:
            asked = select(func.count()).select_from(row("households"))
            assert session.exec(asked).one() == 1
            other.add(a_case(), an_act())
            assert session.exec(asked).one() == 1
        assert len(store.refs()) == 2


def test_what_goes_wrong_is_told_without_content(made: Made) -> None:
    with made.open() as store:
        driver(store).run("ALTER TABLE sessions RENAME TO elsewhere")
        asked = select(row("sessions")).where(row("sessions").summary == "geheim")
        with pytest.raises(StoreError) as refused, asking(driver(store)) as session:
            session.exec(asked).all()
    assert "geheim" not in repr(refused.value)
    assert refused.value.__cause__ is None
