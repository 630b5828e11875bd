"""The dialog for certificates: each is looked at, confirmed by its key, and brought in at once."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from sgdesk.services.file.undo import actions, undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.evidence import evidence_of
from sgdesk.services.people.people import person_view
from sgdesk.services.training.recording import TrainingDetails, course_choices, record_training
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.people.received.dialog import ReceivedDialog
from sgdesk.ui.people.received.states import Standing
from sgdesk.ui.tasks import ThreadTasks
from tests.pictures import png
from tests.services.imports.received.making import certificate, write_pdf
from tests.ui.conftest import RecordingShell
from tests.ui.people.received.conftest import Open

ANN, BOB = 1, 2


def standings(dialog: ReceivedDialog) -> list[Standing]:
    return [each.standing for each in dialog.parts.files.entries]


def press_enter(dialog: ReceivedDialog) -> None:
    QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Return)


def test_enter_confirms_and_goes_on_and_the_button_says_how_many(
    look: Open, workspace: Workspace, shell: RecordingShell, tmp_path: Path
) -> None:
    for number, name in enumerate(("Ann Sample", "Bob Instance")):
        write_pdf(tmp_path / f"{number}.pdf", certificate(name))
    dialog = look(*sorted(tmp_path.glob("*.pdf")))
    assert standings(dialog) == [Standing.CONFIRM] * 2
    assert not dialog.parts.bring_in.isEnabled()
    press_enter(dialog)
    assert dialog.row == 1
    press_enter(dialog)
    assert standings(dialog) == [Standing.READY] * 2
    assert dialog.parts.bring_in.text() == "&Bring in 2 certificates"
    assert dialog.focusWidget() is dialog.parts.bring_in
    assert person_view(workspace, ANN).training == ()
    press_enter(dialog)
    (row,) = (each.row for each in person_view(workspace, BOB).training)
    assert len(evidence_of(workspace, row.id)) == 1
    assert len(shell.changes) == 1
    assert actions(workspace)[0].code == "bring_in_certificates"
    undo(workspace)
    assert person_view(workspace, BOB).training == ()


def test_what_was_found_stands_in_the_boxes_with_where_it_stood(look: Open, tmp_path: Path) -> None:
    words = certificate("Ann Sample", "Level 2", "Completed on 12 March 2025", "CPD hours: 3")
    dialog = look(write_pdf(tmp_path / "a.pdf", words))
    fields = dialog.parts.fields
    assert fields.person.currentText() == "Ann Sample"
    assert fields.course.currentText() == "Safeguarding Level 2"
    assert fields.day.edit.text() == "12 March 2025"
    assert fields.hours.text() == "3"
    assert "Completed on 12 March 2025" in fields.day.accessibleDescription()


def test_what_is_missing_has_the_focus_and_is_said_only_when_confirmed(
    look: Open, tmp_path: Path
) -> None:
    dialog = look(write_pdf(tmp_path / "a.pdf", certificate(when="Issued on 12 March 2025")))
    fields = dialog.parts.fields
    assert standings(dialog) == [Standing.ASKS]
    assert dialog.focusWidget() is fields.day.edit
    assert not fields.form.summary.isVisible()
    dialog.confirm()
    assert fields.form.summary.isVisible()
    assert standings(dialog) == [Standing.ASKS]
    (button,) = fields.when.buttons
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert fields.day.edit.text() == "12 March 2025"
    dialog.confirm()
    assert standings(dialog) == [Standing.READY]


def test_what_is_changed_after_confirming_is_confirmed_anew(look: Open, tmp_path: Path) -> None:
    dialog = look(write_pdf(tmp_path / "a.pdf", certificate()))
    dialog.confirm()
    assert standings(dialog) == [Standing.READY]
    dialog.parts.files.setCurrentRow(0)
    dialog.parts.fields.day.edit.setText("13 March 2025")
    assert standings(dialog) == [Standing.CONFIRM]
    assert not dialog.parts.bring_in.isEnabled()


def test_what_was_typed_stays_when_another_is_looked_at(look: Open, tmp_path: Path) -> None:
    write_pdf(tmp_path / "0.pdf", certificate())
    write_pdf(tmp_path / "1.pdf", certificate("Bob Instance"))
    dialog = look(*sorted(tmp_path.glob("*.pdf")))
    dialog.parts.fields.notes.setText("Seen on paper")
    dialog.parts.fields.person.setEditText("Bo")
    dialog.parts.files.setCurrentRow(1)
    assert dialog.parts.fields.notes.text() == ""
    dialog.parts.files.setCurrentRow(0)
    assert dialog.parts.fields.notes.text() == "Seen on paper"
    assert dialog.parts.fields.person.currentText() == "Bo"


def test_one_answer_about_a_course_serves_all_that_say_the_same(look: Open, tmp_path: Path) -> None:
    for number, name in enumerate(("Ann Sample", "Bob Instance")):
        write_pdf(tmp_path / f"{number}.pdf", certificate(name, "Keeping everybody safe"))
    dialog = look(*sorted(tmp_path.glob("*.pdf")))
    assert standings(dialog) == [Standing.ASKS] * 2
    course = dialog.parts.fields.course
    course.setEditText("Safeguarding Level 2")
    dialog.confirm()
    assert standings(dialog) == [Standing.READY, Standing.CONFIRM]
    assert course.currentText() == "Safeguarding Level 2"
    assert not dialog.parts.told.isVisible()


def test_those_that_were_not_confirmed_are_named_before_they_are_left_out(
    look: Open, workspace: Workspace, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    write_pdf(tmp_path / "0.pdf", certificate())
    (tmp_path / "1.png").write_bytes(png(8, 8))
    dialog = look(tmp_path / "0.pdf", tmp_path / "1.png")
    dialog.confirm()
    alerts.answers.append(False)
    dialog.bring_in()
    assert alerts.asked[0].names == ("1.png",)
    assert person_view(workspace, ANN).training == ()
    alerts.answers.append(True)
    dialog.bring_in()
    assert len(person_view(workspace, ANN).training) == 1


def test_closing_asks_once_something_was_confirmed(
    look: Open, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    dialog = look(write_pdf(tmp_path / "a.pdf", certificate()))
    dialog.confirm()
    alerts.answers.append(False)
    dialog.reject()
    assert dialog.isVisible()
    assert "would be forgotten" in alerts.asked[0].text


def test_of_a_criminal_record_check_nothing_is_shown(look: Open, tmp_path: Path) -> None:
    words = "Disclosure and Barring Service\nEnhanced Certificate\nAnn Sample\n001234567890"
    dialog = look(write_pdf(tmp_path / "scan.pdf", words))
    dialog.parts.files.setCurrentRow(0)
    assert standings(dialog) == [Standing.NOT_KEPT]
    assert dialog.parts.page.area.image.isNull()
    assert not dialog.parts.fields.isVisible()
    assert not dialog.parts.confirm.isEnabled()


def test_the_page_is_shown_a_picture_too(look: Open, tmp_path: Path) -> None:
    picture = QImage(60, 90, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    picture.save(str(tmp_path / "b.jpg"))
    dialog = look(write_pdf(tmp_path / "a.pdf", certificate()), tmp_path / "b.jpg")
    page = dialog.parts.page.area.image
    assert page.height() == 2000
    assert "a.pdf" in dialog.parts.page.area.accessibleName()
    dialog.parts.files.setCurrentRow(1)
    assert dialog.parts.page.area.image.size().toTuple() == (60, 90)


def test_files_that_were_passed_over_are_listed_with_their_reason(
    look: Open, tmp_path: Path
) -> None:
    write_pdf(tmp_path / "a.pdf", certificate())
    (tmp_path / "b.heic").write_bytes(b"x")
    dialog = look(tmp_path / "b.heic", tmp_path / "a.pdf")
    assert standings(dialog) == [Standing.CONFIRM, Standing.NOT_KEPT]
    dialog.parts.files.setCurrentRow(1)
    assert dialog.parts.title.text() == "b.heic"
    assert "It is a HEIC picture" in dialog.parts.told.text()


def test_what_cannot_be_brought_in_is_said_on_the_form(look: Open, tmp_path: Path) -> None:
    dialog = look(write_pdf(tmp_path / "a.pdf", certificate()))
    dialog.parts.fields.expiry.edit.setText("1 March 2025")
    dialog.confirm()
    assert "ends after its training" in dialog.parts.fields.form.summary.accessibleName()
    assert standings(dialog) == [Standing.CONFIRM]


def test_a_file_that_changed_is_refused_with_nothing_written(
    look: Open, workspace: Workspace, tmp_path: Path
) -> None:
    path = write_pdf(tmp_path / "a.pdf", certificate())
    dialog = look(path)
    dialog.confirm()
    write_pdf(path, certificate("Bob Instance"))
    dialog.bring_in()
    assert dialog.parts.problem.isVisible()
    assert person_view(workspace, ANN).training == ()


def test_every_box_has_a_name_and_the_tabs_go_through_them_in_order(
    look: Open, tmp_path: Path
) -> None:
    dialog = look(write_pdf(tmp_path / "a.pdf", certificate(when="3 May 2025 and 4 May 2025")))
    fields = dialog.parts.fields
    order: list[QWidget] = []
    at: QWidget | None = dialog.parts.files
    while at is not None and at not in order:
        if at.focusPolicy() & Qt.FocusPolicy.TabFocus and at.isVisibleTo(dialog):
            order.append(at)
        at = at.nextInFocusChain()
    wanted = (fields.person, fields.course, fields.day.edit, fields.notes, dialog.parts.confirm)
    places = [order.index(each) for each in wanted]
    assert places == sorted(places)
    for each in order:
        assert each.accessibleName() or getattr(each, "text", str)(), each
    assert all(isinstance(each, QLineEdit) for each in (fields.notes, fields.provider))


def test_reading_is_done_off_the_windows_thread_and_ends_when_the_dialog_is_closed(
    qtbot: QtBot,
    workspace: Workspace,
    alerts: RecordingAlerts,
    shell: RecordingShell,
    tmp_path: Path,
) -> None:
    tasks = ThreadTasks(alerts.refuse, lambda error: None)
    context = Context(workspace, tasks, alerts, shell)
    folder = tmp_path / "certificates"
    folder.mkdir()
    for number in range(3):
        write_pdf(folder / f"{number}.pdf", certificate())
    with qtbot.waitSignal(tasks.changed):
        dialog = ReceivedDialog(context, (folder,))
    dialog.show()
    qtbot.waitUntil(lambda: bool(dialog.parts.files.entries), timeout=20_000)
    assert len(dialog.parts.files.entries) == 3
    qtbot.waitUntil(lambda: not dialog.parts.page.area.image.isNull(), timeout=20_000)
    dialog.reject()
    qtbot.waitUntil(lambda: not tasks.jobs, timeout=20_000)
    tasks.close()


def test_a_paper_that_may_say_no_asks_by_itself_and_enter_is_no_answer(
    look: Open, tmp_path: Path
) -> None:
    words = certificate("Ann Sample", "Safeguarding Level 2", "On 12/3/2025", "has not passed")
    plain = write_pdf(tmp_path / "b.pdf", certificate("Bob Instance"))
    dialog = look(write_pdf(tmp_path / "a.pdf", words), plain)
    fields = dialog.parts.fields
    assert fields.whether.isVisible() and dialog.focusWidget() is fields.whether.yes
    press_enter(dialog)
    assert standings(dialog) == [Standing.ASKS, Standing.CONFIRM]
    assert fields.form.summary.isVisible()
    QTest.keyClick(fields.whether.yes, Qt.Key.Key_Space)
    dialog.show_row(1)
    assert not fields.whether.isVisible()
    dialog.show_row(0)
    assert fields.whether.value() is True
    dialog.confirm()
    assert standings(dialog)[0] is Standing.READY


def test_no_leaves_the_certificate_out(
    look: Open, alerts: RecordingAlerts, workspace: Workspace, tmp_path: Path
) -> None:
    words = certificate("Ann Sample", "Safeguarding Level 2", "On 12/3/2025", "did not pass")
    plain = write_pdf(tmp_path / "b.pdf", certificate("Bob Instance"))
    dialog = look(write_pdf(tmp_path / "a.pdf", words), plain)
    QTest.mouseClick(dialog.parts.fields.whether.no, Qt.MouseButton.LeftButton)
    dialog.confirm()
    assert standings(dialog) == [Standing.LEFT_OUT, Standing.CONFIRM]
    assert dialog.row == 1
    dialog.confirm()
    dialog.bring_in()
    assert alerts.asked == []
    assert person_view(workspace, ANN).training == ()
    assert len(person_view(workspace, BOB).training) == 1


def test_what_is_not_kept_here_is_left_out_by_a_key_and_can_be_taken_up_again(
    look: Open, tmp_path: Path
) -> None:
    other = write_pdf(tmp_path / "a.pdf", certificate(course="Fire Safety Awareness"))
    dialog = look(other, write_pdf(tmp_path / "b.pdf", certificate("Bob Instance")))
    button = dialog.parts.leave_out
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert standings(dialog)[0] is Standing.LEFT_OUT
    assert dialog.row == 1 and len(dialog.lines.waiting()) == 1
    dialog.parts.files.setCurrentRow(0)
    assert not dialog.parts.fields.isVisible() and not dialog.parts.confirm.isEnabled()
    assert button.text() == "&Look at it again"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert standings(dialog)[0] is Standing.ASKS
    assert dialog.parts.fields.isVisible()


def test_the_list_says_what_is_missing_of_each(look: Open, tmp_path: Path) -> None:
    one = write_pdf(tmp_path / "a.pdf", certificate(course="Bee keeping", when="Thank you"))
    two = write_pdf(tmp_path / "b.pdf", certificate("Una Nowhere"))
    dialog = look(one, two)
    assert [each.more for each in dialog.parts.files.entries] == [
        "course, day",
        "person",
    ]


def test_what_confirming_would_do_is_said_as_what_will_be(look: Open, tmp_path: Path) -> None:
    dialog = look(write_pdf(tmp_path / "a.pdf", certificate()))
    dialog.confirm()
    dialog.show_row(0)
    assert dialog.parts.more.text().startswith("The training will be recorded")


def test_what_its_training_holds_already_is_told(
    look: Open, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    write_pdf(tmp_path / "0.pdf", certificate())
    dialog = look(tmp_path / "0.pdf", tmp_path / "0.pdf")
    again = look(tmp_path / "0.pdf")
    for each in (dialog, again):
        each.confirm()
        each.bring_in()
    (said,) = alerts.said
    assert said.startswith("Kept already") and "0.pdf" in said


def test_a_course_like_none_of_ours_says_what_can_be_done(look: Open, tmp_path: Path) -> None:
    other = write_pdf(tmp_path / "a.pdf", certificate(course="Fire Safety Awareness"))
    dialog = look(other, write_pdf(tmp_path / "b.pdf", certificate()))
    assert "leave this one out; or add it here" in dialog.parts.fields.which.note.text()
    dialog.show_row(1)
    assert "add it here" not in dialog.parts.fields.which.note.text()


def test_what_an_entry_goes_on_saying_is_told(
    look: Open, workspace: Workspace, tmp_path: Path
) -> None:
    course = next(e.id for e in course_choices(workspace) if e.title == "Safeguarding Level 2")
    kept = TrainingDetails(course, date(2025, 3, 12), provider="Kept as it was")
    record_training(workspace, [ANN], kept)
    dialog = look(write_pdf(tmp_path / "a.pdf", certificate()))
    dialog.parts.fields.provider.setText("Another")
    dialog.confirm()
    dialog.show_row(0)
    assert "something else there, which stays: provider." in dialog.parts.more.text()
