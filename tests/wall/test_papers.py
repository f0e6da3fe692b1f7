"""The papers and their names are the same bytes where what is seen is the same (W0, W21)."""

import pytest
from tests.wall import papers as printed
from tests.wall.pairs import pair
from tests.wall.papers import papers, same_papers

from hgcase.domain.case_file import CaseFile
from hgcase.domain.wall.seen import Audience, Seen
from hgcase.domain.wall.the_wall import seen_by


@pytest.mark.req("B28")
@pytest.mark.parametrize("seed", range(24))
def test_the_papers_of_a_pair_are_the_same_bytes(seed: int) -> None:
    assert same_papers(pair(seed))


@pytest.mark.parametrize("seed", range(0, 24, 3))
def test_the_papers_of_made_up_cases_can_be_printed(seed: int) -> None:
    found = pair(seed)
    for _, _, _, text in papers(found.cases[0], found.audiences[0]):
        assert not text.startswith(b"crash")


def test_a_count_of_what_is_hidden_on_paper_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def counting(case: CaseFile, audience: Audience) -> Seen:
        seen = seen_by(case, audience)
        names = {key: f"{name} {len(case.sessions)}" for key, name in seen.names.items()}
        return seen._replace(names=names)

    monkeypatch.setattr(printed, "seen_by", counting)
    assert not all(same_papers(pair(seed)) for seed in range(40))
