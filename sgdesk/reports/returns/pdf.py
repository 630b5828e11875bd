"""The summary on paper: A4, to read, to print in grey, and to sign."""

from collections.abc import Iterator

from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    Spacer,
)

from sgdesk.domain.dates import long_date
from sgdesk.domain.returns import words as returnwords
from sgdesk.domain.returns.document import TITLE, ReturnDocument
from sgdesk.reports.returns import data, method
from sgdesk.reports.returns.paper import ANNEX, build, item, para, prose
from sgdesk.reports.returns.papertables import (
    WIDE_LABEL,
    SquareCode,
    annex_table,
    chart,
    figures_table,
    key_line,
    pairs_table,
    reasons_table,
    sign_off_table,
    states_table,
)

Story = Iterator[Flowable]

_HEADING = 36
_SOME_ROWS = 90
_HALF_A_PAGE = 360
_VERIFICATION = 270
"""Heights in points: a heading never ends a page without rows of its table under it."""


def make_pdf(document: ReturnDocument) -> bytes:
    """The bytes of the whole document; the same figures give the same bytes."""
    return build(list(_story(document)), document)


def _story(document: ReturnDocument) -> Story:
    yield from _front(document)
    yield from _overview(document)
    for table in data.tables(document):
        yield from _figures(table)
    yield from _reasons(document)
    yield from _words(document)
    yield from _sign_off()
    yield from _method(document)
    yield from _verification(document)
    if document.has_annex:
        yield from _annex(document)


def _front(document: ReturnDocument) -> Story:
    yield para(TITLE, "title")
    yield para(document.sender.organisation, "lead")
    yield para(f"As at {long_date(document.as_at)}", "lead")
    yield Spacer(0, 8)
    yield pairs_table(data.identification(document))
    yield Spacer(0, 4)
    yield para(data.NOT_A_CERTIFICATE, "note")


def _overview(document: ReturnDocument) -> Story:
    yield para(data.OVERVIEW_TITLE, "h2")
    yield para(returnwords.scope_sentence(document))
    for line in returnwords.left_out(document):
        yield para(line)
    if document.requirements:
        yield Spacer(0, 6)
        yield KeepTogether([chart(document), key_line()])


def _figures(table: data.FigureTable) -> Story:
    if not table.blocks:
        yield KeepTogether([para(table.title, "h2"), para(table.empty)])
        return
    figures = figures_table(table)
    yield CondPageBreak(_HEADING + min(figures.height_of_start, _HALF_A_PAGE))
    yield para(table.title, "h2")
    yield figures


def _reasons(document: ReturnDocument) -> Story:
    yield CondPageBreak(_HEADING + _SOME_ROWS)
    yield para(data.REASONS_TITLE, "h2")
    if not document.reasons:
        yield para(data.NO_REASONS)
        return
    yield reasons_table(document)
    yield Spacer(0, 3)
    yield para(f"Counted how: {data.REASONS_HOW}", "note")


def _words(document: ReturnDocument) -> Story:
    for answer in data.answers(document):
        if answer.question:
            yield CondPageBreak(_HEADING + _SOME_ROWS)
            yield para(answer.question, "h2")
            if answer.source:
                yield para(answer.source, "note")
        for passage in answer.passages:
            yield from _passage(passage, "h3" if answer.question else "h2")


def _passage(passage: data.Passage, heading: str) -> Story:
    texts = [*map(item, passage.lines), *map(prose, passage.paragraphs)]
    yield CondPageBreak(_HEADING + _HEADING)
    yield para(passage.title, heading)
    yield from texts


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


def _sign_off() -> Story:
    yield KeepTogether([para("Signed off by", "h2"), sign_off_table()])


def _method(document: ReturnDocument) -> Story:
    yield PageBreak()
    yield para(method.METHOD_TITLE, "h2")
    yield para(method.STATES_TITLE, "h3")
    yield states_table(document)
    yield para(method.SETTINGS_TITLE, "h3")
    yield pairs_table(method.settings_lines(document))
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
    named = data.leads(document)
    if named:
        yield pairs_table(named)
        yield Spacer(0, 6)
    if document.named:
        yield annex_table(document)
