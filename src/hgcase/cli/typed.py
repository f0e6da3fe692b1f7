"""A command line as it is typed in the language of the run: examples, and what comes next.

It is written once, in English. Options and the words of the format are names, and stay.
"""

import re
from typing import Final

from hgcase.cli.commands import command_named, spoken_name, spoken_under, under_named
from hgcase.cli.drawing.tree import Commands
from hgcase.cli.language import _, spoken
from hgcase.i18n import N_

REF: Final = re.compile(r"[A-Za-z]{2}\d{1,4}")
KIND_FIRST: Final = frozenset(("add", "edit", "list", "withdraw"))
"""Commands whose first word is a kind of record."""
_KIND_OPTIONS: Final = frozenset((("timeline", "--kind"),))
_SAID: Final = (
    N_("household.yaml"),
    N_("talk.yaml"),
    N_("entry.yaml"),
    N_("decision.pdf"),
    N_("who.txt"),
    N_("our-method-1.toml"),
    N_("~/hgcase-key"),
    N_("~/trial"),
    N_("yesterday 14:00"),
    N_("today"),
    N_("now"),
)
"""What examples say beside names: files that one would call so, and days."""
_SAYABLE: Final = re.compile(
    "|".join(rf"(?<![\w~/.-]){re.escape(each)}(?![\w.])" for each in _SAID)
)


def as_typed(line: str) -> str:
    """Say an English command line in the language of the run."""
    words = line.split(" ")
    if words[0] != "hgcase" or len(words) == 1 or spoken().code == "en":
        return line
    name = command_named(words[1])
    if name is None:
        return line
    words[1] = spoken_name(spoken().code, name)
    for n in range(2, len(words)):
        words[n] = _word(name, words, n)
    return _SAYABLE.sub(lambda found: _(found[0]), " ".join(words))


def _word(command: str, words: list[str], n: int) -> str:
    """Say one word of a command line: a command under another, a kind, or what it is."""
    word = words[n]
    if (n == 2 and command in KIND_FIRST) or (command, words[n - 1]) in _KIND_OPTIONS:  # noqa: PLR2004
        return word if REF.fullmatch(word) else ",".join(map(_kind, word.split(",")))
    if n == 2 and (under := under_named(command, word)):  # noqa: PLR2004
        return spoken_under(spoken().code, command, under)
    return word


def _kind(word: str) -> str:
    from hgcase.cli.kind_names import kind_said, section_named

    section = section_named(word)
    return kind_said(section) if section else word


def next_ones(*told: tuple[str, str]) -> Commands:
    """Name what to type next, each command with what it is for, in the language of the run."""
    return Commands(tuple((as_typed(command), about) for command, about in told), lead=_("NEXT"))
