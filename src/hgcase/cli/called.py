"""The command ``hgcase called``."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from hgcase.cli import output
from hgcase.cli.derived import option_help
from hgcase.cli.group import command_app
from hgcase.cli.language import _, spoken
from hgcase.cli.offers import words_offered
from hgcase.cli.run import Json, Ref, context, need_terminal
from hgcase.domain.declare.vocabulary import fields
from hgcase.domain.kinds.contact_lines import ContactLine
from hgcase.domain.verbs.steps import New
from hgcase.errors import RefusedError
from hgcase.i18n import N_

if TYPE_CHECKING:
    from hgcase.app.writing import Wrote
    from hgcase.cli.drawing.tree import Fact
    from hgcase.cli.guided.interview import Interview
    from hgcase.domain.standing.reached import Reached
    from hgcase.domain.wall.seen import Seen

app = command_app()
_FIELDS: Final = {field.name: field for field in fields(ContactLine)}


@app.command(
    help=_(
        "Note in ten seconds that you called somebody, or that somebody called you, and how it "
        "went. What you leave out is asked; it was now and by phone unless you say otherwise."
    ),
    epilog="hgcase called LM4827 B no_answer\nhgcase called LM4827\n"
    'hgcase called LM4827 n1 reached --at "yesterday 14:00" --note',
)
def called(
    ref: Ref,
    key: Annotated[
        str | None, typer.Argument(metavar=_("KEY"), help=_("Who was called: B, n1, o4."))
    ] = None,
    result: Annotated[
        str | None,
        typer.Argument(
            metavar=_("RESULT"),
            help=option_help(_FIELDS["result"]),
            autocompletion=words_offered(_FIELDS["result"]),
        ),
    ] = None,
    *,
    channel: Annotated[
        str,
        typer.Option(
            "--channel",
            metavar=_("WORD"),
            help=option_help(_FIELDS["channel"]),
            autocompletion=words_offered(_FIELDS["channel"]),
        ),
    ] = "phone",
    at: Annotated[
        str | None, typer.Option("--at", metavar=_("DATE"), help=_("When; now if you say nothing."))
    ] = None,
    note: Annotated[bool, typer.Option("--note", help=_("Ask for a line about it."))] = False,
    json: Json = False,
) -> None:
    """Note a call."""
    from hgcase.app.household import look
    from hgcase.app.writing import write
    from hgcase.cli.guided.interview import Interview, conduct
    from hgcase.domain.standing.reached import reached

    ctx = context()
    with look(ctx, ref, "called", whole_ref=True, sections=("contact_lines",)) as opened:
        seen = opened.seen

        def script(interview: Interview) -> dict[str, Any]:
            tree = _told(interview, seen, key=key, result=result, channel=channel)
            return {**tree, "text": _note(interview, seen)} if note else tree

        when = {"at": _moment(at, ctx.now)}
        tree = {**when, **conduct(script, Interview(ctx.now), lambda told: told)}
    if opened.worker:
        tree["worker"] = opened.worker
    wrote = write(ctx, opened.ref, [New("contact_lines", tree)], "called")
    stands = reached(wrote.seen.case, tree["party"])
    if json:
        output.data("called", _data(wrote, stands))
    else:
        from hgcase.cli.drawing.tree import screen
        from hgcase.cli.screens.written import fact_of

        record = wrote.record()
        noted = fact_of(wrote, record) if record is not None else None
        output.show(screen((noted, _standing(stands, ctx.today))))


def _told(
    interview: "Interview", seen: "Seen", *, key: str | None, result: str | None, channel: str
) -> dict[str, Any]:
    """Put together what was given, and ask for what was not."""
    from hgcase.cli.answers import understood

    now = interview.now
    return {
        "party": understood(_FIELDS["party"], key, now, seen.case)
        if key
        else _ask_party(interview, seen),
        "channel": understood(_FIELDS["channel"], channel, now),
        "result": _result(interview, result),
    }


def _moment(typed: str | None, now: datetime) -> str:
    """Give the moment of the call as a case file writes it; what was typed is said back."""
    from hgcase.cli.when import said

    if typed is None:
        return now.strftime("%Y-%m-%dT%H:%M")
    at = said(typed, now)
    if (at if isinstance(at, datetime) else datetime.combine(at, datetime.min.time())) > now:
        raise RefusedError(
            N_("That moment is still to come; a call is noted when it was made."),
            slug="not-yet-called",
        )
    clock = isinstance(at, datetime)
    output.note(f"  → {spoken().full_day(at)}" + (f" {at:%H:%M}" if clock else ""))
    return at.strftime("%Y-%m-%dT%H:%M") if clock else at.isoformat()


def _ask_party(interview: "Interview", seen: "Seen") -> str | None:
    """Ask who was called, by key or first name."""
    from hgcase.cli.guided.people import roll

    need_terminal(_("KEY"))
    case = seen.case
    return interview.person(
        "party",
        _("Who was called?"),
        roll(case, [*case.persons, *case.contacts, *case.organisations]),
        usual=None,
        why=_("A letter, a key or a first name."),
    )


def _result(interview: "Interview", typed: str | None) -> str:
    """Give how it went; a command line takes a whole word of the list (decision 9)."""
    from hgcase.cli.answers import choices_of
    from hgcase.cli.matching import NoChoiceError, exactly

    choices = choices_of(_FIELDS["result"])
    if typed is None:
        need_terminal(_("RESULT"))
        why = _("A number from the list, or the word.")
        return interview.word("result", _("How did it go?"), choices, why=why)
    found = exactly(typed, choices)
    if found is None:
        raise NoChoiceError(choices)
    return found.code


def _note(interview: "Interview", seen: "Seen") -> str | None:
    """Ask for some lines; one that refers to nobody is asked again."""
    from functools import partial

    from hgcase.cli.guided.naming import refuse_line

    return interview.text(
        "text",
        _("What is there to say about it?"),
        partial(refuse_line, seen.case, set()),
        why=_("For the team alone."),
    )


def _standing(told: "Reached", today: date) -> "Fact":
    """Say how contact with them stands."""
    from hgcase.cli.drawing.tree import Fact
    from hgcase.cli.language import say_when

    lines = []
    if told.tries > 1 and told.since is not None:
        since = say_when(told.since, today)
        lines.append(_("Not reached {n} times now, since {day}.", n=told.tries, day=since))
    if told.tries:
        last = say_when(told.last, today) if told.last else ""
        lines.append(_("Last spoken to {day}.", day=last) if last else _("Not spoken to yet."))
    return Fact("", tuple(lines))


def _data(wrote: "Wrote", told: "Reached") -> dict[str, Any]:
    return {
        "ref": wrote.ref,
        "key": wrote.keys[0],
        "tries": told.tries,
        "since": told.since and str(told.since),
        "last_contact": told.last and str(told.last),
    }
