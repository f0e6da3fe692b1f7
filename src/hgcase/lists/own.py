"""An organisation's own lists: read, checked, and refused with everything that is wrong."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from hgcase.errors import CaseProblem, StoreError
from hgcase.i18n import N_
from hgcase.lists.entries import LAST, ListedWord, Said, WordList, listed, shipped

_WORD: Final = re.compile(r"[a-z][a-z0-9_]{0,40}")
_LINE: Final = re.compile(r"line (\d+)")
_HEADER: Final = ("en", "nl", "source", "words")
_LABELS: Final = ("en", "nl")
_ENDS: Final = ("low", "high")
_OURS: Final = (*_LABELS, *_ENDS, "source")  # what can be said otherwise of a shipped word
_KEYS: Final = (*_OURS, "scale", "answers", "by")
_GIVERS: Final = ("person", "worker", "organisation")
_LONGEST: Final = 80  # characters of a label: it stands on one line of a screen
_HIGHEST: Final = 1000
_EXAMPLE: Final = 'choir = { en = "choir", nl = "koor" }'

_NO_TOML = N_("This is no TOML; a word is written like this: {example}")
_NOT_READ = N_("This file cannot be read as UTF-8 text.")
_FILE_NAME = N_("A list is named in small letters, digits and _: rename the file.")
_NO_WORDS = N_("A list has its words under [words].")
_NO_SUCH_KEY = N_("There is no {key} here; choose from {keys}.")
_WORD_NAME = N_("A word is small letters, digits and _, and begins with a letter.")
_WORD_LINE = N_("A word is written like this: {example}")
_MISSING = N_('{key} is missing; add what it is called in that language: {key} = "…"')
_NO_LABEL = N_("{key} is one line of text, of at most {n} characters.")
_SCALE = N_("A scale is two whole numbers from 0 to {n}, the lower one first: scale = [0, 10]")
_END = N_('{key} is written like this: {key} = {{ en = "…", nl = "…" }}')
_NO_SCALE = N_("{key} says what an end of a scale means, and there is no scale here.")
_ANSWERS = N_('answers is a list of words: answers = ["yes", "no"]')
_BY = N_("by is a list of these: {givers}.")
_OURS_STAYS = N_("{key} of a word that hgcase has cannot be changed; choose a word of your own.")


def refuse_broken_in(folder: Path) -> None:
    """See to it that every list in this folder can be used."""
    found: list[CaseProblem] = []
    for path in sorted(folder.glob("*.toml")):
        found += read_own(path, shipped(path.stem))[1]
    if found:
        raise StoreError(
            N_("The lists of words in {path} cannot be used; nothing was changed."),
            hint=N_("Mend them, or move them away. docs/lists.md says how a list is written."),
            slug="broken-lists",
            problems=found,
            path=str(folder),
        )


def read_own(path: Path, known: WordList) -> tuple[dict[str, ListedWord], tuple[CaseProblem, ...]]:
    """Read an own list over the shipped one of the same name."""
    tree, problem = _tree(path)
    problems = (problem,) if problem else tuple(_problems(path, tree, known))
    if problems:
        return known.words, problems
    named = {"source": tree["source"]} if "source" in tree else {}
    own = {word: _over(word, {**named, **given}, known) for word, given in tree["words"].items()}
    merged = {**known.words, **own}
    if LAST in merged:
        merged[LAST] = merged.pop(LAST)
    return merged, ()


def _over(word: str, given: dict[str, Any], known: WordList) -> ListedWord:
    """Give an own word; of a shipped one only what is said otherwise."""
    if word not in known.words:
        return listed(word, given)
    said: dict[str, Any] = {
        key: Said(**value) if key in _ENDS else value for key, value in given.items()
    }
    return replace(known.words[word], **said)


def _tree(path: Path) -> tuple[dict[str, Any], CaseProblem | None]:
    try:
        return tomllib.loads(path.read_text("utf-8")), None
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        return {}, CaseProblem(
            _NO_TOML, path.name, int(line[1]) if line else 0, {"example": _EXAMPLE}
        )
    except (OSError, ValueError):
        return {}, CaseProblem(_NOT_READ, path.name)


def _problems(path: Path, tree: dict[str, Any], known: WordList) -> Iterator[CaseProblem]:
    yield from _header(path, tree, known)
    words = tree.get("words")
    if not isinstance(words, dict) or not words:
        yield CaseProblem(_NO_WORDS, path.name)
        return
    for word, given in words.items():
        for message, params in _of_word(word, given, known):
            yield CaseProblem(message, f"{path.name}, {_shown(word)}", params=params)


def _shown(name: str) -> str:
    return name[:_LONGEST] if name.isprintable() else "?"


_Found = Iterator[tuple[str, Mapping[str, str | int]]]


def _header(path: Path, tree: dict[str, Any], known: WordList) -> Iterator[CaseProblem]:
    if not _WORD.fullmatch(path.stem):
        yield CaseProblem(_FILE_NAME, path.name)
    for message, params in (*_unknown(tree, _HEADER), *_labels(tree, new=not known.words)):
        yield CaseProblem(message, path.name, params=params)


def _of_word(word: str, given: Any, known: WordList) -> _Found:
    if not _WORD.fullmatch(word):
        yield _WORD_NAME, {}
    if not isinstance(given, dict):
        yield _WORD_LINE, {"example": _EXAMPLE}
        return
    ours = known.words.get(word)
    yield from _unknown(given, _KEYS)
    yield from _labels(given, new=ours is None)
    if ours is not None:
        yield from (
            (_OURS_STAYS, {"key": key}) for key in given if key in _KEYS and key not in _OURS
        )
    else:
        yield from _values(given)
    scaled = "scale" in given if ours is None else ours.scale is not None
    yield from _ends(given, scaled=scaled)


def _unknown(given: dict[str, Any], keys: tuple[str, ...]) -> _Found:
    yield from (
        (_NO_SUCH_KEY, {"key": _shown(key), "keys": ", ".join(keys)})
        for key in given
        if key not in keys
    )


def _labels(given: dict[str, Any], *, new: bool) -> _Found:
    """Yield what is wrong with the labels; what is new needs both."""
    for key in (*_LABELS, "source"):
        if key in given:
            if not _is_label(given[key]):
                yield _NO_LABEL, {"key": key, "n": _LONGEST}
        elif new and key in _LABELS:
            yield _MISSING, {"key": key}


def _is_label(text: object) -> bool:
    fits = isinstance(text, str) and 0 < len(text.strip()) <= _LONGEST
    return fits and isinstance(text, str) and text.isprintable()


def _values(given: dict[str, Any]) -> _Found:
    if "scale" in given and not _is_scale(given["scale"]):
        yield _SCALE, {"n": _HIGHEST}
    if "answers" in given and not _are_words(given["answers"]):
        yield _ANSWERS, {}
    if "by" in given and not (_are_words(given["by"]) and set(given["by"]) <= set(_GIVERS)):
        yield _BY, {"givers": ", ".join(_GIVERS)}


def _is_scale(scale: object) -> bool:
    match scale:
        case [int(low), int(high)] if type(low) is type(high) is int:
            return 0 <= low < high <= _HIGHEST
    return False


def _are_words(words: object) -> bool:
    return isinstance(words, list) and all(
        isinstance(word, str) and _WORD.fullmatch(word) for word in words
    )


def _ends(given: dict[str, Any], *, scaled: bool) -> _Found:
    for end in _ENDS:
        if end not in given:
            continue
        said = given[end]
        if not scaled:
            yield _NO_SCALE, {"key": end}
        elif not isinstance(said, dict) or set(said) != set(_LABELS):
            yield _END, {"key": end}
        else:
            for key in _LABELS:
                if not _is_label(said[key]):
                    yield _NO_LABEL, {"key": f"{end}.{key}", "n": _LONGEST}
