"""The intake: approach, who takes part, what each was asked apart, consent, team."""

from typing import TYPE_CHECKING, Any, Final

from hgcase.cli.ask import question
from hgcase.cli.drawing.folding import hang
from hgcase.cli.guided.reading import Reading
from hgcase.cli.language import _, spoken
from hgcase.cli.matching import Choice, exactly, listed, numbered, worded
from hgcase.domain.declare.words import say
from hgcase.domain.kinds.trajectory import Trajectory
from hgcase.i18n import LANGUAGES, N_
from hgcase.methods import methods

if TYPE_CHECKING:
    from hgcase.cli.guided.newcomer import Newcomer
    from hgcase.methods.parts import Method

_ME: Final = "w1"
_ONE_ROOM: Final = {
    "allowed": N_("yes"), "not_allowed": N_("no"), "unknown": N_("still to be asked apart"),
}  # fmt: skip
_CONSENTS: Final = {"given": N_("yes"), "refused": N_("no"), "not_asked": N_("was not asked")}
_CRITERIA: Final = {
    "agrees": N_("yes"), "partly": N_("partly"), "no": N_("no"), "unknown": N_("I do not know"),
}  # fmt: skip


def ask_intake(new: "Newcomer", chosen: str | None) -> None:
    """Ask which approach starts, and what its intake asks (A10-A21, practice 4).

    Args:
        chosen: the approach, where it was given on the command line.
    """
    new.interview.part(3, new.parts, _("the help that starts"))
    method = _to_start(chosen or _chosen(new))
    start = new.interview.day(
        "start",
        question(Trajectory, "start"),
        direction="future",
        usual="today",
        why=_("The first day of week 1."),
    )
    taking_part = _taking_part(new)
    tree: dict[str, Any] = {
        "key": "t1",
        "method": method.method,
        "method_version": str(method.version),
        "source": new.source,
        "start": start.text[:10],
        "frame": _frame(new),
        "participants": [{"person": key, "since": start.text[:10]} for key in taking_part],
    }
    grown = [key for key in taking_part if key in new.grown]
    tree["intake"] = [line for key in grown for line in _criteria(new, method, key)]
    tree["joint_talks"] = _together(new, grown)
    new.put("trajectories", tree)
    _consents(new, grown)
    _team(new, method, taking_part)


def _to_start(name: str) -> "Method":
    """Give the method that starts; one that cannot is refused, wherever it was chosen."""
    from hgcase.app.methods import find, refuse_unknown

    refuse_unknown(name, "--method")
    return find(name).method


def _chosen(new: "Newcomer") -> str:
    """Ask which approach it is; one whose newest version is broken is refused when chosen."""
    known, code = methods(), spoken().code
    choices = [_method_said(each) for each in known]

    def why() -> list[str]:
        pairs = zip(numbered(choices), known, strict=True)
        return [line for choice, each in pairs
                for line in hang(f"  {choice.lead}", each.about.label(code), 4)]  # fmt: skip

    asked = question(Trajectory, "method")
    return new.interview.word("method", asked, choices, usual=choices[0].code, why=why)


def _method_said(method: "Method") -> Choice:
    others = tuple(method.name.label(code) for code in LANGUAGES)
    return Choice(method.method, method.name.label(spoken().code), others=others)


def _taking_part(new: "Newcomer") -> list[str]:
    if len(new.keys) == 1:
        return new.keys
    return new.people(
        "takes part",
        _("Who takes part?"),
        new.keys,
        usual=new.keys,
        why=_("They get to read each other's first names on papers. Children count."),
    )


def _frame(new: "Newcomer") -> str:
    return new.interview.word(
        "frame",
        _("On what footing?"),
        listed(("voluntary", "pressure", "compulsory"), "frame"),
        usual="voluntary",
        why=_("Compulsory: a judge decided. Under pressure: it is that or a measure."),
    )


def _criteria(new: "Newcomer", method: "Method", key: str) -> list[dict[str, Any]]:
    """Ask of one person, apart, what the method asks at the intake (A12-A17)."""
    if not method.criteria:
        return []
    name = new.first_name(key)
    if not new.interview.yes(
        f"apart {key}",
        _("Did you speak with {name} apart about taking part?", name=name),
        usual=False,
        why=_("Each answers for themselves, without the other there. Not yet? Then it stays due."),
    ):
        return []
    found = []
    for each in method.criteria:
        asked = say(spoken(), each.criterion, of="intake_criteria")
        answer = new.interview.word(
            f"{each.criterion} {key}",
            _("  {name}: {criterion}?", name=name, criterion=asked),
            worded(_CRITERIA),
            usual="",
            why=_("A no is a judgement to talk about, and stops nothing by itself."),
        )
        if answer:
            found.append({"criterion": each.criterion, "person": key, "answer": answer,
                          "date": new.today.isoformat()})  # fmt: skip
    return found


def _together(new: "Newcomer", grown: list[str]) -> dict[str, Any] | None:
    """Ask whether those may sit in one room; who was not asked apart did not answer."""
    if len(grown) < 2:  # noqa: PLR2004 — one is not together
        return None
    answer = new.interview.word(
        "together",
        _("May {names} sit in one room?", names=new.names(grown)),
        worded(_ONE_ROOM),
        usual="unknown",
        why=_("Asked of each apart: are you afraid of what comes after the talk? Judged by two "
              "of you. Until then a talk together is flagged."),
    )  # fmt: skip
    if answer == "unknown":
        return None
    asked = new.people(
        "asked apart",
        _("Who was asked apart?"),
        grown,
        usual=grown,
        why=_("All of them, before it may be."),
    )
    second = new.interview.line(
        "judged with",
        _("With which colleague did you judge it? (name; Enter: alone)"),
        why=_("Two see more than one."),
    )
    judges = [_ME, new.worker_named(second)] if second else [_ME]
    return {"answer": answer, "asked_apart": asked, "date": new.today.isoformat(),
            "judged_by": judges}  # fmt: skip


def _consents(new: "Newcomer", grown: list[str]) -> None:
    """Ask whether who sent them may hear how it goes; each for themselves (W11)."""
    party = new.source.get("party")
    if not party:
        return
    name = next(each["name"] for each in new.tree["organisations"] if each["key"] == party)
    for key in grown:
        answer = new.interview.word(
            f"consent {key}",
            _("Does {name} agree that {organisation} hears how it goes?",
              name=new.first_name(key), organisation=name),
            worded(_CONSENTS),
            usual="not_asked",
            why=_("Asked again each time it is about something else; it can be withdrawn."),
        )  # fmt: skip
        if answer != "not_asked":
            n = len(new.tree.get("consents", ())) + 1
            new.put("consents", {"key": f"co{n}", "person": key, "recipient": party,
                                 "scope": ["progress"], "answer": answer,
                                 "date": new.today.isoformat()})  # fmt: skip


def _team(new: "Newcomer", method: "Method", taking_part: list[str]) -> None:
    """Ask for the roles that the method needs, and who has them (A19-A21, E15)."""
    new.interview.part(4, new.parts, _("the team"))
    organisation = new.line(
        "organisation", _("Your organisation"), why=_("Where you work. Enter: leave it out.")
    )
    if organisation:
        new.tree["workers"][0]["organisation"] = new.organisation_named(organisation, "provider")
    children = bool(set(taking_part) & set(new.children))
    roles = [each.role for each in method.roles
             if each.when == "always" or (each.when == "children" and children)]  # fmt: skip
    if roles:
        new.interview.say(_("The team. me is you, Enter: not known yet."))
    for role in roles:
        _role(new, role, None, say(spoken(), role, of="roles").capitalize())
    for role in (each.role for each in method.roles if each.when == "each_person"):
        for key in taking_part:
            called = say(spoken(), role, of="roles").capitalize()
            _role(new, role, key, _("{role} of {name}", role=called, name=new.first_name(key)))


def _role(new: "Newcomer", role: str, person: str | None, asked: str) -> None:
    name = new.interview.ask(
        f"role {role} {person or ''}".rstrip(),
        asked,
        Reading(str, _me_or_name, lambda code: _("me") if code == _ME else code),
        usual="",
        why=_("A name, me for yourself, or Enter. What stays open is shown until it is filled."),
    )
    if not name:
        return
    key = _ME if name == _ME else new.worker_named(name)
    n = len(new.tree.get("assignments", ())) + 1
    new.put("assignments", {"key": f"as{n}", "role": role, "party": key, "person": person,
                            "since": new.today.isoformat()})  # fmt: skip


def _me_or_name(typed: str) -> str:
    me = exactly(typed, worded({_ME: N_("me")}))
    return me.code if me else typed
