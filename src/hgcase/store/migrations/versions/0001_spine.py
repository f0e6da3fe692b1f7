"""The spine: households, the kinds of the first version, journal and revision.

Written out and never changed after release: a revision does not know the declarations
of today. Nothing goes back; a backup does.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the first tables."""
    _directory_organisations()
    _households()
    _journal()
    _settings()
    _accounts()
    _conditions()
    _contacts()
    _directory_workers()
    _homes()
    _incidents()
    _observations()
    _organisations()
    _persons()
    _relations()
    _revision()
    _rules()
    _safety_plans()
    _sessions()
    _stays()
    _trajectories()
    _accounts_acts()
    _accounts_harm()
    _contacts_wanted()
    _homes_house_keys()
    _safety_plans_answers()
    _sessions_checks()
    _trajectories_intake()
    _trajectories_participants()
    _trajectories_phases()
    _workers()


def _text(name: str) -> "sa.Column[Any]":
    return sa.Column(name, sa.Text(), nullable=False)


def _text_or_none(name: str) -> "sa.Column[Any]":
    return sa.Column(name, sa.Text(), nullable=True)


def _whole(name: str) -> "sa.Column[Any]":
    return sa.Column(name, sa.Integer(), nullable=False, autoincrement=False)


def _whole_or_none(name: str) -> "sa.Column[Any]":
    return sa.Column(name, sa.Integer(), nullable=True)


def _names(columns: list[str], of: list[str], name: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(columns, of, name=name)


def _directory_organisations() -> None:
    op.create_table(
        "directory_organisations",
        sa.Column("id", sa.Integer(), nullable=False),
        _text("name"),
        _text_or_none("called"),
        _text("kind"),
        _text_or_none("domain"),
        _text_or_none("phone"),
        _text_or_none("hours"),
        sa.PrimaryKeyConstraint("id", name="pk_directory_organisations"),
    )


def _households() -> None:
    op.create_table(
        "households",
        sa.Column("id", sa.Integer(), nullable=False),
        _text("ref"),
        _whole("revision"),
        _text_or_none("label"),
        _text_or_none("municipality"),
        _text_or_none("region"),
        _text_or_none("opened"),
        _text_or_none("shared_goal"),
        _text_or_none("history"),
        _text_or_none("retention"),
        sa.UniqueConstraint("ref", name="uq_households_ref"),
        sa.PrimaryKeyConstraint("id", name="pk_households"),
    )


def _journal() -> None:
    op.create_table(
        "journal",
        _text("ref"),
        _whole("seq"),
        _text("at"),
        _text("worker"),
        _text("action"),
        _text("objects"),
        _text("outcome"),
        _text("mac"),
        sa.PrimaryKeyConstraint("ref", "seq", name="pk_journal"),
    )


def _settings() -> None:
    op.create_table(
        "settings",
        _text("name"),
        _text("value"),
        sa.PrimaryKeyConstraint("name", name="pk_settings"),
    )


def _accounts() -> None:
    op.create_table(
        "accounts",
        _whole("household_id"),
        _text("key"),
        _whole("position"),
        _text("incident"),
        _text_or_none("session"),
        _text_or_none("date"),
        _text_or_none("kinds"),
        _text_or_none("serious"),
        _text_or_none("children_present"),
        _text_or_none("circumstances"),
        _text_or_none("text"),
        _text_or_none("said_by"),
        _text_or_none("secret_source"),
        _text_or_none("basis"),
        _text_or_none("about"),
        _text_or_none("visible_to"),
        _text_or_none("workers_only"),
        _text_or_none("may_pass_on"),
        _text_or_none("also"),
        _text_or_none("times"),
        _text_or_none("shown"),
        _text_or_none("file_number"),
        _text_or_none("withdrawn"),
        _names(["household_id"], ["households.id"], "fk_accounts_household_id"),
        sa.PrimaryKeyConstraint("household_id", "key", name="pk_accounts"),
    )


def _conditions() -> None:
    op.create_table(
        "conditions",
        _whole("household_id"),
        _text("key"),
        _whole("position"),
        _text_or_none("set_by"),
        _text("text"),
        _text_or_none("since"),
        _text_or_none("until"),
        _text_or_none("said_by"),
        _text_or_none("secret_source"),
        _text_or_none("basis"),
        _text_or_none("about"),
        _text_or_none("visible_to"),
        _text_or_none("workers_only"),
        _text_or_none("may_pass_on"),
        _text_or_none("also"),
        _text_or_none("times"),
        _text_or_none("shown"),
        _text_or_none("file_number"),
        _text_or_none("withdrawn"),
        _names(["household_id"], ["households.id"], "fk_conditions_household_id"),
        sa.PrimaryKeyConstraint("household_id", "key", name="pk_conditions"),
    )


def _contacts() -> None:
    op.create_table(
        "contacts",
        _whole("household_id"),
        _text("key"),
        _whole("position"),
        _text("name"),
        _text_or_none("called"),
        _text_or_none("nature"),
        _text_or_none("relation"),
        _text_or_none("profession"),
        _text_or_none("organisation"),
        _text_or_none("person"),
        _text_or_none("close_to"),
        _text_or_none("phone"),
        _text_or_none("agreed"),
        _text_or_none("knows"),
        _text_or_none("involvement"),
        _text_or_none("said_by"),
        _text_or_none("secret_source"),
        _text_or_none("basis"),
        _text_or_none("about"),
        _text_or_none("visible_to"),
        _text_or_none("workers_only"),
        _text_or_none("may_pass_on"),
        _text_or_none("also"),
        _text_or_none("times"),
        _text_or_none("shown"),
        _text_or_none("file_number"),
        _text_or_none("withdrawn"),
        _names(["household_id"], ["households.id"], "fk_contacts_household_id"),
        sa.PrimaryKeyConstraint("household_id", "key", name="pk_contacts"),
    )


def _directory_workers() -> None:
    op.create_table(
        "directory_workers",
        sa.Column("id", sa.Integer(), nullable=False),
        _text_or_none("name"),
        _text_or_none("discipline"),
        _whole_or_none("organisation"),
        _names(
            ["organisation"], ["directory_organisations.id"], "fk_directory_workers_organisation"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_directory_workers"),
    )


def _homes() -> None:
    op.create_table(
        "homes",
        _whole("household_id"),
        _text("key"),
        _whole("position"),
        _text("name"),
        _text_or_none("address"),
        _text_or_none("entry"),
        _text_or_none("secret"),
        _text_or_none("said_by"),
        _text_or_none("secret_source"),
        _text_or_none("basis"),
        _text_or_none("about"),
        _text_or_none("visible_to"),
        _text_or_none("workers_only"),
        _text_or_none("may_pass_on"),
        _text_or_none("also"),
        _text_or_none("times"),
        _text_or_none("shown"),
        _text_or_none("file_number"),
        _text_or_none("withdrawn"),
        _names(["household_id"], ["households.id"], "fk_homes_household_id"),
        sa.PrimaryKeyConstraint("household_id", "key", name="pk_homes"),
    )


def _incidents() -> None:
    op.create_table(
        "incidents",
        _whole("household_id"),
        _text("key"),
        _whole("position"),
        _text("at"),
        _text_or_none("place"),
        _text_or_none("relapse"),
        _text_or_none("said_by"),
        _text_or_none("secret_source"),
        _text_or_none("basis"),
        _text_or_none("about"),
        _text_or_none("visible_to"),
        _text_or_none("workers_only"),
        _text_or_none("may_pass_on"),
        _text_or_none("also"),
        _text_or_none("times"),
        _text_or_none("shown"),
        _text_or_none("file_number"),
        _text_or_none("withdrawn"),
        _names(["household_id"], ["households.id"], "fk_incidents_household_id"),
        sa.PrimaryKeyConstraint("household_id", "key", name="pk_incidents"),
    )


def _observations() -> None:
    op.create_table(
        "observations",
        _whole("household_id"),
        _text("key"),
        _whole("position"),
        _text("date"),
        _text("topic"),
        _whole_or_none("score"),
        _text_or_none("answer"),
        _text_or_none("area"),
        _text_or_none("grounds"),
        _text_or_none("session"),
        _text_or_none("organisation"),
        _text_or_none("asked"),
        _text_or_none("said_by"),
        _text_or_none("secret_source"),
        _text_or_none("basis"),
        _text_or_none("about"),
        _text_or_none("visible_to"),
        _text_or_none("workers_only"),
        _text_or_none("may_pass_on"),
        _text_or_none("also"),
        _text_or_none("times"),
        _text_or_none("shown"),
        _text_or_none("file_number"),
        _text_or_none("withdrawn"),
        _names(["household_id"], ["households.id"], "fk_observations_household_id"),
        sa.PrimaryKeyConstraint("household_id", "key", name="pk_observations"),
    )


def _organisations() -> None:
    op.create_table(
        "organisations",
        _whole("household_id"),
        _text("key"),
        _whole("position"),
        _text_or_none("secret"),
        _text_or_none("said_by"),
        _text_or_none("secret_source"),
        _text_or_none("basis"),
        _text_or_none("about"),
        _text_or_none("visible_to"),
        _text_or_none("workers_only"),
        _text_or_none("may_pass_on"),
        _text_or_none("also"),
        _text_or_none("times"),
        _text_or_none("shown"),
        _text_or_none("file_number"),
        _text_or_none("withdrawn"),
        _whole("entry_id"),
        _names(["entry_id"], ["directory_organisations.id"], "fk_organisations_entry_id"),
        _names(["household_id"], ["households.id"], "fk_organisations_household_id"),
        sa.PrimaryKeyConstraint("household_id", "key", name="pk_organisations"),
    )


def _persons() -> None:
    op.create_table(
        "persons",
        _whole("household_id"),
        _text("key"),
        _whole("position"),
        _text("name"),
        _text_or_none("called"),
        _text_or_none("born"),
        _text_or_none("age"),
        _text_or_none("expected"),
        _text_or_none("died"),
        _text_or_none("stands_for"),
        _text_or_none("violence_in_youth"),
        _text_or_none("phone"),
        _text_or_none("safe_contact"),
        _text_or_none("keeps_paper"),
        _text_or_none("language"),
        _text_or_none("known_to"),
        _text_or_none("said_by"),
        _text_or_none("secret_source"),
        _text_or_none("basis"),
        _text_or_none("about"),
        _text_or_none("visible_to"),
        _text_or_none("workers_only"),
        _text_or_none("may_pass_on"),
        _text_or_none("also"),
        _text_or_none("times"),
        _text_or_none("shown"),
        _text_or_none("file_number"),
        _text_or_none("withdrawn"),
        _names(["household_id"], ["households.id"], "fk_persons_household_id"),
        sa.PrimaryKeyConstraint("household_id", "key", name="pk_persons"),
    )


def _relations() -> None:
    op.create_table(
        "relations",
        _whole("household_id"),
        _text("key"),
        _whole("position"),
        _text("who"),
        _text("whom"),
        _text("kind"),
        _text_or_none("nature"),
        _text_or_none("authority"),
        _text_or_none("since"),
        _text_or_none("until"),
        _text_or_none("states"),
        _text_or_none("said_by"),
        _text_or_none("secret_source"),
        _text_or_none("basis"),
        _text_or_none("about"),
        _text_or_none("visible_to"),
        _text_or_none("workers_only"),
        _text_or_none("may_pass_on"),
        _text_or_none("also"),
        _text_or_none("times"),
        _text_or_none("shown"),
        _text_or_none("file_number"),
        _text_or_none("withdrawn"),
        _names(["household_id"], ["households.id"], "fk_relations_household_id"),
        sa.PrimaryKeyConstraint("household_id", "key", name="pk_relations"),
    )


def _revision() -> None:
    op.create_table(
        "revision",
        _whole("household_id"),
        _whole("revision"),
        _text("section"),
        _text("key"),
        _text("at"),
        _text_or_none("earlier"),
        _names(["household_id"], ["households.id"], "fk_revision_household_id"),
        sa.PrimaryKeyConstraint("household_id", "revision", "section", "key", name="pk_revision"),
    )


def _rules() -> None:
    op.create_table(
        "rules",
        _whole("household_id"),
        _text("key"),
        _whole("position"),
        _whole("number"),
        _text("circle"),
        _text("persons"),
        _text("situation"),
        _text("text"),
        _text_or_none("meets"),
        _text_or_none("watched_by"),
        _text_or_none("if_broken"),
        _whole_or_none("replaces"),
        _text_or_none("since"),
        _text_or_none("until"),
        _text_or_none("said_by"),
        _text_or_none("secret_source"),
        _text_or_none("basis"),
        _text_or_none("about"),
        _text_or_none("visible_to"),
        _text_or_none("workers_only"),
        _text_or_none("may_pass_on"),
        _text_or_none("also"),
        _text_or_none("times"),
        _text_or_none("shown"),
        _text_or_none("file_number"),
        _text_or_none("withdrawn"),
        _names(["household_id"], ["households.id"], "fk_rules_household_id"),
        sa.PrimaryKeyConstraint("household_id", "key", name="pk_rules"),
    )


def _safety_plans() -> None:
    op.create_table(
        "safety_plans",
        _whole("household_id"),
        _text("key"),
        _whole("position"),
        _text("circle"),
        _whole_or_none("version"),
        _text("state"),
        _text("made"),
        _text_or_none("until"),
        _text_or_none("made_by"),
        _text_or_none("absent"),
        _text_or_none("review_due"),
        _text_or_none("review_why"),
        _text_or_none("rules"),
        _text_or_none("conditions"),
        _text_or_none("warning_signs"),
        _text_or_none("time_out"),
        _text_or_none("break_plan"),
        _text_or_none("call"),
        _text_or_none("said_by"),
        _text_or_none("secret_source"),
        _text_or_none("basis"),
        _text_or_none("about"),
        _text_or_none("visible_to"),
        _text_or_none("workers_only"),
        _text_or_none("may_pass_on"),
        _text_or_none("also"),
        _text_or_none("times"),
        _text_or_none("shown"),
        _text_or_none("file_number"),
        _text_or_none("withdrawn"),
        _names(["household_id"], ["households.id"], "fk_safety_plans_household_id"),
        sa.PrimaryKeyConstraint("household_id", "key", name="pk_safety_plans"),
    )


def _sessions() -> None:
    op.create_table(
        "sessions",
        _whole("household_id"),
        _text("key"),
        _whole("position"),
        _text("at"),
        _whole_or_none("minutes"),
        _text_or_none("trajectory"),
        _text("state"),
        _text_or_none("reason"),
        _text("mode"),
        _text_or_none("channel"),
        _text_or_none("invited"),
        _text_or_none("present"),
        _text_or_none("left_early"),
        _text_or_none("continues"),
        _text_or_none("terms"),
        _text_or_none("subjects"),
        _text_or_none("education"),
        _text_or_none("summary"),
        _text_or_none("team_note"),
        _text_or_none("said_by"),
        _text_or_none("secret_source"),
        _text_or_none("basis"),
        _text_or_none("about"),
        _text_or_none("visible_to"),
        _text_or_none("workers_only"),
        _text_or_none("may_pass_on"),
        _text_or_none("also"),
        _text_or_none("times"),
        _text_or_none("shown"),
        _text_or_none("file_number"),
        _text_or_none("withdrawn"),
        _names(["household_id"], ["households.id"], "fk_sessions_household_id"),
        sa.PrimaryKeyConstraint("household_id", "key", name="pk_sessions"),
    )
    op.create_index(
        "ix_sessions_household_id_state_at_withdrawn",
        "sessions",
        ["household_id", "state", "at", "withdrawn"],
    )


def _stays() -> None:
    op.create_table(
        "stays",
        _whole("household_id"),
        _text("key"),
        _whole("position"),
        _text("persons"),
        _text_or_none("kind"),
        _text_or_none("since"),
        _text_or_none("planned_until"),
        _text_or_none("until"),
        _text_or_none("ended_because"),
        _text_or_none("home"),
        _text_or_none("place"),
        _text_or_none("host"),
        _text_or_none("name"),
        _text_or_none("address"),
        _text_or_none("phone"),
        _text_or_none("municipality"),
        _text_or_none("known_to"),
        _text_or_none("said_by"),
        _text_or_none("secret_source"),
        _text_or_none("basis"),
        _text_or_none("about"),
        _text_or_none("visible_to"),
        _text_or_none("workers_only"),
        _text_or_none("may_pass_on"),
        _text_or_none("also"),
        _text_or_none("times"),
        _text_or_none("shown"),
        _text_or_none("file_number"),
        _text_or_none("withdrawn"),
        _names(["household_id"], ["households.id"], "fk_stays_household_id"),
        sa.PrimaryKeyConstraint("household_id", "key", name="pk_stays"),
    )


def _trajectories() -> None:
    op.create_table(
        "trajectories",
        _whole("household_id"),
        _text("key"),
        _whole("position"),
        _text("method"),
        _whole_or_none("method_version"),
        _text_or_none("source"),
        _text("start"),
        _text_or_none("start_situation"),
        _text_or_none("start_condition"),
        _text_or_none("frame"),
        _text_or_none("joint_talks"),
        _text_or_none("ended"),
        _text_or_none("said_by"),
        _text_or_none("secret_source"),
        _text_or_none("basis"),
        _text_or_none("about"),
        _text_or_none("visible_to"),
        _text_or_none("workers_only"),
        _text_or_none("may_pass_on"),
        _text_or_none("also"),
        _text_or_none("times"),
        _text_or_none("shown"),
        _text_or_none("file_number"),
        _text_or_none("withdrawn"),
        _names(["household_id"], ["households.id"], "fk_trajectories_household_id"),
        sa.PrimaryKeyConstraint("household_id", "key", name="pk_trajectories"),
    )


def _accounts_acts() -> None:
    op.create_table(
        "accounts_acts",
        _whole("household_id"),
        _text("owner_key"),
        _whole("position"),
        _text_or_none("who"),
        _text_or_none("whom"),
        _text_or_none("which"),
        _text("text"),
        _names(
            ["household_id", "owner_key"],
            ["accounts.household_id", "accounts.key"],
            "fk_accounts_acts_household_id",
        ),
        sa.PrimaryKeyConstraint("household_id", "owner_key", "position", name="pk_accounts_acts"),
    )


def _accounts_harm() -> None:
    op.create_table(
        "accounts_harm",
        _whole("household_id"),
        _text("owner_key"),
        _whole("position"),
        _text("person"),
        _text("text"),
        _text_or_none("seen_by"),
        _names(
            ["household_id", "owner_key"],
            ["accounts.household_id", "accounts.key"],
            "fk_accounts_harm_household_id",
        ),
        sa.PrimaryKeyConstraint("household_id", "owner_key", "position", name="pk_accounts_harm"),
    )


def _contacts_wanted() -> None:
    op.create_table(
        "contacts_wanted",
        _whole("household_id"),
        _text("owner_key"),
        _whole("position"),
        _text("person"),
        _text("answer"),
        _text_or_none("date"),
        _text_or_none("grounds"),
        _names(
            ["household_id", "owner_key"],
            ["contacts.household_id", "contacts.key"],
            "fk_contacts_wanted_household_id",
        ),
        sa.PrimaryKeyConstraint("household_id", "owner_key", "position", name="pk_contacts_wanted"),
    )


def _homes_house_keys() -> None:
    op.create_table(
        "homes_house_keys",
        _whole("household_id"),
        _text("owner_key"),
        _whole("position"),
        _text("person"),
        _text("answer"),
        _text_or_none("date"),
        _text_or_none("grounds"),
        _names(
            ["household_id", "owner_key"],
            ["homes.household_id", "homes.key"],
            "fk_homes_house_keys_household_id",
        ),
        sa.PrimaryKeyConstraint(
            "household_id", "owner_key", "position", name="pk_homes_house_keys"
        ),
    )


def _safety_plans_answers() -> None:
    op.create_table(
        "safety_plans_answers",
        _whole("household_id"),
        _text("owner_key"),
        _whole("position"),
        _text("person"),
        _text("answer"),
        _text_or_none("date"),
        _text_or_none("grounds"),
        _names(
            ["household_id", "owner_key"],
            ["safety_plans.household_id", "safety_plans.key"],
            "fk_safety_plans_answers_household_id",
        ),
        sa.PrimaryKeyConstraint(
            "household_id", "owner_key", "position", name="pk_safety_plans_answers"
        ),
    )


def _sessions_checks() -> None:
    op.create_table(
        "sessions_checks",
        _whole("household_id"),
        _text("owner_key"),
        _whole("position"),
        _whole("rule"),
        _text("person"),
        _text("said_by"),
        _text("answer"),
        _names(
            ["household_id", "owner_key"],
            ["sessions.household_id", "sessions.key"],
            "fk_sessions_checks_household_id",
        ),
        sa.PrimaryKeyConstraint("household_id", "owner_key", "position", name="pk_sessions_checks"),
    )


def _trajectories_intake() -> None:
    op.create_table(
        "trajectories_intake",
        _whole("household_id"),
        _text("owner_key"),
        _whole("position"),
        _text("criterion"),
        _text("person"),
        _text("answer"),
        _text_or_none("grounds"),
        _text_or_none("date"),
        _names(
            ["household_id", "owner_key"],
            ["trajectories.household_id", "trajectories.key"],
            "fk_trajectories_intake_household_id",
        ),
        sa.PrimaryKeyConstraint(
            "household_id", "owner_key", "position", name="pk_trajectories_intake"
        ),
    )


def _trajectories_participants() -> None:
    op.create_table(
        "trajectories_participants",
        _whole("household_id"),
        _text("owner_key"),
        _whole("position"),
        _text("person"),
        _text("since"),
        _text_or_none("until"),
        _text_or_none("why"),
        _names(
            ["household_id", "owner_key"],
            ["trajectories.household_id", "trajectories.key"],
            "fk_trajectories_participants_household_id",
        ),
        sa.PrimaryKeyConstraint(
            "household_id", "owner_key", "position", name="pk_trajectories_participants"
        ),
    )


def _trajectories_phases() -> None:
    op.create_table(
        "trajectories_phases",
        _whole("household_id"),
        _text("owner_key"),
        _whole("position"),
        _text("phase"),
        _text("since"),
        _text_or_none("until"),
        _text_or_none("judged_by"),
        _text_or_none("grounds"),
        _names(
            ["household_id", "owner_key"],
            ["trajectories.household_id", "trajectories.key"],
            "fk_trajectories_phases_household_id",
        ),
        sa.PrimaryKeyConstraint(
            "household_id", "owner_key", "position", name="pk_trajectories_phases"
        ),
    )


def _workers() -> None:
    op.create_table(
        "workers",
        _whole("household_id"),
        _text("key"),
        _whole("position"),
        _text_or_none("called"),
        _text_or_none("on_paper"),
        _text_or_none("said_by"),
        _text_or_none("secret_source"),
        _text_or_none("basis"),
        _text_or_none("about"),
        _text_or_none("visible_to"),
        _text_or_none("workers_only"),
        _text_or_none("may_pass_on"),
        _text_or_none("also"),
        _text_or_none("times"),
        _text_or_none("shown"),
        _text_or_none("file_number"),
        _text_or_none("withdrawn"),
        _whole("entry_id"),
        _names(["entry_id"], ["directory_workers.id"], "fk_workers_entry_id"),
        _names(["household_id"], ["households.id"], "fk_workers_household_id"),
        sa.PrimaryKeyConstraint("household_id", "key", name="pk_workers"),
    )
