"""The picture as one page for a browser: readable aloud, in the dark, in print and on a phone."""

from collections.abc import Iterable
from html import escape
from itertools import groupby

from sgdesk.domain.returns.rollup.gathering import RollUp
from sgdesk.domain.returns.rollup.tables import (
    COUNTS_ONLY,
    TITLE,
    Table,
    day,
    how_counted,
    lead,
    tables,
    texts,
    told,
)
from sgdesk.reports.returns.page import whole_page
from sgdesk.reports.text.plain import one_line


def make_html(picture: RollUp) -> bytes:
    """A whole page with nothing to fetch; what others wrote is escaped."""
    body = "\n".join(
        (
            f"<h1>{_text(TITLE)}</h1>",
            f'<p class="lead">{_text(lead(picture))}</p>',
            _bullets(told(picture)),
            *_sections(tables(picture)),
            f"<section><h2>How it was counted</h2>{_bullets(how_counted())}</section>",
        )
    )
    title = _text(f"{TITLE}, {day(picture)}")
    page = whole_page(title, body, f"Gathered on {_text(day(picture))}. {_text(COUNTS_ONLY)}.")
    return page.encode("utf-8", "replace")


def _text(words: str) -> str:
    return escape(one_line(words), quote=True)


def _cell(words: str) -> str:
    """What may be somebody else's words: its direction is kept to itself."""
    return f'<bdi dir="auto">{_text(words)}</bdi>'


def _bullets(lines: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{_cell(each)}</li>' for each in lines)}</ul>"


def _sections(made: Iterable[Table]) -> Iterable[str]:
    """Each table under its heading; those of a part under that of the part."""
    for part, of_part in groupby(made, key=lambda each: each.part):
        if part:
            yield f"<h2>{_text(part)}</h2>"
        yield from (_section(each, "h3" if part else "h2") for each in of_part)


def _section(table: Table, kind: str) -> str:
    heading = f'<{kind} id="{table.key}">{_text(table.title)}</{kind}>'
    inner = _table(table) if table.rows else f"<p>{_text(table.empty)}</p>"
    return f'<section aria-labelledby="{table.key}">\n{heading}\n{inner}\n</section>'


def _table(table: Table) -> str:
    """A table that scrolls where it is too wide; its first column heads its rows."""
    words = len(table.headings) - table.numbers
    head = "".join(
        f'<th scope="col"{_class(place >= words)}>{_text(each)}</th>'
        for place, each in enumerate(table.headings)
    )
    rows = "\n".join(
        f'<tr><th scope="row">{_cell(first)}</th>'
        + "".join(
            f"<td{_class(place >= words)}>{_cell(each) if place < words else _text(each)}</td>"
            for place, each in enumerate(rest, 1)
        )
        + "</tr>"
        for first, *rest in texts(table)
    )
    title = _text(table.full_title)
    return (
        f'<p class="how">{_text(table.how)}</p>\n'
        f'<div class="scroll" role="region" tabindex="0" aria-label="{title}">\n<table>\n'
        f"<caption>{title}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n"
        "</table>\n</div>"
    )


def _class(is_number: bool) -> str:
    return ' class="n"' if is_number else ""
