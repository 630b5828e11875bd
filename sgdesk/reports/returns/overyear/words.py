"""The words round the year of a return, the same on paper, in the browser and in sheets."""

from collections.abc import Iterator
from datetime import date

from sgdesk.domain.dates import long_date, month_short
from sgdesk.domain.figures import NOBODY, counted, figure, listed, share_text
from sgdesk.domain.returns.over_year import DayShare, OverYear, RequirementYear
from sgdesk.domain.returns.parts import FEWEST
from sgdesk.reports.text.plain import one_line

TITLE = "How coverage moved over the year"
HEADINGS = ("As at", "Completed", "Counted", "Percent")
KEYS = ("Completed", "Completed, before our file was begun", "Not completed")
"""What the fills of a column mean; the second only where :func:`has_earlier` says so."""

NOT_SHOWN = "not shown"
FEW = f"fewer than {FEWEST}"
_BEFORE = "before our file was begun"


def has_earlier(year: OverYear) -> bool:
    """Whether it goes back to days before the file was begun."""
    return year.is_before_file(year.days[0])


def how_lines(year: OverYear) -> Iterator[str]:
    """How it was counted, and all that is left out of it, a sentence or two each."""
    if len(year.days) > 1:
        yield (
            "Completed of those required and not exempt, as at the end of each month and on the "
            "day of this return, each day by its own rules. It was counted again from our file as "
            "it was when this was made: a day can differ from what a return said of it then."
        )
    if has_earlier(year):
        yield (
            f"Our file was begun on {long_date(year.begun_on)}. Of days before that it holds only "
            "what was entered since; people who had left by then may not be in it."
        )
    if year.other_rules:
        before = "Days on which we went by another partnership’s document are left out"
        yield f"{before}{'.' if len(year.days) > 1 else ', so there is nothing to compare with.'}"
    if year.left_out:
        yield f"Left out, since {FEW} people count: {listed(year.left_out)}."
    if year.hides_days:
        yield f"A day on which {FEW} people counted is not shown."
    if len(year.days) > 1 and not year.asked and not year.left_out:
        yield "Nobody counted on any of the days."


def day_text(year: OverYear, day: date) -> str:
    """``31 March 2026``, and with it whether the file was begun by then."""
    return f"{long_date(day)} ({_BEFORE})" if year.is_before_file(day) else long_date(day)


def share_texts(share: DayShare) -> tuple[str, str, str]:
    """A day's figures as they are read in a table, under the last of :data:`HEADINGS`."""
    if share.completed is None or share.counted is None:
        return NOT_SHOWN, FEW, NOT_SHOWN
    return figure(share.completed), figure(share.counted), share_text(share.percent)


def share_words(share: DayShare) -> str:
    """``30 of 38 people (78.9%)``."""
    if share.completed is None or share.counted is None:
        return f"{NOT_SHOWN}, {FEW} people count"
    if not share.counted:
        return f"nobody counts ({NOBODY})"
    people = counted(share.counted, "person", "people")
    return f"{figure(share.completed)} of {people} ({share_text(share.percent)})"


def number_lines(share: DayShare) -> tuple[str, str]:
    """The figures of a day in two short lines, to stand under its column."""
    if share.completed is None or share.counted is None:
        return "fewer", f"than {FEWEST}"
    if not share.counted:
        return "nobody", NOBODY
    return figure(share.completed), f"of {figure(share.counted)}"


def day_lines(day: date) -> tuple[str, str]:
    """The day and its year, to stand under those."""
    return f"{day.day} {month_short(day)}", str(day.year)


def said_of(year: OverYear, asked: RequirementYear) -> str:
    """Every day of a requirement in words: what is read out for its figure."""
    days = (f"{day_text(year, each.day)}: {share_words(each)}" for each in asked.days)
    return f"{one_line(asked.title)}. {'; '.join(days)}."
