"""The page in a window of its own, over an organisation in which every state turns up."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from sgdesk.domain.people.kinds import PersonKind
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.absence import leave
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.people.posts import add_post
from sgdesk.services.people.roles import add_role
from sgdesk.services.training.recording import TrainingDetails, course_choices, record_training
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.people.page import PeoplePage
from sgdesk.ui.places import Place
from tests.factories import TODAY, clock_at, make_workspace
from tests.kept import made_once

LONG_AGO = TODAY - timedelta(days=2000)
LONG_NAME = "Maximiliana-Alexandrina Featherstonehaugh Cholmondeley-Sample"


@pytest.fixture
def people_workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Eight people: ids in the order of the names below."""
    (tmp_path / "people").mkdir()
    path = tmp_path / "people" / "generic.sgdesk"
    made = made_once(path, ("eight",), clock_at(), _eight_people)
    yield made
    made.close()


def _eight_people(path: Path) -> Workspace:
    made = make_workspace(path.parent)
    helper, _ = add_role(made, "Helper", "1", ["induction", "level1"])
    leader, _ = add_role(made, "Leader", "2", ["induction", "level2"])
    staff, trustee = PersonKind.STAFF, PersonKind.TRUSTEE
    ada = person(made, "Ada", "Example", helper, email="ada@example.org")
    bob = person(made, "Bob", "Example", leader, kind=staff, email="family@example.org")
    cy = person(made, "Łukasz", "Żółć", helper, kind=trustee, email="FAMILY@example.org")
    dee = person(made, "Dee", "Example")
    eli = person(made, "Eli", "Example", helper)
    fay = person(made, "محمد", "العربي", leader, start_days=10)
    gus = person(made, LONG_NAME, "Example", leader)
    person(made, "Hal", "Example", helper)
    add_post(made, gus, helper, LONG_AGO)
    leave(made, eli, TODAY - timedelta(days=30))
    induction, level1 = course(made, "induction"), course(made, "level1")
    record(made, [ada, cy, bob], induction, 30)
    record(made, [ada], level1, 30)
    record(made, [cy], level1, 1900)
    assert (dee, fay) == (4, 6)
    return made


def person(
    workspace: Workspace,
    given: str,
    family: str,
    role: int | None = None,
    *,
    kind: PersonKind = PersonKind.VOLUNTEER,
    email: str | None = None,
    start_days: int = 2000,
) -> int:
    details = PersonDetails(given, family, kind=kind, email=email)
    return add_person(workspace, details, role, TODAY - timedelta(days=start_days))[0]


def course(workspace: Workspace, key: str) -> int:
    """The pack's course that meets a requirement."""
    words = {"induction": "induction", "level1": "Level 1", "level2": "Level 2"}[key]
    return next(
        each.id
        for each in course_choices(workspace)
        if any(words in title for title in each.requirements)
    )


def record(workspace: Workspace, ids: list[int], course_id: int, days_ago: int) -> None:
    day = TODAY - timedelta(days=days_ago)
    record_training(workspace, ids, TrainingDetails(course_id, day))


@pytest.fixture
def people_window(
    make_window: Callable[[], MainWindow], people_workspace: Workspace, qtbot: QtBot
) -> MainWindow:
    window = make_window()
    window.resize(1366, 768)
    window.desk.take(people_workspace)
    window.navigate(Place.PEOPLE)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def page(people_window: MainWindow) -> PeoplePage:
    found = people_window.page
    assert isinstance(found, PeoplePage)
    return found


def names(page: PeoplePage) -> list[str]:
    """Who is shown, from the top."""
    return [line.name for line in page.model.lines]


def given_names(page: PeoplePage) -> list[str]:
    return [name.split()[0] for name in names(page)]


def open_dialog(kind: type[QDialog]) -> QDialog:
    """The one dialog of a kind that is open."""
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, kind)]
    shown = [each for each in found if each.isVisible()]
    assert len(shown) == 1
    return shown[0]


def has_focus(widget: QWidget) -> bool:
    """Whether the keyboard would go to a widget while its window is the one in front."""
    return widget.window().focusWidget() is widget
