"""Whoever may not be active by what stands beside them is asked about, in every kind of sheet."""

from pathlib import Path

import pytest

from sgdesk.services.imports import ImportReport, SheetKind, import_sheet
from tests.factories import make_workspace

PEOPLE = "Name,Role,Notes\nAnn Sample,Volunteer,{note}\nBob Instance,Volunteer,\n"
TRACKER = "Name,Level 1,Notes\nAnn Sample,12/03/2024,{note}\nBob Instance,12/03/2024,\n"
LIST = (
    "Name,Course,Date,Notes\nAnn Sample,Level 1,12/03/2024,{note}\n"
    "Bob Instance,Level 1,12/03/2024,\n"
)
SHEETS = [(SheetKind.PEOPLE, PEOPLE), (SheetKind.TRACKER, TRACKER), (SheetKind.TRAINING, LIST)]
ROLES = "role,group,requirements\nVolunteer,,level1\n"


def bring(
    folder: Path, kind: SheetKind, text: str, answers: dict[str, str] | None = None
) -> tuple[ImportReport, list[str], str]:
    """The report, everybody's name, and all that the file's tables of people and settings hold."""
    folder.mkdir(exist_ok=True)
    workspace = make_workspace(folder)
    path = folder / "sheet.csv"
    path.write_text(ROLES, encoding="utf-8")
    import_sheet(workspace, SheetKind.ROLES, path)
    path.write_text(text, encoding="utf-8")
    report = import_sheet(workspace, kind, path, add_people=True, decisions=answers or {})
    with workspace.file.reading() as connection:
        names = (
            connection.exec_driver_sql("SELECT given_name FROM person ORDER BY id").scalars().all()
        )
        rows = [
            str(connection.exec_driver_sql(f"SELECT * FROM {table}").all())
            for table in ("person", "setting", "training", "history")
        ]
    workspace.close()
    return report, list(names), "".join(rows)


@pytest.mark.parametrize(("kind", "text"), SHEETS)
@pytest.mark.parametrize(
    "note", ["duplicate of Ann", "do not contact", "moved to Leeds", "not started", "gave up 2023"]
)
def test_a_note_against_somebody_is_a_question_before_they_come_in(
    tmp_path: Path, kind: SheetKind, text: str, note: str
) -> None:
    report, names, _ = bring(tmp_path / "a", kind, text.format(note=note))
    assert names == ["Bob"]
    assert [each.id for each in report.questions] == [f"word:beside {note.lower()}"]
    assert [each.code.value for each in report.refused] == ["may_not_be_active"]
    answers = {each.id: "yes" for each in report.questions}
    answers[f"word:{note}"] = "yes"  # of some the course is asked about as well
    assert bring(tmp_path / "b", kind, text.format(note=note), answers)[1] == ["Ann", "Bob"]


@pytest.mark.parametrize(("kind", "text"), SHEETS)
@pytest.mark.parametrize("note", ["barred", "suspended pending LADO", "under investigation"])
def test_words_of_a_concern_ask_and_are_shown_and_kept_nowhere(
    tmp_path: Path, kind: SheetKind, text: str, note: str
) -> None:
    report, names, _ = bring(tmp_path / "a", kind, text.format(note=note))
    assert names == ["Bob"]
    (question,) = report.questions
    assert (question.once, [each.value for each in question.cells]) == (True, [""])
    assert note not in str(report)
    report, names, stored = bring(
        tmp_path / "b", kind, text.format(note=note), {question.id: "yes"}
    )
    assert names == ["Ann", "Bob"]
    assert note not in stored + str(report)


@pytest.mark.parametrize("name", ["Ann Sample (duplicate)", "Ann Sample - moved to Leeds"])
def test_so_does_what_stands_at_the_name(tmp_path: Path, name: str) -> None:
    report, names, _ = bring(tmp_path, SheetKind.TRACKER, f"Name,Level 1\n{name},12/03/2024\n")
    assert (names, report.added, len(report.questions)) == ([], 0, 1)


def test_words_of_a_concern_at_the_name_are_in_no_question(tmp_path: Path) -> None:
    text = "Name,Level 1\nAnn Sample (barred),12/03/2024\n"
    report, names, _ = bring(tmp_path, SheetKind.TRACKER, text)
    assert (names, len(report.questions)) == ([], 1)
    assert "barred" not in str(report)


def test_the_same_words_under_another_course_say_nothing_of_somebody(tmp_path: Path) -> None:
    text = "Name,Level 1,Fire marshal e-learning\nAnn Sample,12/03/2024,Not started\n"
    report, names, _ = bring(tmp_path, SheetKind.TRACKER, text)
    assert names == ["Ann"]
    assert not [each for each in report.questions if each.id.startswith("word:beside")]
