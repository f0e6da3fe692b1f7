"""A method of one's own: read, checked, and refused with everything that is wrong."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from hgcase.errors import CaseProblem, StoreError
from hgcase.i18n import N_
from hgcase.methods.faults import Fault, faults
from hgcase.methods.files import file_name, is_shipped, named, paths_in
from hgcase.methods.mistakes import read
from hgcase.methods.parts import Method, method_of
from hgcase.methods.places import line_of, place
from hgcase.methods.structure import structure

_EXAMPLE: Final = "our-method-1.toml"
_LONGEST: Final = 60  # characters of a name that is repeated

_NOT_READ = N_("This file cannot be read as text; save it as plain text, with the encoding UTF-8.")
_FILE_NAME = N_(
    "The name of a file is that of the method, a hyphen and the version: {example}. Rename it."
)
_IS_SHIPPED = N_(
    "This version comes with hgcase and cannot be replaced; call yours version {n}: {example}"
)
_OTHER_NAME = N_("The file is named {file}, so this is written here: {example}")


def refuse_broken_in(path: Path) -> None:
    """See to it that this file, or every file in this folder, can be used."""
    paths = paths_in(path) if path.is_dir() else [path]
    found = tuple(problem for each in paths for problem in read_own(each)[1])
    if found:
        raise StoreError(
            N_("{path} cannot be used; nothing was changed."),
            hint=N_("Mend it, or move it away. docs/methods.md says how a method is written."),
            slug="broken-methods",
            problems=found,
            path=str(path),
        )


def read_own(path: Path) -> tuple[Method | None, tuple[CaseProblem, ...]]:
    """Read a method of one's own."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, ValueError):
        return None, (CaseProblem(_NOT_READ, path.name),)
    tree, mended, mistakes = read(text)
    found = [*_names(path, tree or {})]
    if tree is not None:
        found += [*structure(tree), *faults(tree)]
    problems = [CaseProblem(each.message, path.name, each.line, each.params) for each in mistakes]
    problems += (_placed(path.name, mended, each) for each in _once(found))
    problems.sort(key=lambda it: it.line)
    return (None, tuple(problems)) if problems or tree is None else (method_of(tree), ())


def _once(found: Iterable[Fault]) -> Iterator[Fault]:
    """Yield one problem a place: what is no number is not called too small as well."""
    seen = set()
    for fault in found:
        if fault.path not in seen:
            seen.add(fault.path)
            yield fault


def _placed(name: str, text: str, fault: Fault) -> CaseProblem:
    where = place(fault.path)
    line = line_of(text, fault.path)
    return CaseProblem(fault.message, f"{name}, {where}" if where else name, line, fault.params)


def _names(path: Path, tree: dict[str, Any]) -> Iterator[Fault]:
    """Yield where name and version of the file and what stands in it are not the same."""
    found = named(path)
    if found is None:
        yield Fault((), _FILE_NAME, {"example": _right_name(path, tree)})
        return
    name, version = found
    if is_shipped(name, version):
        other = f"{name}-{version + 1}.toml"
        yield Fault((), _IS_SHIPPED, {"n": version + 1, "example": other})
    for key, value in (("method", name), ("version", version)):
        if key in tree and tree[key] != value:
            right = f'{key} = "{value}"' if isinstance(value, str) else f"{key} = {value}"
            yield Fault((key,), _OTHER_NAME, {"file": path.name[:_LONGEST], "example": right})


def _right_name(path: Path, tree: dict[str, Any]) -> str:
    """Give the name that a file should have by what stands in it; else one as an example."""
    match tree:
        case {"method": str(name), "version": int(version)}:
            right = path.with_name(Path(file_name(name, version)).name)
            return right.name if named(right) and not right.exists() else _EXAMPLE
    return _EXAMPLE
