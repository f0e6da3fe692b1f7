"""The next talk, asked at the end of one; and the ways to talk."""

from typing import TYPE_CHECKING, Any

from hgcase.cli.guided.moments import moment_of, said_back, written
from hgcase.cli.guided.talk import Talk
from hgcase.cli.language import _
from hgcase.domain.declare.values import When
from hgcase.domain.verbs.steps import New, Step

if TYPE_CHECKING:
    from hgcase.cli.guided.interview import Interview


def channels() -> tuple[tuple[str, str], ...]:
    """Give the ways to talk that are usual, each with its letter."""
    return (
        (_("h home"), "visit"), (_("o office"), "office"), (_("t phone"), "phone"),
        (_("v video"), "video"), (_("e elsewhere"), "elsewhere"),
    )  # fmt: skip


def ask_next_talk(interview: "Interview", talk: Talk, who: list[str], *, moved: bool) -> list[Step]:
    """Ask for the next talk, with the same people; nothing where there is none, or it is known.

    Args:
        interview: of this run.
        talk: the one that is being logged.
        who: who was there or invited.
        moved: whether that one was moved.
    """
    now = When.on(interview.now)
    coming = [
        each
        for each in talk.case.talks("planned")
        if each.at > now and each.key != talk.tree["key"] and not moved
    ]
    for each in sorted(coming, key=lambda each: each.at):
        interview.say(_("Planned already: {day}.", day=said_back(moment_of(each.at))))
    how: list[str] = []
    asked = _("Next talk? (a day and a time, perhaps how; or Enter)")
    at = _moment_and_channel(interview, _("Moved to when?") if moved else asked, how)
    if at is None or any(moment_of(each.at) == at for each in coming):
        return []
    tree = {"at": written(at), "state": "planned", "invited": who,
            "trajectory": talk.tree["trajectory"], "mode": talk.tree["mode"],
            "channel": how[0] if how else None}  # fmt: skip
    return [New("sessions", {name: value for name, value in tree.items() if value})]


def _moment_and_channel(interview: "Interview", asked: str, how: list[str]) -> Any:
    """Ask when the next talk is and how: ``thu 14:00 video``."""
    from hgcase.cli.when import said

    def understand(typed: str) -> Any:
        how.clear()
        if not typed:
            return None
        *words, last = typed.split()
        channel = _channel_named(last) if words else ""
        at = said(" ".join(words) if channel else typed, interview.now, "future")
        how[:] = [channel] if channel else []
        return at

    at = interview.ask(
        "next",
        asked,
        understand,
        usual="",
        why=_("Good examples: thu 14:00, thu 14:00 video, 3 oct 10:00 office, +7d. "
              "The same people, unless you log it anew."),
    )  # fmt: skip
    if at is not None:
        interview.say(_("  → {day}", day=said_back(at)))
    return at


def _channel_named(word: str) -> str:
    for label, channel in channels():
        letter, _space, said_as = label.partition(" ")
        if word.casefold() in (letter, said_as.casefold(), channel):
            return channel
    return ""
