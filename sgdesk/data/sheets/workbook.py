"""Workbooks: XLSX, XLSM and ODS, read with calamine, true to row and column."""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError
from zipfile import ZipFile

from sgdesk.data.sheets import limits, look_xlsx, scan_ods, scan_xlsx
from sgdesk.data.sheets.memory import without_collecting
from sgdesk.data.sheets.model import (
    Merged,
    Row,
    Sheet,
    SheetError,
    SheetInfo,
)
from sgdesk.data.sheets.scan import Place, Scan
from sgdesk.data.sheets.shown.comments_xlsx import comments, text_boxes
from sgdesk.data.sheets.shown.formats import hides_year
from sgdesk.data.sheets.shown.looks_xlsx import Odd, odd_in
from sgdesk.data.sheets.shown.rows import shown_rows

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook


class Workbook:
    """An opened workbook; its worksheets are read when they are asked for, and once."""

    def __init__(
        self,
        path: Path,
        calamine: "CalamineWorkbook",
        scans: dict[str, Scan] | None = None,
        longest_string: int = 0,
    ) -> None:
        """``scans`` is None where worksheets are scanned one by one, as they are read (XLSX)."""
        self._path = path
        self._calamine = calamine
        self._longest_string = longest_string
        self._scanned_ahead = scans is not None
        self._scans = dict(scans or {})
        self._loaded: dict[str, CalamineSheet] = {}
        self._odd: Odd | None = None

    def names(self) -> tuple[str, ...]:
        """The worksheets in the workbook's own order; charts and macros are passed over."""
        return tuple(self._visibility())

    def hidden(self) -> tuple[str, ...]:
        """The worksheets that are hidden, in the same order."""
        return tuple(name for name, hidden in self._visibility().items() if hidden)

    def sheets(self) -> tuple[SheetInfo, ...]:
        """What each worksheet holds, in the same order."""
        return tuple(self._info(name, hidden) for name, hidden in self._visibility().items())

    def info(self, name: str) -> SheetInfo:
        """What one worksheet holds; no other is looked at."""
        return self._info(name, self._visibility()[name])

    def sheet(self, name: str) -> Sheet:
        """One worksheet; raise :class:`SheetError` where it cannot be held or made out."""
        scanned = self._scan(name)
        loaded = self._load(name)
        with _refusals(self._path):
            merged = scanned.merged if self._scanned_ahead else _merged(loaded)
            with without_collecting():
                rows = tuple(shown_rows(loaded, scanned, merged, name))
            told = self._comments(name, scanned)
            return _sheet(name, rows, scanned, merged, told)

    def _comments(self, name: str, scanned: Scan) -> Mapping[Place, str]:
        """The comments of a worksheet; its text boxes are counted with them."""
        if self._scanned_ahead:
            return scanned.comments
        with ZipFile(self._path) as archive:
            part, deadline = scan_xlsx.parts(archive)[name], limits.Deadline(self._path.name)
            scanned.text_boxes = text_boxes(archive, part, deadline)
            return comments(archive, part, deadline)

    def _visibility(self) -> dict[str, bool]:
        """Each worksheet's name, and whether it is hidden."""
        from python_calamine import SheetTypeEnum, SheetVisibleEnum

        return {
            sheet.name: sheet.visible != SheetVisibleEnum.Visible
            for sheet in self._calamine.sheets_metadata
            if sheet.typ == SheetTypeEnum.WorkSheet
        }

    def _info(self, name: str, hidden: bool) -> SheetInfo:
        errors = self._scan(name).errors
        loaded = self._load(name)
        last_row, last_column = map(max, zip(loaded.end or (-1, -1), *errors, strict=True))
        empty = loaded.end is None and not errors
        return SheetInfo(name, last_row + 1, last_column + 1, empty, hidden)

    def _load(self, name: str) -> "CalamineSheet":
        """calamine's worksheet; one that it takes for empty is looked at again."""
        if name not in self._loaded:
            with _refusals(self._path):
                self._loaded[name] = self._calamine.get_sheet_by_name(name)
        loaded = self._loaded[name]
        if loaded.start is None and self._holds_values(name):
            raise limits.damaged(self._path)
        return loaded

    def _scan(self, name: str) -> Scan:
        """A worksheet's error cells; refuse one whose far corner is out of reach."""
        if name not in self._scans:
            self._scans[name] = Scan() if self._scanned_ahead else self._scan_part(name)
        _check_reach(self._path, name, self._scans[name])
        return self._scans[name]

    def _scan_part(self, name: str) -> Scan:
        with _refusals(self._path), ZipFile(self._path) as archive:
            part = scan_xlsx.parts(archive)[name]
            if self._odd is None:
                self._odd = odd_in(archive)
            return look_xlsx.scan(archive, part, self._longest_string, self._odd)

    def _holds_values(self, name: str) -> bool:
        """Whether a worksheet holds anything after all, error cells apart."""
        scanned = self._scan(name)
        if not self._scanned_ahead:
            with _refusals(self._path), ZipFile(self._path) as archive:
                deadline = limits.Deadline(self._path.name)
                part = scan_xlsx.parts(archive)[name]
                scanned = scan_xlsx.scan_exactly(archive, part, deadline)
        return scanned.values > len(scanned.errors)


def open_packed(path: Path) -> Workbook:
    """Open an XLSX, XLSM or ODS workbook, after a look at how it is packed."""
    entries = limits.check_archive(path)
    if scan_xlsx.WORKBOOK in entries:
        with _refusals(path), ZipFile(path) as archive:
            longest = look_xlsx.longest_string(archive)
        return _open(path, None, longest)
    if scan_ods.CONTENT not in entries:
        raise SheetError(
            "{file} is of a kind that cannot be read here: "
            "open it in your spreadsheet program and save it as .xlsx or .csv.",
            file=path.name,
        )
    return _open(path, _scan_ods(path), 0)


def _scan_ods(path: Path) -> dict[str, Scan]:
    """Every worksheet of an ODS document: calamine unfolds them all as it opens the file."""
    with _refusals(path), ZipFile(path) as archive:
        if scan_ods.is_locked(archive):
            raise limits.locked(path)
        scans = scan_ods.scan(archive)
    for name, scanned in scans.items():
        _check_reach(path, name, scanned)
    return scans


def _check_reach(path: Path, name: str, scanned: Scan) -> None:
    limits.check_rows(scanned.filled_rows, name)
    if scanned.too_many and not scanned.reaches_too_far:
        raise SheetError(
            "The worksheet {sheet} of {file} holds more than 4 million cells, which is more than "
            "can be read: copy the people and the columns that are needed into a sheet of their "
            "own.",
            sheet=name,
            file=path.name,
        )
    if scanned.too_far:
        raise SheetError(
            "The worksheet {sheet} of {file} reaches as far as cell {cell}, which is more "
            "than can be read: take out what stands far off, or copy the people into a sheet "
            "of their own.",
            sheet=name,
            file=path.name,
            cell=scanned.corner,
        )


def _open(path: Path, scans: dict[str, Scan] | None, longest_string: int) -> Workbook:
    from python_calamine import load_workbook

    with _refusals(path):
        return Workbook(path, load_workbook(path), scans, longest_string)


@contextmanager
def _refusals(path: Path) -> Iterator[None]:
    """Turn what goes wrong inside a stranger's workbook into one plain sentence."""
    from python_calamine import CalamineError, PasswordError

    try:
        yield
    except PasswordError as error:
        raise limits.locked(path) from error
    except (CalamineError, zlib.error, ExpatError, *limits.STUMBLES) as error:
        raise limits.damaged(path) from error
    except BaseException as error:
        # A defect of the Rust library arrives as this class, which is no Exception and has no name
        # to import; a damaged workbook must still end in a sentence.
        if type(error).__name__ != "PanicException":
            raise
        raise limits.damaged(path) from error


def _merged(loaded: "CalamineSheet") -> list[Merged]:
    """The merged cells of an XLSX worksheet."""
    return [
        Merged(row + 1, column, last_row - row + 1, last_column - column + 1)
        for (row, column), (last_row, last_column) in loaded.merged_cell_ranges or ()
    ]


def _sheet(
    name: str,
    rows: tuple[Row, ...],
    scanned: Scan,
    merged: Sequence[Merged],
    told: Mapping[Place, str],
) -> Sheet:
    """A worksheet that says of what it holds what is hidden and what is merged."""
    width = max((len(row.cells) for row in rows), default=0)
    last = rows[-1].number if rows else 0
    hidden = scanned.hidden_rows
    return Sheet(
        name,
        rows,
        frozenset(row.number for row in rows if row.number in hidden) if hidden else frozenset(),
        _hidden_columns(scanned.hidden_columns, width),
        tuple(each for each in merged if each.row <= last and each.column < width),
        {(row + 1, column): text for (row, column), text in told.items()},
        _yearless(rows, scanned),
        text_boxes=scanned.text_boxes,
        rules=scanned.rules,
    )


def _yearless(rows: Sequence[Row], scanned: Scan) -> frozenset[Place]:
    """The dates of which the worksheet shows no year, by row's number and place."""
    if not any(hides_year(look.format) for look in scanned.looks):
        return frozenset()
    held = {row.number: row.cells for row in rows}
    places = (
        (row + 1, column) for row, column, look in scanned.looked_at() if hides_year(look.format)
    )
    return frozenset(
        (row, column)
        for row, column in places
        if column < len(held.get(row, ())) and isinstance(held[row][column], date)
    )


def _hidden_columns(runs: Sequence[tuple[int, int]], width: int) -> frozenset[int]:
    """The hidden columns of the first ``width``; ValueError where they are told without end."""
    within = [range(max(first, 0), min(last + 1, width)) for first, last in runs]
    if sum(map(len, within)) > limits.COLUMNS:
        raise ValueError("columns are hidden again and again")
    return frozenset(chain.from_iterable(within))
