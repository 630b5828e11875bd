"""Backups that can be trusted: whole, proved, and told by what is in them."""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from sgdesk.data.file import schema
from sgdesk.data.file.backups.copying import back_up, mark_copy, read_back
from sgdesk.data.file.backups.listing import list_backups
from sgdesk.data.file.backups.wholeness import checksum, find_faults, sum_path, verify
from sgdesk.data.file.passphrase.key import FileKey
from sgdesk.data.file.store import OrganisationFile
from sgdesk.domain.errors import FileError, InputError
from sgdesk.domain.file.passphrases import Secret
from sgdesk.services.file.workspace import new_workspace
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
    assert [each.name for each in folder.iterdir()] == ["generic 2026-03-31 104207.sgdesk"]
    verify(made.path)


def test_two_backups_of_one_second_are_two_files(file: OrganisationFile, folder: Path) -> None:
    first, second = (back_up(file.path, folder, NOW) for _ in range(2))

    assert first.path != second.path
    assert len(list_backups(folder, "", "generic")) == 2


def test_a_damaged_file_is_not_backed_up_over_good_backups(
    file: OrganisationFile, folder: Path
) -> None:
    good = back_up(file.path, folder, NOW)
    file.close()
    with closing(sqlite3.connect(file.path)) as connection, connection:
        connection.execute("UPDATE history SET actor = 'somebody else' WHERE id = 2")

    with pytest.raises(FileError, match=r"because generic\.sgdesk is damaged \(the history was al"):
        back_up(file.path, folder, NOW)

    assert [each.path for each in list_backups(folder, "", "generic")] == [good.path]
    assert not list(folder.glob(".*"))


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

    assert find_faults(file.path) == (
        "a file kept with training (number 1): is not what was put in",
    )


def test_a_row_that_points_at_nothing_is_found(file: OrganisationFile) -> None:
    file.close()
    with closing(sqlite3.connect(file.path)) as connection, connection:
        connection.execute("INSERT INTO post (person_id, role_id) VALUES (1, 99)")

    assert find_faults(file.path) == (
        "who holds a role (number 1): a role that belongs to it is gone",
    )


def test_a_missing_table_is_found(file: OrganisationFile) -> None:
    file.close()
    with closing(sqlite3.connect(file.path)) as connection, connection:
        connection.execute("DROP TABLE need")

    assert find_faults(file.path) == ("the table need is missing",)


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
            verify(made.path)


def test_a_full_disk_leaves_no_half_backup_and_the_earlier_ones(
    file: OrganisationFile, folder: Path
) -> None:
    earlier = back_up(file.path, folder, NOW)
    later = NOW + timedelta(hours=1)

    with disk_full_after(5), pytest.raises(InputError, match="the disk is full"):
        back_up(file.path, folder, later)

    assert [each.path for each in list_backups(folder, "", "generic")] == [earlier.path]
    assert not list(folder.glob(".*"))
    verify(earlier.path)
    verify(back_up(file.path, folder, later).path)


def test_a_file_of_which_the_last_save_was_cut_off_is_backed_up_as_it_was_before_it(
    file: OrganisationFile, folder: Path
) -> None:
    file.close()
    leave_hot_journal(file.path)

    made = back_up(file.path, folder, NOW)

    assert find_faults(made.path) == ()
    with closing(sqlite3.connect(made.path)) as connection:
        assert connection.execute("SELECT name FROM organisation").fetchone() == ("St Example's",)


def test_a_checksum_is_that_of_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "three megabytes"
    path.write_bytes(bytes(3_000_001))

    assert checksum(path) == hashlib.sha256(bytes(3_000_001)).hexdigest()


def test_a_backup_says_itself_which_it_is(file: OrganisationFile, folder: Path) -> None:
    first, second = (back_up(file.path, folder, NOW + timedelta(minutes=n)) for n in range(2))

    assert (first.number, second.number) == (1, 2)
    assert (first.made_at, first.organisation, first.people) == (NOW, "St Example's", 3)
    assert first.identity == second.identity != ""
    assert first.head == second.head != ""


def test_the_number_goes_on_after_those_of_another_folder(
    file: OrganisationFile, folder: Path, tmp_path: Path
) -> None:
    for _ in range(2):
        back_up(file.path, folder, NOW)

    made = back_up(file.path, tmp_path / "stick", NOW, beside=folder)

    assert made.number == 3


def test_the_file_itself_is_not_written_to(file: OrganisationFile, folder: Path) -> None:
    before = file.path.read_bytes()

    back_up(file.path, folder, NOW)

    assert file.path.read_bytes() == before


@pytest.mark.needs("rights")
def test_a_backup_and_its_folder_are_its_owners_alone(file: OrganisationFile, folder: Path) -> None:
    made = back_up(file.path, folder, NOW)

    assert made.path.stat().st_mode & 0o077 == 0
    assert folder.stat().st_mode & 0o077 == 0


def test_a_name_with_full_stops_is_kept_whole(tmp_path: Path, folder: Path) -> None:
    workspace = new_workspace(tmp_path / "St. Mary's", name="St Mary's", partnership="generic")
    workspace.close()

    made = back_up(workspace.path, folder, NOW)

    assert workspace.path.name == "St. Mary's.sgdesk"
    assert made.path.name == "St. Mary's 2026-03-31 104207.sgdesk"


def test_a_checksum_beside_an_older_backup_is_still_honoured(
    file: OrganisationFile, folder: Path
) -> None:
    made = back_up(file.path, folder, NOW)
    sum_path(made.path).write_text(checksum(made.path) + "\n", encoding="ascii")
    verify(made.path)
    mark_copy(made.path, None, number=9, backed_up_at="")

    with pytest.raises(FileError, match="it has changed since it was made"):
        verify(made.path)


def test_a_checksum_of_a_backup_that_is_gone_condemns_no_new_one(
    file: OrganisationFile, folder: Path
) -> None:
    made = back_up(file.path, folder, NOW)
    sum_path(made.path).write_text("0" * 64, encoding="ascii")
    made.path.unlink()

    verify(back_up(file.path, folder, NOW).path)


def test_what_cannot_be_read_back_from_its_disk_is_told(
    file: OrganisationFile, folder: Path
) -> None:
    made = back_up(file.path, folder, NOW)
    read_back(made)
    whole = bytearray(made.path.read_bytes())
    whole[-2000] ^= 1
    made.path.write_bytes(whole)

    with pytest.raises(FileError, match="cannot be read back from there"):
        read_back(made)


def test_an_encrypted_file_is_backed_up_under_its_own_key(tmp_path: Path, folder: Path) -> None:
    secret = Secret("a long enough passphrase")
    workspace = new_workspace(
        tmp_path / "mine.sgdesk", name="St Example's", partnership="generic", secret=secret
    )
    add_people(workspace.file, 3)

    made = back_up(workspace.path, folder, NOW, workspace.file.key)
    workspace.close()

    assert (made.is_encrypted, made.number, made.people) == (True, 1, 3)
    assert b"St Example" not in made.path.read_bytes()
    verify(made.path, workspace.file.key)
    spoilt = bytearray(made.path.read_bytes())
    spoilt[-5000] ^= 1
    made.path.write_bytes(spoilt)
    with pytest.raises(FileError, match="is damaged"):
        verify(made.path, workspace.file.key)


def test_a_key_that_a_plain_file_does_not_need_does_not_encrypt_its_backup(
    file: OrganisationFile, folder: Path
) -> None:
    made = back_up(file.path, folder, NOW, FileKey(bytes(32), bytes(16)))

    assert not made.is_encrypted
    assert people_in(made.path) == 3


def test_a_trigger_that_somebody_put_in_is_found(file: OrganisationFile, folder: Path) -> None:
    made = back_up(file.path, folder, NOW)
    with closing(sqlite3.connect(made.path)) as connection, connection:
        connection.execute(
            "CREATE TRIGGER x AFTER UPDATE ON person BEGIN DELETE FROM training; END"
        )

    with pytest.raises(FileError, match="and was not used"):
        verify(made.path)
