"""Workers and organisations are shared by the households of a store."""

from typing import Any

import pytest
from tests.store.made import Made, a_case, an_act, driver
from tests.support.refusals import refuses

from hgcase.domain.case_file import CaseFile, kinds, sections
from hgcase.domain.kinds.directory import Organisation, Worker
from hgcase.store.directory import Differing
from hgcase.store.sections import section

ENTRIES = {
    "organisations": "SELECT id FROM directory_organisations",
    "workers": "SELECT id FROM directory_workers",
}
NOORD = Organisation(key="o1", name="Wijkteam Noord", kind="wijkteam")
SASKIA = Worker(key="w1", name="Saskia Bosman", organisation="o1")


def _with(*records: Any) -> CaseFile:
    plain = a_case().replace(organisations=(), workers=())
    return plain.add(*records)


def _count(made: Made, section: str) -> int:
    with made.open() as store:
        return len(driver(store).rows(ENTRIES[section]))


def test_households_share_an_entry_and_keep_their_own_keys(made: Made) -> None:
    other = _with(
        NOORD.model_copy(update={"key": "o7"}),
        SASKIA.model_copy(update={"key": "w4", "organisation": "o7"}),
    )
    with made.open() as store:
        first, second = store.add(_with(NOORD, SASKIA), an_act()), store.add(other, an_act())

        assert store.load(first).case == _with(NOORD, SASKIA)
        assert store.load(second).case == other
        assert store.differing == ()
    assert _count(made, "organisations") == 1
    assert _count(made, "workers") == 1


def test_what_is_said_of_an_entry_stays_with_the_household(made: Made) -> None:
    mine = NOORD.model_copy(update={"file_number": "12", "visible_to": ("A",)})
    with made.open() as store:
        first, second = store.add(_with(mine), an_act()), store.add(_with(NOORD), an_act())

        assert store.load(first).case.organisations == (mine,)
        assert store.load(second).case.organisations == (NOORD,)


@pytest.mark.parametrize(
    "change", [{"name": "Wijkteam Zuid"}, {"kind": "police"}], ids=["name", "kind"]
)
def test_another_name_or_kind_is_another_entry(change: dict[str, str], made: Made) -> None:
    with made.open() as store:
        store.add(_with(NOORD), an_act())
        store.add(_with(NOORD.model_copy(update=change)), an_act())

    assert _count(made, "organisations") == 2


def test_a_namesake_elsewhere_is_somebody_else(made: Made) -> None:
    police = Organisation(key="o1", name="Politie", kind="police")
    with made.open() as store:
        first = store.add(_with(NOORD, SASKIA), an_act())
        second = store.add(_with(police, SASKIA), an_act())
        third = store.add(_with(SASKIA.model_copy(update={"organisation": None})), an_act())

        assert store.load(first).case.organisations == (NOORD,)
        assert store.load(second).case.organisations == (police,)
        assert store.load(third).case.workers[0].organisation is None
    assert _count(made, "workers") == 3


def test_what_is_empty_is_filled_and_what_differs_is_told(made: Made) -> None:
    known = NOORD.model_copy(update={"phone": "000-1"})
    knows_more = NOORD.model_copy(update={"phone": "000-2", "hours": "9-17"})
    with made.open() as store:
        first = store.add(_with(known), an_act())
        second = store.add(_with(knows_more), an_act())

        assert store.differing == (Differing("organisations", "o1", "phone"),)
        for ref in (first, second):
            found = store.load(ref).case.organisations[0]
            assert isinstance(found, Organisation)
            assert (found.phone, found.hours) == ("000-1", "9-17")


def test_two_matches_are_refused_and_nothing_is_written(made: Made) -> None:
    with made.open() as store:
        store.add(_with(NOORD), an_act())
        driver(store).run(
            "INSERT INTO directory_organisations (name, kind) VALUES ('Wijkteam Noord', 'wijkteam')"
        )
        with refuses("two-matches") as refused:
            store.add(_with(NOORD), an_act())

        assert refused.value.params == {"key": "o1", "section": "organisations"}
        assert len(store.refs()) == 1


def test_a_new_phone_is_new_for_every_household(made: Made) -> None:
    with made.open() as store:
        first, second = (store.add(_with(NOORD), an_act()) for _ in range(2))
        before = store.load(first)
        called = NOORD.model_copy(update={"phone": "000-9"})
        store.save(before, before.case.replace(organisations=(called,)), an_act())

        assert store.load(second).case.organisations == (called,)


def test_a_new_name_in_one_household_renames_nobody_in_another(made: Made) -> None:
    with made.open() as store:
        first, second = (store.add(_with(NOORD, SASKIA), an_act()) for _ in range(2))
        before = store.load(first)
        zuid = NOORD.model_copy(update={"name": "Wijkteam Zuid"})
        after = before.case.replace(organisations=(zuid,))
        store.save(before, after, an_act())

        assert store.load(first).case == after
        assert store.load(second).case == _with(NOORD, SASKIA)


def test_who_is_in_one_household_only_is_renamed_in_place(made: Made) -> None:
    with made.open() as store:
        before = store.load(store.add(_with(NOORD, SASKIA), an_act()))
        zuid = NOORD.model_copy(update={"name": "Wijkteam Zuid"})
        after = before.case.replace(
            organisations=(zuid,), workers=(SASKIA.model_copy(update={"name": "Saskia Bos"}),)
        )
        store.save(before, after, an_act())

        assert store.load(before.ref).case == after
    assert _count(made, "organisations") == 1
    assert _count(made, "workers") == 1


def test_a_new_name_that_the_directory_knows_is_that_entry(made: Made) -> None:
    police = Organisation(key="o2", name="Politie", kind="police", phone="000-3")
    with made.open() as store:
        store.add(_with(police), an_act())
        before = store.load(store.add(_with(NOORD, SASKIA), an_act()))
        renamed = NOORD.model_copy(update={"name": "Politie", "kind": "police"})
        store.save(before, before.case.replace(organisations=(renamed,)), an_act())
        after = store.load(before.ref).case

    assert after.organisations == (renamed.model_copy(update={"phone": "000-3"}),)
    assert after.workers == (SASKIA,)


def test_a_worker_moves_to_another_organisation(made: Made) -> None:
    police = Organisation(key="o2", name="Politie", kind="police")
    moved = SASKIA.model_copy(update={"organisation": "o2", "discipline": "other"})
    with made.open() as store:
        refs = [store.add(_with(NOORD, SASKIA), an_act()) for _ in range(2)]
        before = store.load(refs[0])
        after = before.case.replace(organisations=(NOORD, police), workers=(moved,))
        store.save(before, after, an_act())

        assert store.load(refs[0]).case == after
        assert store.load(refs[1]).case == _with(NOORD, SASKIA)


def test_a_worker_changes_while_its_organisation_becomes_another(made: Made) -> None:
    zuid = NOORD.model_copy(update={"name": "Wijkteam Zuid"})
    called = SASKIA.model_copy(update={"called": "Sas"})
    with made.open() as store:
        refs = [store.add(_with(NOORD, SASKIA), an_act()) for _ in range(2)]
        before = store.load(refs[0])
        after = before.case.replace(organisations=(zuid,), workers=(called,))
        store.save(before, after, an_act())

        assert store.load(refs[0]).case == after
        assert store.load(refs[1]).case == _with(NOORD, SASKIA)


def test_a_record_comes_after_the_entries_that_it_names() -> None:
    """Entries get their numbers section by section, so the order of sections matters."""
    order = sections()
    for kind in kinds():
        for named in section(kind.KIND.section).entries.values():
            assert order.index(named) < order.index(kind.KIND.section)
