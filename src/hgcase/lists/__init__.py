"""The open lists of words: data with both languages, their scale and their source.

One TOML file a list, named as a field names it (`Known("topics")`). An organisation adds
its own words, or a list of its own, in the folder ``lists`` beside its settings; the
command line says where that is, without it there are only the lists that are shipped.
The methods of its own lie in a folder beside it, and are found in the same way.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from hgcase.lists.entries import WordList

FOLDER: Final = "lists"
T = TypeVar("T")

_homes: list[Callable[[], Path]] = []
_read: dict[tuple[Any, ...], Any] = {}
_left_out: list[Path] = []


@contextmanager
def own_words(home: Callable[[], Path]) -> Iterator[None]:
    """Read an organisation's own files too: its lists and its methods, in folders of this home.

    Args:
        home: gives the folder of store and config when a list is read, and not before.
    """
    before = _homes[:]
    _forget(home)
    try:
        yield
    finally:
        _forget(*before)


def _forget(*homes: Callable[[], Path]) -> None:
    _homes[:] = homes
    _read.clear()
    _left_out.clear()


def own_folder(name: str = FOLDER) -> Path | None:
    """Give a folder of the organisation's own files; None where nobody said which home."""
    return _homes[0]() / name if _homes else None


def once(key: tuple[Any, ...], read: Callable[[], T]) -> T:
    """Give what was read, reading it once for as long as this home is known.

    Args:
        key: what it is, with the folder that it lies in.
    """
    if key not in _read:
        _read[key] = read()
    found: T = _read[key]
    return found


def leave_out(path: Path) -> None:
    """Note that an own file cannot be used in this run; it is said when the run ends."""
    if path not in _left_out:
        _left_out.append(path)


def left_out() -> tuple[Path, ...]:
    """Give the own files that were asked for in this run, and that cannot be used."""
    return tuple(_left_out)


def refuse_broken() -> None:
    """See to it that the own lists can be used; asked before something is chosen or written."""
    folder = own_folder()
    if folder is not None and folder.is_dir():
        from hgcase.lists.own import refuse_broken_in

        refuse_broken_in(folder)


def word_list(name: str) -> "WordList":
    """Give a list, with the organisation's own words behind; an unknown one is empty.

    An own file in which anything is wrong is left out, so that it hides no safety plan.
    """
    return once((FOLDER, name), lambda: _read_list(name))


def _read_list(name: str) -> "WordList":
    from hgcase.lists.entries import shipped

    return _with_own(shipped(name), own_folder())


def _with_own(known: "WordList", folder: Path | None) -> "WordList":
    path = folder / f"{known.name}.toml" if folder else None
    if path is None or not is_there(path):
        return known
    from hgcase.lists.own import read_own

    words, problems = read_own(path, known)
    if problems:
        leave_out(path)
        return known
    from hgcase.lists.entries import WordList

    return WordList(known.name, words)


def is_there(path: Path) -> bool:
    """Tell whether there is a file; one that cannot be looked at is there."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True
