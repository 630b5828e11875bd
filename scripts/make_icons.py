"""Draw the application's icon in the sizes and formats of Windows, macOS and Linux."""

import os
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).resolve().parent.parent / "resources" / "icons"
SIZES = (16, 24, 32, 48, 64, 128, 256)


def drawn(renderer: QSvgRenderer, size: int) -> Image.Image:
    """The icon at ``size`` pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, b"PNG")
    return Image.open(BytesIO(bytes(buffer.data().data())))


def main() -> None:
    """Write sgdesk.png, sgdesk.ico and sgdesk.icns beside the drawing."""
    app = QGuiApplication(sys.argv)
    renderer = QSvgRenderer(str(ICONS / "sgdesk.svg"))
    largest = drawn(renderer, 1024)
    drawn(renderer, 256).save(ICONS / "sgdesk.png")
    largest.save(ICONS / "sgdesk.ico", sizes=[(size, size) for size in SIZES])
    largest.save(ICONS / "sgdesk.icns")
    del app


if __name__ == "__main__":
    main()
