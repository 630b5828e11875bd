"""The separator of a file is the one with which its headings are known."""

from pathlib import Path

import pytest

from .trying import bring

ROLES = {
    "bare": "role,group,requirements\nToddler helper,,induction;level1\n"
    "Organist,,induction;level1\n",
    "quoted": '"role","group","requirements"\n"Toddler helper","","induction;level1"\n'
    '"Organist","","induction;level1"\n',
    "no group": "Role name,Requirements\nToddler helper,induction;level1\n"
    "Organist,induction;level1\n",
    "blanks": "role,group,requirements\nToddler helper,,induction; level1\n"
    "Organist,,induction; level1\n",
    "tabs": "role\tgroup\trequirements\nToddler helper\t\tinduction;level1\n"
    "Organist\t\tinduction;level1\n",
    "commas inside": "role;group;requirements\nToddler helper;;induction,level1\n"
    "Organist;;induction,level1\n",
}


@pytest.mark.parametrize("name", ROLES)
def test_separator_roles_keep_what_stands_in_one_cell_together(tmp_path: Path, name: str) -> None:
    came = bring(tmp_path, "roles", ROLES[name])

    wanted = frozenset({"induction", "level1"})
    found = {role: came.stored.roles.get(role) for role in ("Toddler helper", "Organist")}
    assert found == {"Toddler helper": wanted, "Organist": wanted}
    assert came.report.refused == ()


PEOPLE = {
    "semicolons in notes": "Name,Role,Notes\nHana Pretend,Leader,keys; alarm; rota\n"
    "Idris Madeup,Trustee,minutes; accounts; rota\n",
    "one semicolon a row": "First name,Surname,Role,Notes\nHana,Pretend,Leader,a;b\n"
    "Idris,Madeup,Trustee,c;d\n",
    "commas in names": "Name;Role\nPretend, Hana;Leader\nMadeup, Idris;Trustee\n",
    "tabs with commas": "Name\tRole\tNotes\nPretend, Hana\tLeader\tkeys, alarm\n"
    "Madeup, Idris\tTrustee\tminutes, rota\n",
}


@pytest.mark.parametrize("name", PEOPLE)
def test_separator_of_people_is_not_the_one_inside_their_cells(tmp_path: Path, name: str) -> None:
    came = bring(tmp_path, "people", PEOPLE[name])

    assert came.people == {"hana pretend": 1, "idris madeup": 1}
    assert came.stored.posts == {("hana pretend", "Leader"), ("idris madeup", "Trustee")}


def test_a_row_with_more_cells_than_headings_is_listed_and_nothing_of_it_is_read(
    tmp_path: Path,
) -> None:
    sheet = (
        "Name,Level 1,Level 2,Level 3\n"
        "Instance, Bob,13/03/2024,14/03/2024,15/03/2024\n"
        "Sample, Ann,12/03/2024,,\n"
        "Cy Example,16/03/2024,,\n"
    )
    came = bring(tmp_path, "tracker", sheet)

    assert came.completed == {"cy example: level1 2024-03-16"}
    assert came.people == {"cy example": 1}
    assert [(each.row, each.code.value) for each in came.report.refused] == [
        (2, "shifted"),
        (3, "asked_name"),
    ]


def test_rows_that_are_wider_by_blanks_alone_are_read(tmp_path: Path) -> None:
    came = bring(tmp_path, "tracker", "Name,Level 1\nCy Example,16/03/2024,,\n")

    assert came.completed == {"cy example: level1 2024-03-16"}


def test_a_role_whose_needs_were_parted_by_bare_commas_is_listed(tmp_path: Path) -> None:
    came = bring(tmp_path, "roles", "role,group,requirements\nUsher,,induction, level1\n")

    assert "Usher" not in came.stored.roles
    assert [each.code.value for each in came.report.refused] == ["shifted"]


def test_a_row_with_a_day_where_a_role_belongs_is_listed(tmp_path: Path) -> None:
    ann, cy = "Ann Sample,Leader,12/03/2024,", "Cy Example,16/03/2024,17/03/2024"
    sheet = f"Name,Role,Level 1,Level 2\n{ann}\n{cy}\n"
    came = bring(tmp_path, "tracker", sheet)

    assert came.completed == {"ann sample: level1 2024-03-12"}
    assert [(each.row, each.code.value) for each in came.report.refused] == [(3, "shifted")]
    assert came.report.questions == ()
