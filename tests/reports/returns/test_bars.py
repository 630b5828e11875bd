"""The bars of the states in grey: a pattern is seen beside its number, however few people it is."""

import re
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from sgdesk.domain.training.counting.tallies import Counts
from sgdesk.domain.training.states import State
from sgdesk.reports.returns import htmlbars
from sgdesk.reports.returns.bars import StateBar
from sgdesk.reports.text import fonts

WIDE, HIGH, SCALE = 200, 11, 8
PATTERNED = (State.DUE_SOON, State.OVERDUE, State.NEW_STARTER)
TILE = 6
"""How wide a pattern is in the browser until it begins again."""


def with_one(state: State) -> Counts:
    """Many who are in date, and one person in another state."""
    counts = Counts(in_date=300)
    counts.add(state)
    return counts


def last_part(state: State) -> Image.Image:
    """The right end of the bar in grey, from its number's right edge to its frame."""
    fonts.font(fonts.SANS_BOLD)
    out = BytesIO()
    canvas = Canvas(out, pagesize=(WIDE, HIGH))
    bar = StateBar(with_one(state), WIDE, HIGH)
    bar.canv = canvas
    bar.paint()
    canvas.save()
    document = pypdfium2.PdfDocument(out.getvalue())
    drawn: Image.Image = document[0].render(scale=SCALE).to_pil().convert("L")
    document.close()
    right = WIDE * SCALE
    return drawn.crop((right - 4 * SCALE, SCALE, right - SCALE, (HIGH - 1) * SCALE))


def inked(drawn: Image.Image) -> int:
    """How many of a hundred points are no white paper."""
    dark = sum(drawn.point(lambda each: int(each < 200)).histogram()[1:2])
    return 100 * dark // (drawn.width * drawn.height)


def test_one_person_among_hundreds_shows_the_pattern_of_their_state_beside_the_number() -> None:
    shares = {state: inked(last_part(state)) for state in (*PATTERNED, State.NOT_DONE)}
    assert shares.pop(State.NOT_DONE) == 0
    assert all(share >= 8 for share in shares.values()), shares
    assert len(set(shares.values())) == len(PATTERNED)


@pytest.mark.parametrize("state", PATTERNED)
def test_in_the_browser_a_whole_tile_of_the_pattern_is_left_on_either_side(state: State) -> None:
    rects = re.findall(r'<rect x="([0-9.]+)"[^>]* width="([0-9.]+)"', htmlbars.bar(with_one(state)))
    (left, width), (plate, narrow) = (tuple(map(float, each)) for each in rects[-2:])
    assert plate - left >= TILE
    assert left + width - plate - narrow >= TILE
