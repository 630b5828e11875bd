"""Erasing waits fourteen days, can be taken back, and the last decision holds."""

import shutil
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from sgdesk import paths
from sgdesk.data.erasing import ledger
from sgdesk.domain.errors import InputError, RefusedError
from sgdesk.domain.people.keeping.retention import ErasingReason
from sgdesk.services.file.undo import undo, undo_state
from sgdesk.services.file.workspace import Workspace, open_workspace
from sgdesk.services.people.absence import leave
from sgdesk.services.people.people import person_view
from sgdesk.services.people.rights import erasing
from sgdesk.services.people.rights.retention import set_hold
from tests.factories import TODAY, clock_at
from tests.services.people.rights.zelda import (
    CANARIES,
    ZELDA,
    copied,
    decide,
    erase,
    keep,
    later,
    left_in,
    restored_from,
    waiting,
    whole,
)


def test_it_waits_fourteen_days_and_is_then_told(workspace: Workspace) -> None:
    due = decide(workspace, early_agreed=True)
    assert due == TODAY + timedelta(days=14)
    assert [each.name for each in erasing.erasure_log(workspace).waiting] == ["Zelda Quillfeather"]
    before = later(workspace, due - timedelta(days=1))
    assert not before.erased
    assert left_in(before.path) == list(CANARIES)
    on_the_day = later(before, due)
    assert (on_the_day.erased.due, on_the_day.erased.again) == (1, 0)
    assert left_in(on_the_day.path) == []
    log = erasing.erasure_log(on_the_day)
    assert not log.waiting
    assert [(each.done_on, each.second_person) for each in log.past] == [(due, "Pat Trustee")]
    assert whole(on_the_day)
    assert not later(on_the_day, due + timedelta(days=1)).erased


def test_within_the_days_it_is_taken_back(workspace: Workspace) -> None:
    due = decide(workspace, early_agreed=True)
    with pytest.raises(RefusedError, match="already"):
        decide(workspace, early_agreed=True)
    erasing.take_back(workspace, erasing.erasure_log(workspace).waiting[0].erasure.id)
    reopened = later(workspace, due)
    assert not reopened.erased
    assert person_view(reopened, ZELDA).person.name == "Zelda Quillfeather"


def test_what_was_taken_back_is_not_carried_out_in_a_file_from_before(
    workspace: Workspace, tmp_path: Path
) -> None:
    due = decide(workspace, early_agreed=True)
    old = tmp_path / "old.sgdesk"
    with closing(sqlite3.connect(workspace.path)) as live, closing(sqlite3.connect(old)) as copy:
        live.backup(copy)
    erasing.take_back(workspace, erasing.erasure_log(workspace).waiting[0].erasure.id)
    workspace.close()
    shutil.copy(old, workspace.path)
    restored = open_workspace(workspace.path, writable=True, clock=clock_at(due))
    assert (restored.erased.due, restored.erased.kept) == (0, 1)
    assert person_view(restored, ZELDA).person.name == "Zelda Quillfeather"
    assert not erasing.erasure_log(restored).waiting
    assert not later(restored, due).erased


def test_neither_a_decision_nor_keeping_after_all_is_taken_back_by_undo(
    workspace: Workspace,
) -> None:
    decide(workspace, early_agreed=True)
    assert undo_state(workspace).undo is None
    keep(workspace)
    assert undo_state(workspace).undo is None
    with pytest.raises(RefusedError):
        undo(workspace)


def test_a_file_from_before_the_decision_carries_out_what_was_decided_last(
    workspace: Workspace, tmp_path: Path
) -> None:
    old = copied(workspace, tmp_path / "old.sgdesk")
    due = decide(workspace, early_agreed=True)
    restored = restored_from(workspace, old)
    assert restored.erased.decided == 1
    (line,) = waiting(restored)
    assert (line.name, line.erasure.due_on) == ("Zelda Quillfeather", due)
    assert not later(restored, TODAY).erased
    gone = restored_from(restored, old, due)
    assert (gone.erased.decided, gone.erased.due) == (1, 1)
    assert left_in(gone.path) == []


def test_two_decisions_of_one_day_are_told_apart(workspace: Workspace, tmp_path: Path) -> None:
    before = copied(workspace, tmp_path / "before.sgdesk")
    decide(workspace, early_agreed=True)
    first = copied(workspace, tmp_path / "first.sgdesk")
    keep(workspace)
    restored = restored_from(workspace, before)
    assert waiting(restored) == ()
    decide(restored, early_agreed=True)
    assert len(waiting(later(restored, TODAY))) == 1
    restored = restored_from(restored, first)
    assert (restored.erased.kept, restored.erased.decided) == (1, 1)
    assert len(waiting(restored)) == 1
    keep(restored)
    for old in (before, first):
        restored = restored_from(restored, old, TODAY + timedelta(days=20))
        assert waiting(restored) == ()
        assert person_view(restored, ZELDA).person.name == "Zelda Quillfeather"


def test_the_log_beside_keeps_no_name_of_who_agreed(workspace: Workspace) -> None:
    decide(workspace, early_agreed=True)
    assert left_in(paths.backup_folder() / ledger.NAME, ("Trustee", *CANARIES)) == []


def test_within_six_years_somebody_has_to_say_that_it_was_agreed(workspace: Workspace) -> None:
    with pytest.raises(InputError, match="six years"):
        decide(workspace)
    leave(workspace, ZELDA, date(TODAY.year - 6, TODAY.month, TODAY.day) - timedelta(days=1))
    assert decide(workspace) == TODAY + timedelta(days=14)


def test_nobody_is_erased_without_a_second_person(workspace: Workspace) -> None:
    whom = erasing.find_person(workspace, "Z1")
    with pytest.raises(InputError, match="second person"):
        erasing.decide_erasing(workspace, whom, reason=ErasingReason.ASKED, second_person=" ")


def test_under_a_hold_nothing_is_erased_and_its_day_passes(workspace: Workspace) -> None:
    due = decide(workspace, early_agreed=True)
    set_hold(workspace, holds=True)
    with pytest.raises(RefusedError, match="hold"):
        erase(workspace, "Z1")
    held = later(workspace, due)
    assert not held.erased
    assert held.erased.held == 1
    assert left_in(held.path) == list(CANARIES)
    set_hold(held, holds=False)
    assert later(held, due).erased.due == 1
