"""A list with several courses in a row: each day stands with its own course and its heading."""

from datetime import date
from pathlib import Path

import pytest

from sgdesk.data.training.records import read_training
from sgdesk.services.imports import SheetKind, import_sheet
from tests.factories import make_workspace
from tests.services.imports.cases.trying import bring
from tests.services.imports.cases.workbooks import asked

ROWS = "Ada Example,Level 1,12/03/2024,Level 2,14/03/2024\n"
HEADS = "Name,Course,Date,Course,Date\n"


@pytest.mark.parametrize("group", ["Booked", "Next due", "Planned", "Invited", "To do"])
def test_the_pair_under_a_heading_of_no_is_asked_about_and_the_other_comes_in(
    tmp_path: Path, group: str
) -> None:
    came = bring(tmp_path, "training", f",{group},,Completed,\n{HEADS}{ROWS}")

    assert came.completed == {"ada example: level2 2024-03-14"}
    assert set(asked(came)) == {
        f"column:{group.casefold()}: course",
        f"column:{group.casefold()}: date",
    }


def test_the_second_pair_may_be_the_one_that_is_asked_about(tmp_path: Path) -> None:
    came = bring(tmp_path, "training", f",Completed,,Booked,\n{HEADS}{ROWS}")

    assert came.completed == {"ada example: level1 2024-03-12"}
    assert len(asked(came)) == 2


@pytest.mark.parametrize("over", [",Booked,,,Notes", ",Next due,,,Other", ",,Booked,,Notes"])
def test_where_no_other_pair_is_there_the_heading_over_it_is_asked_about(
    tmp_path: Path, over: str
) -> None:
    text = f"{over}\nName,Course,Date,Role,\nAda Example,Level 1,12/03/2024,Leader,x\n"
    came = bring(tmp_path, "training", text)

    assert came.completed == set()
    assert came.tells("A3")


@pytest.mark.parametrize(
    ("heads", "row"),
    [
        ("Course,Date,Course,Date completed", "Level 1,12/03/2024,Level 2,14/03/2024"),
        ("Date,Course,Date completed,Course", "12/03/2024,Level 1,14/03/2024,Level 2"),
    ],
)
def test_a_day_is_that_of_the_course_it_stands_with_however_it_is_headed(
    tmp_path: Path, heads: str, row: str
) -> None:
    came = bring(tmp_path, "training", f"Name,{heads}\nAda Example,{row}\n")

    assert came.completed == {"ada example: level1 2024-03-12"}


@pytest.mark.parametrize(
    ("heads", "row"),
    [
        ("Training,Course,Date", "Safeguarding,Level 1,12/03/2024"),
        ("Course,Course title,Completed,Provider", "Level 1,L1,12/03/2024,Diocese"),
        ("Course,Training,Date,Course,Date", "Level 1,Evening,12/03/2024,Level 2,13/03/2024"),
    ],
)
def test_two_columns_of_courses_with_one_day_are_of_one_course(
    tmp_path: Path, heads: str, row: str
) -> None:
    came = bring(tmp_path, "training", f"Name,{heads}\nAda Example,{row}\n")

    assert len(came.completed) == 1
    assert came.completed.pop().endswith("level1 2024-03-12")


@pytest.mark.parametrize(
    ("heads", "row"),
    [
        ("Course,Booked,Course,Completed", "Level 1,12/03/2024,Level 2,14/03/2024"),
        ("Course,Start,Course,Completed", "Level 1,12/03/2024,Level 2,14/03/2024"),
        ("Course,Expires,Course,Completed", "Level 1,12/03/2027,Level 2,14/03/2024"),
        ("Course,Venue,Course,Completed", "Level 1,Hall,Level 2,14/03/2024"),
        ("Booked,Course,Completed,Course", "12/03/2024,Level 1,14/03/2024,Level 2"),
    ],
)
def test_no_day_goes_past_a_course_to_the_one_before_it(
    tmp_path: Path, heads: str, row: str
) -> None:
    came = bring(tmp_path, "training", f"Name,{heads}\nAda Example,{row}\n")

    assert came.completed == {"ada example: level2 2024-03-14"}
    assert "column:course" in asked(came)


@pytest.mark.parametrize(
    ("heads", "row", "day"),
    [
        ("Course,Expires,Course,Completed", "Level 1,12/03/2027,Level 2,14/03/2024", None),
        ("Course,Completed,Course,Completed,Expires",
         "Level 1,12/03/2024,Level 2,14/03/2024,14/03/2027", None),
        ("Course,Completed,Expires,Course,Completed",
         "Level 1,12/03/2024,12/03/2027,Level 2,14/03/2024", "2027-03-12"),
    ],
)  # fmt: skip
def test_the_end_of_a_certificate_is_that_of_its_own_course(
    tmp_path: Path, heads: str, row: str, day: str | None
) -> None:
    workspace = make_workspace(tmp_path)
    path = tmp_path / "list.csv"
    path.write_text(f"Name,{heads}\nAda Example,{row}\n", encoding="utf-8")
    import_sheet(workspace, SheetKind.TRAINING, path, dates="dmy", add_people=True)

    with workspace.file.reading() as connection:
        ends = [each.provider_expiry for each in read_training(connection)]
    assert ends == [date.fromisoformat(day) if day else None]
