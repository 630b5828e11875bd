"""A paper of A4 pages with the house's head and foot, and the pieces that papers are made of."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from io import BytesIO

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    ActionFlowable,
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    Spacer,
)

from sgdesk.domain.organisation.bound_paper import BoundPaper
from sgdesk.reports.layout import sizes, styles
from sgdesk.reports.layout.ending import page_templates, short_page
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
    return bound([Part(story, furniture, carried)], about).content


@dataclass(frozen=True, slots=True)
class Part:
    """The paper of one person in a file of several; see :func:`make_paper`."""

    story: Sequence[Flowable]
    furniture: Furniture
    carried: str = ""


def bound(parts: Iterable[Part], about: About) -> BoundPaper:
    """Set papers into one file, each on pages of its own that are counted by themselves.

    There is at least one. The next is asked for once the one before is set, so that what is made
    on being asked for is told of as it gets on, and never lies there all at once.
    """
    font(SANS)
    out = BytesIO()
    document = BaseDocTemplate(out, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), initialFontName=SANS)
    waiting = iter(parts)
    first = next(waiting)
    story: list[Flowable] = []
    then = _Then(waiting, story)
    then.begin(document, first)
    canvas = partial(NumberedCanvas, furniture=first.furniture, about=about)
    document.build(story, canvasmaker=canvas)
    return BoundPaper(out.getvalue(), tuple(then.starts))


class _Then(ActionFlowable):  # type: ignore[misc]  # untyped library
    """What stands at the end of a part of a file: it puts the next one, if any, into the story."""

    def __init__(self, waiting: Iterator[Part], story: list[Flowable]) -> None:
        super().__init__()
        self.starts: list[int] = []
        self._waiting = waiting
        self._story = story

    def apply(self, document: BaseDocTemplate) -> None:
        """Go on with the next part on a page of its own; see ``ActionFlowable.apply``."""
        part = next(self._waiting, None)
        if part is not None:
            self._story += [NextPageTemplate(len(document.pageTemplates)), PageBreak()]
            self.begin(document, part)

    def begin(self, document: BaseDocTemplate, part: Part) -> None:
        """Put a part into the story, and how its pages look into the document."""

        def draw_first(canvas: NumberedCanvas, _: BaseDocTemplate) -> None:
            self.starts.append(canvas.begin_part(part.furniture))

        over = _Carried(part.carried)
        short = short_page(part.story, WIDTH, lambda page: _height(page, over))
        document.addPageTemplates(
            page_templates(
                f"page of {len(document.pageTemplates)}:",
                short,
                lambda page, sooner: _frame(_height(page, over), sooner),
                lambda page: draw_first if page == 1 else over.draw,
            )
        )
        self._story += [*part.story, self]


def _height(page: int, over: "_Carried") -> float:
    height: float = FIRST if page == 1 else FIRST - over.height
    return height


def _frame(height: float, sooner: float) -> Frame:
    return Frame(MARGIN, MARGIN + sooner, WIDTH, height - sooner, 0, 0, 0, 0)


class _Carried:
    """Words that are repeated over the text of further pages, in up to two lines."""

    def __init__(self, words: str) -> None:
        self._size, self._lines = fit_lines(words, SANS_BOLD, WIDTH, (sizes.ASIDE, sizes.LEAST))
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
    return paragraph(text, text_styles()[kind], Keeps.SAINTS if kind == "title" else Keeps.DATES)


def called(heading: Flowable, words: str) -> Flowable:
    """A heading of :func:`para` that is in the outline by other words, or by none not at all."""
    heading._element.called = words
    return heading


@cache
def text_styles() -> dict[str, ParagraphStyle]:
    """The styles of text on paper by what they are for."""
    return {
        "title": styles.title(),
        "lead": styles.style("lead", size=sizes.LEAD),
        "h2": styles.heading(),
        "question": styles.style(
            "question", font_name=SANS_BOLD, size=sizes.SUBHEADING, before=9, after=3, is_a="H2"
        ),
        "h3": styles.style(
            "h3", font_name=SANS_BOLD, size=sizes.SUBHEADING, before=9, after=3, is_a="H3"
        ),
        "body": styles.body(),
        "item": _item(),
        "note": styles.small(),
        "source": styles.style("source", size=sizes.SMALL, colour=QUIET),
        "strong": styles.style("strong", font_name=SANS_BOLD, before=4, after=4),
        "cell": styles.cell(),
        "again": styles.style("again", size=sizes.CELL, colour=QUIET),
        "bold": styles.cell(bold=True),
        "number": styles.cell(right=True),
        "bold number": styles.cell(right=True, bold=True),
        "middle": _centred(styles.cell()),
        "heading": styles.style("column", font_name=SANS_BOLD, size=sizes.SMALL),
        "number heading": styles.style(
            "figures", font_name=SANS_BOLD, size=sizes.SMALL, right=True
        ),
        "middle heading": _centred(styles.style("column", font_name=SANS_BOLD, size=sizes.SMALL)),
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
