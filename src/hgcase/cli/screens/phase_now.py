"""After a step to another phase: where it is now, what that phase is about, what is due."""

from datetime import date

from hgcase.app.writing import Wrote
from hgcase.cli.drawing.tree import Fact, Screen, bold, screen
from hgcase.cli.language import _, say_when, spoken
from hgcase.cli.screens.logged import due_next
from hgcase.domain.declare.words import say
from hgcase.domain.standing.due import due
from hgcase.methods import method


def phase_screen(wrote: Wrote, today: date) -> Screen:
    """Say in which phase a household is now, by whose judgement, and what comes next."""
    written = set(wrote.keys.values())
    trajectory = next(each for each in wrote.seen.case.trajectories if each.key in written)
    line = trajectory.phases[-1]
    found = method(trajectory.method, trajectory.method_version)
    phases = found.phases if found else ()
    about = next((each.about for each in phases if each.phase == line.phase), None)
    phase = say(spoken(), line.phase, of="phases").capitalize()
    judges = spoken().names(wrote.seen.called(line.judged_by))
    since = _(" since {day}, as {names} judged.", day=say_when(line.since, today), names=judges)
    return screen(
        (
            Fact(trajectory.key, ((bold(phase), since),), "✓"),
            Fact("", (about.label(spoken().code) if about is not None else "",)),
        ),
        due_next(due(wrote.seen.case, today), today),
    )
