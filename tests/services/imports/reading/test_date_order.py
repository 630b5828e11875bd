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
    assert came.completions == [(2, "B", 2, "2024-03-04", ""), (3, "B", 2, "2024-03-25", "")]
    assert came.refused == [(2, "C", "13/03/24", "other_order")]


def test_expiries_month_first_make_dates_that_could_be_either_a_question() -> None:
    with pytest.raises(DateOrderInDoubt, match="column B"):
        tracker(("Name", "Level 1", "Expires"), ("Asha Sample", "03/04/24", "03/25/27"))


OF_TWO_ORDERS = (
    ("Name", "Level 1", "Level 2", "Induction"),
    ("Asha Sample", "03/25/24", "25/03/24", "03/04/24"),
    ("Bob Example", "03/04/24", "03/04/24", None),
    ("Cat Sample", "12/31/23", "31/12/23", None),
)
THE_REST = [
    (2, "C", 3, "2024-03-25", ""),
    (2, "D", 1, "2024-04-03", ""),
    (3, "C", 3, "2024-04-03", ""),
    (4, "C", 3, "2023-12-31", ""),
]


@pytest.mark.parametrize(
    ("answer", "days"),
    [
        ("", []),
        ("mdy", ["2024-03-25", "2024-03-04", "2023-12-31"]),
        ("dmy", ["2024-04-03"]),
    ],
)
def test_a_column_that_plainly_differs_from_what_was_said_is_asked_about(
    answer: str, days: list[str]
) -> None:
    answers = {"word:order level 1": answer} if answer else {}
    came = read(SheetKind.TRACKER, *OF_TWO_ORDERS, order=DateOrder.DMY, answers=answers)
    assert [day for _, column, _, day, _ in came.completions if column == "B"] == days
    assert [each for each in came.completions if each[1] != "B"] == THE_REST
    assert len(days) + len([each for each in came.refused if each[1] == "B"]) == 3


def test_the_hours_beside_a_date_are_no_month_and_day() -> None:
    came = tracker(
        ("Name", "Level 1"),
        ("Asha Sample", "01/08/2023 9.30-12"),
        ("Bob Example", "06/11/2017 9.30-12"),
        ("Cat Sample", "24/12/2017 9.30-12"),
    )
    assert [day for *_, day, _ in came.completions] == ["2023-08-01", "2017-11-06", "2017-12-24"]


def test_one_date_that_is_out_of_order_is_a_slip_and_turns_no_column() -> None:
    came = tracker(
        ("Name", "Level 1", "Level 2"),
        ("Asha Sample", "03/25/24", "25/03/24"),
        ("Bob Example", "03/04/24", "31/12/23"),
        ("Cat Sample", "05/06/24", None),
        order=DateOrder.DMY,
    )
    days = [(row, column, day) for row, column, _, day, _ in came.completions if column == "B"]
    assert days == [(3, "B", "2024-04-03"), (4, "B", "2024-06-05")]
    assert came.refused == [(2, "B", "03/25/24", "other_order")]


def test_where_all_dates_are_said_to_be_iso_no_column_has_another_order() -> None:
    came = tracker(
        ("Name", "Level 1", "Level 2"),
        ("Asha Sample", "03/25/24", "25/03/24"),
        ("Bob Example", "2024-03-04", None),
        order=DateOrder.ISO,
    )
    assert [day for *_, day, _ in came.completions] == ["2024-03-04"]
    assert {code for *_, code in came.refused} == {"other_order"}


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        (("24-02-01",), []),
        (("24-02-01", "24-02-20"), []),
        (("24-02-20",), ["2020-02-24"]),
        (("24-02-01", "31-12-23", "24-02-20"), ["2023-12-31", "2020-02-24"]),
        (("12-03-24", "22-03-24"), ["2024-03-12", "2024-03-22"]),
        (("24/02/20",), ["2020-02-24"]),
        (("24-13-02",), []),
    ],
)
def test_a_year_of_two_figures_that_may_stand_first_is_not_taken_for_a_day(
    cells: tuple[str, ...], read: list[str]
) -> None:
    rows = [
        (f"{name} Sample", cell) for name, cell in zip(("Asha", "Bob", "Cat"), cells, strict=False)
    ]
    came = tracker(("Name", "Level 1"), *rows)
    assert [day for *_, day, _ in came.completions] == read


def test_dates_whose_year_may_stand_first_are_listed_with_what_to_do() -> None:
    came = tracker(
        ("Name", "Level 1"), ("Asha Sample", "24-02-01"), ("Bob Sample", "24-02-20 online")
    )
    assert came.refused == [
        (2, "B", "24-02-01", "year_first_or_last"),
        (3, "B", "24-02-20 online", "year_first_or_last"),
    ]
    assert "four figures" in came.reading.refused[0].reason


def test_the_reasons_say_what_is_true_of_a_date() -> None:
    came = tracker(
        ("Name", "Level 1", "Level 2", "Start date"),
        ("Asha Sample", "Mon 1 Feb 2024", "01/02/98", "01/02/98"),
        ("Bob Example", "Mon 31/02/2024", "01/02/2098", "24-02-01"),
    )
    reasons = {(each.row, each.column): each.reason for each in came.reading.refused}
    assert reasons[2, "B"].startswith("1 February 2024 was a Thursday")
    assert "1 February 2098" in reasons[2, "C"]
    assert (2, "D", "01/02/98", "two_figures") in came.refused
    assert (3, "D", "24-02-01", "year_first_or_last") in came.refused
    assert [each.role_start for each in came.entries] == [None, None]
    assert reasons[3, "B"] == "there is no such day"
    assert reasons[3, "C"] == "the date lies ahead"
