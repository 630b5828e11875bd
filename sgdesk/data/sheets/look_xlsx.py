"""A quick look over the bytes of an XLSX worksheet, which settles nearly every one.

Only one with error cells, one that seems to reach very far, or with a formula whose result was not
saved, is parsed as XML; one that holds far more than can be read is not even that.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import IO
from zipfile import ZipFile

from sgdesk.data.sheets import hardened, limits
from sgdesk.data.sheets.limits import AREA_CELLS, HEADING_ROWS, ROWS, TEXT_CHARACTERS, VALUES
from sgdesk.data.sheets.model import column_index
from sgdesk.data.sheets.scan import Scan
from sgdesk.data.sheets.scan_xlsx import is_hidden, scan_exactly, span
from sgdesk.data.sheets.shown.looks_xlsx import PLAIN, STRINGS, Odd, holds_stroke
from sgdesk.data.sheets.shown.styles import Look

CHUNK = 1 << 22
OVERLAP = 64
_FAR_ROW = re.compile(rb'r="[A-Z]{0,3}(\d{6,7})"')
_FAR_COLUMN = re.compile(rb'r="([A-Z]{2,3})\d')
_UNSAVED = re.compile(
    rb"(?:</f>|<f(?:\s[^<>]*)?/>)\s*(?:</c>|<v\s*/>|<v>\s*</v>)"  # a formula, and no value
)
_PREFIXED_MARKS = (b":c>", b":c ", b":row ", b":cols>")
_FORBIDDEN_MARKS = (b"<!DOCTYPE", b"<!ENTITY", b"<![CDATA[")
_ENTITY = re.compile(rb"&(?!amp;|lt;|gt;|quot;|apos;|#[0-9x])[^;<&\s]{0,40};")
"""One that XML itself does not know."""
_MASKED = re.compile(rb"<v>[^<]*(?:&#|<!--)")
"""A value with something in it that calamine reads in a text alone: a number would be blank."""
_UNSHOWN_MARKS = (b"hidden=", b'ht="0', b'width="0', b"ht='0", b"width='0")
_MAY_BE_HIDDEN = re.compile(rb"<(row|col)(\s[^<>]*)>")
_PLACE = re.compile(rb"\br=[\"']([A-Z]{1,3})(\d{1,7})[\"']")
_RULE = re.compile(rb"<cfRule\s[^<>]*?\bdxfId=[\"'](\d{1,9})[\"']")
_MOST_NAMED = 200
_STYLED = rb"<c\s[^<>]{0,200}?\bs=[\"'](%s)[\"'][^<>]{0,200}>"
_SHARED = rb"<c\s[^<>]{0,200}?\bt=[\"']s[\"'][^<>]{0,200}>\s{0,9}<v>(%s)</v>"
_LONG_CELL = re.compile(rb"<c\s[^<>]{200}")
"""No program writes so much of a cell; one that does is parsed as XML where it matters."""
_ATTRIBUTE = re.compile(r"([a-zA-Z]+)\s*=\s*[\"']([^\"']*)[\"']")


def scan(archive: ZipFile, entry: str, longest: int, odd: Odd = PLAIN) -> Scan:
    """A worksheet's error cells and what it hides; extents only where the look leaves a doubt.

    ``longest`` is the size of the longest text that cells share, ``odd`` what makes cells look
    otherwise than they say.

    Raises :class:`~sgdesk.data.sheets.model.SheetError` where it takes too long.
    """
    deadline = limits.Deadline(Path(archive.filename or "").name)
    look = _look_through(archive, entry, _Look(odd, counts=False), deadline)
    if look.is_long:
        look = _look_through(archive, entry, _Look(odd, counts=True), deadline)
    if look.has_too_much:
        return Scan(values=look.cells, filled_rows=look.filled)
    if look.is_doubtful or look.strings * longest > TEXT_CHARACTERS:
        return scan_exactly(archive, entry, deadline, odd)
    look.found.hidden_rows, look.found.hidden_columns = look.hidden_rows, look.hidden_columns
    return look.found


def _look_through(
    archive: ZipFile, entry: str, look: "_Look", deadline: limits.Deadline
) -> "_Look":
    with archive.open(entry) as source:
        for piece in _pieces(source):
            look.take(piece)
            deadline.check()
            if look.has_too_much or look.is_long:  # there is no need to look at the rest
                break
    return look


def longest_string(archive: ZipFile) -> int:
    """The size in bytes of the longest shared string with its mark-up; 0 where none is shared.

    To be asked before calamine opens the file, since it reads them all at once. Raises
    :class:`~sgdesk.data.sheets.model.SheetError` where they are more than can be held, and
    :class:`~sgdesk.data.sheets.hardened.ForbiddenXML` where they are made of entities.
    """
    if STRINGS not in archive.namelist():
        return 0
    file = Path(archive.filename or "").name
    longest = run = strings = size = 0
    with archive.open(STRINGS) as source:
        tail = b""
        while chunk := source.read(CHUNK):
            _refuse_entities(tail + chunk)
            tail = chunk[-OVERLAP:]
            first, *others = chunk.split(b"</si>")
            longest = max(longest, run + len(first), *map(len, others))
            run = len(others[-1]) if others else run + len(first)
            strings, size = strings + len(others), size + len(chunk)
            limits.check_strings(strings, size, file)
    return longest


def _refuse_entities(data: bytes) -> None:
    if any(mark in data for mark in _FORBIDDEN_MARKS) or b"\0" in data or _holds_entity(data):
        raise hardened.ForbiddenXML("an entity stands in a shared string")


def _holds_entity(data: bytes) -> bool:
    return b"&" in data and _ENTITY.search(data) is not None


class _Look:
    """What the bytes show so far, piece by piece.

    Which rows hold something is counted where ``counts`` says so: only a sheet of very many rows
    is worth it.
    """

    def __init__(self, odd: Odd, *, counts: bool) -> None:
        self._looks = odd
        self._styled = _numbered(_STYLED, odd.styles)
        self._struck = _numbered(_SHARED, odd.strings)
        self.found = Scan()
        """What was found of cells that look otherwise than they say."""
        self._counts = counts
        self._written = 0
        self.cells = 0
        self.filled = 0
        self.strings = 0
        self.hidden_rows: set[int] = set()
        self.hidden_columns: list[tuple[int, int]] = []
        self._odd = False
        self._rows, self._columns = 100_000, 26
        self._is_filled = False

    @property
    def is_long(self) -> bool:
        """Whether so many rows are written that those which hold something have to be counted."""
        return not self._counts and self._written > ROWS + HEADING_ROWS

    @property
    def has_too_much(self) -> bool:
        """Whether there are more rows or cells than can be read."""
        return self.cells > VALUES or self.filled > ROWS + HEADING_ROWS

    @property
    def is_doubtful(self) -> bool:
        """Whether there is a cell to be looked at, or one that might be beyond what can be held."""
        return self._odd or self._rows * self._columns > AREA_CELLS

    def take(self, data: bytes) -> None:
        """Look at the next piece."""
        if b"<v></v>" in data:
            self._odd = self._odd or _is_odd(data)
            data = data.replace(b"<v></v>", b"")
        self.cells += data.count(b"<v>") + data.count(b"<is>")
        if self._counts:
            self._count_rows(data)
        else:
            self._written += data.count(b"<row")
        if self.has_too_much or self.is_long:
            return
        _refuse_masked_numbers(data)
        self._odd = self._odd or _is_odd(data)
        self._rows = max([self._rows, *map(int, set(_FAR_ROW.findall(data)))])
        self._columns = max([self._columns, *map(_columns_up_to, set(_FAR_COLUMN.findall(data)))])
        self.strings += data.count(b't="s"')
        if _holds(data, b"h", _UNSHOWN_MARKS):
            self._note_hidden(data)
        self._note_looks(data)
        if b"<cfRule" in data:
            rules = self._looks.rules
            self.found.rules += sum(int(n) in rules for n in _RULE.findall(data))
        if b"<f" in data and not self.found.formulas.look_through(data):
            self._odd = True

    def _note_looks(self, data: bytes) -> None:
        """Cells whose style, or whose text, looks otherwise than it says."""
        if (self._styled or self._struck) and _LONG_CELL.search(data):
            self._odd = True
        for found in self._styled.finditer(data) if self._styled else ():
            if (look := self._looks.styles.get(int(found[1]))) is not None:
                self._note_look(found[0], look)
        for found in self._struck.finditer(data) if self._struck else ():
            if (wholly := self._looks.strings.get(int(found[1]))) is not None:
                self._note_look(found[0], Look(struck=wholly, partly=not wholly))

    def _note_look(self, cell: bytes, look: Look) -> None:
        place = _PLACE.search(cell)
        if place is None or int(place[2]) > limits.LAST_ROW:
            self._odd = True
        else:
            self.found.look_at(int(place[2]) - 1, _columns_up_to(place[1]) - 1, look)

    def _count_rows(self, data: bytes) -> None:
        """The rows that hold something; the first part goes on with a row of the piece before."""
        filled = [b"<v>" in part or b"<is>" in part for part in data.split(b"<row")]
        filled[0] = filled[0] and not self._is_filled
        self.filled += sum(filled)
        self._is_filled = filled[-1] or (self._is_filled and len(filled) == 1)

    def _note_hidden(self, data: bytes) -> None:
        for kind, written in _MAY_BE_HIDDEN.findall(data):
            if not any(mark in written for mark in _UNSHOWN_MARKS):
                continue
            attributes = dict(_ATTRIBUTE.findall(written.decode("utf-8", "replace")))
            if not is_hidden(attributes):
                continue
            if kind == b"col":
                self.hidden_columns.append(span(attributes))
            elif not attributes.get("r", "").isdecimal():
                self._odd = True
            elif int(attributes["r"]) <= limits.LAST_ROW:
                self.hidden_rows.add(int(attributes["r"]))


def _refuse_masked_numbers(data: bytes) -> None:
    if not (_holds(data, b"&", (b"&#",)) or _holds(data, b"!", (b"<!--",))):
        return
    for found in _MASKED.finditer(data):
        cell = data[data.rfind(b"<c", 0, found.start()) : found.start()]
        if b't="str"' not in cell and b"t='str'" not in cell:
            raise hardened.ForbiddenXML("a number is written as something else")


def _is_odd(data: bytes) -> bool:
    """Whether something stands there that has to be parsed as XML to be understood."""
    if b't="e"' in data or _holds(data, b"'", (b"t='e'",)) or b"\0" in data:
        return True
    if _holds(data, b"!", _FORBIDDEN_MARKS) or _holds_entity(data):
        return True
    if holds_stroke(data):
        return True
    if b"<f" in data and _UNSAVED.search(data):
        return True
    if _holds(data, b":", _PREFIXED_MARKS) or b"<c>" in data or b"<row>" in data:
        return True
    return data.count(b"<c r=") < data.count(b"<c ")


def _holds(data: bytes, sign: bytes, marks: Iterable[bytes]) -> bool:
    """Whether one of the marks is there; the one sign in each is looked for ten times as fast."""
    return sign in data and any(mark in data for mark in marks)


def _pieces(source: IO[bytes]) -> Iterator[bytes]:
    """The bytes piece by piece, no cell cut in two unless it is larger than a piece."""
    tail = b""
    while chunk := source.read(CHUNK):
        data = tail + chunk
        cut = data.rfind(b"<c")
        if cut <= 0:  # what little follows the last cell does not part it either
            cut = max(len(data) - OVERLAP, 0) if len(data) > CHUNK + OVERLAP else 0
        yield data[:cut]
        tail = data[cut:]
    yield tail


def _numbered(pattern: bytes, numbers: Collection[int]) -> re.Pattern[bytes] | None:
    """What finds cells of these numbers; of very many, whatever their number."""
    if not numbers:
        return None
    few = b"|".join(str(number).encode() for number in numbers)
    return re.compile(pattern % (few if len(numbers) <= _MOST_NAMED else rb"\d{1,9}"))


def _columns_up_to(letters: bytes) -> int:
    return column_index(letters.decode()) + 1
