"""What one cell says of one person and one course: a day on which it was completed, or why none.

Only a day that stands in the cell, with words that say yes or nothing beside it, is a completion.
What could mean something else is a question or is listed; nothing is guessed and nothing dropped.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache

from sgdesk.data.sheets import Cell, ErrorCell, cell_text
from sgdesk.domain.clocktext import find_times
from sgdesk.domain.dates import weekday
from sgdesk.domain.datetext import (
    CENTURY,
    DateKind,
    DateOrder,
    FoundDate,
    find_dates,
)
from sgdesk.domain.text import fold, plain
from sgdesk.domain.training.words_of_completion import (
    DATE_STOOD,
    LONGEST,
    Says,
    has_unread_figures,
    says,
)

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
    """A date that no calendar holds, or a weekday that it was not."""
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


_BLANK = CellSays(CellKind.BLANK)
_ERRORS = re.compile(r"#(?:n/a|ref!|value!|name\?|num!|null!|div/0!|spill!|calc!|n/d)|#{3,}")
_YEAR = re.compile(r"(?<![\w/.:-])(?:19|20)\d\d(?:\s*[-/]\s*\d\d)?(?![\w/:]|[.-]\d)")
_MOJIBAKE = re.compile("�|â€|Ã[\x80-\xbf]|Â[\x80-\xbf]")
_TIME_MARK = "\ue000"
"""Stands where a time stood, so that no date reaches across it."""
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_PART = rf"{_DAY}(?:\s*[/.]\s*\d{{1,2}}|\s*(?:of\s+)?{_MONTHS})?(?:[\s/.]+\d{{2,4}})?"
_AND = r"\s*(?:-|to|and|or|until|till|&|\+|,|;|/|\n)\s*"
_MORE_BEFORE = re.compile(rf"(?<![\w/.:])(?:(?:{_PART}|{_MONTHS}){_AND})+$", re.IGNORECASE)
_MORE_AFTER = re.compile(rf"^{_AND}{_PART}(?![\w/.:%]*\d)(?!\s*(?:%|h|min))", re.IGNORECASE)
_SEVERAL_DAYS = re.compile(
    rf"(?<![\w/.:])(?:{_DAY}{_AND})+{_DAY}(?:[/.]\d{{1,2}}[/.]|[\s/.]*(?:of\s+)?{_MONTHS})",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"(?<!\w)\d[\d/.:-]*(?:st|nd|rd|th)?(?!\w)")
_MONTH_NAMES = re.compile(rf"\b{_MONTHS}", re.IGNORECASE)
_TOUCHING_BEFORE = re.compile(r"(?:^|[\s(\[,;:\"'|&@✓✔☑✅✗✘☒❌\ufe0f\ue000¦]|[^\W\d_]\.?-|\s-)$")
_TOUCHING_AFTER = re.compile(r"^(?:$|[\s)\],;:\"'!|&?✓✔☑✅✗✘☒❌\ue000¦]|\.(?!\w)|-\s*[^\W\d_])")
_STRAY_AT_END = re.compile(r"(?:^|\s)[*#~<>^_=+\\{}$£°|/-]+$")
_STRAY_AT_START = re.compile(r"^[*#~<>^_=+\\{}$£°/|]+(?:\s|$)")
_BULLET = re.compile(r"^-\s+(?=\S)|^[•·]\s*")
_LEVEL_BEFORE = re.compile(
    r"\b(?:level|l|room|part|module|mod|day|session|group|unit|tier|stage|step|week|term)\s*$",
    re.IGNORECASE,
)
_LONG_AGO = re.compile(r"(?<!\d)1[0-8]\d\d(?!\d)")
_ISO_T = re.compile(r"^t(?=\d)", re.IGNORECASE)
_DECIMAL = re.compile(r"\d{4}\.\d")
_MONTH_AND_FIGURE = re.compile(rf"{_MONTHS}\s*(\d\d?)", re.IGNORECASE)
_MONTH_DAY_FIGURE = re.compile(rf"{_MONTHS}[^\w]*{_DAY}\s*[/.\s-]\s*\d\d", re.IGNORECASE)
_SEPARATORS = re.compile(r"(?<=\d)(\s*[/.-]\s*|\s+)(?=\d)")
_RECENT = 10
"""For how many years "Mar 24" is taken for a month; before, it is as likely a day."""
_WEEKDAYS = re.compile(
    r"\b(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b", re.IGNORECASE
)
_WEEKDAY_BEFORE = re.compile(rf"({_WEEKDAYS.pattern})[\s,.-]*$", re.IGNORECASE)
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
    if cell is None:
        return _BLANK
    if isinstance(cell, ErrorCell):
        code = CellCode.NO_RESULT if cell.is_unsaved else CellCode.ERROR
        return CellSays(CellKind.LISTED, note=cell.text, code=code)
    if isinstance(cell, bool):
        kind = CellKind.YES_WITHOUT_DATE if cell else CellKind.NO
        return CellSays(kind, note=cell_text(cell), word=fold(cell_text(cell)))
    if isinstance(cell, date):
        day = cell.date() if isinstance(cell, datetime) else cell
        return _on(day, Says.NOTHING, CellSays(CellKind.DONE), today)
    if isinstance(cell, int | float):
        return _number(cell)
    return _text(cell, order, today)


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
    masked = _without_times(text)
    found = () if _DECIMAL.fullmatch(text) else find_dates(masked, order)
    if any(_is_doubtful(masked[each.start : each.end], each, order, today) for each in found):
        return _listed(CellCode.NOT_READ, text)
    return _dated(text, masked, found, today) if found else _dateless(text, masked)


def _is_doubtful(written: str, found: FoundDate, order: DateOrder, today: date) -> bool:
    """Whether a date could as well be a month and a day, a score and a year, or a number and one.

    "March 12", "March 9/10", "9/10 2024", "Level 1 - 2024".
    """
    separators = [each.strip() for each in _SEPARATORS.findall(written)]
    if _MONTH_DAY_FIGURE.fullmatch(written) or len(set(separators) & {"", "/", ".", "-"}) > 1:
        return True
    if not found.month_alone:
        return False
    named = _MONTH_AND_FIGURE.fullmatch(written)
    if named:
        year = CENTURY + int(named[1])
        return order is DateOrder.MDY or not today.year - _RECENT <= year <= today.year
    return written[0].isdigit() and any(map(str.isspace, written))


def _without_times(text: str) -> str:
    """The text of the same length with a mark where each time of day stood."""
    for start, end in find_times(text):
        text = text[:start] + _TIME_MARK * (end - start) + text[end:]
    return text


def _dateless(text: str, masked: str) -> CellSays:
    """A cell without a whole date: its words, or figures that nobody can read."""
    said = says(text)
    if said in {Says.YES, Says.NOTHING, Says.UNKNOWN} and any(map(str.isdigit, text)):
        if _words_deny(masked):
            said = Says.NOT_YET
        elif code := _unread_figures(text, masked):
            return _listed(code, text)
    return CellSays(_NO_DATE_KINDS[said], note=_note(text), word=_word([text]))


def _unread_figures(text: str, masked: str) -> CellCode | None:
    """What figures without a date are, where they decide: a year, a number, parts of dates."""
    year = _YEAR.search(masked)
    rest = masked[: year.start()] + DATE_STOOD + masked[year.end() :] if year else masked
    if year and not has_unread_figures(rest.replace(_TIME_MARK, " ")):
        return CellCode.YEAR_ALONE
    if _is_a_number(text):
        return CellCode.NUMBER
    if _SEVERAL_DAYS.search(masked):
        return CellCode.SEVERAL_DATES
    only_times = not masked.strip(_TIME_MARK + " ")
    return CellCode.NOT_READ if only_times or has_unread_figures(text) else None


def _is_a_number(text: str) -> bool:
    return re.fullmatch(r"[+-]?[\d,]+(?:\.\d+)?", text.replace(" ", "")) is not None


def _words_deny(masked: str) -> bool:
    """Whether the words round a part of a date say no or not yet: "booked 12/3", "exp 03/25"."""
    without = _FIGURES.sub(DATE_STOOD, masked)
    if without == masked:
        return False
    without = _MONTH_NAMES.sub(DATE_STOOD, without)
    return says(without.replace(_TIME_MARK, " ")) in {Says.NO, Says.NOT_YET}


def _listed(code: CellCode, text: str) -> CellSays:
    return CellSays(CellKind.LISTED, note=_note(text), code=code)


def _dated(text: str, masked: str, found: Sequence[FoundDate], today: date) -> CellSays:
    """A cell in which one date or more was found."""
    pieces = _pieces(masked, found)
    code = _why_unread(masked, pieces, found)
    if code is not None:
        return _listed(code, text)
    said = says(f" {DATE_STOOD} ".join(_ISO_T.sub(" ", each) for each in _pieces(text, found)))
    alone = all(each.month_alone for each in found)
    note = _note(" ".join(_without_weekdays(_without_stamps(text, found))))
    kind = CellKind.MONTH if alone else CellKind.DONE
    told = CellSays(kind, None, note, _word(_without_weekdays(pieces)), month_alone=alone)
    day = _day(pieces[0], found[0])
    if not isinstance(day, DateKind):
        return _on(day, said, told, today)
    if said in {Says.NO, Says.NOT_YET}:
        return _told_as(told, said)
    long_ago = day is DateKind.IMPOSSIBLE and _LONG_AGO.search(text)
    return _listed(CellCode.BEFORE_1950 if long_ago else _NO_DAYS[day], text)


def _why_unread(text: str, pieces: Sequence[str], found: Sequence[FoundDate]) -> CellCode | None:
    """Why the dates of a cell are not taken for one day; None where they are."""
    days = {_day(piece, each) for piece, each in zip(pieces, found, strict=False)}
    if len(found) == 1 and _is_school_year(text, found[0]):
        return CellCode.YEAR_ALONE
    several_days = found[0].month_alone and _SEVERAL_DAYS.search(text)
    if len(days) > 1 or several_days or _has_more_days(pieces):
        return CellCode.SEVERAL_DATES
    if any(each.part_of_more for each in found) or not _stand_free(pieces):
        return CellCode.NOT_READ
    return None


def _day(before: str, found: FoundDate) -> date | DateKind:
    """The day of a date; "Mon 12 March 2024" is none, as that was a Tuesday."""
    named = _WEEKDAY_BEFORE.search(before)
    if named is None or isinstance(found.day, DateKind) or found.month_alone:
        return found.day
    agrees = weekday(found.day).casefold().startswith(named[1][:3].casefold())
    return found.day if agrees else DateKind.IMPOSSIBLE


def _is_school_year(text: str, found: FoundDate) -> bool:
    """Whether what could be a month is a year and the next: 2023/24, 2010-11."""
    years = re.fullmatch(r"\d\d(\d\d)\s*[/-]\s*(\d\d)", text[found.start : found.end])
    return years is not None and (int(years[1]) + 1) % 100 == int(years[2])


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


def _pieces(text: str, found: Sequence[FoundDate]) -> list[str]:
    """What stands before, between and after the dates."""
    edges = [0, *(place for each in found for place in (each.start, each.end)), len(text)]
    return [text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _has_more_days(pieces: Sequence[str]) -> bool:
    """Whether a second day stands beside a date: "12-13 March 2024", "12/03/2024 & 19th"."""
    for piece in pieces[:-1]:
        more = _MORE_BEFORE.search(piece)
        if more and not _LEVEL_BEFORE.search(piece[: more.start()]):
            return True
    return any(_MORE_AFTER.match(piece) for piece in pieces[1:])


def _stand_free(pieces: Sequence[str]) -> bool:
    """Whether nothing touches a date, no stray mark stands beside it and no figures are left."""
    before = all(_TOUCHING_BEFORE.search(piece) for piece in pieces[:-1])
    after = all(_TOUCHING_AFTER.match(piece) for piece in pieces[1:])
    stray = _STRAY_AT_END.search(pieces[-1].rstrip()) or _STRAY_AT_START.search(pieces[0].lstrip())
    if stray or not (before and after):
        return False
    return not any(has_unread_figures(piece.replace(_TIME_MARK, " ")) for piece in pieces)


def _without_stamps(text: str, found: Sequence[FoundDate]) -> list[str]:
    """The words round the dates with the times that somebody wrote, not those of a machine."""
    kept = text
    for start, end in find_times(text):
        moodle = re.search(r"\d,\s*$", text[:start]) and not re.search("[-a-z]", text[start:end])
        if moodle or _STAMP.search(text[start:end].strip()):
            kept = kept[:start] + " " * (end - start) + kept[end:]
    return _pieces(kept, found)


def _without_weekdays(pieces: Sequence[str]) -> list[str]:
    """The words round dates without the weekday that belongs to a date."""
    return [*(_WEEKDAY_BEFORE.sub(" ", piece) for piece in pieces[:-1]), pieces[-1]]


def _note(text: str) -> str:
    spare = " ".join(text.split())
    bare = re.sub(r"[(\[]\s*[)\]]|\"\s*\"", "", spare).strip(" ,;:.-/|'\"")
    bare = re.sub(r"\s+(?=[,;:)\]])", "", bare)
    whole = bare.startswith("(") and bare.endswith(")") and bare.count("(") == 1
    return bare[1:-1].strip() if whole else bare


def _word(pieces: Sequence[str]) -> str:
    """The words by which like cells are asked about together."""
    joined = " ".join(pieces)
    joined = _without_times(joined).replace(_TIME_MARK, " ")
    words = fold(joined)
    return " ".join(
        re.sub(r"[,;:()\[\]\"|]+|(?<!\w)'+|'+(?!\w)|(?<!\w)[.-]+|[.-]+(?!\w)", " ", words).split()
    )
