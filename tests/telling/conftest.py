"""What the tests of telling share."""

from tests.support.golden import golden

__all__ = ["golden"]
