"""Whom an answer names: letters, keys and first names, as people type them."""

from typing import TYPE_CHECKING

from hgcase.cli.screens.text import width
from hgcase.domain.declare.prose import printed_name
from hgcase.errors import NotFoundError
from hgcase.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from hgcase.domain.case_file import CaseFile
    from hgcase.domain.wall.seen import Seen

_LONGEST_KEY = len("org12")
_LONGEST_LETTERS = len("AB")


class NobodyByThatLetterError(NotFoundError):
    """An answer that names somebody who is not in the file."""

    message = N_("There is nobody {key} in this household.")


class NobodyCalledThatError(NobodyByThatLetterError):
    """A name that nobody has who is in the file, or more than one."""

    message = N_("Nobody here is called that, or more than one; type the letter.")


def parties(typed: str, case: "CaseFile", among: "Collection[str] | None" = None) -> list[str]:
    """Understand who is meant: ``A B``, ``ab``, ``a, w1``, ``Anna``.

    Args:
        typed: keys or first names.
        case: the household.
        among: the keys of those who can be meant; anybody where it is None.

    Raises:
        NobodyByThatLetterError: one of them is nobody; nothing else is repeated of it.
    """
    words = [
        part for word in typed.replace(",", " ").split() for part in _letters(word, case, among)
    ]
    return list(dict.fromkeys(_party(word, case, among) for word in words))


def _party(word: str, case: "CaseFile", among: "Collection[str] | None") -> str:
    key = word.upper() if word.isalpha() else word.lower()
    for candidate in (key, _called(word, case)):
        if case.get(candidate) is not None and (among is None or candidate in among):
            return candidate
    if word.isalpha() and len(word) > _LONGEST_LETTERS:
        raise NobodyCalledThatError
    raise NobodyByThatLetterError(key=key if len(key) <= _LONGEST_KEY else "?")


def _letters(word: str, case: "CaseFile", among: "Collection[str] | None") -> "Iterable[str]":
    """Take letters that were typed together apart, where they mean nothing as a word."""
    if _called(word, case) or not word.isalpha() or len(set(word)) != len(word):
        return [word]
    letters = word.upper()
    known = all(each in case.person_keys and (among is None or each in among) for each in letters)
    return letters if known else [word]


def _called(word: str, case: "CaseFile") -> str:
    """Give the key of who is called so, if only one is."""
    everybody = (*case.persons, *case.contacts, *case.workers, *case.organisations)
    found = [each.key for each in everybody if printed_name(each).casefold() == word.casefold()]
    return found[0] if len(found) == 1 else ""


def who_is_who(seen: "Seen", keys: "Iterable[str]") -> str:
    """Say which letter is whom: ``A Anna  B Bram``, within the width of the terminal."""
    lines = [" "]
    for piece in (f"{key} {seen.name(key)}".rstrip() for key in keys):
        if len(lines[-1]) + len(piece) + 2 > width() and lines[-1].strip():
            lines.append(" ")
        lines[-1] += f"  {piece}" if lines[-1].strip() else f" {piece}"
    return "\n".join(lines)
