"""Build hook: compile the translations and the tables of words that the package ships."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CATALOGUES = "src/hgcase/locale/*/LC_MESSAGES/*.po"
TABLES = "src/hgcase/*/*.toml"


class CompilingHook(BuildHookInterface[BuilderConfig]):
    """Compile each catalogue and table beside its source, and ship the result."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before files are gathered, so that they are found.

        An editable install runs this too: it reads the package where it lies.
        """
        root = Path(self.root)
        for source in sorted(root.glob(CATALOGUES)):
            _ship(root, compile_catalogue(source), build_data)
        for compiled in compile_tables(root):
            _ship(root, compiled, build_data)


def _ship(root: Path, compiled: Path, build_data: dict[str, Any]) -> None:
    build_data["artifacts"].append(f"/{compiled.relative_to(root).as_posix()}")


def compile_catalogue(source: Path) -> Path:
    """Write the `.mo` file that belongs to a `.po` file, and return its path."""
    locale = source.parent.parent.name
    with source.open("rb") as text:
        catalogue = read_po(text, locale=locale, abort_invalid=True)
    compiled = source.with_suffix(".mo")
    with compiled.open("wb") as binary:
        write_mo(binary, catalogue)
    return compiled


def compile_tables(root: Path) -> list[Path]:
    """Write beside each TOML file what it holds, with its text; see `hgcase.tables`."""
    made = []
    for source in sorted(root.glob(TABLES)):
        text = source.read_text("utf-8")
        compiled = source.with_suffix(".json")
        tree = {"of": text, "tree": tomllib.loads(text)}
        compiled.write_text(json.dumps(tree, ensure_ascii=False), "utf-8")
        made.append(compiled)
    return made


if __name__ == "__main__":
    compile_tables(Path(__file__).parent)
