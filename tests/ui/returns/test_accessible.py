"""Every section can be used by keys alone and is named for a screen reader."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QPlainTextEdit,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sgdesk.domain.returns.parts import SectionKey
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.organisation.following import choose_partnership
from sgdesk.services.returns.words import ActionDetails, add_action, return_workspace
from sgdesk.ui.context import Context
from sgdesk.ui.returns.action_dialog import FinishDialog, ReturnActionDialog
from sgdesk.ui.returns.page import ReturnPage
from sgdesk.ui.returns.period_dialog import PeriodDialog
from tests.ui.frame.test_accessible import focusable, nameless
from tests.ui.returns.final.test_accessible import mnemonic

TAKEN_BY_MENUS = set("efhv")


def keys_on(root: QWidget) -> list[str]:
    """The mnemonics of all that is shown."""
    texts = [each.text() for each in root.findChildren(QAbstractButton) if each.isVisible()]
    labels = root.findChildren(QLabel)
    texts += [each.text() for each in labels if each.isVisible() and each.buddy() is not None]
    for tabs in root.findChildren(QTabWidget):
        texts += [tabs.tabText(place) for place in range(tabs.count())]
    return sorted(key for text in texts if (key := mnemonic(text)))


@pytest.fixture
def page(page: ReturnPage, workspace: Workspace, context: Context) -> ReturnPage:
    choose_partnership(workspace, "hscp")
    add_action(workspace, ActionDetails("Book two helpers"))
    page.refresh(context)
    page.hand.order.setCurrentIndex(1)
    page.hand.order.activated.emit(1)
    return page


@pytest.mark.parametrize("key", list(SectionKey))
def test_each_section_has_names_and_keys_of_its_own(page: ReturnPage, key: SectionKey) -> None:
    page.hand.list.choose(key)
    QApplication.processEvents()
    assert nameless(page) == []
    keys = keys_on(page)
    assert keys == sorted(set(keys))
    assert TAKEN_BY_MENUS.isdisjoint(keys)


@pytest.mark.parametrize("kind", [ReturnActionDialog, FinishDialog, PeriodDialog])
def test_each_dialog_has_names_and_keys_of_its_own(
    qtbot: QtBot, page: ReturnPage, context: Context, kind: type[QDialog]
) -> None:
    action = return_workspace(context.workspace).actions[0]
    dialog: QDialog
    if kind is PeriodDialog:
        dialog = PeriodDialog(context, None, page)
    elif kind is FinishDialog:
        dialog = FinishDialog(context, action, page)
    else:
        dialog = ReturnActionDialog(context, action, page)
    dialog.show()
    QApplication.processEvents()
    assert nameless(dialog) == []
    keys = keys_on(dialog)
    assert keys == sorted(set(keys))


def test_tab_goes_through_a_section_and_is_not_caught_in_its_box(page: ReturnPage) -> None:
    page.hand.list.choose(SectionKey.IMPACT)
    QApplication.processEvents()
    page.hand.list.setFocus()
    met: list[QWidget] = []
    for _ in range(80):
        here = QApplication.focusWidget()
        if here is None or here in met:
            break
        met.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert any(isinstance(each, QPlainTextEdit) for each in met)
    assert len(met) > 8
    assert set(focusable(page.hand.view.words)) <= set(met)


def test_arrows_go_from_section_to_section_past_the_questions(page: ReturnPage) -> None:
    page.hand.list.choose(SectionKey.EVALUATION)
    QTest.keyClick(page.hand.list, Qt.Key.Key_Down)
    assert page.hand.list.key is SectionKey.REQUIREMENTS
    assert page.hand.view.words.key is SectionKey.REQUIREMENTS
