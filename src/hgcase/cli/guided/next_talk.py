"""The next talk, asked at the end of one; and the ways to talk."""

from typing import Final

from hgcase.cli.guided.interview import Interview
from hgcase.cli.guided.reading import Reading, said_back, typed_back
from hgcase.cli.guided.talk import Talk
from hgcase.cli.language import _
from hgcase.cli.matching import chosen, worded
from hgcase.cli.when import said
from hgcase.domain.declare.values import When
from hgcase.domain.verbs.steps import New, Step
from hgcase.errors import ImpossibleDateError, UsageError
from hgcase.i18n import N_

CHANNELS: Final = {
    "visit": N_("at their home"), "office": N_("at the office"), "phone": N_("by phone"),
    "video": N_("by video"), "elsewhere": N_("elsewhere"),
}  # fmt: skip
"""The ways to talk that are usual."""


def ask_next_talk(interview: Interview, talk: Talk, who: list[str], *, moved: bool) -> list[Step]:
    """Ask for the next talk, with the same people; nothing where there is none, or it is known.

    Args:
        moved: whether that one was moved.
    """
    now = When.on(interview.now)
    coming = [
        each
        for each in talk.case.talks("planned")
        if each.at > now and each.key != talk.tree["key"] and not moved
    ]
    for each in sorted(coming, key=lambda each: each.at):
        interview.say(_("Planned already: {day}.", day=said_back(each.at, interview.now.date())))
    asked = _("Next talk? (a day and a time, perhaps how; or Enter)")
    at, channel = interview.ask(
        "next",
        _("Moved to when?") if moved else asked,
        _moment_and_channel(interview),
        usual="",
        why=_("Good examples: thu 14:00, thu 14:00 video, 3 oct 10:00 office, +7d. "
              "The same people, unless you log it anew."),
    )  # fmt: skip
    if at is None or any(each.at == at for each in coming):
        return []
    tree = {"at": at.text, "state": "planned", "invited": who,
            "trajectory": talk.tree["trajectory"], "mode": talk.tree["mode"],
            "channel": channel}  # fmt: skip
    return [New("sessions", {name: value for name, value in tree.items() if value})]


def _moment_and_channel(interview: Interview) -> Reading[tuple[When | None, str]]:
    """Read when the next talk is and how: ``thu 14:00 video``."""

    def meant(typed: str) -> str:
        *words, last = typed.split()
        try:
            return When.on(said(typed, interview.now, "future")).text
        except ImpossibleDateError:
            if not words:
                raise
        at = When.on(said(" ".join(words), interview.now, "future")).text
        try:
            return f"{at} {chosen(last, worded(CHANNELS)).code}"
        except UsageError:
            raise ImpossibleDateError from None

    def value(code: str) -> tuple[When | None, str]:
        at, _space, channel = code.partition(" ")
        return (When.parse(at) if at else None), channel

    def shown(code: str) -> str:
        at, channel = value(code)
        how = [each.label for each in worded(CHANNELS) if each.code == channel]
        return " ".join([typed_back(at), *how]) if at else ""

    def back(_typed: str, code: str) -> str:
        at, channel = value(code)
        how = [each.label for each in worded(CHANNELS) if each.code == channel]
        return ", ".join([said_back(at, interview.now.date()), *how]) if at else ""

    return Reading(value, meant, shown, back)
