"""A backup that a save made before it, or could not make, is told with the save."""

from pathlib import Path

import pytest

from sgdesk import paths
from sgdesk.services.file.changes import Changes
from sgdesk.services.file.safety.backing_up import back_up_before, backup_is_due, backups_of
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.returns.final import freeze_return
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.frame.safety.notices import About


def save_after_backup(window: MainWindow, workspace: Workspace, name: str) -> None:
    context = window.context
    assert context is not None

    def save() -> Changes:
        back_up_before(workspace)
        return add_person(workspace, PersonDetails(name, "Other"))[1]

    context.perform(save)


def test_the_line_below_knows_a_backup_that_was_made_before_an_import(
    window: MainWindow, workspace: Workspace
) -> None:
    assert "no backup yet" in window._status._text.text()
    save_after_backup(window, workspace, "Ann")
    assert "last backup today" in window._status._text.text()
    assert window._notices.said(About.BACKUP) == ""


def test_what_an_import_brought_in_is_in_a_backup_at_once(
    window: MainWindow, workspace: Workspace
) -> None:
    save_after_backup(window, workspace, "Ann")
    assert len(backups_of(workspace)) == 2
    assert not backup_is_due(workspace)


def test_a_final_return_is_in_a_backup_at_once(window: MainWindow, workspace: Workspace) -> None:
    context = window.context
    assert context is not None
    context.perform(lambda: freeze_return(workspace).changes)
    assert len(backups_of(workspace)) == 1
    assert not backup_is_due(workspace)


def test_a_backup_from_before_the_last_big_step_does_not_reassure(
    window: MainWindow, workspace: Workspace
) -> None:
    back_up_before(workspace)
    window.note_backup()
    assert "▲ last backup today" in window._status._text.text()
    assert "without what you did last" in window._status._text.text()
    window.safekeeping.half_hour.beat()
    assert "▲" not in window._status._text.text()


def test_one_that_could_not_be_made_is_told_and_keeps_nobody_from_saving(
    window: MainWindow, workspace: Workspace, own_home: Path
) -> None:
    paths.backup_folder().write_text("in the way", encoding="utf-8")
    save_after_backup(window, workspace, "Ann")
    assert "No backup could be made just now" in window._notices.said(About.BACKUP)
    assert "every change is saved" in window._status._text.text()
    assert "Added Ann Other" in window._bar.text()
    paths.backup_folder().unlink()
    save_after_backup(window, workspace, "Ben")
    assert window._notices.said(About.BACKUP) == ""


def test_whoever_saves_is_told_that_it_ended_whatever_happened(
    window: MainWindow, workspace: Workspace
) -> None:
    context = window.context
    assert context is not None
    ended: list[BaseException | None] = []

    def fall() -> Changes:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        context.perform(fall, ended=ended.append)
    assert isinstance(ended[0], ZeroDivisionError)


def test_undo_names_what_was_done_before_a_final_return(
    window: MainWindow, workspace: Workspace
) -> None:
    context = window.context
    assert context is not None
    before = window._top.undo_button.toolTip()
    assert "&" not in before
    context.perform(lambda: freeze_return(workspace).changes)
    button = window._top.undo_button
    assert button.isEnabled()
    assert button.toolTip() == before
