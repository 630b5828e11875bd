"""One hook asks for a passphrase, whatever the encrypted file is wanted for."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from sgdesk.domain.errors import PassphraseNeeded, UserError, WrongPassphrase
from sgdesk.domain.file.passphrases import Secret
from sgdesk.services.file.safety.backing_up import back_up_and_thin
from sgdesk.services.file.workspace import Workspace, new_workspace, open_workspace
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.training.standing import everyone
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.files.restore_page import RestorePage
from sgdesk.ui.frame.main_window import MainWindow
from tests.factories import clock_at

RIGHT, WRONG = Secret("four plain words here"), Secret("three plain words")


@dataclass
class Asker:
    """Gives one answer after another; where there is none it is given up."""

    answers: list[Secret]
    whys: list[UserError] = field(default_factory=list)

    def __call__(
        self,
        path: Path,
        why: UserError,
        then: Callable[[Secret], object],
        given_up: Callable[[], object],
    ) -> None:
        self.whys.append(why)
        if self.answers:
            then(self.answers.pop(0))
        else:
            given_up()


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    path = tmp_path / "locked.sgdesk"
    made = new_workspace(path, name="Locked", partnership="generic", clock=clock_at(), secret=RIGHT)
    add_person(made, PersonDetails("Ada", "Example"))
    back_up_and_thin(made)
    made.close()
    return path


def let_go(window: MainWindow) -> None:
    window.desk.close(lambda: None, back_up=False)


def test_it_is_asked_until_it_is_right(make_window: Callable[[], MainWindow], locked: Path) -> None:
    window = make_window()
    asker = Asker([WRONG, RIGHT])
    window.desk.asks_secret = asker
    window.open_path(locked)
    assert [type(each) for each in asker.whys] == [PassphraseNeeded, WrongPassphrase]
    assert window.context is not None
    assert [each.name for each in everyone(window.context.workspace)] == ["Ada Example"]
    assert "under a passphrase" in window._status._text.text()
    let_go(window)


def test_giving_up_goes_back_to_the_file_that_was_open(
    window: MainWindow, workspace: Workspace, locked: Path
) -> None:
    window.desk.asks_secret = Asker([])
    window.open_path(locked)
    assert window.desk.path == workspace.path
    assert "no passphrase" in window._status._text.text()
    let_go(window)


def test_without_anything_that_asks_it_is_told(
    make_window: Callable[[], MainWindow], locked: Path, alerts: RecordingAlerts
) -> None:
    window = make_window()
    window.desk.asks_secret = window.desk._no_secret
    window.open_path(locked)
    assert "passphrase" in alerts.said[0]
    assert window.context is None


def test_a_backup_of_the_open_file_needs_no_second_asking(
    make_window: Callable[[], MainWindow], locked: Path, alerts: RecordingAlerts
) -> None:
    window = make_window()
    asker = Asker([RIGHT])
    window.desk.asks_secret = asker
    window.open_path(locked)
    alerts.ways.append(0)
    assert window.context is not None
    backup = back_up_and_thin(window.context.workspace).path
    add_person(window.context.workspace, PersonDetails("Eve", "Example"))
    window.restore_backup(backup)
    assert len(asker.whys) == 1
    assert "1 person" in alerts.choices[0].text
    assert [each.name for each in everyone(window.context.workspace)] == ["Ada Example"]
    let_go(window)
    open_workspace(locked, writable=True, secret=RIGHT).close()


def test_a_locked_backup_can_be_restored_where_nothing_is_open(
    make_window: Callable[[], MainWindow], locked: Path, alerts: RecordingAlerts
) -> None:
    window = make_window()
    window.desk.asks_secret = Asker([WRONG, RIGHT])
    alerts.ways.append(0)
    window.actions_.restore.trigger()
    (page,) = window.findChildren(RestorePage)
    page.restore.click()
    assert window.context is not None
    assert [each.name for each in everyone(window.context.workspace)] == ["Ada Example"]
    let_go(window)
