"""Days as they were typed: read where one day alone can be meant, and listed where not."""

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from tests.data.sheets.test_workbooks import ods

from .trying import bring

TYPED = (
    "l2/06/2024", "O4/06/2024", "04/O6/2024", "4/6/2O24", "04//06/2024", "04/0 6/2024",
    "04/06/20244", "4th6th2024", "34/06/2024", "04/13/2024", "31/06/2024", "4sh June 2024",
    "04/06", "4 Jnue 2024", "0406/2024", "04-/06-2024", "4/6/24?", "04/06/2024 04/06/2025",
    "4/6/24 & 5/6/25", "04/06/1024", "4 June 1924", "4 June 2044", "I4/06/2024", "04.O6.24",
)  # fmt: skip


@pytest.mark.parametrize("cell", TYPED)
@pytest.mark.parametrize("kind", ["tracker", "training"])
def test_typed_dates_that_nobody_can_read_are_listed(tmp_path: Path, kind: str, cell: str) -> None:
    if kind == "tracker":
        came = bring(tmp_path, kind, f"Name,Level 2\nIdris Madeup,{cell}\n")
    else:
        came = bring(tmp_path, kind, f"Name,Date,Course\nIdris Madeup,{cell},Level 2\n")

    assert came.completed == set()
    assert came.tells("B2")


@pytest.mark.parametrize(
    "cell",
    [
        "04/06/2024 9.30-12", "04/06/2024 09:30 - 12:30", "4 June 2024, 7pm", "04/06/24 7-9pm",
        "4 June 2024 10am to 3pm", "04/06/2024 19:00-21:00", "Tue 4 June 2024 6.30pm-8.30pm",
        "04/06/2024 (9.30-12.30)", "2024-06-04T19:30:00Z",
    ],
)  # fmt: skip
def test_time_range_beside_a_day_is_a_time(tmp_path: Path, cell: str) -> None:
    came = bring(
        tmp_path, "tracker", f'Name,Level 1\nHana Pretend,05/05/2025\nIdris Madeup,"{cell}"\n'
    )

    assert came.completed == {"hana pretend: level1 2025-05-05", "idris madeup: level1 2024-06-04"}


ZERO_CELL = (
    '<table:table-cell table:formula="of:=[$Log.B2]" office:value-type="date"'
    ' office:date-value="{day}" calcext:value-type="date"><text:p>{shown}</text:p>'
    "</table:table-cell>"
)


@pytest.mark.parametrize(
    ("day", "shown"),
    [("1899-12-30", "30/12/1899"), ("1899-12-30", "30 Dec 99"), ("1900-01-01", "01/01/1900")],
)
def test_ods_zero_date_is_a_blank_cell(tmp_path: Path, day: str, shown: str) -> None:
    texts = ("Name", "Level 1"), ("Joan Dummy",)
    rows = [
        "".join(
            f'<table:table-cell office:value-type="string"><text:p>{text}</text:p>'
            "</table:table-cell>"
            for text in row
        )
        for row in texts
    ]
    body = (
        f"<table:table-row>{rows[0]}</table:table-row>"
        f"<table:table-row>{rows[1]}{ZERO_CELL.format(day=day, shown=shown)}</table:table-row>"
    )

    came = bring(tmp_path, "tracker", ods(tmp_path / "linked.ods", body))

    assert came.people == {"joan dummy": 1}
    assert came.completed == set()


@pytest.mark.parametrize("number", [0, 1, 0.5, 60])
def test_xlsx_zero_date_is_no_completion(tmp_path: Path, number: float) -> None:
    path = tmp_path / "linked.xlsx"
    with xlsxwriter.Workbook(str(path), {"in_memory": True}) as book:
        page = book.add_worksheet()
        days = book.add_format({"num_format": "dd/mm/yyyy"})
        page.write_row(0, 0, ("Name", "Level 1", "Level 2"))
        page.write(1, 0, "Joan Dummy")
        page.write_formula(1, 1, "=Log!B2", days, number)
        page.write_datetime(1, 2, date(2025, 8, 7), days)

    came = bring(tmp_path, "tracker", path)

    assert came.completed == {"joan dummy: level2 2025-08-07"}


@pytest.mark.parametrize("cell", ["00/01/1900", "30/12/1899", "01/01/1900", "4 June 1910"])
def test_csv_zero_date_is_no_completion(tmp_path: Path, cell: str) -> None:
    came = bring(tmp_path, "tracker", f"Name,Level 1\nJoan Dummy,{cell}\n")

    assert came.completed == set()
    assert came.people == {"joan dummy": 1}
