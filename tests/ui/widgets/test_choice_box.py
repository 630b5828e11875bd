"""Typing in a list of choices: what begins so, else a word, and never what half of it fits."""

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sgdesk.ui.widgets.boxes.choice_box import ChoiceBox

NAMES = ("Nobody yet", "Tariq Mahmood", "Zoë Moss", "Mohammed Iqbal Chaudhry", "Class helper")


@pytest.fixture
def box(qtbot: QtBot) -> ChoiceBox:
    made = ChoiceBox()
    made.addItems(NAMES)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ("Mohammed", "Mohammed Iqbal Chaudhry"),
        ("chaud", "Mohammed Iqbal Chaudhry"),
        ("mah", "Tariq Mahmood"),
        ("zoe m", "Zoë Moss"),
        ("class h", "Class helper"),
        ("mx", "Nobody yet"),
        ("Tarik", "Nobody yet"),
    ],
)
def test_any_word_finds_a_choice_and_what_fits_none_leaves_the_one_before(
    box: ChoiceBox, typed: str, chosen: str
) -> None:
    QTest.keyClicks(box, typed)
    assert box.currentText() == chosen


def test_a_letter_goes_to_the_first_that_begins_so_wherever_the_box_stands(qtbot: QtBot) -> None:
    box = ChoiceBox()
    box.addItems(["Staff", "Volunteer", "Trustee", "Student on placement"])
    qtbot.addWidget(box)
    box.setCurrentIndex(1)
    QTest.keyClicks(box, "st")
    assert box.currentText() == "Staff"
    QTest.keyClicks(box, "u")
    assert box.currentText() == "Student on placement"
