"""The window's way to the answers of an online form, from the page to the saved forms."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from sgdesk.domain.forms.form import FormKind
from sgdesk.services.courses import courses
from sgdesk.services.file.undo import actions
from sgdesk.services.forms.results import evaluation_report
from sgdesk.services.forms.typing_in import entry_grid
from sgdesk.services.imports import QuestionKind, decisions
from sgdesk.ui.action_words import action_wish
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.forms.bringing_in.dialog import AnswersDialog
from sgdesk.ui.forms.page import EvaluationPage
from sgdesk.ui.forms.results.tab import lines_of
from sgdesk.ui.imports.asking.answers import decision_about, decision_words
from tests.services.hall import Hall
from tests.services.imports.answers import sheets
from tests.services.imports.answers.sheets import EVALUATION, microsoft
from tests.ui.bars import doubled_bars
from tests.ui.conftest import RecordingShell
from tests.ui.forms.conftest import HELD

Opens = Callable[[], AnswersDialog]
SESSION = 1
PASTED = f"Name\t{EVALUATION[0]}\t{EVALUATION[4]}\nAda Sample\t5\tTo listen\n"


@pytest.fixture
def opens(qtbot: QtBot, page: EvaluationPage) -> Iterator[Opens]:
    """The dialog as the page opens it."""

    def made() -> AnswersDialog:
        page.type_in.online.bring_in.click()
        found = page.type_in.online.findChild(AnswersDialog)
        assert isinstance(found, AnswersDialog)
        return found

    yield made
    for each in page.findChildren(AnswersDialog):
        if isValid(each):
            each.done(0)


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """Forms that were sent off on the evening of the session."""
    at = datetime(HELD.year, HELD.month, HELD.day, 21, 5)
    monkeypatch.setattr(sheets, "SENT", at)
    return at


def _kept(hall: Hall) -> list[dict[str, int | str]]:
    rows = entry_grid(hall.workspace, SESSION, FormKind.EVALUATION).rows
    return [dict(row.answers) for row in rows if row.line.received_on]


def test_pasted_answers_come_in_with_two_presses_and_the_page_says_so(
    opens: Opens, page: EvaluationPage, hall: Hall
) -> None:
    dialog = opens()
    QGuiApplication.clipboard().setText(PASTED)
    QTest.keyClick(dialog, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert dialog.main.text() == "Bring in 1 form" and dialog.focusWidget() is dialog.main
    assert "count as back on" in dialog.parts.day.text()
    assert _kept(hall) == []
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert _kept(hall) == [{"satisfaction": 5, "learned": "To listen"}]
    assert dialog.parts.finish.came.text().startswith("1 form came in.")
    assert dialog.main.text() == "Done" and dialog.focusWidget() is dialog.main
    dialog.main.click()
    assert "1 form came in." in page.type_in._done.text()
    action = actions(hall.workspace)[0]
    assert action_wish(action.code, action.details) == "bring in 1 form from the clipboard"


def test_columns_that_are_not_understood_stand_on_top_and_suggestions_are_one_press(
    opens: Opens, hall: Hall, tmp_path: Path, sent: datetime
) -> None:
    asked = ["Overall, how was it?", "How much did you know before?", "Main thing I learnt", "Tea?"]
    row = ("ada@example.org", "Ada Sample", "Strongly agree", 2, "To listen", "Yes")
    dialog = opens()
    dialog.take(microsoft(tmp_path / "a.xlsx", asked, row))
    assert dialog.parts.unknown.text() == (
        "3 columns with data were not understood: Overall, how was it?, Main thing I learnt, Tea?."
    )
    columns = dialog.parts.columns
    assert dialog.focusWidget() is columns.first_open()
    assert columns.suggest.text() == "Take all 2 suggestions"
    columns.suggest.click()
    assert dialog.parts.unknown.text() == "1 column with data was not understood: Tea?."
    box = columns.first_open()
    assert box is not None and box.accessibleName() == "“Tea?” is on our form"
    dialog.press()
    assert _kept(hall) == [{"satisfaction": 5, "before": 2, "learned": "To listen"}]
    kept = {decision_about(each): decision_words(each) for each in decisions(hall.workspace)}
    assert kept == {
        "“overall, how was it?” in “Your view of the course”": (
            "How satisfied are you with the course?"
        ),
        "“main thing i learnt” in “Your view of the course”": "What have you learned?",
    }


def test_what_was_not_answered_says_at_the_end_that_the_sheet_can_come_again(
    opens: Opens, tmp_path: Path, sent: datetime
) -> None:
    dialog = opens()
    rows = [("ada@example.org", "Ada Sample", 4), ("", "Zoe Elsewhere", 3)]
    dialog.take(microsoft(tmp_path / "a.xlsx", EVALUATION[:1], *rows))
    assert "answer the question" in dialog.parts.rows.rows[0].why
    dialog.press()
    assert [each.reason for each in dialog.parts.finish.rows.rows] == [
        "it is not certain whose form this is: bring the sheet in again and answer the question"
    ]


def test_answers_without_a_name_say_for_what_they_count_and_what_waits(
    opens: Opens, page: EvaluationPage, hall: Hall, tmp_path: Path, sent: datetime
) -> None:
    dialog = opens()
    dialog.take(microsoft(tmp_path / "a.xlsx", EVALUATION[:1], ("anonymous", "", 4)))
    card = dialog.parts.questions.next_open()
    assert card is not None
    card.ways[0].click()
    dialog.press()
    assert "1 came without a name: it counts in the results." in dialog.parts.finish.came.text()
    dialog.main.click()
    note = page.type_in._note.text()
    assert note.startswith("0 of 2 forms are in. 1 came without a name: it counts in the results.")
    assert "go on waiting" in note
    report = evaluation_report(hall.workspace, None, HELD, hall.workspace.today())
    assert "1 of 2, 50.0%; 1 without a name" in [each.answer for each in lines_of(report)]


def test_what_is_like_no_question_is_left_out_in_one_press(
    opens: Opens, hall: Hall, tmp_path: Path, sent: datetime
) -> None:
    row = ("ada@example.org", "Ada Sample", 4, "Yes", "No")
    dialog = opens()
    dialog.take(microsoft(tmp_path / "a.xlsx", [EVALUATION[0], "Tea?", "Biscuits?"], row))
    assert dialog.parts.columns.leave.text() == "Leave out the 2 without a suggestion"
    dialog.parts.columns.leave.click()
    assert not dialog.parts.unknown.isVisible() and not dialog.parts.columns.leave.isVisible()
    dialog.press()
    assert _kept(hall) == [{"satisfaction": 4}]
    assert [decision_words(each) for each in decisions(hall.workspace)] == ["Left out"] * 2


def test_an_answer_says_what_it_changes_and_is_asked_about_before_it_is_forgotten(
    opens: Opens, hall: Hall, alerts: RecordingAlerts, tmp_path: Path, sent: datetime
) -> None:
    row = ("ada@example.org", "Ada Sample", "Good")
    dialog = opens()
    dialog.take(microsoft(tmp_path / "a.xlsx", EVALUATION[:1], row))
    assert dialog.main.text() == "Nothing to bring in" and not dialog.main.isEnabled()
    (card,) = dialog.parts.questions.cards.values()
    card.answered.emit(card.question.id, "4")
    assert "+1 form" in card._effect.text()
    assert dialog.main.text() == "Bring in 1 form"
    alerts.answers.append(False)
    dialog.reject()
    assert dialog.isVisible() and _kept(hall) == []


def test_rows_say_in_words_what_becomes_of_them_those_that_wait_first(
    opens: Opens, tmp_path: Path, sent: datetime
) -> None:
    path = microsoft(
        tmp_path / "a.xlsx",
        EVALUATION[:1],
        ("ada@example.org", "Ada Sample", 4),
        ("zoe@example.org", "Zoe Elsewhere", 5),
    )
    dialog = opens()
    dialog.take(path)
    rows = dialog.parts.rows
    said = [[str(rows.index(at, column).data()) for column in (0, 2)] for at in range(2)]
    assert said == [["Waits for you", "Zoe Elsewhere?"], ["Comes in", "Ada Sample"]]


def test_answers_to_an_anonymous_form_are_not_shown_beside_the_name(
    page: EvaluationPage, hall: Hall, opens: Opens, tmp_path: Path, sent: datetime
) -> None:
    course = next(iter(hall.courses))
    view = courses.course_view(hall.workspace, hall.courses[course])
    details = replace(view.details, anonymous_forms=True)
    courses.change_course(hall.workspace, hall.courses[course], details)
    hall.hold(course, HELD + timedelta(days=1), came=1)
    page.type_in.refresh(page.type_in.context)
    page.type_in._session.setCurrentIndex(0)
    dialog = opens()
    row = ("ada@example.org", "Ada Sample", 4)
    sheets.SENT = sent + timedelta(days=1)
    dialog.take(microsoft(tmp_path / "a.xlsx", EVALUATION[:1], row))
    rows = dialog.parts.rows
    shown = [str(rows.index(0, column).data()) for column in range(rows.columnCount())]
    assert "Ada Sample" in shown and "kept apart" in shown and "4" not in shown


def test_a_sheet_that_cannot_be_read_is_told_and_another_can_be_taken(
    opens: Opens, tmp_path: Path, sent: datetime
) -> None:
    (tmp_path / "a.csv").write_text("Timestamp,Email Address\n", encoding="utf-8")
    dialog = opens()
    dialog.take(tmp_path / "a.csv")
    assert "holds no answers under its headings" in dialog.problem.text()
    row = ("ada@example.org", "Ada Sample", 4)
    dialog.take(microsoft(tmp_path / "b.xlsx", EVALUATION[:1], row))
    assert not dialog.problem.isVisible() and dialog.main.isEnabled()


def test_the_questions_are_copied_word_for_word(
    page: EvaluationPage, shell: RecordingShell
) -> None:
    page.type_in.online.copy.click()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert EVALUATION[0] in copied and "    (1 = not at all, 5 = very)" in copied
    assert "The questions are copied." in shell.sentences[-1]


def test_every_box_and_button_has_a_name_of_its_own(
    opens: Opens, tmp_path: Path, sent: datetime
) -> None:
    row = ("ada@example.org", "Ada Sample", "Good", "a", "b")
    dialog = opens()
    dialog.take(microsoft(tmp_path / "a.xlsx", [EVALUATION[0], "Tea?", "Biscuits?"], row))
    boxes = [each.accessibleName() for each in dialog.parts.columns.boxes.values()]
    assert len(set(boxes)) == len(boxes) and all(boxes)
    buttons = [each for each in dialog.findChildren(QPushButton) if each.isVisible()]
    assert all(each.accessibleName() or each.text() for each in buttons)


def test_in_a_low_and_narrow_window_everything_is_a_tab_and_beside_each_other_in_a_large_one(
    opens: Opens, qtbot: QtBot, tmp_path: Path, sent: datetime
) -> None:
    row = ("ada@example.org", "Ada Sample", "Good")
    dialog = opens()
    dialog.take(microsoft(tmp_path / "a.xlsx", EVALUATION[:1], row))
    split = dialog.parts.split

    def is_laid(*, small: bool) -> bool:
        return (split.is_low, split.beside.is_narrow) == (small, small)

    for size, is_small in (((683, 384), True), ((1300, 720), False)):
        dialog.resize(*size)
        assert doubled_bars(dialog) == []
        qtbot.waitUntil(partial(is_laid, small=is_small))
        assert dialog.width() == size[0]


def test_tab_goes_from_the_columns_to_the_questions_and_to_the_main_button_last(
    opens: Opens, tmp_path: Path, sent: datetime
) -> None:
    rows = (("ada@example.org", "Ada Sample", "Good", "a"), ("", "Adah Sampel", 5, "b"))
    dialog = opens()
    dialog.take(microsoft(tmp_path / "a.xlsx", [EVALUATION[0], "Tea?"], *rows))
    parts = dialog.parts
    places: list[QWidget] = []
    each: QWidget | None = dialog.source.choose
    while each is not None and each not in places:
        places.append(each)
        each = each.nextInFocusChain()
    wanted = [parts.copy, *parts.columns.boxes.values(), *parts.questions.controls, parts.table]
    found = [places.index(widget) for widget in wanted]
    assert found == sorted(found)
    assert places.index(parts.table) < places.index(dialog.main)


def test_one_answer_is_given_to_the_other_words_with_one_press(opens: Opens) -> None:
    dialog = opens()
    rows = "Ada Sample\tzingy\tA\nBo Sample\tmeh-ish\tB\nCy Sample\tplonky\tC\n"
    QGuiApplication.clipboard().setText(f"Name\t{EVALUATION[0]}\t{EVALUATION[4]}\n{rows}")
    QTest.keyClick(dialog, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    questions = dialog.parts.questions
    words = [each for each in questions.cards.values() if each.question.kind is QuestionKind.MARK]
    assert len(words) == 3
    questions.answered.emit(words[0].question.id, "-")
    assert words[0].share.text() == "The same answer for the 2 others"
    words[0].share.click()
    assert [each.question.answer for each in words] == ["-", "-", "-"]
