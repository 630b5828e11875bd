"""Very long words, such as names, take another line and make no window wider than it is."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from sgdesk.domain.file.backups import Backup
from sgdesk.ui.files.backup_table import BackupTable
from sgdesk.ui.theme import em
from sgdesk.ui.widgets import FormDialog, Heading
from sgdesk.ui.widgets.boxes.tick import Tick
from sgdesk.ui.widgets.labels import breakable
from sgdesk.ui.widgets.scroll import ScrollPage

LONG = "Wolfeschlegelsteinhausenbergerdorff" * 3


def test_only_a_very_long_word_gets_places_to_break() -> None:
    plain = "Sample Person, Gruffydd-Featherstonehaugh"
    assert breakable(plain) == plain
    assert breakable(f"{plain} {LONG}").replace("\u200b", "") == f"{plain} {LONG}"
    assert max(map(len, breakable(LONG).split("\u200b"))) == 10


def test_a_heading_says_its_words_as_they_are(qtbot: QtBot) -> None:
    heading = Heading(f"Erase {LONG}")
    qtbot.addWidget(heading)
    assert heading.text() == heading.accessibleName() == f"Erase {LONG}"
    heading.setText("Erase somebody else")
    assert heading.text() == heading.accessibleName() == "Erase somebody else"


@pytest.mark.parametrize("words", [f"Ask {LONG} first", "A text of words " * 20])
def test_a_dialog_of_long_words_needs_no_bar_below(qtbot: QtBot, words: str) -> None:
    dialog = FormDialog(words, "Save")
    qtbot.addWidget(dialog)
    tick = Tick(words)
    dialog.form.column.addWidget(tick)
    dialog.show()
    dialog.resize(420, 384)
    for _ in range(3):
        QApplication.processEvents()
    page = dialog.findChildren(ScrollPage)[0]
    assert page.horizontalScrollBar().maximum() == 0
    shown = QCheckBox.text(tick).split("\n")
    assert all(tick.fontMetrics().horizontalAdvance(line) <= tick.width() for line in shown)
    assert "".join(shown).replace(" ", "") == words.replace(" ", "")


def test_where_there_is_little_room_a_backup_says_what_it_is_and_not_its_size_or_people(
    qtbot: QtBot,
) -> None:
    table = BackupTable()
    qtbot.addWidget(table)
    table.show_backups([Backup(Path("a.sgdesk"), datetime(2026, 1, 2, 3, 4).astimezone(), 1)])
    shown = {}
    for lines in (20, 24, 60):
        table.resize(em(table, lines), 200)
        table.show()
        QApplication.processEvents()
        shown[lines] = [
            table.model.headerData(each, Qt.Orientation.Horizontal)
            for each in range(4)
            if not table.table.isColumnHidden(each)
        ]
    assert shown == {
        20: ["Made", "What it is"],
        24: ["Made", "People", "What it is"],
        60: ["Made", "People", "Size", "What it is"],
    }
