"""Runs whole processes in turns, and keeps the fastest run of each."""

import os
import pty
import select
import signal
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from typing import Final

PATIENCE: Final = 20  # seconds for a question to come


@dataclass(frozen=True, slots=True)
class Program:
    """One process to run again and again.

    Args:
        argv: what the interpreter is given.
        env: its environment, with the store that it works on.
        asks: the end of its first question; it runs on a terminal until that stands there.
        drawn: whether it runs on a terminal to its end, without a pager.
    """

    argv: tuple[str, ...]
    env: Mapping[str, str]
    asks: bytes = b""
    drawn: bool = False


@dataclass(slots=True)
class Best:
    """The fastest runs of a program, in seconds; each figure may be of another run."""

    wall: float = inf
    cpu: float = inf  # user and system time
    code: int = 0  # of a run that failed

    def keep(self, wall: float, cpu: float) -> None:
        """Keep a run where it was faster."""
        self.wall = min(self.wall, wall)
        self.cpu = min(self.cpu, cpu)


def run(program: Program, best: Best) -> None:
    """Run a program once and keep its times, or its exit code if it failed."""
    if program.asks or program.drawn:
        _run_on_terminal(program, best)
    else:
        _run_to_end(program, best)


def _run_on_terminal(program: Program, best: Best) -> None:
    """Run a command until it asks, and nobody answers, or what it draws to its end."""
    mine, its = pty.openpty()
    # A pager starts only where stdin is a terminal too.
    stdin = (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0)
    on_terminal = [(os.POSIX_SPAWN_DUP2, its, n) for n in (0, 1, 2)]
    start = time.perf_counter()
    child = os.posix_spawn(
        sys.executable,
        [sys.executable, *program.argv],
        program.env,
        file_actions=[stdin, *on_terminal[1:]] if program.drawn else on_terminal,
    )
    os.close(its)
    shown = b""
    while program.drawn or program.asks not in shown:
        if not select.select([mine], [], [], PATIENCE)[0]:
            break
        try:
            shown += os.read(mine, 65536)
        except OSError:  # it ended
            break
    if not program.drawn:
        os.kill(child, signal.SIGKILL)
    _, status, used = os.wait4(child, 0)
    wall = time.perf_counter() - start
    os.close(mine)
    if shown and (status == 0 if program.drawn else program.asks in shown):
        best.keep(wall, used.ru_utime + used.ru_stime)
    else:
        best.code = os.waitstatus_to_exitcode(status) or 1


def _run_to_end(program: Program, best: Best) -> None:
    silent = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
    ]
    start = time.perf_counter()
    child = os.posix_spawn(
        sys.executable, [sys.executable, *program.argv], program.env, file_actions=silent
    )
    _, status, used = os.wait4(child, 0)
    wall = time.perf_counter() - start
    if code := os.waitstatus_to_exitcode(status):
        best.code = code
    else:
        best.keep(wall, used.ru_utime + used.ru_stime)


def in_turns(programs: Mapping[str, Program], rounds: int) -> dict[str, Best]:
    """Run all programs one after the other, so many rounds; the first round only warms up."""
    best = {name: Best() for name in programs}
    for program in programs.values():
        run(program, Best())
    for _ in range(rounds):
        for name, program in programs.items():
            run(program, best[name])
    return best
