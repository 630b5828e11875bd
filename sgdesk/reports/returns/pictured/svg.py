"""A pictured part in the browser: the same columns as on paper, in a drawing of its own.

It has its own ground, so that it looks the same whatever the colours round it are.
"""

from html import escape

from sgdesk.domain.figures import figure
from sgdesk.reports.returns.overyear.htmlcolumns import FILL, GROUND, INK, LETTERS, LOOKS, stripes
from sgdesk.reports.returns.pictured.parts import Drawing, Pictured, Row
from sgdesk.reports.text.plain import one_line

_STEP, _BAR, _GAP, _HIGH = 72, 34, 6, 96
_OVER, _LINE = 20, 16


def key_of(pictured: Pictured) -> str:
    """Each fill with its words, and the pattern that the drawings take."""
    items = "".join(
        '<li><svg class="swatch" aria-hidden="true" viewBox="-1 -1 34 18">'
        f'<rect width="32" height="16" fill="{_fill(pictured, striped)}" stroke="{INK}"/></svg> '
        f"{escape(word)}</li>"
        for word, striped in zip(pictured.fills, pictured.is_striped, strict=True)
    )
    return f'{stripes(_pattern(pictured))}<ul class="key">{items}</ul>'


def columns_of(pictured: Pictured, drawing: Drawing) -> str:
    """A column for each row, with its numbers over its bars and its words under them."""
    step = _STEP * len(pictured.numbers)
    wide = len(drawing.rows) * step
    foot = _OVER + round(_HIGH * drawing.highest / pictured.scale)
    high = foot + pictured.lines_under * _LINE + 10
    parts = "".join(
        _column(pictured, row, place * step + step / 2, foot)
        for place, row in enumerate(drawing.rows)
    )
    label = escape(f"{pictured.title}: {one_line(drawing.title)}")
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{label}">'
        f'<svg role="img" aria-label="{escape(drawing.said)}" width="{wide}" height="{high}" '
        f'viewBox="0 0 {wide} {high}" style="{LOOKS}" {LETTERS} fill="{INK}">{parts}'
        f'<path d="M0 {foot}H{wide}" stroke="{INK}"/></svg></div>'
    )


def _column(pictured: Pictured, row: Row, middle: float, foot: int) -> str:
    wide = len(row.numbers) * (_BAR + _GAP) - _GAP
    parts = ""
    for place, (number, striped) in enumerate(zip(row.numbers, pictured.is_striped, strict=True)):
        left = middle - wide / 2 + place * (_BAR + _GAP)
        high = _HIGH * number / pictured.scale
        if number:
            parts += (
                f'<rect x="{left:g}" y="{foot - high:.2f}" width="{_BAR}" height="{high:.2f}" '
                f'fill="{_fill(pictured, striped)}" stroke="{INK}"/>'
            )
        parts += (
            f'<text x="{left + _BAR / 2:g}" y="{foot - high - 6:.2f}" font-weight="700">'
            f"{figure(number)}</text>"
        )
    return parts + "".join(
        f'<text x="{middle:g}" y="{foot + place * _LINE:g}">{escape(text)}</text>'
        for place, text in enumerate(row.under, 1)
    )


def _fill(pictured: Pictured, striped: bool) -> str:
    return f"url(#{_pattern(pictured)}) {GROUND}" if striped else FILL


def _pattern(pictured: Pictured) -> str:
    return f"stripes-{pictured.key.replace('_', '-')}"
