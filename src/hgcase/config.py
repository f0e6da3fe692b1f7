"""What a user sets once: who I am, which language. A file in the store's folder."""

import os
from pathlib import Path
from typing import Final, NamedTuple

from hgcase import paths
from hgcase.errors import CannotWriteError, StoreError, UsageError
from hgcase.i18n import LANGUAGES, N_, LanguageCode


class Option(NamedTuple):
    """One thing that can be set: its name, what it is for, and the variable that overrides it."""

    name: str
    about: str
    variable: str
    choices: tuple[str, ...] = ()


OPTIONS: Final = (
    Option("worker", N_("Who you are: your name as it stands in the households."), "HGCASE_WORKER"),
    Option("lang", N_("The language of the screens: nl or en."), "HGCASE_LANG", LANGUAGES),
)


class Settings(NamedTuple):
    """What holds for one run: places, language, worker; read once.

    Args:
        home: the folder of store and config.
        url: a PostgreSQL URL, or nothing for the local store.
        key_file: the file that holds the key, where nobody is asked.
        worker: who works, by name; the user of the system where nothing is set.
        lang: the language of the screens.
    """

    home: Path
    url: str
    key_file: Path | None
    worker: str
    lang: LanguageCode


def config_file(home: Path) -> Path:
    """Give the place of the config file."""
    return home / paths.CONFIG_FILE


def read(home: Path) -> dict[str, str]:
    """Read what is set in the config file; nothing where there is none."""
    path = config_file(home)
    try:
        text = path.read_text("utf-8")
        import tomllib

        found = tomllib.loads(text)
    except FileNotFoundError:
        return {}
    except (OSError, ValueError):
        raise _unreadable(path) from None
    settings = {name: _fitting(name, value) for name, value in found.items()}
    if not all(settings.values()):
        raise _unreadable(path)
    return settings


def _unreadable(path: Path) -> StoreError:
    return StoreError(
        N_("{path} cannot be read as settings."),
        hint=N_("Mend or remove it; 'hgcase config' shows what can be set."),
        slug="unreadable-config",
        path=str(path),
    )


def write(home: Path, name: str, value: str) -> None:
    """Set one thing in the config file."""
    text = _fitting(name, value)
    if not text:
        raise UsageError(
            N_("There is no such setting, or it cannot have that value."),
            hint=N_("'hgcase config' shows what can be set, and to what."),
            slug="unknown-option",
        )
    settings = {**read(home), name: text}
    path = config_file(home)
    lines = [f"{key} = {_quoted(settings[key])}\n" for key in sorted(settings)]
    try:
        for folder in (*reversed(home.parents), home):
            folder.mkdir(mode=0o700, exist_ok=True)
        new = path.with_suffix(".new")
        handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.writelines(lines)
        new.replace(path)
    except OSError:
        raise CannotWriteError(
            N_("{path} could not be written."), slug="config-not-written", path=str(path)
        ) from None


def _fitting(name: str, value: object) -> str:
    """Give a value as it is kept; nothing where this setting cannot have it."""
    option = next((option for option in OPTIONS if option.name == name), None)
    text = value.strip() if isinstance(value, str) else ""
    if option is None or not text.isprintable() or text not in (option.choices or (text,)):
        return ""
    return text


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def load(lang: str | None = None) -> Settings:
    """Settle what holds for this run: options, then environment, then config, then the system."""
    home = paths.home()
    stored = read(home)
    key_file = os.environ.get("HGCASE_KEY_FILE")
    return Settings(
        home=home,
        url=os.environ.get("HGCASE_STORE", ""),
        key_file=Path(key_file).expanduser() if key_file else None,
        worker=os.environ.get("HGCASE_WORKER") or stored.get("worker") or _system_user(),
        lang=settle_language(lang, stored.get("lang")),
    )


def settle_language(asked: str | None, stored: str | None) -> LanguageCode:
    """Choose the language: asked > HGCASE_LANG > config > locale (nl* is nl, all else en)."""
    for code in (asked, os.environ.get("HGCASE_LANG"), stored):
        if code in LANGUAGES:
            return "nl" if code == "nl" else "en"
    locale = next(
        (os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), ""
    )
    return "nl" if locale.lower().startswith("nl") else "en"


def _system_user() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "?"
