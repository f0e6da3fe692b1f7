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
from hgcase.cli.guided.one_room import weighs_since
from hgcase.cli.guided.people import parties, who_is_who
from hgcase.cli.guided.record import ask_circle
from hgcase.cli.guided.since_then import ask_since_then
from hgcase.cli.language import _
from hgcase.cli.screens.days import say_when
from hgcase.cli.screens.text import wrapped
from hgcase.domain.persons import is_child
from hgcase.domain.sessions import FAMILY_TALKS, Session
from hgcase.domain.steps import Key, New, Step
from hgcase.domain.together import together
from hgcase.domain.trajectory import running
from hgcase.domain.values import When
from hgcase.errors import UsageError
from hgcase.i18n import N_

if TYPE_CHECKING:
    from datetime import date

    from hgcase.cli.guided.interview import Interview
    from hgcase.domain.seen import Seen

THIS: Final = "session"
"""The name of the step that brings the talk."""

HIGHEST_SCORE: Final = 10
_MOVED: Final = "moved"


class NotAScoreError(UsageError):
    """An answer that is no number from 0 to 10."""

    message = N_("A number from 0 to 10, or Enter.")


class Talk:
    """A talk that is being logged: what is known of it by now."""

    def __init__(self, seen: "Seen", worker: str) -> None:
        self.seen = seen
        self.case = seen.case
        self.worker = worker
        self.tree: dict[str, Any] = {}
        self.day: date

    @property
    def persons(self) -> list[str]:
        """Those of the household who were there."""
        return [key for key in self.tree["present"] if key in self.case.person_keys]

    @property
    def grown(self) -> list[str]:
        """The grown-ups among them."""
        return [key for key in self.persons if not is_child(self.case, key, self.day)]


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
    talk.tree |= {"mode": _mode(talk, who), "channel": _channel(interview, planned)}
    beside: list[Step] = []
    if state == "held":
        talk.tree["present"] = who
        beside = _what_was_said(interview, talk)
    else:
        talk.tree["invited"] = who
        talk.tree["reason"] = _why_not(interview, talk, state)
    if state != "planned":
        beside += _next_talk(interview, talk, who, moved=state == _MOVED)
    filled = {name: value for name, value in talk.tree.items() if value not in (None, [])}
    return (New("sessions", filled, THIS), *beside)


# --- when, whether, who, how -------------------------------------------------------------------


def _when_and_whether(interview: "Interview", talk: Talk) -> "tuple[str, Session | None]":
    before = _planned_before(talk, interview)
    at = ask_moment(
        interview,
        "at",
        question(Session, "at"),
        usual=typed_back(before.at) if before else _("today"),
        why=_("When the talk was, or should have been. A planned one is offered."),
    )
    talk.day = day_of(at)
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
    planned = _planned_on(talk) if state != "planned" else None
    trajectory = running(talk.case, interview.now.date())
    talk.tree |= {
        "key": planned.key if planned else None,
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
        usual=" ".join(_usual(talk, planned)),
        why=_("Letters or first names, with a space between. You are added yourself."),
    )
    interview.say(_may_they(talk, who))
    return [*who, talk.worker] if talk.worker and talk.worker not in who else who


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
        _channels(),
        usual=usual if usual in [channel for _label, channel in _channels()] else "visit",
        why=_("At home, at the office, by phone or by video."),
    )


def _channels() -> tuple[tuple[str, str], ...]:
    return (
        (_("h home"), "visit"), (_("o office"), "office"), (_("t phone"), "phone"),
        (_("v video"), "video"), (_("e elsewhere"), "elsewhere"),
    )  # fmt: skip


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
    left = {leaving["party"] for leaving in tree["left_early"]}
    readers = set(talk.persons) - left if tree["mode"] in FAMILY_TALKS else set()
    if left and tree["mode"] in FAMILY_TALKS:
        aside = _("What one told you alone afterwards is a talk of its own; no other reads it.")
        interview.say(wrapped(aside, 2))
    tree["summary"] = interview.text(
        "summary",
        _summary_question(tree["mode"], tree["left_early"]),
        lambda line: refuse_line(talk.case, readers, line),
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


def _circle(interview: "Interview", talk: Talk, readers: set[str]) -> Any:
    """Ask who of the readers may read it; of the talk only what decides that is given."""
    decides: dict[str, Any] = {
        "key": "s0", "state": "held", "mode": talk.tree["mode"], "present": tuple(talk.persons),
        "said_by": None,
    }  # fmt: skip
    told = Session.model_construct(**decides)
    return ask_circle(interview, talk.case, told, tuple(sorted(readers)))


def _summary_question(mode: str, left_early: list[dict[str, str]]) -> str:
    """Say with the question who may read the answer (W2, W4)."""
    if mode == "joint" and left_early:
        return _("What you discussed; who stayed to the end may read this")
    if mode == "joint":
        return _("What you discussed together; all of them may read this")
    if mode == "separate":
        return _("What was said; it stays with who told it")
    return _("What was said; it stays with the team")


def _summary_why(readers: set[str]) -> str:
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


# --- the next one ------------------------------------------------------------------------------


def _next_talk(interview: "Interview", talk: Talk, who: list[str], *, moved: bool) -> list[Step]:
    now = When.on(interview.now)
    coming = [
        each
        for each in talk.case.talks("planned")
        if each.at > now and each.key != talk.tree["key"] and not moved
    ]
    for each in sorted(coming, key=lambda each: each.at):
        interview.say(_("Planned already: {day}.", day=said_back(moment_of(each.at))))
    channels: list[str] = []
    asked = _("Next talk? (a day and a time, perhaps how; or Enter)")
    at = ask_moment_and_channel(interview, _("Moved to when?") if moved else asked, channels)
    if at is None or any(moment_of(each.at) == at for each in coming):
        return []
    tree = {"at": written(at), "state": "planned", "invited": who,
            "trajectory": talk.tree["trajectory"], "mode": talk.tree["mode"],
            "channel": channels[0] if channels else None}  # fmt: skip
    return [New("sessions", {name: value for name, value in tree.items() if value})]


def ask_moment_and_channel(interview: "Interview", asked: str, channels: list[str]) -> Any:
    """Ask when the next talk is and how: ``thu 14:00 video``."""
    from hgcase.cli.when import said

    def understand(typed: str) -> Any:
        channels.clear()
        if not typed:
            return None
        *words, last = typed.split()
        channel = _channel_named(last) if words else ""
        at = said(" ".join(words) if channel else typed, interview.now, "future")
        channels[:] = [channel] if channel else []
        return at

    at = interview.ask(
        "next",
        asked,
        understand,
        usual="",
        why=_("Good examples: thu 14:00, thu 14:00 video, 3 oct 10:00 office, +7d. "
              "The same people, unless you log it anew."),
    )  # fmt: skip
    if at is not None:
        interview.say(_("  → {day}", day=said_back(at)))
    return at


def _channel_named(word: str) -> str:
    for label, channel in _channels():
        letter, _space, said_as = label.partition(" ")
        if word.casefold() in (letter, said_as.casefold(), channel):
            return channel
    return ""


# --- what is usual ------------------------------------------------------------------------------


def _planned_before(talk: Talk, interview: "Interview") -> "Session | None":
    """Give the last talk that was planned for before this moment and is not written up."""
    now = When.on(interview.now)
    past = [each for each in talk.case.talks("planned") if each.at <= now]
    return max(past, key=lambda each: each.at, default=None)


def _planned_on(talk: Talk) -> "Session | None":
    found = (each for each in talk.case.talks("planned") if each.at.day == talk.day)
    return next(found, None)


def _usual(talk: Talk, planned: "Session | None") -> list[str]:
    """Give whoever was invited, or was there last time together, else the circle of the plan."""
    case = talk.case
    if planned is not None:
        return [key for key in planned.invited if key in case.person_keys]
    held = [each for each in case.talks("held") if each.mode == "joint"]
    if held:
        last = max(held, key=lambda each: each.at)
        return [key for key in last.present if key in case.person_keys]
    plans = case.plans_in_force
    if plans:
        return list(plans[0].circle)
    return [person.key for person in case.persons][:2]


def _mode(talk: Talk, who: list[str]) -> str:
    """Find out what kind of talk it is: by who was there."""
    persons = [key for key in who if key in talk.case.person_keys]
    if len(persons) > 1:
        return "joint"
    if len(persons) == 1:
        return "child" if is_child(talk.case, persons[0], talk.day) else "separate"
    contacts = [key for key in who if talk.case.find("contacts", key)]
    return "network" if contacts else "team"
