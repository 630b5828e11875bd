"""Workers from outside, from the page of people."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication

from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.outside import outside_workers
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.people.outside.dialogs import EndOutsideDialog, OutsideDialog
from sgdesk.ui.people.outside.list_dialog import OutsideWorkersDialog
from sgdesk.ui.people.page import PeoplePage
from sgdesk.ui.places import OUTSIDE, Place, Wanted
from tests.factories import TODAY
from tests.ui.people.conftest import open_dialog


def listed() -> OutsideWorkersDialog:
    found = open_dialog(OutsideWorkersDialog)
    assert isinstance(found, OutsideWorkersDialog)
    return found


def cells(found: OutsideWorkersDialog, row: int = 0) -> list[str]:
    return [str(found.model.index(row, column).data()) for column in range(5)]


def one(kind: type[OutsideDialog]) -> OutsideDialog:
    found = open_dialog(kind)
    assert isinstance(found, OutsideDialog)
    return found


def test_a_worker_is_added_changed_and_ended(page: PeoplePage, people_workspace: Workspace) -> None:
    page.outside_button.click()
    found = listed()
    assert found.none.isVisible()
    assert not found.change.isEnabled()
    found.verb.click()
    made = one(OutsideDialog)
    made.confirmed.setText("Level 2")
    made.verb.click()
    said = made.form.summary.accessibleName()
    assert "Enter a name" in said
    assert "Say on which day it was confirmed" in said
    made.name.setText("Kim Coach")
    made.employer.setText("Example Coaching")
    made.day.set_value(TODAY - timedelta(days=9))
    made.review.set_value(TODAY)
    made.verb.click()
    assert cells(found) == [
        "Kim Coach",
        "▲ since 31 Mar 2026",
        "Level 2, 22 Mar 2026",
        "Example Coaching",
        "",
    ]
    found.change.click()
    made = one(OutsideDialog)
    assert made.accessibleName() == "What is kept of Kim Coach"
    made.work.setText("coaching")
    made.review.set_value(TODAY + timedelta(days=365))
    made.verb.click()
    assert cells(found)[4] == "coaching"
    assert cells(found)[1] == "31 Mar 2027"
    found.end.click()
    ending = open_dialog(EndOutsideDialog)
    assert isinstance(ending, EndOutsideDialog)
    ending.day.set_value(TODAY - timedelta(days=1))
    ending.verb.click()
    assert found.none.isVisible()
    assert outside_workers(people_workspace) == ()
    found.reject()


def test_those_whose_employer_is_to_be_asked_stand_first(
    people_window: MainWindow, page: PeoplePage
) -> None:
    people_window.navigate(Place.PEOPLE, Wanted(action=OUTSIDE))
    found = listed()
    for name, days in (("Ann", 1), ("Zoe", None)):
        found.verb.click()
        made = one(OutsideDialog)
        made.name.setText(name)
        made.day.set_value(TODAY if days else None)
        made.verb.click()
    assert [row.name for row in found.model.rows] == ["Zoe", "Ann"]
    assert cells(found)[1:3] == ["no day set", "▲ nothing yet"]
    found.reject()
    assert QApplication.activeModalWidget() is None


def test_everything_held_about_a_worker_is_saved(
    page: PeoplePage, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    page.outside_button.click()
    found = listed()
    assert not found.held.isEnabled()
    found.verb.click()
    made = one(OutsideDialog)
    made.name.setText("Kim Coach")
    made.verb.click()
    alerts.files.extend([None, tmp_path / "held"])
    found.held.click()
    found.held.click()
    assert [path.name for path in (tmp_path / "held").iterdir()] == [
        f"everything-held-st-examples-kim-coach-{TODAY}.json"
    ]
    assert [path.name for path in found.saved_band.files] == [
        f"everything-held-st-examples-kim-coach-{TODAY}.json"
    ]
    found.reject()
