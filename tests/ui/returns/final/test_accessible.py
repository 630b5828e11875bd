"""Every dialog about returns and reminders has names for all that takes the focus."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sgdesk.services.file.workspace import Workspace
from sgdesk.services.returns.cover_letter import cover_letter
from sgdesk.services.returns.final import freeze_return, frozen_returns
from sgdesk.ui.context import Context
from sgdesk.ui.people.reminders.dialog import RemindersDialog
from sgdesk.ui.returns.final.annex_dialog import AnnexDialog
from sgdesk.ui.returns.final.check_dialog import CheckReturnDialog
from sgdesk.ui.returns.final.compare_dialog import CompareDialog
from sgdesk.ui.returns.final.cover_dialog import CoverDialog
from sgdesk.ui.returns.final.final_dialog import FinalDialog
from sgdesk.ui.returns.final.sent_dialog import SentDialog
from tests.ui.frame.test_accessible import nameless

Maker = Callable[[Context, QWidget], QDialog]


def _final(context: Context, page: QWidget) -> FinalDialog:
    made = FinalDialog(context, frozen_returns(context.workspace), parent=page)
    made.annex.names.setChecked(True)
    made.annex.protect.setChecked(True)
    return made


def _cover(context: Context, page: QWidget) -> CoverDialog:
    line = frozen_returns(context.workspace)[0]
    return CoverDialog(context, line, cover_letter(context.workspace, line.id), page)


def _compare(context: Context, page: QWidget) -> CompareDialog:
    return CompareDialog(context, frozen_returns(context.workspace), parent=page)


MAKERS: dict[str, Maker] = {
    "final": _final,
    "sent": lambda context, page: SentDialog(context, frozen_returns(context.workspace)[0], page),
    "cover": _cover,
    "check": CheckReturnDialog,
    "compare": _compare,
    "annex": lambda _, page: AnnexDialog(lambda _: None, page),
    "reminders": RemindersDialog,
}


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace) -> QWidget:
    freeze_return(workspace)
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("name", MAKERS)
def test_all_has_a_name_and_a_key_of_its_own(page: QWidget, context: Context, name: str) -> None:
    dialog = MAKERS[name](context, page)
    dialog.show()
    QApplication.processEvents()
    assert nameless(dialog) == []
    keys = [key for text in shown_texts(dialog) if (key := mnemonic(text))]
    assert sorted(keys) == sorted(set(keys))


def shown_texts(dialog: QDialog) -> list[str]:
    buttons = [each.text() for each in dialog.findChildren(QAbstractButton) if each.isVisible()]
    labels = [
        each.text()
        for each in dialog.findChildren(QLabel)
        if each.isVisible() and each.buddy() is not None
    ]
    return buttons + labels


def mnemonic(text: str) -> str:
    """The letter after the ampersand, or nothing."""
    return text.partition("&")[2][:1].casefold()
