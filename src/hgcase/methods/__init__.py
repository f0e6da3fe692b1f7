"""The methods: versioned TOML data that steers a trajectory (decision 4).

One file a version, named after both: ``take-a-break-1.toml``. An organisation puts files of
its own in the folder ``methods`` beside its settings: another method, or a higher version of
one that is shipped. What is shipped is never replaced, and is read without being checked.
"""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hgcase.lists import is_there, leave_out, once, own_folder
from hgcase.methods.files import NAME, SHIPPED, file_name, is_shipped, named, paths_in
from hgcase.tables import read_table

if TYPE_CHECKING:
    from hgcase.methods.parts import Method

FOLDER: Final = "methods"


def method(name: str, version: int | None = None) -> "Method | None":
    """Give a method; None where it is not known here, or its file cannot be used.

    Args:
        version: which one; None is the newest that can be used.
    """
    if version is None:
        version = max(versions(name), default=0)
    return _shipped(name, version) if is_shipped(name, version) else _own(name, version)


def versions(name: str) -> tuple[int, ...]:
    """Give the versions of a method that can be used here, the lowest first."""
    own = (each for found, each in _own_files() if found == name)
    return (*SHIPPED.get(name, ()), *(each for each in own if _own(name, each) is not None))


def names() -> tuple[str, ...]:
    """Give the names of all methods, those that are shipped first.

    Whoever asks for all is told of files with another name than they should have; whoever looks
    at a household is not.
    """
    for path in own_paths():
        if named(path) is None:
            leave_out(path)
    own = (name for name, version in _own_files() if _own(name, version) is not None)
    return tuple(dict.fromkeys((*SHIPPED, *own)))


def methods() -> "tuple[Method, ...]":
    """Give every method in its newest version, those that are shipped first."""
    newest = (method(name) for name in names())
    return tuple(each for each in newest if each is not None)


def to_start(name: str) -> int | None:
    """Give the version that a new trajectory starts with; None where there is no such method."""
    for found, version in _own_files():
        if found == name:
            refuse_broken(name, version)
    return max(versions(name), default=None)


def refuse_broken(name: str, version: int) -> None:
    """See to it that this version can be used, if there is a file of it."""
    path = _path(name, version)
    if path is not None and not is_shipped(name, version) and is_there(path):
        from hgcase.methods.own import refuse_broken_in

        refuse_broken_in(path)


def own_paths() -> tuple[Path, ...]:
    """Give the files in the folder of one's own methods, whatever they are called."""
    folder = own_folder(FOLDER)
    return paths_in(folder) if folder is not None else ()


@cache
def _shipped(name: str, version: int) -> "Method":
    from hgcase.methods.parts import method_of

    return method_of(read_table(Path(__file__).parent / file_name(name, version)))


def _path(name: str, version: int) -> Path | None:
    """Give where an own file would lie; None where nobody said which home, or it has no name."""
    folder = own_folder(FOLDER)
    known = folder is not None and version > 0 and NAME.fullmatch(name)
    return folder / file_name(name, version) if folder is not None and known else None


def _own(name: str, version: int) -> "Method | None":
    path = _path(name, version)
    return once((FOLDER, path), lambda: _read(path)) if path is not None else None


def _read(path: Path) -> "Method | None":
    """Read an own file; one in which anything is wrong is left out, so that it hides no plan."""
    if not is_there(path):
        return None
    from hgcase.methods.own import read_own

    found, problems = read_own(path)
    if problems:
        leave_out(path)
    return found


def _own_files() -> tuple[tuple[str, int], ...]:
    """Give what the own files are named after, in the order of names and versions."""
    folder = own_folder(FOLDER)
    return once((FOLDER, folder, "all"), _look_for_own)


def _look_for_own() -> tuple[tuple[str, int], ...]:
    found = (named(path) for path in own_paths())
    return tuple(sorted(each for each in found if each is not None and not is_shipped(*each)))
