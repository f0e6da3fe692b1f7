import pytest

from hgcase.domain.kinds.sessions import Check
from hgcase.domain.standing.outcome import Outcome, outcome


def checks(*said: str) -> list[Check]:
    """Read ``B:A:kept``: of B, said by A, kept."""
    parts = (each.split(":") for each in said)
    return [
        Check.model_validate({"rule": "1", "person": of, "said_by": by, "answer": answer})
        for of, by, answer in parts
    ]


@pytest.mark.req("B24")
@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ((), None),
        (("B:A:kept",), "kept"),
        (("B:A:kept", "B:B:kept"), "kept"),
        (("B:A:broken", "B:B:kept"), "differ"),
        (("A:A:partly", "A:B:kept"), "differ"),
        # One did not keep it, the other partly, and both say so: they agree.
        (("B:A:broken", "B:B:broken", "A:A:partly", "A:B:partly"), "broken"),
        (("A:A:kept", "B:A:partly", "A:B:kept", "B:B:partly"), "partly"),
        # Each says only what nobody confirms.
        (("B:A:broken", "A:B:kept"), "differ"),
        (("A:A:kept", "B:A:broken", "A:B:broken", "B:B:kept"), "differ"),
    ],
)
def test_one_outcome_of_all_who_spoke(said: tuple[str, ...], expected: Outcome | None) -> None:
    assert outcome(checks(*said)) == expected
