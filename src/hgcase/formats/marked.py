"""YAML as plain values, each with the line on which it begins, through libyaml.

The loader resolves nothing but ``null``. Anchors, tags, duplicate keys and deep nesting are
refused.
"""

from collections.abc import Iterator
from typing import Any, Final

import yaml

from hgcase.formats.unread import MAX_DEPTH, refuse
from hgcase.i18n import N_

_NULLS: Final = ("", "~", "null")
_EVENTS: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Marked:
    """A value with the line on which it begins."""

    __slots__ = ("line", "value")

    def __init__(self, value: Any, line: int) -> None:
        self.value = value
        self.line = line


def bare(marked: Marked) -> Any:
    """Give a value without its lines."""
    value = marked.value
    if isinstance(value, dict):
        return {key: bare(each) for key, (_, each) in value.items()}
    if isinstance(value, list):
        return [bare(each) for each in value]
    return value


def read_marked(text: str) -> Marked:
    """Read YAML (or JSON, which is nearly YAML) with the line of every value."""
    try:
        events = yaml.parse(text, Loader=_EVENTS)
        root = _document(events)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 0
        raise refuse(N_("This is not YAML that can be read."), line) from None
    except (yaml.YAMLError, UnicodeEncodeError):
        raise refuse(N_("This is not text that can be read.")) from None
    return root


def _document(events: Iterator[yaml.Event]) -> Marked:
    root = Marked(None, 1)
    documents = 0
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise refuse(N_("One case a file: a second document begins."), _at(event))
        elif isinstance(event, yaml.NodeEvent):
            root = _node(event, events, 0)
    return root


def _at(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0


def _node(event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Marked:
    line = _at(event)
    if depth > MAX_DEPTH:
        raise refuse(N_("The file is nested too deep."), line)
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise refuse(N_("Anchors and aliases are not used in a case file."), line)
    if getattr(event, "tag", None):
        raise refuse(N_("Tags are not used in a case file."), line)
    if isinstance(event, yaml.ScalarEvent):
        plain = event.implicit[0] and event.style in (None, "")
        return Marked(None if plain and event.value in _NULLS else event.value, line)
    if isinstance(event, yaml.SequenceStartEvent):
        return Marked(_sequence(events, depth), line)
    return Marked(_mapping(events, depth), line)


def _sequence(events: Iterator[yaml.Event], depth: int) -> list[Marked]:
    found = []
    for event in events:
        if isinstance(event, yaml.SequenceEndEvent):
            break
        found.append(_node(event, events, depth + 1))
    return found


def _mapping(events: Iterator[yaml.Event], depth: int) -> dict[str, tuple[int, Marked]]:
    found: dict[str, tuple[int, Marked]] = {}
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            break
        line = _at(event)
        key = _node(event, events, depth + 1).value
        if not isinstance(key, str):
            raise refuse(N_("A key is one word."), line)
        if key in found:
            raise refuse(N_("A key is there twice."), line)
        found[key] = (line, _node(next(events), events, depth + 1))
    return found
