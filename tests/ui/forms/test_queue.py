"""The queue: filters, giving out, reminding once, and line managers."""

from datetime import timedelta
from pathlib import Path

from pytestqt.qtbot import QtBot

from sgdesk.domain.forms.follow_up import FollowUpState
from sgdesk.domain.forms.form import FormKind
from sgdesk.services.forms.dip_sample import draw_dip_sample
from sgdesk.services.forms.typing_in import FormLine, make_forms
from sgdesk.services.training.recording import TrainingDetails, record_training
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.forms.managers import ManagerDialog
from sgdesk.ui.forms.page import EvaluationPage
from sgdesk.ui.forms.to_do import FormsToDo
from sgdesk.ui.places import THE_SESSIONS, Place
from sgdesk.ui.tasks import InlineTasks
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall
from tests.ui.conftest import RecordingShell
from tests.ui.forms.conftest import HELD
from tests.ui.papers import save_shown


def choose(queue: FormsToDo, kind: FormKind) -> list[FormLine]:
    """Show one kind alone and choose every form of it."""
    queue._filter.kind.setCurrentIndex(queue._filter.kind.findData(kind))
    queue._table.selectAll()
    return queue._chosen()


def at(page: EvaluationPage, column: str) -> str:
    """What the first row of the queue says under a heading."""
    model = page.to_do._model
    titles = [each.title for each in model.columns]
    return str(model.index(0, titles.index(column)).data())


def test_the_queue_is_filtered_by_kind_and_by_where_a_form_stands(page: EvaluationPage) -> None:
    queue = page.to_do
    assert {line.kind for line in choose(queue, FormKind.IMPACT)} == {FormKind.IMPACT}
    stands = queue._filter.stands
    stands.setCurrentIndex(stands.findData(FollowUpState.LATE))
    assert queue._model.rows == ()
    queue._filter.show_all()
    assert len(queue._model.rows) == len(queue._lines)


def test_both_ends_of_the_window_and_both_days_stand_in_the_row(page: EvaluationPage) -> None:
    choose(page.to_do, FormKind.EVALUATION)
    assert at(page, "Opens") == "11 Mar 2026"
    assert at(page, "Due") == "25 Mar 2026"
    page.to_do._sent.click()
    page.refresh(page.context)
    assert at(page, "Given out") == "31 Mar 2026"
    assert at(page, "Next") == "Remind"
    choose(page.to_do, FormKind.EVALUATION)
    page.to_do._reminded.click()
    page.refresh(page.context)
    assert (at(page, "Reminded"), at(page, "Next")) == ("31 Mar 2026", "Reminded once")
    choose(page.to_do, FormKind.EVALUATION)
    assert not page.to_do._remind.isEnabled()
    assert not page.to_do._reminded.isEnabled()


def test_printed_forms_count_as_given_out_only_when_somebody_says_so(
    page: EvaluationPage, hall: Hall, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    choose(page.to_do, FormKind.EVALUATION)
    page.print_page()
    assert page.to_do._done.isHidden()  # it was looked at, and is no paper yet
    save_shown(alerts, tmp_path / "forms.pdf")
    assert (tmp_path / "forms.pdf").read_bytes().startswith(b"%PDF")
    assert [line.sent_on for line in hall.forms(1, FormKind.EVALUATION)] == [None, None]
    assert "2 forms are ready to give out." in page.to_do._done._label.text()
    page.to_do._done.chosen.emit()
    assert [line.sent_on for line in hall.forms(1, FormKind.EVALUATION)] == [TODAY, TODAY]


def test_e_mails_that_cannot_be_written_mark_nothing_and_say_why(
    page: EvaluationPage, hall: Hall, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be", encoding="utf-8")
    choose(page.to_do, FormKind.EVALUATION)
    alerts.files.append(tmp_path / "taken")
    page.to_do._mail.click()
    assert "could not be written" in alerts.said[0]
    assert [line.sent_on for line in hall.forms(1, FormKind.EVALUATION)] == [None, None]
    alerts.files.append(tmp_path / "drafts")
    page.to_do._mail.click()
    assert len(list((tmp_path / "drafts").glob("*.eml"))) == 2
    assert [line.sent_on for line in hall.forms(1, FormKind.EVALUATION)] == [TODAY, TODAY]


def test_a_code_finds_its_form_whatever_the_filter_shows(page: EvaluationPage, hall: Hall) -> None:
    choose(page.to_do, FormKind.EVALUATION)
    line = hall.forms(1, FormKind.IMPACT)[1]
    page.to_do._code.setText(line.code)
    page.to_do._find.click()
    assert [each.id for each in page.to_do._chosen()] == [line.id]
    page.to_do._code.setText("hello")
    page.to_do._find.click()
    assert "is not the code of a form" in page.to_do._said.text()


def test_a_form_without_a_line_manager_is_given_one(page: EvaluationPage, hall: Hall) -> None:
    assert not page.managers._empty.isHidden()
    draw_dip_sample(hall.workspace, 1, 1, TODAY)
    page.refresh(page.context)
    page.managers._table.selectAll()
    assert [line.who for line in page.managers._model.rows] == [""]
    page.managers._name.click()
    dialog = page.managers.findChild(ManagerDialog)
    assert isinstance(dialog, ManagerDialog)
    dialog.manager.setEditText("Nobody at all")
    dialog.verb.click()
    assert dialog.isVisible()
    dialog.manager.setEditText("Dov Sample")
    dialog.verb.click()
    page.refresh(page.context)
    assert [line.who for line in page.managers._model.rows] == ["Dov Sample"]


def test_no_line_manager_asked_leads_to_the_dip_sample(page: EvaluationPage) -> None:
    page.managers._empty.chosen.emit()
    assert page._tabs.currentWidget() is page.dip


def test_forms_of_training_without_a_session_are_typed_in(page: EvaluationPage, hall: Hall) -> None:
    course = next(iter(hall.courses.values()))
    details = TrainingDetails(course, HELD + timedelta(days=1), provider="in-house")
    ids = record_training(hall.workspace, hall.people[2:3], details).training_ids
    make_forms(hall.workspace, ids)
    page.refresh(page.context)
    line = next(each for each in page.to_do._lines if each.session_id is None)
    page.to_do.wanted.emit(line)
    model = page.type_in._model
    assert [row.line.training_id for row in model.rows] == list(ids)
    model.setData(model.index(0, 1), "5")
    page.type_in.save()
    page.refresh(page.context)
    assert model.rows[0].line.received_on == TODAY


def test_a_blank_form_is_marked_in_by_its_code_and_asked_about(
    page: EvaluationPage, hall: Hall, alerts: RecordingAlerts
) -> None:
    line = hall.forms(1, FormKind.EVALUATION)[1]
    page._tabs.setCurrentWidget(page.type_in)
    page.type_in.find_code(line.code)
    model, grid = page.type_in._model, page.type_in._grid
    row = grid.currentIndex().row()
    assert model.rows[row].line.id == line.id
    assert model.mark_blank(model.index(row, 0))
    assert model.begun == 1
    assert "(empty)" in str(model.index(row, 0).data())
    alerts.answers.extend((False, True))
    page.type_in.save()
    assert [each.received_on for each in hall.forms(1, FormKind.EVALUATION)] == [None, None]
    page.type_in.save()
    assert line.code in alerts.asked[-1].names[0]
    assert [each.received_on for each in hall.forms(1, FormKind.EVALUATION)] == [None, TODAY]


def test_what_is_typed_is_never_taken_for_a_blank_form(page: EvaluationPage) -> None:
    model = page.type_in._model
    model.setData(model.index(0, 1), "5")
    assert not model.mark_blank(model.index(0, 0))
    assert model.index(0, 1).data() == "5"
    assert model.mark_blank(model.index(1, 0))
    assert model.mark_blank(model.index(1, 0))
    assert model.begun == 1


def test_a_code_of_nobody_is_told_above_the_grid(page: EvaluationPage) -> None:
    page.type_in.find_code("222-222")
    assert "No form here has the code" in page.type_in._problem.accessibleName()


def test_a_file_without_any_form_says_what_belongs_here_with_one_button(
    qtbot: QtBot, tmp_path: Path, alerts: RecordingAlerts, shell: RecordingShell
) -> None:
    hall = make_hall(tmp_path, "generic", TODAY)
    page = EvaluationPage()
    qtbot.addWidget(page)
    page.refresh(Context(hall.workspace, InlineTasks(alerts.refuse), alerts, shell))
    assert page._stack.currentWidget() is page._empty
    page._empty.chosen.emit()
    assert shell.visits[0] == (Place.SESSIONS, THE_SESSIONS)
