"""Who it may be that phones: the household, the person, and what to ask before anything."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from hgcase.cli.language import _, spoken
from hgcase.cli.screens.text import commands_said, hanging, listed
from hgcase.cli.typed import as_typed
from hgcase.domain.case_file import kind_of
from hgcase.domain.declare.labels import kind_name

if TYPE_CHECKING:
    from hgcase.app.finding import Found
    from hgcase.domain.kinds.persons import SafeContact

_REF: Final = 8
_KEY: Final = 5
_MOST: Final = 20


def found_screen(found: "Sequence[Found]") -> list[str]:
    """Lay out whoever fits; of each what is to be asked first before the number (practice 5)."""
    if not found:
        return [_("Nobody by that name or number.")]
    lines = [line for each in found[:_MOST] for line in _one(each)]
    if len(found) > _MOST:
        lines += ["", _("{n} more: a longer name tells more.", n=len(found) - _MOST)]
    return lines


def next_lines(found: "Sequence[Found]") -> list[str]:
    """Say how to go on in the household that it is, where it can be only one."""
    refs = {each.known.ref for each in found if not each.refs}
    if len(refs) != 1:
        return []
    ref = refs.pop()
    told = (
        (f"hgcase safety-plan show {ref}", _("the whole plan, with numbers to call")),
        (f"hgcase break start {ref}", _("somebody leaves now")),
        (f"hgcase called {ref}", _("note the call")),
    )
    return commands_said([(as_typed(command), about) for command, about in told])


def _one(found: "Found") -> list[str]:
    known = found.known
    shared = bool(found.refs)
    lead = f"{'' if shared else known.ref:<{_REF}}{'' if shared else known.key:<{_KEY}}"
    margin = len(lead)
    kind = "" if known.section == "persons" else kind_name(spoken(), kind_of(known.section))
    who = known.name or ", ".join(known.persons)
    told = [listed((who, kind, _where(found)))]
    if known.section == "persons" and (known.safe_contact or known.phone):
        told += _asked_first(known.safe_contact)
    told += [known.phone] if known.phone else []
    lines = hanging(lead, told[0], margin)
    return [*lines, *(line for text in told[1:] for line in hanging("", text, margin))]


def _where(found: "Found") -> str:
    """Say in which households a worker or an organisation stands."""
    if not found.refs:
        return ""
    more = found.households - len(found.refs)
    refs = ", ".join(found.refs)
    return _("in {refs} and {n} more", refs=refs, n=more) if more else _("in {refs}", refs=refs)


def _asked_first(safe: "SafeContact | None") -> list[str]:
    """Say how somebody is reached without danger, or that nobody asked yet."""
    if safe is None:
        return ["! " + _("not asked yet how to call without danger")]
    asks = _("ask first: “{question}”", question=safe.ask_first) if safe.ask_first else ""
    hours = _("when: {hours}", hours=safe.hours) if safe.hours else ""
    avoid = _("not: {ways}", ways=safe.avoid) if safe.avoid else ""
    return [f"! {told}"] if (told := listed((asks, hours, avoid))) else []


def found_data(found: "Sequence[Found]") -> dict[str, Any]:
    """Give whoever fits, for other programs."""
    from hgcase.formats.writing import tree_of

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
