"""A letter with Alt leads to one thing, also where something is in sight only at times."""

from collections import Counter

import pytest
from PySide6.QtWidgets import QMenu

from sgdesk.data.file.passphrase.key import FileKey
from sgdesk.services.file.safety.backing_up import back_up_and_thin
from sgdesk.services.file.safety.passphrase import NewPassphrase, change
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.rights.requests import note_request
from sgdesk.services.people.rights.retention import set_hold
from sgdesk.ui.first_start.page import FirstStart
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.memory import SecondPlace
from sgdesk.ui.places import Place, Wanted
from tests.factories import TODAY
from tests.ui.faults import letters_twice
from tests.ui.going_round import settle


def test_no_letter_stands_twice_in_a_menu(window: MainWindow) -> None:
    for menu in window.menuBar().findChildren(QMenu):
        texts = [each.text() for each in menu.actions() if "&" in each.text().replace("&&", "")]
        found = Counter(text[text.index("&") + 1].upper() for text in texts)
        assert [each for each, count in found.items() if count > 1] == [], texts


def test_no_letter_of_the_first_steps_is_that_of_a_menu(window: MainWindow) -> None:
    window.commands.begin_new()
    (start,) = window.findChildren(FirstStart)
    for step in start.steps:
        settle()
        assert step.isVisible()
        assert list(letters_twice(window)) == []
        if step is not start.steps[-1]:
            start._later.click()
    start._leave.click()


def test_what_a_passphrase_brings_into_sight_has_letters_of_its_own(
    window: MainWindow, workspace: Workspace
) -> None:
    change(workspace, NewPassphrase(FileKey(bytes(range(32)), bytes(range(16)))))
    made = back_up_and_thin(workspace)
    window.desk._memory.keep_second_place(
        workspace.path, SecondPlace(made.path.parent, made.made_at)
    )
    window.navigate(Place.SETUP, Wanted(action="safety"))
    settle()
    assert list(letters_twice(window)) == []


@pytest.mark.parametrize("is_held", [False, True])
def test_a_hold_and_an_open_request_bring_no_letter_twice(
    window: MainWindow, workspace: Workspace, is_held: bool
) -> None:
    note_request(workspace, TODAY, person_id=1)
    if is_held:
        set_hold(workspace, holds=True)
    window.refresh_all()
    for wanted, place in (
        (Wanted(action="privacy"), Place.SETUP),
        (Wanted(person=1), Place.PEOPLE),
    ):
        window.navigate(place, wanted)
        settle()
        assert list(letters_twice(window)) == []
