"""How certificates come: chosen from the page of people, dropped on it or on one person."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.imports.dialog import ImportDialog
from sgdesk.ui.people.page import PeoplePage
from sgdesk.ui.people.received.dialog import ReceivedDialog
from sgdesk.ui.people.received.states import Standing
from sgdesk.ui.places import Place, Wanted
from tests.services.imports.received.making import certificate, write_pdf
from tests.ui.dropping import drop
from tests.ui.people.conftest import open_dialog


def closed(dialogs: Sequence[QWidget]) -> None:
    for each in dialogs:
        each.close()


def test_dropped_certificates_are_looked_at(page: PeoplePage, tmp_path: Path) -> None:
    assert drop(page, write_pdf(tmp_path / "a.pdf", certificate("Ada Example")))
    dialog = open_dialog(ReceivedDialog)
    assert isinstance(dialog, ReceivedDialog)
    assert dialog.parts.fields.person.currentText() == "Ada Example"
    dialog.close()


def test_nothing_on_the_page_takes_files_for_itself(page: PeoplePage) -> None:
    page.open_person(1)
    for part in (page.table, page.panel):
        inside = [each for each in part.findChildren(QWidget) if each.acceptDrops()]
        assert inside == []
    assert not page.table.acceptDrops()


def test_on_one_person_they_are_that_persons(page: PeoplePage, tmp_path: Path) -> None:
    page.open_person(2)
    assert drop(page.panel, write_pdf(tmp_path / "a.pdf", certificate("Ada Example")))
    dialog = open_dialog(ReceivedDialog)
    assert isinstance(dialog, ReceivedDialog)
    assert dialog.windowTitle() == "Certificates of Bob Example"
    assert [each.standing for each in dialog.parts.files.entries] == [Standing.ASKS]
    assert dialog.parts.fields.person.currentText() == ""
    dialog.close()


def test_a_sheet_opens_the_import_with_it(
    page: PeoplePage, people_window: MainWindow, tmp_path: Path
) -> None:
    sheet = tmp_path / "people.csv"
    sheet.write_text("given_name,family_name\nNew,Example\n", encoding="utf-8")
    assert drop(page, sheet)
    dialog = open_dialog(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    assert dialog.parts.source.file.text() == "people.csv"
    dialog.close()


def test_nothing_is_taken_where_nothing_may_be_written(page: PeoplePage, tmp_path: Path) -> None:
    page.context.is_held = True
    assert not drop(page, write_pdf(tmp_path / "a.pdf", certificate()))
    page.context.is_held = False


def test_a_link_or_a_file_that_is_gone_is_not_taken(page: PeoplePage, tmp_path: Path) -> None:
    assert not drop(page, tmp_path / "gone.pdf")


def test_files_and_a_folder_can_be_chosen(
    page: PeoplePage, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    chosen = tmp_path / "certificates"
    chosen.mkdir()
    path = write_pdf(chosen / "a.pdf", certificate("Ada Example"))
    files, folder = page.arriving.button.menu().actions()
    for action in (files, folder):
        alerts.several.append((path,))
        alerts.files.append(chosen)
        action.trigger()
        dialog = open_dialog(ReceivedDialog)
        assert isinstance(dialog, ReceivedDialog)
        assert len(dialog.parts.files.entries) == 1
        dialog.close()
        QApplication.processEvents()
        alerts.files.clear()


def test_the_menu_leads_here_too(
    people_window: MainWindow, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    alerts.several.append((write_pdf(tmp_path / "a.pdf", certificate()),))
    people_window.navigate(Place.TODAY)
    people_window.actions_.certificates.trigger()
    open_dialog(ReceivedDialog).close()
    people_window.navigate(Place.PEOPLE, Wanted())
    alerts.several.append(())
    people_window.actions_.certificates.trigger()
