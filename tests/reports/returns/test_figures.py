"""The same numbers in the JSON, the CSV, the workbook and the page, read by other readers."""

import csv
import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from sgdesk.domain.people.kinds import PersonKind
from sgdesk.domain.returns.document import ReturnDocument
from sgdesk.domain.returns.words import kind_heading
from sgdesk.domain.training.counting.summary_json import COUNT_KEYS
from sgdesk.reports import returns as section11
from tests.reports.returns.documents import (
    DOCUMENT,
    DUE,
    HOSTILE_TEXTS,
    KNOWLEDGE,
    NAMED,
    OVER_YEAR,
    hostile,
    large,
)
from tests.reports.returns.varied import Varied

PEOPLE = ("Ada", "Łukasz", "Leda", "Depp", "Sampleton", "ਗੁਰਪ੍ਰੀਤ")
"""Everybody whom a document with counts only must not name."""


class Page(HTMLParser):
    """The text of a page cell by cell, and its tags in order."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.rows: list[list[str]] = []
        self.text = ""
        self._in_cell = False
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a row or a cell."""
        self.tags.append((tag, dict(attrs)))
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"}:
            self.rows[-1].append("")
            self._in_cell = True

    def handle_endtag(self, tag: str) -> None:
        """Close a cell."""
        self._in_cell = self._in_cell and tag not in {"td", "th"}

    def handle_data(self, data: str) -> None:
        """Add to the cell that is open."""
        self.text += data
        if self._in_cell:
            self.rows[-1][-1] += data


def csv_rows(document: ReturnDocument) -> list[dict[str, str]]:
    """The CSV as a spreadsheet program splits it."""
    text = section11.as_csv(document).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def book_of(document: ReturnDocument, *, values: bool = True) -> openpyxl.Workbook:
    """The workbook, with the values that are stored or else the formulas."""
    return openpyxl.load_workbook(io.BytesIO(section11.as_xlsx(document)), data_only=values)


def formulas(book: openpyxl.Workbook) -> list[str]:
    """Every formula of the workbook in order."""
    return [
        str(cell.value)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]


def test_json_is_the_summary_document_with_whose_and_by_what() -> None:
    content = json.loads(section11.as_json(DOCUMENT))
    assert list(content) == [
        *("as_at", "people", "no_role", "requirements", "by_role", "by_group", "reasons"),
        "by_kind",
        *("projection", "first_page", "notes", "questions"),
        *("from", "rules", "period_from", "workforce", "roles_shown", "merged_roles", "numbers"),
        *("sections", "actions", "beside_training", "moved", "return"),
    ]
    assert (content["as_at"], content["people"], content["no_role"]) == ("2026-03-31", 36, 2)
    assert content["requirements"][0] == {
        "requirement": "level1",
        "required": 36,
        "exempt": 0,
        "in_date": 31,
        "due_soon": 0,
        "overdue": 0,
        "new_starter": 3,
        "not_done": 2,
        "completed": 31,
        "percent": 86.1,
        "ever_completed": 31,
        "interval_months": None,
        "interval_source": None,
        "force": None,
        "source": "Appendix 1, Level 1",
        "title": "Level 1: induction and introduction to safeguarding",
        "falls_due_in_12_months": 0,
        "over_3_years": 21,
        "kept_up_to_date_otherwise": 0,
        "percent_a_year_before": None,
    }
    assert content["requirements"][2]["percent"] is None
    assert content["by_role"][0]["role"] == "Youth worker"
    assert content["by_group"][0]["group"] == "1"
    assert content["reasons"][0] == {
        "requirement": "level1",
        "reason": "new starter",
        "count": 3,
    }


def test_json_says_whose_each_interval_is() -> None:
    rules = json.loads(section11.as_json(DOCUMENT))["rules"]
    assert [
        (each["interval_months"], each["interval_source"], each["force"])
        for each in rules["requirements"]
    ] == [
        (None, None, None),
        (36, "partnership", "must"),
        (24, "organisation", None),
    ]
    assert (rules["window_days"], rules["induction_days"], rules["allowance_days"]) == (90, 28, 182)


def test_json_ends_with_a_line_and_keeps_accents_as_they_are() -> None:
    content = section11.as_json(hostile("Kościół Świętego Przykładu"))
    assert content.endswith(b"}\n")
    assert "Kościół".encode() in content


def test_csv_holds_the_numbers_of_the_json() -> None:
    content = json.loads(section11.as_json(DOCUMENT))
    rows = csv_rows(DOCUMENT)
    for section in ("requirements", "by_role", "by_group"):
        found = [row for row in rows if row["section"] == section]
        assert [row["requirement"] for row in found] == [
            each["requirement"] for each in content[section]
        ]
        for row, each in zip(found, content[section], strict=True):
            assert [row[key] for key in COUNT_KEYS] == [
                "" if each[key] is None else str(each[key]) for key in COUNT_KEYS
            ]
    reasons = [row for row in rows if row["section"] == "reasons"]
    assert [int(row["count"]) for row in reasons] == [each["count"] for each in content["reasons"]]


def test_csv_is_utf8_with_bom_and_crlf_in_every_line() -> None:
    content = section11.as_csv(DOCUMENT)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") == content.count(b"\r\n")
    assert content.endswith(b"\r\n")


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_csv_has_no_cell_that_a_spreadsheet_would_calculate(text: str) -> None:
    signs = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝")
    rows = csv_rows(hostile(text))
    assert not [cell for row in rows for cell in row.values() if cell.startswith(signs)]
    assert {row["label"].removeprefix("'") for row in rows if row["section"] == "by_role"} == {text}


def test_workbook_stores_the_numbers_of_the_json() -> None:
    content = json.loads(section11.as_json(DOCUMENT))
    book = book_of(DOCUMENT)
    for name, section in (
        ("Summary", "requirements"),
        ("By role", "by_role"),
        ("By group", "by_group"),
    ):
        for row, each in enumerate(content[section], 5):
            cells = [cell.value for cell in book[name][row]][2:]
            percent = "n/a" if each["percent"] is None else each["percent"] / 100
            assert cells[:8] == [each[key] for key in COUNT_KEYS[:8]]
            assert cells[8] == each["required"] - each["exempt"]
            assert cells[9] == (percent if percent == "n/a" else pytest.approx(percent, abs=1e-9))
            assert cells[10] == each["ever_completed"]
    assert book["Summary"]["B13"].value == 36


def test_workbook_works_out_totals_and_percentages_itself() -> None:
    sheet = book_of(DOCUMENT, values=False)["Summary"]
    assert sheet["C5"].value == "=SUM(D5:I5)"
    assert sheet["J5"].value == "=E5+F5"
    assert sheet["K5"].value == "=C5-D5"
    assert sheet["L5"].value == '=IF(K5=0,"n/a",ROUND(J5/K5,3))'
    assert sheet["M5"].value == "=J5+G5"
    assert sheet["B13"].value == "=SUM(B10:B12)"


def test_workbook_is_set_up_to_read_and_print() -> None:
    book = book_of(DOCUMENT)
    assert book.sheetnames == [
        *("First page", "Actions", "Summary", "By kind", "By group", "By role", "Reasons"),
        "Counted how",
    ]
    for name in book.sheetnames[:-1]:
        sheet = book[name]
        assert sheet.freeze_panes == "B5"
        assert sheet.auto_filter.ref is not None
        assert sheet.print_title_rows == "$4:$4"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        properties = sheet.sheet_properties.pageSetUpPr
        assert properties is not None
        assert properties.fitToPage
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.oddFooter is not None
        assert sheet.oddFooter.left.text == (
            "As at 31 March 2026. Counts only; names that we know were taken out. "
            "Not made final: no number"
        )
        assert not sheet.oddFooter.center.text


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_workbook_keeps_what_was_typed_as_text(text: str) -> None:
    book = book_of(hostile(text), values=False)
    all_pictures = replace(OVER_YEAR, due_by_month=DUE, before_after=KNOWLEDGE)
    assert formulas(book) == formulas(book_of(all_pictures, values=False))
    assert not [
        cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.hyperlink
    ]
    assert book["By role"]["A5"].data_type == "s"


def test_page_shows_the_numbers_of_the_json() -> None:
    content = json.loads(section11.as_json(DOCUMENT))
    rows = [row[1:] for row in Page(section11.as_html(DOCUMENT)).rows if len(row) == 11]
    expected = [
        [
            *(str(each[key]) for key in COUNT_KEYS[:7]),
            f"{each['completed']} of {each['required'] - each['exempt']}",
            "n/a" if each["percent"] is None else f"{each['percent']}%",
            str(each["ever_completed"]),
        ]
        for section in ("requirements", "by_kind", "by_group", "by_role")
        for each in content[section]
    ]
    assert [row for row in rows if row[0] != "Required"] == expected


def test_page_has_one_top_heading_headings_in_order_and_headed_tables() -> None:
    page = Page(section11.as_html(NAMED))
    levels = [int(tag[1]) for tag, _ in page.tags if tag in {"h1", "h2", "h3"}]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert page.tags[0] == ("html", {"lang": "en-GB"})
    tables = [tag for tag, _ in page.tags if tag == "table"]
    assert len(tables) == len([tag for tag, _ in page.tags if tag == "caption"]) == 7
    assert all(attrs.get("scope") for tag, attrs in page.tags if tag == "th")


def test_page_fetches_nothing_and_runs_nothing() -> None:
    page = Page(section11.as_html(DOCUMENT))
    assert not {tag for tag, _ in page.tags} & {"script", "link", "img", "iframe", "a"}
    assert not {tag for tag, _ in page.tags} & {"use", "image", "foreignobject", "animate"}
    assert not [attrs for _, attrs in page.tags if {"src", "href", "onload", "onclick"} & {*attrs}]


def test_every_bar_tells_its_numbers_and_has_colours_of_its_own() -> None:
    tags = Page(section11.as_html(DOCUMENT)).tags
    bars = [attrs for tag, attrs in tags if tag == "svg" and attrs.get("role") == "img"]
    assert [each["aria-label"] for each in bars] == [
        "In date: 31, New starter: 3, Not done: 2",
        "In date: 11, Due soon: 3, Overdue: 3, Not done: 1",
        "Nobody counts",
    ]
    drawn = [attrs for tag, attrs in tags if tag in {"rect", "text", "circle"}]
    assert drawn
    assert all("#" in str(attrs.get("fill")) for attrs in drawn)


def test_page_relies_on_no_colour_of_the_readers() -> None:
    style = section11.as_html(DOCUMENT).decode().partition("<style>")[2].partition("</style>")[0]
    light, dark, printed = (
        dict(re.findall(r"(--[a-z]+): (#[0-9a-f]{6})", part))
        for part in re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    )
    assert light.keys() == dark.keys() == printed.keys()
    assert "background: var(--ground)" in style
    assert set(re.findall(r"var\((--[a-z]+)\)", style)) == light.keys()
    for scheme in (light, dark, printed):
        for ink in ("--ink", "--quiet", "--head", "--warn"):
            assert contrast(scheme[ink], scheme["--ground"]) >= 4.5


def contrast(one: str, other: str) -> float:
    """How far two colours are apart (WCAG 2.2, contrast ratio)."""
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_page_shows_what_was_typed_and_never_obeys_it(text: str) -> None:
    plain, tried = Page(section11.as_html(DOCUMENT)), Page(section11.as_html(hostile(text)))
    own = {tag for tag, _ in plain.tags}
    assert {tag for tag, _ in tried.tags} <= own | {"p"}
    assert " ".join(text.replace("\u202e", " ").replace("\u202c", " ").split()) in tried.text


@pytest.mark.parametrize("kind", ["json", "csv", "xlsx", "html"])
def test_same_figures_make_the_same_bytes(kind: str) -> None:
    make = getattr(section11, f"as_{kind}")
    assert make(NAMED) == make(NAMED)


@pytest.mark.parametrize("kind", ["json", "csv", "html"])
def test_counts_only_names_nobody(kind: str) -> None:
    content = getattr(section11, f"as_{kind}")(DOCUMENT).decode()
    assert not [name for name in PEOPLE if name in content]


def test_counts_only_workbook_names_nobody() -> None:
    book = book_of(DOCUMENT)
    text = " ".join(
        str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value
    )
    assert not [name for name in PEOPLE if name in text]
    assert book.properties.creator in (None, "", "openpyxl")


def test_annex_names_people_in_the_workbook_and_on_the_page() -> None:
    sheet = book_of(NAMED)["Names"]
    assert [cell.value for cell in sheet[5]][:4] == [
        "Ada Sampleton",
        "Youth worker",
        "Level 2: safeguarding overview",
        "Overdue",
    ]
    assert sheet["A3"].value == "Contains personal data"
    assert "Łukasz Sampleton" in Page(section11.as_html(NAMED)).text


@pytest.mark.parametrize("kind", ["json", "csv"])
def test_plain_figures_hold_counts_only_beside_an_annex_too(kind: str) -> None:
    make = getattr(section11, f"as_{kind}")
    assert make(NAMED) == make(DOCUMENT)


def test_many_roles_are_all_there() -> None:
    rows = [row for row in csv_rows(large()) if row["section"] == "by_role"]
    assert len(rows) == 120
    assert book_of(large())["By role"].max_row == 124


def words_of_book(document: ReturnDocument) -> list[str]:
    """Whatever is told in words in the workbook: no title of a sheet, no heading, no figure."""
    found: list[str] = []
    for sheet in book_of(document):
        how = str(sheet["A3"].value or "")
        about = [sheet["A2"].value, *re.split(r"(?<=\.) |; ", how)]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]
        cells = [*about, *(cell for row in rows for cell in row)]
        found += [cell for cell in cells if isinstance(cell, str) and cell]
    return found


@pytest.mark.parametrize("pack", ["generic", "hscp", "wscp"])
def test_what_the_workbook_says_in_words_the_csv_says_too(pack: str) -> None:
    document = replace(Varied(pack, 20, 4).document(), has_annex=False, named=())
    told = " ".join(
        cell.removeprefix("'") for row in csv_rows(document) for cell in row.values() if cell
    )
    plain = "".join(told.split())
    words = [each for each in words_of_book(document) if each not in _OF_THE_BOOK_ALONE]
    words = [each for each in words if not each.endswith("in the order of its document.")]
    assert [each for each in words if "".join(each.split()) not in plain] == []


_OF_THE_BOOK_ALONE = {
    *("People", "Number", "In scope", "No active role, in no count", "All requirements together"),
    *("Safeguarding lead, signature and date", "Trustee, signature and date"),
    *("What the states mean", "Our settings", "What meets each requirement", "Who is left out"),
    *("Who this is from", "How to check this return"),
    *map(kind_heading, PersonKind),
}
"""Headings of blocks, room to sign on, and kinds of person, which are codes in the CSV."""


def test_every_row_of_the_workbook_is_as_high_as_its_text() -> None:
    for sheet in book_of(Varied("scsp", 20, 5).document()):
        for row in sheet.iter_rows():
            height = sheet.row_dimensions[row[0].row or 0].height or 15
            for cell in row:
                if isinstance(cell.value, str) and cell.alignment.wrap_text:
                    room = height / 15 * wide(sheet, cell.coordinate)
                    assert len(cell.value) <= room or height >= 400, (sheet.title, cell.value)


def wide(sheet: Worksheet, place: str) -> float:
    """How many letters a line of a cell takes, over all the columns that it runs over."""
    over = next((each for each in sheet.merged_cells.ranges if place in each), None)
    columns = range(over.min_col, over.max_col + 1) if over else [sheet[place].column]
    widths = {
        column: each.width
        for each in sheet.column_dimensions.values()
        for column in range(each.min or 0, (each.max or 0) + 1)
    }
    return sum(widths.get(each, 12) for each in columns)


def test_every_sheet_says_whose_it_is_and_of_which_day() -> None:
    for sheet in book_of(NAMED):
        assert sheet["A2"].value == "St Example's Church, Leominster, as at 31 March 2026"
    title = csv_rows(DOCUMENT)[0]
    assert (title["label"], title["text"]) == (
        "Safeguarding training summary",
        "St Example's Church, Leominster, as at 31 March 2026",
    )
