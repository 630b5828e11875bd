"""Who is somebody, what they are called, what they do, and where they are written to."""

from pathlib import Path

import pytest

from .trying import bring

PARTED = ("; ", ";", ", ", "/", " / ", " & ", " and ", "\n", ",")


@pytest.mark.parametrize("parted", PARTED)
def test_several_roles_people_hold_each_of_them(tmp_path: Path, parted: str) -> None:
    came = bring(
        tmp_path,
        "people",
        f'First name,Last name,Role\nHana,Pretend,"Trustee{parted}Leader"\nIdris,Madeup,Leader\n',
    )

    assert came.stored.posts == {
        ("hana pretend", "Trustee"),
        ("hana pretend", "Leader"),
        ("idris madeup", "Leader"),
    }
    assert came.stored.roles.keys() == {"Youth worker", "Trustee", "Volunteer", "Leader"}


@pytest.mark.parametrize("cell", ["trustee; LEADER; Volunteer", "Trustee, leader & volunteer"])
def test_several_roles_people_in_other_letters_hold_them_too(tmp_path: Path, cell: str) -> None:
    came = bring(tmp_path, "people", f'Name,Position\nJoan Dummy,"{cell}"\n')

    assert came.stored.posts == {
        ("joan dummy", each) for each in ("Trustee", "Leader", "Volunteer")
    }


@pytest.mark.parametrize("role", ["Flower rota", "Trustee; Flower rota", "Bell ringer/Leader"])
def test_several_roles_people_with_a_new_one_are_asked_about_it(tmp_path: Path, role: str) -> None:
    came = bring(tmp_path, "people", f"Name,Role\nJoan Dummy,{role}\n")

    assert came.people == {"joan dummy": 1}
    assert came.stored.roles.keys() == {"Youth worker", "Trustee", "Volunteer", "Leader"}
    assert came.tells("B2")


ADDRESSES = (
    "none", "see office", "hana at example.org", "hana@example", "hana@example.org, h2@example.org",
    "hana@example.org / office@example.org", "07700 900123", "@example.org", "hana@@example.org",
    "hana.pretend", "hana@exam ple.org", "ask her",
)  # fmt: skip


@pytest.mark.parametrize("cell", ADDRESSES)
def test_email_anything_that_is_no_one_address_is_listed(tmp_path: Path, cell: str) -> None:
    came = bring(tmp_path, "people", f'First name,Surname,E-mail\nHana,Pretend,"{cell}"\n')

    assert came.people == {"hana pretend": 1}
    assert came.stored.emails == {}
    assert came.tells("C2")


@pytest.mark.parametrize("cell", ["hana@example.org", "Hana.Pretend+sg@mail.example.co.uk"])
def test_email_anything_that_is_an_address_is_kept(tmp_path: Path, cell: str) -> None:
    came = bring(tmp_path, "people", f"First name,Surname,E-mail\nHana,Pretend,{cell}\n")

    assert came.stored.emails == {"hana pretend": cell}


@pytest.mark.parametrize("cell", ["", "n/a", "-", "N/A"])
def test_email_anything_that_says_none_is_none(tmp_path: Path, cell: str) -> None:
    came = bring(tmp_path, "people", f"First name,Surname,E-mail\nHana,Pretend,{cell}\n")

    assert came.people == {"hana pretend": 1}
    assert came.stored.emails == {}


@pytest.mark.parametrize(
    ("odd", "at"),
    [(b"O\x92Dummy", "B4"), (b"D\xe9mo", "B4"), (b"Dummy\x96Pretend", "B4"), (b"D\x93ummy", "B4")],
)
def test_mixed_bytes_name_the_one_damaged_cell(tmp_path: Path, odd: bytes, at: str) -> None:
    whole = "Forename,Surname\nZoë,Łukaszson\nSiobhán,O’Pretend\nJoan,".encode()
    came = bring(tmp_path, "people", whole + odd + "\nChloé,Şuleson\n".encode())

    assert {"zoë łukaszson", "siobhán o'pretend", "chloé şuleson"} <= came.people.keys()
    assert len(came.people) <= 4
    named = {(each.row, each.column) for each in (*came.report.refused, *came.report.notes)}
    assert came.tells(at)
    assert not named & {(row, column) for row in (2, 3, 5) for column in ("A", "B")}


SCREEN_NAMES = (
    "Hana Pretend (Leader)", "Hana's iPad (Hana Pretend)", "iPhone (Hana Pretend)", "HANA PRETEND",
    "Hana Pretend (she/her)", "Hana (Hana Pretend)", "hana pretend",
)  # fmt: skip
DEVICES = (
    "iPad", "Galaxy Tab A7", "07700 900456", "+447700900789", "Zoom user", "DESKTOP-9QW2", "Host",
    "Hall laptop", "moto g(8)", "Samsung SM-T500",
)  # fmt: skip


@pytest.mark.parametrize("shown", SCREEN_NAMES)
def test_zoom_names_are_those_who_are_known(tmp_path: Path, shown: str) -> None:
    came = bring(
        tmp_path,
        "training",
        f"Topic,Date,Name (Original Name),User Email,Guest\nLevel 2,2024-06-04,{shown},,Yes\n",
        "Hana Pretend",
        "Joan Dummy",
    )

    assert came.people == {"hana pretend": 1, "joan dummy": 1}
    assert came.completed == {"hana pretend: level2 2024-06-04"} or came.tells("C2")


@pytest.mark.parametrize("shown", DEVICES)
def test_zoom_names_of_devices_are_nobody(tmp_path: Path, shown: str) -> None:
    came = bring(
        tmp_path,
        "training",
        f"Topic,Date,Name (Original Name),User Email,Guest\nLevel 2,2024-06-04,{shown},,Yes\n",
        "Joan Dummy",
    )

    assert came.people == {"joan dummy": 1}
    assert came.completed == set()
    assert came.tells("C2")


@pytest.mark.parametrize("shown", ["Hana", "H Pretend", "Hana P", "Hanna Pretend"])
def test_zoom_names_that_are_like_somebodys_are_asked_about(tmp_path: Path, shown: str) -> None:
    came = bring(
        tmp_path,
        "training",
        f"Topic,Date,Name (Original Name),Guest\nLevel 2,2024-06-04,{shown},Yes\n",
        "Hana Pretend",
    )

    assert came.people == {"hana pretend": 1}
    assert came.completed == set()
    assert came.tells("C2")


@pytest.mark.parametrize("word", ["Withdrawn", "Applied", "Failed", "Cancelled", "Stood down"])
def test_a_status_of_people_beside_words_of_courses_is_asked_about(
    tmp_path: Path, word: str
) -> None:
    came = bring(
        tmp_path,
        "people",
        f"Name,Role,Status\nHana Pretend,Leader,Active\nIdris Madeup,Leader,{word}\n"
        "Joan Dummy,Leader,On sabbatical\n",
    )

    assert came.people == {"hana pretend": 1}
    assert came.tells("C3")


@pytest.mark.parametrize(
    "role",
    ["Former trustee", "Ex-leader", "Trustee (until 2023)", "Was youth worker",
     "Past chair; ex-leader", "Leader (resigned)", "Volunteer (prospective)"],
)  # fmt: skip
def test_whoever_had_a_role_is_asked_about_before_they_are_added(tmp_path: Path, role: str) -> None:
    came = bring(tmp_path, "people", f"Name,Role\nJoan Dummy,{role}\nHana Pretend,Trustee\n")

    assert came.people == {"hana pretend": 1}
    assert [each.kind.value for each in came.report.questions] == ["word"]
    assert came.tells("B2")


@pytest.mark.parametrize(
    "role",
    ["Trustee; former leader", "Leader (until 2099)", "Retired clergy", "Left aisle steward"],
)
def test_whoever_has_a_role_at_present_is_added(tmp_path: Path, role: str) -> None:
    came = bring(tmp_path, "people", f"Name,Role\nJoan Dummy,{role}\n")

    assert came.people == {"joan dummy": 1}
