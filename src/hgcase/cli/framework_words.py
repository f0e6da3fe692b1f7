"""Texts that the extraction does not find where they are used."""

from typing import Final

from hgcase.i18n import N_

FRAMEWORK_WORDS: Final = (
    N_("Arguments"),
    N_("Options"),
    N_("required"),
    N_("default: {default}"),
)
"""Looked up by the framework itself, in the catalogue that `language.use` binds."""
