"""Choosing from a list: however it is typed, and never one that was not meant.

Whatever chooses goes through here: questions, options and words on the command line.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from hgcase.cli.language import spoken
from hgcase.errors import UsageError
from hgcase.i18n import LANGUAGES, N_, Language, language

SHORTEST_PART: Final = 4
"""Letters of a part of a label, or of what is not on the screen: a code, the other language."""

AMBIGUOUS: Final = N_("More than one begins so.")
MOST_SAID: Final = 30
"""Choices that are said with a refusal; of more ``?`` shows all."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be chosen.

    Args:
        code: what is kept of it, in any language the same.
        label: as it is said in the language of the run.
        lead: what stands before it on the screen, its number or key.
        others: what else it may be called.
    """

    code: str
    label: str
    lead: str = ""
    others: tuple[str, ...] = ()

    def said(self) -> str:
        """Say it as it stands on the screen."""
        return f"{self.lead} {self.label}".strip()


class NoChoiceError(UsageError):
    """Something typed that is none of what can be chosen, or more than one of it.

    It holds what can be chosen apart from its text: that may be names, which only a
    question on the screen says.
    """

    message = N_("That is not in the list.")

    def __init__(
        self,
        among: Sequence[Choice],
        message: str = "",
        *,
        typed: str = "",
        slug: str = "no-choice",
    ) -> None:
        super().__init__(message, slug=slug)
        self.among = tuple(among)
        self.typed = typed

    def tell(self, language: Language) -> list[str]:
        """Say it, with what can be chosen."""
        told = language(self.message)
        among = self.among if len(self.among) <= MOST_SAID else ()
        choices = [f"  {' · '.join(each.said() for each in among)}"] if among else []
        return [f"{self.typed}: {told}" if self.typed else told, *choices]


def worded(texts: Mapping[str, str]) -> list[Choice]:
    """Give choices from their codes and their texts, marked with ``N_``."""
    return [
        Choice(code, spoken()(text), others=tuple(each(text) for each in _languages()))
        for code, text in texts.items()
    ]


def listed(words: Iterable[str], of: str) -> list[Choice]:
    """Give choices from words of the case file, as a list or a field says them."""
    from hgcase.domain.declare.words import say

    return [
        Choice(
            word,
            say(spoken(), word, of=of),
            others=tuple(say(e, word, of=of) for e in _languages()),
        )
        for word in words
    ]


def numbered(choices: Iterable[Choice]) -> list[Choice]:
    """Put a number before each."""
    return [replace(each, lead=str(n)) for n, each in enumerate(choices, 1)]


def _languages() -> Iterable[Language]:
    return map(language, LANGUAGES)


def plain(text: str) -> str:
    """Give a text without what a hurried hand leaves out: capitals, accents, dashes."""
    apart = unicodedata.normalize("NFKD", text.casefold().replace("_", " ").replace("-", " "))
    return " ".join("".join(e for e in apart if not unicodedata.combining(e)).split())


def chosen(typed: str, choices: Sequence[Choice]) -> Choice:
    """Give the one that is meant: by its number, its label or code, or as the only one so.

    Raises:
        NoChoiceError: none is, or more than one; it says which.
    """
    found = meant_by(typed, choices)
    if len(found) == 1:
        return found[0]
    if found:
        raise NoChoiceError(found, AMBIGUOUS, slug="ambiguous")
    raise NoChoiceError(choices)


def exactly(typed: str, choices: Sequence[Choice]) -> Choice | None:
    """Give the one of which this is the whole number, label or code."""
    found = _exact(plain(typed), choices)
    return found[0] if len(found) == 1 else None


def several(typed: str, choices: Sequence[Choice]) -> list[Choice]:
    """Give those that are meant, told apart by commas, else by spaces; each once.

    Raises:
        NoChoiceError: one of them is none, or more than one.
    """
    whole = meant_by(typed, choices)
    if len(whole) == 1:
        return whole  # a label may have spaces and commas in it
    parts = [each.strip() for each in typed.split("," if "," in typed else None)]
    try:
        return list(dict.fromkeys(_part(each, choices) for each in parts if each))
    except NoChoiceError:
        if whole:
            raise NoChoiceError(whole, AMBIGUOUS, slug="ambiguous") from None
        raise


def _part(typed: str, choices: Sequence[Choice]) -> Choice:
    """Give one of several; a refusal says of which."""
    try:
        return chosen(typed, choices)
    except NoChoiceError as error:
        error.typed = typed
        raise


def meant_by(typed: str, choices: Sequence[Choice]) -> list[Choice]:
    """Give those that can be meant: of which it is all, else those that begin so."""
    wanted = plain(typed)
    if not wanted:
        return []
    return _exact(wanted, choices) or [each for each in choices if _begins(each, wanted)]


def _exact(wanted: str, choices: Sequence[Choice]) -> list[Choice]:
    """Give those that are called so: what is on the screen goes before what is not."""
    for names in (_leads, _labels, _unseen):
        if found := [each for each in choices if wanted in map(plain, names(each))]:
            return found
    return []


def _leads(choice: Choice) -> tuple[str, ...]:
    return (choice.lead,)


def _labels(choice: Choice) -> tuple[str, ...]:
    return (choice.label,)


def _unseen(choice: Choice) -> tuple[str, ...]:
    return (choice.code, *choice.others)


def _begins(choice: Choice, wanted: str) -> bool:
    label, key = plain(choice.label), plain(choice.lead)
    if label.startswith(wanted) or (wanted.isalpha() and key.startswith(wanted)):
        return True
    return len(wanted) >= SHORTEST_PART and (
        wanted in label or any(plain(each).startswith(wanted) for each in _unseen(choice))
    )
