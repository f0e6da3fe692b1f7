"""Who may read what beside the team: the tests' own table, written from the rules of the wall.

Nothing here is read from the declarations. Every kind of record has one row, in which
every field has a cell; a kind or a field without one makes a test go red.
"""

from typing import Final

from tests.wall.cells import Row
from tests.wall.table_events import EVENTS
from tests.wall.table_people import PEOPLE
from tests.wall.table_work import WORK

TABLE: Final[dict[str, Row]] = PEOPLE | EVENTS | WORK

READERS: Final = {section: row.fields for section, row in TABLE.items()}
DEFAULTS: Final = {section: row.default for section, row in TABLE.items() if row.default}
WITHIN: Final = {section: row.within for section, row in TABLE.items() if row.within}
APART: Final = {section: row.apart for section, row in TABLE.items() if row.apart}
NEEDS: Final = {section: frozenset(row.needs) for section, row in TABLE.items()} | {
    "": frozenset({"said_by", "about"})  # of every record: about whom and by whom (W14)
}
