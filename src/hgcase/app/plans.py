"""The name by which questions know the household in their hands; `app.household` has it."""

from hgcase.app.household import Opened as Planning

__all__ = ["Planning"]
