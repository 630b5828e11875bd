"""Layouts of trackers."""

from collections.abc import Callable, Sequence

from tests.imports_truth import headings
from tests.imports_truth.canvas import Canvas, Claim, PersonClaim, Saying, key_of
from tests.imports_truth.cells import NEVER, completion, fault, habits, text_day
from tests.imports_truth.dice import Dice, Habits
from tests.imports_truth.names import STYLES, Invented, people, written

from .bands import (
    Band,
    Pen,
    Plan,
    arranged,
    course_band,
    date_first_band,
    draw,
    email_band,
    expiry_band,
    fill_pair,
    junk_band,
    name_bands,
    pair_band,
    private_band,
    reference_band,
    role_band,
    started_band,
    unknown_band,
    words_band,
)

COURSES = ("induction", "level1", "level2", "level3")
_EXTRAS: tuple[Callable[[Dice], Band], ...] = (
    email_band,
    reference_band,
    role_band,
    started_band,
    junk_band,
    private_band,
)


def _bands(dice: Dice, habit: Habits, courses: Sequence[Band], extras: int = 3) -> list[Band]:
    """Names, courses, and a few columns about other things."""
    others = [make(dice) for make in dice.some(_EXTRAS, 0, extras)]
    return arranged(dice, name_bands(dice, habit), [*courses, *others])


def courses_of(dice: Dice, least: int = 1) -> list[str]:
    """The courses that a tracker has columns for."""
    return dice.some(COURSES, least, 4)


def _simple(dice: Dice, make: Callable[[Dice, str], Band]) -> Canvas:
    canvas, habit = Canvas(), habits(dice, STYLES)
    bands = _bands(dice, habit, [make(dice, each) for each in courses_of(dice)])
    draw(canvas, dice, habit, Plan(bands), people(dice, dice.number(2, 9), habit.name_style))
    return canvas


def plain(dice: Dice) -> Canvas:
    """A row a person, a column a course."""
    return _simple(dice, course_band)


def expiry_columns(dice: Dice) -> Canvas:
    """Beside each day the one on which it expires."""
    return _simple(dice, expiry_band)


def status_date_pairs(dice: Dice) -> Canvas:
    """Beside each word the day that it is about."""
    return _simple(dice, pair_band)


def dates_first(dice: Dice) -> Canvas:
    """Before each word the day that it is about, and nothing behind the last."""
    canvas, habit = Canvas(), habits(dice, STYLES)
    bands = [date_first_band(dice, each) for each in courses_of(dice)]
    plan = Plan([*name_bands(dice, habit), *bands])
    draw(canvas, dice, habit, plan, people(dice, dice.number(3, 9), habit.name_style))
    return canvas


def words_in_cells(dice: Dice) -> Canvas:
    """Days with words that say yes, no, and what nobody can know."""
    return _simple(dice, words_band)


def faulty_cells(dice: Dice) -> Canvas:
    """Days that are mistyped, ahead, long ago, or two in one."""

    def make(dice: Dice, course: str) -> Band:
        def fill(pen: Pen) -> None:
            if dice.chance(8):
                pen.canvas.put(pen.row, pen.column, dice.of(NEVER))
                return
            said = fault(dice, pen.habit) if dice.chance(40) else completion(dice, pen.habit)
            pen.canvas.put(pen.row, pen.column, said.value)
            pen.claim(said.saying, course, said.day, 0)

        return Band(((dice.of(headings.COURSES[course]),),), fill)

    return _simple(dice, make)


def unknown_headings(dice: Dice) -> Canvas:
    """Known courses beside those that only the coordinator knows."""
    canvas, habit = Canvas(), habits(dice, STYLES)
    known = [course_band(dice, each) for each in courses_of(dice)]
    words = dice.some((*headings.UNKNOWABLE["course"], *headings.UNKNOWABLE["other"]), 1, 3)
    unknown = [unknown_band(dice, each) for each in words]
    bands = _bands(dice, habit, [*known, *unknown], extras=1)
    draw(canvas, dice, habit, Plan(bands), people(dice, dice.number(2, 8), habit.name_style))
    return canvas


def private_columns(dice: Dice) -> Canvas:
    """Numbers of checks and days of birth between the courses."""
    canvas, habit = Canvas(), habits(dice, STYLES)
    courses = [course_band(dice, each) for each in courses_of(dice)]
    private = [private_band(dice) for _ in range(dice.number(1, 3))]
    bands = arranged(dice, name_bands(dice, habit), [*courses, *private])
    draw(canvas, dice, habit, Plan(bands), people(dice, dice.number(2, 8), habit.name_style))
    return canvas


_OVER = ("Safeguarding training", "Training", "SAFEGUARDING", "Courses", "Dates completed", "Core")


def _two_rows(dice: Dice, course: str) -> Band:
    """A course written once over its day and its expiry, or its word and its day."""
    title = dice.of(headings.COURSES[course])
    again = dice.of(("", title))
    if dice.chance(30):
        status, day = dice.of(headings.STATUS_ON_COURSE), dice.of(headings.DATE_OF_COURSE)
        return Band(((title, status), (again, day)), lambda pen: fill_pair(pen, course))
    band = expiry_band(dice, course, (dice.of(headings.DATE_OF_COURSE), dice.of(headings.EXPIRY)))
    (day,), (until,) = band.heads
    return Band(((title, day), (again, until)), band.fill)


def two_heading_rows(dice: Dice) -> Canvas:
    """Headings in two rows, the names in either of them."""
    canvas, habit = Canvas(), habits(dice, STYLES)
    courses = courses_of(dice)
    if dice.chance(35):
        first, *rest = (course_band(dice, each) for each in courses)
        over = Band(((dice.of(_OVER), first.heads[0][0]),), first.fill)
        bands = [*name_bands(dice, habit), over, *rest]
    else:
        bands = _bands(dice, habit, [_two_rows(dice, each) for each in courses], extras=2)
    plan = Plan(bands, heading_rows=2, names_in=dice.number(0, 1))
    draw(canvas, dice, habit, plan, people(dice, dice.number(2, 8), habit.name_style))
    return canvas


def three_heading_rows(dice: Dice) -> Canvas:
    """Headings in three rows, the names in any of them."""
    canvas, habit = Canvas(), habits(dice, STYLES)
    courses = []
    for place, course in enumerate(courses_of(dice)):
        band = _two_rows(dice, course)
        first, second = band.heads
        over = dice.of(_OVER) if place == 0 else ""
        courses.append(Band(((over, *first), ("", *second)), band.fill))
    bands = [*name_bands(dice, habit), *courses]
    plan = Plan(bands, heading_rows=3, names_in=dice.number(0, 2))
    draw(canvas, dice, habit, plan, people(dice, dice.number(2, 8), habit.name_style))
    return canvas


TITLES = (
    "St Sample's - Safeguarding training TRACKER",
    "Green = in date. Amber = due. Red = overdue",
    "Do NOT sort this sheet!!",
    "Updated 3 March 2026 by the office",
    "Please e-mail changes to office@example.org",
    "All volunteers must have Level 1",
    "CONFIDENTIAL",
    "Example Community Centre, registered charity",
)


def titles_above(dice: Dice) -> Canvas:
    """Titles, notes and blank rows above the headings."""
    canvas, habit = Canvas(), habits(dice, STYLES)
    row = 0
    for text in dice.some(TITLES, 1, 4):
        canvas.put(row, dice.of((0, 0, 1, 2)), text)
        row += dice.number(1, 2)
    make: Callable[[Dice, str], Band] = expiry_band if dice.chance(30) else course_band
    bands = _bands(dice, habit, [make(dice, each) for each in courses_of(dice)])
    draw(
        canvas,
        dice,
        habit,
        Plan(bands),
        people(dice, dice.number(2, 8), habit.name_style),
        (row, 0),
    )
    return canvas


def repeated_names(dice: Dice) -> Canvas:
    """One name in two rows, with nothing that tells the two apart: nobody knows who is meant."""
    canvas, habit = Canvas(), habits(dice, ("spoken", "comma", "two"))
    courses = courses_of(dice)
    bands = [*name_bands(dice, habit), *(course_band(dice, each) for each in courses)]
    who = people(dice, dice.number(3, 7), habit.name_style)
    again = who[0]
    row = draw(canvas, dice, habit, Plan(bands), who)
    canvas.claims = [_unsure(each, again, Saying.MAY) for each in canvas.claims]
    before = len(canvas.claims)
    draw_row(canvas, dice, habit, bands, again, row)
    sure = canvas.claims[:before]
    canvas.claims = sure + [_unsure(each, again, Saying.ASKS) for each in canvas.claims[before:]]
    return canvas


def _unsure(claim: Claim, who: Invented, saying: Saying) -> Claim:
    if claim.person != who.key or claim.saying in (Saying.NO, Saying.ASKS):
        return claim
    return claim._replace(saying=saying)


def draw_row(
    canvas: Canvas, dice: Dice, habit: Habits, bands: Sequence[Band], who: Invented, row: int
) -> None:
    """One more row of a tracker whose columns begin at the left edge."""
    column, names = 0, []
    for band in bands:
        names += [(row, column + place) for place in range(len(band.heads)) if band.is_name]
        column += len(band.heads)
    column = 0
    canvas.people.append(PersonClaim(who.key, tuple(names)))
    for band in bands:
        band.fill(Pen(canvas, dice, habit, row, column, who, tuple(names)))
        column += len(band.heads)


def namesakes(dice: Dice) -> Canvas:
    """One name in two rows, each with a reference and an address of its own: two people."""
    canvas, habit = Canvas(), habits(dice, ("spoken", "comma", "two"))

    def fill(pen: Pen) -> None:
        pen.canvas.put(pen.row, pen.column, pen.who.email)
        pen.canvas.emails[pen.who.key] = pen.who.email

    def mark(pen: Pen) -> None:
        pen.canvas.put(pen.row, pen.column, pen.who.reference)

    address = Band(((dice.of(headings.EMAIL),),), fill)
    reference = Band(((dice.of(headings.REFERENCE),),), mark)
    courses = [course_band(dice, each) for each in courses_of(dice)]
    bands = arranged(dice, name_bands(dice, habit), [*courses, address, reference])
    who = people(dice, dice.number(3, 7), habit.name_style)
    first = who[0]._replace(is_namesake=True)
    second = first._replace(email=f"other.{first.email}", reference=f"{first.reference}9")
    canvas.namesakes.add(key_of(first.given, first.family))
    draw(canvas, dice, habit, Plan(bands), dice.mixed([first, second, *who[1:]]))
    return canvas


def day_over_columns(dice: Dice) -> Canvas:
    """The day of each course in a row of its own, and words of attendance under it."""
    canvas, habit = Canvas(), habits(dice, ("spoken", "comma"))
    courses, who = courses_of(dice), people(dice, dice.number(2, 7), habit.name_style)
    day_row_first = dice.chance(50)
    canvas.put(1 if day_row_first else 0, 0, headings.name_heading(dice, habit.name_style))
    days = {course: dice.day() for course in courses}
    for place, course in enumerate(courses, start=1):
        canvas.put(1 if day_row_first else 0, place, dice.of(headings.COURSES[course]))
        canvas.put(0 if day_row_first else 1, place, text_day(dice, habit, days[course]))
    for row, person in enumerate(who, start=2):
        canvas.put(row, 0, written(dice, person, habit.name_style, 0))
        canvas.allow(person.key)
        canvas.people.append(PersonClaim(person.key, ((row, 0),)))
        for place, course in enumerate(courses, start=1):
            words, saying = dice.of(
                ((headings.STATUS_YES, Saying.MAY), (headings.STATUS_NO, Saying.NO))
            )
            canvas.put(row, place, dice.of(words))
            spots = ((row, place), (0 if day_row_first else 1, place))
            canvas.claims.append(
                Claim(saying, person.key, course, days[course], spots, ((row, 0),))
            )
    return canvas
