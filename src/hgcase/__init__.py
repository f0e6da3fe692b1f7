"""hgcase: a case tracker for households in which there is domestic violence."""

__version__ = "0.1.0"
