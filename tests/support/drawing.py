"""How values of made-up cases are drawn: words, days, names, references without keys yet."""

import re
from collections.abc import Callable, Sequence
from random import Random
from typing import Any, Final

from hgcase.domain.case_file import sections
from hgcase.domain.declare.record import Model
from hgcase.domain.declare.values import When
from hgcase.domain.declare.vocabulary import NESTED, Field, Mark, fields
from hgcase.domain.sections import NAMED

Values = dict[str, Any]

PARTIES: Final = ("persons", "workers", "contacts", "organisations")
PHRASES: Final = (
    "de ruzie ging over geld", "samen gegeten", "het was rustig", "{{ 7*7 }}", "[bold]luid[/bold]",
    "\u202eomgekeerd", "Er was niets. " * 3, "x", "sp1 en s2 en rule 3", "Anna zei niets",
)  # fmt: skip
WORDS: Final = ("drink", "home", "safety", "a1", "agrees", "other")
FIRST_NAMES: Final = (
    "Anna", "Bram", "Cato", "Daan", "Els", "Fons", "Guus", "Hanna", "Ida", "Joris", "Kees", "Lot",
    "Mia", "Noor", "Otto", "Pim", "Quinty", "Riet", "Sam", "Tijn", "Uma", "Vera", "Wout", "Xan",
)  # fmt: skip
LAST_NAMES: Final = ("Bosman", "de Wit", "Kooistra", "van Es")
DAYS: Final = tuple(f"2026-{month:02d}-{day:02d}" for month in range(1, 11) for day in (3, 14, 25))
DATES: Final = tuple(
    When.parse(text)
    for text in (*DAYS[::4], "2026-08~", "2019", "2026-05-24/2026-05-25", "2026-09-17T14:00")
)
OF_LINES: Final = ("key", "judges")  # the keys of lines, and what names a line by its key
_MOST: Final = {"rank": 3, "bottleneck": 7}
_LASTS: Final = ("P3M", "P10D", "P1Y6M")
SYMBOL: Final = re.compile(r"%(\w+)%")


def pick(random: Random, values: Sequence[Any]) -> Any:
    """Choose one."""
    return values[random.randrange(len(values))]


def some(random: Random, values: Sequence[Any], least: int = 0, most: int = 3) -> list[Any]:
    """Choose several different ones, in any order."""
    return random.sample(list(values), min(len(values), random.randint(least, most)))


def ref(symbol: str) -> str:
    """Name a record that has no key yet."""
    return f"%{symbol}%"


def whole(kind: type[Model], line: Values) -> bool:
    """Tell whether a line has what it cannot do without."""
    required = (field for field in fields(kind) if field.required)
    return all(line[field.name] not in (None, []) for field in required if field.name in line)


def draw(random: Random, field: Field, of: Callable[..., list[str]]) -> Any:
    """Draw a value of a field that is no model; keys of lines come later."""
    if field.name in OF_LINES:
        return [] if field.shape == "texts" else None
    if field.ref is not None:
        found: list[Any] = of(*(field.ref.sections or sections()))
        if field.ref.word and random.random() < 0.15:
            found = [field.ref.word]
        if field.shape == "texts":
            return some(random, found, least=min(1, len(found)))
        return pick(random, found) if found else None
    if field.shape == "when":
        return pick(random, DATES)
    if field.shape == "int":
        return random.randint(1, _MOST.get(field.name, 9))
    count = random.randint(1, 3) if field.shape == "texts" else 1
    if field.prose:
        texts = [prose(random, of(*NAMED)) for _ in range(count)]
    else:
        words = _LASTS if Mark.DURATION in field.marks else field.words or WORDS
        texts = some(random, words, least=1, most=count)
    return texts if field.shape == "texts" else texts[0]


def prose(random: Random, named: list[str]) -> str:
    """Draw a text, perhaps with a reference in it."""
    phrase: str = pick(random, PHRASES)
    line = phrase.strip()
    return f"{line} met @{pick(random, named)}" if named and random.random() < 0.4 else line


def forward(values: Values) -> Values:
    """Turn a span that runs backward round."""
    since, until = values.get("since"), values.get("until")
    if since is not None and until is not None and until.last < since.first:
        values["since"], values["until"] = until, since
    return values


def resolved(
    kind: type[Model], values: Values, keys: dict[str, str], numbers: dict[str, int]
) -> Values:
    """Write keys and numbers where records are named."""
    plain: Values = {}
    for field in fields(kind):
        value = values.get(field.name)
        if value is None:
            continue
        many = isinstance(value, list)
        each: list[Any] = value if many else [value]
        if field.shape in NESTED:
            each = [resolved(field.type, line, keys, numbers) for line in each]
        elif field.ref is not None and field.ref.by == "number":
            each = [numbers[SYMBOL.sub(r"\1", one)] if "%" in str(one) else one for one in each]
        elif field.ref is not None or field.prose or field.name == "deadline":
            each = [SYMBOL.sub(lambda found: keys[found[1]], one) for one in each]
        plain[field.name] = tuple(each) if many else each[0]
    return plain
