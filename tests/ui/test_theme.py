"""Words can be read on every ground, in light and in dark."""

from itertools import product

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from sgdesk.domain.training.states import State
from sgdesk.ui.dressing import apply_theme
from sgdesk.ui.theme import (
    DARK,
    DARK_CONTRAST,
    LIGHT,
    LIGHT_CONTRAST,
    Scheme,
    SchemeChoice,
    TextSize,
    build_palette,
    is_dark,
    sized,
    state_ink,
)
from sgdesk.ui.widgets.states.state_delegate import quieten

ALL = {"light": LIGHT, "dark": DARK, "strong": LIGHT_CONTRAST, "strong dark": DARK_CONTRAST}
SCHEMES = pytest.mark.parametrize("scheme", ALL.values(), ids=ALL)
STRONG = pytest.mark.parametrize("scheme", [LIGHT_CONTRAST, DARK_CONTRAST], ids=["light", "dark"])


def luminance(colour: str) -> float:
    parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2, from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@SCHEMES
def test_words_reach_four_and_a_half_to_one_on_every_ground(scheme: Scheme) -> None:
    grounds = (scheme.window, scheme.base, scheme.alternate, scheme.button, scheme.tip)
    words = (scheme.text, scheme.muted, scheme.link)
    assert all(contrast(ink, ground) >= 4.5 for ink, ground in product(words, grounds))


@STRONG
def test_with_strong_contrast_words_reach_seven_to_one(scheme: Scheme) -> None:
    grounds = (scheme.window, scheme.base, scheme.alternate, scheme.button, scheme.tip)
    words = (scheme.text, scheme.muted, scheme.link)
    pairs = (
        *product(words, grounds),
        (scheme.on_accent, scheme.accent),
        (scheme.band_text, scheme.band),
        (scheme.warning_text, scheme.warning),
        *((each.ink, each.fill) for _, each in scheme.states.items()),
        *product((each.ink for _, each in scheme.states.items()), (scheme.base, scheme.window)),
    )
    assert {pair: round(contrast(*pair), 1) for pair in pairs if contrast(*pair) < 7} == {}


@STRONG
def test_what_cannot_be_used_is_read_at_seven_to_one_and_still_told_from_what_can(
    scheme: Scheme,
) -> None:
    for ground in (scheme.window, scheme.base, scheme.alternate):
        assert contrast(scheme.faded, ground) >= 7
    assert contrast(scheme.faded, scheme.text) >= 2


@SCHEMES
def test_the_ring_of_the_focus_is_seen_on_every_ground(scheme: Scheme) -> None:
    grounds = (scheme.window, scheme.base, scheme.alternate, scheme.button)
    rings = [*product([scheme.accent], grounds), (scheme.on_accent, scheme.accent)]
    assert {pair: round(contrast(*pair), 1) for pair in rings if contrast(*pair) < 3} == {}


@SCHEMES
def test_pairs_that_belong_together_reach_four_and_a_half_to_one(scheme: Scheme) -> None:
    assert contrast(scheme.on_accent, scheme.accent) >= 4.5
    assert contrast(scheme.band_text, scheme.band) >= 4.5
    assert contrast(scheme.warning_text, scheme.warning) >= 4.5


@SCHEMES
@pytest.mark.parametrize("state", list(State))
def test_a_state_is_read_on_its_fill_and_in_a_table(scheme: Scheme, state: State) -> None:
    colours = scheme.states[state]
    for ground in (colours.fill, scheme.base, scheme.alternate, scheme.window):
        assert contrast(colours.ink, ground) >= 4.5


@SCHEMES
def test_edges_of_boxes_reach_three_to_one(scheme: Scheme) -> None:
    for ground in (scheme.window, scheme.base, scheme.alternate):
        assert contrast(scheme.edge, ground) >= 3
        assert contrast(scheme.accent, ground) >= 3


@SCHEMES
def test_parts_of_a_bar_stand_out_from_the_card(scheme: Scheme) -> None:
    assert all(contrast(each.ink, scheme.base) >= 3 for _, each in scheme.states.items())


def test_a_palette_knows_whether_it_is_dark() -> None:
    assert is_dark(build_palette(DARK))
    assert not is_dark(build_palette(LIGHT))


def test_choosing_dark_dresses_the_whole_program(qapp: QApplication) -> None:
    apply_theme(qapp, SchemeChoice.DARK)
    assert is_dark(qapp.palette())
    assert state_ink(qapp.palette(), State.OVERDUE).name() == DARK.states[State.OVERDUE].ink
    apply_theme(qapp, SchemeChoice.LIGHT)
    assert not is_dark(qapp.palette())


def test_sizes_follow_the_text_size_of_the_system(qapp: QApplication) -> None:
    usual = qapp.font()
    large = qapp.font()
    large.setPointSizeF(usual.pointSizeF() * 2)
    before = sized(TextSize.TITLE).pointSizeF()
    qapp.setFont(large)
    after = sized(TextSize.TITLE).pointSizeF()
    qapp.setFont(usual)
    assert after == pytest.approx(before * 2)


@SCHEMES
def test_words_and_states_are_read_on_a_ticked_row(scheme: Scheme) -> None:
    palette = build_palette(scheme)
    quieten(palette)
    ground = palette.color(QPalette.ColorRole.Highlight).name()
    words = palette.color(QPalette.ColorRole.HighlightedText).name()
    least = 7 if scheme in (LIGHT_CONTRAST, DARK_CONTRAST) else 4.5
    assert contrast(words, ground) >= least
    assert all(contrast(each.ink, ground) >= 4.5 for _, each in scheme.states.items())
    assert contrast(ground, scheme.base) > 1.05
