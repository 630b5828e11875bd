"""What stands on the front above the signatures, from the top down, and how it is made to fit."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from sgdesk.domain.certificates.certificate import CertificateContent, is_own_provider
from sgdesk.domain.certificates.wording import refresh_label, refresh_words
from sgdesk.domain.dates import long_date
from sgdesk.reports.certificates.border import draw_flourish
from sgdesk.reports.certificates.logo import draw_logo, read_logo
from sgdesk.reports.certificates.sheet import CENTRE, HEIGHT, ROOM, Sheet
from sgdesk.reports.layout.styles import INK, MM, QUIET
from sgdesk.reports.tagging import Element, artifact, figure, tagged
from sgdesk.reports.text.fonts import DISPLAY, SANS, SERIF, SERIF_BOLD, SERIF_ITALIC, runs_of
from sgdesk.reports.text.ink import ink_over
from sgdesk.reports.text.typesetting import draw_line, fit_lines

TOP = HEIGHT - 24 * MM
LEADING = 1.24
BASELINE = 0.96
"""From the top of a line to the foot of its letters; both in sizes of the letters."""

_SMALLEST = 0.4
"""How small the rows get at the most, as a share of what they are by themselves."""
_TIGHT = 0.5
"""With less of their air than this, nothing stands between two rows but what has to."""

_FLOURISH, _FLOURISH_SIDE = "flourish", 44 * MM
"""The rule under a name, and how far it reaches to each side."""


@dataclass(frozen=True, slots=True)
class Band:
    """One thing on the page: its height, the air above it, and how it is drawn from its top.

    What ``is_ornament`` gives way where it would be drawn through what stands over it.
    """

    height: float
    air: float
    draw: Callable[[Canvas, float], None]
    is_ornament: bool = False


def draw_bands(canvas: Canvas, content: CertificateContent, sheet: Sheet, bottom: float) -> None:
    """Draw everything down to ``bottom``, which is where the hands that sign need their room."""
    y = TOP
    rows, spread = _rows_that_fit(content, sheet, TOP - bottom)
    for number, row in enumerate(rows):
        y -= row.air * spread if number else 0
        row.draw(canvas, y)
        y -= row.height


def _rows_that_fit(
    content: CertificateContent, sheet: Sheet, room: float
) -> tuple[list[Band], float]:
    """The rows, smaller where there is much to say, and how far the air between them stretches."""
    scale = 1.0
    while True:
        rows = list(_rows(content, sheet, scale))
        spread = _spread(rows, room)
        if spread < _TIGHT and scale < _SMALLEST:
            rows = [row for row in rows if not row.is_ornament]
            spread = _spread(rows, room)
        if spread >= 0.8 or scale < _SMALLEST:
            return rows, min(spread, 1.7)
        scale *= 0.94


def _spread(rows: Sequence[Band], room: float) -> float:
    """How much of the air that the rows want is there, 1 where it is all of it."""
    return (room - sum(row.height for row in rows)) / sum(row.air for row in rows[1:])


def _rows(content: CertificateContent, sheet: Sheet, scale: float) -> Iterator[Band]:
    """Everything above the signatures from the top, in sizes of ``scale``."""
    text = partial(_text, scale=scale, least=sheet.least)
    if content.logo_png:
        yield _logo(content.logo_png, scale, content.organisation, sheet.accent)
    yield text(content.organisation, SERIF_BOLD, (15, 11), INK, 9)
    if content.charity_number:
        yield text(f"Charity number {content.charity_number}", SANS, (8, 8), QUIET, 2)
    yield text(content.heading, DISPLAY, (36, 30), sheet.accent, 15, is_a="H1")
    yield text("This is to certify that", SERIF_ITALIC, (12.5, 12.5), QUIET, 10)
    yield text(content.person_name, DISPLAY, (44, 31), INK, 7)
    yield Band(
        2,
        18 * scale if _runs_deep(content.person_name) else 8,
        partial(_flourish, colour=sheet.second),
        is_ornament=True,
    )
    yield text("has completed", SERIF_ITALIC, (12.5, 12.5), QUIET, 8)
    yield text(content.course_title, SERIF_BOLD, (19, 15), sheet.accent, 7)
    if content.level:
        yield text(content.level, SERIF, (12, 9), INK, 3)
    if content.learning_points:
        points = "  ·  ".join(content.learning_points)
        yield text(points, SERIF_ITALIC, (10, 9), QUIET, 7, most=3)
    yield _facts(list(_known_facts(content)), scale, sheet)
    if content.refresh_by:
        refresh = f"{refresh_label(content)} {refresh_words(content)}"
        yield text(refresh, SERIF, (11, 9), INK, 9)


def _text(
    typed: str,
    font_name: str,
    sizes: tuple[float, float],
    colour: Color,
    air: float,
    *,
    scale: float,
    least: float,
    most: int = 2,
    is_a: str = "P",
) -> Band:
    """Text in the middle of the page, in up to ``most`` lines."""
    largest, smallest = (max(each * scale, least) for each in sizes)
    size, lines = fit_lines(typed, font_name, ROOM, (largest, smallest), most)
    lift = max(_lift(line, font_name) for line in lines)

    def draw(canvas: Canvas, y: float) -> None:
        with tagged(canvas, Element(is_a)):
            canvas.setFillColor(colour)
            draw_lines(canvas, lines, CENTRE, y, font_name, size, lift)

    return Band(len(lines) * size * (LEADING + lift), air * scale, draw)


def _lift(line: str, font_name: str) -> float:
    """How far marks on marks stand out over the room of a line, in sizes of its letters."""
    if line.isascii():
        return 0.0
    return max(0.0, ink_over(line, font_name) - BASELINE)


def draw_lines(
    canvas: Canvas,
    lines: Iterable[str],
    x: float,
    y: float,
    font_name: str,
    size: float,
    lift: float = 0.0,
) -> None:
    """Lines under each other, centred on x, from the top y down; each is lowered by ``lift``."""
    for number, line in enumerate(lines):
        foot = y - size * (BASELINE + lift + number * (LEADING + lift))
        draw_line(canvas, line, x, foot, font_name, size, "centre")


def _runs_deep(name: str) -> bool:
    """Whether a name is of a script with letters that reach far under the line."""
    return any(run.font != DISPLAY for run in runs_of(name, DISPLAY))


def _flourish(canvas: Canvas, y: float, *, colour: Color) -> None:
    """The same on every page, so it stands in the file once."""
    if not canvas.hasForm(_FLOURISH):
        canvas.beginForm(_FLOURISH, -_FLOURISH_SIDE, -MM * 2, _FLOURISH_SIDE, MM * 2)
        draw_flourish(canvas, 0, 0, 2 * _FLOURISH_SIDE, colour)
        canvas.endForm()
    with artifact(canvas):
        canvas.saveState()
        canvas.translate(CENTRE, round(y, 2))
        canvas.doForm(_FLOURISH)
        canvas.restoreState()


def _logo(png: bytes, scale: float, organisation: str, plate: Color) -> Band:
    logo = read_logo(png)
    wide, high = logo.size(scale)

    def draw(canvas: Canvas, y: float) -> None:
        canvas.saveState()
        canvas.translate(CENTRE - wide / 2, y - high)
        with figure(canvas, f"Logo of {organisation}", (wide, high)):
            draw_logo(canvas, logo, (wide, high), plate)
        canvas.restoreState()

    return Band(high, 0, draw)


def _known_facts(content: CertificateContent) -> Iterator[tuple[str, str]]:
    """When, how long, how, with whom: those that are known and not said elsewhere."""
    yield "Attended on", long_date(content.completed_on)
    if content.duration_hours:
        yield "Length", content.duration_hours
    if content.method:
        yield "How", content.method
    if content.trainer and not _signs(content, content.trainer):
        yield "Trainer", content.trainer
    if content.provider and not is_own_provider(content.provider, [content.organisation]):
        yield "Provided by", content.provider


def _signs(content: CertificateContent, trainer: str) -> bool:
    """Whether whoever trained, one or several, signs for it below."""
    signing = [name for name, post in content.signatories if post.startswith("Trainer")]
    return trainer in signing or trainer == " and ".join(signing)


def _facts(facts: Sequence[tuple[str, str]], scale: float, sheet: Sheet) -> Band:
    """Small labels over plain values, side by side."""
    column = min(ROOM / len(facts), 62 * MM)
    sizes = (max(12 * scale, 1.12 * sheet.least), max(9 * scale, sheet.least))
    fitted = [(label, *fit_lines(value, SERIF, column - 5 * MM, sizes)) for label, value in facts]
    label_size = sheet.least
    tallest = max(size * LEADING * len(lines) for _, size, lines in fitted)

    def draw(canvas: Canvas, y: float) -> None:
        for number, (label, size, lines) in enumerate(fitted):
            x = CENTRE + column * (number - (len(fitted) - 1) / 2)
            with tagged(canvas, Element("P")):
                canvas.setFillColor(QUIET)
                draw_lines(canvas, [label], x, y, SANS, label_size)
                canvas.setFillColor(INK)
                draw_lines(canvas, lines, x, y - label_size * 1.45, SERIF, size)

    return Band(label_size * 1.45 + tallest, 13 * scale, draw)
