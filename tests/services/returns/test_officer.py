"""What an officer asked about a figure is said beside it."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest

from sgdesk.domain.returns.answers import answers_of
from sgdesk.domain.returns.document import ReturnDocument
from sgdesk.domain.returns.front import front_rows
from sgdesk.domain.returns.words import left_out
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
    assert "Of the impact forms, 0 came within their time and 1 after it." in lines(hall)
