"""How certificates come to the page of people: chosen, or dropped on it or on one person."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from sgdesk.ui.alerts import FileWish
from sgdesk.ui.context import Context
from sgdesk.ui.people.matrix.lines import MatrixLine
from sgdesk.ui.people.received.dialog import ReceivedDialog
from sgdesk.ui.places import Place, Wanted
from sgdesk.ui.text import tr
from sgdesk.ui.widgets import PushButton
from sgdesk.ui.widgets.dropping import DropTarget, sheet_alone


class People(Protocol):
    """The page as far as it is needed here."""

    @property
    def context(self) -> Context:
        """The open file and the window."""

    def line(self, person_id: int) -> MatrixLine:
        """The line of somebody who is in the file."""

    def beside(self) -> int:
        """Whose page is open beside the list, by id; 0 for nobody's."""


class Arriving(QObject):
    """Opens the dialog for certificates over ``parent``; a sheet that is dropped is imported."""

    def __init__(self, page: People, parent: QWidget, panel: QWidget) -> None:
        super().__init__(parent)
        self._page = page
        self._parent = parent
        self.button = PushButton(tr("&Certificates from files"), "certificate")
        menu = QMenu(self.button)
        menu.setAccessibleName(tr("Certificates from files"))
        menu.addAction(tr("Choose &files …")).triggered.connect(lambda: self.choose_files())
        menu.addAction(tr("Choose a f&older …")).triggered.connect(lambda: self.choose_folder())
        self.button.setMenu(menu)
        self.button.setToolTip(
            tr("PDFs and pictures of certificates; you can also drop them on this page")
        )
        DropTarget(parent, self._may, self.take)
        DropTarget(panel, self._may, self._take_beside)

    def _may(self) -> bool:
        return self._page.context.may_write

    def choose_files(self) -> None:
        """Let files be chosen, and look at them."""
        if self._may():
            kinds = tr("Certificates (*.pdf *.jpg *.jpeg *.png);;All files (*)")
            self._open(self._page.context.alerts.open_files(FileWish(_title(), kinds)), None)

    def choose_folder(self) -> None:
        """Let a folder be chosen, and look at what is in it."""
        if self._may():
            folder = self._page.context.alerts.look_into_folder(_title())
            self._open((folder,) if folder is not None else (), None)

    def take(self, paths: tuple[Path, ...]) -> None:
        """Take what was dropped on the page: a sheet is imported, anything else is looked at."""
        sheet = sheet_alone(paths)
        if sheet is not None:
            self._page.context.navigate(Place.SETUP, Wanted(action="import", path=sheet))
        else:
            self._open(paths, None)

    def _take_beside(self, paths: tuple[Path, ...]) -> None:
        """Take what was dropped on the page of one person: the certificates are theirs."""
        number = self._page.beside()
        if sheet_alone(paths) is not None or not number:
            self.take(paths)
        else:
            self._open(paths, (number, self._page.line(number).name))

    def _open(self, paths: tuple[Path, ...], person: tuple[int, str] | None) -> None:
        if paths and self._may():
            ReceivedDialog(self._page.context, paths, self._parent, person=person).open()


def _title() -> str:
    return tr("Choose certificates")
