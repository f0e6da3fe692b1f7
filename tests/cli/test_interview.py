"""Going back, stopping and going on: whatever is typed, the answers that stand decide."""

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hgcase.cli import language, output
from hgcase.cli.guided import interview as asking
from hgcase.cli.guided.interview import BACK, EXPLAIN, REST, Interview, conduct
from hgcase.errors import RefusedError

NOW = datetime(2026, 9, 27, 15)
LATER = datetime(2026, 9, 29, 9)


class Gone(Exception):  # noqa: N818 — the terminal is closed
    """Nobody types any more."""


def script(interview: Interview) -> list[Any]:
    """Ask in a way that depends on the answers: a loop, a branch, a text, a choice."""
    told: list[Any] = [interview.ask("first", "First?", str, usual="x")]
    while interview.yes("more", "More?", usual=False):
        told.append(interview.ask("name", "Name?", _short, usual=""))
        if told[-1] == "b":
            told.append(interview.text("words", "Words?", _refuse))
    told.append(
        interview.choose("way", "Which way?", (("l left", "L"), ("r right", "R")), usual="L")
    )
    told.append(interview.now.day)
    return told


def _short(typed: str) -> str:
    if len(typed) > 3:
        raise RefusedError
    return typed


def _refuse(line: str) -> None:
    _short(line)


class Typist:
    """Types these lines, then nothing but Enter; or leaves after so many."""

    def __init__(self, lines: list[str], leaves: int | None = None) -> None:
        self._lines = iter(lines)
        self._left = leaves
        self.prompts: list[str] = []

    def __call__(self, prompt: str) -> str:
        self.prompts.append(prompt)
        if self._left is not None:
            if self._left == 0:
                raise Gone
            self._left -= 1
        return next(self._lines, "")


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    language.use("en")
    monkeypatch.setattr(output, "note", lambda _lines: None)


def run(typist: Typist, interview: Interview) -> list[Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(asking, "read_line", typist)
        return conduct(script, interview, lambda told: told)


TYPED = st.lists(
    st.sampled_from(
        ["", "a", "b", "c", "y", "n", "l", "r", "long one", BACK, BACK, EXPLAIN, "-", REST]
    ),
    max_size=30,
)


@given(TYPED)
def test_the_answers_that_stand_give_what_was_told(typed: list[str]) -> None:
    interview = Interview(NOW)
    told = run(Typist(typed), interview)
    again = Interview(LATER, kept=interview.content())

    assert run(Typist([], leaves=0), again)[:-1] == told[:-1]


@given(TYPED, st.integers(min_value=0, max_value=20))
def test_whoever_leaves_anywhere_goes_on_as_if_they_had_stayed(typed: list[str], n: int) -> None:
    whole = run(Typist(typed), Interview(NOW))
    kept: list[dict[str, Any]] = []
    leaving = Interview(NOW, keep=kept.append)
    try:
        run(Typist(typed, leaves=n), leaving)
    except Gone:
        later = Interview(NOW, kept=kept[-1] if kept else None)
        assert run(Typist(typed[n:]), later) == whole


@given(TYPED)
def test_going_back_to_the_start_and_pressing_enter_changes_nothing(typed: list[str]) -> None:
    plain = [each for each in typed if each not in (BACK, "-", REST)]
    first = Interview(NOW)
    told = run(Typist(plain), first)
    asked = len(first.content()["answers"])
    second = Interview(NOW, kept=first.content())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(asking, "read_line", Typist([BACK] * (asked - 1)))
        refused = iter([True])

        def finish(said: list[Any]) -> list[Any]:
            if next(refused, False):
                raise RefusedError
            return said

        assert conduct(script, second, finish) == told


def test_an_answer_means_what_it_meant_when_it_was_typed() -> None:
    moments: list[datetime] = []

    def told(interview: Interview) -> str:
        def understand(typed: str) -> str:
            moments.append(interview.now)
            return typed

        return interview.ask("at", "When?", understand) + interview.ask("b", "B?", understand)

    kept = {"answers": [["at", ["today"], NOW.isoformat()]], "before": []}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(asking, "read_line", Typist(["now"]))
        conduct(told, Interview(LATER, kept=kept), str)

    assert moments == [NOW, LATER]


def test_an_answer_that_cannot_be_any_more_is_asked_again() -> None:
    kept = {"answers": [["first", ["x"], NOW.isoformat()], ["more", ["y"], NOW.isoformat()],
                        ["name", ["too long"], NOW.isoformat()]], "before": []}  # fmt: skip
    typist = Typist(["ok"])

    assert run(typist, Interview(NOW, kept=kept)) == ["x", "ok", "L", NOW.day]
    assert typist.prompts[0] == "Name?"


def test_what_cannot_be_saved_can_be_mended() -> None:
    tries: list[Any] = []

    def finish(told: list[Any]) -> list[Any]:
        tries.append(told)
        if told[-2] == "L":
            raise RefusedError
        return told

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(asking, "read_line", Typist(["", "", "l", "r"]))
        told = conduct(script, Interview(NOW), finish)

    assert [each[-2] for each in tries] == ["L", "R"]
    assert told[-2] == "R"


def test_enter_is_taken_for_what_follows_but_not_where_an_answer_is_needed() -> None:
    def told(interview: Interview) -> list[Any]:
        return [
            interview.ask("a", "A?", str, usual="1"),
            interview.ask("b", "B?", str, usual="2"),
            interview.text("c", "C?", _refuse),
            interview.ask("d", "D?", str),
            interview.ask("e", "E?", str, usual="5"),
            interview.ask("f", "F?", str, usual="6", stops=True),
        ]

    typist = Typist([REST, REST, "x", REST, "y"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(asking, "read_line", typist)
        said = conduct(told, Interview(NOW), lambda told: told)

    assert said == ["1", "2", None, "x", "5", "y"]
    assert [prompt[:1] for prompt in typist.prompts] == ["A", "D", "D", "E", "F"]
