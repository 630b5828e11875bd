"""Coverage over the last year in its window: the columns, who moved, and the picture."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot

from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.today.over_time.dialog import OverTimeDialog
from sgdesk.ui.today.page import TodayPage
from sgdesk.ui.widgets import LinkButton
from tests.factories import TODAY


def choose(box: QComboBox, words: str) -> None:
    box.setCurrentIndex(next(n for n in range(box.count()) if words in box.itemText(n)))


@pytest.fixture
def dialog(qtbot: QtBot, context: Context) -> OverTimeDialog:
    made = OverTimeDialog(context)
    qtbot.addWidget(made)
    made.show()
    choose(made.which, "Level 1")
    return made


def moved(dialog: OverTimeDialog) -> list[tuple[str, ...]]:
    model = dialog.moves
    return [tuple(column.text(row) for column in model.columns) for row in model.rows]


def test_today_leads_to_it(qtbot: QtBot, context: Context) -> None:
    page = TodayPage()
    qtbot.addWidget(page)
    page.refresh(context)
    page.show()
    button = next(e for e in page.findChildren(LinkButton) if "Over the last year" in e.text())
    button.click()
    assert page.findChild(OverTimeDialog) is not None


def test_every_column_says_its_day_its_per_cent_and_its_states(dialog: OverTimeDialog) -> None:
    chart = dialog.chart
    assert chart.count == 13
    now = chart.said(chart.chosen)
    assert "33.3%, 1 of 3; 1 in date, 1 overdue, 1 not done" in now
    assert now in chart.accessibleDescription()
    assert "33.3%" in dialog.said.text()


def test_a_month_says_who_moved_in_it_and_why(dialog: OverTimeDialog) -> None:
    done = TODAY - timedelta(days=30)
    place = next(
        place
        for place, end in enumerate(dialog._found.ends if dialog._found else ())
        if end.day >= done
    )
    dialog.chart.set_count(13, place - 1)
    dialog.chart.setFocus()
    QTest.keyClick(dialog.chart, Qt.Key.Key_Right)
    QTest.keyClick(dialog.chart, Qt.Key.Key_Return)
    assert [row[0] for row in moved(dialog)] == ["Ada Example"]
    assert moved(dialog)[0][1:3] == ("Not done", "In date")
    assert moved(dialog)[0][3].startswith("Trained on ")
    assert "1 person moved" in dialog.moved.text()
    assert "1 more completed" in dialog.moved.text()


def test_the_first_day_has_nothing_before_it(dialog: OverTimeDialog) -> None:
    dialog.chart.opened.emit(0)
    assert not moved(dialog)
    assert "choose a later one" in dialog.moved.text()


def test_the_same_figures_stand_in_a_table(dialog: OverTimeDialog) -> None:
    dialog.turn.click()
    last = dialog.days.rows[-1]
    cells = [column.text(last) for column in dialog.days.columns]
    assert cells[1:] == ["33.3%", "1", "0", "1", "0", "1", "0"]
    assert dialog.both.currentWidget() is dialog.as_table


def test_what_never_falls_due_again_is_done_and_not_in_date(dialog: OverTimeDialog) -> None:
    choose(dialog.which, "nduction")
    words = {each.text() for each in dialog.key.findChildren(QLabel)}
    assert "Done" in words
    assert "In date" not in words
    assert "done" in dialog.chart.said(12)


def test_the_picture_is_saved_sharp_enough_for_paper(
    dialog: OverTimeDialog, alerts: RecordingAlerts, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("picture") / "year.png"
    alerts.files.append(path)
    dialog.verb.click()
    saved = QImage(str(path))
    assert saved.width() == 1840


def test_what_falls_due_is_saved_as_a_picture(
    qtbot: QtBot, context: Context, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    page = TodayPage()
    qtbot.addWidget(page)
    page.refresh(context)
    page.show()
    alerts.files.append(tmp_path / "due.png")
    page._chart.picture_asked.emit()
    assert not QImage(str(tmp_path / "due.png")).isNull()
