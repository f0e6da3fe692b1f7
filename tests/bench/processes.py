"""Runs whole processes in turns, and keeps the fastest run of each."""

import os
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from math import inf


@dataclass(frozen=True, slots=True)
class Program:
    """One process to run again and again.

    Args:
        argv: what the interpreter is given.
        env: its environment, with the store that it works on.
    """

    argv: tuple[str, ...]
    env: Mapping[str, str]


@dataclass(slots=True)
class Best:
    """The fastest runs of a program, in seconds; each figure may be of another run."""

    wall: float = inf
    cpu: float = inf  # user and system time

    def keep(self, wall: float, cpu: float) -> None:
        """Keep a run where it was faster."""
        self.wall = min(self.wall, wall)
        self.cpu = min(self.cpu, cpu)


def run(program: Program) -> tuple[float, float]:
    """Run a program once; give its wall-clock time, and its user and system time.

    Raises:
        SystemExit: it failed, so that its time would mean nothing.
    """
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
        sys.exit(f"exit code {code}: {' '.join(program.argv[1:])}")
    return wall, used.ru_utime + used.ru_stime


def in_turns(programs: Mapping[str, Program], rounds: int) -> dict[str, Best]:
    """Run all programs one after the other, so many rounds; the first round only warms up."""
    best = {name: Best() for name in programs}
    for program in programs.values():
        run(program)
    for _ in range(rounds):
        for name, program in programs.items():
            best[name].keep(*run(program))
    return best
