"""Pages of a PDF, drawn for a printer band by band, so that no page is held in memory whole."""

import math
import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrinter

SHARPEST = 600
"""Dots per inch at which a page is drawn at most: finer is not seen on paper."""

BLANK = -1
"""Stands among pages for an empty one."""

_BAND = 1_000_000
"""Pixels of one band at most: 4 MB."""

_LEAST_ROWS = 8
_QUICK, _SLOW = 0.015, 0.04
"""Seconds: the next band is higher after one that was quick, and lower after one that was slow."""

_AS_LARGE = 0.97
"""A page that is to shrink by less than this is drawn as large as it is."""

_POINTS = 72


@dataclass(frozen=True, slots=True)
class Step:
    """A band was drawn: it belongs to page ``page`` of ``pages``, from 1, blank ones left out."""

    page: int
    pages: int


@dataclass(slots=True)
class _Pace:
    """How many rows of dots are drawn at once, so that no band holds the window for long."""

    rows: int = 0

    def next_rows(self, most: int) -> int:
        """The height of the next band, of ``most`` rows; low where nothing is known yet."""
        self.rows = max(1, min(self.rows or most // 4, most))
        return self.rows

    def took(self, seconds: float) -> None:
        """Take in how long the last band took."""
        if seconds > _SLOW:
            self.rows = max(_LEAST_ROWS, self.rows // 2)
        elif seconds < _QUICK:
            self.rows *= 2


def set_up(
    printer: QPrinter,
    document: QPdfDocument,
    starts: Collection[int] = (),
    *,
    has_backs: bool = False,
) -> None:
    """Give a printer the size and the orientation of the first page, before it is chosen.

    Fronts with backs go on both sides, so turned that the back stands upright when a sheet is
    turned as the page of a book is. The papers of several people begin with one side else,
    whatever the printer is used to.
    """
    size = document.pagePointSize(0)
    printer.setFullPage(True)
    if has_backs:
        printer.setDuplex(turned_over(size))
    elif len(starts) > 1:
        printer.setDuplex(QPrinter.DuplexMode.DuplexNone)
    printer.setPageSize(_sheet_of(size))
    printer.setPageOrientation(_orientation_of(size))


def turned_over(page: QSizeF) -> QPrinter.DuplexMode:
    """Over which edge of its sheet a page has to be turned for its back to stand upright."""
    kinds = QPrinter.DuplexMode
    return kinds.DuplexShortSide if page.width() > page.height() else kinds.DuplexLongSide


def pages_wanted(
    printer: QPrinter, pages: int, shown: int = 0, starts: Collection[int] = ()
) -> tuple[int, ...]:
    """The pages to draw, in order, from 0: range, order and copies as they were chosen.

    Copies stand here only where the printer does not make them itself. Where both sides are
    printed, a blank page (:data:`BLANK`) keeps those in ``starts`` on the front of a sheet.
    """
    chosen = _in_range(printer, pages, shown)
    on_both_sides = bool(starts) and printer.duplex() is not QPrinter.DuplexMode.DuplexNone
    if on_both_sides:
        chosen = on_fronts(chosen, starts)
    elif printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        chosen.reverse()
    copies = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
    if printer.collateCopies() or on_both_sides:
        return tuple(chosen * copies)
    return tuple(page for page in chosen for _ in range(copies))


def draw_pages(
    document: QPdfDocument, printer: QPrinter, painter: QPainter, pages: Sequence[int]
) -> Iterator[Step]:
    """Draw pages with a painter that has begun on the printer; a step after each band.

    A page keeps its size. Where the paper is smaller it shrinks to what the printer can print, and
    where it is larger it stands in the middle.
    """
    sheet = printer.pageLayout().pageSize()
    is_own = _is_same(sheet, document.pagePointSize(0))
    drawn, to_draw, pace = 0, drawn_pages(pages), _Pace()
    for page in pages:
        if page == BLANK:
            printer.newPage()  # none is the first
            yield Step(drawn, to_draw)
            continue
        size = document.pagePointSize(page)
        lay_sheet(printer, _sheet_of(size) if is_own else sheet, size)
        if drawn:
            printer.newPage()
        drawn += 1
        for _ in _draw_page(document, printer, painter, page, pace):
            yield Step(drawn, to_draw)


def drawn_pages(pages: Sequence[int]) -> int:
    """How many pages there are something on."""
    return sum(page != BLANK for page in pages)


def lay_sheet(printer: QPrinter, sheet: QPageSize, page: QSizeF) -> None:
    """The next sheet, lying as the page does."""
    layout = printer.pageLayout()
    layout.setMode(QPageLayout.Mode.FullPageMode)
    layout.setPageSize(sheet, layout.minimumMargins())
    layout.setOrientation(_orientation_of(page))
    printer.setPageLayout(layout)


def _in_range(printer: QPrinter, pages: int, shown: int) -> list[int]:
    kinds = QPrinter.PrintRange
    chosen = printer.printRange()
    if chosen is kinds.CurrentPage:
        return [shown]
    if chosen is not kinds.PageRange:
        return list(range(pages))
    ranges = printer.pageRanges()
    if not ranges.isEmpty():
        return [page for page in range(pages) if ranges.contains(page + 1)]
    first, last = printer.fromPage() or 1, printer.toPage() or pages
    return list(range(first - 1, min(last, pages)))


def on_fronts(pages: Sequence[int], starts: Collection[int]) -> list[int]:
    """The pages, with a blank one wherever somebody else's would lie on the back of a sheet."""
    made: list[int] = []
    for page in pages:
        if page in starts and len(made) % 2:
            made.append(BLANK)
        made.append(page)
    if len(made) % 2:
        made.append(BLANK)  # the next copy begins on a sheet of its own
    return made


def _draw_page(
    document: QPdfDocument, printer: QPrinter, painter: QPainter, page: int, pace: _Pace
) -> Iterator[None]:
    dots = printer.resolution()
    times = max(1, math.ceil(dots / SHARPEST))
    place = _place(printer, document.pagePointSize(page), dots)
    whole = QSize(max(1, round(place.width() / times)), max(1, round(place.height() / times)))
    top, most = 0, max(1, _BAND // whole.width())
    while top < whole.height():
        began = time.perf_counter()
        rows = min(pace.next_rows(most), whole.height() - top)
        band = QRect(0, top, whole.width(), rows)
        drawn = _band(document, page, whole, band)
        if drawn is not None:
            target = QRectF(
                place.left(), place.top() + top * times, band.width() * times, band.height() * times
            )
            painter.drawImage(target, drawn)
        top += rows
        pace.took(time.perf_counter() - began)
        yield


def _place(printer: QPrinter, size: QSizeF, dots: int) -> QRectF:
    """Where a page stands on its sheet, in the printer's dots."""
    layout = printer.pageLayout()
    sheet = QRectF(layout.fullRectPixels(dots))
    natural = QSizeF(size.width() * dots / _POINTS, size.height() * dots / _POINTS)
    times = min(1.0, sheet.width() / natural.width(), sheet.height() / natural.height())
    if times < _AS_LARGE:
        margins = layout.minimumMargins() * dots / _POINTS_PER[layout.units()]
        sheet = sheet.marginsRemoved(margins)
        times = min(sheet.width() / natural.width(), sheet.height() / natural.height())
    wide, high = natural.width() * times, natural.height() * times
    left = sheet.left() + (sheet.width() - wide) / 2
    return QRectF(round(left), round(sheet.top() + (sheet.height() - high) / 2), wide, high)


def _band(document: QPdfDocument, page: int, whole: QSize, band: QRect) -> QImage | None:
    """One band of a page on white; ``None`` where nothing stands on it.

    Qt measures the rectangle from its first to its last pixel and draws the page that much smaller
    than asked for: one pixel more each way makes it the size that it was to be.
    """
    options = QPdfDocumentRenderOptions()
    options.setScaledSize(whole)
    options.setScaledClipRect(band.adjusted(0, 0, 1, 1))
    drawn = document.render(page, band.size(), options)
    if drawn.isNull():
        return None
    image = QImage(drawn.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    blank = image.copy()
    on_white = QPainter(image)
    on_white.drawImage(0, 0, drawn)
    on_white.end()
    return None if image == blank else image


def _sheet_of(size: QSizeF) -> QPageSize:
    """The size of paper that a page is for; one of its own where it has no name."""
    upright = QSizeF(min(size.width(), size.height()), max(size.width(), size.height()))
    unit, match = QPageSize.Unit.Point, QPageSize.SizeMatchPolicy.FuzzyMatch
    return QPageSize(upright, unit, "", match)


def _is_same(sheet: QPageSize, page: QSizeF) -> bool:
    return sheet.isEquivalentTo(_sheet_of(page))


def _orientation_of(size: QSizeF) -> QPageLayout.Orientation:
    kinds = QPageLayout.Orientation
    return kinds.Landscape if size.width() > size.height() else kinds.Portrait


_POINTS_PER = {
    QPageLayout.Unit.Millimeter: 25.4,
    QPageLayout.Unit.Point: 72.0,
    QPageLayout.Unit.Inch: 1.0,
    QPageLayout.Unit.Pica: 6.0,
    QPageLayout.Unit.Didot: 67.567,
    QPageLayout.Unit.Cicero: 5.63,
}
"""How many of a unit make an inch."""
