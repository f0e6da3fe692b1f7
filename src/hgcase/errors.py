"""Every error that a user can meet: one line that says what, where and how to mend it.

The text stands where it is raised; a class of its own is for what something catches.
Parameters are refs, keys, dates, choices and paths, never names or free text, because an
error may end up in a log or over somebody's shoulder. Families own the exit code; the
table stands in the README and is pinned by a test.
"""

import re
from collections.abc import Mapping, Sequence
from typing import ClassVar, Final

from hgcase.i18n import N_, Language

_KEY: Final = re.compile(r"[A-Za-z]{1,3}[0-9]{1,6}|[A-Za-z]{1,2}")


def as_key(typed: str) -> str:
    """Give what was typed as it may be repeated: a key, or a question mark for anything else."""
    return typed if _KEY.fullmatch(typed) else "?"


class Term(str):
    """A parameter that is itself said in a language: what a kind is called, marked with ``N_``."""

    __slots__ = ()


class Typed(Term):
    """A term as it is typed in a command line: ``onveilige-situatie``."""

    __slots__ = ()


class HgcaseError(Exception):
    """Something that the program expected to go wrong, with a way out.

    Args:
        message: what is wrong, marked with ``N_``; that of the class where none is given.
        hint: how to mend it, marked too.
        slug: its short name, for docs and tests: ``no-aftercare``.
        problems: what is wrong one by one, told before the message.
        near: words that may have been meant, told after it.
        params: what stands in the places of message and hint.
    """

    exit_code: ClassVar[int] = 1
    message: str = N_("Something went wrong.")
    hint: str = ""
    slug: str = ""

    def __init__(
        self,
        message: str = "",
        *,
        hint: str = "",
        slug: str = "",
        problems: "Sequence[CaseProblem]" = (),
        near: Sequence[str] = (),
        **params: str | int,
    ) -> None:
        self.message = message or self.message
        self.hint = hint or self.hint
        self.slug = slug or self.slug
        self.problems = tuple(problems)
        self.near = tuple(near)
        self.params = params
        super().__init__(self.message.format(**params))

    def tell(self, language: Language) -> list[str]:
        """Say it in *language*: what is wrong, what may be meant, and what to do."""
        params = {
            name: _said(language, value) if isinstance(value, Term) else value
            for name, value in self.params.items()
        }
        lines = [*(problem.tell(language) for problem in self.problems)]
        lines.append(language(self.message, params))
        if self.near:
            lines.append(language(N_("Do you mean: {choices}?"), {"choices": ", ".join(self.near)}))
        if self.hint:
            lines.append(language(self.hint, params))
        return lines


def _said(language: Language, term: Term) -> str:
    said = language(term)
    return said.lower().replace(" ", "-") if isinstance(term, Typed) else said


class UsageError(HgcaseError):
    """The command was typed in a way that cannot be carried out."""

    exit_code = 2


class NotFoundError(HgcaseError):
    """A ref, key or number that names nothing."""

    exit_code = 3


class RefusedError(HgcaseError):
    """A rule between records, or of the wall, says no."""

    exit_code = 4


class StoreError(HgcaseError):
    """There is no store here, or it cannot be used."""

    exit_code = 5


class KeyRefusedError(HgcaseError):
    """The key does not open the store."""

    exit_code = 6


class ChangedMeanwhileError(HgcaseError):
    """Somebody else wrote in this household after it was read."""

    exit_code = 7
    slug = "changed-meanwhile"
    message = N_("{ref} was changed by somebody else in the meantime. Nothing was saved.")
    hint = N_("Look at it again with 'hgcase show {ref}' and repeat what you did.")


class NewerStoreError(HgcaseError):
    """The store was written by a newer version of the program."""

    exit_code = 8
    slug = "newer-store"
    message = N_("This store was made by a newer version of hgcase.")
    hint = N_("Install that version; nothing was changed.")


class CannotWriteError(HgcaseError):
    """The disk is full, read-only, or the place cannot be written."""

    exit_code = 9


class CaseFileError(HgcaseError):
    """A case file, or one entry of it, that cannot be taken in; nothing was changed."""

    exit_code = 11
    message = N_("The case file was not taken in; nothing was changed.")
    slug = "case-file"


class CaseProblem:
    """One thing wrong in a case file: where it stands, and what would be right."""

    __slots__ = ("line", "message", "params", "where")

    def __init__(
        self,
        message: str,
        where: str = "",
        line: int = 0,
        params: Mapping[str, str | int] | None = None,
    ) -> None:
        self.message = message
        self.where = where
        self.line = line
        self.params = dict(params or {})

    def tell(self, language: Language) -> str:
        """Say it in one line."""
        text = language(self.message, self.params)
        place = [language(N_("line {n}"), {"n": self.line})] if self.line else []
        place += [self.where] if self.where else []
        return f"{', '.join(place)}: {text}" if place else text


class ImpossibleDateError(HgcaseError):
    """A date that does not exist, or is not one of the forms that are understood."""

    exit_code = 12
    slug = "impossible-date"
    message = N_("That is not a date that hgcase understands.")
    hint = N_("Good examples: 2026-09-17, 2026-09-17T14:00, today, yesterday 14:00, tue, -2d.")


class NoTerminalError(HgcaseError):
    """A question would have to be asked, and there is nobody to ask."""

    exit_code = 13
    slug = "no-terminal"
    message = N_("There is no terminal to ask at: give {option}.")
