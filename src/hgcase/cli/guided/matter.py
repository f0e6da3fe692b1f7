"""What is the matter, who says so, and from where the household comes."""

from typing import TYPE_CHECKING, Final

from hgcase.cli.guided.people import roll
from hgcase.cli.language import _, spoken
from hgcase.cli.matching import listed
from hgcase.domain.declare.words import say
from hgcase.lists import word_list

if TYPE_CHECKING:
    from hgcase.cli.guided.newcomer import Newcomer

_ORGANISATIONS: Final = {
    "wijkteam": "wijkteam", "veilig_thuis": "veilig_thuis", "police": "police",
    "exclusion_order": "municipality", "provider": "provider", "health": "health",
}  # fmt: skip
"""Which sort of organisation a referrer is, where it is one."""

NOBODY: Final = ""


def ask_matter(new: "Newcomer", *, concern: bool) -> None:
    """Ask from where it comes, what is the matter and who says so (A10, D08).

    Args:
        concern: whether it is only a worry yet; then it must be said.
    """
    referrer = _referrer(new)
    party = _party(new, referrer)
    new.source = {"kind": referrer, **({"party": party} if party else {})}
    _police(new, party if referrer == "police" else NOBODY)
    text = new.text(
        "matter",
        _("What is the matter, in their words or yours?"),
        why=_("Behaviour that somebody saw or told, not what it is called. For the team."),
    )
    if not (text or concern):
        return
    new.put(
        "concerns",
        {"key": "cn1", "date": new.today.isoformat(), "kinds": ["domestic_violence"],
         "text": text, "said_by": _teller(new, party),
         "suspicion": "true" if concern else None},
    )  # fmt: skip


def _referrer(new: "Newcomer") -> str:
    return new.interview.word(
        "referrer",
        _("From where does this household come to you?"),
        listed(word_list("referrers").words, "referrers"),
        usual="self",
        why=_("Who sent them, or who told you of them. It decides whom you can ask consent for."),
    )


def _party(new: "Newcomer", referrer: str) -> str:
    if referrer not in _ORGANISATIONS:
        return NOBODY
    usual = say(spoken(), referrer, of="referrers") if referrer != "exclusion_order" else ""
    name = new.interview.line(
        "referred by",
        _("Which organisation? (its name)"),
        usual=usual,
        why=_("It becomes known to this household; you can ask consent for what they may hear."),
    )
    return new.organisation_named(name, _ORGANISATIONS[referrer]) if name else NOBODY


def _police(new: "Newcomer", party: str) -> None:
    """Hold that the police came, with the day (C01)."""
    at = new.interview.day(
        "police at",
        _("When were the police there? (a day and a time; Enter: they were not)"),
        usual="",
        why=_("The night or day itself, with a time if you know it; whoever told it."),
    )
    if at is None:
        return
    new.put("notifications", {"key": "no1", "at": at.text, "kind": "police",
                              "said_by": party or None})  # fmt: skip


def _teller(new: "Newcomer", party: str) -> str | None:
    """Ask who says so: a person, the organisation that sent them, or you."""
    return new.interview.person(
        "said by",
        _("Who says so? (Enter: not said)"),
        roll(new.known()),
        usual=[party] if party else [],
        why=_("A fact stands beside who told it. What one says alone reaches no paper of another."),
    )
