"""A file with a passphrase is asked for it: the right words, wrong ones, the sheet, its backups."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QPushButton,
)

from sgdesk.domain.file.passphrases import Secret
from sgdesk.services.file.safety.backing_up import back_up_and_thin, backups_of
from sgdesk.services.file.safety.passphrase import (
    NewPassphrase,
    change,
    has_passphrase,
    new_passphrase,
)
from sgdesk.services.file.workspace import Workspace, open_workspace
from sgdesk.services.sample.beginning import sample_path
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.frame.safety.notices import About
from sgdesk.ui.frame.welcome import Welcome
from sgdesk.ui.passphrase.asking import AskDialog
from sgdesk.ui.passphrase.setting import WordsDialog
from sgdesk.ui.passphrase.tries import Tries
from sgdesk.ui.widgets import ScrollPage
from tests.ui.passphrase.hands import WORDS, Clock, dialog_of, open_by_sheet, press_key
from tests.ui.reading import on_top, under


def test_a_file_with_a_passphrase_asks_and_opens(
    make_window: Callable[[], MainWindow], locked: Path
) -> None:
    window = make_window()
    window.desk.open(locked)
    dialog = dialog_of(window, AskDialog)
    assert dialog.accessibleName() == "generic.sgdesk has a passphrase"

    dialog.words.line.setText(WORDS)
    press_key(dialog.words.line, Qt.Key.Key_Return)

    assert window.desk.path == locked
    assert dialog.words.text() == ""
    window.desk.close(lambda: None, back_up=False)


def test_the_wrong_words_are_told_and_the_third_time_on_it_waits(
    make_window: Callable[[], MainWindow], locked: Path
) -> None:
    clock = Clock()
    window = make_window()
    window.gate.tries = Tries(clock)
    window.desk.open(locked)
    waits = []
    for _ in range(4):
        dialog = dialog_of(window, AskDialog)
        dialog.words.line.setText("not these words")
        dialog.verb.click()
        dialog = dialog_of(window, AskDialog)
        assert "That is not the passphrase" in under(dialog.form, "words")
        waits.append(window.gate.tries.wait(locked))
        clock.at += waits[-1]
        dialog.show_wait()

    assert waits == [0, 0, 1, 2]
    assert dialog.verb.isEnabled() and dialog.waiting.isHidden()
    dialog.reject()


def test_after_a_wrong_try_the_next_can_be_typed_and_nothing_is_cut_off_or_said_twice(
    make_window: Callable[[], MainWindow], locked: Path
) -> None:
    window = make_window()
    window.desk.open(locked)
    dialog = dialog_of(window, AskDialog)
    dialog.words.line.setText("not these words")
    dialog.verb.click()

    dialog = dialog_of(window, AskDialog)
    assert dialog.focusWidget() is dialog.words.line
    assert on_top(dialog.form) == "" and "Caps Lock" in under(dialog.form, "words")
    (page,) = dialog.findChildren(ScrollPage)
    inner = page.widget()
    assert inner is not None and inner.width() <= page.viewport().width()
    dialog.other.click()
    dialog.verb.click()
    assert dialog.focusWidget() is dialog.code
    assert under(dialog.form, "code") == "Type the 13 groups of the recovery sheet"
    dialog.reject()


def test_opened_with_the_sheet_a_band_stays_until_another_passphrase_is_set(
    make_window: Callable[[], MainWindow], locked: Path, key: NewPassphrase
) -> None:
    window = make_window()
    open_by_sheet(window, locked, key)
    notices = window.safekeeping._notices
    assert "Set a new passphrase now" in notices.said(About.PASSPHRASE)

    (offer,) = [
        each
        for each in window.findChildren(QPushButton)
        if each.text() == "Set a new passphrase now …" and each.isVisible()
    ]
    offer.click()
    (words,) = window.findChildren(WordsDialog)
    words.reject()
    assert notices.said(About.PASSPHRASE)
    context = window.context
    assert context is not None
    new = new_passphrase("another few sample words")
    context.perform(lambda: change(context.workspace, new), lambda _: None)
    assert notices.said(About.PASSPHRASE) == ""
    window.desk.close(lambda: None, back_up=False)


def test_opened_with_the_words_there_is_no_such_band(
    make_window: Callable[[], MainWindow], locked: Path
) -> None:
    window = make_window()
    window.desk.open(locked)
    dialog = dialog_of(window, AskDialog)
    dialog.words.line.setText(WORDS)
    dialog.verb.click()
    assert window.safekeeping._notices.said(About.PASSPHRASE) == ""
    window.desk.close(lambda: None, back_up=False)


def test_a_sample_under_a_passphrase_asks_like_any_other_file(
    make_window: Callable[[], MainWindow], locked: Path, alerts: RecordingAlerts
) -> None:
    sample = sample_path()
    sample.parent.mkdir(parents=True)
    sample.write_bytes(locked.read_bytes())
    window = make_window()
    window.desk.open_sample()
    dialog = dialog_of(window, AskDialog)
    dialog.words.line.setText(WORDS)
    dialog.verb.click()
    assert window.desk.path == sample and alerts.said == []
    window.desk.close(lambda: None, back_up=False)


def test_while_it_waits_nothing_can_be_tried_and_it_says_how_long(
    make_window: Callable[[], MainWindow], locked: Path
) -> None:
    clock = Clock()
    window = make_window()
    window.gate.tries = tries = Tries(clock)
    for _ in range(12):
        tries.note_wrong(locked)
    assert tries.wait(locked) == 30
    window.desk.open(locked)
    dialog = dialog_of(window, AskDialog)

    assert not dialog.verb.isEnabled()
    assert dialog.waiting.text() == "Wait 30 s before the next try."
    dialog.words.line.setText(WORDS)
    dialog.save()
    assert window.desk.workspace is None
    dialog.reject()


def test_the_recovery_sheet_opens_it_and_a_mistyped_group_is_named(
    make_window: Callable[[], MainWindow], locked: Path, key: NewPassphrase
) -> None:
    window = make_window()
    window.desk.open(locked)
    dialog = dialog_of(window, AskDialog)
    dialog.other.click()
    assert dialog.code.isVisible() and not dialog.words.isVisible()

    groups = list(key.groups)
    wrong = "A" if groups[4][0] != "A" else "B"
    dialog.code.setPlainText(" ".join([*groups[:4], wrong + groups[4][1:], *groups[5:]]))
    dialog.verb.click()
    assert under(dialog.form, "code") == "Look at group 5 on the sheet and type it again"

    dialog.code.setPlainText("\n".join(groups).lower())
    dialog.verb.click()
    assert window.desk.path == locked
    window.desk.close(lambda: None, back_up=False)


def test_backups_that_are_still_in_clear_are_told_at_opening(
    make_window: Callable[[], MainWindow],
    workspace: Workspace,
    key: NewPassphrase,
    alerts: RecordingAlerts,
) -> None:
    kept = back_up_and_thin(workspace).path
    in_clear = kept.read_bytes()
    change(workspace, key)
    kept.write_bytes(in_clear)
    window = make_window()
    window.desk.take(workspace)

    assert has_passphrase(kept)
    assert alerts.said == [
        "Backups of this file: 1 backup that was still in clear, or under the passphrase before, "
        "is under the present one now."
    ]


def test_giving_up_leaves_the_ways_to_begin(
    make_window: Callable[[], MainWindow], locked: Path, qapp: QApplication
) -> None:
    window = make_window()
    window.desk.open(locked)
    dialog_of(window, AskDialog).reject()
    qapp.processEvents()

    assert window.desk.workspace is None and not window.desk.is_working
    assert [each for each in window.findChildren(Welcome) if each.isVisible()]


def test_its_own_backup_is_restored_without_asking_again(
    make_window: Callable[[], MainWindow], locked: Path, alerts: RecordingAlerts
) -> None:
    window = make_window()
    window.desk.take(open_workspace(locked, writable=True, secret=Secret(WORDS)))
    assert window.desk.workspace is not None
    backup = backups_of(window.desk.workspace)[0].path
    alerts.ways.append(0)
    window.desk.restore(backup, window.desk.path)

    assert window.desk.workspace is not None and window.desk.workspace.is_encrypted
    assert not [each for each in window.findChildren(AskDialog) if each.isVisible()]
    window.desk.close(lambda: None, back_up=False)


def test_a_backup_on_a_new_computer_is_asked_for_and_restored(
    make_window: Callable[[], MainWindow], locked: Path, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    (tmp_path / "again").mkdir()
    window = make_window()
    alerts.ways.append(0)
    window.desk.restore(locked, tmp_path / "again" / "mine.sgdesk")
    dialog = dialog_of(window, AskDialog)
    dialog.words.line.setText(WORDS)
    dialog.verb.click()

    assert window.desk.path == tmp_path / "again" / "mine.sgdesk"
    assert alerts.said == []
    window.desk.close(lambda: None, back_up=False)
