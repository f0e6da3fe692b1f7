"""Logging a talk by questions: two minutes after it, in the car."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from hgcase.cli import output
from hgcase.cli.ask import ask, ask_text, ask_until, choose, question, yes
from hgcase.cli.guided.naming import refuse_line
from hgcase.cli.language import _, spoken
from hgcase.cli.screens.text import entries
from hgcase.cli.when import said
from hgcase.domain.persons import is_child
from hgcase.domain.sessions import Session
from hgcase.domain.trajectory import running
from hgcase.domain.values import When
from hgcase.errors import NotFoundError, UsageError
from hgcase.i18n import N_
from hgcase.lists import refuse_broken

if TYPE_CHECKING:
    from hgcase.domain.plan import Rule
    from hgcase.domain.seen import Seen

Told = list[tuple[str, Mapping[str, Any]]]
HIGHEST_SCORE = 10


class NobodyByThatLetterError(NotFoundError):
    """An answer that names somebody who is not in the file."""

    message = N_("There is nobody {key} in this household.")


class NotAScoreError(UsageError):
    """An answer that is no number from 0 to 10."""

    message = N_("A number from 0 to 10, or Enter.")


def ask_session(seen: "Seen", now: datetime, worker: str) -> Told:
    """Ask for a talk, what it says about the rules, and the next one.

    Args:
        seen: the household as the team sees it.
        now: this moment.
        worker: the key of the worker who was there, or nothing.
    """
    refuse_broken()
    planned = _planned_before(seen, now)
    at = ask_until(
        question(Session, "at"),
        lambda text: _moment(text, now),
        _moment_text(planned) or _("today"),
    )
    output.note(_("  → {day}", day=_said_back(at)))
    states = (
        (_("y yes"), "held"), (_("n no show"), "no_show"), (_("c cancelled"), "cancelled"),
        (_("a no answer"), "no_answer"), (_("p planned"), "planned"),
    )  # fmt: skip
    state = choose(question(Session, "state"), states, "held")
    was_planned = _planned_on(seen, _day_of(at)) if state != "planned" else None
    output.note("  " + "  ".join(f"{each.key} {seen.name(each.key)}" for each in seen.case.persons))
    who = ask_until(
        question(Session, "present") if state == "held" else _("Who is invited?"),
        lambda text: _parties(text, seen),
        " ".join(_usual(seen, was_planned)),
    )
    who = [*who, worker] if worker and worker not in who else who
    channels = (
        (_("v visit"), "visit"), (_("o office"), "office"), (_("t phone"), "phone"),
        (_("b video"), "video"),
    )  # fmt: skip
    usual = was_planned.channel if was_planned and was_planned.channel else "visit"
    channel = choose(
        question(Session, "channel"), channels, usual if usual != "message" else "visit"
    )
    trajectory = running(seen.case, now.date())
    session: dict[str, Any] = {
        "key": was_planned.key if was_planned else None,
        "at": _iso(at),
        "trajectory": trajectory.key if trajectory else None,
        "state": state,
        "mode": _mode(seen, who, _day_of(at)),
        "channel": channel,
        "present" if state == "held" else "invited": who,
    }
    told: Told = [("sessions", session)]
    if state == "held":
        told += _what_was_said(seen, session, who, _day_of(at))
    if state != "planned":
        told += _next_talk(seen, now, session, who)
    return told


def _planned_before(seen: "Seen", now: datetime) -> "Session | None":
    """Give the last talk that was planned for before this moment and is not written up."""
    past = [talk for talk in _planned(seen) if talk.at <= When.on(now)]
    return max(past, key=lambda talk: talk.at, default=None)


def _planned_on(seen: "Seen", day: date) -> "Session | None":
    return next((talk for talk in _planned(seen) if talk.at.day == day), None)


def _planned(seen: "Seen") -> "list[Session]":
    return list(seen.case.talks("planned"))


def _moment_text(talk: "Session | None") -> str:
    return str(talk.at).replace("T", " ") if talk else ""


def _planned_moment(talk: "Session") -> date | datetime:
    clock = talk.at.time
    return datetime.combine(talk.at.day, clock) if clock else talk.at.day


def _what_was_said(seen: "Seen", session: dict[str, Any], who: list[str], day: date) -> Told:
    """Ask for what belongs to a talk that was held; fill in the talk, give what comes beside."""
    persons = [key for key in who if key in seen.case.person_keys]
    session["left_early"] = _left_early(seen, persons) if len(persons) > 1 else []
    grown = [key for key in persons if not is_child(seen.case, key, day)]
    session["checks"] = _checks(seen, grown)
    mode = session["mode"]
    left = {leaving["party"] for leaving in session["left_early"]}
    readers = set(persons) - left if mode in ("joint", "separate") else set()
    session["summary"] = ask_text(
        _summary_question(mode, session["left_early"]), partial(refuse_line, seen.case, readers)
    )
    session["team_note"] = ask_text(
        question(Session, "team_note"),
        partial(refuse_line, seen.case, set()),
    )
    if mode != "separate" or not grown:
        return []
    score = ask_until(_("How safe does it feel, 0 to 10? (Enter: not asked)"), _score, "")
    if score is None:
        return []
    return [
        (
            "observations",
            {"date": day.isoformat(), "about": grown, "said_by": grown[0], "topic": "safety",
             "score": score, "session": "@session", "asked": "apart"},
        )
    ]  # fmt: skip


def _summary_question(mode: str, left_early: list[dict[str, str]]) -> str:
    """Say with the question who may read the answer (W2, W4)."""
    if mode == "joint" and left_early:
        return _("What you discussed (who stayed to the end may read this; an empty line ends)")
    if mode == "joint":
        return _("What you discussed together (both may read this; an empty line ends)")
    if mode == "separate":
        return _("What was said (stays with who told it; an empty line ends)")
    return _("What was said (stays with the team; an empty line ends)")


def _score(text: str) -> int | None:
    if not text:
        return None
    if not text.isdecimal() or int(text) > HIGHEST_SCORE:
        raise NotAScoreError
    return int(text)


def _left_early(seen: "Seen", persons: list[str]) -> list[dict[str, str]]:
    if yes(_("Was everybody there until the end?"), default=True):
        return []
    left = ask_until(_("Who left?"), lambda text: _parties(text, seen))
    return [{"party": key} for key in left if key in persons]


def _checks(seen: "Seen", grown: list[str]) -> list[dict[str, Any]]:
    """Ask of every rule in force that all who speak know how it went; Enter is not discussed."""
    rules = _rules_known_to(seen, grown)
    if not rules:
        return []
    output.note(_("The rules in force. k kept, p partly, b broken, Enter not discussed."))
    letters = {_("k"): "kept", _("p"): "partly", _("b"): "broken"}
    found: list[dict[str, Any]] = []
    for rule in rules:
        output.note(entries([(str(rule.number), f"{rule.situation}: {rule.text}")], 3))
        for key in grown:
            asked = _("     {name} says", name=seen.name(key))
            given = ask(asked, "").lower()[:1]
            while given and given not in letters:
                output.note(_("Choose one of the letters: {letters}.", letters=" ".join(letters)))
                given = ask(asked, "").lower()[:1]
            if given:
                found += [
                    {"rule": str(rule.number), "person": person, "said_by": key,
                     "answer": letters[given]}
                    for person in rule.persons
                ]  # fmt: skip
    return found


def _rules_known_to(seen: "Seen", grown: list[str]) -> "list[Rule]":
    numbers = sorted({number for plan in seen.case.plans_in_force for number in plan.rules})
    rules = [rule for number in numbers if (rule := seen.case.rule(number)) is not None]
    return [rule for rule in rules if grown and set(grown) <= set(rule.circle)]


def _next_talk(seen: "Seen", now: datetime, session: dict[str, Any], who: list[str]) -> Told:
    coming = [
        talk
        for talk in seen.case.sessions
        if talk.state == "planned" and talk.at > When.on(now) and talk.key != session["key"]
    ]
    for talk in sorted(coming, key=lambda talk: talk.at):
        output.note(_("Planned already: {day}.", day=_said_back(_planned_moment(talk))))
    at = ask_until(
        _("Another talk? (a day and a time, or Enter)")
        if coming
        else _("Next talk? (a day and a time, or Enter)"),
        lambda text: _moment(text, now, future=True) if text else None,
        "",
    )
    if at is None or any(_planned_moment(talk) == at for talk in coming):
        return []
    output.note(_("  → {day}", day=_said_back(at)))
    shared = {name: session[name] for name in ("trajectory", "mode")}
    return [("sessions", {"at": _iso(at), "state": "planned", "invited": who, **shared})]


def _moment(text: str, now: datetime, *, future: bool = False) -> date | datetime:
    return said(text, now, "future" if future else "past")


def _day_of(at: date | datetime) -> date:
    return at.date() if isinstance(at, datetime) else at


def _iso(at: date | datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M") if isinstance(at, datetime) else at.isoformat()


def _said_back(at: date | datetime) -> str:
    clock = f" {at:%H:%M}" if isinstance(at, datetime) else ""
    return spoken().full_day(_day_of(at)) + clock


def _parties(text: str, seen: "Seen") -> list[str]:
    keys = [key.upper() if len(key) == 1 else key for key in text.replace(",", " ").split()]
    for key in keys:
        if seen.case.get(key) is None:
            raise NobodyByThatLetterError(key=key if len(key) <= len("w12") else "?")
    return keys


def _usual(seen: "Seen", planned: "Session | None") -> list[str]:
    """Give whoever was invited, or was there last time together, else the circle of the plan."""
    if planned is not None:
        return [key for key in planned.invited if key in seen.case.person_keys]
    held = [talk for talk in seen.case.sessions if talk.state == "held" and talk.mode == "joint"]
    if held:
        last = max(held, key=lambda talk: talk.at)
        return [key for key in last.present if key in seen.case.person_keys]
    plans = seen.case.plans_in_force
    if plans:
        return list(plans[0].circle)
    return [person.key for person in seen.case.persons][:2]


def _mode(seen: "Seen", who: list[str], day: date) -> str:
    """Find out what kind of talk it is: by who was there."""
    persons = [key for key in who if key in seen.case.person_keys]
    if len(persons) > 1:
        return "joint"
    if len(persons) == 1:
        return "child" if is_child(seen.case, persons[0], day) else "separate"
    contacts = [key for key in who if seen.case.find("contacts", key)]
    return "network" if contacts else "team"
