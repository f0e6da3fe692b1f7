"""The whole domain: the other kinds of record, and what the first ones hold since.

Written out and never changed after release, as the one before it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

BEFORE = (
    "accounts",
    "conditions",
    "contacts",
    "homes",
    "incidents",
    "observations",
    "organisations",
    "persons",
    "relations",
    "rules",
    "safety_plans",
    "sessions",
    "stays",
    "trajectories",
    "workers",
)
"""The tables of records that there were: each gets what every record may carry."""

ADDED = {
    "accounts": (("triggers", sa.Text),),
    "conditions": (
        ("met", sa.Text),
        ("broken", sa.Text),
    ),
    "contacts": (("reachable", sa.Text),),
    "homes": (("text", sa.Text),),
    "incidents": (("notifications", sa.Text),),
    "observations": (
        ("factor", sa.Text),
        ("pattern", sa.Text),
        ("goal", sa.Text),
    ),
    "persons": (
        ("gender", sa.Text),
        ("email", sa.Text),
    ),
    "rules": (
        ("layer", sa.Text),
        ("builds_on", sa.Text),
    ),
    "safety_plans": (
        ("talks", sa.Text),
        ("review_with", sa.Text),
    ),
    "stays": (
        ("break_event", sa.Text),
        ("lasts", sa.Text),
    ),
    "trajectories": (("programme", sa.Text),),
}
"""What else they hold since."""


def upgrade() -> None:
    """Add the columns and make the tables."""
    for table in BEFORE:
        for name in ("follows", "documents"):
            op.add_column(table, sa.Column(name, sa.Text(), nullable=True))
    for table, columns in ADDED.items():
        for name, sort in columns:
            op.add_column(table, sa.Column(name, sort(), nullable=True))
    _revision()
    _directory_revision()
    _directory_programmes()
    _actions()
    _advice()
    _aftercare()
    _arrangements()
    _assignments()
    _attachments()
    _bottlenecks()
    _breaks()
    _concerns()
    _consents()
    _consultations()
    _contact_lines()
    _documents()
    _factors()
    _goals()
    _handovers()
    _help()
    _markers()
    _measurements()
    _moves()
    _notifications()
    _orders()
    _papers()
    _patterns()
    _pauses()
    _personal_plans()
    _proceedings()
    _programmes()
    _statements()
    _triggers()
    _unsafe_situations()
    _advice_answers()
    _advice_follow_up()
    _advice_parts()
    _aftercare_answers()
    _help_answers()
    _notifications_decisions()
    _orders_decisions()
    _orders_kept()
    _patterns_steps()
    _statements_acts()


def _revision() -> None:
    """Say who made each change, and when each household was new, as the journal has it."""
    op.add_column("revision", sa.Column("worker", sa.Text(), nullable=True))
    op.execute(
        "UPDATE revision SET worker = (SELECT j.worker FROM journal j, households h"
        " WHERE h.id = revision.household_id AND j.ref = h.ref AND j.at = revision.at"
        " ORDER BY j.seq LIMIT 1)"
    )
    op.execute(
        "INSERT INTO revision (household_id, revision, section, key, at, worker)"
        " SELECT h.id, 1, 'household', '', j.at, j.worker FROM households h, journal j"
        " WHERE j.ref = h.ref AND j.seq = 1"
    )


def _directory_revision() -> None:
    op.create_table(
        "directory_revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("household_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("revision", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("entry_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("worker", sa.Text(), nullable=False),
        sa.Column("earlier", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_directory_revision")),
    )
    op.create_index(
        op.f("ix_directory_revision_section_entry_id"),
        "directory_revision",
        ["section", "entry_id"],
        unique=False,
    )


def _directory_programmes() -> None:
    op.create_table(
        "directory_programmes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("regions", sa.Text(), nullable=True),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("pilot", sa.Text(), nullable=True),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_directory_programmes")),
    )


def _actions() -> None:
    op.create_table(
        "actions",
        sa.Column("household_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("done_by", sa.Text(), nullable=False),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column("done", sa.Text(), nullable=True),
        sa.Column("settles", sa.Text(), nullable=True),
        sa.Column("said_by", sa.Text(), nullable=True),
        sa.Column("secret_source", sa.Text(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("visible_to", sa.Text(), nullable=True),
        sa.Column("workers_only", sa.Text(), nullable=True),
        sa.Column("may_pass_on", sa.Text(), nullable=True),
        sa.Column("also", sa.Text(), nullable=True),
        sa.Column("times", sa.Text(), nullable=True),
        sa.Column("shown", sa.Text(), nullable=True),
        sa.Column("follows", sa.Text(), nullable=True),
        sa.Column("documents", sa.Text(), nullable=True),
        sa.Column("file_number", sa.Text(), nullable=True),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id"], ["households.id"], name=op.f("fk_actions_household_id")
        ),
        sa.PrimaryKeyConstraint("household_id", "key", name=op.f("pk_actions")),
    )


def _advice() -> None:
    op.create_table(
        "advice",
        sa.Column("household_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("trajectory", sa.Text(), nullable=True),
        sa.Column("made", sa.Text(), nullable=False),
        sa.Column("made_with", sa.Text(), nullable=True),
        sa.Column("agreed", sa.Text(), nullable=True),
        sa.Column("discussed", sa.Text(), nullable=True),
        sa.Column("no_follow_up", sa.Text(), nullable=True),
        sa.Column("said_by", sa.Text(), nullable=True),
        sa.Column("secret_source", sa.Text(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("visible_to", sa.Text(), nullable=True),
        sa.Column("workers_only", sa.Text(), nullable=True),
        sa.Column("may_pass_on", sa.Text(), nullable=True),
        sa.Column("also", sa.Text(), nullable=True),
        sa.Column("times", sa.Text(), nullable=True),
        sa.Column("shown", sa.Text(), nullable=True),
        sa.Column("follows", sa.Text(), nullable=True),
        sa.Column("documents", sa.Text(), nullable=True),
        sa.Column("file_number", sa.Text(), nullable=True),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id"], ["households.id"], name=op.f("fk_advice_household_id")
        ),
        sa.PrimaryKeyConstraint("household_id", "key", name=op.f("pk_advice")),
    )


def _aftercare() -> None:
    op.create_table(
        "aftercare",
        sa.Column("household_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("persons", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("due", sa.Text(), nullable=False),
        sa.Column("done", sa.Text(), nullable=True),
        sa.Column("done_by", sa.Text(), nullable=True),
        sa.Column("ground", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("said_by", sa.Text(), nullable=True),
        sa.Column("secret_source", sa.Text(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("visible_to", sa.Text(), nullable=True),
        sa.Column("workers_only", sa.Text(), nullable=True),
        sa.Column("may_pass_on", sa.Text(), nullable=True),
        sa.Column("also", sa.Text(), nullable=True),
        sa.Column("times", sa.Text(), nullable=True),
        sa.Column("shown", sa.Text(), nullable=True),
        sa.Column("follows", sa.Text(), nullable=True),
        sa.Column("documents", sa.Text(), nullable=True),
        sa.Column("file_number", sa.Text(), nullable=True),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id"], ["households.id"], name=op.f("fk_aftercare_household_id")
        ),
        sa.PrimaryKeyConstraint("household_id", "key", name=op.f("pk_aftercare")),
    )


def _arrangements() -> None:
    op.create_table(
        "arrangements",
        sa.Column("household_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=True),
        sa.Column("children", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("supervised_by", sa.Text(), nullable=True),
        sa.Column("handover_place", sa.Text(), nullable=True),
        sa.Column("may_fetch", sa.Text(), nullable=True),
        sa.Column("said_by", sa.Text(), nullable=True),
        sa.Column("secret_source", sa.Text(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("visible_to", sa.Text(), nullable=True),
        sa.Column("workers_only", sa.Text(), nullable=True),
        sa.Column("may_pass_on", sa.Text(), nullable=True),
        sa.Column("also", sa.Text(), nullable=True),
        sa.Column("times", sa.Text(), nullable=True),
        sa.Column("shown", sa.Text(), nullable=True),
        sa.Column("follows", sa.Text(), nullable=True),
        sa.Column("documents", sa.Text(), nullable=True),
        sa.Column("file_number", sa.Text(), nullable=True),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id"], ["households.id"], name=op.f("fk_arrangements_household_id")
        ),
        sa.PrimaryKeyConstraint("household_id", "key", name=op.f("pk_arrangements")),
    )


def _assignments() -> None:
    op.create_table(
        "assignments",
        sa.Column("household_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=True),
        sa.Column("track", sa.Text(), nullable=True),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("stands_in_for", sa.Text(), nullable=True),
        sa.Column("said_by", sa.Text(), nullable=True),
        sa.Column("secret_source", sa.Text(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("visible_to", sa.Text(), nullable=True),
        sa.Column("workers_only", sa.Text(), nullable=True),
        sa.Column("may_pass_on", sa.Text(), nullable=True),
        sa.Column("also", sa.Text(), nullable=True),
        sa.Column("times", sa.Text(), nullable=True),
        sa.Column("shown", sa.Text(), nullable=True),
        sa.Column("follows", sa.Text(), nullable=True),
        sa.Column("documents", sa.Text(), nullable=True),
        sa.Column("file_number", sa.Text(), nullable=True),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id"], ["households.id"], name=op.f("fk_assignments_household_id")
        ),
        sa.PrimaryKeyConstraint("household_id", "key", name=op.f("pk_assignments")),
    )


def _attachments() -> None:
    op.create_table(
        "attachments",
        sa.Column("household_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id"], ["households.id"], name=op.f("fk_attachments_household_id")
        ),
        sa.PrimaryKeyConstraint("household_id", "key", name=op.f("pk_attachments")),
    )


def _bottlenecks() -> None:
    op.create_table(
        "bottlenecks",
        sa.Column("household_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("bottleneck", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("solved_by", sa.Text(), nullable=True),
        sa.Column("solved", sa.Text(), nullable=True),
        sa.Column("said_by", sa.Text(), nullable=True),
        sa.Column("secret_source", sa.Text(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("visible_to", sa.Text(), nullable=True),
        sa.Column("workers_only", sa.Text(), nullable=True),
        sa.Column("may_pass_on", sa.Text(), nullable=True),
        sa.Column("also", sa.Text(), nullable=True),
        sa.Column("times", sa.Text(), nullable=True),
        sa.Column("shown", sa.Text(), nullable=True),
        sa.Column("follows", sa.Text(), nullable=True),
        sa.Column("documents", sa.Text(), nullable=True),
        sa.Column("file_number", sa.Text(), nullable=True),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id"], ["households.id"], name=op.f("fk_bottlenecks_household_id")
        ),
        sa.PrimaryKeyConstraint("household_id", "key", name=op.f("pk_bottlenecks")),
    )


def _breaks() -> None:
    op.create_table(
        "breaks",
        sa.Column("household_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("trajectory", sa.Text(), nullable=True),
        sa.Column("plan", sa.Text(), nullable=True),
        sa.Column("called_by", sa.Text(), nullable=True),
        sa.Column("because", sa.Text(), nullable=True),
        sa.Column("tried", sa.Text(), nullable=True),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("said_by", sa.Text(), nullable=True),
        sa.Column("secret_source", sa.Text(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("visible_to", sa.Text(), nullable=True),
        sa.Column("workers_only", sa.Text(), nullable=True),
        sa.Column("may_pass_on", sa.Text(), nullable=True),
        sa.Column("also", sa.Text(), nullable=True),
        sa.Column("times", sa.Text(), nullable=True),
        sa.Column("shown", sa.Text(), nullable=True),
        sa.Column("follows", sa.Text(), nullable=True),
        sa.Column("documents", sa.Text(), nullable=True),
        sa.Column("file_number", sa.Text(), nullable=True),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id"], ["households.id"], name=op.f("fk_breaks_household_id")
        ),
        sa.PrimaryKeyConstraint("household_id", "key", name=op.f("pk_breaks")),
    )


def _concerns() -> None:
    op.create_table(
        "concerns",
        sa.Column("household_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("kinds", sa.Text(), nullable=True),
        sa.Column("suspicion", sa.Text(), nullable=True),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("discussed", sa.Text(), nullable=True),
        sa.Column("not_discussed", sa.Text(), nullable=True),
        sa.Column("passed_to", sa.Text(), nullable=True),
        sa.Column("said_by", sa.Text(), nullable=True),
        sa.Column("secret_source", sa.Text(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("visible_to", sa.Text(), nullable=True),
        sa.Column("workers_only", sa.Text(), nullable=True),
        sa.Column("may_pass_on", sa.Text(), nullable=True),
        sa.Column("also", sa.Text(), nullable=True),
        sa.Column("times", sa.Text(), nullable=True),
        sa.Column("shown", sa.Text(), nullable=True),
        sa.Column("follows", sa.Text(), nullable=True),
        sa.Column("documents", sa.Text(), nullable=True),
        sa.Column("file_number", sa.Text(), nullable=True),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id"], ["households.id"], name=op.f("fk_concerns_household_id")
        ),
        sa.PrimaryKeyConstraint("household_id", "key", name=op.f("pk_concerns")),
    )


def _consents() -> None:
    op.create_table(
        "consents",
        sa.Column("household_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("given_by", sa.Text(), nullable=True),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("said_by", sa.Text(), nullable=True),
        sa.Column("secret_source", sa.Text(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("visible_to", sa.Text(), nullable=True),
        sa.Column("workers_only", sa.Text(), nullable=True),
        sa.Column("may_pass_on", sa.Text(), nullable=True),
        sa.Column("also", sa.Text(), nullable=True),
        sa.Column("times", sa.Text(), nullable=True),
        sa.Column("shown", sa.Text(), nullable=True),
        sa.Column("follows", sa.Text(), nullable=True),
        sa.Column("documents", sa.Text(), nullable=True),
        sa.Column("file_number", sa.Text(), nullable=True),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id"], ["households.id"], name=op.f("fk_consents_household_id")
        ),
        sa.PrimaryKeyConstraint("household_id", "key", name=op.f("pk_consents")),
    )


def _consultations() -> None:
    op.create_table(
        "consultations",
        sa.Column("household_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("parties", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("ground", sa.Text(), nullable=True),
        sa.Column("said_by", sa.Text(), nullable=True),
        sa.Column("secret_source", sa.Text(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("visible_to", sa.Text(), nullable=True),
        sa.Column("workers_only", sa.Text(), nullable=True),
        sa.Column("may_pass_on", sa.Text(), nullable=True),
        sa.Column("also", sa.Text(), nullable=True),
        sa.Column("times", sa.Text(), nullable=True),
        sa.Column("shown", sa.Text(), nullable=True),
        sa.Column("follows", sa.Text(), nullable=True),
        sa.Column("documents", sa.Text(), nullable=True),
        sa.Column("file_number", sa.Text(), nullable=True),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id"], ["households.id"], name=op.f("fk_consultations_household_id")
        ),
        sa.PrimaryKeyConstraint("household_id", "key", name=op.f("pk_consultations")),
    )


def _contact_lines() -> None:
    op.create_table(
        "contact_lines",
        sa.Column("household_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("worker", sa.Text(), nullable=True),
        sa.Column("channel", sa.Text(), nullable=True),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("said_by", sa.Text(), nullable=True),
        sa.Column("secret_source", sa.Text(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("visible_to", sa.Text(), nullable=True),
        sa.Column("workers_only", sa.Text(), nullable=True),
        sa.Column("may_pass_on", sa.Text(), nullable=True),
        sa.Column("also", sa.Text(), nullable=True),
        sa.Column("times", sa.Text(), nullable=True),
        sa.Column("shown", sa.Text(), nullable=True),
        sa.Column("follows", sa.Text(), nullable=True),
        sa.Column("documents", sa.Text(), nullable=True),
        sa.Column("file_number", sa.Text(), nullable=True),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id"], ["households.id"], name=op.f("fk_contact_lines_household_id")
        ),
        sa.PrimaryKeyConstraint("household_id", "key", name=op.f("pk_contact_lines")),
    )


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("household_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("file", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("said_by", sa.Text(), nullable=True),
        sa.Column("secret_source", sa.Text(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("visible_to", sa.Text(), nullable=True),
        sa.Column("workers_only", sa.Text(), nullable=True),
        sa.Column("may_pass_on", sa.Text(), nullable=True),
        sa.Column("also", sa.Text(), nullable=True),
        sa.Column("times", sa.Text(), nullable=True),
        sa.Column("shown", sa.Text(), nullable=True),
        sa.Column("follows", sa.Text(), nullable=True),
        sa.Column("documents", sa.Text(), nullable=True),
        sa.Column("file_number", sa.Text(), nullable=True),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id"], ["households.id"], name=op.f("fk_documents_household_id")
        ),
        sa.PrimaryKeyConstraint("household_id", "key", name=op.f("pk_documents")),
    )


def _factors() -> None:
    op.create_table(
        "factors",
        sa.Column("household_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("theme", sa.Text(), nullable=True),
        sa.Column("persons", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("leads_to", sa.Text(), nullable=True),
        sa.Column("said_by", sa.Text(), nullable=True),
        sa.Column("secret_source", sa.Text(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("visible_to", sa.Text(), nullable=True),
        sa.Column("workers_only", sa.Text(), nullable=True),
        sa.Column("may_pass_on", sa.Text(), nullable=True),
        sa.Column("also", sa.Text(), nullable=True),
        sa.Column("times", sa.Text(), nullable=True),
        sa.Column("shown", sa.Text(), nullable=True),
        sa.Column("follows", sa.Text(), nullable=True),
        sa.Column("documents", sa.Text(), nullable=True),
        sa.Column("file_number", sa.Text(), nullable=True),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id"], ["households.id"], name=op.f("fk_factors_household_id")
        ),
        sa.PrimaryKeyConstraint("household_id", "key", name=op.f("pk_factors")),
    )


def _goals() -> None:
    op.create_table(
        "goals",
        sa.Column("household_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("persons", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("set_by", sa.Text(), nullable=True),
        sa.Column("answers_situation", sa.Text(), nullable=True),
        sa.Column("holds_for", sa.Text(), nullable=True),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column("reached", sa.Text(), nullable=True),
        sa.Column("said_by", sa.Text(), nullable=True),
        sa.Column("secret_source", sa.Text(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("visible_to", sa.Text(), nullable=True),
        sa.Column("workers_only", sa.Text(), nullable=True),
        sa.Column("may_pass_on", sa.Text(), nullable=True),
        sa.Column("also", sa.Text(), nullable=True),
        sa.Column("times", sa.Text(), nullable=True),
        sa.Column("shown", sa.Text(), nullable=True),
        sa.Column("follows", sa.Text(), nullable=True),
        sa.Column("documents", sa.Text(), nullable=True),
        sa.Column("file_number", sa.Text(), nullable=True),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id"], ["households.id"], name=op.f("fk_goals_household_id")
        ),
        sa.PrimaryKeyConstraint("household_id", "key", name=op.f("pk_goals")),
    )


def _handovers() -> None:
    op.create_table(
        "handovers",
        sa.Column("household_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("giver", sa.Text(), nullable=False),
        sa.Column("taker", sa.Text(), nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("persons", sa.Text(), nullable=True),
        sa.Column("because", sa.Text(), nullable=True),
        sa.Column("open_worries", sa.Text(), nullable=True),
        sa.Column("warm", sa.Text(), nullable=True),
        sa.Column("confirmed", sa.Text(), nullable=True),
        sa.Column("said_by", sa.Text(), nullable=True),
        sa.Column("secret_source", sa.Text(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("visible_to", sa.Text(), nullable=True),
        sa.Column("workers_only", sa.Text(), nullable=True),
        sa.Column("may_pass_on", sa.Text(), nullable=True),
        sa.Column("also", sa.Text(), nullable=True),
        sa.Column("times", sa.Text(), nullable=True),
        sa.Column("shown", sa.Text(), nullable=True),
        sa.Column("follows", sa.Text(), nullable=True),
        sa.Column("documents", sa.Text(), nullable=True),
        sa.Column("file_number", sa.Text(), nullable=True),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id"], ["households.id"], name=op.f("fk_handovers_household_id")
        ),
        sa.PrimaryKeyConstraint("household_id", "key", name=op.f("pk_handovers")),
    )


def _help() -> None:
    op.create_table(
        "help",
        sa.Column("household_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("persons", sa.Text(), nullable=True),
        sa.Column("given_by", sa.Text(), nullable=True),
        sa.Column("asked", sa.Text(), nullable=True),
        sa.Column("asked_of", sa.Text(), nullable=True),
        sa.Column("needed_by", sa.Text(), nullable=True),
        sa.Column("offered", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("started", sa.Text(), nullable=True),
        sa.Column("ended", sa.Text(), nullable=True),
        sa.Column("organisation", sa.Text(), nullable=True),
        sa.Column("available", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("domain", sa.Text(), nullable=True),
        sa.Column("frame", sa.Text(), nullable=True),
        sa.Column("reduces", sa.Text(), nullable=True),
        sa.Column("phase", sa.Text(), nullable=True),
        sa.Column("wanted_form", sa.Text(), nullable=True),
        sa.Column("given_form", sa.Text(), nullable=True),
        sa.Column("volume", sa.Text(), nullable=True),
        sa.Column("lasts", sa.Text(), nullable=True),
        sa.Column("decided_with", sa.Text(), nullable=True),
        sa.Column("expected_effect", sa.Text(), nullable=True),
        sa.Column("worked", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("said_by", sa.Text(), nullable=True),
        sa.Column("secret_source", sa.Text(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("visible_to", sa.Text(), nullable=True),
        sa.Column("workers_only", sa.Text(), nullable=True),
        sa.Column("may_pass_on", sa.Text(), nullable=True),
        sa.Column("also", sa.Text(), nullable=True),
        sa.Column("times", sa.Text(), nullable=True),
        sa.Column("shown", sa.Text(), nullable=True),
        sa.Column("follows", sa.Text(), nullable=True),
        sa.Column("documents", sa.Text(), nullable=True),
        sa.Column("file_number", sa.Text(), nullable=True),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id"], ["households.id"], name=op.f("fk_help_household_id")
        ),
        sa.PrimaryKeyConstraint("household_id", "key", name=op.f("pk_help")),
    )


def _markers() -> None:
    op.create_table(
        "markers",
        sa.Column("household_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=True),
        sa.Column("whom", sa.Text(), nullable=True),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("said_by", sa.Text(), nullable=True),
        sa.Column("secret_source", sa.Text(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("visible_to", sa.Text(), nullable=True),
        sa.Column("workers_only", sa.Text(), nullable=True),
        sa.Column("may_pass_on", sa.Text(), nullable=True),
        sa.Column("also", sa.Text(), nullable=True),
        sa.Column("times", sa.Text(), nullable=True),
        sa.Column("shown", sa.Text(), nullable=True),
        sa.Column("follows", sa.Text(), nullable=True),
        sa.Column("documents", sa.Text(), nullable=True),
        sa.Column("file_number", sa.Text(), nullable=True),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id"], ["households.id"], name=op.f("fk_markers_household_id")
        ),
        sa.PrimaryKeyConstraint("household_id", "key", name=op.f("pk_markers")),
    )


def _measurements() -> None:
    op.create_table(
        "measurements",
        sa.Column("household_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("covers_months", sa.Integer(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("incidents", sa.Integer(), nullable=True),
        sa.Column("most_serious", sa.Text(), nullable=True),
        sa.Column("stopped", sa.Text(), nullable=True),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("said_by", sa.Text(), nullable=True),
        sa.Column("secret_source", sa.Text(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("visible_to", sa.Text(), nullable=True),
        sa.Column("workers_only", sa.Text(), nullable=True),
        sa.Column("may_pass_on", sa.Text(), nullable=True),
        sa.Column("also", sa.Text(), nullable=True),
        sa.Column("times", sa.Text(), nullable=True),
        sa.Column("shown", sa.Text(), nullable=True),
        sa.Column("follows", sa.Text(), nullable=True),
        sa.Column("documents", sa.Text(), nullable=True),
        sa.Column("file_number", sa.Text(), nullable=True),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id"], ["households.id"], name=op.f("fk_measurements_household_id")
        ),
        sa.PrimaryKeyConstraint("household_id", "key", name=op.f("pk_measurements")),
    )


def _moves() -> None:
    op.create_table(
        "moves",
        sa.Column("household_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("persons", sa.Text(), nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("old_place", sa.Text(), nullable=True),
        sa.Column("new_place", sa.Text(), nullable=True),
        sa.Column("handover", sa.Text(), nullable=True),
        sa.Column("known_to", sa.Text(), nullable=True),
        sa.Column("said_by", sa.Text(), nullable=True),
        sa.Column("secret_source", sa.Text(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("visible_to", sa.Text(), nullable=True),
        sa.Column("workers_only", sa.Text(), nullable=True),
        sa.Column("may_pass_on", sa.Text(), nullable=True),
        sa.Column("also", sa.Text(), nullable=True),
        sa.Column("times", sa.Text(), nullable=True),
        sa.Column("shown", sa.Text(), nullable=True),
        sa.Column("follows", sa.Text(), nullable=True),
        sa.Column("documents", sa.Text(), nullable=True),
        sa.Column("file_number", sa.Text(), nullable=True),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id"], ["households.id"], name=op.f("fk_moves_household_id")
        ),
        sa.PrimaryKeyConstraint("household_id", "key", name=op.f("pk_moves")),
    )


def _notifications() -> None:
    op.create_table(
        "notifications",
        sa.Column("household_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("crisis", sa.Text(), nullable=True),
        sa.Column("serious", sa.Text(), nullable=True),
        sa.Column("received_by", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("request", sa.Text(), nullable=True),
        sa.Column("discussed", sa.Text(), nullable=True),
        sa.Column("not_discussed", sa.Text(), nullable=True),
        sa.Column("danger_taken_away", sa.Text(), nullable=True),
        sa.Column("joint_action", sa.Text(), nullable=True),
        sa.Column("feedback", sa.Text(), nullable=True),
        sa.Column("said_by", sa.Text(), nullable=True),
        sa.Column("secret_source", sa.Text(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("visible_to", sa.Text(), nullable=True),
        sa.Column("workers_only", sa.Text(), nullable=True),
        sa.Column("may_pass_on", sa.Text(), nullable=True),
        sa.Column("also", sa.Text(), nullable=True),
        sa.Column("times", sa.Text(), nullable=True),
        sa.Column("shown", sa.Text(), nullable=True),
        sa.Column("follows", sa.Text(), nullable=True),
        sa.Column("documents", sa.Text(), nullable=True),
        sa.Column("file_number", sa.Text(), nullable=True),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id"], ["households.id"], name=op.f("fk_notifications_household_id")
        ),
        sa.PrimaryKeyConstraint("household_id", "key", name=op.f("pk_notifications")),
    )


def _orders() -> None:
    op.create_table(
        "orders",
        sa.Column("household_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("no_contact", sa.Text(), nullable=True),
        sa.Column("homes", sa.Text(), nullable=True),
        sa.Column("covered", sa.Text(), nullable=True),
        sa.Column("not_covered", sa.Text(), nullable=True),
        sa.Column("said_by", sa.Text(), nullable=True),
        sa.Column("secret_source", sa.Text(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("visible_to", sa.Text(), nullable=True),
        sa.Column("workers_only", sa.Text(), nullable=True),
        sa.Column("may_pass_on", sa.Text(), nullable=True),
        sa.Column("also", sa.Text(), nullable=True),
        sa.Column("times", sa.Text(), nullable=True),
        sa.Column("shown", sa.Text(), nullable=True),
        sa.Column("follows", sa.Text(), nullable=True),
        sa.Column("documents", sa.Text(), nullable=True),
        sa.Column("file_number", sa.Text(), nullable=True),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id"], ["households.id"], name=op.f("fk_orders_household_id")
        ),
        sa.PrimaryKeyConstraint("household_id", "key", name=op.f("pk_orders")),
    )


def _papers() -> None:
    op.create_table(
        "papers",
        sa.Column("household_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("readers", sa.Text(), nullable=True),
        sa.Column("recipient", sa.Text(), nullable=True),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("ground", sa.Text(), nullable=True),
        sa.Column("handed", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("said_by", sa.Text(), nullable=True),
        sa.Column("secret_source", sa.Text(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("visible_to", sa.Text(), nullable=True),
        sa.Column("workers_only", sa.Text(), nullable=True),
        sa.Column("may_pass_on", sa.Text(), nullable=True),
        sa.Column("also", sa.Text(), nullable=True),
        sa.Column("times", sa.Text(), nullable=True),
        sa.Column("shown", sa.Text(), nullable=True),
        sa.Column("follows", sa.Text(), nullable=True),
        sa.Column("documents", sa.Text(), nullable=True),
        sa.Column("file_number", sa.Text(), nullable=True),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id"], ["households.id"], name=op.f("fk_papers_household_id")
        ),
        sa.PrimaryKeyConstraint("household_id", "key", name=op.f("pk_papers")),
    )


def _patterns() -> None:
    op.create_table(
        "patterns",
        sa.Column("household_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("persons", sa.Text(), nullable=True),
        sa.Column("dynamics", sa.Text(), nullable=True),
        sa.Column("instead", sa.Text(), nullable=True),
        sa.Column("to_break", sa.Text(), nullable=True),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("session", sa.Text(), nullable=True),
        sa.Column("said_by", sa.Text(), nullable=True),
        sa.Column("secret_source", sa.Text(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("visible_to", sa.Text(), nullable=True),
        sa.Column("workers_only", sa.Text(), nullable=True),
        sa.Column("may_pass_on", sa.Text(), nullable=True),
        sa.Column("also", sa.Text(), nullable=True),
        sa.Column("times", sa.Text(), nullable=True),
        sa.Column("shown", sa.Text(), nullable=True),
        sa.Column("follows", sa.Text(), nullable=True),
        sa.Column("documents", sa.Text(), nullable=True),
        sa.Column("file_number", sa.Text(), nullable=True),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id"], ["households.id"], name=op.f("fk_patterns_household_id")
        ),
        sa.PrimaryKeyConstraint("household_id", "key", name=op.f("pk_patterns")),
    )


def _pauses() -> None:
    op.create_table(
        "pauses",
        sa.Column("household_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("deadline", sa.Text(), nullable=True),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("said_by", sa.Text(), nullable=True),
        sa.Column("secret_source", sa.Text(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("visible_to", sa.Text(), nullable=True),
        sa.Column("workers_only", sa.Text(), nullable=True),
        sa.Column("may_pass_on", sa.Text(), nullable=True),
        sa.Column("also", sa.Text(), nullable=True),
        sa.Column("times", sa.Text(), nullable=True),
        sa.Column("shown", sa.Text(), nullable=True),
        sa.Column("follows", sa.Text(), nullable=True),
        sa.Column("documents", sa.Text(), nullable=True),
        sa.Column("file_number", sa.Text(), nullable=True),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id"], ["households.id"], name=op.f("fk_pauses_household_id")
        ),
        sa.PrimaryKeyConstraint("household_id", "key", name=op.f("pk_pauses")),
    )


def _personal_plans() -> None:
    op.create_table(
        "personal_plans",
        sa.Column("household_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("made", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("review_due", sa.Text(), nullable=True),
        sa.Column("code_word", sa.Text(), nullable=True),
        sa.Column("items", sa.Text(), nullable=True),
        sa.Column("call", sa.Text(), nullable=True),
        sa.Column("said_by", sa.Text(), nullable=True),
        sa.Column("secret_source", sa.Text(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("visible_to", sa.Text(), nullable=True),
        sa.Column("workers_only", sa.Text(), nullable=True),
        sa.Column("may_pass_on", sa.Text(), nullable=True),
        sa.Column("also", sa.Text(), nullable=True),
        sa.Column("times", sa.Text(), nullable=True),
        sa.Column("shown", sa.Text(), nullable=True),
        sa.Column("follows", sa.Text(), nullable=True),
        sa.Column("documents", sa.Text(), nullable=True),
        sa.Column("file_number", sa.Text(), nullable=True),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id"], ["households.id"], name=op.f("fk_personal_plans_household_id")
        ),
        sa.PrimaryKeyConstraint("household_id", "key", name=op.f("pk_personal_plans")),
    )


def _proceedings() -> None:
    op.create_table(
        "proceedings",
        sa.Column("household_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("parties", sa.Text(), nullable=True),
        sa.Column("asked_by", sa.Text(), nullable=True),
        sa.Column("next_date", sa.Text(), nullable=True),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("steps", sa.Text(), nullable=True),
        sa.Column("said_by", sa.Text(), nullable=True),
        sa.Column("secret_source", sa.Text(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("visible_to", sa.Text(), nullable=True),
        sa.Column("workers_only", sa.Text(), nullable=True),
        sa.Column("may_pass_on", sa.Text(), nullable=True),
        sa.Column("also", sa.Text(), nullable=True),
        sa.Column("times", sa.Text(), nullable=True),
        sa.Column("shown", sa.Text(), nullable=True),
        sa.Column("follows", sa.Text(), nullable=True),
        sa.Column("documents", sa.Text(), nullable=True),
        sa.Column("file_number", sa.Text(), nullable=True),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id"], ["households.id"], name=op.f("fk_proceedings_household_id")
        ),
        sa.PrimaryKeyConstraint("household_id", "key", name=op.f("pk_proceedings")),
    )


def _programmes() -> None:
    op.create_table(
        "programmes",
        sa.Column("household_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("provider", sa.Text(), nullable=True),
        sa.Column("partners", sa.Text(), nullable=True),
        sa.Column("lead", sa.Text(), nullable=True),
        sa.Column("said_by", sa.Text(), nullable=True),
        sa.Column("secret_source", sa.Text(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("visible_to", sa.Text(), nullable=True),
        sa.Column("workers_only", sa.Text(), nullable=True),
        sa.Column("may_pass_on", sa.Text(), nullable=True),
        sa.Column("also", sa.Text(), nullable=True),
        sa.Column("times", sa.Text(), nullable=True),
        sa.Column("shown", sa.Text(), nullable=True),
        sa.Column("follows", sa.Text(), nullable=True),
        sa.Column("documents", sa.Text(), nullable=True),
        sa.Column("file_number", sa.Text(), nullable=True),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["directory_programmes.id"], name=op.f("fk_programmes_entry_id")
        ),
        sa.ForeignKeyConstraint(
            ["household_id"], ["households.id"], name=op.f("fk_programmes_household_id")
        ),
        sa.PrimaryKeyConstraint("household_id", "key", name=op.f("pk_programmes")),
    )


def _statements() -> None:
    op.create_table(
        "statements",
        sa.Column("household_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("kinds", sa.Text(), nullable=True),
        sa.Column("serious", sa.Text(), nullable=True),
        sa.Column("session", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("said_by", sa.Text(), nullable=True),
        sa.Column("secret_source", sa.Text(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("visible_to", sa.Text(), nullable=True),
        sa.Column("workers_only", sa.Text(), nullable=True),
        sa.Column("may_pass_on", sa.Text(), nullable=True),
        sa.Column("also", sa.Text(), nullable=True),
        sa.Column("times", sa.Text(), nullable=True),
        sa.Column("shown", sa.Text(), nullable=True),
        sa.Column("follows", sa.Text(), nullable=True),
        sa.Column("documents", sa.Text(), nullable=True),
        sa.Column("file_number", sa.Text(), nullable=True),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id"], ["households.id"], name=op.f("fk_statements_household_id")
        ),
        sa.PrimaryKeyConstraint("household_id", "key", name=op.f("pk_statements")),
    )


def _triggers() -> None:
    op.create_table(
        "triggers",
        sa.Column("household_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("persons", sa.Text(), nullable=True),
        sa.Column("factor", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("session", sa.Text(), nullable=True),
        sa.Column("said_by", sa.Text(), nullable=True),
        sa.Column("secret_source", sa.Text(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("visible_to", sa.Text(), nullable=True),
        sa.Column("workers_only", sa.Text(), nullable=True),
        sa.Column("may_pass_on", sa.Text(), nullable=True),
        sa.Column("also", sa.Text(), nullable=True),
        sa.Column("times", sa.Text(), nullable=True),
        sa.Column("shown", sa.Text(), nullable=True),
        sa.Column("follows", sa.Text(), nullable=True),
        sa.Column("documents", sa.Text(), nullable=True),
        sa.Column("file_number", sa.Text(), nullable=True),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id"], ["households.id"], name=op.f("fk_triggers_household_id")
        ),
        sa.PrimaryKeyConstraint("household_id", "key", name=op.f("pk_triggers")),
    )


def _unsafe_situations() -> None:
    op.create_table(
        "unsafe_situations",
        sa.Column("household_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("rank", sa.Integer(), nullable=True),
        sa.Column("persons", sa.Text(), nullable=True),
        sa.Column("situation", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("worry", sa.Text(), nullable=True),
        sa.Column("conditions", sa.Text(), nullable=True),
        sa.Column("factors", sa.Text(), nullable=True),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("said_by", sa.Text(), nullable=True),
        sa.Column("secret_source", sa.Text(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("visible_to", sa.Text(), nullable=True),
        sa.Column("workers_only", sa.Text(), nullable=True),
        sa.Column("may_pass_on", sa.Text(), nullable=True),
        sa.Column("also", sa.Text(), nullable=True),
        sa.Column("times", sa.Text(), nullable=True),
        sa.Column("shown", sa.Text(), nullable=True),
        sa.Column("follows", sa.Text(), nullable=True),
        sa.Column("documents", sa.Text(), nullable=True),
        sa.Column("file_number", sa.Text(), nullable=True),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id"], ["households.id"], name=op.f("fk_unsafe_situations_household_id")
        ),
        sa.PrimaryKeyConstraint("household_id", "key", name=op.f("pk_unsafe_situations")),
    )


def _advice_answers() -> None:
    op.create_table(
        "advice_answers",
        sa.Column("household_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("owner_key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("relationship", sa.Text(), nullable=True),
        sa.Column("date", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id", "owner_key"],
            ["advice.household_id", "advice.key"],
            name=op.f("fk_advice_answers_household_id"),
        ),
        sa.PrimaryKeyConstraint(
            "household_id", "owner_key", "position", name=op.f("pk_advice_answers")
        ),
    )


def _advice_follow_up() -> None:
    op.create_table(
        "advice_follow_up",
        sa.Column("household_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("owner_key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("persons", sa.Text(), nullable=True),
        sa.Column("given_by", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("visible_to", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id", "owner_key"],
            ["advice.household_id", "advice.key"],
            name=op.f("fk_advice_follow_up_household_id"),
        ),
        sa.PrimaryKeyConstraint(
            "household_id", "owner_key", "position", name=op.f("pk_advice_follow_up")
        ),
    )


def _advice_parts() -> None:
    op.create_table(
        "advice_parts",
        sa.Column("household_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("owner_key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("visible_to", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id", "owner_key"],
            ["advice.household_id", "advice.key"],
            name=op.f("fk_advice_parts_household_id"),
        ),
        sa.PrimaryKeyConstraint(
            "household_id", "owner_key", "position", name=op.f("pk_advice_parts")
        ),
    )


def _aftercare_answers() -> None:
    op.create_table(
        "aftercare_answers",
        sa.Column("household_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("owner_key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("grounds", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id", "owner_key"],
            ["aftercare.household_id", "aftercare.key"],
            name=op.f("fk_aftercare_answers_household_id"),
        ),
        sa.PrimaryKeyConstraint(
            "household_id", "owner_key", "position", name=op.f("pk_aftercare_answers")
        ),
    )


def _help_answers() -> None:
    op.create_table(
        "help_answers",
        sa.Column("household_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("owner_key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("grounds", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id", "owner_key"],
            ["help.household_id", "help.key"],
            name=op.f("fk_help_answers_household_id"),
        ),
        sa.PrimaryKeyConstraint(
            "household_id", "owner_key", "position", name=op.f("pk_help_answers")
        ),
    )


def _notifications_decisions() -> None:
    op.create_table(
        "notifications_decisions",
        sa.Column("household_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("owner_key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("party", sa.Text(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("grounds", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id", "owner_key"],
            ["notifications.household_id", "notifications.key"],
            name=op.f("fk_notifications_decisions_household_id"),
        ),
        sa.PrimaryKeyConstraint(
            "household_id", "owner_key", "position", name=op.f("pk_notifications_decisions")
        ),
    )


def _orders_decisions() -> None:
    op.create_table(
        "orders_decisions",
        sa.Column("household_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("owner_key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("party", sa.Text(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("lasts", sa.Text(), nullable=True),
        sa.Column("suspended_for", sa.Text(), nullable=True),
        sa.Column("until_met", sa.Text(), nullable=True),
        sa.Column("on_condition", sa.Text(), nullable=True),
        sa.Column("judges", sa.Text(), nullable=True),
        sa.Column("grounds", sa.Text(), nullable=True),
        sa.Column("documents", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id", "owner_key"],
            ["orders.household_id", "orders.key"],
            name=op.f("fk_orders_decisions_household_id"),
        ),
        sa.PrimaryKeyConstraint(
            "household_id", "owner_key", "position", name=op.f("pk_orders_decisions")
        ),
    )


def _orders_kept() -> None:
    op.create_table(
        "orders_kept",
        sa.Column("household_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("owner_key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("said_by", sa.Text(), nullable=True),
        sa.Column("visible_to", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id", "owner_key"],
            ["orders.household_id", "orders.key"],
            name=op.f("fk_orders_kept_household_id"),
        ),
        sa.PrimaryKeyConstraint(
            "household_id", "owner_key", "position", name=op.f("pk_orders_kept")
        ),
    )


def _patterns_steps() -> None:
    op.create_table(
        "patterns_steps",
        sa.Column("household_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("owner_key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("person", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("feels", sa.Text(), nullable=True),
        sa.Column("escalates", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id", "owner_key"],
            ["patterns.household_id", "patterns.key"],
            name=op.f("fk_patterns_steps_household_id"),
        ),
        sa.PrimaryKeyConstraint(
            "household_id", "owner_key", "position", name=op.f("pk_patterns_steps")
        ),
    )


def _statements_acts() -> None:
    op.create_table(
        "statements_acts",
        sa.Column("household_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("owner_key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("who", sa.Text(), nullable=True),
        sa.Column("whom", sa.Text(), nullable=True),
        sa.Column("which", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id", "owner_key"],
            ["statements.household_id", "statements.key"],
            name=op.f("fk_statements_acts_household_id"),
        ),
        sa.PrimaryKeyConstraint(
            "household_id", "owner_key", "position", name=op.f("pk_statements_acts")
        ),
    )
