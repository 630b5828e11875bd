"""Colours, sizes and spacing of the whole window, held in palettes rather than style sheets."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, IntEnum, StrEnum

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from sgdesk.domain.training.states import ByState, State


class Space(IntEnum):
    """Distances in device-independent pixels; every page is laid out with these alone."""

    LINE = 2
    TINY = 4
    SMALL = 8
    MEDIUM = 12
    LARGE = 16
    WIDE = 24
    HUGE = 40


RADIUS = 8
"""Of cards and bands."""

TARGET = 28
"""The least height of anything to click."""


class TextSize(Enum):
    """Sizes of text as multiples of the system's, so that they follow it up to 200 %.

    There are four, and none is smaller than what somebody chose to read: what is quieter says so
    by its colour.
    """

    BODY = 1.0
    LARGE = 1.15
    HEADING = 1.3
    TITLE = 1.6


USUAL_TEXT = 100
"""Per cent of the system's own size."""

TEXT_SIZES = (80, 90, USUAL_TEXT, 110, 125, 150, 175, 200)
"""How large somebody may have the text, in per cent of the system's."""


class SchemeChoice(StrEnum):
    """Light, dark, or whichever the system is in; or the strongest of either."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class StateColours:
    """How a state is drawn: ``ink`` for its shape and word, ``fill`` for the ground under them."""

    ink: str
    fill: str


@dataclass(frozen=True, slots=True)
class Scheme:
    """Every colour of one scheme, by what it is for.

    ``muted`` explains, ``faded`` is what cannot be used as things stand.
    """

    window: str
    base: str
    alternate: str
    text: str
    muted: str
    faded: str
    button: str
    border: str
    edge: str
    accent: str
    on_accent: str
    link: str
    tip: str
    band: str
    band_text: str
    warning: str
    warning_text: str
    states: ByState[StateColours]


LIGHT = Scheme(
    window="#f5f1e8",
    base="#fffdf9",
    alternate="#f8f5ee",
    text="#25221d",
    muted="#615a4f",
    faded="#615a4f",
    button="#efe9dd",
    border="#d3cab9",
    edge="#857b6b",
    accent="#1d5c66",
    on_accent="#ffffff",
    link="#17576f",
    tip="#fffdf9",
    band="#dfecee",
    band_text="#123e46",
    warning="#fbe6c6",
    warning_text="#573500",
    states=ByState(
        in_date=StateColours("#1f6338", "#dcefdf"),
        due_soon=StateColours("#7a4a00", "#fbe8c4"),
        overdue=StateColours("#a3201a", "#fbdcd6"),
        not_done=StateColours("#a3201a", "#fdf0ec"),
        new_starter=StateColours("#1d5287", "#dde9f5"),
        exempt=StateColours("#57524a", "#e9e4da"),
    ),
)

DARK = Scheme(
    window="#201f1c",
    base="#292724",
    alternate="#2f2d29",
    text="#ece7dc",
    muted="#b3ab9c",
    faded="#b3ab9c",
    button="#3a3732",
    border="#504b43",
    edge="#8d8678",
    accent="#7cbcc6",
    on_accent="#0e2326",
    link="#8fcbe0",
    tip="#35322d",
    band="#24393d",
    band_text="#cfe7ea",
    warning="#453417",
    warning_text="#f6ddae",
    states=ByState(
        in_date=StateColours("#8fd19e", "#23382a"),
        due_soon=StateColours("#f0c060", "#403318"),
        overdue=StateColours("#ff9d8f", "#48251f"),
        not_done=StateColours("#ff9d8f", "#33241f"),
        new_starter=StateColours("#94c3ee", "#22344a"),
        exempt=StateColours("#bdb6a8", "#3a3732"),
    ),
)

LIGHT_CONTRAST = Scheme(
    window="#ffffff",
    base="#ffffff",
    alternate="#f2f2f2",
    text="#000000",
    muted="#1f1f1f",
    faded="#505050",
    button="#ffffff",
    border="#000000",
    edge="#000000",
    accent="#00404a",
    on_accent="#ffffff",
    link="#00338a",
    tip="#ffffff",
    band="#e6f6f8",
    band_text="#000000",
    warning="#fff3d6",
    warning_text="#000000",
    states=ByState(
        in_date=StateColours("#0b4a22", "#ffffff"),
        due_soon=StateColours("#5a3500", "#ffffff"),
        overdue=StateColours("#8a0d08", "#ffffff"),
        not_done=StateColours("#8a0d08", "#ffffff"),
        new_starter=StateColours("#0d3b6b", "#ffffff"),
        exempt=StateColours("#1f1f1f", "#ffffff"),
    ),
)
"""Words at 7:1 and lines in the colour of the words."""

DARK_CONTRAST = Scheme(
    window="#000000",
    base="#000000",
    alternate="#1a1a1a",
    text="#ffffff",
    muted="#e6e6e6",
    faded="#a6a6a6",
    button="#000000",
    border="#ffffff",
    edge="#ffffff",
    accent="#8ee6f2",
    on_accent="#000000",
    link="#a9dcff",
    tip="#000000",
    band="#00262c",
    band_text="#ffffff",
    warning="#3a2800",
    warning_text="#ffffff",
    states=ByState(
        in_date=StateColours("#9df0b0", "#000000"),
        due_soon=StateColours("#ffd479", "#000000"),
        overdue=StateColours("#ffb3a8", "#000000"),
        not_done=StateColours("#ffb3a8", "#000000"),
        new_starter=StateColours("#add6ff", "#000000"),
        exempt=StateColours("#e6e6e6", "#000000"),
    ),
)
"""The same on black."""

_MIDDLE = 128


def is_dark(palette: QPalette) -> bool:
    """Whether a palette writes light on dark."""
    return palette.color(QPalette.ColorRole.Window).lightness() < _MIDDLE


def _own_scheme(palette: QPalette) -> Scheme | None:
    """The scheme that a palette was built from, none where it is the system's own.

    It is known by two colours that no widget has of its own.
    """
    role = QPalette.ColorRole
    return _OURS.get((palette.color(role.Accent).rgb(), palette.color(role.Link).rgb()))


def scheme_of(palette: QPalette) -> Scheme:
    """The scheme whose state colours go with a palette, the system's own included."""
    return _own_scheme(palette) or (DARK if is_dark(palette) else LIGHT)


def state_ink(palette: QPalette, state: State) -> QColor:
    """The colour of a state's shape and word."""
    return QColor(scheme_of(palette).states[state].ink)


def state_fill(palette: QPalette, state: State) -> QColor:
    """The colour of the ground under a state's shape and word."""
    return QColor(scheme_of(palette).states[state].fill)


def muted(palette: QPalette) -> QColor:
    """The colour of words that explain; still 4.5:1 on every ground."""
    return QColor(scheme_of(palette).muted)


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """A colour between two: ``share`` of the other, from 0 to 1."""

    def between(mine: float, its: float) -> float:
        return mine + (its - mine) * share

    return QColor.fromRgbF(
        between(one.redF(), other.redF()),
        between(one.greenF(), other.greenF()),
        between(one.blueF(), other.blueF()),
    )


def border(palette: QPalette) -> QColor:
    """The colour of lines round cards."""
    return _line(palette, lambda scheme: scheme.border, 0.3)


def edge(palette: QPalette) -> QColor:
    """The colour of lines round boxes to type in and to tick: 3:1 on every ground."""
    return _line(palette, lambda scheme: scheme.edge, 0.6)


def has_strong_lines(palette: QPalette) -> bool:
    """Whether all lines are as strong as the words, so that none of them can be a quieter one.

    So it is in our own strong contrast, and on the system's own palette, which stays in its.
    """
    scheme = _own_scheme(palette)
    return scheme is None or scheme.border == scheme.edge


def _line(palette: QPalette, wanted: Callable[[Scheme], str], share: float) -> QColor:
    """A colour of ours, or on the system's own palette one between its ground and its words."""
    scheme = _own_scheme(palette)
    if scheme is not None:
        return QColor(wanted(scheme))
    role = QPalette.ColorRole
    return mixed(palette.color(role.Window), palette.color(role.WindowText), share)


def build_palette(scheme: Scheme) -> QPalette:
    """A scheme as a palette of the whole program."""
    role = QPalette.ColorRole
    colours = {
        role.Window: scheme.window,
        role.WindowText: scheme.text,
        role.Base: scheme.base,
        role.AlternateBase: scheme.alternate,
        role.Text: scheme.text,
        role.PlaceholderText: scheme.muted,
        role.Button: scheme.button,
        role.ButtonText: scheme.text,
        role.BrightText: scheme.on_accent,
        role.Highlight: scheme.accent,
        role.HighlightedText: scheme.on_accent,
        role.Accent: scheme.accent,
        role.Link: scheme.link,
        role.LinkVisited: scheme.link,
        role.ToolTipBase: scheme.tip,
        role.ToolTipText: scheme.text,
        role.Mid: scheme.border,
        role.Midlight: scheme.alternate,
    }
    palette = QPalette(QColor(scheme.button), QColor(scheme.window))
    for each, colour in colours.items():
        palette.setColor(each, QColor(colour))
    faded = QColor(scheme.faded)
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, faded)
    return palette


_OURS = {
    (QColor(each.accent).rgb(), QColor(each.link).rgb()): each
    for each in (LIGHT, DARK, LIGHT_CONTRAST, DARK_CONTRAST)
}


def tint(widget: QWidget, role: QPalette.ColorRole, colour: QColor) -> None:
    """Give one role of a widget a colour of its own; the rest goes on following the window.

    Call it again on every ``PaletteChange``: it stops by itself once the colour is right.
    """
    if widget.palette().color(role) != colour:
        palette = QPalette()
        palette.setColor(role, colour)
        widget.setPalette(palette)


_BOLD_AT = "bold_at"


def sized(size: TextSize, *, bold: bool = False) -> QFont:
    """The system's font at a size of the scale."""
    font = QFont(QApplication.font())
    if font.pointSizeF() > 0:
        font.setPointSizeF(font.pointSizeF() * size.value)
    else:
        font.setPixelSize(round(font.pixelSize() * size.value))
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def make_bold(widget: QWidget, size: TextSize = TextSize.BODY, *, struck: bool = False) -> None:
    """Give a widget bold words at a size of the scale, which follow the size of all text."""
    font = sized(size, bold=True)
    font.setStrikeOut(struck)
    widget.setFont(font)
    widget.setProperty(_BOLD_AT, size.value)


def grow_bold(widget: QWidget) -> None:
    """The size of all text was changed: what :func:`make_bold` dressed goes with it."""
    at = widget.property(_BOLD_AT)
    if at is not None:
        make_bold(widget, TextSize(at), struck=widget.font().strikeOut())


def text_style(palette: QPalette) -> str:
    """The sizes of type of a text with headings, as the little CSS that Qt knows.

    What is small in it is quieter by its colour, and no smaller.
    """
    sizes = (
        ("h1", TextSize.TITLE),
        ("h2", TextSize.LARGE),
        ("h3", TextSize.LARGE),
        ("small", TextSize.BODY),
    )
    rules = (
        f"{tag} {{ font-size: {round(sized(size).pointSizeF(), 1)}pt; }}" for tag, size in sizes
    )
    return f"{' '.join(rules)} small {{ color: {muted(palette).name()}; }}"


def em(widget: QWidget, times: float = 1.0) -> int:
    """A width in pixels that grows with the text: ``times`` the height of the widget's line."""
    return round(widget.fontMetrics().height() * times)
