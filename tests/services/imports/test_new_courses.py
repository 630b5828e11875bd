"""A column or a word that names a course nobody knows here may be answered with a new course."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from sgdesk.data.imports import read_present
from sgdesk.services.courses.catalogue import catalogue
from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import (
    ImportReport,
    QuestionKind,
    SheetKind,
    decisions,
    import_sheet,
    read_columns,
)
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.people.roles import add_role
from sgdesk.services.training.standing import summary_report
from tests.factories import dump, make_workspace

TRACKER = """Name,Level 1,Prevent,First aid
Ada Example,12/03/2025,13/03/2025,14/03/2025
Bob Example,12/03/2025,13/04/2025,
"""
PREVENT = "column:prevent"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = make_workspace(tmp_path, "hscp")
    add_role(made, "Helper", "2")
    for name in ("Ada", "Bob"):
        add_person(made, PersonDetails(name, "Example"))
    return made


def bring(
    workspace: Workspace,
    answers: Mapping[str, str],
    text: str = TRACKER,
    kind: SheetKind = SheetKind.TRACKER,
    *,
    dry_run: bool = False,
) -> ImportReport:
    path = workspace.path.with_name("sheet.csv")
    path.write_text(text, encoding="utf-8")
    return import_sheet(workspace, kind, path, decisions=answers, dry_run=dry_run)


def training(workspace: Workspace) -> list[tuple[str, date]]:
    """Every training by the title of its course."""
    titles = {each.id: each.title for each in catalogue(workspace).courses}
    with workspace.file.reading() as connection:
        kept = read_present(connection)
    return sorted((titles[course], day) for _, course, day in kept)


def counts(workspace: Workspace, title: str) -> tuple[str, ...]:
    return next(e.requirements for e in catalogue(workspace).courses if e.title == title)


def open_ones(report: ImportReport) -> set[str]:
    return {each.id for each in report.questions if not each.answer}


def test_the_question_says_what_a_new_course_can_count_for(workspace: Workspace) -> None:
    report = bring(workspace, {}, dry_run=True)
    asked = {each.id: each for each in report.questions}
    assert set(asked) == {PREVENT, "column:first aid"}
    assert "level1" in {each.key for each in asked[PREVENT].counts_for}
    assert not asked[PREVENT].guess


def test_the_course_and_its_days_come_in_and_count_for_nothing_yet(workspace: Workspace) -> None:
    report = bring(workspace, {PREVENT: "new::Prevent awareness"})
    assert report.courses_added == ("Prevent awareness",)
    assert report.added == 4
    assert counts(workspace, "Prevent awareness") == ()
    days = [day for title, day in training(workspace) if title == "Prevent awareness"]
    assert len(days) == 2


def test_nobody_is_trained_by_a_course_that_counts_for_nothing(workspace: Workspace) -> None:
    only = "Name,Level 1,Prevent\nAda Example,,13/03/2025\nBob Example,,13/04/2025\n"
    before = summary_report(workspace).summary
    assert bring(workspace, {PREVENT: "new::Prevent"}, only).added == 2
    assert summary_report(workspace).summary == before


def test_what_it_counts_for_is_what_was_said(workspace: Workspace) -> None:
    asked = {each.id: each for each in bring(workspace, {}, dry_run=True).questions}
    titles = {each.key: each.label for each in asked[PREVENT].counts_for}
    bring(workspace, {PREVENT: "new:level1:Prevent"})
    assert counts(workspace, "Prevent") == (titles["level1"],)


def test_all_of_it_is_one_undo(workspace: Workspace) -> None:
    before = dump(workspace)
    bring(workspace, {PREVENT: "new:level1:Prevent", "column:first aid": "new::First aid"})
    undo(workspace)
    after = dump(workspace)
    for table in ("course", "course_satisfies", "training", "setting"):
        assert after[table] == before[table], table


def test_the_next_sheet_asks_nothing_of_it(workspace: Workspace) -> None:
    bring(workspace, {PREVENT: "new::Keeping people safe from extremism"})
    assert {each.answer for each in decisions(workspace)} == {"Keeping people safe from extremism"}
    again = bring(workspace, {}, dry_run=True)
    assert open_ones(again) == {"column:first aid"}
    assert (again.added, again.already_present, again.courses_added) == (0, 4, ())


@pytest.mark.parametrize(
    "said",
    ["new::Level 1", "new:nothing-of-ours:Prevent", "new::", "new::   ", "new::DBS number"],
)
def test_a_course_that_cannot_be_made_leaves_the_question_open(
    workspace: Workspace, said: str
) -> None:
    report = bring(workspace, {PREVENT: said})
    assert PREVENT in open_ones(report)
    assert report.courses_added == ()
    assert report.added == 2


def test_one_name_with_two_counts_is_made_once_and_asked_again(workspace: Workspace) -> None:
    said = {PREVENT: "new:level1:Other training", "column:first aid": "new::Other training"}
    report = bring(workspace, said, dry_run=True)
    assert open_ones(report) == {"column:first aid"}
    same = {PREVENT: "new::Other training", "column:first aid": "new::Other training"}
    assert bring(workspace, same).courses_added == ("Other training",)


def test_a_course_of_a_list_is_added_in_the_same_way(workspace: Workspace) -> None:
    text = (
        "Name,Course,Completed on\nAda Example,Level 1,12/03/2025\nBob Example,Prevent,1/4/2025\n"
    )
    report = bring(workspace, {"course:prevent": "new::Prevent"}, text, SheetKind.TRAINING)
    assert report.courses_added == ("Prevent",)
    assert [title for title, _ in training(workspace)].count("Prevent") == 1


def test_the_columns_say_the_course_before_it_is_made(workspace: Workspace) -> None:
    path = workspace.path.with_name("sheet.csv")
    path.write_text(TRACKER, encoding="utf-8")
    said = {PREVENT: "new::Prevent awareness"}
    found = read_columns(workspace, SheetKind.TRACKER, path, decisions=said)
    assert {each.letter: each.taken_as for each in found}["C"] == "Prevent awareness"
    assert "Prevent awareness" not in {each.title for each in catalogue(workspace).courses}


def test_only_a_question_for_a_course_can_be_answered_so(workspace: Workspace) -> None:
    kinds = {QuestionKind.COLUMN, QuestionKind.COURSE}
    report = bring(workspace, {}, TRACKER.replace("14/03/2025", "wobbly 14/03/2025"), dry_run=True)
    assert {each.kind for each in report.questions if each.counts_for} <= kinds
