"""The guide, in a window of its own beside the work: its pages, a search through all of them."""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, QUrl
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from sgdesk.services.file.saving import paper_name
from sgdesk.services.organisation.guide import (
    START,
    GuidePage,
    found_in,
    guide_groups,
    guide_page_pdf,
    guide_pages,
)
from sgdesk.ui.context import Context
from sgdesk.ui.frame.guiding.guide_view import GuideView
from sgdesk.ui.printing import show_paper
from sgdesk.ui.text import APP_NAME, tr, tr_count
from sgdesk.ui.theme import Space, TextSize, em
from sgdesk.ui.widgets import Heading, IconButton, Note
from sgdesk.ui.widgets.boxes.search_box import SearchBox
from sgdesk.ui.widgets.labels import announce

_FRAME = QSize(16, 48)
"""What the system draws around a window."""


class WholeTitles(QStyledItemDelegate):
    """Gives a title the second line that it needs.

    Qt measures as if an item were as wide as the list, and draws it narrower by the space at each
    side: a title of nearly that width would be cut.
    """

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        narrower = QStyleOptionViewItem(option)
        narrower.rect = option.rect.adjusted(0, 0, -4 * Space.LINE, 0)
        return super().sizeHint(narrower, index)


class GuideWindow(QDialog):
    """Stands beside the window and asks nothing: work goes on while it is open."""

    def __init__(
        self, context: Callable[[], Context | None] = lambda: None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle(APP_NAME)
        self.setAccessibleName(tr("The guide"))
        self.setModal(False)
        self._pages = guide_pages()
        self._wanted = ""
        self.search = SearchBox(tr("Search the guide"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Pages of the guide"))
        self.list.setWordWrap(True)
        self.list.setSpacing(Space.LINE)
        self.list.setItemDelegate(WholeTitles(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view = GuideView(self._pages)
        self.said = Note()
        self.back = IconButton(tr("Back"), "chevron-left", icon_only=True)
        self.print = IconButton(tr("Print this page …"), "print")
        self.forth = IconButton(tr("Forward"), "chevron-right", icon_only=True)
        self._lay_out()
        self._connect()
        self._list_groups()
        room = self.screen().availableGeometry().size() - _FRAME
        self.resize(QSize(em(self, 68), em(self, 40)).boundedTo(room))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(Heading(tr("The guide"), TextSize.HEADING), 1)
        for each in (self.print, self.back, self.forth):
            top.addWidget(each)
        left = QVBoxLayout()
        left.setSpacing(Space.SMALL)
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        left.addWidget(self.said)
        sides = QHBoxLayout()
        sides.setSpacing(Space.LARGE)
        sides.addLayout(left, 2)
        sides.addWidget(self.view, 7)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addLayout(top)
        column.addLayout(sides, 1)

    def _connect(self) -> None:
        self.search.searched.connect(self._search)
        self.search.returnPressed.connect(self._open_first)
        self.list.currentItemChanged.connect(lambda item, _: self._open_item(item))
        self.view.page_asked.connect(self.show_page)
        self.print.clicked.connect(self._print)
        self.back.clicked.connect(self.view.backward)
        self.forth.clicked.connect(self.view.forward)
        self.view.backwardAvailable.connect(self.back.setEnabled)
        self.view.forwardAvailable.connect(self.forth.setEnabled)
        self.view.sourceChanged.connect(self._mark_page)

    def show_page(self, name: str) -> None:
        """Show a page by the name of its file; the start where there is none of that name."""
        shown = name if name in self._pages else START
        self.print.setEnabled(self._context() is not None)
        self.view.setSource(QUrl(f"{shown}.html"))
        announce(self.view, tr("The guide: {title}", title=self._pages[shown].title))

    def changeEvent(self, event: QEvent) -> None:
        """Colour the headings of the list anew where the window turns light or dark."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and not self._wanted:
            self._list_groups()

    def open_at(self, name: str) -> None:
        """Show a page, and bring the guide to the front."""
        self.show_page(name)
        self.show()
        self.raise_()
        self.activateWindow()
        self.search.setFocus()

    def _print(self) -> None:
        """Show the page that is open as a paper; it needs a file, whose name it bears."""
        context, page = self._context(), self._pages[Path(self.view.source().path()).stem]
        if context is None:
            return
        workspace = context.workspace
        show_paper(
            context,
            tr("The guide: {title}", title=page.title),
            paper_name(workspace, "guide", of=page.name),
            lambda: guide_page_pdf(workspace, page),
            self,
        )

    def _search(self, wanted: str) -> None:
        self._wanted = wanted
        if wanted:
            self._list_pages(found_in(self._pages.values(), wanted))
        else:
            self._list_groups()
        count = self.list.count()
        self.said.setText(tr_count("{n} page has it", "{n} pages have it", count) if wanted else "")
        self.view.mark(wanted)
        if wanted and count:
            self._open_first()

    def _open_first(self) -> None:
        if self.list.count():
            self.list.setCurrentRow(0)
            self._open_item(self.list.item(0))

    def _list_pages(self, pages: Iterable[GuidePage]) -> None:
        """List what was found, the likeliest first."""
        self.list.blockSignals(True)
        self.list.clear()
        for page in pages:
            self.list.addItem(_item_of(page))
        self.list.blockSignals(False)
        self._mark_page(self.view.source())

    def _list_groups(self) -> None:
        """List every page under the heading of its group; the start stands above them."""
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItem(_item_of(self._pages[START]))
        for group in guide_groups():
            self.list.addItem(self._heading_of(group.title))
            for name in group.names:
                self.list.addItem(_item_of(self._pages[name]))
        self.list.blockSignals(False)
        self._mark_page(self.view.source())

    def _heading_of(self, title: str) -> QListWidgetItem:
        """The heading of a group, over which the arrow keys go."""
        item = QListWidgetItem(title)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setForeground(self.palette().color(QPalette.ColorRole.Accent))
        font = QFont(self.list.font())
        font.setBold(True)
        item.setFont(font)
        return item

    def _open_item(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.show_page(item.data(Qt.ItemDataRole.UserRole))
            self.view.mark(self._wanted)

    def _mark_page(self, source: QUrl) -> None:
        """Mark in the list the page that is shown, however one came to it."""
        name = Path(source.path()).stem
        self.list.blockSignals(True)
        for row in range(self.list.count()):
            if self.list.item(row).data(Qt.ItemDataRole.UserRole) == name:
                self.list.setCurrentRow(row)
                self.list.scrollToItem(self.list.item(row))
        self.list.blockSignals(False)


def _item_of(page: GuidePage) -> QListWidgetItem:
    item = QListWidgetItem(page.title)
    item.setData(Qt.ItemDataRole.UserRole, page.name)
    return item
