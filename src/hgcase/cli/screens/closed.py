"""After closing: what stays, who looks in when, what is not confirmed yet, what next."""

from collections.abc import Iterator
from datetime import date

from hgcase.app.writing import Wrote
from hgcase.cli.drawing.tree import Fact, Screen, bold, screen
from hgcase.cli.language import _, say_when, spoken
from hgcase.cli.typed import as_typed, next_ones
from hgcase.domain.declare.words import say
from hgcase.domain.kinds.direction import directors
from hgcase.domain.wall.seen import Seen


def closed_screen(wrote: Wrote, today: date) -> Screen:
    """Say that it is closed, and what goes on all the same (E15, C27-C32)."""
    written = set(wrote.keys.values())
    trajectory = next(each for each in wrote.seen.case.trajectories if each.key in written)
    ended = trajectory.ended
    method = say(spoken(), trajectory.method, of="method").capitalize()
    how = say(spoken(), ended.state, of="endings") if ended else ""
    head = _("{method} is closed: {how}.", method=method, how=how)
    return screen(
        Fact(trajectory.key, (bold(head),), "✓"),
        Fact(_("GOES ON"), tuple(_stays(wrote, today))),
        next_ones((f"hgcase show {wrote.ref}", _("the household as it is now"))),
    )


def _looks_in(seen: Seen, today: date) -> dict[str, list[str]]:
    """Give with whom somebody looks in, by day."""
    coming = [each for each in seen.case.aftercare if each.done is None and not each.taken_back]
    days: dict[str, list[str]] = {}
    for moment in sorted(coming, key=lambda each: each.due):
        days.setdefault(say_when(moment.due, today, year=True), []).extend(moment.persons)
    return days


def _stays(wrote: Wrote, today: date) -> Iterator[str]:
    seen = wrote.seen
    for plan in seen.case.plans_in_force:
        yield _(
            "The safety plan {key} stays in force until you end it: {command}",
            key=plan.key,
            command=as_typed(f"hgcase safety-plan end {wrote.ref}"),
        )
    if not directors(seen.case, today):
        command = as_typed(f"hgcase add assignment {wrote.ref} --role case_director")
        yield _("Nobody has the direction: {command}", command=command)
    for role in directors(seen.case, today).values():
        name = seen.name(role.party) or role.party
        if role.until is None:
            yield _("{name} keeps the direction until somebody else has it.", name=name)
        else:
            day = say_when(role.until, today)
            yield _("{name} has the direction until {day}.", name=name, day=day)
    for day, keys in _looks_in(seen, today).items():
        names = spoken().names(seen.called(keys))
        yield _("Looking in: {day}, with {names}.", day=day, names=names)
    for handover in seen.case.handovers:
        if handover.confirmed is None and not handover.taken_back:
            name = seen.name(handover.taker) or handover.taker
            yield _("{name} has not confirmed the handover yet ({key}).", name=name,
                    key=handover.key)  # fmt: skip
    for action in seen.case.actions:
        if action.done is None and not action.taken_back:
            yield _("Still to be done: {text} ({key})", text=action.text, key=action.key)
