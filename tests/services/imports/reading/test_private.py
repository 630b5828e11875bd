"""What is left where it is: recognised and counted, and no cell of it goes on to the next step."""

from sgdesk.data.sheets import Cell
from sgdesk.services.imports.reading.values import SheetKind
from tests.services.imports.sheets import Came, read

MARCH = "12/03/24"
LIST = ("Name", "Course", "Date")


def people(*rows: tuple[Cell, ...]) -> Came:
    return read(SheetKind.PEOPLE, *rows)


def tracker(*rows: tuple[Cell, ...]) -> Came:
    return read(SheetKind.TRACKER, *rows)


SECRET = "001234567890"


def everything(came: Came) -> str:
    return repr((came.entries, came.reading.refused, came.reading.notes, came.questions))


def test_private_columns_are_known_by_their_headings_and_no_cell_goes_on() -> None:
    came = people(
        ("Name", "DBS number", "Date of birth", "Allergies"),
        ("Asha Sample", SECRET, "1/2/1980", "peanuts"),
    )

    assert [came.means(letter) for letter in "BCD"] == ["private"] * 3
    assert came.names == ["Asha Sample"]
    assert not {SECRET, "1980", "peanuts"} & set(everything(came).replace("'", " ").split())
    assert (came.asked, came.refused, came.notes) == ({}, [], [])


def test_private_words_in_notes_are_left_and_only_their_place_is_told() -> None:
    came = read(
        SheetKind.TRAINING,
        (*LIST, "Notes"),
        ("Asha Sample", "Level 1", MARCH, f"DBS {SECRET}"),
        ("Bob Example", "Level 1", MARCH, "in the hall"),
    )

    notes = [done.note for each in came.entries for done in each.completions]
    assert notes == ["", "in the hall"]
    assert came.notes == [(2, "D", "", "not_brought_in")]
    assert SECRET not in everything(came)


def test_private_words_beside_a_date_are_neither_asked_nor_listed() -> None:
    came = tracker(("Name", "Level 1"), ("Asha Sample", f"{MARCH} pregnant"))

    assert came.refused == [(2, "B", "", "not_brought_in")]
    assert "pregnant" not in everything(came)


def test_private_words_in_a_column_that_is_asked_about_are_not_shown() -> None:
    came = tracker(("Name", "Level 1", "Misc"), ("Asha Sample", MARCH, f"DBS {SECRET}"))

    assert (list(came.asked), SECRET in everything(came)) == (["column:misc"], False)
