"""Every model that is declared: the household, each kind, and the parts and values in them."""

from hgcase.domain._declare import NESTED, fields
from hgcase.domain.household import Household
from hgcase.domain.kinds import kinds
from hgcase.domain.record import Model


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
