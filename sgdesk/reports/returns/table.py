"""The summary as one tidy table of comma-separated values, for whoever adds returns together."""

import csv
import io
from collections.abc import Iterable

from sgdesk.domain.returns.document import ReturnDocument
from sgdesk.domain.training.summary_json import COUNT_KEYS, counts_dict
from sgdesk.domain.training.tallies import Counts
from sgdesk.reports.text.plain import guarded

HEADINGS: tuple[str, ...] = (
    "as_at",
    "organisation",
    "section",
    "label",
    "requirement",
    *COUNT_KEYS,
    "count",
)
"""``count`` is the one number of the rows that are no requirement's counts."""

Cell = str | int | float | None


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
    yield _counted("people", "in scope", document.people)
    yield _counted("people", "no active role", document.no_role)
    for line in document.workforce:
        yield _counted("workforce", line.kind, line.count)
    for figures in document.requirements:
        yield _figures("requirements", figures.title, figures.key, figures.counts)
    for each in document.by_role:
        yield _figures("by_role", each.label, each.requirement, each.counts)
    for each in document.by_group:
        yield _figures("by_group", each.label, each.requirement, each.counts)
    for reason in document.reasons:
        yield _counted("reasons", reason.reason, reason.count, reason.requirement)
    for section, numbers in document.parts.numbers().items():
        for label, count in numbers.items():
            yield _counted(section, label, count)


def _figures(section: str, label: str, requirement: str, counts: Counts) -> tuple[Cell, ...]:
    return (section, label, requirement, *counts_dict(counts).values(), None)


def _counted(section: str, label: str, count: int, requirement: str = "") -> tuple[Cell, ...]:
    return (section, label, requirement, *(None for _ in COUNT_KEYS), count)
