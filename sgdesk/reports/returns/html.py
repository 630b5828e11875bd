"""The summary as one page for a browser: readable aloud, in the dark, in print and on a phone."""

from collections.abc import Iterable, Sequence
from html import escape

from sgdesk.domain.dates import long_date
from sgdesk.domain.figures import figure
from sgdesk.domain.returns import words as returnwords
from sgdesk.domain.returns.answers import NOT_ANSWERED, Answered
from sgdesk.domain.returns.document import NamedRow, ReturnDocument
from sgdesk.domain.returns.front import SIGNERS, TRAINING_SECTION, front_notes, front_rows
from sgdesk.domain.returns.over_year import OverYear, RequirementYear
from sgdesk.domain.training.states import STATES, State
from sgdesk.reports.returns import data, method, tables
from sgdesk.reports.returns.htmlbars import bar, key, patterns
from sgdesk.reports.returns.overyear import words as yearwords
from sgdesk.reports.returns.overyear.htmlcolumns import columns, stripes
from sgdesk.reports.returns.overyear.htmlcolumns import key as year_key
from sgdesk.reports.returns.page import whole_page
from sgdesk.reports.returns.pictured.parts import Drawing, Pictured
from sgdesk.reports.returns.pictured.sections import pictured_in
from sgdesk.reports.returns.pictured.svg import columns_of, key_of
from sgdesk.reports.text.plain import one_line

_FRONT_TITLE = "In short"
"""A page in a browser has no first one."""


def make_html(document: ReturnDocument) -> bytes:
    """A whole page; everything that a person typed is escaped and keeps its own direction."""
    day = long_date(document.as_at)
    mark = f"{data.PERSONAL_DATA}." if document.has_annex else data.foot_note(document)
    parts = [
        f"<h1>{_text(document.heading)}</h1>",
        f'<p class="lead">{_text(TRAINING_SECTION)}. As at {day}</p>',
        f'<p class="lead">{_user(document.sender.organisation)}</p>',
        *(f"<p>{_user(line)}</p>" for line in data.addressed_lines(document)),
        _overview(document),
        _front(document),
        *_questions(document),
        _actions(document),
        _section("left-out", data.LEFT_OUT_TITLE, [_bullets(returnwords.left_out(document))]),
        *(_figures(table) for table in tables.figure_tables(document)),
        _reasons(document),
        *([_over_year(document.over_year)] if document.over_year else []),
        *map(_pictured, pictured_in(document)),
        _moved(document),
        *map(_words, data.passages(document)),
        _method(document),
        *([_verification(document)] if document.mark else []),
        *([_annex(document)] if document.has_annex else []),
    ]
    body = "\n".join(parts)
    title = _text(data.file_title(document))
    page = whole_page(title, body, f"As at {day}. {_text(mark)}")
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


def _figures(table: tables.FigureTable) -> str:
    how = f'<p class="how">Counted how: {_text(table.how)}</p>'
    if not table.blocks:
        return _section(table.key, table.title, [f"<p>{_text(table.empty)}</p>"])
    headings = ("Requirement", *tables.FIGURE_HEADINGS)
    bodies = (_block(block, len(headings)) for block in table.blocks)
    caption = f"{table.title}: people in each state"
    notes = (f'<p class="how">{_user(note)}</p>' for note in table.notes)
    figures = _table(caption, headings, bodies, len(headings) - 1)
    return _section(table.key, table.title, [figures, how, *notes])


def _block(block: tables.FigureBlock, columns: int) -> str:
    head = ""
    if block.label:
        label = _user(block.label)
        head = f'<tr><th scope="rowgroup" colspan="{columns}" class="block">{label}</th></tr>\n'
    rows = "\n".join(_figure_row(row) for row in block.rows)
    return f"<tbody>\n{head}{rows}\n</tbody>"


def _figure_row(row: tables.FigureRow) -> str:
    """The figures, and under them across the table what else is said of the row."""
    texts = tables.row_texts(row.counts)
    figures = "".join(f'<td class="n">{cell}</td>' for cell in texts)
    if not row.note:
        return f'<tr><th scope="row">{_user(row.title)}</th>{figures}</tr>'
    across = f'<td colspan="{len(texts)}" class="note">{_user(row.note)}</td>'
    return (
        f'<tr class="noted"><th scope="row" rowspan="2">{_user(row.title)}</th>{figures}</tr>\n'
        f"<tr>{across}</tr>"
    )


def _reasons(document: ReturnDocument) -> str:
    rows = data.reason_rows(document)
    if not rows:
        return _section("reasons", data.REASONS_TITLE, [f"<p>{_text(data.NO_REASONS)}</p>"])
    is_one_list = len({title for title, _, _ in rows}) == 1
    headings = ("Requirement", "Reason", data.GAPS_HEADING)
    if is_one_list:
        headings = ("", data.reason_heading(rows[0][0]), data.GAPS_HEADING)
    body = "\n".join(
        f"<tr>{_reason(title, reason, is_one_list=is_one_list)}"
        f'<td class="n">{figure(count)}</td></tr>'
        for title, reason, count in rows
    )
    table = _table(
        f"{data.REASONS_TITLE}: gaps by requirement",
        tuple(filter(None, headings)),
        [f"<tbody>\n{body}\n</tbody>"],
        1,
    )
    how = f'<p class="how">Counted how: {_text(data.reasons_how(document))}</p>'
    return _section("reasons", data.REASONS_TITLE, [table, how])


def _reason(title: str, reason: str, *, is_one_list: bool) -> str:
    if is_one_list:
        return f'<th scope="row">{_user(reason)}</th>'
    return f'<th scope="row">{_user(title)}</th><td>{_user(reason)}</td>'


def _front(document: ReturnDocument) -> str:
    """What the first page of the paper says, with the lines to sign on."""
    rows = _definitions(
        (_user(row.label), "<br>".join(map(_user, row.lines))) for row in front_rows(document)
    )
    notes = (f"<p>{_user(note)}</p>" for note in front_notes(document))
    signed = (
        f'<p class="sign"><b>{_text(who)}</b> <span></span> Name <span></span> Date '
        "<span></span></p>"
        for who in SIGNERS
    )
    return _section("front", _FRONT_TITLE, [rows, *notes, *signed])


def _overview(document: ReturnDocument) -> str:
    """The bar of each requirement between its title and its figures in words."""
    rows = "".join(
        f'<tr><th scope="row">{_user(each.title)}</th><td>{bar(each.counts)}</td>'
        f"<td>{_text(tables.share_words(each.counts))}</td></tr>"
        for each in tables.shown_in_chart(document)
    )
    headings = ("Requirement", "People in each state", data.DONE_HEADING)
    chart = _table("People in each state, by requirement", headings, [f"<tbody>{rows}</tbody>"])
    return _section("overview", data.OVERVIEW_TITLE, [patterns(), chart, key()])


def _questions(document: ReturnDocument) -> Iterable[str]:
    asked = data.questions(document)
    if asked:
        inner = (line for place, each in enumerate(asked) for line in _question(place, each))
        yield _section("questions", data.questions_title(document), inner)


def _question(place: int, asked: Answered) -> Iterable[str]:
    yield f'<h3 id="asked-{place + 1}">{_user(asked.question)}</h3>'
    yield f'<p class="how">{_user(asked.source)}</p>'
    if asked.facts:
        yield _bullets(asked.facts)
    yield from (f"<p>{_user(each)}</p>" for each in asked.words)
    if not asked.is_answered:
        yield f"<p><strong>{_text(NOT_ANSWERED)}</strong></p>"


def _actions(document: ReturnDocument) -> str:
    rows = data.action_rows(document)
    if not rows:
        return _section("actions", data.ACTIONS_TITLE, [f"<p>{_text(data.NO_ACTIONS)}</p>"])
    return _section(
        "actions",
        data.ACTIONS_TITLE,
        [_word_table(data.ACTIONS_TITLE, data.ACTION_HEADINGS, rows, last="day")],
    )


def _over_year(year: OverYear) -> str:
    """The figure of each requirement, and under them all the same numbers as a table."""
    how = [f'<p class="how">{_user(line)}</p>' for line in yearwords.how_lines(year)]
    if not year.asked:
        return _section("over-year", yearwords.TITLE, how)
    figures = (f"<h3>{_user(each.title)}</h3>\n{columns(year, each)}" for each in year.asked)
    bodies = (_year_body(year, each) for each in year.asked)
    table = _table(f"{yearwords.TITLE}, as a table", yearwords.HEADINGS, bodies, 3)
    parts = [stripes(), *how, year_key(year), *figures, table]
    return _section("over-year", yearwords.TITLE, parts)


def _year_body(year: OverYear, asked: RequirementYear) -> str:
    rows = "\n".join(
        f'<tr><th scope="row">{yearwords.day_text(year, each.day)}</th>'
        + "".join(f'<td class="n">{text}</td>' for text in yearwords.share_texts(each))
        + "</tr>"
        for each in asked.days
    )
    across = f'colspan="{len(yearwords.HEADINGS)}"'
    head = f'<tr><th scope="rowgroup" {across} class="block">{_user(asked.title)}</th></tr>'
    return f"<tbody>\n{head}\n{rows}\n</tbody>"


def _pictured(pictured: Pictured) -> str:
    """The drawings, and under them all the same numbers as a table."""
    key = pictured.key.replace("_", "-")
    how = [f'<p class="how">{_user(line)}</p>' for line in pictured.how]
    if not pictured.drawings:
        return _section(key, pictured.title, how)
    figures = (
        f"<h3>{_user(each.title)}</h3>\n{columns_of(pictured, each)}" for each in pictured.drawings
    )
    headings, numbers = pictured.headings[1:], len(pictured.numbers)
    bodies = (_pictured_body(each, len(headings)) for each in pictured.drawings)
    table = _table(f"{pictured.title}, as a table", headings, bodies, numbers)
    fills = [key_of(pictured)] if pictured.fills else []
    return _section(key, pictured.title, [*how, *fills, *figures, table])


def _pictured_body(drawing: Drawing, columns: int) -> str:
    head = f'<tr><th scope="rowgroup" colspan="{columns}" class="block">{_user(drawing.title)}'
    rows = "\n".join(
        f'<tr><th scope="row">{_text(row.words)}</th>'
        + "".join(f'<td class="n">{figure(number)}</td>' for number in row.numbers)
        + "</tr>"
        for row in drawing.rows
    )
    return f"<tbody>\n{head}</th></tr>\n{rows}\n</tbody>"


def _moved(document: ReturnDocument) -> str:
    how = f"<p>{_user(data.moved_how(document))}</p>"
    rows = data.moved_rows(document)
    found = [_word_table(data.MOVED_TITLE, data.MOVED_HEADINGS, rows)] if rows else []
    return _section("moved", data.MOVED_TITLE, [how, *found])


def _word_table(
    caption: str, headings: Sequence[str], rows: Iterable[Sequence[str]], *, last: str = ""
) -> str:
    """A table of words, whose first column heads its rows; ``last`` is the class of its last."""
    classes = [*[""] * (len(headings) - 2), f' class="{last}"' if last else ""]

    def cells(texts: Sequence[str]) -> str:
        told = zip(classes, texts, strict=True)
        return "".join(f"<td{each}>{_user(text)}</td>" for each, text in told)

    body = "\n".join(
        f'<tr><th scope="row">{_user(first)}</th>{cells(rest)}</tr>' for first, *rest in rows
    )
    return _table(caption, headings, [f"<tbody>\n{body}\n</tbody>"])


def _words(passage: data.Passage) -> str:
    return _section(f"words-{passage.key}", passage.title, _passage(passage))


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


def _annex(document: ReturnDocument) -> str:
    people = map(_person, data.annex_people(document))
    table = _table("Annex: people by name", data.ANNEX_HEADINGS, people)
    leads = _pairs(document.annex_leads) if document.annex_leads else ""
    warning = f'<p class="warning">{_text(data.PERSONAL_DATA)}</p>'
    return _section("annex", data.ANNEX_TITLE, [warning, leads, table])


def _person(rows: Sequence[NamedRow]) -> str:
    """Somebody with their roles, over a row for each of their requirements."""
    first = rows[0]
    asked = "\n".join(
        f'<tr><th scope="row">{_user(each.requirement_title)}</th>'
        f"<td>{_state(each.state)}{each.by_advice}</td>"
        f"<td>{' '.join(data.annex_done(each))}</td><td>{data.annex_due(each)}</td></tr>"
        for each in rows
    )
    columns = len(data.ANNEX_HEADINGS) - 1
    return (
        f'<tbody>\n<tr><th scope="rowgroup" class="block">{_user(first.name)}</th>'
        f'<td colspan="{columns}" class="block-beside">{_user("; ".join(first.roles))}</td></tr>\n'
        f"{asked}\n</tbody>"
    )
