"""What is typed and not saved holds the window, and the foot of the window says so."""

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sgdesk.services.file.workspace import open_workspace
from sgdesk.services.organisation.organisation import organisation_view
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.people.person.person_dialogs import AddPersonDialog
from sgdesk.ui.places import Place, Wanted
from sgdesk.ui.setup.organisation import OrganisationSection
from sgdesk.ui.widgets import Note


def foot(window: MainWindow) -> str:
    return window._status.findChildren(Note)[0].text()


def half_typed(window: MainWindow) -> OrganisationSection:
    window.navigate(Place.SETUP, Wanted(action="organisation"))
    (section,) = window.findChildren(OrganisationSection)
    QTest.keyClicks(section._phone, "01432 000000")
    return section


def phone(window: MainWindow) -> str:
    context = window.context
    assert context is not None
    return organisation_view(context.workspace).details.contact_phone


def test_the_foot_says_that_every_change_is_saved_only_while_it_is(window: MainWindow) -> None:
    assert "every change is saved" in foot(window)
    section = half_typed(window)
    assert "not saved yet: organisation" in foot(window)
    assert "every change is saved" not in foot(window)
    section._phone.setText("")
    assert "every change is saved" in foot(window)
    QTest.keyClicks(section._phone, "1")
    section.save()
    assert "every change is saved" in foot(window)


def test_another_page_is_opened_once_it_is_saved(
    window: MainWindow, alerts: RecordingAlerts
) -> None:
    half_typed(window)
    alerts.ways.append(0)
    window.navigate(Place.PEOPLE)
    assert window._stack.place is Place.PEOPLE
    assert window._navigation._buttons[Place.PEOPLE].isChecked()
    assert phone(window) == "01432 000000"
    assert "every change is saved" in foot(window)


def test_going_back_keeps_page_and_words(window: MainWindow, alerts: RecordingAlerts) -> None:
    section = half_typed(window)
    window.navigate(Place.PEOPLE)
    assert window._stack.place is Place.SETUP
    assert section._phone.text() == "01432 000000"
    assert alerts.choices[-1].ways == ("Save and go on", "Drop it")
    assert alerts.choices[-1].stay == "Go back"


def test_quitting_saves_first_and_then_closes(
    qtbot: QtBot, window: MainWindow, alerts: RecordingAlerts
) -> None:
    half_typed(window)
    window.close()
    assert window.isVisible()
    path = window.desk.path
    assert path is not None
    alerts.ways.append(0)
    window.actions_.quit.trigger()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert len(alerts.choices) == 2
    again = open_workspace(path, writable=True)
    assert organisation_view(again).details.contact_phone == "01432 000000"
    again.close()


def test_closing_the_file_drops_only_what_is_to_be_dropped(
    window: MainWindow, alerts: RecordingAlerts
) -> None:
    half_typed(window)
    closed: list[int] = []
    window.desk._with_file_closed(lambda: closed.append(1), back_up=False)
    assert not closed
    alerts.ways.append(1)
    window.desk._with_file_closed(lambda: closed.append(1), back_up=False)
    assert closed == [1]


def test_a_dialog_with_typed_words_holds_the_window_too(
    window: MainWindow, alerts: RecordingAlerts
) -> None:
    window.navigate(Place.PEOPLE, Wanted(action="add"))
    (dialog,) = window.findChildren(AddPersonDialog)
    QTest.keyClicks(dialog.name, "Fay")
    window.close()
    assert window.context is not None
    assert dialog.isVisible()
    assert alerts.choices[-1].ways[-1] == "Drop it"
    dialog.drop()
