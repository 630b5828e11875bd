"""Damage that happens while the file is open: no copy hides it, and no save seals it."""

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sgdesk.data.file.backups.copying import back_up
from sgdesk.data.file.damage import watch
from sgdesk.data.file.damage.sums import Seal, verify_sums
from sgdesk.data.file.schema import return_action
from sgdesk.data.file.store import OrganisationFile
from sgdesk.domain.errors import DamagedError, NotBackedUp
from sgdesk.services.file.safety.moving import move_file
from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace, open_workspace
from sgdesk.services.people.people import PersonDetails, add_person
from tests import factories
from tests.data.file.damage.test_sums import flip, verdict

NOW = datetime(2026, 3, 31, 10, 42, 7, tzinfo=UTC)
PERSON = PersonDetails("Sample", "Person")
WORDS = b"Choir leader"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """An open file with something that fills many pages, and a word that no history covers."""
    made = factories.make_workspace(tmp_path)
    with made.file.writing("many") as writer:
        writer.insert_many(return_action, [{"summary": "x" * 900}] * 200)
        writer.connection.exec_driver_sql(
            "UPDATE return_action SET owner = 'Choir leader' WHERE id = 100"
        )
    return made


def spoil(path: Path) -> int:
    """Change a letter on the disk, past every program; return its page."""
    place = path.read_bytes().index(WORDS)
    flip(path, place + 2)
    return place // 4096 + 1


def test_no_backup_is_made_of_a_page_that_changed_on_the_disk(
    workspace: Workspace, tmp_path: Path
) -> None:
    good = back_up(workspace.path, tmp_path / "backups", NOW)
    spoil(workspace.path)

    with pytest.raises(NotBackedUp, match=r"^No backup was made, because generic\.sgdesk is damag"):
        back_up(workspace.path, tmp_path / "backups", NOW)

    assert list((tmp_path / "backups").iterdir()) == [good.path]
    workspace.close()


def test_such_a_file_is_not_moved(workspace: Workspace, tmp_path: Path) -> None:
    workspace.close()
    spoil(workspace.path)

    with pytest.raises(DamagedError, match=r"generic\.sgdesk is damaged"):
        move_file(workspace.path, tmp_path / "other" / "moved.sgdesk")

    assert workspace.path.exists()
    assert not list((tmp_path / "other").iterdir())


def test_a_save_on_other_pages_leaves_the_damage_to_be_seen(workspace: Workspace) -> None:
    page = spoil(workspace.path)

    add_person(workspace, PERSON)
    workspace.close()

    assert verdict(workspace.path).pages == (page,)


def test_a_save_on_the_damaged_page_itself_is_refused_and_changes_nothing(
    workspace: Workspace,
) -> None:
    page = spoil(workspace.path)
    workspace.file.engine.dispose()  # what was read before is not in memory any more

    with pytest.raises(DamagedError, match="a part of it has changed since it was written"):
        _change(workspace.file)

    assert _owners(workspace.path, "Somebody else") == 0
    assert verdict(workspace.path).pages == (page,)
    workspace.close()


def _change(file: OrganisationFile) -> None:
    with file.writing("change") as writer:
        writer.update(return_action, 100, owner="Somebody else")


def _owners(path: Path, name: str) -> int:
    with closing(sqlite3.connect(path)) as raw:
        query = "SELECT count(*) FROM return_action WHERE owner = ?"
        return int(raw.execute(query, (name,)).fetchone()[0])


def test_a_save_of_very_many_pages_does_not_seal_damage_on_others(workspace: Workspace) -> None:
    add_person(workspace, PERSON)
    page = spoil(workspace.path)

    with workspace.file.writing("grow") as writer:
        writer.insert_many(return_action, [{"summary": "x" * 3000}] * 3000)
        writer.connection.exec_driver_sql("PRAGMA cache_size = 10")
        writer.connection.exec_driver_sql("UPDATE return_action SET owner = 'x' WHERE id > 300")
        writer.connection.exec_driver_sql("UPDATE person SET email = 'a@example.org'")

    assert writer.pages is not None
    assert verify_sums(workspace.file.engine, workspace.path).pages == (page,)
    workspace.close()


def test_what_could_not_be_sealed_is_made_good_by_the_next_save_without_the_damage(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = spoil(workspace.path)
    sealing = "sgdesk.data.file.store.seal"
    with monkeypatch.context() as patched:
        patched.setattr(sealing, lambda *_, **__: False)  # as on a disk that is full by then
        add_person(workspace, PERSON)
        add_person(workspace, PersonDetails("Another", "Person"))
    assert verdict(workspace.path).seal is Seal.UNSEALED

    undo(workspace)

    assert verdict(workspace.path).pages == (page,)
    workspace.close()


def test_what_is_kept_of_a_file_that_was_moved_away_shows_its_damage(
    workspace: Workspace, tmp_path: Path
) -> None:
    add_person(workspace, PERSON)
    with workspace.file.reading() as reader:
        reader.exec_driver_sql("PRAGMA shrink_memory")  # else the page is copied from there, whole
    page = spoil(workspace.path)
    workspace.path.replace(tmp_path / "elsewhere.sgdesk")
    found = workspace.file.look_outside()

    assert found is not None
    assert found.kept is not None
    assert verdict(found.kept).pages == (page,)
    workspace.close()
    with pytest.raises(DamagedError):
        open_workspace(found.kept, writable=False)


def test_what_is_kept_of_a_sound_file_is_sound(workspace: Workspace, tmp_path: Path) -> None:
    add_person(workspace, PERSON)
    workspace.path.replace(tmp_path / "elsewhere.sgdesk")
    found = workspace.file.look_outside()

    assert found is not None
    assert found.kept is not None
    assert verdict(found.kept).seal is Seal.SOUND
    workspace.close()


def test_the_pages_of_a_writing_are_told_whatever_runs_its_journal_has(
    workspace: Workspace, tmp_path: Path
) -> None:
    before = shutil.copyfile(workspace.path, tmp_path / "before.sgdesk").read_bytes()
    with workspace.file.writing("change") as writer:
        seen = watch.Watch(workspace.path)
        writer.connection.exec_driver_sql("PRAGMA cache_size = 10")
        writer.connection.exec_driver_sql("UPDATE return_action SET owner = 'Sample Person'")
        found = seen.before()
        pages = seen.pages()
    after = workspace.path.read_bytes()

    assert found is not None
    assert pages is not None
    assert len(found) > 40
    for number, page in found.items():
        assert page == before[(number - 1) * 4096 : number * 4096]
    changed = {
        place // 4096 + 1
        for place in range(0, len(before), 4096)
        if before[place : place + 4096] != after[place : place + 4096]
    }
    sums = {each for each in changed if each not in pages}
    assert len(sums) <= 3  # the sums themselves
    workspace.close()
