"""The worksheets of an XLSX workbook, scanned for what calamine leaves out.

Here a worksheet is parsed as XML, which takes its time; nearly every one is settled by
:mod:`~sgdesk.data.sheets.look_xlsx` before it comes to that.
"""

import posixpath
import re
from collections.abc import Mapping
from contextlib import suppress
from zipfile import ZipFile

from sgdesk.data.sheets import hardened
from sgdesk.data.sheets.limits import LAST_ROW, Deadline
from sgdesk.data.sheets.model import column_index
from sgdesk.data.sheets.scan import Place, Scan, TooFar
from sgdesk.data.sheets.shown.looks_xlsx import OFF, PLAIN, STRINGS, Odd, RunReader
from sgdesk.data.sheets.shown.styles import Look

WORKBOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


def parts(archive: ZipFile) -> dict[str, str]:
    """Each worksheet's name and the entry that holds it."""
    targets: dict[str, str] = {}
    found: dict[str, str] = {}

    def relation(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship":
            target = attributes.get("Target", "").replace("\\", "/")
            targets[attributes.get("Id", "")] = _entry(target)

    def sheet(name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            identity = next((v for k, v in attributes.items() if k.endswith(":id")), "")
            found[attributes.get("name", "")] = targets.get(identity, "")

    with archive.open(RELATIONS) as source:
        hardened.parse(source, relation)
    with archive.open(WORKBOOK) as source:
        hardened.parse(source, sheet)
    return found


def _entry(target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join("xl", target))


def is_hidden(attributes: Mapping[str, str]) -> bool:
    """Whether a row or a column is not shown, or has no height or width to be seen in."""
    size = attributes.get("ht", attributes.get("width", ""))
    return attributes.get("hidden") in ("1", "true") or bool(re.fullmatch(r"0(\.0*)?", size))


def span(attributes: Mapping[str, str]) -> tuple[int, int]:
    """The first and the last place of a run of columns."""
    return int(attributes.get("min", "1")) - 1, int(attributes.get("max", "1")) - 1


def scan_exactly(archive: ZipFile, entry: str, deadline: Deadline, odd: Odd = PLAIN) -> Scan:
    """Parse a worksheet for each cell that holds a value, and for what it hides."""
    reader = _CellReader(_string_lengths(archive, deadline), odd)
    with archive.open(entry) as source, suppress(TooFar):
        hardened.parse(source, reader.start, reader.end, reader.text, deadline)
    return reader.scan


def _string_lengths(archive: ZipFile, deadline: Deadline) -> list[int]:
    """How many characters each shared string has."""
    lengths: list[int] = []

    def start(name: str, _: dict[str, str]) -> None:
        if name == "si":
            lengths.append(0)

    def text(characters: str) -> None:
        if lengths:
            lengths[-1] += len(characters)

    if STRINGS in archive.namelist():
        with archive.open(STRINGS) as source:
            hardened.parse(source, start, text=text, deadline=deadline)
    return lengths


class _CellReader:
    """Handlers that follow rows, cells, formulas and values.

    A cell without a place follows its fellow.
    """

    def __init__(self, strings: list[int], odd: Odd) -> None:
        self.scan = Scan()
        self._strings = strings
        self._odd = odd
        self._style: Look | None = None
        self._runs = RunReader()
        self._row = self._column = -1
        self._kind = ""
        self._is_filled = False
        self._value: list[str] | None = None
        self._formula: str | None = None
        self._of_formula: dict[str, str] = {}
        self._is_in_rule = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._runs.start(name, attributes)
        if name == "c":
            self._place(attributes.get("r", ""))
            self._kind = attributes.get("t", "")
            self._formula = None
            style = attributes.get("s", "")
            self._style = self._odd.styles.get(int(style)) if style.isdecimal() else None
        elif name == "f":
            self._formula, self._value, self._of_formula = "=", [], attributes
        elif name in ("v", "is"):
            self._value = []
        elif name == "row":
            number = attributes.get("r", "")
            self._row = int(number) - 1 if number.isdecimal() else self._row + 1
            self._column = -1
            if is_hidden(attributes) and self._row < LAST_ROW:
                self.scan.hidden_rows.add(self._row + 1)
        else:
            self._start_other(name, attributes)

    def _start_other(self, name: str, attributes: dict[str, str]) -> None:
        """What is told of the sheet beside its cells."""
        if name == "col" and is_hidden(attributes):
            self.scan.hidden_columns.append(span(attributes))
        elif name == "cfRule":
            number = attributes.get("dxfId", "")
            self.scan.rules += number.isdecimal() and int(number) in self._odd.rules
            self._is_in_rule = True
        elif name == "strike" and self._is_in_rule:  # a rule may hold its look within it
            self.scan.rules += attributes.get("val", "1") not in OFF

    def _place(self, reference: str) -> None:
        found = _REFERENCE.fullmatch(reference)
        if found:
            self._column, self._row = column_index(found[1]), int(found[2]) - 1
        else:
            self._column += 1

    def text(self, characters: str) -> None:
        self._runs.text(characters)
        if self._value is not None:
            self._value.append(characters)

    def end(self, name: str) -> None:
        self._runs.end(name)
        if name == "cfRule":
            self._is_in_rule = False
        elif name == "c":
            self._end_cell()
        elif name == "row" and self._is_filled:
            self._is_filled = False
            self.scan.fill(1)
        if name not in ("f", "v", "is") or self._value is None:
            return
        value, self._value = "".join(self._value), None
        if name == "f":
            self._formula = f"={value}"
            self.scan.formulas.note_parsed(*self._here, self._of_formula, value)
        elif value:
            self._formula = None
            self._hold(value)

    def _end_cell(self) -> None:
        """A formula without a value was never worked out; as text (``str``) it came to nothing."""
        if self._formula is not None and self._kind != "str":
            self.scan.add(self._row, self._column)
            self.scan.errors[self._here] = self._formula

    def _hold(self, value: str) -> None:
        self._is_filled = True
        self.scan.add(self._row, self._column)
        if self._kind == "e":
            self.scan.errors[self._here] = value
        elif self._kind == "s" and value.isdecimal() and int(value) < len(self._strings):
            self.scan.characters += self._strings[int(value)]
            self._note_stroke(self._odd.strings.get(int(value)))
        elif self._kind == "inlineStr":
            self._note_stroke(self._runs.last)
        if self._style is not None:
            self.scan.look_at(*self._here, self._style)

    def _note_stroke(self, wholly: bool | None) -> None:
        if wholly is not None:
            self.scan.look_at(*self._here, Look(struck=wholly, partly=not wholly))

    @property
    def _here(self) -> Place:
        return (self._row, self._column)
