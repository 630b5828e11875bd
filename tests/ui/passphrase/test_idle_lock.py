"""The window locks when nobody is there, hides everything, and opens again with the words."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from sgdesk.domain.file.passphrases import Secret
from sgdesk.services.file.safety.backing_up import backups_of
from sgdesk.services.file.safety.passphrase import (
    NewPassphrase,
    change,
)
from sgdesk.services.file.workspace import Workspace, open_workspace
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.frame.safety.notices import About
from sgdesk.ui.memory import Memory
from sgdesk.ui.passphrase.idle import IdleLock
from sgdesk.ui.passphrase.setting import WordsDialog
from sgdesk.ui.passphrase.tries import Tries
from sgdesk.ui.passphrase.unlocking import UnlockDialog
from sgdesk.ui.tasks import InlineTasks
from sgdesk.ui.widgets import FormDialog
from tests.ui.passphrase.hands import WORDS, Clock, press_key


@pytest.fixture
def lock(
    window: MainWindow,
    workspace: Workspace,
    key: NewPassphrase,
    alerts: RecordingAlerts,
    clock: Clock,
) -> IdleLock:
    change(workspace, key)
    made = IdleLock(window, InlineTasks(alerts.refuse), Tries(clock), clock)
    made.watch(workspace, 10)
    return made


def unlock(lock: IdleLock, words: str = WORDS) -> None:
    assert lock.dialog is not None
    lock.dialog.words.line.setText(words)
    lock.dialog.verb.click()


def test_it_locks_after_the_minutes_that_were_chosen_and_not_before(
    lock: IdleLock, clock: Clock, window: MainWindow
) -> None:
    clock.at += 599
    lock.look()
    assert not lock.is_locked
    press_key(window, Qt.Key.Key_Shift)
    clock.at += 599
    lock.look()
    assert not lock.is_locked
    clock.at += 1
    lock.look()
    assert lock.is_locked
    unlock(lock)
    assert not lock.is_locked


def test_locked_it_shows_nothing_of_the_file_and_comes_back_with_what_was_typed(
    lock: IdleLock, window: MainWindow, qtbot: QtBot
) -> None:
    dialog = FormDialog("Ada Example", "Save", window)
    box = dialog.form.add("name", "Name", QLineEdit())
    dialog.open()
    box.setText("half typed")
    before = window.grab().toImage()

    lock.lock()

    assert window.windowTitle() == "sgdesk"
    assert not dialog.isVisible()
    shown = window.grab().toImage()
    colours = {shown.pixel(x, y) for x in range(0, shown.width(), 7) for y in range(0, 600, 7)}
    assert len(colours) == 1 and shown != before
    titles = [each.windowTitle() for each in QApplication.topLevelWidgets() if each.isVisible()]
    assert titles == ["sgdesk", "sgdesk"]
    assert lock.dialog is not None
    assert lock.dialog.accessibleName() == "sgdesk is locked"
    said = " ".join(each.text() for each in lock.dialog.findChildren(QLabel))
    assert "generic" not in said and "Ada" not in said and "under its passphrase" in said

    unlock(lock, "not these words")
    assert lock.is_locked
    unlock(lock)
    assert dialog.isVisible() and box.text() == "half typed"
    dialog.reject()


def test_a_box_that_only_asks_is_answered_as_by_esc(lock: IdleLock, window: MainWindow) -> None:
    box = QMessageBox(window)
    box.open()
    answers: list[int] = []
    box.finished.connect(answers.append)
    lock.lock()
    assert answers == [QDialog.DialogCode.Rejected.value] and not box.isVisible()
    unlock(lock)
    assert not box.isVisible()


def test_the_cover_follows_the_size_of_the_window(lock: IdleLock, window: MainWindow) -> None:
    lock.lock()
    window.resize(window.width() + 100, window.height() + 50)
    assert lock._cover is not None and lock._cover.rect() == window.rect()
    unlock(lock)


def test_after_the_first_start_it_is_offered_and_can_be_left(window: MainWindow) -> None:
    window.safekeeping.say_who_reads()
    (offer,) = [
        each
        for each in window.findChildren(QPushButton)
        if each.text() == "Set a passphrase …" and each.isVisible()
    ]
    offer.click()
    (dialog,) = window.findChildren(WordsDialog)
    assert dialog.isVisible()
    dialog.reject()


def test_a_locked_window_is_closed_with_its_backup_and_without_the_passphrase(
    make_window: Callable[[], MainWindow], locked: Path, alerts: RecordingAlerts, qtbot: QtBot
) -> None:
    window = make_window()
    window.desk.take(open_workspace(locked, writable=True, secret=Secret(WORDS)))
    workspace, lock = window.desk.workspace, window.desk.idle
    assert workspace is not None and lock is not None
    half_typed = FormDialog("Ada Example", "Save", window)
    half_typed.open()
    window.desk.lock()
    assert lock.dialog is not None
    dialog = lock.dialog
    add_person(workspace, PersonDetails("New", "Sample"))
    before = len(backups_of(workspace))

    alerts.answers.append(False)
    dialog.cancel.click()
    assert lock.is_locked and dialog.isVisible() and window.desk.workspace is not None
    alerts.answers.append(True)
    dialog.close()

    assert window.desk.workspace is None and not lock.is_locked
    qtbot.waitUntil(lambda: not window.isVisible())
    assert not [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    again = open_workspace(locked, writable=False, secret=Secret(WORDS))
    assert len(backups_of(again)) == before + 1
    again.close()
    assert [each.do_it for each in alerts.asked] == ["Close sgdesk"] * 2


def test_unlocked_with_the_sheet_a_new_passphrase_is_offered(
    make_window: Callable[[], MainWindow], locked: Path, key: NewPassphrase
) -> None:
    window = make_window()
    window.desk.take(open_workspace(locked, writable=True, secret=Secret(WORDS)))
    assert window.desk.idle is not None
    window.desk.lock()
    dialog = window.desk.idle.dialog
    assert dialog is not None
    dialog.other.click()
    dialog.code.setPlainText(" ".join(key.groups))
    dialog.verb.click()
    assert not window.desk.idle.is_locked
    assert window.safekeeping._notices.said(About.PASSPHRASE)
    window.desk.close(lambda: None, back_up=False)


def test_esc_and_closing_lead_nowhere(lock: IdleLock) -> None:
    lock.lock()
    assert isinstance(lock.dialog, UnlockDialog)
    lock.dialog.reject()
    lock.dialog.close()
    assert lock.is_locked and lock.dialog.isVisible()
    unlock(lock)


def test_a_file_without_a_passphrase_is_never_locked(
    window: MainWindow, workspace: Workspace, alerts: RecordingAlerts, clock: Clock
) -> None:
    made = IdleLock(window, InlineTasks(alerts.refuse), Tries(clock), clock)
    made.watch(workspace, 5)
    clock.at += 100_000
    made.look()
    made.lock()
    assert not made.is_locked and not made.is_watching


def test_the_minutes_are_remembered_and_odd_ones_are_not_believed(
    memory: Memory, tmp_path: Path
) -> None:
    assert memory.idle_minutes() == 10
    memory.keep_idle_minutes(0)
    assert Memory(tmp_path / "window.json").idle_minutes() == 0
    memory.keep_idle_minutes(7)
    assert memory.idle_minutes() == 10
