"""The commands: where each lives, and its line in the help. Nothing is imported for the list."""

from typing import Final

from hgcase.i18n import N_

COMMANDS: Final[dict[str, tuple[str, str]]] = {
    "new-household": ("new_household", N_("Start a household, by questions or from a case file.")),
    "log-session": ("log_session", N_("Log a talk: who, how, which rules were kept, what next.")),
    "safety-plan": ("safety_plan", N_("The safety plan of a household, on one screen.")),
    "show": ("show", N_("One household on a screen.")),
    "add": ("add", N_("Add a record of any kind; what is not given is asked.")),
    "edit": ("edit", N_("Change a record; the earlier values are kept.")),
    "withdraw": ("withdraw", N_("Take a record back; it stays in the file.")),
    "share": ("share", N_("Let more people read a record, after the papers it changes.")),
    "list": ("list_", N_("Which records there are, and how they came to be.")),
    "timeline": ("timeline", N_("What happened in a household, in order.")),
    "find": ("find", N_("Somebody phones: find out which household it is.")),
    "called": ("called", N_("Note in ten seconds that you called somebody.")),
    "document": ("document", N_("Documents of a household, kept encrypted.")),
    "households": ("households", N_("All households, without names.")),
    "report": ("report", N_("Make a paper for the team, for a couple, or for one person.")),
    "import": ("import_", N_("Take in case files as new households.")),
    "export": ("export", N_("Write a household as a case file.")),
    "schema": ("schema", N_("Print the JSON Schema of the case file.")),
    "config": ("config", N_("Show or set who you are and which language you speak.")),
    "init": ("init", N_("Make the encrypted store and its key.")),
    "demo": ("demo", N_("Make a store with fictional households, and their papers.")),
}

ALIASES: Final[dict[str, str]] = {
    "gesprek": "log-session",
    "plan": "safety-plan",
    "verslag": "report",
    "huishoudens": "households",
    "toon": "show",
    "toevoegen": "add",
    "wijzig": "edit",
    "intrekken": "withdraw",
    "deel": "share",
    "lijst": "list",
    "tijdlijn": "timeline",
    "zoek": "find",
    "gebeld": "called",
}
"""Dutch words for daily commands."""
