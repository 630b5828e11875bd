from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from sgdesk.domain.courses.need import NeedDetails
from sgdesk.domain.courses.quality import NeedKind, Risk
from sgdesk.domain.courses.upkeep import ObservationDetails
from sgdesk.domain.dates import long_date
from sgdesk.domain.forms.form import FormKind
from sgdesk.domain.organisation.plain_paper import plain_text
from sgdesk.domain.people.keeping.review import ReviewDetails, ReviewKind
from sgdesk.domain.sessions.trainer import TrainerDetails
from sgdesk.services.courses import needs as quality
from sgdesk.services.courses import quality as course_quality
from sgdesk.services.courses import trainers
from sgdesk.services.courses.papers import quality_report_pdf, quality_report_xlsx
from sgdesk.services.courses.quality_report import quality_report
from sgdesk.services.organisation.handover import handover_paper
from sgdesk.services.people.reviews import note_review
from sgdesk.services.sessions.papers import training_plan_pdf
from tests.services.hall import Hall, make_hall

TODAY = date(2026, 3, 31)


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    hall = make_hall(tmp_path, "wscp", TODAY)
    workspace, course = hall.workspace, hall.courses["universal"]
    hall.plan("universal", date(2026, 4, 20))
    for day in (date(2025, 3, 31), date(2025, 4, 1)):
        seen = ObservationDetails(day, "Cleo Sample", "Clear", "Up to date")
        course_quality.note_observation(workspace, course, seen)
    gap = NeedDetails(
        NeedKind.GAP, "Nothing on neglect", TODAY, "reviews", report_to_partnership=True
    )
    quality.raise_need(workspace, gap)
    barrier = NeedDetails(NeedKind.BARRIER, "Evenings only", TODAY, "Told us so")
    quality.close_need(workspace, quality.raise_need(workspace, barrier)[0], "A Saturday")
    review = ReviewDetails(
        hall.people[0], ReviewKind.SUPERVISION, TODAY, "Bo", asked_how_training_embedded=True
    )
    note_review(workspace, review)
    trainers.add_trainer(workspace, TrainerDetails("Tess Trainer"))
    return hall


def test_the_report_gathers_a_year_of_everything(hall: Hall) -> None:
    report = quality_report(hall.workspace)
    assert [each.risks for each in report.at_risk] == [(Risk.NO_TRAINER, Risk.FEW_BOOKINGS)]
    assert [each.observed_on for each in report.observations] == [date(2025, 4, 1)]
    assert [(each.summary, each.source) for each in report.needs] == [
        ("Nothing on neglect", "Local and national serious case and practice reviews"),
        ("Evenings only", "Told us so"),
    ]
    assert (report.reviews, report.reviews_asked, report.reviews_due) == (1, 1, 0)


def test_sandwells_lines_of_a_programme_are_answered_or_said_not_to_be_kept(
    tmp_path: Path,
) -> None:
    hall = make_hall(tmp_path, "scsp", TODAY, ("level1",))
    hall.go_to(date(2026, 2, 2))
    held = hall.hold("level1", date(2026, 2, 2), came=3)
    hall.plan("level1", date(2025, 3, 31))
    hall.hand_in(hall.forms(held, FormKind.EVALUATION)[:2], date(2026, 2, 2), learned="Much")
    hall.go_to(TODAY)
    report = quality_report(hall.workspace)
    said = {each.asked: each.said for each in report.programme}
    assert len(said) == 11
    assert said["Courses offered"] == "1 in 1 session"
    assert said["Applicants and participants"] == "3"
    assert said["Participants who successfully completed"] == "3"
    assert said["Their agency background"] == "Not kept here."
    assert [each.said for each in report.evaluation] == [
        "2 of 3 end-of-course forms are in",
        "0 of 0 impact forms are in",
        "Not kept here.",
    ]
    text = "".join(
        page.extract_text() for page in PdfReader(BytesIO(quality_report_pdf(hall.workspace))).pages
    )
    assert "What Sandwell looks at" in text
    book = openpyxl.load_workbook(BytesIO(quality_report_xlsx(hall.workspace)))
    assert book["Programme"].max_row > 11


def test_a_document_without_such_lists_gets_no_empty_table(hall: Hall) -> None:
    report = quality_report(hall.workspace)
    assert report.programme == report.evaluation == ()
    book = openpyxl.load_workbook(BytesIO(quality_report_xlsx(hall.workspace)))
    assert "Programme" not in book.sheetnames


def test_the_paper_says_it_in_words_and_names_nobody_who_was_reviewed(hall: Hall) -> None:
    content = quality_report_pdf(hall.workspace)
    pages = PdfReader(BytesIO(content)).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "no trainer and few bookings" in text
    assert "To report to the partnership." in text
    assert "A Saturday (31 Mar 2026)" in text
    assert "One was held; 1 asked how training was put into practice." in text
    assert "Ada Sample" not in text
    assert quality_report_pdf(hall.workspace) == content


def test_of_trainers_only_what_the_partnership_asks_is_called_missing(
    hall: Hall, tmp_path: Path
) -> None:
    assert [each.missing for each in quality_report(hall.workspace).trainers] == [()]
    sandwell = make_hall(tmp_path, "scsp", TODAY)
    trainers.add_trainer(sandwell.workspace, TrainerDetails("Tess Trainer"))
    (line,) = quality_report(sandwell.workspace).trainers
    assert line.missing == ("train the trainer", "observed a course first", "days in a year")


def test_the_workbook_has_a_sheet_for_each_part(hall: Hall) -> None:
    book = openpyxl.load_workbook(BytesIO(quality_report_xlsx(hall.workspace)))
    assert book.sheetnames == ["At risk", "Needs", "Observations", "Trainers"]
    assert book["Trainers"]["A5"].value == "Tess Trainer"


def test_an_empty_file_has_a_report_of_sentences(tmp_path: Path) -> None:
    hall = make_hall(tmp_path, "generic", TODAY, people_count=0)
    content = quality_report_pdf(hall.workspace)
    text = PdfReader(BytesIO(content)).pages[0].extract_text()
    for sentence in ("No course is at risk.", "Nothing was raised.", "None is noted."):
        assert sentence in text


def test_where_no_partnership_is_followed_no_paper_names_one(tmp_path: Path) -> None:
    workspace = make_hall(tmp_path, "generic", TODAY, people_count=1).workspace
    assert f"As at {long_date(TODAY)}\n" in _first_page(quality_report_pdf(workspace))
    assert "by our own standards" in _first_page(training_plan_pdf(workspace))
    note = plain_text(handover_paper(workspace))
    assert "No partnership’s document is followed" in note
    assert "none is followed" in note
    assert "Generic" not in note


def _first_page(content: bytes) -> str:
    return str(PdfReader(BytesIO(content)).pages[0].extract_text())
