"""What lists and histories are made of, for other programs."""

from collections.abc import Collection
from typing import Any

from hgcase.app.household import Opened
from hgcase.cli.screens.history import model_of, written
from hgcase.domain.case_file import sections
from hgcase.domain.declare.trees import plain, tree_of
from hgcase.domain.declare.vocabulary import fields


def kinds_data(shown: Opened) -> dict[str, Any]:
    """Give how many records of each kind there are."""
    return {"ref": shown.ref, "counts": {name: shown.counts.get(name, 0) for name in sections()}}


def list_data(shown: Opened, section: str, keys: Collection[str]) -> dict[str, Any]:
    """Give records as a case file holds them, and what their references print."""
    records = [tree_of(model_of(shown, key)) for key in keys]
    return {
        "ref": shown.ref,
        "section": section,
        "records": records,
        "names": dict(shown.seen.names),
    }


def history_data(shown: Opened, section: str, keys: Collection[str]) -> dict[str, Any]:
    """Give each time that records were written, the oldest first."""
    lines = []
    for each in written(shown, section, keys):
        declared = {field.name: field for field in fields(type(model_of(shown, each.key)))}
        changes = [
            {"field": name, "before": plain(declared[name], before),
             "after": plain(declared[name], after)}
            for name, (before, after) in (each.changes or {}).items()
        ]  # fmt: skip
        line = {"key": each.key, "at": each.at.isoformat(timespec="seconds"), "worker": each.worker}
        lines.append({**line, "new": each.changes is None, "changes": changes})
    return {"ref": shown.ref, "section": section, "history": lines}
