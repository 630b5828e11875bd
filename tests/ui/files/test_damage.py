"""Damage in the middle of work: one page for it, nothing written any more, the way back open."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from sgdesk.services.file.safety.backing_up import back_up_and_thin
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.training.standing import everyone
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.files.rescue import RescuePage
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.frame.safety.notices import About
from sgdesk.ui.places import Place, Wanted


@pytest.fixture
def spoilt(window: MainWindow, workspace: Workspace) -> Workspace:
    """The open file after something outside wrote over all but its first page."""
    back_up_and_thin(workspace)
    whole = workspace.path.read_bytes()
    with workspace.path.open("r+b") as stream:
        stream.seek(4096)
        stream.write(b"\x55" * (len(whole) - 4096))
    workspace.file.engine.dispose()
    return workspace


def save_somebody(window: MainWindow) -> None:
    context = window.context
    assert context is not None
    context.perform(lambda: add_person(context.workspace, PersonDetails("Ann", "Other")))


def page_of(window: MainWindow) -> RescuePage:
    shown = window._body.currentWidget()
    assert isinstance(shown, RescuePage)
    return shown


def words(page: RescuePage) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel) if not each.isHidden())


def let_go(window: MainWindow) -> None:
    window.desk.close(lambda: None, back_up=False)


@pytest.mark.parametrize("way", ["save", "undo", "look"])
def test_wherever_it_is_found_there_is_one_page_for_it(
    window: MainWindow, spoilt: Workspace, alerts: RecordingAlerts, way: str
) -> None:
    if way == "save":
        save_somebody(window)
    elif way == "undo":
        window.actions_.undo.trigger()
    else:
        window.refresh_all()
    said = words(page_of(window))
    assert f"{spoilt.path.name} is damaged" in said
    assert "Something outside the program changed it" in said
    assert "There is 1 backup of it on this computer" in said
    assert "sgdesk restore" not in said
    assert not alerts.said
    let_go(window)


def test_from_then_on_nothing_is_written_and_the_line_below_says_so(
    window: MainWindow, spoilt: Workspace
) -> None:
    save_somebody(window)
    assert window.context is not None
    assert not window.context.may_write
    assert not window.actions_.add_person.isEnabled()
    assert "▲ nothing can be saved now" in window._status._text.text()
    assert "is damaged" in window._notices.said(About.DAMAGE)
    let_go(window)


def test_it_can_be_looked_at_and_the_page_comes_back_when_asked_for(
    window: MainWindow, spoilt: Workspace
) -> None:
    save_somebody(window)
    page_of(window).leave.click()
    assert not isinstance(window._body.currentWidget(), RescuePage)
    window.navigate(Place.PEOPLE)
    assert not isinstance(window._body.currentWidget(), RescuePage)
    assert window._bar.text() == "That cannot be read, because the file is damaged."
    more = window._notices.findChildren(QPushButton)
    next(each for each in more if each.text() == "What can be done …").click()
    page_of(window)
    let_go(window)


def test_the_backup_is_one_press_away_and_the_work_goes_on(
    window: MainWindow, spoilt: Workspace, alerts: RecordingAlerts
) -> None:
    save_somebody(window)
    alerts.ways.append(0)
    page_of(window).restore.click()
    context = window.context
    assert context is not None
    assert context.may_write
    assert len(everyone(context.workspace)) == 4
    save_somebody(window)
    assert len(everyone(context.workspace)) == 5
    assert window._notices.said(About.DAMAGE) == ""
    assert "every change is saved" in window._status._text.text()
    let_go(window)


def test_damage_in_a_backup_is_not_damage_of_the_open_file(
    window: MainWindow, workspace: Workspace, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    made = back_up_and_thin(workspace)
    whole = made.path.read_bytes()
    made.path.write_bytes(whole[:4096] + b"\x55" * (len(whole) - 4096))
    window.desk.restore(made.path, workspace.path)
    assert "damaged" in alerts.said[0]
    assert window.context is not None and window.context.may_write
    assert window._notices.said(About.DAMAGE) == ""


def test_what_can_be_read_is_saved_in_a_new_file_and_opened(
    window: MainWindow, workspace: Workspace, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    spoil_one_page(workspace)
    window.refresh_all()
    before = workspace.path.read_bytes()
    target = tmp_path / "saved"
    alerts.files.append(target)
    save = page_of(window).salvage
    assert save.isVisible()
    save.click()
    assert window.desk.path == tmp_path / "saved.sgdesk"
    said = window._notices.said(About.RESTORED)
    assert "people could be read." in said
    assert "The damaged one was left as it is" in said
    assert workspace.path.read_bytes() == before
    assert window.context is not None and window.context.may_write
    let_go(window)


def spoil_one_page(workspace: Workspace) -> None:
    """Something outside wrote over the page with the posts of people."""
    with workspace.file.reading() as connection:
        query = "SELECT rootpage FROM sqlite_master WHERE type = 'table' AND name = 'post'"
        page = connection.exec_driver_sql(query).scalar_one()
    with workspace.path.open("r+b") as stream:
        stream.seek((page - 1) * 4096)
        stream.write(b"\x55" * 4096)
    workspace.file.engine.dispose()


def check_the_file(window: MainWindow) -> None:
    window.navigate(Place.SETUP, Wanted(action="safety"))
    assert window.page is not None
    section = window.page
    next(
        each
        for each in section.findChildren(QPushButton)
        if each.text().replace("&", "") == "Check the file"
    ).click()


def flip_a_letter(workspace: Workspace) -> None:
    """One that SQLite does not notice: in a name."""
    whole = workspace.path.read_bytes()
    place = whole.rindex(b"safeguarding") + 3
    with workspace.path.open("r+b") as stream:
        stream.seek(place)
        stream.write(bytes([whole[place] ^ 1]))


@pytest.mark.parametrize("way", ["check", "back up"])
def test_damage_that_checking_or_backing_up_finds_stops_all_writing(
    window: MainWindow, workspace: Workspace, alerts: RecordingAlerts, way: str
) -> None:
    back_up_and_thin(workspace)
    flip_a_letter(workspace)
    if way == "check":
        check_the_file(window)
    else:
        window.desk.back_up_now(lambda _: None)
    said = words(page_of(window))
    assert f"{workspace.path.name} is damaged" in said
    assert "a part of it has changed since it was written" in said
    assert "There is 1 backup of it on this computer" in said
    assert window.context is not None
    assert not window.context.may_write
    assert "▲ nothing can be saved now" in window._status._text.text()
    assert "is damaged" in window._notices.said(About.DAMAGE)
    assert not alerts.said
    let_go(window)
