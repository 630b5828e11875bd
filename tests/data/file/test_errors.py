"""What SQLite says of a disk or a file is told in plain words; a defect of ours is not hidden."""

import errno
import os
import sqlite3
from pathlib import Path

import pytest

from sgdesk.data.file.errors import explain, refuse_silence
from sgdesk.domain.errors import FileError

PATH = Path("mine.sgdesk")


def fault(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (sqlite3.SQLITE_FULL, "The disk is full, so nothing was saved to mine.sgdesk"),
        (sqlite3.SQLITE_IOERR_WRITE, "allow no larger file: make room on it, or move the file"),
        (sqlite3.SQLITE_IOERR_READ, "did not answer; what was saved before is safe"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "mine.sgdesk is busy in another copy of the program"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, "mine.sgdesk may only be read here"),
    ],
)
def test_a_fault_of_the_disk_has_a_sentence_for_its_kind(code: int, words: str) -> None:
    assert words in str(explain(fault(code), PATH))


@pytest.mark.parametrize("code", [sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT_UNIQUE])
def test_a_defect_has_none(code: int) -> None:
    assert explain(fault(code), PATH) is None


def test_pages_that_the_disk_did_not_give_are_no_damage() -> None:
    told = ["Page 42: unable to get the page. error code=8458", "ok"]
    with pytest.raises(FileError, match="did not answer; what was saved before is safe"):
        refuse_silence(told, PATH)

    refuse_silence(["On tree page 9 cell 0: Rowid 4 out of order", "error code=11"], PATH)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("database or disk is full", "The disk is full, so nothing was saved to mine.sgdesk"),
        ("disk I/O error", "did not answer; what was saved before is safe"),
    ],
)
def test_a_fault_that_comes_without_its_code_is_known_by_its_words(words: str, told: str) -> None:
    """As SQLCipher's driver has it when an online copy fails."""
    from sqlcipher3 import dbapi2

    assert told in str(explain(dbapi2.OperationalError(words), PATH))


@pytest.mark.parametrize("number", [errno.EIO, errno.ENODEV, errno.ESTALE])
def test_a_disk_that_is_silent_while_we_read_past_sqlite_has_the_same_sentence(number: int) -> None:
    told = explain(OSError(number, os.strerror(number)), PATH)
    assert told is not None
    assert "did not answer" in str(told)
    named = OSError(number, os.strerror(number), str(PATH))
    assert str(explain(named, PATH)) == str(told)


def test_what_befalls_another_file_is_not_told_of_this_one() -> None:
    assert explain(OSError(errno.EIO, "Input/output error", "logo.png"), PATH) is None
    assert explain(OSError(errno.EACCES, "Permission denied", str(PATH)), PATH) is None
