"""The picture in four kinds of file: the same figures in each, and nobody's words as markup."""

import json
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

import openpyxl
import pypdf
import pytest
from pypdfium2 import PdfDocument

from sgdesk.domain.returns.rollup.gathering import Expected, RollUp, gather
from sgdesk.domain.returns.rollup.sent import LeftOut, Why
from sgdesk.domain.returns.rollup.tables import cell_text, tables, told
from sgdesk.domain.training.counting.tallies import Counts
from sgdesk.reports.returns.rollup.data import make_json
from sgdesk.reports.returns.rollup.html import make_html
from sgdesk.reports.returns.rollup.pdf import make_pdf
from sgdesk.reports.returns.rollup.sheet import make_xlsx
from tests.domain.returns.rollup.test_gathering import DAY, RULES, final, sent

ODD = '=1+1 <script>alert("x")</script> & Co'


@pytest.fixture(scope="module")
def picture() -> RollUp:
    other = replace(sent("w.json", "Window Club", 7), rules=replace(RULES, window_days=60))
    return gather(
        [
            final(sent("a.json", "Example Club", 1234), "R2026-001"),
            sent("b.json", ODD, 6),
            other,
        ],
        [LeftOut("c.json", Why.ALTERED, "Its signature does not fit.", "Broken Club")],
        DAY,
        other_files=2,
        expected=[Expected("Example Club"), Expected("Late Club")],
    )


GOLDEN = """\
3 returns are added up, and 1 file is in no sum; each is named below with its reason.
2 of these returns are live: not made final, so nothing proves that nobody changed what it says.
They are in 2 parts, each added up by itself: another partnership, document, requirement, year or \
rule makes other figures.
1 organisation on your list sent nothing.
2 other files in the folder were left alone.
parts: 1. Example Partnership | Strategy (1) | 31 Mar 2026 | 2 | 1 | 1,240 | 0
parts: 2. Example Partnership | Strategy (1) | 31 Mar 2026 | 1 | 0 | 7 | 0
figures-1: Level 1 | 1,240 | 0 | 1,240 | 0 | 0 | 0 | 0 | 1,240 | 100.0% | 1,240
beside-1: Level 1 | every 3 years | 0 | 0
people-1: Volunteers | 1,240
compared-1: Level 1 | 2 | 100.0% | 100.0% | 100.0% | 2
organisations-1: =1+1 <script>alert("x")</script> & Co | live | 31 Mar 2026 | 6 | 100.0%
organisations-1: Example Club | R2026-001 | 31 Mar 2026 | 1,234 | 100.0%
figures-2: Level 1 | 7 | 0 | 7 | 0 | 0 | 0 | 0 | 7 | 100.0% | 7
beside-2: Level 1 | every 3 years | 0 | 0
people-2: Volunteers | 7
organisations-2: Window Club | live | 31 Mar 2026 | 7 | 100.0%
left-out: c.json | Broken Club | Altered | Its signature does not fit.
missing: Late Club | sent nothing
unexpected: =1+1 <script>alert("x")</script> & Co | b.json
unexpected: Window Club | w.json
"""


def test_the_picture_in_words(picture: RollUp) -> None:
    lines = [
        f"{table.key}: {' | '.join(map(cell_text, row))}"
        for table in tables(picture)
        for row in table.rows
    ]
    assert "\n".join((*told(picture), *lines, "")) == GOLDEN


class _Texts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def plain(text: str) -> str:
    return "".join(text.split())


def test_every_cell_of_the_tables_is_on_paper_and_in_the_browser(picture: RollUp) -> None:
    page = _Texts()
    page.feed(make_html(picture).decode())
    paper = PdfDocument(make_pdf(picture))
    in_pdf = plain("".join(each.get_textpage().get_text_range() for each in paper))
    in_html = plain("".join(page.found))
    for table in tables(picture):
        for row in table.rows:
            for cell in row:
                assert plain(cell_text(cell)) in in_html
                assert plain(cell_text(cell)) in in_pdf
    assert "script" not in page.tags


def test_every_figure_of_the_workbook_is_a_number_and_no_word_a_formula(picture: RollUp) -> None:
    book = openpyxl.load_workbook(BytesIO(make_xlsx(picture)))
    for table in tables(picture):
        rows = list(book[table.name].iter_rows(min_row=5, values_only=True))
        assert [tuple(row) for row in rows[: len(table.rows)]] == list(table.rows)
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds


def test_the_json_holds_the_same_figures_and_each_reason(picture: RollUp) -> None:
    found = json.loads(make_json(picture))
    assert [each["people"] for each in found["parts"]] == [each.people for each in picture.parts]
    assert found["parts"][0]["requirements"][0]["in_date"] == 1240
    assert found["parts"][0]["requirements"][0]["percent"] == 100.0
    assert found["left_out"][0] == {
        "file": "c.json",
        "organisation": "Broken Club",
        "why": "altered",
        "said": "Its signature does not fit.",
    }
    assert found["missing"] == ["Late Club"]


def test_the_paper_is_tagged_and_says_its_day_and_the_same_bytes_come_again(
    picture: RollUp,
) -> None:
    content = make_pdf(picture)
    root: Any = pypdf.PdfReader(BytesIO(content)).root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert content == make_pdf(picture)
    assert make_xlsx(picture) == make_xlsx(picture)
    words = PdfDocument(content)[0].get_textpage().get_text_range()
    assert "31 March 2026" in words
    assert "Counts only; no person is named." in words


def test_organisations_of_no_partnership_stand_under_that_not_under_a_name_of_ours() -> None:
    own = replace(sent("g.json", "Example Club", 7), rules=replace(RULES, document=""))
    picture = gather([replace(own, partnership_name="Generic")], [], DAY)
    words = make_html(picture).decode()
    assert "Part 1: No partnership, 2026" in words
    assert "1. No partnership" in words
    assert "Generic" not in words


def test_a_picture_in_which_nothing_counts_says_so() -> None:
    empty = gather([], [LeftOut("c.json", Why.UNREADABLE, "It is not whole.")], DAY)
    assert "No return could be added up." in make_html(empty).decode()
    assert make_pdf(empty).startswith(b"%PDF")
    assert openpyxl.load_workbook(BytesIO(make_xlsx(empty))).sheetnames[0] == "What to know"


WIDE = (
    "Supervision", "Practitioner", "Professional", "Introduction", "Communication",
    "Responsibilities", "Participation", "Organisational", "Understanding", "Neurodevelopmental",
)  # fmt: skip


def test_no_word_over_a_column_is_cut_however_many_requirements_there_are() -> None:
    one = sent("a.json", "Example Club", 4)
    asked = tuple(
        replace(one.requirements[0], key=f"r{place}", title=each) for place, each in enumerate(WIDE)
    )
    rules = replace(RULES, asked=tuple((each.key, each.title, 36) for each in asked))
    returns = [
        replace(one, file=f"{name}.json", organisation=name, requirements=asked, rules=rules)
        for name in ("Example Club", "Other Club")
    ]
    paper = PdfDocument(make_pdf(gather(returns, [], DAY)))
    words = " ".join(each.get_textpage().get_text_range() for each in paper).split()
    over_and_beside = 4  # in three tables as a row, and over a column of organisations
    assert {each: words.count(each) for each in WIDE} == dict.fromkeys(WIDE, over_and_beside)


def test_what_nobody_is_asked_for_has_no_column_and_is_named() -> None:
    one = sent("a.json", "Example Club", 4)
    level = one.requirements[0]
    other = replace(level, key="r2", title="Prevent", counts=Counts())
    rules = replace(RULES, asked=(*RULES.asked, ("r2", "Prevent", 36)))
    both = replace(one, requirements=(level, other), rules=rules)
    (table,) = (each for each in tables(gather([both], [], DAY)) if each.key == "organisations-1")
    assert table.headings[-1] == "Level 1"
    assert table.how.endswith("Nobody is asked for Prevent.")


def test_one_organisation_alone_is_compared_with_nobody() -> None:
    keys = {each.key for each in tables(gather([sent()], [], DAY))}
    assert "organisations-1" in keys
    assert "compared-1" not in keys


@pytest.mark.parametrize(
    ("document", "said"), [("Strategy", "refresh not stated; none set"), ("", "no refresh set")]
)
def test_without_a_document_nobody_left_a_refresh_unsaid(document: str, said: str) -> None:
    rules = replace(RULES, document=document, asked=(("level1", "Level 1", None),))
    found = gather([replace(sent(), rules=rules)], [], DAY)
    (beside,) = (each for each in tables(found) if each.key == "beside-1")
    assert [row[1] for row in beside.rows] == [said]
