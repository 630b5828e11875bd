"""The annex by name, drawn line by line: quick also where it runs over a thousand pages.

A table of paragraphs takes several times as long for what is four short texts a row.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfdoc import PDFName
from reportlab.pdfbase.pdfmetrics import getAscentDescent
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak

from sgdesk.domain.returns.document import NamedRow
from sgdesk.domain.returns.progress import Step, Work, untold
from sgdesk.domain.training.states import STATES, State
from sgdesk.reports.layout import sizes
from sgdesk.reports.layout.ending import LEAST, MOST_MOVED
from sgdesk.reports.layout.styles import ACCENT, BAND, INK, RULE, draw_state_mark
from sgdesk.reports.returns.data import ANNEX_HEADINGS, annex_done, annex_due
from sgdesk.reports.returns.paper import HIGH, LONGEST, WIDTH
from sgdesk.reports.tagging import Element, artifact, tagged
from sgdesk.reports.text.fonts import SANS, SANS_BOLD, font
from sgdesk.reports.text.glyphs import GlyphLine, lay_line
from sgdesk.reports.text.plain import one_line
from sgdesk.reports.text.typesetting import clean, draw_laid, draw_line, split_to_fit

_MARK, _BESIDE_MARK = 8.0, 13.0
_SIZE, _LEADING = sizes.CELL, 11.56
_HEAD_SIZE, _HEAD_HEIGHT = sizes.SMALL, 18.0
_SIDE, _OVER, _UNDER = 4.0, 3.0, 3.5
_BAR = 2.0
_PLACED = 2
"""What a text object begins with before its letters: that it begins, and where."""

_TOGETHER = 2
"""How many people at least a page keeps that ends sooner, so that the last page is not bare."""

_TALLEST = 360.0
"""Somebody with more rows than this many points are high may be parted between two pages."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """How wide the columns are, in points: the first has what the others leave."""

    widths: tuple[float, ...]

    @property
    def lefts(self) -> tuple[float, ...]:
        """Where each begins."""
        return tuple(sum(self.widths[:place]) for place in range(len(self.widths)))


_STATE, _ADVISED = 86.0, 126.0
_DONE, _KEPT = 84.0, 122.0
_DUE, _NO_DAY = 64.0, 74.0


def _columns_for(rows: Iterable[NamedRow]) -> _Columns:
    """Wide enough for a state with ``(recommended)``, for ``kept up to date`` with its day, and
    for why nothing is due, each in one line, where there is such a row."""
    advised = kept = no_day = False
    for each in rows:
        advised = advised or bool(each.by_advice)
        kept = kept or len(annex_done(each)) > 1
        no_day = no_day or bool(each.no_due_day)
        if advised and kept and no_day:
            break
    others = (
        _ADVISED if advised else _STATE,
        _KEPT if kept else _DONE,
        _NO_DAY if no_day else _DUE,
    )
    return _Columns((WIDTH - sum(others), *others))


@dataclass(frozen=True, slots=True)
class _Cell:
    """The lines of a cell, where they begin, and over how many columns it runs."""

    lines: tuple[GlyphLine, ...]
    left: float
    columns: int = 1


@dataclass(frozen=True, slots=True)
class _Row:
    """A person with their roles; with a ``state``, one of the requirements under them."""

    cells: tuple[_Cell, ...]
    height: float
    state: State | None = None


@dataclass(frozen=True, slots=True)
class _Block:
    """Rows that stay on one page, and the place of their person in the whole table."""

    rows: tuple[_Row, ...]
    height: float
    place: int


class AnnexTable(Flowable):  # type: ignore[misc]  # untyped library
    """Each person with their roles, over a row for each of their requirements.

    The headings stand on every page; nobody is parted but who takes more than half a page.
    """

    def __init__(self, people: Sequence[Sequence[NamedRow]], step: Step = untold) -> None:
        super().__init__()
        font(SANS)
        font(SANS_BOLD)
        self._step, self._people = step, len(people)
        self._columns = _columns_for(chain.from_iterable(people))
        self._blocks: list[_Block] = []
        for place, person in enumerate(people, 1):
            self._blocks += _blocks_of(person, place, self._columns)
            step(Work.LAID_OUT, place, self._people)
        self._rows_height = sum(each.height for each in self._blocks)
        self._element = Element("Table")
        self._set: dict[int, str] = {}

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """The size of the whole, of whatever is offered."""
        self.width = WIDTH
        self.height = _HEAD_HEIGHT + self._rows_height
        return self.width, self.height

    def split(self, _width: float, height: float) -> list[Flowable]:
        """As many blocks as fit, and the rest; nothing where not even one does."""
        room = height - _HEAD_HEIGHT
        fitting = 0
        while fitting < len(self._blocks) and self._blocks[fitting].height <= room:
            room -= self._blocks[fitting].height
            fitting += 1
        if not fitting:
            return []
        over: list[Flowable] = []
        if sooner := self._sooner(fitting, room, height):
            over = [PageBreak()]  # or the room that this leaves would take them after all
            fitting -= sooner
            room += sum(each.height for each in self._blocks[fitting : fitting + sooner])
        here = height - _HEAD_HEIGHT - room
        return [
            self._part(self._blocks[:fitting], here),
            *over,
            self._part(self._blocks[fitting:], self._rows_height - here),
        ]

    def _sooner(self, fitting: int, room: float, height: float) -> int:
        """How many that fit go over to the last page, so that it has more than a person or two.

        ``room`` is what would be left of this page, of ``height`` points, without that.
        """
        rest = self._rows_height - (height - _HEAD_HEIGHT - room)
        is_alone = fitting == len(self._blocks) - 1
        moved = 0
        while fitting - moved > _TOGETHER and (rest < HIGH * LEAST or (is_alone and not moved)):
            high = self._blocks[fitting - moved - 1].height
            room += high
            if room > height * MOST_MOVED:
                break
            rest += high
            moved += 1
        return moved

    def _part(self, blocks: list[_Block], height: float) -> "AnnexTable":
        part = AnnexTable((), self._step)
        part._blocks, part._rows_height, part._people = blocks, height, self._people
        part._element, part._set, part._columns = self._element, self._set, self._columns
        return part

    def draw(self) -> None:
        """Draw rules and marks, which are no part of what is read, and then the words."""
        canvas = self.canv
        carries_on = self._element.is_placed
        with artifact(canvas):
            self._draw_rules(canvas)
        with tagged(canvas, self._element, holds_content=False):
            canvas.setFillColor(INK)
            self._draw_headings(canvas, repeated=carries_on)
            for top, row in self._placed():
                self._draw_words(canvas, row, top)
        for last in self._blocks[-1:]:
            self._step(Work.DRAWN, last.place, self._people)

    def _placed(self) -> Iterator[tuple[float, _Row]]:
        """Every row with its top, in points over the foot of the table."""
        top = self.height - _HEAD_HEIGHT
        for block in self._blocks:
            for row in block.rows:
                yield top, row
                top -= row.height

    def _draw_rules(self, canvas: Canvas) -> None:
        under_head = self.height - _HEAD_HEIGHT
        canvas.setFillColor(BAND)
        canvas.rect(0, under_head, WIDTH, _HEAD_HEIGHT, stroke=0, fill=1)
        canvas.setFillColor(ACCENT)
        for top, row in self._placed():
            if row.state is not None:
                _draw_rule(canvas, top - row.height, RULE, 0.4)
                mark = top - _OVER - _MARK - (_LEADING - _MARK) / 2
                _draw_mark(canvas, row.state, self._columns.lefts[1] + _SIDE, mark)
            else:
                _draw_bar(canvas, top - row.height, row.height)
                if top < under_head:
                    _draw_rule(canvas, top, RULE, 0.8)
        _draw_rule(canvas, under_head, ACCENT, 0.8)

    def _draw_words(self, canvas: Canvas, row: _Row, top: float) -> None:
        """The cells of a row, each of them told; whoever it is of, or what is asked, heads it."""
        first_foot = top - _OVER - getAscentDescent(SANS, _SIZE)[0]
        with tagged(canvas, Element("TR"), holds_content=False):
            for place, cell in enumerate(row.cells):
                element = _heading("Row") if place == 0 else _plain(cell.columns)
                with tagged(canvas, element, holds_content=bool(cell.lines)):
                    foot = first_foot
                    for line in cell.lines:
                        self._draw_line(canvas, line, cell.left + _SIDE, foot)
                        foot -= _LEADING

    def _draw_line(self, canvas: Canvas, line: GlyphLine, left: float, foot: float) -> None:
        """A line of one plain piece is set once: most of them come on every page."""
        (piece, *others) = line.pieces
        if others or piece.stands_for or piece.spellings or piece.language or line.unprinted:
            draw_laid(canvas, line, left, foot)
            return
        code = self._set.get(id(line))
        if code is None:
            text = canvas.beginText()
            text.setFont(piece.font, piece.size)
            text.textOut(piece.glyphs)
            code = self._set[id(line)] = "\n".join(text._code[_PLACED:])
        canvas.addLiteral(f"BT 1 0 0 1 {left:.2f} {foot:.2f} Tm {code} ET")

    def _draw_headings(self, canvas: Canvas, *, repeated: bool) -> None:
        foot = self.height - _HEAD_HEIGHT + 5.5
        whole = artifact(canvas) if repeated else tagged(canvas, Element("TR"), holds_content=False)
        with whole:
            for text, left in zip(ANNEX_HEADINGS, self._columns.lefts, strict=True):
                with tagged(canvas, _heading("Column")):
                    draw_line(canvas, text, left + _SIDE, foot, SANS_BOLD, _HEAD_SIZE)


def _blocks_of(person: Sequence[NamedRow], place: int, columns: _Columns) -> Iterator[_Block]:
    """The rows of a person together, or one by one after the first two where they are too tall."""
    rows = (_person(person[0], columns), *(_requirement(each, columns) for each in person))
    height = sum(row.height for row in rows)
    if height <= _TALLEST:
        yield _Block(rows, height, place)
        return
    yield _Block(rows[:2], rows[0].height + rows[1].height, place)
    yield from (_Block((row,), row.height, place) for row in rows[2:])


def _person(first: NamedRow, columns: _Columns) -> _Row:
    wide, *others = columns.widths
    name = _Cell(_lines_of(first.name, SANS_BOLD, wide), 0.0)
    roles = _Cell(_lines_of("; ".join(first.roles), SANS, sum(others)), wide, len(others))
    return _Row((name, roles), _height_of((name, roles)))


def _requirement(each: NamedRow, columns: _Columns) -> _Row:
    state = f"{STATES[each.state].word}{each.by_advice}"
    texts = (
        _lines_of(each.requirement_title, SANS, columns.widths[0]),
        _lines_of(state, SANS, columns.widths[1] - _BESIDE_MARK),
        _laid(*annex_done(each), face=SANS),
        _laid(annex_due(each), face=SANS),
    )
    cells = tuple(
        _Cell(lines, left + (_BESIDE_MARK if place == 1 else 0.0))
        for place, (lines, left) in enumerate(zip(texts, columns.lefts, strict=True))
    )
    return _Row(cells, _height_of(cells), each.state)


def _height_of(cells: Iterable[_Cell]) -> float:
    return max(1, *(len(each.lines) for each in cells)) * _LEADING + _OVER + _UNDER


@lru_cache(maxsize=4096)
def _lines_of(text: str, face: str, width: float) -> tuple[GlyphLine, ...]:
    """The text in the lines of a cell of a width in points; what is far too long loses its end."""
    room = width - 2 * _SIDE
    plain = clean(one_line(text))
    plain = plain if len(plain) <= LONGEST else f"{plain[: LONGEST - 1]}…"
    whole = _laid(plain, face=face)
    if whole and whole[0].width > room:
        return _laid(*split_to_fit(plain, face, _SIZE, room), face=face)
    return whole


def _laid(*texts: str, face: str) -> tuple[GlyphLine, ...]:
    """Each text that is not blank as a line of its own."""
    return tuple(lay_line(clean(text), face, _SIZE) for text in texts if text)


def _heading(scope: str) -> Element:
    return Element("TH", "", "Table", {"Scope": PDFName(scope)})


def _plain(columns: int) -> Element:
    return Element("TD", "", "Table", {"ColSpan": columns} if columns > 1 else {})


def _draw_rule(canvas: Canvas, height: float, colour: Color, width: float) -> None:
    """A line over the whole width: written as it is, since there are three for each person."""
    canvas.setStrokeColor(colour)
    canvas.addLiteral(f"{width} w 0 {height:.2f} m {WIDTH:.2f} {height:.2f} l S")


def _draw_bar(canvas: Canvas, foot: float, height: float) -> None:
    """A bar before a name: where somebody begins, also in scripts that have no bold letters."""
    canvas.addLiteral(f"0 {foot:.2f} {_BAR:.2f} {height:.2f} re f")


def _draw_mark(canvas: Canvas, state: State, left: float, foot: float) -> None:
    canvas.addLiteral(f"q 1 0 0 1 {left:.2f} {foot:.2f} cm {_code_of_mark(state)} Q")


@cache
def _code_of_mark(state: State) -> str:
    """What draws the mark of a state where the canvas is: it is always the same."""
    apart = Canvas("", invariant=1)
    before = len(apart._code)
    draw_state_mark(apart, state, 0, 0, _MARK)
    return "\n".join(apart._code[before:])
