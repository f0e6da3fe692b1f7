"""From text to plain values: every scalar is text, and a problem knows its line.

The loader resolves nothing but ``null``: the declaration says what a value is, not its
spelling. Anchors, tags, duplicate keys and deep nesting are refused. YAML goes through
libyaml; JSON through the standard library.
"""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any, Final

import yaml

from hgcase.errors import CaseFileError, CaseProblem
from hgcase.i18n import N_

MAX_DEPTH: Final = 12
_NULLS: Final = ("", "~", "null")
_BYTE_ORDER_MARK: Final = "\ufeff"
_JSON_BEGINS: Final = re.compile(r'\s*\{\s*["}]')
_UNLIKE_YAML: Final = re.compile(r"\\.|[^\n\r\t -~]")
_EVENTS: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

Path = tuple[str | int, ...]


def read_tree(text: str) -> Any:
    """Read YAML or JSON text into mappings, lists, texts and None."""
    text = text.removeprefix(_BYTE_ORDER_MARK)
    return _from_json(text) if _is_json(text) else _bare(_marked(text))


def only_entry(tree: Any, section: str) -> Any:
    """Give the one entry that a text holds, be it in a list or under its section or bare."""
    if isinstance(tree, dict) and list(tree) == [section]:
        tree = tree[section]
    return tree[0] if isinstance(tree, list) and len(tree) == 1 else tree


def read_fields(text: str, section: str) -> dict[str, Any]:
    """Read the fields of one entry of a section."""
    tree = only_entry(read_tree(text), section)
    if not isinstance(tree, dict):
        raise _refuse(N_("Fields are asked here, each with its name."))
    return tree


def lines_of(text: str, section: str = "") -> Callable[[Path], int]:
    """Give what finds the line of the thing at a path; 0 where it cannot be found.

    A text in a path that meets a list looks for the entry with that ``key``.

    Args:
        section: of the entry; paths begin inside it.
    """
    text = text.removeprefix(_BYTE_ORDER_MARK)
    try:
        marked = _marked(_like_yaml(text) if _is_json(text) else text)
    except CaseFileError:
        return lambda _path: 0
    if section and isinstance(marked.value, dict) and list(marked.value) == [section]:
        marked = marked.value[section][1]
    if section and isinstance(marked.value, list) and len(marked.value) == 1:
        marked = marked.value[0]
    return lambda path: _line(marked, path)


def _is_json(text: str) -> bool:
    """Tell JSON from YAML that begins with a brace: only in JSON the first key has quotes."""
    return _JSON_BEGINS.match(text) is not None


def _like_yaml(text: str) -> str:
    """Make JSON into YAML with the same keys on the same lines; of its texts no more is kept."""
    return _UNLIKE_YAML.sub(lambda found: "x" * len(found[0]), text)


def _refuse(message: str, line: int = 0, **params: str | int) -> CaseFileError:
    return CaseFileError(problems=[CaseProblem(message, line=line, params=params)])


def _from_json(text: str) -> Any:
    def mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            _marked(_like_yaml(text))  # refuses it too, and knows the line
            raise _refuse(N_("A key is there twice."))
        return found

    def constant(_name: str) -> Any:
        raise _refuse(N_("NaN and Infinity are no values."))

    try:
        tree = json.loads(
            text,
            object_pairs_hook=mapping,
            parse_int=str,
            parse_float=str,
            parse_constant=constant,
        )
        return _plain(tree)
    except json.JSONDecodeError as error:
        raise _refuse(N_("This is not JSON that can be read."), error.lineno) from None
    except RecursionError:
        raise _refuse(N_("The file is nested too deep.")) from None


def _plain(value: Any, depth: int = 0) -> Any:
    if depth > MAX_DEPTH:
        raise _refuse(N_("The file is nested too deep."))
    if isinstance(value, dict):
        return {key: _plain(each, depth + 1) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each, depth + 1) for each in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return value


class _Marked:
    """A value with the line on which it begins."""

    __slots__ = ("line", "value")

    def __init__(self, value: Any, line: int) -> None:
        self.value = value
        self.line = line


def _bare(marked: _Marked) -> Any:
    value = marked.value
    if isinstance(value, dict):
        return {key: _bare(each) for key, (_, each) in value.items()}
    if isinstance(value, list):
        return [_bare(each) for each in value]
    return value


def _marked(text: str) -> _Marked:
    """Read YAML (or JSON, which is nearly YAML) with the line of every value."""
    try:
        events = yaml.parse(text, Loader=_EVENTS)
        root = _document(events)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 0
        raise _refuse(N_("This is not YAML that can be read."), line) from None
    except (yaml.YAMLError, UnicodeEncodeError):
        raise _refuse(N_("This is not text that can be read.")) from None
    return root


def _document(events: Iterator[yaml.Event]) -> _Marked:
    root = _Marked(None, 1)
    documents = 0
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise _refuse(N_("One case a file: a second document begins."), _at(event))
        elif isinstance(event, yaml.NodeEvent):
            root = _node(event, events, 0)
    return root


def _at(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0


def _node(event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> _Marked:
    line = _at(event)
    if depth > MAX_DEPTH:
        raise _refuse(N_("The file is nested too deep."), line)
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise _refuse(N_("Anchors and aliases are not used in a case file."), line)
    if getattr(event, "tag", None):
        raise _refuse(N_("Tags are not used in a case file."), line)
    if isinstance(event, yaml.ScalarEvent):
        plain = event.implicit[0] and event.style in (None, "")
        return _Marked(None if plain and event.value in _NULLS else event.value, line)
    if isinstance(event, yaml.SequenceStartEvent):
        return _Marked(_sequence(events, depth), line)
    return _Marked(_mapping(events, depth), line)


def _sequence(events: Iterator[yaml.Event], depth: int) -> list[_Marked]:
    found = []
    for event in events:
        if isinstance(event, yaml.SequenceEndEvent):
            break
        found.append(_node(event, events, depth + 1))
    return found


def _mapping(events: Iterator[yaml.Event], depth: int) -> dict[str, tuple[int, _Marked]]:
    found: dict[str, tuple[int, _Marked]] = {}
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            break
        line = _at(event)
        key = _node(event, events, depth + 1).value
        if not isinstance(key, str):
            raise _refuse(N_("A key is one word."), line)
        if key in found:
            raise _refuse(N_("A key is there twice."), line)
        found[key] = (line, _node(next(events), events, depth + 1))
    return found


def _line(marked: _Marked, path: Path) -> int:
    line = marked.line
    for step in path:
        value = marked.value
        if isinstance(value, dict) and step in value:
            line, marked = value[str(step)]
        elif isinstance(value, list):
            entry = _entry(value, step)
            if entry is None:
                return line
            marked, line = entry, entry.line
        else:
            return line
    return line


def _entry(entries: list[_Marked], step: str | int) -> _Marked | None:
    if isinstance(step, int):
        return entries[step] if step < len(entries) else None
    for entry in entries:
        _, key = entry.value.get("key", (0, None)) if isinstance(entry.value, dict) else (0, None)
        if key is not None and key.value == step:
            return entry
    return None
