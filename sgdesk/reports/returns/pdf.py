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
from sgdesk.domain.returns.progress import Step
from sgdesk.domain.returns.words import left_out
from sgdesk.reports.layout.again import LongList
from sgdesk.reports.layout.styles import MARGIN, PAGE_HEIGHT
from sgdesk.reports.returns import data, method, tables
from sgdesk.reports.returns.annex import AnnexTable
from sgdesk.reports.returns.blocktable import BlockTable
from sgdesk.reports.returns.frontpage import READ_WITH_EASE, FrontTables, sign_off_table
from sgdesk.reports.returns.overyear.columns import year_story
from sgdesk.reports.returns.paper import ANNEX, WIDTH, build, height_of, item, para, prose
from sgdesk.reports.returns.papertables import (
    actions_table,
    chart,
    code_beside,
    figures_table,
    key_line,
    met_table,
    moved_table,
    pairs_table,
    reasons_table,
    states_table,
)
from sgdesk.reports.returns.pictured.drawn import pictured_story
from sgdesk.reports.returns.pictured.sections import pictured_in

Story = Iterator[Flowable]

_HALF_A_PAGE = 360
_SHORT = 200
_GLANCE, _FEW = 300, 6
_PAGE = PAGE_HEIGHT - 2 * MARGIN
_SPARE, _AT_ONCE = 4, 0.44
"""Heights in points, a part of a page, and rows: a heading never ends a page without what it heads
under it, and what is less than half a page high is not parted."""


def make_pdf(document: ReturnDocument, step: Step) -> bytes:
    """The bytes of the whole document; the same figures give the same bytes."""
    return build(list(_story(document, step)), document)


def _story(document: ReturnDocument, step: Step) -> Story:
    front, has_bars = _front(document)
    yield from front
    yield PageBreak()
    yield from _questions(document)
    yield from _actions(document)
    if not has_bars:
        yield from _overview(document)
    yield from _left_out(document)
    for table in tables.figure_tables(document):
        yield from _figures(table)
    yield from _reasons(document)
    if document.over_year is not None:
        yield from year_story(document.over_year)
    for each in pictured_in(document):
        yield from pictured_story(each)
    yield from _moved(document)
    for passage in data.passages(document):
        yield from _passage(passage)
    yield from _method(document)
    yield from _verification(document)
    if document.has_annex:
        yield from _annex(document, step)


def _front(document: ReturnDocument) -> tuple[list[Flowable], bool]:
    """The page that stands alone, and whether the bars found room on it."""
    above = [
        para(document.heading, "title"),
        para(f"{TRAINING_SECTION}. As at {long_date(document.as_at)}", "lead"),
        para(document.sender.organisation, "lead"),
        *(para(line, "note") for line in data.addressed_lines(document)),
        Spacer(0, 6),
    ]
    notes = (each for each in front_notes(document) if each != number_words(document))
    below = [*(para(note, "note") for note in notes), Spacer(0, 2), sign_off_table()]
    bars = (
        [chart(document), Spacer(0, 2), key_line(), Spacer(0, 6)] if document.requirements else []
    )
    room = _PAGE - _SPARE - sum(map(height_of, above))
    beside = room - sum(map(height_of, bars))
    fronts = FrontTables(document, below)
    table = fronts.largest(beside, smallest=READ_WITH_EASE)
    if bars and height_of(table) <= beside:
        return [*above, *bars, table], True
    return [*above, fronts.largest(room)], False


def _bars(document: ReturnDocument) -> list[Flowable]:
    return [chart(document), Spacer(0, 2), key_line()]


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
    yield from _kept(asked.question, heading, lines)


def _kept(title: str, heading: Sequence[Flowable], lines: Sequence[Flowable]) -> Story:
    """A heading with what stands under it on one page; of what is long, two at each end.

    What is longer is parted, so that no page is left half empty by a list that would go over it.
    """
    above = sum(map(height_of, heading))
    height = above + sum(map(height_of, lines))
    if height <= (_SHORT if len(lines) > 3 else _HALF_A_PAGE):
        yield KeepTogether([*heading, *lines])
        return
    under = LongList(title, lines)
    yield CondPageBreak(above + under.start(WIDTH))
    yield from heading
    yield under


def _titled(heading: Sequence[Flowable], table: BlockTable) -> Story:
    """A table under its heading: whole on a page where it is short, and else with enough of it.

    What is higher than a quarter of a page is parted rather than leave that much of one white, but
    a table of a few rows is read at a glance, so that it may leave a little more.
    """
    above = sum(map(height_of, heading))
    whole = above + height_of(table)
    most = _GLANCE if table.rows <= _FEW else _SHORT
    yield CondPageBreak(whole if whole <= most else above + table.height_of_start)
    yield from heading
    yield table


def _actions(document: ReturnDocument) -> Story:
    title = para(data.ACTIONS_TITLE, "h2")
    if document.parts.actions:
        yield from _titled([title], actions_table(document))
    else:
        yield KeepTogether([title, para(data.NO_ACTIONS)])


def _overview(document: ReturnDocument) -> Story:
    if not document.requirements:
        return
    yield KeepTogether([para(data.OVERVIEW_TITLE, "h2"), *_bars(document)])


def _left_out(document: ReturnDocument) -> Story:
    yield KeepTogether([para(data.LEFT_OUT_TITLE, "h2"), *map(para, left_out(document))])


def _figures(table: tables.FigureTable) -> Story:
    title = para(table.title, "h2")
    if table.blocks:
        figures, notes = figures_table(table)
        yield from _titled([title], figures)
        yield from notes
    else:
        yield KeepTogether([title, para(table.empty)])


def _reasons(document: ReturnDocument) -> Story:
    title = para(data.REASONS_TITLE, "h2")
    if document.reasons:
        yield from _titled([title], reasons_table(document))
    else:
        yield KeepTogether([title, para(data.NO_REASONS)])


def _moved(document: ReturnDocument) -> Story:
    heading = [para(data.MOVED_TITLE, "h2"), para(data.moved_how(document))]
    if data.moved_rows(document):
        yield from _titled([*heading, Spacer(0, 3)], moved_table(document))
    else:
        yield KeepTogether(heading)


def _passage(passage: data.Passage) -> Story:
    texts = [*map(item, passage.lines), *map(prose, passage.paragraphs)]
    yield from _kept(passage.title, [para(passage.title, "h2")], texts)


def _verification(document: ReturnDocument) -> Story:
    if document.mark is None:
        return
    title = para(data.VERIFICATION_TITLE, "h2")
    lines = pairs_table(data.verification_lines(document))
    yield KeepTogether([title, lines, Spacer(0, 6), code_beside(document.mark, document)])


def _method(document: ReturnDocument) -> Story:
    """How it was counted: what is looked up together is on one page, if that leaves half of one.

    So the end of a page is left rather than taken by the states alone.
    """
    states = [para(method.STATES_TITLE, "h3"), states_table(document)]
    settings = pairs_table(method.settings_lines(document), title=method.SETTINGS_TITLE)
    yield CondPageBreak(_PAGE * _AT_ONCE)
    yield KeepTogether([para(method.METHOD_TITLE, "h2"), *states])
    yield from _titled([para(method.SETTINGS_TITLE, "h3")], settings)
    yield from _titled([para(method.REQUIREMENTS_TITLE, "h3")], met_table(document))


def _annex(document: ReturnDocument, step: Step) -> Story:
    yield NextPageTemplate(ANNEX)
    yield PageBreak()
    yield para(data.ANNEX_TITLE, "h2")
    yield para(data.PERSONAL_DATA, "warning")
    yield Spacer(0, 6)
    if document.annex_leads:
        yield pairs_table(document.annex_leads)
        yield Spacer(0, 6)
    if document.named:
        yield AnnexTable(tuple(data.annex_people(document)), step)
