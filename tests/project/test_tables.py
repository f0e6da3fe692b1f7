"""The TOML files that are shipped are read as they were compiled, and never an older form."""

import json
import tomllib
from pathlib import Path

import pytest

import hgcase
from hgcase.tables import read_table

FILES = sorted(Path(hgcase.__file__).parent.glob("*/*.toml"))
TEXT = 'en = "choir"\n'


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_is_compiled_is_what_the_file_says(path: Path) -> None:
    text = path.read_text("utf-8")
    made = json.loads(path.with_suffix(".json").read_text("utf-8"))

    assert made == {"of": text, "tree": tomllib.loads(text)}, "make .venv/ready"


def test_the_compiled_form_is_read(tmp_path: Path) -> None:
    path = _beside(tmp_path, json.dumps({"of": TEXT, "tree": {"en": "compiled"}}))

    assert read_table(path) == {"en": "compiled"}


@pytest.mark.parametrize(
    "made",
    [None, "", "[]", "{}", json.dumps({"of": TEXT}), json.dumps({"of": TEXT + "#", "tree": {}})],
    ids=["none", "empty", "a list", "nothing in it", "half", "of another text"],
)
def test_where_it_is_not_of_this_file_the_file_is_read(made: str | None, tmp_path: Path) -> None:
    assert read_table(_beside(tmp_path, made)) == {"en": "choir"}


def _beside(folder: Path, made: str | None) -> Path:
    path = folder / "choir.toml"
    path.write_text(TEXT, "utf-8")
    if made is not None:
        path.with_suffix(".json").write_text(made, "utf-8")
    return path
