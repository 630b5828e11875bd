"""CSV files: which encoding, which separator, and the rows as a spreadsheet would number them."""

import csv
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from io import StringIO
from itertools import islice
from pathlib import Path

from sgdesk.data.sheets import limits
from sgdesk.data.sheets.model import Cell, Row, SheetError, seen

SEPARATORS = ",;\t"
SAMPLE_RECORDS = 60
GUARDED = ("'=", "'+", "'-", "'@", "'\t", "'\r")
"""A quote set before a formula's first sign on the way out; it is taken off on the way in."""
OTHER_DOCUMENTS = (b"%PDF-", b"{\\rtf")
LOOKS_LIKE_A_PAGE = ("<!doctype", "<html", "<table", "<?xml")


def read_rows(path: Path) -> tuple[Row, ...]:
    """Every row of a CSV file that holds something; raise :class:`SheetError` where it is none."""
    limits.check_plain(path)
    text = _decode(path.read_bytes(), path.name)
    if text.lstrip()[:9].lower().startswith(LOOKS_LIKE_A_PAGE):
        raise SheetError(
            "{file} holds a web page or an XML document, not a plain sheet: "
            "open it in your spreadsheet program and save it as .xlsx or .csv.",
            file=path.name,
        )
    separator, text = _separator(text, path.name)
    return tuple(_rows(text, separator, path.name))


def _decode(data: bytes, file: str) -> str:
    """UTF-8, UTF-16, or else Windows-1252, which reads any byte that is left."""
    if data.startswith(OTHER_DOCUMENTS):
        raise _not_text(file)
    encoding = _encoding(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8-sig":
            raise _not_text(file) from error
        text = _decode_windows(data)
    if "\0" in text:
        raise _not_text(file)
    return text


def _encoding(data: bytes) -> str:
    """The encoding that the first bytes speak for; UTF-16 shows by its zeros even unmarked."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    sample = data[:2000]
    if sample[1::2].count(0) * 3 > len(sample) and not sample[::2].count(0):
        return "utf-16-le"
    if sample[::2].count(0) * 3 > len(sample) and not sample[1::2].count(0):
        return "utf-16-be"
    return "utf-8-sig"


def _decode_windows(data: bytes) -> str:
    """Windows-1252; the five bytes that it leaves open are read as Latin-1 reads them."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _not_text(file: str) -> SheetError:
    return SheetError(
        "{file} is neither a CSV file nor a workbook: choose a .csv, .xlsx or .ods file.",
        file=file,
    )


def _separator(text: str, file: str) -> tuple[str, str]:
    """The separator and the text without Excel's own ``sep=;`` line, which no program shows."""
    first, _, rest = text.partition("\n")
    named = first.strip("\r \"'")
    if named[:4].lower() == "sep=" and len(named) <= 5:
        return (named[4:] or "\t"), rest
    scores = {separator: _score(text, separator, file) for separator in SEPARATORS}
    return max(SEPARATORS, key=lambda separator: scores[separator]), text


def _score(text: str, separator: str, file: str) -> float:
    """How evenly and how often a separator cuts the first records; 0 where it never does."""
    widths: list[int] = []
    records = _records(text, separator)
    with suppress(csv.Error):  # a field without end: the records before it still speak
        for record in islice(records, SAMPLE_RECORDS):
            limits.check_columns(len(record), 0, file)
            if record:
                widths.append(len(record))
    counts = Counter(width for width in widths if width > 1)
    if not counts:
        return 0.0
    width, often = max(counts.items(), key=lambda item: (item[1], item[0]))
    return often / len(widths) * (width - 1)


def _records(text: str, separator: str, strict: bool = False) -> Iterator[list[str]]:
    return csv.reader(
        StringIO(text, newline=""),
        delimiter=separator,
        skipinitialspace=True,
        strict=strict,
    )


def _rows(text: str, separator: str, file: str) -> Iterator[Row]:
    guarded = any(mark in text for mark in GUARDED)
    records = _records(text, separator)
    held = number = cells_in_all = 0
    record: list[str] = []
    try:
        for number, record in enumerate(records, start=1):
            cells_in_all += len(record)
            limits.check_columns(len(record), cells_in_all, file)
            cells: tuple[Cell, ...] = tuple([seen(cell).strip() or None for cell in record])
            if guarded:
                cells = tuple(_unguarded(cell) for cell in cells)
            if any(cells):
                held += 1
                limits.check_rows(held, file)
                yield Row(number, cells)
    except csv.Error as error:
        raise _too_long(file, number + 1) from error
    if any("\n" in cell or "\r" in cell for cell in record) and _open_at_end(text, separator):
        raise _unclosed(file, number)


def _unguarded(cell: Cell) -> Cell:
    return cell[1:] if isinstance(cell, str) and cell.startswith(GUARDED) else cell


def _open_at_end(text: str, separator: str) -> bool:
    """Whether a quotation mark swallowed the end of the file."""
    try:
        for _ in _records(text, separator, strict=True):
            pass
    except csv.Error as error:
        return "unexpected end of data" in str(error)
    return False


def _too_long(file: str, number: int) -> SheetError:
    """The reader gives up on a cell of more than 131,072 characters and cannot say what it was."""
    return SheetError(
        'In {file} a cell in row {row} is too long to read, or a quotation mark (") that opens '
        "there is never closed: shorten the cell or close the mark, and try again.",
        file=file,
        row=number,
    )


def _unclosed(file: str, number: int) -> SheetError:
    return SheetError(
        'In {file} a quotation mark (") that opens in row {row} is never closed: '
        "close it or take it out, and try again.",
        file=file,
        row=number,
    )
