"""Names over the headings of a table are told, and nobody is lost without a word."""

from sgdesk.services.imports.reading.values import SheetKind
from tests.services.imports.sheets import read


def test_names_in_rows_of_their_own_over_the_headings_are_listed() -> None:
    came = read(
        SheetKind.PEOPLE,
        ("Trustees",),
        ("Ann Sample",),
        ("Bob Instance",),
        ("Volunteers",),
        ("Cleo Model",),
    )

    assert came.names == ["Cleo Model"]
    assert came.refused == [
        (2, "A", "Ann Sample", "outside"),
        (3, "A", "Bob Instance", "outside"),
    ]


def test_whoever_keeps_the_sheet_is_not() -> None:
    came = read(SheetKind.PEOPLE, ("Kept by",), ("Ann Sample",), ("Name",), ("Cleo Model",))

    assert (came.names, came.refused) == (["Cleo Model"], [])
