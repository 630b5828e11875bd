"""A new user's tracker becomes a standing list in ten clicks at most."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from scripts.walks.tracker import tracker
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import QuestionKind
from sgdesk.services.people.role_templates import role_templates, suggested_group
from sgdesk.services.people.roles import add_role
from sgdesk.services.training.standing import everyone
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.imports.dialog import ImportDialog
from sgdesk.ui.people.page import PeoplePage
from sgdesk.ui.places import Place, Wanted
from sgdesk.ui.setup.page import SetupPage
from sgdesk.ui.tasks import InlineTasks
from tests.factories import make_workspace
from tests.ui.conftest import RecordingShell
from tests.ui.imports.conftest import write_sheet

TRACKER = (
    "Our training 2025",
    "Name,Role,Level 1,Level 2",
    "Ada Example,Leader,12/03/2025,13/03/2025",
    "Bob Example,Tea maker,12/03/2025,fab 14/03/2025",
    "Cy Invented,Door steward,wobbly 12/03/2025,",
)
CHOOSING_A_FILE = 2
"""The file and "Open" in the system's own dialog."""


@pytest.fixture
def nobody(tmp_path: Path) -> Iterator[Workspace]:
    """An organisation that has its roles from the first start, and nobody in them yet."""
    made = make_workspace(tmp_path, "hscp")
    add_role(made, "Leader", "2")
    yield made
    made.close()


def add_roles_of(workspace: Workspace, template: str) -> None:
    """The roles that the first start puts there for such an organisation."""
    with workspace.file.reading() as connection:
        pack = workspace.pack(connection)
    for each in (
        role for found in role_templates() if found.key == template for role in found.roles
    ):
        group = suggested_group(pack, each.level)
        add_role(workspace, each.name, group.key if group else None)


class Hand:
    """Presses what is there, and counts."""

    def __init__(self) -> None:
        self.clicks = 0

    def press(self, button: QAbstractButton) -> None:
        assert button.isVisible()
        assert button.isEnabled()
        button.click()
        self.clicks += 1

    def answer(self, dialog: ImportDialog) -> None:
        dialog.parts.beside.show_questions()
        offers = dialog.parts.questions.offers(QuestionKind.ROLE)
        card = dialog.parts.questions.next_open()
        assert card is not None
        if offers is not None and not offers.take.isHidden():
            self.press(offers.take)
        elif card.course is not None:
            self.press(card.course.begin)
            self.press(card.course.take)
        else:
            self.press(card.ways[0])


@pytest.mark.parametrize(
    ("begun_with", "write", "people"),
    [("", lambda path: write_sheet(path, *TRACKER), 3), ("mosque", tracker, 25)],
    ids=["three people", "25 people, eight roles of other names, a course that nobody knows"],
)
def test_a_new_users_tracker_is_a_standing_list_in_ten_clicks(
    qtbot: QtBot,
    nobody: Workspace,
    alerts: RecordingAlerts,
    shell: RecordingShell,
    tmp_path: Path,
    begun_with: str,
    write: Callable[[Path], Path],
    people: int,
) -> None:
    add_roles_of(nobody, begun_with)
    context = Context(nobody, InlineTasks(alerts.refuse), alerts, shell)
    page, setup = PeoplePage(), SetupPage()
    hand = Hand()
    for each in (page, setup):
        qtbot.addWidget(each)
        each.show()
    page.refresh(context)
    hand.press(page.import_button)
    assert shell.visits.pop() == (Place.SETUP, Wanted(action="import"))
    setup.refresh(context, Wanted(action="import"))
    dialog = setup.findChildren(ImportDialog)[0]
    alerts.files.append(write(tmp_path / "t.csv"))
    hand.press(dialog.source.choose)
    hand.clicks += CHOOSING_A_FILE
    while dialog.parts.questions.next_open() is not None:
        hand.answer(dialog)
    hand.press(dialog.parts.bring_in)
    hand.press(dialog.parts.bring_in)
    assert shell.visits[-1][0] is Place.PEOPLE
    assert len({each.name for each in everyone(nobody)}) == people
    assert hand.clicks <= 10
