"""Papers go where a person says; where others see that folder, the window says so."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sgdesk.domain.errors import UserError
from sgdesk.ui.alerts import Alerts, Choice, FileWish, Prompt, documents
from sgdesk.ui.memory import Memory

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class PaperAlerts:
    """The gateway that pages have: as any other, and it tells ``chosen`` into which folder a page
    is about to save. So it is one place for every paper, sheet and draft there is or will be.

    A page that names no folder begins in the one that was used last, else in Documents; what is
    read has its own last folder.
    """

    def __init__(
        self, alerts: Alerts, chosen: Callable[[Path], object], memory: Memory | None = None
    ) -> None:
        self._alerts = alerts
        self._chosen = chosen
        self._memory = memory
        self._read_from: Path | None = None

    def save_file(self, wish: FileWish) -> Path | None:
        start = wish.start
        if start is None or not start.is_absolute():
            folder = self._usual()
            wish = replace(wish, start=folder / start if start is not None else folder)
        path = self._alerts.save_file(wish)
        if path is not None:
            self._use(path.parent)
        return path

    def choose_folder(self, title: str, start: Path | None = None) -> Path | None:
        folder = self._alerts.choose_folder(title, start or self._usual())
        if folder is not None:
            self._use(folder)
        return folder

    def _usual(self) -> Path:
        """Where papers went last, while that folder is there; else the person's Documents."""
        known = self._memory.paper_folder() if self._memory is not None else None
        if known is not None:
            return known
        return documents()

    def _begun(self, wish: FileWish) -> FileWish:
        """The wish, beginning where something was read last in this window, else as for papers."""
        if wish.start is not None:
            return wish
        last = self._read_from
        return replace(wish, start=last if last is not None and last.is_dir() else self._usual())

    def _use(self, folder: Path) -> None:
        if self._memory is not None:
            self._memory.keep_paper_folder(folder)
        self._chosen(folder)

    def tell(self, title: str, text: str) -> None:
        self._alerts.tell(title, text)

    def refuse(self, error: UserError) -> None:
        self._alerts.refuse(error)

    def ask(self, question: Prompt) -> bool:
        return self._alerts.ask(question)

    def choose(self, choice: Choice) -> int | None:
        return self._alerts.choose(choice)

    def report_defect(self, details: str) -> None:
        self._alerts.report_defect(details)

    def open_file(self, wish: FileWish) -> Path | None:
        path = self._alerts.open_file(self._begun(wish))
        if path is not None:
            self._read_from = path.parent
        return path

    def open_files(self, wish: FileWish) -> tuple[Path, ...]:
        paths = self._alerts.open_files(self._begun(wish))
        if paths:
            self._read_from = paths[0].parent
        return paths

    def look_into_folder(self, title: str) -> Path | None:
        return self._alerts.look_into_folder(title)

    def show_outside(self, path: Path) -> None:
        self._alerts.show_outside(path)

    def show_in_folder(self, path: Path) -> None:
        self._alerts.show_in_folder(path)

    def has_printer(self) -> bool:
        return self._alerts.has_printer()

    def choose_printer(self, printer: "QPrinter", pages: int) -> bool:
        return self._alerts.choose_printer(printer, pages)
