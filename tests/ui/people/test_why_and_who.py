"""Why somebody needs a course where they are booked; namesakes in boxes of names; the paper."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pypdf
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sgdesk.domain.people.kinds import PersonKind
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.papers import person_record_pdf
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.people.roles import add_role
from sgdesk.services.sessions.bookings import candidates
from sgdesk.services.sessions.sessions import session_lines
from sgdesk.services.training.recording import TrainingDetails, record_training
from sgdesk.services.training.told_apart import people_told
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.courses.trainers.dialogs import TrainerDialog
from sgdesk.ui.people.matrix.filters import Filter, Listed, filter_from
from sgdesk.ui.people.person.person_dialogs import PersonDetailsDialog
from sgdesk.ui.people.recording.book_dialog import BookDialog
from sgdesk.ui.places import Wanted
from sgdesk.ui.sessions.columns import candidate_columns, to_know
from sgdesk.ui.tasks import InlineTasks
from tests.factories import TODAY
from tests.services.hall import make_hall
from tests.ui.conftest import RecordingShell

COURSE = "right-help-right-time"


def test_a_set_that_is_begun_says_what_is_missing_where_somebody_is_booked(
    qtbot: QtBot, tmp_path: Path, alerts: RecordingAlerts, shell: RecordingShell
) -> None:
    hall = make_hall(tmp_path, "hscp", TODAY, ("level1", "level2"))
    record_training(
        hall.workspace, hall.people[:1], TrainingDetails(hall.courses["working-together-2"], TODAY)
    )
    number = hall.plan(COURSE, TODAY + timedelta(days=9))
    who = next(each for each in candidates(hall.workspace, number) if each.person_id == 1)
    assert "1 of 2 courses" in to_know(who)
    hint = candidate_columns()[2].hint
    assert hint is not None and "Herefordshire" in hint(who)
    page = QWidget()
    qtbot.addWidget(page)
    context = Context(hall.workspace, InlineTasks(alerts.refuse), alerts, shell)
    people = [(1, "Ada Sample"), (99, "Nobody Here")]
    dialog = BookDialog(context, people, session_lines(hall.workspace), page)
    ada, other = dialog.why.text().splitlines()
    assert ada.startswith("Ada Sample: ") and "1 of 2 courses" in ada and "Herefordshire" in ada
    assert other == "Nobody Here: no role of theirs calls for this course."


def test_the_paper_of_somebody_names_the_paragraph_of_the_rule(tmp_path: Path) -> None:
    hall = make_hall(tmp_path, "hscp", TODAY, ("level2",))
    pdf = pypdf.PdfReader(BytesIO(person_record_pdf(hall.workspace, 1)))
    text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    assert "(Herefordshire Appendix 1" in text


def test_namesakes_are_told_apart_in_every_box_and_others_stay_plain(
    qtbot: QtBot, context: Context, workspace: Workspace
) -> None:
    role, _ = add_role(workspace, "Youth worker", None, ["level1"])
    begun = TODAY - timedelta(days=30)
    for given, held, mail in (("Ann", role, "a@example.org"), ("Ann", None, None)):
        details = PersonDetails(given, "Sample", email=mail)
        add_person(workspace, details, held, begun)
    told = people_told(workspace)
    trainer = TrainerDialog(context, told)
    ada = next(each for each in told.people if each.given_name == "Ada")
    theirs = PersonDetailsDialog(context, ada, told)
    for dialog, box in ((trainer, trainer.name), (theirs, theirs.manager)):
        qtbot.addWidget(dialog)
        said = {box.itemText(at) for at in range(box.count())}
        assert {"Ann Sample (Youth worker)", "Ann Sample (no role)", "Bob Example"} < said
        assert not any("example.org" in each for each in said), "no more than tells them apart"


def test_a_vacancy_of_a_trustee_leads_to_the_trustees_who_left() -> None:
    found = filter_from(Wanted(kind=PersonKind.TRUSTEE, leavers=True))
    assert found == Filter(kind=PersonKind.TRUSTEE, listed=Listed.LEAVERS)
