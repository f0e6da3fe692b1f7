"""From a `CaseFile` to a case file: YAML to read, JSON for bulk."""

import json
from typing import Any, ClassVar, Final, Literal

import yaml

from hgcase.domain.case_file import CaseFile, sections
from hgcase.domain.declare.trees import plain, tree_of

__all__ = ["FileFormat", "case_tree", "plain", "tree_of", "write_case"]

FileFormat = Literal["yaml", "json"]
_WIDTH: Final = 96
_NULLS: Final = ("", "~", "null")


def write_case(case: CaseFile, file_format: FileFormat = "yaml") -> str:
    """Write a whole case file; the same case gives the same bytes."""
    tree = case_tree(case)
    if file_format == "json":
        return json.dumps(tree, ensure_ascii=False, indent=1) + "\n"
    return yaml.dump(
        tree, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH, indent=2
    )


def case_tree(case: CaseFile) -> dict[str, Any]:
    """Give a case as plain mappings and lists, in the order of the file."""
    return {
        "hgcase": 1,
        "household": tree_of(case.household),
        **{
            section: [tree_of(record) for record in records]
            for section in sections()
            if (records := getattr(case, section))
        },
    }


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Writes what the reader reads back: text without quotes, but never as null."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}

    def ignore_aliases(self, _data: Any) -> bool:
        """Write the same value twice rather than refer to it."""
        return True


_STR: Final = "tag:yaml.org,2002:str"


def _text(dumper: yaml.Dumper, text: str) -> yaml.Node:
    if text in _NULLS:
        return dumper.represent_scalar(_STR, text, style="'")
    return dumper.represent_scalar(_STR, text, style="|" if "\n" in text else None)


def _number(dumper: yaml.Dumper, number: int) -> yaml.Node:
    return dumper.represent_scalar(_STR, str(number))


def _list(dumper: yaml.Dumper, values: list[Any]) -> yaml.Node:
    flat = all(not isinstance(value, dict) for value in values)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", values, flow_style=flat)


def _mapping(dumper: yaml.Dumper, mapping: dict[str, Any]) -> yaml.Node:
    flat = "hgcase" not in mapping and _length(mapping) < _WIDTH
    return dumper.represent_mapping("tag:yaml.org,2002:map", mapping.items(), flow_style=flat)


def _length(value: Any) -> int:
    """Guess how long a value is on one line; one with line breaks is too long."""
    if isinstance(value, dict):
        return sum(len(key) + 4 + _length(each) for key, each in value.items())
    if isinstance(value, list):
        return sum(2 + _length(each) for each in value)
    return _WIDTH if "\n" in str(value) else len(str(value))


_Dumper.add_representer(str, _text)
_Dumper.add_representer(int, _number)
_Dumper.add_representer(list, _list)
_Dumper.add_representer(dict, _mapping)
