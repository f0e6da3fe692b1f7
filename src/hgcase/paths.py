"""Where everything lies: one folder, by environment or by platform."""

import os
from pathlib import Path

STORE_FILE = "store.db"
HEADER_FILE = "store.key.json"
CONFIG_FILE = "config.toml"
REPORTS_FOLDER = "reports"


def home() -> Path:
    """Give the folder of store and config: HGCASE_HOME, else the platform's place."""
    if given := os.environ.get("HGCASE_HOME"):
        return Path(given).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("hgcase", appauthor=False)
