"""One worksheet of the workbook: its set-up for screen and print, and text that is only text."""

from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from sgdesk.reports.text.plain import one_line

HEADING_ROW = 3
"""The heading row of every table, from 0: under the title, whose it is and how it was counted."""

FIRST_ROW = HEADING_ROW + 1

_A4 = 9
_LINE_HEIGHT = 15
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
    "quiet": {"font_color": "#444444"},
    "warning": {"bold": True, "font_color": "#8C1515"},
    "heading": _HEADING,
    "number heading": {**_HEADING, "align": "right"},
    "text": {**_CELL, "text_wrap": True},
    "number": {**_CELL, "num_format": "0"},
    "percent": {**_CELL, "num_format": "0.0%", "align": "right"},
    "date": {**_CELL, "num_format": "d mmm yyyy", "align": "left"},
}


def formats_of(book: xlsxwriter.Workbook) -> dict[str, Format]:
    """The workbook's formats by what they are for."""
    return {name: book.add_format(dict(wanted)) for name, wanted in _FORMATS.items()}


class PrintPage:
    """A worksheet whose text columns have the given widths, in characters."""

    def __init__(self, sheet: Worksheet, formats: Mapping[str, Format], widths: Sequence[int]):
        self.sheet = sheet
        self.formats = formats
        self._widths = widths
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)

    def set_up(self, lines: Sequence[tuple[str, str]], foot: tuple[str, str]) -> None:
        """The lines over the table with their formats; A4 on its side with a foot in two parts.

        The foot's parts are our own words: a foot reads codes after an ampersand.
        """
        for row, (text, form) in enumerate(lines):
            self.put(row, 0, text, form)
        self.sheet.set_landscape()
        self.sheet.set_paper(_A4)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        self.sheet.set_footer(f"&L{foot[0]}&C{foot[1]}&RPage &P of &N")

    def headings(self, texts: Sequence[str], rows: int, *, numbers: int = 0) -> None:
        """The heading row: frozen, repeated on each printed page, and filtered by.

        The last ``numbers`` headings stand over figures.
        """
        plain = len(texts) - numbers
        for column, text in enumerate(texts):
            self.put(HEADING_ROW, column, text, "heading" if column < plain else "number heading")
        self.sheet.set_row(HEADING_ROW, 2 * _LINE_HEIGHT)
        self.sheet.freeze_panes(FIRST_ROW, 1)
        self.sheet.repeat_rows(HEADING_ROW)
        if rows:
            self.sheet.autofilter(HEADING_ROW, 0, HEADING_ROW + rows, len(texts) - 1)

    def put(self, row: int, column: int, text: str, form: str = "text") -> None:
        """Write ``text`` as text, whatever it looks like."""
        self.sheet.write_string(row, column, one_line(text), self.formats[form])

    def texts(self, row: int, values: Sequence[str]) -> None:
        """Write the text cells of a row from its left, and make the row as high as they need."""
        for column, text in enumerate(values):
            self.put(row, column, text)
        lines = max(
            (-(-len(text) // width) for text, width in zip(values, self._widths, strict=False)),
            default=1,
        )
        if lines > 1:
            self.sheet.set_row(row, lines * _LINE_HEIGHT)
