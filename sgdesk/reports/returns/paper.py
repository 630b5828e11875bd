"""The pages that the summary is printed on, and the styles of its text."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from itertools import takewhile

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageTemplate

from sgdesk.domain.returns.document import ReturnDocument
from sgdesk.domain.returns.front import TRAINING_SECTION
from sgdesk.reports.layout import sizes, styles
from sgdesk.reports.layout.ending import page_templates, short_page
from sgdesk.reports.layout.styles import MARGIN, PAGE_HEIGHT, PAGE_WIDTH, Furniture, NumberedCanvas
from sgdesk.reports.returns import data
from sgdesk.reports.returns.figures import make_json
from sgdesk.reports.tagging import About, Attached, artifact
from sgdesk.reports.text.fonts import SANS, SANS_BOLD
from sgdesk.reports.text.plain import one_line
from sgdesk.reports.text.typesetting import Keeps, draw_line, paragraph

WIDTH = PAGE_WIDTH - 2 * MARGIN
"""The width of the text, in points."""

HIGH = PAGE_HEIGHT - 2 * MARGIN
"""The height of the text, in points."""

ANNEX = "annex"
"""The pages that name people, each of them marked as personal data."""

_FIGURES = "training-summary.json"
_FOR_A_PROGRAM = "The figures of this summary, for a program"
_WATERMARK = HexColor(0xF1E4E4)
_FIRST_THAT_JOINS = "\u0300"

_NO_LONE_LINE: Mapping[str, int] = {"allowWidows": 0, "allowOrphans": 0}

_NARROW = frozenset(("cell", "bold", "number", "aside", "heading", "number heading"))
"""Styles of cells that can be no wider than a word or two."""

LONGEST = 500
"""Letters that are printed of one text, so that no row is taller than a page."""


def para(text: str, kind: str = "body") -> Flowable:
    """Text in one of the styles of :func:`text_styles`; nothing in it is taken for markup."""
    plain = one_line(text)
    return _set(plain if len(plain) <= LONGEST else f"{plain[: LONGEST - 1]}…", kind)


def prose(text: str) -> Flowable:
    """What somebody wrote, however long: it runs on over as many pages as it takes."""
    return _set(one_line(text), "prose")


def item(text: str) -> Flowable:
    """One fact of a list."""
    return _set(f"•  {one_line(text)}", "item")


def front_text(text: str, size: float, leading: float, *, bold: bool = False) -> Flowable:
    """Text of the first page in a size of its own, and lines of so many times that height.

    Nothing in it is taken for markup.
    """
    plain = one_line(text)
    plain = plain if len(plain) <= LONGEST else f"{plain[: LONGEST - 1]}…"
    style = _front_style(size, leading, bold=bold, shaped=_wants_shaping(plain))
    return paragraph(plain, style, Keeps.DATES if bold else Keeps.LAST_WORD)


@cache
def _front_style(size: float, leading: float, *, bold: bool, shaped: bool) -> ParagraphStyle:
    made = styles.style("front", font_name=SANS_BOLD if bold else SANS, size=size)
    return ParagraphStyle(
        "front", made, leading=size * leading, shaping=int(shaped), embeddedHyphenation=0
    )


def _set(text: str, kind: str) -> Flowable:
    style = text_styles()[kind] if _wants_shaping(text) else _unshaped(kind)
    return paragraph(text, style, Keeps.DATES if kind in _NARROW else Keeps.LAST_WORD)


@cache
def text_styles() -> dict[str, ParagraphStyle]:
    """The styles of this paper by what they are for."""
    return {
        "title": styles.title(),
        "lead": styles.style("lead", size=sizes.SUBTITLE),
        "h2": styles.heading(),
        "h3": styles.style(
            "h3", font_name=SANS_BOLD, size=sizes.SUBHEADING, before=9, after=3, is_a="H3"
        ),
        "body": styles.body(),
        "prose": ParagraphStyle("prose", styles.style("prose", before=4), **_NO_LONE_LINE),
        "item": ParagraphStyle(
            "item", styles.body(), is_a="LI", leftIndent=11, firstLineIndent=-11, **_NO_LONE_LINE
        ),
        "note": styles.small(),
        "warning": styles.style("warning", font_name=SANS_BOLD, size=sizes.SUBHEADING),
        "cell": styles.cell(),
        "wide": styles.cell(),
        "bold": styles.cell(bold=True),
        "number": styles.cell(right=True),
        "aside": styles.style("aside", font_name=SANS, size=sizes.SMALL, colour=styles.QUIET),
        "heading": styles.style("column", font_name=SANS_BOLD, size=sizes.SMALL),
        "number heading": styles.style(
            "figures", font_name=SANS_BOLD, size=sizes.SMALL, right=True
        ),
    }


@cache
def _unshaped(kind: str) -> ParagraphStyle:
    """The style for plain Latin text, which is set several times as fast without shaping."""
    return ParagraphStyle(kind, parent=text_styles()[kind], shaping=0)


def _wants_shaping(text: str) -> bool:
    """Whether letters of the text join, stack or change with their neighbours."""
    return any(letter >= _FIRST_THAT_JOINS for letter in text)


def height_of(part: Flowable) -> float:
    """The height of a part with the room that is left before and after it, in points."""
    height: float = part.wrap(WIDTH, PAGE_HEIGHT)[1]
    return height + float(part.getSpaceBefore()) + float(part.getSpaceAfter())


def build(story: Sequence[Flowable], document: ReturnDocument) -> bytes:
    """Set the story on A4 pages with their head and foot; the same story gives the same bytes."""
    out = io.BytesIO()
    pages = BaseDocTemplate(
        out,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        initialFontName=SANS,
        pageTemplates=[
            *_counts_pages(story),
            PageTemplate(ANNEX, [_frame()], onPage=_mark_as_annex),
        ],
    )
    furniture = Furniture(
        organisation=one_line(document.sender.organisation),
        about=document.heading,
        as_at=document.as_at,
        note=data.foot_note(document),
    )
    figures = Attached(_FIGURES, "application/json", _FOR_A_PROGRAM, make_json(document))
    canvas = partial(_Canvas, furniture=furniture, about=_about(document), attached=[figures])
    pages.build(list(story), canvasmaker=canvas)
    return out.getvalue()


def _about(document: ReturnDocument) -> About:
    return About(
        data.file_title(document),
        one_line(document.sender.organisation),
        TRAINING_SECTION,
        document.as_at,
        document.mark.number if document.mark else "",
    )


def _counts_pages(story: Sequence[Flowable]) -> list[PageTemplate]:
    """The pages before the annex, one of which may end sooner, so that the last is not bare."""
    counts = tuple(takewhile(lambda each: not isinstance(each, NextPageTemplate), story))
    short = short_page(counts, WIDTH, lambda _: HIGH)
    return page_templates(
        "counts", short, lambda _, sooner: _frame(sooner), lambda _: _draw_nothing
    )


def _draw_nothing(_: Canvas, __: BaseDocTemplate) -> None:
    """Pages of counts have nothing under their text."""


def _frame(sooner: float = 0.0) -> Frame:
    return Frame(MARGIN, MARGIN + sooner, WIDTH, HIGH - sooner, 0, 0, 0, 0)


class _Canvas(NumberedCanvas):
    """A canvas whose annex has a foot of its own."""

    def mark_as_annex(self) -> None:
        """From this page on, say that names are on the page."""
        self._furniture = replace(self._furniture, note="", personal=True)


def _mark_as_annex(canvas: _Canvas, _: BaseDocTemplate) -> None:
    """The foot of the annex, and its mark across the page under everything else."""
    canvas.mark_as_annex()
    with artifact(canvas):
        canvas.saveState()
        canvas.setFillColor(_WATERMARK)
        canvas.translate(PAGE_WIDTH / 2, PAGE_HEIGHT / 2)
        canvas.rotate(52)
        draw_line(canvas, data.PERSONAL_DATA, 0, 0, SANS_BOLD, 52, "centre")
        canvas.restoreState()
