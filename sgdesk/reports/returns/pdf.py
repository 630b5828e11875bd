"""The summary on paper: A4, to read, to print in grey, and to sign."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    Spacer,
)

from sgdesk.domain.dates import long_date
from sgdesk.domain.returns.answers import NOT_ANSWERED, Answered
from sgdesk.domain.returns.document import ReturnDocument
from sgdesk.domain.returns.front import TRAINING_SECTION, front_notes, number_words
from sgdesk.domain.returns.words import left_out
from sgdesk.reports.layout.styles import MARGIN, PAGE_HEIGHT
from sgdesk.reports.returns import data, method, tables
from sgdesk.reports.returns.annex import AnnexTable
from sgdesk.reports.returns.frontpage import front_table, sign_off_table
from sgdesk.reports.returns.paper import ANNEX, WIDTH, build, item, para, prose
from sgdesk.reports.returns.papertables import (
    WIDE_LABEL,
    SquareCode,
    actions_table,
    chart,
    figures_table,
    key_line,
    moved_table,
    pairs_table,
    reasons_table,
    states_table,
)

Story = Iterator[Flowable]

_HEADING = 36
_SOME_ROWS = 90
_HALF_A_PAGE = 360
_TWO_THIRDS = 460
_PAGE = PAGE_HEIGHT - 2 * MARGIN
_SPARE = 4
_VERIFICATION = 310
"""Heights in points: a heading never ends a page without rows of its table under it, and what fits
on a page is not parted."""


def make_pdf(document: ReturnDocument) -> bytes:
    """The bytes of the whole document; the same figures give the same bytes."""
    return build(list(_story(document)), document)


def _story(document: ReturnDocument) -> Story:
    yield from _front(document)
    yield PageBreak()
    yield from _questions(document)
    yield from _actions(document)
    yield from _overview(document)
    for table in tables.figure_tables(document):
        yield from _figures(table)
    yield from _reasons(document)
    yield from _moved(document)
    for passage in data.passages(document):
        yield from _passage(passage)
    yield from _method(document)
    yield from _verification(document)
    if document.has_annex:
        yield from _annex(document)


def _front(document: ReturnDocument) -> Story:
    """The page that stands alone."""
    above = [
        para(document.heading, "title"),
        para(f"{TRAINING_SECTION}. As at {long_date(document.as_at)}", "lead"),
        para(document.sender.organisation, "lead"),
        *(para(line, "note") for line in data.addressed_lines(document)),
        Spacer(0, 6),
    ]
    notes = (each for each in front_notes(document) if each != number_words(document))
    below = [
        Spacer(0, 4),
        *(para(note, "note") for note in notes),
        Spacer(0, 2),
        sign_off_table(),
    ]
    yield from above
    yield front_table(document, _PAGE - sum(map(_height, (*above, *below))) - _SPARE)
    yield from below


def _questions(document: ReturnDocument) -> Story:
    asked = data.questions(document)
    if not asked:
        return
    yield para(data.questions_title(document), "h2")
    for each in asked:
        yield from _question(each)


def _question(asked: Answered) -> Story:
    heading = [para(asked.question, "h3"), para(asked.source, "note")]
    lines = [*map(item, asked.facts), *map(prose, asked.words)]
    if not lines:
        lines = [para(NOT_ANSWERED, "bold")]
    yield from _kept(heading, lines)


def _kept(heading: Sequence[Flowable], lines: Sequence[Flowable]) -> Story:
    """A heading with what stands under it on one page; of what is long, the first and no less."""
    height = sum(_height(each) for each in (*heading, *lines))
    yield CondPageBreak(height if height <= _TWO_THIRDS else _HEADING + _SOME_ROWS)
    yield KeepTogether([*heading, *lines[:1]])
    yield from lines[1:]


def _height(part: Flowable) -> float:
    """The height of a part with the room that is left before and after it."""
    height: float = part.wrap(WIDTH, _PAGE)[1]
    beside: float = part.getSpaceBefore() + part.getSpaceAfter()
    return height + beside


def _actions(document: ReturnDocument) -> Story:
    yield CondPageBreak(_HEADING + _SOME_ROWS)
    yield para(data.ACTIONS_TITLE, "h2")
    if document.parts.actions:
        yield actions_table(document)
    else:
        yield para(data.NO_ACTIONS)


def _overview(document: ReturnDocument) -> Story:
    if not document.requirements:
        return
    notes = (para(line, "note") for line in left_out(document))
    title = para("Where we stand", "h2")
    yield KeepTogether([title, chart(document), key_line(), Spacer(0, 4), *notes])


def _figures(table: tables.FigureTable) -> Story:
    if not table.blocks:
        yield KeepTogether([para(table.title, "h2"), para(table.empty)])
        return
    figures = figures_table(table)
    whole = _HEADING + figures.wrap(WIDTH, _PAGE)[1]
    start = _HEADING + min(figures.height_of_start, _HALF_A_PAGE)
    yield CondPageBreak(whole if whole <= _PAGE else start)
    yield para(table.title, "h2")
    yield figures
    yield from (para(note, "note") for note in table.notes)


def _reasons(document: ReturnDocument) -> Story:
    yield CondPageBreak(_HEADING + _SOME_ROWS)
    yield para(data.REASONS_TITLE, "h2")
    if not document.reasons:
        yield para(data.NO_REASONS)
        return
    yield reasons_table(document)
    yield Spacer(0, 3)
    yield para(f"Counted how: {data.reasons_how(document)}", "note")


def _moved(document: ReturnDocument) -> Story:
    yield CondPageBreak(_HEADING + _SOME_ROWS)
    yield para(data.MOVED_TITLE, "h2")
    yield para(data.moved_how(document))
    if data.moved_rows(document):
        yield Spacer(0, 3)
        yield moved_table(document)


def _passage(passage: data.Passage) -> Story:
    texts = [*map(item, passage.lines), *map(prose, passage.paragraphs)]
    yield from _kept([para(passage.title, "h2")], texts)


def _verification(document: ReturnDocument) -> Story:
    if document.mark is None:
        return
    yield CondPageBreak(_VERIFICATION)
    yield para(data.VERIFICATION_TITLE, "h2")
    yield pairs_table(data.verification_lines(document))
    yield Spacer(0, 6)
    yield SquareCode(data.verification_code(document.mark))
    yield Spacer(0, 6)
    for sentence in data.verification_sentences(document):
        yield para(sentence)


def _method(document: ReturnDocument) -> Story:
    states = states_table(document)
    yield CondPageBreak(_HALF_A_PAGE)
    yield para(method.METHOD_TITLE, "h2")
    yield KeepTogether([para(method.STATES_TITLE, "h3"), states])
    yield KeepTogether(
        [para(method.SETTINGS_TITLE, "h3"), pairs_table(method.settings_lines(document))]
    )
    yield CondPageBreak(_HEADING + _SOME_ROWS)
    yield para(method.REQUIREMENTS_TITLE, "h3")
    yield pairs_table(
        [
            (title, f"{courses}; {often}")
            for title, courses, often in method.requirement_lines(document)
        ],
        WIDE_LABEL,
    )


def _annex(document: ReturnDocument) -> Story:
    yield NextPageTemplate(ANNEX)
    yield PageBreak()
    yield para("Annex with names", "h2")
    yield para(data.PERSONAL_DATA, "warning")
    yield Spacer(0, 6)
    if document.annex_leads:
        yield pairs_table(document.annex_leads)
        yield Spacer(0, 6)
    if document.named:
        yield AnnexTable(data.annex_people(document))
