"""One worksheet of the workbook: its set-up for screen and print, and text that is only text."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any
from unicodedata import east_asian_width

import xlsxwriter
from xlsxwriter.chartsheet import Chartsheet
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from sgdesk.reports.text.plain import one_line

HEADING_ROW = 3
"""The heading row of every table, from 0: under the title, whose it is and how it was counted."""

FIRST_ROW = HEADING_ROW + 1

_A4 = 9
LINE_HEIGHT = 15
TALLEST_ROW = 405
"""In points; a spreadsheet takes rows of up to 409."""

_SIDE, _TOP, _FOOT = 0.5, 0.6, 0.7
"""The margins of a printed page, in inches."""

_WIDE_POINTS, _HIGH_POINTS = 842 - 2 * _SIDE * 72, 595 - (_TOP + _FOOT) * 72
"""A printed page between its margins, in points."""

_CHARACTER = 5.25
"""The width of a character of a column, in points."""

_FIGURE_WIDTH = 12
"""The width of a column that none was given for, in characters."""

_CELL: dict[str, Any] = {"valign": "top", "bottom": 1, "bottom_color": "#C4CBD0"}
_HEADING: dict[str, Any] = {
    "bold": True,
    "text_wrap": True,
    "valign": "top",
    "bg_color": "#E3E8EC",
    "border": 1,
    "border_color": "#8A949C",
}
_FORMATS: Mapping[str, Mapping[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "bold": {"bold": True},
    "quiet": {"font_color": "#444444", "text_wrap": True, "valign": "top"},
    "warning": {"bold": True, "font_color": "#8C1515", "text_wrap": True, "valign": "top"},
    "heading": _HEADING,
    "number heading": {**_HEADING, "align": "right"},
    "text": {**_CELL, "text_wrap": True},
    "number": {**_CELL, "num_format": "0"},
    "listed heading": {**_HEADING, "align": "right", "indent": 1},
    "listed number": {**_CELL, "num_format": "0", "align": "right", "indent": 1},
    "percent": {**_CELL, "num_format": "0.0%", "align": "right"},
    "date": {**_CELL, "num_format": "d mmm yyyy", "align": "left"},
    "month": {**_CELL, "num_format": "mmm yyyy", "align": "left"},
}


def formats_of(book: xlsxwriter.Workbook) -> dict[str, Format]:
    """The workbook's formats by what they are for."""
    return {name: book.add_format(dict(wanted)) for name, wanted in _FORMATS.items()}


def set_up_print(sheet: Worksheet | Chartsheet, foot: tuple[str, str]) -> None:
    """A4 on its side, with a foot in two parts; see :meth:`PrintPage.set_up`."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=_SIDE, right=_SIDE, top=_TOP, bottom=_FOOT)
    sheet.set_footer(f"&L{foot[1]}. {foot[0]}&RPage &P of &N")


class PrintPage:
    """A worksheet whose text columns have the given widths, in characters."""

    def __init__(self, sheet: Worksheet, formats: Mapping[str, Format], widths: Sequence[int]):
        self.sheet = sheet
        self.formats = formats
        self._widths = widths
        self._heights: dict[int, int] = {}
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)

    def set_up(self, lines: Sequence[tuple[str, str]], foot: tuple[str, str]) -> None:
        """The lines over the table with their formats; A4 on its side with a foot in two parts.

        The foot's parts are our own words: a foot reads codes after an ampersand. They stand in one
        piece on the left, since what is in the middle is printed over what is long there.
        """
        for row, (text, form) in enumerate(lines):
            self._put_over_table(row, text, form)
        self.sheet.fit_to_pages(1, 0)
        set_up_print(self.sheet, foot)

    def headings(self, texts: Sequence[str], rows: int, *, numbers: int = 0) -> None:
        """The heading row: frozen, repeated on each printed page, and filtered by.

        The last ``numbers`` headings stand over figures.
        """
        plain = len(texts) - numbers
        for column, text in enumerate(texts):
            self.put(HEADING_ROW, column, text, "heading" if column < plain else "number heading")
        self.make_room(HEADING_ROW, texts, least=2)
        self.sheet.freeze_panes(FIRST_ROW, 1)
        self.sheet.repeat_rows(HEADING_ROW)
        if rows:
            self.sheet.autofilter(HEADING_ROW, 0, HEADING_ROW + rows, len(texts) - 1)

    def put(self, row: int, column: int, text: str, form: str = "text") -> None:
        """Write ``text`` as text, whatever it looks like."""
        self.sheet.write_string(row, column, one_line(text), self.formats[form])

    def _put_over_table(self, row: int, text: str, form: str) -> None:
        """A line over the table, as wide as its columns of words, and as high as it needs."""
        last = len(self._widths) - 1
        if form not in _WRAPPED or not last:
            self.put(row, 0, text, form)
            return
        plain = one_line(text)
        self.sheet.merge_range(row, 0, row, last, "", self.formats[form])
        self.put(row, 0, plain, form)
        self._set_height(row, lines_of(plain, sum(self._widths)))

    def texts(self, row: int, values: Sequence[str]) -> None:
        """Write the text cells of a row from its left, and make the row as high as they need."""
        plain, form = list(map(one_line, values)), self.formats["text"]
        for column, text in enumerate(plain):
            self.sheet.write_string(row, column, text, form)
        self._make_room(row, plain)

    def make_room(self, row: int, texts: Sequence[str], least: int = 1) -> None:
        """Make a row as high as its texts need, each in the column of its place."""
        self._make_room(row, list(map(one_line, texts)), least)

    def _make_room(self, row: int, plain: Sequence[str], least: int = 1) -> None:
        wide = [*self._widths, *[_FIGURE_WIDTH] * (len(plain) - len(self._widths))]
        self._set_height(row, max(least, *map(lines_of, plain, wide), 1))

    def _set_height(self, row: int, lines: int) -> None:
        if lines > 1:
            self._heights[row] = min(lines * LINE_HEIGHT, TALLEST_ROW)
            self.sheet.set_row(row, self._heights[row])

    @property
    def page_height(self) -> float:
        """How much stands on a printed page, in points: more where it is made smaller to fit."""
        return _HIGH_POINTS * max(1, sum(self._widths) * _CHARACTER / _WIDE_POINTS)

    def height_to(self, row: int) -> int:
        """How high everything over a row is, in points."""
        return sum(self._heights.get(each, LINE_HEIGHT) for each in range(row))


_WRAPPED = {"quiet", "warning"}


@lru_cache(maxsize=4096)
def lines_of(text: str, width: int) -> int:
    """In how many lines a text stands in a column of a width in characters; words stay whole.

    Letters of Chinese, Japanese and Korean are as wide as two.
    """
    if len(text) <= width and text.isascii():
        return 1
    lines, left = 1, width
    for word in text.split(" "):
        wide = sum(2 if east_asian_width(letter) in "WF" else 1 for letter in word)
        if wide > left and left < width:
            lines, left = lines + 1, width
        further, rest = divmod(max(wide - 1, 0), width)
        lines += further
        left = left - rest - 2 if not further else width - rest - 2
    return lines
