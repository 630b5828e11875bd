"""Cells that were copied in a spreadsheet program come in as a file does, and lie in no file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from sgdesk.services.file.undo import actions
from sgdesk.services.file.workspace import Workspace
from sgdesk.ui.action_words import action_wish
from sgdesk.ui.imports.dialog import ImportDialog

Opens = Callable[..., ImportDialog]

COPIED = 'Name\tLevel 2\tNotes\nAda Example\t13/03/2025\t"two, and\nmore"\n'


def test_copied_cells_are_read_and_come_in(
    open_dialog: Opens, workspace: Workspace, tmp_path: Path
) -> None:
    dialog = open_dialog()
    before = sorted(each.name for each in tmp_path.rglob("*"))
    QGuiApplication.clipboard().setText(COPIED)
    QTest.keyClick(dialog, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert dialog.source.file.text() == "the clipboard"
    assert dialog.parts.bring_in.text() == "Bring in 1 completion for 1 person"
    assert sorted(each.name for each in tmp_path.rglob("*")) == before
    dialog.import_now()
    action = actions(workspace)[0]
    assert action_wish(action.code, action.details) == "import 1 row from the clipboard"


def test_a_button_pastes_too(open_dialog: Opens) -> None:
    dialog = open_dialog()
    QGuiApplication.clipboard().setText(COPIED)
    dialog.source.paste.click()
    assert dialog.parts.bring_in.isEnabled()


def test_an_empty_clipboard_is_said_and_changes_nothing(open_dialog: Opens) -> None:
    dialog = open_dialog()
    QGuiApplication.clipboard().setText(" ")
    dialog.source.paste.click()
    assert dialog.parts.problem.text() == (
        "There are no cells to paste: choose them in your spreadsheet and copy them."
    )
    assert dialog.parts.empty.isVisible()
