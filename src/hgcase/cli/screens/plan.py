"""The safety plan on one screen: somebody is on the phone at 23:40.

Danger first, then the address, who is where, the numbers, and then the plan. First names,
no scores, and no word on what this version does not record.
"""

from datetime import date
from typing import TYPE_CHECKING

from hgcase.cli.language import _, spoken
from hgcase.cli.screens.days import day_and_year, day_word
from hgcase.cli.screens.text import INDENT, block, entries, listed, two_sides, wrapped
from hgcase.domain.declare.words import say
from hgcase.domain.standing.whereabouts import Whereabouts, whereabouts

if TYPE_CHECKING:
    from hgcase.app.households import Shown
    from hgcase.domain.kinds.places import Home, Stay
    from hgcase.domain.kinds.plan import BreakPlan, SafetyPlan, TimeOut
    from hgcase.domain.wall.seen import Seen


class _Speaker:
    """How persons are called on this screen: by first name, or by letter."""

    def __init__(self, seen: "Seen", *, letters: bool) -> None:
        self._seen = seen
        self._letters = letters

    def name(self, key: str | None) -> str:
        """Call a party."""
        if key is None or key == "unknown":
            return _("unknown")
        if self._letters and key in self._seen.case.person_keys:
            return key
        return self._seen.name(key) or key

    def names(self, keys: "tuple[str, ...]") -> str:
        """Call several parties: ``Anna, Noor and Tijn``."""
        called = [self.name(key) for key in keys]
        if len(called) < 2:  # noqa: PLR2004
            return "".join(called)
        return _("{some} and {last}", some=", ".join(called[:-1]), last=called[-1])


def plan_screen(
    shown: "Shown", today: date, *, letters: bool = False, where: bool = False
) -> list[str]:
    """Lay out the plans in force of a household, with what is needed now on top.

    Args:
        shown: the household as the team sees it.
        today: the day.
        letters: letters instead of first names.
        where: say where somebody stays who is not at home.
    """
    speaker = _Speaker(shown.seen, letters=letters)
    plans = shown.seen.case.plans_in_force
    none = "   ".join((_("SAFETY PLAN"), shown.ref, _("no plan is in force")))
    head = [line for plan in plans for line in _head(shown.ref, plan, speaker, today)] or [none]
    lines = [*head, "", *_now(shown.seen, speaker, today, where=where)]
    for plan in plans:
        if len(plans) > 1:
            lines += ["", _("For {names}", names=speaker.names(plan.circle))]
        lines += _plan(shown.seen, plan, speaker, where=where)
    return lines


def _head(ref: str, plan: "SafetyPlan", speaker: _Speaker, today: date) -> list[str]:
    agreed = tuple(answer.person for answer in plan.answers if answer.answer == "agrees")
    state = _("in force since {day}", day=day_and_year(plan.made.day, today))
    if agreed:
        state += ", " + _("agreed by {names}", names=speaker.names(agreed))
    review = plan.review_due
    due = _("look again: {day}", day=day_word(review.day, today)) if review else ""
    return two_sides("   ".join((_("SAFETY PLAN"), ref, state)), due)


def _now(seen: "Seen", speaker: _Speaker, today: date, *, where: bool) -> list[str]:
    places = where_now(seen, today, speaker=speaker, where=where)
    asks = [
        _("Ask {name} first: “{question}”", name=speaker.name(person.key), question=question)
        for person in seen.case.persons
        if person.safe_contact and (question := person.safe_contact.ask_first)
    ]
    said = [_("Danger? 112."), *places, *asks]
    return block(_("NOW"), [line for text in said for line in wrapped(text, INDENT)])


def where_now(
    seen: "Seen", today: date, *, speaker: _Speaker | None = None, where: bool = False
) -> list[str]:
    """Say who is where, a line for each place; where somebody stays only if it is asked for."""
    speaker = speaker or _Speaker(seen, letters=False)
    return [_place(seen, each, speaker, where=where) for each in whereabouts(seen.case, today)]


def _place(seen: "Seen", found: Whereabouts, speaker: _Speaker, *, where: bool) -> str:
    names = speaker.names(found.persons)
    stay = found.stay
    if stay is None:
        return _("{names}: not recorded where.", names=names)
    home = next((home for home in seen.case.homes if home.key == stay.home), None)
    if home is not None and (where or not _secret(stay, home)):
        address = ", ".join(part for part in (home.address, home.entry) if part)
        return f"{names}: {address or _('at home')}."
    if not where:
        until = stay.planned_until
        span = " " + _("until {day}", day=spoken().short_day(until.day)) if until else ""
        return _("{names}: staying elsewhere{span} (--where).", names=names, span=span)
    told = (
        say(spoken(), stay.place, of="places") if stay.place else "",
        speaker.name(stay.host) if stay.host else "",
        stay.name or (home.name if home else ""),
        stay.address or (home.address or "" if home else ""),
        stay.phone or "",
    )
    place = listed(told) or _("staying elsewhere")
    return f"{names}: {place}."


def _secret(stay: "Stay", home: "Home") -> bool:
    """Tell whether where somebody is shows only when it is asked for."""
    within = home.KIND.within
    return stay.known_to is not None or (within is not None and within(home) is not None)


def _plan(seen: "Seen", plan: "SafetyPlan", speaker: _Speaker, *, where: bool) -> list[str]:
    parts = [
        block(_("CALL"), wrapped(_call(seen, plan), INDENT)),
        block(_("TENSE?"), _tense(plan)),
        block(_("RULES"), _rules(seen, plan, speaker)),
        block(_("MUST BE"), entries([("·", text) for text in _conditions(seen, plan)], 2)),
        block(_("BREAK"), _break(plan.break_plan, speaker, where=where)),
    ]
    return [line for part in parts if part for line in ("", *part)]


def _call(seen: "Seen", plan: "SafetyPlan") -> str:
    def numbered(key: str) -> str:
        record = seen.case.get(key)
        hours = getattr(record, "hours", None)
        told = (seen.name(key), getattr(record, "phone", None), f"({hours})" if hours else "")
        return " ".join(part for part in told if part)

    return listed(["112", *(numbered(key) for key in plan.call)])


def _tense(plan: "SafetyPlan") -> list[str]:
    return entries(
        [
            (_("signs"), listed(plan.warning_signs)),
            (_("time-out"), _time_out(plan.time_out) if plan.time_out else ""),
        ]
    )


def _time_out(time_out: "TimeOut") -> str:
    said = [time_out.sign or ""]
    if time_out.minutes:
        said.append(_("{n} minutes apart", n=time_out.minutes))
    said.append(time_out.place or "")
    if time_out.contact_restored_by == "caller":
        said.append(_("who called it comes back first"))
    if time_out.not_for:
        said.append(_("not for: {text}", text=time_out.not_for))
    return listed(said)


def _rules(seen: "Seen", plan: "SafetyPlan", speaker: _Speaker) -> list[str]:
    lines: list[str] = []
    for number in plan.rules:
        rule = seen.case.rule(number)
        if rule is None:
            continue
        name = speaker.name(rule.watched_by)
        watch = " " + _("({name} watches over it)", name=name) if rule.watched_by else ""
        broken = _("broken? {text}", text=rule.if_broken) if rule.if_broken else ""
        lines += entries([(str(number), f"{rule.situation}: {rule.text}{watch}"), ("", broken)], 3)
    return lines


def _conditions(seen: "Seen", plan: "SafetyPlan") -> list[str]:
    held = set(plan.conditions)
    return [condition.text for condition in seen.case.conditions if condition.key in held]


def _break(plan: "BreakPlan | None", speaker: _Speaker, *, where: bool) -> list[str]:
    if plan is None:
        return []
    kinds = [say(spoken(), place.kind, of="places") for place in plan.places]
    if where:
        kinds = [
            listed((kind, speaker.name(place.host) if place.host else "", place.name or ""))
            for kind, place in zip(kinds, plan.places, strict=True)
        ]
    first = _("{names} goes", names=speaker.names(plan.leaves))
    places = _(", then ").join(kinds)
    hint = "" if where or not kinds else " (--where)"
    return wrapped(listed((first, f"{places}{hint}" if places else "")), INDENT) + entries(
        [(_("contact"), plan.contact_agreement or ""), (_("children"), plan.care or "")]
    )


def plan_data(shown: "Shown", today: date) -> dict[str, object]:
    """Give what the screen is made of, for other programs."""
    from hgcase.formats.writing import tree_of

    case = shown.seen.case
    plans = case.plans_in_force
    numbers = {number for plan in plans for number in plan.rules}
    return {
        "ref": shown.ref,
        "on": today.isoformat(),
        "plans": [tree_of(plan) for plan in plans],
        "rules": [tree_of(rule) for rule in case.rules if rule.number in numbers],
        "whereabouts": [
            {"persons": list(found.persons), "stay": found.stay and tree_of(found.stay)}
            for found in whereabouts(case, today)
        ],
        "names": dict(shown.seen.names),
    }
