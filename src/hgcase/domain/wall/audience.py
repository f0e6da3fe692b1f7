"""Audiences: for whom something is read or printed.

`resolve_audience` is the only place that knows ages, authority and media. What it gives
is a plain set of readers; the wall needs nothing more.
"""

from datetime import date
from typing import Final

from hgcase.domain.case_file import CaseFile
from hgcase.domain.kinds.persons import is_child, nobody_there
from hgcase.domain.wall.seen import Audience, team
from hgcase.domain.wall.the_wall import left_for, may_read
from hgcase.errors import RefusedError, UsageError
from hgcase.i18n import N_


def resolve_audience(
    case: CaseFile, text: str, today: date, *, own_talks: bool = False, worker: str = ""
) -> Audience:
    """Find out for whom *text* asks, and whether such a paper may be made.

    Args:
        text: ``team``, ``together:A,B`` or ``person:A``.
        own_talks: put what this person told alone on their own paper (W2).
    """
    form, _, rest = text.partition(":")
    keys = [key.strip() for key in rest.split(",")] if rest else []
    if text == "team" and not own_talks:
        return Audience("team", worker=worker, paper=True)
    many = {"together": len(set(keys)) > 1, "person": len(keys) == 1}.get(form, False)
    if not many or (own_talks and form != "person"):
        raise UsageError(
            N_("There is no such audience."),
            hint=N_("Choose team, together:A,B or person:A (with the letters of the persons)."),
            slug="unknown-audience",
        )
    known = left_for(case, team(worker)).person_keys
    for key in keys:
        if key not in known:  # whom this worker may not know of is nobody (W26)
            raise nobody_there(key)
        _refuse_unless_one_adult(case, key, today)
    if own_talks:
        _refuse_unless_kept_safely(case, keys[0])
    audience = Audience(f"{form}:{','.join(sorted(set(keys)))}", frozenset(keys), own_talks)
    readers = (person for person in case.persons if person.key in audience.readers)
    if form == "together" and not all(may_read(person, audience) for person in readers):
        raise RefusedError(
            N_("Not all of these persons may know each other's names from this file."),
            hint=N_("Names are shared when a trajectory starts, with those who take part in it."),
            slug="unknown-to-each-other",
        )
    return audience


_KEEPS: Final = frozenset({"safe", "read_here"})


def _refuse_unless_one_adult(case: CaseFile, key: str, today: date) -> None:
    person = next(person for person in case.persons if person.key == key)
    if is_child(case, key, today):
        raise RefusedError(
            N_("{key} may be a child: a paper for grown-ups is not made for {key}."),
            hint=N_("What a child says stays with the team; talk it over instead."),
            slug="child-paper",
            key=key,
        )
    if person.stands_for:
        raise RefusedError(
            N_("{key} stands for several persons: no paper is made for {key}."),
            hint=N_("Record each of them as a person of their own first."),
            slug="several-readers",
            key=key,
        )


def _refuse_unless_kept_safely(case: CaseFile, key: str) -> None:
    person = next(person for person in case.persons if person.key == key)
    if person.keeps_paper not in _KEEPS:
        raise RefusedError(
            N_("What {key} told alone is not put on paper: no safe place to keep it is recorded."),
            hint=N_(
                "Ask {key} 'Can you keep this where nobody else reads it?' and record keeps_paper."
            ),
            slug="own-talks",
            key=key,
        )
