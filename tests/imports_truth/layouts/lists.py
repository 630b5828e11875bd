"""Layouts of training lists: a row for each training of each person."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from tests.imports_truth import headings
from tests.imports_truth.canvas import Canvas, Claim, PersonClaim, PostClaim, Saying, Value
from tests.imports_truth.cells import MONTHS, day_cell, fault, habits, text_day
from tests.imports_truth.dice import Dice, Habits
from tests.imports_truth.names import Invented, people, written

from .bands import ROLES, status_word

NAME_STYLES = ("spoken", "comma", "capitals_comma", "titled", "two", "two")
WEAK_NO = ("Booked", "Enrolled", "Registered", "Invited", "Confirmed", "In progress")
_UNKNOWN = (*headings.UNKNOWABLE["other"], *headings.UNKNOWABLE["course"])


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a list before it is written: cells by field, and what they say together."""

    who: Invented
    course: str
    cells: dict[str, Value]
    saying: Saying
    day: date | None


_HEADINGS = {
    "name": headings.NAME,
    "given": headings.GIVEN,
    "family": headings.FAMILY,
    "email": headings.EMAIL,
    "reference": headings.REFERENCE,
    "course": headings.COURSE_FIELD,
    "day": headings.DAY,
    "status": headings.OUTCOME,
    "status2": headings.OUTCOME,
    "provider": headings.PROVIDER,
    "method": headings.METHOD,
    "certificate": headings.CERTIFICATE,
    "notes": headings.NOTES,
    "role": headings.ROLE,
    "booked": headings.BOOKED_ON,
    "expiry": headings.EXPIRY,
    "private": headings.PRIVATE,
    "born": headings.BIRTH,
}
_WORDS = {
    "provider": ("LSCP", "Diocese of Example", "in-house", "Thirtyone:eight", "NSPCC", ""),
    "method": ("online", "face to face", "Zoom", "in person", "e-learning", ""),
    "notes": ("cert on file", "half day", "with lunch", "", "", "see folder"),
}


def training_list(dice: Dice) -> Canvas:
    """Course, day and often a word of attendance, among columns about other things."""
    return _list(dice, ("status",) if dice.chance(60) else ())


def two_statuses(dice: Dice) -> Canvas:
    """Two columns that say whether somebody was there, and do not always agree."""
    return _list(dice, ("status", "status2"))


def unknowable_day(dice: Dice) -> Canvas:
    """A list whose only days stand under a heading that no list would know."""
    canvas = _list(dice, (), {"day": dice.of(headings.UNKNOWABLE["junk_day"])})
    unsure = (Saying.SAYS, Saying.MAY, Saying.EITHER)
    canvas.claims = [
        each._replace(saying=Saying.ASKS) if each.saying in unsure else each
        for each in canvas.claims
    ]
    return canvas


_CANCELLED = ("Cancelled on", "Date cancelled", "Cancellation date", "Withdrawn on", "Cancelled")


def cancelled_days(dice: Dice) -> Canvas:
    """A list of bookings in which a day under "Cancelled on" takes the booking back."""
    canvas, habit = Canvas(), habits(dice, NAME_STYLES)
    names = ["given", "family"] if habit.name_style == "two" else ["name"]
    fields = [*names, "course", "day", "cancelled"]
    heads = _heads(dice, fields[:-1]) | {"cancelled": dice.of(_CANCELLED)}
    if "name" in heads:
        heads["name"] = headings.name_heading(dice, habit.name_style)
    canvas.line(0, *(heads[each] for each in fields))
    for row, who in enumerate(people(dice, dice.number(3, 9), habit.name_style), start=1):
        course, day = dice.of(tuple(headings.COURSES)), dice.day()
        back = row == 1 or dice.chance(30)
        name = written(dice, who, habit.name_style, 0)
        cells: dict[str, Value] = {
            "name": name, "given": who.given, "family": who.family,
            "course": dice.of(headings.COURSES[course]), "day": day_cell(dice, habit, day),
            "cancelled": day_cell(dice, habit, dice.day()) if back else None,
        }  # fmt: skip
        saying = Saying.NO if back else Saying.SAYS
        write_line(canvas, row, fields, Line(who, course, cells, saying, day))
    return canvas


def _list(dice: Dice, statuses: Sequence[str], said: dict[str, str] | None = None) -> Canvas:
    canvas, habit = Canvas(), habits(dice, NAME_STYLES)
    names = ["given", "family"] if habit.name_style == "two" else ["name"]
    others = dice.some(
        ("email", "reference", "provider", "method", "certificate", "notes", "role", "booked",
         "expiry", "private", "born"), 0, 4,
    )  # fmt: skip
    fields = _ordered(dice, names, ["course", "day", *statuses, *others])
    heads = _heads(dice, fields)
    if "name" in heads:
        heads["name"] = headings.name_heading(dice, habit.name_style)
    heads |= said or {}
    canvas.line(0, *(heads[each] for each in fields))
    who = people(dice, dice.number(2, 8), habit.name_style)
    roles = {each.key: dice.of(ROLES) for each in who}
    for row in range(1, dice.number(3, 14)):
        line = _line(dice, habit, dice.of(who), fields)
        if "role" in fields:
            line.cells["role"] = role = roles[line.who.key]
            saying = Saying.SAYS if line.saying is Saying.SAYS else Saying.MAY
            spots = ((row, fields.index("role")),)
            canvas.posts.append(PostClaim(saying, line.who.key, role, spots))
        write_line(canvas, row, fields, line)
        if "private" in line.cells:
            canvas.secrets.append(str(line.cells["private"]))
        if "email" in fields:
            canvas.emails[line.who.key] = line.who.email
    return canvas


def _ordered(dice: Dice, names: list[str], others: list[str]) -> list[str]:
    if dice.chance(70):
        return [*names, *dice.mixed(others)]
    mixed = dice.mixed(others)
    place = dice.number(0, len(mixed))
    return [*mixed[:place], *names, *mixed[place:]]


def _heads(dice: Dice, fields: Sequence[str]) -> dict[str, str]:
    heads: dict[str, str] = {}
    for each in fields:
        heads[each] = headings.other_than(dice, _HEADINGS[each], list(heads.values()))
    return heads


def write_line(canvas: Canvas, row: int, fields: Sequence[str], line: Line) -> None:
    """Write a row, and claim what it says."""
    for column, each in enumerate(fields):
        canvas.put(row, column, line.cells.get(each))
    names = ("name", "given", "family")
    spots = tuple((row, place) for place, each in enumerate(fields) if each in names)
    marks = ("course", "day", "status", "status2")
    cells = tuple((row, place) for place, each in enumerate(fields) if each in marks)
    canvas.allow(line.who.key)
    if line.saying is Saying.SAYS:
        canvas.people.append(PersonClaim(line.who.key, spots + cells))
    canvas.claims.append(Claim(line.saying, line.who.key, line.course, line.day, cells, spots))


def _line(dice: Dice, habit: Habits, who: Invented, fields: Sequence[str]) -> Line:
    course = dice.of(tuple(headings.COURSES))
    title = " ".join(dice.of(headings.COURSES[course]).split())
    course_says = Saying.SAYS
    if dice.chance(6):
        title, course_says = dice.of(_UNKNOWN), Saying.ASKS
        course = title
    value, day, day_says = _day(dice, habit)
    cells: dict[str, Value] = _who_cells(dice, habit, who) | {"course": title, "day": value}
    sayings = [course_says, day_says]
    for each in ("status", "status2"):
        if each in fields:
            cells[each], saying = status_word(dice)
            sayings.append(saying)
    cells |= _asides(dice, habit, who, fields)
    return Line(who, course, cells, together(sayings, cells), day)


def together(sayings: Sequence[Saying], cells: dict[str, Value]) -> Saying:
    """What several cells say together: a no stands, then a doubt.

    A booking is no "no" beside a word that says that somebody came, but whoever asks is right.
    """
    weak = [cells.get(each) in WEAK_NO for each in ("status", "status2") if each in cells]
    strong = [each for each in sayings if each is not Saying.NO]
    if Saying.NO in sayings:
        has_yes = (
            len(weak) == 2 and sayings[2:].count(Saying.NO) == 1 and Saying.SAYS in sayings[2:]
        )
        if not (has_yes and any(weak)):
            return Saying.NO
        return Saying.ASKS if Saying.ASKS in strong else Saying.EITHER
    if Saying.ASKS in sayings:
        return Saying.ASKS
    return Saying.MAY if Saying.MAY in sayings else Saying.SAYS


def _day(dice: Dice, habit: Habits) -> tuple[Value, date | None, Saying]:
    if dice.chance(4):
        return fault(dice, habit).value, None, Saying.ASKS
    day = dice.day()
    if dice.chance(2):
        return dice.of(MONTHS)(day), day.replace(day=1), Saying.SAYS
    return day_cell(dice, habit, day), day, Saying.SAYS


def _who_cells(dice: Dice, habit: Habits, who: Invented) -> dict[str, Value]:
    if habit.name_style == "two":
        return {"given": who.given, "family": who.family}
    return {"name": written(dice, who, habit.name_style, habit.asides)}


def _asides(dice: Dice, habit: Habits, who: Invented, fields: Sequence[str]) -> dict[str, Value]:
    """What stands in the columns that are about something else."""
    made: dict[str, Callable[[], Value]] = {
        "email": lambda: who.email,
        "reference": lambda: who.reference,
        "certificate": lambda: f"C{dice.number(1000, 99999)}",
        "booked": lambda: day_cell(dice, habit, dice.day()),
        "expiry": lambda: day_cell(dice, habit, dice.day()),
        "private": lambda: f"0019{dice.number(10_000_000, 99_999_999)}",
        "born": lambda: text_day(dice, habit, date(dice.number(1951, 2005), dice.number(1, 12), 9)),
    }
    words = {each: dice.of(_WORDS[each]) for each in fields if each in _WORDS}
    return words | {each: make() for each, make in made.items() if each in fields}
