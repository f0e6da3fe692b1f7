"""How kinds and fields are called, and which question asks for a field."""

from typing import TYPE_CHECKING

from hgcase.i18n import Language
from hgcase.lists import refuse_broken, word_list

if TYPE_CHECKING:
    from hgcase.domain.declare.record import Record
    from hgcase.domain.declare.vocabulary import Field


def kind_name(language: Language, kind: "type[Record]", *, many: bool = False) -> str:
    """Say what one record of a kind is called, or several."""
    return language(kind.KIND.called[1 if many else 0])


def field_label(language: Language, field: "Field") -> str:
    """Say what a field is called, for a list: ``Who says so``."""
    return language(field.said.label)


def field_question(language: Language, field: "Field") -> str:
    """Give the question that asks for a field; its label where none is declared."""
    return language(field.ask or field.said.label)


def field_words(language: Language, field: "Field") -> dict[str, str]:
    """Give the words that a field can have, each as it is said; empty where it is no word."""
    from hgcase.domain.declare.words import say

    if field.list:
        refuse_broken()
    listed = field.words or tuple(word_list(field.list).words if field.list else ())
    return {word: say(language, word, of=field.list or field.name) for word in listed}
