"""Absence keeps its days; what training was, what a role does and what was passed on have places."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def _new_columns() -> tuple[tuple[str, sa.Column[object]], ...]:
    return (
        ("role", sa.Column("with_children", sa.Boolean(), nullable=True)),
        ("role", sa.Column("recruits", sa.Boolean(), nullable=True)),
        ("role_rule", sa.Column("exempt", sa.Text(), server_default="", nullable=False)),
        ("course", sa.Column("is_safeguarding", sa.Boolean(), nullable=True)),
        ("training", sa.Column("scope", sa.String(16), server_default="", nullable=False)),
        ("training", sa.Column("month_only", sa.Boolean(), server_default="0", nullable=False)),
        (
            "practice_review",
            sa.Column("raises_concerns", sa.Text(), server_default="", nullable=False),
        ),
        ("return_action", sa.Column("evidence", sa.Text(), server_default="", nullable=False)),
    )


def upgrade() -> None:
    for table, column in _new_columns():
        op.add_column(table, column)
    with op.batch_alter_table("non_completion") as batch:
        batch.add_column(sa.Column("course_id", sa.Integer(), nullable=True))
        batch.create_foreign_key(
            "fk_non_completion_course_id", "course", ["course_id"], ["id"], ondelete="RESTRICT"
        )
    with op.batch_alter_table("course_satisfies") as batch:
        batch.add_column(sa.Column("pack", sa.String(64), nullable=True))
        batch.drop_constraint("uq_course_satisfies_course_id_requirement", type_="unique")
        batch.create_unique_constraint(
            "uq_course_satisfies_course_id_requirement_pack", ["course_id", "requirement", "pack"]
        )
    _new_tables()
    _clear_guessed_scopes()
    _say_whose_requirement()


def _clear_guessed_scopes() -> None:
    """A pack's course was called "single" where its document says nothing of its scope."""
    op.execute("UPDATE course SET scope = '' WHERE pack IS NOT NULL AND scope = 'single'")
    op.execute("UPDATE course SET scope = 'single' WHERE scope = 'single-agency'")
    op.execute("UPDATE course SET scope = 'multi' WHERE scope = 'multi-agency'")


def _say_whose_requirement() -> None:
    """A course counts towards a requirement of one partnership, or towards a topic of ours.

    Where another partnership was followed before, nobody knows of which one it was said: it stays.
    """
    op.execute(
        "UPDATE course_satisfies SET pack = (SELECT partnership FROM organisation) "
        "WHERE requirement NOT IN (SELECT key FROM topic) "
        "AND NOT EXISTS (SELECT 1 FROM setting WHERE key = 'partnership')"
    )


def _new_tables() -> None:
    op.create_table(
        "absence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("back_on", sa.Date(), nullable=False),
        sa.CheckConstraint("back_on > last_day", name="ck_absence_span"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_absence_person_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_absence"),
    )
    op.create_index("ix_absence_person_id", "absence", ["person_id"])
    op.create_table(
        "lead_elsewhere",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("end", sa.Date(), nullable=True),
        sa.Column("organisation", sa.Text(), server_default="", nullable=False),
        sa.Column("voided_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            '"end" IS NULL OR start IS NULL OR "end" >= start', name="ck_lead_elsewhere_span"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_lead_elsewhere_person_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_lead_elsewhere"),
    )
    op.create_index("ix_lead_elsewhere_person_id", "lead_elsewhere", ["person_id"])
    op.create_table(
        "outside_worker",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("work", sa.Text(), server_default="", nullable=False),
        sa.Column("employer", sa.Text(), server_default="", nullable=False),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.Column("confirmed", sa.Text(), server_default="", nullable=False),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("notes", sa.Text(), server_default="", nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_outside_worker"),
    )
    op.create_table(
        "learning_shared",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("shared_on", sa.Date(), nullable=False),
        sa.Column("summary", sa.Text(), server_default="", nullable=False),
        sa.Column("team", sa.Text(), server_default="", nullable=False),
        sa.Column("training_id", sa.Integer(), nullable=True),
        sa.Column("voided_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["training_id"],
            ["training.id"],
            name="fk_learning_shared_training_id",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_learning_shared"),
    )


def downgrade() -> None:
    with op.batch_alter_table("course_satisfies") as batch:
        batch.drop_constraint("uq_course_satisfies_course_id_requirement_pack", type_="unique")
        batch.drop_column("pack")
        batch.create_unique_constraint(
            "uq_course_satisfies_course_id_requirement", ["course_id", "requirement"]
        )
    for table in ("learning_shared", "outside_worker", "lead_elsewhere", "absence"):
        op.drop_table(table)
    with op.batch_alter_table("non_completion") as batch:
        batch.drop_column("course_id")
    for table, column in reversed(_new_columns()):
        op.drop_column(table, str(column.name))
