"""The training summary for a Section 11 return: one document, five kinds of file.

Each function takes the frozen figures and returns the bytes of a whole file. The same figures
give the same bytes: there is no clock, no chance and no path in any of them.
"""

from typing import Any

from sgdesk.domain.returns.document import ReturnDocument
from sgdesk.domain.returns.progress import Step, untold


def as_pdf(document: ReturnDocument, step: Step = untold) -> bytes:
    """A4, to read, print and sign; the annex with names at the end where it was asked for.

    ``step`` hears how far the annex is, which may run over a thousand pages.
    """
    from sgdesk.reports.returns.pdf import make_pdf

    return make_pdf(document, step)


def as_html(document: ReturnDocument) -> bytes:
    """One page for a browser or a screen reader, with nothing to fetch and nothing that runs."""
    from sgdesk.reports.returns.html import make_html

    return make_html(document)


def as_xlsx(document: ReturnDocument) -> bytes:
    """A workbook whose totals and percentages are live formulas over the counts."""
    from sgdesk.reports.returns.sheet import make_xlsx

    return make_xlsx(document)


def as_csv(document: ReturnDocument) -> bytes:
    """One tidy table, UTF-8 with BOM so that Excel reads it rightly; counts only."""
    from sgdesk.reports.returns.table import make_csv

    return make_csv(document)


def as_json(document: ReturnDocument) -> bytes:
    """The ``summary`` document with ``from`` and ``rules``; counts only."""
    from sgdesk.reports.returns.figures import make_json

    return make_json(document)


def content_of(document: ReturnDocument) -> dict[str, Any]:
    """What the JSON says but for its proof: this is what a final return is signed over."""
    from sgdesk.reports.returns import figures

    return figures.content_of(document)
