"""Papers of the examples, made as the program makes them."""

from tests.support.golden import golden

__all__ = ["golden"]
