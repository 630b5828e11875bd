"""A box with a list hides nothing of what is chosen, nor of what can be."""

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QComboBox, QToolTip
from pytestqt.qtbot import QtBot

from sgdesk.ui.widgets import Form
from sgdesk.ui.widgets.boxes.whole_words import cut_choice

LONG = "Case reviews (rapid reviews and child safeguarding practice reviews, local and national)"


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    """It stays until the test is over, and the box in it."""
    made = Form()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def box(form: Form) -> QComboBox:
    made = form.add("source", "Source", QComboBox())
    made.addItems(["Feedback", LONG])
    form.resize(300, 200)
    form.show()
    QApplication.processEvents()
    return made


def tip(box: QComboBox) -> str:
    QToolTip.hideText()
    at = QPoint(5, 5)
    QApplication.sendEvent(box, QHelpEvent(QEvent.Type.ToolTip, at, box.mapToGlobal(at)))
    return QToolTip.text() if QToolTip.isVisible() else ""


def test_a_form_is_no_wider_than_its_window_however_long_a_choice_is(box: QComboBox) -> None:
    assert box.width() <= 300
    assert box.minimumSizeHint().width() < 300


def test_what_is_cut_is_told_by_a_tip_and_what_is_not_needs_none(box: QComboBox) -> None:
    assert cut_choice(box) == ""
    assert tip(box) == ""
    box.setCurrentIndex(1)
    assert cut_choice(box) == LONG
    assert tip(box) == LONG


def test_a_tip_of_its_own_comes_first(box: QComboBox) -> None:
    box.setCurrentIndex(1)
    box.setToolTip("Where it was found")
    assert tip(box) == "Where it was found"


def test_the_list_opens_as_wide_as_its_longest_line(box: QComboBox) -> None:
    box.showPopup()
    QApplication.processEvents()
    frame = box.view().window()
    assert frame.width() >= min(
        box.fontMetrics().horizontalAdvance(LONG), box.screen().availableGeometry().width()
    )
    assert box.screen().availableGeometry().contains(frame.geometry())
    box.hidePopup()
