"""Starting a household by questions: the few things without which nothing else works."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from hgcase.cli import output
from hgcase.cli.ask import ask, ask_until, choose, question, yes
from hgcase.cli.guided.session import NobodyByThatLetterError
from hgcase.cli.language import _, spoken
from hgcase.cli.when import said
from hgcase.domain.household import Household
from hgcase.domain.kinds import CaseFile
from hgcase.domain.persons import ADULT_AGE, Person, age_span
from hgcase.domain.trajectory import WEEKS, Trajectory
from hgcase.domain.values import When
from hgcase.domain.words import say
from hgcase.errors import ImpossibleDateError
from hgcase.formats.reading import case_from
from hgcase.i18n import N_
from hgcase.lists import refuse_broken

if TYPE_CHECKING:
    from collections.abc import Iterator


class NotABirthError(ImpossibleDateError):
    """An answer that is no date or year of birth."""

    hint = N_("Good examples: 1987, 3-4-1985, or Enter.")


def ask_household(now: datetime, worker: str, method: str | None) -> CaseFile:
    """Ask for a new household: persons, approach, and who works with it.

    Args:
        now: this moment.
        worker: who I am, by name.
        method: the approach, where it was chosen on the command line.
    """
    refuse_broken()
    today = now.date()
    label = ask(question(Household, "label"), "")
    address = ask(_("Home address (stays with the team; Enter skips)"), "")
    persons = list(_persons())
    chosen = method or _method()
    start = ask_until(question(Trajectory, "start"), lambda text: _day(text, now), _("today"))
    output.note(_("  → {day}", day=spoken().full_day(start)))
    adults = [person["key"] for person in persons if not _is_child(person, today)]
    couple = len(adults) > 1 and yes(
        _("Are {one} and {other} partners?", **_two(persons, adults)), default=True
    )
    organisation = ask(_("Your organisation"), "")
    tree: dict[str, Any] = {
        "hgcase": "1",
        "household": {"label": label or None, "opened": today.isoformat()},
        "persons": persons,
        "relations": _relations(persons, adults, couple=couple, today=today),
        **_home(address, [person["key"] for person in persons]),
        **_team(worker, organisation),
        "trajectories": [
            {
                "key": "t1",
                "method": chosen,
                "start": start.isoformat(),
                "participants": [
                    {"person": person["key"], "since": start.isoformat()} for person in persons
                ],
            }
        ],
    }
    return case_from(tree, today)


def _persons() -> "Iterator[dict[str, Any]]":
    """Ask for the persons, grown-ups first, until there is no other name."""
    output.note(_("The persons of the household, grown-ups first; an empty name ends it."))
    for letter in (chr(code) for code in range(ord("A"), ord("Z") + 1)):
        asked = _("Name of {letter}", letter=letter)
        name = ask(asked, None if letter == "A" else "")
        if not name:
            return
        born = ask_until(_("Born (a date, a year, or Enter)"), _birth, "")
        yield {"key": letter, "name": name, "born": born or None}


def _birth(text: str) -> str:
    """Understand a birth: nothing, a date as people write it, or what a case file takes."""
    if not text:
        return ""
    try:
        return str(When.parse(text))
    except ValueError:
        day, month, year = (*text.replace("/", "-").split("-"), "", "")[:3]
        if not (day.isdigit() and month.isdigit() and len(year) == len("2026")):
            raise NotABirthError from None
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        raise NotABirthError from None


def _is_child(person: dict[str, Any], today: date) -> bool:
    """Tell who is a child, for the questions: by birth; without one, grown up."""
    born = person["born"]
    ages = age_span(Person(key=person["key"], name=person["name"], born=born), today)
    return ages is not None and ages[0] < ADULT_AGE


def _two(persons: list[dict[str, Any]], adults: list[str]) -> dict[str, str]:
    names = {person["key"]: person["name"].split()[0] for person in persons}
    return {"one": names[adults[0]], "other": names[adults[1]]}


def _method() -> str:
    letters = {"take-a-break": "t", "ambulant": "a", "top-3": "3"}
    choices = [(f"{letters[method]} {say(spoken(), method)}", method) for method in WEEKS]
    return choose(question(Trajectory, "method"), choices, "take-a-break")


def _day(text: str, now: datetime) -> date:
    found = said(text, now, "future")
    return found.date() if isinstance(found, datetime) else found


def _relations(
    persons: list[dict[str, Any]], adults: list[str], *, couple: bool, today: date
) -> list[dict[str, Any]]:
    """Write down who are partners, and ask for each child whose it is."""
    found: list[dict[str, Any]] = []
    if couple:
        found.append({"who": adults[0], "whom": adults[1], "kind": "partner"})
    for person in persons:
        if person["key"] in adults or not _is_child(person, today):
            continue
        asked = _("Parents of {name} (letters, like A B)", name=person["name"].split()[0])
        parents = ask_until(asked, lambda text: _letters(text, adults), " ".join(adults[:2]))
        found += [{"who": each, "whom": person["key"], "kind": "parent"} for each in parents]
    return found


def _letters(text: str, adults: list[str]) -> list[str]:
    letters = text.upper().replace(",", " ").split()
    for letter in letters:
        if letter not in adults:
            raise NobodyByThatLetterError(key=letter if len(letter) == 1 else "?")
    return letters


def _home(address: str, keys: list[str]) -> dict[str, Any]:
    if not address:
        return {}
    return {
        "homes": [{"key": "h1", "name": _("the house"), "address": address}],
        "stays": [{"key": "st1", "persons": keys, "home": "h1", "kind": "lives"}],
    }


def _team(worker: str, organisation: str) -> dict[str, Any]:
    first = worker.partition(" ")[0]
    found: dict[str, Any] = {"workers": [{"key": "w1", "name": worker, "on_paper": first}]}
    if organisation:
        found["organisations"] = [{"key": "o1", "name": organisation, "kind": "provider"}]
        found["workers"][0]["organisation"] = "o1"
    return found
