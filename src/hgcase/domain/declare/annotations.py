"""How a declaration is read: from the annotations of a model to its fields."""

from collections.abc import Iterator
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from hgcase.domain.declare.said import SAID
from hgcase.domain.declare.vocabulary import (
    Ask,
    Field,
    Known,
    Mark,
    Readers,
    Ref,
    Said,
    Shape,
    fields,
)

if TYPE_CHECKING:
    from hgcase.domain.declare.record import Model


def read_fields(kind: "type[Model]") -> tuple[Field, ...]:
    """Read the fields of a model: its key, its own, then those that all of its sort have."""
    base = kind.base()
    common = {} if base in (None, kind) else {field.name: field for field in fields(base)}
    found = {
        name: common[name]
        if name in common and name not in kind.__annotations__
        else _field(name, info)
        for name, info in kind.model_fields.items()
    }
    own = (field for name, field in found.items() if name not in common)
    shared = (field for name, field in found.items() if name in common and name != "key")
    key = (field for name, field in found.items() if name in common and name == "key")
    return (*key, *own, *shared)


def _field(name: str, info: Any) -> Field:
    marks = list(info.metadata)
    types = list(_types(info.annotation, marks))
    literal = next((mark for mark in marks if get_origin(mark) is Literal), None)
    known, ask = _mark(Known, marks), _mark(Ask, marks)
    return Field(
        name,
        _shape(types[-1], many=tuple in types),
        types[-1],
        info.is_required(),
        _mark(Said, marks) or SAID.get(name, Said(name)),
        words=get_args(literal) if literal else (),
        list=known.of if known else "",
        ref=_mark(Ref, marks),
        marks=frozenset(mark for mark in marks if isinstance(mark, Mark)),
        readers=_mark(Readers, marks),
        ask=ask.question if ask else "",
    )


def _mark(sort: type[Any], marks: list[Any]) -> Any:
    return next((mark for mark in marks if isinstance(mark, sort)), None)


def _shape(of: type[Any], *, many: bool) -> Shape:
    """Tell how a value is stored: in a column, in a JSON column, or in a table of lines."""
    match getattr(of, "STORED", None):
        case "part":
            return "parts"
        case "value":
            return "values" if many else "value"
    if many:
        return "texts"
    if of is int:
        return "int"
    return "text" if of is str else "when"


def _types(annotation: Any, marks: list[Any]) -> Iterator[Any]:
    """Yield the plain types inside an annotation, collecting its marks on the way."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *metadata = get_args(annotation)
        marks.extend(metadata)
        yield from _types(inner, marks)
    elif origin is Literal:
        marks.append(annotation)
        yield str
    elif origin is Union or origin is UnionType:
        for part in get_args(annotation):
            yield from _types(part, marks)
    elif origin is tuple:
        yield tuple
        yield from _types(get_args(annotation)[0], marks)
    elif annotation is not NoneType:
        yield annotation
