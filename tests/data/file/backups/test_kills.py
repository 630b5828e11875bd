"""Backups, rotation, restoring and making a file, killed at every file operation in turn."""

import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest

from sgdesk.data.file import schema
from sgdesk.data.file.backups.copying import back_up, mark_copy
from sgdesk.data.file.backups.listing import STAMP, list_backups
from sgdesk.data.file.backups.restoring import kept_by_last_restore, restore, undo_restore
from sgdesk.data.file.backups.rotation import thin_out
from sgdesk.data.file.backups.wholeness import find_faults, verify
from sgdesk.data.file.disk.leftovers import clear_leftovers
from sgdesk.data.file.store import open_file
from sgdesk.services.file.workspace import new_workspace
from tests import factories
from tests.data.file.kills import NOW, End, Way, killing
from tests.data.file.test_engine import leave_hot_journal

PERSON = {"given_name": "Sample", "family_name": "Person", "match_key": "sample person"}


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a file of five people and a backup of when there were three."""
    folder = tmp_path_factory.mktemp("master")
    workspace = factories.make_workspace(folder)
    for many in (3, 2):
        with workspace.file.writing("add_people") as writer:
            writer.insert_many(schema.person, [PERSON] * many)
        if many == 3:
            made = back_up(workspace.path, folder, NOW)
    workspace.close()
    made.path.rename(folder / "backup.sgdesk")
    workspace.path.rename(folder / "mine.sgdesk")
    return folder


@pytest.fixture
def fresh(master: Path, tmp_path: Path) -> "Fresh":
    return Fresh(master, tmp_path)


class Fresh:
    """A new copy of the folder for each step."""

    def __init__(self, master: Path, root: Path) -> None:
        self._master, self._root = master, root

    def folder(self, step: int) -> Path:
        return Path(shutil.copytree(self._master, self._root / str(step)))


def people_in(path: Path) -> int:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        return int(connection.execute("SELECT count(*) FROM person").fetchone()[0])


def half_made(folder: Path) -> list[str]:
    return [each.name for each in folder.rglob("*") if ".part" in each.name]


def test_a_backup_that_is_killed_leaves_the_file_and_the_earlier_ones(fresh: Fresh) -> None:
    with killing() as killed:
        for step in count(1):
            folder = fresh.folder(step)
            earlier = back_up(folder / "mine.sgdesk", folder / "backups", NOW - timedelta(days=1))
            end = killed("back up", step, folder)
            listed = list_backups(folder / "backups", earlier.identity, "mine")
            assert earlier in listed
            for each in listed:
                verify(each.path)
            assert people_in(folder / "mine.sgdesk") == 5
            if step % 4 == 0:
                again = back_up(folder / "mine.sgdesk", folder / "backups", NOW)
                assert again.number == len(listed) + 1
                assert half_made(folder) == []
            if end is End.DONE:
                break
    assert step > 8


def test_thinning_out_that_is_killed_is_finished_by_the_next(fresh: Fresh) -> None:
    master = fresh.folder(0)
    (master / "backups").mkdir()
    for days in range(0, 40, 2):
        moment = NOW - timedelta(days=40 - days)
        path = master / "backups" / f"mine {moment:{STAMP}}.sgdesk"
        shutil.copyfile(master / "backup.sgdesk", path)
        mark_copy(path, None, number=days + 1, backed_up_at=moment.isoformat())
    expected = {each.path.name for each in list_backups(master / "backups", "", "mine")}
    shutil.copytree(master, copied := master.with_name("expected"))
    expected -= {each.name for each in thin_out(list_backups(copied / "backups", "", "mine"))}
    with killing() as killed:
        for step in count(1):
            shutil.copytree(master, folder := master.with_name(f"step {step}"))
            end = killed("thin out", step, folder)
            assert expected <= {each.name for each in (folder / "backups").iterdir()}
            thin_out(list_backups(folder / "backups", "", "mine"))
            assert {each.name for each in (folder / "backups").iterdir()} == expected
            if end is End.DONE:
                break
    assert step > 3


@pytest.mark.parametrize(("links", "cut_off"), [(True, True), (False, False)])
def test_a_restore_that_is_killed_never_leaves_the_file_missing(
    fresh: Fresh, links: bool, cut_off: bool
) -> None:
    finished = 0
    with killing() as killed:
        for step in count(1):
            folder = fresh.folder(step)
            target = folder / "mine.sgdesk"
            if cut_off:
                leave_hot_journal(target)
            end = killed("restore", step, folder, links=links)
            assert target.is_file()
            open_file(target, writable=True, clock=lambda: NOW).close()
            assert find_faults(target) == ()
            kept = kept_by_last_restore(target)
            finished += kept is not None and end is End.KILLED
            assert people_in(target) == (3 if kept else 5)
            if kept is not None:
                open_file(kept, writable=True).close()
                assert people_in(kept) == 5
                assert find_faults(kept) == ()
            others = list(folder.glob("* before restore *.sgdesk"))
            assert others == ([kept] if kept else [])
            assert half_made(folder) == []
            if step % 4 == 0:
                again = restore(folder / "backup.sgdesk", target, NOW)
                assert again.kept is not None
                assert people_in(again.kept) == (3 if kept else 5)
            if end is End.DONE:
                break
    assert step > 10
    assert finished > 2


@pytest.mark.parametrize("links", [True, False])
def test_taking_a_restore_back_that_is_killed_loses_neither_file(fresh: Fresh, links: bool) -> None:
    with killing() as killed:
        for step in count(1):
            folder = fresh.folder(step)
            target = folder / "mine.sgdesk"
            restore(folder / "backup.sgdesk", target, NOW - timedelta(hours=1))
            end = killed("undo", step, folder, links=links)
            assert target.is_file()
            open_file(target, writable=True, clock=lambda: NOW).close()
            (kept,) = folder.glob("* restore *.sgdesk")
            assert sorted([people_in(target), people_in(kept)]) == [3, 5]
            assert half_made(folder) == []
            back = undo_restore(target, NOW)
            assert back.kept is not None
            assert sorted([people_in(target), people_in(back.kept)]) == [3, 5]
            if end is End.DONE:
                break
    assert step > 5


def test_a_file_in_the_making_that_is_killed_is_not_there_or_is_whole(
    tmp_path: Path, own_home: Path
) -> None:
    with killing() as killed:
        for step in count(1):
            folder = tmp_path / str(step)
            folder.mkdir()
            path = folder / "St. New.sgdesk"
            end = killed("new", step, folder)
            if path.exists():
                assert find_faults(path) == ()
                open_file(path, writable=True).close()
            else:
                new_workspace(path, name="Example", partnership="generic").close()
            assert half_made(folder) == []
            if end is End.DONE:
                break
    assert step > 8


@pytest.mark.parametrize(
    ("name", "way"),
    [
        ("back up", Way.ONCE),
        ("restore", Way.ONCE),
        ("restore", Way.FOR_GOOD),
        ("undo", Way.FOR_GOOD),
        ("new", Way.ONCE),
    ],
)
def test_a_disk_that_refuses_is_told_and_nothing_is_lost(fresh: Fresh, name: str, way: Way) -> None:
    told = quiet = 0
    with killing() as acting:
        for step in range(1, 100):
            folder = fresh.folder(step)
            target = folder / "mine.sgdesk"
            if name == "undo":
                restore(folder / "backup.sgdesk", target, NOW - timedelta(hours=1))
            end = acting(name, step, folder, way=way)
            told += end is End.TOLD
            open_file(target, writable=True, clock=lambda: NOW).close()
            kept = list(folder.glob("* restore *.sgdesk"))
            assert find_faults(target) == ()
            assert 5 in [people_in(each) for each in (target, *kept)]
            clear_leftovers(folder / "backups")
            assert half_made(folder) == []
            for each in list_backups(folder / "backups", "", "mine"):
                verify(each.path)
            quiet = quiet + 1 if end is End.DONE else 0
            if told and quiet == 4:
                break
    assert told >= 1
