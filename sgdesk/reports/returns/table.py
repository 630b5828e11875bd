"""The summary as one tidy table of comma-separated values, for whoever adds returns together."""

import csv
import io
from collections.abc import Iterable

from sgdesk.domain.returns.document import PROJECTION, ReturnDocument
from sgdesk.domain.returns.front import front_notes, front_rows, projection_words
from sgdesk.domain.returns.over_year import OverYear
from sgdesk.domain.returns.words import how_often, said_at
from sgdesk.domain.training.counting.summary_json import COUNT_KEYS, counts_dict
from sgdesk.domain.training.counting.tallies import Counts
from sgdesk.reports.returns.data import (
    ACTION_HEADINGS,
    ACTIONS_TITLE,
    BESIDE_TITLE,
    FROM_TITLE,
    MOVED_TITLE,
    NO_ACTIONS,
    NO_REASONS,
    REASONS_TITLE,
    action_rows,
    addressed_lines,
    moved_how,
    moved_rows,
    passages,
    questions,
    reasons_how,
    whose_and_when,
)
from sgdesk.reports.returns.method import sections_of
from sgdesk.reports.returns.overyear import words as yearwords
from sgdesk.reports.returns.pictured.parts import Pictured
from sgdesk.reports.returns.pictured.rows import told_in
from sgdesk.reports.returns.pictured.sections import pictured_in
from sgdesk.reports.returns.tables import figure_tables
from sgdesk.reports.text.plain import guarded

Cell = str | int | float | None

HEADINGS: tuple[str, ...] = (
    "as_at",
    "organisation",
    "section",
    "label",
    "requirement",
    *COUNT_KEYS,
    "count",
    "interval_months",
    "interval_source",
    "force",
    "source",
    "text",
)
"""``count`` is the one number of a row that is no requirement's counts, ``text`` what it says."""

_NO_RULE: tuple[Cell, ...] = (None, None, None, None)


def make_csv(document: ReturnDocument) -> bytes:
    """UTF-8 with BOM, comma, CRLF, every text quoted; the figures are those of the JSON."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    lead: tuple[Cell, ...] = (document.as_at.isoformat(), document.sender.organisation)
    for row in _rows(document):
        writer.writerow(_plain(cell) for cell in (*lead, *row))
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _plain(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return guarded(cell)
    return "" if cell is None else cell


def _rows(document: ReturnDocument) -> Iterable[tuple[Cell, ...]]:
    if document.is_projection:
        yield _said("projection", PROJECTION, projection_words(document))
    yield _said("title", document.heading, whose_and_when(document))
    yield from _words(document)
    yield from _numbers(document)
    if document.over_year is not None:
        yield from _over_year(document.over_year)
    for each in pictured_in(document):
        yield from _pictured(each)
    for title, then, now, what in moved_rows(document):
        yield _said("moved", title, f"Then {then}, now {now}: {what}.")
    yield from _how_counted(document)


def _words(document: ReturnDocument) -> Iterable[tuple[Cell, ...]]:
    for line in addressed_lines(document):
        yield _said("from", FROM_TITLE, line)
    for row in front_rows(document):
        yield from (_said("first_page", row.label, line) for line in row.lines)
    for note in front_notes(document):
        yield _said("first_page", "Note", note)
    for asked in questions(document):
        yield from (_said("questions", asked.question, line, asked.source) for line in asked.lines)
    for what, *rest in action_rows(document):
        said = zip(ACTION_HEADINGS[1:], rest, strict=True)
        yield _said("actions", what, "; ".join(f"{title}: {each}" for title, each in said))
    if not document.parts.actions:
        yield _said("actions", ACTIONS_TITLE, NO_ACTIONS)
    for passage in passages(document):
        section = "beside_training" if passage.title == BESIDE_TITLE else "in_words"
        for line in (*passage.lines, *passage.paragraphs):
            yield _said(section, passage.title, line)


def _how_counted(document: ReturnDocument) -> Iterable[tuple[Cell, ...]]:
    """How each table was counted, and what the states and the settings are."""
    for table in figure_tables(document):
        lines = (table.how, *table.notes) if table.blocks else (table.empty,)
        yield from (_said("counted_how", table.title, line) for line in lines)
    why = reasons_how(document) if document.reasons else NO_REASONS
    yield _said("counted_how", REASONS_TITLE, why)
    yield _said("counted_how", MOVED_TITLE, moved_how(document))
    for title, lines_of_it in sections_of(document):
        yield from (_said("counted_how", label or title, text) for label, text in lines_of_it)


def _numbers(document: ReturnDocument) -> Iterable[tuple[Cell, ...]]:
    yield _counted("people", "in scope", document.people)
    yield _counted("people", "no active role", document.no_role)
    for line in document.workforce:
        yield _counted("workforce", line.kind, line.count)
    yield from _requirements(document)
    for kind in document.by_kind:
        yield _figures("by_kind", kind.label, kind.requirement, kind.counts)
    for each in document.by_group:
        yield _figures("by_group", each.label, each.requirement, each.counts)
    for each in document.by_role:
        yield _figures("by_role", each.label, each.requirement, each.counts)
    for reason in document.reasons:
        yield _counted("reasons", reason.reason, reason.count, reason.requirement)
    for section, numbers in document.parts.numbers().items():
        for label, count in numbers.items():
            yield _counted(section, label, count)


def _over_year(year: OverYear) -> Iterable[tuple[Cell, ...]]:
    """A row for each requirement and day: who completed it, the share, and ``count`` of whom."""
    for asked in year.asked:
        for each in asked.days:
            told = {"completed": each.completed, "percent": each.percent}
            counts = (told.get(key) for key in COUNT_KEYS)
            text = f"{yearwords.day_text(year, each.day)}: {yearwords.share_words(each)}"
            label = each.day.isoformat()
            yield ("over_year", label, asked.key, *counts, each.counted, *_NO_RULE, text)
    for line in yearwords.how_lines(year):
        yield _said("counted_how", yearwords.TITLE, line)


def _pictured(pictured: Pictured) -> Iterable[tuple[Cell, ...]]:
    for section, label, requirement, number, said in told_in(pictured):
        yield (*_counted(section, label, number, requirement)[:-1], said)
    for line in pictured.how:
        yield _said("counted_how", pictured.title, line)


def _requirements(document: ReturnDocument) -> Iterable[tuple[Cell, ...]]:
    for each in document.requirements:
        source = each.interval_source
        rule: tuple[Cell, ...] = (
            each.interval_months,
            None if source is None else source.value,
            None if each.force is None else each.force.value,
            said_at(each) or None,
        )
        said = how_often(each, document.sender)
        yield _figures("requirements", each.title, each.key, each.counts, (*rule, said))
    for each in document.requirements:
        yield _counted("falls_due_in_12_months", each.title, each.falls_due, each.key)
        yield _counted("over_3_years", each.title, each.over_3_years, each.key)
        for also in each.equivalents:
            label = f"{also.title} ({also.whose})"
            yield _counted("counted_as_equivalent", label, also.people, each.key)


def _figures(
    section: str,
    label: str,
    requirement: str,
    counts: Counts,
    rule: tuple[Cell, ...] = (*_NO_RULE, None),
) -> tuple[Cell, ...]:
    return (section, label, requirement, *counts_dict(counts).values(), None, *rule)


def _counted(section: str, label: str, count: int, requirement: str = "") -> tuple[Cell, ...]:
    return (section, label, requirement, *(None for _ in COUNT_KEYS), count, *_NO_RULE, None)


def _said(section: str, label: str, text: str, source: str = "") -> tuple[Cell, ...]:
    counts = (None for _ in COUNT_KEYS)
    return (section, label, "", *counts, None, None, None, None, source or None, text)
