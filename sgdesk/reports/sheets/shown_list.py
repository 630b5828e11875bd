"""A list of the screen as a workbook or CSV: whose it is, of which day and what is in it on top."""

import csv
import io
from datetime import UTC, date, datetime, time

import xlsxwriter

from sgdesk.domain.dates import long_date
from sgdesk.domain.organisation.shown_list import ListCell, ShownList
from sgdesk.reports.sheets.worksheet import FIRST_ROW, HEADING_ROW, PrintPage, formats_of
from sgdesk.reports.text.plain import guarded

_NARROWEST, _WIDEST = 10, 48


def list_as_book(shown: ShownList, organisation: str, as_at: date) -> bytes:
    """One worksheet to filter and print; days are true days, and words never a formula."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    day = f"As at {long_date(as_at)}"
    created = datetime.combine(as_at, time(), UTC)
    book.set_properties({"title": f"{shown.title}. {day}", "created": created})
    page = PrintPage(book.add_worksheet("List"), formats_of(book), _widths(shown))
    over = ((shown.title, "title"), (organisation, "bold"), (_about(shown, as_at), "quiet"))
    page.set_up(over, (shown.title.replace("&", "and"), day))
    page.headings(shown.headings, len(shown.rows))
    for column in _figures(shown):
        page.put(HEADING_ROW, column, shown.headings[column], "listed heading")
    for place, row in enumerate(shown.rows, FIRST_ROW):
        for column, cell in enumerate(row):
            if isinstance(cell, date):
                moment = datetime.combine(cell, time())
                page.sheet.write_datetime(place, column, moment, page.formats["date"])
            elif isinstance(cell, int):
                page.sheet.write_number(place, column, cell, page.formats["listed number"])
            else:
                page.put(place, column, cell)
        page.make_room(place, [each if isinstance(each, str) else "" for each in row])
    book.close()
    return out.getvalue()


def list_as_csv(shown: ShownList, organisation: str, as_at: date) -> bytes:
    """UTF-8 with its mark, days in ISO's order, and never a formula; a blank line after the top."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for line in (shown.title, organisation, _about(shown, as_at)):
        writer.writerow([guarded(line)])
    writer.writerow([])
    writer.writerow([guarded(each) for each in shown.headings])
    writer.writerows([_text(each) for each in row] for row in shown.rows)
    return out.getvalue().encode("utf-8-sig", "replace")


def _about(shown: ShownList, as_at: date) -> str:
    return f"As at {long_date(as_at)}. {shown.about}".strip()


def _figures(shown: ShownList) -> list[int]:
    """The columns of nothing but figures; their headings stand over them on the right."""
    return [
        place
        for place in range(len(shown.headings))
        if shown.rows and all(isinstance(row[place], int) for row in shown.rows)
    ]


def _text(cell: ListCell) -> str:
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell) if isinstance(cell, int) else guarded(cell)


def _widths(shown: ShownList) -> list[int]:
    """What is in each column at its widest, within reason; a heading goes over two lines."""
    found = []
    for place, heading in enumerate(shown.headings):
        cells = (row[place] for row in shown.rows)
        longest = max(
            (len(each) if isinstance(each, str) else _NARROWEST for each in cells), default=0
        )
        found.append(min(_WIDEST, max(_NARROWEST, longest, len(heading) // 2) + 2))
    return found
