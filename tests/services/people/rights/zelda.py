"""Somebody who has everything that anybody can have, and what is left of her."""

import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from sgdesk.data.file import history
from sgdesk.data.file.damage.looks import lost_end
from sgdesk.data.file.damage.sums import Seal, verify_sums
from sgdesk.domain.people.keeping.retention import ErasingReason
from sgdesk.services.file.safety.checking import check
from sgdesk.services.file.workspace import Workspace, open_workspace
from sgdesk.services.people.rights import erasing
from tests.factories import TODAY, clock_at

ZELDA, YORICK = 1, 2
CANARIES = ("Zelda", "Quillfeather", "Quillfeder", "zelda.q@example.org", "Vestry-Zed")


def left_in(path: Path, names: tuple[str, ...] = CANARIES) -> list[str]:
    """Which of the names stand in the bytes of a file, in either of SQLite's encodings."""
    content = path.read_bytes().lower()
    return [
        name
        for name in names
        if name.casefold().encode() in content or name.casefold().encode("utf-16-le") in content
    ]


def whole(workspace: Workspace) -> bool:
    with workspace.file.reading() as reader:
        sound = history.broken_link(reader) is None and not lost_end(reader)
        assert not reader.exec_driver_sql("PRAGMA foreign_key_check").all()
        assert reader.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    assert check(workspace.path).findings == ()
    return sound and verify_sums(workspace.file.engine, workspace.path).seal is Seal.SOUND


def erase(workspace: Workspace, who: str) -> erasing.Done:
    whom = erasing.find_person(workspace, who)
    return erasing.erase_at_once(workspace, whom, reason=ErasingReason.ASKED)


def later(workspace: Workspace, day: date) -> Workspace:
    workspace.close()
    return open_workspace(workspace.path, writable=True, clock=clock_at(day))


def decide(workspace: Workspace, *, early_agreed: bool = False) -> date:
    whom = erasing.find_person(workspace, "Z1")
    return erasing.decide_erasing(
        workspace,
        whom,
        reason=ErasingReason.ASKED,
        second_person="Pat Trustee",
        early_agreed=early_agreed,
    )[0]


def copied(workspace: Workspace, to: Path) -> Path:
    with closing(sqlite3.connect(workspace.path)) as live, closing(sqlite3.connect(to)) as copy:
        live.backup(copy)
    return to


def restored_from(workspace: Workspace, old: Path, day: date = TODAY) -> Workspace:
    workspace.close()
    shutil.copy(old, workspace.path)
    return open_workspace(workspace.path, writable=True, clock=clock_at(day))


def waiting(workspace: Workspace) -> tuple[erasing.WaitingLine, ...]:
    return erasing.erasure_log(workspace).waiting


def keep(workspace: Workspace) -> None:
    erasing.take_back(workspace, waiting(workspace)[0].erasure.id)
