"""Reminders in words: who is told what, and why somebody cannot be."""

from collections.abc import Sequence
from datetime import date

from sgdesk.domain.dates import short_date
from sgdesk.domain.training.titles import short_title
from sgdesk.services.people.reminders import Reminder, ReminderLine, ReminderView
from sgdesk.ui.people.recording.effect_words import some_names
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.widgets import Column
from sgdesk.ui.words import told_name

_NAMED = 6
"""So many of those without a day are named; the way to them shows all."""

_WHY_NOT = {
    "no_address": "No address is known: print it or say it",
    "bad_address": "The address cannot be one: correct it with the person",
    "no_email": "Does not want e-mail: say it",
    "left": "Has left: choose another line manager",
}


def reminder_columns() -> list[Column[Reminder]]:
    """One row for each e-mail."""
    return [
        Column(tr("To"), lambda row: told_name(row.name, row.apart), is_main=True),
        Column(tr("As"), _as_words, spare=2),
        Column(tr("About"), about_words, hint=all_words, is_main=True),
        Column(
            tr("First due"),
            lambda row: _day_words(row.lines[0]),
            sort=lambda row: row.lines[0].due.day or date.max,
            spare=1,
        ),
        Column(tr("E-mail"), may_words),
    ]


def _as_words(row: Reminder) -> str:
    return tr("line manager") if row.to_manager else tr("the person")


def about_words(row: Reminder) -> str:
    """The first thing told, and how many more there are."""
    first = _line_words(row.lines[0], with_name=row.to_manager)
    rest = len(row.lines) - 1
    return tr("{first} and {n} more", first=first, n=rest) if rest else first


def all_words(row: Reminder) -> str:
    """Everything told, a line each."""
    return "\n".join(
        f"{_line_words(each, with_name=row.to_manager)}, {_day_words(each)}" for each in row.lines
    )


def _line_words(line: ReminderLine, *, with_name: bool) -> str:
    title = short_title(line.due.title)
    name = told_name(line.name, line.apart)
    return tr("{name}: {title}", name=name, title=title) if with_name else title


def _day_words(line: ReminderLine) -> str:
    return tr("not done") if line.due.day is None else short_date(line.due.day)


def may_words(row: Reminder) -> str:
    """That it can be written, or why not and what to do instead; of a draft already, since when."""
    if row.why_not:
        return tr(_WHY_NOT[row.why_not])
    if row.made_on is not None:
        return tr("Drafted {day}", day=short_date(row.made_on))
    return tr("✓ A draft can be made")


def counted_words(view: ReminderView) -> str:
    """How many drafts can be made now, and by which thresholds."""
    ready = sum(not each.why_not for each in view.reminders)
    one, many = "1 draft is due now.", "{n} drafts are due now."
    said = [
        tr_count(one, many, ready) if ready else tr("No draft is due now."),
        tr(
            "Each is offered once, {days} days before the due day.",
            days=days_words(view.thresholds),
        ),
        tr("What was drafted stays below, to be ticked and written again."),
    ]
    if view.made_before:
        one = "{n} due day was drafted or told so far; whether a draft was sent cannot be seen."
        many = "{n} due days were drafted or told so far; whether a draft was sent cannot be seen."
        said.append(tr_count(one, many, view.made_before))
    return " ".join(said)


def without_words(view: ReminderView) -> str:
    """Who lacks training of which no day is known, and what gives them one; or nothing."""
    names = [told_name(*each) for each in view.without_day.values()]
    if not names:
        return ""
    return tr_count(
        "Not ticked of itself: {names}. Training is not done, and without their first day "
        "nothing says by when. Tick the row to write all the same, or give their role its first "
        "day.",
        "Not ticked of themselves, {n} people: {names}. Training is not done, and without their "
        "first day nothing says by when. Tick their rows to write all the same, or give their "
        "roles their first day.",
        len(names),
        names=some_names(names, _NAMED),
    )


def days_words(days: Sequence[int]) -> str:
    """``90, 30 and 0``."""
    words = [str(each) for each in days]
    if len(words) < 2:
        return "".join(words)
    return tr("{most} and {last}", most=", ".join(words[:-1]), last=words[-1])
