"""The evaluation report: knowledge before and after as a square, and no table without a row."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from sgdesk.domain.forms.results import AnswerMove, HeldSession, Rise
from sgdesk.reports.forms.evaluation_report import evaluation_report_pdf
from sgdesk.reports.forms.knowledge import knowledge_grid
from sgdesk.reports.layout.pages import make_paper, para
from sgdesk.reports.layout.styles import Furniture
from sgdesk.reports.tagging import About
from tests.reports.papers import evaluation
from tests.reports.tagging.trees import faults_of, tree_of

DAY = date(2027, 3, 12)
RISE = Rise(13, 2.0, 4.0, 10, 0, 3, (AnswerMove(2, 4, 10), AnswerMove(5, 1, 3)))


def grid_pdf() -> bytes:
    """A paper with the square alone."""
    about = About("A square", "Example Club", "Trying papers", DAY)
    furniture = Furniture("Example Club", "A square", DAY)
    return make_paper([para("A square", "title"), knowledge_grid(RISE)], furniture, about)


@pytest.mark.needs("pdf checker")
def test_each_figure_of_the_square_is_read_out_with_the_marks_that_it_stands_between() -> None:
    pdf = grid_pdf()
    (table,) = tree_of(pdf).every("Table")
    assert [each.scope for each in table.every("TH")] == ["Column"] * 6 + ["Row"] * 5
    words = PdfReader(BytesIO(pdf)).pages[0].extract_text().split()
    said = " ".join(words)
    assert "Before 2 0 0 0 10 0 Before 3" in said
    assert "Before 5 3 0 0 0 0" in said
    assert faults_of(pdf) == []


def test_the_more_people_the_darker_a_square_and_nobody_is_white() -> None:
    grid = knowledge_grid(RISE)
    filled = {at: colour for _, at, _, colour in grid._bkgrndcmds if at[1] > 0}
    brightness = {at: colour.red for at, colour in filled.items()}
    assert brightness[4, 2] < brightness[1, 5] < brightness[3, 3] == 1


def test_a_form_without_marks_has_no_table_of_marks() -> None:
    pages = PdfReader(BytesIO(evaluation_report_pdf(evaluation(40)))).pages
    text = " ".join(page.extract_text() for page in pages)
    assert text.count("How many gave 1 to 5") == 2  # after the course and later; no other asks any


@pytest.mark.parametrize("sessions", range(3, 14))
def test_what_the_square_means_stands_under_it_on_its_page(sessions: int) -> None:
    held = HeldSession(date(2027, 2, 20), "Induction", "Hall", 25, 23, 20)
    report = replace(evaluation(40), sessions=(held,) * sessions)
    pages = PdfReader(BytesIO(evaluation_report_pdf(report))).pages
    page = next(each.extract_text() for each in pages if "After 5" in each.extract_text())
    assert "In the framed squares nothing changed" in " ".join(page.split())


@pytest.mark.parametrize("sessions", range(3, 47, 4))
def test_a_short_end_of_what_was_written_is_not_parted_between_pages(sessions: int) -> None:
    report = evaluation(5)
    *others, trainers = report.forms
    (told,) = trainers.texts
    texts = tuple(
        replace(told, question=replace(told.question, text=f"Question {at}"), answers=("So.",) * 4)
        for at in "ABC"
    )
    held = HeldSession(date(2027, 2, 20), "Induction", "Hall", 25, 23, 20)
    forms = (*others, replace(trainers, texts=texts, received=4, is_withheld=False))
    made = evaluation_report_pdf(replace(report, forms=forms, sessions=(held,) * sessions))
    pages = [page.extract_text() for page in PdfReader(BytesIO(made)).pages]
    (page,) = [page for page in pages if "Question B" in page]
    assert page.partition("Question B")[2].count("So.") == 8
    assert "Line managers: Question B" in page
