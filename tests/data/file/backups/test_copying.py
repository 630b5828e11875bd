"""Backups that can be trusted, and restoring that never loses what was there."""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from sgdesk.data.file.backup import (
    back_up,
    checksum,
    find_faults,
    list_backups,
    restore,
    thin_out,
    verify,
)

from sgdesk.data.file import schema
from sgdesk.data.file.store import OrganisationFile, open_file
from sgdesk.domain.errors import FileError
from tests import factories
from tests.data.file.children import disk_full_after
from tests.data.file.test_engine import leave_hot_journal

NOW = datetime(2026, 3, 31, 10, 42, 7, tzinfo=UTC)
PERSON = {"given_name": "Sample", "family_name": "Person", "match_key": "sample person"}


@pytest.fixture
def file(tmp_path: Path) -> Iterator[OrganisationFile]:
    workspace = factories.make_workspace(tmp_path)
    add_people(workspace.file, 3)
    yield workspace.file
    workspace.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def add_people(file: OrganisationFile, count: int) -> None:
    with file.writing("add_people") as writer:
        writer.insert_many(schema.person, [PERSON] * count)


def people_in(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT count(*) FROM person").fetchone()[0])


def test_a_backup_is_made_while_the_file_is_open(file: OrganisationFile, folder: Path) -> None:
    made = back_up(file.path, folder, NOW)

    assert made.path.name == "generic 2026-03-31 104207.sgdesk"
    assert made.size == made.path.stat().st_size
    assert people_in(made.path) == 3
    assert sorted(each.name for each in folder.iterdir()) == [
        "generic 2026-03-31 104207.sgdesk",
        "generic 2026-03-31 104207.sgdesk.sha256",
    ]
    verify(made.path)


def test_two_backups_of_one_second_are_two_files(file: OrganisationFile, folder: Path) -> None:
    first, second = (back_up(file.path, folder, NOW) for _ in range(2))

    assert first.path != second.path
    assert len(list_backups(folder, "generic")) == 2


def test_a_damaged_file_is_not_backed_up_over_good_backups(
    file: OrganisationFile, folder: Path
) -> None:
    good = back_up(file.path, folder, NOW)
    file.close()
    with closing(sqlite3.connect(file.path)) as connection, connection:
        connection.execute("UPDATE history SET actor = 'somebody else' WHERE id = 2")

    with pytest.raises(FileError, match=r"because generic\.sgdesk is damaged \(the history was al"):
        back_up(file.path, folder, NOW)

    assert [each.path for each in list_backups(folder, "generic")] == [good.path]
    assert not list(folder.glob(".*.part"))


def test_a_document_that_was_altered_is_found(file: OrganisationFile) -> None:
    with file.writing("add_evidence") as writer:
        course = writer.connection.execute(schema.course.select()).first()
        assert course is not None
        training = writer.insert(
            schema.training, person_id=1, course_id=course.id, completed_on=date(2026, 1, 1)
        )
        writer.insert(
            schema.evidence,
            training_id=training,
            content=b"scan",
            sha256=hashlib.sha256(b"scan").hexdigest(),
            added_on=date(2026, 1, 1),
        )
    assert find_faults(file.path) == ()
    file.close()
    with closing(sqlite3.connect(file.path)) as connection, connection:
        connection.execute("UPDATE evidence SET content = X'7363616D'")

    assert find_faults(file.path) == ("the document in evidence row 1 was altered",)


def test_a_row_that_points_at_nothing_is_found(file: OrganisationFile) -> None:
    file.close()
    with closing(sqlite3.connect(file.path)) as connection, connection:
        connection.execute("INSERT INTO post (person_id, role_id) VALUES (1, 99)")

    assert find_faults(file.path) == ("post row 1 points at nothing in role",)


def test_a_missing_table_is_found(file: OrganisationFile) -> None:
    file.close()
    with closing(sqlite3.connect(file.path)) as connection, connection:
        connection.execute("DROP TABLE need")

    assert find_faults(file.path) == ("no table need",)


def test_any_flipped_bit_in_a_backup_is_found(file: OrganisationFile, folder: Path) -> None:
    made = back_up(file.path, folder, NOW)
    whole = made.path.read_bytes()
    random = Random("bits")

    for _ in range(300):
        place, bit = random.randrange(len(whole)), random.randrange(8)
        spoilt = bytearray(whole)
        spoilt[place] ^= 1 << bit
        made.path.write_bytes(spoilt)
        with pytest.raises(FileError):
            verify(made.path)

    made.path.write_bytes(whole)
    verify(made.path)


def test_a_backup_that_was_cut_short_or_is_empty_is_found(
    file: OrganisationFile, folder: Path
) -> None:
    made = back_up(file.path, folder, NOW)
    whole = made.path.read_bytes()

    for length in (0, 50, 100, 4096, len(whole) // 2, len(whole) - 1):
        made.path.write_bytes(whole[:length])
        with pytest.raises(FileError):
            restore(made.path, file.path, NOW)

    assert people_in(file.path) == 3


def test_a_full_disk_leaves_no_half_backup_and_the_earlier_ones(
    file: OrganisationFile, folder: Path
) -> None:
    earlier = back_up(file.path, folder, NOW)
    later = NOW + timedelta(hours=1)

    with disk_full_after(5), pytest.raises(FileError, match="The disk is full"):
        back_up(file.path, folder, later)

    assert [each.path for each in list_backups(folder, "generic")] == [earlier.path]
    assert not list(folder.glob(".*.part"))
    verify(earlier.path)
    verify(back_up(file.path, folder, later).path)


def test_restoring_onto_a_full_disk_leaves_what_was_there(
    file: OrganisationFile, folder: Path
) -> None:
    made = back_up(file.path, folder, NOW)
    add_people(file, 2)
    file.close()
    before = file.path.read_bytes()

    with disk_full_after(5), pytest.raises(FileError, match="The disk is full"):
        restore(made.path, file.path, NOW)

    assert file.path.read_bytes() == before
    assert not list(file.path.parent.glob(".*.part"))


def test_restoring_keeps_what_was_there_under_another_name(
    file: OrganisationFile, folder: Path
) -> None:
    made = back_up(file.path, folder, NOW)
    add_people(file, 2)
    file.close()

    kept = restore(made.path, file.path, NOW)

    assert kept is not None
    assert kept.name == "generic before restore 2026-03-31 104207.sgdesk"
    assert (people_in(file.path), people_in(kept), people_in(made.path)) == (3, 5, 3)
    open_file(file.path, writable=True).close()


def test_restoring_into_an_empty_place_keeps_nothing(
    file: OrganisationFile, folder: Path, tmp_path: Path
) -> None:
    made = back_up(file.path, folder, NOW)

    assert restore(made.path, tmp_path / "new" / "mine.sgdesk", NOW) is None
    assert people_in(tmp_path / "new" / "mine.sgdesk") == 3


@pytest.mark.parametrize("file_is_lost", [False, True])
def test_a_stale_journal_never_meets_the_backup(
    file: OrganisationFile, folder: Path, file_is_lost: bool
) -> None:
    made = back_up(file.path, folder, NOW)
    file.close()
    leave_hot_journal(file.path)
    journal = file.path.with_name(f"{file.path.name}-journal").read_bytes()
    if file_is_lost:
        file.path.unlink()

    restore(made.path, file.path, NOW)

    assert not file.path.with_name(f"{file.path.name}-journal").exists()
    assert find_faults(file.path) == ()
    assert people_in(file.path) == 3
    kept = [each for each in file.path.parent.iterdir() if each.name.endswith("-journal")]
    assert [each.read_bytes() for each in kept] == [journal]


def test_a_file_of_which_the_last_save_was_cut_off_is_backed_up_as_it_was_before_it(
    file: OrganisationFile, folder: Path
) -> None:
    file.close()
    leave_hot_journal(file.path)

    made = back_up(file.path, folder, NOW)

    assert find_faults(made.path) == ()
    with closing(sqlite3.connect(made.path)) as connection:
        assert connection.execute("SELECT name FROM organisation").fetchone() == ("St Example's",)


def test_backups_of_another_file_are_not_taken_for_this_ones(folder: Path) -> None:
    folder.mkdir()
    for name in (
        "mine 2026-03-31 104207.sgdesk",
        "mine 2026-03-30 104207 (2).sgdesk",
        "not mine 2026-03-31 104207.sgdesk",
        "mine copy.sgdesk",
        "mine.sgdesk",
    ):
        (folder / name).touch()

    assert [each.path.name for each in list_backups(folder, "mine")] == [
        "mine 2026-03-31 104207.sgdesk",
        "mine 2026-03-30 104207 (2).sgdesk",
    ]
    assert list_backups(folder / "nowhere", "mine") == ()


def touch_backup(folder: Path, moment: datetime) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"mine {moment:%Y-%m-%d %H%M%S}.sgdesk"
    path.touch()
    path.with_name(f"{path.name}.sha256").touch()
    return path


def test_thinning_out_keeps_two_days_then_days_weeks_and_months(folder: Path) -> None:
    made = [touch_backup(folder, NOW - timedelta(hours=6 * step)) for step in range(4 * 900)]

    removed = thin_out(folder, "mine")

    left = list_backups(folder, "mine")
    assert left[0].path == made[0]
    assert set(made[:9]) <= {each.path for each in left}
    assert len({each.made_at.date() for each in left[:30]}) >= 14
    assert len({f"{each.made_at:%Y-%m}" for each in left}) == 24
    assert len(left) + len(removed) == len(made)
    assert len(list(folder.glob("*.sha256"))) == len(left)
    assert thin_out(folder, "mine") == ()


@pytest.mark.parametrize("year", [1970, 2036])
def test_a_wrong_clock_wipes_nothing_and_never_the_backup_just_made(
    folder: Path, year: int
) -> None:
    for step in range(2000):
        touch_backup(folder, NOW - timedelta(days=step))
    thin_out(folder, "mine")
    before = {each.path for each in list_backups(folder, "mine")}

    made = touch_backup(folder, NOW.replace(year=year))
    removed = thin_out(folder, "mine", made)

    left = {each.path for each in list_backups(folder, "mine")}
    assert made in left
    assert len(removed) <= 4
    assert max(before) in left


def test_nothing_is_thinned_out_of_an_empty_folder(folder: Path) -> None:
    assert thin_out(folder, "mine") == ()


def test_a_checksum_is_that_of_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "three megabytes"
    path.write_bytes(bytes(3_000_001))

    assert checksum(path) == hashlib.sha256(bytes(3_000_001)).hexdigest()
