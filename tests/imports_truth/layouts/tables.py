"""Layouts of trackers with several tables, and with rows that are about nobody."""

from collections.abc import Sequence

from tests.imports_truth.canvas import Canvas, Value
from tests.imports_truth.cells import day_cell, habits
from tests.imports_truth.dice import Dice, Habits
from tests.imports_truth.names import STYLES, people

from .bands import Band, Plan, course_band, draw, name_bands
from .trackers import TITLES, courses_of

_SECTIONS = (
    "Volunteers", "Staff", "Sunday School Leaders", "Crèche team", "TRUSTEES", "Youth group",
    "Choir", "Kitchen team", "Leaders - Tuesday", "Welcome Team", "PCC members", "Coaches",
)  # fmt: skip


def stacked(dice: Dice) -> Canvas:
    """Two or three trackers one below the other, each with headings of its own."""
    canvas, habit = Canvas(), habits(dice, STYLES)
    who = people(dice, dice.number(4, 10), habit.name_style)
    parts = dice.number(2, 3)
    row = 0
    for part in range(parts):
        if dice.chance(50):
            canvas.put(row, 0, dice.of(_SECTIONS))
            row += 1
        courses = [course_band(dice, each) for each in courses_of(dice)]
        bands = [*name_bands(dice, habit), *dice.mixed(courses)]
        row = draw(canvas, dice, habit, Plan(bands), who[part::parts], (row, 0))
        row += dice.number(0, 2)
    return canvas


def side_by_side(dice: Dice) -> Canvas:
    """Two trackers next to each other."""
    canvas, habit = Canvas(), habits(dice, STYLES)
    who = people(dice, dice.number(4, 10), habit.name_style)
    same = courses_of(dice)
    left = 0
    top = dice.of((0, 0, 2))
    if top:
        canvas.put(0, 0, dice.of(TITLES))
    for part in range(2):
        courses = [
            course_band(dice, each) for each in (same if dice.chance(70) else courses_of(dice))
        ]
        bands = [*name_bands(dice, habit), *courses]
        draw(canvas, dice, habit, Plan(bands), who[part::2], (top, left))
        left += sum(len(band.heads) for band in bands) + dice.number(0 if dice.chance(20) else 1, 2)
    return canvas


def section_rows(dice: Dice) -> Canvas:
    """Rows that only say which people stand below them."""
    canvas, habit = Canvas(), habits(dice, STYLES)

    def between(canvas: Canvas, row: int, columns: Sequence[int]) -> int:
        if not dice.chance(30):
            return row
        canvas.put(row, 0, dice.of(_SECTIONS))
        return row + 1

    bands = [*name_bands(dice, habit), *(course_band(dice, each) for each in courses_of(dice))]
    draw(
        canvas,
        dice,
        habit,
        Plan(bands, between=between),
        people(dice, dice.number(3, 9), habit.name_style),
    )
    return canvas


_WORDS_BELOW = (
    ("TOTAL", "count"), ("Total trained", "count"), ("%", "share"), ("Compliance", "share"),
    ("Key: green = in date", ""), ("Please return to the office", ""), ("Average", "share"),
    ("Number in date", "count"), ("Number of people", "count"), ("Last updated", "day"),
    ("Latest", "day"), ("Next session", "day"), ("Most recent date", "day"),
    ("Last trained", "day"), ("Up to", "day"), ("Next course booked", "day"),
)  # fmt: skip
_WORDS_ABOVE = (
    ("Date of course", "day"), ("Provider", "word"), ("Refresh every", "years"),
    ("Required for", "word"), ("Trainer", "word"), ("Course date", "day"), ("Venue", "word"),
)  # fmt: skip
_SHARES: tuple[Value, ...] = (0.5, "67%", 0.92, "100%")
_VACANT = (
    "Vacant", "VACANCY", "To be appointed", "TBC", "(vacant)", "To be recruited", "Vacant post",
    "TBA", "New volunteer TBC", "Unfilled", "Nobody at present",
)  # fmt: skip


def _label(
    canvas: Canvas,
    dice: Dice,
    habit: Habits,
    row: int,
    line: tuple[str, str],
    bands: Sequence[Band],
) -> None:
    """A row that looks like a person's, and is about the columns."""
    word, kind = line
    column = 0
    for band in bands:
        for place in range(len(band.heads)):
            if band.is_name:
                canvas.put(row, column, word if place == 0 else None)
            elif kind == "count":
                canvas.put(row, column, dice.number(0, 40))
            elif kind == "share":
                canvas.put(row, column, dice.of(_SHARES))
            elif kind == "day":
                canvas.put(row, column, day_cell(dice, habit, dice.day()))
            elif kind == "years":
                canvas.put(row, column, dice.of(("3 years", "36 months", "annual")))
            elif kind == "word":
                canvas.put(row, column, dice.of(("LSCP", "Online", "All", "Diocese", "Hall")))
            column += 1


def label_rows(dice: Dice) -> Canvas:
    """Labels, vacancies, totals and keys that stand where names stand."""
    canvas, habit = Canvas(), habits(dice, STYLES)
    bands = [*name_bands(dice, habit), *(course_band(dice, each) for each in courses_of(dice))]
    row = 1
    for line in dice.some(_WORDS_ABOVE, 0, 2):
        _label(canvas, dice, habit, row, line, bands)
        row += 1
    above = row - 1

    def between(canvas: Canvas, row: int, columns: Sequence[int]) -> int:
        row = max(row, above + 1)
        if dice.chance(12):
            canvas.put(row, 0, dice.of(_VACANT))
            return row + 1
        return row

    who = people(dice, dice.number(2, 8), habit.name_style)
    row = draw(canvas, dice, habit, Plan(bands, between=between), who)
    row += dice.number(0, 1)
    for line in dice.some(_WORDS_BELOW, 1, 3):
        _label(canvas, dice, habit, row, line, bands)
        row += 1
    return canvas
