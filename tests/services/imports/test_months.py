"""A month in a sheet is kept as a month, and paper says no more than is known."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from sgdesk.data.training.records import NewTraining, add_training, read_training
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import SheetKind, import_sheet
from sgdesk.services.people.papers import person_record_pdf
from sgdesk.services.people.people import person_view
from sgdesk.services.training.recording import (
    OURSELVES,
    TrainingDetails,
    course_choices,
    record_training,
)
from sgdesk.services.views.overview import matrix
from tests import factories

PEOPLE = "given_name,family_name,role\nAnn,Example,Helper\n"
TRACKER = "Name,Role,Level 1\nAnn Example,Helper,March 2024\n"
TRAINING = "name,course,completed_on,notes\nAnn Example,level1,03/2024,by post\n"
EXACT = "name,course,completed_on\nAnn Example,level1,1 March 2024\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = factories.make_workspace(tmp_path, "generic")
    roles = "role,requirements\nHelper,induction;level1\n"
    bring(made, SheetKind.ROLES, roles)
    bring(made, SheetKind.PEOPLE, PEOPLE)
    yield made
    made.close()


def bring(workspace: Workspace, kind: SheetKind, text: str) -> None:
    path = workspace.path.with_name("sheet.csv")
    path.write_text(text, encoding="utf-8")
    import_sheet(workspace, kind, path)


@pytest.mark.parametrize(
    ("kind", "text"), [(SheetKind.TRACKER, TRACKER), (SheetKind.TRAINING, TRAINING)]
)
def test_a_month_is_kept_as_one_and_said_as_one_on_screen_and_paper(
    workspace: Workspace, kind: SheetKind, text: str
) -> None:
    bring(workspace, kind, text)

    view = person_view(workspace, 1)
    (row,) = matrix(workspace).rows
    (page,) = pypdf.PdfReader(BytesIO(person_record_pdf(workspace, 1))).pages
    assert [(each.row.completed_on, each.row.month_only) for each in view.training] == [
        (date(2024, 3, 1), True)
    ]
    assert view.by_month == row.by_month == frozenset({"level1"})
    assert page.extract_text().count("Mar 2024") == 2
    assert "1 Mar 2024" not in page.extract_text()


def test_a_day_that_is_known_is_said_as_a_day(workspace: Workspace) -> None:
    bring(workspace, SheetKind.TRAINING, EXACT)

    assert person_view(workspace, 1).by_month == frozenset()
    assert matrix(workspace).rows[0].by_month == frozenset()
    (page,) = pypdf.PdfReader(BytesIO(person_record_pdf(workspace, 1))).pages
    assert page.extract_text().count("1 Mar 2024") == 2


def test_a_month_of_one_course_says_nothing_of_the_day_of_another(workspace: Workspace) -> None:
    bring(workspace, SheetKind.TRAINING, TRAINING)
    bring(workspace, SheetKind.TRAINING, EXACT.replace("level1", "induction"))

    assert person_view(workspace, 1).by_month == frozenset({"level1"})


def test_where_the_day_of_the_same_course_is_known_too_the_day_is_said(
    workspace: Workspace,
) -> None:
    bring(workspace, SheetKind.TRAINING, TRAINING)
    with workspace.file.writing("record_training") as writer:
        add_training(
            writer,
            [
                replace(
                    NewTraining(row.person_id, row.course_id, row.completed_on), provider="County"
                )
                for row in read_training(writer.connection)
            ],
        )

    assert person_view(workspace, 1).by_month == frozenset()


def test_a_month_alone_is_kept_as_one_whoever_ran_it(workspace: Workspace) -> None:
    course = course_choices(workspace)[0].id
    ours = TrainingDetails(course, date(2024, 3, 1), provider=OURSELVES, month_only=True)
    theirs = replace(ours, completed_on=date(2024, 4, 1), provider="County Hall")
    for details in (ours, theirs):
        record_training(workspace, [1], details)
    assert all(each.row.month_only for each in person_view(workspace, 1).training)
