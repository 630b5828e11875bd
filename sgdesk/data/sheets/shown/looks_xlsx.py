"""Which cells of an XLSX workbook look otherwise than they say: formats, strokes, white letters.

Most workbooks have no such style, and then no cell is looked at for it.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

from sgdesk.data.sheets import hardened
from sgdesk.data.sheets.limits import Deadline, check_told
from sgdesk.data.sheets.shown.formats import BUILT_IN, is_plain
from sgdesk.data.sheets.shown.styles import Look

STYLES = "xl/styles.xml"
STRINGS = "xl/sharedStrings.xml"
_STROKE = re.compile(rb"<(?:\w+:)?d?strike\b")
OFF = ("0", "false")
_CHUNK, _OVERLAP = 1 << 22, 64
_WHITE = re.compile(r"(?:[0-9A-F]{2})?FFFFFF", re.IGNORECASE)


class Odd(NamedTuple):
    """What makes cells of a workbook look otherwise than they say.

    ``styles`` are looks by the number of a style, without those that are plain; ``strings`` the
    shared texts with letters that are struck through, by number: True where all are. ``rules``
    are the numbers of those looks of rules that strike cells through or hide what they say.
    """

    styles: Mapping[int, Look]
    strings: Mapping[int, bool]
    rules: frozenset[int] = frozenset()


PLAIN = Odd({}, {})


def odd_in(archive: ZipFile) -> Odd:
    """What makes cells of a workbook look otherwise than they say."""
    deadline = Deadline(Path(archive.filename or "").name)
    reader = _StyleReader()
    if STYLES in archive.namelist():
        with archive.open(STYLES) as source:
            hardened.parse(source, reader.start, reader.end, deadline=deadline)
    styles = {n: look for n, look in enumerate(reader.looks()) if not look.is_plain}
    return Odd(styles, _struck_strings(archive, deadline), frozenset(reader.rules))


class _StyleReader:
    """Handlers that follow number formats, fonts, fills and the styles made of them."""

    def __init__(self) -> None:
        self._formats: dict[int, str] = dict(BUILT_IN)
        self._struck: list[bool] = []
        self._white: list[bool] = []
        self._bare: list[bool] = []
        self._cells: list[tuple[int, int, int]] = []
        self.rules: set[int] = set()
        """The looks of rules that strike cells through or hide what they say."""
        self._rule = -1
        self._inside: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        parent = self._inside[-1] if self._inside else ""
        self._inside.append(name)
        if "dxfs" in self._inside:
            self._rules(name, parent, attributes)
        elif name == "numFmt" and parent == "numFmts":
            self._formats[_number(attributes, "numFmtId")] = attributes.get("formatCode", "")
        elif parent == "fonts" and name == "font":
            self._struck.append(False)
            check_told(len(self._struck))
            self._white.append(False)
        elif parent == "font" and "fonts" in self._inside:
            self._font(name, attributes)
        elif parent == "fills" and name == "fill":
            self._bare.append(True)
            check_told(len(self._bare))
        elif "fills" in self._inside:
            self._fill(name, attributes)
        elif parent == "cellXfs" and name == "xf":
            ids = (_number(attributes, key) for key in ("numFmtId", "fontId", "fillId"))
            format_id, font, fill = ids
            self._cells.append((format_id, font, fill))
            check_told(len(self._cells))

    def _rules(self, name: str, parent: str, attributes: dict[str, str]) -> None:
        """What a rule does to the cells for which it holds."""
        if name == "dxf" and parent == "dxfs":
            self._rule += 1
            check_told(self._rule)
        elif (
            (name == "strike" and attributes.get("val", "1") not in OFF)
            or (name == "color" and parent == "font" and _is_white(attributes))
            or (name == "numFmt" and not is_plain(attributes.get("formatCode", "")))
        ):
            self.rules.add(self._rule)

    def _font(self, name: str, attributes: dict[str, str]) -> None:
        if name == "strike":
            self._struck[-1] = attributes.get("val", "1") not in OFF
        elif name == "color":
            self._white[-1] = _is_white(attributes)

    def _fill(self, name: str, attributes: dict[str, str]) -> None:
        """A fill is bare where white letters on it cannot be seen: none at all, or a white one."""
        if name == "patternFill":
            self._bare[-1] = attributes.get("patternType", "none") == "none"
        elif name == "fgColor" and "patternFill" in self._inside:
            self._bare[-1] = self._bare[-1] or _is_white(attributes)
        elif name == "gradientFill":
            self._bare[-1] = False

    def end(self, _: str) -> None:
        self._inside.pop()

    def looks(self) -> list[Look]:
        """How the cells of each style look, in the order of their numbers."""
        return [
            Look(
                self._formats.get(format_id, ""),
                _at(self._struck, font, default=False),
                _at(self._white, font, default=False) and _at(self._bare, fill, default=True),
            )
            for format_id, font, fill in self._cells
        ]


def _is_white(attributes: Mapping[str, str]) -> bool:
    """Whether a colour is the paper's own; ``theme`` 0 is that of the paper."""
    if "rgb" in attributes:
        return _WHITE.fullmatch(attributes["rgb"]) is not None
    if "tint" in attributes and attributes["tint"].lstrip("-0.") != "":
        return False
    return attributes.get("theme") == "0" or attributes.get("indexed") == "9"


def _at(values: list[bool], place: int, *, default: bool) -> bool:
    return values[place] if 0 <= place < len(values) else default


def _number(attributes: Mapping[str, str], key: str) -> int:
    text = attributes.get(key, "0")
    return int(text) if text.isdecimal() else 0


def _struck_strings(archive: ZipFile, deadline: Deadline) -> Mapping[int, bool]:
    """Few workbooks have any, so the bytes are looked through before they are parsed."""
    if STRINGS not in archive.namelist():
        return {}
    with archive.open(STRINGS) as source:
        tail, found = b"", False
        while not found and (chunk := source.read(_CHUNK)):
            found, tail = holds_stroke(tail + chunk), chunk[-_OVERLAP:]
    if not found:
        return {}
    reader = RunReader()
    with archive.open(STRINGS) as source:
        hardened.parse(source, reader.start, reader.end, reader.text, deadline)
    return reader.struck


def holds_stroke(data: bytes) -> bool:
    """Whether letters are struck through somewhere in this part of a document."""
    return b"trike" in data and _STROKE.search(data) is not None


class RunReader:
    """Handlers that follow the runs of letters of texts, and which of them are struck through."""

    def __init__(self) -> None:
        self.struck: dict[int, bool] = {}
        self.last: bool | None = None
        """Whether all letters of the last text are struck through; None where none is."""
        self._number = -1
        self._stroke = self._is_open = self._aside = False
        self._letters = [0, 0]
        """How many letters of the text are not struck through, and how many are."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """The beginning of an element."""
        if name in ("si", "is"):
            self._number += 1
            self._letters, self._stroke, self.last = [0, 0], False, None
        elif name == "r":
            self._stroke = False
        elif name == "rPh":
            self._aside = True
        elif name == "strike":
            self._stroke = attributes.get("val", "1") not in OFF
        elif name == "t":
            self._is_open = not self._aside

    def text(self, characters: str) -> None:
        """Letters of a text."""
        if self._is_open:
            self._letters[self._stroke] += len(characters.strip())

    def end(self, name: str) -> None:
        """The end of an element; at that of a text it is known how it looks."""
        if name == "t":
            self._is_open = False
        elif name == "rPh":
            self._aside = False
        elif name in ("si", "is") and self._letters[1]:
            self.struck[self._number] = self.last = not self._letters[0]
