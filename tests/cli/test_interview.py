"""Going back, stopping and going on: whatever is typed, the answers that stand decide."""

from datetime import datetime
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hgcase.cli import language, output
from hgcase.cli.guided import interview as asking
from hgcase.cli.guided.interview import BACK, EXPLAIN, REST, Interview, conduct
from hgcase.cli.guided.record import ask_circle
from hgcase.cli.matching import Choice, worded
from hgcase.errors import RefusedError

NOW = datetime(2026, 9, 27, 15)
LATER = datetime(2026, 9, 29, 9)


LEFT, RIGHT = Choice("L", "left"), Choice("R", "right")


class Gone(Exception):  # noqa: N818 — the terminal is closed
    """Nobody types any more."""


def script(interview: Interview) -> list[Any]:
    """Ask in a way that depends on the answers: a loop, a branch, a text, a choice."""
    told: list[Any] = [interview.ask("first", "First?", str, usual="x")]
    while interview.yes("more", "More?", usual=False):
        told.append(interview.ask("name", "Name?", _short, usual=""))
        if told[-1] == "b":
            told.append(interview.text("words", "Words?", _refuse))
    told.append(interview.word("way", "Which way?", (LEFT, RIGHT), usual="L"))
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


def where(interview: Interview) -> tuple[str, str, str]:
    """Ask for a place and then who may know it: what Enter means hangs on the place."""
    place = interview.ask("place", "Place?", str, usual="1")
    name = interview.ask("name", "Name?", str, usual="") if place == "a" else ""
    usual = "A B" if place == "1" else "B"
    known = interview.ask("known", "Known?", str, usual=usual, fixed_by=f"{place}/{name}")
    interview.ask("save", "Save?", str, usual="", stops=True)
    return place, name, known


class Keeper:
    """Says who may know with words of the place that was told last; else types these lines."""

    def __init__(self, lines: list[str], before: "Keeper | None" = None) -> None:
        self._lines = iter(lines)
        self._told: dict[str, str] = before._told if before else {"Place?": "1", "Name?": ""}
        self.known: list[str] = []  # each question of who may know, as it was asked

    def __call__(self, prompt: str) -> str:
        question, _space, usual = prompt.partition(" ")
        line = next(self._lines, "")
        if question.startswith("Known?"):
            self.known.append(prompt)
            place = self._told["Place?"]
            name = self._told["Name?"] if place == "a" else ""
            return f"for {place}/{name}" if line in ("1", "2", "a", "x") else line
        if question in self._told and line not in (BACK, EXPLAIN):
            said = usual.strip("[]:") if line in ("", REST) else line
            self._told[question] = "" if said == "-" else said
        return line


@given(
    st.lists(st.sampled_from(["", "", "1", "2", "a", "x", BACK, BACK, REST]), max_size=25),
    st.integers(min_value=0, max_value=25),
)
def test_who_may_know_is_never_carried_over_to_anything_else(typed: list[str], n: int) -> None:
    """Not by going back, not by taking Enter for the rest, not from a draft."""
    kept: list[dict[str, Any]] = []
    first = Keeper(typed[:n])
    second = Keeper(typed[n:], first)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(asking, "read_line", first)
        conduct(where, leaving := Interview(NOW, keep=kept.append), str)
        patch.setattr(asking, "read_line", second)
        leaving.step_back()  # what was written was refused, say
        again = Interview(LATER, kept=leaving.content())
        place, name, known = conduct(where, again, lambda told: told)

    usual = "A B" if place == "1" else "B"
    assert known in (usual, f"for {place}/{name}")
    assert first.known


def test_only_who_told_it_is_somebody_else_once_somebody_else_told_it() -> None:
    """Only who told it was said of A; it never comes to mean B."""
    kinds = SimpleNamespace(prints="first")
    persons = {
        key: SimpleNamespace(key=key, name=name, called=None, KIND=kinds)
        for key, name in (("A", "Anna"), ("B", "Bram"))
    }
    case: Any = SimpleNamespace(get=persons.get)

    def told(interview: Interview) -> Any:
        teller = interview.ask("teller", "Teller?", str)
        kind = SimpleNamespace(circle="visible_to", section="help")
        record: Any = SimpleNamespace(KIND=kind, said_by=teller)
        circle = ask_circle(interview, case, record, ("A", "B"))
        interview.ask("save", "Save?", str, usual="", stops=True)
        return teller, circle

    typist = Typist(["A", "2", BACK, BACK, "B", ""])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(asking, "read_line", typist)
        said = conduct(told, Interview(NOW), lambda told: told)

    assert said == ("B", None)
    assert typist.prompts[-2].endswith("[Anna and Bram]:")


def test_what_was_kept_before_it_was_marked_is_asked_again() -> None:
    """A draft of an earlier version: its other answers stand."""
    rows = [[at, [said], NOW.isoformat()] for at, said in (("place", "2"), ("known", "A B"))]
    keeper = Keeper([])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(asking, "read_line", keeper)
        told = conduct(where, Interview(NOW, kept={"answers": rows, "before": []}), lambda t: t)

    assert told == ("2", "", "B")
    assert keeper.known == ["Known? [B]:"]


def test_nobody_passes_the_question_who_may_know() -> None:
    keeper = Keeper([REST, REST])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(asking, "read_line", keeper)
        told = conduct(where, Interview(NOW), lambda t: t)

    assert told == ("1", "", "A B")
    assert len(keeper.known) == 1


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
    answers = (("first", "x"), ("more", "yes"), ("name", "too long"))
    rows = [[at, [code], NOW.isoformat()] for at, code in answers]
    kept = {"answers": rows, "before": [], "meant": True}
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


def told_of_all(interview: Interview) -> list[Any]:
    """Ask one question of each sort."""
    roll = [Choice("A", "Anna", lead="A"), Choice("B", "Bram", lead="B")]
    answers = worded({"kept": "kept", "broken": "not kept", "no": "no"})
    return [
        interview.word("word", "Word?", answers),
        interview.words("words", "Words?", answers),
        interview.yes("yes", "Yes?"),
        interview.people("who", "Who?", roll, usual=None),
        interview.day("day", "Day?").text,
        interview.number("number", "Number?", 0, 10),
        interview.line("line", "Line?"),
        interview.circle("circle", "Circle?", [("A", "B"), ()], roll, fixed_by="it"),
        interview.yes("last", "Last?"),
    ]


MEANT = ["broken", ["kept", "no"], False, ["B"], "2026-09-26T14:00", 7, "y", ()]


@pytest.mark.parametrize("first", range(9))
def test_a_draft_begun_in_english_and_gone_on_with_in_dutch_means_the_same(first: int) -> None:
    english = ["not kept", "kept, no", "n", "Bram", "yesterday 14:00", "7", "y", "the team", "yes"]
    dutch = ["niet nagekomen", "1 3", "nee", "b", "vr 14:00", "7", "y", "alleen het team", "j"]
    kept: list[dict[str, Any]] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(asking, "read_line", Typist(english, leaves=first))
        with pytest.raises(Gone):
            conduct(told_of_all, Interview(NOW, keep=kept.append), list)
        language.use("nl")
        patch.setattr(asking, "read_line", Typist(dutch[first:]))
        later = Interview(NOW.replace(hour=16), kept=kept[-1] if kept else None)
        told: list[Any] = conduct(told_of_all, later, list)

    expected = [*MEANT, True]
    if first < 5:
        expected[4] = "2026-09-25T14:00"  # Dutch says Friday
    assert told == expected


def test_a_letter_of_a_draft_of_before_is_asked_again_and_not_misread() -> None:
    """``n`` once meant that they did not come; it never comes to mean no."""
    rows = [["held", ["n"], NOW.isoformat()]]
    typist = Typist(["y"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(asking, "read_line", typist)
        interview = Interview(NOW, kept={"answers": rows, "before": []})
        held = conduct(lambda i: i.yes("held", "Held?"), interview, bool)

    assert held
    assert typist.prompts == ["Held? (y/n):"]


def test_a_long_dialog_says_in_which_part_one_is_also_after_going_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: list[str] = []
    monkeypatch.setattr(output, "note", said.extend)

    def told(interview: Interview) -> None:
        for n, title in enumerate(("one", "two"), 1):
            interview.part(n, 2, title)
            interview.line(f"a{n}", "A?")
            interview.line(f"b{n}", "B?")

    monkeypatch.setattr(asking, "read_line", Typist(["", "", "", BACK]))
    conduct(told, Interview(NOW), lambda _told: None)
    parts = [each for each in said if each.startswith("Part")]

    assert parts == ["Part 1 of 2: one", "Part 2 of 2: two", "Part 2 of 2: two"]
