"""The summary as one page for a browser: readable aloud, in the dark, in print and on a phone."""

from collections.abc import Iterable, Sequence
from html import escape

from sgdesk.domain.dates import long_date, short_date
from sgdesk.domain.returns import words as returnwords
from sgdesk.domain.returns.document import TITLE, NamedRow, ReturnDocument
from sgdesk.domain.training.states import STATES, State
from sgdesk.domain.training.words import done_words
from sgdesk.reports.returns import data, method
from sgdesk.reports.returns.page import STYLE
from sgdesk.reports.text.plain import one_line

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def make_html(document: ReturnDocument) -> bytes:
    """A whole page; everything that a person typed is escaped and keeps its own direction."""
    day = long_date(document.as_at)
    mark = f"{data.PERSONAL_DATA}." if document.has_annex else data.foot_note(document)
    parts = [
        f"<h1>{_text(TITLE)}</h1>",
        f'<p class="lead">{_user(document.sender.organisation)}, as at {day}</p>',
        f"<p>{_text(data.NOT_A_CERTIFICATE)}</p>",
        _section("from", data.FROM_TITLE, [_pairs(data.identification(document))]),
        _section("overview", data.OVERVIEW_TITLE, [_bullets(returnwords.overview(document))]),
        _section("left-out", data.LEFT_OUT_TITLE, [_bullets(returnwords.left_out(document))]),
        *(_figures(table) for table in data.tables(document)),
        _reasons(document),
        *map(_answer, data.answers(document)),
        _method(document),
        *([_verification(document)] if document.mark else []),
        *([_annex(document)] if document.has_annex else []),
    ]
    body = "\n".join(parts)
    title = _text(f"{TITLE}, as at {day}")
    page = f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>{STYLE}</style>
</head>
<body>
<main>
{body}
</main>
<footer><p>As at {day}. {_text(mark)}</p></footer>
</body>
</html>
"""
    return page.encode()


def _text(words: str) -> str:
    """Our own words, made safe between tags and inside a quoted attribute."""
    return escape(words, quote=True)


def _user(words: str) -> str:
    """What somebody typed: control characters out, escaped, and its direction kept to itself."""
    return f'<bdi dir="auto">{_text(one_line(words))}</bdi>'


def _section(key: str, title: str, content: Iterable[str]) -> str:
    inner = "\n".join(content)
    heading = f'<h2 id="{key}">{_text(title)}</h2>'
    return f'<section aria-labelledby="{key}">\n{heading}\n{inner}\n</section>'


def _pairs(lines: Iterable[tuple[str, str]]) -> str:
    return _definitions(
        (_user(label), "<br>".join(map(_user, value.splitlines()))) for label, value in lines
    )


def _definitions(lines: Iterable[tuple[str, str]]) -> str:
    """A list of terms and what they mean, both of them markup already."""
    rows = "\n".join(f"<dt>{term}</dt><dd>{meaning}</dd>" for term, meaning in lines)
    return f"<dl>\n{rows}\n</dl>"


def _state(state: State) -> str:
    """A state's mark, which is not read aloud, and its word."""
    return f'<span aria-hidden="true">{STATES[state].mark}</span> {STATES[state].word}'


def _bullets(lines: Iterable[str]) -> str:
    items = "\n".join(f"<li>{_user(line)}</li>" for line in lines)
    return f"<ul>\n{items}\n</ul>"


def _table(caption: str, headings: Sequence[str], bodies: Iterable[str], numbers: int = 0) -> str:
    """A table that scrolls where it is too wide; its last ``numbers`` columns are figures."""
    plain = len(headings) - numbers
    cells = "".join(
        f'<th scope="col"{_number(place >= plain)}>{_text(heading)}</th>'
        for place, heading in enumerate(headings)
    )
    inner = "\n".join(bodies)
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{_text(caption)}">\n<table>\n'
        f"<caption>{_text(caption)}</caption>\n<thead><tr>{cells}</tr></thead>\n{inner}\n"
        "</table>\n</div>"
    )


def _number(is_number: bool) -> str:
    return ' class="n"' if is_number else ""


def _figures(table: data.FigureTable) -> str:
    how = f'<p class="how">Counted how: {_text(table.how)}</p>'
    if not table.blocks:
        return _section(table.key, table.title, [f"<p>{_text(table.empty)}</p>"])
    headings = ("Requirement", *data.COUNT_HEADINGS.values(), "Completed", "Percent")
    bodies = (_block(block, len(headings)) for block in table.blocks)
    caption = f"{table.title}: people in each state"
    return _section(
        table.key, table.title, [_table(caption, headings, bodies, len(headings) - 1), how]
    )


def _block(block: data.FigureBlock, columns: int) -> str:
    head = ""
    if block.label:
        label = _user(block.label)
        head = f'<tr><th scope="rowgroup" colspan="{columns}" class="block">{label}</th></tr>\n'
    rows = "\n".join(_figure_row(row) for row in block.rows)
    return f"<tbody>\n{head}{rows}\n</tbody>"


def _figure_row(row: data.FigureRow) -> str:
    counts = row.counts
    note = f'<br><span class="note">{_user(row.note)}</span>' if row.note else ""
    numbers = [str(getattr(counts, key)) for key in data.COUNT_HEADINGS]
    cells = [*numbers, returnwords.n_of_n(counts), returnwords.percent_text(counts)]
    figures = "".join(f'<td class="n">{cell}</td>' for cell in cells)
    return f'<tr><th scope="row">{_user(row.title)}{note}</th>{figures}</tr>'


def _reasons(document: ReturnDocument) -> str:
    rows = data.reason_rows(document)
    if not rows:
        return _section("reasons", data.REASONS_TITLE, [f"<p>{_text(data.NO_REASONS)}</p>"])
    body = "\n".join(
        f'<tr><th scope="row">{_user(title)}</th><td>{_user(reason)}</td>'
        f'<td class="n">{count}</td></tr>'
        for title, reason, count in rows
    )
    table = _table(
        f"{data.REASONS_TITLE}: people by requirement",
        ("Requirement", "Reason", "People"),
        [f"<tbody>\n{body}\n</tbody>"],
        1,
    )
    how = f'<p class="how">Counted how: {_text(data.REASONS_HOW)}</p>'
    return _section("reasons", data.REASONS_TITLE, [table, how])


def _answer(answer: data.Answer) -> str:
    """A question with its passages under it, or each passage as a section of its own."""
    if not answer.question:
        return "\n".join(
            _section(f"words-{each.key}", each.title, _passage(each)) for each in answer.passages
        )
    source = [f'<p class="how">{_user(answer.source)}</p>'] if answer.source else []
    inner = (
        line
        for each in answer.passages
        for line in (f"<h3>{_text(each.title)}</h3>", *_passage(each))
    )
    key = f"asked-{answer.passages[0].key}"
    return _section(key, answer.question, [*source, *inner])


def _passage(passage: data.Passage) -> Iterable[str]:
    if passage.lines:
        yield _bullets(passage.lines)
    yield from (f"<p>{_user(each)}</p>" for each in passage.paragraphs)


def _verification(document: ReturnDocument) -> str:
    sentences = (f"<p>{_user(each)}</p>" for each in data.verification_sentences(document))
    return _section(
        "proof", data.VERIFICATION_TITLE, [_pairs(data.verification_lines(document)), *sentences]
    )


def _method(document: ReturnDocument) -> str:
    states = ((_state(state), _text(meaning)) for state, meaning in method.state_meanings(document))
    met = (
        (title, f"{courses}; {often}")
        for title, courses, often in method.requirement_lines(document)
    )
    return _section(
        "method",
        method.METHOD_TITLE,
        [
            f"<h3>{method.STATES_TITLE}</h3>",
            _definitions(states),
            f"<h3>{method.SETTINGS_TITLE}</h3>",
            _pairs(method.settings_lines(document)),
            f"<h3>{method.REQUIREMENTS_TITLE}</h3>",
            _pairs(met),
        ],
    )


def _done(each: NamedRow) -> str:
    last = each.last_completed
    return done_words(last, each.counts_from) if last is not None else ""


def _annex(document: ReturnDocument) -> str:
    rows = "\n".join(
        f'<tr><th scope="row">{_user(each.name)}</th><td>{_user("; ".join(each.roles))}</td>'
        f"<td>{_user(each.requirement_title)}</td>"
        f"<td>{_state(each.state)}</td>"
        f"<td>{_done(each)}</td>"
        f"<td>{short_date(each.due) if each.due else ''}</td></tr>"
        for each in document.named
    )
    headings = ("Name", "Roles", "Requirement", "State", "Last completed", "Due")
    table = _table("Annex: people by name", headings, [f"<tbody>\n{rows}\n</tbody>"])
    named = data.leads(document)
    leads = _pairs(named) if named else ""
    warning = f'<p class="warning">{_text(data.PERSONAL_DATA)}</p>'
    return _section("annex", "Annex with names", [warning, leads, table])
