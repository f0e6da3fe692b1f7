"""After a Break began, went on or ended: who is where, what was agreed for now, what next."""

from datetime import date
from typing import TYPE_CHECKING, Final

from hgcase.cli.language import _
from hgcase.cli.screens.days import say_when
from hgcase.cli.screens.plan import where_now
from hgcase.cli.screens.text import commands_said, hanging
from hgcase.domain.standing.whereabouts import places_of_break

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hgcase.app.writing import Wrote
    from hgcase.domain.kinds.places import Break
    from hgcase.domain.kinds.plan import SafetyPlan

_LEAD: Final = 12


def break_screen(wrote: "Wrote", today: date, *, where: bool = False) -> list[str]:
    """Say where everybody is, until when, and what was agreed for during the Break (A51, A56).

    Args:
        wrote: what was written.
        today: the day.
        where: say where somebody stays.
    """
    pause = _pause(wrote)
    over = pause.until is not None
    head = (
        _("The Break {key} has ended.", key=pause.key)
        if over
        else _("The Break {key} is running.", key=pause.key)
    )
    plan = next((p for p in wrote.seen.case.safety_plans if p.key == pause.plan), None)
    return [
        head,
        *_lead(_("now"), where_now(wrote.seen, today, where=where)),
        *([] if over else _during(wrote, pause, plan, today)),
        *_next(wrote.ref, over=over),
    ]


def _pause(wrote: "Wrote") -> "Break":
    """Give the Break that was written, or of which a stay was."""
    written = set(wrote.keys.values())
    of_stays = {stay.break_event for stay in wrote.seen.case.stays if stay.key in written}
    return next(each for each in wrote.seen.case.breaks if each.key in written | of_stays)


def _during(
    wrote: "Wrote", pause: "Break", plan: "SafetyPlan | None", today: date
) -> "Iterator[str]":
    agreed = plan.break_plan if plan is not None else None
    ends = [
        stay.planned_until
        for stay in places_of_break(wrote.seen.case, pause.key)
        if stay.until is None and stay.planned_until is not None
    ]
    yield from _lead(_("ends"), [say_when(max(ends), today) if ends else _("nobody can say yet")])
    if agreed is None:
        yield from _lead(_("contact"), [_("Nothing was agreed: do that now.")])
        return
    contact = agreed.contact_agreement or _("Nothing was agreed: do that now.")
    yield from _lead(_("contact"), [contact])
    if agreed.care:
        yield from _lead(_("children"), [agreed.care])


def _lead(lead: str, texts: list[str]) -> list[str]:
    leads = [lead, *("" for _text in texts[1:])]
    pairs = zip(leads, texts, strict=True)
    return [line for each, text in pairs for line in hanging(f"  {each}", text, _LEAD)]


def _next(ref: str, *, over: bool) -> list[str]:
    """Name what is good to do now, as it is typed in this language."""
    from hgcase.cli.typed import as_typed

    told = (
        (
            (f"hgcase log-session {ref}", _("log the talk")),
            (f"hgcase safety-plan review {ref}", _("look at the plan again")),
        )
        if over
        else (
            (f"hgcase safety-plan show {ref}", _("the whole plan, with numbers to call")),
            (f"hgcase log-session {ref}", _("log the talk")),
            (f"hgcase break end {ref}", _("home again; break move: another place")),
        )
    )
    return commands_said([(as_typed(command), about) for command, about in told])
