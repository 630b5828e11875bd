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
