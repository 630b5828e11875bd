"""The return in hand where the window is narrow: one box in the place of the list of sections."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from sgdesk.domain.returns.parts import SectionKey
from sgdesk.ui.returns.page import ReturnPage


def narrow(page: ReturnPage) -> None:
    page.resize(QSize(500, 700))
    QApplication.processEvents()


def test_the_sections_are_offered_in_one_box_and_follow_each_other(page: ReturnPage) -> None:
    narrow(page)
    hand = page.hand
    assert hand.picker.isVisible()
    assert not hand.list.isVisible()
    assert hand.picker.currentText().startswith("Who and when: ")
    place = hand.list._keys.index(SectionKey.IMPACT)
    hand.picker.setCurrentIndex(place)
    hand.picker.activated.emit(place)
    assert hand.view._title.text() == "Impact"
    hand.list.choose(SectionKey.ACTIONS)
    assert hand.picker.currentText().startswith("Actions: ")


def test_work_starts_at_the_sections_and_never_at_making_final(page: ReturnPage) -> None:
    page.resize(QSize(1100, 700))
    page.begin_work()
    assert page.focusWidget() is page.hand.list
    narrow(page)
    page.begin_work()
    assert page.focusWidget() is page.hand.picker


def test_with_room_the_list_is_back(page: ReturnPage) -> None:
    narrow(page)
    page.resize(QSize(1100, 700))
    QApplication.processEvents()
    assert page.hand.list.isVisible()
    assert not page.hand.picker.isVisible()
