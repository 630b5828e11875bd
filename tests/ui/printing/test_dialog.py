"""The one dialog for every paper: looking through it, printing, stopping, saving, opening."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QDir, QEvent, QSize, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sgdesk.ui.alerts import BoxAlerts, RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.printing import Paper, PaperDialog, show_paper
from sgdesk.ui.text import APP_NAME
from tests.ui.papers import shown_papers
from tests.ui.printing.conftest import LYING, SMALL, UPRIGHT, pdf_of, to_file

Show = Callable[[Sequence[tuple[float, float]]], PaperDialog]
Printed = Callable[..., Path]


def press(
    widget: QWidget,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    QTest.keyClick(widget, key, modifier)


def test_the_pages_are_shown_as_they_will_be(qtbot: QtBot, show: Show) -> None:
    dialog = show([LYING])
    view = dialog.pages.view

    def is_drawn() -> bool:
        image = view.viewport().grab().toImage()
        middle = image.pixelColor(image.width() // 2, image.height() // 2)
        return middle.lightness() == 255 and _has_dark(image)

    qtbot.waitUntil(is_drawn)


def _has_dark(image: QImage) -> bool:
    small = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return min(bytes(small.constBits())) == 0


def test_the_frame_names_nobody_and_the_page_is_read_out(qtbot: QtBot, show: Show) -> None:
    dialog = show([UPRIGHT, UPRIGHT])
    assert dialog.windowTitle() == APP_NAME
    view = dialog.pages.view
    assert view.accessibleName() == "Sign-in sheet for Ada Example: page 1 of 2"
    assert "Page 1 for Ada Example" in view.accessibleDescription()
    dialog.pages.on.click()
    assert view.accessibleName().endswith("page 2 of 2")
    qtbot.waitUntil(lambda: "Page 2 for Ada Example" in view.accessibleDescription())


def test_pages_are_turned_by_buttons_by_number_and_by_keys(qtbot: QtBot, show: Show) -> None:
    pages = show([UPRIGHT] * 4).pages
    assert not pages.back.isEnabled()
    pages.on.click()
    assert (pages.current, pages.page.value()) == (1, 2)
    pages.page.setValue(4)
    assert pages.current == 3 and not pages.on.isEnabled()
    press(pages.view, Qt.Key.Key_Home)
    assert pages.current == 0
    press(pages.view, Qt.Key.Key_End)
    assert pages.current == 3
    pages.back.click()
    assert pages.page.value() == 3


def test_it_is_enlarged_and_made_smaller_by_buttons_and_by_keys(qtbot: QtBot, show: Show) -> None:
    dialog = show([UPRIGHT])
    pages = dialog.pages
    whole = pages.factor()
    assert pages.whole.isChecked()
    pages.larger.click()
    assert pages.factor() == pytest.approx(whole * 1.25)
    pages.smaller.click()
    assert pages.factor() == pytest.approx(whole)
    pages.wide.click()
    assert pages.factor() > whole and pages.wide.isChecked() and not pages.whole.isChecked()
    press(dialog, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert pages.factor() == pytest.approx(whole)
    for _ in range(40):
        pages.larger.click()
    assert pages.factor() == 4.0


def test_everything_has_a_name_and_is_reached_by_keyboard(show: Show) -> None:
    dialog = show([UPRIGHT, UPRIGHT])
    for each in filter(QAbstractButton.isVisible, dialog.findChildren(QAbstractButton)):
        assert QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name), each
    reached = set()
    for _ in range(30):
        focus = dialog.focusWidget()
        reached.add(focus)
        dialog.focusNextChild()
    pages = dialog.pages
    assert {dialog.print_button, dialog.save_button, pages.view, pages.page} <= reached


def test_the_keys_begin_in_the_pages_and_enter_prints(
    qtbot: QtBot, show: Show, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    dialog = show([UPRIGHT])
    assert dialog.focusWidget() is dialog.pages.view
    alerts.printers.append(to_file(tmp_path / "printed.pdf"))
    press(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.said.isVisible())
    assert dialog.said.text().startswith("1 page went to the printer. If nothing comes out")


def test_printing_tells_how_far_it_is_and_what_went(
    qtbot: QtBot, show: Show, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    dialog = show([UPRIGHT] * 3)
    alerts.printers.append(to_file(tmp_path / "printed.pdf"))
    told: list[str] = []
    dialog.bar.valueChanged.connect(lambda _: told.append(dialog.bar.text()))
    dialog.print_button.click()
    assert dialog.bar.isVisible() and not dialog.save_button.isEnabled()
    qtbot.waitUntil(lambda: dialog.said.isVisible())
    assert dialog.said.text().startswith("3 pages went to the printer. If nothing comes out")
    assert told[-1] == "Page 3 of 3"
    assert not dialog.bar.isVisible() and dialog.save_button.isEnabled()


def test_printing_can_be_stopped(
    qtbot: QtBot, show: Show, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    dialog = show([UPRIGHT] * 50)
    alerts.printers.append(to_file(tmp_path / "printed.pdf"))
    dialog.print_button.click()
    qtbot.waitUntil(lambda: dialog.bar.value() >= 2)
    dialog.stop_button.click()
    drawn = len(pypdf.PdfReader(tmp_path / "printed.pdf").pages)
    assert dialog.said.text().startswith(f"Stopped at page {drawn} of 50. Pages up to there")
    assert dialog.bar.value() == drawn < 50 and not dialog.bar.isVisible()
    assert dialog.print_button.isEnabled()


def test_closing_while_it_prints_is_asked(
    qtbot: QtBot, show: Show, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    dialog = show([UPRIGHT] * 50)
    alerts.printers.append(to_file(tmp_path / "printed.pdf"))
    dialog.print_button.click()
    alerts.answers.extend([False, True])
    press(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible() and dialog.bar.isVisible()
    dialog.close_button.click()
    assert not dialog.isVisible()
    assert [each.title for each in alerts.asked] == ["Stop printing?"] * 2


def test_a_printer_that_takes_nothing_is_told_and_saving_is_offered(
    qtbot: QtBot, show: Show, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    dialog = show([UPRIGHT])
    alerts.printers.append(to_file(tmp_path / "no such folder" / "printed.pdf"))
    dialog.print_button.click()
    qtbot.waitUntil(lambda: dialog.problem.isVisible())
    assert "did not take the paper" in dialog.problem.text()
    assert dialog.save_button.isEnabled() and dialog.print_button.isEnabled()


def test_giving_up_the_print_dialog_prints_nothing(show: Show, alerts: RecordingAlerts) -> None:
    dialog = show([UPRIGHT])
    alerts.printers.append(lambda _: False)
    dialog.print_button.click()
    assert not any(each.isVisible() for each in (dialog.said, dialog.problem, dialog.bar))


def test_without_a_printer_it_says_so_and_saving_is_there(
    show: Show, alerts: RecordingAlerts
) -> None:
    dialog = show([UPRIGHT])
    dialog.print_button.click()
    assert dialog.problem.text().startswith("No printer is set up on this computer. Save")
    assert dialog.save_button.isEnabled()


def test_the_system_s_dialog_gets_the_size_and_a_name_that_tells_nothing(
    show: Show, alerts: RecordingAlerts
) -> None:
    dialog = show([SMALL])
    seen: list[tuple[str, str, bool]] = []

    def look(printer: QPrinter) -> bool:
        layout = printer.pageLayout()
        is_lying = layout.orientation() is layout.Orientation.Landscape
        seen.append((printer.docName(), layout.pageSize().name(), is_lying))
        return False

    alerts.printers.append(look)
    dialog.print_button.click()
    assert seen == [(APP_NAME, "A5", True)]


def test_it_is_saved_as_it_is_and_can_be_opened_and_shown(
    show: Show, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    dialog = show([UPRIGHT])
    path = tmp_path / "sheet.pdf"
    alerts.files.append(path)
    dialog.save_button.click()
    assert path.read_bytes() == dialog._paper.content
    assert dialog.saved.text() == f"sheet.pdf is saved in {tmp_path}."
    assert alerts.shown == []
    dialog.saved.open_button.click()
    dialog.saved.folder_button.click()
    assert (alerts.shown, alerts.found) == ([path], [path])
    assert not dialog.open_button.isVisible()  # the band has the way to it


def test_opening_it_saves_it_first_where_somebody_says(
    show: Show, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    dialog = show([UPRIGHT])
    alerts.files.extend([None, tmp_path / "sheet.pdf"])
    dialog.open_button.click()
    assert alerts.shown == [] and dialog.saved.isHidden()
    dialog.open_button.click()
    assert alerts.shown == [tmp_path / "sheet.pdf"]


def test_what_cannot_be_saved_is_told_in_the_dialog(
    show: Show, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be", encoding="utf-8")
    dialog = show([UPRIGHT])
    alerts.files.append(tmp_path / "taken" / "sheet.pdf")
    dialog.save_button.click()
    assert "could not be written" in dialog.problem.text()
    assert dialog.saved.isHidden()


def test_each_of_several_is_saved_alone_and_nothing_there_is_replaced(
    qtbot: QtBot, context: Context, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    from sgdesk.services.file.saving import save_paper

    def save(folder: Path) -> tuple[Path, ...]:
        return tuple(save_paper(folder / f"{name}.pdf", b"%PDF new") for name in ("ada", "bob"))

    (tmp_path / "ada.pdf").write_bytes(b"%PDF old")
    content = pdf_of([UPRIGHT, UPRIGHT])
    dialog = PaperDialog(context, Paper("Two records", "records.pdf", content, (0, 1), save))
    qtbot.addWidget(dialog)
    dialog.show()
    alerts.files.append(tmp_path)
    dialog.save_button.click()
    assert dialog.saved.text() == f"2 files are saved in {tmp_path}."
    assert (tmp_path / "ada.pdf").read_bytes() == b"%PDF old"
    assert (tmp_path / "ada (2).pdf").read_bytes() == b"%PDF new"
    assert dialog.open_button.isHidden()
    dialog.saved.folder_button.click()
    assert alerts.shown == [tmp_path]


def test_nothing_of_a_paper_is_left_in_temporary_files(
    show: Show, printed: Printed, tmp_path: Path
) -> None:
    before = set(Path(QDir.tempPath()).iterdir())
    dialog = show([UPRIGHT] * 3)
    printed(dialog)
    dialog.close_button.click()
    new = set(Path(QDir.tempPath()).iterdir()) - before
    assert not [each for each in new if each.is_file() and b"%PDF" in each.read_bytes()[:16]]


def test_where_it_went_is_told_to_whoever_asked(
    qtbot: QtBot, context: Context, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    told: list[tuple[Path, ...]] = []
    show_paper(
        context,
        "Forms",
        "forms.pdf",
        lambda: pdf_of([UPRIGHT] * 4),
        ground,
        papers=2,
        went_out=lambda files: told.append(tuple(files)),
    )
    (dialog,) = shown_papers()
    assert dialog._starts == (0, 2)
    assert told == []
    alerts.files.append(tmp_path / "forms.pdf")
    dialog.save_button.click()
    alerts.printers.append(to_file(tmp_path / "printed.pdf"))
    dialog.print_button.click()
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == [(tmp_path / "forms.pdf",), ()]
    dialog.reject()


def test_what_is_no_paper_is_told_and_not_printed(qtbot: QtBot, context: Context) -> None:
    dialog = PaperDialog(context, Paper("Broken", "broken.pdf", b"not a PDF"))
    qtbot.addWidget(dialog)
    dialog.show()
    assert "can’t be shown" in dialog.problem.text()
    assert not dialog.print_button.isEnabled() and not dialog.save_button.isEnabled()


@pytest.mark.parametrize("times", [1.0, 2.0])
def test_it_fits_into_half_a_small_screen(
    qtbot: QtBot, context: Context, qapp: QApplication, times: float
) -> None:
    font, larger = qapp.font(), qapp.font()
    larger.setPointSizeF(font.pointSizeF() * times)
    qapp.setFont(larger)
    try:
        paper = Paper("Training record: Wilhelmina-Alexandrina Featherstonehaugh", "a.pdf", b"")
        dialog = PaperDialog(context, paper)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.resize(QSize(683 if times == 1.0 else 1366, 384 if times == 1.0 else 768))
        buttons = [each for each in dialog.findChildren(QAbstractButton) if each.isVisible()]
        for each in buttons:
            corner = each.mapTo(dialog, each.rect().bottomRight())
            assert dialog.rect().contains(corner), each.text()
        assert dialog.width() <= (683 if times == 1.0 else 1366)
    finally:
        qapp.setFont(font)


def test_the_real_gateway_knows_the_printers_of_the_system() -> None:
    from PySide6.QtPrintSupport import QPrinterInfo

    assert BoxAlerts().has_printer() is bool(QPrinterInfo.availablePrinterNames())


def test_labels_of_the_bar_belong_to_their_box(show: Show) -> None:
    dialog = show([UPRIGHT, UPRIGHT])
    (label,) = [each for each in dialog.findChildren(QLabel) if each.text() == "Pa&ge"]
    assert label.buddy() is dialog.pages.page


def test_the_focus_waits_at_stop_and_takes_nobody_away(
    qtbot: QtBot, show: Show, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    dialog = show([UPRIGHT] * 3)
    alerts.printers.extend([to_file(tmp_path / "one.pdf"), to_file(tmp_path / "two.pdf")])
    dialog.print_button.click()
    assert dialog.focusWidget() is dialog.stop_button
    qtbot.waitUntil(lambda: dialog.said.isVisible())
    assert dialog.focusWidget() is dialog.print_button
    dialog.print_button.click()
    dialog.pages.view.setFocus()
    qtbot.waitUntil(lambda: dialog.print_button.isEnabled())
    assert dialog.focusWidget() is dialog.pages.view


def asked_of(dialog: PaperDialog, alerts: RecordingAlerts) -> QPrinter.DuplexMode:
    """How the print dialog of the system is set when it comes, on a printer that turns sheets."""
    seen: list[QPrinter.DuplexMode] = []

    def give_up(printer: QPrinter) -> bool:
        seen.append(printer.duplex())
        return False

    alerts.printers.append(give_up)
    dialog.print_button.click()
    return seen[0]


@pytest.mark.parametrize(
    ("size", "edge", "words"),
    [
        (LYING, QPrinter.DuplexMode.DuplexShortSide, "over the short edge"),
        (SMALL, QPrinter.DuplexMode.DuplexShortSide, "over the short edge"),
        (UPRIGHT, QPrinter.DuplexMode.DuplexLongSide, "over the long edge"),
    ],
)
@pytest.mark.parametrize("papers", [1, 3])
@pytest.mark.usefixtures("turning")
def test_fronts_with_backs_are_printed_on_both_sides_so_that_the_back_stands_upright(
    qtbot: QtBot,
    context: Context,
    alerts: RecordingAlerts,
    size: tuple[float, float],
    edge: QPrinter.DuplexMode,
    words: str,
    papers: int,
) -> None:
    paper = Paper("Certificates", "c.pdf", pdf_of([size] * 2 * papers), has_backs=True)
    dialog = PaperDialog(context, paper, papers=papers)
    qtbot.addWidget(dialog)
    dialog.show()
    assert asked_of(dialog, alerts) is edge
    assert dialog.sides.isVisible() and words in dialog.sides.text()


@pytest.mark.usefixtures("turning")
def test_what_has_no_backs_is_not_printed_on_both_sides(
    qtbot: QtBot, context: Context, alerts: RecordingAlerts
) -> None:
    paper = Paper("Certificates", "c.pdf", pdf_of([LYING] * 3), has_backs=True)
    dialog = PaperDialog(context, paper, papers=3)
    qtbot.addWidget(dialog)
    dialog.show()
    assert asked_of(dialog, alerts) is QPrinter.DuplexMode.DuplexNone
    assert not dialog.sides.isVisible()


def test_papers_of_unlike_length_keep_to_sheets_of_their_own(
    qtbot: QtBot, context: Context
) -> None:
    paper = Paper("Forms", "f.pdf", pdf_of([UPRIGHT] * 3))
    dialog = PaperDialog(context, paper, papers=2)
    qtbot.addWidget(dialog)
    assert dialog._starts == (0, 1, 2)


@pytest.mark.usefixtures("turning")
def test_empty_backs_count_for_no_page(
    qtbot: QtBot, context: Context, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    dialog = PaperDialog(context, Paper("Forms", "f.pdf", pdf_of([UPRIGHT] * 3)), papers=3)
    qtbot.addWidget(dialog)
    dialog.show()
    both = QPrinter.DuplexMode.DuplexLongSide
    path = tmp_path / "printed.pdf"
    alerts.printers.append(to_file(path, lambda printer: printer.setDuplex(both)))
    dialog.print_button.click()
    qtbot.waitUntil(lambda: dialog.said.isVisible())
    assert dialog.said.text().startswith("3 pages went to the printer.")
    assert len(pypdf.PdfReader(path).pages) == 6


def test_a_window_that_is_taken_away_while_it_prints_takes_nothing_with_it(
    qtbot: QtBot, qapp: QApplication, show: Show, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    dialog = show([UPRIGHT] * 50)
    path = tmp_path / "printed.pdf"
    alerts.printers.append(to_file(path))
    dialog.print_button.click()
    qtbot.waitUntil(lambda: dialog.bar.value() >= 2)
    ground = dialog.parentWidget()
    assert ground is not None
    dialog.deleteLater()
    qapp.sendPostedEvents(dialog, QEvent.Type.DeferredDelete.value)
    qtbot.waitUntil(lambda: not ground.findChildren(PaperDialog))
    assert 2 <= len(pypdf.PdfReader(path).pages) < 50
