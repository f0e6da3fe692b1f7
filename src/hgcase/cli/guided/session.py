"""Logging a talk by questions: two minutes after it, in the car."""

from typing import Any, Final

from hgcase.app.household import Opened
from hgcase.cli.ask import question
from hgcase.cli.drawing.folding import wrap
from hgcase.cli.guided.checks import ask_checks
from hgcase.cli.guided.interview import Interview
from hgcase.cli.guided.next_talk import CHANNELS, ask_next_talk
from hgcase.cli.guided.one_room import weighs_since
from hgcase.cli.guided.reading import said_back
from hgcase.cli.guided.script import Script, Told
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
from hgcase.cli.language import _, say_when
from hgcase.cli.matching import worded
from hgcase.domain.kinds.persons import is_child
from hgcase.domain.kinds.sessions import FAMILY_TALKS, Session
from hgcase.domain.kinds.trajectory import running
from hgcase.domain.standing.together import together
from hgcase.domain.verbs.steps import Key, New, Step
from hgcase.i18n import N_

THIS: Final = "session"
"""The name of the step that brings the talk."""

HIGHEST_SCORE: Final = 10
_MOVED: Final = "moved"
_TO_COME: Final = {
    "planned": N_("is planned"), "cancelled": N_("cancelled"), _MOVED: N_("moved"),
}  # fmt: skip
_NOT_HELD: Final = {
    "no_show": N_("they did not come"), "no_answer": N_("nobody answered"),
    "cancelled": N_("cancelled"), _MOVED: N_("moved"), "planned": N_("it is still to come"),
}  # fmt: skip


class LogSession(Script):
    """Ask for a talk, what it says about the rules, what else happened, and the next one."""

    def __init__(self, ask: Interview, household: Opened) -> None:
        super().__init__(ask, household)
        self.talk = Talk(self.seen, household.worker)

    def told(self) -> Told:
        """Ask, and give what was told; the talk is the first step."""
        steps = self._steps()
        return lambda: steps

    def _steps(self) -> tuple[Step, ...]:
        talk = self.talk
        self._when()
        state = self._state()
        planned = planned_on(talk) if state != "planned" else None
        trajectory = running(talk.case, self.ask.now.date())
        talk.tree |= {
            "at": talk.at.text,
            "trajectory": trajectory.key if trajectory else None,
            "state": "cancelled" if state == _MOVED else state,
        }
        who = self._who(state, planned)
        planned = self._the_planned_one(planned, who)
        talk.tree["key"] = planned.key if planned else None
        talk.tree |= {"mode": mode_of(talk, who), "channel": self._channel(planned)}
        beside: list[Step] = []
        if state == "held":
            talk.tree["present"] = who
            beside = self._what_was_said()
        else:
            talk.tree["invited"] = who
            talk.tree["reason"] = self._why_not(state)
        if state != "planned":
            held = state == "held"
            self.ask.part(4 if held else 2, 4 if held else 2, _("the next talk"))
            beside += ask_next_talk(self.ask, talk, who, moved=state == _MOVED)
        filled = {name: value for name, value in talk.tree.items() if value not in (None, [])}
        return (New("sessions", filled, THIS), *beside)

    # --- when, whether, who, how ----------------------------------------------------------------

    def _when(self) -> None:
        before = planned_before(self.talk, self.ask)
        self.talk.at = self.ask.day(
            "at",
            question(Session, "at"),
            usual=before.at.text if before else "today",
            why=_("When the talk was, or should have been. A planned one is offered."),
        )
        self.talk.day = self.talk.at.day

    def _state(self) -> str:
        """Ask whether it took place; where it did not, what came instead."""
        asked, today = question(Session, "state"), self.ask.now.date()
        why = _("A talk that did not happen counts too: three times no answer is a sign.")
        if self.talk.day > today:
            coming = _("That day is still to come. Will it take place?")
            return self.ask.word("state", coming, worded(_TO_COME), usual="planned", why=why)
        if self.ask.yes("held", asked, usual=True, why=why):
            return "held"
        ways = worded(_NOT_HELD)
        to_come = self.talk.day == today
        asked = _("What came instead?")
        return self.ask.word("state", asked, ways if to_come else ways[:-1], why=why)

    def _who(self, state: str, planned: "Session | None") -> list[str]:
        talk = self.talk
        who = self.ask.people(
            "who",
            question(Session, "present") if state == "held" else _("Who is invited?"),
            self.roll(),
            shown=self.roll(talk.case.persons),
            usual=usual_people(talk, planned),
            why=_("Letters or first names, with a space between. You are added yourself."),
        )
        self.ask.say(self._may_they(who))
        return [*who, talk.worker] if talk.worker and talk.worker not in who else who

    def _the_planned_one(self, planned: "Session | None", who: list[str]) -> "Session | None":
        """Find out whether this was the talk that was planned; another one leaves it standing."""
        talk = self.talk
        if planned is None or is_that_one(talk, planned, who):
            return planned
        names = ", ".join(key for key in planned.invited if key in talk.case.person_keys)
        day = said_back(planned.at, self.household.today)
        was_it = self.ask.yes(
            f"planned {planned.key} {' '.join(who)}",
            _("Was it the talk planned for {day} with {who}?", day=day, who=names),
            usual=same_people(talk, planned, who),
            why=_("If not, that one stays planned, and is still to be written up."),
        )
        return planned if was_it else None

    def _may_they(self, who: list[str]) -> list[str]:
        """Say of a talk together whether these may sit in one room (practice 4)."""
        talk = self.talk
        persons = [key for key in who if key in talk.case.person_keys]
        grown = [key for key in persons if not is_child(talk.case, key, talk.day)]
        if len(grown) < 2:  # noqa: PLR2004 — one is not together
            return []
        found = together(talk.case, grown, talk.day)
        day = say_when(found.since, talk.day) if found.since else _("on a day not recorded")
        told = {
            "allowed": _("  together; each was asked apart {day}, and it may be", day=day),
            "not_allowed": _("  ! together, although it was judged {day} that it may not be",
                             day=day),
            "unknown": _("  ! together: whether that may be was not asked of each apart"),
        }[found.answer]  # fmt: skip
        bans = [
            _("  ! a contact ban binds {name}: help arranges and leads this talk",
              name=self.name(order.person))
            for order in found.bans
        ]  # fmt: skip
        since = weighs_since(self.seen, grown, found.since, talk.day)
        return [told, *(since if found.answer == "allowed" else []), *bans]

    def _channel(self, planned: "Session | None") -> str:
        usual = planned.channel if planned and planned.channel in CHANNELS else "visit"
        return self.ask.word(
            "channel",
            question(Session, "channel"),
            worded(CHANNELS),
            usual=usual,
            why=_("At home, at the office, by phone or by video."),
        )

    def _why_not(self, state: str) -> str | None:
        if state == "planned":
            return None
        asked, why = _("Why not? (Enter: not known)"), _("For the team alone.")
        return self.line("reason", asked, why=why) or (_("moved") if state == _MOVED else None)

    # --- what was said --------------------------------------------------------------------------

    def _what_was_said(self) -> list[Step]:
        """Ask for what belongs to a talk that was held; give what comes beside."""
        talk, tree = self.talk, self.talk.tree
        self.ask.part(2, 4, _("what was said"))
        tree["left_early"] = self._left_early()
        tree["checks"] = ask_checks(self.ask, self.seen, talk.grown)
        readers = [key for key in talk.stayed if key in talk.grown]
        readers = readers if tree["mode"] in FAMILY_TALKS else []
        for aside in self._asides() if readers else ():
            self.ask.say(wrap(aside, 2))
        tree["summary"] = self.text(
            "summary", _summary_question(talk), readers, why=_summary_why(readers)
        )
        if tree["summary"] and readers:
            tree["visible_to"] = self._circle(readers)
        tree["team_note"] = self.text(
            "team_note",
            question(Session, "team_note"),
            why=_("What you saw and think yourself: facts apart from what you make of them."),
        )
        beside = self._safety()
        self.ask.part(3, 4, _("since last time"))
        return [*beside, *ask_since_then(self.ask, talk)]

    def _asides(self) -> list[str]:
        """Say what is better logged as a talk of its own (W2, W3)."""
        found = []
        if self.talk.tree["left_early"]:
            found.append(
                _("What one told you alone afterwards is a talk of its own; no other reads it.")
            )
        if set(self.talk.persons) - set(self.talk.grown):
            found.append(
                _("What a child said is logged as a talk with that child; no parent reads it.")
            )
        return found

    def _circle(self, readers: list[str]) -> Any:
        """Ask who may read what was said; where a child was there, or one left, first the team."""
        careful = bool(self._asides())
        ways: list[tuple[str, ...]] = [(), tuple(readers)] if careful else [tuple(readers), ()]
        circle = self.ask.circle(
            f"circle {careful} of {' '.join(readers)}",  # it never means anybody else later
            _("Who may read it beside the team?"),
            ways,
            self.roll(readers),
            why=_("Whoever reads it may find it on a paper. The team reads it anyway."),
            fixed_by=f"{self.talk.tree['mode']} {careful} {' '.join(readers)}",
        )
        return list(circle) or "team"

    def _safety(self) -> list[Step]:
        """Ask how safe it feels, only of somebody who was spoken to apart (B30)."""
        talk = self.talk
        if talk.tree["mode"] not in ("separate", "child") or len(talk.persons) != 1:
            return []
        [person] = talk.persons
        score = self.ask.number(
            f"safety {person}",
            _("How safe does it feel to {name}, 0 to 10? (Enter: not asked)",
              name=self.name(person)),
            0,
            HIGHEST_SCORE,
            why=_("0 is not safe at all, 10 completely safe. Never asked with the other one "
                  "there."),
        )  # fmt: skip
        if score is None:
            return []
        tree = {
            "date": talk.day.isoformat(), "about": [person], "said_by": person,
            "topic": "safety", "score": str(score), "session": Key(THIS), "asked": "apart",
        }  # fmt: skip
        return [New("observations", tree)]

    def _left_early(self) -> list[dict[str, str]]:
        persons = self.talk.persons
        if len(persons) < 2:  # noqa: PLR2004 — who is alone ends it
            return []
        if self.ask.yes(
            "to the end",
            _("Was everybody there until the end?"),
            usual=True,
            why=_("Who left early does not read what was said."),
        ):
            return []
        left = self.ask.people(
            "left early",
            _("Who left?"),
            self.roll(persons),
            usual=None,
            why=_("Letters or first names of those who were there."),
        )
        return [{"party": key} for key in left]


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
