from hgcase.domain.declare.words import say
from hgcase.i18n import language


def test_a_word_without_a_label_is_said_as_it_stands() -> None:
    assert say(language("en"), "own_word") == "own word"
