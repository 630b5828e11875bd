"""What is opened, what is refused, and that a refusal leaves the file as it is."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from sgdesk.data.file.engine import header_version
from sgdesk.data.file.schema import APPLICATION_ID, SCHEMA_VERSION
from sgdesk.data.file.store import open_file
from sgdesk.domain.errors import FileError
from tests import factories


@pytest.fixture
def path(tmp_path: Path) -> Path:
    workspace = factories.make_workspace(tmp_path)
    workspace.close()
    return workspace.path


def _pragma(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()


def make_newer(path: Path) -> None:
    _pragma(path, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")


def make_foreign(path: Path) -> None:
    _pragma(path, "PRAGMA application_id = 0x12345678")


def make_empty(path: Path) -> None:
    path.write_bytes(b"")


def make_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:60])


def make_cut(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2 // 4096 * 4096])


def make_ragged(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1000])


def make_spreadsheet(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04" + bytes(5000))


def make_zeroes(path: Path) -> None:
    path.write_bytes(bytes(len(path.read_bytes())))


def make_without_history(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TABLE history")


def make_nobodys(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM organisation")


REFUSED = [
    (make_without_history, "is damaged and was left as it is"),
    (make_nobodys, "is damaged and was left as it is"),
    (make_newer, "was saved by a newer version of sgdesk; it was left as it is"),
    (make_foreign, "is not an organisation file of sgdesk, or it is damaged"),
    (make_empty, "is damaged and was left as it is (it is empty)"),
    (make_short, "is not an organisation file of sgdesk, or it is damaged"),
    (make_cut, "is damaged and was left as it is"),
    (make_ragged, "is damaged and was left as it is"),
    (make_spreadsheet, "is not an organisation file of sgdesk, or it is damaged"),
    (make_zeroes, "is not an organisation file of sgdesk, or it is damaged"),
]


@pytest.mark.parametrize("writable", [True, False], ids=["to write", "to read"])
@pytest.mark.parametrize(("spoil", "sentence"), REFUSED)
def test_a_file_that_cannot_be_trusted_is_refused_and_left_to_the_byte(
    path: Path, spoil: Callable[[Path], None], sentence: str, writable: bool
) -> None:
    spoil(path)
    before = path.read_bytes()

    with pytest.raises(FileError) as refused:
        open_file(path, writable=writable)

    assert sentence in str(refused.value)
    assert path.name in str(refused.value)
    assert path.read_bytes() == before
    assert not path.with_name(f"{path.name}-journal").exists()


def test_a_refused_file_is_not_held(path: Path) -> None:
    content = path.read_bytes()
    make_cut(path)
    with pytest.raises(FileError):
        open_file(path, writable=True)

    path.write_bytes(content)

    open_file(path, writable=True).close()


def test_a_missing_file_is_named_and_not_made(tmp_path: Path) -> None:
    missing = tmp_path / "gone.sgdesk"

    with pytest.raises(FileError, match=r"There is no file .*gone\.sgdesk"):
        open_file(missing, writable=True)

    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="is a folder; choose the organisation file in it"):
        open_file(tmp_path, writable=False)


def test_what_is_no_file_is_refused_at_once() -> None:
    with pytest.raises(FileError, match="is not a file; choose an organisation file"):
        open_file(Path(os.devnull), writable=False)


def test_a_name_too_long_for_any_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError):
        open_file(tmp_path / f"{'x' * 5000}.sgdesk", writable=True)


def test_a_page_spoilt_inside_is_found_at_opening(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:8192] = bytes(4096)
    path.write_bytes(content)

    with pytest.raises(FileError, match="is damaged"):
        open_file(path, writable=False)


def test_a_new_file_bears_our_mark_and_lies_in_one_piece(path: Path) -> None:
    head = path.read_bytes()[:100]

    assert int.from_bytes(head[68:72], "big") == APPLICATION_ID
    assert int.from_bytes(head[60:64], "big") == SCHEMA_VERSION
    assert (head[18], head[19]) == (1, 1), "a rollback journal, so an idle file is one file"
    assert sorted(each.name for each in path.parent.iterdir() if "journal" in each.name) == []


def test_connections_are_set_up_to_keep_what_is_entered(path: Path) -> None:
    file = open_file(path, writable=True)
    wanted = {
        "foreign_keys": 1,
        "synchronous": 3,
        "trusted_schema": 0,
        "secure_delete": 1,
        "cell_size_check": 1,
        "mmap_size": 0,
        "journal_mode": "delete",
    }
    with file.reading() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted}
    file.close()

    assert found == wanted


def test_a_reader_cannot_write(path: Path) -> None:
    file = open_file(path, writable=False)

    with pytest.raises(FileError, match="may only be read here"), file.reading() as connection:
        connection.exec_driver_sql("DELETE FROM person")

    file.close()


def test_a_file_of_which_the_last_save_was_cut_off_can_be_read_at_once(path: Path) -> None:
    leave_hot_journal(path)

    file = open_file(path, writable=False)
    with file.reading() as connection:
        name = connection.exec_driver_sql("SELECT name FROM organisation").scalar()
    file.close()

    assert name == "St Example's"


def leave_hot_journal(path: Path) -> None:
    """Leave the file as a power cut in the middle of a save does: pages half written."""
    whole = path.read_bytes()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("PRAGMA cache_spill = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE organisation SET name = 'Half'")
        connection.execute("UPDATE course SET summary = hex(randomblob(4000))")
        journal = path.with_name(f"{path.name}-journal").read_bytes()
        half = path.read_bytes()
    assert half != whole
    path.write_bytes(half)
    path.with_name(f"{path.name}-journal").write_bytes(journal)


def test_a_version_that_a_journal_takes_back_is_not_believed(path: Path, tmp_path: Path) -> None:
    """As a migration leaves it that was killed in its commit."""
    cut_off = tmp_path / "cut off.sgdesk"
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA synchronous = OFF")
        raw.execute(f"PRAGMA user_version = {SCHEMA_VERSION - 1}")
        raw.execute("BEGIN")
        raw.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        content = bytearray(path.read_bytes())
        journal = path.with_name(f"{path.name}-journal").read_bytes()
        raw.execute("ROLLBACK")
    content[60:64] = SCHEMA_VERSION.to_bytes(4, "big")
    cut_off.write_bytes(content)
    cut_off.with_name(f"{cut_off.name}-journal").write_bytes(journal)

    assert header_version(cut_off) == SCHEMA_VERSION - 1
