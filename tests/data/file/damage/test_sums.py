"""The sums by page: every flipped bit is told, and a file that is whole is never called damaged."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from sgdesk.data.file.damage import sums
from sgdesk.data.file.damage.sums import Seal, Verdict, verify_sums
from sgdesk.data.file.engine import connect
from sgdesk.data.file.schema import return_action
from sgdesk.domain.errors import FileError
from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace, open_workspace
from sgdesk.services.people import people
from tests import factories

FLIPS = 400


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed file with something in it, and some pages that are free again."""
    workspace = factories.make_workspace(tmp_path_factory.mktemp("whole"))
    org = factories.organisation(Random("sums"), "hscp", (factories.TODAY,), people=12)
    factories.write(workspace, org)
    for _ in range(3):
        people.add_person(workspace, people.PersonDetails("Sample", "Mistake"))
        undo(workspace)
    workspace.close()
    return workspace.path


@pytest.fixture
def path(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(whole, tmp_path / "copy.sgdesk"))


def verdict(path: Path) -> Verdict:
    engine = connect(path, read_only=True)
    try:
        return verify_sums(engine, path)
    finally:
        engine.dispose()


def flip(path: Path, place: int, bit: int = 0) -> None:
    with path.open("r+b") as stream:
        stream.seek(place)
        byte = stream.read(1)[0]
        stream.seek(place)
        stream.write(bytes([byte ^ (1 << bit)]))


def test_what_was_written_and_closed_is_sound(path: Path) -> None:
    assert verdict(path) == Verdict(Seal.SOUND)


def _flips(size: int) -> Iterator[tuple[int, int]]:
    random = Random("flips")
    yield from ((place, random.randrange(8)) for place in range(100))
    yield from ((random.randrange(size), random.randrange(8)) for _ in range(FLIPS))


def test_every_flipped_bit_is_told_or_is_in_nothing_that_can_be_read(whole: Path) -> None:
    path = whole.with_name("flipped.sgdesk")
    shutil.copyfile(whole, path)
    workspace = open_workspace(path, writable=False)
    held = factories.dump(workspace, history=True)
    workspace.close()
    told = 0

    for place, bit in _flips(path.stat().st_size):
        flip(path, place, bit)
        try:
            opened = open_workspace(path, writable=False)
        except FileError:
            told += 1
        else:
            assert factories.dump(opened, history=True) == held, f"bit {bit} of byte {place}"
            opened.close()
        flip(path, place, bit)

    assert told > FLIPS * 0.9


def test_the_page_that_changed_is_named(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        (page,) = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'person'").fetchone()
    flip(path, page * 4096 - 20)

    assert verdict(path) == Verdict(Seal.CHANGED, (page,))


def test_a_flip_in_the_sums_themselves_is_told(path: Path) -> None:
    content = path.read_bytes()
    with closing(sqlite3.connect(path)) as raw:
        ((held,),) = raw.execute("SELECT sums FROM page_sum WHERE id = 2")
    flip(path, content.index(held[:64]) + 30)

    assert verdict(path).seal is Seal.CHANGED


@pytest.mark.parametrize("lost", [1, 4096, 3 * 4096])
def test_a_file_that_was_cut_short_is_told(path: Path, lost: int) -> None:
    with path.open("r+b") as stream:
        stream.truncate(path.stat().st_size - lost)

    with pytest.raises(FileError, match="is damaged"):
        open_workspace(path, writable=False)


def test_a_file_that_another_program_wrote_to_is_unsealed_and_sealed_where_its_rows_fit(
    path: Path,
) -> None:
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE file_facts SET backup_number = 5")
    assert verdict(path).seal is Seal.UNSEALED

    workspace = open_workspace(path, writable=True)
    workspace.close()

    assert verdict(path) == Verdict(Seal.SOUND)


def test_a_file_without_its_sums_is_looked_through_and_sealed_anew(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("DELETE FROM page_sum")
    assert verdict(path).seal is Seal.UNSEALED

    open_workspace(path, writable=True).close()

    assert verdict(path) == Verdict(Seal.SOUND)


def test_a_file_that_was_killed_before_its_first_sums_is_unsealed_and_not_called_damaged(
    path: Path,
) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("DELETE FROM page_sum")
        raw.commit()
    engine = connect(path)
    with engine.connect() as connection, connection.begin():
        assert sums._make_room(connection)
    engine.dispose()

    assert verdict(path) == Verdict(Seal.UNSEALED)
    open_workspace(path, writable=True).close()
    assert verdict(path) == Verdict(Seal.SOUND)


def test_a_large_file_has_more_rows_of_sums_and_every_page_is_proved(tmp_path: Path) -> None:
    workspace = factories.make_workspace(tmp_path)
    with workspace.file.writing("large") as writer:
        rows = [{"summary": f"{number} " + "x" * 3000} for number in range(3000)]
        writer.insert_many(return_action, rows)
    assert verify(workspace) == Verdict(Seal.SOUND)

    _change_something(workspace)
    assert verify(workspace) == Verdict(Seal.SOUND)
    workspace.close()

    size = workspace.path.stat().st_size
    assert size > 2 * sums._PER_ROW * 4096
    for place in (size // 3, size // 2):
        flip(workspace.path, place)
        assert verdict(workspace.path) == Verdict(Seal.CHANGED, (place // 4096 + 1,))
        flip(workspace.path, place)


def verify(workspace: Workspace) -> Verdict:
    return verify_sums(workspace.file.engine, workspace.path)


def _change_something(workspace: Workspace) -> None:
    people.add_person(workspace, people.PersonDetails("Sample", "Person"))


def test_saving_after_saving_leaves_the_file_sealed(tmp_path: Path) -> None:
    workspace = factories.make_workspace(tmp_path)
    for _ in range(5):
        _change_something(workspace)
        assert verify(workspace) == Verdict(Seal.SOUND)
        undo(workspace)
        assert verify(workspace) == Verdict(Seal.SOUND)
    workspace.close()


def test_sums_of_the_changed_pages_alone_are_those_of_all_pages(
    tmp_path: Path,
) -> None:
    workspace = factories.make_workspace(tmp_path)
    org = factories.organisation(Random("many"), "hscp", (factories.TODAY,), people=40)
    factories.write(workspace, org)
    with workspace.file.writing("grow") as writer:  # pages gained, given back, and used again
        writer.insert_many(return_action, [{"summary": "x" * 900}] * 200)
    undo(workspace)
    with workspace.file.writing("again") as writer:
        writer.insert_many(return_action, [{"summary": "y" * 900}] * 150)

    assert writer.pages is not None
    assert len(writer.pages) * 4096 < workspace.path.stat().st_size
    assert verify(workspace) == Verdict(Seal.SOUND)
    workspace.close()


def test_a_writing_of_very_many_pages_is_sealed_as_well(tmp_path: Path) -> None:
    workspace = factories.make_workspace(tmp_path)
    with workspace.file.writing("grow") as writer:
        writer.insert_many(return_action, [{"summary": "x" * 3000}] * 3000)
    with workspace.file.writing("change") as writer:
        writer.connection.exec_driver_sql("PRAGMA cache_size = 10")
        writer.connection.exec_driver_sql("UPDATE return_action SET owner = 'Sample Person'")
    assert verify(workspace) == Verdict(Seal.SOUND)
    workspace.close()
