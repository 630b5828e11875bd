"""Pieces of HTML for a text view; whatever is handed in is escaped."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from sgdesk.domain.organisation.pack import PackItem
from sgdesk.ui.text import tr

__all__ = ["bullets", "escape", "heading", "paragraph", "small", "table", "with_source"]


def heading(text: str) -> str:
    """A heading of a part."""
    return f"<h3>{escape(text)}</h3>"


def paragraph(text: str) -> str:
    """A paragraph."""
    return f"<p>{escape(text)}</p>"


def small(text: str) -> str:
    """A paragraph in small letters."""
    return f"<p><small>{escape(text)}</small></p>"


def with_source(text: str, source: str | None) -> str:
    """A fact with the paragraph that it comes from, quieter behind it."""
    return escape(text) + (f" <small>[{escape(source)}]</small>" if source else "")


def table(
    headings: Iterable[str], widths: Sequence[int], rows: Iterable[Iterable[str]]
) -> Iterator[str]:
    """A table of cells that are HTML already; ``widths`` are hundredths of the page."""
    yield '<table cellspacing="0" cellpadding="5" width="100%"><tr>'
    for text, width in zip(headings, widths, strict=True):
        yield f'<th align="left" width="{width}%">{escape(text)}</th>'
    yield "</tr>"
    for row in rows:
        cells = "".join(f'<td valign="top">{cell}</td>' for cell in row)
        yield f"<tr>{cells}</tr>"
    yield '</table><p style="font-size: 4pt">&nbsp;</p>'


def bullets(items: Iterable[PackItem], said: str | None = None) -> Iterator[str]:
    """Lines of a list; the paragraph ``said`` of the whole list is not said again."""
    yield "<ul>"
    for each in items:
        signed = tr(" (signed for)") if each.signed else ""
        source = each.source if each.source != said else None
        yield f"<li>{with_source(each.text + signed, source)}</li>"
    yield "</ul>"
