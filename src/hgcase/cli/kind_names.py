"""What the kinds of record are called on the command line, in either language."""

from typing import TYPE_CHECKING, Any, Final

from hgcase.cli.language import spoken
from hgcase.domain.case_file import kind_of, sections, where
from hgcase.errors import UsageError
from hgcase.i18n import LANGUAGES, N_, language

if TYPE_CHECKING:
    from hgcase.domain.declare.record import Model

HOUSEHOLD: Final = "household"


def name_of(section: str) -> str:
    """Give the name of a kind on the command line, importing nothing: ``safety-plan``."""
    name = where(section)[1]
    return "".join(f"-{char.lower()}" if char.isupper() else char for char in name).lstrip("-")


def kind_said(section: str) -> str:
    """Give the name of a kind on the command line in the language of the run: ``maatregel``."""
    from hgcase.domain.declare.labels import kind_name

    named: Any = model_of(section)
    return kind_name(spoken(), named).lower().replace(" ", "-")


def section_named(word: str) -> str | None:
    """Give the section of a kind by its name, its section or its noun in either language."""
    plain = word.strip().lower().replace("_", "-").replace(" ", "-")
    if plain == HOUSEHOLD:
        return HOUSEHOLD
    for section in sections():
        if plain in (name_of(section), section.replace("_", "-")):
            return section
    for section in sections():
        for code in LANGUAGES:
            spoken_forms = (language(code)(form) for form in kind_of(section).KIND.called)
            if plain in (form.lower().replace(" ", "-") for form in spoken_forms):
                return section
    household: Any = model_of(HOUSEHOLD)
    named = (language(code)(household.KIND.called[0]) for code in LANGUAGES)
    return HOUSEHOLD if plain in (form.lower() for form in named) else None


def model_of(section: str) -> "type[Model]":
    """Give the model that a section holds; of ``household`` the household's own fields."""
    if section == HOUSEHOLD:
        from hgcase.domain.kinds.household import Household

        return Household
    return kind_of(section)


def no_such_kind() -> UsageError:
    """Refuse a word that names no kind."""
    return UsageError(
        N_("There is no such kind of record."),
        hint=N_("hgcase add --help lists them; the names of the case file will do as well."),
        slug="unknown-kind",
    )


def section_or_refuse(word: str) -> str:
    """Give the section that a word names."""
    section = section_named(word)
    if section is None:
        raise no_such_kind()
    return section
