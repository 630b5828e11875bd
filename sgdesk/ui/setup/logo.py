"""A logo out of any picture: small, plain, and nothing else of the file kept."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sgdesk.domain.errors import InputError
from sgdesk.domain.pictures import is_whole_png, picture_size
from sgdesk.services.file.given import read_given
from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space, em
from sgdesk.ui.widgets import PushButton

LARGEST_SIDE = 600
_LARGEST_FILE = 30 * 1024 * 1024
_FULL, _PAPER = 255, 244
"""Of a point that covers what is under it, and of a colour that is taken for paper."""


def read_logo(path: Path) -> bytes:
    """The picture as PNG with no side longer than 600 px; what else the file holds is left out.

    Raises :class:`InputError` where it is no PNG or JPEG, far too large, or blank on paper.
    """
    content = read_given(path, _LARGEST_FILE)
    claimed = picture_size(content)
    if claimed is None:
        raise InputError(
            "{file} is not a picture that can be used here. Choose a PNG or JPEG picture.",
            file=path.name,
        )
    if claimed.is_too_large:
        raise InputError(
            "{file} says that it is {width} × {height} points large, too large to be a logo. "
            "Choose a smaller picture.",
            file=path.name,
            width=claimed.width,
            height=claimed.height,
        )
    held = QBuffer()
    held.setData(content)
    held.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(held, QByteArray(claimed.kind.encode()))
    reader.setAutoTransform(True)
    size = QSize(claimed.width, claimed.height)
    most = QSize(LARGEST_SIDE, LARGEST_SIDE)
    if size.width() > LARGEST_SIDE or size.height() > LARGEST_SIDE:
        reader.setScaledSize(size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise InputError("{file} is damaged. Choose another picture.", file=path.name)
    plain = _plain(image)
    if _is_blank(plain):
        raise InputError(
            "{file} is white all over, or clear, so nothing of it would be seen on paper. "
            "The logo was not changed. Choose another picture.",
            file=path.name,
        )
    return _as_png(plain)


def _is_blank(image: QImage) -> bool:
    """Whether white paper would stay white; white on clear ground is put on a dark plate."""
    points = bytes(image.constBits())
    clear, colours = points[3::4], (points[0::4], points[1::4], points[2::4])
    if not max(clear):
        return True
    return min(clear) == _FULL and min(map(min, colours)) >= _PAPER


def _plain(image: QImage) -> QImage:
    """The points alone, drawn anew: no words, places or dates of the camera come with them."""
    plain = QImage(image.size(), QImage.Format.Format_ARGB32)
    plain.fill(Qt.GlobalColor.transparent)
    painter = QPainter(plain)
    painter.drawImage(plain.rect(), image)
    painter.end()
    return plain


def _as_png(plain: QImage) -> bytes:
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(plain)
    return bytes(held.data())


class LogoBox(QWidget):
    """Shows the logo and lets it be changed; ``choose_asked`` when another is wanted."""

    choose_asked = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._png: bytes | None = None
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setFixedSize(em(self, 9), em(self, 6))
        self._picture.setFrameShape(QLabel.Shape.StyledPanel)
        self._choose = PushButton(tr("Ch&oose a picture …"), "folder")
        self._remove = PushButton(tr("Take it a&way"), "close")
        self.setFocusProxy(self._choose)
        self._choose.clicked.connect(self.choose_asked)
        self._remove.clicked.connect(lambda: self.set_png(None))
        buttons = QVBoxLayout()
        buttons.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignLeft)
        buttons.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignLeft)
        buttons.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(buttons, 1)
        self.set_png(None)

    def png(self) -> bytes | None:
        """The picture as it will be kept."""
        return self._png

    def set_png(self, png: bytes | None) -> None:
        """Show a picture, or none."""
        self._png = png
        self._remove.setEnabled(png is not None)
        if png is None:
            self._picture.setPixmap(QPixmap())
            self._picture.setText(tr("No logo"))
        else:
            pixmap = QPixmap()
            if is_whole_png(png):  # what a file holds is not believed
                pixmap.loadFromData(png, "PNG")
            inside = self._picture.size() - QSize(Space.SMALL, Space.SMALL)
            keep = Qt.AspectRatioMode.KeepAspectRatio
            smooth = Qt.TransformationMode.SmoothTransformation
            self._picture.setPixmap(pixmap.scaled(inside, keep, smooth))
        self._picture.setAccessibleName(tr("The logo") if png else tr("No logo"))
        self.changed.emit()
