"""Set-up, Privacy: copies that hold somebody erased are shown one by one and then removed."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from sgdesk.domain.people.keeping.retention import ErasingReason
from sgdesk.services.file.safety.backing_up import back_up_and_thin, backups_of
from sgdesk.services.file.safety.copies import CopyPlace, HeldIn, NotRemoved, RemovedCopies
from sgdesk.services.file.workspace import Workspace, open_workspace
from sgdesk.services.people.rights import erasing
from sgdesk.services.people.rights.retention import set_hold
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.setup.privacy.copies import RemoveCopiesDialog, copy_words, removed_copies_words
from sgdesk.ui.setup.privacy.section import PrivacySection
from tests import databases
from tests.factories import TODAY, clock_at

RESTORED = "club before restore 2026-01-02 030405.sgdesk"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Somebody was erased who stands in a backup of an older version, in one of this version, in a
    file from before a restore and in a copy that somebody made."""
    path = tmp_path / "club.sgdesk"
    shutil.copy(Path(databases.__file__).with_name("schema-3.sgdesk"), path)
    made = open_workspace(path, writable=True, clock=clock_at())
    back_up_and_thin(made)
    for name in (RESTORED, "copy of club.sgdesk"):
        with (
            closing(sqlite3.connect(path)) as live,
            closing(sqlite3.connect(path.parent / name)) as to,
        ):
            live.backup(to)
    whom = erasing.find_person(made, "Sample P16")
    erasing.erase_at_once(made, whom, reason=ErasingReason.ASKED)
    yield made
    made.close()


@pytest.fixture
def section(open_section: Callable[[type[PrivacySection]], PrivacySection]) -> PrivacySection:
    return open_section(PrivacySection)


@pytest.fixture
def asked(section: PrivacySection) -> RemoveCopiesDialog:
    section.remove.click()
    (found,) = (e for e in QApplication.topLevelWidgets() if isinstance(e, RemoveCopiesDialog))
    return found


def words(asked: RemoveCopiesDialog) -> str:
    return "\n".join(each.text() for each in asked.findChildren(QLabel))


def test_only_what_nothing_else_can_be_done_about_is_ticked_at_first(
    asked: RemoveCopiesDialog, workspace: Workspace
) -> None:
    ticked = [path for path, tick in asked.ticks.items() if tick.isChecked()]
    assert len(asked.ticks) == 4
    assert ticked == [backups_of(workspace)[-1].path], "the one of the older version"
    assert asked.verb.text() == "Remove 1 copy"
    assert not asked.verb.isDefault()
    assert asked.ticks[ticked[0]].hasFocus() or asked.focusWidget() in asked.ticks.values()


def test_one_of_an_older_version_in_a_shared_place_is_not_ticked_and_says_why(
    section: PrivacySection, workspace: Workspace, context: Context, tmp_path: Path
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    workspace.know_second_place(shared)
    there = shared / "club 2026-01-02 030405.sgdesk"
    shutil.copy(Path(databases.__file__).with_name("schema-3.sgdesk"), there)
    section.refresh(context)
    section.remove.click()
    (found,) = (e for e in QApplication.topLevelWidgets() if isinstance(e, RemoveCopiesDialog))
    assert not found.ticks[there].isChecked()
    said = found.ticks[there].accessibleDescription()
    assert "a file that somebody works with there" in said
    assert "when it is restored it is brought up to date" in said


def test_each_says_what_it_holds_and_what_is_lost_with_it(asked: RemoveCopiesDialog) -> None:
    text = words(asked)
    assert "older version" in text
    assert "restore before which it was kept cannot be undone" in text
    assert "Somebody may be working with it" in text
    assert "It can be made again without them instead" in text
    for path, tick in asked.ticks.items():
        assert tick.accessibleName() == path.name
        assert tick.accessibleDescription() in text


def test_what_is_ticked_goes_and_is_told_with_the_new_backup(
    asked: RemoveCopiesDialog,
    workspace: Workspace,
    alerts: RecordingAlerts,
    section: PrivacySection,
) -> None:
    for tick in asked.ticks.values():
        tick.setChecked(True)
    assert asked.verb.text() == "Remove 4 copies"
    listed = list(asked.ticks)
    asked.verb.click()
    assert [path for path in listed if path.exists()] == []
    (told,) = alerts.said
    assert "4 copies are removed" in told
    assert backups_of(workspace)[0].path.name in told
    assert not section.remove.isVisible()


def test_with_no_tick_there_is_nothing_to_remove(asked: RemoveCopiesDialog) -> None:
    for tick in asked.ticks.values():
        tick.setChecked(False)
    assert not asked.verb.isEnabled()


def test_a_hold_that_was_put_on_meanwhile_is_said_in_the_dialog(
    asked: RemoveCopiesDialog, workspace: Workspace
) -> None:
    set_hold(workspace, holds=True)
    listed = list(asked.ticks)
    asked.verb.click()
    assert "hold" in asked.form.summary.accessibleName()
    assert asked.isEnabled()
    assert asked.verb.isEnabled()
    assert all(path.exists() for path in listed)


def test_while_a_hold_stands_no_way_to_remove_is_offered(
    section: PrivacySection, workspace: Workspace, context: Context
) -> None:
    set_hold(workspace, holds=True)
    section.refresh(context)
    assert not section.remove.isVisible()


def test_what_cannot_be_read_is_not_claimed_to_be_of_this_file() -> None:
    unread = HeldIn(Path("club.sgdesk"), TODAY, None, CopyPlace.BACKUPS, None, "why", False)
    assert "Tick it only if you know" in copy_words(unread)


def test_what_could_not_go_is_told_with_its_reason() -> None:
    left = RemovedCopies((), (NotRemoved(Path("club.sgdesk"), "it is open"),), None, 2)
    text = removed_copies_words(left)
    assert "club.sgdesk: it is open" in text
    assert "2 more names" in text
    assert "gone already" in removed_copies_words(RemovedCopies((), (), None))
