"""Tables over pages: rows shared out, headings that stay, widths that follow the text."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from reportlab.platypus import Flowable

from sgdesk.domain.sessions.sign_in import SignInRow, SignInSheet
from sgdesk.reports.layout.pages import LATER, WIDTH, headings, make_paper, para, space
from sgdesk.reports.layout.styles import Furniture
from sgdesk.reports.layout.tables import HouseTable, fitted_widths, headed, height_of, table
from sgdesk.reports.sessions.sign_in_sheet import sign_in_sheet_pdf
from sgdesk.reports.tagging import About
from tests.reports import papers
from tests.reports.tagging.trees import faults_of, tree_of, untold

DAY = date(2027, 3, 12)


def pages_of(*story: Flowable, carried: str = "") -> list[str]:
    """The words of each page of a paper of these pieces."""
    return words_of(paper_of(*story, carried=carried))


def paper_of(*story: Flowable, carried: str = "") -> bytes:
    """A paper of these pieces."""
    about = About("A paper", "Example Club", "Trying papers", DAY)
    return make_paper(story, Furniture("Example Club", "A paper", DAY), about, carried)


def words_of(pdf: bytes) -> list[str]:
    """The words of each page."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


def rows_of(many: int) -> HouseTable:
    """A table of so many rows, each with a number of its own."""
    rows = [[para(f"row{number}", "cell"), para("more", "cell")] for number in range(many)]
    return table([headings(["Which", "What"]), *rows], [WIDTH / 2, WIDTH / 2])


def on_each(pages: Sequence[str]) -> list[int]:
    """How many rows each page has."""
    return [page.count("row") for page in pages]


SHEET = SignInSheet("Example Club", papers.COURSE, DAY, (), "19:30", "Church hall", (), 0)


@pytest.mark.parametrize(
    ("people", "shared"), [(27, [27]), (28, [14, 14]), (33, [17, 16]), (61, [20, 21, 20])]
)
def test_the_rows_of_a_sign_in_sheet_are_shared_out_evenly(people: int, shared: list[int]) -> None:
    rows = tuple(SignInRow(f"row{number}", "Helper") for number in range(people))
    assert on_each(words_of(sign_in_sheet_pdf(replace(SHEET, rows=rows)))) == shared


def test_each_page_of_a_sign_in_sheet_says_of_what_when_and_where_it_is() -> None:
    pages = words_of(papers.PAPERS["sign-in sheet"](80))
    assert len(pages) > 2
    for page in pages:
        assert papers.COURSE in page
        assert "12 March 2027, 19:30 to 21:30, Church hall, 1 Example Street" in page


@pytest.mark.parametrize("more", range(1, 5))
def test_no_page_begins_with_one_or_two_last_rows(more: int) -> None:
    fit = on_each(pages_of(rows_of(200)))[0]
    first, rest = on_each(pages_of(rows_of(fit + more), space(400)))
    assert (first, rest) == (fit + more - max(more, 3), max(more, 3))


@pytest.mark.parametrize("before", range(0, 700, 47))
def test_a_heading_is_never_parted_from_the_rows_under_it(before: int) -> None:
    story = [space(before), *headed("A heading", rows_of(60), para("A word between.", "note"))]
    (page,) = [page for page in pages_of(*story) if "A heading" in page]
    assert "A word between." in page
    assert page.count("row") >= 3


@pytest.mark.parametrize("before", range(530, 590, 6))
def test_what_has_to_stand_under_a_table_takes_rows_with_it(before: int) -> None:
    made, signed = rows_of(9), para("Signed")
    made.tail = height_of([signed])
    (page,) = [page for page in pages_of(space(before), made, signed) if "Signed" in page]
    assert page.count("row") >= 3


def test_a_row_higher_than_a_page_is_printed_whole() -> None:
    long = [para("word " * 2500, "cell"), para("", "cell")]
    made = table([headings(["Which", "What"]), long], [WIDTH / 2, WIDTH / 2])
    assert " ".join(pages_of(made)).count("word") == 2500


def test_further_pages_say_whose_they_are_and_it_is_read_out_once() -> None:
    pdf = paper_of(para("Of whom", "title"), rows_of(120), carried="Of Łukasz Żółć")
    first, *later = words_of(pdf)
    assert "Of Łukasz" not in first
    assert later
    assert all("Of Łukasz Żółć" in page for page in later)
    assert untold(pdf) == []
    assert tree_of(pdf).kids[1].kind == "Table"


def test_columns_are_as_wide_as_their_text_and_the_table_as_the_page() -> None:
    rows = [headings(["Day", "Course"]), [para("12 Mar 2027", "cell"), para("Short", "cell")]]
    day, course = fitted_widths(rows)
    assert day + course == pytest.approx(WIDTH)
    assert para("12 Mar 2027", "cell").wrap(day - 8, LATER)[1] < 14
    assert day < WIDTH / 4


def test_a_long_text_leaves_room_for_short_ones() -> None:
    said = papers.SAID[3]
    row = [para("12 Mar 2027", "cell"), para(said, "cell"), para(said, "cell")]
    day, first, second = fitted_widths([headings(["Day", "Said", "Written"]), row])
    assert para("12 Mar 2027", "cell").wrap(day - 8, LATER)[1] < 14
    assert first == pytest.approx(second, rel=0.05)
    assert day + first + second == pytest.approx(WIDTH)


def test_words_wider_than_the_page_are_parted_and_not_drawn_over_its_edge() -> None:
    row = [para("x" * 900, "cell"), para("y" * 90, "cell"), para("Day", "cell")]
    first, second, day = fitted_widths([headings(["One", "Two", "Day"]), row])
    assert first + second + day == pytest.approx(WIDTH)
    assert first == second
    assert para("Day", "cell").wrap(day - 8, LATER)[1] < 14


@pytest.mark.needs("pdf checker")
@pytest.mark.parametrize("many", [5, 40, 90])
@pytest.mark.parametrize("name", sorted(set(papers.PAPERS) - {"training forms"}))
def test_no_further_page_of_any_paper_is_all_but_empty(name: str, many: int) -> None:
    pdf = papers.PAPERS[name](many)
    assert untold(pdf) == []
    if many == 40:
        assert faults_of(pdf) == []
    for page in words_of(pdf)[1:]:
        assert len(page) > 150, page


@pytest.mark.parametrize("before", range(640, 700, 7))
def test_a_paragraph_that_does_not_fit_goes_whole_or_in_parts_to_the_next_page(before: int) -> None:
    text = " ".join(f"word{number}" for number in range(60))
    pages = pages_of(space(before), para(text), para("The end."))
    assert len(pages) == 2 or before < 680
    assert [each for each in " ".join(pages).split() if each.startswith("word")] == text.split()


def test_what_a_row_repeats_quietly_is_said_anew_at_the_top_of_a_page() -> None:
    rows = [[para("March", "again" if number else "cell")] for number in range(9)]
    made = table([headings(["Month"]), *rows], [WIDTH])
    here, *_, next_page = made.split(WIDTH, made.height_of(5))
    assert _inks(here) == ["cell", *["again"] * 4]
    assert _inks(next_page) == ["cell", *["again"] * 3]
    assert _inks(made) == ["cell", *["again"] * 8]  # it is parted twice: once to find its end


def _inks(made: HouseTable) -> list[str]:
    """The style of each row's first cell."""
    firsts = [row[0] for row in made._cellvalues[made.repeatRows :]]
    return [(each[0] if isinstance(each, tuple) else each).style.name for each in firsts]
