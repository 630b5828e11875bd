"""One dialog for every paper: its pages as they will be, to print, to save, to open."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from sgdesk.services.file.saving import save_paper
from sgdesk.ui.alerts import FileWish, Prompt
from sgdesk.ui.context import Context
from sgdesk.ui.printing.document import Paper, PdfInMemory, unprinted_words
from sgdesk.ui.printing.drawing import drawn_pages, pages_wanted, set_up, turned_over
from sgdesk.ui.printing.into_folder import save_into_folder
from sgdesk.ui.printing.pages_view import PagesView
from sgdesk.ui.printing.saved import SavedBand
from sgdesk.ui.printing.sending import Ended, Sending
from sgdesk.ui.tasks import Lane
from sgdesk.ui.text import APP_NAME, error_text, tr, tr_count
from sgdesk.ui.theme import Space, TextSize, em
from sgdesk.ui.widgets import Banner, BannerKind, FlowLayout, Heading, Note, PushButton, announce
from sgdesk.ui.widgets.help_key import take_help_key

_FRAME_WIDE, _FRAME_HIGH = 24, 72
"""What a window's own title and edges take, which is not known before it is shown."""
_LOW = 26
"""Lines of text: in a lower dialog a whole page could not be read."""

WentOut = Callable[[Sequence[Path]], object]
"""Told that a paper was printed, which is no file, or into which files it was saved."""


class PaperDialog(QDialog):
    """Shows a paper that stands in memory alone until somebody saves it.

    ``went_out`` is called whenever it is on its way to a printer or saved; ``papers`` is how many
    papers of one length it holds, where it does not say where they begin, and ``read`` the paper as
    it was read ahead. The frame of the window names nobody; the title of the paper stands in it.
    """

    def __init__(
        self,
        context: Context,
        paper: Paper,
        parent: QWidget | None = None,
        went_out: WentOut | None = None,
        papers: int = 1,
        read: PdfInMemory | None = None,
    ) -> None:
        super().__init__(parent)
        take_help_key(self)
        self.setWindowTitle(APP_NAME)
        self.setAccessibleName(paper.title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._paper = paper
        self._went_out = went_out
        self._sending: Sending | None = None
        self._printer_name = ""
        self._to_draw = self._drawn = 0
        self._build()
        self._lay_out()
        self._connect()
        self.pages.show_read(read or PdfInMemory(paper.content), paper.title)
        self._starts = paper.starts or _starts(self.pages.pages, papers)
        self._has_backs = paper.has_backs and self.pages.pages == 2 * papers
        self.sides.setVisible(self._has_backs)
        if self._has_backs:
            self.sides.setText(_sides_words(turned_over(self.pages.document.pagePointSize(0))))
        self._offer()

    def _build(self) -> None:
        self.pages = PagesView(alone=True)
        self.sides = Note()
        self.saved = SavedBand()
        self.lacking = Banner(unprinted_words(self._paper.unprinted), kind=BannerKind.WARNING)
        self.lacking.setVisible(bool(self._paper.unprinted))
        self.problem = Banner(kind=BannerKind.WARNING)
        self.problem.hide()
        self.said = Note()
        self.said.hide()
        self.bar = QProgressBar()
        self.bar.setAccessibleName(tr("How far printing is"))
        self.stop_button = PushButton(tr("Stop printing"), "close")
        self.print_button = PushButton(tr("&Print …"), "print")
        several = self._paper.save_each is not None
        self.save_button = PushButton(
            tr("&Save a PDF for each …") if several else tr("&Save as PDF …"), "save"
        )
        self.open_button = PushButton(tr("Save and &open …"), "open")
        self.close_button = PushButton(tr("Close"))
        for each in (self.stop_button, self.save_button, self.open_button, self.close_button):
            each.setAutoDefault(False)
        self.print_button.setDefault(True)
        self.open_button.setVisible(not several)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(Heading(self._paper.title, TextSize.HEADING))
        column.addWidget(self.lacking)
        column.addWidget(self.pages, 1)
        for each in (self.sides, self.problem, self.saved, self.said):
            column.addWidget(each)
        self._progress = QWidget()
        row = QHBoxLayout(self._progress)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop_button)
        column.addWidget(self._progress)
        buttons = QWidget()
        flow = FlowLayout(buttons, to_the_right=True)
        for button in (self.print_button, self.save_button, self.open_button, self.close_button):
            flow.addWidget(button)
        column.addWidget(buttons)
        self.resize(em(self, 56), em(self, 48))

    def _connect(self) -> None:
        self.print_button.clicked.connect(lambda: self.print_it())
        self.save_button.clicked.connect(lambda: self.save_it())
        self.open_button.clicked.connect(lambda: self.open_outside())
        self.close_button.clicked.connect(lambda: self.reject())
        self.stop_button.clicked.connect(lambda: self._stop())
        keys = QKeySequence.StandardKey
        QShortcut(QKeySequence(keys.Print), self, self.print_it)
        QShortcut(QKeySequence(keys.Save), self, self.save_it)

    def showEvent(self, event: QShowEvent) -> None:
        """Inside the screen, with the focus on the pages, so that keys move through them."""
        if not event.spontaneous():
            room = self.screen().availableGeometry()
            self.resize(
                min(self.width(), room.width() - _FRAME_WIDE),
                min(self.height(), room.height() - _FRAME_HIGH),
            )
            self.pages.view.setFocus()
            if self.height() < em(self, _LOW):
                self.pages.show_wide()
        super().showEvent(event)

    def reject(self) -> None:
        """Close; while it prints that is asked first."""
        if self._is_printing and not self._context.alerts.ask(_stop_asked()):
            return
        self._stop()
        super().reject()

    # Printing.

    def print_it(self) -> None:
        """Ask for the printer in the system's dialog, and draw the pages for it."""
        if self._is_printing or not self.pages.pages:
            return
        alerts = self._context.alerts
        if not alerts.has_printer():
            self._say_problem(_no_printer())
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(APP_NAME)  # it is seen in the queue of a shared printer
        set_up(printer, self.pages.document, self._starts, has_backs=self._has_backs)
        if alerts.choose_printer(printer, self.pages.pages):
            self._send(printer)

    def _send(self, printer: QPrinter) -> None:
        wanted = pages_wanted(printer, self.pages.pages, self.pages.current, self._starts)
        self.problem.hide()
        self._printer_name = printer.printerName()
        self._to_draw, self._drawn = drawn_pages(wanted), 0
        self._sending = Sending(self.pages.document, printer, self)
        self._sending.moved.connect(self._say_moved)
        self._sending.ended.connect(self._say_ended)
        self.bar.setRange(0, max(1, self._to_draw))
        self.bar.setValue(0)
        self._sending.start(wanted)
        self._offer()
        self.stop_button.setFocus()

    @property
    def _is_printing(self) -> bool:
        return self._sending is not None

    def _stop(self) -> None:
        if self._sending is not None:
            self._sending.stop()

    def _say_moved(self, page: int, pages: int) -> None:
        self._drawn = page
        self.bar.setFormat(tr("Page {n} of {all}", n=page, all=pages))
        self.bar.setValue(page)

    def _say_ended(self, how: Ended) -> None:
        if self._sending is not None:
            self._sending.deleteLater()
        self._sending = None
        was_waited_for = self.stop_button.hasFocus()
        self._offer()
        if was_waited_for:
            self.print_button.setFocus()
        if how is Ended.SENT:
            self._say(_sent_words(self._to_draw, self._printer_name))
            self._note_out(())
        elif how is Ended.STOPPED:
            self._say(_stopped_words(self._drawn, self._to_draw))
        else:
            self._say_problem(
                tr(
                    "The printer did not take the paper. See that it is switched on and has "
                    "paper, then press Print again, or save it as PDF."
                )
            )

    # Saving and opening.

    def save_it(self) -> None:
        """Let a name be chosen, write the paper there, and say where it is."""
        self._save(self._say_saved)

    def open_outside(self) -> None:
        """Save it, and open it with the system's program."""

        def show(path: Path) -> None:
            self._say_saved(path)
            self._context.alerts.show_outside(path)

        self._save(show)

    def _save(self, done: Callable[[Path], object]) -> None:
        if self._is_printing or not self.pages.pages:
            return
        if self._paper.save_each is not None:
            save_into_folder(
                self._context,
                tr("Where to put the files"),
                self._paper.save_each,
                self,
                self._say_files,
            )
            return
        wish = FileWish(tr("Save as PDF"), "PDF (*.pdf)", Path(self._paper.file_name))
        path = self._context.alerts.save_file(wish)
        if path is None:
            return
        content = self._paper.content
        self._context.tasks.run(
            lambda: save_paper(path, content),
            done,
            lambda error: self._say_problem(error_text(error)),
            label=tr("Saving the paper"),
            lane=Lane.PAPER,
            owner=self,
        )

    def _say_saved(self, path: Path) -> None:
        self._say_files((path,))
        self.open_button.hide()  # the band has "Open it" now

    def _say_files(self, files: Sequence[Path]) -> None:
        self.problem.hide()
        self.said.hide()
        self.saved.show_saved(files, self._context.alerts)
        self._note_out(files)

    def _note_out(self, files: Sequence[Path]) -> None:
        if self._went_out is not None:
            self._went_out(files)

    # Words.

    def _say(self, text: str) -> None:
        self.problem.hide()
        self.said.setText(text)
        self.said.show()
        announce(self, text)

    def _say_problem(self, text: str) -> None:
        self.said.hide()
        self.problem.show_text(text)

    def _offer(self) -> None:
        is_free = not self._is_printing and self.pages.pages > 0
        for each in (self.print_button, self.save_button, self.open_button):
            each.setEnabled(is_free)
        self._progress.setVisible(self._is_printing)
        if not self.pages.pages:
            self._say_problem(tr("This paper can’t be shown. Nothing was printed."))


def _starts(pages: int, papers: int) -> tuple[int, ...]:
    """Where each of so many papers of one length begins.

    Where they can't be of one length each page may be somebody else's.
    """
    if papers < 2 or not pages:
        return ()
    return tuple(range(0, pages, pages // papers if pages % papers == 0 else 1))


def _sides_words(turned: QPrinter.DuplexMode) -> str:
    if turned is QPrinter.DuplexMode.DuplexShortSide:
        return tr(
            "Each has its back on the next page: print on both sides, turned over the short edge."
        )
    return tr("Each has its back on the next page: print on both sides, turned over the long edge.")


def _stopped_words(drawn: int, to_draw: int) -> str:
    return tr(
        "Stopped at page {n} of {all}. Pages up to there may still come out; the others do not.",
        n=f"{drawn:,}",
        all=f"{to_draw:,}",
    )


def _sent_words(pages: int, printer: str) -> str:
    """What went where; some systems take pages for a printer that does not take them."""
    where = printer or tr("the printer")
    went = tr_count(
        "1 page went to {printer}.", "{n} pages went to {printer}.", pages, printer=where
    )
    lost = tr("If nothing comes out, look at this computer’s list of print jobs.")
    return f"{went} {lost}"


def _no_printer() -> str:
    return tr(
        "No printer is set up on this computer. Save the paper as PDF to print it elsewhere; or "
        "set a printer up, then press Print again."
    )


def _stop_asked() -> Prompt:
    return Prompt(
        title=tr("Stop printing?"),
        text=tr("Pages up to the one that is being drawn may still come out."),
        do_it=tr("Stop printing"),
        leave_it=tr("Go on printing"),
    )
