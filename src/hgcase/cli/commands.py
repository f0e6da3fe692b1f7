"""The commands: where each lives, and its line in the help. Nothing is imported for the list."""

from typing import Final

from hgcase.i18n import N_

COMMANDS: Final[dict[str, tuple[str, str]]] = {
    "new-household": ("new_household", N_("Start a household, by questions or from a case file.")),
    "log-session": ("log_session", N_("Log a talk: who, how, which rules were kept, what next.")),
    "safety-plan": ("safety_plan", N_("The safety plan of a household, on one screen.")),
    "show": ("show", N_("One household on a screen.")),
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
}
"""Dutch words for daily commands."""
