"""A paper of sections in plain words, as PDF and as a page for a browser or a word processor."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether

from sgdesk.domain.dates import long_date
from sgdesk.domain.organisation.bound_paper import BoundPaper
from sgdesk.domain.organisation.plain_paper import PlainPaper, Section
from sgdesk.reports.layout.pages import LATER, WIDTH, Part, bound, headings, para, space
from sgdesk.reports.layout.styles import Furniture
from sgdesk.reports.layout.tables import HouseTable, fitted, headed, height_of, table
from sgdesk.reports.tagging import About, Reads
from sgdesk.reports.text.plain import one_line

_SUBJECT = "Safeguarding training"
_GAP = 9
_BEFORE_POINTS = 4
_SHORT = 120
"""Heights in points; a part that is no higher than this is not parted between pages."""
_WHOLE = 0.6
"""How much of a page a part of a table may need and still is not parted."""
_LAST = 2
"""So many lines of a longer one stay together at its end."""
_LONGEST = 1500
"""Letters of one cell: more than a page of them cannot be set."""


def plain_pdf(paper: PlainPaper) -> bytes:
    """The paper as a PDF on A4 upright; the same paper gives the same bytes."""
    about = About(paper.about, paper.organisation, _SUBJECT, paper.as_at)
    return bound([_part(paper)], about).content


def plain_bound(papers: Sequence[PlainPaper], title: str) -> BoundPaper:
    """Papers of one organisation and day in one PDF; ``title`` is what they are together."""
    first = papers[0]
    about = About(title, first.organisation, _SUBJECT, first.as_at)
    return bound(map(_part, papers), about)


def _part(paper: PlainPaper) -> Part:
    furniture = Furniture(
        paper.organisation, paper.about, as_at=paper.as_at, personal=paper.personal
    )
    return Part(list(_story(paper)), furniture, one_line(paper.title))


def _story(paper: PlainPaper) -> Iterator[Flowable]:
    yield para(one_line(paper.title), "title")
    yield para(paper.lead, "lead")
    for each in paper.sections:
        yield from _section(each)


def _section(section: Section) -> Iterator[Flowable]:
    """A part under its heading, which stays with what comes first in it."""
    pieces: list[Flowable] = [para(text) for text in section.sentences]
    if pieces and section.points:
        pieces.append(space(_BEFORE_POINTS))
    pieces += [para(f"•  {point}", "item") for point in section.points]
    tables = list(_tables(section))
    if not pieces and not tables:
        yield para(section.title, "h2")
    elif not tables and (section.whole or height_of(pieces) <= _SHORT):
        yield KeepTogether([para(section.title, "h2"), *pieces])
    elif not tables:
        yield from headed(section.title, pieces[0])
        yield from pieces[1:-_LAST]
        yield KeepTogether(pieces[max(1, len(pieces) - _LAST) :])
    else:
        between = [*pieces, space(4)] if pieces else []
        if len(tables) > 1:
            above = height_of([para(section.title, "h2"), *between])
            yield CondPageBreak(above + _unparted(tables[0]))
        yield from headed(section.title, tables[0], *between)
    for made in tables[1:]:
        yield CondPageBreak(_unparted(made) + _GAP)
        yield space(_GAP)
        yield made


def _unparted(made: HouseTable) -> float:
    """The height that has to be there for one of several tables to begin: all of it, mostly."""
    most: float = LATER * _WHOLE
    return min(height_of([made]), most)


def _tables(section: Section) -> Iterator[HouseTable]:
    """Its rows; two columns stand in line with those of the other parts."""
    for head, group in _parted(section):
        cells = [[para(_short(cell), "cell") for cell in row] for row in group]
        rows = [headings(head), *cells]
        if section.shares:
            rest = 1 - sum(section.shares[:-1])
            yield table(rows, [WIDTH * each for each in (*section.shares[:-1], rest)])
        elif len(section.headings) == 2:
            yield table(rows, (WIDTH * 0.32, WIDTH * 0.68), reads=Reads.GRID)
        else:
            yield fitted(rows)


def _parted(section: Section) -> Iterator[tuple[Sequence[str], list[Sequence[str]]]]:
    """The rows, parted where one is blank: each part is a thing that is kept, with its table.

    Of several the heads of each say which it is, so that one that runs over a page is not two.
    """
    parts: list[list[Sequence[str]]] = [
        list(group) for is_something, group in groupby(section.rows, key=any) if is_something
    ]
    for number, part in enumerate(parts, start=1):
        which = f"{section.title}, {number} of {len(parts)}"
        head = (which, *section.headings[1:]) if len(parts) > 1 else section.headings
        yield head, part


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} … (more in the data file)"


_STYLE = (
    "body{font:1rem/1.5 'Noto Sans',Arial,sans-serif;max-width:46rem;margin:2rem auto;"
    "padding:0 1rem}"
    "table{border-collapse:collapse}td,th{border:1px solid #9aa5ab;padding:.3rem .5rem;"
    "text-align:left;vertical-align:top}"
    "table{margin:0 0 1rem;width:100%}tbody th{font-weight:normal;width:32%}"
    "h2{break-after:avoid}tr{break-inside:avoid}"
)


def plain_html(paper: PlainPaper) -> bytes:
    """The paper as one page that a word processor opens too; what people typed is escaped."""
    parts = [f"<h1>{escape(paper.title)}</h1>", f"<p>{escape(paper.lead)}</p>"]
    for each in paper.sections:
        parts.append(f"<h2>{escape(each.title)}</h2>")
        parts += [f"<p>{escape(text)}</p>" for text in each.sentences]
        if each.points:
            points = "".join(f"<li>{escape(point)}</li>" for point in each.points)
            parts.append(f"<ul>{points}</ul>")
        parts += [_html_table(head, rows) for head, rows in _parted(each)]
    body = "\n".join(parts)
    foot = f"{paper.organisation}, {long_date(paper.as_at)}"
    page = (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'\">\n"
        f"<title>{escape(paper.about)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{body}\n"
        f"<p><small>{escape(foot)}</small></p>\n</body>\n</html>\n"
    )
    return page.encode("utf-8", "replace")


def _html_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; of two columns the first heads its row, as on paper."""
    first = '<th scope="row">{}</th>' if len(headings) == 2 else "<td>{}</td>"
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in headings)
    lines = "".join(
        f"<tr>{first.format(escape(row[0]))}"
        f"{''.join(f'<td>{escape(cell)}</td>' for cell in row[1:])}</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>"
