"""Columns of names beside one another: a surname, a first name, what somebody is known as."""

from sgdesk.services.imports.reading.values import SheetKind
from tests.services.imports.sheets import read

DAY = "12/03/24"


def test_what_somebody_is_known_as_beside_a_whole_name_is_kept_as_a_note() -> None:
    came = read(SheetKind.TRACKER, ("Name", "Known as", "Level 1"), ("Ann Sample", "Annie", DAY))

    assert came.names == ["Ann Sample"]
    assert [each.notes for each in came.entries] == ["Known as: Annie"]
    assert (came.refused, came.asked) == ([], {})


def test_a_surname_under_name_beside_first_names_is_a_surname() -> None:
    rows = (("Sample", "Ann", DAY), ("Instance", "Bob", DAY))
    came = read(SheetKind.TRACKER, ("Name", "First name", "Level 1"), *rows)

    assert came.names == ["Ann Sample", "Bob Instance"]


def test_a_first_name_beside_the_whole_name_says_nothing_more() -> None:
    came = read(SheetKind.TRACKER, ("Name", "First name", "Level 1"), ("Ann Sample", "Ann", DAY))

    assert came.names == ["Ann Sample"]
    assert [each.notes for each in came.entries] == [""]


def test_one_name_alone_beside_what_somebody_is_known_as_is_asked_about() -> None:
    came = read(SheetKind.TRACKER, ("Name", "Known as", "Level 1"), ("Begum", "Shazia", DAY))

    assert came.names == []
    assert list(came.asked) == ["name:shazia"]
