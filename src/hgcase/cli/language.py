"""The language of this run's screens; settled once, before any command is imported."""

import gettext
import os
import sys
from pathlib import Path
from typing import Any

from hgcase import paths
from hgcase.i18n import Language, LanguageCode, language

_settled: list[Language] = []


def settle(argv: list[str]) -> None:
    """Settle the language from ``--lang``, environment, config and locale."""
    from hgcase.config import read, settle_language
    from hgcase.errors import HgcaseError

    try:
        home = paths.home()
        stored = read(home).get("lang") if (home / paths.CONFIG_FILE).exists() else None
    except (HgcaseError, OSError, RuntimeError):
        stored = None  # said properly by the command that needs the settings
    use(settle_language(_asked(argv), stored))


def use(code: LanguageCode) -> None:
    """Speak this language from here on, the framework's own words included."""
    _settled[:] = [language(code)]
    os.environ["LANGUAGE"] = code
    gettext.bindtextdomain("hgcase", str(Path(__file__).parent.parent / "locale"))
    gettext.textdomain("hgcase")


def spoken() -> Language:
    """Give the language of this run."""
    if not _settled:
        settle(sys.argv[1:])
    return _settled[0]


def _asked(argv: list[str]) -> str | None:
    for n, word in enumerate(argv):
        if word == "--lang" and n + 1 < len(argv):
            return argv[n + 1]
        if word.startswith("--lang="):
            return word.partition("=")[2]
        if not word.startswith("-"):
            return None
    return None


def _(message: str, **params: Any) -> str:
    """Translate a text of the screens."""
    return spoken()(message, params)
