"""Moving to another phase by questions: forward by a judgement, back whenever needed (D21-D26)."""

from functools import partial
from typing import TYPE_CHECKING, Final

from hgcase.cli.drawing.folding import hang
from hgcase.cli.guided.noted import note_lines
from hgcase.cli.guided.script import Script, Told
from hgcase.cli.language import _, spoken
from hgcase.cli.matching import chosen, listed, numbered
from hgcase.domain.declare.words import say
from hgcase.domain.kinds.persons import can_be_spoken_to
from hgcase.domain.verbs import phases as phase_steps
from hgcase.errors import NotFoundError, RefusedError, UsageError
from hgcase.i18n import N_
from hgcase.methods import method as method_of

if TYPE_CHECKING:
    from hgcase.app.household import Opened
    from hgcase.cli.guided.interview import Interview
    from hgcase.domain.declare.values import When
    from hgcase.domain.kinds.trajectory import Trajectory
    from hgcase.methods.parts import Method

_MARGIN: Final = 7


class CourseScript(Script):
    """Questions about an approach that runs."""

    def running_ones(self) -> "list[Trajectory]":
        """Give what runs today, what began last first."""
        today = self.household.today
        found = [
            each
            for each in self.case.trajectories
            if each.ended is None and each.start.day <= today and not each.taken_back
        ]
        if not found:
            raise NotFoundError(
                N_("No approach is running in {ref}."),
                hint=N_("Look at what was: hgcase show {ref}"),
                slug="nothing-runs",
                ref=self.household.ref,
            )
        return sorted(found, key=lambda each: each.start, reverse=True)

    def which_trajectory(self, found: "list[Trajectory]") -> "Trajectory":
        """Ask which approach is meant, where more than one runs."""
        if len(found) == 1:
            return found[0]
        why = _("More than one runs here, each with its own course.")
        which: Trajectory = self.ask.which(
            "trajectory", _("Which approach?"), found, _called, why=why
        )
        return which


def _called(trajectory: "Trajectory") -> str:
    return _(
        "{method}, since {day}",
        method=say(spoken(), trajectory.method, of="method"),
        day=spoken().short_day(trajectory.start.day),
    )


class PhaseScript(CourseScript):
    """Ask to which phase, in whose judgement and on what grounds."""

    def __init__(self, ask: "Interview", household: "Opened", to: str | None) -> None:
        super().__init__(ask, household)
        self.given = to
        running = self.running_ones()
        phased = [each for each in running if (found := _method(each)) and found.phases]
        if not phased:
            raise RefusedError(
                N_("This approach goes without phases; hgcase method show {method} shows its "
                   "parts."),
                slug="without-phases",
                method=running[0].method,
            )  # fmt: skip
        self.trajectory = self.which_trajectory(phased)
        method = _method(self.trajectory)
        assert method is not None  # its phases were asked before
        self.method: Method = method

    def told(self) -> Told:
        """Ask, and give what was told."""
        self.ask.say(self._course_lines())
        phase = self._to()
        way = phase_steps.direction(self.trajectory, self.method, phase)
        if way == "forward":
            self._say_gate(phase)
        elif way == "back":
            self.ask.say(
                _("Going back is part of it: safety first again, and what you built stays.")
            )
        at: When = self.ask.day(
            "day",
            _("From when?"),
            usual="today",
            until_today=True,
            check=lambda at: phase_steps.refuse_day(self.trajectory, at.day),
            why=_("The day on which it was judged."),
        )
        judges = self._judges()
        back, forward = _("Why back? (for the team)"), _("On what grounds? (for the team)")
        grounds = self.text(
            "grounds",
            back if way == "back" else forward,
            needed=True,
            why=_("What you see and hear that makes you think so: facts, apart from what you make "
                  "of them. It is on no paper of the family."),
        )  # fmt: skip
        self.ask.enter(_("Enter moves to {phase}", phase=_say(phase)))
        return partial(
            phase_steps.move_phase,
            self.trajectory,
            self.method,
            phase,
            at.day,
            judged_by=judges,
            grounds=grounds or "",
        )

    def _course_lines(self) -> list[str]:
        """Lay out the phases of the approach, and where it is since when."""
        last = self.trajectory.phases[-1] if self.trajectory.phases else None
        lines = [say(spoken(), self.trajectory.method, of="method")]
        for n, each in enumerate(self.method.phases, 1):
            here = last is not None and last.phase == each.phase
            since = _(" · now, since {day}", day=spoken().short_day(last.since.day)) if last else ""
            text = _say(each.phase) + (since if here else "")
            lines += hang(f"  {'>' if here else ' '} {n}", text, _MARGIN)
        return lines

    def _to(self) -> str:
        """Ask for the phase; only a next one and those before can be."""
        order = [each.phase for each in self.method.phases]
        choices = numbered(listed(order, "phases"))
        refuse = partial(phase_steps.direction, self.trajectory, self.method)
        if self.given is not None:
            phase = chosen(self.given, choices).code
            refuse(phase)
            return phase
        phases = self.trajectory.phases
        came = order.index(phases[-1].phase) if phases and phases[-1].phase in order else -1
        return self.ask.word(
            "to",
            _("To which phase? (number or word)"),
            choices,
            usual=order[came + 1] if came + 1 < len(order) else None,
            check=refuse,
            shown=False,
            why=_("Forward goes one phase at a time; back can be to any."),
        )

    def _say_gate(self, phase: str) -> None:
        """Say what has to be judged before, and what argues against it; it bars nothing (A16)."""
        present = self.trajectory.phases[-1].phase
        gate = next((each.gate for each in self.method.phases if each.phase == present), None)
        if gate is not None:
            self.ask.say([_("To be judged:"), *hang("  ", gate.label(spoken().code), 2)])
        today = self.household.today
        notes = phase_steps.phase_notes(self.case, self.trajectory, self.method, phase, today)
        if notes:
            self.ask.say([_("What the file says beside it:"), *note_lines(self.household, notes)])

    def _judges(self) -> list[str]:
        case = self.case
        persons = [each for each in case.persons if can_be_spoken_to(each)]
        return self.ask.people(
            "judged by",
            _("Who judges that this step can be taken?"),
            self.roll([*persons, *case.workers, *case.contacts]),
            usual=[self.household.worker] if self.household.worker else None,
            check=_refuse_nobody,
            why=_("Those in whose judgement it is: you, colleagues, and the family where they "
                  "say so."),
        )  # fmt: skip


def _refuse_nobody(found: list[str]) -> None:
    if not found:
        raise UsageError(
            N_("Say who judges it: a key or a first name, of a worker or of the family."),
            slug="somebody-judges",
        )


def _method(trajectory: "Trajectory") -> "Method | None":
    return method_of(trajectory.method, trajectory.method_version)


def _say(phase: str) -> str:
    return say(spoken(), phase, of="phases")
