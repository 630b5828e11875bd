"""The window speaks UK English, whatever language Qt took over from the computer."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QApplication, QCalendarWidget, QDoubleSpinBox
from pytestqt.qtbot import QtBot

from sgdesk import app
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.sessions.papers import training_plan_pdf
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.memory import Memory
from sgdesk.ui.places import Place
from sgdesk.ui.tasks import InlineTasks
from sgdesk.ui.widgets import DateBox
from tests.factories import TODAY


@pytest.fixture(params=["de_DE", "tr_TR"])
def foreign(request: pytest.FixtureRequest) -> Iterator[None]:
    """Qt writes figures and days as somebody in Germany or Turkey would."""
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def built(
    qtbot: QtBot, foreign: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> MainWindow:
    """The window as the program puts it together."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    alerts = RecordingAlerts()
    kept = Memory(tmp_path / "window.json")
    window = app.build_window(application, kept, InlineTasks(alerts.refuse), alerts)
    qtbot.addWidget(window)
    window.show()
    return window


def test_every_page_opens_and_figures_have_points(
    built: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    built.desk.take(workspace)
    for place in Place:
        built.navigate(place)
        assert built.page is not None
        assert not built.grab().isNull()
    box = QDoubleSpinBox()
    qtbot.addWidget(box)
    box.setValue(1.5)
    assert box.text() == "1.50"


def test_a_day_from_the_calendar_is_a_date_that_can_be_saved(
    qtbot: QtBot, foreign: None, workspace: Workspace
) -> None:
    box = DateBox(TODAY)
    qtbot.addWidget(box)
    box.show()
    box._open_calendar()
    calendar = box.findChildren(QCalendarWidget)[0]
    calendar.clicked.emit(QDate(2025, 5, 27))
    assert box.edit.text() == "27 May 2025"
    assert box.value() == date(2025, 5, 27)


def test_a_paper_has_english_months(foreign: None, workspace: Workspace) -> None:
    document = pypdfium2.PdfDocument(training_plan_pdf(workspace))
    text = document[0].get_textpage().get_text_range()
    document.close()
    assert "March 2026 to February 2027" in text
    assert "Mar Apr May Jun" in " ".join(text.split())
