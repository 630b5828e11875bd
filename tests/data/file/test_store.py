"""One open file: making it, sharing it with readers, and losing the computer under it."""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import func, select

from sgdesk.data.file import history
from sgdesk.data.file.backups.wholeness import find_faults
from sgdesk.data.file.schema import organisation, person, training
from sgdesk.data.file.store import OrganisationFile, create_file, open_file
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.domain.errors import FileError, InputError
from tests import factories
from tests.data.file.children import disk_full_after, line, running

PERSON = {"given_name": "Sample", "family_name": "Person", "match_key": "sample person"}


@pytest.fixture
def file(tmp_path: Path) -> Iterator[OrganisationFile]:
    workspace = factories.make_workspace(tmp_path)
    yield workspace.file
    workspace.close()


def add_people(file: OrganisationFile, count: int = 1) -> range:
    with file.writing("add_people") as writer:
        return writer.insert_many(person, [PERSON] * count)


def people_in(file: OrganisationFile) -> int:
    with file.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(person)).scalar_one())


def test_a_new_file_takes_the_place_of_none(tmp_path: Path) -> None:
    path = tmp_path / "mine.sgdesk"
    path.write_bytes(b"something of mine")

    with pytest.raises(InputError, match=r"mine\.sgdesk is already there and was left"):
        create_file(path)

    assert path.read_bytes() == b"something of mine"


def test_a_new_file_needs_its_folder(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"cannot be made\. Check that the folder is there"):
        create_file(tmp_path / "nowhere" / "mine.sgdesk")


@pytest.mark.parametrize("pages", [1, 5])
def test_a_new_file_on_a_full_disk_is_refused_in_plain_words_and_not_left_half_made(
    tmp_path: Path, pages: int
) -> None:
    with disk_full_after(pages), pytest.raises(FileError, match=r"The disk is full.* is safe"):
        create_file(tmp_path / "mine.sgdesk")

    assert not (tmp_path / "mine.sgdesk").exists()


@pytest.mark.needs("links")
def test_a_link_that_leads_in_a_circle_is_left_as_it_is(tmp_path: Path) -> None:
    link = tmp_path / "mine.sgdesk"
    link.symlink_to(link)

    with pytest.raises(InputError, match="is already there"):
        create_file(link)
    with pytest.raises(FileError, match="cannot be opened"):
        open_file(link, writable=True)

    assert link.is_symlink()


def test_a_note_of_who_holds_the_lock_that_cannot_be_written_keeps_nobody_out(
    file: OrganisationFile,
) -> None:
    file.close()
    in_its_place = file.path.with_name(f".{file.path.name}.open")
    in_its_place.mkdir()

    opened = open_file(file.path, writable=True)
    assert opened.may_write
    opened.close()

    assert in_its_place.is_dir()
    open_file(file.path, writable=True).close()


def test_a_file_can_be_closed_twice_and_opened_again(file: OrganisationFile) -> None:
    file.close()
    file.close()

    assert not file.may_write
    open_file(file.path, writable=True).close()


def test_closing_leaves_nothing_beside_the_file(file: OrganisationFile) -> None:
    add_people(file)
    file.close()

    beside = {each.name for each in file.path.parent.iterdir()} - {file.path.name}
    assert beside == set()


def test_readers_work_beside_a_writer_and_see_what_was_saved(file: OrganisationFile) -> None:
    reader = open_file(file.path, writable=False)
    assert people_in(reader) == 0

    with file.writing("add_people") as writer:
        writer.insert_many(person, [PERSON])
        assert people_in(reader) == 0

    assert people_in(reader) == 1
    reader.close()


def test_what_is_open_for_reading_refuses_to_write(file: OrganisationFile) -> None:
    reader = open_file(file.path, writable=False)

    with pytest.raises(FileError, match=r"generic\.sgdesk is open for reading only"):
        add_people(reader)

    assert not reader.may_write
    reader.close()


def test_a_reader_that_stays_holds_up_a_save_and_nothing_is_half_done(
    file: OrganisationFile,
) -> None:
    reader = open_file(file.path, writable=False)
    with file.reading() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 1")
    with reader.reading() as connection:
        connection.execute(select(person)).all()
        with pytest.raises(FileError, match="is busy in another copy of the program"):
            add_people(file)
    reader.close()

    assert people_in(file) == 0
    add_people(file)
    assert people_in(file) == 1


@contextmanager
def a_full_disk(file: OrganisationFile) -> Iterator[None]:
    """SQLite may not make the file any larger, which is a full disk to it."""
    with file.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    yield
    with file.reading() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1073741823")


def test_a_full_disk_is_told_and_what_was_saved_is_whole(file: OrganisationFile) -> None:
    add_people(file)

    with a_full_disk(file), pytest.raises(FileError) as told:
        add_people(file, 5000)

    assert str(told.value) == (
        "The disk is full, so nothing was saved to generic.sgdesk; what was saved before is safe. "
        "Make room on the disk and try again."
    )
    assert people_in(file) == 1
    assert find_faults(file.path) == ()
    add_people(file, 5000)
    assert people_in(file) == 5001


KEEP_SAVING = """
from pathlib import Path
from sgdesk.data.file.schema import course, person, training
from sgdesk.data.file.store import open_file
from datetime import date
file = open_file(Path(sys.argv[1]), writable=True)
many = int(sys.argv[2])
with file.reading() as connection:
    taken = connection.execute(course.select()).first().id
print("open", flush=True)
for number in range(100000):
    with file.writing("save", {"number": number}) as writer:
        ids = writer.insert_many(person, [
            {"given_name": "Sample", "family_name": str(number), "match_key": ""}
        ] * many)
        writer.insert_many(training, [
            {"person_id": each, "course_id": taken, "completed_on": date(2026, 1, 1)}
            for each in ids
        ])
    print(number, flush=True)
"""


@pytest.mark.parametrize(
    ("saves", "many"),
    [(1, 1), (3, 1), (8, 1), (21, 1), (1, 700), (2, 700), (4, 1500)],
)
def test_a_kill_in_the_middle_loses_no_save_and_leaves_none_half_done(
    file: OrganisationFile, saves: int, many: int
) -> None:
    file.close()
    with running(KEEP_SAVING, file.path, many) as child:
        assert line(child) == "open"
        acknowledged = [int(line(child)) for _ in range(saves)][-1] + 1
        child.kill()
        child.wait()

    again = open_file(file.path, writable=True)
    people = people_in(again)
    with again.reading() as connection:
        records = connection.execute(select(func.count()).select_from(training)).scalar_one()
        entries = history.entries(connection)
    again.close()

    assert people % many == 0
    assert people // many in range(acknowledged, acknowledged + 50)
    assert records == people
    assert len([each for each in entries if each.action == "save"]) == people // many
    assert find_faults(file.path) == ()


READ_AND_TRY_TO_WRITE = """
import os
from pathlib import Path
from sgdesk.data.file.schema import organisation
from sgdesk.data.file.store import open_file
from sgdesk.domain.errors import FileError
if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.setuid(65534)
file = open_file(Path(sys.argv[1]), writable=False)
with file.reading() as connection:
    print(connection.execute(organisation.select()).one().name, flush=True)
file.close()
try:
    open_file(Path(sys.argv[1]), writable=True)
except FileError as error:
    print(error, flush=True)
"""


@pytest.fixture
def locked_folder(file: OrganisationFile) -> Iterator[Path]:
    """The file in a folder that nobody may write to but whoever may do everything."""
    file.close()
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name) / file.path.name
        copy.write_bytes(file.path.read_bytes())
        copy.chmod(0o444)
        copy.parent.chmod(0o555)
        yield copy
        copy.parent.chmod(0o755)


@pytest.mark.needs("rights")
def test_a_folder_that_may_only_be_read_can_be_read(locked_folder: Path) -> None:
    before = locked_folder.read_bytes()

    with running(READ_AND_TRY_TO_WRITE, locked_folder) as child:
        said = [line(child), line(child)]
        errors = "" if all(said) else child.communicate()[1]

    assert said == [
        "St Example's",
        "generic.sgdesk may only be read here, so nothing was changed. "
        "Copy it to a folder of your own and open the copy.",
    ], errors
    assert locked_folder.read_bytes() == before
    assert [each.name for each in locked_folder.parent.iterdir()] == [locked_folder.name]


def test_a_defect_of_ours_is_not_taken_for_a_fault_of_the_file(file: OrganisationFile) -> None:
    with pytest.raises(sqlite3.OperationalError), closing(sqlite3.connect(file.path)) as raw:
        raw.execute("SELECT nothing FROM nowhere")
    with pytest.raises(ZeroDivisionError), file.writing("defect") as writer:
        _rename(writer, 1 / 0)

    with file.reading() as connection:
        assert connection.execute(select(organisation.c.name)).scalar_one() == "St Example's"


def _rename(writer: Writer, value: float) -> None:
    writer.update(organisation, 1, name=str(value))
