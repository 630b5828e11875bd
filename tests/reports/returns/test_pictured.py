"""Every file says the same numbers of a picture, and a return without pictures is as it was."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from functools import cache
from html.parser import HTMLParser
from io import BytesIO
from itertools import takewhile
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest
from jsonschema import Draft202012Validator
from reportlab.pdfgen.canvas import Canvas

from sgdesk.domain.returns.before_after import BeforeAfter
from sgdesk.domain.returns.due_by_month import DueSpan
from sgdesk.reports import returns as section11
from sgdesk.reports.returns.pictured.ahead import TITLE as AHEAD
from sgdesk.reports.returns.pictured.ahead import ahead_of, span_words
from sgdesk.reports.returns.pictured.drawn import PicturedColumns
from sgdesk.reports.returns.pictured.knowledge import TITLE as KNOWN
from sgdesk.reports.returns.pictured.knowledge import knowledge_in
from sgdesk.reports.returns.pictured.parts import Pictured
from tests.reports.returns.documents import AS_AT, DOCUMENT, DUE, KNOWLEDGE, LEVEL4, PICTURED
from tests.reports.tagging.pages import pages_of
from tests.reports.tagging.trees import tree_of

BOTH = (ahead_of(DUE), knowledge_in(KNOWLEDGE))
EMPTY = replace(DUE, asked=(), few_due=("Level 3",))


def rows_of(pictured: Pictured) -> list[tuple[str, ...]]:
    return [(row.words, *map(str, row.numbers)) for each in pictured.drawings for row in each.rows]


class _Table(HTMLParser):
    """The rows of the table under a part's heading, and what is read out for its drawings."""

    def __init__(self, pictured: Pictured) -> None:
        super().__init__()
        content = section11.as_html(PICTURED).decode()
        key = pictured.key.replace("_", "-")
        section = content.split(f'<h2 id="{key}">')[1].split("</section>")[0]
        self.rows: list[list[str]] = []
        self.said: list[str] = []
        self._is_cell = False
        self.feed(section.replace("<thead>", "<!--").replace("</thead>", "-->"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        self._is_cell = tag in {"td", "th"}
        self.said += [value or "" for name, value in attrs if name == "aria-label" and tag == "svg"]

    def handle_data(self, data: str) -> None:
        if self._is_cell:
            self.rows[-1].append(data)
        self._is_cell = False


@cache
def paper() -> bytes:
    return section11.as_pdf(PICTURED)


def kinds_under(content: bytes, title: str) -> list[str]:
    pieces = [piece for page in pages_of(content) for piece in page]
    start = next(at for at, each in enumerate(pieces) if each.words == title)
    rest = (each.kind for each in pieces[start + 1 :])
    return list(takewhile(lambda kind: kind != "H2", rest))


@pytest.mark.parametrize("pictured", BOTH, ids=str)
def test_the_table_of_the_page_says_what_the_drawings_say(pictured: Pictured) -> None:
    page = _Table(pictured)
    assert [tuple(row) for row in page.rows if len(row) > 1] == rows_of(pictured)
    assert page.said == [each.said for each in pictured.drawings]


@pytest.mark.parametrize("pictured", BOTH, ids=str)
def test_the_workbook_has_the_same_numbers_as_numbers(pictured: Pictured) -> None:
    book = openpyxl.load_workbook(BytesIO(section11.as_xlsx(PICTURED)))
    cells = [[cell.value for cell in row] for row in book[pictured.sheet].iter_rows(5)]
    assert [(row[1], *map(str, row[2:])) for row in cells] == rows_of(pictured)
    assert all(isinstance(each, int) for row in cells for each in row[2:])


def test_csv_and_json_have_the_same_numbers() -> None:
    text = section11.as_csv(PICTURED).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    due, before, after = (
        [(row["label"], int(row["count"])) for row in rows if row["section"] == section]
        for section in ("due_by_month", "knowledge_before", "knowledge_after")
    )
    made = json.loads(section11.as_json(PICTURED))
    (asked,) = made["due_by_month"]["requirements"]
    assert [(each["to"], each["falls_due"]) for each in asked["months"]] == due
    assert [count for _, count in due] == list(DUE.asked[0].counts)
    assert made["due_by_month"]["left_out"] == [LEVEL4]
    marks = made["before_after"]["marks"]
    assert [(str(each["mark"]), each["before"]) for each in marks] == before
    assert [(str(each["mark"]), each["after"]) for each in marks] == after
    assert [count for _, count in after] == [each.after for each in KNOWLEDGE.marks]
    assert made["before_after"]["mean_after"] == KNOWLEDGE.mean_after


@pytest.mark.parametrize("pictured", BOTH, ids=str)
def test_each_drawing_of_the_paper_is_read_out_and_drawn_with_its_numbers(
    pictured: Pictured,
) -> None:
    assert kinds_under(paper(), pictured.title).count("Figure") == len(pictured.drawings)
    told = str(tree_of(paper()))
    document = pypdfium2.PdfDocument(paper())
    drawn = " ".join(page.get_textpage().get_text_range() for page in document).split()
    document.close()
    for each in pictured.drawings:
        assert each.said in told
        for row in each.rows:
            assert {str(number) for number in row.numbers} <= set(drawn)
            assert set(" ".join(row.under).split()) <= set(drawn)


def test_the_schema_allows_them_and_does_not_ask_for_them() -> None:
    schema = json.loads(Path("docs/return.schema.json").read_text("utf-8"))
    check = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    made = json.loads(section11.as_json(PICTURED))
    assert not list(check.iter_errors(made))
    few = replace(DOCUMENT, due_by_month=EMPTY, before_after=_few(None))
    assert not list(check.iter_errors(json.loads(section11.as_json(few))))
    for place in (made["due_by_month"]["requirements"][0]["months"][0], made["before_after"]):
        changed: dict[str, Any] = json.loads(json.dumps(made))
        assert not list(check.iter_errors(changed))
        place["name"] = "Ann Sample"
        assert list(check.iter_errors(made))
        del place["name"]


def test_what_shows_no_pictures_has_nothing_of_them() -> None:
    for make in (section11.as_html, section11.as_csv, section11.as_json):
        content = make(DOCUMENT)
        for word in ("due_by_month", "due-by-month", "before_after", "before-after", AHEAD, KNOWN):
            assert word.encode() not in content
    book = openpyxl.load_workbook(BytesIO(section11.as_xlsx(DOCUMENT)))
    assert not {"Due by month", "Before and after"} & set(book.sheetnames)


def test_what_is_left_out_is_said_with_its_reason() -> None:
    said = " ".join(ahead_of(DUE).how)
    assert f"Left out, since fewer than 5 people count: {LEVEL4}." in said
    assert "since fewer than 5 people fall due: Level 3: safeguarding lead." in said
    assert "Nothing that is in date falls due by 31 March 2027: Level 1" in said
    assert "What falls due on 31 March 2026 itself is in the first month." in said


def test_without_a_drawing_every_file_says_why() -> None:
    document = replace(DOCUMENT, due_by_month=EMPTY, before_after=_few(None))
    for make in (section11.as_html, section11.as_csv):
        said = make(document).decode()
        assert "since fewer than 5 people fall due: Level 3." in said
        assert "not shown, since fewer than 5 people marked it." in said
    content = section11.as_pdf(document)
    assert "Figure" not in [*kinds_under(content, AHEAD), *kinds_under(content, KNOWN)]
    assert knowledge_in(_few(0)).how == (
        "Courses from 1 April 2025 to 31 March 2026: nobody marked what they knew before and "
        "after.",
    )


def _few(people: int | None) -> BeforeAfter:
    return BeforeAfter(KNOWLEDGE.start, AS_AT, people)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ((2026, 4, 1), (2026, 4, 30), "April 2026"),
        ((2026, 3, 17), (2026, 3, 31), "17 to 31 March 2026"),
        ((2027, 3, 1), (2027, 3, 1), "1 March 2027"),
        ((2026, 3, 31), (2026, 4, 30), "31 March to 30 April 2026"),
        ((2026, 12, 31), (2027, 1, 31), "31 December 2026 to 31 January 2027"),
    ],
)
def test_a_month_and_a_part_of_one_are_said_apart(
    first: tuple[int, int, int], last: tuple[int, int, int], words: str
) -> None:
    assert span_words(DueSpan(date(*first), date(*last))) == words


def test_before_and_after_are_told_apart_in_grey() -> None:
    pictured = knowledge_in(KNOWLEDGE)
    figure = PicturedColumns(pictured, pictured.drawings[0])
    out = BytesIO()
    figure.canv = Canvas(out, pagesize=(figure.width, figure.height))
    figure.paint()
    figure.canv.save()
    document = pypdfium2.PdfDocument(out.getvalue())
    drawn = document[0].render(scale=4).to_pil().convert("L")
    document.close()
    step = figure.width / 13 * 2 * 4
    foot = int((figure.height - 23.2) * 4)
    before, after = (
        _share_of_ink(drawn.crop((int(middle - 30), foot - 40, int(middle + 30), foot - 8)))
        for middle in (step * 1.5 - 48, step * 3.5 + 48)
    )
    assert after > 0.95
    assert 0.2 < before < 0.75


def _share_of_ink(piece: Any) -> float:
    dark = piece.point(lambda each: 255 if each < 140 else 0)
    return float(dark.histogram()[255] / (piece.width * piece.height))
