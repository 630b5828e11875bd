"""The year says the same number in every file, and a return that does not show it is as it was."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from io import BytesIO
from itertools import takewhile
from pathlib import Path

import openpyxl
import pypdfium2
from jsonschema import Draft202012Validator
from reportlab.pdfgen.canvas import Canvas

from sgdesk.domain.returns.over_year import DayShare, OverYear, RequirementYear
from sgdesk.reports import returns as section11
from sgdesk.reports.returns.overyear import words
from sgdesk.reports.returns.overyear.columns import YearColumns
from tests.reports.returns.documents import AS_AT, DOCUMENT, LEVEL4, OVER_YEAR, YEAR
from tests.reports.tagging.pages import pages_of
from tests.reports.tagging.trees import tree_of

Told = list[tuple[str, str, str]]
"""Of each requirement and day: completed, counted, percent, as texts."""


def expected() -> Told:
    return [words.share_texts(share) for asked in YEAR.asked for share in asked.days]


class _Table(HTMLParser):
    """The figures of the section's table, and what is read out for its drawings."""

    def __init__(self) -> None:
        super().__init__()
        content = section11.as_html(OVER_YEAR).decode()
        section = content.split('<h2 id="over-year">')[1].split("</section>")[0]
        self.cells: list[str] = []
        self.said: list[str] = []
        self._is_cell = False
        self.feed(section)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_cell = tag == "td"
        self.said += [value or "" for name, value in attrs if name == "aria-label" and tag == "svg"]

    def handle_data(self, data: str) -> None:
        if self._is_cell:
            self.cells.append(data)
        self._is_cell = False

    def told(self) -> Told:
        return list(zip(self.cells[::3], self.cells[1::3], self.cells[2::3], strict=True))


def _pieces_under_title(content: bytes) -> list[str]:
    """The kinds of piece from the section's heading to the next."""
    pieces = [piece for page in pages_of(content) for piece in page]
    start = next(at for at, each in enumerate(pieces) if each.words == words.TITLE)
    rest = (each.kind for each in pieces[start + 1 :])
    return list(takewhile(lambda kind: kind != "H2", rest))


def test_the_table_of_the_page_says_what_the_figures_say() -> None:
    page = _Table()
    assert page.told() == expected()
    assert page.said == [words.said_of(YEAR, each) for each in YEAR.asked]


def test_the_workbook_says_it_too_with_live_percentages() -> None:
    content = BytesIO(section11.as_xlsx(OVER_YEAR))
    rows = [
        [cell.value for cell in row[2:5]]
        for row in openpyxl.load_workbook(content, data_only=True)["Over the year"].iter_rows(5)
    ]
    told = [
        (str(done), str(of), f"{share:.1%}" if isinstance(share, float | int) else str(share))
        for done, of, share in rows
    ]
    assert told == expected()
    formulas = openpyxl.load_workbook(content)["Over the year"]
    assert formulas["E5"].value == '=IF(D5=0,"n/a",ROUND(C5/D5,3))'


def test_csv_and_json_have_the_same_numbers_or_none() -> None:
    shares = [share for asked in YEAR.asked for share in asked.days]
    text = section11.as_csv(OVER_YEAR).decode("utf-8-sig")
    rows = [
        row
        for row in csv.DictReader(io.StringIO(text, newline=""))
        if row["section"] == "over_year"
    ]
    plain = ["" if each is None else str(each) for share in shares for each in _numbers(share)]
    assert [row[key] for row in rows for key in ("completed", "count", "percent")] == plain
    assert [row["label"] for row in rows] == [share.day.isoformat() for share in shares]
    made = json.loads(section11.as_json(OVER_YEAR))["over_year"]
    days = [day for asked in made["requirements"] for day in asked["days"]]
    told = [tuple(day[key] for key in ("completed", "counted", "percent")) for day in days]
    assert told == [_numbers(share) for share in shares]
    assert made["left_out"] == [LEVEL4]


def _numbers(share: DayShare) -> tuple[int | None, int | None, float | None]:
    return share.completed, share.counted, share.percent


def test_each_figure_of_the_paper_is_read_out_and_drawn_with_its_numbers() -> None:
    content = section11.as_pdf(OVER_YEAR)
    assert _pieces_under_title(content).count("Figure") == len(YEAR.asked)
    told = str(tree_of(content))
    document = pypdfium2.PdfDocument(content)
    drawn = " ".join(page.get_textpage().get_text_range() for page in document).split()
    document.close()
    for asked in YEAR.asked:
        assert words.said_of(YEAR, asked) in told
        for share in asked.days:
            assert set(words.number_lines(share)[1].split()) <= set(drawn)
            assert share.percent is None or f"{share.percent:.1f}%" in drawn


def test_the_schema_allows_it_and_does_not_ask_for_it() -> None:
    schema = json.loads(Path("docs/return.schema.json").read_text("utf-8"))
    check = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    made = json.loads(section11.as_json(OVER_YEAR))
    assert not list(check.iter_errors(made))
    made["over_year"]["requirements"][0]["days"][0]["name"] = "Ann Sample"
    assert list(check.iter_errors(made))
    assert not list(check.iter_errors(json.loads(section11.as_json(DOCUMENT))))


def test_what_does_not_show_the_year_has_nothing_of_it() -> None:
    for make in (section11.as_html, section11.as_csv, section11.as_json):
        content = make(DOCUMENT)
        assert b"over_year" not in content
        assert b"over-year" not in content
        assert words.TITLE.encode() not in content
    book = openpyxl.load_workbook(BytesIO(section11.as_xlsx(DOCUMENT)))
    assert "Over the year" not in book.sheetnames


def test_what_is_left_out_is_said_with_its_reason() -> None:
    said = " ".join(words.how_lines(YEAR))
    assert f"Left out, since fewer than 5 people count: {LEVEL4}." in said
    assert "A day on which fewer than 5 people counted is not shown." in said
    assert "Our file was begun on 4 July 2025." in said
    assert words.day_text(YEAR, date(2025, 6, 30)) == "30 June 2025 (before our file was begun)"
    assert words.day_text(YEAR, date(2025, 7, 31)) == "31 July 2025"


def test_a_year_without_a_figure_says_why_in_every_file() -> None:
    nothing = OverYear((AS_AT,), (), (), date(2020, 1, 1), other_rules=True)
    assert list(words.how_lines(nothing)) == [
        "Days on which we went by another partnership’s document are left out, so there is nothing "
        "to compare with."
    ]
    document = replace(DOCUMENT, over_year=nothing)
    for make in (section11.as_html, section11.as_csv):
        assert "nothing to compare with" in make(document).decode()
    assert "Figure" not in _pieces_under_title(section11.as_pdf(document))
    book = openpyxl.load_workbook(BytesIO(section11.as_xlsx(document)))
    assert "nothing to compare with" in str(book["Over the year"]["A3"].value)


def test_stripes_before_the_file_was_begun_are_told_from_solid_in_grey() -> None:
    asked = RequirementYear(
        "a", "A", tuple(DayShare(day, 9, 9) for day in (date(2026, 1, 31), date(2026, 2, 28)))
    )
    year = OverYear((date(2026, 1, 31), date(2026, 2, 28)), (asked,), (), date(2026, 2, 1))
    figure = YearColumns(year, asked)
    out = BytesIO()
    canvas = Canvas(out, pagesize=(figure.width, figure.height))
    figure.canv = canvas
    figure.paint()
    canvas.save()
    document = pypdfium2.PdfDocument(out.getvalue())
    drawn = document[0].render(scale=4).to_pil().convert("L")
    document.close()
    step = figure.width / 13 * 4
    dark = []
    for place in range(2):
        middle = step * (place + 0.5)
        piece = drawn.crop((int(middle - 20), 80, int(middle + 20), 200))
        dark.append(sum(piece.point(lambda each: int(each < 140)).histogram()[1:2]) / 4800)
    striped, solid = dark
    assert solid > 0.95
    assert 0.2 < striped < 0.75


def test_a_drawing_on_the_page_brings_its_own_looks_and_runs_nothing() -> None:
    content = section11.as_html(OVER_YEAR).decode()
    assert not re.search(r"<script|href=|src=", content)
    assert content.count('role="img"') == section11.as_html(DOCUMENT).decode().count(
        'role="img"'
    ) + len(YEAR.asked)
