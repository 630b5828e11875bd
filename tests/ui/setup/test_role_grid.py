"""Roles and requirements in one grid: gathered, foretold, and saved as one action."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from sgdesk.domain.dates import long_date
from sgdesk.services.file import undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.organisation.organisation import organisation_view
from sgdesk.services.people import roles
from sgdesk.services.training import standing
from sgdesk.ui.context import Context
from sgdesk.ui.setup.roles.role_dialog import Choices
from sgdesk.ui.setup.roles.role_grid import RoleGridDialog
from tests.factories import TODAY


def opened(qtbot: QtBot, context: Context) -> RoleGridDialog:
    workspace = context.workspace
    about = organisation_view(workspace)
    choices = Choices(about.pack, about.topics)
    dialog = RoleGridDialog(context, choices, roles.roles_view(workspace))
    dialog.show()
    return dialog


def words(dialog: RoleGridDialog) -> str:
    return " ".join(each.text() for each in dialog.findChildren(QLabel) if each.isVisible())


def cell(dialog: RoleGridDialog, name: str, column: int) -> None:
    model = dialog.model
    row = next(n for n in range(model.rowCount()) if model.index(n, 0).data() == name)
    dialog.grid.setCurrentIndex(model.index(row, column))


def test_space_changes_and_the_effect_is_told_before_anything_is_saved(
    qtbot: QtBot, context: Context, workspace: Workspace
) -> None:
    dialog = opened(qtbot, context)
    assert not dialog.verb.isEnabled()
    cell(dialog, "Churchwarden", 3)
    QTest.keyClick(dialog.grid, Qt.Key.Key_Space)
    cell(dialog, "Musician", 2)
    QTest.keyClick(dialog.grid, Qt.Key.Key_Space)
    wished = {each.role_id: each.requirements for each in dialog.model.wishes()}
    assert len(wished) == 2
    effect = roles.preview_roles(workspace, wished)
    assert effect.turned
    assert effect.turned[0] in words(dialog)
    before = standing.summary_report(workspace).summary
    dialog.reject()
    assert standing.summary_report(workspace).summary == before


def test_it_is_saved_as_one_action_from_its_day_on(
    qtbot: QtBot, context: Context, workspace: Workspace
) -> None:
    before = standing.summary_report(workspace).summary
    past = standing.summary_report(workspace, TODAY - timedelta(days=30)).summary
    dialog = opened(qtbot, context)
    for name in ("Churchwarden", "Musician"):
        cell(dialog, name, 3)
        QTest.keyClick(dialog.grid, Qt.Key.Key_Space)
    dialog.verb.click()
    asked = {each.role.name: each.requirements for each in roles.roles_view(workspace)}
    assert "level3" in asked["Churchwarden"]
    assert "level3" in asked["Musician"]
    assert standing.summary_report(workspace, TODAY - timedelta(days=30)).summary == past
    undo.undo(workspace)
    assert standing.summary_report(workspace).summary == before


def test_changing_back_is_no_change(qtbot: QtBot, context: Context) -> None:
    dialog = opened(qtbot, context)
    cell(dialog, "Musician", 2)
    QTest.keyClick(dialog.grid, Qt.Key.Key_Space)
    assert dialog.grid.currentIndex().data().endswith("changed")
    QTest.keyClick(dialog.grid, Qt.Key.Key_Space)
    assert dialog.model.wishes() == ()
    assert not dialog.verb.isEnabled()


def test_what_comes_with_a_higher_level_cannot_be_let_go(qtbot: QtBot, context: Context) -> None:
    dialog = opened(qtbot, context)
    cell(dialog, "Churchwarden", 3)
    QTest.keyClick(dialog.grid, Qt.Key.Key_Space)
    model, row = dialog.model, dialog.grid.currentIndex().row()
    held = [n for n in (1, 2) if model.index(row, n).data() == "◐ with a higher level"]
    assert held
    wishes = model.wishes()
    dialog.grid.setCurrentIndex(model.index(row, held[0]))
    QTest.keyClick(dialog.grid, Qt.Key.Key_Space)
    assert model.wishes() == wishes


def test_one_press_on_a_cell_changes_it_and_one_on_a_name_changes_nothing(
    qtbot: QtBot, context: Context
) -> None:
    dialog = opened(qtbot, context)
    cell(dialog, "Musician", 2)
    grid, at = dialog.grid, dialog.grid.currentIndex()
    before = at.data()
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(grid.viewport(), left, pos=grid.visualRect(at).center())
    assert at.data() != before
    assert at.data().endswith("changed")
    name = dialog.model.index(at.row(), 0)
    QTest.mouseClick(grid.viewport(), left, pos=grid.visualRect(name).center())
    assert len(dialog.model.wishes()) == 1
    assert grid.currentIndex() == name


def test_a_first_rule_is_offered_since_always_and_a_later_one_from_today(
    qtbot: QtBot, context: Context, workspace: Workspace
) -> None:
    roles.add_role(workspace, "Bell ringer", None, ())
    dialog = opened(qtbot, context)
    cell(dialog, "Bell ringer", 2)
    QTest.keyClick(dialog.grid, Qt.Key.Key_Space)
    assert dialog._since.value() is None
    assert dialog._since.past.text().startswith("Every day in the past is counted by it too.")
    cell(dialog, "Musician", 2)
    QTest.keyClick(dialog.grid, Qt.Key.Key_Space)
    assert dialog._since.value() == TODAY
    said = f"Days before {long_date(TODAY)} go on being counted by what held then"
    assert dialog._since.past.text().startswith(said)
    dialog._since._always.click()
    QTest.keyClick(dialog.grid, Qt.Key.Key_Space)
    QTest.keyClick(dialog.grid, Qt.Key.Key_Space)
    assert dialog._since.value() is None  # what somebody chose stays chosen


def test_the_rows_go_on_to_the_edge_of_the_grid(qtbot: QtBot, context: Context) -> None:
    dialog = opened(qtbot, context)
    QApplication.processEvents()
    assert dialog.grid.horizontalHeader().length() >= dialog.grid.viewport().width()
