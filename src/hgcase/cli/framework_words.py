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

HIDDEN: Final = (
    N_("SAFETY PLAN"),
    N_("longest without a talk first"),
    N_("staying elsewhere"),
    N_("line {n}"),
    N_("{hour}:{minute}"),
    N_("{first} to {last}"),
    N_("{day}, {time}"),
    N_("{names} and {last}"),
)
"""Used inside an f-string, or handed to a `Language` without `N_`."""
