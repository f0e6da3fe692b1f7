"""Talks: what was planned and how it went, and who may know of it."""

from typing import TYPE_CHECKING, Any, Final

from hgcase.domain.declare.readers import persons_in
from hgcase.domain.declare.vocabulary import fields
from hgcase.domain.kinds.sessions import Session

if TYPE_CHECKING:
    from datetime import date

    from hgcase.domain.case_file import CaseFile

_CARRIED: Final = ("workers_only", "may_pass_on", "terms", "file_number", "said_by", "trajectory")
"""What holds of a planned talk, and of the same talk as it went unless it says otherwise."""


def planned_talk(case: "CaseFile", key: str) -> Session | None:
    """Give the talk with this key, if it is still planned."""
    talk = case.find("sessions", key)
    return talk if isinstance(talk, Session) and talk.state == "planned" else None


def as_it_went(case: "CaseFile", talk: Session, today: "date") -> "CaseFile":
    """Put a talk in the place where it was planned, or at the end.

    What narrowed the planned talk narrows it still: nobody enters a circle because it was
    held (W1).
    """
    planned = planned_talk(case, talk.key)
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
