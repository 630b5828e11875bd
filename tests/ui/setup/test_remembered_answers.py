"""Set-up, Import: answers to what sheets left open are seen, and taken back."""

from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import SheetKind, decisions, import_sheet
from sgdesk.services.people.roles import add_role
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.imports.asking.remembered import Remembered
from sgdesk.ui.setup.imports import ImportSection
from sgdesk.ui.tasks import InlineTasks
from tests.ui.conftest import RecordingShell
from tests.ui.imports.conftest import write_sheet
from tests.ui.setup.names import nameless


def answer(workspace: Workspace, folder: Path) -> None:
    """Bring a sheet in with an answer to each of its two questions."""
    sheet = write_sheet(
        folder / "t.csv",
        "Name,Level 1,Safeguarding basic",
        "Ada Example,wobbly 13/03/2025,12/03/2025",
    )
    said = {"word:wobbly": "yes", "column:safeguarding basic": "-"}
    import_sheet(workspace, SheetKind.TRACKER, sheet, decisions=said)
    assert len(decisions(workspace)) == 2


def opened(
    qtbot: QtBot, workspace: Workspace, alerts: RecordingAlerts, shell: RecordingShell
) -> ImportSection:
    section = ImportSection()
    qtbot.addWidget(section)
    section.show()
    section.refresh(Context(workspace, InlineTasks(alerts.refuse), alerts, shell))
    return section


def lines(section: ImportSection) -> list[str]:
    card = section.findChildren(Remembered)[0]
    return [each.text() for each in card.findChildren(QLabel) if each.isVisible()]


def test_answers_stand_there_by_kind(
    qtbot: QtBot,
    workspace: Workspace,
    alerts: RecordingAlerts,
    shell: RecordingShell,
    tmp_path: Path,
) -> None:
    answer(workspace, tmp_path)
    section = opened(qtbot, workspace, alerts, shell)
    assert lines(section)[2:] == [
        "Columns",
        "“safeguarding basic”: Left out",
        "Words",
        "“wobbly”: Completed",
    ]
    assert nameless(section) == []


def test_an_answer_is_taken_back_and_the_next_sheet_asks_again(
    qtbot: QtBot,
    workspace: Workspace,
    alerts: RecordingAlerts,
    shell: RecordingShell,
    tmp_path: Path,
) -> None:
    answer(workspace, tmp_path)
    section = opened(qtbot, workspace, alerts, shell)
    button = section.findChildren(Remembered)[0].buttons[1]
    assert button.accessibleName() == "Take back: “wobbly”: Completed"
    button.setFocus()
    button.click()
    assert [each.about for each in decisions(workspace)] == ["safeguarding basic"]
    assert "“wobbly”: Completed" not in lines(section)
    assert shell.changes
    assert section.focusWidget() is section.findChildren(Remembered)[0].buttons[0]


def test_where_nothing_was_answered_that_is_said(
    qtbot: QtBot, workspace: Workspace, alerts: RecordingAlerts, shell: RecordingShell
) -> None:
    section = opened(qtbot, workspace, alerts, shell)
    assert lines(section)[-1].startswith("None yet.")


def test_a_role_is_named_as_it_is_written(
    qtbot: QtBot,
    workspace: Workspace,
    alerts: RecordingAlerts,
    shell: RecordingShell,
    tmp_path: Path,
) -> None:
    sheet = write_sheet(tmp_path / "p.csv", "Name,Role", "Eve Madeup,Door steward")
    said = {"role:door steward": "role:helper"}
    add_role(workspace, "Helper", None, ["level1"])
    import_sheet(workspace, SheetKind.PEOPLE, sheet, decisions=said)
    section = opened(qtbot, workspace, alerts, shell)
    assert lines(section)[-1] == "“door steward”: Your role Helper"
