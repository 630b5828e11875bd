"""The bars of the states in the browser: the same patterns as on paper, in drawings of their own.

They have their own ground, so that they look the same whatever the colours round them are.
"""

from html import escape

from sgdesk.domain.figures import figure
from sgdesk.domain.training.counting.tallies import Counts
from sgdesk.domain.training.states import STATES, ByState, State
from sgdesk.reports.layout.styles import STATE_COLOURS
from sgdesk.reports.returns.bars import SHOWN, said_of, shares

_WIDTH, _HEIGHT = 360.0, 20.0
_LETTER, _ROUND, _BESIDE = 7.6, 6.0, 18.0
"""Of a figure; round a number on its plate; beside it, where one tile of a pattern is seen."""

_INK, _GROUND = "#1f2a30", "#ffffff"

_PATTERNS: ByState[str] = ByState(
    in_date="",
    due_soon='<path d="M-1 7L7 -1M-1 1L1 -1M5 7L7 5" stroke="{0}" stroke-width="1.6"/>',
    overdue='<path d="M0 0L6 6M6 0L0 6" stroke="{0}" stroke-width="1.4"/>',
    new_starter='<circle cx="3" cy="3" r="1.2" fill="{0}"/>',
    not_done="",
    exempt="",
)


def patterns() -> str:
    """The patterns by name, once for all bars of a page; nothing of them is seen."""
    made = "".join(
        f'<pattern id="p-{each.value}" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<rect width="6" height="6" fill="{_GROUND}"/>'
        f"{_PATTERNS[each].format(_colour(each))}</pattern>"
        for each in SHOWN
    )
    return f'<svg width="0" height="0" aria-hidden="true" class="hidden"><defs>{made}</defs></svg>'


def _colour(state: State) -> str:
    return str(STATE_COLOURS[state].hexval()).replace("0x", "#")


def _fill(state: State) -> str:
    """What fills a part: in date is solid and not done is blank, on paper too."""
    if not _PATTERNS[state]:
        return _colour(state) if state is State.IN_DATE else _GROUND
    return f"url(#p-{state.value}) {_GROUND}"


def bar(counts: Counts) -> str:
    """One bar with the number of each state in it, and what is read out for it."""
    if counts.percent is None:
        inner = f'<path d="M0 {_HEIGHT / 2}H{_WIDTH:g}" stroke="{_INK}" stroke-dasharray="4 4"/>'
    else:
        inner = "".join(_parts(counts))
    return (
        f'<svg class="bar" role="img" aria-label="{escape(said_of(counts))}" '
        f'viewBox="-1 -1 {_WIDTH + 2:g} {_HEIGHT + 2:g}">{inner}</svg>'
    )


def swatch(state: State) -> str:
    """A piece of a bar for the key."""
    return (
        '<svg class="swatch" aria-hidden="true" viewBox="-1 -1 34 18">'
        f'<rect width="32" height="16" fill="{_fill(state)}" stroke="{_INK}"/></svg>'
    )


def _parts(counts: Counts) -> list[str]:
    found: list[str] = []
    left = 0.0
    for state, width in shares(counts, _WIDTH, _needed):
        found.append(_part(state, left, width, getattr(counts, state.value)))
        left += width
    return found


def _needed(people: int) -> float:
    return len(figure(people)) * _LETTER + _BESIDE


def _part(state: State, left: float, width: float, people: int) -> str:
    middle = left + width / 2
    box = len(figure(people)) * _LETTER + _ROUND
    is_solid = state is State.IN_DATE
    ink = _GROUND if is_solid else _INK
    ground = (
        ""
        if is_solid
        else f'<rect x="{middle - box / 2:.2f}" y="2.5" width="{box:.2f}" height="15" '
        f'fill="{_GROUND}"/>'
    )
    return (
        f'<rect x="{left:.2f}" y="0" width="{width:.2f}" height="{_HEIGHT:g}" '
        f'fill="{_fill(state)}" stroke="{_INK}"/>{ground}'
        f'<text x="{middle:.2f}" y="14.5" text-anchor="middle" fill="{ink}">'
        f"{figure(people)}</text>"
    )


def key() -> str:
    """Each pattern with its word, in the order of the bar."""
    items = "".join(f"<li>{swatch(each)} {STATES[each].word}</li>" for each in SHOWN)
    return f'<ul class="key">{items}</ul>'
