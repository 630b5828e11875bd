"""Training on a day that contradicts the row's other days: behind the last one, before the first.

Such a day is most often a slip, or one that was read the other way round than it was written; so
it is asked, and comes in by an answer alone.
"""

from datetime import date

from sgdesk.data.sheets import cell_text
from sgdesk.domain.dates import add_months, long_date
from sgdesk.services.imports.drafting.draft import ImportDraft
from sgdesk.services.imports.drafting.match_codes import MatchCode
from sgdesk.services.imports.reading.values import Choice, Completion, Entry, QuestionKind, Where

_WELL_BEFORE = 3
"""Months: an induction is finished a little before somebody begins, not longer."""

_MONTHS = 12
_YES, _NO, _OTHER_WAY = "yes", "no", "other way"


def stands_after(draft: ImportDraft, entry: Entry, done: Completion, left: date) -> bool:
    """Whether training after somebody's last day comes in all the same; other training does."""
    if done.completed_on <= left:
        return True
    answer = _answer(
        draft,
        entry,
        done,
        "after the last day",
        "This training lies after the day on which the person left. Bring it in?",
        Choice(_YES, "Yes, as it stands"),
    )
    return _taken(draft, entry, done, answer, MatchCode.AFTER_LAST_DAY)


def day_of_induction(
    draft: ImportDraft, entry: Entry, person_id: int, done: Completion
) -> date | None:
    """The day of an induction, asked where it lies well before somebody began; None: not taken.

    The question offers the day with day and month the other way round, where that is one on which
    it can have been.
    """
    day, begun = done.completed_on, draft.details[person_id].started
    if begun is None or day >= add_months(begun, -_WELL_BEFORE):
        return day
    choices = [Choice(_YES, f"Yes, on {long_date(day)}")]
    other = None if done.month_only else _turned(day)
    if other is not None and add_months(begun, -_WELL_BEFORE) <= other <= draft.today:
        choices.append(Choice(_OTHER_WAY, f"No, on {long_date(other)}"))
    else:
        other = None
    answer = _answer(
        draft,
        entry,
        done,
        f"induction {day.isoformat()} before {begun.isoformat()}",
        f"This induction is of {long_date(day)}, well before they began on {long_date(begun)}. "
        "Is the day right?",
        *choices,
    )
    if answer == _OTHER_WAY and other is not None:
        return other
    return day if _taken(draft, entry, done, answer, MatchCode.BEFORE_FIRST_DAY) else None


def _turned(day: date) -> date | None:
    """The day with its day and month the other way round, if that is another one."""
    is_other = day.day != day.month and day.day <= _MONTHS
    return day.replace(month=day.day, day=day.month) if is_other else None


def _answer(
    draft: ImportDraft, entry: Entry, done: Completion, about: str, asks: str, *choices: Choice
) -> str:
    where = Where(entry.row, done.column, cell_text(done.completed_on))
    offered = (*choices, Choice(_NO, "No, leave it out"))
    return draft.asking.answer(QuestionKind.WORD, about, where, asks, offered, once=True)


def _taken(
    draft: ImportDraft, entry: Entry, done: Completion, answer: str, code: MatchCode
) -> bool:
    cell = cell_text(done.completed_on)
    if answer == _NO:
        draft.note(entry.row, done.column, cell, MatchCode.ROLE_LEFT_OUT)
    elif answer != _YES:
        draft.refuse(entry.row, done.column, cell, code)
    return answer == _YES
