"""A list of people speaks of somebody's leaving, or of never having come."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import SheetKind, import_sheet
from sgdesk.services.people.absence import leave
from sgdesk.services.people.people import PersonDetails, add_person, person_view
from sgdesk.services.people.roles import add_role
from tests.factories import make_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = make_workspace(tmp_path)
    yield made
    made.close()


def sheet(workspace: Workspace, text: str) -> Path:
    path = workspace.path.with_name("sheet.csv")
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("begins", "left", "told"),
    [
        (date(2025, 9, 1), None, ["starts_after_leaving"]),
        (date(2024, 9, 1), date(2025, 7, 31), []),
    ],
)
def test_a_last_day_before_a_role_that_is_held_is_refused_as_it_is_by_hand(
    workspace: Workspace, begins: date, left: date | None, told: list[str]
) -> None:
    role, _ = add_role(workspace, "Helper", None, ())
    person, _ = add_person(workspace, PersonDetails("Kay", "Sample"), role, begins)
    path = sheet(workspace, "Name,Left\nKay Sample,31/7/2025\n")
    report = import_sheet(workspace, SheetKind.PEOPLE, path, dates="dmy")
    assert person_view(workspace, person).person.left == left
    assert [each.code for each in report.refused] == told


@pytest.mark.parametrize(
    ("begins", "kept", "left", "told"),
    [
        (date(2024, 9, 1), None, date(2025, 7, 31), []),
        (date(2024, 9, 1), date(2025, 6, 30), date(2025, 6, 30), ["kept_as_it_was"]),
        (date(2025, 9, 1), None, None, ["kept_as_it_was"]),
    ],
)
def test_a_tracker_fills_a_last_day_where_none_is_kept(
    workspace: Workspace, begins: date, kept: date | None, left: date | None, told: list[str]
) -> None:
    role, _ = add_role(workspace, "Helper", None, ())
    person, _ = add_person(workspace, PersonDetails("Kay", "Sample"), role, begins)
    if kept is not None:
        leave(workspace, person, kept)
    path = sheet(workspace, "Name,Left,Level 1\nKay Sample,31/7/2025,12/3/2025\n")
    report = import_sheet(workspace, SheetKind.TRACKER, path, dates="dmy")
    view = person_view(workspace, person)
    assert view.person.left == left
    assert view.posts[0].post.end == left
    assert [each.code for each in report.notes if each.row] == told
    assert report.people_left == (kept is None and left is not None)
    again = import_sheet(workspace, SheetKind.TRACKER, path, dates="dmy")
    assert (again.people_left, again.added) == (0, 0)


def test_whoever_never_came_by_a_column_of_any_heading_is_asked_about(
    workspace: Workspace,
) -> None:
    path = sheet(workspace, "Name,Sunday\nKay Sample,never came\nLee Sample,yes\n")
    report = import_sheet(workspace, SheetKind.PEOPLE, path, dates="dmy", dry_run=True)
    assert "word:beside never came" in {each.id for each in report.questions}
    assert [(each.row, each.column) for each in report.refused] == [(2, "B")]
