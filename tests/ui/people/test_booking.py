"""Booking from the page of people, and the page itself where nothing may be written."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.sessions.bookings import book
from sgdesk.services.sessions.sessions import (
    SessionDetails,
    cancel_session,
    plan_session,
    session_lines,
    session_view,
)
from sgdesk.services.training.recording import course_choices
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.people.page import PeoplePage
from sgdesk.ui.people.recording.book_dialog import BookDialog
from sgdesk.ui.people.recording.record_dialog import RecordDialog
from sgdesk.ui.places import Place
from tests.factories import TODAY, dump
from tests.ui.conftest import RecordingShell
from tests.ui.reading import for_reading, on_top, usable

EVERYBODY = ((1, "Ada Example"), (2, "Bob Example"), (3, "Cy Example"), (4, "Dee Example"))

Maker = Callable[..., BookDialog]


@pytest.fixture
def session(workspace: Workspace) -> int:
    """Level 1 in a fortnight, with two places."""
    course = next(each.id for each in course_choices(workspace) if "Level 1" in each.title)
    details = SessionDetails(course, TODAY + timedelta(days=14), capacity=2)
    return plan_session(workspace, details)[0]


@pytest.fixture
def make(qtbot: QtBot, context: Context, session: int) -> Maker:
    holder = QWidget()
    qtbot.addWidget(holder)

    def made(*people: tuple[int, str]) -> BookDialog:
        dialog = BookDialog(context, people, session_lines(context.workspace), holder)
        dialog.show()
        return dialog

    return made


def booked(workspace: Workspace, session: int) -> list[tuple[int, str]]:
    rows = session_view(workspace, session).bookings
    return [(each.person_id, each.state.value) for each in rows]


def test_a_session_says_how_many_places_are_free_and_return_books(
    make: Maker, workspace: Workspace, session: int, shell: RecordingShell, alerts: RecordingAlerts
) -> None:
    dialog = make(*EVERYBODY[:2])
    assert dialog.session.currentText() == "14 April 2026: Safeguarding Level 1 (2 places free)"

    QTest.keyClick(dialog, Qt.Key.Key_Return)

    assert booked(workspace, session) == [(1, "booked"), (2, "booked")]
    assert shell.sentences == ["Booked 2 people"]
    assert alerts.said == []


def test_who_waits_and_who_was_booked_before_are_told_by_name(
    make: Maker, workspace: Workspace, session: int, alerts: RecordingAlerts
) -> None:
    book(workspace, session, [4])

    make(*EVERYBODY).verb.click()

    (said,) = alerts.said
    assert "2 on the waiting list: Bob Example, Cy Example." in said
    assert "Booked before: Dee Example." in said
    assert "Ada" not in said


def test_a_session_that_was_cancelled_meanwhile_is_told_on_the_form(
    make: Maker, workspace: Workspace, session: int, shell: RecordingShell
) -> None:
    dialog = make(*EVERYBODY)
    cancel_session(workspace, session, "Snow")

    dialog.verb.click()

    assert "was cancelled" in on_top(dialog.form)
    assert dialog.isVisible()
    assert shell.changes == []


@pytest.mark.parametrize(("count", "asked"), [(20, 0), (21, 1)])
def test_more_than_twenty_are_asked_about_with_their_names(
    make: Maker,
    workspace: Workspace,
    session: int,
    alerts: RecordingAlerts,
    count: int,
    asked: int,
) -> None:
    people = tuple(
        (add_person(workspace, PersonDetails(f"Person {n}", "Example"))[0], f"Person {n} Example")
        for n in range(count)
    )
    alerts.answers.append(False)

    make(*people).verb.click()

    assert len(alerts.asked) == asked
    assert len(booked(workspace, session)) == (0 if asked else count)
    for question in alerts.asked:
        assert question.names == tuple(name for _, name in people)
        assert question.title.startswith(f"Book {count} people on 14 April 2026")


def test_escape_books_nobody(make: Maker, workspace: Workspace) -> None:
    dialog = make(*EVERYBODY)
    before = dump(workspace, history=True)

    QTest.keyClick(dialog, Qt.Key.Key_Escape)

    assert dump(workspace, history=True) == before


@pytest.fixture
def page(window: MainWindow) -> PeoplePage:
    window.navigate(Place.PEOPLE)
    found = window.page
    assert isinstance(found, PeoplePage)
    found.model.tick([1, 2])
    return found


def test_today_those_who_are_ticked_can_be_recorded_and_booked(page: PeoplePage) -> None:
    buttons = (page.add_button, page.bar.record_button, page.bar.book_button)
    assert all(each.isEnabled() for each in buttons)


def test_in_the_past_nobody_is_added_recorded_or_booked_whatever_key_is_pressed(
    window: MainWindow, page: PeoplePage
) -> None:
    window.go_to_day(TODAY - timedelta(days=1))

    for each in (page.add_button, page.bar.record_button, page.bar.book_button):
        assert not each.isEnabled()
    page.together.record()
    page.together.record_for([1], None)
    page.together.book()
    assert window.findChildren(RecordDialog) == []
    assert window.findChildren(BookDialog) == []
    assert window._banner._label.text().endswith("Nothing can be changed here.")


def test_a_file_open_for_reading_lets_people_be_looked_at_alone(
    qtbot: QtBot, context: Context, workspace: Workspace
) -> None:
    with for_reading(workspace) as reading:
        page = PeoplePage()
        qtbot.addWidget(page)
        page.refresh(Context(reading, context.tasks, context.alerts, context.shell))
        page.show()
        page.model.tick([1, 2])

        assert len(page.model.lines) == 4
        for each in (page.add_button, page.bar.record_button, page.bar.book_button):
            assert not each.isEnabled()
        assert "Add a person" not in " ".join(usable(page))


def test_of_several_sessions_none_is_chosen_before_somebody_does(
    session: int, workspace: Workspace, make: Maker, context: Context
) -> None:
    details = session_view(workspace, session).details
    plan_session(workspace, details)
    dialog = make(*EVERYBODY[:1])
    dialog.verb.click()
    assert dialog.isVisible()
    assert "Choose a session" in dialog.form.summary.accessibleName()
    assert booked(workspace, session) == []
    dialog.session.setCurrentIndex(0)
    dialog.verb.click()
    assert sum(len(booked(workspace, each.id)) for each in session_lines(workspace)) == 1
