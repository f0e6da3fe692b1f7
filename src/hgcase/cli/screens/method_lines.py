"""A method line by line, in a language: what its page shows, and what two versions compare."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from hgcase.domain.declare.words import say
from hgcase.i18n import N_, Language

if TYPE_CHECKING:
    from hgcase.methods.parts import Method


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a method says.

    Args:
        section: under which heading, in English.
        item: what it is about, whatever it says of it; the same in every version.
    """

    section: str
    item: str
    label: str
    text: str
    source: str = ""


SECTIONS: Final[dict[str, str]] = {
    "name": N_("Name"), "weeks": N_("How long"), "talks": N_("Talks"), "roles": N_("Roles"),
    "phases": N_("Phases"), "criteria": N_("Asked at the intake"),
    "plan": N_("In the safety plan"), "reviews": N_("Looked at again"),
    "products": N_("To be ready"), "silences": N_("Not seen lately"), "aftercare": N_("Aftercare"),
    "topics": N_("Topics to follow"), "life_areas": N_("Areas of life"),
    "skeleton": N_("Rules to begin with"), "avoid": N_("Words to avoid"),
}  # fmt: skip
"""The headings of a page, in order."""

JOINED: Final = frozenset(("topics", "life_areas", "avoid"))
"""What a page shows on one line."""

SOURCES: Final = (
    N_("own choice, no source"),
    N_("the days: own choice, no source"),
    N_("the days for both ways: own choice, no source"),
)
"""What the sources of our own methods say beside rows and names."""

_WHEN: Final = {
    "always": N_("always"),
    "children": N_("when there are children"),
    "each_person": N_("each person an own one"),
}
_OF: Final = {
    "household": N_("the household"), "each_adult": N_("each adult apart"),
    "child": N_("each child"), "person": N_("a person"),
}  # fmt: skip


def lines(method: "Method", language: Language) -> list[Line]:
    """Give everything that a method says, in the order of its page."""
    return [
        replace(line, source=_source(line.source, language))
        for part in _PARTS
        for line in part(method, language)
    ]


def _source(source: str, language: Language) -> str:
    """Say a source: rows, names and an organisation's own words as they stand."""
    parts = source.split("; ")
    return "; ".join(language(part) if part in SOURCES else part for part in parts)


def _weeks(method: "Method", language: Language) -> Iterator[Line]:
    yield Line("name", "name", language(N_("name")), method.name.label(language.code))
    about = language(N_("what it is"))
    yield Line("name", "about", about, method.about.label(language.code), method.source)
    label = language(N_("weeks"))
    if method.weeks is None:
        yield Line("weeks", "weeks", label, language(N_("open-ended")))
    else:
        text = language.ngettext("{n} week", "{n} weeks", method.weeks.value)
        yield Line("weeks", "weeks", label, text, method.weeks.source)


def _talks(method: "Method", language: Language) -> Iterator[Line]:
    talks = method.talks
    if talks is None:
        return
    if talks.least is not None or talks.most is not None:
        label = language(N_("talks a week"))
        yield Line("talks", "a week", label, _range(talks.least, talks.most, language),
                   talks.source)  # fmt: skip
    if talks.both_ways_within_days is not None:
        days = language.ngettext("{n} day", "{n} days", talks.both_ways_within_days)
        text = language(N_("both within {days}"), {"days": days})
        yield Line("talks", "both ways", language(N_("together and apart")), text, talks.source)
    if talks.rules_each_time:
        label, text = language(N_("rules of the plan")), language(N_("gone through at each talk"))
        yield Line("talks", "rules", label, text, talks.source)


def _range(least: int | None, most: int | None, language: Language) -> str:
    if least is None:
        return language(N_("at most {n}"), {"n": most})
    if most is None:
        return language(N_("at least {n}"), {"n": least})
    return f"{least}–{most}" if least != most else str(least)


def _roles(method: "Method", language: Language) -> Iterator[Line]:
    for each in method.roles:
        label = say(language, each.role, of="roles")
        yield Line("roles", each.role, label, language(_WHEN[each.when]), each.source)


def _phases(method: "Method", language: Language) -> Iterator[Line]:
    for n, each in enumerate(method.phases, 1):
        text = each.about.label(language.code)
        if each.gate is not None:
            gate = each.gate.label(language.code)
            text = language(
                N_("{about} Before the next one: {gate}"), {"about": text, "gate": gate}
            )
        label = f"{n}. {say(language, each.phase, of='phases')}"
        yield Line("phases", each.phase, label, text, each.source)


def _criteria(method: "Method", language: Language) -> Iterator[Line]:
    for each in method.criteria:
        label = say(language, each.criterion, of="intake_criteria")
        yield Line("criteria", each.criterion, label, language(_OF[each.of]), each.source)


def _plan(method: "Method", language: Language) -> Iterator[Line]:
    for part in method.plan:
        yield Line("plan", part.part, "", part.name.label(language.code), part.source)
    for each in method.reviews:
        days = language.ngettext("every {n} day", "every {n} days", each.every_days)
        label = each.name.label(language.code)
        yield Line("reviews", each.review, label, days, each.source)


def _products(method: "Method", language: Language) -> Iterator[Line]:
    for each in method.products:
        if each.after_days is None:
            text = language(N_("at the end"))
        else:
            text = language.ngettext(
                "{n} day after the start", "{n} days after the start", each.after_days
            )
        yield Line("products", each.product, each.name.label(language.code), text, each.source)


def _silences(method: "Method", language: Language) -> Iterator[Line]:
    for each in method.silences:
        days = language.ngettext("{n} day without a talk", "{n} days without a talk", each.days)
        label = language(N_("a child") if each.of == "child" else _OF[each.of])
        yield Line("silences", each.of, label, days, each.source)
    for moment in method.aftercare:
        days = language.ngettext(
            "{n} day after the end", "{n} days after the end", moment.after_days
        )
        item = f"{moment.of} {moment.after_days}"
        yield Line("aftercare", item, language(_OF[moment.of]), days, moment.source)


def _words(method: "Method", language: Language) -> Iterator[Line]:
    for name in ("topics", "life_areas"):
        for word in getattr(method, name):
            yield Line(name, word, "", say(language, word, of=name))
    for n, rule in enumerate(method.skeleton, 1):
        situation, text = rule.situation.label(language.code), rule.text.label(language.code)
        yield Line("skeleton", str(n), situation, text)
    if method.avoid is not None:
        for word in method.avoid.nl if language.code == "nl" else method.avoid.en:
            yield Line("avoid", word, "", word, method.avoid.source)


_PARTS: Final[tuple[Callable[["Method", Language], Iterator[Line]], ...]] = (
    _weeks, _talks, _roles, _phases, _criteria, _plan, _products, _silences, _words,
)  # fmt: skip
