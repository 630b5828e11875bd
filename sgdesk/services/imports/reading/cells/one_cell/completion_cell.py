"""What one cell says of one person and one course: a day on which it was completed, or why none.

Only a day that stands in the cell, with words that say yes or nothing beside it, is a completion.
What could mean something else is a question or is listed; nothing is guessed and nothing dropped.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache

from sgdesk.data.sheets import Cell, ErrorCell, as_plain, cell_text, formula_of
from sgdesk.domain.clocktext import find_times
from sgdesk.domain.dates import long_date, weekday
from sgdesk.domain.datetext import DateKind, DateOrder, FoundDate, find_dates
from sgdesk.domain.text import fold, plain
from sgdesk.domain.training.completion.words import (
    DATE_STOOD,
    LONGEST,
    Says,
    has_unread_figures,
    says,
)
from sgdesk.services.imports.reading.cells.one_cell.cell_figures import (
    TIME_MARK,
    YearStands,
    days_told,
    has_more_days,
    has_several_days,
    has_two_figures,
    is_a_number,
    is_an_end,
    is_doubtful,
    is_school_year,
    is_year_alone,
    pieces_round,
    stand_free,
    without_times,
    without_weekdays,
    words_deny,
    year_stands,
)
from sgdesk.services.imports.reading.cells.one_cell.doubtful import held_in

FIRST_DAY = date(1950, 1, 1)
"""No completion that is still kept is older; what is, was a number or a slip."""


class CellKind(StrEnum):
    """What is made of a cell."""

    BLANK = "blank"
    """Nothing, or a dash for nothing."""
    DONE = "done"
    MONTH = "month"
    """Done in a month whose day is not known; ``day`` is its first."""
    NO = "no"
    """Says that it was not completed, with or without a date."""
    NOT_YET = "not_yet"
    ASK = "ask"
    """Words that decide and are not known, with or without a date."""
    YES_WITHOUT_DATE = "yes_without_date"
    LISTED = "listed"
    """Cannot be read, or is no completion whatever it means; ``code`` says why."""


class CellCode(StrEnum):
    """Why a cell is listed."""

    IMPOSSIBLE = "impossible"
    """A date that no calendar holds."""
    WEEKDAY = "weekday"
    """A date beside a day of the week that it was not."""
    TWO_FIGURES = "two_figures"
    """After today where a year of two figures is 20yy; it may be of the last century."""
    EXCHANGED = "exchanged"
    """A true date of which a program may have exchanged day and month."""
    YEAR_FIRST_OR_LAST = "year_first_or_last"
    """Three pairs of figures of which the first may be the year."""
    AN_END = "an_end"
    """A date that something came before, or that runs out: "before ¦", "valid until ¦"."""
    BEFORE_1950 = "before_1950"
    AFTER_TODAY = "after_today"
    OTHER_ORDER = "other_order"
    """A date only if day and month change places."""
    SEVERAL_DATES = "several_dates"
    YEAR_ALONE = "year_alone"
    NOT_READ = "not_read"
    """Letters or marks among the figures, or figures left over."""
    NUMBER = "number"
    ERROR = "error"
    """A formula that failed."""
    NO_RESULT = "no_result"
    """A formula whose result was never saved."""
    WORKED_OUT = "worked_out"
    """A day that a formula gives, of which nobody said what it is."""
    YEAR_NOT_SHOWN = "year_not_shown"
    """A day of which the sheet does not show the year, and nobody said whether it is right."""
    SAID_NOT = "said_not"
    """A day of which somebody said that nothing was completed on it."""
    HEADING = "heading"
    """A tick whose day stands over it and is not one day."""
    GARBLED = "garbled"
    """A byte was lost or read wrongly."""


@dataclass(frozen=True, slots=True)
class CellSays:
    """One cell as it was understood.

    ``day`` with DONE and MONTH, and with all others where one day stands in the cell; ``note`` the
    words round the date as written; ``word`` the same for grouping: folded, without date and times.
    """

    kind: CellKind
    day: date | None = None
    note: str = ""
    word: str = ""
    code: CellCode | None = None
    month_alone: bool = False
    """Whether ``day`` stands for a month, also where that month is asked about."""
    why: str = ""
    """Why a cell is listed, where more can be said than its code."""
    formula: str = ""
    """The formula that gives ``day``, where one does."""

    @property
    def may_be_done(self) -> bool:
        """Whether it is a day on which something was completed, or may be."""
        dated = self.kind in (CellKind.DONE, CellKind.MONTH, CellKind.ASK)
        return dated and self.day is not None


_BLANK = CellSays(CellKind.BLANK)
_ERRORS = re.compile(r"#(?:n/a|ref!|value!|name\?|num!|null!|div/0!|spill!|calc!|n/d)|#{3,}")
_MOJIBAKE = re.compile("�|â€|Ã[\x80-\xbf]|Â[\x80-\xbf]")
_BULLET = re.compile(r"^-\s+(?=\S)|^[•·]\s*")
_LONG_AGO = re.compile(r"(?<!\d)1[0-8]\d\d(?!\d)")
_ISO_T = re.compile(r"^t(?=\d)", re.IGNORECASE)
_DECIMAL = re.compile(r"\d{4}\.\d")
_NO_DATE_KINDS = {
    Says.YES: CellKind.YES_WITHOUT_DATE,
    Says.NO: CellKind.NO,
    Says.NOT_YET: CellKind.NOT_YET,
    Says.NOTHING: CellKind.ASK,
    Says.UNKNOWN: CellKind.ASK,
}
_NO_DAYS = {
    DateKind.IMPOSSIBLE: CellCode.IMPOSSIBLE,
    DateKind.OTHER_ORDER: CellCode.OTHER_ORDER,
}
_STAMP = re.compile(r"^t|:\d\d:\d\d|^0?0[:.]00$", re.IGNORECASE)
"""A time that a machine wrote and nobody means."""


def read_completion_cell(cell: Cell, order: DateOrder, today: date) -> CellSays:
    """What a cell under a course says, with the dates of its column in ``order``."""
    if formula := formula_of(cell):
        return replace(_read(as_plain(cell), order, today), formula=formula)
    return _read(cell, order, today)


def _read(cell: Cell, order: DateOrder, today: date) -> CellSays:
    if cell is None:
        return _BLANK
    if isinstance(cell, ErrorCell):
        return _failed(cell, order, today)
    if isinstance(cell, bool):
        kind = CellKind.YES_WITHOUT_DATE if cell else CellKind.NO
        return CellSays(kind, note=cell_text(cell), word=fold(cell_text(cell)))
    if isinstance(cell, date):
        day = cell.date() if isinstance(cell, datetime) else cell
        return _on(day, Says.NOTHING, CellSays(CellKind.DONE), today)
    if isinstance(cell, int | float):
        return _number(cell)
    return _text(cell, order, today)


def _failed(cell: ErrorCell, order: DateOrder, today: date) -> CellSays:
    """A cell that says nothing plainly: one that failed, or a day that somebody vouches for."""
    held = held_in(cell)
    if held is not None:
        return doubted(read_completion_cell(held.value, order, today), held.word)
    code = CellCode.NO_RESULT if cell.is_unsaved else CellCode.ERROR
    return CellSays(CellKind.LISTED, note=cell.text, code=code)


def doubted(said: CellSays, word: str) -> CellSays:
    """The same cell where ``word`` stands against taking its day: asked about, if it has one."""
    if not said.may_be_done and said.kind is not CellKind.YES_WITHOUT_DATE:
        return said
    both = " ".join(filter(None, (said.word, word)))
    note = "; ".join(filter(None, (said.note, word)))
    return replace(said, kind=CellKind.ASK, note=note, word=both, code=None)


def commented(said: CellSays, comment: str) -> CellSays:
    """The same cell with what a comment on it says: a note, or words that are asked about."""
    if not said.may_be_done:
        return said
    if says(comment) in (Says.YES, Says.NOTHING) and not any(map(str.isdigit, comment)):
        note = "; ".join(filter(None, (said.note, _note(comment))))
        return replace(said, note=note, code=None)
    return doubted(said, _word([comment]) or _note(comment))


def _number(number: float) -> CellSays:
    """A number is never a date, not even where it could be a spreadsheet's own count of days."""
    is_year = FIRST_DAY.year <= number < 2100 and number == int(number)
    code = CellCode.YEAR_ALONE if is_year else CellCode.NUMBER
    return CellSays(CellKind.LISTED, note=str(number), code=code)


@lru_cache(maxsize=1 << 14)
def _text(written: str, order: DateOrder, today: date) -> CellSays:
    text = _BULLET.sub("", plain(written).strip())
    told = _note(text)
    if _MOJIBAKE.search(text) or any(
        unicodedata.category(c) == "Cc" for c in "".join(text.split())
    ):
        return CellSays(CellKind.LISTED, note=told, code=CellCode.GARBLED)
    if len(text) > LONGEST:
        return CellSays(CellKind.LISTED, note=told, code=CellCode.NOT_READ)
    if not text.strip("-.…_ \n\t"):
        return _BLANK
    if _ERRORS.fullmatch(fold(text)):
        return CellSays(CellKind.LISTED, note=told, code=CellCode.ERROR)
    masked = without_times(text)
    found = () if _DECIMAL.fullmatch(text) else find_dates(masked, order)
    code = _why_doubtful(masked, found, order, today)
    if code is not None:
        return _listed(code, text)
    return _dated(text, masked, found, today) if found else _dateless(text, masked)


def _why_doubtful(
    masked: str, found: Sequence[FoundDate], order: DateOrder, today: date
) -> CellCode | None:
    """Why the figures of a date could mean another one; None where they cannot."""
    if year_stands(masked, today) is YearStands.LIKELY_FIRST:
        return CellCode.YEAR_FIRST_OR_LAST
    if any(is_doubtful(masked[each.start : each.end], each, order, today) for each in found):
        return CellCode.NOT_READ
    return None


def _dateless(text: str, masked: str) -> CellSays:
    """A cell without a whole date: its words, or figures that nobody can read."""
    said = says(text)
    if said in {Says.YES, Says.NOTHING, Says.UNKNOWN} and any(map(str.isdigit, text)):
        if words_deny(masked):
            said = Says.NOT_YET
        elif code := _unread_figures(text, masked):
            return _listed(code, text)
    return CellSays(_NO_DATE_KINDS[said], note=_note(text), word=_word([text]))


def _unread_figures(text: str, masked: str) -> CellCode | None:
    """What figures without a date are, where they decide: a year, a number, parts of dates."""
    if is_year_alone(masked):
        return CellCode.YEAR_ALONE
    if is_a_number(text):
        return CellCode.NUMBER
    if has_several_days(masked):
        return CellCode.SEVERAL_DATES
    only_times = not masked.strip(TIME_MARK + " ")
    return CellCode.NOT_READ if only_times or has_unread_figures(text) else None


def _listed(code: CellCode, text: str) -> CellSays:
    return CellSays(CellKind.LISTED, note=_note(text), code=code)


def _dated(text: str, masked: str, found: Sequence[FoundDate], today: date) -> CellSays:
    """A cell in which one date or more was found."""
    pieces = pieces_round(masked, found)
    code = _why_unread(masked, pieces, found)
    if code is not None:
        return _listed(code, text)
    said = says(f" {DATE_STOOD} ".join(_ISO_T.sub(" ", each) for each in pieces_round(text, found)))
    if said is Says.UNKNOWN and is_an_end(pieces):
        # No answer to the question could make the end of a certificate the day of a course.
        word = _word(without_weekdays(pieces))
        return CellSays(CellKind.ASK, note=_note(text), word=word, code=CellCode.AN_END)
    alone = all(each.month_alone for each in found)
    note = _note(" ".join(without_weekdays(_without_stamps(text, found))))
    kind = CellKind.MONTH if alone else CellKind.DONE
    told = CellSays(kind, None, note, _word(without_weekdays(pieces)), month_alone=alone)
    day = days_told(pieces, found)[0]
    if not isinstance(day, DateKind):
        return _two_figures(_on(day, said, told, today), masked[found[0].start : found[0].end])
    if said in {Says.NO, Says.NOT_YET}:
        return _told_as(told, said)
    if (meant := found[0].day) is not day and isinstance(meant, date):
        why = f"{long_date(meant)} was a {weekday(meant)}: correct the date or the weekday"
        return replace(_listed(CellCode.WEEKDAY, text), why=why)
    long_ago = day is DateKind.IMPOSSIBLE and _LONG_AGO.search(text)
    return _listed(CellCode.BEFORE_1950 if long_ago else _NO_DAYS[day], text)


def _two_figures(said: CellSays, written: str) -> CellSays:
    """Say of "01/02/98" that it is read as 2098, not only that it lies ahead."""
    day = said.day
    if said.code is not CellCode.AFTER_TODAY or day is None or not has_two_figures(written):
        return said
    why = (
        f"a year of two figures is 20.. here, so this is {long_date(day)}, which lies ahead: write "
        "the year with four figures"
    )
    return replace(said, code=CellCode.TWO_FIGURES, why=why)


def _why_unread(text: str, pieces: Sequence[str], found: Sequence[FoundDate]) -> CellCode | None:
    """Why the dates of a cell are not taken for one day; None where they are."""
    days = set(days_told(pieces, found))
    if len(found) == 1 and is_school_year(text, found[0]):
        return CellCode.YEAR_ALONE
    several_days = found[0].month_alone and has_several_days(text)
    if len(days) > 1 or several_days or has_more_days(pieces):
        return CellCode.SEVERAL_DATES
    if any(each.part_of_more for each in found) or not stand_free(pieces):
        return CellCode.NOT_READ
    return None


def _on(day: date, said: Says, told: CellSays, today: date) -> CellSays:
    """What words beside a day make of it; ``told`` is the completion that it would be."""
    dated = CellSays(told.kind, day, told.note, told.word, None, told.month_alone)
    if said in {Says.NO, Says.NOT_YET}:
        return _told_as(dated, said)
    if day < FIRST_DAY or day > today:
        code = CellCode.BEFORE_1950 if day < FIRST_DAY else CellCode.AFTER_TODAY
        return _told_as(dated, said, code)
    return _told_as(dated, said) if said is Says.UNKNOWN else dated


def _told_as(told: CellSays, said: Says, code: CellCode | None = None) -> CellSays:
    """The same cell as something else than a completion."""
    kind = CellKind.LISTED if code else _NO_DATE_KINDS[said]
    return CellSays(kind, told.day, told.note, told.word, code, told.month_alone)


def _without_stamps(text: str, found: Sequence[FoundDate]) -> list[str]:
    """The words round the dates with the times that somebody wrote, not those of a machine."""
    kept = text
    for start, end in find_times(text):
        moodle = re.search(r"\d,\s*$", text[:start]) and not re.search("[-a-z]", text[start:end])
        if moodle or _STAMP.search(text[start:end].strip()):
            kept = kept[:start] + " " * (end - start) + kept[end:]
    return pieces_round(kept, found)


def _note(text: str) -> str:
    spare = " ".join(text.split())
    bare = re.sub(r"[(\[]\s*[)\]]|\"\s*\"", "", spare).strip(" ,;:.-/|'\"")
    bare = re.sub(r"\s+(?=[,;:)\]])", "", bare)
    whole = bare.startswith("(") and bare.endswith(")") and bare.count("(") == 1
    return bare[1:-1].strip() if whole else bare


def _word(pieces: Sequence[str]) -> str:
    """The words by which like cells are asked about together."""
    joined = " ".join(pieces)
    joined = without_times(joined).replace(TIME_MARK, " ")
    words = fold(joined)
    return " ".join(
        re.sub(r"[,;:()\[\]\"|]+|(?<!\w)'+|'+(?!\w)|(?<!\w)[.-]+|[.-]+(?!\w)", " ", words).split()
    )
