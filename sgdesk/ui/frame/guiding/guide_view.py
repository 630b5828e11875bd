"""One page of the guide as it is shown: its words, its pictures, and the ways on from it."""

import re
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QImage, QPalette, QResizeEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser

from sgdesk.services.organisation.guide import GuidePage, guide_groups, guide_picture
from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space, em, scheme_of, text_style


class GuideView(QTextBrowser):
    """Shows a page in the colours of the window; links lead to pages of the guide alone."""

    page_asked = Signal(str)

    def __init__(self, pages: dict[str, GuidePage]) -> None:
        super().__init__()
        self._pages = pages
        self._room = 0
        self.setAccessibleName(tr("The page of the guide"))
        # Were the bar to come and go while a page is loaded, its width would change, and it would
        # be loaded a second time in the midst of that: it would then stand there twice.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
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
        return f"<style>{self._style()}</style>{with_contents(page.body)}{self._foot(page.name)}"

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
        """Go to a part of this page, or ask for another.

        Qt tells a link to a part of this page by the whole address of the page.
        """
        if url.path() and url.path() != self.source().path():
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

    def _foot(self, name: str) -> str:
        """The ways on from a page: the others of its group, and the one that comes after it."""
        names = list(self._pages)
        group = next((each for each in guide_groups() if name in each.names), None)
        if group is None:
            return ""
        said = []
        others = [each for each in group.names if each != name]
        if others:
            links = " · ".join(map(self._link, others))
            said.append(tr("More under {group}: {pages}", group=group.title, pages=links))
        after = names[names.index(name) + 1 :]
        if after:
            said.append(tr("Next: {page}", page=self._link(after[0])))
        return f"<hr>{''.join(f'<p>{each}</p>' for each in said)}"

    def _link(self, name: str) -> str:
        return f'<a href="{name}.html">{self._pages[name].title}</a>'

    def _style(self) -> str:
        """The look of a page: QTextBrowser knows a few rules of CSS, and no palette."""
        scheme = scheme_of(self.palette())
        accent = self.palette().color(QPalette.ColorRole.Accent).name()
        return (
            f"{text_style(self.palette())} h2 {{ color: {accent}; margin-top: {Space.LARGE}px; }}"
            f"p, li, td, th {{ line-height: 140%; }} a {{ color: {scheme.link}; }}"
            f"table {{ margin-top: {Space.SMALL}px; }} th {{ text-align: left; }}"
            f"td, th {{ padding: 4px 8px 4px 0; }}"
        )


_MIDDLE = 128
"""Between the lightness of a dark ground and of a light one."""

_LONG = 6
"""Parts from which on a page begins with what is on it."""

_PICTURE = re.compile(r'<p><img src="([^"]+)" alt="([^"]+)"></p>')
_SHOWN = r'<p style="line-height: 100%"><img src="\1"></p><p><small>\2</small></p>'
"""A picture has a line of its own: the air between lines of words would be added to its height."""

_TITLE = re.compile(r"<h2>(.*?)</h2>")


def with_contents(body: str) -> str:
    """The body of a page with its contents on top, and under each picture what it shows.

    So a long page is read from the part that is wanted, and whoever cannot see a picture reads it.
    """
    body = body.replace(" …", "\u00a0…")  # the dots of a button’s name never begin a line
    titles = _TITLE.findall(body)
    body = _PICTURE.sub(_SHOWN, body)
    if len(titles) < _LONG:
        return body
    places = iter(range(len(titles)))
    body = _TITLE.sub(lambda found: f'<h2><a name="part{next(places)}"></a>{found[1]}</h2>', body)
    links = (f'<a href="#part{place}">{title}</a>' for place, title in enumerate(titles))
    return body.replace("</h1>", f"</h1><p>{' · '.join(links)}</p>", 1)
