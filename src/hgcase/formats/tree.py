"""From text to plain values: every scalar is text, and a problem knows its line.

The declaration says what a value is, not its spelling. YAML is read by `marked`, which is
imported when there is some; JSON by the standard library.
"""

import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from hgcase.errors import CaseFileError
from hgcase.formats.unread import MAX_DEPTH, refuse
from hgcase.i18n import N_

if TYPE_CHECKING:
    from hgcase.formats.marked import Marked

_BYTE_ORDER_MARK: Final = "\ufeff"
_JSON_BEGINS: Final = re.compile(r'\s*\{\s*["}]')
_UNLIKE_YAML: Final = re.compile(r"\\.|[^\n\r\t -~]")

Path = tuple[str | int, ...]


def read_tree(text: str) -> Any:
    """Read YAML or JSON text into mappings, lists, texts and None."""
    text = text.removeprefix(_BYTE_ORDER_MARK)
    if _is_json(text):
        return _from_json(text)
    from hgcase.formats.marked import bare, read_marked

    return bare(read_marked(text))


def only_entry(tree: Any, section: str) -> Any:
    """Give the one entry that a text holds, be it in a list or under its section or bare."""
    if isinstance(tree, dict) and list(tree) == [section]:
        tree = tree[section]
    return tree[0] if isinstance(tree, list) and len(tree) == 1 else tree


def read_fields(text: str, section: str) -> dict[str, Any]:
    """Read the fields of one entry of a section."""
    tree = only_entry(read_tree(text), section)
    if not isinstance(tree, dict):
        raise refuse(N_("Fields are asked here, each with its name."))
    return tree


def lines_of(text: str, section: str = "") -> Callable[[Path], int]:
    """Give what finds the line of the thing at a path; 0 where it cannot be found.

    A text in a path that meets a list looks for the entry with that ``key``.

    Args:
        section: of the entry; paths begin inside it.
    """
    from hgcase.formats.marked import read_marked

    text = text.removeprefix(_BYTE_ORDER_MARK)
    try:
        marked = read_marked(_like_yaml(text) if _is_json(text) else text)
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


def _from_json(text: str) -> Any:
    def mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            from hgcase.formats.marked import read_marked

            read_marked(_like_yaml(text))  # refuses it too, and knows the line
            raise refuse(N_("A key is there twice."))
        return found

    def constant(_name: str) -> Any:
        raise refuse(N_("NaN and Infinity are no values."))

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
        raise refuse(N_("This is not JSON that can be read."), error.lineno) from None
    except RecursionError:
        raise refuse(N_("The file is nested too deep.")) from None


def _plain(value: Any, depth: int = 0) -> Any:
    if depth > MAX_DEPTH:
        raise refuse(N_("The file is nested too deep."))
    if isinstance(value, dict):
        return {key: _plain(each, depth + 1) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each, depth + 1) for each in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return value


def _line(marked: "Marked", path: Path) -> int:
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


def _entry(entries: "list[Marked]", step: str | int) -> "Marked | None":
    if isinstance(step, int):
        return entries[step] if step < len(entries) else None
    for entry in entries:
        _, key = entry.value.get("key", (0, None)) if isinstance(entry.value, dict) else (0, None)
        if key is not None and key.value == step:
            return entry
    return None
