"""How large a spreadsheet may be, and what is refused before anything is parsed."""

import stat
import struct
import time
from collections.abc import Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from sgdesk.data.sheets.model import SheetError
from sgdesk.domain.errors import reason_of

FILE_BYTES = 50 * 1024 * 1024
UNPACKED_BYTES = 400 * 1024 * 1024
PLAIN_BYTES = 30 * 1024 * 1024
"""Of a CSV file, which is held in memory whole: 200,000 rows of 150 letters."""
ENTRIES = 2_000
RATIO = 200
RATIO_FROM_BYTES = 10 * 1024 * 1024
METHODS = (ZIP_STORED, ZIP_DEFLATED)
ENCRYPTED = 1
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
ROWS = 200_000
"""Rows of people or training; the heading and title rows above them are allowed for apart."""
HEADING_ROWS = 20
LAST_ROW = 1_048_576
COLUMNS = 16_384
"""As many as a spreadsheet program has."""
VALUES = 4_000_000
"""Cells that hold something: a sheet of 200,000 rows and 20 columns."""
AREA_CELLS = 8_000_000
"""The rectangle from the first cell used to the last, which is held in memory whole."""
TEXT_CHARACTERS = 200_000_000
STRINGS = 2_000_000
"""Different texts that the cells of a workbook share."""
STRING_BYTES = 150_000_000
STYLES = 100_000
"""Looks of cells, or notes on them, that one part may tell of; programs allow 65,000 looks."""
SECONDS = 20.0
"""For looking through a workbook before it is read."""


class Deadline:
    """How long a file may take to be looked through."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._end = time.monotonic() + SECONDS

    def check(self) -> None:
        """Refuse the file once its time is over."""
        if time.monotonic() > self._end:
            raise SheetError(
                "Looking through {file} took longer than 20 seconds, and nothing was taken from "
                "it: copy the people and the columns that are needed into a sheet of their own.",
                file=self._file,
            )


STUMBLES = (
    BadZipFile,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
)
"""What a damaged archive makes its reader stumble with: entries cut short or missing, versions and
encodings unheard of, numbers that are none."""


def check_file(path: Path) -> None:
    """Refuse a path that leads to no file, or to one of more than 50 MB."""
    try:
        found = path.stat()
    except OSError as error:
        raise unreachable(path, error) from error
    if stat.S_ISDIR(found.st_mode):
        raise SheetError(
            "{file} is a folder, not a spreadsheet: choose the file inside it.",
            file=path.name,
        )
    if not stat.S_ISREG(found.st_mode):
        raise SheetError(
            "{file} is not a file that is kept on the disk: save the sheet as .xlsx or .csv.",
            file=path.name,
        )
    if found.st_size > FILE_BYTES:
        raise SheetError(
            "The spreadsheet {file} is larger than 50 MB and was not opened: "
            "split it into smaller ones and bring them in one by one.",
            file=path.name,
        )


def check_plain(path: Path) -> None:
    """Refuse a CSV file that is too large to be held in memory, which is all that can be done."""
    if path.stat().st_size > PLAIN_BYTES:
        raise SheetError(
            "{file} is larger than 30 MB and was not opened: "
            "split it into smaller ones and bring them in one by one.",
            file=path.name,
        )


def check_text(text: str, name: str) -> None:
    """Refuse copied cells that are too many to be held in memory."""
    if len(text) > PLAIN_BYTES:
        raise SheetError(
            "{file} holds more than 30 million letters and was not read: copy fewer rows at a "
            "time, or save the sheet and choose the file.",
            file=name,
        )


def check_rows(rows: int, file: str) -> None:
    """Refuse a sheet of more than 200,000 rows."""
    if rows > ROWS + HEADING_ROWS:
        raise SheetError(
            "{file} holds more than 200,000 rows, and nothing was taken from it: "
            "split it into smaller sheets and bring them in one by one.",
            file=file,
        )


def check_columns(columns: int, cells: int, file: str) -> None:
    """Refuse a sheet that is wider than a spreadsheet program has columns, or too large in all."""
    if columns > COLUMNS or cells > VALUES:
        raise SheetError(
            "{file} has far more columns than a sheet of people or training, and nothing was "
            "taken from it: copy the columns that are needed into a sheet of their own.",
            file=file,
        )


def check_archive(path: Path) -> frozenset[str]:
    """The names packed in a workbook; refuse what unpacks to far more than a spreadsheet holds."""
    try:
        with ZipFile(path) as archive:
            entries = archive.infolist()
    except STUMBLES as error:
        raise damaged(path) from error
    _check_sizes(entries, path.name)
    unusual = any(e.compress_type not in METHODS or e.flag_bits & ENCRYPTED for e in entries)
    astray = any(
        e.filename.startswith(("/", "\\")) or ".." in e.filename.replace("\\", "/").split("/")
        for e in entries
    )
    if unusual or astray:
        raise SheetError(
            "{file} is not packed as a spreadsheet program packs a workbook, so it was not opened: "
            "open it in your spreadsheet program and save it afresh as .xlsx or .csv.",
            file=path.name,
        )
    return frozenset(e.filename for e in entries)


def _check_sizes(entries: Sequence[ZipInfo], file: str) -> None:
    """Refuse what is packed from too many parts, from too much, or far too tightly."""
    what = ""
    if len(entries) > ENTRIES:
        what = "it has more than 2,000 parts"
    elif sum(e.file_size for e in entries) > UNPACKED_BYTES:
        what = "it unpacks to more than 400 MB"
    elif any(
        e.file_size > RATIO_FROM_BYTES and e.file_size > RATIO * max(e.compress_size, 1)
        for e in entries
    ):
        what = "it unpacks to more than 200 times its size"
    if what:
        raise SheetError(
            "{file} is not packed as a spreadsheet program packs a workbook ("
            + what
            + "), so it was not opened: "
            "open it in your spreadsheet program and save it afresh as .xlsx or .csv.",
            file=file,
        )


def check_strings(strings: int, size: int, file: str) -> None:
    """Refuse a workbook whose cells share more text than a sheet of people or training has."""
    if strings > STRINGS or size > STRING_BYTES:
        raise SheetError(
            "{file} holds more than 2 million different texts, or 150 MB of them, and nothing was "
            "taken from it: copy the people and the columns that are needed into a sheet of their "
            "own.",
            file=file,
        )


def check_told(told: int) -> None:
    """Raise ValueError where a part tells of more looks or notes than a workbook can have."""
    if told > STYLES:
        raise ValueError("more is told of cells than a workbook can have")


def unreachable(path: Path, error: OSError) -> SheetError:
    """The refusal of a file that the computer does not hand over."""
    if isinstance(error, PermissionError):
        return SheetError(
            "The spreadsheet {file} may not be opened just now: close it in the program that has "
            "it open, or check that you may read it, and try again.",
            file=path.name,
        )
    if isinstance(error, FileNotFoundError):
        return SheetError(
            "The spreadsheet {file} is not there: it may have been moved, renamed or deleted, or "
            "it lies on a stick that is not plugged in. Nothing was read; find it and choose it "
            "again.",
            file=path.name,
        )
    return SheetError(
        "The spreadsheet {file} cannot be opened ({why}): check where it is kept, and try again.",
        file=path.name,
        why=reason_of(error),
    )


def damaged(path: Path) -> SheetError:
    """The refusal of a workbook that cannot be made out."""
    return SheetError(
        "{file} is damaged or is not a spreadsheet: "
        "open it in your spreadsheet program, save it afresh as .xlsx or .csv, and try again.",
        file=path.name,
    )


def old_kind(path: Path) -> SheetError:
    """The refusal of Excel's kind from before 2007 (or of one with a password, packed like it).

    The library that could read it takes sizes in the file on trust, so that one wrong byte can
    end the whole program.
    """
    if ENCRYPTED_STREAM in path.read_bytes():
        return locked(path)
    return SheetError(
        "{file} is of Excel's old kind (.xls), which is not read here: "
        "open it in your spreadsheet program and save it as .xlsx or .csv.",
        file=path.name,
    )


def locked(path: Path) -> SheetError:
    """The refusal of a workbook that needs a password."""
    return SheetError(
        "{file} is protected with a password: "
        "open it in your spreadsheet program, save a copy without the password, and bring that in.",
        file=path.name,
    )
