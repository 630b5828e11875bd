"""The recovery sheet: one page that opens the file when nobody knows the passphrase any more."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.platypus import Flowable

from sgdesk.domain.dates import long_date
from sgdesk.reports.layout import sizes, styles
from sgdesk.reports.layout.pages import WIDTH, make_paper, para, space
from sgdesk.reports.layout.styles import BAND, OWN_FONT, RULE, Furniture
from sgdesk.reports.tagging import About, Reads, TaggedTable
from sgdesk.reports.text.fonts import SANS_BOLD
from sgdesk.reports.text.plain import one_line
from sgdesk.reports.text.typesetting import paragraph

_ACROSS = 3
_HEIGHT = 34


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What stands on the sheet: whose file, its name, the day, and the groups of the code."""

    organisation: str
    file: str
    made_on: date
    groups: tuple[str, ...]


def recovery_sheet_pdf(sheet: RecoverySheet) -> bytes:
    """The sheet as one page of A4; the same sheet gives the same bytes."""
    furniture = Furniture(sheet.organisation, "Recovery sheet", as_at=sheet.made_on, numbered=False)
    about = About("Recovery sheet", sheet.organisation, "How to open the file again", sheet.made_on)
    return make_paper(list(_story(sheet)), furniture, about)


def _story(sheet: RecoverySheet) -> Iterator[Flowable]:
    day = long_date(sheet.made_on)
    yield para("Recovery sheet", "title")
    yield para(
        f"This sheet opens {one_line(sheet.file)} when nobody knows its passphrase any more. "
        "Without the passphrase and without this sheet nobody can open it, whoever they ask.",
        "lead",
    )
    yield para("The recovery code", "h2")
    yield _code(sheet.groups)
    yield space(4)
    yield para(
        "Thirteen groups of five letters and figures, to be read along each line. It has no 0 and "
        "no O, no 1 and no I. Small letters will do, and blanks do not count.",
        "note",
    )
    yield para("How to use it", "h2")
    yield from _steps(
        "Open the file, or one of its backups, in sgdesk.",
        "Where the passphrase is asked for, choose “Use the recovery sheet” and type the groups.",
        "Set a new passphrase at once: Set-up, Safety. Print its new sheet and tear this one up.",
    )
    yield para("Where to keep it", "h2")
    yield para(
        "In a sealed envelope in a safe, or with a trustee: away from the computer, and where the "
        "next person to do this work will look. Do not photograph it, and do not send it. Whoever "
        "has this sheet and a copy of the file can read all of it."
    )
    yield para("What it is for", "h2")
    yield para(f"Organisation: {one_line(sheet.organisation)}")
    yield para(f"File: {one_line(sheet.file)}, and the backups made of it from {day} on")
    yield para(f"Made on: {day}")
    yield para(
        "When the passphrase is changed a new sheet is needed. This one then opens nothing but "
        "copies from before.",
        "note",
    )


def _code(groups: Sequence[str]) -> TaggedTable:
    big = styles.style("group", font_name=SANS_BOLD, size=19)
    small = styles.style("place", size=sizes.SMALL, colour=styles.QUIET)
    cells: list[Flowable] = []
    for place, group in enumerate(groups, start=1):
        cells += [paragraph(str(place), small), paragraph(group, big)]
    row = 2 * _ACROSS
    cells += [space(0)] * (-len(cells) % row)
    lines = [cells[start : start + row] for start in range(0, len(cells), row)]
    widths = [30, WIDTH / _ACROSS - 30] * _ACROSS
    heights = [_HEIGHT] * len(lines)
    made = TaggedTable(lines, colWidths=widths, rowHeights=heights, reads=Reads.IN_ORDER)
    made.setStyle(
        [
            OWN_FONT,
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("ROWBACKGROUNDS", (0, 0), (-1, -1), [BAND, None]),
            ("BOX", (0, 0), (-1, -1), 0.5, RULE),
            ("LEFTPADDING", (0, 0), (-1, -1), 6),
            ("RIGHTPADDING", (0, 0), (-1, -1), 2),
        ]
    )
    return made


def _steps(*steps: str) -> Iterator[Flowable]:
    for place, step in enumerate(steps, start=1):
        yield para(f"{place}.  {step}", "item")
