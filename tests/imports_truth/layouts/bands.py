"""Drawing a tracker: a row a person, a column or a few a course, under one to three headings."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from tests.imports_truth import headings
from tests.imports_truth.canvas import Canvas, Claim, PersonClaim, PostClaim, Saying, Spot
from tests.imports_truth.cells import completion, day_cell, text_day, worded
from tests.imports_truth.dice import Dice, Habits
from tests.imports_truth.names import Invented, written

ROLES = ("Youth worker", "Trustee", "Volunteer", "Leader")
NEW_ROLES = ("Flower arranger", "Bell ringer", "Crèche rota", "Bookings desk", "Welcomer")


class Pen(NamedTuple):
    """Where one band of one row is written, and about whom."""

    canvas: Canvas
    dice: Dice
    habit: Habits
    row: int
    column: int
    who: Invented
    names: tuple[Spot, ...]

    def claim(self, saying: Saying | None, course: str, day: date | None, *columns: int) -> None:
        """Say what the cells at these columns of the band claim."""
        if saying is not None:
            cells = tuple((self.row, self.column + each) for each in columns)
            self.canvas.claims.append(Claim(saying, self.who.key, course, day, cells, self.names))


Fill = Callable[[Pen], None]


@dataclass(frozen=True, slots=True)
class Band:
    """A few columns that belong together: their headings, line by line, and how they are filled."""

    heads: tuple[tuple[str, ...], ...]
    fill: Fill
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What a tracker has: its bands from left to right, and rows between the people's."""

    bands: Sequence[Band]
    heading_rows: int = 1
    between: Callable[[Canvas, int, Sequence[int]], int] | None = None
    names_in: int | None = None


def name_bands(dice: Dice, habit: Habits) -> list[Band]:
    """The name in one column, or in two next to each other."""
    if habit.name_style != "two":

        def whole(pen: Pen) -> None:
            text = written(dice, pen.who, habit.name_style, habit.asides)
            pen.canvas.put(pen.row, pen.column, text)

        return [Band(((headings.name_heading(dice, habit.name_style),),), whole, is_name=True)]
    order = dice.mixed(("given", "family"))
    words = {"given": dice.of(headings.GIVEN), "family": dice.of(headings.FAMILY)}

    def parts(pen: Pen) -> None:
        said = {"given": pen.who.given, "family": pen.who.family}
        pen.canvas.line(pen.row, *(said[each] for each in order), column=pen.column)

    return [Band(tuple((words[each],) for each in order), parts, is_name=True)]


def course_band(dice: Dice, course: str, heading: str | None = None) -> Band:
    """A column for a course, with days under it."""

    def fill(pen: Pen) -> None:
        said = completion(dice, pen.habit)
        pen.canvas.put(pen.row, pen.column, said.value)
        pen.claim(said.saying, course, said.day, 0)

    return Band(((heading or dice.of(headings.COURSES[course]),),), fill)


def words_band(dice: Dice, course: str) -> Band:
    """A column for a course in which half of the days have words beside them."""

    def fill(pen: Pen) -> None:
        said = worded(dice, pen.habit) if dice.chance(50) else completion(dice, pen.habit)
        pen.canvas.put(pen.row, pen.column, said.value)
        pen.claim(said.saying, course, said.day, 0)

    return Band(((dice.of(headings.COURSES[course]),),), fill)


def unknown_band(dice: Dice, heading: str) -> Band:
    """A column with days whose heading no list would know: told of, and never brought in."""

    def fill(pen: Pen) -> None:
        said = completion(dice, pen.habit)
        pen.canvas.put(pen.row, pen.column, said.value)
        if said.saying is not None:
            pen.claim(Saying.ASKS, heading, None, 0)

    return Band(((heading,),), fill)


def expiry_band(dice: Dice, course: str, heads: tuple[str, str] | None = None) -> Band:
    """A course with the day on which it expires beside it."""
    title = dice.of(headings.COURSES[course])
    until = dice.of(headings.EXPIRY)
    both = heads or (title, dice.of((until, f"{title} {until.lower()}", f"{title} - {until}")))

    def fill(pen: Pen) -> None:
        said = completion(dice, pen.habit)
        pen.canvas.put(pen.row, pen.column, said.value)
        pen.claim(said.saying, course, said.day, 0)
        if said.day is not None:
            later = said.day.replace(
                year=said.day.year + dice.of((2, 3)), day=min(said.day.day, 28)
            )
            pen.canvas.put(pen.row, pen.column + 1, day_cell(dice, pen.habit, later))

    return Band(((both[0],), (both[1],)), fill)


def pair_band(dice: Dice, course: str) -> Band:
    """A course as a column of words with its day to the right of it."""
    title = dice.of(headings.COURSES[course])
    date_word = dice.of(headings.DATE_OF_COURSE)
    status = dice.of(headings.STATUS_ON_COURSE)
    heads = dice.of(
        (
            (title, "Date"),
            (title, date_word),
            (title, f"{title} - {date_word}"),
            (title, f"{title} {date_word.lower()}"),
            (f"{title} {status}", f"{title} {date_word}"),
            (title, ""),
        )
    )
    return Band(((heads[0],), (heads[1],)), lambda pen: fill_pair(pen, course))


def date_first_band(dice: Dice, course: str) -> Band:
    """A course as a column of words, with its day to the left of it."""
    title = dice.of(headings.COURSES[course])

    def fill(pen: Pen) -> None:
        dice, day = pen.dice, pen.dice.day()
        if dice.chance(pen.habit.blank):
            pen.canvas.put(pen.row, pen.column + 1, dice.of(("", "No", "N", "Not started", "-")))
            return
        word, saying = status_word(dice)
        pen.canvas.line(pen.row, day_cell(dice, pen.habit, day), word, column=pen.column)
        pen.claim(saying, course, day, 0, 1)

    return Band(((dice.of(("Date", "Date done", "Completed on")),), (title,)), fill)


def fill_pair(pen: Pen, course: str) -> None:
    """A word, and the day that it is about."""
    dice, day = pen.dice, pen.dice.day()
    if dice.chance(pen.habit.blank):
        pen.canvas.put(pen.row, pen.column, dice.of(("", "", "No", "N", "Not started", "-")))
        return
    word, saying = status_word(dice)
    if word and dice.chance(6):
        pen.canvas.put(pen.row, pen.column, word)
        if saying is Saying.SAYS:
            pen.claim(Saying.ASKS, course, None, 0, 1)
        return
    pen.canvas.line(pen.row, word, day_cell(dice, pen.habit, day), column=pen.column)
    pen.claim(saying, course, day, 0, 1)


def status_word(dice: Dice) -> tuple[str, Saying]:
    """A word that says whether somebody was there; none may be taken as yes beside a day."""
    choices: tuple[tuple[Sequence[str], Saying], ...] = (
        *((headings.STATUS_YES, Saying.SAYS),) * 4,
        (headings.STATUS_NO, Saying.NO),
        (headings.STATUS_ASKS, Saying.ASKS),
        (("",), Saying.MAY),
    )
    words, saying = dice.of(choices)
    return dice.of(words), saying


def role_band(dice: Dice, several: bool = False) -> Band:
    """The roles of each person; a new one is asked about, and never comes in by itself."""

    def fill(pen: Pen) -> None:
        roles = dice.some(ROLES, 1, 3 if several else 1)
        new = dice.chance(5)
        if new:
            roles = [dice.of(NEW_ROLES)]
        joined = dice.of(("; ", ", ", "/", " & ", " and ", "\n")).join(roles)
        pen.canvas.put(pen.row, pen.column, joined)
        saying = Saying.ASKS if new else Saying.SAYS
        spot = ((pen.row, pen.column),)
        pen.canvas.posts.extend(PostClaim(saying, pen.who.key, role, spot) for role in roles)

    return Band(((dice.of(headings.ROLE),),), fill)


def email_band(dice: Dice) -> Band:
    """An address for each."""

    def fill(pen: Pen) -> None:
        if dice.chance(85):
            pen.canvas.put(pen.row, pen.column, pen.who.email)
            pen.canvas.emails[pen.who.key] = pen.who.email

    return Band(((dice.of(headings.EMAIL),),), fill)


def reference_band(dice: Dice) -> Band:
    """A reference of their own for each, or a bare running number, which is none."""
    bare = dice.chance(40)
    heading = dice.of(("ID", "No", "No.", "#", "")) if bare else dice.of(headings.REFERENCE)

    def fill(pen: Pen) -> None:
        pen.canvas.put(pen.row, pen.column, pen.row if bare else pen.who.reference)

    return Band(((heading,),), fill)


def private_band(dice: Dice) -> Band:
    """What is recognised and left where it is: a check's number, or a day of birth."""
    born = dice.chance(50)
    heading = dice.of(headings.BIRTH if born else headings.PRIVATE)

    def fill(pen: Pen) -> None:
        if born:
            day = dice.day().replace(year=dice.number(1951, 2005), day=dice.number(1, 28))
            pen.canvas.put(pen.row, pen.column, text_day(dice, pen.habit, day))
            return
        number = f"0019{dice.number(10_000_000, 99_999_999)}"
        pen.canvas.put(pen.row, pen.column, number)
        pen.canvas.secrets.append(number)

    return Band(((heading,),), fill)


def started_band(dice: Dice) -> Band:
    """The day since when somebody has been with the organisation: no training."""

    def fill(pen: Pen) -> None:
        pen.canvas.put(pen.row, pen.column, day_cell(dice, pen.habit, dice.day()))

    return Band(((dice.of(headings.STARTED),),), fill)


def junk_band(dice: Dice) -> Band:
    """A column that is about something else, in words or with days."""
    if dice.chance(50):
        words = ("yes", "hall 2", "blue", "see list", "12", "Fridays", "")
        heading = dice.of(headings.UNKNOWABLE["junk"])
        return Band(((heading,),), lambda pen: pen.canvas.put(pen.row, pen.column, dice.of(words)))
    heading = dice.of(headings.UNKNOWABLE["junk_day"])

    def fill(pen: Pen) -> None:
        pen.canvas.put(pen.row, pen.column, day_cell(dice, pen.habit, dice.day()))

    return Band(((heading,),), fill)


def draw(
    canvas: Canvas,
    dice: Dice,
    habit: Habits,
    plan: Plan,
    who: Sequence[Invented],
    at: Spot = (0, 0),
) -> int:
    """Draw the tracker with its corner at a cell; return the row below it."""
    top, left = at
    columns = _columns(plan.bands, left)
    _draw_heads(canvas, dice, plan, at)
    names = [
        column + place
        for band, column in zip(plan.bands, columns, strict=True)
        if band.is_name
        for place in range(len(band.heads))
    ]
    row = top + plan.heading_rows
    for person in who:
        if plan.between is not None:
            row = plan.between(canvas, row, columns)
        spots = tuple((row, column) for column in names)
        canvas.allow(person.key)
        canvas.people.append(PersonClaim(person.key, spots))
        for band, column in zip(plan.bands, columns, strict=True):
            band.fill(Pen(canvas, dice, habit, row, column, person, spots))
        row += 1
    return row


def _columns(bands: Sequence[Band], left: int) -> list[int]:
    found = []
    for band in bands:
        found.append(left)
        left += len(band.heads)
    return found


def _draw_heads(canvas: Canvas, dice: Dice, plan: Plan, at: Spot) -> None:
    top, column = at
    lines = plan.heading_rows
    for band in plan.bands:
        for head in band.heads:
            spare = lines - len(head)
            down = spare if plan.names_in is None else min(plan.names_in, spare)
            first = top + (down if band.is_name else spare)
            for place, text in enumerate(head):
                canvas.put(first + place, column, text)
            column += 1


def arranged(dice: Dice, names: list[Band], others: list[Band]) -> list[Band]:
    """The bands from left to right: names first in most sheets, and anywhere in some."""
    if dice.chance(75):
        return [*names, *dice.mixed(others)]
    mixed = dice.mixed(others)
    place = dice.number(0, len(mixed))
    return [*mixed[:place], *names, *mixed[place:]]
