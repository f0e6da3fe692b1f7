"""Case files for tests of the format: small ones by hand, and any record by its declaration."""

import re
from typing import Any, Final

import yaml
from hypothesis import strategies as st

from hgcase.domain.case_file import kind_of
from hgcase.domain.declare.record import Model
from hgcase.domain.declare.vocabulary import NESTED, Field, fields
from hgcase.errors import CaseFileError
from hgcase.i18n import language
from hgcase.lists import word_list

HEAD: Final = "hgcase: 1\nhousehold: {label: Testhuis, opened: 2026-09-01}\n"

SMALL: Final = """\
hgcase: 1
household: {label: Testhuis, opened: 2026-09-01}
persons:
  - {key: A, name: Anna Proef, born: 1990-01-02}
  - {key: B, name: Bram Proef, born: 1988-03-04}
workers:
  - {key: w1, name: Sanne de Bruin}
trajectories:
  - key: t1
    method: take-a-break
    start: 2026-09-07
    participants: [{person: A, since: 2026-09-07}, {person: B, since: 2026-09-07}]
rules:
  - {key: r1, number: 1, circle: [A, B], persons: [B], situation: altijd, text: "@B belt @w1"}
safety_plans:
  - {key: sp1, circle: [A, B], state: in_force, made: 2026-09-11, rules: [1]}
sessions:
  - key: s1
    at: 2026-09-17T14:00
    state: held
    mode: joint
    present: [A, B, w1]
    summary: |
      We hebben gepraat.
      Het ging goed.
    checks: [{rule: 1, person: B, said_by: A, answer: kept}]
observations:
  - {key: ob1, date: 2026-09-17, about: [A], said_by: w1, topic: home_safe, answer: safe}
"""

ENGLISH: Final = language("en")

HARD_TEXTS: Final = (
    "yes", "on", "no", "null", "~", "", " ", "12", "1e3", "0x1f", "2026-09-17", "- lijst",
    "sleutel: waarde", "# geen commentaar", "a #b", "a: b", "'", '"', "\\n", "{a}", "[a]", "@A",
    "`x`", "%ja", "!tag", "&anker", "*ster", "|", ">", "? vraag", "a\tb", "twee\nregels",
    "drie\n\n\nregels", "eind\n", "\n begin", "  ingesprongen\nniet", "\x1b[31mrood", "e\u0301",
    "\u0085", "a\u0085b", "a\u2028b", "a\u202eb", "\ufeff", "😀", "\x7f", "\r", "a\r\nb", "=", "<<",
    "x" * 200, "woord " * 60, "---", "...", "--- a", "\u00a0", "a\u200bb",
)  # fmt: skip
"""What a text may be that a case file must bring back as it was."""

_PIECES: Final = st.one_of(
    st.sampled_from(HARD_TEXTS),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12),
)
TEXTS: Final = st.lists(_PIECES, min_size=1, max_size=3).map("".join).filter(str.strip)
LINES: Final = TEXTS.map(lambda text: " ".join(text.split())).filter(
    lambda text: bool(text) and len(text.splitlines()) == 1 and text == text.strip()
)
KEYS: Final = st.sampled_from(("A", "B", "AB", "s1", "n12", "w3"))
DURATIONS: Final = st.sampled_from(("P3M", "P10D", "P1Y6M", "P2W"))
TEXTS_OF: Final = {
    "deadline": st.just("sp1.review_due"),
    "file": st.sampled_from(("d1.txt", "brief_2", "Foto-3.JPEG")),
    "holds_for": DURATIONS,
    "judges": KEYS,
    "lasts": DURATIONS,
    "method": st.just("top-3"),
    "suspended_for": DURATIONS,
}
"""Texts of a shape of their own, by the field."""

DAYS: Final = st.sampled_from(("2026-09-17", "2026-09-17T14:00", "2019", "2026-05-24/2026-05-25"))


class _CoreLoader(yaml.SafeLoader):
    """Reads YAML as an editor does, by its core schema: a date is text there, ``yes`` is too."""


_CoreLoader.yaml_implicit_resolvers = {}
for _sort, _pattern, _begins in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    (
        "float",
        r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|nan)",
        "-+.0123456789",
    ),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
):
    _CoreLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_sort}", re.compile(f"^(?:{_pattern})$"), list(_begins)
    )


class _OlderLoader(yaml.SafeLoader):
    """Reads YAML as older tools do, to which a bare ``yes`` is a flag too; dates stay text."""


_OlderLoader.yaml_implicit_resolvers = {
    first: [(tag, shape) for tag, shape in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def as_an_editor_reads(text: str, *, older: bool = False) -> Any:
    """Read YAML as an editor does: flags and numbers are no text, dates are."""
    return yaml.load(text, Loader=_OlderLoader if older else _CoreLoader)  # noqa: S506 — both are safe


def told(error: CaseFileError) -> list[str]:
    """Give the problems as they are said."""
    return [problem.tell(ENGLISH) for problem in error.problems]


def values_of(kind: type[Model]) -> st.SearchStrategy[dict[str, Any]]:
    """Draw any plain values that a kind takes, by its declaration."""
    required = {field.name: _value(field) for field in fields(kind) if field.required}
    optional = {field.name: _value(field) for field in fields(kind) if not field.required}
    return st.fixed_dictionaries(required, optional=optional)


def _value(field: Field) -> st.SearchStrategy[Any]:
    if field.shape in NESTED:
        one = values_of(field.type)
        return one if field.shape == "value" else st.lists(one, max_size=2)
    one_of = _scalar(field)
    return st.lists(one_of, max_size=2) if field.shape == "texts" else one_of


def _scalar(field: Field) -> st.SearchStrategy[Any]:
    if field.type is int:
        return st.integers(0, 999).map(str)
    if field.shape == "when":
        return DAYS
    if field.ref is not None or field.name == "key":
        return KEYS
    if field.words:
        return st.sampled_from(field.words)
    if field.list:
        return st.sampled_from((*word_list(field.list).words, "eigen_woord"))
    return _text(field)


def _text(field: Field) -> st.SearchStrategy[str]:
    """Draw a text of the sort that the field takes."""
    return TEXTS_OF.get(field.name, LINES)


def entry(section: str, values: dict[str, Any]) -> Model:
    """Make a record of plain values."""
    return kind_of(section).model_validate(values)
