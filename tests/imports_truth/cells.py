"""What stands in the cells: days in every language of dates, words, nothing, and faults."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from .canvas import TODAY, Fault, Saying, Serial, Value
from .dice import Dice, Habits

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def month_of(day: date) -> str:
    """The month in English, whatever language the computer speaks."""
    return _MONTHS[day.month - 1]


def _ordinal(number: int) -> str:
    if number in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


STYLES: tuple[Callable[[date], str], ...] = (
    lambda day: f"{day:%d/%m/%Y}",
    lambda day: f"{day.day}/{day.month}/{day.year}",
    lambda day: f"{day:%d/%m/%y}",
    lambda day: f"{day.day}/{day.month}/{day.year % 100:02}",
    lambda day: f"{day:%d.%m.%Y}",
    lambda day: f"{day.day}.{day.month}.{day.year % 100:02}",
    lambda day: f"{day:%d-%m-%Y}",
    lambda day: day.isoformat(),
    lambda day: f"{day.day} {month_of(day)} {day.year}",
    lambda day: f"{_ordinal(day.day)} {month_of(day)} {day.year}",
    lambda day: f"{day.day} {month_of(day)[:3]} {day.year}",
    lambda day: f"{day.day:02}-{month_of(day)[:3]}-{day.year % 100:02}",
    lambda day: f"{day.day}-{month_of(day)[:3]}-{day.year}",
    lambda day: f"{day.day} {month_of(day)[:3].upper()} {day.year % 100:02}",
    lambda day: f"{DAYS[day.weekday()]} {day.day} {month_of(day)} {day.year}",
    lambda day: f"{DAYS[day.weekday()][:3]} {day:%d/%m/%Y}",
    lambda day: f"{month_of(day)} {day.day}, {day.year}",
    lambda day: f"{day:%d/%m/%Y} 19:30",
    lambda day: f"{day:%d/%m/%Y} 9.30-12",
    lambda day: f"{day.day} {month_of(day)[:3]} {day.year} 10am-12pm",
    lambda day: f"{day:%d/%m/%Y} 09:30 - 12:00",
    lambda day: f"{day.isoformat()} 18:45:00",
    lambda day: f"{day.isoformat()}T19:30:00Z",
    lambda day: f"{day.day}/{day.month}/{day.year}, 7pm",
)
"""Ways to write a day that say one day and no other where days come first."""

MONTHS: tuple[Callable[[date], str], ...] = (
    lambda day: f"{month_of(day)} {day.year}",
    lambda day: f"{month_of(day)[:3]} {day.year}",
    lambda day: f"{day:%m/%Y}",
)

SAYS_YES = (
    "online|half day|cert seen|cert sent|passed|Passed|completed|attended|yes|✓|done|e-learning"
    "|validated|face to face|in person|certificate seen"
).split("|")
MAY_BE_YES = (
    "Zoom|webinar|via the diocese|refresher|2 hrs|classroom|NSPCC|renewed|am session|St Sample's"
    "|with the new lead|at the hall|TES|evening|full day|certificate on file"
).split("|")
SAYS_NO = (
    "apologies|Apologies|booked|booked for|DNA|did not attend|cancelled|no show|No-show"
    "|wait list|waiting list|failed|exp|expires|expired|due|N|No|✗|✘|not completed|absent"
    "|withdrew|unsuccessful|outstanding since|postponed to|to be rebooked|renewal|not passed"
    "|didn't attend|invited|declined|enrolled|registered"
).split("|")
ASKS = (
    "part 1 only|left early|ask Jean|see e-mail|maternity|verbal|claimed"
    "|Covid|unsure|half way|lapsed?|with another church?|says so|no cert|exempt|self-taught"
    "|missed the end|TBC|or thereabouts|pencilled|resit|grade 2|snow"
).split("|")
YES_ALONE = ("Yes", "Y", "yes", "✓", "✔", "Done", "x", "X", "Complete", "done", "Trained", "OK")
NOTHING: tuple[Value, ...] = (
    None, None, None, None, "", "-", "N/A", "n/a", "—", "No", "none", "not yet", "tbc", "N", "nil",
)  # fmt: skip


class Said(NamedTuple):
    """A cell, and what it says; ``day`` where it says one, true or not."""

    value: Value
    saying: Saying | None
    day: date | None = None


NOT_A_WORD = Said(None, None)


def habits(dice: Dice, name_styles: tuple[str, ...]) -> Habits:
    """The habits of one sheet."""
    return Habits(
        styles=tuple(dice.some(range(len(STYLES)), 1, 3)),
        name_style=dice.of(name_styles),
        true_dates=dice.of((0, 40, 70, 100)),
        asides=dice.of((0, 0, 0, 10)),
        wordy=dice.of((0, 0, 5, 15)),
        faulty=dice.of((0, 0, 0, 5)),
        blank=dice.of((10, 25, 40)),
    )


def day_cell(dice: Dice, habit: Habits, day: date) -> Value:
    """A day as this sheet writes days."""
    if dice.chance(habit.true_dates):
        if dice.chance(8):
            return datetime(day.year, day.month, day.day, dice.number(8, 21), 30)
        return day
    return STYLES[dice.of(habit.styles)](day)


def text_day(dice: Dice, habit: Habits, day: date) -> str:
    """A day as this sheet writes days in words: no true date, and no time beside it."""
    plain = [number for number in habit.styles if number < 17] or [0]
    return STYLES[dice.of(plain)](day)


def completion(dice: Dice, habit: Habits) -> Said:
    """One cell under a course."""
    if dice.chance(habit.blank):
        return nothing(dice)
    if dice.chance(habit.faulty):
        return fault(dice, habit)
    if dice.chance(habit.wordy):
        return worded(dice, habit)
    day = dice.day()
    if dice.chance(2):
        return Said(dice.of(MONTHS)(day), Saying.SAYS, day.replace(day=1))
    return Said(day_cell(dice, habit, day), Saying.SAYS, day)


def nothing(dice: Dice) -> Said:
    """A cell that says that there is nothing."""
    return Said(dice.of(NOTHING), None)


def worded(dice: Dice, habit: Habits) -> Said:
    """A day with words, or words alone."""
    if dice.chance(15):
        return Said(dice.of(YES_ALONE), Saying.ASKS)
    day = dice.day()
    words, saying = dice.of(
        (
            (SAYS_YES, Saying.SAYS),
            (SAYS_YES, Saying.SAYS),
            (MAY_BE_YES, Saying.MAY),
            (SAYS_NO, Saying.NO),
            (ASKS, Saying.ASKS),
        )
    )
    return Said(_beside(dice, dice.of(words), text_day(dice, habit, day)), saying, day)


def _beside(dice: Dice, word: str, day: str) -> str:
    shapes = (f"{word} {day}", f"{day} {word}", f"{day} ({word})", f"{word}: {day}")
    return dice.of((*shapes, f"{day} - {word}", f"{day}, {word}"))


def fault(dice: Dice, habit: Habits) -> Said:
    """A cell that speaks of a day, and of which nobody can say which."""
    day = dice.day()
    made = dice.of(_FAULTS)(dice, day)
    return Said(made, Saying.ASKS, None)


def _letters(dice: Dice, day: date) -> Value:
    """A letter where a figure belongs."""
    text = f"{day:%d/%m/%Y}"
    pairs = [(figure, letter) for figure, letter in ("0O", "1l", "5S", "0o") if figure in text]
    figure, letter = dice.of(pairs or [(text[0], "Z")])
    return text.replace(figure, letter, 1)


def _marks(dice: Dice, day: date) -> Value:
    """A mark too many, or a figure too few."""
    return dice.of(
        (
            f"{day:%d}//{day:%m/%Y}",
            f"{day:%d}/{day.month} {day.year % 10}/{day.year}",
            f"{day:%d/%m}/{day.year}{day.year % 10}",
            f"{day.day}sh {month_of(day)[:3]} {day.year}",
            f"{day:%d/%m}",
            f"{day:%d%m}/{day.year}",
        )
    )


def _impossible(dice: Dice, day: date) -> Value:
    return dice.of(
        (f"31/02/{day.year}", f"30/02/{day.year}", f"31/11/{day.year}", f"32/01/{day.year}")
    )


def _other_order(dice: Dice, day: date) -> Value:
    return f"{day.month:02}/{dice.number(13, 28)}/{day.year}"


def _two(dice: Dice, day: date) -> Value:
    other = day + timedelta(days=dice.number(30, 900))
    if other > TODAY:
        other = day - timedelta(days=40)
    return dice.of(
        (f"{day:%d/%m/%Y}, {other:%d/%m/%Y}", f"{day:%d/%m/%y} & {other:%d/%m/%y}",
         f"{day:%d/%m/%Y} / {other:%d/%m/%Y}", f"{day:%d/%m/%Y}\n{other:%d/%m/%Y}")
    )  # fmt: skip


def _ahead(dice: Dice, day: date) -> Value:
    later = TODAY + timedelta(days=dice.number(1, 700))
    choices: tuple[Value, ...] = (
        later,
        f"{later:%d/%m/%Y}",
        f"{later.day} {month_of(later)} {later.year}",
    )
    return dice.of(choices)


def _long_ago(dice: Dice, day: date) -> Value:
    then = date(dice.number(1901, 1949), day.month, min(day.day, 28))
    choices: tuple[Value, ...] = (then, f"{then:%d/%m/%Y}")
    return dice.of(choices)


def _error(dice: Dice, day: date) -> Value:
    return Fault(dice.of(("#N/A", "#REF!", "#VALUE!", "#NAME?")))


_FAULTS: tuple[Callable[[Dice, date], Value], ...] = (
    _letters,
    _marks,
    _impossible,
    _other_order,
    _two,
    _ahead,
    _long_ago,
    _error,
)

NEVER = (
    Serial(0, "00/01/1900"),
    Serial(0, "30/12/1899"),
    Serial(1, "01/01/1900"),
)
"""What a link to a blank cell looks like: nothing at all."""
