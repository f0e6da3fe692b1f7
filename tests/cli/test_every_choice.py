"""Every question of every guided command: each beginning of each label, in both languages.

It gives the one that begins so, or is refused with those that do; none is picked silently.
"""

import json
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import FrameType
from typing import Any, Final

import pytest
from tests.cli.terminal import CTRL_C, Terminal
from tests.cli.walked import formal
from tests.support.cli import Cli

from hgcase.cli import guided
from hgcase.cli.guided.interview import Interview
from hgcase.cli.guided.reading import Reading
from hgcase.cli.matching import Choice, NoChoiceError
from hgcase.domain.case_file import sections
from hgcase.errors import HgcaseError

pytestmark = pytest.mark.no_cover  # each question is reached by the tests of its command too

FOLDER: Final = Path(guided.__file__).parent
LISTS: Final = frozenset(("word", "words", "which", "people", "circle", "yes"))
"""The verbs that choose from something."""
MOST: Final = 150  # questions of one run
PART: Final = 4  # letters from which on what is not on the screen counts

# --- what has to come, told apart from the program ------------------------------------------------


def _bare(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold().replace("_", " ").replace("-", " "))
    return " ".join("".join(c for c in apart if not unicodedata.combining(c)).split())


def _begun(choice: Choice, typed: str) -> bool:
    label, unseen = _bare(choice.label), map(_bare, (choice.code, *choice.others))
    hidden = typed in label or any(each.startswith(typed) for each in unseen)
    key = typed.isalpha() and _bare(choice.lead).startswith(typed)
    return label.startswith(typed) or key or (len(typed) >= PART and hidden)


def _expected(among: Sequence[Choice], typed: str) -> set[str]:
    """Give which can be meant by what was typed: one, or several that have to be refused."""
    on_screen = ([each.lead for each in among], [each.label for each in among])
    unseen = [{*map(_bare, (each.code, *each.others))} for each in among]
    for names in on_screen:
        if found := {c.code for c, name in zip(among, names, strict=True) if _bare(name) == typed}:
            return found
    if found := {c.code for c, names in zip(among, unseen, strict=True) if typed in names}:
        return found
    return {each.code for each in among if _begun(each, typed)}


def _letters(among: Sequence[Choice], typed: str) -> bool:
    """Tell whether it is the letters of several persons, typed together."""
    keys = {each.lead for each in among if len(each.lead) == 1}
    return len(typed) > 1 and set(typed.upper()) <= keys and len(set(typed)) == len(typed)


def _beginnings(among: Sequence[Choice]) -> Iterator[str]:
    for each in among:
        for name in {each.lead, each.label, each.code, *each.others}:
            yield from (name[:n].strip() for n in range(1, len(name) + 1))


_seen: set[tuple[str, ...]] = set()


def wrong_picks(reading: Reading[Any], place: str) -> list[tuple[str, str]]:
    """Give what was typed, and what came of it, where that is not the only one that begins so."""
    wrong = []
    once = (place.partition(" ")[0].partition("#")[0], *(each.said() for each in reading.among))
    if once in _seen:
        return []
    _seen.add(once)
    for typed in sorted({*_beginnings(reading.among)}):
        expected = _expected(reading.among, _bare(typed))
        if not _bare(typed) or not expected or _letters(reading.among, typed):
            continue
        try:
            meant = reading.meant(typed)
        except HgcaseError as error:
            refused = isinstance(error, NoChoiceError) and error.among
            if len(expected) == 1 or not refused:
                wrong.append((typed, "refused"))
            continue
        if {meant} != expected and not _told_apart(reading.among, typed, meant):
            wrong.append((typed, meant))
    return wrong


def _told_apart(among: Sequence[Choice], typed: str, meant: str) -> bool:
    """Tell whether several words were meant, each the only one that begins so."""
    words = [each for each in typed.replace(",", " ").split() if each]
    if len(words) < 2 or len(_expected(among, _bare(typed))) == 1:
        return False
    each = [_expected(among, _bare(word)) for word in words]
    return all(len(found) == 1 for found in each) and set(meant.split()) == set().union(*each)


# --- walking --------------------------------------------------------------------------------------


class Walker:
    """Sits at the terminal, tries every beginning, and gives another answer each time."""

    def __init__(self, turn: int) -> None:
        self.turn = turn
        self.wrong: list[tuple[str, str, str]] = []
        self.sites: set[tuple[str, int]] = set()
        self._tried: dict[str, int] = {}
        self.next = ""

    def sits_at(self, place: str, reading: Reading[Any], usual: str | None) -> None:
        """Look at a question before it is read, and think of an answer."""
        self.sites |= set(_sites())
        self.wrong += [(place, typed, meant) for typed, meant in wrong_picks(reading, place)]
        tried = self._tried[place] = self._tried.get(place, 0) + 1
        name = place.partition("#")[0]
        again = sum(each.partition("#")[0] == name for each in self._tried) > 3
        among = list(reading.among)
        if again or tried > 2 or (usual is not None and (self.turn + len(self._tried)) % 4 == 0):
            self.next = ""
        elif among:
            choice = among[(self.turn + tried) % len(among)]
            self.next = choice.lead or choice.label or choice.code
        else:
            self.next = "" if usual is not None else "Zin"


def _sites() -> Iterator[tuple[str, int]]:
    """Give the places of the scripts that are asking now."""
    frame: FrameType | None = sys._getframe()
    while frame is not None:
        file = Path(frame.f_code.co_filename)
        if file.parent == FOLDER:
            yield file.name, frame.f_lineno
        frame = frame.f_back


@pytest.fixture
def walk(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Walk a guided command to its end, or until nothing new is asked."""
    plain = Interview._live
    sitting: list[Walker] = []

    def live(
        self: Any, place: str, question: str, reading: Any, usual: Any, *rest: Any, **more: Any
    ) -> Any:
        before = self._before.get(place)
        sitting[-1].sits_at(place, reading, before.code if before and before.code else usual)
        return plain(self, place, question, reading, usual, *rest, **more)

    monkeypatch.setattr(Interview, "_live", live)

    def walked(cli: Cli, code: str, turn: int, *command: str) -> Walker:
        walker = Walker(turn)
        sitting.append(walker)
        terminal = Terminal(cli.home, *command, HGCASE_LANG=code)
        for _n in range(MOST):
            if terminal._run.code is not None:
                return walker
            typed, walker.next = walker.next, ""
            terminal._type(typed, "")
        terminal.presses(CTRL_C)
        return walker

    return walked


GUIDED: Final = (
    ("new-household",), ("log-session", "REF"), ("close", "REF"), ("phase", "REF"),
    ("break", "start", "REF"), ("break", "move", "REF"), ("break", "end", "REF"),
    *(("safety-plan", verb, "REF")
      for verb in ("new", "add-rule", "agree", "review", "suspend", "end")),
    ("called", "REF"),
)  # fmt: skip


@pytest.mark.parametrize("code", ["nl", "en"])
@pytest.mark.parametrize("command", GUIDED, ids=" ".join)
def test_no_question_of_a_command_picks_what_was_not_meant(
    filled: Cli, walk: Any, command: tuple[str, ...], code: str
) -> None:
    for turn, ref in enumerate(filled.home.refs.values()):
        words = [ref if word == "REF" else word for word in command]
        assert walk(filled, code, turn, *words).wrong == [], words


@pytest.mark.parametrize("section", sorted({*sections()} - {"sessions"}))
def test_no_question_of_a_kind_picks_what_was_not_meant(
    filled: Cli, walk: Any, section: str
) -> None:
    code = ("nl", "en")[len(section) % 2]
    walked = walk(filled, code, len(section), "add", formal(section), filled.home.ref)

    assert walked.wrong == []


KEPT: Final = ("session", "order", "help", "observation", "stay", "person", "safety-plan")


def test_no_question_about_what_is_there_picks_what_was_not_meant(filled: Cli, walk: Any) -> None:
    for turn, kind in enumerate(KEPT):
        told = json.loads(filled("list", kind, filled.home.ref, "--json").out)
        for record in told["records"][:1]:
            command = ["edit", kind, filled.home.ref, record["key"]]
            walked = walk(filled, ("nl", "en")[turn % 2], turn, *command)
            assert walked.sites, command
            assert walked.wrong == [], command


def test_no_question_of_sharing_picks_what_was_not_meant(filled: Cli, walk: Any) -> None:
    walked = walk(filled, "nl", 0, "share", filled.home.ref, "s1", "--with", "A,B")

    assert walked.wrong == []
