"""Every model that is declared: the household, each kind, and the parts and values in them."""

from hgcase.domain.case_file import kinds
from hgcase.domain.declare.record import Model
from hgcase.domain.declare.vocabulary import NESTED, fields
from hgcase.domain.kinds.household import Household


def models() -> tuple[type[Model], ...]:
    """Give every model of a case file."""
    found: list[type[Model]] = [Household, *kinds()]
    for kind in found:
        found += [
            field.type
            for field in fields(kind)
            if field.shape in NESTED and field.type not in found
        ]
    return tuple(found)
