"""Why the computer did not do something, in words that anybody knows."""

import errno
import os

import pytest

from sgdesk.domain.errors import TO_READ, reason_of, remedy_of


@pytest.mark.parametrize("code", [errno.ENOENT, errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO])
def test_a_reason_is_plain_and_none_of_the_systems_own(code: int) -> None:
    said = reason_of(OSError(code, os.strerror(code)))
    assert said != os.strerror(code).lower()
    assert "directory" not in said
    assert "device" not in said


def test_what_has_no_words_of_ours_is_told_as_the_system_tells_it() -> None:
    assert reason_of(OSError(errno.EDOM, "Out of range")) == "out of range"


@pytest.mark.parametrize("error", [None, OSError(), ValueError("embedded null byte")])
def test_where_there_is_no_reason_that_is_said(error: Exception | None) -> None:
    assert reason_of(error) == "the computer gives no reason"


class WindowsError(PermissionError):
    """What Windows says where it denies something."""

    def __init__(self, code: int) -> None:
        super().__init__(errno.EACCES, "Access is denied")
        self.winerror = code


@pytest.mark.parametrize(
    ("code", "remedy"),
    [
        (errno.ENOSPC, "Make room on that disk and try again."),
        (errno.EFBIG, "Choose another folder, on another disk."),
        (errno.EACCES, "Choose another folder."),
        (errno.EBUSY, "Close the program that has it open and try again."),
        (errno.EIO, "Check that the disk or stick is plugged in and try again."),
        (errno.ENAMETOOLONG, "Choose another folder, with a shorter name."),
        (errno.EDOM, "Choose another folder."),
    ],
)
def test_what_helps_fits_the_reason(code: int, remedy: str) -> None:
    assert remedy_of(OSError(code, os.strerror(code))) == remedy


def test_what_helps_is_said_for_a_file_that_stays_where_it_is() -> None:
    assert remedy_of(OSError(errno.EROFS, ""), "Move it") == "Move it."
    assert remedy_of(None) == "Choose another folder."


def test_on_windows_a_file_that_is_open_elsewhere_is_told_as_that() -> None:
    for code in (32, 33):
        assert reason_of(WindowsError(code)) == "another program has it open"
        assert remedy_of(WindowsError(code)) == "Close the program that has it open and try again."
    assert "or close the program that has the file open" in remedy_of(WindowsError(5))


def test_what_could_not_be_read_is_no_matter_of_another_folder() -> None:
    assert remedy_of(OSError(errno.EACCES, ""), TO_READ) == f"{TO_READ}."
    assert "plugged in" in remedy_of(OSError(errno.EIO, ""), TO_READ)
