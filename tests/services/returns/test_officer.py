"""What an officer asked about a figure is said beside it."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest

from sgdesk.domain.courses.course import CourseDetails
from sgdesk.domain.people.person import RoleTraits
from sgdesk.domain.returns.answers import answers_of, beside_training
from sgdesk.domain.returns.document import ReturnDocument
from sgdesk.domain.returns.front import front_notes, front_rows
from sgdesk.domain.returns.words import left_out
from sgdesk.domain.sessions.trainer import TrainerDetails
from sgdesk.reports.returns.tables import by_requirement
from sgdesk.services.courses.courses import add_course
from sgdesk.services.courses.trainers import add_trainer
from sgdesk.services.forms.follow_up import make_follow_ups
from sgdesk.services.forms.results import evaluation_report
from sgdesk.services.forms.typing_in import follow_ups
from sgdesk.services.organisation.following import choose_partnership
from sgdesk.services.organisation.organisation import change_setting
from sgdesk.services.people import people, roles
from sgdesk.services.people.people import PersonDetails
from sgdesk.services.people.posts import add_post
from sgdesk.services.returns.document import return_document, return_files
from sgdesk.services.training.exemptions import exempt_from_everything
from sgdesk.services.training.recording import TrainingDetails, record_training
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall

LONG_AGO = date(2020, 1, 1)


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    """Four helpers under Worcestershire, which sets no time for impact forms."""
    return make_hall(tmp_path, "wscp", TODAY, ("universal",))


def document(hall: Hall) -> ReturnDocument:
    return return_document(hall.workspace, TODAY)


def lines(hall: Hall) -> str:
    said = document(hall)
    return " ".join(line for each in answers_of(said) for line in each.lines)


def file(hall: Hall, end: str) -> str:
    files = return_files(document(hall))
    return next(content for name, content in files.items() if name.endswith(end)).decode("utf-8")


def test_a_role_that_names_only_what_another_partnership_asked_calls_for_nothing(
    hall: Hall,
) -> None:
    gone, _ = roles.add_role(hall.workspace, "Organist", None, ("lead",))
    person, _ = people.add_person(hall.workspace, PersonDetails("Eve", "Sample"), gone, LONG_AGO)
    choose_partnership(hall.workspace, "hsscp")
    helper, _ = roles.add_role(hall.workspace, "Leader", None, ("level1",))
    for each in hall.people:
        add_post(hall.workspace, each, helper, LONG_AGO)

    assert (
        "3 roles are held on the day; 1 calls for training that Hartlepool and Stockton-on-Tees "
        "names, 2 for none: 1 person is asked for nothing by their roles." in lines(hall)
    )
    front = next(row.lines for row in front_rows(document(hall)) if row.label == "People")
    assert "1 person is asked for nothing by their roles." in front
    add_post(hall.workspace, person, helper, LONG_AGO)
    assert "asked for nothing" not in lines(hall)


def test_who_is_exempt_from_all_counts_once(hall: Hall) -> None:
    exempt_from_everything(
        hall.workspace,
        hall.people[0],
        reason="away",
        agreed_by="the trustees",
        start=TODAY,
        review_on=date(2027, 1, 1),
    )
    assert left_out(document(hall))[2].startswith("1 person is exempt from all that is asked")


def test_what_we_gave_ourselves_counts_as_our_own_whoever_wrote_the_course(hall: Hall) -> None:
    course = hall.courses["universal"]
    record_training(
        hall.workspace, hall.people[:1], TrainingDetails(course, TODAY, provider="in-house")
    )
    assert "Content reviewed: 0 of the 1 course that we gave ourselves." in lines(hall)


def test_completed_checklists_are_not_the_requirement_completed(hall: Hall) -> None:
    assert "checklists_completed" in json.loads(file(hall, "json"))["numbers"]["induction"]
    rows = csv.reader(io.StringIO(file(hall, "csv")))
    assert next(row[3] for row in rows if row[2] == "induction") == "checklists_completed"


def test_without_a_time_for_impact_forms_none_of_them_is_late(hall: Hall) -> None:
    held = date(2025, 5, 1)
    details = TrainingDetails(hall.courses["universal"], held)
    done = record_training(hall.workspace, hall.people[:2], details)
    make_follow_ups(hall.workspace, done.training_ids)
    hall.hand_in(follow_ups(hall.workspace)[:1], TODAY, used=4)

    window = evaluation_report(hall.workspace, None, held, TODAY).window
    assert (window.came_back, window.in_time, window.late, window.overdue) == (1, 0, 0, 0)
    assert window.lines() == (("Came back, no time set", 1), ("Not in yet", 1))
    assert "By when impact forms are to come back: no time set by us." in lines(hall)
    assert "within their time" not in lines(hall)
    assert "impact_late" not in json.loads(file(hall, "json"))["numbers"]["evaluation"]

    change_setting(hall.workspace, "impact_window", "P6W P8W")
    told = "0 came within their time and 1 after it; 1 is past it and not in."
    assert f"Of the impact forms, {told}" in lines(hall)


def under(folder: Path, pack: str, *asked: str) -> Hall:
    return make_hall(folder, pack, TODAY, asked)


def test_trainers_and_case_files_have_a_line_of_their_own(hall: Hall) -> None:
    assert "Who trains for us, and what they bring to it: not answered." in lines(hall)
    assert "Case file audits: not answered." in lines(hall)
    details = TrainerDetails("Tess Sample", qualifications="PGCE", trained_the_trainer_on=LONG_AGO)
    add_trainer(hall.workspace, details)
    add_trainer(hall.workspace, TrainerDetails("Tom Sample", observed_first_on=TODAY))
    assert (
        "2 people train for us: qualifications noted for 1, trained as a trainer 1, observed "
        "while training 1." in lines(hall)
    )


def test_a_document_without_a_date_says_so_wherever_it_is_named(hall: Hall) -> None:
    said = document(hall)
    assert said.sender.document is not None
    assert said.sender.document.endswith("effectiveness of training (undated, about 2019)")
    assert front_rows(said)[0].lines == (said.sender.document,)
    about = json.loads(file(hall, "json"))["from"]["partnership"]
    assert about["document_period_has_passed"] is None
    assert any("(undated, about 2019)." in line for line in beside_training(said))


def test_a_review_date_that_has_passed_is_no_period(tmp_path: Path) -> None:
    hall = under(tmp_path, "scsp", "level1")
    said = document(hall)
    (row, *_) = front_rows(said)
    assert row.lines[0].endswith("(its review date, April 2024, has passed)")
    assert any("Its review date, April 2024, has passed." in each for each in beside_training(said))
    assert json.loads(file(hall, "json"))["from"]["partnership"]["document_period_has_passed"]


def test_harrow_offers_e_learning_and_its_sentence_is_quoted_once_on_the_first_page(
    tmp_path: Path,
) -> None:
    hall = under(tmp_path, "hscb", "elearning", "introduction", "advanced")
    front = " ".join(line for row in front_rows(document(hall)) for line in row.lines)
    assert front.count("HSCB recommend that all practitioners") == 1
    assert front.count("Please Note): as above.") == 2
    assert "The document offers e-learning and leaves open who must take it" in front
    assert "leaves open who must take it" in file(hall, "html").partition('id="requirements"')[2]


def test_our_own_ladder_is_said_once_on_the_first_page(tmp_path: Path) -> None:
    hall = under(tmp_path, "hsscp", "level1", "level2")
    said = document(hall)
    assert [each.title for each in said.requirements][1:] == ["Level 1", "Level 2", "Level 3"]
    note = "Level 1, Level 2 and Level 3: our own ladder; the document names no levels."
    assert front_notes(said)[0] == note
    assert file(hall, "html").count("our own ladder") == 2


def test_sandwell_is_told_who_has_and_has_not_and_what_courses_teach(tmp_path: Path) -> None:
    hall = under(tmp_path, "scsp", "level1")
    course, _ = add_course(hall.workspace, CourseDetails("Evening", objectives="Know\nAsk"))
    for each in (course, hall.courses["level1"]):
        record_training(hall.workspace, hall.people[:1], TrainingDetails(each, TODAY))
    assert "of 4 people asked, 1 has completed it at some time and 3 have not" in lines(hall)
    assert "Evening: Know; Ask" in lines(hall)
    assert "What is taught in “Level 1 Safeguarding Children”: not answered." in lines(hall)
    assert "No refresh is stated, and none is decided yet, so nothing falls due." in [
        line for row in front_rows(document(hall)) for line in row.lines
    ]
    table = by_requirement(document(hall))
    assert [row.title for block in table.blocks for row in block.rows] == [
        "Level 1 Safeguarding Children"
    ]
    assert table.notes[0].startswith("No role of ours calls for Induction, Prevent, Female")
    assert answers_of(document(hall))[0].lines[0].startswith("Safeguarding lead")


def test_what_is_asked_for_together_is_said(tmp_path: Path) -> None:
    hall = under(tmp_path, "hscp", "level3")
    assert "asked for together with Level 1 and Level 2" in file(hall, "html")


def test_who_recruits_and_is_not_asked_is_said(tmp_path: Path) -> None:
    hall = under(tmp_path, "scsp", "level1", "induction")
    other, _ = roles.add_role(hall.workspace, "Warden", None, ("level1",))
    recruits = RoleTraits(with_children=True, recruits=True)
    people.add_person(hall.workspace, PersonDetails("Eve", "Sample"), other, LONG_AGO)
    for number, asked in ((hall.role, ("induction", "level1")), (other, ("level1",))):
        roles.change_role(
            hall.workspace,
            number,
            group=None,
            requirements=asked,
            from_date=None,
            traits=recruits,
        )
    assert "Induction 0 of 4 (not asked of 1); Level 1 Safeguarding Children 0 of 5." in lines(hall)
