"""Logging a talk by questions: two minutes after it, in the car."""

from typing import TYPE_CHECKING, Any, Final

from hgcase.cli.ask import question
from hgcase.cli.guided.checks import ask_checks
from hgcase.cli.guided.moments import (
    ask_moment,
    day_of,
    moment_of,
    said_back,
    typed_back,
    written,
)
from hgcase.cli.guided.naming import refuse_line
from hgcase.cli.guided.next_talk import ask_next_talk, channels
from hgcase.cli.guided.one_room import weighs_since
from hgcase.cli.guided.people import parties, who_is_who
from hgcase.cli.guided.record import NotNarrowerError, names_said
from hgcase.cli.guided.since_then import ask_since_then
from hgcase.cli.guided.talk import (
    Talk,
    is_that_one,
    mode_of,
    planned_before,
    planned_on,
    same_people,
    usual_people,
)
from hgcase.cli.language import _
from hgcase.cli.screens.days import say_when
from hgcase.cli.screens.text import wrapped
from hgcase.domain.kinds.persons import is_child
from hgcase.domain.kinds.sessions import FAMILY_TALKS, Session
from hgcase.domain.kinds.trajectory import running
from hgcase.domain.standing.together import together
from hgcase.domain.verbs.steps import Key, New, Step
from hgcase.errors import UsageError
from hgcase.i18n import N_

if TYPE_CHECKING:
    from hgcase.cli.guided.interview import Interview
    from hgcase.domain.wall.seen import Seen

THIS: Final = "session"
"""The name of the step that brings the talk."""

HIGHEST_SCORE: Final = 10
_MOVED: Final = "moved"


class NotAScoreError(UsageError):
    """An answer that is no number from 0 to 10."""

    message = N_("A number from 0 to 10, or Enter.")


def ask_session(interview: "Interview", seen: "Seen", worker: str) -> tuple[Step, ...]:
    """Ask for a talk, what it says about the rules, what else happened, and the next one.

    Args:
        interview: of this run.
        seen: the household as this worker sees it.
        worker: the key of the worker who was there, or nothing.
    """
    talk = Talk(seen, worker)
    state, planned = _when_and_whether(interview, talk)
    who = _who(interview, talk, state, planned)
    planned = _the_planned_one(interview, talk, planned, who)
    talk.tree["key"] = planned.key if planned else None
    talk.tree |= {"mode": mode_of(talk, who), "channel": _channel(interview, planned)}
    beside: list[Step] = []
    if state == "held":
        talk.tree["present"] = who
        beside = _what_was_said(interview, talk)
    else:
        talk.tree["invited"] = who
        talk.tree["reason"] = _why_not(interview, talk, state)
    if state != "planned":
        beside += ask_next_talk(interview, talk, who, moved=state == _MOVED)
    filled = {name: value for name, value in talk.tree.items() if value not in (None, [])}
    return (New("sessions", filled, THIS), *beside)


# --- when, whether, who, how -------------------------------------------------------------------


def _when_and_whether(interview: "Interview", talk: Talk) -> "tuple[str, Session | None]":
    before = planned_before(talk, interview)
    at = ask_moment(
        interview,
        "at",
        question(Session, "at"),
        usual=typed_back(before.at) if before else _("today"),
        why=_("When the talk was, or should have been. A planned one is offered."),
    )
    talk.at, talk.day = at, day_of(at)
    states = (
        (_("y yes"), "held"), (_("n no show"), "no_show"), (_("a no answer"), "no_answer"),
        (_("c cancelled"), "cancelled"), (_("m moved"), _MOVED), (_("p planned"), "planned"),
    )  # fmt: skip
    state = interview.choose(
        "state",
        question(Session, "state"),
        states,
        usual="planned" if talk.day > interview.now.date() else "held",
        why=_("A talk that did not happen counts too: three times no answer is a sign."),
    )
    planned = planned_on(talk) if state != "planned" else None
    trajectory = running(talk.case, interview.now.date())
    talk.tree |= {
        "at": written(at),
        "trajectory": trajectory.key if trajectory else None,
        "state": "cancelled" if state == _MOVED else state,
    }
    return state, planned


def _who(interview: "Interview", talk: Talk, state: str, planned: "Session | None") -> list[str]:
    case = talk.case
    interview.say(who_is_who(talk.seen, (each.key for each in case.persons)))
    who = interview.ask(
        "who",
        question(Session, "present") if state == "held" else _("Who is invited?"),
        lambda typed: parties(typed, case),
        usual=" ".join(usual_people(talk, planned)),
        why=_("Letters or first names, with a space between. You are added yourself."),
    )
    interview.say(_may_they(talk, who))
    return [*who, talk.worker] if talk.worker and talk.worker not in who else who


def _the_planned_one(
    interview: "Interview", talk: Talk, planned: "Session | None", who: list[str]
) -> "Session | None":
    """Find out whether this was the talk that was planned; another one leaves that standing."""
    if planned is None or is_that_one(talk, planned, talk.at, who):
        return planned
    names = ", ".join(key for key in planned.invited if key in talk.case.person_keys)
    was_it = interview.yes(
        f"planned {planned.key} {' '.join(who)}",
        _("Was it the talk planned for {day} with {who}?",
          day=said_back(moment_of(planned.at)), who=names),
        usual=same_people(talk, planned, who),
        why=_("If not, that one stays planned, and is still to be written up."),
    )  # fmt: skip
    return planned if was_it else None


def _may_they(talk: Talk, who: list[str]) -> list[str]:
    """Say of a talk together whether these may sit in one room (practice 4)."""
    persons = [key for key in who if key in talk.case.person_keys]
    grown = [key for key in persons if not is_child(talk.case, key, talk.day)]
    if len(grown) < 2:  # noqa: PLR2004 — one is not together
        return []
    found = together(talk.case, grown, talk.day)
    day = say_when(found.since, talk.day) if found.since else _("on a day not recorded")
    told = {
        "allowed": _("  together; each was asked apart {day}, and it may be", day=day),
        "not_allowed": _("  ! together, although it was judged {day} that it may not be", day=day),
        "unknown": _("  ! together: whether that may be was not asked of each apart"),
    }[found.answer]
    bans = [
        _("  ! a contact ban binds {name}: help arranges and leads this talk",
          name=talk.seen.name(order.person) or order.person)
        for order in found.bans
    ]  # fmt: skip
    since = weighs_since(talk.seen, grown, found.since, talk.day)
    return [told, *(since if found.answer == "allowed" else []), *bans]


def _channel(interview: "Interview", planned: "Session | None") -> str:
    usual = planned.channel if planned else None
    return interview.choose(
        "channel",
        question(Session, "channel"),
        channels(),
        usual=usual if usual in [channel for _label, channel in channels()] else "visit",
        why=_("At home, at the office, by phone or by video."),
    )


def _why_not(interview: "Interview", talk: Talk, state: str) -> str | None:
    if state == "planned":
        return None

    def understand(typed: str) -> str | None:
        refuse_line(talk.case, set(), typed)
        return typed or (_("moved") if state == _MOVED else None)

    asked = _("Why not? (Enter: not known)")
    return interview.ask("reason", asked, understand, usual="", why=_("For the team alone."))


# --- what was said -----------------------------------------------------------------------------


def _what_was_said(interview: "Interview", talk: Talk) -> list[Step]:
    """Ask for what belongs to a talk that was held; fill in the talk, give what comes beside."""
    tree = talk.tree
    tree["left_early"] = _left_early(interview, talk)
    tree["checks"] = ask_checks(interview, talk.seen, talk.grown)
    readers = [key for key in talk.stayed if key in talk.grown]
    readers = readers if tree["mode"] in FAMILY_TALKS else []
    for aside in _asides(talk) if readers else ():
        interview.say(wrapped(aside, 2))
    tree["summary"] = interview.text(
        "summary",
        _summary_question(talk),
        lambda line: refuse_line(talk.case, set(readers), line),
        why=_summary_why(readers),
    )
    if tree["summary"] and readers:
        tree["visible_to"] = _circle(interview, talk, readers)
    tree["team_note"] = interview.text(
        "team_note",
        question(Session, "team_note"),
        lambda line: refuse_line(talk.case, set(), line),
        why=_("What you saw and think yourself: facts apart from what you make of them."),
    )
    beside = _safety(interview, talk)
    return [*beside, *ask_since_then(interview, talk)]


def _asides(talk: Talk) -> list[str]:
    """Say what is better logged as a talk of its own (W2, W3)."""
    found = []
    if talk.tree["left_early"]:
        found.append(
            _("What one told you alone afterwards is a talk of its own; no other reads it.")
        )
    if set(talk.persons) - set(talk.grown):
        found.append(
            _("What a child said is logged as a talk with that child; no parent reads it.")
        )
    return found


def _circle(interview: "Interview", talk: Talk, readers: list[str]) -> Any:
    """Ask who may read what was said; where a child was there, or one left, first the team."""
    only, team = _("s") if len(readers) > 1 else _("o"), _("t")
    careful = bool(_asides(talk))
    names = names_said(talk.case, tuple(readers))
    own = (
        _("s together: {names}", names=names)
        if len(readers) > 1
        else _("o only {names}", names=names)
    )
    told = [own, _("t the team alone")]

    def understand(typed: str) -> Any:
        keys = typed.upper().replace(",", " ").split()
        if typed.casefold() in (only, team):
            return "team" if typed.casefold() == team else readers
        if keys and set(keys) <= set(readers):
            return keys
        raise NotNarrowerError

    interview.say("  " + "  ·  ".join(reversed(told) if careful else told))
    return interview.ask(
        f"circle {careful} of {' '.join(readers)}",  # a letter means nobody else later
        _("Who may read it beside the team?"),
        understand,
        usual=team if careful else only,
        why=_("Whoever reads it may find it on a paper. The team reads it anyway."),
        fixed_by=f"{talk.tree['mode']} {careful} {' '.join(readers)}",
    )


def _summary_question(talk: Talk) -> str:
    """Say with the question who may read the answer (W2, W3, W4)."""
    mode = talk.tree["mode"]
    if mode == "joint" and set(talk.persons) - set(talk.grown):
        return _("What you discussed; a child's own words do not go here")
    if mode == "joint" and talk.tree["left_early"]:
        return _("What you discussed; who stayed to the end may read this")
    if mode == "joint":
        return _("What you discussed together; all of them may read this")
    if mode == "separate":
        return _("What was said; it stays with who told it")
    return _("What was said; it stays with the team")


def _summary_why(readers: list[str]) -> str:
    if not readers:
        return _("What was said, in their own words. Nobody but the team reads it.")
    return _("What they may read back. What one must not read of the other does not go here.")


def _safety(interview: "Interview", talk: Talk) -> list[Step]:
    """Ask how safe it feels, only of somebody who was spoken to apart (B30)."""
    if talk.tree["mode"] not in ("separate", "child") or len(talk.persons) != 1:
        return []
    [person] = talk.persons

    def understand(typed: str) -> str | None:
        if typed and not (typed.isdecimal() and typed.isascii() and int(typed) <= HIGHEST_SCORE):
            raise NotAScoreError
        return typed or None

    score = interview.ask(
        f"safety {person}",
        _("How safe does it feel to {name}, 0 to 10? (Enter: not asked)",
          name=talk.seen.name(person)),
        understand,
        usual="",
        why=_("0 is not safe at all, 10 completely safe. Never asked with the other one there."),
    )  # fmt: skip
    if score is None:
        return []
    tree = {
        "date": talk.day.isoformat(), "about": [person], "said_by": person, "topic": "safety",
        "score": score, "session": Key(THIS), "asked": "apart",
    }  # fmt: skip
    return [New("observations", tree)]


def _left_early(interview: "Interview", talk: Talk) -> list[dict[str, str]]:
    if len(talk.persons) < 2:  # noqa: PLR2004 — who is alone ends it
        return []
    if interview.yes(
        "to the end",
        _("Was everybody there until the end?"),
        usual=True,
        why=_("Who left early does not read what was said."),
    ):
        return []
    left = interview.ask(
        "left early",
        _("Who left?"),
        lambda typed: parties(typed, talk.case, talk.persons),
        why=_("Letters or first names of those who were there."),
    )
    return [{"party": key} for key in left]
