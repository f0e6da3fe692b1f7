"""After a Break began, went on or ended: who is where, what was agreed for now, what next."""

from datetime import date
from typing import TYPE_CHECKING

from hgcase.cli.drawing.tree import Commands, Fact, Screen, bold, screen
from hgcase.cli.language import _, say_when
from hgcase.cli.screens.plan import where_now
from hgcase.cli.typed import next_ones
from hgcase.domain.standing.whereabouts import places_of_break

if TYPE_CHECKING:
    from hgcase.app.writing import Wrote
    from hgcase.domain.kinds.places import Break
    from hgcase.domain.kinds.plan import SafetyPlan


def break_screen(wrote: "Wrote", today: date, *, where: bool = False) -> Screen:
    """Say where everybody is, until when, and what was agreed for during the Break (A51, A56)."""
    pause = _pause(wrote)
    over = pause.until is not None
    head = _("The Break has ended.") if over else _("The Break is running.")
    plan = next((p for p in wrote.seen.case.safety_plans if p.key == pause.plan), None)
    return screen(
        Fact(pause.key, (bold(head),), "✓"),
        (where_now(wrote.seen, today, where=where), *_during(wrote, pause, plan, today, over=over)),
        _next(wrote.ref, over=over),
    )


def _pause(wrote: "Wrote") -> "Break":
    """Give the Break that was written, or of which a stay was."""
    written = set(wrote.keys.values())
    of_stays = {stay.break_event for stay in wrote.seen.case.stays if stay.key in written}
    return next(each for each in wrote.seen.case.breaks if each.key in written | of_stays)


def _during(
    wrote: "Wrote", pause: "Break", plan: "SafetyPlan | None", today: date, *, over: bool
) -> list[Fact]:
    if over:
        return []
    agreed = plan.break_plan if plan is not None else None
    ends = [
        stay.planned_until
        for stay in places_of_break(wrote.seen.case, pause.key)
        if stay.until is None and stay.planned_until is not None
    ]
    contact = agreed.contact_agreement if agreed is not None else None
    return [
        Fact(_("ENDS"), (say_when(max(ends), today) if ends else _("nobody can say yet"),)),
        Fact(_("CONTACT"), (contact or bold(_("Nothing was agreed: do that now.")),)),
        Fact(_("CHILDREN"), ((agreed.care or "") if agreed is not None else "",)),
    ]


def _next(ref: str, *, over: bool) -> Commands:
    """Name what is good to do now."""
    if over:
        return next_ones(
            (f"hgcase log-session {ref}", _("log the talk")),
            (f"hgcase safety-plan review {ref}", _("look at the plan again")),
        )
    return next_ones(
        (f"hgcase safety-plan show {ref}", _("the whole plan, with numbers to call")),
        (f"hgcase log-session {ref}", _("log the talk")),
        (f"hgcase break end {ref}", _("home again; break move: another place")),
    )
