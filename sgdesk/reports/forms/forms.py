"""The forms to print and fill in by hand, a page each, with the code that finds each again."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportlab.lib.colors import white
from reportlab.platypus import Flowable, PageBreak

from sgdesk.domain.dates import long_date
from sgdesk.domain.forms.form import (
    DO_NOT_DESCRIBE,
    FORM_TITLES,
    HIGHEST,
    LOWEST,
    AnswerKind,
    FormKind,
    FormQuestion,
    FormSheet,
)
from sgdesk.reports.layout.pages import WIDTH, make_paper, para, space
from sgdesk.reports.layout.styles import (
    INK,
    MARGIN,
    MM,
    OWN_FONT,
    PAGE_HEIGHT,
    QUIET,
    RULE,
    Furniture,
)
from sgdesk.reports.layout.tables import height_of
from sgdesk.reports.tagging import About, Drawn, Reads, TaggedTable
from sgdesk.reports.text.fonts import SANS
from sgdesk.reports.text.typesetting import draw_line

_CIRCLE = 4.2 * MM
_LINE = 8.2 * MM
_FEWEST_LINES, _MOST_LINES = 2, 10
_LONG_NAME = "Example " * 12


def forms_document(sheets: Iterable[FormSheet]) -> bytes:
    """One PDF with a page for each form; the same forms give the same bytes.

    No page has a number, and anonymous forms lie in an order that is not that of the names, so
    that nothing on their answers tells whose they are.
    """
    story: list[Flowable] = []
    organisation, day = "", None
    for sheet in sorted(sheets, key=_shuffled):
        organisation, day = sheet.organisation, sheet.held_on
        story += [*_page(sheet), PageBreak()]
    furniture = Furniture(organisation, "Training forms", personal=True, numbered=False)
    about = About("Training forms", organisation, "What people say of their training", day)
    return make_paper(story[:-1] or [para("There are no forms to print.")], furniture, about)


def _shuffled(sheet: FormSheet) -> str:
    """Named forms as they come, then the anonymous ones by what nobody reads in their codes."""
    return hashlib.sha256(sheet.code.encode()).hexdigest() if sheet.anonymous else ""


def _page(sheet: FormSheet) -> list[Flowable]:
    """A form, which never takes a second page: what it asks leaves as many lines to write on.

    Under a slip there are as many as under the slip of a long name, so that they tell no name.
    """
    lines = _lines_for(sheet)
    if sheet.anonymous:
        lines = min(lines, _lines_for(replace(sheet, who=_LONG_NAME)))
    return list(_form(sheet, lines))


def _lines_for(sheet: FormSheet) -> int:
    """How many lines each question in words has, when all else on the page has its room."""
    texts = sum(question.kind is AnswerKind.TEXT for question in sheet.questions)
    room = PAGE_HEIGHT - 2 * MARGIN - height_of(_form(sheet, 0))
    return max(min(int(room / max(texts, 1) / _LINE), _MOST_LINES), _FEWEST_LINES)


def _form(sheet: FormSheet, lines: int) -> Iterator[Flowable]:
    """What stands on a form, with so many lines to write on under a question."""
    if sheet.anonymous:
        yield from _slip(sheet)
    yield para(FORM_TITLES[sheet.kind], "title")
    yield para(sheet.course, "lead")
    yield para(f"Held on {long_date(sheet.held_on)}", "lead")
    yield space(5)
    if not sheet.anonymous:
        yield _named(sheet)
        yield space(4)
    yield para(_explained(sheet))
    yield para(DO_NOT_DESCRIBE, "strong")
    for number, question in enumerate(sheet.questions, start=1):
        yield para(f"{number}. {question.text}", "question")
        if question.kind is AnswerKind.SCALE:
            yield ScaleRow(question)
        else:
            yield space(5)
            yield WritingLines(lines)
    yield space(8)
    by = "as soon as you can" if sheet.is_late else f"by {long_date(sheet.window.due)}"
    yield para(f"Thank you. We need it back {by}.", "body")


def _slip(sheet: FormSheet) -> Iterable[Flowable]:
    yield _named(sheet)
    yield space(3)
    yield para(f"{sheet.course}, {long_date(sheet.held_on)}", "cell")
    yield para(
        "Tear this slip off and hand it in on its own: it only says that your form came in.",
        "note",
    )
    yield CutLine()
    yield space(8)


def _named(sheet: FormSheet) -> Flowable:
    about = sheet.about if sheet.kind is FormKind.MANAGER else ""
    who = sheet.who or "________________________"
    name = f"For {who}, about {about}" if about else f"For {who}"
    cells = [[para(name, "body"), para(f"Code {sheet.code}" if sheet.code else "", "bold number")]]
    return TaggedTable(
        cells,
        (WIDTH - 50 * MM, 50 * MM),
        style=[
            OWN_FONT,
            ("BOX", (0, 0), (-1, -1), 0.6, RULE),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ],
        hAlign="LEFT",
        reads=Reads.IN_ORDER,
    )


def _explained(sheet: FormSheet) -> str:
    """How to fill it in, and who reads it."""
    if sheet.anonymous:
        return "Your answers are kept without your name. Circle a number, and write a few words."
    return (
        "Circle a number, and write a few words. Whoever looks after safeguarding training reads "
        "what you write; reports do not name you."
    )


class ScaleRow(Drawn):
    """The numbers 1 to 5 in circles, between the words for the ends."""

    def __init__(self, question: FormQuestion) -> None:
        super().__init__()
        self._question = question
        self.width, self.height = WIDTH, 2 * _CIRCLE + 2
        self.alternative = f"Circle one, from 1, {question.low}, to 5, {question.high}"

    def paint(self) -> None:
        """The low end, the circles and the high end on one line."""
        canvas = self.canv
        middle = self.height / 2
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.7)
        canvas.setFillColor(QUIET)
        draw_line(canvas, self._question.low, 34 * MM, middle - 3, SANS, 9, "right")
        x = 42 * MM
        for mark in range(LOWEST, HIGHEST + 1):
            canvas.setFillColor(white)
            canvas.circle(x, middle, _CIRCLE, stroke=1, fill=1)
            canvas.setFillColor(INK)
            draw_line(canvas, str(mark), x, middle - 3.4, SANS, 10, "centre")
            x += 16 * MM
        canvas.setFillColor(QUIET)
        draw_line(canvas, self._question.high, x - 8 * MM, middle - 3, SANS, 9)


class WritingLines(Drawn):
    """Ruled lines to write on."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._lines = lines
        self.width, self.height = WIDTH, lines * _LINE
        self.alternative = f"{lines} lines to write on"

    def paint(self) -> None:
        """One rule for each line."""
        self.canv.setStrokeColor(QUIET)
        self.canv.setLineWidth(0.4)
        for line in range(self._lines):
            self.canv.line(0, line * _LINE + 1, self.width, line * _LINE + 1)


class CutLine(Drawn):
    """A dashed line to tear along."""

    def __init__(self) -> None:
        super().__init__()
        self.width, self.height = WIDTH, 6

    def paint(self) -> None:
        """Dashes from edge to edge of the text."""
        self.canv.setStrokeColor(INK)
        self.canv.setLineWidth(0.6)
        self.canv.setDash(4, 3)
        self.canv.line(0, 3, self.width, 3)
