"""The open lists of words: data with both languages, their scale and their source.

One TOML file a list, named as a field names it (`Known("topics")`). An organisation adds
its own words, or a list of its own, in the folder ``lists`` beside its settings; the
command line says where that is, without it there are only the lists that are shipped.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from hgcase.lists.entries import WordList

SHIPPED: Final = Path(__file__).parent
FOLDER: Final = "lists"
LAST: Final = "other"  # stays behind an organisation's own words


_homes: list[Callable[[], Path]] = []
_read: "dict[tuple[str, Path | None], WordList]" = {}
_left_out: list[Path] = []


@contextmanager
def own_words(home: Callable[[], Path]) -> Iterator[None]:
    """Read an organisation's own words too, in the folder ``lists`` of this home.

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


def own_folder() -> Path | None:
    """Give the folder of the organisation's own lists; None where nobody said which."""
    return _homes[0]() / FOLDER if _homes else None


def left_out() -> tuple[Path, ...]:
    """Give the own files that were asked for in this run, and that cannot be read as a list."""
    return tuple(_left_out)


def refuse_broken() -> None:
    """See to it that the own lists can be used; asked before something is chosen or written.

    Raises:
        BrokenListsError: with everything that is wrong in any of them.
    """
    folder = own_folder()
    if folder is not None and folder.is_dir():
        from hgcase.lists.own import refuse_broken_in

        refuse_broken_in(folder)


def word_list(name: str) -> "WordList":
    """Give a list, with the organisation's own words behind; an unknown one is empty.

    An own file in which anything is wrong is left out, so that it hides no safety plan.
    """
    folder = own_folder()
    found = _read.get((name, folder))
    if found is None:
        found = _read[name, folder] = _with_own(shipped(name), folder)
    return found


def _with_own(known: "WordList", folder: Path | None) -> "WordList":
    path = folder / f"{known.name}.toml" if folder else None
    if path is None or not _is_there(path):
        return known
    from hgcase.lists.own import read_own

    words, problems = read_own(path, known)
    if problems:
        _left_out.append(path)
        return known
    from hgcase.lists.entries import WordList

    return WordList(known.name, words)


def _is_there(path: Path) -> bool:
    """Tell whether there is a file; one that cannot be looked at is there."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


@cache
def shipped(name: str) -> "WordList":
    """Give a list as it is shipped; one that is not, is empty."""
    from hgcase.lists.entries import WordList, listed

    path = SHIPPED / f"{name}.toml"
    if not path.is_file():
        return WordList(name, {})
    import tomllib

    tree = tomllib.loads(path.read_text("utf-8"))
    source = tree["source"]
    return WordList(
        name,
        {word: listed(word, {"source": source, **given}) for word, given in tree["words"].items()},
    )
