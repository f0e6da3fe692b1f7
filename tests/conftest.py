"""Guards against the data of whoever runs the tests, pins, and thin fixtures."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import hypothesis
import platformdirs
import pytest
from tests.support.cli import EXAMPLES, TODAY, WORKER, Cli, Home

hypothesis.settings.register_profile("tests", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("tests")


class ForgotToChooseADataDirError(Exception):
    """A test would have used the store of whoever runs it."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files")


@pytest.fixture(scope="session", autouse=True)
def pins(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The same day, language, width and home everywhere; nothing of the machine's own."""
    nowhere = tmp_path_factory.mktemp("nowhere")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HGCASE_HOME", "HGCASE_KEY_FILE", "HGCASE_STORE", "LC_ALL", "LC_MESSAGES"):
            patch.delenv(name, raising=False)
        for name, value in {
            "COLUMNS": "100",
            "HGCASE_LANG": "en",
            "HGCASE_TODAY": TODAY,
            "HGCASE_WORKER": WORKER,
            "HOME": str(nowhere),
            "LANG": "C.UTF-8",
            "NO_COLOR": "1",
            "TERM": "xterm",
            "TZ": "Europe/Amsterdam",
            "XDG_DATA_HOME": str(nowhere / "data"),
        }.items():
            patch.setenv(name, value)
        time.tzset()
        yield
    time.tzset()


@pytest.fixture(autouse=True)
def no_default_data_dir(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking for the place of the platform is an error in a test."""

    def forgot(*_: Any, **__: Any) -> NoReturn:
        raise ForgotToChooseADataDirError

    monkeypatch.setattr(platformdirs, "user_data_path", forgot)


@pytest.fixture(scope="session")
def made_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """An empty store, made once by the program itself; tests get copies."""
    folder = tmp_path_factory.mktemp("made")
    home = Home(folder / "home", folder / "key")
    made = Cli(home, pytest.MonkeyPatch())("init", "--key-file", str(home.key_file))
    assert made.code == 0, made.err
    return home


@pytest.fixture(scope="session")
def made_store_with_examples(made_home: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A store with the three examples, made once by the program itself."""
    home = _copy(made_home, tmp_path_factory.mktemp("examples"))
    made = Cli(home, pytest.MonkeyPatch())("import", *map(str, EXAMPLES))
    assert made.code == 0, made.err
    refs = dict(zip((path.stem for path in EXAMPLES), made.out.split(), strict=True))
    return Home(home.folder, home.key_file, refs)


def _copy(home: Home, folder: Path) -> Home:
    copied = Path(shutil.copytree(home.folder, folder / "home"))
    key_file = Path(shutil.copy(home.key_file, folder / "key"))
    return Home(copied, key_file, home.refs)


@pytest.fixture
def home(made_home: Home, tmp_path: Path) -> Home:
    """A folder with an empty store and its key file."""
    return _copy(made_home, tmp_path / "bare")


@pytest.fixture
def store_with_examples(made_store_with_examples: Home, tmp_path: Path) -> Home:
    """A folder with a store of the three examples and its key file."""
    return _copy(made_store_with_examples, tmp_path)


@pytest.fixture
def cli(home: Home, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """The program on an empty store."""
    return Cli(home, monkeypatch)


@pytest.fixture
def filled(store_with_examples: Home, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """The program on a store with the three examples."""
    return Cli(store_with_examples, monkeypatch)
