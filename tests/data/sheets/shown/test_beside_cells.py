"""What lies over a worksheet or changes how its cells look is counted, since nobody reads it."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from sgdesk.data.sheets import Sheet
from tests.data.sheets.sheet_reading import read_sheet
from tests.data.sheets.shown.test_looks import dated
from tests.data.sheets.shown.test_looks import ods as styled_ods
from tests.data.sheets.test_workbooks import repack

DAY = date(2024, 3, 12)
STRIKES = {"font_strikeout": True}


def told(sheet: Sheet) -> tuple[int, int]:
    """How many text boxes and how many rules a sheet is said to have."""
    return sheet.text_boxes, sheet.rules


def xlsx(
    folder: Path,
    *looks: Mapping[str, object],
    boxes: tuple[str, ...] = (),
    icons: bool = False,
    exactly: bool = False,
) -> Sheet:
    """A worksheet with a rule for each of these looks, and with these texts in boxes."""
    path = folder / "beside.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page, other = book.add_worksheet("People"), book.add_worksheet("Other")
        page.write_datetime(0, 0, DAY, book.add_format({"num_format": 14}))
        if exactly:
            page.write_formula(1, 0, "=NA()", None, "#N/A")
        for look in looks:
            rule = {"type": "formula", "criteria": "=$B1=1", "format": book.add_format(dict(look))}
            page.conditional_format(0, 0, 9, 9, rule)
        if icons:
            page.conditional_format(0, 0, 9, 9, {"type": "3_color_scale"})
        for text in boxes:
            page.insert_textbox(3, 3, text)
        other.insert_textbox(3, 3, "elsewhere")
    return read_sheet(path, "People")


@pytest.mark.parametrize("exactly", [False, True])
@pytest.mark.parametrize(
    ("look", "counts"),
    [
        (STRIKES, True),
        ({"font_color": "#FFFFFF"}, True),
        ({"num_format": ";;;"}, True),
        ({"num_format": '"booked" dd/mm/yyyy'}, True),
        ({"bg_color": "#FFC7CE"}, False),
        ({"font_color": "#9C0006", "bold": True}, False),
        ({"num_format": "dd/mm/yyyy"}, False),
        ({"bg_color": "#FFFFFF"}, False),
    ],
)
def test_rules_of_xlsx_count_where_they_strike_through_or_hide(
    tmp_path: Path, look: Mapping[str, object], counts: bool, exactly: bool
) -> None:
    assert told(xlsx(tmp_path, look, icons=True, exactly=exactly)) == (0, int(counts))


@pytest.mark.parametrize("exactly", [False, True])
def test_each_rule_of_xlsx_is_counted_among_others(tmp_path: Path, exactly: bool) -> None:
    looks = ({"bold": True}, STRIKES, {"italic": True}, {"font_color": "#FFFFFF"})

    assert told(xlsx(tmp_path, *looks, exactly=exactly)) == (0, 2)


def test_a_rule_of_xlsx_that_holds_its_look_within_it_is_counted(tmp_path: Path) -> None:
    xlsx(tmp_path)
    rules = "".join(
        f'<x14:cfRule type="expression"><x14:dxf><font>{look}</font></x14:dxf></x14:cfRule>'
        for look in ("<strike/>", '<strike val="0"/>', "<b/>")
    )
    named = 'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"'
    more = f"<extLst><ext {named}>{rules}</ext></extLst></worksheet>".encode()

    def change(entry: str, old: bytes) -> bytes:
        is_sheet = entry == "xl/worksheets/sheet1.xml"
        return old.replace(b"</worksheet>", more) if is_sheet else old

    assert told(read_sheet(repack(tmp_path / "beside.xlsx", change), "People")) == (0, 1)


def test_text_boxes_of_xlsx_count_where_something_is_written_in_them(tmp_path: Path) -> None:
    assert told(xlsx(tmp_path, boxes=("Red = booked only", " ", "All of these left"))) == (2, 0)


def test_a_sheet_with_neither_is_told_to_have_none(tmp_path: Path) -> None:
    assert told(xlsx(tmp_path)) == (0, 0)


BOX = "<draw:frame><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame>"


def test_text_boxes_of_ods_count_and_say_nothing_in_their_cells(tmp_path: Path) -> None:
    shape = "<draw:custom-shape><text:p>Red = booked</text:p></draw:custom-shape>"
    columns = f"<table:shapes>{BOX.format('Key')}{shape}{BOX.format(' ')}</table:shapes>"
    inside = dated().replace("</table:table-cell>", f"{BOX.format('Left')}</table:table-cell>")
    sheet = read_sheet(styled_ods(tmp_path / "boxes.ods", inside, columns))

    assert told(sheet) == (3, 0)
    assert sheet.rows[0].cells == (date(2023, 10, 5),)


def test_rules_of_ods_count_where_they_strike_through(tmp_path: Path) -> None:
    rules = "".join(
        f'<calcext:condition calcext:apply-style-name="{style}" calcext:value="=1"/>'
        for style in ("struck", "back", "Default")
    )
    columns = f"<table:table-column/><calcext:conditional-formats>{rules}"
    columns += "</calcext:conditional-formats>"

    assert told(read_sheet(styled_ods(tmp_path / "rules.ods", dated(), columns))) == (0, 1)
