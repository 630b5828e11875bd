"""Checking a file or a code, and comparing two returns, as they are read on screen."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sgdesk.services.file.workspace import Workspace
from sgdesk.services.organisation.organisation import change_setting
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.returns.final import export_frozen, freeze_return, frozen_returns
from sgdesk.services.returns.verification import public_key
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.returns.final.check_dialog import CheckReturnDialog
from sgdesk.ui.returns.final.compare_dialog import CompareDialog
from tests.factories import TODAY
from tests.services.opened import altered, short_names

EARLIER = TODAY - timedelta(days=200)


@pytest.fixture
def files(workspace: Workspace, tmp_path: Path) -> dict[str, Path]:
    made = freeze_return(workspace)
    exported = export_frozen(workspace, made.id, tmp_path).files
    return short_names({path.name: path for path in exported})


@pytest.fixture
def check(qtbot: QtBot, context: Context, files: dict[str, Path]) -> CheckReturnDialog:
    made = CheckReturnDialog(context)
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_says_what_the_check_proves_and_shows_the_public_key(
    check: CheckReturnDialog, workspace: Workspace
) -> None:
    assert public_key(workspace) in check.key.text()


def test_a_genuine_file_is_genuine_until_the_return_is_replaced(
    check: CheckReturnDialog,
    workspace: Workspace,
    files: dict[str, Path],
    alerts: RecordingAlerts,
) -> None:
    alerts.files.append(files["summary.pdf"])
    check.file.click()
    assert check.answer.text().startswith(
        "✓ Genuine: it matches what our file holds, and it still stands.\n"
        f"{files['summary.pdf'].name} of return"
    )
    freeze_return(workspace, replaces=1)
    alerts.files.append(files["summary.pdf"])
    check.file.click()
    assert check.answer.text().startswith(
        "↷ Replaced: it is genuine, but return R2026-002 has taken its place."
    )


def test_one_altered_bit_is_told(
    check: CheckReturnDialog, files: dict[str, Path], alerts: RecordingAlerts
) -> None:
    content = bytearray(files["summary.json"].read_bytes())
    place = content.index(b'"people": ') + len(b'"people": ')
    content[place] ^= 1
    files["summary.json"].write_bytes(bytes(content))
    alerts.files.append(files["summary.json"])
    check.file.click()
    assert check.answer.text().startswith("✕ Altered")


def test_a_file_that_is_not_ours_and_one_that_is_not_there(
    check: CheckReturnDialog, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    (tmp_path / "holiday.jpg").write_bytes(b"\xff\xd8")
    alerts.files.extend([tmp_path / "holiday.jpg", tmp_path / "gone.pdf", None])
    check.file.click()
    assert check.answer.text().startswith("✕ Unknown: holiday.jpg bears no number of ours")
    check.file.click()
    assert not check.form.summary.isHidden()
    check.file.click()


def test_the_code_on_paper_is_checked(check: CheckReturnDialog, files: dict[str, Path]) -> None:
    content = json.loads(files["summary.json"].read_text("utf-8"))
    code = f"sgdesk:{content['return']['number']}:{content['proof']['signature']}"
    for typed, said in (
        (code, "✓ Genuine"),
        (altered(code), "✕ Altered"),
        ("R2026-404", "✕ Unknown"),
        ("C-1", "✕ Unknown: this number is not in our register"),
    ):
        check.code.setText(typed)
        check.verb.click()
        assert check.answer.text().startswith(said)


def test_an_empty_code_is_asked_for(check: CheckReturnDialog) -> None:
    check.verb.click()
    assert not check.form.summary.isHidden()


def compared(qtbot: QtBot, context: Context, chosen: list[int]) -> CompareDialog:
    made = CompareDialog(context, frozen_returns(context.workspace), chosen)
    qtbot.addWidget(made)
    made.show()
    return made


def test_two_final_returns_are_compared_with_counts_and_causes(
    qtbot: QtBot, context: Context, workspace: Workspace
) -> None:
    freeze_return(workspace, EARLIER)
    add_person(workspace, PersonDetails("New", "Comer"), 1, TODAY - timedelta(days=3))
    change_setting(workspace, "window_days", "14")
    freeze_return(workspace)
    dialog = compared(qtbot, context, [1, 2])
    text = dialog.view.toPlainText()
    assert "R2026-001 (as at" in text
    assert "4 people count, before 3." in text
    assert "1 person joined, or came back: not counted → New starter" in text
    assert "Days before the due day that count as due soon: 90 before, 14 now." in text
    assert not [name for name in ("Ada", "Bob", "Comer") if name in text]
    dialog.who.click()
    assert "New Comer" in dialog.view.toPlainText()
    dialog.copy.click()
    assert "Comer" not in QGuiApplication.clipboard().text(), "what is handed on counts alone"


def test_one_alone_is_compared_with_today(
    qtbot: QtBot, context: Context, workspace: Workspace
) -> None:
    freeze_return(workspace)
    text = compared(qtbot, context, [1]).view.toPlainText()
    assert "Live figures (as at" in text
    assert "Nothing moved." in text
    assert "No rule changed." in text


def test_without_a_choice_the_newest_is_compared_with_today(
    qtbot: QtBot, context: Context, workspace: Workspace
) -> None:
    freeze_return(workspace, EARLIER)
    freeze_return(workspace)
    dialog = compared(qtbot, context, [])
    assert dialog.view.isVisible()
    assert "R2026-002 (as at" in dialog.view.toPlainText()
    assert "Live figures (as at" in dialog.view.toPlainText()


def test_live_figures_of_any_two_days_are_compared_and_copied(
    qtbot: QtBot, context: Context
) -> None:
    dialog = compared(qtbot, context, [])
    dialog.other.day.set_value(EARLIER)
    assert not dialog.copy.isEnabled()
    assert not dialog.view.isVisible()  # no empty box
    low = dialog.height()
    dialog.verb.click()
    assert dialog.view.isVisible()
    assert dialog.height() > low
    dialog.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Live figures (as at")
    assert "\n• 1 person completed it for the first time: " in copied


def test_a_day_that_cannot_be_is_told(qtbot: QtBot, context: Context) -> None:
    dialog = compared(qtbot, context, [])
    dialog.one.day.edit.setText("31 February")
    dialog.verb.click()
    assert not dialog.form.summary.isHidden()
    assert dialog.view.toPlainText() == ""


def test_an_answer_goes_with_what_it_was_about(
    check: CheckReturnDialog, files: dict[str, Path], alerts: RecordingAlerts, tmp_path: Path
) -> None:
    alerts.files.extend([files["summary.pdf"], tmp_path / "gone.pdf", files["summary.pdf"]])
    check.file.click()
    assert check.answer.text().startswith("✓ Genuine")
    check.file.click()
    assert check.answer.text() == ""
    check.file.click()
    check.code.setText("R2026-001x")
    assert check.answer.text() == ""


def test_nothing_in_a_comparison_opens_or_names_anybody(
    qtbot: QtBot, context: Context, workspace: Workspace
) -> None:
    freeze_return(workspace, EARLIER)
    for given in ("محمد", "ਗੁਰਪ੍ਰੀਤ", "W" * 90):
        add_person(workspace, PersonDetails(given, "Example"), 1, TODAY - timedelta(days=3))
    freeze_return(workspace)
    view = compared(qtbot, context, [1, 2]).view
    text = view.toPlainText()
    assert "3 people joined" in text
    assert not [name for name in ("محمد", "ਗੁਰਪ੍ਰੀਤ", "WWW", "Ada", "Example") if name in text]
    assert "href" not in view.toHtml()


def test_the_order_of_the_two_sides_makes_no_difference(
    qtbot: QtBot, context: Context, workspace: Workspace
) -> None:
    freeze_return(workspace, EARLIER)
    freeze_return(workspace)
    one, other = (compared(qtbot, context, each).view.toPlainText() for each in ([1, 2], [2, 1]))
    assert one == other
    assert one.startswith("R2026-001 (as at")


def test_a_comparison_is_asked_for_with_return(qtbot: QtBot, context: Context) -> None:
    dialog = compared(qtbot, context, [])
    QTest.keyClick(dialog.one.day.edit, Qt.Key.Key_Return)
    assert "No rule changed." in dialog.view.toPlainText()
