"""A store on each engine: a real encrypted file, and a database on a real server."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.store.made import KEY, Made
from tests.support.postgres import Server, running

from hgcase.store.create import create
from hgcase.store.place import Place

ENGINES = ("sqlcipher", "postgresql")


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with running() as server:
        yield server


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = Place(tmp_path_factory.mktemp("empty"))
    create(place, KEY)
    return place.file


@pytest.fixture(scope="session")
def empty_database(server: Server) -> str:
    name = server.database()
    create(Place(Path(), server.url(name)), b"")
    return name


@pytest.fixture
def in_file(empty_file: Path, tmp_path: Path) -> Made:
    """A store in an encrypted file, with nothing in it."""
    place = Place(tmp_path / "home")
    place.home.mkdir(mode=0o700)
    shutil.copy(empty_file, place.file)
    return Made(place, KEY)


@pytest.fixture
def in_database(server: Server, empty_database: str, tmp_path: Path) -> Made:
    """A store on the server, with nothing in it."""
    return Made(Place(tmp_path / "home", server.url(server.database(empty_database))), b"")


@pytest.fixture(params=ENGINES)
def made(request: pytest.FixtureRequest) -> Made:
    """A store, with nothing in it, on either engine."""
    name = "in_file" if request.param == "sqlcipher" else "in_database"
    found: Made = request.getfixturevalue(name)
    return found


@pytest.fixture(params=ENGINES)
def nowhere(request: pytest.FixtureRequest, tmp_path: Path) -> Made:
    """A place on either engine where there is no store yet."""
    if request.param == "sqlcipher":
        return Made(Place(tmp_path / "new" / "home"), KEY)
    server: Server = request.getfixturevalue("server")
    return Made(Place(tmp_path, server.url(server.database())), b"")
