"""The bytes of a file that is open, and the address by which SQLite opens it."""

import os
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from sgdesk.data.file.disk.raw import address, opened


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (PurePosixPath("/home/sample/St Mary's?.sgdesk"), "file:///home/sample/St%20Mary%27s%3F.sgdesk?mode=rw"),
        (PureWindowsPath("C:/Users/Sample/a.sgdesk"), "file:///C:/Users/Sample/a.sgdesk?mode=rw"),
        (PureWindowsPath("//server/share/a b.sgdesk"), "file:////server/share/a%20b.sgdesk?mode=rw"),
    ],
)  # fmt: skip
def test_sqlite_gets_an_address_without_a_host(path: PurePosixPath, expected: str) -> None:
    assert address(path, "rw") == expected


def test_what_is_no_file_is_never_waited_for() -> None:
    with pytest.raises(OSError, match="not a file"), opened(Path(os.devnull)):
        pass
