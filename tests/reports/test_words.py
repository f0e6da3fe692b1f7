from hgcase.domain._declare import NESTED, fields
from hgcase.domain.household import Household
from hgcase.domain.kinds import kinds
from hgcase.domain.words import LABELS, say
from hgcase.i18n import language


def known_words() -> set[str]:
    """Give every word that a declaration names."""
    found: set[str] = set()
    todo: list[type] = [Household, *kinds()]
    for kind in todo:
        for field in fields(kind):
            if field.shape in NESTED:
                todo.append(field.type)
            found |= set(field.words)
    return found


def test_every_word_of_the_format_has_a_label() -> None:
    assert known_words() - set(LABELS) == set()


def test_a_word_without_a_label_is_said_as_it_stands() -> None:
    assert say(language("en"), "own_word") == "own word"
