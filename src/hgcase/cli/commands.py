"""The commands: where each lives, its two names, and its line in the help. It imports none.

The English name and the Dutch one stand side by side here and nowhere else. Both always
work; a run shows those of its own language.
"""

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from hgcase.i18n import N_, LanguageCode

PROGRAM: Final = "hgcase"
COMPLETING: Final = "_HGCASE_COMPLETE"
"""Set by a shell that asks what may come next; then nothing is run."""


class Entry(NamedTuple):
    """One command: where it stands in the help, its module, its Dutch name, its line.

    ``under`` are the commands under it, each English name with the Dutch one.
    """

    part: str
    module: str
    dutch: str
    about: str
    under: Mapping[str, str] = MappingProxyType({})


_DAY: Final = N_("Each day")
_HOUSEHOLD: Final = N_("A household")
_PAPERS: Final = N_("The papers")
_STORE: Final = N_("Keeping the store")
PARTS: Final = (_DAY, _HOUSEHOLD, _PAPERS, _STORE)

COMMANDS: Final[dict[str, Entry]] = {
    "agenda": Entry(_DAY, "agenda", "agenda", N_("What is planned and what is due.")),
    "log-session": Entry(
        _DAY,
        "log_session",
        "gesprek",
        N_("Log a talk: who, how, which rules were kept, what next."),
    ),
    "called": Entry(_DAY, "called", "gebeld", N_("Note in ten seconds a call, made or taken.")),
    "find": Entry(_DAY, "find", "zoek", N_("Somebody phones: find out which household it is.")),
    "show": Entry(_DAY, "show", "toon", N_("One household on a screen.")),
    "safety-plan": Entry(
        _DAY,
        "safety_plan",
        "plan",
        N_("The safety plan of a household, on one screen."),
        {
            "show": "toon",
            "new": "nieuw",
            "add-rule": "afspraak",
            "agree": "akkoord",
            "review": "bekijk",
            "diff": "verschil",
            "suspend": "opschorten",
            "end": "beëindig",
        },
    ),
    "break": Entry(
        _DAY,
        "break_",
        "break",
        N_("A Break according to the plan, place after place."),
        {"start": "start", "move": "verplaats", "end": "einde"},
    ),
    "households": Entry(_DAY, "households", "huishoudens", N_("All households, without names.")),
    "new-household": Entry(
        _HOUSEHOLD,
        "new_household",
        "nieuw",
        N_("Start a household, by questions or from a case file."),
    ),
    "phase": Entry(_HOUSEHOLD, "phase", "fase", N_("Move to another phase, forward or back.")),
    "close": Entry(_HOUSEHOLD, "close", "afsluiten", N_("Close, with aftercare and handover.")),
    "add": Entry(
        _HOUSEHOLD,
        "add",
        "toevoegen",
        N_("Add a record of any kind; what is not given is asked."),
    ),
    "edit": Entry(
        _HOUSEHOLD, "edit", "wijzig", N_("Change a record; the earlier values are kept.")
    ),
    "withdraw": Entry(
        _HOUSEHOLD, "withdraw", "intrekken", N_("Take a record back; it stays in the file.")
    ),
    "share": Entry(
        _HOUSEHOLD,
        "share",
        "deel",
        N_("Let more people read a record, after the papers it changes."),
    ),
    "list": Entry(
        _HOUSEHOLD, "list_", "lijst", N_("Which records there are, and how they came to be.")
    ),
    "timeline": Entry(
        _HOUSEHOLD, "timeline", "tijdlijn", N_("What happened in a household, in order.")
    ),
    "report": Entry(
        _PAPERS,
        "report",
        "verslag",
        N_("Make a paper for the team, for a couple, or for one person."),
    ),
    "document": Entry(
        _PAPERS,
        "document",
        "document",
        N_("Documents of a household, kept encrypted."),
        {"add": "toevoegen", "get": "ophalen", "list": "lijst"},
    ),
    "import": Entry(_PAPERS, "import_", "inlezen", N_("Take in case files as new households.")),
    "export": Entry(_PAPERS, "export", "wegschrijven", N_("Write a household as a case file.")),
    "schema": Entry(_PAPERS, "schema", "schema", N_("Print the JSON Schema of the case file.")),
    "method": Entry(
        _STORE,
        "method",
        "methode",
        N_("The approaches: their weeks, roles, phases and sources."),
        {"list": "lijst", "show": "toon", "check": "controleer", "diff": "verschil"},
    ),
    "config": Entry(
        _STORE,
        "config",
        "instellingen",
        N_("Show or set who you are and which language you speak."),
    ),
    "init": Entry(_STORE, "init", "aanmaken", N_("Make the encrypted store and its key.")),
    "completion": Entry(
        _STORE, "completion", "aanvullen", N_("Let your shell complete what you type.")
    ),
    "demo": Entry(
        _STORE, "demo", "demo", N_("Make a store with fictional households, and their papers.")
    ),
}
"""The commands by their English name, in the order of the help."""


def spoken_name(code: LanguageCode, name: str) -> str:
    """Give the name of a command in a language, by its English name."""
    return COMMANDS[name].dutch if code == "nl" and name in COMMANDS else name


def command_named(typed: str) -> str | None:
    """Give the English name of the command that is meant, whichever language was typed."""
    return _meant(typed, {name: entry.dutch for name, entry in COMMANDS.items()})


def spoken_under(code: LanguageCode, command: str, name: str) -> str:
    """Give the name of a command under another in a language, by their English names."""
    under = _under(command)
    return under.get(name, name) if code == "nl" else name


def under_named(command: str, typed: str) -> str | None:
    """Give the English name of a command under *command*, whichever language was typed."""
    return _meant(typed, _under(command))


def _under(command: str) -> Mapping[str, str]:
    return COMMANDS[command].under if command in COMMANDS else {}


def _meant(typed: str, names: Mapping[str, str]) -> str | None:
    """Find a name in either language; a letter may go without its diaeresis."""
    plain = _plain(typed)
    if plain in names:
        return plain
    return next((name for name, dutch in names.items() if _plain(dutch) == plain), None)


def _plain(word: str) -> str:
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFD", word.lower())
    return "".join(char for char in apart if not unicodedata.combining(char))
