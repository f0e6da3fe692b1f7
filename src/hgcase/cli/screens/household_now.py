"""What the screen of a household says about now: what weighs, where, who, what is to be done."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from hgcase.cli.drawing.tree import Fact, Said, bold, dotted, listed
from hgcase.cli.language import _, day_and_year, day_word, near_day, say_when, spoken
from hgcase.cli.screens.due import due_fact, due_lines
from hgcase.domain.declare.vocabulary import Mark
from hgcase.domain.declare.words import say
from hgcase.domain.standing.due import Due
from hgcase.domain.standing.due import due as due_in
from hgcase.domain.standing.in_force import Standing, orders_on
from hgcase.domain.standing.timeline import Event, timeline
from hgcase.domain.standing.whereabouts import is_hidden, running_breaks, whereabouts

if TYPE_CHECKING:
    from hgcase.app.household import Opened
    from hgcase.domain.declare.values import When
    from hgcase.domain.kinds.markers import Marker
    from hgcase.domain.kinds.places import Stay
    from hgcase.domain.kinds.support import Action, Help
    from hgcase.domain.wall.seen import Seen

_MOST: Final = 5  # of one sort on the screen
_MOST_DUE: Final = 4
_DAYS_AHEAD: Final = 14
_SHOWN_ELSEWHERE: Final = frozenset({"actions", "sessions", "safety_plans"})
_ANSWERED_NO: Final = frozenset({"refused", "no"})


def markers(seen: "Seen", today: date) -> list[Fact]:
    """Say the facts that weigh heavily, the newest first, each with who told it."""
    stand = [
        each
        for each in seen.case.markers
        if not each.taken_back and (each.until is None or each.until.last_day >= today)
    ]
    stand.sort(key=lambda each: each.since.first if each.since else "", reverse=True)
    return [_marker(seen, each, today) for each in stand]


def _marker(seen: "Seen", marker: "Marker", today: date) -> Fact:
    who, whom = (_names(seen, keys) for keys in (marker.who, marker.whom))
    since = marker.since
    day = near_day(since.day, today) if since and since.exact else ""
    text = listed(
        (
            bold(say(spoken(), marker.kind, of="marker_kinds")),
            _direction(who, whom),
            _("since {day}", day=say_when(since, today)) if since and not day else "",
            _told(seen, marker, marker.date, today),
        )
    )
    return Fact(day, (text,), "!!")


def _direction(who: str, whom: str) -> str:
    if who and whom:
        return f"{who} → {whom}"
    if who:
        return _("by {who}", who=who)
    return _("it happened to {whom}", whom=whom) if whom else ""


def _told(seen: "Seen", record: Any, when: "When | None", today: date) -> str:
    name = _name(seen, record.said_by) if record.said_by else ""
    day = say_when(when, today) if when else ""
    if name and day:
        return _("told by {name}, {day}", name=name, day=day)
    return _("told by {name}", name=name) if name else day


def began(seen: "Seen", today: date) -> list[str]:
    """Say what brought a household here, as long as nobody of it was spoken to."""
    if seen.case.talks("held"):
        return []
    calls = [
        dotted((say(spoken(), each.kind, of="notification_kinds"), say_when(each.at, today)))
        for each in sorted(seen.case.notifications, key=lambda each: each.at, reverse=True)
        if not each.taken_back
    ]
    worries = [
        dotted((" ".join((each.text or "").split()), _told(seen, each, each.date, today)))
        for each in sorted(seen.case.concerns, key=lambda each: each.date, reverse=True)
        if not each.taken_back
    ]
    return [*calls[:1], *worries[:1]]


def orders(seen: "Seen", today: date) -> list[Fact]:
    """Say which orders bind today, or are suspended; where there are any, that none does."""
    standing = orders_on(seen.case, today)
    found = [_order(seen, each, today) for each in standing
             if each.binds or each.state == "suspended"]  # fmt: skip
    none = [Fact(_("ORDERS"), (_("none in force today"),))] if standing else []
    return found or none


def _order(seen: "Seen", standing: Standing, today: date) -> Fact:
    order, stretch = standing.order, standing.stretch
    states = {"maybe": _("perhaps in force"), "suspended": _("suspended")}
    until = stretch.until if stretch else None
    protects = _names(seen, order.no_contact)
    kind = say(spoken(), order.kind, of="order_kinds")
    not_covered = ", ".join(order.not_covered)
    text = listed(
        (
            bold(_("{kind} on {name}", kind=kind, name=_name(seen, order.person))),
            states.get(standing.state, ""),
            _("until {day}", day=say_when(until, today)) if until else _("no end known"),
            _("no contact with {names}", names=protects) if protects else "",
            _("not covered: {text}", text=not_covered) if not_covered else "",
        )
    )
    return Fact(_("now"), (text,), "!!" if standing.binds else "!")


def judgements(seen: "Seen", today: date) -> list[tuple[Said, ...]]:
    """Say the last judgement about the home of everybody who gave one, the worrying first.

    Two that contradict each other both stay (practice).
    """
    latest = {}
    for found in sorted(seen.case.observations, key=lambda each: each.date):
        if found.topic == "home_safe" and not found.taken_back:
            latest[found.said_by] = found
    return [
        (
            day_word(found.date.day, today)
            if found.date.day >= today
            else day_and_year(found.date.day, today),
            (
                (bold if found.answer == "not_safe" else str)(
                    say(spoken(), found.answer or "unknown", of="topic_answers")
                ),
                _(", says {who}", who=_name(seen, found.said_by or "unknown")),
            ),
        )
        for found in sorted(latest.values(), key=lambda each: each.answer != "not_safe")
    ]


def where(seen: "Seen", today: date) -> list[tuple[str, str]]:
    """Say who is at home and who is elsewhere; a Break with its days. No address.

    Where they live in several homes, each is named, and one that is secret is elsewhere.
    """
    pauses = {pause.key: pause for pause in running_breaks(seen.case, today)}
    places = whereabouts(seen.case, today)
    several = len({each.stay.home for each in places if each.stay and each.stay.home}) > 1
    told = [
        (_names(seen, found.persons), _place(seen, found.stay, pauses, today, several=several))
        for found in places
        if found.stay is not None
    ]
    taking_part = _taking_part(seen, today)
    unknown = [
        key for found in places if found.stay is None for key in found.persons if key in taking_part
    ]
    if unknown:
        told.append((_names(seen, unknown), _("not known")))
    away = {stay.break_event for stay in seen.case.stays}
    told += [(_("Break"), _span(pause, today)) for key, pause in pauses.items() if key not in away]
    return told


def _taking_part(seen: "Seen", today: date) -> set[str]:
    return {
        each.person
        for trajectory in seen.case.trajectories
        if trajectory.runs(today)
        for each in trajectory.participants
        if each.until is None or each.until.last_day >= today
    }


def _place(seen: "Seen", stay: "Stay", pauses: Any, today: date, *, several: bool) -> str:
    pause = pauses.get(stay.break_event)
    if pause is not None:
        return _("Break {span}", span=_span(pause, today))
    home = next((each for each in seen.case.homes if each.key == stay.home), None)
    if stay.home is not None and not (several and home):
        return _("at home")
    if home is not None and not is_hidden(stay, home):
        return home.name
    ends = stay.until or stay.planned_until
    if ends is None:
        return _("staying elsewhere")
    return _("staying elsewhere until {day}", day=say_when(ends, today))


def _span(spanning: Any, today: date) -> str:
    since = _("since {day}", day=say_when(spanning.since, today)) if spanning.since else ""
    until = _("until {day}", day=say_when(spanning.until, today)) if spanning.until else ""
    return ", ".join(filter(None, (since, until)))


def rules_said(numbers: Collection[int]) -> str:
    """Say of which rules it is: "rule 1", "rules 1 and 3"."""
    said = spoken().names([*map(str, numbers)])
    return _("rule {numbers}", numbers=said) if len(numbers) == 1 else _(
        "rules {numbers}", numbers=said
    )  # fmt: skip


def roles(seen: "Seen", today: date) -> list[tuple[str, ...]]:
    """Say who directs, leads and helps today: each party with its roles."""
    found: dict[str, list[str]] = {}
    for each in seen.case.assignments:
        runs = (each.since is None or each.since.day <= today) and (
            each.until is None or each.until.last_day >= today
        )
        if not runs or each.taken_back:
            continue
        of = each.person and _name(seen, each.person)
        track = each.track and say(spoken(), each.track, of="tracks")
        role = say(spoken(), each.role, of="roles")
        aside = ", ".join(filter(None, (of, track)))
        found.setdefault(each.party, []).append(f"{role} ({aside})" if aside else role)
    if found:
        return [(_name(seen, party), ", ".join(has)) for party, has in found.items()]
    return [(worker.on_paper or worker.name or "",) for worker in seen.case.workers]


def actions(seen: "Seen", today: date) -> list[tuple[str, ...]]:
    """Say what is open: by when, what, and who does it; the oldest deadline first."""
    waiting = [each for each in seen.case.actions if each.done is None and not each.taken_back]
    waiting.sort(key=lambda each: each.due.first if each.due else "~")
    return _some([_action(seen, each, today) for each in waiting])


def _action(seen: "Seen", action: "Action", today: date) -> tuple[str, str]:
    due = _("by {day}", day=day_word(action.due.last_day, today)) if action.due else ""
    return due, dotted((" ".join(action.text.split()), _name(seen, action.done_by)))


def due(shown: "Opened", today: date) -> list[Fact]:
    """Say what presses most of what is due, and how much more there is (A26, A58, B11, C29).

    What stands elsewhere on the screen is left out while it is not late: talks, actions, the
    next look at the plan.
    """
    found = [each for each in due_in(shown.seen.case, today) if _presses(each, today)]
    found.sort(key=lambda each: (each.day is not None and each.day > today, each.press, each.rank))
    lines = due_lines(found, today)
    told = [due_fact(line, today) for line in lines[:_MOST_DUE]]
    told.sort(key=lambda fact: fact.mark != "!")
    more = len(lines) - len(told)
    if more > 0:
        told.append(Fact("", (_("and {n} more: hgcase agenda {ref}", n=more, ref=shown.ref),)))
    return told


def _presses(each: Due, today: date) -> bool:
    if each.what in ("planned_talk", "not_written_up", "action", "order_ends"):
        return False
    ahead = 0 if each.what in ("plan_review", "aftercare", "silence") else _DAYS_AHEAD
    return each.day is None or (each.day - today).days <= ahead


def ahead(seen: "Seen", today: date, among: Sequence[str]) -> list[tuple[str, ...]]:
    """Say which dates are coming: a hearing, an order that ends, somebody who stands in."""
    coming = [
        event
        for event in timeline(seen.case, today, among=among).coming
        if event.section not in _SHOWN_ELSEWHERE and _is_date_to_mind(event)
    ]
    return _some([_event(seen, event, today) for event in coming])


def _is_date_to_mind(event: Event) -> bool:
    """Leave out when a trajectory or a Break ends as agreed: that stands above."""
    return event.sort != "moment" and event.section not in ("trajectories", "breaks", "stays")


def _event(seen: "Seen", event: Event, today: date) -> tuple[str, str]:
    from hgcase.telling.teller import Teller

    assert event.when is not None
    teller = Teller(seen, today, spoken())
    labels: Iterable[str] = teller.path(event) if event.sort in ("deadline", "end") else ()
    passed = Mark.STANDING in event.marks and event.when.last_day < today
    day = day_word(event.when.last_day, today) if passed else say_when(event.when, today)
    return day, dotted((teller.headline(event.record, event.path), " ".join(labels)))


def helping(seen: "Seen", today: date) -> list[tuple[str, ...]]:
    """Say which help runs or was asked; a referral is never safety, so it says which."""
    waiting = [
        each
        for each in seen.case.help
        if each.ended is None and not each.taken_back and not _everybody_refused(each)
    ]
    waiting.sort(key=lambda each: each.started is None)
    return _some([_help(seen, each, today) for each in waiting])


def _everybody_refused(help_: "Help") -> bool:
    last = {answer.person: answer.answer for answer in help_.answers}
    return bool(last) and set(last.values()) <= _ANSWERED_NO


def _help(seen: "Seen", help_: "Help", today: date) -> tuple[str, str]:
    if help_.started is not None:
        state = _("since {day}", day=say_when(help_.started, today))
    elif help_.available == "false":
        state = _("not available")
    else:
        asked = help_.offered or help_.asked
        day = say_when(asked, today) if asked else ""
        state = _("asked {day}, not started", day=day) if day else _("not started")
    who = _name(seen, help_.given_by) if help_.given_by else ""
    kind = say(spoken(), help_.kind, of="help_kinds")
    return kind, dotted((who, _names(seen, help_.persons), state))


def _name(seen: "Seen", key: str) -> str:
    return _("unknown") if key == "unknown" else seen.name(key) or key


def _names(seen: "Seen", keys: Iterable[str]) -> str:
    return ", ".join(_name(seen, key) for key in keys)


def _some(told: Sequence[tuple[str, str]]) -> list[tuple[str, ...]]:
    """Give as many rows as fit, and how many more there are."""
    more = len(told) - _MOST
    return [*told[:_MOST], *([("", _("and {n} more", n=more))] if more > 0 else [])]
