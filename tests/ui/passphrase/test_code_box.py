"""The code of a recovery sheet stands in groups, however it is typed, pasted or put right."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sgdesk.domain.file.recovery_code import code_of, wrong_groups
from sgdesk.ui.passphrase.code_box import CodeBox

GROUPS = code_of(bytes(range(32)))


@pytest.fixture
def box(qtbot: QtBot) -> CodeBox:
    made = CodeBox()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("between", ["", " ", "-", "  "])
def test_what_is_typed_letter_by_letter_stands_in_groups(box: CodeBox, between: str) -> None:
    QTest.keyClicks(box, between.join(GROUPS).lower())

    assert box.toPlainText() == " ".join(GROUPS)
    assert wrong_groups(box.toPlainText()) == ()


def test_what_is_pasted_does_too(box: CodeBox) -> None:
    box.insertPlainText("\n".join(GROUPS).lower())
    assert box.toPlainText() == " ".join(GROUPS)


def test_a_group_is_put_right_where_it_stands(box: CodeBox) -> None:
    box.insertPlainText(" ".join((GROUPS[0][1:], *GROUPS[1:])))
    assert wrong_groups(box.toPlainText()) == (1,)
    cursor = box.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Start)
    box.setTextCursor(cursor)

    QTest.keyClicks(box, GROUPS[0][0].lower())

    assert box.toPlainText() == " ".join(GROUPS)
    assert box.textCursor().position() == 1


def test_letters_can_be_taken_back(box: CodeBox) -> None:
    QTest.keyClicks(box, "abcdef")
    for _ in range(4):
        QTest.keyClick(box, Qt.Key.Key_Backspace)
    assert box.toPlainText().strip() == "ABC"
