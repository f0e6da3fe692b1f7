"""How a guided command asks: every answer is kept, and the questions can run again from them.

A guided command is a plain function that asks one question after another. Going back,
stopping and going on later are one and the same thing: the function runs again from its
start, and each question that was answered answers itself.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final, TypeVar

from hgcase.cli import output
from hgcase.cli.drawing.folding import wrap
from hgcase.cli.guided.answered import EMPTY, MEANT, Answer, mark, read, whole, written
from hgcase.cli.guided.prompts import (
    Why,
    explained,
    indented,
    read_line,
    text_asked,
    with_colon,
)
from hgcase.cli.guided.reading import Reading
from hgcase.cli.guided.verbs import Verbs, laid_out
from hgcase.cli.language import _, spoken
from hgcase.cli.matching import Choice
from hgcase.errors import (
    CaseFileError,
    HgcaseError,
    ImpossibleDateError,
    NotFoundError,
    RefusedError,
    UsageError,
)

T = TypeVar("T")
R = TypeVar("R")
BACK: Final = "<"
EXPLAIN: Final = "?"
REST: Final = ">"
MENDABLE: Final = (CaseFileError, ImpossibleDateError, NotFoundError, RefusedError, UsageError)
"""What another answer can mend."""


class Back(Exception):  # noqa: N818 — no error: somebody wants the question before
    """Somebody typed ``<``."""


class Interview(Verbs):
    """One run of a guided command: what is asked, what was answered.

    Args:
        keep: keeps the answers after each of them, and each line of a text.
        kept: what was kept of an earlier run.
    """

    def __init__(
        self,
        now: datetime,
        *,
        keep: Callable[[dict[str, Any]], None] | None = None,
        kept: Mapping[str, Any] | None = None,
    ) -> None:
        self._present = self.now = now
        self._keeps = keep
        self._answers: dict[str, Answer] = {}
        self._before: dict[str, Answer] = {}  # of questions to which somebody went back
        self._asked: list[str] = []  # in this run, in order
        self._said: list[str] = []
        self._part: list[str] = []  # of a long dialog, and what was said before it
        self._passing = False  # a question was answered already
        self._rushing = False  # Enter is taken for what follows
        self._aloud = kept is not None  # the answers of an earlier day are shown once more
        if kept is not None:
            self._answers, self._before = read(kept)

    # --- running -------------------------------------------------------------------------

    def begin(self) -> None:
        """Start from the first question."""
        self._rushing = False
        self._asked.clear()
        self._said.clear()
        self._part.clear()

    def step_back(self) -> None:
        """Take back the last answer; it is offered when its question comes again."""
        place = self._asked.pop()
        self._before[place] = self._answers.pop(place)
        self._keep()

    @property
    def answered(self) -> bool:
        """Whether there is anything to be kept."""
        return bool(self._answers or self._before)

    def content(self) -> dict[str, Any]:
        """Give what is kept: the answers, and what was typed of the one that is open."""
        return {"answers": written(self._answers), "before": written(self._before), MEANT: True}

    def end(self) -> None:
        """Say what was left to be said."""
        if lines := [*self._part, *self._said]:
            output.note(lines)
        self._part.clear()
        self._said.clear()

    def _keep(self) -> None:
        """Keep what was answered; where that cannot be, say so once and go on."""
        if self._keeps is None:
            return
        try:
            self._keeps(self.content())
        except HgcaseError as error:
            self._keeps = None
            lost = _("What you answer from here on is not kept if you stop.")
            output.note([*error.tell(spoken()), lost])

    # --- what a script calls ----------------------------------------------------------------

    def say(self, lines: str | Iterable[str]) -> None:
        """Say something above the next question that is really asked."""
        self._said += [lines] if isinstance(lines, str) else lines

    def part(self, n: int, of: int, title: str) -> None:
        """Say above the next question that is really asked how far a long dialog is."""
        told = _("Part {n} of {of}: {title}", n=n, of=of, title=title)
        before = [] if self._passing else self._part  # of a part that was gone past
        self._part, self._said = [*before, *self._said, "", told], []
        self._passing = False

    def ask(
        self,
        name: str,
        question: str,
        reading: Reading[T] | Callable[[str], T],
        *,
        usual: str | None = None,
        why: Why = "",
        stops: bool = False,
        fixed_by: str | None = None,
    ) -> T:
        """Ask one line until it is understood.

        Args:
            name: of the question, for what is kept; the same one may be asked again.
            reading: turns what was typed into what is wanted, or raises an `HgcaseError`;
                `now` is then the moment at which it was typed.
            usual: the code that Enter means; None where an answer is needed.
            stops: whether somebody who takes Enter for the rest is asked here all the same.
            fixed_by: of a question about who may read or know: all that its answer hangs on.
                Once that or `usual` is another, the answer is forgotten; it always stops.
        """
        self._rushing = self._rushing and not stops and fixed_by is None
        place, given_for = self._place(name), mark(usual, fixed_by)
        reading = reading if isinstance(reading, Reading) else Reading(reading, typed=True)
        for answers in (self._answers, self._before):
            if place in answers and not answers[place].holds(given_for, typed=reading.typed):
                del answers[place]
        if place in self._answers:
            try:
                return self._again(place, question, reading)
            except HgcaseError:
                del self._answers[place]  # it cannot be so any more: the question comes again
        return self._live(place, question, reading, usual, why, given_for=given_for)

    def text(
        self,
        name: str,
        question: str,
        refuse: Callable[[str], None],
        *,
        present: str | None = None,
        needed: bool = False,
        why: Why = "",
    ) -> str | None:
        """Ask for a text of several lines; an empty line ends it.

        Args:
            refuse: raises for a line that cannot be so; only that line is asked again.
            present: the text as it is; Enter keeps it, ``-`` empties it.
        """
        place = self._place(name)
        if place in self._answers:
            lines = self._answers[place].lines
            try:
                for line in lines:
                    refuse(line)
            except HgcaseError:
                self._before[place] = self._answers.pop(place)
            else:
                self._pass(place, question, lines)
                return whole(lines, present)
        lines = self._lines(place, question, refuse, present=present, needed=needed, why=why)
        self._settle(place, lines)
        return whole(lines, present)

    # --- how ----------------------------------------------------------------------------------

    def _place(self, name: str) -> str:
        """Give a question its place: its name, and which time it is asked."""
        n = sum(1 for place in self._asked if place.partition("#")[0] == name)
        return f"{name}#{n}" if n else name

    def _again(self, place: str, question: str, reading: Reading[T]) -> T:
        answer = self._answers[place]
        self.now = answer.at
        try:
            value = reading.value(answer.code)
        finally:
            self.now = self._present
        self._pass(place, question, (reading.shown(answer.code),))
        self._say_back(reading, "", answer.code)
        return value

    def _pass(self, place: str, question: str, lines: tuple[str, ...]) -> None:
        """Go past a question that was answered; the first time aloud."""
        self._asked.append(place)
        if self._aloud:
            self.end()
            first, *rest = lines or ("",)
            output.note([f"{with_colon(question)} {first}".rstrip(), *(f"    {x}" for x in rest)])
        self._said.clear()
        self._part = self._part[-1:]
        self._passing = True

    def _say_back(self, reading: Reading[Any], typed: str, code: str) -> None:
        if told := reading.back(typed, code):
            self.say(f"  → {told}")

    def _live(
        self,
        place: str,
        question: str,
        reading: Reading[T],
        usual: str | None,
        why: Why,
        *,
        given_for: str,
    ) -> T:
        self._aloud, optional = False, usual == ""
        self.end()
        before = self._before.get(place)
        usual = before.code if before and before.code else usual
        while True:
            typed = "" if self._rushes(usual) else read_line(self._prompt(question, reading, usual))
            if self._way_out(typed, why, reading.among):
                continue
            if typed == REST:
                self._rushing, typed = usual is not None, ""
            if not typed and usual is None:
                output.note(_("Something is needed here; ? says what."))
                continue
            try:
                code = self._code(typed, reading, usual, optional=optional)
                value = reading.value(code)
            except HgcaseError as error:
                self._rushing = False
                output.note(error.tell(spoken()))
                continue
            self._settle(place, (code,), given_for)
            self._say_back(reading, typed, code)
            return value

    def _code(self, typed: str, reading: Reading[Any], usual: str | None, *, optional: bool) -> str:
        """Give what is meant: Enter means what is usual, and ``-`` nothing where that can be."""
        if not typed:
            return usual or ""
        return "" if typed == EMPTY and optional else reading.meant(typed)

    def _prompt(self, question: str, reading: Reading[Any], usual: str | None) -> str:
        shown = reading.shown(usual) if usual else ""
        return with_colon(f"{question} [{shown}]" if shown else question)

    def _rushes(self, usual: str | None) -> bool:
        """Tell whether Enter is taken for a question; not where an answer is needed."""
        self._rushing = self._rushing and usual is not None
        return self._rushing

    def _way_out(self, typed: str, why: Why, among: Sequence[Choice] = ()) -> bool:
        """Go back, or explain; tell whether the question comes again."""
        if typed == BACK and self._asked:
            raise Back
        if typed == BACK:
            output.note(_("This is the first question."))
        if typed == EXPLAIN:
            output.note([*explained(why), *laid_out(each.said() for each in among)])
        return typed in (BACK, EXPLAIN)

    def _lines(
        self,
        place: str,
        question: str,
        refuse: Callable[[str], None],
        *,
        present: str | None,
        needed: bool,
        why: Why,
    ) -> tuple[str, ...]:
        self._aloud = False
        self.end()
        lines = list(self._before[place].lines if place in self._before else ())
        asked = wrap(text_asked(question, present, lines), 0)
        output.note([*asked, *indented(present, lines)])
        while True:
            typed = "" if self._rushing and not needed else read_line("  >")
            if typed == REST and not lines:
                self._rushing, typed = not needed, ""
            if self._way_out(typed, why):
                continue
            if not typed:
                if lines or present or not needed:
                    return tuple(lines)
                output.note(_("Something is needed here; ? says what."))
                continue
            if typed == EMPTY:
                lines.clear()
                if present and not needed:
                    return (EMPTY,)
                continue
            try:
                refuse(typed)
            except HgcaseError as error:
                output.note(error.tell(spoken()))
                continue
            lines.append(typed)
            self._before[place] = Answer(tuple(lines), self._present)
            self._keep()

    def _settle(self, place: str, lines: tuple[str, ...], given_for: str = "") -> None:
        self._asked.append(place)
        self._before.pop(place, None)
        self._answers[place] = Answer(lines, self._present, given_for)
        self._keep()


def conduct(script: Callable[[Interview], T], interview: Interview, finish: Callable[[T], R]) -> R:
    """Run a guided command to its end, back and forth, and give what finishing it gives.

    Args:
        script: asks, and gives what was told; it does nothing else, because it runs again.
        finish: writes what was told; what it refuses can be mended by going back.
    """
    while True:
        try:
            interview.begin()
            told = script(interview)
            interview.end()
        except Back:
            interview.step_back()
            continue
        try:
            return finish(told)
        except MENDABLE as error:
            output.note([*error.tell(spoken()), _("Your answers are kept: < goes further back.")])
            interview.step_back()
