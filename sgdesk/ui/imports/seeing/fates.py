"""What became of a cell, in words, in a shape and in a colour."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen

from sgdesk.domain.dates import long_date
from sgdesk.domain.training.outcome import OUTCOMES, Outcome
from sgdesk.domain.training.states import State
from sgdesk.services.imports import Done, Fate, PicturedCell
from sgdesk.ui.text import tr
from sgdesk.ui.theme import muted, state_fill, state_ink


@dataclass(frozen=True, slots=True)
class _Look:
    """``word`` is for the legend, ``says`` for the tip; ``like`` is the state it is dressed as."""

    word: str
    says: str
    like: State | None = None


_LOOKS = {
    Fate.COMPLETION: _Look("Completed", "A completion", State.IN_DATE),
    Fate.ASKED: _Look("Asked", "Left out until the question is answered", State.DUE_SOON),
    Fate.LISTED: _Look("Left out", "Left out", State.OVERDUE),
    Fate.NOTED: _Look("To look at", "Worth a look", State.NEW_STARTER),
    Fate.DETAIL: _Look("Read with its row", "Read with its row"),
    Fate.HEADING: _Look("Heading", "A heading"),
    Fate.PASSED_OVER: _Look("Nothing taken from it", "Nothing is taken from this"),
    Fate.OUTSIDE: _Look("Outside the table", "This stands outside the table"),
    Fate.LEFT_WHERE_IT_IS: _Look(
        "Not kept here", "Not kept here, and not brought in", State.EXEMPT
    ),
}

FATES = tuple(_LOOKS)
"""In the order in which the legend names them."""

if set(_LOOKS) != set(Fate):
    raise TypeError("Whatever becomes of a cell has to have its look")


def fate_word(fate: Fate) -> str:
    """One or two words for the legend."""
    return tr(_LOOKS[fate].word)


def fate_fill(palette: QPalette, fate: Fate) -> QColor | None:
    """The ground of a cell; none where it has the table's own."""
    like = _LOOKS[fate].like
    if fate is Fate.HEADING:
        return palette.color(QPalette.ColorRole.Button)
    return state_fill(palette, like) if like is not None else None


def fate_ink(palette: QPalette, fate: Fate) -> QColor:
    """The colour of a cell's mark."""
    like = _LOOKS[fate].like
    return state_ink(palette, like) if like is not None else muted(palette)


def is_quiet(fate: Fate) -> bool:
    """Whether nothing is taken from such a cell, so that its words stand back."""
    return fate in (Fate.PASSED_OVER, Fate.OUTSIDE, Fate.LEFT_WHERE_IT_IS)


def cell_words(cell: PicturedCell | None) -> str:
    """What a cell says and what was made of it, in a sentence or two."""
    if cell is None:
        return tr("Blank")
    if cell.fate is Fate.LEFT_WHERE_IT_IS:
        return tr(_LOOKS[cell.fate].says)
    said = [_done_words(each) for each in cell.done] if cell.fate is Fate.COMPLETION else []
    said = said or [tr(_LOOKS[cell.fate].says)]
    said += [tr(each) for each in cell.reasons]
    said += [tr("struck through in the sheet")] if cell.struck else []
    return tr("“{text}”: {made}", text=cell.text, made="; ".join(said))


def _done_words(done: Done) -> str:
    if done.outcome is Outcome.COMPLETED:
        return tr("Completion of {course} on {day}", course=done.course, day=long_date(done.day))
    return tr(
        "{course}, {day}: {outcome}",
        course=done.course,
        day=long_date(done.day),
        outcome=tr(OUTCOMES[done.outcome].word),
    )


def paint_mark(painter: QPainter, box: QRectF, fate: Fate, ink: QColor) -> None:
    """Draw the shape of what became of a cell: a tick, a question, a cross, a dot or a bar."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(ink, max(1.5, box.height() / 8))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    if fate is Fate.COMPLETION:
        painter.drawPolyline([_at(box, 0.1, 0.55), _at(box, 0.4, 0.85), _at(box, 0.9, 0.15)])
    elif fate is Fate.ASKED:
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.drawText(box.adjusted(-2, -4, 2, 4), Qt.AlignmentFlag.AlignCenter, "?")
    elif fate is Fate.LISTED:
        painter.drawLine(_at(box, 0.15, 0.15), _at(box, 0.85, 0.85))
        painter.drawLine(_at(box, 0.85, 0.15), _at(box, 0.15, 0.85))
    elif fate is Fate.NOTED:
        painter.drawEllipse(box.adjusted(2, 2, -2, -2))
    elif fate is Fate.LEFT_WHERE_IT_IS:
        painter.fillRect(QRectF(box.left(), box.center().y() - 2, box.width(), 4), ink)
    elif fate is Fate.DETAIL:
        painter.setBrush(ink)
        painter.drawEllipse(box.center(), 1.5, 1.5)
    painter.restore()


def _at(box: QRectF, across: float, down: float) -> QPointF:
    return QPointF(box.left() + across * box.width(), box.top() + down * box.height())
