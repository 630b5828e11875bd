"""The organisation's logo on a certificate: as large to the eye whatever its shape."""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from math import sqrt
from typing import Any

from reportlab.lib.colors import Color
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from sgdesk.domain.errors import DamagedError
from sgdesk.domain.pictures import is_whole_png
from sgdesk.reports.layout.styles import MM

_AREA = (18 * MM) ** 2
"""Of a square logo; a wide or a tall one has as much paper."""

_WIDEST = 80 * MM
_TALLEST = 22 * MM
_COARSEST = 72 / 45
"""Points of paper to a point of the picture: what is smaller still is not blown up."""

_AIR = 2.2 * MM
"""Around a light logo, to the edge of the plate that it is put on."""

_LIGHT = 205
"""Of 255: a logo that is nowhere darker is not seen on white paper."""

_PAPER = 244
"""What is as light as this is margin."""


@dataclass(frozen=True, slots=True, eq=False)
class Logo:
    """A logo without its empty margins; ``is_light`` where it has to stand on something dark.

    ``picture`` is a picture of Pillow's, which comes with ReportLab and is met here alone.
    """

    key: str
    picture: Any
    is_light: bool

    def size(self, scale: float) -> tuple[float, float]:
        """Width and height on paper, its plate included, in points."""
        wide, high = self.picture.size
        tall = min(sqrt(_AREA * high / wide), _TALLEST, _WIDEST * high / wide, high * _COARSEST)
        air = 2 * _AIR if self.is_light else 0
        return scale * (tall * wide / high + air), scale * (tall + air)


@lru_cache(maxsize=8)
def read_logo(png: bytes) -> Logo:
    """The logo, which is looked at whole before anything unpacks it.

    Raises :class:`DamagedError` for what is no picture any more.
    """
    if not is_whole_png(png):
        raise DamagedError("the logo of a certificate is no picture any more")
    picture = ImageReader(BytesIO(png))._image.convert("RGBA")
    alpha = picture.getchannel("A")
    on_white = picture.convert("RGB")
    on_white.paste((255, 255, 255), (0, 0, *picture.size))
    on_white.paste(picture, mask=alpha)
    seen = on_white.convert("L")
    is_light = alpha.getextrema()[0] < 255 and seen.getextrema()[0] > _LIGHT
    drawn = alpha if is_light else seen.point(lambda each: 255 if each < _PAPER else 0)
    return Logo(sha256(png).hexdigest()[:8], picture.crop(drawn.getbbox()), is_light)


def draw_logo(canvas: Canvas, logo: Logo, size: tuple[float, float], plate: Color) -> None:
    """Draw it with its lower left corner where the canvas is; unpacked once for all the pages."""
    name = f"logo-{logo.key}"
    if not canvas.hasForm(name):
        canvas.beginForm(name, 0, 0, 1, 1)
        canvas.drawImage(ImageReader(logo.picture), 0, 0, 1, 1, mask="auto")
        canvas.endForm()
    wide, high = size
    air = 0.0
    if logo.is_light:
        air = high * _AIR / (high_of(logo) + 2 * _AIR)
        canvas.setFillColor(plate)
        canvas.roundRect(0, 0, wide, high, air, stroke=0, fill=1)
    canvas.translate(air, air)
    canvas.scale(wide - 2 * air, high - 2 * air)
    canvas.doForm(name)


def high_of(logo: Logo) -> float:
    """How high the picture itself is at its full size, in points."""
    return logo.size(1)[1] - (2 * _AIR if logo.is_light else 0)
