"""Layouts of what the places where people learn and meet hand out."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from tests.imports_truth import headings
from tests.imports_truth.canvas import Canvas, Claim, Form, Known, PersonClaim, Saying, Value
from tests.imports_truth.cells import DAYS, day_cell, habits, month_of
from tests.imports_truth.dice import Dice
from tests.imports_truth.names import Invented, people

from .bands import ROLES
from .lists import Line, write_line

_TITLES = ("Level 1", "Safeguarding Level 1", "Level 2", "Safeguarding Level 2 training", "Level 3")


def _topic(dice: Dice) -> tuple[str, str]:
    title = dice.of(_TITLES)
    return title, f"level{next(letter for letter in title if letter.isdecimal())}"


_ATTENDEE = (
    ("Checked In", Saying.SAYS),
    ("Checked In", Saying.SAYS),
    ("Attending", Saying.ASKS),
    ("Not Attending", Saying.NO),
    ("Deleted", Saying.NO),
    ("Refunded", Saying.NO),
)


def booking_site(dice: Dice) -> Canvas:
    """An attendee list of a booking site: orders, tickets, and a word for who came."""
    canvas, habit = Canvas(), habits(dice, ("two",))
    fields = ["order", "booked", "given", "family", "email", "course", "day", "ticket", "status"]
    heads = ["Order no.", "Order Date", dice.of(("First Name", "First name")), "Surname", "Email",
             "Event Name", dice.of(("Event Date", "Event start date", "Date Attending")),
             "Ticket Type", dice.of(("Attendee Status", "Attendee status"))]  # fmt: skip
    if dice.chance(40):
        fields, heads = [*fields, "quantity"], [*heads, "Quantity"]
    canvas.line(0, *heads)
    title, course = _topic(dice)
    day = dice.day()
    order = dice.number(10_000_000, 90_000_000)
    for row, who in enumerate(people(dice, dice.number(3, 9), "two"), start=1):
        order += dice.number(0, 1)
        word, saying = dice.of(_ATTENDEE)
        cells: dict[str, Value] = {
            "order": order, "booked": day_cell(dice, habit, day - timedelta(days=20)),
            "given": who.given, "family": who.family, "email": who.email, "course": title,
            "day": day_cell(dice, habit, day), "status": word,
            "ticket": dice.of(("General Admission", "Volunteer")), "quantity": 1,
        }  # fmt: skip
        canvas.emails[who.key] = who.email
        write_line(canvas, row, fields, Line(who, course, cells, saying, day))
    return canvas


_MOODLE = (
    ("Completed", Saying.SAYS, True),
    ("Completed", Saying.SAYS, True),
    ("Completed (achieved pass grade)", Saying.SAYS, True),
    ("Completed (did not achieve pass grade)", Saying.NO, True),
    ("Not completed", Saying.NO, False),
)


def learning_system(dice: Dice) -> Canvas:
    """The completion report of a learning system: each course with its completion date."""
    canvas = Canvas()
    heads: list[Value] = ["First name", "Last name", "ID number", "Email address"]
    courses = dice.some(tuple(headings.COURSES), 1, 3)
    titled = dice.chance(60)
    for course in courses:
        title = f"Safeguarding {course.capitalize().replace('Level', 'Level ')}"
        heads += [title, f"{title} - Completion date" if titled else ""]
    canvas.line(0, *heads)
    for row, who in enumerate(people(dice, dice.number(2, 8), "two"), start=1):
        canvas.line(row, who.given, who.family, who.reference, who.email)
        canvas.emails[who.key] = who.email
        canvas.allow(who.key)
        names = ((row, 0), (row, 1))
        canvas.people.append(PersonClaim(who.key, names))
        for place, course in enumerate(courses):
            _moodle_pair(canvas, dice, (row, 4 + 2 * place), who, course)
    return canvas


def _moodle_pair(
    canvas: Canvas, dice: Dice, at: tuple[int, int], who: Invented, course: str
) -> None:
    row, column = at
    word, saying, dated = dice.of(_MOODLE)
    day = dice.day()
    text = (
        f"{DAYS[day.weekday()]}, {day.day} {month_of(day)} {day.year}, "
        f"{dice.number(1, 11)}:{dice.number(10, 59)} PM"
    )
    canvas.line(row, word, text if dated else None, column=column)
    cells = ((row, column), (row, column + 1))
    claim = Claim(saying, who.key, course, day if dated else None, cells, ((row, 0), (row, 1)))
    canvas.claims.append(claim)


_NOBODY = (
    "Galaxy S21", "iPhone", "07700 900123", "+44 7700 900456", "Zoom user", "iPad", "Host",
    "SM-A125F", "Guest 2", "DESKTOP-4F7K2", "Office laptop", "user", "Redmi Note 9",
)  # fmt: skip


def _screen_name(dice: Dice, who: Invented) -> str:
    """How somebody who is known is called in a meeting."""
    full = f"{who.given} {who.family}".strip()
    first = who.given.split()[0]
    return dice.of(
        (full, full, f"{full} (Leader)", f"{first}'s iPad ({full})", f"iPhone ({full})",
         f"{full} (she/her)", f"{first} ({full})", f"Galaxy S21 ({full})", full.upper())
    )  # fmt: skip


def meeting_list(dice: Dice) -> Canvas:
    """Who was in a meeting, a row for each, with its topic and day in each row."""
    canvas, habit = Canvas(), habits(dice, ("spoken",))
    title, course = _topic(dice)
    day = dice.day()
    column = dice.of(("Name (Original Name)", "Name (original name)", "Participant", "Name"))
    canvas.line(0, "Topic", "Date", column, "User Email", "Guest")
    row = 1
    for who in people(dice, dice.number(2, 6)):
        canvas.known.append(Known(who.given, who.family))
        canvas.allow(who.key)
        shown = _screen_name(dice, who)
        canvas.line(row, title, day_cell(dice, habit, day), shown, None, dice.of(("Yes", "No")))
        cells = ((row, 0), (row, 1))
        canvas.claims.append(Claim(Saying.MAY, who.key, course, day, cells, ((row, 2),)))
        row += 1
        if dice.chance(40):
            shown = dice.of(_NOBODY)
            canvas.line(row, title, day_cell(dice, habit, day), shown, None, "Yes")
            canvas.told.append((row, 2))
            row += 1
    return canvas


def meeting_report(dice: Dice) -> Canvas:
    """The report of a meeting: what it was in a table of its own, and who was there below it."""
    canvas = Canvas()
    title, course = _topic(dice)
    begun = _evening(dice)
    long = dice.number(80, 120)
    ended = begun + timedelta(minutes=long)
    canvas.line(0, "Topic", "Meeting ID", "Start Time", "End Time", "User Email",
                "Duration (Minutes)", "Participants")  # fmt: skip
    who = people(dice, dice.number(2, 6))
    canvas.line(1, title, "812 3456 7890", _clock(begun), _clock(ended), "host@example.org", long,
                len(who))  # fmt: skip
    canvas.line(3, "Name (Original Name)", "User Email", "Join Time", "Leave Time",
                "Duration (Minutes)", "Guest", "In Waiting Room")  # fmt: skip
    row = 4
    for person in who:
        canvas.known.append(Known(person.given, person.family))
        shown = _screen_name(dice, person)
        stayed = dice.number(5, long // 2 - 5) if dice.chance(25) else dice.number(long - 15, long)
        left = begun + timedelta(minutes=stayed)
        canvas.line(row, shown, None, _clock(begun), _clock(left), stayed, "Yes", "No")
        _was_there(canvas, row, person, course, begun.date(), stayed * 2 >= long)
        row += 1
        if dice.chance(30):
            canvas.line(
                row, dice.of(_NOBODY), None, _clock(begun), _clock(ended), long, "Yes", "No"
            )
            row += 1
    return canvas


def team_report(dice: Dice) -> Canvas:
    """The attendance report of a team meeting: numbered sections, and minutes in words."""
    canvas = Canvas()
    title, course = _topic(dice)
    begun = _evening(dice)
    long = dice.number(80, 120)
    ended = begun + timedelta(minutes=long)
    who = people(dice, dice.number(2, 6))
    for row, line in enumerate(_summary(title, begun, ended, long, len(who))):
        canvas.line(row, *line)
    canvas.line(10, "Name", "First Join", "Last Leave", "In-Meeting Duration", "Email",
                "Participant ID (UPN)", "Role")  # fmt: skip
    row = 11
    for person in who:
        canvas.known.append(Known(person.given, person.family))
        stayed = dice.number(5, long // 2 - 5) if dice.chance(25) else dice.number(long - 15, long)
        left = begun + timedelta(minutes=stayed)
        shown = f"{person.given} {person.family}".strip() + dice.of(("", "", " (Guest)"))
        long_words = f"{stayed // 60}h {stayed % 60}m 4s"
        part = dice.of(("Attendee", "Attendee", "Presenter"))
        canvas.line(row, shown, _clock(begun), _clock(left), long_words, person.email, None, part)
        canvas.emails[person.key] = person.email
        _was_there(canvas, row, person, course, begun.date(), stayed * 2 >= long)
        row += 1
    canvas.put(row + 1, 0, "3. In-Meeting Activities")
    canvas.line(row + 2, "Name", "Join Time", "Leave Time", "Duration", "Email", "Role")
    canvas.line(row + 3, who[0].given + " " + who[0].family, _clock(begun), _clock(ended),
                "1h 30m 2s", who[0].email, "Attendee")  # fmt: skip
    canvas.form = Form(separator="\t", encoding="utf-16")
    return canvas


def _summary(
    title: str, begun: datetime, ended: datetime, long: int, count: int
) -> Sequence[Sequence[Value]]:
    return (
        ("1. Summary",),
        ("Meeting title", title),
        ("Attended participants", count),
        ("Start time", _clock(begun)),
        ("End time", _clock(ended)),
        ("Meeting duration", f"{long // 60}h {long % 60}m 0s"),
        ("Average attendance time", f"{long // 90}h 12m 0s"),
        (),
        ("2. Participants",),
    )


def _was_there(
    canvas: Canvas, row: int, who: Invented, course: str, day: date, long_enough: bool
) -> None:
    """Whoever was there for less than half of it is asked about."""
    canvas.allow(who.key)
    saying = Saying.MAY if long_enough else Saying.ASKS
    canvas.claims.append(Claim(saying, who.key, course, day, (), ((row, 0),)))


def _evening(dice: Dice) -> datetime:
    day = dice.day()
    return datetime(day.year, day.month, day.day, 18, dice.number(30, 59))


def _clock(moment: datetime) -> str:
    return f"{moment:%d/%m/%Y %H:%M:%S}"


def first_names(dice: Dice) -> Canvas:
    """A meeting in which people show their first name alone: nobody is added, and each is asked."""
    canvas, habit = Canvas(), habits(dice, ("spoken",))
    title, course = _topic(dice)
    day = dice.day()
    canvas.line(0, "Topic", "Date", "Name (Original Name)", "Role")
    for row, who in enumerate(people(dice, dice.number(2, 5), "two"), start=1):
        canvas.known.append(Known(who.given, who.family))
        canvas.allow(who.key)
        short = who.given.split()[0] if dice.chance(50) else f"{who.given[0]} {who.family}".strip()
        canvas.line(row, title, day_cell(dice, habit, day), short, dice.of(ROLES))
        cells = ((row, 0), (row, 1))
        canvas.claims.append(Claim(Saying.ASKS, who.key, course, day, cells, ((row, 2),)))
    return canvas
