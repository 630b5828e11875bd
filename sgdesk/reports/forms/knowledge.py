"""Knowledge before and after a course as a square: the marks before by the marks after."""

from functools import cache

from reportlab.lib.colors import Color, white
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from sgdesk.domain.figures import figure
from sgdesk.domain.forms.form import HIGHEST, LOWEST
from sgdesk.domain.forms.results import Rise
from sgdesk.reports.layout import styles
from sgdesk.reports.layout.charts import SHADES
from sgdesk.reports.layout.pages import para
from sgdesk.reports.layout.styles import INK, MM, QUIET
from sgdesk.reports.layout.tables import HouseTable, table
from sgdesk.reports.tagging import Reads
from sgdesk.reports.text.typesetting import paragraph

_MARKS = range(LOWEST, HIGHEST + 1)
_LABEL, _SQUARE = 24 * MM, 20 * MM
_WHITE_FROM = 3
_HALO = 3.6
"""How wide the light is, in points, in which the frame of a dark square is seen."""


def knowledge_grid(rise: Rise) -> HouseTable:
    """How many went from each mark to each, read as "before 2, after 4: 10".

    The more forms, the darker; the figure stands in each, so that no shade has to be told.
    """
    forms = {(each.before, each.after): each.people for each in rise.moves}
    largest = max(forms.values(), default=1)
    rows: list[list[Flowable]] = [
        [para("", "heading"), *(para(f"After {mark}", "middle heading") for mark in _MARKS)]
    ]
    extra: list[tuple[object, ...]] = [("VALIGN", (0, 1), (-1, -1), "MIDDLE")]
    for row, before in enumerate(_MARKS, start=1):
        cells = [para(f"Before {before}", "heading")]
        for column, after in enumerate(_MARKS, start=1):
            count = forms.get((before, after), 0)
            shade = _shade(count, largest)
            cells.append(paragraph(figure(count), _figure(count, shade)))
            extra.append(("BACKGROUND", (column, row), (column, row), SHADES[shade]))
        rows.append(cells)
    extra += [
        ("BOX", (place, place), (place, place), _HALO, white)
        for place in _MARKS
        if _shade(forms.get((place, place), 0), largest) >= _WHITE_FROM
    ]
    extra += [("BOX", (place, place), (place, place), 1.2, INK) for place in _MARKS]
    widths = (_LABEL, *(_SQUARE for _ in _MARKS))
    return table(rows, widths, extra, least_height=8 * MM, reads=Reads.GRID)


def _shade(count: int, largest: int) -> int:
    """White for nobody, and from light to dark with the share of the largest figure."""
    return -(-count * (len(SHADES) - 1) // largest)


def _figure(count: int, shade: int) -> ParagraphStyle:
    colour = white if shade >= _WHITE_FROM else INK
    return _style(colour if count else QUIET, bold=count > 0)


@cache
def _style(colour: Color, *, bold: bool) -> ParagraphStyle:
    return ParagraphStyle(
        "square", parent=styles.cell(bold=bold), alignment=TA_CENTER, textColor=colour
    )
