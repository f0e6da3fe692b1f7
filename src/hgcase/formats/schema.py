"""The JSON Schema of the case file, from the declarations: what an editor helps with.

An editor reads YAML as YAML does: ``true`` is no text to it, nor is ``1988``. So where
the reader takes any scalar, the schema takes more than strings.
"""

import inspect
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final, get_args

from hgcase.domain.case_file import kind_of, sections
from hgcase.domain.checks.field_problems import MAX_NUMBER
from hgcase.domain.declare.labels import field_label
from hgcase.domain.declare.readers import TEAM
from hgcase.domain.declare.record import Model, Record
from hgcase.domain.declare.values import KEY_PATTERN, Duration, FileName, Line, MethodName, Word
from hgcase.domain.declare.vocabulary import NESTED, Field, fields
from hgcase.domain.declare.words import say
from hgcase.domain.kinds.household import Household
from hgcase.domain.kinds.papers import Deadline
from hgcase.i18n import language
from hgcase.lists import word_list
from hgcase.methods import names as method_names

Tree = dict[str, Any]

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_ENGLISH: Final = language("en")
_FLAG: Final = ("true", "false", "unknown")
_ROWS: Final = re.compile(r"\s*\((?:[A-EW]\d|practice|wall\.md)[^)]*\)")
"""Where a docstring names the row it comes from; that says nothing to who writes a file."""


def _pattern(of: Any) -> str:
    """Give the pattern of a type; nothing where it has none."""
    return next((mark.pattern for mark in _marks(of) if getattr(mark, "pattern", None)), "")


def _marks(of: Any) -> Iterator[Any]:
    """Yield what is said of a type, and of the types inside it."""
    yield from getattr(of, "__metadata__", ())
    for inner in get_args(of):
        yield from _marks(inner)


def _matching(pattern: str, otherwise: str) -> Tree:
    return {"type": "string", "pattern": pattern, "patternErrorMessage": otherwise}


_ONE_LINE: Final = get_args(Line)[-1]
_A_LINE: Final = r"^[^\n\r]*$"


_SCALARS: Final[dict[str, Tree]] = {
    "key": _matching(f"^(?:{KEY_PATTERN})$", "A key: A, B or s1, r12."),
    "party": _matching(f"^(?:{KEY_PATTERN}|unknown)$", "A key (A, w1, n1, o1), or unknown."),
    "date": {
        "anyOf": [
            _matching(
                r"^ *[0-9XYESTZ~?%./\[\]{},:+ -]{1,100}$",
                "A date: 2026-09-17, 2026-09-17T14:00, 2026-08~, 2019, 2026-05-24/2026-05-25.",
            ),
            {"type": "integer", "minimum": 1, "maximum": 9999},
        ]
    },
    "number": {
        "anyOf": [
            {"type": "integer", "minimum": 0, "maximum": MAX_NUMBER},
            _matching("^[0-9]{1,6}$", "A whole number."),
        ]
    },
    "flag": {
        "anyOf": [
            {"enum": [True, False, "unknown"]},
            _matching("^(?:true|false)$", "true, false or unknown."),
        ]
    },
    "text": {"type": ["string", "number", "boolean"], "minLength": 1},
    "line": {
        "type": ["string", "number", "boolean"],
        "minLength": 1,
        "pattern": _A_LINE,
        "patternErrorMessage": "One line.",
    },
    "duration": _matching(_pattern(Duration), "How long: P3M, P2W, P10D."),
    "file": _matching(_pattern(FileName), "The name of a file beside this one: d1.txt."),
    "deadline": _matching(_pattern(Deadline), "A key and a field: sp1.review_due."),
    "method": {
        **_matching(_pattern(MethodName), "One word in small letters: take-a-break."),
        "examples": list(method_names()),
    },
    "circle": {
        "anyOf": [
            {"enum": ["team"], "enumDescriptions": ["nobody beside the team"]},
            {"type": "array", "items": {"$ref": "#/$defs/key"}},
        ]
    },
}
"""The sorts of scalars, each once."""

_BY_PATTERN: Final = {
    sort["pattern"]: name
    for name, sort in _SCALARS.items()
    if name in ("duration", "file", "deadline", "method")
}
_MANY: Final = ("texts", "values", "parts")


def case_file_schema() -> Tree:
    """Give the JSON Schema of a whole case file."""
    return {
        "$schema": _DIALECT,
        "title": "hgcase case file",
        "description": "One household and everything that is recorded of it.",
        "type": "object",
        "required": ["hgcase", "household"],
        "additionalProperties": False,
        "properties": {
            "hgcase": {"const": 1, "description": "The version of this format."},
            "household": {"$ref": "#/$defs/Household"},
            **{section: _section(section) for section in sections()},
        },
        "$defs": {
            **_SCALARS,
            **{_list_name(name): _open_list(name) for name in _lists()},
            **{f"any.{field.name}": _field(Record, field) for field in fields(Record)},
            **{model.__name__: _model(model) for model in _models()},
        },
    }


def _section(section: str) -> Tree:
    kind = kind_of(section)
    return {
        "description": f"{_ENGLISH(kind.KIND.called[1]).capitalize()}. {_told(kind)}",
        "type": "array",
        "items": {"$ref": f"#/$defs/{kind.__name__}"},
    }


@cache
def _models() -> tuple[type[Model], ...]:
    """Give the household, every kind, and every model inside them, each once."""
    found: dict[type[Model], None] = {}

    def walk(model: type[Model]) -> None:
        if model not in found:
            found[model] = None
            for field in fields(model):
                if field.shape in NESTED:
                    walk(field.type)

    walk(Household)
    for section in sections():
        walk(kind_of(section))
    return tuple(found)


def _lists() -> Iterator[str]:
    yield from sorted({field.list for model in _models() for field in fields(model) if field.list})


def _list_name(name: str) -> str:
    return f"word.{name}"


def _open_list(name: str) -> Tree:
    """Give a list to which an organisation adds words of its own: these, or another word.

    An editor offers an enum with what each word means; of examples it shows the bare word.
    """
    words = word_list(name).words
    return {
        "anyOf": [
            _matching(_pattern(Word), "One word in small letters: home_safe."),
            {"enum": list(words), "enumDescriptions": [word.en for word in words.values()]},
        ]
    }


def _told(kind: type[Model]) -> str:
    """Say what a model is: its docstring, without the rows that it comes from."""
    first, *_ = (inspect.getdoc(kind) or "").split("\n\n")
    return _ROWS.sub("", " ".join(first.split()))


def _model(kind: type[Model]) -> Tree:
    declared = fields(kind)
    common = fields(Record) if issubclass(kind, Record) else ()
    required = [field.name for field in declared if field.required and field.name != "key"]
    return {
        "type": "object",
        "description": _told(kind),
        "additionalProperties": False,
        "properties": {
            field.name: _common(field) if field in common else _field(kind, field)
            for field in declared
        },
        **({"required": required} if required else {}),
    }


def _common(field: Field) -> Tree:
    """Give a field that every record has."""
    return {"$ref": f"#/$defs/any.{field.name}"}


def _field(kind: type[Model], field: Field) -> Tree:
    return {"description": _description(field), **_value(kind, field)}


def _description(field: Field) -> str:
    """Say what a field is: its label, the question that asks for it, what it names, who reads."""
    label, asked = field_label(_ENGLISH, field), _ENGLISH(field.ask) if field.ask else ""
    said = [] if asked.startswith(label) else [f"{label}."]
    said.append(asked if not asked or asked.endswith("?") else f"{asked}.")
    if field.ref is not None and field.ref.sections:
        what = "number" if field.ref.by == "number" else "key"
        said.append(f"A {what} of {', '.join(field.ref.sections)}.")
    if field.readers is not None:
        said.append("For the team only." if field.readers == TEAM else "Narrower than its record.")
    return " ".join(filter(None, said))


def _value(kind: type[Model], field: Field) -> Tree:
    if field.circle:
        return {"$ref": "#/$defs/circle"}
    if field.shape in NESTED:
        one = {"$ref": f"#/$defs/{field.type.__name__}"}
    else:
        one = _scalar(kind, field)
    return {"type": "array", "items": one} if field.shape in _MANY else one


def _scalar(kind: type[Model], field: Field) -> Tree:
    if field.words:
        return _closed_list(field.words)
    name = _list_name(field.list) if field.list else _sort(kind, field)
    return {"$ref": f"#/$defs/{name}"}


def _closed_list(words: tuple[str, ...]) -> Tree:
    if words == _FLAG:
        return {"$ref": "#/$defs/flag"}
    return {"enum": list(words), "enumDescriptions": [say(_ENGLISH, word) for word in words]}


def _sort(kind: type[Model], field: Field) -> str:
    """Name the sort of scalar that a field is."""
    if field.type is int:
        return "number"
    if field.shape == "when":
        return "date"
    if field.ref is not None or field.name == "key":
        return "party" if field.ref and field.ref.word else "key"
    marks = _marks_of(kind, field)
    pattern = next((mark.pattern for mark in marks if getattr(mark, "pattern", None)), "")
    return _BY_PATTERN.get(pattern) or ("line" if _ONE_LINE in marks else "text")


def _marks_of(kind: type[Model], field: Field) -> list[Any]:
    info = kind.model_fields[field.name]
    return [*info.metadata, *_marks(info.annotation)]
