"""Who it may be that phones: the household, the person, and what to ask before anything."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from hgcase.cli.drawing.tree import Commands, Fact, Label, Screen, bold, dim, dotted, screen
from hgcase.cli.language import _, spoken
from hgcase.cli.typed import next_ones
from hgcase.domain.case_file import kind_of
from hgcase.domain.declare.labels import kind_name

if TYPE_CHECKING:
    from hgcase.app.finding import Found
    from hgcase.domain.kinds.persons import SafeContact

_MOST: Final = 20


def found_screen(found: "Sequence[Found]") -> Screen:
    """Show whoever fits; of each what is to be asked first before the number (practice 5)."""
    if not found:
        return screen(Label(_("Nobody by that name or number.")))
    more = len(found) - _MOST
    rest = _("{n} more: a longer name tells more.", n=more) if more > 0 else ""
    return screen(*map(_one, found[:_MOST]), Fact("", (rest,)))


def next_commands(found: "Sequence[Found]") -> Commands:
    """Say how to go on in the household that it is, where it can be only one."""
    refs = {each.known.ref for each in found if not each.refs}
    if len(refs) != 1:
        return Commands(())
    ref = refs.pop()
    return next_ones(
        (f"hgcase safety-plan show {ref}", _("the whole plan, with numbers to call")),
        (f"hgcase break start {ref}", _("somebody leaves now")),
        (f"hgcase called {ref}", _("note the call")),
    )


def _one(found: "Found") -> Fact:
    known = found.known
    shared = bool(found.refs)
    kind = "" if known.section == "persons" else kind_name(spoken(), kind_of(known.section))
    who = known.name or ", ".join(known.persons)
    lead = (bold("" if shared else known.ref), dim("" if shared else f" {known.key}"))
    aside = "".join(f" · {part}" for part in (kind, _where(found)) if part)
    asks: tuple[str, ...] = ()
    if known.section == "persons" and (known.safe_contact or known.phone):
        asks = asked_first(known.safe_contact)
    first = (bold("! "), dotted(asks)) if asks else ""
    return Fact(lead, ((bold(who), aside), first, bold(known.phone or "")))


def _where(found: "Found") -> str:
    """Say in which households a worker or an organisation stands."""
    if not found.refs:
        return ""
    more = found.households - len(found.refs)
    refs = ", ".join(found.refs)
    return _("in {refs} and {n} more", refs=refs, n=more) if more else _("in {refs}", refs=refs)


def asked_first(safe: "SafeContact | None") -> tuple[str, ...]:
    """Say how somebody is reached without danger, or that nobody asked yet."""
    if safe is None:
        return (_("not asked yet how to call without danger"),)
    told = (
        _("ask first: “{question}”", question=safe.ask_first) if safe.ask_first else "",
        _("when: {hours}", hours=safe.hours) if safe.hours else "",
        _("not: {ways}", ways=safe.avoid) if safe.avoid else "",
    )
    return tuple(filter(None, told))


def found_data(found: "Sequence[Found]") -> dict[str, Any]:
    """Give whoever fits, for other programs."""
    from hgcase.domain.declare.trees import tree_of

    return {
        "found": [
            {
                "ref": each.known.ref,
                "section": each.known.section,
                "key": each.known.key,
                "name": each.known.name or None,
                "persons": list(each.known.persons),
                "safe_contact": each.known.safe_contact and tree_of(each.known.safe_contact),
                "phone": each.known.phone or None,
                "refs": list(each.refs) or [each.known.ref],
                "households": each.households,
            }
            for each in found
        ]
    }
