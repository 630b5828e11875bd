"""The guide, in a window of its own beside the work: its pages, a search through all of them."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QImage, QPalette, QResizeEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from sgdesk.services.file.saving import paper_name
from sgdesk.services.organisation.guide import (
    START,
    GuidePage,
    found_in,
    guide_page_pdf,
    guide_pages,
    guide_picture,
)
from sgdesk.ui.context import Context
from sgdesk.ui.printing import show_paper
from sgdesk.ui.text import APP_NAME, tr, tr_count
from sgdesk.ui.theme import Space, TextSize, em, scheme_of, text_style
from sgdesk.ui.widgets import Heading, IconButton, Note
from sgdesk.ui.widgets.boxes.search_box import SearchBox
from sgdesk.ui.widgets.labels import announce

_FRAME = QSize(16, 48)
"""What the system draws around a window."""


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
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view = _Pages(self._pages)
        self.said = Note()
        self.back = IconButton(tr("Back"), "chevron-left", icon_only=True)
        self.print = IconButton(tr("Print this page …"), "print")
        self.forth = IconButton(tr("Forward"), "chevron-right", icon_only=True)
        self._lay_out()
        self._connect()
        self._list_pages(self._pages.values())
        room = self.screen().availableGeometry().size() - _FRAME
        self.resize(QSize(em(self, 60), em(self, 40)).boundedTo(room))

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
        sides.addLayout(left, 1)
        sides.addWidget(self.view, 3)
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
        pages = found_in(self._pages.values(), wanted) if wanted else self._pages.values()
        self._list_pages(pages)
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
        self.list.blockSignals(True)
        self.list.clear()
        for page in pages:
            item = QListWidgetItem(page.title)
            item.setData(Qt.ItemDataRole.UserRole, page.name)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self._mark_page(self.view.source())

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
        self.list.blockSignals(False)


class _Pages(QTextBrowser):
    """Shows a page in the colours of the window; links lead to pages of the guide alone."""

    page_asked = Signal(str)

    def __init__(self, pages: dict[str, GuidePage]) -> None:
        super().__init__()
        self._pages = pages
        self._room = 0
        self.setAccessibleName(tr("The page of the guide"))
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.document().setDocumentMargin(Space.LARGE)
        self.anchorClicked.connect(self._follow)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A page of the guide, from what came with the program and from nowhere else."""
        path = Path(QUrl(name).path())
        if kind == QTextDocument.ResourceType.ImageResource.value:
            return self._picture(path.name)
        page = self._pages.get(path.stem)
        if page is None or kind != QTextDocument.ResourceType.HtmlResource.value:
            return None
        return f"<style>{self._style()}</style>{with_contents(page.body)}"

    def _picture(self, name: str) -> QImage | None:
        """A picture in the look of the window, no wider than the page."""
        ground = self.palette().color(QPalette.ColorRole.Base)
        path = guide_picture(name, is_dark=ground.lightness() < _MIDDLE)
        if path is None:
            return None
        picture = QImage(str(path))
        room = self.viewport().width() - 2 * Space.LARGE - Space.WIDE
        wide = min(picture.width(), max(room, em(self, 12)))
        ratio = self.devicePixelRatioF()
        smooth = Qt.TransformationMode.SmoothTransformation
        drawn = picture.scaledToWidth(round(wide * ratio), smooth)
        drawn.setDevicePixelRatio(ratio)
        self._room = room
        return drawn

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw pictures anew where the page is wider or narrower, and stay where one reads."""
        super().resizeEvent(event)
        room = self.viewport().width() - 2 * Space.LARGE - Space.WIDE
        if self._room and self._room != room:
            at = self.verticalScrollBar().value()
            self.reload()
            self.verticalScrollBar().setValue(at)

    def _follow(self, url: QUrl) -> None:
        """Go to a part of this page, or ask for another."""
        if url.path():
            self.page_asked.emit(Path(url.path()).stem)
        else:
            self.scrollToAnchor(url.fragment())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.reload()
        super().changeEvent(event)

    def mark(self, wanted: str) -> None:
        """Go to the first place of the page where a word looked for stands, and mark it."""
        words = wanted.split()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        if words:
            self.find(words[0])

    def _style(self) -> str:
        """The look of a page: QTextBrowser knows a few rules of CSS, and no palette."""
        scheme = scheme_of(self.palette())
        accent = self.palette().color(QPalette.ColorRole.Accent).name()
        return (
            f"{text_style(self.palette())} h2 {{ color: {accent}; margin-top: {Space.LARGE}px; }}"
            f"p, li, td, th {{ line-height: 140%; }} a {{ color: {scheme.link}; }}"
            f"th {{ text-align: left; }} td, th {{ padding: 4px 8px 4px 0; }}"
        )


_MIDDLE = 128
"""Between the lightness of a dark ground and of a light one."""

_LONG = 4
"""Parts from which on a page begins with what is on it."""

_PICTURE = re.compile(r'<p><img src="([^"]+)" alt="([^"]+)"></p>')
_SHOWN = r'<p style="line-height: 100%"><img src="\1"></p><p><small>\2</small></p>'
"""A picture has a line of its own: the air between lines of words would be added to its height."""

_TITLE = re.compile(r"<h2>(.*?)</h2>")


def with_contents(body: str) -> str:
    """The body of a page with its contents on top, and under each picture what it shows.

    So a long page is read from the part that is wanted, and whoever cannot see a picture reads it.
    """
    titles = _TITLE.findall(body)
    body = _PICTURE.sub(_SHOWN, body)
    if len(titles) < _LONG:
        return body
    places = iter(range(len(titles)))
    body = _TITLE.sub(lambda found: f'<h2><a name="part{next(places)}"></a>{found[1]}</h2>', body)
    links = (f'<a href="#part{place}">{title}</a>' for place, title in enumerate(titles))
    return body.replace("</h1>", f"</h1><p>{' · '.join(links)}</p>", 1)
