"""A paper in plain words, as PDF and as a page for a browser: the same parts in both."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

from pypdf import PdfReader

from sgdesk.domain.organisation.plain_paper import PlainPaper, Section
from sgdesk.reports.layout.plain_paper import plain_html, plain_pdf
from tests.reports.tagging.trees import tree_of

PAPER = PlainPaper(
    "Example Club",
    "Everything held",
    "Everything held about Asha <Sample>",
    "What we keep.",
    date(2027, 3, 12),
    (
        Section("Training", ("One part each.",), ("A point", "Another"), ("What", "Kept"),
                (("Course", "Level 1"), ("", ""), ("Course", "Level 2 & more"))),
        Section("Nothing here"),
    ),
    personal=True,
)  # fmt: skip


def test_each_thing_that_is_kept_is_a_table_of_its_own_whose_rows_have_their_labels() -> None:
    tree = tree_of(plain_pdf(PAPER))
    tables = tree.every("Table")
    assert [len(each.every("TR")) for each in tables] == [2, 2]
    assert [each.scope for each in tables[0].every("TH")] == ["Column", "Column", "Row"]
    assert [each.kind for each in tree.kids] == [
        "H1", "P", "H2", "P", "L", "Table", "Table", "H2"
    ]  # fmt: skip


def test_of_several_things_each_says_which_it_is_and_keeps_its_page() -> None:
    thing = tuple((f"Line {number}", "kept") for number in range(11))
    rows = (*thing, ("", ""), *thing, ("", ""), *thing)
    section = Section("Forms", headings=("What", "Kept"), rows=rows)
    pages = PdfReader(BytesIO(plain_pdf(replace(PAPER, sections=(section,))))).pages
    heads = [re.findall(r"Forms, \d of 3", page.extract_text()) for page in pages]
    assert heads == [["Forms, 1 of 3", "Forms, 2 of 3"], ["Forms, 3 of 3"]]
    page = plain_html(replace(PAPER, sections=(section,))).decode()
    assert "Forms, 2 of 3</th>" in page


def test_the_page_for_a_browser_has_the_same_parts() -> None:
    page = plain_html(PAPER).decode()
    assert page.count("<table>") == 2
    assert page.count('<th scope="row">Course</th>') == 2
    assert "<td>Level 2 &amp; more</td>" in page
    assert "Asha &lt;Sample&gt;" in page
    assert page.count("<li>") == 2
    assert "<h2>Nothing here</h2>" in page


def test_what_is_cut_out_by_itself_is_on_one_page() -> None:
    words = tuple(f"line {number} of it" for number in range(14))
    for whole in (True, False):
        sections = tuple(Section(f"Name {at}", words, whole=whole) for at in range(9))
        paper = PlainPaper("Example Club", "Words", "Words", "", PAPER.as_at, sections)
        pages = [page.extract_text() for page in PdfReader(BytesIO(plain_pdf(paper))).pages]
        ends = ("Name ", "line 0 ", "line 13 ")
        said = [tuple(map(page.count, ends)) for page in pages]
        assert all(len(set(counts)) == 1 for counts in said) is whole, said


def test_a_heading_with_words_over_its_table_is_not_parted_from_it() -> None:
    rows = tuple((f"row{number}", "kept") for number in range(6))
    filler = tuple(f"Sentence {number}." for number in range(40))
    for more in range(0, 12, 3):
        sections = (
            Section("First", (*filler, *filler[:more])),
            Section("Then", ("A word before.",), headings=("What", "Kept"), rows=rows),
        )
        paper = PlainPaper("Example Club", "A paper", "A paper", "", PAPER.as_at, sections)
        pages = [page.extract_text() for page in PdfReader(BytesIO(plain_pdf(paper))).pages]
        (page,) = [page for page in pages if "Then" in page]
        assert "A word before." in page
        assert page.count("row") == 6
