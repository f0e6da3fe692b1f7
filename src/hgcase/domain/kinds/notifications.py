"""Notifications: by the police, to Veilig Thuis, by a school (C01, C09, C15-C21)."""

from typing import Annotated, ClassVar

from hgcase.domain.declare.readers import TEAM, once_the_source_agreed, team_only
from hgcase.domain.declare.record import Part, Record, Value
from hgcase.domain.declare.values import Done, Due, Flag, Key, Party, Prose, When, Word
from hgcase.domain.declare.vocabulary import Ask, Kind, Known, Mark, Said
from hgcase.i18n import N_


class JointAction(Value):
    """Help and police at the door together (C19)."""

    HEAD: ClassVar = ("{party}",)

    party: Party
    at: When | None = None


class NotificationDecision(Part):
    """What was decided on a notification."""

    HEAD: ClassVar = ("{decision}", N_("by {party}"))

    key: Annotated[Key | None, Mark.ASIDE] = None
    date: When | None = None
    party: Party | None = None
    decision: Annotated[Word, Known("notification_decisions")]
    grounds: Annotated[Prose | None, TEAM] = None


class Feedback(Value):
    """Who is to hear what came of it, by when (C53)."""

    HEAD: ClassVar = (N_("to {party}"),)

    party: Party
    due: Due | None = None
    done: Done | None = None


class Notification(Record):
    """A notification: by the police, to Veilig Thuis, by a school (C01, C09, C15-C21)."""

    KIND: ClassVar = Kind(
        "notifications", "no", "events", (N_("notification"), N_("notifications")), team_only,
        order=("at",), within=once_the_source_agreed,
    )  # fmt: skip
    HEAD: ClassVar = ((N_("notification by {kind}"), N_("notification")),)
    NAMED: ClassVar = (N_("the notification of {at}"),)

    at: Annotated[When, Ask(N_("When?"))]
    kind: Annotated[
        Word,
        Said(N_("From whom"), N_("from {value}")),
        Known("notification_kinds"),
        Ask(N_("From whom did it come?")),
    ]
    crisis: Annotated[Flag | None, TEAM, Ask(N_("Was it a crisis?"))] = None
    serious: Annotated[Flag | None, TEAM, Ask(N_("Was it serious?"))] = None
    received_by: Annotated[Party | None, TEAM, Ask(N_("Who received it?"))] = None
    text: Annotated[Prose | None, Ask(N_("What does it say?"))] = None
    request: Annotated[Prose | None, TEAM] = None
    discussed: Annotated[When | None, TEAM] = None
    not_discussed: Annotated[Prose | None, TEAM] = None
    danger_taken_away: Annotated[When | None, TEAM] = None
    joint_action: JointAction | None = None
    decisions: tuple[NotificationDecision, ...] = ()
    feedback: Annotated[tuple[Feedback, ...], TEAM] = ()
