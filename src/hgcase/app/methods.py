"""The methods: which there are, one of them, and whether one's own can be used."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hgcase import methods as known
from hgcase.errors import CaseProblem, NotFoundError, UsageError
from hgcase.i18n import N_
from hgcase.lists import left_out, own_folder
from hgcase.methods.files import is_shipped

if TYPE_CHECKING:
    from hgcase.methods.parts import Method


def _left_out() -> list[CaseProblem]:
    """Say which files lie among one's own methods and are not used."""
    known.names()
    message = N_("{path} was left out: 'hgcase method check' tells what is wrong.")
    return [
        CaseProblem(message, params={"path": str(path)})
        for path in left_out()
        if path.parent.name == known.FOLDER
    ]


@dataclass(frozen=True, slots=True)
class Listed:
    """A method as a list shows it."""

    method: "Method"
    versions: tuple[int, ...]
    own: tuple[int, ...]


def listed() -> tuple[Listed, ...]:
    """List the methods, those that come with the program first."""
    return tuple(map(_listed, known.methods()))


def _listed(method: "Method") -> Listed:
    versions = known.versions(method.method)
    own = (each for each in versions if not is_shipped(method.method, each))
    return Listed(method, versions, tuple(own))


def find(name: str, version: int | None = None) -> Listed:
    """Give a method in a version; None is the newest."""
    if version is not None:
        known.refuse_broken(name, version)
    found = known.method(name, version)
    if found is not None:
        return Listed(found, *_versions(name))
    if version is None or not known.versions(name):
        raise NotFoundError(
            N_("There is no such method here."),
            hint=N_("'hgcase method list' shows which there are."),
            slug="unknown-method",
            problems=_left_out(),
        )
    raise NotFoundError(
        N_("This method has no version {n} here."),
        hint=N_("'hgcase method list' shows which there are."),
        slug="no-such-version",
        n=version,
    )


def _versions(name: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    versions = known.versions(name)
    return versions, tuple(each for each in versions if not is_shipped(name, each))


def refuse_unknown(name: str, option: str) -> None:
    """See to it that a trajectory can start with this method."""
    if known.to_start(name) is None:
        raise UsageError(
            N_("{option} cannot have that value."),
            hint=N_("Choose: {choices}."),
            slug="not-a-method",
            problems=_left_out(),
            option=option,
            choices=", ".join(known.names()),
        )


def folder() -> Path | None:
    """Give where one's own methods lie."""
    return own_folder(known.FOLDER)


def checked(path: Path | None) -> "tuple[Method, ...]":
    """Check one's own methods: a file anywhere, or all in their folder."""
    from hgcase.methods.own import read_own, refuse_broken_in

    if path is not None and not path.is_file():
        raise NotFoundError(
            N_("{path} is not there."),
            hint=N_("Give the file of a method: our-method-1.toml."),
            slug="no-such-method-file",
            path=str(path),
        )
    place = path or folder()
    if place is None or not place.exists():
        return ()
    refuse_broken_in(place)
    paths = known.own_paths() if path is None else (path,)
    found = (read_own(each)[0] for each in paths)
    return tuple(each for each in found if each is not None)
