"""What runs over several pages says at the head of each further one what it is.

It is said to the eye alone: read aloud, a table or a list goes on as one.
"""

from collections.abc import Iterator, Sequence

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak

from sgdesk.reports.layout import sizes
from sgdesk.reports.layout.styles import INK
from sgdesk.reports.tagging import artifact
from sgdesk.reports.text.fonts import SANS_BOLD
from sgdesk.reports.text.typesetting import draw_line, fit_size, split_to_fit

TITLE_AGAIN = 17.0
"""What the title over a further page takes, in points."""

_TALL, _SOME = 60.0, 40.0
"""A line of a list that is higher than the first, in points, is parted where the second fit."""

_MUCH = 360.0
"""With so many points of a page left, a list goes on there however little of it fits."""

_A_HAIR = 1e-6


def draw_title_again(canvas: Canvas, title: str, top: float, width: float) -> None:
    """Draw ``title, continued`` in one line under ``top``, or the beginning of a title too long."""
    text = f"{title.rstrip('.')}, continued"
    size = fit_size(text, SANS_BOLD, width, sizes.SUBHEADING, sizes.LEAST)
    line, *cut = split_to_fit(text, SANS_BOLD, size, width)
    with artifact(canvas):
        canvas.setFillColor(INK)
        draw_line(canvas, f"{line}…" if cut else line, 0, top - size, SANS_BOLD, size)


class LongList(Flowable):  # type: ignore[misc]  # untyped library
    """Lines under a heading of their own that take as many pages as they need.

    Each further page begins with the ``title`` of that heading. Neither the first page nor the last
    has one line alone, wherever that can be.
    """

    def __init__(self, title: str, lines: Sequence[Flowable], *, carries_on: bool = False) -> None:
        super().__init__()
        self._title, self._lines = title, tuple(lines)
        self._over = TITLE_AGAIN if carries_on else 0.0
        self.spaceBefore = 0.0 if carries_on else float(lines[0].getSpaceBefore())
        self.spaceAfter = float(lines[-1].getSpaceAfter())

    def start(self, width: float) -> float:
        """The height in points that a page must have left for the list to begin on it."""
        needed = 0.0
        for _, top, foot in list(self._placed(width))[: self._cuts()[0]]:
            if foot - top > _TALL:
                return top + _SOME
            needed = foot
        return needed

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """The size of the whole, of whatever is offered."""
        *_, (_, _, self.height) = self._placed(width)
        self.width = width
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """What goes onto this page, and the rest; nothing where too little fits."""
        placed = list(self._placed(width))
        fits = sum(foot <= height + _A_HAIR for _, _, foot in placed)
        if fits < len(placed):
            line, top, foot = placed[fits]
            if foot - top > _TALL and height - top >= _SOME:
                parts = line.split(width, height - top)
                if len(parts) == 2:
                    before, after = self._lines[:fits], self._lines[fits + 1 :]
                    return self._parted([*before, parts[0]], [parts[1], *after])
        cut = max((at for at in self._cuts() if at <= fits), default=0)
        cut = cut or (fits if height >= _MUCH else 0)
        return self._parted(self._lines[:cut], self._lines[cut:]) if cut else []

    def draw(self) -> None:
        """Draw what came to this page, under its title where it is a further one."""
        if self._over:
            draw_title_again(self.canv, self._title, self.height, self.width)
        for line, _, foot in self._placed(self.width):
            line.drawOn(self.canv, 0, self.height - foot)

    def _parted(self, here: Sequence[Flowable], rest: Sequence[Flowable]) -> list[Flowable]:
        return [
            LongList(self._title, here, carries_on=self._over > 0),
            PageBreak(),  # or a line of the rest might still fit under it
            LongList(self._title, rest, carries_on=True),
        ]

    def _cuts(self) -> Sequence[int]:
        """Before which lines it may be parted."""
        lines = len(self._lines)
        return range(2, lines - 1) or range(1, lines) or [lines]

    def _placed(self, width: float) -> Iterator[tuple[Flowable, float, float]]:
        """Each line with how far down its top and its foot are, in points."""
        down, after = self._over, None
        for line in self._lines:
            if after is not None:
                down += max(float(line.getSpaceBefore()), after)
            high = float(line.wrap(width, _MUCH)[1])
            yield line, down, down + high
            down, after = down + high, float(line.getSpaceAfter())
