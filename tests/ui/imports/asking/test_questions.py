"""What a sheet leaves open is asked beside it, answered once, and told in the same breath."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import QuestionKind, decisions
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.imports.asking.question_card import QuestionCard
from sgdesk.ui.imports.dialog import ImportDialog
from sgdesk.ui.imports.seeing.sheet_view import MARKED_ROLE
from tests.ui.imports.conftest import write_sheet
from tests.ui.setup.names import nameless

Opens = Callable[[Path | None], ImportDialog]

OPEN = (
    "Name,Role,Level 2,Safeguarding basic,What they said",
    "Ada Example,Door steward,13/03/2025,12/03/2025,lovely",
    "Bob Example,Door steward,wobbly 14/03/2025,13/03/2025,long",
    "Cy Invented,Helper,wobbly 15/03/2025,,dull",
)


def card(dialog: ImportDialog, kind: QuestionKind) -> QuestionCard:
    found = dialog.parts.questions.card(kind)
    assert found is not None
    return found


def take(card: QuestionCard, words: str) -> None:
    """Choose an answer as somebody would."""
    way = next((each for each in card.ways if each.words == words), None)
    if way is not None:
        way.click()
    else:
        assert card.box is not None
        place = card.box.findText(words)
        assert place >= 0, [card.box.itemText(each) for each in range(card.box.count())]
        card.box.setCurrentIndex(place)
        card.box.activated.emit(place)


def said(card: QuestionCard) -> str:
    return " ".join(each.text() for each in card.findChildren(QLabel) if not each.isHidden())


def test_columns_that_were_not_understood_are_named_first_with_a_way_to_them(
    open_dialog: Opens, tmp_path: Path
) -> None:
    dialog = open_dialog(write_sheet(tmp_path / "t.csv", *OPEN))
    band = dialog.parts.unknown
    assert band.isVisible()
    assert band.text() == (
        "2 columns with data were not understood: Safeguarding basic, What they said."
    )
    dialog.source.choose.setFocus()
    band.chosen.emit()
    assert dialog.focusWidget() is card(dialog, QuestionKind.COLUMN).controls[0]


def test_nothing_is_answered_before_somebody_answers(open_dialog: Opens, tmp_path: Path) -> None:
    dialog = open_dialog(write_sheet(tmp_path / "t.csv", *OPEN))
    cards = dialog.parts.questions.cards.values()
    assert {each.question.kind for each in cards} == {
        QuestionKind.COLUMN,
        QuestionKind.WORD,
    }
    for each in cards:
        assert each.box is None or each.box.currentIndex() == -1
        assert not any(way.isChecked() for way in each.ways)


def test_an_answer_is_read_at_once_and_its_effect_is_told_on_its_card(
    open_dialog: Opens, tmp_path: Path, workspace: Workspace
) -> None:
    dialog = open_dialog(write_sheet(tmp_path / "t.csv", *OPEN))
    before = len(dialog.parts.tabs.added.rows)
    words = card(dialog, QuestionKind.WORD)
    take(words, "Yes, completed")
    assert len(dialog.parts.tabs.added.rows) == before + 1
    assert "+1 completion, −2 left out" in said(words)
    assert dialog.parts.questions.cards[words.question.id] is words
    assert words.ways[0].isChecked()
    dialog.import_now()
    assert {each.answer for each in decisions(workspace)} == {"yes"}


def test_an_answer_can_be_taken_back(open_dialog: Opens, tmp_path: Path) -> None:
    dialog = open_dialog(write_sheet(tmp_path / "t.csv", *OPEN))
    before = list(dialog.parts.tabs.added.rows)
    words = card(dialog, QuestionKind.WORD)
    assert not words._back.isVisible()
    take(words, "Yes, completed")
    words._back.click()
    assert list(dialog.parts.tabs.added.rows) == before
    assert not any(way.isChecked() for way in words.ways)


def test_a_new_role_is_one_of_ours_or_belongs_to_a_group(
    open_dialog: Opens, tmp_path: Path
) -> None:
    dialog = open_dialog(write_sheet(tmp_path / "t.csv", *OPEN))
    dialog.parts.add_people.click()
    people = write_sheet(tmp_path / "p.csv", "Name,Role", "Eve Madeup,Door steward")
    dialog.take(people)
    role = card(dialog, QuestionKind.ROLE)
    assert [each.words for each in role.ways] == [
        "Level 1: comes into contact with children or families",
        "Level 2: regular contact",
        "Level 3: safeguarding lead",
    ]
    assert role.box is not None
    titles = [role.box.itemText(each) for each in range(role.box.count())]
    assert titles[:2] == ["One of your roles", "Your role Helper"]
    model = role.box.model()
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable
    take(role, "Your role Helper")
    assert dialog.parts.questions.card(QuestionKind.ROLE) is None


def test_a_question_that_is_looked_at_marks_its_cells(open_dialog: Opens, tmp_path: Path) -> None:
    dialog = open_dialog(write_sheet(tmp_path / "t.csv", *OPEN))
    dialog.parts.tabs.setCurrentIndex(1)
    words = card(dialog, QuestionKind.WORD)
    words._show.click()
    assert dialog.parts.tabs.currentIndex() == 0
    view = dialog.parts.tabs.sheet.view
    model = view.sheet
    marked = [
        (row, column)
        for row in range(model.rowCount())
        for column in range(model.columnCount())
        if model.index(row, column).data(MARKED_ROLE)
    ]
    assert marked == [(2, 2), (3, 2)]
    assert (view.currentIndex().row(), view.currentIndex().column()) == (2, 2)


def test_the_wheel_over_a_list_of_answers_answers_nothing(
    open_dialog: Opens, tmp_path: Path
) -> None:
    dialog = open_dialog(write_sheet(tmp_path / "t.csv", *OPEN))
    box = card(dialog, QuestionKind.COLUMN).box
    assert box is not None
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(box.mapToGlobal(QPoint(5, 5))),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, turn)
    assert box.currentIndex() == -1


def test_the_focus_begins_at_the_first_question_and_never_on_cancel(
    open_dialog: Opens, tmp_path: Path
) -> None:
    dialog = open_dialog(write_sheet(tmp_path / "t.csv", *OPEN))
    assert dialog.focusWidget() is card(dialog, QuestionKind.COLUMN).controls[0]
    for button in (dialog.parts.bring_in, dialog.parts.cancel):
        button.setFocus()
        dialog.parts.kind.activated.emit(dialog.parts.kind.currentIndex())
        assert dialog.focusWidget() is dialog.source.choose
    assert not dialog.parts.cancel.autoDefault()
    plain = open_dialog(write_sheet(tmp_path / "u.csv", "Name,Level 2", "Ada Example,13/03/2025"))
    assert plain.focusWidget() is plain.parts.bring_in
    QTest.keyClick(plain.parts.tabs.sheet.view, Qt.Key.Key_Return)
    assert plain.parts.finish.isVisible()


def test_answers_are_not_dropped_without_a_word(
    open_dialog: Opens, tmp_path: Path, alerts: RecordingAlerts
) -> None:
    dialog = open_dialog(write_sheet(tmp_path / "t.csv", *OPEN))
    take(card(dialog, QuestionKind.WORD), "Yes, completed")
    alerts.answers.append(False)
    dialog.reject()
    assert dialog.isVisible()


def test_every_part_of_a_question_has_a_name_that_says_the_question(
    open_dialog: Opens, tmp_path: Path
) -> None:
    dialog = open_dialog(write_sheet(tmp_path / "t.csv", *OPEN))
    assert nameless(dialog) == []
    for each in dialog.parts.questions.cards.values():
        for control in each.controls:
            assert each.question.asks in control.accessibleName()


def test_a_column_of_ticks_is_asked_for_its_day_and_takes_one_that_was(
    open_dialog: Opens, workspace: Workspace, tmp_path: Path
) -> None:
    rows = ("Name,Level 2", "Ada Example,Yes", "Bob Example,No")
    dialog = open_dialog(write_sheet(tmp_path / "sheet.csv", *rows))
    asked = card(dialog, QuestionKind.DAY)
    day = asked.day
    assert day is not None
    day.box.edit.setText("soon")
    day.take.click()

    assert "Enter a date" in said(asked)
    day.box.edit.setText("12 3 2025")
    QTest.keyClick(day.box.edit, Qt.Key.Key_Return)
    assert asked.question.answer == "2025-03-12"
    assert nameless(dialog) == []
    dialog.parts.bring_in.click()
    assert decisions(workspace) == ()
