"""The first tables: all that a case file holds, and what the store keeps beside it.

Written out and never changed after release: a revision does not know the declarations of
today. Nothing goes back; a backup does. The three before it were never released, and
nothing leads from them to this one.
"""

from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa
from alembic import op

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

revision = "0004"
down_revision = None
branch_labels = None
depends_on = None

# Of each table the first text names what must be given, the second what may be; # marks a
# whole number, all else is text.
EVERY: Final = (
    "said_by secret_source basis about visible_to workers_only may_pass_on also times shown "
    "follows documents file_number withdrawn"
)
"""What every record may carry."""

DIRECTORY: Final = (
    ("organisations", "name kind", "called domain phone hours"),
    ("workers", "", "name discipline organisation#"),
    ("programmes", "name method", "regions since until pilot capacity#"),
)
"""What households share of a section; an entry of a worker names one of an organisation."""

SECTIONS: Final = (
    (
        "persons",
        "name",
        (
            "called born age expected died stands_for violence_in_youth gender phone email "
            "safe_contact keeps_paper language known_to"
        ),
    ),
    ("relations", "who whom kind", "nature authority since until states"),
    ("homes", "name", "address entry text secret"),
    (
        "stays",
        "persons",
        (
            "kind break_event since lasts planned_until until ended_because home place host name "
            "address phone municipality known_to"
        ),
    ),
    ("breaks", "", "trajectory plan called_by because tried since until"),
    ("organisations", "", "secret"),
    ("workers", "", "called on_paper"),
    ("programmes", "", "provider partners lead"),
    (
        "contacts",
        "name",
        (
            "called nature relation profession organisation person close_to phone agreed "
            "reachable knows involvement"
        ),
    ),
    ("assignments", "role party", "person track since until stands_in_for"),
    ("consents", "person recipient answer", "given_by scope date until text"),
    (
        "trajectories",
        "method start",
        "method_version# programme source start_situation start_condition frame joint_talks ended",
    ),
    ("concerns", "date", "kinds suspicion since text discussed not_discussed passed_to"),
    (
        "notifications",
        "at kind",
        (
            "crisis serious received_by text request discussed not_discussed danger_taken_away "
            "joint_action feedback"
        ),
    ),
    ("incidents", "at", "place notifications relapse"),
    (
        "accounts",
        "incident",
        "session date kinds serious children_present triggers circumstances text",
    ),
    ("statements", "text", "date kinds serious session"),
    ("markers", "kind", "who whom since until date text"),
    ("orders", "kind person", "no_contact homes covered not_covered"),
    ("proceedings", "kind", "parties asked_by next_date until text steps"),
    (
        "arrangements",
        "kind text",
        "person children since until supervised_by handover_place may_fetch",
    ),
    ("triggers", "kind text", "persons factor session"),
    ("factors", "kind", "theme persons text since until leads_to"),
    ("patterns", "", "persons dynamics instead to_break since session"),
    ("conditions", "text", "set_by since until met broken"),
    (
        "rules",
        "number# circle persons situation text",
        "meets watched_by if_broken layer builds_on replaces# since until",
    ),
    ("unsafe_situations", "situation text", "rank# persons worry conditions factors since until"),
    (
        "safety_plans",
        "circle state made",
        (
            "version# until made_by absent review_due review_why talks review_with rules "
            "conditions warning_signs time_out break_plan call"
        ),
    ),
    ("personal_plans", "person made", "version# until review_due code_word items call"),
    (
        "sessions",
        "at state mode",
        (
            "minutes# trajectory reason channel invited present left_early continues terms "
            "subjects education summary team_note"
        ),
    ),
    ("contact_lines", "at party result", "worker channel text"),
    (
        "observations",
        "date topic",
        "score# answer area grounds factor pattern goal session organisation asked",
    ),
    (
        "help",
        "kind",
        (
            "persons given_by asked asked_of needed_by offered after started ended organisation "
            "available place domain frame reduces phase wanted_form given_form volume lasts "
            "decided_with expected_effect worked text"
        ),
    ),
    ("goals", "text", "persons kind set_by answers_situation holds_for since due reached"),
    ("actions", "text done_by", "due done settles"),
    ("consultations", "date parties", "kind text outcome ground"),
    ("moves", "persons date", "old_place new_place handover known_to"),
    ("handovers", "giver taker date", "persons because open_worries warm confirmed"),
    ("measurements", "date", "covers_months# source incidents# most_serious stopped since text"),
    ("aftercare", "persons due", "kind done done_by ground outcome"),
    ("bottlenecks", "date text", "bottleneck# solved_by solved"),
    ("advice", "made", "trajectory made_with agreed discussed no_follow_up"),
    ("papers", "kind date", "readers recipient since until ground handed text"),
    ("documents", "kind", "date file text"),
    ("pauses", "since because", "deadline until"),
)
PARTS: Final = (
    ("homes", "house_keys", "person answer", "date grounds"),
    ("contacts", "wanted", "person answer", "date grounds"),
    ("trajectories", "participants", "person since", "until why"),
    ("trajectories", "intake", "criterion person answer", "grounds date"),
    ("trajectories", "phases", "phase since", "until judged_by grounds"),
    ("notifications", "decisions", "decision", "key date party grounds"),
    ("accounts", "harm", "person text", "seen_by"),
    ("accounts", "acts", "text", "who whom which"),
    ("statements", "acts", "text", "who whom which"),
    (
        "orders",
        "decisions",
        "date decision",
        "key party since until lasts suspended_for until_met on_condition judges grounds documents",
    ),
    ("orders", "kept", "answer", "date text said_by visible_to"),
    ("patterns", "steps", "text", "person feels escalates"),
    ("safety_plans", "answers", "person answer", "date grounds"),
    ("sessions", "checks", "rule# person said_by answer", ""),
    ("help", "answers", "person answer", "date grounds"),
    ("aftercare", "answers", "person answer", "date grounds"),
    ("advice", "parts", "part text", "visible_to"),
    ("advice", "follow_up", "kind", "persons given_by text visible_to"),
    ("advice", "answers", "person answer", "text relationship date"),
)
"""The lists that records of a section hold."""

WHOSE: Final = ("household_id", "households", "id")


def upgrade() -> None:
    """Make the tables; what others name comes first."""
    may = "label municipality region opened shared_goal history retention"
    _table("households", "id#", "ref revision#", may, only="ref")
    for section, must, may in DIRECTORY:
        names = [("organisation", "directory_organisations", "id")] * (section == "workers")
        _table(f"directory_{section}", "id#", must, may, names=names)
    shared = {section for section, *_ in DIRECTORY}
    for section, must, may in SECTIONS:
        entry = [("entry_id", f"directory_{section}", "id")] * (section in shared)
        needed = f"position# {must} {'entry_id#' if entry else ''}"
        _table(section, "household_id# key", needed, f"{may} {EVERY}", names=(WHOSE, *entry))
    for section, name, must, may in PARTS:
        owner = ("household_id owner_key", section, "household_id key")
        _table(f"{section}_{name}", "household_id# owner_key position#", must, may, names=[owner])
    _beside()
    _index("sessions", "household_id state at withdrawn")
    _index("directory_revision", "section entry_id")


def _beside() -> None:
    """Make the tables of what was done, of what was before, of documents and of drafts."""
    _table("settings", "name", "value")
    _table("journal", "ref seq#", "at worker action objects outcome mac")
    keys = "household_id# revision# section key"
    _table("revision", keys, "at", "earlier worker", names=[WHOSE])
    must = "household_id# revision# entry_id# section at worker earlier"
    _table("directory_revision", "id#", must)
    _table("attachments", "household_id# key", "sha256 size# content", names=[WHOSE])
    must, only = "worker command started written content", "worker command household_id"
    _table("drafts", "id#", must, "household_id#", names=[WHOSE], only=only)


def _table(
    table: str,
    keys: str,
    must: str,
    may: str = "",
    *,
    names: "Iterable[tuple[str, str, str]]" = (),
    only: str = "",
) -> None:
    """Make a table: its keys, what must be given, what may be, what it names, what is unique."""
    rules: list[sa.Constraint] = [
        sa.PrimaryKeyConstraint(*keys.replace("#", "").split(), name=f"pk_{table}")
    ]
    for own, of, theirs in names:
        columns, others = own.split(), [f"{of}.{name}" for name in theirs.split()]
        rules.append(sa.ForeignKeyConstraint(columns, others, name=f"fk_{table}_{columns[0]}"))
    if unique := only.split():
        rules.append(sa.UniqueConstraint(*unique, name=f"uq_{table}_{unique[0]}"))
    made = (*_columns(keys), *_columns(must), *_columns(may, nullable=True))
    op.create_table(table, *made, *rules)


def _columns(listed: str, *, nullable: bool = False) -> "Iterator[sa.Column[Any]]":
    for name in listed.split():
        sort = sa.Integer if name.endswith("#") else sa.Text
        counted: Any = "auto" if name == "id#" else False
        yield sa.Column(name.removesuffix("#"), sort(), nullable=nullable, autoincrement=counted)


def _index(table: str, columns: str) -> None:
    op.create_index(f"ix_{table}_{columns.replace(' ', '_')}", table, columns.split())
