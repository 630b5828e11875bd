"""CSV files: the rows as a spreadsheet would number them."""

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

from sgdesk.data.sheets import limits
from sgdesk.data.sheets.decoding import decode
from sgdesk.data.sheets.memory import without_collecting
from sgdesk.data.sheets.model import DAMAGED, UNSEEN, Cell, GarbledCell, Row, SheetError, seen
from sgdesk.data.sheets.separators import Knows, find_separator, knows_nothing, records

GUARDED = ("'=", "'+", "'-", "'@", "'\t", "'\r")
"""A quote set before a formula's first sign on the way out; it is taken off on the way in."""
LOOKS_LIKE_A_PAGE = ("<!doctype", "<html", "<table", "<?xml")
_UNSEEN = re.compile(f"[{''.join(map(chr, UNSEEN))}]")
_UNSEEN_ASCII = bytes(number for number in UNSEEN if number < 0x80)
_BATCH = 1024
_row = partial(tuple.__new__, Row)
"""A row from its two values; the class's own ``__new__`` would cost a sixth of the reading."""


def read_rows(path: Path, knows: Knows | None = None) -> tuple[Row, ...]:
    """Every row of a CSV file that holds something; raise :class:`SheetError` where it is none.

    ``knows`` says whether a text is a heading that the reader knows: the separator is the one with
    which the first rows hold such headings.
    """
    limits.check_plain(path)
    text = decode(path.read_bytes(), path.name)
    if text.lstrip()[:9].lower().startswith(LOOKS_LIKE_A_PAGE):
        raise SheetError(
            "{file} holds a web page or an XML document, not a plain sheet: "
            "open it in your spreadsheet program and save it as .xlsx or .csv.",
            file=path.name,
        )
    return _parted(text, path.name, knows)


def rows_of_text(text: str, name: str, knows: Knows | None = None) -> tuple[Row, ...]:
    """Every row of a text that was copied; raise :class:`SheetError` where it is none.

    Spreadsheet programs part copied cells by tabs; a text without any is parted as a CSV file is.
    """
    limits.check_text(text, name)
    if "\t" in text:
        return _made(text, "\t", name)
    return _parted(text, name, knows)


def _parted(text: str, name: str, knows: Knows | None) -> tuple[Row, ...]:
    separator, text = find_separator(text, name, knows or knows_nothing)
    return _made(text, separator, name)


def _made(text: str, separator: str, name: str) -> tuple[Row, ...]:
    with without_collecting():
        rows = _rows(text, separator, name)
    return tuple(_with_garbled(rows) if DAMAGED in text else rows)


def _rows(text: str, separator: str, file: str) -> list[Row]:
    rows: list[Row] = []
    tidied = _tidier(text)
    found = records(text, separator)
    cells = before = 0
    last: list[str] = []
    for batch in _batches(found, file):
        last = batch[-1]
        cells += sum(map(len, batch))
        limits.check_columns(max(map(len, batch)), cells, file)
        parted = [tidied(record) for record in batch]
        rows += [
            _row((number, tuple([t or None for t in texts]) if "" in texts else texts))
            for number, texts in enumerate(parted, before + 1)
            if any(texts)
        ]
        limits.check_rows(len(rows), file)
        before += len(batch)
    if any("\n" in cell or "\r" in cell for cell in last) and _open_at_end(text, separator):
        raise _unclosed(file, before)
    return rows


def _batches(found: Iterator[list[str]], file: str) -> Iterator[list[list[str]]]:
    """The records by the thousand, so that one too many is told before the last is read."""
    before = 0
    while True:
        batch: list[list[str]] = []
        try:
            batch.extend(islice(found, _BATCH))
        except csv.Error as error:
            raise _too_long(file, before + len(batch) + 1) from error
        if not batch:
            return
        yield batch
        before += len(batch)


def _tidier(text: str) -> Callable[[list[str]], tuple[str, ...]]:
    """What makes a record's cells plain, as simply as the text allows."""
    odd = _holds_unseen(text)
    guarded = "'" in text and any(mark in text for mark in GUARDED)
    if not (odd or guarded):
        return lambda record: tuple(map(str.strip, record))
    return lambda record: tuple([_unguarded(seen(cell).strip()) for cell in record])


def _holds_unseen(text: str) -> bool:
    if text.isascii():
        return len(text.encode().translate(None, _UNSEEN_ASCII)) < len(text)
    return _UNSEEN.search(text) is not None


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith(GUARDED) else cell


def _with_garbled(rows: Sequence[Row]) -> Iterable[Row]:
    """The rows with each damaged cell marked; all that follow it where the row's width is odd.

    The damaged letter may have been a separator, a quotation mark or a line end, and then nobody
    knows in which column the rest of the row stands.
    """
    usual = Counter(len(row.cells) for row in rows).most_common(1)[0][0]
    for row in rows:
        damaged = [isinstance(cell, str) and DAMAGED in cell for cell in row.cells]
        if not any(damaged):
            yield row
            continue
        if len(row.cells) != usual:
            first = damaged.index(True)
            damaged[first:] = [True] * (len(damaged) - first)
        yield Row(row.number, tuple(map(_garbled, row.cells, damaged)))


def _garbled(cell: Cell, damaged: bool) -> Cell:
    return GarbledCell(cell) if damaged and isinstance(cell, str) else cell


def _open_at_end(text: str, separator: str) -> bool:
    """Whether a quotation mark swallowed the end of the file."""
    try:
        for _ in records(text, separator, strict=True):
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
