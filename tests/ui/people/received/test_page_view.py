"""The page of a certificate: larger, smaller, all of it, and the pages of a file."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sgdesk.ui.people.received.drawing import DrawnPage, draw_page
from sgdesk.ui.people.received.page_view import PageView
from tests.services.imports.received.making import certificate, pdf, write_pdf
from tests.ui.people.received.conftest import Open


def picture() -> QImage:
    image = QImage(400, 600, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    return image


def height(view: PageView) -> int:
    page = view.area.widget()
    assert page is not None
    return page.height()


def test_keys_and_buttons_change_the_size(qtbot: QtBot) -> None:
    view = PageView()
    qtbot.addWidget(view)
    view.resize(500, 500)
    view.show()
    view.show_page(DrawnPage(picture()), "a.pdf, page 1")
    area = view.area
    fits = height(view)
    QTest.keyClick(area, Qt.Key.Key_Plus)
    assert height(view) > fits
    QTest.keyClick(area, Qt.Key.Key_0)
    assert height(view) == fits
    QTest.mouseClick(view.smaller, Qt.MouseButton.LeftButton)
    assert height(view) < fits
    QTest.mouseClick(view.whole, Qt.MouseButton.LeftButton)
    assert area.zoom == 1.0


def test_words_stand_where_no_page_can_be_shown(qtbot: QtBot) -> None:
    view = PageView()
    qtbot.addWidget(view)
    view.show_page(draw_page(b"%PDF-1.4 nothing", "application/pdf", 0), "a.pdf")
    assert view.area.image.isNull()
    assert not view.larger.isEnabled()


def test_the_second_page_of_a_file_is_drawn(qtbot: QtBot) -> None:
    content = pdf([certificate(), "What was covered"])
    first = draw_page(content, "application/pdf", 0)
    second = draw_page(content, "application/pdf", 1)
    assert (first.page, first.pages, second.page) == (0, 2, 1)
    assert first.image != second.image


def test_the_pages_of_one_certificate_are_turned(look: Open, tmp_path: Path) -> None:
    dialog = look(write_pdf(tmp_path / "a.pdf", certificate(), "What was covered"))
    page = dialog.parts.page
    assert page.count.text() == "Page 1 of 2"
    QTest.mouseClick(page.after, Qt.MouseButton.LeftButton)
    assert page.count.text() == "Page 2 of 2"
    assert not page.after.isEnabled()
