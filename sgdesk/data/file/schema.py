"""The tables of the organisation file, drawn and explained in docs/data-model.md.

Every table has a whole-number ``id``, so that one journal can name any row. Dates are calendar
dates. What a person entered is not deleted: it is voided, revoked, ended or replaced.
"""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

APPLICATION_ID = 0x53474431
"""``SGD1`` in the header of the file: it is ours."""

PAGE = 4096
"""Bytes of a page, of files in clear and of those under a passphrase; the header says it too."""

SCHEMA_VERSION = 4
"""Raised by one with every migration; a file with a higher one is refused."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _to(table: str, name: str | None = None, *, optional: bool = False) -> Column[int]:
    """A reference that holds the row it points at in place."""
    return Column(
        name or f"{table}_id",
        ForeignKey(f"{table}.id", ondelete="RESTRICT"),
        nullable=optional,
    )


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default="")


def _day(name: str, *, needed: bool = False) -> Column[object]:
    """A day of the calendar or nothing: SQLite itself refuses any other text."""
    is_day = CheckConstraint(f'"{name}" IS date("{name}", \'+0 days\')', name=f"{name}_day")
    return Column(name, Date, is_day, nullable=not needed)


organisation = Table(
    "organisation",
    metadata,
    _id(),
    Column("name", Text, nullable=False),
    _text("kind"),
    _text("charity_number"),
    Column("partnership", String(64), nullable=False),
    Column("denomination", String(64), nullable=True),
    _text("section11_duty"),
    _text("contact_name"),
    _text("contact_email"),
    _text("contact_phone"),
    _text("address"),
    Column("logo_png", LargeBinary, nullable=True),
    Column("signing_key", LargeBinary, nullable=True),
    Column("is_sample", Boolean, nullable=False, server_default="0"),
    _day("created_on", needed=True),
    CheckConstraint("id = 1", name="one"),
)

setting = Table(
    "setting",
    metadata,
    _id(),
    Column("key", String(120), nullable=False),
    _day("from_date"),
    _text("value"),
    _text("reason"),
    UniqueConstraint("key", "from_date"),
)

topic = Table(
    "topic",
    metadata,
    _id(),
    Column("key", String(64), nullable=False, unique=True),
    Column("title", Text, nullable=False),
    _day("withdrawn_on"),
)

person = Table(
    "person",
    metadata,
    _id(),
    Column("reference", Text, nullable=True, unique=True),
    _text("title"),
    _text("given_name"),
    _text("family_name"),
    Column("match_key", Text, nullable=False, index=True),
    Column("email", Text, nullable=True),
    Column("kind", String(16), nullable=False, server_default="volunteer"),
    _day("started"),
    _day("left_on"),
    Column("line_manager_id", ForeignKey("person.id", ondelete="RESTRICT"), nullable=True),
    Column("may_email", Boolean, nullable=False, server_default="1"),
    Column("under_18", Boolean, nullable=False, server_default="0"),
    _text("notes"),
)

absence = Table(
    "absence",
    metadata,
    _id(),
    _to("person"),
    _day("last_day", needed=True),
    _day("back_on", needed=True),
    CheckConstraint("back_on > last_day", name="span"),
    Index("ix_absence_person_id", "person_id"),
)

lead_elsewhere = Table(
    "lead_elsewhere",
    metadata,
    _id(),
    _to("person"),
    _day("start"),
    _day("end"),
    _text("organisation"),
    _day("voided_on"),
    CheckConstraint('"end" IS NULL OR start IS NULL OR "end" >= start', name="span"),
    Index("ix_lead_elsewhere_person_id", "person_id"),
)

outside_worker = Table(
    "outside_worker",
    metadata,
    _id(),
    _text("name"),
    _text("work"),
    _text("employer"),
    _day("confirmed_on"),
    _text("confirmed"),
    _day("review_on"),
    _text("notes"),
    _day("ended_on"),
)

role = Table(
    "role",
    metadata,
    _id(),
    Column("name", Text, nullable=False),
    Column("match_key", Text, nullable=False, unique=True),
    _text("description"),
    _day("withdrawn_on"),
    Column("with_children", Boolean, nullable=True),
    Column("recruits", Boolean, nullable=True),
)

role_rule = Table(
    "role_rule",
    metadata,
    _id(),
    _to("role"),
    _day("from_date"),
    Column("group_key", String(64), nullable=True),
    _text("requirements"),
    _text("reason"),
    _text("exempt"),
    UniqueConstraint("role_id", "from_date"),
)

post = Table(
    "post",
    metadata,
    _id(),
    _to("person"),
    _to("role"),
    _day("start"),
    _day("end"),
    _text("notes"),
    CheckConstraint('"end" IS NULL OR start IS NULL OR "end" >= start', name="span"),
    Index("ix_post_person_id_role_id", "person_id", "role_id"),
)

course = Table(
    "course",
    metadata,
    _id(),
    Column("pack", String(64), nullable=True),
    Column("key", String(64), nullable=True),
    Column("title", Text, nullable=False),
    Column("match_key", Text, nullable=False, index=True),
    Column("is_own", Boolean, nullable=False, server_default="0"),
    Column("scope", String(16), nullable=False, server_default="single"),
    _text("method"),
    _text("provider"),
    _text("duration"),
    _text("target_audience"),
    _text("summary"),
    _text("objectives"),
    _text("expectations"),
    Column("max_group", Integer, nullable=True),
    Column("anonymous_forms", Boolean, nullable=False, server_default="0"),
    Column("asks_managers", Boolean, nullable=False, server_default="0"),
    _day("review_due"),
    _day("reviewed_on"),
    _text("reviewed_by"),
    _day("withdrawn_on"),
    Column("is_safeguarding", Boolean, nullable=True),
    UniqueConstraint("pack", "key"),
)

course_satisfies = Table(
    "course_satisfies",
    metadata,
    _id(),
    _to("course"),
    Column("requirement", String(64), nullable=False),
    Column("pack", String(64), nullable=True),
    UniqueConstraint("course_id", "requirement", "pack"),
)

course_equivalence = Table(
    "course_equivalence",
    metadata,
    _id(),
    _to("course"),
    _to("course", "stands_for_id"),
    _text("decided_by"),
    _day("decided_on", needed=True),
    _text("reason"),
    _day("withdrawn_on"),
)

course_check = Table(
    "course_check",
    metadata,
    _id(),
    _to("course"),
    Column("item_key", String(64), nullable=False),
    _text("item_text"),
    _text("source"),
    _day("checked_on"),
    _text("checked_by"),
)

course_observation = Table(
    "course_observation",
    metadata,
    _id(),
    _to("course"),
    _to("session", optional=True),
    _day("observed_on", needed=True),
    _text("observer"),
    _text("on_trainer"),
    _text("on_content"),
    _day("shared_on"),
    _day("voided_on"),
)

course_material = Table(
    "course_material",
    metadata,
    _id(),
    _to("course"),
    _text("name"),
    _text("whereabouts"),
    _day("withdrawn_on"),
)

trainer = Table(
    "trainer",
    metadata,
    _id(),
    Column("name", Text, nullable=False),
    Column("person_id", ForeignKey("person.id", ondelete="RESTRICT"), nullable=True),
    _text("qualifications"),
    _day("trained_the_trainer_on"),
    _day("observed_first_on"),
    _text("notes"),
    _day("withdrawn_on"),
)

trainer_day = Table(
    "trainer_day",
    metadata,
    _id(),
    _to("trainer"),
    _day("given_on", needed=True),
    Column("kind", String(16), nullable=False),
    _text("notes"),
    _day("voided_on"),
)

session = Table(
    "session",
    metadata,
    _id(),
    Column("uid", String(32), nullable=False),
    Column("edition", Integer, nullable=False, server_default="0"),
    _to("course"),
    _day("held_on", needed=True),
    _text("starts_at"),
    _text("ends_at"),
    _text("place"),
    _text("method"),
    Column("capacity", Integer, nullable=True),
    Column("lecture_style", Boolean, nullable=False, server_default="0"),
    _text("over_capacity_reason"),
    Column("cost_pence", Integer, nullable=True),
    Column("income_pence", Integer, nullable=True),
    _day("cancelled_on"),
    _text("cancelled_reason"),
    _day("marked_on"),
    _text("notes"),
    Index("ix_session_held_on", "held_on"),
)

session_trainer = Table(
    "session_trainer",
    metadata,
    _id(),
    _to("session"),
    _to("trainer"),
    Column("place", Integer, nullable=True),
    UniqueConstraint("session_id", "trainer_id"),
)

booking = Table(
    "booking",
    metadata,
    _id(),
    _to("session"),
    _to("person"),
    _day("booked_on"),
    Column("turn", Integer, nullable=False, server_default="0"),
    Column("state", String(16), nullable=False, server_default="booked"),
    _text("reason"),
    Column("charge_pence", Integer, nullable=True),
    _text("notes"),
    UniqueConstraint("session_id", "person_id"),
    Index("ix_booking_person_id", "person_id"),
)

training = Table(
    "training",
    metadata,
    _id(),
    _to("person"),
    _to("course"),
    _day("completed_on", needed=True),
    Column("outcome", String(16), nullable=False, server_default="completed"),
    _text("provider"),
    _text("method"),
    _text("trainer"),
    _text("hours"),
    _text("certificate_number"),
    _day("provider_expiry"),
    _text("notes"),
    _to("session", optional=True),
    _day("voided_on"),
    _text("void_reason"),
    Column("scope", String(16), nullable=False, server_default=""),
    Column("month_only", Boolean, nullable=False, server_default="0"),
    Index(
        "ix_training_person_course_day",
        "person_id",
        "course_id",
        "outcome",
        "voided_on",
        "completed_on",
    ),
    Index("ix_training_course_id", "course_id"),
)

evidence = Table(
    "evidence",
    metadata,
    _id(),
    _to("training"),
    _text("file_name"),
    _text("media_type"),
    Column("sha256", String(64), nullable=False),
    Column("content", LargeBinary, nullable=False),
    _day("added_on", needed=True),
    _day("voided_on"),
    CheckConstraint("length(content) <= 10485760", name="ten_megabytes"),
)

induction = Table(
    "induction",
    metadata,
    _id(),
    _to("person"),
    _day("begun_on"),
    _day("completed_on"),
    _text("inducted_by"),
    _text("edition"),
    _day("signed_on"),
    _to("training", optional=True),
    _day("voided_on"),
)

induction_item = Table(
    "induction_item",
    metadata,
    _id(),
    _to("induction"),
    Column("item_key", String(64), nullable=False),
    _text("item_text"),
    _text("source"),
    _day("done_on"),
)

exemption = Table(
    "exemption",
    metadata,
    _id(),
    _to("person"),
    Column("requirement", String(64), nullable=False),
    _text("reason"),
    _text("agreed_by"),
    _day("start", needed=True),
    _day("review_on", needed=True),
    _day("ended_on"),
    Index("ix_exemption_person_id", "person_id"),
)

non_completion = Table(
    "non_completion",
    metadata,
    _id(),
    _to("person"),
    Column("requirement", String(64), nullable=False),
    Column("reason", String(32), nullable=False),
    _text("detail"),
    _day("noted_on", needed=True),
    _day("cleared_on"),
    _to("course", optional=True),
)

certificate = Table(
    "certificate",
    metadata,
    _id(),
    Column("number", String(32), nullable=False, unique=True),
    _to("training"),
    _day("issued_on", needed=True),
    _text("face"),
    Column("logo_png", LargeBinary, nullable=True),
    _text("signature"),
    _to("certificate", "replaces_id", optional=True),
    _day("revoked_on"),
    _text("revoked_reason"),
    Index("ix_certificate_training_id", "training_id"),
)

evaluation = Table(
    "evaluation",
    metadata,
    _id(),
    Column("kind", String(24), nullable=False),
    Column("code", String(32), nullable=True, unique=True),
    _to("training", optional=True),
    _to("session", optional=True),
    _to("trainer", optional=True),
    Column("anonymous", Boolean, nullable=False, server_default="0"),
    _day("sent_on"),
    _day("reminded_on"),
    _day("received_on"),
    _text("answers"),
    _day("sampled_on"),
    _day("voided_on"),
    Index("ix_evaluation_training_id", "training_id"),
    Index("ix_evaluation_session_id", "session_id"),
)

practice_review = Table(
    "practice_review",
    metadata,
    _id(),
    _to("person"),
    Column("kind", String(16), nullable=False),
    _day("held_on", needed=True),
    _text("held_by"),
    Column("asked_how_training_embedded", Boolean, nullable=False, server_default="0"),
    _text("embedded"),
    _day("next_due"),
    _day("voided_on"),
    _text("raises_concerns"),
)

learning_shared = Table(
    "learning_shared",
    metadata,
    _id(),
    _day("shared_on", needed=True),
    _text("summary"),
    _text("team"),
    _to("training", optional=True),
    _day("voided_on"),
)

reminder = Table(
    "reminder",
    metadata,
    _id(),
    _to("person"),
    Column("subject", String(64), nullable=False),
    _day("due_on", needed=True),
    Column("threshold_days", Integer, nullable=False),
    Column("to_manager", Boolean, nullable=False, server_default="0"),
    _day("made_on", needed=True),
    Index("ix_reminder_person_id", "person_id"),
)

need = Table(
    "need",
    metadata,
    _id(),
    Column("kind", String(16), nullable=False),
    _text("summary"),
    _text("source"),
    _day("raised_on", needed=True),
    _to("person", optional=True),
    _to("course", optional=True),
    _text("done"),
    _day("closed_on"),
    Column("report_to_partnership", Boolean, nullable=False, server_default="0"),
)

return_section = Table(
    "return_section",
    metadata,
    _id(),
    Column("key", String(64), nullable=False, unique=True),
    _text("body"),
    _text("grade"),
)

return_action = Table(
    "return_action",
    metadata,
    _id(),
    _text("summary"),
    _text("owner"),
    _day("due_on"),
    _day("done_on"),
    _text("section_key"),
    _text("evidence"),
)

return_document = Table(
    "return_document",
    metadata,
    _id(),
    Column("number", String(32), nullable=False, unique=True),
    _day("as_at", needed=True),
    _day("period_from"),
    _day("frozen_on", needed=True),
    Column("document", Text, nullable=False),
    _text("pack_version"),
    _text("history_head"),
    _text("signature"),
    _to("return_document", "replaces_id", optional=True),
    _day("sent_on"),
    _text("sent_to"),
)

return_file = Table(
    "return_file",
    metadata,
    _id(),
    _to("return_document"),
    _text("name"),
    Column("sha256", String(64), nullable=False),
    Column("content", LargeBinary, nullable=False),
)

history = Table(
    "history",
    metadata,
    _id(),
    Column("at", String(32), nullable=False),
    _text("actor"),
    Column("action", String(64), nullable=False),
    _text("details"),
    _text("changes"),
    Column("undoes", ForeignKey("history.id", ondelete="RESTRICT"), nullable=True),
    Column("previous_hash", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    _text("digests"),
    Column("first_hash", String(64), nullable=False, server_default=""),
)

file_facts = Table(
    "file_facts",
    metadata,
    _id(),
    Column("identity", String(32), nullable=False),
    Column("history_count", Integer, nullable=False, server_default="0"),
    Column("history_head", String(64), nullable=False, server_default=""),
    Column("backup_number", Integer, nullable=False, server_default="0"),
    _text("backed_up_at"),
    CheckConstraint("id = 1", name="one"),
)

page_sum = Table(
    "page_sum",
    metadata,
    _id(),
    Column("sums", LargeBinary, nullable=False),
)

erasure = Table(
    "erasure",
    metadata,
    _id(),
    Column("subject", String(16), nullable=False),
    Column("row_id", Integer, nullable=False),
    Column("entry_id", Integer, nullable=False),
    Column("entry_hash", String(64), nullable=False),
    _day("decided_on", needed=True),
    _day("due_on", needed=True),
    Column("reason", String(32), nullable=False),
    _text("second_person"),
    Column("state", String(16), nullable=False),
    _day("done_on"),
    _text("kept"),
)

access_request = Table(
    "access_request",
    metadata,
    _id(),
    _to("person", optional=True),
    _to("outside_worker", optional=True),
    _day("asked_on", needed=True),
    _day("answered_on"),
    _text("note"),
    CheckConstraint("(person_id IS NULL) <> (outside_worker_id IS NULL)", name="one_subject"),
)
