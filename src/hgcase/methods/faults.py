"""What is wrong in a method though its structure is right: numbers, words, texts, doubles."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as data_field
from typing import Any, Final

from hgcase.i18n import N_
from hgcase.lists import word_list
from hgcase.lists.entries import ListedWord

Tree = Mapping[str, Any]
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in a method.

    Args:
        path: keys, and positions counted from zero.
    """

    path: Path
    message: str
    params: dict[str, str | int] = data_field(default_factory=dict)


LISTS: Final[dict[tuple[str, str], str]] = {
    ("roles", "role"): "roles", ("phases", "phase"): "phases",
    ("criteria", "criterion"): "intake_criteria", ("topics", ""): "topics",
    ("life_areas", ""): "life_areas",
}  # fmt: skip
"""Which words of a method are of which list."""

PARTS: Final = (
    "rules", "conditions", "made_by", "warning_signs", "time_out", "call", "review_due",
    "break_plan.leaves", "break_plan.places", "break_plan.contact_agreement", "break_plan.care",
)  # fmt: skip
"""The parts of a safety plan that a method may ask for."""

REVIEWS: Final = ("safety_plan", "phase")
"""What can be looked at again, beside the topics of observations."""

PRODUCTS: Final = ("analysis", "advice")
"""What can be due."""

_HIGHEST: Final[dict[str, int]] = {
    "version": 999, "weeks.value": 520, "talks.least": 50, "talks.most": 50,
}  # fmt: skip
_LOWEST: Final[dict[str, int]] = {"talks.least": 0}
_DAYS: Final = 7300  # twenty years
_ONE_LINE: Final = 80
_PROSE: Final = 400
_LONG: Final = ("about", "gate", "text")
_SAME: Final[dict[str, tuple[str, ...]]] = {
    "roles": ("role",), "phases": ("phase",), "criteria": ("criterion",), "plan": ("part",),
    "reviews": ("review",), "products": ("product",), "silences": ("of",),
    "aftercare": ("of", "after_days"),
}  # fmt: skip
_LANGUAGES: Final = ("en", "nl")

_RANGE = N_("A whole number from {least} to {most} is asked here.")
_EMPTY = N_("Write something between the quotes.")
_LINE = N_("A text here is one line without tabs, of at most {n} characters.")
_NO_WORD = N_(
    "There is no such word in the list {list}; choose from {words}, or add it to your own list."
)
_MEANT = N_("Write it as the list does: {word}")
_NO_CHOICE = N_("Choose one of these: {keys}.")
_NO_REVIEW = N_(
    "What is looked at again is {keys}, or a topic of observations; 'hgcase method show' of "
    "another method gives examples."
)
TWICE = N_("This stands here twice; leave one of the two out.")
_TALKS = N_("The least is more than the most; turn them round.")
_NO_PHASE = N_(
    "After the last phase nothing follows, so there is nothing to judge; leave this out."
)
_NO_GATE = N_(
    "Another phase follows: say what has to be judged first: {example}",
)
_NO_END = N_(
    "Without weeks there is no end; say after how many days it is due: after_days = 56",
)


def faults(tree: Tree) -> Iterator[Fault]:
    """Yield everything that is wrong beyond the structure; of what is no part, nothing."""
    for check in _CHECKS:
        yield from check(tree)


def _tables(tree: Tree, key: str) -> Iterator[tuple[Path, Tree]]:
    """Yield the parts of one sort that are parts, with where they stand."""
    given = tree.get(key)
    for n, each in enumerate(given if isinstance(given, list) else ()):
        if isinstance(each, dict):
            yield (key, n), each


def _leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yield every value that is no table and no list, with where it stands."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _leaves(each, (*path, key))
    elif isinstance(value, list):
        for n, each in enumerate(value):
            yield from _leaves(each, (*path, n))
    else:
        yield path, value


def _numbers(tree: Tree) -> Iterator[Fault]:
    for path, value in _leaves(tree):
        if type(value) is not int:
            continue
        name = ".".join(step for step in path if isinstance(step, str))
        least, most = _LOWEST.get(name, 1), _HIGHEST.get(name, _DAYS)
        if not least <= value <= most:
            yield Fault(path, _RANGE, {"least": least, "most": most})


def _texts(tree: Tree) -> Iterator[Fault]:
    for path, value in _leaves(tree):
        if not isinstance(value, str):
            continue
        long = any(step in _LONG for step in path) or path[-1] == "source"
        most = _PROSE if long else _ONE_LINE
        if not value.strip():
            yield Fault(path, _EMPTY)
        elif not value.isprintable() or len(value) > most:
            yield Fault(path, _LINE, {"n": most})


def _words(tree: Tree) -> Iterator[Fault]:
    for (key, field), name in LISTS.items():
        known = word_list(name).words
        for path, word in _said(tree, key, field):
            if isinstance(word, str) and word.strip() and word not in known:
                yield _no_word(path, word, known) or Fault(
                    path, _NO_WORD, {"list": name, "words": ", ".join(known)}
                )


def _no_word(path: Path, word: str, known: Mapping[str, ListedWord]) -> Fault | None:
    """Say which word is meant by what people call it; None where that is unknown."""
    asked = _plain(word)
    for each, entry in known.items():
        if asked in (_plain(each), *(_plain(entry.label(code)) for code in _LANGUAGES)):
            return Fault(path, _MEANT, {"word": each})
    return None


def _plain(word: str) -> str:
    return re.sub(r"[\W_]+", "_", word.strip().casefold())


def _said(tree: Tree, key: str, field: str) -> Iterator[tuple[Path, Any]]:
    """Yield the words of one sort: of a list of words, or of one field of the parts."""
    if field:
        yield from (
            ((*path, field), part[field]) for path, part in _tables(tree, key) if field in part
        )
    elif isinstance(tree.get(key), list):
        yield from (((key, n), word) for n, word in enumerate(tree[key]))


def _choices(tree: Tree) -> Iterator[Fault]:
    for key, field, known in (("plan", "part", PARTS), ("products", "product", PRODUCTS)):
        for path, word in _said(tree, key, field):
            if not isinstance(word, str) or word in known:
                continue
            if _plain(word) in known:
                yield Fault(path, _MEANT, {"word": _plain(word)})
            else:
                yield Fault(path, _NO_CHOICE, {"keys": ", ".join(known)})
    topics = word_list("topics").words
    for path, word in _said(tree, "reviews", "review"):
        if isinstance(word, str) and word not in REVIEWS and word not in topics:
            yield Fault(path, _NO_REVIEW, {"keys": ", ".join(REVIEWS)})


def _doubles(tree: Tree) -> Iterator[Fault]:
    for key, same in _SAME.items():
        seen: Counter[str] = Counter()
        for path, part in _tables(tree, key):
            if not set(same) <= set(part):
                continue
            one = repr([part[field] for field in same])
            seen[one] += 1
            if seen[one] > 1:
                yield Fault((*path, same[0]), TWICE)
    yield from _double_words(tree)


def _double_words(tree: Tree) -> Iterator[Fault]:
    avoid = tree.get("avoid")
    lists: list[tuple[Path, Any]] = [((key,), tree.get(key)) for key in ("topics", "life_areas")]
    if isinstance(avoid, dict):
        lists += [(("avoid", code), avoid.get(code)) for code in _LANGUAGES]
    for path, words in lists:
        if isinstance(words, list):
            yield from (
                Fault((*path, n), TWICE) for n, word in enumerate(words) if word in words[:n]
            )


def _talks(tree: Tree) -> Iterator[Fault]:
    talks = tree.get("talks")
    match talks:
        case {"least": int(least), "most": int(most)} if least > most:
            yield Fault(("talks", "least"), _TALKS)


def _gates(tree: Tree) -> Iterator[Fault]:
    """A gate stands where another phase follows, and there only (D26)."""
    phases = list(_tables(tree, "phases"))
    for path, phase in phases[:-1]:
        if "gate" not in phase:
            yield Fault((*path, "gate"), _NO_GATE, {"example": 'gate = { en = "…", nl = "…" }'})
    if phases and "gate" in phases[-1][1]:
        yield Fault((*phases[-1][0], "gate"), _NO_PHASE)


def _ends(tree: Tree) -> Iterator[Fault]:
    if "weeks" in tree:
        return
    for path, product in _tables(tree, "products"):
        if "after_days" not in product:
            yield Fault((*path, "after_days"), _NO_END)


_CHECKS: Final[tuple[Callable[[Tree], Iterator[Fault]], ...]] = (
    _numbers, _texts, _words, _choices, _doubles, _talks, _gates, _ends,
)  # fmt: skip
