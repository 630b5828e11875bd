"""The worksheets of an ODS document, scanned for what calamine leaves out.

A cell or a row may stand for a million like it, so the extents are always counted first.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import IO
from zipfile import ZipFile

from sgdesk.data.sheets import hardened, limits
from sgdesk.data.sheets.model import Merged
from sgdesk.data.sheets.scan import Scan, TooFar
from sgdesk.data.sheets.shown.comments_xlsx import said_in
from sgdesk.data.sheets.shown.looks_ods import STYLES, StyleReader
from sgdesk.data.sheets.shown.styles import Look

CONTENT = "content.xml"
MANIFEST = "META-INF/manifest.xml"
_CELLS = ("table-cell", "covered-table-cell")
_CHUNK = 1 << 22
_TABLE, _ROW, _VALUE = b"<table:table ", b"<table:table-row", b"office:value-type"
_UNSHOWN = ("collapse", "filter")
_SHAPES = frozenset("frame custom-shape rect ellipse circle caption polygon path line".split())
_SPACES = {"p": "\n", "tab": "\t", "line-break": "\n", "s": " "}
_LONGEST_SPACE = 1000
_COLUMNS_TOLD = 100
_MOST_TOLD = 2_000_000
_ROWS_TOLD = 10_000
"""So many of a row's repeats are told as hidden or merged; no more of them hold anything."""
ZERO_DAY = date(1899, 12, 30)
"""The day from which days are counted, where the document names no other."""


def is_locked(archive: ZipFile) -> bool:
    """Whether the document says that its parts are encrypted."""
    if MANIFEST not in archive.namelist():
        return False
    found = False

    def start(name: str, _: dict[str, str]) -> None:
        nonlocal found
        found = found or name == "encryption-data"

    with archive.open(MANIFEST) as source:
        hardened.parse(source, start)
    return found


def scan(archive: ZipFile) -> dict[str, Scan]:
    """Every worksheet's error cells, extents and what it hides, by its name.

    Raises :class:`~sgdesk.data.sheets.model.SheetError` where that takes too long, or where a quick
    look over the bytes shows far too many rows.
    """
    file = Path(archive.filename or "").name
    deadline = limits.Deadline(file)
    with archive.open(CONTENT) as source:
        _check_rows(source, file)
    styles = StyleReader()
    if STYLES in archive.namelist():
        with archive.open(STYLES) as source:
            hardened.parse(source, styles.start, styles.end, styles.text, deadline)
    reader = _TableReader(styles)
    with archive.open(CONTENT) as source, suppress(TooFar):
        hardened.parse(source, reader.start, reader.end, reader.text, deadline)
    return reader.scans


def _check_rows(source: IO[bytes], file: str) -> None:
    """Refuse a worksheet by the rows that are written out, before any of them is parsed."""
    tail, filled = b"", 0
    while chunk := source.read(_CHUNK):
        data = tail + chunk
        cut = data.rfind(_ROW)
        if cut <= 0:  # one row of this length, or none: not to be held whole
            cut = len(data) - len(_ROW)
        before, *sheets = data[:cut].split(_TABLE)
        for number, part in enumerate((before, *sheets)):
            filled = filled if number == 0 else 0
            filled += sum(_VALUE in row for row in part.split(_ROW))
            limits.check_rows(filled, file)
        tail = data[cut:]


class _Note:
    """What is said in the note of a cell: its paragraphs, without who wrote it and when."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._is_open = False

    def start(self, name: str) -> None:
        """The beginning of an element."""
        if name == "p":
            self._is_open = True
            self._lines.append("")

    def text(self, characters: str) -> None:
        """Letters."""
        if self._is_open:
            self._lines[-1] += characters

    def end(self, name: str) -> None:
        """The end of an element."""
        self._is_open = self._is_open and name != "p"

    @property
    def said(self) -> str:
        """All its lines."""
        return "\n".join(self._lines)


class _TableReader:
    """Handlers that follow ``table``, ``table-row`` and ``table-cell`` with their repeats."""

    def __init__(self, styles: StyleReader) -> None:
        self.scans: dict[str, Scan] = {}
        self._styles = styles
        self._is_in_tables = False
        self._note = _Note()
        self._column_styles: list[tuple[int, int, str]] = []
        self._row_style = ""
        self._strokes: list[bool] = []
        self._letters = [0, 0]
        """How many letters of the cell are not struck through, and how many are."""
        self._scan = Scan()
        self._zero_day = ZERO_DAY
        self._row = self._column = 0
        self._rows = self._columns = 1
        self._row_cells: list[tuple[int, int]] = []
        self._failed = False
        self._asides = self._shapes = 0
        self._is_written = False
        self._text: list[str] = []
        self._is_parted = self._is_open = False
        self._told = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table":
            self._start_table(attributes)
        elif not self._is_in_tables:
            self._start_style(name, attributes)
        elif self._asides or name == "annotation":
            self._start_note(name)
        elif self._shapes or name in _SHAPES:
            self._shapes += name in _SHAPES
        elif name in _CELLS:
            self._start_cell(name, attributes)
        elif name in _SPACES:
            self._space(name, attributes)
        elif name == "span" and self._is_open:
            self._strokes.append(self._styles.is_struck(attributes.get("text:style-name", "")))
        else:
            self._start_rest(name, attributes)

    def _start_rest(self, name: str, attributes: dict[str, str]) -> None:
        """A row, a column, or a rule that changes how cells look."""
        if name == "table-row":
            self._start_row(attributes)
        elif name == "table-column":
            self._note_column(attributes)
        elif name == "condition":
            style = attributes.get("calcext:apply-style-name", "")
            self._scan.rules += not self._styles.of_cell(style).is_plain

    def _start_style(self, name: str, attributes: dict[str, str]) -> None:
        """What stands before the worksheets: styles, and from which day days are counted."""
        self._styles.start(name, attributes)
        if name == "null-date":
            with suppress(ValueError):
                self._zero_day = date.fromisoformat(attributes.get("table:date-value", ""))

    def _start_note(self, name: str) -> None:
        if name == "annotation":
            self._asides += 1
            self._note = _Note() if self._asides == 1 else self._note
        self._note.start(name)

    def _start_table(self, attributes: dict[str, str]) -> None:
        self._is_in_tables, self._column_styles = True, []
        self._scan = self.scans.setdefault(attributes.get("table:name", ""), Scan())
        self._scan.zero_day = self._zero_day
        self._row = self._column = 0

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._row_style = attributes.get("table:default-cell-style-name", "")
        self._rows = _count(attributes.get("table:number-rows-repeated"))
        self._column, self._row_cells = 0, []
        if attributes.get("table:visibility") in _UNSHOWN:
            self._scan.hidden_rows.update(number + 1 for number in self._told_rows())

    def _start_cell(self, name: str, attributes: dict[str, str]) -> None:
        self._columns = _count(attributes.get("table:number-columns-repeated"))
        self._failed = attributes.get("calcext:value-type") == "error"
        self._text, self._is_open = [], True
        formula = attributes.get("table:formula")
        if formula and not self._failed and "office:value-type" not in attributes:
            self._failed = True
            self._text = [f"={formula.partition('=')[2]}"]
        if "office:value-type" in attributes:
            self._row_cells.append((self._column, self._columns))
            if formula:
                self._note_formula(attributes, formula)
        self._letters, self._strokes = [0, 0], []
        if name == "table-cell":
            self._note_merged(attributes)
            if "office:value-type" in attributes or formula:
                style = attributes.get("table:style-name") or self._style_here()
                self._note_look(self._styles.of_cell(style))

    def _note_formula(self, attributes: dict[str, str], formula: str) -> None:
        """A formula stands for the cells that repeat it, and for those that it fills together."""
        rows = _count(attributes.get("table:number-matrix-rows-spanned"))
        columns = _count(attributes.get("table:number-matrix-columns-spanned"))
        rows, columns = max(rows, self._rows), max(columns, self._columns)
        self._scan.formulas.note(self._row, self._column, formula, rows, columns)

    def _style_here(self) -> str:
        """The style of cells that name none: that of their row, or of their column."""
        runs = self._column_styles
        found = (style for first, last, style in runs if first <= self._column <= last)
        return self._row_style or next(found, "")

    def _note_look(self, look: Look) -> None:
        if look.is_plain:
            return
        columns = min(self._columns, _COLUMNS_TOLD)
        for row in self._told_rows(columns):
            for column in range(self._column, self._column + columns):
                self._scan.look_at(row, column, look)

    def _told_rows(self, columns: int = 1) -> Iterator[int]:
        """The rows of which the same is told; ValueError where that is no sheet of a person's."""
        rows = range(self._row, self._row + min(self._rows, _ROWS_TOLD))
        self._told += len(rows) * columns
        if self._told > _MOST_TOLD:
            raise ValueError("more is hidden or merged than a spreadsheet holds")
        return iter(rows)

    def _note_text(self, text: str) -> None:
        columns = min(self._columns, _COLUMNS_TOLD)
        for row in self._told_rows(columns):
            for column in range(self._column, self._column + columns):
                self._scan.texts[row, column] = text

    def _note_column(self, attributes: dict[str, str]) -> None:
        columns = _count(attributes.get("table:number-columns-repeated"))
        if attributes.get("table:visibility") in _UNSHOWN:
            self._scan.hidden_columns.append((self._column, self._column + columns - 1))
        if style := attributes.get("table:default-cell-style-name"):
            self._column_styles.append((self._column, self._column + columns - 1, style))
        self._column += columns

    def _note_merged(self, attributes: dict[str, str]) -> None:
        height = _count(attributes.get("table:number-rows-spanned"))
        width = _count(attributes.get("table:number-columns-spanned"))
        if height * width > 1:
            self._scan.merged += [
                Merged(row + 1, self._column, height, width) for row in self._told_rows()
            ]

    def _space(self, name: str, attributes: dict[str, str]) -> None:
        """A paragraph, a tab, a line break or blanks in a cell."""
        if not self._is_open:
            return
        self._is_parted = self._is_parted or name in ("tab", "line-break")
        if name != "p" or self._text:
            blanks = min(_count(attributes.get("text:c")), _LONGEST_SPACE)
            self._text.append(_SPACES[name] * (blanks if name == "s" else 1))

    def text(self, characters: str) -> None:
        if not self._is_in_tables:
            self._styles.text(characters)
        if self._asides:
            self._note.text(characters)
        elif self._shapes:
            self._is_written = self._is_written or bool(characters.strip())
        elif self._is_open:
            self._text.append(characters)
            self._letters[any(self._strokes)] += len(characters.strip())

    def _end_looks(self) -> None:
        """Note the letters that are struck through, and what was said beside the cell."""
        if self._letters[1]:
            wholly = not self._letters[0]
            self._note_look(Look(struck=wholly, partly=not wholly))
        if said := said_in(self._note.said):
            self._scan.comments[self._row, self._column] = said
            limits.check_told(len(self._scan.comments))
        self._note = _Note()

    def end(self, name: str) -> None:
        if not self._is_in_tables:
            self._styles.end(name)
        elif self._asides:
            self._note.end(name)
            self._asides -= name == "annotation"
        elif self._shapes:
            self._end_shape(name)
        elif name == "span" and self._strokes:
            self._strokes.pop()
        elif name in _CELLS:
            self._end_cell()
        elif name == "table-row":
            self._end_row()

    def _end_shape(self, name: str) -> None:
        """The end of a shape, or of something in it; the outermost counts where words are in it."""
        self._shapes -= name in _SHAPES
        if not self._shapes:
            self._scan.text_boxes += self._is_written
            self._is_written = False

    def _end_cell(self) -> None:
        self._end_looks()
        if self._failed:
            self._scan.errors[self._row, self._column] = "".join(self._text).strip()
        elif self._is_parted:
            self._note_text("".join(self._text))
        self._failed = self._is_parted = self._is_open = False
        self._column += self._columns

    def _end_row(self) -> None:
        for column, columns in self._row_cells:
            self._scan.add(self._row, column, self._rows, columns)
        if self._row_cells:
            self._scan.fill(self._rows)
        self._row += self._rows


def _count(repeated: str | None) -> int:
    return int(repeated) if repeated and repeated.isdecimal() else 1
