"""The induction checklist to print, go through together and sign."""

from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.platypus import Flowable, KeepTogether, SimpleDocTemplate, Spacer

from sgdesk.domain.dates import long_date, short_date
from sgdesk.domain.people.induction_paper import InductionSheet
from sgdesk.reports.layout.styles import (
    INK,
    MARGIN,
    MM,
    PAGE_WIDTH,
    Furniture,
    NumberedCanvas,
    body,
    cell,
    heading,
    small,
    table_rules,
    title,
)
from sgdesk.reports.tagging import About, Drawn, TaggedTable
from sgdesk.reports.text.fonts import SANS
from sgdesk.reports.text.typesetting import paragraph

_FRAME = 6
"""What the page's frame leaves free on either side."""

_ROOM = PAGE_WIDTH - 2 * MARGIN - 2 * _FRAME
_BOX = 9
_COLUMNS = (9 * MM, _ROOM - 9 * MM - 30 * MM - 24 * MM, 30 * MM, 24 * MM)


def write_sheet(sheet: InductionSheet) -> bytes:
    """One PDF of the checklist; the same sheet gives the same bytes."""
    out = BytesIO()
    furniture = Furniture(
        sheet.organisation, "Safeguarding induction", note=f"Checklist: {sheet.partnership}."
    )

    about = About(
        "Safeguarding induction", sheet.organisation, "Checklist of an induction", sheet.begun_on
    )

    def canvas(*arguments: object, **options: object) -> NumberedCanvas:
        return NumberedCanvas(*arguments, furniture=furniture, about=about, **options)

    document = SimpleDocTemplate(
        out,
        pagesize=A4,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=20 * MM,
        bottomMargin=20 * MM,
        initialFontName=SANS,
    )
    document.build(_story(sheet), canvasmaker=canvas)
    return out.getvalue()


def _story(sheet: InductionSheet) -> list[Flowable]:
    return [
        paragraph("Safeguarding induction", title()),
        paragraph(sheet.person, heading()),
        paragraph(_about(sheet), body()),
        *_guidance(sheet),
        Spacer(1, 4 * MM),
        _checklist(sheet),
        paragraph("Tick each line when you have gone through it together, with the day.", small()),
        KeepTogether(_signatures(sheet)),
    ]


def _about(sheet: InductionSheet) -> str:
    begun = long_date(sheet.begun_on) if sheet.begun_on else "________________"
    by = sheet.inducted_by or "______________________________"
    return f"Begun on {begun}    Inducted by {by}"


def _guidance(sheet: InductionSheet) -> list[Flowable]:
    """The edition of the national guidance, and that the partnership's document names an older."""
    if not sheet.edition:
        return []
    said = f"National guidance: {sheet.edition}."
    if sheet.named_edition and sheet.named_edition != sheet.edition:
        said += f" {sheet.partnership}’s document names an earlier one ({sheet.named_edition})."
    return [paragraph(said, small())]


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


def _checklist(sheet: InductionSheet) -> TaggedTable:
    rows: list[list[Flowable]] = [
        [paragraph(text, cell(bold=True)) for text in ("", "What", "Paragraph", "Day")]
    ]
    for text, source, done in sheet.lines:
        rows.append(
            [
                TickBox(ticked=done is not None),
                paragraph(text, body()),
                paragraph(source, cell()),
                paragraph(short_date(done) if done else "", cell()),
            ]
        )
    return TaggedTable(rows, colWidths=_COLUMNS, repeatRows=1, style=table_rules(), hAlign="LEFT")


def _signatures(sheet: InductionSheet) -> list[Flowable]:
    parts: list[Flowable] = [paragraph("Signed", heading())]
    if sheet.definitions_signed:
        parts.append(
            paragraph(
                "I have received a written copy of the definitions of significant harm and of "
                f"abuse and neglect ({sheet.edition or 'edition: ____________'}), and I have "
                "read it.",
                body(),
            )
        )
    line = "______________________________   on   ________________"
    for who in (sheet.person, "Inducted by"):
        parts += [Spacer(1, 9 * MM), paragraph(line, body()), paragraph(who, small())]
    return parts
