"""Single-agency training before multi-agency training (Sandwell 8.2): told, never barred."""

from datetime import date
from pathlib import Path

import pytest

from sgdesk.domain.courses.course import CourseDetails
from sgdesk.domain.training.record import TrainingScope
from sgdesk.services.courses.courses import add_course, count_towards
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports.drafting.match_codes import MatchCode
from sgdesk.services.imports.importing import import_sheet
from sgdesk.services.imports.reading.values import SheetKind
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.people.roles import add_role
from sgdesk.services.training.recording import (
    TrainingDetails,
    course_choices,
    out_of_order,
    record_training,
)
from tests.factories import make_workspace

CORE_DAY = date(2025, 3, 1)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = make_workspace(tmp_path, "scsp")
    add_role(made, "Youth worker", "3")
    add_person(made, PersonDetails("Ann", "Sample"), 1)
    return made


def course(workspace: Workspace, words: str) -> int:
    return next(each.id for each in course_choices(workspace) if words in each.title)


def warned(workspace: Workspace, details: TrainingDetails) -> list[tuple[str, tuple[str, ...]]]:
    before = out_of_order(workspace, [1], details)
    saved = record_training(workspace, [1], details).warnings
    assert before == saved
    return [(each.name, each.missing_first) for each in saved]


def test_core_working_together_before_level_1_is_told_as_it_is_recorded(
    workspace: Workspace,
) -> None:
    core = TrainingDetails(course(workspace, "Core Working Together"), CORE_DAY)

    assert warned(workspace, core) == [("Ann Sample", ("Level 1 Safeguarding Children",))]


@pytest.mark.parametrize(
    ("day", "told"), [(date(2025, 2, 28), False), (CORE_DAY, False), (date(2025, 3, 2), True)]
)
def test_what_counts_is_level_1_by_that_day(workspace: Workspace, day: date, told: bool) -> None:
    level1 = course(workspace, "Level 1")
    record_training(workspace, [1], TrainingDetails(level1, day))
    record_training(workspace, [1], TrainingDetails(level1, date(2026, 1, 1)))
    core = TrainingDetails(course(workspace, "Core Working Together"), CORE_DAY)

    assert bool(warned(workspace, core)) is told


def test_a_course_of_ones_own_that_counts_towards_level_1_comes_first_too(
    workspace: Workspace,
) -> None:
    evening, _ = add_course(workspace, CourseDetails("Our own evening"))
    count_towards(workspace, evening, "level1")
    record_training(workspace, [1], TrainingDetails(evening, date(2024, 9, 1)))
    core = TrainingDetails(course(workspace, "Core Working Together"), CORE_DAY)

    assert warned(workspace, core) == []


def test_every_multi_agency_course_is_told_and_no_other(workspace: Workspace) -> None:
    conference, _ = add_course(workspace, CourseDetails("Conference", scope="multi"))
    evening, _ = add_course(workspace, CourseDetails("Our own evening", scope="single"))
    seminar, _ = add_course(workspace, CourseDetails("Seminar"))

    assert warned(workspace, TrainingDetails(conference, CORE_DAY))
    assert not warned(workspace, TrainingDetails(evening, CORE_DAY))
    assert not warned(workspace, TrainingDetails(seminar, CORE_DAY))
    with_others = TrainingDetails(seminar, date(2025, 4, 1), scope=TrainingScope.MULTI)
    assert warned(workspace, with_others)


def test_where_the_document_says_nothing_of_an_order_nothing_is_told(tmp_path: Path) -> None:
    harrow = make_workspace(tmp_path, "hscb")
    add_role(harrow, "Lead", "3")
    add_person(harrow, PersonDetails("Ann", "Sample"), 1)

    assert warned(harrow, TrainingDetails(course(harrow, "HSCB Advanced"), CORE_DAY)) == []


def test_a_sheet_says_who_did_core_working_together_before_level_1(
    workspace: Workspace, tmp_path: Path
) -> None:
    sheet = tmp_path / "training.csv"
    sheet.write_text(
        "name,course,completed_on\n"
        "Ann Sample,Core Working Together,2025-03-01\n"
        "Bo Example,Level 1,2025-01-01\n"
        "Bo Example,Core Working Together,2025-03-01\n"
        "Cy Example,Core Working Together,2025-03-01\n"
        "Cy Example,Level 1,2025-03-02\n",
        encoding="utf-8",
    )

    report = import_sheet(workspace, SheetKind.TRAINING, sheet, add_people=True)

    told = [each.value for each in report.notes if each.code == MatchCode.OUT_OF_ORDER]
    assert told == ["Ann Sample: Core Working Together", "Cy Example: Core Working Together"]
    assert report.added == 5
