"""What reaches the printer: the right pages, of the right size, lying right, in the right place."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from PIL import Image, ImageChops
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sgdesk.ui.printing.dialog import PaperDialog
from sgdesk.ui.printing.document import PdfInMemory
from sgdesk.ui.printing.drawing import BLANK, on_fronts, pages_wanted, set_up
from sgdesk.ui.printing.sending import Ended, Sending
from sgdesk.ui.printing.trial import print_once
from tests.ui.printing.conftest import LYING, SMALL, UPRIGHT, pdf_of

Show = Callable[[Sequence[tuple[float, float]]], PaperDialog]
Printed = Callable[..., Path]


def sizes(path: Path) -> list[tuple[int, int]]:
    boxes = [page.mediabox for page in pypdf.PdfReader(path).pages]
    return [(round(box.width), round(box.height)) for box in boxes]


def picture(path: Path, page: int) -> Image.Image:
    """A page in grey, a dot for each point."""
    drawn: Image.Image = pypdfium2.PdfDocument(path)[page].render(scale=1).to_pil()
    return drawn.convert("L")


def square(image: Image.Image) -> tuple[int, int, int, int]:
    """Where the black square stands: left, top, right and bottom."""
    dark = image.point(lambda grey: 255 if grey < 64 else 0)
    lower = dark.crop((0, image.height // 2, image.width, image.height))
    left, top, right, bottom = lower.getbbox() or (0, 0, 0, 0)
    return left, top + image.height // 2, right, bottom + image.height // 2


@pytest.mark.parametrize("size", [UPRIGHT, LYING, SMALL])
def test_the_paper_has_the_size_and_lies_as_its_page(
    show: Show, printed: Printed, size: tuple[float, float]
) -> None:
    path = printed(show([size, size]))
    wide, high = round(size[0]), round(size[1])
    assert all(abs(w - wide) <= 1 and abs(h - high) <= 1 for w, h in sizes(path))
    assert len(sizes(path)) == 2


def test_each_page_of_one_paper_lies_as_it_was_made(show: Show, printed: Printed) -> None:
    path = printed(show([UPRIGHT, LYING, SMALL]))
    assert [wide > high for wide, high in sizes(path)] == [False, True, True]
    assert abs(sizes(path)[2][0] - SMALL[0]) <= 1


def test_what_is_drawn_stands_where_it_stands_on_the_page(show: Show, printed: Printed) -> None:
    image = picture(printed(show([LYING])), 0)
    expected = (36, LYING[1] - 72, 72, LYING[1] - 36)
    assert all(abs(a - b) <= 2 for a, b in zip(square(image), expected, strict=True))
    words = image.crop((60, 50, 300, 80)).histogram()
    assert sum(words[:128]) > 50  # the words are there, not only the square


def test_bands_meet_without_a_gap(
    show: Show, printed: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With bands a few lines high the page is the same as when it is drawn at once."""
    whole = picture(printed(show([UPRIGHT])), 0)
    monkeypatch.setattr("sgdesk.ui.printing.drawing._BAND", 7 * 595)
    in_bands = picture(printed(show([UPRIGHT])), 0)
    differs = ImageChops.difference(whole, in_bands).histogram()
    assert sum(differs[9:]) < 9  # but for where an edge falls between two dots


def test_a_page_larger_than_the_paper_shrinks_and_keeps_its_shape(
    show: Show, printed: Printed
) -> None:
    small = QPageSize(QPageSize.PageSizeId.A5)
    path = printed(show([UPRIGHT]), lambda printer: printer.setPageSize(small))
    ((wide, high),) = sizes(path)
    assert abs(wide - 420) <= 1 and abs(high - 595) <= 1
    left, top, right, bottom = square(picture(path, 0))
    assert right <= wide / 4 and bottom <= high
    assert abs((right - left) - (bottom - top)) <= 1
    assert 20 <= right - left <= 27  # 36 points, at the size of half a sheet


def test_a_small_page_on_large_paper_keeps_its_size_in_the_middle(
    show: Show, printed: Printed
) -> None:
    large = QPageSize(QPageSize.PageSizeId.A4)
    path = printed(show([SMALL]), lambda printer: printer.setPageSize(large))
    assert sizes(path) == [(842, 595)]
    left, top, right, bottom = square(picture(path, 0))
    assert (right - left, bottom - top) == (36, 36)
    assert abs(left - (842 - SMALL[0]) / 2 - 36) <= 2


def chosen(printer: QPrinter, ranges: str) -> None:
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString(ranges))


def test_only_the_pages_that_were_chosen_are_printed(show: Show, printed: Printed) -> None:
    path = printed(show([UPRIGHT, LYING, UPRIGHT, LYING]), lambda printer: chosen(printer, "2-3"))
    assert [wide > high for wide, high in sizes(path)] == [True, False]


def test_the_page_that_is_looked_at_can_be_printed_alone(show: Show, printed: Printed) -> None:
    dialog = show([UPRIGHT, LYING, UPRIGHT])
    dialog.pages.go_to(1)
    kind = QPrinter.PrintRange.CurrentPage
    path = printed(dialog, lambda printer: printer.setPrintRange(kind))
    assert [wide > high for wide, high in sizes(path)] == [True]


def test_copies_are_made_here_where_the_printer_makes_none(show: Show, printed: Printed) -> None:
    path = printed(show([UPRIGHT, LYING]), lambda printer: printer.setCopyCount(2))
    assert [wide > high for wide, high in sizes(path)] == [False, True, False, True]


@pytest.fixture
def printer(qapp: object, tmp_path: Path) -> QPrinter:
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "out.pdf"))
    return made


def test_copies_can_be_left_uncollated_and_pages_come_last_first(printer: QPrinter) -> None:
    printer.setCopyCount(2)
    printer.setCollateCopies(False)
    assert pages_wanted(printer, 2) == (0, 0, 1, 1)
    printer.setCollateCopies(True)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert pages_wanted(printer, 2) == (1, 0, 1, 0)


def test_a_range_in_the_old_way_counts_from_one(printer: QPrinter) -> None:
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 9)
    assert pages_wanted(printer, 3) == (1, 2)


def test_no_page_of_one_person_lies_on_the_back_of_another_s(printer: QPrinter) -> None:
    starts = (0, 1, 3)
    wanted = on_fronts(range(5), starts)
    assert wanted == [0, BLANK, 1, 2, 3, 4]
    assert all(wanted.index(page) % 2 == 0 for page in starts)
    assert on_fronts([0], (0, 1)) == [0, BLANK]  # so that a second copy begins in front, too
    assert pages_wanted(printer, 5, starts=starts) == (0, 1, 2, 3, 4)  # one side alone


def test_a_blank_page_is_a_sheet_of_its_own(
    qtbot: QtBot, qapp: QApplication, printer: QPrinter, tmp_path: Path
) -> None:
    pdf = PdfInMemory(pdf_of([UPRIGHT, UPRIGHT]), qapp)
    set_up(printer, pdf.document, (0, 1))
    printer.setResolution(72)
    sending = Sending(pdf.document, printer, pdf)
    with qtbot.waitSignal(sending.ended) as ended:
        sending.start((0, BLANK, 1, BLANK))
    assert ended.args == [Ended.SENT]
    path = tmp_path / "out.pdf"
    assert len(sizes(path)) == 4
    assert picture(path, 1).getextrema() == (255, 255)
    assert picture(path, 2).getextrema() == (0, 255)


def test_margins_of_the_printer_move_nothing(show: Show, printed: Printed) -> None:
    def margins(printer: QPrinter) -> None:
        printer.setPageMargins(QMarginsF(20, 20, 20, 20), QPageLayout.Unit.Millimeter)

    left, _, right, _ = square(picture(printed(show([UPRIGHT]), margins), 0))
    assert abs(left - 36) <= 1 and abs(right - 72) <= 1


def test_a_copy_of_the_program_proves_that_it_prints(qapp: QApplication, tmp_path: Path) -> None:
    assert print_once(pdf_of([UPRIGHT, LYING]), tmp_path / "printed.pdf") == 2
    assert [wide > high for wide, high in sizes(tmp_path / "printed.pdf")] == [False, True]
    with pytest.raises(RuntimeError, match="did not reach"):
        print_once(pdf_of([UPRIGHT]), tmp_path / "no such folder" / "printed.pdf")
