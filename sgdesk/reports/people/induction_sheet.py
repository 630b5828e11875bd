"""The induction checklist to print, go through together and sign."""

from collections.abc import Iterable, Iterator
from datetime import date

from reportlab.platypus import Flowable, KeepTogether

from sgdesk.domain.dates import long_date, short_date
from sgdesk.domain.organisation.bound_paper import BoundPaper
from sgdesk.domain.people.induction_paper import InductionSheet
from sgdesk.reports.layout.pages import WIDTH, Part, bound, called, headings, para, space
from sgdesk.reports.layout.styles import INK, MM, OWN_FONT, QUIET, Furniture
from sgdesk.reports.layout.tables import HouseTable, height_of, table
from sgdesk.reports.tagging import About, Drawn, Reads, TaggedTable

_TITLE = "Safeguarding induction"
_BOX = 10
_COLUMNS = (9 * MM, WIDTH - 33 * MM, 24 * MM)
_ROW = 7.6 * MM
"""Room enough to write the day in."""
_FREE_ROWS = 8
"""To write in, where neither the partnership nor the organisation lists anything."""


def induction_sheet_pdf(sheet: InductionSheet) -> bytes:
    """One PDF of the checklist; the same sheet gives the same bytes."""
    about = About(_TITLE, sheet.organisation, "Checklist of an induction", sheet.begun_on)
    return bound([_part(sheet)], about).content


def induction_sheets_pdf(
    sheets: Iterable[InductionSheet], organisation: str, begun_on: date | None
) -> BoundPaper:
    """The checklists of several people in one PDF; ``begun_on`` where they began on one day."""
    about = About("Safeguarding inductions", organisation, "Checklists of inductions", begun_on)
    return bound(map(_part, sheets), about)


def _part(sheet: InductionSheet) -> Part:
    whose = sheet.partnership or "our own"
    furniture = Furniture(sheet.organisation, _TITLE, note=f"Checklist: {whose}.", personal=True)
    return Part(list(_story(sheet)), furniture, sheet.person)


def _story(sheet: InductionSheet) -> Iterator[Flowable]:
    # In the outline of several sheets it is the name by which each is found.
    yield called(para(_TITLE, "title"), sheet.person)
    yield called(para(sheet.person, "h2"), "")
    yield para(_about(sheet))
    yield from _guidance(sheet)
    yield para(_how(sheet), "note")
    yield space(2 * MM)
    checklist, signatures = _checklist(sheet), list(_signatures(sheet))
    checklist.tail = height_of(signatures)
    yield checklist
    yield KeepTogether(signatures)


def _how(sheet: InductionSheet) -> str:
    asked = [each.asked for each in sheet.lines]
    if not asked:
        who = sheet.partnership or "Nobody"
        return (
            f"{who} lists nothing for it: write what you go through together, tick it, and note "
            "the day."
        )
    own = " A line without a paragraph is our own." if any(asked) and not all(asked) else ""
    return f"Tick each line when you have gone through it together, with the day.{own}"


def _about(sheet: InductionSheet) -> str:
    begun = long_date(sheet.begun_on) if sheet.begun_on else "________________"
    by = sheet.inducted_by or "______________________________"
    return f"Begun on {begun}, inducted by {by}"


def _guidance(sheet: InductionSheet) -> Iterator[Flowable]:
    """The edition of the national guidance, and that the partnership's document names an older."""
    if sheet.edition:
        said = f"National guidance: {sheet.edition}."
        if sheet.named_edition and sheet.named_edition != sheet.edition:
            said += f" {sheet.partnership}’s document names an earlier one ({sheet.named_edition})."
        yield para(said, "note")


class TickBox(Drawn):
    """A box to tick on paper, ticked where the line was gone through already."""

    def __init__(self, *, ticked: bool) -> None:
        super().__init__()
        self._ticked = ticked
        self.alternative = "Done" if ticked else "Box to tick"
        self.width = self.height = _BOX

    def paint(self) -> None:
        """The box with its foot on the line."""
        self.canv.setStrokeColor(INK)
        self.canv.setLineWidth(0.7)
        self.canv.rect(0, 0, _BOX, _BOX)
        if self._ticked:
            self.canv.setLineWidth(1.3)
            self.canv.line(2, 4.4, 4, 2)
            self.canv.line(4, 2, 7.4, 7.4)


def _checklist(sheet: InductionSheet) -> HouseTable:
    """Each line with a box before it and who asks for it under it."""
    rows: list[list[object]] = [[*headings(["", "What", "Day"])]]
    for line in sheet.lines:
        what = [para(line.text), *([para(line.asked, "source")] if line.asked else [])]
        day = para(short_date(line.done_on) if line.done_on else "", "cell")
        rows.append([TickBox(ticked=line.done_on is not None), what, day])
    if not sheet.lines:
        rows += [[TickBox(ticked=False), "", ""] for _ in range(_FREE_ROWS)]
    return table(rows, _COLUMNS, [("TOPPADDING", (0, 1), (0, -1), 4.5)], least_height=_ROW)


def _signatures(sheet: InductionSheet) -> Iterator[Flowable]:
    yield para("Signed", "h2")
    if sheet.definitions_signed:
        yield para(
            "I have received a written copy of the definitions of significant harm and of "
            f"abuse and neglect ({sheet.edition or 'edition: ____________'}), and I have "
            "read it."
        )
    yield space(10 * MM)
    yield _lines_to_sign(sheet.person, sheet.inducted_by or "Inducted by")


def _lines_to_sign(*who: str) -> TaggedTable:
    """A line for each to sign on, with one for the day, and under it who signs."""
    cells = [[para(name, "note"), "", para("Day", "note")] for name in who]
    rules: list[tuple[object, ...]] = [
        OWN_FONT,
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        *(("LINEABOVE", (column, 0), (column, -1), 0.6, QUIET) for column in (0, 2)),
    ]
    return TaggedTable(
        cells,
        (WIDTH * 0.6, 6 * MM, 32 * MM),
        minRowHeights=[15 * MM] * len(who),
        style=rules,
        hAlign="LEFT",
        reads=Reads.IN_ORDER,
    )
