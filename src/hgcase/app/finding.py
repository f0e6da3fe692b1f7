"""Somebody phones: which household is it?"""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from hgcase.errors import UsageError
from hgcase.i18n import N_

if TYPE_CHECKING:
    from hgcase.app.context import AppContext
    from hgcase.store.finding import Known
    from hgcase.store.open import Store

FEWEST_DIGITS: Final = 4
MOST_HOUSEHOLDS: Final = 5  # that are named of one worker or organisation
_PARTICLES: Final = frozenset(
    ("aan", "bij", "d", "de", "den", "der", "het", "in", "op", "t", "te", "ten", "ter", "van", "v",
     "vd", "von", "voor")
)  # fmt: skip
_NUMBER: Final = re.compile(r"[\d\s()+./-]*\d[\d\s()+./-]*")
_ABROAD: Final = re.compile(r"^(?:\+|00)31(?:0|\(0\))?")
_WORD: Final = re.compile(r"[^\W_]+")
_PLAIN: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th"}
)


@dataclass(frozen=True, slots=True)
class Found:
    """Who fits what was asked for.

    Args:
        known: the person, contact or stay; of a worker or an organisation one household.
        refs: of a worker or an organisation the first households that name it.
        households: in how many it stands.
    """

    known: "Known"
    refs: tuple[str, ...] = ()
    households: int = 1


@contextmanager
def find(ctx: "AppContext", typed: str) -> Iterator[list[Found]]:
    """Give whoever has a name or a number; the look is journaled after it was shown.

    What is narrowed to other workers does not show, nor what was taken back (W17).

    Args:
        typed: a name, some words of one, or a number or its end.
    """
    fits = _asked_for(typed)
    with ctx.store() as store:
        people = store.people()
        visible = _Visible(ctx, store, people.narrowed)
        found = [each for each in people.known if fits(each) and visible(each)]
        shown = [Found(each) for each in found if each.entry is None]
        shown += _shared(found)
        try:
            yield shown
        finally:
            store.looked(None, ctx.act("find"))


class _Visible:
    """Tells what this worker may see; asks the wall where something is narrowed."""

    def __init__(self, ctx: "AppContext", store: "Store", narrowed: frozenset[str]) -> None:
        self._ctx = ctx
        self._store = store
        self._narrowed = narrowed
        self._keys: dict[str, frozenset[str]] = {}

    def __call__(self, each: "Known") -> bool:
        """Tell whether this worker may see it."""
        return each.ref not in self._narrowed or each.key in self._seen(each.ref)

    def _seen(self, ref: str) -> frozenset[str]:
        """Give the keys of all that passes the wall in one household."""
        from hgcase.app.household import read
        from hgcase.store.finding import LOOKED_AT

        if ref not in self._keys:
            case = read(self._ctx, self._store, ref, sections=LOOKED_AT).seen.case
            self._keys[ref] = frozenset(
                record.key for section in LOOKED_AT for record in getattr(case, section)
            )
        return self._keys[ref]


def _shared(found: "list[Known]") -> Iterator[Found]:
    """Yield the workers and organisations among them, each once, with where they stand."""
    in_files: dict[tuple[str, int], list[Known]] = {}
    for each in found:
        if each.entry is not None:
            in_files.setdefault((each.section, each.entry), []).append(each)
    for known in in_files.values():
        refs = tuple(each.ref for each in known[:MOST_HOUSEHOLDS])
        yield Found(known[0], refs, len(known))


# --- what fits -------------------------------------------------------------------------


class Fits:
    """Tells whether somebody fits what was asked for: by words of a name, or by a number."""

    def __init__(self, words: tuple[str, ...] = (), number: str = "") -> None:
        self._words = words
        self._number = number

    def __call__(self, each: "Known") -> bool:
        """Tell whether this one fits."""
        if self._number:
            return self._number in digits(each.phone)
        if not each.name:
            return False
        names = words_of(f"{each.name} {each.called}")
        return all(any(name.startswith(word) for name in names) for word in self._words)


def _asked_for(typed: str) -> Fits:
    if _NUMBER.fullmatch(typed.strip()):
        number = digits(typed)
        if len(number) < FEWEST_DIGITS:
            raise UsageError(
                N_("Of a number at least {n} digits are needed."),
                slug="too-few-digits",
                n=FEWEST_DIGITS,
            )
        return Fits(number=number)
    words = words_of(typed)
    if not words:
        raise UsageError(N_("A name or a number is asked here."), slug="nothing-to-find")
    telling = tuple(word for word in words if word not in _PARTICLES)
    return Fits(telling or words)


def words_of(name: str) -> tuple[str, ...]:
    """Give the words of a name without accents and capitals: ``Inés Zoë`` is ``ines zoe``."""
    bare = "".join(
        char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char)
    )
    return tuple(_WORD.findall(bare.casefold().translate(_PLAIN)))


def digits(number: str) -> str:
    """Give a number by its digits, as it is dialled here: ``+31 6-12`` is ``0612``."""
    dense = re.sub(r"[^\d+()]", "", number)
    return re.sub(r"\D", "", _ABROAD.sub("0", dense))
