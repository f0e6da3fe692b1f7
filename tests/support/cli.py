"""Running the program in tests: as a process of its own, or here, which is faster."""

import io
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import pytest

import hgcase

ROOT: Final = Path(__file__).parents[2]
SOURCE: Final = Path(hgcase.__file__).parents[1]
EXAMPLES: Final = tuple(sorted((ROOT / "examples").glob("*.yaml")))
TODAY: Final = "2026-09-27"
WORKER: Final = "Sanne de Bruin"
PATIENCE: Final = 60.0  # seconds until a run is taken for one that hangs


@dataclass(frozen=True, slots=True)
class Run:
    """What a run of the program answered."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> list[str]:
        """The lines on stderr."""
        return self.err.splitlines()


@dataclass(frozen=True, slots=True)
class Home:
    """A folder with a store, its key, and the refs of its households by example."""

    folder: Path
    key_file: Path
    refs: Mapping[str, str] = field(default_factory=dict)

    @property
    def env(self) -> dict[str, str]:
        """The variables with which the program finds it."""
        return {"HGCASE_HOME": str(self.folder), "HGCASE_KEY_FILE": str(self.key_file)}

    @property
    def ref(self) -> str:
        """The ref of the example with one couple and two children."""
        return self.refs["wilgenroos"]


def environment(home: Home | None = None, **changes: str | None) -> dict[str, str]:
    """Give the environment of a process: of this one, with a home, and with changes."""
    wanted = {**os.environ, "PYTHONPATH": str(SOURCE), "HGCASE_PAGER": ""}
    wanted |= home.env if home else {}
    wanted |= {name: value for name, value in changes.items() if value is not None}
    return {name: value for name, value in wanted.items() if changes.get(name, "") is not None}


def program(*arguments: str) -> list[str]:
    """Give the command that starts the program."""
    return [sys.executable, "-m", "hgcase", *arguments]


def start(
    arguments: Sequence[str],
    env: Mapping[str, str],
    *,
    stdin: str = "",
    cwd: Path | None = None,
    **options: Any,
) -> Run:
    """Run the program as a process of its own."""
    found = subprocess.run(
        program(*arguments), input=stdin.encode(), capture_output=True, env=dict(env), cwd=cwd,
        timeout=PATIENCE, check=False, **options,
    )  # fmt: skip
    return Run(found.returncode, found.stdout.decode(), found.stderr.decode())


class Cli:
    """Runs the program on one home.

    Calling it runs the program here, in this process; `process` starts a new one.
    """

    def __init__(self, home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
        self.home = home
        self._monkeypatch = monkeypatch

    def __call__(self, *arguments: str, stdin: str = "", **changes: str) -> Run:
        """Run the program here."""
        from hgcase.cli.boundary import run

        out, err = io.StringIO(), io.StringIO()
        with self._monkeypatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
            for name, value in {**self.home.env, "LANGUAGE": "", **changes}.items():
                patch.setenv(name, value)
            patch.setattr(sys, "stdin", io.StringIO(stdin))
            code = run(list(arguments))
        return Run(code, out.getvalue(), err.getvalue())

    def process(
        self,
        *arguments: str,
        stdin: str = "",
        cwd: Path | None = None,
        env: Mapping[str, str | None] | None = None,
        **options: Any,
    ) -> Run:
        """Run the program as a process of its own."""
        wanted = environment(self.home, **(env or {}))
        return start(arguments, wanted, stdin=stdin, cwd=cwd, **options)

    def exports(self) -> dict[str, str]:
        """Give every household of the store as a case file."""
        import json

        listed = json.loads(self("households", "--json").out)["households"]
        worker = {"HGCASE_WORKER": "Hanneke Posthuma"}  # who may read what is narrowed
        return {row["ref"]: self("export", row["ref"], **worker).out for row in listed}
