"""The forms of one session alone, and two sittings of one day told apart."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sgdesk.domain.dates import short_date
from sgdesk.domain.forms.form import FormKind
from sgdesk.services.sessions.attendance import Mark, mark_attendance
from sgdesk.services.sessions.bookings import book
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.forms.page import EvaluationPage
from sgdesk.ui.places import Wanted
from sgdesk.ui.tasks import InlineTasks
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall
from tests.ui.conftest import RecordingShell

DAY = TODAY - timedelta(days=5)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """Two sittings of one evening, each with two people."""
    made = make_hall(tmp_path, "scsp", TODAY)
    course = next(iter(made.courses))
    for starts, ends, people in (
        ("18:00", "19:00", made.people[:2]),
        ("19:30", "20:30", made.people[2:]),
    ):
        number = made.plan(course, DAY, starts_at=starts, ends_at=ends)
        book(made.workspace, number, people)
        mark_attendance(made.workspace, number, [Mark(each, attended=True) for each in people])
    yield made
    made.workspace.close()


@pytest.fixture
def page(
    qtbot: QtBot, hall: Hall, alerts: RecordingAlerts, shell: RecordingShell
) -> EvaluationPage:
    made = EvaluationPage()
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    made.refresh(Context(hall.workspace, InlineTasks(alerts.refuse), alerts, shell))
    return made


def test_the_way_from_a_session_shows_its_forms_and_no_others(page: EvaluationPage) -> None:
    page._tabs.setCurrentWidget(page.results)
    page.refresh(page.context, Wanted(session=2))
    assert page._tabs.currentWidget() is page.to_do
    assert {line.session_id for line in page.to_do._model.rows} == {2}
    assert page.to_do._filter.session.currentText().startswith(f"{short_date(DAY)}, 19:30")
    pile = page.type_in._pile()
    assert pile is not None
    assert pile.session_id == 2
    page.to_do._filter.show_all()
    assert {line.session_id for line in page.to_do._model.rows} == {1, 2}


def test_a_session_whose_forms_are_all_in_is_shown_where_they_were_typed(
    page: EvaluationPage, hall: Hall
) -> None:
    for kind in FormKind:
        lines = tuple(each for each in hall.forms(1, kind) if each.opens <= TODAY)
        hall.hand_in(lines, TODAY)
    hall.go_to(TODAY + timedelta(days=400))  # the others are asked for no more, or are in
    for kind in FormKind:
        lines = tuple(each for each in hall.forms(1, kind) if each.received_on is None)
        hall.hand_in(lines, TODAY + timedelta(days=400))
    page.refresh(page.context, Wanted(session=1))
    assert page._tabs.currentWidget() is page.type_in
    pile = page.type_in._pile()
    assert pile is not None
    assert pile.session_id == 1


def test_two_sittings_of_one_day_say_their_hour_in_the_queue(page: EvaluationPage) -> None:
    titles = [each.title for each in page.to_do._model.columns]
    column = titles.index("Held")
    said = {
        (line.session_id, page.to_do._model.index(row, column).data()[-5:])
        for row, line in enumerate(page.to_do._model.rows)
    }
    assert said == {(1, "18:00"), (2, "19:30")}


def test_a_figure_that_the_form_does_not_take_gets_a_word(page: EvaluationPage) -> None:
    tab = page.type_in
    page._tabs.setCurrentWidget(tab)
    tab._grid.start()
    question = tab._model.headerData(1, Qt.Orientation.Horizontal)
    low, high = (each[2:] for each in str(question).splitlines()[1:])
    QTest.keyClicks(tab._grid, "7")
    assert tab._grid.currentIndex().column() == 1
    assert tab._note.text() == (
        f"▲ “7” is no answer here: 1 to 5, where 1 is “{low}” and 5 is “{high}”."
    )
    QTest.keyClicks(tab._grid, "4")
    assert "no answer" not in tab._note.text()
    assert tab._model.begun == 1
