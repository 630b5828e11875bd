"""A column of a course that is not known yet is answered with a new course, beside the sheet."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sgdesk.services.courses.catalogue import catalogue
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import QuestionKind
from sgdesk.ui.imports.asking.course_way import CourseWay
from sgdesk.ui.imports.asking.question_card import QuestionCard
from sgdesk.ui.imports.dialog import ImportDialog
from tests.ui.imports.conftest import write_sheet
from tests.ui.setup.names import nameless

Opens = Callable[[Path | None], ImportDialog]

ROWS = ("Name,Level 2,Prevent", "Ada Example,13/03/2025,14/03/2025", "Bob Example,,15/03/2025")


@pytest.fixture
def dialog(open_dialog: Opens, tmp_path: Path) -> ImportDialog:
    return open_dialog(write_sheet(tmp_path / "t.csv", *ROWS))


def asked(dialog: ImportDialog) -> tuple[QuestionCard, CourseWay]:
    card = next(iter(dialog.parts.questions.cards.values()))
    assert card.course is not None
    return card, card.course


def test_the_name_is_the_heading_and_it_counts_for_nothing_until_more_is_said(
    dialog: ImportDialog, workspace: Workspace
) -> None:
    card, way = asked(dialog)
    assert not way.title.isVisible()
    way.begin.click()
    assert way.title.isVisible()
    assert (way.title.text(), way.counts.currentText()) == ("Prevent", "Nothing yet")
    assert nameless(dialog) == []
    way.take.click()
    assert card.folded.words.text() == (
        "Prevent: A new course, Prevent, that counts for nothing yet"
    )
    dialog.import_now()
    assert [e.requirements for e in catalogue(workspace).courses if e.title == "Prevent"] == [()]


def test_what_it_counts_for_is_chosen(dialog: ImportDialog, workspace: Workspace) -> None:
    _, way = asked(dialog)
    way.begin.click()
    way.title.setText("  Prevent   duty ")
    way.counts.setCurrentIndex(way.counts.findData("level1"))
    wanted = way.counts.currentText()
    way.take.click()
    assert "1 course is new" in dialog.parts.sum.text()
    dialog.import_now()
    courses = catalogue(workspace).courses
    assert [e.requirements for e in courses if e.title == "Prevent duty"] == [(wanted,)]


def test_enter_adds_the_course_and_brings_nothing_in(dialog: ImportDialog) -> None:
    card, way = asked(dialog)
    way.begin.click()
    QTest.keyClick(way.title, Qt.Key.Key_Return)
    assert card.question.answer == "new::Prevent"
    assert not dialog.parts.finish.isVisible()


def test_no_name_and_that_of_a_course_here_are_told_and_not_taken(dialog: ImportDialog) -> None:
    card, way = asked(dialog)
    way.begin.click()
    for title, problem in (
        ("  ", "Give the course a name"),
        (
            next(each.key for each in card.question.choices if "Level 2" in each.key),
            "There is a course of this name: choose it in the list above",
        ),
    ):
        way.title.setText(title)
        way.take.click()
        assert way._problem.text() == problem
        assert not card.question.answer


def test_a_name_that_a_course_here_is_also_called_is_told_on_the_card(
    dialog: ImportDialog,
) -> None:
    card, way = asked(dialog)
    way.begin.click()
    way.title.setText("Level 2")  # its own title is longer
    way.take.click()
    assert not card.question.answer
    assert card._effect.text() == "This could not be taken: choose another answer."


def test_only_questions_for_a_course_have_it(dialog: ImportDialog, tmp_path: Path) -> None:
    dialog.take(write_sheet(tmp_path / "w.csv", "Name,Level 2", "Ada Example,wobbly 14/03/2025"))
    (card,) = dialog.parts.questions.cards.values()
    assert card.question.kind is QuestionKind.WORD
    assert card.course is None


@pytest.mark.parametrize("letter", ["C", "D"])
def test_another_column_is_said_to_hold_the_same_new_course(
    open_dialog: Opens, tmp_path: Path, letter: str
) -> None:
    """One that is not understood (D), and one that was taken for another course (C)."""
    rows = ("Name,Prevent,Level 2,Prevent 2", "Ada Example,13/03/2025,14/03/2025,15/03/2025")
    dialog = open_dialog(write_sheet(tmp_path / "t.csv", *rows))
    dialog.answer("column:prevent", "new::Prevent")
    dialog._say_column(letter, "Prevent")
    added = {(each.what, str(each.day)) for each in dialog.parts.tabs.added.rows}
    assert {
        ("Prevent", "2025-03-13"),
        ("Prevent", f"2025-03-1{4 if letter == 'C' else 5}"),
    } <= added
    dialog.import_now()
    assert dialog.parts.finish.came.text().count("1 course is new") == 1
