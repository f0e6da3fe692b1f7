"""What a timeline is made of, for other programs."""

from typing import TYPE_CHECKING, Any

from hgcase.domain.declare.trees import tree_of

if TYPE_CHECKING:
    from hgcase.app.household import Opened
    from hgcase.domain.standing.timeline import Event, Timeline


def timeline_data(shown: "Opened", found: "Timeline") -> dict[str, Any]:
    """Give the events, each with its date and the record that it is of."""
    every = (*found.past, *found.coming, *found.undated)
    records = {event.record.key: event.record for event in every}
    records |= {account.key: account for event in every for account in event.accounts}
    return {
        "ref": shown.ref,
        "on": shown.today.isoformat(),
        "past": [_event(event) for event in found.past],
        "coming": [_event(event) for event in found.coming],
        "undated": [_event(event) for event in found.undated],
        "records": {key: tree_of(record) for key, record in records.items()},
        "names": dict(shown.seen.names),
    }


def _event(event: "Event") -> dict[str, Any]:
    when = event.when
    return {
        "date": when and str(when),
        "first": when and when.first,
        "last": when and when.last,
        "section": event.section,
        "key": event.record.key,
        "what": event.sort,
        "field": ".".join(event.path),
        "lines": [tree_of(line) for line in event.lines],
        "accounts": [account.key for account in event.accounts],
    }
