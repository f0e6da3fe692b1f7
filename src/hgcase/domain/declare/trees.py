"""A record as plain mappings and lists, in the shape of a case file."""

from typing import TYPE_CHECKING, Any

from hgcase.domain.declare.vocabulary import NESTED, Field, fields

if TYPE_CHECKING:
    from hgcase.domain.declare.record import Model


def tree_of(model: "Model") -> dict[str, Any]:
    """Give a record, or a line of one, as a plain mapping of what is filled in."""
    return {
        field.name: value
        for field in fields(type(model))
        if (value := plain(field, getattr(model, field.name))) is not None
    }


def plain(field: Field, value: Any) -> Any:
    """Give the value of a field as a case file holds it."""
    if value is None:
        return None
    if isinstance(value, tuple):
        nobody: Any = "team" if field.circle else [] if field.required else None
        return [tree_of(each) if field.shape in NESTED else each for each in value] or nobody
    if field.shape in NESTED:
        return tree_of(value)
    if field.shape == "when":
        return str(value)
    return value
