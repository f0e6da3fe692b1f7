"""Who made a safety plan: the family, people around them, helpers (D15)."""

from collections.abc import Sequence
from typing import Any

from hgcase.cli.guided.script import Script
from hgcase.cli.language import _


def ask_makers(script: Script, circle: Sequence[str]) -> dict[str, Any]:
    """Ask who made a plan, and of which of the three parties nobody was there, and why (D15)."""
    case, worker = script.case, script.household.worker
    made_by = script.ask.people(
        "made by",
        _("Who made it?"),
        script.roll(),
        shown=script.roll([*case.persons, *case.contacts, *case.workers]),
        usual=[*circle, *([worker] if worker else [])],
        why=_("The family, people around them, and helpers: a plan is made by three parties."),
    )
    why = _("For the team alone. Enter: not known.")
    absent = [
        {"party_kind": party, "why": told}
        for party, question in _parties_missing(script, made_by)
        if (told := script.line(f"absent {party}", question, why=why))
    ]
    return {"made_by": made_by, **({"absent": absent} if absent else {})}


def _parties_missing(script: Script, made_by: Sequence[str]) -> list[tuple[str, str]]:
    case = script.case
    informal = {each.key for each in case.contacts if each.nature != "professional"}
    helpers = {each.key for each in (*case.workers, *case.organisations, *case.contacts)}
    there = set(made_by)
    questions = (
        ("family", case.person_keys, _("Why was nobody of the family there? (Enter: not known)")),
        ("network", informal, _("Why was nobody around them there? (Enter: not known)")),
        ("helpers", helpers - informal, _("Why was no helper there? (Enter: not known)")),
    )
    return [(party, question) for party, keys, question in questions if not there & set(keys)]
