"""What is due, in words: letters and keys, no names, because somebody may look over a shoulder."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, time
from typing import Final, NamedTuple

from hgcase.cli.drawing.tree import Fact, dotted
from hgcase.cli.language import _, day_word, spoken
from hgcase.domain.declare.words import say
from hgcase.domain.standing.due.finding import Due, What

_TOGETHER: Final[frozenset[What]] = frozenset(
    ("silence", "both_ways", "talk_too_many", "plan_part", "role", "intake", "aftercare_missing")
)
"""Of these several are said in one line, where they stand alike."""


class Line(NamedTuple):
    """One line of what is due.

    Args:
        day: the day on which it stands; the earliest of several that are late.
        press: how much it presses by its sort, the most first: 0.
    """

    text: str
    what: What
    day: date | None
    at: time | None
    press: int


def due_lines(found: Iterable[Due], today: date) -> list[Line]:
    """Say what is due in one household, what belongs together in one line."""
    groups: dict[tuple[object, ...], list[Due]] = {}
    for each in found:
        day = "late" if each.is_late(today) else each.day
        whole = each.what in _TOGETHER
        mode = each.word if each.what == "both_ways" else ""
        groups.setdefault((each.what, mode, day, "" if whole else id(each)), []).append(each)
    return [
        Line(
            say_due(several, today),
            several[0].what,
            several[0].day,
            several[0].at,
            several[0].press,
        )
        for several in groups.values()
    ]


def due_fact(line: Line, today: date) -> Fact:
    """Say one line with its mark: it is late, or noticed."""
    late = line.day is not None and line.day < today
    return Fact("", (dotted((line.text, say_day(line, today))),), "!" if late else "·")


def say_day(line: Line, today: date) -> str:
    """Say by when it is or was due; nothing for what is due at once, or has no deadline."""
    if line.day is None or line.what == "talk_too_many":
        return ""
    if line.day > today:
        return _("by {day}", day=day_word(line.day, today))
    if line.day == today:
        return _("today")
    if line.what in ("silence", "both_ways", "missed_week", "rules_unchecked"):
        return ""  # the line itself says since when
    return _("was due {day}", day=day_word(line.day, today, past=""))


def say_due(several: Sequence[Due], today: date) -> str:
    """Say what is due; several of one sort in one line."""
    first = several[0]
    if first.what in _WORDED:
        lead = _WORDED[first.what]()
        return f"{lead}: {', '.join(_worded(several))}"
    if first.what in ("silence", "both_ways"):
        return _talks(several, today)
    return _SAID[first.what](first)


def _worded(several: Sequence[Due]) -> Iterator[str]:
    """Name roles, criteria or parts, each once, with the persons for whom they are."""
    persons: dict[str, list[str]] = {}
    for each in several:
        persons.setdefault(_word(each), []).extend(each.persons)
    for word, keys in persons.items():
        yield f"{word} ({', '.join(keys)})" if keys else word


def _word(due: Due) -> str:
    if due.name is not None:
        return due.name.label(spoken().code)
    return say(spoken(), due.word, of={"role": "roles", "intake": "intake_criteria"}[due.what])


_WORDED: Final[dict[What, Callable[[], str]]] = {
    "role": lambda: _("nobody has this role"),
    "intake": lambda: _("not answered yet at the intake"),
    "plan_part": lambda: _("not in the safety plan yet"),
}


def _talks(several: Sequence[Due], today: date) -> str:
    """Say with whom a talk is due, and how long ago the last one was."""
    first = several[0]
    if first.word == "joint":
        return _("no talk together: {ago}", ago=_ago(first, today))
    if first.what == "silence" and not first.is_late(today):
        return _("speak to {names} again", names=_letters(several))
    alike: dict[str, list[str]] = {}
    for each in several:
        alike.setdefault(_ago(each, today), []).append(each.key)
    told = ", ".join(f"{', '.join(keys)} ({ago})" for ago, keys in alike.items())
    if first.what == "both_ways":
        return _("not spoken to apart: {told}", told=told)
    return _("not spoken to: {told}", told=told)


def _ago(due: Due, today: date) -> str:
    if due.since is None:
        return _("not once yet")
    days = spoken().ngettext("{n} day", "{n} days", (today - due.since).days)
    return _("since {day}, {days}", day=day_word(due.since, today, past=""), days=days)


def _letters(several: Iterable[Due]) -> str:
    return ", ".join(dict.fromkeys(key for each in several for key in each.persons))


def _names(due: Due) -> str:
    return ", ".join(due.persons)


def _talk(due: Due) -> str:
    said = {
        "joint": _("talk together"),
        "separate": _("talk apart"),
        "child": _("talk with a child"),
        "network": _("talk with the network"),
        "team": _("talk within the team"),
    }
    channel = say(spoken(), due.channel, of="channels") if due.channel else ""
    return dotted((said.get(due.word, due.word), " ".join(due.persons), channel))


def _asked(due: Due) -> str:
    """Say of a week who was spoken to too little."""
    last = due.what == "missed_week"
    if due.n == 1:
        text = _("no talk last week: {names}") if last else _("no talk yet this week: {names}")
    elif last:
        text = _("fewer than {n} talks last week: {names}")
    else:
        text = _("fewer than {n} talks yet this week: {names}")
    return text.format(n=due.n, names=_names(due))


def _product(due: Due) -> str:
    if due.word == "advice_discussed":
        return _("discuss the advice with the family")
    name = due.name.label(spoken().code) if due.name else due.word
    return _("have ready: {name}", name=name)


def _break(due: Due) -> str:
    who = f" ({_names(due)})" if due.persons else ""
    if due.day is None:
        return _("Break without an agreed end") + who
    return _("the Break ends") + who


_SAID: Final[dict[What, Callable[[Due], str]]] = {
    "planned_talk": _talk,
    "not_written_up": lambda due: _("not written up: {talk}", talk=_talk(due)),
    "talk_this_week": _asked,
    "missed_week": _asked,
    "talk_too_many": lambda due: _(
        "more than {n} talks this week: {names}", n=due.n, names=_names(due)
    ),
    "rules_unchecked": lambda due: _("rules not gone through in talk {key}", key=due.key),
    "method_gone": lambda due: _(
        "what the approach asks is not known here: {file} is missing or broken", file=due.word
    ),
    "plan_missing": lambda _due: _("no safety plan is in force"),
    "plan_review": lambda _due: _("safety plan: look at it again"),
    "review": lambda due: due.name.label(spoken().code) if due.name else due.word,
    "product": _product,
    "end": lambda due: _("the {n} weeks are over: go on, or close", n=due.n),
    "joint_talks": lambda due: _("may {names} sit in one room? ask each apart", names=_names(due)),
    "action": lambda due: _("action {key} ({names})", key=due.key, names=_names(due)),
    "aftercare": lambda due: _("aftercare {key} ({names})", key=due.key, names=_names(due)),
    "aftercare_missing": lambda due: (
        _("no aftercare agreed: {names}", names=_names(due))
        if due.persons
        else _("no aftercare agreed")
    ),
    "handover": lambda due: _("handover {key}: not confirmed yet", key=due.key),
    "move": lambda due: _("move {key}: no handover yet", key=due.key),
    "break_ends": _break,
    "order_ends": lambda due: _("order {key} on {names} ends", key=due.key, names=_names(due)),
}
