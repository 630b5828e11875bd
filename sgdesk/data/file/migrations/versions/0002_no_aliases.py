"""Names of courses are matched by the pack and by what was decided; the table was never used."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_table("course_alias")


def downgrade() -> None:
    op.create_table(
        "course_alias",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("course_id", sa.Integer(), nullable=False),
        sa.Column("match_key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["course_id"], ["course.id"], name="fk_course_alias_course_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_course_alias"),
        sa.UniqueConstraint("match_key", name="uq_course_alias_match_key"),
    )
