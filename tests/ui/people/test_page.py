"""The page as a whole: read only in the past, names for a screen reader, mail, print, booking."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QAccessible, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

from sgdesk.domain.people.person import Person
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.sessions.sessions import (
    SessionDetails,
    plan_session,
    session_lines,
    session_view,
)
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.people.mail import MailDialog, mail_link, recipients
from sgdesk.ui.people.page import PeoplePage
from sgdesk.ui.people.recording.book_dialog import BookDialog
from sgdesk.ui.people.recording.record_dialog import RecordDialog
from sgdesk.ui.places import Place
from tests.factories import TODAY
from tests.ui.papers import close_shown, save_shown, shown_papers
from tests.ui.people.conftest import course, open_dialog


class Outside(QObject):
    """What takes links in place of the system's e-mail program."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.links.append(url.toString())


@pytest.fixture
def outside() -> Iterator[Outside]:
    made = Outside()
    QDesktopServices.setUrlHandler("mailto", made, "take")  # type: ignore[arg-type]
    yield made
    QDesktopServices.unsetUrlHandler("mailto")


def focusable(widget: QWidget) -> list[QWidget]:
    return [
        each
        for each in widget.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisibleTo(widget)
    ]


def unnamed(widget: QWidget) -> list[str]:
    nameless = []
    for each in focusable(widget):
        said = QAccessible.queryAccessibleInterface(each)
        if said is not None and not said.text(QAccessible.Text.Name):
            nameless.append(f"{type(each).__name__} {each.objectName()}")
    return nameless


def test_whatever_takes_the_focus_has_a_name(page: PeoplePage) -> None:
    page.open_person(1)
    assert len(focusable(page)) > 15
    assert unnamed(page) == []


def test_dialogs_have_names_for_all_their_boxes(page: PeoplePage) -> None:
    page.together.record_for([1], None)
    dialog = open_dialog(RecordDialog)
    assert isinstance(dialog, RecordDialog)
    dialog.unfold.click()
    assert unnamed(dialog) == []


def test_in_the_past_nothing_can_be_changed(people_window: MainWindow, page: PeoplePage) -> None:
    page.open_person(1)
    page.table.show_person(1)
    people_window.go_to_day(TODAY - timedelta(days=200))
    page.table.show_person(1)
    writing = (
        page.add_button,
        page.import_button,
        page.bar.record_button,
        page.bar.book_button,
        page.panel.record_button,
        page.panel.edit_button,
        page.panel.leave_button,
    )
    assert not any(each.isEnabled() for each in writing)
    menus = [
        each
        for each in page.panel.findChildren(QAbstractButton)
        if each.accessibleName().startswith("What can be done") and each.isVisible()
    ]
    assert menus == []
    assert page.bar.mail_button.isEnabled()
    page.together.record_for([1], None)
    page.together.add()
    assert not [each for each in page.findChildren(RecordDialog) if each.isVisible()]


def test_an_empty_file_offers_the_one_thing_to_do(
    people_window: MainWindow, empty_workspace: Workspace
) -> None:
    people_window.desk.take(empty_workspace)
    people_window.navigate(Place.PEOPLE)
    page = people_window.page
    assert isinstance(page, PeoplePage)
    shown = [each.text() for each in page.findChildren(QAbstractButton) if each.isVisible()]
    assert "Import a sheet" in shown
    assert not page.table.isVisible()
    assert not page.filters.isVisible()


def test_mail_goes_to_everybody_as_a_blind_copy_and_names_who_has_no_address(
    page: PeoplePage, outside: Outside
) -> None:
    page.model.tick([1, 2, 3, 8])
    page.bar.mail_button.click()
    dialog = open_dialog(MailDialog)
    assert isinstance(dialog, MailDialog)
    assert dialog.accessibleName() == "Write to 4 people"
    assert "2 addresses" in dialog.said.text()
    assert "No address is known for Hal Example." in dialog.said.text()
    dialog.verb.click()
    assert outside.links == ["mailto:?bcc=ada@example.org,family@example.org"]
    assert "was asked to open" in dialog.done_band.text()
    dialog.copy.click()
    assert dialog.isVisible()
    assert dialog.done_band.text().startswith("Copied.")


def test_where_no_mail_program_answers_the_addresses_are_offered(page: PeoplePage) -> None:
    """Where these tests run there is none."""
    dialog = MailDialog(
        recipients([Person(1, None, "", "Ada", "Example", "ada@example.org")]), page
    )
    dialog.open()
    dialog.verb.click()
    assert dialog.done_band.isVisible()
    assert dialog.done_band.text().startswith("No e-mail program answers on this computer.")
    assert "Copy the addresses" in dialog.done_band.text()


def test_mail_leaves_out_who_is_under_18_or_wants_none_and_says_so(page: PeoplePage) -> None:
    found = recipients(
        [
            Person(1, None, "", "Ada", "Example", "ada@example.org"),
            Person(2, None, "", "Kim", "Young", "kim@example.org", under_18=True),
            Person(3, None, "", "Noel", "Mail", "noel@example.org", may_email=False),
        ]
    )
    assert found.addresses == ("ada@example.org",)
    assert found.left_out == ("Kim Young", "Noel Mail")
    said = MailDialog(found, page).said.text()
    assert "Left out, as under 18 or not wanting e-mail, 2 people: Kim Young, Noel Mail." in said
    assert "No address is known" not in said


def test_mail_never_goes_to_what_is_no_address_and_says_so(page: PeoplePage) -> None:
    found = recipients(
        [
            Person(1, None, "", "Ada", "Example", "ada@example.org"),
            Person(2, None, "", "Bo", "Example", "bo at example.org"),
        ]
    )
    assert (found.addresses, found.wrong) == (("ada@example.org",), ("Bo Example",))
    said = MailDialog(found, page).said.text()
    assert "What is typed in as the address of Bo Example cannot be one" in said


def test_where_nobody_has_an_address_there_is_nothing_to_press_but_close(page: PeoplePage) -> None:
    dialog = MailDialog(recipients([Person(1, None, "", "Ada", "Example")]), page)
    dialog.open()
    assert "No address is known for Ada Example." in dialog.said.text()
    seen = [each.text() for each in dialog.findChildren(QPushButton) if each.isVisible()]
    assert seen == ["Close"]


def test_more_addresses_than_a_link_takes_are_copied(page: PeoplePage) -> None:
    people = [
        Person(n, None, "", "Person", f"{n}", f"somebody.with.a.long.name.{n}@example.org")
        for n in range(90)
    ]
    found = recipients(people)
    assert not found.fits_link
    dialog = MailDialog(found, page)
    dialog.open()
    assert not dialog.verb.isEnabled()
    dialog.copy.click()
    assert QGuiApplication.clipboard().text().count("; ") == 89


def test_addresses_are_written_so_that_a_link_keeps_them() -> None:
    assert mail_link(["a&b+c@example.org"]) == "mailto:?bcc=a%26b%2Bc@example.org"


def test_training_is_saved_to_print_for_everybody_ticked(
    page: PeoplePage, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    page.model.tick([1, 3])
    page.print_page()
    (dialog,) = shown_papers()
    assert dialog.pages.pages == 2
    save_shown(alerts, tmp_path / "out")
    made = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert made == [
        f"training-record-st-examples-ada-example-{TODAY}.pdf",
        f"training-record-st-examples-łukasz-żółć-{TODAY}.pdf",
    ]


def test_one_person_is_printed_as_one_document(
    page: PeoplePage, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    page.open_person(1)
    page.panel.print_button.click()
    path = save_shown(alerts, tmp_path / "ada.pdf")
    assert "Ada Example" in pypdf.PdfReader(path).pages[0].extract_text()


def test_giving_up_leaves_no_paper(page: PeoplePage, alerts: RecordingAlerts) -> None:
    page.table.show_person(1)
    alerts.files.append(None)
    page.bar.print_button.click()
    (dialog,) = shown_papers()
    dialog.save_button.click()
    assert dialog.saved.isHidden()
    assert close_shown() == "Training record: Ada Example"


def test_people_are_booked_on_a_planned_session_and_told_who_waits(
    page: PeoplePage, people_workspace: Workspace, alerts: RecordingAlerts
) -> None:
    details = SessionDetails(
        course(people_workspace, "level1"), TODAY + timedelta(days=20), capacity=1
    )
    number, _ = plan_session(people_workspace, details)
    page.model.tick([1, 8])
    page.bar.book_button.click()
    dialog = open_dialog(BookDialog)
    assert isinstance(dialog, BookDialog)
    assert "1 place free" in dialog.session.currentText()
    dialog.verb.click()
    assert len(session_view(people_workspace, number).bookings) == 2
    assert session_lines(people_workspace)[0].booked == 1
    assert alerts.said == ["Booked, and to know: On the waiting list: Hal Example."]


def test_without_a_planned_session_the_way_there_is_offered(
    people_window: MainWindow, page: PeoplePage, alerts: RecordingAlerts
) -> None:
    page.model.tick([1])
    alerts.answers.append(True)
    page.bar.book_button.click()
    assert alerts.asked[0].do_it == "Go to Sessions"
    assert people_window.page is not page


def test_the_headline_says_who_is_in_no_figure(page: PeoplePage) -> None:
    assert page._sub.text() == (
        "7 people, 4 need training now. "
        "1 is in no figure yet: no role, or one that calls for nothing."
    )
