"""Closing by questions: what is open, how it ended and why, who judged it, what comes after."""

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from hgcase.cli.guided.closing_after import ask_aftercare, ask_handover
from hgcase.cli.guided.naming import refuse_line
from hgcase.cli.guided.noted import ask_enter
from hgcase.cli.guided.people import NobodyByThatLetterError, parties, who_is_who
from hgcase.cli.guided.phases import ask_checked_day, ask_trajectory, running_ones
from hgcase.cli.guided.planning import Told, names
from hgcase.cli.language import _, spoken
from hgcase.cli.matching import listed
from hgcase.cli.screens.days import day_and_year, say_when
from hgcase.cli.screens.still_open import open_lines
from hgcase.cli.screens.text import hanging
from hgcase.domain.declare.words import say
from hgcase.domain.verbs import closing as closing_rules
from hgcase.domain.verbs.closing import DONE, STAYS_OPEN, Closing
from hgcase.domain.verbs.steps import Key, New, Step
from hgcase.errors import UsageError
from hgcase.i18n import N_
from hgcase.lists import word_list
from hgcase.methods import method as method_of

if TYPE_CHECKING:
    from hgcase.app.plans import Planning
    from hgcase.cli.guided.interview import Interview
    from hgcase.domain.kinds.support import Action
    from hgcase.domain.kinds.trajectory import Trajectory

_SECOND: Final = "second"


class BesideYouError(UsageError):
    """Nobody beside whoever closes (practice 13)."""

    message = N_("Two see more than one: name a colleague beside yourself.")


class NotAnActionsEndError(UsageError):
    """An answer that says nothing of an action."""

    message = N_("Type d done, s stays open, or who does it from now on.")


def ask_close(interview: "Interview", planning: "Planning") -> Told:
    """Ask for the end of an approach, and for all that must not be forgotten (B10, C27-C32).

    Args:
        interview: of this run.
        planning: the household.

    Raises:
        NothingRunsError: nothing runs.
    """
    trajectory = ask_trajectory(interview, running_ones(planning))
    _say_what_is_open(interview, planning, trajectory)
    actions = _actions(interview, planning)
    day = ask_checked_day(
        interview,
        _("When did it end?"),
        lambda day: closing_rules.refuse_day(trajectory, day, interview.now.date()),
        why=_("The last day on which it ran."),
    )
    ending: dict[str, Any] = {"date": day.isoformat(), "state": _how(interview)}
    ending["because"] = interview.text(
        "because",
        _("Why is it no longer needed, or cannot go on? (for the team)"),
        lambda line: refuse_line(planning.case, set(), line),
        needed=True,
        why=_("What you see now that was not so before, or why it ends all the same. Whoever "
              "opens the file in a year reads this first."),
    )  # fmt: skip
    ending["safe_functioning"] = _functioning(interview)
    ending["judged_by"], new = _judges(interview, planning)
    moments = ask_aftercare(interview, planning, trajectory, day)
    handover = ask_handover(interview, planning, trajectory, day, ending["state"])
    missing = closing_rules.without_aftercare(planning.case, trajectory, day, moments)
    if without := _why_without(interview, planning, [key for keys in missing for key in keys]):
        ending["because"] = f"{ending['because']}\n{without}"
    closing = Closing(
        ending, moments, no_aftercare=bool(without), handover=handover, actions=actions
    )
    ask_enter(interview, _("Enter closes it"), _summary(planning, trajectory, closing, missing))
    told = partial(closing_rules.close, planning.case, trajectory, closing, planning.today)
    return lambda: (*new, *told())


def _why_without(interview: "Interview", planning: "Planning", missing: list[str]) -> str:
    """Ask why somebody gets no aftercare: nothing closes silently without it (C27, C29)."""
    if not missing:
        return ""
    why = interview.text(
        "without aftercare",
        _("No moment of aftercare for {names}. Why not? (for the team)",
          names=names(planning, missing)),
        lambda line: refuse_line(planning.case, set(), line),
        needed=True,
        why=_("Aftercare belongs to every end, and each child has its own. < goes back and gives "
              "a moment after all."),
    )  # fmt: skip
    keys = ", ".join(f"@{key}" for key in missing)
    return _("No aftercare for {keys}: {why}", keys=keys, why=why or "")


def _say_what_is_open(
    interview: "Interview", planning: "Planning", trajectory: "Trajectory"
) -> None:
    method = method_of(trajectory.method, trajectory.method_version)
    if method is None:
        return
    interview.say(_(
        "{method}, since {day}",
        method=say(spoken(), trajectory.method, of="method"),
        day=day_and_year(trajectory.start.day, planning.today),
    ))  # fmt: skip
    found = closing_rules.closing_open(planning.case, trajectory, method, planning.today)
    interview.say(open_lines(planning, found))


# --- what is still to be done ---------------------------------------------------------------


def _actions(interview: "Interview", planning: "Planning") -> dict[str, str]:
    """Ask of each open action what becomes of it: nothing disappears with the file."""
    found = closing_rules.open_actions(planning.case)
    if not found:
        return {}
    interview.say(_("Still to be done. d done, s stays as it is, or who does it from now on:"))
    others = (*planning.case.workers, *planning.case.contacts, *planning.case.organisations)
    interview.say(who_is_who(planning.seen, (each.key for each in others)))
    return {each.key: _action(interview, planning, each) for each in found}


def _action(interview: "Interview", planning: "Planning", action: "Action") -> str:
    seen = next(each for each in planning.seen.case.actions if each.key == action.key)
    by = planning.seen.name(action.done_by or "") or _("nobody")
    due = _(", by {day}", day=say_when(action.due, planning.today)) if action.due else ""
    interview.say(hanging(f"  {action.key}", f"{seen.text} ({by}{due})", 7))

    def understand(typed: str) -> str:
        letters = {_("d"): DONE, _("s"): STAYS_OPEN}
        if typed.casefold() in letters:
            return letters[typed.casefold()]
        try:
            found = parties(typed, planning.case)
        except NobodyByThatLetterError:
            raise NotAnActionsEndError from None
        if len(found) != 1:
            raise NotAnActionsEndError
        return found[0]

    return interview.ask(
        f"action {action.key}",
        f"  {action.key}",
        understand,
        usual=_("s"),
        why=_("d is done today. s stays open, with the same name. A key or first name: that one "
              "does it from now on."),
    )  # fmt: skip


# --- how and why ------------------------------------------------------------------------------


def _how(interview: "Interview") -> str:
    return interview.word(
        "how",
        _("How did it end?"),
        listed(word_list("endings").words, "endings"),
        usual=next(iter(word_list("endings").words)),
        why=_("Handed over and moved away ask who takes over."),
    )


def _functioning(interview: "Interview") -> str | None:
    answer = interview.choose(
        "functioning",
        _("Do they function safely again, in your judgement?"),
        ((_("y yes"), "yes"), (_("p partly"), "partly"), (_("n no"), "no"),
         (_("u not known"), "unknown")),
        usual="unknown",
        why=_("Not whether it was pleasant, but whether it is safe without you."),
    )  # fmt: skip
    return str(answer)


def _judges(interview: "Interview", planning: "Planning") -> "tuple[list[Any], list[Step]]":
    """Ask who judged it: two at least, one of whom is not who closes it (practice 13)."""
    workers = [each.key for each in planning.case.workers]
    mine = [planning.worker] if planning.worker else []
    interview.say(who_is_who(planning.seen, workers))

    def understand(typed: str) -> list[str] | str:
        try:
            found = parties(typed, planning.case, workers)
        except NobodyByThatLetterError:
            if not _is_a_name(typed):
                raise
            return " ".join(typed.split())
        if not set(found) - set(mine):
            raise BesideYouError
        return found

    other = interview.ask(
        "judged by",
        _("Who looked at it with you? (a colleague: key or name)"),
        understand,
        why=_("Closing is judged by two. A name that is not in the file yet is added to it."),
    )
    if isinstance(other, list):
        return list(dict.fromkeys([*mine, *other])), []
    return [*mine, Key(_SECOND)], [New("workers", {"name": other}, name=_SECOND)]


def _is_a_name(typed: str) -> bool:
    """Tell whether this is a new colleague's first and last name, and no mistyped key."""
    words = typed.split()
    return len(words) > 1 and all(word[0].isalpha() for word in words) and len(typed) > 4  # noqa: PLR2004 — shorter are letters


# --- the summary ------------------------------------------------------------------------------


def _summary(
    planning: "Planning",
    trajectory: "Trajectory",
    closing: Closing,
    missing: tuple[tuple[str, ...], ...],
) -> list[str]:
    """Say in plain words what is about to be written."""
    from hgcase.cli.guided.planning import names

    ending = closing.ending
    lines = [
        _(
            "{method} ends on {day}: {how}.",
            method=say(spoken(), trajectory.method, of="method"),
            day=spoken().short_day(_day(ending["date"])),
            how=say(spoken(), ending["state"], of="endings"),
        )
    ]
    lines += [_("Looking in: {day}, with {names}.", day=day, names=names(planning, keys))
              for day, keys in _looks_in(closing).items()]  # fmt: skip
    lines += [
        _("  ! Nobody looks in with {names} afterwards.", names=names(planning, keys))
        for keys in missing
    ]
    if closing.handover:
        taker = closing.handover["taker"]
        lines.append(_("Handed over to {name}; it stays open until they confirm.",
                       name=planning.seen.name(taker) or taker))  # fmt: skip
    return lines


def _looks_in(closing: Closing) -> dict[str, list[str]]:
    """Give with whom somebody looks in, by day."""
    days: dict[str, list[str]] = {}
    for each in sorted(closing.aftercare, key=lambda each: str(each["due"])):
        days.setdefault(_long(each["due"]), []).extend(each["persons"])
    return days


def _day(text: str) -> Any:
    from hgcase.domain.declare.values import When

    return When.parse(text).day


def _long(text: str) -> str:
    day = _day(text)
    return f"{spoken().short_day(day)} {day.year}"
