"""After a step to another phase: where it is now, what that phase is about, what is due."""

from datetime import date
from typing import TYPE_CHECKING

from hgcase.cli.language import _, spoken
from hgcase.cli.screens.closed import names_of
from hgcase.cli.screens.days import say_when
from hgcase.cli.screens.logged import next_lines
from hgcase.cli.screens.text import hanging
from hgcase.domain.declare.words import say
from hgcase.domain.standing.due import due
from hgcase.methods import method

if TYPE_CHECKING:
    from hgcase.app.writing import Wrote


def phase_screen(wrote: "Wrote", today: date) -> list[str]:
    """Say in which phase a household is now, by whose judgement, and what comes next."""
    written = set(wrote.keys.values())
    trajectory = next(each for each in wrote.seen.case.trajectories if each.key in written)
    line = trajectory.phases[-1]
    found = method(trajectory.method, trajectory.method_version)
    about = next((each.about for each in found.phases if each.phase == line.phase), None) if (
        found
    ) else None  # fmt: skip
    judges = names_of(wrote.seen, line.judged_by)
    return [
        _("Saved in {ref}.", ref=wrote.ref),
        _(
            "{phase} since {day}, as {names} judged.",
            phase=say(spoken(), line.phase, of="phases").capitalize(),
            day=say_when(line.since, today),
            names=judges,
        ),
        *(hanging("  ", about.label(spoken().code), 2) if about is not None else []),
        *next_lines(due(wrote.seen.case, today), today),
    ]
