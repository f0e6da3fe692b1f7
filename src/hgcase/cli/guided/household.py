"""Starting a household by questions: who they are, what is the matter, what begins."""

from datetime import date
from typing import Any, Final

from hgcase.app.first_plan import FirstPlan
from hgcase.cli.ask import question
from hgcase.cli.guided.first_plan import ask_first_plan
from hgcase.cli.guided.intake import ask_intake
from hgcase.cli.guided.interview import Interview
from hgcase.cli.guided.matter import ask_matter
from hgcase.cli.guided.newcomer import Newcomer
from hgcase.cli.language import _
from hgcase.cli.matching import worded
from hgcase.domain.case_file import CaseFile
from hgcase.domain.declare.values import When
from hgcase.domain.kinds.household import Household
from hgcase.errors import ImpossibleDateError, UsageError
from hgcase.formats.reading import case_from
from hgcase.i18n import N_

_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_COUPLES: Final = {
    "partner": N_("partners"), "ex_partner": N_("former partners"),
    "parent": N_("parent and grown-up child"), "other": N_("otherwise"),
}  # fmt: skip


def ask_household(
    interview: Interview, worker: str, method: str | None
) -> tuple[CaseFile, FirstPlan | None]:
    """Ask for a new household: persons, what is the matter, approach, team and first plan.

    Args:
        method: the approach, where it was chosen on the command line.
    """
    new = Newcomer(interview, worker)
    concern = method is None and _is_concern(interview)
    new.parts = 2 if concern else 5
    interview.part(1, new.parts, _("the persons"))
    _persons(new)
    _home(new)
    _relations(new)
    interview.part(2, new.parts, _("what is the matter"))
    ask_matter(new, concern=concern)
    plan = None
    if not concern:
        ask_intake(new, method)
        interview.part(5, new.parts, _("the first plan"))
        plan = ask_first_plan(new)
    interview.enter(_("Enter saves it"), new.summary())
    return case_from(new.tree, interview.now.date()), plan


def _is_concern(interview: Interview) -> bool:
    begins = {"case": N_("help that starts"), "concern": N_("only a worry yet")}
    chosen = interview.word(
        "begins",
        _("What begins here?"),
        worded(begins),
        usual="case",
        why=_("A worry is kept without an approach: somebody is worried, and nothing is agreed "
              "yet. Help can start later with hgcase add trajectory."),
    )  # fmt: skip
    return chosen == "concern"


# --- persons -----------------------------------------------------------------------------------


def _persons(new: Newcomer) -> None:
    """Ask for the persons, grown-ups first, until there is no other name."""
    ask = new.interview.ask
    label = ask(
        "label",
        question(Household, "label"),
        str,
        usual="",
        why=_("Something by which you know it again. It is on no paper."),
    )
    new.tree["household"]["label"] = label or None
    new.interview.say(_("The persons of the household, grown-ups first; an empty name ends it."))
    for letter in _LETTERS:
        name = ask(
            f"name {letter}",
            _("Name of {letter}", letter=letter),
            str,
            usual=None if letter == "A" else "",
            why=_("First name and surname. Papers show the first name; lists only the letter."),
        )
        if not name:
            return
        born = ask(
            f"born {letter}",
            _("Born (a date, a year, or Enter)"),
            birth,
            usual="",
            why=_("A year will do: it tells who is a child. Enter if it is not known yet."),
        )
        new.tree["persons"].append({"key": letter, "name": name, "born": born or None})
        if not new.is_child(letter):
            _reach(new, letter)


def _reach(new: Newcomer, letter: str) -> None:
    """Ask how a grown-up can be reached, and what to ask first (practice 5)."""
    ask = new.interview.ask
    person = new.tree["persons"][-1]
    person["phone"] = ask(
        f"phone {letter}",
        _("Phone of {name} (Enter: not known)", name=new.first_name(letter)),
        phone_number,
        usual="",
        why=_("For the team; papers for the family never show it."),
    )
    if person["phone"]:
        first = ask(
            f"ask first {letter}",
            _("What do you ask first, to hear whether it is safe to talk? (Enter: nothing agreed)"),
            lambda typed: typed or None,
            usual="",
            why=_("It stands before the number on every screen: is it her, and is she alone?"),
        )
        person["safe_contact"] = {"ask_first": first} if first else None


def phone_number(text: str) -> str | None:
    """Take a phone number as it was typed; a word without any digit is none."""
    if text and not any(char.isdigit() for char in text):
        raise UsageError(N_("A phone number has digits. Enter leaves it open."), slug="no-phone")
    return text or None


def birth(text: str) -> str:
    """Understand a birth: nothing, a date as people write it, or what a case file takes."""
    if not text:
        return ""
    try:
        return str(When.parse(text))
    except ValueError:
        day, month, year = (*text.replace("/", "-").split("-"), "", "")[:3]
        if not (day.isdigit() and month.isdigit() and len(year) == len("2026")):
            raise _no_birth() from None
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        raise _no_birth() from None


def _no_birth() -> ImpossibleDateError:
    return ImpossibleDateError(hint=N_("Good examples: 1987, 3-4-1985, or Enter."))


# --- home and relations ------------------------------------------------------------------------


def _home(new: Newcomer) -> None:
    address = new.interview.ask(
        "address",
        _("Home address (stays with the team; Enter skips)"),
        str,
        usual="",
        why=_("It stands on top when somebody phones at night. Papers say only: at home."),
    )
    if not address:
        return
    keys = new.keys
    living = keys if len(keys) == 1 else new.people(
        "lives there",
        _("Who lives there?"),
        keys,
        usual=keys,
        why=_("Who left or was sent away does not live there now."),
    )  # fmt: skip
    new.tree["homes"] = [{"key": "h1", "name": _("the house"), "address": address}]
    new.tree["stays"] = [{"key": "st1", "persons": living, "home": "h1", "kind": "lives"}]


def _couple(new: Newcomer, two: list[str], kind: str) -> dict[str, Any]:
    """Give how two stand to each other; of parent and child who is which is asked."""
    who, whom = two
    if kind == "parent":
        who = new.interview.person(
            "parent",
            _("Who is the parent?"),
            new.roll(two),
            usual=[who],
            why=_("The letter of the parent; the other is the grown-up child."),
        ) or who  # fmt: skip
        whom = next(key for key in two if key != who)
    return {"who": who, "whom": whom, "kind": kind}


def _relations(new: Newcomer) -> None:
    """Ask how the first two stand to each other, and for each child whose it is."""
    found: list[dict[str, Any]] = []
    grown = new.grown
    if len(grown) > 1:
        kind = new.interview.word(
            "couple",
            _("How do {one} and {other} stand to each other?",
              one=new.first_name(grown[0]), other=new.first_name(grown[1])),
            worded(_COUPLES),
            usual="partner",
            why=_("Otherwise can be told later: hgcase add relation."),
        )  # fmt: skip
        if kind != "other":
            found.append(_couple(new, grown[:2], kind))
    for child in new.children if grown else ():
        parents = new.people(
            f"parents {child}",
            _("Parents of {name}", name=new.first_name(child)),
            grown,
            usual=grown[:2],
            why=_("Those in this household; - if none of them."),
        )
        found += [{"who": each, "whom": child, "kind": "parent"} for each in parents]
    new.tree["relations"] = found
