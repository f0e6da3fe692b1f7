"""What a shell may complete: words that the program knows by itself, never what is stored."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from hgcase.cli.language import _, spoken

if TYPE_CHECKING:
    from hgcase.domain.declare.vocabulary import Field


class Completion(NamedTuple):
    """One thing that may come next, as the framework reads it: a word, and what it is for."""

    value: str
    help: str
    type: str = "plain"


Offered = list[tuple[str, str]]
_ONE_WORD: Final = re.compile(r"\w[\w-]*")


def begun(shown: Mapping[str, str], others: Mapping[str, str], typed: str) -> Any:
    """Give the completions of what was typed: what is shown, else what works as well."""
    found = _begun(shown, others, typed)
    return [Completion(name, about) for name, about in found]


def _begun(shown: Mapping[str, str], others: Mapping[str, str], typed: str) -> Offered:
    start = typed.casefold()
    for names in (shown, others):
        found = [pair for pair in names.items() if pair[0].casefold().startswith(start)]
        if found:
            return found
    return []


def kinds_offered(incomplete: str) -> Offered:
    """Offer the kinds of record, several after commas too."""
    from hgcase.cli.kind_names import kind_said, name_of
    from hgcase.domain.case_file import sections

    before, last = _last(incomplete)
    shown = {kind_said(section): "" for section in sections()}
    others = {name: "" for section in sections() for name in (name_of(section), section)}
    return [(before + name, about) for name, about in _begun(shown, others, last)]


def words_offered(field: "Field") -> Callable[[str], Offered]:
    """Give what offers the words of a field, each with its label."""

    def offered(incomplete: str) -> Offered:
        before, last = _last(incomplete) if field.shape == "texts" else ("", incomplete)
        return [(before + word, label) for word, label in _begun(*_words(field), last)]

    return offered


def _words(field: "Field") -> tuple[dict[str, str], dict[str, str]]:
    """Give the words as they are said, and as the format has them.

    A label of more than one word would have to be quoted; there the format's word is given.
    """
    from hgcase.domain.declare.labels import field_words

    if field.flag:
        return dict.fromkeys((_("yes"), _("no"), _("unknown")), ""), {}
    words = field_words(spoken(), field)
    said = {label if _ONE_WORD.fullmatch(label) else word: label for word, label in words.items()}
    return said, words


def _last(incomplete: str) -> tuple[str, str]:
    before, comma, last = incomplete.rpartition(",")
    return before + comma, last


def any_of(words: Callable[[], Iterable[tuple[str, str]]]) -> Callable[[str], Offered]:
    """Give what offers some words with what they are for."""

    def offered(incomplete: str) -> Offered:
        return _begun(dict(words()), {}, incomplete)

    return offered
