"""The sign-in sheet of a session: printed, passed round, and ticked back in."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from sgdesk.domain.dates import long_date
from sgdesk.domain.figures import figure, listed
from sgdesk.domain.sessions.sign_in import SignInSheet
from sgdesk.reports.layout.pages import FIRST, WIDTH, headings, make_paper, para, space
from sgdesk.reports.layout.styles import MM, RULE, Furniture
from sgdesk.reports.layout.tables import HouseTable, height_of, table
from sgdesk.reports.tagging import About

_TITLE = "Sign-in sheet"
_HEADINGS = ("", "Name", "Role", "Signature", "Time in")
_COLUMNS = (9 * MM, 54 * MM, 40 * MM, WIDTH - 123 * MM, 20 * MM)
_ROW, _HIGHEST = 8.6 * MM, 12 * MM
"""Room enough to sign; a plenary group of 25 with free rows goes on two sheets, 15 on each, whose
rows are higher, as far as that takes no further sheet."""


def sign_in_sheet_pdf(sheet: SignInSheet) -> bytes:
    """The sheet as a PDF on A4 upright; the same sheet gives the same bytes."""
    furniture = Furniture(sheet.organisation, _TITLE, personal=True)
    about = About(_TITLE, sheet.organisation, sheet.course, sheet.day)
    carried = f"{sheet.course}, {_when_and_where(sheet)}"
    return make_paper(list(_story(sheet)), furniture, about, carried)


def _story(sheet: SignInSheet) -> Iterator[Flowable]:
    head = list(_head(sheet))
    yield from head
    yield _table(sheet, FIRST - height_of(head))


def _head(sheet: SignInSheet) -> Iterator[Flowable]:
    yield para(sheet.course, "title")
    yield para(_when_and_where(sheet))
    if sheet.trainers:
        label = "Trainer" if len(sheet.trainers) == 1 else "Trainers"
        yield para(f"{label}: {listed(sheet.trainers)}")
    if sheet.spoken:
        yield para(f"Held {sheet.spoken}")
    if sheet.spare_rows:
        yield para("Not on the list? Write your name and role in a free row at the end.", "note")
    yield space(4 * MM)


def _when_and_where(sheet: SignInSheet) -> str:
    parts = (long_date(sheet.day), sheet.times, sheet.place)
    return ", ".join(part for part in parts if part)


def _table(sheet: SignInSheet, first: float) -> HouseTable:
    """Numbered rows, those who are expected first, each high enough to sign in.

    The first page has room for ``first`` points of it.
    """
    people = [(person.name, person.role) for person in sheet.rows]
    rows: list[list[object]] = [list(headings(_HEADINGS))]
    for number, (name, role) in enumerate([*people, *[("", "")] * sheet.spare_rows], start=1):
        rows.append(
            [para(figure(number), "number"), para(name, "cell"), para(role, "cell"), "", ""]
        )
    made = _laid(rows, _ROW)
    pages = made.pages(first)
    heights = (_HIGHEST - step * 0.2 * MM for step in range(round((_HIGHEST - _ROW) / 0.2 / MM)))
    higher = next((each for each in heights if made.pages(first, each) == pages), _ROW)
    return made if higher == _ROW else _laid(rows, higher)


def _laid(rows: list[list[object]], height: float) -> HouseTable:
    made = table(
        rows,
        _COLUMNS,
        [("VALIGN", (0, 1), (-1, -1), "MIDDLE"), ("LINEAFTER", (0, 1), (-2, -1), 0.4, RULE)],
        least_height=height,
    )
    made.is_even = True
    return made
