"""What was said can be read again, until another file is opened."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.frame.messages import Messages, MessagesDialog
from sgdesk.ui.widgets import LinkButton


def listed(window: MainWindow) -> list[str]:
    window.show_messages()
    dialog = window.findChildren(MessagesDialog)[-1]
    found = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    dialog.reject()
    return found


def test_each_stands_with_its_time_the_newest_first() -> None:
    times = iter(datetime(2026, 3, 4, 19, minute, tzinfo=UTC) for minute in (5, 42))
    kept = Messages(lambda: next(times))
    kept.note("Recorded Level 1 for Ada Example")
    kept.note("Took it back")
    assert [each.line() for each in kept.newest_first] == [
        "19:42  Took it back",
        "19:05  Recorded Level 1 for Ada Example",
    ]


def test_the_button_at_the_foot_lists_what_the_bar_said(window: MainWindow) -> None:
    window.say("One")
    window.say("Two")
    (button,) = (
        each for each in window._status.findChildren(LinkButton) if each.text() == "Messages"
    )
    window._bar.hide()  # which stands in the place of the line at the foot
    assert button.isVisible()
    assert button.focusPolicy() is Qt.FocusPolicy.StrongFocus
    button.click()
    (dialog,) = window.findChildren(MessagesDialog)
    assert [dialog.list.item(row).text()[-3:] for row in range(2)] == ["Two", "One"]


def test_the_keyboard_alone_opens_reads_and_closes_it(qtbot: QtBot, window: MainWindow) -> None:
    window.say("One")
    window.say("Two")
    window.actions_.messages.trigger()
    assert window.actions_.messages.shortcut().toString() == "Ctrl+Shift+M"
    (dialog,) = window.findChildren(MessagesDialog)
    assert dialog.focusWidget() is dialog.list
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.list.currentRow() == 1
    QTest.keyClick(dialog.list, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(MessagesDialog))


def test_nothing_said_yet_is_told(window: MainWindow) -> None:
    window._messages.clear()
    window.show_messages()
    (dialog,) = window.findChildren(MessagesDialog)
    assert "Nothing has been said yet" in " ".join(
        each.text() for each in dialog.findChildren(QLabel)
    )


def test_what_was_said_of_one_file_is_not_shown_with_another(window: MainWindow) -> None:
    window.say("Recorded Level 1 for Ada Example")
    assert listed(window)
    window.desk.close(lambda: None, back_up=False)
    assert window._messages.newest_first == ()
    assert not window.actions_.messages.isEnabled()
