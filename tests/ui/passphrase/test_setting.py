"""The passphrase is set with its sheet, changed, taken off, and copies in clear are told."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
)
from pytestqt.qtbot import QtBot

from sgdesk.domain.file.passphrases import Secret
from sgdesk.services.file.safety.backing_up import back_up_and_thin
from sgdesk.services.file.safety.passphrase import (
    Converted,
    NewPassphrase,
    change,
    has_passphrase,
    is_its_own,
)
from sgdesk.services.file.workspace import Workspace
from sgdesk.ui.alerts import Choice, RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.passphrase.card import PassphraseCard, ask_for_passphrase
from sgdesk.ui.passphrase.setting import RemoveDialog, SheetDialog, WordsDialog
from sgdesk.ui.passphrase.told import converted_words
from sgdesk.ui.passphrase.words_box import WordsBox
from sgdesk.ui.places import Place, Wanted
from sgdesk.ui.setup.safety.readers import ReadersCard
from tests.ui.conftest import RecordingShell
from tests.ui.papers import save_shown
from tests.ui.passphrase.hands import WORDS, press_key
from tests.ui.reading import on_top, under


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
    sheet.make.click()
    save_shown(alerts, path)
    assert path.read_bytes().startswith(b"%PDF")
    assert not has_passphrase(context.workspace.path)

    for place, box in zip(sheet.places, sheet.groups, strict=True):
        box.setText(sheet._new.groups[place].lower())
    sheet.remove.setChecked(on_paper)
    sheet.verb.click()

    assert has_passphrase(context.workspace.path)
    assert is_its_own(context.workspace, Secret(WORDS))
    assert alerts.said[0].startswith("The passphrase is set: The file is under the passphrase now.")
    assert shell.changes and path.exists() is not on_paper
    assert (f"Removed: {path}." in alerts.said[0]) is on_paper
    assert (f"The recovery sheet is here: {path}." in alerts.said[0]) is not on_paper


def test_the_sheet_begins_with_saving_it_and_enter_in_a_group_reads_it_back(
    words_dialog: WordsDialog, context: Context, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    sheet = sheet_dialog(words_dialog)
    assert sheet.focusWidget() is sheet.make
    press_key(sheet.make, Qt.Key.Key_Return)
    save_shown(alerts, tmp_path / "sheet.pdf")
    assert sheet.paths == [tmp_path / "sheet.pdf"] and sheet.focusWidget() is sheet.groups[0]

    for place, box in zip(sheet.places, sheet.groups, strict=True):
        box.setText(sheet._new.groups[place])
    sheet.groups[1].setFocus()
    press_key(sheet.groups[1], Qt.Key.Key_Return)
    assert has_passphrase(context.workspace.path)


def set_passphrase(words: WordsDialog, alerts: RecordingAlerts, path: Path) -> None:
    sheet = sheet_dialog(words)
    sheet.make.click()
    save_shown(alerts, path)
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


def test_a_sheet_beside_its_file_is_told_and_stays_unless_it_is_said_to_be_on_paper(
    words_dialog: WordsDialog, context: Context, alerts: RecordingAlerts
) -> None:
    sheet = sheet_dialog(words_dialog)
    sheet.make.click()
    save_shown(alerts, context.workspace.path.with_name("sheet.pdf"))
    assert "beside the file that it opens" in sheet.saved_as.text()
    assert not sheet.remove.isChecked()
    assert sheet.remove.mapTo(sheet, QPoint()).y() < sheet.groups[0].mapTo(sheet, QPoint()).y()
    for place, box in zip(sheet.places, sheet.groups, strict=True):
        box.setText(sheet._new.groups[place])
    sheet.verb.click()
    assert context.workspace.path.with_name("sheet.pdf").exists()


def test_there_is_no_way_back_while_the_passphrase_is_being_set(
    words_dialog: WordsDialog, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    sheet = sheet_dialog(words_dialog)
    sheet.make.click()
    save_shown(alerts, tmp_path / "sheet.pdf")
    sheet.verb.setEnabled(False)
    sheet.reject()
    assert sheet.isVisible() and (tmp_path / "sheet.pdf").exists()


def test_a_group_that_was_not_read_right_is_named_and_nothing_is_changed(
    words_dialog: WordsDialog, context: Context, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    sheet = sheet_dialog(words_dialog)
    sheet.verb.click()
    assert "Save or print the recovery sheet first" in on_top(sheet.form)

    sheet.make.click()
    save_shown(alerts, tmp_path / "sheet.pdf")
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


def test_a_passphrase_that_is_easy_to_guess_is_taken_only_where_it_is_wanted_all_the_same(
    words_dialog: WordsDialog,
) -> None:
    asked: list[Choice] = []
    answers = [None, 0]

    def answer(choice: Choice) -> int | None:
        asked.append(choice)
        return answers.pop(0)

    words_dialog.asks = answer
    made: list[NewPassphrase] = []
    words_dialog.ready = made.append
    words_dialog.first.line.setText("langar")
    words_dialog.again.setText("langar")
    words_dialog.verb.click()
    assert asked[0].title == "This passphrase is easy to guess" and asked[0].replaces
    assert not made and words_dialog.first.text() == "langar"
    words_dialog.verb.click()
    assert made and len(asked) == 2


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
