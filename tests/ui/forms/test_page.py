"""The Evaluation page: the queue, and typing by keyboard alone."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sgdesk.domain.certificates.certificate import CertificateState
from sgdesk.domain.forms.follow_up import FollowUpState
from sgdesk.domain.forms.form import FormKind
from sgdesk.services.certificates.issuing import certificate_lines
from sgdesk.services.file.undo import undo
from sgdesk.services.training.recording import TrainingDetails, record_training
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.forms.page import EvaluationPage
from sgdesk.ui.places import Wanted
from sgdesk.ui.tasks import InlineTasks
from sgdesk.ui.widgets import Heading
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall
from tests.ui.conftest import RecordingShell


def type_two(page: EvaluationPage) -> None:
    """Two forms, typed as on paper: four digits and two texts each."""
    page._tabs.setCurrentWidget(page.type_in)
    grid = page.type_in._grid
    grid.start()
    for _ in range(2):
        QTest.keyClicks(grid, "5424")
        for text in ("whom to call", "listen"):
            QTest.keyClicks(grid, text[0])
            editor = QApplication.focusWidget()
            assert editor is not None
            QTest.keyClicks(editor, text[1:])
            QTest.keyClick(editor, Qt.Key.Key_Tab)
    QTest.keyClick(grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_the_queue_tells_late_from_not_yet(page: EvaluationPage) -> None:
    states = [line.state for line in page.to_do._model.rows]
    assert states[:2] == [FollowUpState.LATE, FollowUpState.LATE]
    assert set(states[2:]) <= {FollowUpState.NOT_YET}


def test_typing_two_forms_by_keyboard_opens_the_gate_and_is_one_undo(
    page: EvaluationPage, hall: Hall
) -> None:
    type_two(page)
    forms = hall.forms(1, FormKind.EVALUATION)
    assert [each.received_on for each in forms] == [TODAY, TODAY]
    assert [row.answers["learned"] for row in page.type_in._model.rows] == ["whom to call"] * 2
    assert page.type_in._model.begun == 0
    states = {each.state for each in certificate_lines(hall.workspace)}
    assert CertificateState.READY in states
    page.refresh(page.context)
    page.refresh(page.context)
    assert "2 forms are saved." in page.type_in._done._label.text()
    assert page.type_in._done.isVisibleTo(page.type_in)
    undo(hall.workspace)
    page.refresh(page.context)
    assert not page.type_in._done.isVisibleTo(page.type_in)
    assert [each.received_on for each in hall.forms(1, FormKind.EVALUATION)] == [None, None]


def test_in_the_past_nothing_can_be_typed_or_marked(
    page: EvaluationPage, hall: Hall, alerts: RecordingAlerts, shell: RecordingShell
) -> None:
    past = TODAY - timedelta(days=1)
    page.refresh(Context(hall.workspace, InlineTasks(alerts.refuse), alerts, shell, past))
    page.to_do._table.selectAll()
    assert not page.to_do._sent.isEnabled()
    assert not page.type_in._model.may_type(page.type_in._model.index(0, 1))
    assert not page.type_in._save.isEnabled()


def test_everything_that_takes_the_focus_has_a_name(page: EvaluationPage) -> None:
    for place in range(page._tabs.count()):
        page._tabs.setCurrentIndex(place)
        nameless = [
            each
            for each in page.findChildren(QWidget)
            if each.focusPolicy() & Qt.FocusPolicy.TabFocus
            and each.isVisibleTo(page)
            and not (each.accessibleName() or getattr(each, "text", lambda: "")())
        ]
        assert nameless == []


def test_what_is_typed_stays_where_it_belongs_when_another_pile_is_refused(
    page: EvaluationPage, alerts: RecordingAlerts
) -> None:
    box, model = page.type_in._kind, page.type_in._model
    model.setData(model.index(0, 1), "5")
    box.setCurrentIndex(box.findData(FormKind.IMPACT))
    box.activated.emit(box.currentIndex())
    assert box.currentData() == FormKind.EVALUATION
    assert model.index(0, 1).data() == "5"
    alerts.ways.append(1)
    box.setCurrentIndex(box.findData(FormKind.IMPACT))
    box.activated.emit(box.currentIndex())
    assert {row.line.kind for row in model.rows} == {FormKind.IMPACT}


def test_another_pile_is_shown_once_what_is_typed_is_saved(
    page: EvaluationPage, alerts: RecordingAlerts
) -> None:
    box, model = page.type_in._kind, page.type_in._model
    model.setData(model.index(0, 1), "5")
    saved = model.rows[0].line.id
    alerts.ways.append(0)
    box.setCurrentIndex(box.findData(FormKind.IMPACT))
    box.activated.emit(box.currentIndex())
    assert {row.line.kind for row in model.rows} == {FormKind.IMPACT}
    assert box.currentData() == FormKind.IMPACT
    assert page.unsaved() is None
    box.setCurrentIndex(box.findData(FormKind.EVALUATION))
    box.activated.emit(box.currentIndex())
    assert [row.line.id for row in model.rows if row.line.received_on] == [saved]


def test_a_way_here_can_name_the_tab(page: EvaluationPage) -> None:
    page.refresh(page.context, Wanted(action="results"))
    assert page._tabs.currentWidget() is page.results
    page.refresh(page.context)
    assert page._tabs.currentWidget() is page.results


def test_a_name_from_right_to_left_leaves_the_code_after_it(page: EvaluationPage) -> None:
    model = page.type_in._model
    line = model.rows[0].line
    said = str(model.index(0, 0).data())
    assert said == f"\u2068{line.who}\u2069 · {line.code}"


MENUS = "FEVH"
"""The letters of the menu bar: File, Edit, View, Help."""


def test_each_letter_of_a_tab_leads_to_one_thing_and_to_no_menu(page: EvaluationPage) -> None:
    for place in range(page._tabs.count()):
        page._tabs.setCurrentIndex(place)
        tab = page._tabs.currentWidget()
        texts = [each.text() for each in tab.findChildren(QAbstractButton)]
        texts += [each.text() for each in tab.findChildren(QLabel) if each.buddy()]
        letters = [text[text.index("&") + 1].upper() for text in texts if "&" in text]
        assert len(set(letters)) == len(letters), (page._tabs.tabText(place), sorted(letters))
        assert not set(letters) & set(MENUS), (page._tabs.tabText(place), sorted(letters))


@pytest.mark.parametrize("kind", FormKind)
def test_every_question_has_room_over_its_column(page: EvaluationPage, kind: FormKind) -> None:
    grid, box = page.type_in._grid, page.type_in._kind
    box.setCurrentIndex(box.findData(kind))
    box.activated.emit(box.currentIndex())
    header = grid.horizontalHeader()
    for column in range(page.type_in._model.columnCount()):
        text = page.type_in._model.headerData(column, Qt.Orientation.Horizontal)
        room = QRect(0, 0, header.sectionSize(column), 10_000)
        needed = header.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap.value, str(text))
        assert needed.height() <= header.height()


def test_forms_that_were_never_made_are_told_once_and_made_from_there(
    qtbot: QtBot, tmp_path: Path, alerts: RecordingAlerts, shell: RecordingShell
) -> None:
    hall = make_hall(tmp_path, "hscp", TODAY, ("level2",))
    course = hall.courses["right-help-right-time"]
    said = TrainingDetails(course, TODAY, provider="in-house")
    record_training(hall.workspace, hall.people[:1], said)
    page = EvaluationPage()
    qtbot.addWidget(page)
    context = Context(hall.workspace, InlineTasks(alerts.refuse), alerts, shell)
    page.refresh(context)
    page.show()
    queue = page.to_do
    assert queue._make.isHidden()
    titles = [each.text() for each in queue._empty.findChildren(Heading)]
    assert titles == ["The forms are not made yet"]
    queue._empty.chosen.emit()
    page.refresh(context)
    codes = [row.code for row in queue._model.rows if row.kind is FormKind.EVALUATION]
    assert len(codes) == 1
    page.refresh(context, Wanted(action="type-in", form=codes[0]))
    assert page._tabs.currentWidget() is page.type_in
    assert any(row.line.code == codes[0] for row in page.type_in._model.rows)
    hall.workspace.close()
