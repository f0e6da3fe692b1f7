"""From a case file to a `CaseFile`, or to everything that is wrong with it."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final, cast

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from hgcase.domain.case_file import CaseFile, keys_in, kind_of, sections
from hgcase.domain.checks.problems import problems_of
from hgcase.domain.declare.record import Model, Record
from hgcase.domain.declare.values import KEY_PATTERN
from hgcase.domain.kinds.household import Household
from hgcase.domain.problem import Problem
from hgcase.domain.wall.circles import with_circles
from hgcase.errors import CaseFileError, CaseProblem
from hgcase.formats.tree import Path, lines_of, read_tree
from hgcase.i18n import N_

FORMAT_VERSION: Final = "1"

_MESSAGES: Final = {
    "missing": N_("This field is needed."),
    "extra_forbidden": N_("hgcase does not know this field."),
    "literal_error": N_("Choose one of: {expected}."),
    "string_pattern_mismatch": N_("This is not a key or a word of the format."),
    "string_type": N_("A text is asked here."),
    "int_parsing": N_("A whole number is asked here."),
    "int_type": N_("A whole number is asked here."),
    "tuple_type": N_("A list is asked here: [A, B]."),
    "model_type": N_("Fields are asked here, each with its name."),
}
_STEP: Final = re.compile(rf"[a-z][a-z0-9_]{{0,40}}|{KEY_PATTERN}")
_ANY_OTHER: Final = N_("This value does not fit here.")


def read_case(text: str, today: date) -> CaseFile:
    """Read a whole case file; circles that are not given are fixed now.

    Args:
        text: YAML or JSON.

    Raises:
        CaseFileError: every problem at once, each with its line and key.
    """
    return case_from(read_tree(text), today, text)


def case_from(tree: Any, today: date, text: str = "") -> CaseFile:
    """Make a case from plain values; circles that are not given are fixed now.

    Args:
        text: where the values were read from, to find their lines.
    """
    problems: list[Problem] = []
    case = _case(tree, problems)
    if case is not None:
        case = with_circles(_arriving(case), today)
        problems += [*_unknown_here(case), *problems_of(case)]
    if problems or case is None:
        raise CaseFileError(problems=placed(text, problems))
    return case


def record_from(tree: Any, section: str, case: CaseFile, text: str = "") -> Record:
    """Make a record of *section* from plain values; it gets a free key if it has none.

    Args:
        text: where the fields were read from, to find their lines.
    """
    problems: list[Problem] = []
    if isinstance(tree, dict) and tree.get("key") is None:
        tree = {**tree, "key": case.next_key(section)}
    record = _model(kind_of(section), tree, (), problems)
    if record is not None:
        record = record.arriving()
        problems += record.unknown_here(case.find(section, record.key))
    if record is None or problems:
        raise CaseFileError(problems=placed(text, problems, section))
    return cast("Record", record)


def _arriving(case: CaseFile) -> CaseFile:
    """Give every record as it is taken in."""
    found = {name: tuple(each.arriving() for each in getattr(case, name)) for name in sections()}
    return case.replace(**found)


def _unknown_here(case: CaseFile) -> Iterator[Problem]:
    for record in case.records():
        for found in record.unknown_here():
            path = (record.KIND.section, record.key, *found.path)
            yield Problem(path, found.message, found.params)


def household_from(tree: Any, text: str = "") -> Household:
    """Make the household's own fields from plain values."""
    problems: list[Problem] = []
    household = _model(Household, tree, (), problems)
    if household is None:
        raise CaseFileError(problems=placed(text, problems, "household"))
    return cast("Household", household)


def placed(
    text: str, problems: Iterable[Problem], section: str = "", key: str = ""
) -> list[CaseProblem]:
    """Say of every problem where it stands, in the order of the text.

    Args:
        text: a case file, or an entry of *section*; or nothing.
        key: the key of the entry, where the problems are those of a whole case.
    """
    lines = lines_of(text, section) if text else lambda _path: 0

    def line_of(path: Path) -> int:
        if key:
            return lines(path[2:]) if path[1:2] == (key,) else 0
        return lines(path)

    found = [
        CaseProblem(
            problem.message,
            where=".".join(map(_said, problem.path)),
            line=line_of(problem.path),
            params=problem.params,
        )
        for problem in problems
    ]
    return sorted(found, key=lambda problem: problem.line)


def _said(step: str | int) -> str:
    """Say a step of a path; one that is no word of a format may be somebody's name."""
    return str(step) if isinstance(step, int) or _STEP.fullmatch(step) else "?"


def _case(tree: Any, problems: list[Problem]) -> CaseFile | None:
    if not isinstance(tree, dict):
        problems.append(Problem((), N_("A case file begins with 'hgcase: 1'.")))
        return None
    if tree.get("hgcase") != FORMAT_VERSION:
        problems.append(Problem(("hgcase",), N_("A case file begins with 'hgcase: 1'.")))
    known = ("hgcase", "household", *sections())
    problems += [
        Problem((section,), N_("hgcase does not know this section."))
        for section in tree
        if section not in known
    ]
    raw = tree.get("household")
    household = _model(Household, {} if raw is None else raw, ("household",), problems)
    records = _with_keys(tree, problems)
    found = {
        section: tuple(
            model
            for key, raw in records.get(section, ())
            if (model := _model(kind_of(section), raw, (section, key), problems)) is not None
        )
        for section in sections()
        if records.get(section)
    }
    return CaseFile(household, **found) if household and not problems else None


def _with_keys(
    tree: dict[str, Any], problems: list[Problem]
) -> dict[str, list[tuple[str | int, Any]]]:
    """Give every record a key where it has none, and the step that finds it in the file."""
    entries: dict[str, list[Any]] = {}
    for section in sections():
        raw = tree.get(section) or []
        if isinstance(raw, list):
            entries[section] = raw
        else:
            problems.append(Problem((section,), N_("A list is asked here: - {key: …}.")))
    used = {
        str(raw["key"])
        for raws in entries.values()
        for raw in raws
        if isinstance(raw, dict) and raw.get("key") is not None
    }
    found: dict[str, list[tuple[str | int, Any]]] = {}
    for section, raws in entries.items():
        free = (key for key in keys_in(section) if key not in used)
        found[section] = [_keyed(n, raw, free) for n, raw in enumerate(raws)]
    return found


def _keyed(n: int, raw: Any, free: Any) -> tuple[str | int, Any]:
    if not isinstance(raw, dict):
        return n, raw
    if raw.get("key") is not None:
        return (raw["key"] if isinstance(raw["key"], str) else n), raw
    return n, {**raw, "key": next(free)}


def _model(kind: type[Model], raw: Any, path: Path, problems: list[Problem]) -> "Any | None":
    try:
        return kind.model_validate(raw)
    except ValidationError as error:
        problems += [
            _problem(path, found) for found in error.errors(include_url=False, include_input=False)
        ]
        return None


def _problem(path: Path, found: ErrorDetails) -> Problem:
    message = _MESSAGES.get(found["type"])
    if message is None:
        ours = found["type"] in ("text", "date")
        message = found["msg"] if ours else _ANY_OTHER
    expected = str(found.get("ctx", {}).get("expected", "")).replace("'", "")
    return Problem((*path, *found["loc"]), message, {"expected": expected} if expected else {})
