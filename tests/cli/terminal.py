"""A pseudo-terminal on which somebody answers the questions of the program."""

import time
from collections import Counter
from typing import Any

import pexpect
import pyte
from tests.support.cli import Home, environment, program

PATIENCE = 15  # seconds for a question to come
WIDTH, HEIGHT = 100, 60
MEASURED = 4  # runs of a command that count for the coverage, in each worker
MEASURING = ("COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG")
CTRL_C, CTRL_D = "\x03", "\x04"
HIDDEN = ("A new passphrase: ", "Once more: ", "Passphrase: ")
HIDING = 0.05  # seconds until the terminal is silent; it drops what was typed before


_measured: Counter[tuple[str, ...]] = Counter()


def _environment(home: Home, arguments: tuple[str, ...], changes: Any) -> dict[str, str]:
    """Give the environment; of each command only some runs are measured, which takes long."""
    command = arguments[:2]
    _measured[command] += 1
    unmeasured = dict.fromkeys(MEASURING) if _measured[command] > MEASURED else {}
    return environment(home, COLUMNS=None, **{**unmeasured, **changes})


class Terminal:
    """A run of the program on a terminal."""

    def __init__(self, home: Home, *arguments: str, **changes: str | None) -> None:
        command, *rest = program(*arguments)
        self._child: Any = pexpect.spawn(
            command, rest, env=_environment(home, arguments, changes), encoding="utf-8",
            timeout=PATIENCE, dimensions=(HEIGHT, WIDTH), echo=False,
        )  # fmt: skip
        self._child.delaybeforesend = None  # what is typed early waits for its question
        self.seen = ""

    @property
    def pid(self) -> int:
        """The process that runs."""
        return int(self._child.pid)

    def asked(self, question: str) -> None:
        """Wait for a question."""
        self._child.expect_exact(question)
        self.seen += self._child.before + self._child.after

    def answers(self, *pairs: tuple[str, str]) -> None:
        """Answer questions, each when it is asked."""
        for question, given in pairs:
            self.asked(question)
            if question in HIDDEN:
                time.sleep(HIDING)
            self._child.sendline(given)

    def presses(self, key: str) -> None:
        """Press one key."""
        self._child.send(key)

    def starts_with(self, question: str) -> bool:
        """Tell whether this is the first question; then stop."""
        found = int(self._child.expect_exact([question, "?", ":"])) == 0
        self._child.close(force=True)
        return found

    def ends(self) -> int:
        """Wait for the end, and give the exit code."""
        self._child.expect(pexpect.EOF)
        self.seen += self._child.before
        self._child.close()
        return int(self._child.exitstatus if self._child.exitstatus is not None else -1)

    def screen(self) -> list[str]:
        """Give what is on the screen, as a terminal shows it."""
        shown = pyte.Screen(WIDTH, HEIGHT)
        pyte.Stream(shown).feed(self.seen)
        return [line.rstrip() for line in shown.display]
