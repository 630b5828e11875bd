"""The year of a requirement in the browser: the same columns as on paper, in a drawing of its own.

It has its own ground, so that it looks the same whatever the colours round it are, and brings its
looks with it: a page that does not show the year is as it was.
"""

from collections.abc import Iterable
from html import escape

from sgdesk.domain.figures import share_text
from sgdesk.domain.returns.over_year import DayShare, OverYear, RequirementYear
from sgdesk.reports.returns.overyear import words
from sgdesk.reports.text.plain import one_line

_STEP, _BAR, _HIGH = 72, 34, 96
_OVER, _LINE = 20, 16
_APART = 5
_HEIGHT = _OVER + _HIGH + 4 * _LINE + _APART + 10
INK, GROUND, FILL = "#1f2a30", "#ffffff", "#1d5c63"
_PATTERN = "year-stripes"
_STRIPES = f"url(#{_PATTERN}) {GROUND}"
LOOKS = (
    f"background:{GROUND};display:block;max-width:100%;min-width:38rem;height:auto;"
    "margin-bottom:.5rem"
)
"""On a phone it scrolls rather than that its numbers become too small to read."""
LETTERS = 'font-family="system-ui, \'Noto Sans\', sans-serif" font-size="13" text-anchor="middle"'


def stripes(name: str = _PATTERN) -> str:
    """The striped fill under its name, once for all; nothing of it is seen."""
    return (
        '<svg width="0" height="0" aria-hidden="true" class="hidden"><defs>'
        f'<pattern id="{name}" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<rect width="6" height="6" fill="{GROUND}"/>'
        f'<path d="M-1 7L7 -1M-1 1L1 -1M5 7L7 5" stroke="{FILL}" stroke-width="2"/>'
        "</pattern></defs></svg>"
    )


def key(year: OverYear) -> str:
    """Each fill with its words."""
    fills = (FILL, _STRIPES, GROUND)
    items = "".join(
        '<li><svg class="swatch" aria-hidden="true" viewBox="-1 -1 34 18">'
        f'<rect width="32" height="16" fill="{fill}" stroke="{INK}"/></svg> {word}</li>'
        for place, (fill, word) in enumerate(zip(fills, words.KEYS, strict=True))
        if place != 1 or words.has_earlier(year)
    )
    return f'<ul class="key">{items}</ul>'


def columns(year: OverYear, asked: RequirementYear) -> str:
    """A column a day with its share over it and its numbers and the day under it."""
    wide = len(asked.days) * _STEP
    foot = _OVER + _HIGH
    parts = "".join(_column(year, place, share) for place, share in enumerate(asked.days))
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{_label(asked.title)}">'
        f'<svg role="img" aria-label="{escape(words.said_of(year, asked))}" width="{wide}" '
        f'height="{_HEIGHT}" viewBox="0 0 {wide} {_HEIGHT}" style="{LOOKS}" {LETTERS} '
        f'fill="{INK}">{parts}<path d="M0 {foot}H{wide}" stroke="{INK}"/></svg></div>'
    )


def _label(title: str) -> str:
    return escape(f"{words.TITLE}: {one_line(title)}")


def _column(year: OverYear, place: int, share: DayShare) -> str:
    middle = place * _STEP + _STEP / 2
    foot = _OVER + _HIGH
    bar = ""
    if share.percent is not None:
        left, high = middle - _BAR / 2, _HIGH * share.percent / 100
        fill = _STRIPES if year.is_before_file(share.day) else FILL
        bar = (
            f'<rect x="{left:g}" y="{_OVER}" width="{_BAR}" height="{_HIGH}" fill="{GROUND}" '
            f'stroke="{INK}"/><rect x="{left:g}" y="{foot - high:.2f}" width="{_BAR}" '
            f'height="{high:.2f}" fill="{fill}" stroke="{INK}"/>'
            f'<text x="{middle:g}" y="{_OVER - 6}" font-weight="700">'
            f"{share_text(share.percent)}</text>"
        )
    numbers = _lines(words.number_lines(share), middle, foot)
    return bar + numbers + _lines(words.day_lines(share.day), middle, foot + 2 * _LINE + _APART)


def _lines(texts: Iterable[str], middle: float, top: float) -> str:
    return "".join(
        f'<text x="{middle:g}" y="{top + row * _LINE:g}">{text}</text>'
        for row, text in enumerate(texts, 1)
    )
