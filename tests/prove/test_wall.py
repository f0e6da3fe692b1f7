"""The wall, proved on very many pairs."""

from collections import Counter

import pytest
from tests.wall.pairs import Tally, expected, pair, same, told
from tests.wall.papers import same_papers

from hgcase.domain.wall.the_wall import seen_by

PAIRS = 10_000
SPREAD = 1_000_003  # other pairs than those of the short run


@pytest.mark.prove
def test_what_is_hidden_changes_nothing_in_ten_thousand_pairs() -> None:
    tally: Tally = Counter()
    for n in range(PAIRS):
        found = pair(n + SPREAD)
        tally += found.tally
        assert same(found), f"pair {n + SPREAD}"
        if n % 10 == 0:
            seen = seen_by(found.cases[0], found.audiences[0])
            assert told(seen) == expected(found.visible), f"pair {n + SPREAD}"
    hidden = sum(count for (_, _, how), count in tally.items() if how == "hidden")
    shown = sum(count for (_, _, how), count in tally.items() if how == "shown")
    print(f"{PAIRS} pairs: {shown} fields shown, {hidden} hidden, 0 differences")


@pytest.mark.prove
@pytest.mark.req("B28")
def test_the_papers_are_the_same_bytes_in_two_hundred_pairs() -> None:
    for n in range(200):
        assert same_papers(pair(n + SPREAD)), f"pair {n + SPREAD}"
