"""What a list is made of; apart, because a command that says no word needs none of it."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from hgcase.i18n import LanguageCode
from hgcase.tables import read_table

SHIPPED: Final = Path(__file__).parent
LAST: Final = "other"  # stays behind an organisation's own words


@dataclass(frozen=True, slots=True)
class Said:
    """A label, in both languages."""

    en: str
    nl: str

    def label(self, code: LanguageCode) -> str:
        """Give the label in a language."""
        return self.nl if code == "nl" else self.en


@dataclass(frozen=True, slots=True)
class ListedWord(Said):
    """One word of a list.

    Args:
        source: the row or the page that asks for it.
        low: what the lowest score means.
        high: what the highest score means.
        answers: the words with which it is answered, where it is answered so.
        by: who may give it: person, worker, organisation; empty where anybody may.
    """

    word: str
    source: str = ""
    scale: tuple[int, int] | None = None
    low: Said | None = None
    high: Said | None = None
    answers: tuple[str, ...] = ()
    by: tuple[str, ...] = ()


class WordList(NamedTuple):
    """One list, in its own order."""

    name: str
    words: dict[str, ListedWord]


def listed(word: str, given: dict[str, Any]) -> ListedWord:
    """Make a word of what stands in a file, after it was checked."""
    low, high = (Said(**given[end]) if end in given else None for end in ("low", "high"))
    return ListedWord(
        en=given["en"],
        nl=given["nl"],
        word=word,
        source=given.get("source", ""),
        scale=tuple(given["scale"]) if "scale" in given else None,
        low=low,
        high=high,
        answers=tuple(given.get("answers", ())),
        by=tuple(given.get("by", ())),
    )


@cache
def shipped(name: str) -> WordList:
    """Give a list as it is shipped; one that is not, is empty."""
    path = SHIPPED / f"{name}.toml"
    if not path.is_file():
        return WordList(name, {})
    tree = read_table(path)
    source = tree["source"]
    return WordList(
        name,
        {word: listed(word, {"source": source, **given}) for word, given in tree["words"].items()},
    )
