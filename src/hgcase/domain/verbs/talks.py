"""Talks: what was planned and how it went, and who may know of it."""

from datetime import date
from typing import Any, Final

from hgcase.domain.case_file import CaseFile
from hgcase.domain.declare.readers import persons_in
from hgcase.domain.declare.vocabulary import fields
from hgcase.domain.kinds.sessions import Session
from hgcase.errors import RefusedError
from hgcase.i18n import N_

_CARRIED: Final = ("workers_only", "may_pass_on", "terms", "file_number", "said_by", "trajectory")
"""What holds of a planned talk, and of the same talk as it went unless it says otherwise."""


def _planned(case: CaseFile, key: str) -> Session | None:
    """Give the talk with this key, if it is still planned."""
    talk = case.find("sessions", key)
    return talk if isinstance(talk, Session) and talk.state == "planned" else None


def as_it_went(case: CaseFile, talk: Session, today: date) -> CaseFile:
    """Put a talk in the place where it was planned, or at the end.

    What narrowed the planned talk narrows it still: nobody enters a circle because it was
    held (W1). What is to come was not held.
    """
    if talk.state == "held" and talk.at.day > today:
        raise RefusedError(
            N_("{key} is said to have been held, on a day that is still to come."),
            hint=N_("Correct its day, or log it as planned."),
            slug="not-held-yet",
            key=talk.key,
        )
    planned = _planned(case, talk.key)
    if planned is None:
        return case.add(talk)
    defaults = {field.name: Session.model_fields[field.name].default for field in fields(Session)}
    carried: dict[str, Any] = {
        name: getattr(planned, name) for name in _CARRIED if getattr(talk, name) == defaults[name]
    }
    narrowed = set(planned.visible_to or ()) != persons_in(case, planned, "invited")
    if narrowed and talk.visible_to is None:
        usual = Session.KIND.readers(case, talk, today)
        carried["visible_to"] = tuple(sorted(usual & set(planned.visible_to or ())))
    went = talk.model_copy(update=carried)
    return case.replace(
        sessions=tuple(went if each.key == talk.key else each for each in case.sessions)
    )
