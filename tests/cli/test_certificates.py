"""What the window asks about before it issues certificates, the command line says."""

from datetime import timedelta
from pathlib import Path

from sgdesk.domain.dates import short_date
from sgdesk.services.organisation.organisation import change_setting
from sgdesk.services.sessions.attendance import Mark, mark_attendance
from sgdesk.services.sessions.bookings import book
from sgdesk.services.training.recording import TrainingDetails, record_training
from tests.cli.conftest import Run
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall


def held_yesterday(made: Hall, course: str) -> None:
    session = made.plan(course, TODAY - timedelta(days=1))
    book(made.workspace, session, made.people[1:2])
    mark_attendance(made.workspace, session, [Mark(made.people[1], True)])


def test_old_ones_beside_those_of_yesterday_are_told_and_how_they_are_taken_back(
    run: Run, tmp_path: Path
) -> None:
    made = make_hall(tmp_path, "generic", TODAY, ("induction",))
    day = TODAY - timedelta(days=900)
    record_training(
        made.workspace, made.people[:1], TrainingDetails(made.courses["induction"], day)
    )
    held_yesterday(made, "induction")
    made.workspace.close()

    ask = ("certificates", made.workspace.path, "--out", tmp_path, "--as-at", TODAY)
    said = run(*ask)
    assert f"for training of {short_date(day)} to" in said.err
    assert "sgdesk undo FILE" in said.err
    assert "look whose" not in run(*ask).err, "nothing more is issued"


def test_a_course_that_somebody_else_gives_is_told(run: Run, tmp_path: Path) -> None:
    made = make_hall(tmp_path, "hscp", TODAY, ("level2",))
    change_setting(made.workspace, "follow_gate", "no")
    held_yesterday(made, "working-together-2")
    made.workspace.close()

    said = run("certificates", made.workspace.path, "--out", tmp_path, "--as-at", TODAY)
    assert "a certificate of yours says that you gave it" in said.err
