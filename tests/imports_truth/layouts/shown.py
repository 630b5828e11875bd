"""Layouts of workbooks whose cells say less, or more, than the days that lie behind them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from tests.imports_truth import headings
from tests.imports_truth.canvas import Canvas, Look, Saying, Value
from tests.imports_truth.cells import DAYS, habits, month_of
from tests.imports_truth.dice import Dice
from tests.imports_truth.names import STYLES, people

from .bands import Band, Pen, Plan, arranged, draw, email_band, name_bands, role_band
from .trackers import courses_of

Put = Callable[[Pen, str, date], None]


def _drawn(dice: Dice, put: Put) -> Canvas:
    """A tracker whose days are put down by ``put``."""
    canvas, habit = Canvas(), replace(habits(dice, STYLES), asides=0)

    def band(course: str) -> Band:
        def fill(pen: Pen) -> None:
            if not pen.dice.chance(pen.habit.blank):
                put(pen, course, pen.dice.day())

        return Band(((dice.of(headings.COURSES[course]),),), fill)

    others = [make(dice) for make in dice.some((email_band, role_band), 0, 2)]
    bands = arranged(dice, name_bands(dice, habit), [*map(band, courses_of(dice)), *others])
    draw(canvas, dice, habit, Plan(bands), people(dice, dice.number(2, 9), habit.name_style))
    return canvas


def _plain(pen: Pen, course: str, day: date) -> None:
    pen.canvas.put(pen.row, pen.column, day)
    pen.claim(Saying.SAYS, course, day, 0)


_FORMATS: tuple[tuple[str, Callable[[date], Value], Saying, bool], ...] = (
    ("mmmm yyyy", lambda day: f"{month_of(day)} {day.year}", Saying.SAYS, True),
    ("mmm yyyy", lambda day: f"{month_of(day)[:3]} {day.year}", Saying.SAYS, True),
    ("yyyy", lambda day: str(day.year), Saying.ASKS, True),
    ('"booked" dd/mm/yyyy', lambda day: f"booked {day:%d/%m/%Y}", Saying.NO, False),
    ('dd/mm/yyyy" (expires)"', lambda day: f"{day:%d/%m/%Y} (expires)", Saying.NO, False),
    ('dd/mm/yyyy" online"', lambda day: f"{day:%d/%m/%Y} online", Saying.SAYS, False),
    (";;;", lambda day: None, Saying.ASKS, False),
    ('"done"', lambda day: "done", Saying.ASKS, False),
    ("dddd", lambda day: DAYS[day.weekday()], Saying.ASKS, False),
    ("d-mmm", lambda day: day, Saying.ASKS, False),
)
"""Formats, what a cell is seen to hold under each, and whether no more than a month is seen."""


def hidden_days(dice: Dice) -> Canvas:
    """Formats that show a month, a year, words, or nothing of the day behind them."""

    def put(pen: Pen, course: str, day: date) -> None:
        if pen.dice.chance(50):
            _plain(pen, course, day)
            return
        code, shows, saying, is_month = pen.dice.of(_FORMATS)
        pen.canvas.put(pen.row, pen.column, shows(day))
        pen.canvas.looks[pen.row, pen.column] = Look(day=day, code=code)
        pen.claim(saying, course, day.replace(day=1) if is_month else day, 0)

    return _drawn(dice, put)


def strokes(dice: Dice) -> Canvas:
    """Days struck through: whether they hold has to be asked."""

    def put(pen: Pen, course: str, day: date) -> None:
        _plain(pen, course, day)
        if pen.dice.chance(25):
            pen.canvas.claims.pop()
            pen.canvas.looks[pen.row, pen.column] = Look(struck=True)
            pen.claim(Saying.ASKS, course, day, 0)

    return _drawn(dice, put)


_FORMULAS: tuple[tuple[Callable[[int, date], str], Saying], ...] = (
    (lambda row, day: "=TODAY()", Saying.ASKS),
    (lambda row, day: f"=EDATE($Z{row},12)", Saying.ASKS),
    (lambda row, day: f"=Z{row}", Saying.ASKS),
    (lambda row, day: f"=Z{row}+365", Saying.ASKS),
    (lambda row, day: f"=DATE(YEAR(Z{row})+1,{day.month},{day.day})", Saying.ASKS),
    (lambda row, day: f'=IF(Z{row}="","",NOW())', Saying.ASKS),
    (lambda row, day: f"=DATE({day.year},{day.month},{day.day})", Saying.SAYS),
    (lambda row, day: f'=DATEVALUE("{day:%d/%m/%Y}")', Saying.SAYS),
)
"""Formulas that give a day, by the row and the day, and what the cell says then."""


def formula_days(dice: Dice) -> Canvas:
    """Days that a formula gives: only one that names its day and nothing else says it."""

    def put(pen: Pen, course: str, day: date) -> None:
        _plain(pen, course, day)
        if pen.dice.chance(40):
            formula, saying = pen.dice.of(_FORMULAS)
            pen.canvas.claims.pop()
            pen.canvas.looks[pen.row, pen.column] = Look(formula=formula(pen.row + 1, day))
            pen.claim(saying, course, day, 0)

    return _drawn(dice, put)


_COMMENTS = (
    ("online", Saying.SAYS),
    ("certificate seen", Saying.SAYS),
    ("did not attend", Saying.ASKS),
    ("booked only", Saying.ASKS),
    ("left early", Saying.ASKS),
    ("cancelled on the day", Saying.ASKS),
    ("see the minutes of the PCC", Saying.MAY),
    ("spoke with the vicar", Saying.MAY),
)


def comments(dice: Dice) -> Canvas:
    """Comments on days, of which some speak against them."""

    def put(pen: Pen, course: str, day: date) -> None:
        _plain(pen, course, day)
        if pen.dice.chance(30):
            words, saying = pen.dice.of(_COMMENTS)
            pen.canvas.claims.pop()
            pen.canvas.looks[pen.row, pen.column] = Look(comment=words)
            pen.claim(saying, course, day, 0)

    return _drawn(dice, put)


def merged_down(dice: Dice) -> Canvas:
    """One day merged over the rows of two or three people."""
    open_areas: dict[int, tuple[int, int, date]] = {}

    def put(pen: Pen, course: str, day: date) -> None:
        top, left_over, held = open_areas.pop(pen.column, (pen.row, 0, day))
        if left_over and pen.canvas.cells.get((pen.row - 1, pen.column)) == held:
            canvas = pen.canvas
            canvas.merged = [each for each in canvas.merged if each[0] != (top, pen.column)]
            canvas.merged.append(((top, pen.column), (pen.row, pen.column)))
            open_areas[pen.column] = (top, left_over - 1, held)
            _plain(pen, course, held)
            return
        _plain(pen, course, day)
        if pen.dice.chance(30):
            open_areas[pen.column] = (pen.row, pen.dice.number(1, 2), day)

    return _drawn(dice, put)


_DITTOS = ('"', "''", "\u3003", "ditto", "do.", "as above", "\u201d")


def dittos(dice: Dice) -> Canvas:
    """Marks that say that what stands above holds here, too: below a day it has to be asked."""

    def put(pen: Pen, course: str, day: date) -> None:
        above = pen.canvas.cells.get((pen.row - 1, pen.column))
        if isinstance(above, date) and pen.dice.chance(35):
            pen.canvas.put(pen.row, pen.column, pen.dice.of(_DITTOS))
            pen.claim(Saying.ASKS, course, above, 0)
            return
        _plain(pen, course, day)

    return _drawn(dice, put)
