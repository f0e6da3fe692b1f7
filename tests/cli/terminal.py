"""Somebody at a terminal who answers the questions of the program.

`Terminal` runs the program here, which is fast; `PseudoTerminal` runs it as a process of
its own on a pseudo-terminal. Both are talked to in the same way, and
`test_pseudo_terminals.py` holds them to showing the same.
"""

import io
import os
import re
import sys
import threading
import time
import weakref
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Protocol

import pexpect
import pyte
from tests.support.cli import Home, environment, program

from hgcase import lists
from hgcase.cli import language

PATIENCE: Final = 60  # seconds until a run is taken for one that hangs
WIDTH, HEIGHT = 100, 60
CTRL_C, CTRL_D = "\x03", "\x04"
HIDDEN: Final = ("A new passphrase: ", "Once more: ", "Passphrase: ")
GLANCE: Final = 0.005  # seconds between two looks at a process
LOOKS: Final = 4  # that find it asleep before it is taken to wait for somebody


class Shown(ABC):
    """What is asked on a terminal, and what is answered."""

    seen = ""
    """What was read of what is shown: up to the last question, and at the end all of it."""

    @abstractmethod
    def asked(self, question: str) -> None:
        """Wait for a question."""

    @abstractmethod
    def presses(self, key: str) -> None:
        """Press one key."""

    @abstractmethod
    def ends(self) -> int:
        """Wait for the end, and give the exit code."""

    @abstractmethod
    def starts_with(self, question: str) -> bool:
        """Tell whether this is the first question; then hang up."""

    @abstractmethod
    def _type(self, line: str, question: str) -> None:
        """Type a line after a question."""

    def answers(self, *pairs: tuple[str, str]) -> None:
        """Answer questions, each when it is asked."""
        for question, given in pairs:
            self.asked(question)
            self._type(given, question)

    def told(self) -> str:
        """Give what was shown in one line, without its weights."""
        return " ".join(re.sub("\x1b\\[[0-9;]*[mK]", "", self.seen).split())

    def screen(self) -> list[str]:
        """Give what is on the screen, as a terminal shows it."""
        shown = pyte.Screen(WIDTH, HEIGHT)
        pyte.Stream(shown).feed(self.seen)
        return [line.rstrip() for line in shown.display]


# --- here ---------------------------------------------------------------------------------------


class Starts(Protocol):
    """What makes a terminal: the one here, or the other."""

    def __call__(self, home: Home, *arguments: str, **changes: str | None) -> Shown:
        """Run the program on it."""


class _HungUp(BaseException):
    """Nobody sits there any more."""


class _Glass(io.StringIO):
    """What is shown, on a terminal that can show all there is."""

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        super().write(text.replace("\n", "\r\n"))
        return len(text)


class _Keyboard(io.TextIOBase):
    """Gives one line at a time, and waits for it in `wait`."""

    def __init__(self, glass: _Glass) -> None:
        self._glass = glass
        self.typed: deque[str | BaseException] = deque()
        self.wanted, self.free = threading.Semaphore(0), threading.Semaphore(0)

    def isatty(self) -> bool:
        return True

    def readline(self, _size: int | None = -1, /) -> Any:
        if not self.typed:
            self.wanted.release()
            self.free.acquire()
        line = self.typed.popleft()
        self._glass.write("\n")
        if isinstance(line, BaseException):
            raise line
        return line


class _Run:
    """A run of the program in a thread; it and whoever asks for it take turns.

    Each has its own environment, streams and settled language while it has its turn.
    """

    def __init__(self, arguments: list[str], env: dict[str, str]) -> None:
        self.glass = _Glass()
        self.keyboard = _Keyboard(self.glass)
        self.code: int | None = None
        self._own: Any = (env, self.keyboard, self.glass, self.glass, [[], [], {}, []])
        self._thread = threading.Thread(target=self._run, args=[arguments], daemon=True)
        self._thread.start()
        self.go_on()

    def _run(self, arguments: list[str]) -> None:
        from hgcase.cli.boundary import run

        self.keyboard.free.acquire()
        try:
            self.code = run(arguments)
        finally:
            self.keyboard.wanted.release()

    def go_on(self, *typed: str | BaseException) -> None:
        """Let it take what was typed, until it waits for more or has ended."""
        if self.code is not None:
            return
        self.keyboard.typed.extend(typed)
        with self._its_turn():
            self.keyboard.free.release()
            assert self.keyboard.wanted.acquire(timeout=PATIENCE), self.glass.getvalue()

    @contextmanager
    def _its_turn(self) -> Iterator[None]:
        ours = _aside()
        _put(self._own)
        try:
            yield
        finally:
            self._own = _aside()
            _put(ours)

    def hang_up(self) -> None:
        """End it where it is."""
        self.go_on(_HungUp())
        self._thread.join(PATIENCE)


def _kept() -> tuple[Any, ...]:
    """Give what modules keep for a run."""
    return (language._settled, lists._homes, lists._read, lists._left_out)


def _aside() -> Any:
    """Take what a process has for itself, to be put back."""
    return dict(os.environ), sys.stdin, sys.stdout, sys.stderr, [each.copy() for each in _kept()]


def _put(own: Any) -> None:
    env, sys.stdin, sys.stdout, sys.stderr, kept = own
    os.environ.clear()
    os.environ.update(env)
    for held, each in zip(_kept(), kept, strict=True):
        held.clear()
        held.extend(each) if isinstance(held, list) else held.update(each)


class Terminal(Shown):
    """A run of the program in this process."""

    def __init__(self, home: Home, *arguments: str, **changes: str | None) -> None:
        assert changes.get("HGCASE_KEY_FILE", "") is not None, "a passphrase needs a real terminal"
        sized = {"COLUMNS": str(WIDTH), "LINES": str(HEIGHT)}
        self._run = _Run(list(arguments), environment(home, **{**sized, **changes}))
        self._read = 0
        weakref.finalize(self, self._run.hang_up).atexit = False

    def _unread(self) -> str:
        return self._run.glass.getvalue()[self._read :]

    def _reads(self, count: int) -> None:
        self.seen += self._unread()[:count]
        self._read += count

    def asked(self, question: str) -> None:
        """Find a question in what is shown; there is nothing to wait for."""
        at = self._unread().find(question)
        assert at >= 0, f"{question!r} is not asked after:\n{self.seen}\nbut:\n{self._unread()}"
        self._reads(at + len(question))

    def _type(self, line: str, question: str) -> None:  # noqa: ARG002 — none takes time here
        self._run.go_on(f"{line}\n")

    def presses(self, key: str) -> None:
        """Press Ctrl-C or Ctrl-D."""
        self._run.go_on({CTRL_C: KeyboardInterrupt(), CTRL_D: EOFError()}[key])

    def starts_with(self, question: str) -> bool:
        """Tell whether this is the first question; then hang up."""
        shown = self._unread()
        first = min((at, each) for each in (question, "?", ":") if (at := shown.find(each)) >= 0)
        self._run.hang_up()
        return first[1] == question

    def ends(self) -> int:
        """Read all that is left, and give the exit code."""
        self._reads(len(self._unread()))
        assert self._run.code is not None, f"it still asks:\n{self.seen}"
        return self._run.code


# --- there --------------------------------------------------------------------------------------


class PseudoTerminal(Shown):
    """A run of the program as a process of its own."""

    def __init__(self, home: Home, *arguments: str, **changes: str | None) -> None:
        command, *rest = program(*arguments)
        self._child: Any = pexpect.spawn(
            command, rest, env=environment(home, COLUMNS=None, **changes), encoding="utf-8",
            timeout=PATIENCE, dimensions=(HEIGHT, WIDTH), echo=False,
        )  # fmt: skip
        self._child.delaybeforesend = None  # what is typed early waits for its question
        self._child.delayafterclose = 0

    @property
    def pid(self) -> int:
        """The process that runs."""
        return int(self._child.pid)

    def asked(self, question: str) -> None:
        """Wait for a question."""
        self._child.expect_exact(question)
        self.seen += self._child.before + self._child.after

    def _type(self, line: str, question: str) -> None:
        if question in HIDDEN:
            self._listens()  # it drops what was typed before
        self._child.sendline(line)

    def presses(self, key: str) -> None:
        """Press one key, once the program waits for it."""
        self._listens()
        self._child.send(key)

    def _listens(self) -> None:
        """Wait until the process waits: at several looks in a row it slept, and never woke.

        Between the question that it shows and the wait for an answer the line editor of
        Python takes no notice of Ctrl-C, and a hidden question forgets what was typed.
        """
        looks: deque[str] = deque(maxlen=LOOKS)
        for _look in range(round(PATIENCE / GLANCE)):
            time.sleep(GLANCE)
            looks.append(self._sleep())
            if len(looks) == LOOKS and looks[0] and len(set(looks)) == 1:
                return

    def _sleep(self) -> str:
        """Say which sleep of the process this is; nothing while it is awake."""
        status = Path(f"/proc/{self.pid}/status")
        lines = status.read_text().splitlines() if status.exists() else []
        asleep = any(line.startswith("State:\tS") for line in lines)
        return next(
            (line for line in lines if asleep and line.startswith("voluntary_ctxt_switches")), ""
        )

    def starts_with(self, question: str) -> bool:
        """Tell whether this is the first question; then hang up."""
        found = int(self._child.expect_exact([question, "?", ":"])) == 0
        self._child.close(force=True)
        return found

    def ends(self) -> int:
        """Wait for the end, and give the exit code."""
        self._child.expect(pexpect.EOF)
        self.seen += self._child.before
        self._child.close()
        return int(self._child.exitstatus if self._child.exitstatus is not None else -1)
