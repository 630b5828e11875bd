"""The three tabs by keyboard: letters that lead to one thing, Enter into what is chosen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sgdesk.domain.courses.need import NeedDetails
from sgdesk.domain.courses.quality import NeedKind
from sgdesk.domain.sessions.trainer import TrainerDetails
from sgdesk.services.courses.needs import raise_need
from sgdesk.services.courses.trainers import add_trainer
from sgdesk.ui.context import Context
from sgdesk.ui.courses.catalogue.course_dialog import CourseDialog
from sgdesk.ui.sessions.page import SessionsPage
from sgdesk.ui.widgets import FormDialog, PushButton, Table
from sgdesk.ui.widgets.lists.columns import KEPT
from tests.factories import TODAY
from tests.services.hall import Hall
from tests.ui.courses.finding import dialog, press
from tests.ui.frame.test_accessible import nameless

MENUS = "FEVH"
"""The letters of the menu bar: File, Edit, View, Help."""

TABLES = ("courses", "trainers", "needs")


@pytest.fixture
def page(qtbot: QtBot, hall: Hall, context: Context) -> SessionsPage:
    """Something stands in every list."""
    hall.plan("level1", TODAY)
    add_trainer(hall.workspace, TrainerDetails("Cora Visitor"))
    raise_need(hall.workspace, NeedDetails(NeedKind.NEED, "Signs of neglect", TODAY))
    made = SessionsPage()
    qtbot.addWidget(made)
    made.resize(1166, 650)
    made.show()
    made.refresh(context)
    return made


def letters(widget: QWidget) -> list[str]:
    """The letters that lead somewhere, as they are shown."""
    texts = [each.text() for each in widget.findChildren(QAbstractButton)]
    texts += [each.text() for each in widget.findChildren(QLabel) if each.buddy()]
    return sorted(text[text.index("&") + 1].upper() for text in texts if "&" in text)


@pytest.mark.parametrize("title", ["Courses", "Trainers", "Needs and gaps"])
def test_each_letter_of_a_tab_leads_to_one_thing_and_to_no_menu(
    page: SessionsPage, title: str
) -> None:
    part = dict(page._parts)[title]
    found = letters(part)
    assert found
    assert len(set(found)) == len(found)
    assert not set(found) & set(MENUS)


@pytest.mark.parametrize("title", ["Courses", "Trainers", "Needs and gaps"])
def test_enter_in_the_list_leads_to_what_is_chosen(page: SessionsPage, title: str) -> None:
    part = dict(page._parts)[title]
    page.tabs.setCurrentWidget(part)
    table = part.findChildren(Table)[0]
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    focus = page.window().focusWidget()
    assert isinstance(focus, PushButton)
    assert focus.text() == "Chan&ge …"


@pytest.mark.parametrize("title", ["Courses", "Trainers", "Needs and gaps"])
def test_everything_has_a_name_and_fits_the_window_of_a_laptop(
    page: SessionsPage, title: str
) -> None:
    page.tabs.setCurrentWidget(dict(page._parts)[title])
    QApplication.processEvents()
    assert nameless(page) == []
    assert (page.width(), page.height()) == (1166, 650)


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Courses", "&Add a course …"),
        ("Courses", "&Review …"),
        ("Courses", "&Tick off points …"),
        ("Courses", "O&bserve …"),
        ("Courses", "&Material …"),
        ("Trainers", "&Add a trainer …"),
        ("Trainers", "Note a &day …"),
        ("Trainers", "&Stops training …"),
        ("Needs and gaps", "&Note a need …"),
        ("Needs and gaps", "What was &done …"),
    ],
)
def test_letters_of_a_dialog_are_distinct_and_its_boxes_have_names(
    page: SessionsPage, title: str, words: str
) -> None:
    part = dict(page._parts)[title]
    page.tabs.setCurrentWidget(part)
    page.courses.choose(next(each.id for each in page.courses._model.rows if each.requirements))
    press(part, words)
    opened = dialog(part, FormDialog)
    found = letters(opened)
    assert len(set(found)) == len(found)
    assert nameless(opened) == []


def test_page_down_scrolls_through_a_long_checklist_from_the_buttons(page: SessionsPage) -> None:
    page.tabs.setCurrentWidget(page.courses)
    page.courses.choose(next(each.id for each in page.courses._model.rows if each.requirements))
    QApplication.processEvents()
    panel = page.courses.panel
    bar = panel.detail._page.verticalScrollBar()
    assert (bar.value(), bar.maximum() > bar.pageStep()) == (0, True)
    panel.detail.enter()
    QTest.keyClick(panel.change_button, Qt.Key.Key_PageDown)
    assert bar.value() == bar.pageStep()
    QTest.keyClick(panel.change_button, Qt.Key.Key_PageUp)
    assert bar.value() == 0


def test_a_course_is_added_by_keys_alone(page: SessionsPage) -> None:
    page.tabs.setCurrentWidget(page.courses)
    page.courses.add_button.setFocus()
    QTest.keyClick(page.courses.add_button, Qt.Key.Key_Space)
    adding = dialog(page.courses, CourseDialog)
    QTest.keyClicks(adding.course_title, "Stewards")
    QTest.keyClick(adding.course_title, Qt.Key.Key_Return)
    page.refresh(page.context)
    assert "Stewards" in [each.title for each in page.courses._model.rows]
    panel = page.courses.panel
    assert panel._found is not None
    assert panel._found.view.course.title == "Stewards"


def test_columns_that_somebody_laid_out_stay_as_they_are(
    qtbot: QtBot, page: SessionsPage, context: Context
) -> None:
    kept = {}
    for table in page.findChildren(Table):
        table.setColumnWidth(1, 111)
        kept[table.objectName()] = table.horizontalHeader().saveState()
    again = SessionsPage()
    qtbot.addWidget(again)
    tables = [each for each in again.findChildren(Table) if each.objectName() in TABLES]
    assert len(tables) == len(TABLES)
    for table in tables:
        table.setProperty(KEPT, True)
        table.horizontalHeader().restoreState(kept[table.objectName()])
    again.refresh(context)
    assert [table.columnWidth(1) for table in tables] == [111] * len(TABLES)
