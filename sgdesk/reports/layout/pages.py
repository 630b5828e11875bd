"""A paper of A4 pages with the house's head and foot, and the pieces that papers are made of."""

from collections.abc import Sequence
from functools import cache, partial
from io import BytesIO

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Spacer

from sgdesk.reports.layout import styles
from sgdesk.reports.layout.styles import (
    MARGIN,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    QUIET,
    Furniture,
    NumberedCanvas,
)
from sgdesk.reports.tagging import About, artifact
from sgdesk.reports.text.fonts import SANS, SANS_BOLD, font
from sgdesk.reports.text.typesetting import Keeps, draw_line, fit_lines, paragraph

WIDTH = PAGE_WIDTH - 2 * MARGIN
"""How wide the text is, in points."""


FIRST = PAGE_HEIGHT - 2 * MARGIN
"""What the first page has room for, in points."""

LATER = FIRST - 34
"""What a page after the first has room for at the least, in points."""


def make_paper(
    story: Sequence[Flowable], furniture: Furniture, about: About, carried: str = ""
) -> bytes:
    """Set a story on as many pages as it needs; the same story gives the same bytes.

    ``carried`` stands over the text on each page but the first: of whom or of what it is, for
    whoever has that page alone.
    """
    font(SANS)
    out = BytesIO()
    over = _Carried(carried)
    first = PageTemplate("first", [_frame()], autoNextPageTemplate="later")
    later = PageTemplate("later", [_frame(over.height)], onPage=over.draw)
    document = BaseDocTemplate(
        out,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        pageTemplates=[first, later],
        initialFontName=SANS,
    )
    canvas = partial(NumberedCanvas, furniture=furniture, about=about)
    document.build(list(story), canvasmaker=canvas)
    return out.getvalue()


def _frame(taken: float = 0) -> Frame:
    return Frame(MARGIN, MARGIN, WIDTH, PAGE_HEIGHT - 2 * MARGIN - taken, 0, 0, 0, 0)


class _Carried:
    """Words that are repeated over the text of further pages, in up to two lines."""

    def __init__(self, words: str) -> None:
        self._size, self._lines = fit_lines(words, SANS_BOLD, WIDTH, (9, 8))
        self.height = (len(self._lines) * self._size * _LEADING + 6) if words else 0.0

    def draw(self, canvas: Canvas, _: BaseDocTemplate) -> None:
        """Draw them, told once already: they are furniture."""
        with artifact(canvas):
            canvas.saveState()
            canvas.setFillColor(QUIET)
            y = PAGE_HEIGHT - MARGIN - self._size
            for line in self._lines:
                draw_line(canvas, line, MARGIN, y, SANS_BOLD, self._size)
                y -= self._size * _LEADING
            canvas.restoreState()


_LEADING = 1.3


def para(text: str, kind: str = "body") -> Flowable:
    """Text in one of the styles of :func:`text_styles`; nothing in it is taken for markup."""
    return paragraph(text, text_styles()[kind], Keeps.DATES)


@cache
def text_styles() -> dict[str, ParagraphStyle]:
    """The styles of text on paper by what they are for."""
    return {
        "title": styles.title(),
        "lead": styles.style("lead", size=11),
        "h2": styles.heading(),
        "question": styles.style(
            "question", font_name=SANS_BOLD, size=10, before=9, after=3, is_a="H2"
        ),
        "h3": styles.style("h3", font_name=SANS_BOLD, size=10, before=9, after=3, is_a="H3"),
        "body": styles.body(),
        "item": _item(),
        "note": styles.small(),
        "source": styles.style("source", size=7.5, colour=QUIET),
        "strong": styles.style("strong", font_name=SANS_BOLD, before=4, after=4),
        "cell": styles.cell(),
        "again": styles.style("again", size=8.5, colour=QUIET),
        "bold": styles.cell(bold=True),
        "number": styles.cell(right=True),
        "bold number": styles.cell(right=True, bold=True),
        "middle": _centred(styles.cell()),
        "heading": styles.style("column", font_name=SANS_BOLD, size=7.5),
        "number heading": styles.style("figures", font_name=SANS_BOLD, size=7.5, right=True),
        "middle heading": _centred(styles.style("column", font_name=SANS_BOLD, size=7.5)),
    }


def _item() -> ParagraphStyle:
    """A line of a list, whose further lines stand under its words."""
    made = styles.style("item", is_a="LI", after=2)
    made.leftIndent, made.firstLineIndent = 11, -11
    return made


def _centred(style: ParagraphStyle) -> ParagraphStyle:
    return ParagraphStyle(f"{style.name} centred", parent=style, alignment=TA_CENTER)


def space(points: float) -> Flowable:
    """Air between two pieces."""
    return Spacer(1, points)


def headings(words: Sequence[str], numbers: int = 0) -> list[Flowable]:
    """The heads of columns, the last ``numbers`` of them over figures."""
    first_number = len(words) - numbers
    return [
        para(each, "heading" if place < first_number else "number heading")
        for place, each in enumerate(words)
    ]
