"""The command ``hgcase called``."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from hgcase.cli import output
from hgcase.cli.group import Command, command_app
from hgcase.cli.language import _, spoken
from hgcase.cli.run import Json, Ref, context, need_terminal
from hgcase.errors import RefusedError
from hgcase.i18n import N_

if TYPE_CHECKING:
    from hgcase.app.contact_lines import Called
    from hgcase.app.context import AppContext
    from hgcase.domain._declare import Field
    from hgcase.domain.seen import Seen

app = command_app()
_JOINED: Final = "\u00a0"  # a space at which no line is broken


class NotYetCalledError(RefusedError):
    """A call at a moment that is still to come."""

    message = N_("That moment is still to come; a call is noted when it was made.")


@app.command(
    cls=Command,
    help=_(
        "Note in ten seconds that you called somebody, and how it went. What you leave out is "
        "asked; it was now and by phone unless you say otherwise. Results: reached, no_answer, "
        "message_left, not_alone, somebody_else, calls_back, refused, wrong_number."
    ),
    epilog="hgcase called LM4827 B no_answer\nhgcase called LM4827\n"
    'hgcase called LM4827 n1 reached --at "gisteren 14:00" --note',
)
def called(
    ref: Ref,
    key: Annotated[
        str | None, typer.Argument(metavar=_("KEY"), help=_("Who was called: B, n1, o4."))
    ] = None,
    result: Annotated[
        str | None, typer.Argument(metavar=_("RESULT"), help=_("How it went: no_answer."))
    ] = None,
    *,
    channel: Annotated[
        str, typer.Option("--channel", metavar=_("WORD"), help=_("How: phone, video, message."))
    ] = "phone",
    at: Annotated[
        str | None, typer.Option("--at", metavar=_("DATE"), help=_("When; now if you say nothing."))
    ] = None,
    note: Annotated[bool, typer.Option("--note", help=_("Ask for a line about it."))] = False,
    json: Json = False,
) -> None:
    """Note a call."""
    from hgcase.app import contact_lines

    ctx = context()
    lines: list[str] = []

    def tell(seen: "Seen") -> dict[str, Any]:
        tree = _told(ctx, seen, key=key, result=result, channel=channel, at=at)
        lines.append(_named(seen, tree))
        return {**tree, "text": _note(seen)} if note else tree

    done = contact_lines.note(ctx, ref, tell)
    if json:
        output.data("called", _data(done))
    else:
        output.answer([f"{done.key}: {lines[0]}", *_standing(done, ctx.today)])


def _told(
    ctx: "AppContext",
    seen: "Seen",
    *,
    key: str | None,
    result: str | None,
    channel: str,
    at: str | None,
) -> dict[str, Any]:
    """Put together what was given, and ask for what was not."""
    from hgcase.cli.answers import understood
    from hgcase.domain._declare import fields
    from hgcase.domain.contact_lines import ContactLine

    declared = {field.name: field for field in fields(ContactLine)}
    case = seen.case
    tree = {
        "at": _moment(at, ctx.now),
        "party": understood(declared["party"], key, ctx.now, case)
        if key
        else _ask_party(declared["party"], seen, ctx.now),
        "channel": understood(declared["channel"], channel, ctx.now),
        "result": _listed(declared["result"], result)
        if result
        else _ask_word(declared["result"], ctx.now),
    }
    if worker := ctx.worker_key(case):
        tree["worker"] = worker
    return tree


def _moment(typed: str | None, now: datetime) -> str:
    """Give the moment of the call as a case file writes it; what was typed is said back."""
    from hgcase.cli.when import said

    if typed is None:
        return now.strftime("%Y-%m-%dT%H:%M")
    at = said(typed, now)
    if (at if isinstance(at, datetime) else datetime.combine(at, datetime.min.time())) > now:
        raise NotYetCalledError
    clock = isinstance(at, datetime)
    output.note(f"  → {spoken().full_day(at)}" + (f" {at:%H:%M}" if clock else ""))
    return at.strftime("%Y-%m-%dT%H:%M") if clock else at.isoformat()


def _ask_party(field: "Field", seen: "Seen", now: datetime) -> str:
    """Ask who was called, by the letters that the household has."""
    from hgcase.cli.answers import understood
    from hgcase.cli.ask import ask_until

    need_terminal("KEY")
    case = seen.case
    listed = (*case.persons, *case.contacts, *case.organisations)
    _show_choices([f"{each.key} {seen.name(each.key)}" for each in listed])
    party: str = ask_until(_("Who was called?"), lambda typed: understood(field, typed, now, case))
    return party


def _listed(field: "Field", typed: str) -> str:
    """Give the word of the list that was typed; a command line takes no other (decision 9).

    Raises:
        NotAWordError: it is none of them.
    """
    from hgcase.cli.answers import NotAWordError
    from hgcase.domain.labels import field_words

    words = field_words(spoken(), field)
    plain = typed.lower().replace("-", "_").replace(" ", "_")
    found = [word for word, said in words.items() if plain == word or typed.lower() == said.lower()]
    if not found:
        raise NotAWordError(words)
    return found[0]


def _ask_word(field: "Field", now: datetime) -> str:
    """Ask how it went: a letter for each word, or the word."""
    from hgcase.cli.answers import understood
    from hgcase.cli.ask import ask_until
    from hgcase.domain.labels import field_words

    need_terminal("RESULT")
    letters: dict[str, str] = {}
    choices = []
    for word, label in field_words(spoken(), field).items():
        free = (char for char in f"{label.lower()}123456789" if char.isalnum())
        letter = next(char for char in free if char not in letters)
        letters[letter] = word
        choices.append(f"{letter} {label}")
    _show_choices(choices)

    def word_of(typed: str) -> str:
        known: str = letters.get(typed.lower()) or understood(field, typed, now)
        return known

    return ask_until(_("How did it go?"), word_of)


def _show_choices(choices: list[str]) -> None:
    """Show what can be chosen, each in one piece."""
    from hgcase.cli.screens.text import wrapped

    told = "   ".join(choice.replace(" ", _JOINED) for choice in choices)
    output.note(line.replace(_JOINED, " ") for line in wrapped(told, 2))


def _note(seen: "Seen") -> str | None:
    """Ask for some lines; one that refers to nobody is asked again."""
    from functools import partial

    from hgcase.cli.ask import ask_text
    from hgcase.cli.guided.naming import refuse_line

    question = _("What is there to say about it? (an empty line ends)")
    return ask_text(question, partial(refuse_line, seen.case, set()))


def _named(seen: "Seen", tree: dict[str, Any]) -> str:
    """Say what was noted: who was called, and how it went."""
    from hgcase.domain.words import say

    result = say(spoken(), tree["result"], of="contact_results")
    return f"{seen.name(tree['party']) or tree['party']}, {result}"


def _standing(done: "Called", today: date) -> list[str]:
    """Say how contact with them stands."""
    from hgcase.cli.screens.days import say_when

    told = done.reached
    lines = []
    if told.tries > 1 and told.since is not None:
        since = say_when(told.since, today)
        lines.append(_("Not reached {n} times now, since {day}.", n=told.tries, day=since))
    if told.tries:
        last = say_when(told.last, today) if told.last else ""
        lines.append(_("Last spoken to {day}.", day=last) if last else _("Not spoken to yet."))
    return lines


def _data(done: "Called") -> dict[str, Any]:
    told = done.reached
    return {
        "ref": done.ref,
        "key": done.key,
        "tries": told.tries,
        "since": told.since and str(told.since),
        "last_contact": told.last and str(told.last),
    }
