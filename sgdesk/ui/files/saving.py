"""Papers go where a person says; where others see that folder, the window says so."""

from collections.abc import Callable
from pathlib import Path

from sgdesk.domain.errors import UserError
from sgdesk.ui.alerts import Alerts, Choice, FileWish, Prompt


class PaperAlerts:
    """The gateway that pages have: as any other, and it tells ``chosen`` into which folder a page
    is about to save. So it is one place for every paper, sheet and draft there is or will be.
    """

    def __init__(self, alerts: Alerts, chosen: Callable[[Path], object]) -> None:
        self._alerts = alerts
        self._chosen = chosen

    def save_file(self, wish: FileWish) -> Path | None:
        path = self._alerts.save_file(wish)
        if path is not None:
            self._chosen(path.parent)
        return path

    def choose_folder(self, title: str, start: Path | None = None) -> Path | None:
        folder = self._alerts.choose_folder(title, start)
        if folder is not None:
            self._chosen(folder)
        return folder

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
        return self._alerts.open_file(wish)

    def open_files(self, wish: FileWish) -> tuple[Path, ...]:
        return self._alerts.open_files(wish)

    def look_into_folder(self, title: str) -> Path | None:
        return self._alerts.look_into_folder(title)

    def show_outside(self, path: Path) -> None:
        self._alerts.show_outside(path)
