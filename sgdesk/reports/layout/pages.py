"""A paper of A4 pages with the house's head and foot, and the pieces that papers are made of."""

from collections.abc import Sequence
from functools import cache, partial
from io import BytesIO

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Spacer

from sgdesk.reports.layout import styles
from sgdesk.reports.layout.styles import MARGIN, PAGE_HEIGHT, PAGE_WIDTH, Furniture, NumberedCanvas
from sgdesk.reports.tagging import About, TaggedTable
from sgdesk.reports.text.fonts import SANS, SANS_BOLD, font
from sgdesk.reports.text.typesetting import paragraph

WIDTH = PAGE_WIDTH - 2 * MARGIN
"""How wide the text is, in points."""


def make_paper(story: Sequence[Flowable], furniture: Furniture, about: About) -> bytes:
    """Set a story on as many pages as it needs; the same story gives the same bytes."""
    font(SANS)
    out = BytesIO()
    frame = Frame(MARGIN, MARGIN, WIDTH, PAGE_HEIGHT - 2 * MARGIN, 0, 0, 0, 0)
    document = BaseDocTemplate(
        out,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        pageTemplates=[PageTemplate("page", [frame])],
        initialFontName=SANS,
    )
    canvas = partial(NumberedCanvas, furniture=furniture, about=about)
    document.build(list(story), canvasmaker=canvas)
    return out.getvalue()


def para(text: str, kind: str = "body") -> Flowable:
    """Text in one of the styles of :func:`text_styles`; nothing in it is taken for markup."""
    return paragraph(text, text_styles()[kind])


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
        "note": styles.small(),
        "cell": styles.cell(),
        "bold": styles.cell(bold=True),
        "number": styles.cell(right=True),
        "bold number": styles.cell(right=True, bold=True),
        "middle": _centred(styles.cell()),
        "heading": styles.style("column", font_name=SANS_BOLD, size=7.5),
        "number heading": styles.style("figures", font_name=SANS_BOLD, size=7.5, right=True),
        "middle heading": _centred(styles.style("column", font_name=SANS_BOLD, size=7.5)),
    }


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


class TallTable(TaggedTable):
    """A table whose rows stay whole, but for one that is taller than a page."""

    def split(self, avail_width: float, avail_height: float) -> list[Flowable]:
        """The parts on this page and the next; see ``Flowable.split``."""
        parts: list[Flowable] = super().split(avail_width, avail_height)
        if not parts and avail_height >= _NEARLY_A_PAGE:
            self.splitInRow = 1
            parts = super().split(avail_width, avail_height)
        return parts


_NEARLY_A_PAGE = 400
"""Points of a page that is empty but for its head: what does not fit there fits nowhere."""


def table(
    rows: Sequence[Sequence[object]],
    widths: Sequence[float],
    extra: Sequence[tuple[object, ...]] = (),
    least_height: float = 0,
) -> TaggedTable:
    """A table in the style of the house, whose heads are repeated on every page it runs to."""
    made = TallTable(
        [list(row) for row in rows],
        colWidths=list(widths),
        repeatRows=1,
        minRowHeights=[0, *[least_height] * (len(rows) - 1)],
    )
    made.setStyle([*styles.table_rules(), *extra])
    return made
