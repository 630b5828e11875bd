"""In which order day and month stand is told by the sheet, or asked of the person."""

import pytest

from sgdesk.data.sheets import Cell
from sgdesk.domain.datetext import DateOrder
from sgdesk.services.imports.reading.date_order import DateOrderInDoubt
from sgdesk.services.imports.reading.values import SheetKind
from tests.services.imports.sheets import Came, read

HEADS = ("name", "course", "completed_on", "outcome")


def training(*rows: tuple[Cell, ...], order: DateOrder | None = None) -> Came:
    return read(SheetKind.TRAINING, HEADS, *rows, order=order)


def tracker(*rows: tuple[Cell, ...], order: DateOrder | None = None) -> Came:
    return read(SheetKind.TRACKER, *rows, order=order)


def test_a_column_of_dates_that_is_month_first_stops_the_import() -> None:
    rows = (("Asha Sample", "A", "03/04/2024", None), ("Asha Sample", "B", "03/25/2024", None))
    with pytest.raises(DateOrderInDoubt, match=r"column C .*--dates dmy"):
        training(*rows)
    assert [day for *_, day, _ in training(*rows, order=DateOrder.MDY).listed] == [
        "2024-03-04",
        "2024-03-25",
    ]
    came = training(*rows, order=DateOrder.DMY)
    assert came.refused == [(3, "C", "03/25/2024", "other_order")]


def test_dates_that_could_be_either_are_day_first_unless_the_sheet_looks_american() -> None:
    came = training(("Asha Sample", "A", "03/04/2024", None))
    assert [day for *_, day, _ in came.listed] == ["2024-04-03"]
    with pytest.raises(DateOrderInDoubt):
        read(
            SheetKind.TRAINING,
            ("name", "course", "completed_on", "expires"),
            ("Asha Sample", "A", "03/04/2024", "03/25/2027"),
        )
    with pytest.raises(DateOrderInDoubt):
        read(
            SheetKind.TRAINING,
            ("name", "course", "Completed (mm/dd/yyyy)"),
            ("Asha Sample", "A", "03/04/2024"),
        )


def test_dates_of_a_tracker_in_doubt_stop_the_import_and_an_order_settles_it() -> None:
    rows: tuple[tuple[Cell, ...], ...] = (
        ("Name", "Level 1", "Level 2"),
        ("Asha Sample", "03/04/24", "13/03/24"),
        ("Bob Example", "03/25/24", None),
    )
    with pytest.raises(DateOrderInDoubt, match=r"column B \(Level 1\)"):
        tracker(*rows)
    came = tracker(*rows, order=DateOrder.MDY)
    assert came.completions == [
        (2, "B", 2, "2024-03-04", ""),
        (2, "C", 3, "2024-03-13", ""),
        (3, "B", 2, "2024-03-25", ""),
    ]
    assert came.refused == []


def test_expiries_month_first_make_dates_that_could_be_either_a_question() -> None:
    with pytest.raises(DateOrderInDoubt, match="column B"):
        tracker(("Name", "Level 1", "Expires"), ("Asha Sample", "03/04/24", "03/25/27"))
