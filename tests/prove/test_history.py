"""Looking back, proved on very many histories."""

from pathlib import Path

import pytest
from tests.store.histories import DEEDS
from tests.store.made import KEY, Made
from tests.store.test_history import stands_as_it_was

from hgcase.domain.case_file import sections
from hgcase.store.create import create
from hgcase.store.place import Place

HISTORIES = 1_000


@pytest.mark.prove
def test_any_household_is_as_it_was_in_a_thousand_histories(tmp_path: Path) -> None:
    place = Place(tmp_path / "home")
    create(place, KEY)
    played = stands_as_it_was(Made(place, KEY), HISTORIES)

    assert played.histories >= HISTORIES
    assert sorted(set(sections()) - set(played.kinds)) == []
    assert set(played.deeds) == set(DEEDS)
    assert played.changed_elsewhere
    fewest = min(played.kinds.values())
    print(
        f"{played.histories} histories, {played.days} days looked back at,"
        f" {played.changed_elsewhere} changes of the directory seen from elsewhere;"
        f" {len(played.kinds)} kinds, each at least {fewest} times; 0 differences"
    )
