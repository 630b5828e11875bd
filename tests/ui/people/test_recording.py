"""Recording for many: what is shown before is what is saved, and Undo takes it back as one."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from sgdesk.domain.certificates.certificate import CertificateState, WaitingFor
from sgdesk.domain.dates import long_date
from sgdesk.domain.training.record import TrainingScope
from sgdesk.domain.training.states import State
from sgdesk.services.certificates.issuing import certificate_lines
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.people import person_view
from sgdesk.services.training.foreseen import preview_training
from sgdesk.services.training.recording import TrainingDetails
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.people.matrix.filters import Filter
from sgdesk.ui.people.page import PeoplePage
from sgdesk.ui.people.recording.record_dialog import RecordDialog
from sgdesk.ui.places import Place, Wanted
from sgdesk.ui.widgets import UndoBar
from tests.factories import TODAY, dump
from tests.ui.people.conftest import course, has_focus, open_dialog, person
from tests.ui.people.test_person import words


def record_dialog() -> RecordDialog:
    found = open_dialog(RecordDialog)
    assert isinstance(found, RecordDialog)
    return found


def states(page: PeoplePage, requirement: str) -> dict[str, State]:
    return {
        line.name.split()[0]: line.row.cells[requirement].state
        for line in page.model.lines
        if requirement in line.row.cells
    }


def test_three_clicks_record_for_everybody_ticked_and_undo_takes_it_back(
    people_window: MainWindow, page: PeoplePage, people_workspace: Workspace
) -> None:
    before = dump(people_workspace)
    page.model.tick([1, 3, 8])
    page.bar.record_button.click()
    dialog = record_dialog()
    assert dialog.accessibleName() == "Record training"
    assert dialog.whom is not None and dialog.whom.said.text().startswith("For 3 people: ")
    dialog.picker.choose(course(people_workspace, "level1"))
    dialog.show_preview()
    until = long_date(TODAY.replace(year=TODAY.year + 3))
    assert set(dialog.effect.text().split("\n")) == {
        f"Safeguarding Level 1: 1 person stays in date, until {until}.",
        f"Safeguarding Level 1: 1 person moves from overdue to in date, until {until}.",
        f"Safeguarding Level 1: 1 person moves from not done to in date, until {until}.",
        "Safeguarding Level 1: every 3 years (set by us).",
    }
    dialog.verb.click()
    after = states(page, "level1")
    assert [after[name] for name in ("Ada", "Łukasz", "Hal")] == [State.IN_DATE] * 3
    assert page.line(8).row.cells["level1"].due == TODAY.replace(year=TODAY.year + 3)
    bar = people_window.findChild(UndoBar)
    assert isinstance(bar, UndoBar)
    assert bar.text().endswith("for 3 people")
    assert page.model.ticked == frozenset()
    people_window.actions_.undo.trigger()
    assert dump(people_workspace) == before
    assert states(page, "level1")["Łukasz"] is State.OVERDUE


def test_once_recorded_nobody_is_ticked_shown_or_not(
    page: PeoplePage, people_workspace: Workspace
) -> None:
    page.filters.set_filter(Filter(states=frozenset({State.OVERDUE}), requirement="level1"))
    overdue = [line.id for line in page.model.lines]
    assert overdue
    page.model.tick([*overdue, 1])
    page.bar.record_button.click()
    dialog = record_dialog()
    dialog.picker.choose(course(people_workspace, "level1"))
    dialog.verb.click()
    assert not set(overdue) & {line.id for line in page.model.lines}
    assert page.model.ticked == frozenset()


def test_the_sentences_are_those_of_the_moves_that_come_true(
    page: PeoplePage, people_workspace: Workspace
) -> None:
    ids = [2, 6, 7]
    details = TrainingDetails(course(people_workspace, "level2"), TODAY - timedelta(days=5))
    moves = preview_training(people_workspace, ids, details)
    page.together.record_for(ids, "level2")
    dialog = record_dialog()
    dialog.day.edit.setText("26/3/26")
    dialog.show_preview()
    said = dialog.effect.text()
    dialog.verb.click()
    for move in moves:
        assert move.due is not None
        assert long_date(move.due) in said
        turned = [
            line
            for line in page.model.lines
            if line.id in ids and line.row.cells[move.requirement].due == move.due
        ]
        assert len(turned) == len(ids)
    assert sum(move.people for move in moves) == len(ids)


def test_from_the_matrix_to_saved_training_by_keyboard_alone(
    page: PeoplePage, people_workspace: Workspace
) -> None:
    page.table.setFocus()
    page.table.show_person(8)
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    front = page.window().windowHandle()
    QTest.keyClick(front, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    dialog = record_dialog()
    assert has_focus(dialog.picker.search)
    QTest.keyClicks(dialog.picker.search, "level 1")
    QTest.keyClick(dialog.picker.search, Qt.Key.Key_Down)
    assert has_focus(dialog.picker.list)
    chosen = dialog.picker.value()
    assert chosen is not None
    assert chosen.id == course(people_workspace, "level1")
    QTest.keyClick(dialog.picker.list, Qt.Key.Key_Return)
    assert states(page, "level1")["Hal"] is State.IN_DATE


def test_the_course_of_the_requirement_that_was_asked_for_is_chosen(
    people_window: MainWindow, page: PeoplePage, people_workspace: Workspace
) -> None:
    wanted = Wanted(person=8, requirement="level1", action="record")
    people_window.navigate(Place.PEOPLE, wanted)
    chosen = record_dialog().picker.value()
    assert chosen is not None
    assert chosen.id == course(people_workspace, "level1")
    assert page.panel.person_id == 8


def test_who_has_it_already_is_said_and_left_alone(
    page: PeoplePage, people_workspace: Workspace
) -> None:
    page.together.record_for([1, 8], "level1")
    dialog = record_dialog()
    dialog.day.set_value(TODAY - timedelta(days=30))
    dialog.show_preview()
    said = "Ada Example has this course on that day already and is left alone."
    assert said in dialog.effect.text()
    dialog.verb.click()
    assert states(page, "level1")["Hal"] is State.IN_DATE


def test_where_everybody_has_it_nothing_is_saved(
    page: PeoplePage, people_workspace: Workspace
) -> None:
    before = dump(people_workspace, history=True)
    page.together.record_for([1], "level1")
    dialog = record_dialog()
    dialog.day.set_value(TODAY - timedelta(days=30))
    dialog.show_preview()
    dialog.verb.click()
    assert dialog.isVisible()
    assert dialog.form.summary.isVisible()
    assert dump(people_workspace, history=True) == before


def test_problems_are_said_on_save_and_what_was_typed_stays(page: PeoplePage) -> None:
    page.together.record_for([1], None)
    dialog = record_dialog()
    dialog.day.edit.setText("31/2/26")
    assert not dialog.form.summary.isVisible()
    dialog.verb.click()
    assert "Choose a course" in dialog.form.summary.accessibleName()
    assert "no such day" in dialog.form.summary.accessibleName()
    assert dialog.day.edit.text() == "31/2/26"


def test_who_ran_it_follows_the_course_until_somebody_says(
    page: PeoplePage, people_workspace: Workspace
) -> None:
    page.together.record_for([1], None)
    dialog = record_dialog()
    dialog.picker.choose(course(people_workspace, "induction"))
    assert dialog.ran.currentText() == "We ran it"
    assert not dialog.provider.isVisible()
    dialog.picker.choose(course(people_workspace, "level1"))
    assert dialog.ran.currentText() == "Somebody else did"
    assert dialog.provider.isVisible()
    QTest.keyClicks(dialog.provider, "County Hall")
    dialog.picker.choose(course(people_workspace, "induction"))
    assert dialog.ran.currentText() == "Somebody else did"
    assert dialog.provider.text() == "County Hall"


def test_what_we_ran_can_have_a_certificate_and_what_somebody_else_ran_cannot(
    page: PeoplePage, people_workspace: Workspace
) -> None:
    for number, ran in ((8, "We ran it"), (3, "Somebody else did")):
        page.together.record_for([number], "level1")
        dialog = record_dialog()
        dialog.ran.setCurrentText(ran)
        dialog.scope.setCurrentText("Only our own people")
        dialog.verb.click()
    kept = {number: person_view(people_workspace, number).training[0].row for number in (8, 3)}
    assert [kept[each].provider for each in (8, 3)] == ["in-house", ""]
    assert {each.scope for each in kept.values()} == {TrainingScope.SINGLE}
    lines = certificate_lines(people_workspace, None, [each.id for each in kept.values()])
    states = {line.person_id: line.state for line in lines}
    assert states[3] is CertificateState.NOT_OURS
    assert states[8] is not CertificateState.NOT_OURS


def test_a_month_alone_is_kept_as_one_and_said_as_one(
    page: PeoplePage, people_workspace: Workspace
) -> None:
    page.together.record_for([8], "level1")
    dialog = record_dialog()
    dialog.day.edit.setText("March 2024")
    assert dialog.day.edit.accessibleDescription() == "March 2024, day not known"
    dialog.verb.click()
    (entry,) = person_view(people_workspace, 8).training
    assert (entry.row.completed_on, entry.row.month_only) == (date(2024, 3, 1), True)
    page.open_person(8)
    said = words(page.panel)
    assert "March 2024" in said.splitlines()
    assert "Last done March 2024." in said
    assert "1 March 2024" not in said
    index = next(
        page.model.index(row, 1 + [key for key, _ in page.model.columns].index("level1"))
        for row in range(page.model.rowCount())
        if page.model.line(page.model.index(row, 0)) is page.line(8)
    )
    assert "Last done Mar 2024." in str(page.model.data(index, Qt.ItemDataRole.ToolTipRole))


def test_a_month_alone_will_do_for_what_we_ran_and_its_certificate_waits_for_the_day(
    page: PeoplePage, people_workspace: Workspace
) -> None:
    page.together.record_for([8], "level1")
    dialog = record_dialog()
    dialog.day.edit.setText("March 2024")
    dialog.ran.setCurrentText("We ran it")
    dialog.show_preview()
    assert "while only March 2024 is known" in dialog.effect.text()
    dialog.verb.click()
    (entry,) = person_view(people_workspace, 8).training
    assert (entry.row.completed_on, entry.row.month_only) == (date(2024, 3, 1), True)
    (line,) = certificate_lines(people_workspace, None, [entry.row.id])
    assert (line.state, line.waiting_for) == (CertificateState.WAITING, WaitingFor.DAY)


def test_an_end_on_the_certificate_received_that_comes_earlier_is_told(
    page: PeoplePage, people_workspace: Workspace
) -> None:
    page.together.record_for([8], "level1")
    dialog = record_dialog()
    dialog.expiry.set_value(TODAY - timedelta(days=1))
    dialog.verb.click()
    assert "ends after the training" in dialog.form.summary.accessibleName()
    ends = TODAY + timedelta(days=365)
    dialog.expiry.set_value(ends)
    dialog.verb.click()
    page.open_person(8)
    told = f"The certificate received ends earlier, on {long_date(ends)}."
    assert told in words(page.panel)


def test_an_end_after_our_due_day_is_not_told_beside_the_requirement(
    page: PeoplePage, people_workspace: Workspace
) -> None:
    page.together.record_for([8], "level1")
    dialog = record_dialog()
    dialog.expiry.set_value(TODAY + timedelta(days=3000))
    dialog.verb.click()
    page.open_person(8)
    assert "ends earlier" not in words(page.panel)


@pytest.mark.parametrize("answer", [True, False])
def test_more_than_twenty_are_asked_about_first_by_name(
    people_window: MainWindow,
    page: PeoplePage,
    people_workspace: Workspace,
    alerts: RecordingAlerts,
    answer: bool,
) -> None:
    for number in range(21):
        person(people_workspace, f"Person {number}", "Example", 1)
    people_window.refresh_all()
    ids = [line.id for line in page.model.lines if line.name.startswith("Person")]
    alerts.answers.append(answer)
    before = dump(people_workspace)
    page.together.record_for(ids, "level1")
    dialog = record_dialog()
    dialog.verb.click()
    question = alerts.asked[0]
    assert question.do_it == "Record for 21 people"
    assert question.names[0].startswith("Person ")
    assert len(question.names) == 21
    assert (dump(people_workspace) != before) is answer


def test_nothing_is_asked_for_twenty(page: PeoplePage, alerts: RecordingAlerts) -> None:
    page.together.record_for([1, 3, 8], "level1")
    record_dialog().verb.click()
    assert alerts.asked == []


def test_the_dialog_is_let_go_once_it_is_closed(page: PeoplePage, qapp: QApplication) -> None:
    page.together.record_for([1], "level1")
    dialog = record_dialog()
    dialog.reject()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not isValid(dialog)


def test_recording_without_anybody_says_how_to_begin(
    people_window: MainWindow, page: PeoplePage
) -> None:
    people_window.navigate(Place.PEOPLE, Wanted(action="record"))
    bar = people_window.findChild(UndoBar)
    assert isinstance(bar, UndoBar)
    assert bar.text().startswith("Tick everybody who was there")
