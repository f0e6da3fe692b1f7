"""The safety plan on one screen: somebody is on the phone at 23:40.

Danger first, then the address, who is where, the numbers, and then the plan. First names,
no scores, and no word on what this version does not record.
"""

from datetime import date
from typing import TYPE_CHECKING

from hgcase.cli.drawing.tree import (
    Fact,
    Heading,
    Part,
    Piece,
    Said,
    Screen,
    Table,
    bold,
    dotted,
    rows,
    screen,
)
from hgcase.cli.language import _, day_and_year, day_word, spoken
from hgcase.cli.screens.finding import asked_first
from hgcase.domain.declare.words import say
from hgcase.domain.standing.whereabouts import Whereabouts, is_hidden, whereabouts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hgcase.app.household import Opened
    from hgcase.domain.kinds.places import Home, Stay
    from hgcase.domain.kinds.plan import BreakPlan, Rule, SafetyPlan, TimeOut
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
        return spoken().names(called)


def plan_screen(
    shown: "Opened", today: date, *, letters: bool = False, where: bool = False
) -> Screen:
    """Show the plans in force of a household, with what is needed now on top.

    Args:
        letters: letters instead of first names.
        where: say where somebody stays who is not at home.
    """
    speaker = _Speaker(shown.seen, letters=letters)
    seen = shown.seen
    plans = seen.case.plans_in_force
    none = Fact(_("PLAN"), (bold(_("no plan is in force")),))
    reviews = [plan.review_due.day for plan in plans if plan.review_due]
    due = _("look again: {day}", day=day_word(min(reviews), today)) if reviews else ""
    homes = _open_homes(seen, today, where=where)
    home = homes[0] if len(homes) == 1 else None
    return screen(
        Heading(shown.ref, _("Safety plan"), due),
        _danger(home),
        where_now(seen, today, speaker=speaker, where=where, said=home),
        _call(seen, plans, speaker),
        *(part for plan in plans for part in _plan(seen, plan, speaker, today, where=where)),
        none if not plans else None,
    )


def _open_homes(seen: "Seen", today: date, *, where: bool) -> "list[Home]":
    found = (_open_home(seen, each.stay, where=where) for each in whereabouts(seen.case, today))
    return list(dict.fromkeys(home for home in found if home is not None))


def _danger(home: "Home | None") -> Fact:
    """Say whom to call, and where the help has to go where that is one place."""
    told: list[str | Piece] = [bold(_("Call 112."))]
    if home is not None and home.address:
        told = [bold(f"{_('Call 112.')} {home.address}."), f" {home.entry or ''}"]
    return Fact(_("DANGER?"), (tuple(told),))


def where_now(
    seen: "Seen",
    today: date,
    *,
    speaker: _Speaker | None = None,
    where: bool = False,
    said: "Home | None" = None,
) -> Table:
    """Say who is where, a row for each place; where somebody stays only if it is asked for.

    Args:
        said: the home of which the address was said already.
    """
    speaker = speaker or _Speaker(seen, letters=False)
    told = [
        (speaker.names(each.persons), _place(seen, each, speaker, where=where, said=said))
        for each in whereabouts(seen.case, today)
    ]
    return rows(_("WHERE"), *told)


def _place(
    seen: "Seen", found: Whereabouts, speaker: _Speaker, *, where: bool, said: "Home | None"
) -> str:
    stay = found.stay
    if stay is None:
        return _("not recorded where")
    home = _open_home(seen, stay, where=where)
    if home is not None:
        return (_address(home) if home != said else "") or _("at home")
    if not where:
        until = stay.planned_until
        span = " " + _("until {day}", day=spoken().short_day(until.day)) if until else ""
        return _("staying elsewhere{span} (--where)", span=span)
    home = _home(seen, stay)
    told = (
        say(spoken(), stay.place, of="places") if stay.place else "",
        speaker.name(stay.host) if stay.host else "",
        stay.name or (home.name if home else "") or "",
        stay.address or (home.address or "" if home else ""),
        stay.phone or "",
    )
    return dotted(told) or _("staying elsewhere")


def _home(seen: "Seen", stay: "Stay") -> "Home | None":
    return next((home for home in seen.case.homes if home.key == stay.home), None)


def _open_home(seen: "Seen", stay: "Stay | None", *, where: bool) -> "Home | None":
    """Give the home of a stay, unless that it is there is told only when it is asked for."""
    home = _home(seen, stay) if stay is not None else None
    return home if stay and home and (where or not is_hidden(stay, home)) else None


def _address(home: "Home") -> str:
    return ", ".join(part for part in (home.address, home.entry) if part)


def _call(seen: "Seen", plans: "tuple[SafetyPlan, ...]", speaker: _Speaker) -> Table:
    """Say whom to call: what is to be asked first, and only then the number (practice 5)."""
    persons = [
        (speaker.name(person.key), " · ".join(told), bold(person.phone or ""))
        for person in seen.case.persons
        if person.safe_contact and (told := asked_first(person.safe_contact))
    ]
    keys = dict.fromkeys(key for plan in plans for key in plan.call)
    others = [
        (
            seen.name(key) or key,
            getattr(seen.case.get(key), "hours", None) or "",
            bold(getattr(seen.case.get(key), "phone", None) or ""),
        )
        for key in keys
    ]
    return rows(_("CALL"), *persons, *others)


def _plan(
    seen: "Seen", plan: "SafetyPlan", speaker: _Speaker, today: date, *, where: bool
) -> list[list[Part]]:
    last = {answer.person: answer.answer for answer in plan.answers}
    agreed = tuple(person for person, answer in last.items() if answer == "agrees")
    state = _("in force since {day}", day=day_and_year(plan.made.day, today))
    names = _(", agreed by {names}", names=speaker.names(agreed)) if agreed else ""
    whose = _("For {names}: ", names=speaker.names(plan.circle))
    several = len(seen.case.plans_in_force) > 1
    return [
        _tense(plan),
        [
            Fact(_("PLAN"), ((bold(whose) if several else "", f"{state}{names}"),)),
            *_rules(seen, plan, speaker),
        ],
        [Fact(_("MUST BE"), tuple(_conditions(seen, plan)))],
        _break(plan.break_plan, speaker, where=where),
    ]


def _tense(plan: "SafetyPlan") -> list[Part]:
    return [
        Fact(_("SIGNS"), (dotted(plan.warning_signs),)),
        Fact(_("TIME-OUT"), (_time_out(plan.time_out) if plan.time_out else "",)),
    ]


def _time_out(time_out: "TimeOut") -> str:
    said = [time_out.sign or ""]
    if time_out.minutes:
        said.append(_("{n} minutes apart", n=time_out.minutes))
    said.append(time_out.place or "")
    if time_out.contact_restored_by == "caller":
        said.append(_("who called it comes back first"))
    if time_out.not_for:
        said.append(_("not for: {text}", text=time_out.not_for))
    return dotted(said)


def _rules(seen: "Seen", plan: "SafetyPlan", speaker: _Speaker) -> list[Part]:
    return [
        Fact(_("RULE {number}", number=rule.number), tuple(_rule(rule, speaker)))
        for number in plan.rules
        if (rule := seen.case.rule(number)) is not None
    ]


def _rule(rule: "Rule", speaker: _Speaker) -> "Iterator[Said]":
    name = speaker.name(rule.watched_by)
    watch = " " + _("({name} watches over it)", name=name) if rule.watched_by else ""
    yield (bold(f"{rule.situation}:"), f" {rule.text}{watch}")
    if rule.if_broken:
        yield _("broken? {text}", text=rule.if_broken)


def _conditions(seen: "Seen", plan: "SafetyPlan") -> list[str]:
    held = set(plan.conditions)
    return [condition.text for condition in seen.case.conditions if condition.key in held]


def _break(plan: "BreakPlan | None", speaker: _Speaker, *, where: bool) -> list[Part]:
    if plan is None:
        return []
    kinds = [say(spoken(), place.kind, of="places") for place in plan.places]
    if where:
        kinds = [
            dotted((kind, speaker.name(place.host) if place.host else "", place.name or ""))
            for kind, place in zip(kinds, plan.places, strict=True)
        ]
    first = _("{names} goes", names=speaker.names(plan.leaves))
    places = _(", then ").join(kinds)
    hint = "" if where or not kinds else " (--where)"
    return [
        Fact(_("BREAK"), (dotted((first, f"{places}{hint}" if places else "")),)),
        Fact(_("CONTACT"), (plan.contact_agreement or "",)),
        Fact(_("CHILDREN"), (plan.care or "",)),
    ]


def plan_data(shown: "Opened", today: date) -> dict[str, object]:
    """Give what the screen is made of, for other programs."""
    from hgcase.domain.declare.trees import tree_of

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
