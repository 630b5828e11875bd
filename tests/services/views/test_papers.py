import re
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from sgdesk.domain.sessions.trainer import TrainerDetails
from sgdesk.services.courses import trainers
from sgdesk.services.forms.papers import evaluation_report_pdf, evaluation_report_xlsx
from sgdesk.services.people import people
from sgdesk.services.people.papers import person_record_pdf
from sgdesk.services.sessions import bookings
from sgdesk.services.sessions import giving_out_forms as sending
from sgdesk.services.sessions.papers import (
    attendance_pdf,
    attendance_xlsx,
    sign_in_sheet_pdf,
    training_plan_pdf,
    training_plan_xlsx,
)
from tests.services.hall import Hall, make_hall

TODAY = date(2026, 3, 31)


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    return make_hall(tmp_path, "hscp", TODAY, ("level1", "level2"))


def _text(content: bytes) -> str:
    pages = PdfReader(BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_sign_in_sheet_names_who_has_a_place_and_not_who_waits(hall: Hall) -> None:
    trainer = trainers.add_trainer(hall.workspace, TrainerDetails("Tess Trainer"))[0]
    number = hall.plan(
        "right-help-right-time", date(2026, 4, 20), starts_at="19:30", ends_at="21:00",
        place="Church hall", capacity=3, trainer_ids=(trainer,),
    )  # fmt: skip
    bookings.book(hall.workspace, number, hall.people)
    text = _text(sign_in_sheet_pdf(hall.workspace, number))
    assert "20 April 2026, 19:30 to 21:00, Church hall" in text
    assert "Tess Trainer" in text
    assert "Sample, Ada" in text
    assert "Helper" in text
    assert "Sample, Dov" not in text
    assert sign_in_sheet_pdf(hall.workspace, number) == sign_in_sheet_pdf(hall.workspace, number)


def test_the_forms_to_lay_out_beforehand_are_one_a_person_and_three_to_spare(hall: Hall) -> None:
    number = hall.plan("right-help-right-time", date(2026, 4, 20))
    bookings.book(hall.workspace, number, hall.people)
    content = sending.forms_before_session_pdf(hall.workspace, number)
    assert len(PdfReader(BytesIO(content)).pages) == len(hall.people) + 3
    assert "For Ada Sample" in _text(content)
    sheet = _text(sign_in_sheet_pdf(hall.workspace, number))
    given = [name.split()[0] for name in re.findall(r"For ([A-Z]\w+ \w+)", _text(content))]
    assert given == re.findall(r"Sample, (\w+)", sheet)
    codes = re.findall(r"Code (\w{3}-\w{3})", _text(content))
    assert len(set(codes)) == len(hall.people) + 3


def test_a_persons_training_says_what_is_asked_what_was_done_and_by_whose_rule(hall: Hall) -> None:
    hall.hold("working-together-2", date(2024, 2, 29))
    text = _text(person_record_pdf(hall.workspace, hall.people[0]))
    assert "Ada Sample" in text
    assert "every 3 years (Herefordshire Appendix 1, Level 2)" in text
    assert "29 Feb 2024" in text
    earlier = person_record_pdf(hall.workspace, hall.people[0], date(2024, 2, 28))
    assert "29 Feb 2024" not in _text(earlier)


def test_a_past_name_is_gone_from_the_paper_of_today(hall: Hall) -> None:
    people.change_person(hall.workspace, hall.people[0], people.PersonDetails("Ada", "Pretend"))
    assert "Ada Pretend" in _text(person_record_pdf(hall.workspace, hall.people[0]))


def test_every_paper_is_made_from_an_empty_file(tmp_path: Path) -> None:
    hall = make_hall(tmp_path, "generic", TODAY, people_count=0)
    span = (date(2025, 4, 1), TODAY)
    assert "Nobody needs a place" in _text(training_plan_pdf(hall.workspace))
    assert "No forms were" in _text(evaluation_report_pdf(hall.workspace, None, *span))
    assert "0 sessions" in _text(attendance_pdf(hall.workspace, *span))
    for content in (
        training_plan_xlsx(hall.workspace),
        evaluation_report_xlsx(hall.workspace, None, *span),
        attendance_xlsx(hall.workspace, *span),
    ):
        assert content.startswith(b"PK")


def test_the_reports_of_a_held_session_agree(hall: Hall) -> None:
    hall.hold("right-help-right-time", date(2026, 3, 1), came=3)
    span = (date(2026, 1, 1), TODAY)
    course = hall.courses["right-help-right-time"]
    report = _text(evaluation_report_pdf(hall.workspace, course, *span))
    assert "0 of 3 (0.0%)" in report
    assert "100.0%" in _text(attendance_pdf(hall.workspace, *span))
