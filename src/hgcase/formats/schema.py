"""The JSON Schema of the case file, from the declarations."""

import inspect
from typing import TYPE_CHECKING, Any, Final

from hgcase.domain._declare import NESTED, Field, fields
from hgcase.domain.household import Household
from hgcase.domain.kinds import kind_of, sections
from hgcase.domain.values import KEY_PATTERN

if TYPE_CHECKING:
    from hgcase.domain.record import Model

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_BOOLEANS: Final = {"true": True, "false": False}


def case_file_schema() -> dict[str, Any]:
    """Give the JSON Schema of a whole case file."""
    return {
        "$schema": _DIALECT,
        "title": "hgcase case file",
        "type": "object",
        "required": ["hgcase", "household"],
        "additionalProperties": False,
        "properties": {
            "hgcase": {"const": 1},
            "household": _model(Household),
            **{
                section: {"type": "array", "items": _model(kind_of(section))}
                for section in sections()
            },
        },
    }


def _model(kind: "type[Model]") -> dict[str, Any]:
    declared = fields(kind)
    required = [field.name for field in declared if field.required and field.name != "key"]
    return {
        "type": "object",
        "description": inspect.getdoc(kind),
        "additionalProperties": False,
        "properties": {field.name: _field(field) for field in declared},
        **({"required": required} if required else {}),
    }


def _field(field: Field) -> dict[str, Any]:
    if field.shape in NESTED:
        inner = _model(field.type)
        return inner if field.shape == "value" else {"type": "array", "items": inner}
    one = _scalar(field)
    if field.shape != "texts":
        return one
    many = {"type": "array", "items": one}
    return {"anyOf": [{"const": "team"}, many]} if field.circle else many


def _scalar(field: Field) -> dict[str, Any]:
    if field.type is int:
        return {"type": "integer"}
    if field.closed:
        return {
            "enum": [*field.words, *(_BOOLEANS[word] for word in field.words if word in _BOOLEANS)]
        }
    if field.words:
        return {"type": "string", "examples": list(field.words)}
    if field.ref is not None or field.name == "key":
        word = f"|{field.ref.word}" if field.ref and field.ref.word else ""
        return {"type": "string", "pattern": f"^(?:{KEY_PATTERN}{word})$"}
    if field.shape == "when":
        return {"type": "string", "description": "ISO date, date and time, or EDTF"}
    return {"type": "string"}
