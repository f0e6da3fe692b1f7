"""Small households for what is due: a few persons, talks in one line each, a method by hand."""

from datetime import date, timedelta
from typing import Any, Final

from hypothesis import strategies as st

from hgcase.domain.case_file import CaseFile
from hgcase.domain.standing.due import due
from hgcase.formats.reading import read_case
from hgcase.lists.entries import Said
from hgcase.methods import method
from hgcase.methods.parts import Method, Number, Silence

START: Final = date(2026, 9, 7)  # a Monday
NAME: Final = Said("name", "naam")
BARE: Final = Method("own", 1, NAME, NAME, "a test")
EIGHT: Final = Number(8, "A24")
PLAN: Final = "safety_plans: [{key: sp1, circle: [A, B], state: in_force, made: 2026-09-07}]"
BAN: Final = (
    "orders: [{key: or1, kind: contact_ban, person: B, no_contact: [A], decisions: "
    "[{key: de1, date: 2026-09-08, decision: imposed, since: 2026-09-08, until: 2026-10-20}]}]"
)
LONG: Final = BARE._replace(
    silences=(Silence("person", 14, "B25"), Silence("child", 7, "C29, E18")),
)
_PERSONS: Final = {
    "A": "{key: A, name: Anna Proef, born: 1990-01-01}",
    "B": "{key: B, name: Bram Proef, born: 1988-01-01}",
    "C": "{key: C, name: Cato Proef, born: 2016-01-01}",
    "D": "{key: D, name: Daan Proef, born: 2014-01-01}",
    "E": "{key: E, name: Els Proef, expected: 2027-01}",
    "F": "{key: F, name: Freek Proef, born: 1950-01-01, died: 2026-09-08}",
}
_ALSO: Final = """\
workers: [{key: w1, name: Wim Werker}, {key: w2, name: Wies Werker}]
organisations: [{key: o1, name: Wijkteam Verzonnendam, kind: wijkteam}]
"""

DAYS = st.dates(START - timedelta(days=30), START + timedelta(days=60))
TALK = st.tuples(DAYS, st.sampled_from(["A separate", "AB", "BC", "C child"]))


def household(
    *parts: str,
    who: str = "AB",
    start: str = "2026-09-07",
    of: str = "take-a-break",
    more: str = "",
    part: str = "",
) -> CaseFile:
    """A household with these persons, all of whom take part, and these sections."""
    persons = ", ".join(_PERSONS[key] for key in who)
    part = part or f"[{', '.join(f'{{person: {key}, since: {start}}}' for key in who)}]"
    head = (
        "hgcase: 1\nhousehold: {opened: 2026-09-01}\n"
        f"persons: [{persons}]\n{_ALSO}"
        f"trajectories: [{{key: t1, method: {of}, start: {start}, participants: {part}{more}}}]\n"
    )
    return read_case(head + "\n".join(parts), date(2026, 9, 7))


def talks(*told: str, also: str = "") -> str:
    """The talks: ``2026-09-08 AB``, and after it the mode and the state where they differ."""
    lines = []
    for n, talk in enumerate(told, 1):
        day, who, mode, state = (*talk.split(), "", "")[:4]
        field = "invited" if state == "planned" else "present"
        lines.append(
            f"  - {{key: s{n}, at: {day}, mode: {mode or 'joint'}, state: {state or 'held'},"
            f" {field}: [{', '.join((*who, 'w1'))}]{also}}}"
        )
    return "\n".join(("sessions:", *lines)) if lines else ""


def found(case: CaseFile, day: str, steers: Method, *what: str) -> list[tuple[Any, ...]]:
    """What is due of some sorts: which, about whom or what, and by when."""
    today = date.fromisoformat(day)
    return [
        (each.what, each.word or each.key or "".join(each.persons), each.day and str(each.day))
        for each in due(case, today, method_of=lambda _trajectory: steers)
        if not what or each.what in what
    ]


def shipped(name: str) -> Method:
    known = method(name, 1)
    assert known is not None
    return known
