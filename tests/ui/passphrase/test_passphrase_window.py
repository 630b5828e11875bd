"""The passphrase in the window: asked for, set with its sheet, taken off, and the idle lock."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sgdesk.domain.passphrases import Secret
from sgdesk.services.file.safety.backing_up import back_up_and_thin, backups_of
from sgdesk.services.file.safety.passphrase import (
    Converted,
    NewPassphrase,
    change,
    has_passphrase,
    is_its_own,
    new_passphrase,
)
from sgdesk.services.file.workspace import Workspace, open_workspace
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.sample.beginning import sample_path
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.frame.safety.notices import About
from sgdesk.ui.frame.welcome import Welcome
from sgdesk.ui.memory import Memory
from sgdesk.ui.passphrase.asking import AskDialog
from sgdesk.ui.passphrase.card import PassphraseCard, ask_for_passphrase
from sgdesk.ui.passphrase.idle import IdleLock, UnlockDialog
from sgdesk.ui.passphrase.setting import RemoveDialog, SheetDialog, WordsDialog
from sgdesk.ui.passphrase.told import converted_words
from sgdesk.ui.passphrase.tries import Tries
from sgdesk.ui.passphrase.words_box import WordsBox
from sgdesk.ui.places import Place, Wanted
from sgdesk.ui.setup.safety.readers import ReadersCard
from sgdesk.ui.tasks import InlineTasks
from sgdesk.ui.widgets import FormDialog, ScrollPage
from tests.ui.conftest import RecordingShell
from tests.ui.reading import on_top, under

WORDS = "four plain sample words"


@dataclass(slots=True)
class Clock:
    """A clock that a test moves."""

    at: float = 1000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture(scope="module")
def key() -> NewPassphrase:
    return new_passphrase(WORDS)


@pytest.fixture
def locked(workspace: Workspace, key: NewPassphrase) -> Path:
    """The small organisation under a passphrase, and closed."""
    change(workspace, key)
    workspace.close()
    return workspace.path


def dialog_of(parent: QDialog | MainWindow, kind: type[AskDialog]) -> AskDialog:
    found = [each for each in parent.findChildren(kind) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def press_key(widget: QWidget, key: Qt.Key) -> None:
    event = QKeyEvent(QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)


# Opening.


def test_a_file_with_a_passphrase_asks_and_opens(
    make_window: Callable[[], MainWindow], locked: Path
) -> None:
    window = make_window()
    window.desk.open(locked)
    dialog = dialog_of(window, AskDialog)
    assert dialog.windowTitle() == "generic.sgdesk has a passphrase"

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


def open_by_sheet(window: MainWindow, path: Path, key: NewPassphrase) -> None:
    window.desk.open(path)
    dialog = dialog_of(window, AskDialog)
    dialog.other.click()
    dialog.code.setPlainText(" ".join(key.groups))
    dialog.verb.click()


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


# Typing.


def press(box: QLineEdit, letter: str, shift: bool = False) -> None:
    modifiers = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    event = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_A, modifiers, letter)
    QApplication.sendEvent(box, event)


@pytest.mark.parametrize(
    ("letter", "shift", "told"),
    [("A", False, True), ("a", True, True), ("a", False, False), ("A", True, False),
     ("1", True, False)],
)  # fmt: skip
def test_caps_lock_is_told(qtbot: QtBot, letter: str, shift: bool, told: bool) -> None:
    box = WordsBox()
    qtbot.addWidget(box)
    press(box.line, letter, shift)
    assert box.caps.isHidden() is not told


def test_the_words_are_hidden_until_they_are_asked_for_and_can_be_pasted(qtbot: QtBot) -> None:
    box = WordsBox()
    qtbot.addWidget(box)
    QApplication.clipboard().setText(WORDS)
    box.line.paste()
    QApplication.clipboard().clear()
    assert box.text() == WORDS
    assert box.line.echoMode() is QLineEdit.EchoMode.Password
    box.shown.click()
    assert box.line.echoMode() is QLineEdit.EchoMode.Normal


# Setting, changing, taking off.


@pytest.fixture
def words_dialog(qtbot: QtBot, context: Context) -> WordsDialog:
    parent = PassphraseCard()
    qtbot.addWidget(parent)
    parent.show()
    return ask_for_passphrase(context, parent)


def sheet_dialog(words: WordsDialog) -> SheetDialog:
    parent = words.parent()
    words.first.line.setText(WORDS)
    words.again.setText(WORDS)
    words.verb.click()
    assert parent is not None
    (sheet,) = parent.findChildren(SheetDialog)
    return sheet


@pytest.mark.parametrize("on_paper", [False, True])
def test_the_passphrase_holds_once_two_groups_of_the_sheet_were_read_back(
    on_paper: bool,
    words_dialog: WordsDialog,
    context: Context,
    alerts: RecordingAlerts,
    shell: RecordingShell,
    tmp_path: Path,
) -> None:
    sheet = sheet_dialog(words_dialog)
    path = tmp_path / "printer" / "sheet.pdf"
    alerts.files.append(path)
    sheet.make.click()
    assert path.read_bytes().startswith(b"%PDF") and alerts.shown == [path]
    assert not has_passphrase(context.workspace.path)

    for place, box in zip(sheet.places, sheet.groups, strict=True):
        box.setText(sheet._new.groups[place].lower())
    sheet.remove.setChecked(on_paper)
    sheet.verb.click()

    assert has_passphrase(context.workspace.path)
    assert is_its_own(context.workspace, Secret(WORDS))
    assert alerts.said[0].startswith("The passphrase is set: The file is under the passphrase now.")
    assert shell.changes and path.exists() is not on_paper


def test_the_sheet_begins_with_saving_it_and_enter_in_a_group_reads_it_back(
    words_dialog: WordsDialog, context: Context, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    sheet = sheet_dialog(words_dialog)
    assert sheet.focusWidget() is sheet.make
    alerts.files.append(tmp_path / "sheet.pdf")
    press_key(sheet.make, Qt.Key.Key_Return)
    assert sheet.path == tmp_path / "sheet.pdf" and sheet.focusWidget() is sheet.groups[0]

    for place, box in zip(sheet.places, sheet.groups, strict=True):
        box.setText(sheet._new.groups[place])
    sheet.groups[1].setFocus()
    press_key(sheet.groups[1], Qt.Key.Key_Return)
    assert has_passphrase(context.workspace.path)


def set_passphrase(words: WordsDialog, alerts: RecordingAlerts, path: Path) -> None:
    sheet = sheet_dialog(words)
    alerts.files.append(path)
    sheet.make.click()
    for place, box in zip(sheet.places, sheet.groups, strict=True):
        box.setText(sheet._new.groups[place])
    sheet.verb.click()


@pytest.fixture
def beside(workspace: Workspace) -> Path:
    """A copy in clear beside the file, as a restore keeps one."""
    made = workspace.path.with_name("generic before restore.sgdesk")
    made.write_bytes(back_up_and_thin(workspace).path.read_bytes())
    return made


@pytest.mark.parametrize("sure", [True, False])
def test_copies_that_anybody_can_read_are_removed_on_the_spot_where_it_is_wished(
    sure: bool, beside: Path, words_dialog: WordsDialog, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    alerts.ways.append(0)
    alerts.answers.append(sure)
    set_passphrase(words_dialog, alerts, tmp_path / "sheet.pdf")

    (choice,) = alerts.choices
    assert choice.ways == ("Remove them now …", "Show the folder") and choice.replaces
    assert f"Still readable by anybody who has them: {beside}" in choice.text
    assert alerts.asked[0].names == (str(beside),)
    assert beside.exists() is not sure
    assert len(alerts.said) == (1 if sure else 0)


def test_their_folder_can_be_shown(
    beside: Path, words_dialog: WordsDialog, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    alerts.ways.append(1)
    set_passphrase(words_dialog, alerts, tmp_path / "sheet.pdf")
    assert alerts.shown[-1] == beside.parent and beside.exists()


def test_safety_says_so_as_long_as_a_copy_in_clear_is_beside_the_file(
    window: MainWindow, beside: Path, workspace: Workspace, key: NewPassphrase,
    alerts: RecordingAlerts,
) -> None:  # fmt: skip
    change(workspace, key)
    window.navigate(Place.SETUP, Wanted(action="safety"))
    (card,) = window.findChildren(PassphraseCard)
    assert f"▲ A copy of it can be read by anybody: {beside}." in card.state.text()
    assert "✓" not in card.state.text()
    (readers,) = window.findChildren(ReadersCard)
    assert "copies that it does not guard" in readers._said.text()
    card.show_copies.click()
    assert alerts.shown == [beside.parent]

    alerts.answers.append(True)
    card.remove_copies.click()
    assert not beside.exists()
    assert card.state.text() == "✓ The file and its backups are under a passphrase."
    assert card.remove_copies.isHidden() and card.show_copies.isHidden()
    assert "The file and its backups are under a passphrase" in readers._said.text()


def test_the_second_place_and_further_names_are_told() -> None:
    said = converted_words(
        Converted(2, (), still_named=2), is_encrypted=True, second_place=Path("stick")
    )
    assert "The backups in stick are as they were" in said
    assert "2 more names on this disk" in said


def test_a_sheet_beside_its_file_is_told_and_goes_again(
    words_dialog: WordsDialog, context: Context, alerts: RecordingAlerts
) -> None:
    sheet = sheet_dialog(words_dialog)
    alerts.files.append(context.workspace.path.with_name("sheet.pdf"))
    sheet.make.click()
    assert "beside the file that it opens" in sheet.saved_as.text()
    assert sheet.remove.isChecked()
    sheet.reject()


def test_a_group_that_was_not_read_right_is_named_and_nothing_is_changed(
    words_dialog: WordsDialog, context: Context, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    sheet = sheet_dialog(words_dialog)
    sheet.verb.click()
    assert "Save or print the recovery sheet first" in on_top(sheet.form)

    alerts.files.append(tmp_path / "sheet.pdf")
    sheet.make.click()
    first, second = sheet.places
    sheet.groups[0].setText(sheet._new.groups[first])
    sheet.groups[1].setText("ABCDE")
    sheet.verb.click()

    assert under(sheet.form, str(second)).startswith(f"That is not group {second + 1}")
    assert not has_passphrase(context.workspace.path)
    sheet.reject()
    assert not (tmp_path / "sheet.pdf").exists()


def test_the_two_have_to_be_the_same_and_length_is_praised(words_dialog: WordsDialog) -> None:
    assert "Four words that have nothing to do" in words_dialog.strength.text()
    words_dialog.first.line.setText("owl")
    assert words_dialog.strength.text().startswith("Easy to guess")
    words_dialog.first.line.setText(WORDS)
    assert words_dialog.strength.text().startswith("Good")
    words_dialog.again.setText("four plain sample word")
    words_dialog.verb.click()
    assert under(words_dialog.form, "again") == "The two are not the same"


def test_another_passphrase_and_taking_it_off_ask_for_the_present_one(
    qtbot: QtBot, context: Context, alerts: RecordingAlerts, key: NewPassphrase
) -> None:
    change(context.workspace, key)
    words = WordsDialog(context)
    qtbot.addWidget(words)
    words.show()
    for box in (words.present.line, words.first.line):
        box.setText("something else entirely")
    words.again.setText("something else entirely")
    words.verb.click()
    assert under(words.form, "present") == "That is not the passphrase of this file"

    remove = RemoveDialog(context, words)
    remove.show()
    remove.present.line.setText("something else entirely")
    remove.verb.click()
    assert under(remove.form, "present") == "That is not the passphrase of this file"
    remove.present.line.setText(" ".join(key.groups))
    remove.verb.click()
    assert not has_passphrase(context.workspace.path)
    assert "has no passphrase any more" in alerts.said[0]


def test_the_card_says_what_is_so(
    qtbot: QtBot, context: Context, key: NewPassphrase, shell: RecordingShell
) -> None:
    card = PassphraseCard()
    qtbot.addWidget(card)
    card.show()
    card.show_state(context, 10)
    assert card.set.isVisible() and not card.change.isVisible() and not card.idle.isVisible()
    change(context.workspace, key)
    card.show_state(context, 30)
    assert not card.set.isVisible() and card.change.isVisible() and card.remove.isVisible()
    assert card.idle.currentText() == "30 minutes"
    chosen: list[int] = []
    card.idle_chosen.connect(chosen.append)
    card.idle.setCurrentIndex(3)
    card.idle.activated.emit(3)
    assert chosen == [0]


# The lock.


@pytest.fixture
def clock() -> Clock:
    return Clock()


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
    assert sorted(titles) == ["sgdesk", "sgdesk is locked"]
    assert lock.dialog is not None
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
