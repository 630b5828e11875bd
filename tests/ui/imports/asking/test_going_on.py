"""What is answered folds to a line; the next open question is in sight and has the focus."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sgdesk.ui.imports.asking.question_card import QuestionCard
from sgdesk.ui.imports.dialog import ImportDialog
from tests.ui.imports.conftest import write_sheet

Opens = Callable[[Path | None], ImportDialog]

WORDS = ("wobbly", "fuzzy", "hazy", "murky", "dim", "vague", "blurry", "misty", "foggy", "cloudy")


@pytest.fixture
def dialog(open_dialog: Opens, tmp_path: Path) -> ImportDialog:
    names = "Cora Dov Ezra Fern Gil Hope Ivo Jude Kay Lev".split()
    rows = [
        f"{name} Invented,{word} {day:02}/03/2025"
        for day, (name, word) in enumerate(zip(names, WORDS, strict=True), 1)
    ]
    made = open_dialog(write_sheet(tmp_path / "t.csv", "Name,Level 2", *rows))
    made.parts.add_people.click()
    return made


def in_sight(dialog: ImportDialog, part: QWidget) -> bool:
    """Whether all of it stands inside what scrolls."""
    view = dialog.parts.questions.viewport()
    place = QRect(part.mapTo(view, QPoint(0, 0)), part.size())
    return view.rect().contains(place)


def next_open(dialog: ImportDialog) -> QuestionCard:
    card = dialog.parts.questions.next_open()
    assert card is not None
    return card


def test_that_more_questions_come_is_seen_before_the_first_is_answered(
    dialog: ImportDialog,
) -> None:
    panel = dialog.parts.questions
    assert panel._more.text() == "2 more questions come once some of these are answered."
    assert in_sight(dialog, panel._more)
    assert in_sight(dialog, panel.more)


def test_an_answered_question_is_one_line_and_the_next_has_the_focus_in_sight(
    dialog: ImportDialog, qtbot: QtBot
) -> None:
    dialog.resize(1200, 480)
    high = next_open(dialog).height()
    for _ in range(len(WORDS) - 1):
        card = next_open(dialog)
        card.ways[1].click()
        assert card.folded.isVisible()
        assert not any(each.isVisible() for each in card.ways)
        following = next_open(dialog)
        assert dialog.focusWidget() is following.controls[0]
        qtbot.waitUntil(lambda: in_sight(dialog, next_open(dialog)))
        qtbot.waitUntil(lambda card=card: card.height() < high)  # type: ignore[misc]
    next_open(dialog).ways[0].click()
    assert dialog.parts.questions.next_open() is None
    assert dialog.focusWidget() is dialog.parts.bring_in


def test_what_was_answered_stays_in_its_place_however_many_follow(dialog: ImportDialog) -> None:
    for _ in WORDS:
        next_open(dialog).ways[1].click()
    lines = [each.folded.words.text() for each in dialog.parts.questions.cards.values()]
    assert len(lines) == len(WORDS)
    assert lines[0] == "wobbly 01/03/2025: No, not completed"


def test_a_line_is_opened_again_changed_and_folded(dialog: ImportDialog) -> None:
    card = next_open(dialog)
    card.ways[1].click()
    name = card.folded.change.accessibleName()
    assert name == f"Change the answer, No, not completed: {card.question.asks}"
    card.folded.change.click()
    assert dialog.focusWidget() is card.ways[1]
    assert card.ways[0].isVisible()
    assert card._back.isVisible()
    card.ways[0].click()
    assert card.folded.words.text() == "wobbly 01/03/2025: Yes, completed"
    assert card.folded.isVisible()


def test_a_question_whose_answer_is_taken_back_is_open_where_it_was(dialog: ImportDialog) -> None:
    card = next_open(dialog)
    card.ways[1].click()
    card.folded.change.click()
    card._back.click()
    assert next_open(dialog) is card
    assert card.ways[0].isVisible()
    assert dialog.focusWidget() is card.controls[0]


def test_enter_on_a_day_answers_and_brings_nothing_in(open_dialog: Opens, tmp_path: Path) -> None:
    rows = ("Name,Level 1,Level 2", "Ada Example,12/03/2025,Yes", "Bob Example,,No")
    dialog = open_dialog(write_sheet(tmp_path / "s.csv", *rows))
    day = next_open(dialog).day
    assert day is not None
    day.box.edit.setText("12 3 2025")
    QTest.keyClick(day.box.edit, Qt.Key.Key_Return)
    assert not dialog.parts.finish.isVisible()
    assert dialog.parts.questions.next_open() is None
