"""One cell under a course: a day that stands in it, a question, or a reason; nothing guessed."""

import re
from datetime import date, datetime, timedelta

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from sgdesk.data.sheets import Cell, ErrorCell
from sgdesk.domain.dates import MONTHS, weekday
from sgdesk.domain.datetext import DateOrder
from sgdesk.domain.training.completion.words import Says
from sgdesk.services.imports.reading.cells.one_cell.completion_cell import (
    CellCode,
    CellKind,
    CellSays,
    read_completion_cell,
)
from tests.domain.training.test_words_of_completion import WORDINGS

TODAY = date(2026, 11, 23)
MARCH_12 = date(2024, 3, 12)
COMPLETIONS = {CellKind.DONE, CellKind.MONTH}


def read(cell: Cell, order: DateOrder = DateOrder.DMY) -> CellSays:
    return read_completion_cell(cell, order, TODAY)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("12/03/2024", ""),
        (" 12/3/24 ", ""),
        ("(12/03/2024)", ""),
        ("- 12/03/2024", ""),
        ("'12/03/2024", ""),
        ('"12/03/2024"', ""),
        ("12.03.24.", ""),
        ("12Mar2024", ""),
        ("12th of March, 2024", ""),
        ("2024-03-12", ""),
        ("Tue 12 March 2024", ""),
        ("Tuesday, 12 March 2024, 9:12 AM", ""),
        ("12/03/24, 09:12", ""),
        ("2024-03-12 09:12:33", ""),
        ("2024-03-12T09:12:33Z", ""),
        ("12/03/2024 00:00", ""),
        ("\u200e12/\u200e03/\u200e2024", ""),
        ("12\u00a0March\u00a02024", ""),
        ("12/03/24 (12 March 2024)", ""),
        ("12/03/2024 (online)", "online"),
        ("12/03/2024-online", "online"),
        ("Zoom – 12/03/2024", "Zoom"),
        ("12/03/2024\npassed", "passed"),
        ("✓12/03/2024", "✓"),
        ("Done 12/3/24, cert sent", "Done, cert sent"),
        ("12/03/2024 9/10 pass", "9/10 pass"),
        ("12/03/2024 (2 hrs)", "2 hrs"),
        ("12/03/2024 half day", "half day"),
        ("12/03/2024 with Sam Sample", "with Sam Sample"),
        ("12/03/2024, Sunday School", "Sunday School"),
        ("12/03/2024 (Tue)", ""),
        ("12/03/2024(Tuesday)", ""),
        ("12/03/2024 Tues, Zoom", "Zoom"),
        ("cert no 12345 12/03/2024", "cert no 12345"),
        ("12/03/2024 9.30-12", "9.30-12"),
        ("9.30-12 12/03/2024", "9.30-12"),
        ("12/03/2024 10am – 1pm", "10am - 1pm"),
        ("12/03/2024 (09:30 to 12:30)", "09:30 to 12:30"),
        ("12/03/2024 at 9.30", "at 9.30"),
        ("12 Mar 24 - 9am till 1pm, Zoom", "9am till 1pm, Zoom"),
        ("12 03 24 - 9am", "9am"),
        ("9am - 12 March 2024", "9am"),
        ("9.30 - 12 03 2024", "9.30"),
        ("3 hours - 12 March 2024", "3 hours"),
        ("12 Mar 2024 2-4pm at St Mary's Church Hall", "2-4pm at St Mary's Church Hall"),
    ],
)
def test_a_day_with_words_of_yes_or_of_nothing_is_a_completion(text: str, note: str) -> None:
    said = read(text)
    assert (said.kind, said.day, said.note) == (CellKind.DONE, MARCH_12, note)


@pytest.mark.parametrize(
    ("text", "day", "note"),
    [
        ("March 2024", date(2024, 3, 1), ""),
        ("Mar-24", date(2024, 3, 1), ""),
        ("Sept. 2023", date(2023, 9, 1), ""),
        ("03/2024", date(2024, 3, 1), ""),
        ("2019-08", date(2019, 8, 1), ""),
        ("November 2026", date(2026, 11, 1), ""),
        ("08/2019 (online)", date(2019, 8, 1), "online"),
        ("Passed March 2024", date(2024, 3, 1), "Passed"),
    ],
)
def test_a_month_alone_is_its_first_day_and_is_told(text: str, day: date, note: str) -> None:
    said = read(text)
    assert (said.kind, said.day, said.note, said.month_alone) == (CellKind.MONTH, day, note, True)


@pytest.mark.parametrize(
    "words",
    ["Apologies", "N", "✗", "Exempt", "Sick", "Unsuccessful", "50%", "Absent", "DNA", "not passed"],
)
def test_a_day_with_words_of_no_is_none(words: str) -> None:
    for text in (f"{words} 12/03/2024", f"12/03/2024 ({words})", f"{words} March 2024"):
        said = read(text)
        assert said.kind is CellKind.NO, text
        assert said.note == words


@pytest.mark.parametrize("words", ["Wait list", "Outstanding since", "booked", "due", "by", "exp"])
def test_a_day_of_what_is_still_to_come_is_none(words: str) -> None:
    for day in ("12/03/2024", "12/03/2031"):
        said = read(f"{words} {day}")
        assert (said.kind, said.note) == (CellKind.NOT_YET, words)
        assert said.day is not None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("12/03/2024 Sam's mum", "sam's mum"),
        ("Level 2 12/03/2024", "level 2"),
        ("12/03/2024 - Level 2", "level 2"),
        ("12/03/2024 at 9.30 (Isolating)", "at isolating"),
        ("Tue 12/03/2024: ISOLATING", "isolating"),
        ("12/03/2024?", "?"),
        ("x 12/03/2024", "x"),
        ("12/03/2024 A", "a"),
        ("12/03/2024 (left early)", "left early"),
        ("12/03/2024 - awaiting certificate", "awaiting certificate"),
        ("w/c 12/03/2024", "w/c"),
        ("approx. 12/03/2024", "approx"),
        ("not 12/03/2024 attended", "not attended"),
        ("passed 12/03/2024 (valid 3 years)", "passed valid 3 years"),
    ],
)
def test_a_day_with_any_other_word_is_asked_by_that_word(text: str, word: str) -> None:
    said = read(text)
    assert (said.kind, said.day, said.word) == (CellKind.ASK, MARCH_12, word)


@pytest.mark.parametrize(
    "text",
    [
        "passed, expires 12/03/2025",
        "Passed (valid until 12/03/2025)",
        "completed by 12/03/2025",
        "attended, next due 12/03/2025",
        "passed 12/03/2025 expiry",
        "certificate expired on 12/03/2025",
        "cert 4 you, renewal date: 12/03/2031",
    ],
)
def test_the_day_on_which_something_ends_is_never_asked_about_as_the_day_of_a_course(
    text: str,
) -> None:
    said = read(text)
    assert said.day is None
    assert said.kind in {CellKind.ASK, CellKind.LISTED}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Yes", CellKind.YES_WITHOUT_DATE),
        ("✓", CellKind.YES_WITHOUT_DATE),
        ("Completed (achieved pass grade)", CellKind.YES_WITHOUT_DATE),
        ("9/10 pass", CellKind.YES_WITHOUT_DATE),
        (True, CellKind.YES_WITHOUT_DATE),
        ("No", CellKind.NO),
        ("n/a", CellKind.NO),
        (False, CellKind.NO),
        ("booked", CellKind.NOT_YET),
        ("booked 12/3", CellKind.NOT_YET),
        ("exp 03/25", CellKind.NOT_YET),
        ("due 12 March", CellKind.NOT_YET),
        ("online", CellKind.ASK),
        ("X", CellKind.ASK),
        ("?", CellKind.ASK),
        ("see file", CellKind.ASK),
        ("Level 2", CellKind.ASK),
        (None, CellKind.BLANK),
        ("", CellKind.BLANK),
        (" \n", CellKind.BLANK),
        ("-", CellKind.BLANK),
        ("–", CellKind.BLANK),
        ("...", CellKind.BLANK),
    ],
)
def test_a_cell_without_a_date_is_what_its_words_say(text: Cell, kind: CellKind) -> None:
    said = read(text)
    assert (said.kind, said.day, said.code) == (kind, None, None)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("31/02/2024", CellCode.IMPOSSIBLE),
        ("31 June 2012", CellCode.IMPOSSIBLE),
        ("12/03/202", CellCode.IMPOSSIBLE),
        ("00/00/0000", CellCode.IMPOSSIBLE),
        ("Mon 12/03/2024", CellCode.WEEKDAY),
        ("Weds 12/03/2024", CellCode.WEEKDAY),
        ("12/03/2024 (Mon)", CellCode.WEEKDAY),
        ("12/03/2024(Mon)", CellCode.WEEKDAY),
        ("12/03/2024 - Monday evening", CellCode.WEEKDAY),
        ("12 March 2024, Fri", CellCode.WEEKDAY),
        ("2024-03-12T00:00:00 Mon", CellCode.WEEKDAY),
        ("12/03/2024 19:30 (Wed)", CellCode.WEEKDAY),
        ("31/12/1949", CellCode.BEFORE_1950),
        ("30/12/1899", CellCode.BEFORE_1950),
        (date(1899, 12, 30), CellCode.BEFORE_1950),
        (datetime(1900, 1, 1, 9, 30), CellCode.BEFORE_1950),
        ("24/11/2026", CellCode.AFTER_TODAY),
        ("passed 24/11/2026", CellCode.AFTER_TODAY),
        ("December 2026", CellCode.AFTER_TODAY),
        (date(2026, 11, 24), CellCode.AFTER_TODAY),
        ("03/25/2024", CellCode.OTHER_ORDER),
        ("12/03/24 exp 12/03/27", CellCode.SEVERAL_DATES),
        ("12/03/24 & 19/03/24", CellCode.SEVERAL_DATES),
        ("12/03/2024 - 13/03/2024", CellCode.SEVERAL_DATES),
        ("12-13 March 2024", CellCode.SEVERAL_DATES),
        ("12 & 13/03/2024", CellCode.SEVERAL_DATES),
        ("1-2/03/2024", CellCode.SEVERAL_DATES),
        ("12/3 and 19/3/24", CellCode.SEVERAL_DATES),
        ("12 March - 13 April 2024", CellCode.SEVERAL_DATES),
        ("12/03/2024 and 19th", CellCode.SEVERAL_DATES),
        ("12/03/2024 or 13/03/2024", CellCode.SEVERAL_DATES),
        ("Feb/March 2024", CellCode.SEVERAL_DATES),
        ("12 March 2024 (March 2024)", CellCode.SEVERAL_DATES),
        ("2023", CellCode.YEAR_ALONE),
        (2023, CellCode.YEAR_ALONE),
        (2023.0, CellCode.YEAR_ALONE),
        ("2023/24", CellCode.YEAR_ALONE),
        ("2010-11", CellCode.YEAR_ALONE),
        ("passed 2023", CellCode.YEAR_ALONE),
        ("Autumn 2023", CellCode.YEAR_ALONE),
        (45_363, CellCode.NUMBER),
        (45_363.5, CellCode.NUMBER),
        (0, CellCode.NUMBER),
        (float("nan"), CellCode.NUMBER),
        (float("inf"), CellCode.NUMBER),
        ("45363", CellCode.NUMBER),
        ("1.5", CellCode.NUMBER),
        ("2023.5", CellCode.NUMBER),
        ("l5/03/2024", CellCode.NOT_READ),
        ("12//03/2024", CellCode.NOT_READ),
        ("1O/03/2024", CellCode.NOT_READ),
        ("12/O3/2024", CellCode.NOT_READ),
        ("12/03/20Z4", CellCode.NOT_READ),
        ("31sh Aug 2024", CellCode.NOT_READ),
        ("12/0 3/2024", CellCode.NOT_READ),
        ("1 2/03/2024", CellCode.NOT_READ),
        ("12/03:2024", CellCode.NOT_READ),
        ("1/12/03:2024", CellCode.NOT_READ),
        ("Level 2, March 2024", CellCode.NOT_READ),
        ("Level 1 - 2024", CellCode.NOT_READ),
        ("March 12", CellCode.NOT_READ),
        ("March12", CellCode.NOT_READ),
        ("Mar9/10", CellCode.NOT_READ),
        ("passed*12/03/2024", CellCode.NOT_READ),
        ("12/03/2024*passed", CellCode.NOT_READ),
        ("March 9/10", CellCode.NOT_READ),
        ("passed March 9/10", CellCode.NOT_READ),
        ("9/10 2024", CellCode.NOT_READ),
        ("2024 9/10", CellCode.NOT_READ),
        ("12/03/2024*", CellCode.NOT_READ),
        ("~12/03/2024", CellCode.NOT_READ),
        ("12/03/2024 -", CellCode.NOT_READ),
        ("/ 12/03/2024", CellCode.NOT_READ),
        ("12/03/2024²", CellCode.NOT_READ),
        ("12/03/2024am", CellCode.NOT_READ),
        ("12/03/2024 45", CellCode.NOT_READ),
        ("passed 12/03/2024 9/10", CellCode.NOT_READ),
        ("12/03/2024 9-12", CellCode.NOT_READ),
        ("12/3", CellCode.NOT_READ),
        ("24 March", CellCode.NOT_READ),
        ("passed 24 March", CellCode.NOT_READ),
        ("03/24", CellCode.NOT_READ),
        ("12:30", CellCode.NOT_READ),
        ("completed " * 60 + "12/03/2024", CellCode.NOT_READ),
        ("#N/A", CellCode.ERROR),
        ("#DIV/0!", CellCode.ERROR),
        ("########", CellCode.ERROR),
        (ErrorCell("#REF!"), CellCode.ERROR),
        (ErrorCell("=A2+30"), CellCode.NO_RESULT),
        ("12/03/2024 caf\ufffd", CellCode.GARBLED),
        ("12/03/2024 â€“ online", CellCode.GARBLED),
        ("12/03\x07/2024", CellCode.GARBLED),
    ],
)
def test_what_cannot_be_a_completion_is_listed_with_its_reason(cell: Cell, code: CellCode) -> None:
    said = read(cell)
    assert (said.kind, said.code) == (CellKind.LISTED, code)


def test_a_true_date_cell_is_its_day() -> None:
    for cell in (MARCH_12, datetime(2024, 3, 12, 23, 59, 59)):
        assert read(cell) == CellSays(CellKind.DONE, MARCH_12)


def test_with_the_month_first_a_figure_behind_a_month_may_be_a_day() -> None:
    assert read("Mar 24").kind is CellKind.MONTH
    assert read("Mar 24", DateOrder.MDY).code is CellCode.NOT_READ
    assert read("March 2024", DateOrder.MDY).kind is CellKind.MONTH


def test_like_words_are_asked_together_whatever_their_day_and_time() -> None:
    cells = [
        "Isolating 12/03/2024",
        "13/04/2024 (isolating)",
        "Tue 12 March 2024, 9.30-12 - Isolating",
    ]
    assert {read(cell).word for cell in cells} == {"isolating"}


# Sheets that nobody has seen yet. -------------------------------------------------------------

days = st.dates(min_value=date(1950, 1, 1), max_value=TODAY)
FORMS = {
    DateOrder.DMY: (
        "{0.day}/{0.month}/{0.year}",
        "{0:%d}/{0:%m}/{0:%Y}",
        "{0:%d}.{0:%m}.{0:%Y}",
        "{0:%d}-{0:%m}-{0:%Y}",
        "{0:%d} {0:%m} {0:%Y}",
        "{0:%d} / {0:%m} / {0:%Y}",
    ),
    DateOrder.MDY: ("{0.month}/{0.day}/{0.year}", "{0:%m}-{0:%d}-{0:%Y}", "{0:%m}.{0:%d}.{0:%Y}"),
    DateOrder.ISO: (),
}
ANY_ORDER = (
    "{0:%Y}-{0:%m}-{0:%d}",
    "{0:%Y}/{0:%m}/{0:%d}",
    "{0:%Y}{0:%m}{0:%d}",
    "{0:%Y}-{0:%m}-{0:%d} 09:12:33",
    "{0:%Y}-{0:%m}-{0:%d}T09:12:33",
    "{0.day} {month} {0.year}",
    "{0.day}th {month} {0.year}",
    "{0.day}-{short}-{0.year}",
    "{month} {0.day}, {0.year}",
    "{weekday} {0.day} {month} {0.year}",
    "{0.day} {short} {0.year}, 9.30-12",
)
LAYOUTS = ("{day} {words}", "{words} {day}", "{day} ({words})", "{words} - {day}", "{day}\n{words}",
           "{day}, {words}", "{words}: {day}", "{words} ({day})")  # fmt: skip
WITH_WEIGHT = {
    meant: [text for text, verdict in WORDINGS if verdict is meant and "¦" not in text]
    for meant in (Says.YES, Says.NO, Says.NOT_YET)
}
nonsense = st.lists(st.text("bdfghjkqvwz", min_size=3, max_size=8), min_size=1, max_size=3)


def written(day: date, form: str) -> str:
    month = MONTHS[day.month - 1]
    return form.format(day, month=month, short=month[:3], weekday=weekday(day))


@st.composite
def written_days(draw: st.DrawFn) -> tuple[date, str, DateOrder]:
    day, order = draw(days), draw(st.sampled_from(DateOrder))
    return day, written(day, draw(st.sampled_from(FORMS[order] + ANY_ORDER))), order


def figures_meet(layout: str, words: str) -> bool:
    """Whether words end in figures just before the day: "9.30-12 March 12, 2024" is not clear."""
    return layout.startswith("{words}") and words[-1].isdigit()


@given(written_days(), st.sampled_from(LAYOUTS), st.sampled_from(WITH_WEIGHT[Says.YES]))
def test_a_known_day_with_words_of_yes_is_done_on_that_day(
    known: tuple[date, str, DateOrder], layout: str, words: str
) -> None:
    day, text, order = known
    assume(not figures_meet(layout, words))
    said = read(layout.format(day=text, words=words), order)
    assert (said.kind, said.day) == (CellKind.DONE, day)


@given(
    written_days(),
    st.sampled_from(LAYOUTS),
    st.sampled_from(WITH_WEIGHT[Says.NO] + WITH_WEIGHT[Says.NOT_YET]),
)
def test_a_known_day_with_words_of_no_or_not_yet_is_never_done(
    known: tuple[date, str, DateOrder], layout: str, words: str
) -> None:
    said = read(layout.format(day=known[1], words=words), known[2])
    assert said.kind not in COMPLETIONS
    if not figures_meet(layout, words):
        assert said.kind in {CellKind.NO, CellKind.NOT_YET, CellKind.ASK}
        assert said.day in {known[0], None}


@given(written_days(), st.sampled_from(LAYOUTS), nonsense.map(" ".join), st.booleans())
def test_words_that_nobody_knows_are_asked_with_the_day(
    known: tuple[date, str, DateOrder], layout: str, words: str, loud: bool
) -> None:
    said = read(layout.format(day=known[1], words=words.upper() if loud else words), known[2])
    assert (said.kind, said.day, said.word) == (CellKind.ASK, known[0], words)


@example((date(2000, 1, 11), "11/1/2000", DateOrder.DMY), "h:", 1)
@given(
    written_days(),
    st.text("abcdefghilmnoOIsSzZ|*#~_=+^\\/-.,:;'\" ²½€", min_size=1, max_size=2),
    st.integers(0, 30),
)
def test_junk_among_the_figures_never_gives_a_day_that_is_not_written(
    known: tuple[date, str, DateOrder], junk: str, place: int
) -> None:
    day, text, order = known
    place = min(place, len(text))
    said = read(text[:place] + junk + text[place:], order)
    if said.kind is CellKind.MONTH:
        assert said.day == day.replace(day=1)
    elif said.kind is CellKind.DONE:
        assert said.day == day


@given(written_days(), st.data())
def test_a_date_that_lost_a_sign_is_never_another_day(
    known: tuple[date, str, DateOrder], data: st.DataObject
) -> None:
    day, text, order = known
    place = data.draw(st.integers(0, len(text) - 1))
    assume(not text[place].isdigit())
    left = text[:place] + text[place + 1 :]
    said = read(left, order)
    if said.kind is CellKind.DONE:
        assert said.day == day
    elif said.kind is CellKind.MONTH:
        assert said.day is not None
        in_figures = rf"0?{said.day.month}[/.-]{day.year}"
        assert MONTHS[said.day.month - 1][:3] in left or re.fullmatch(in_figures, left)


@given(
    written_days(), written_days(), st.sampled_from([" ", " & ", ", ", " to ", " - ", "\n", "; "])
)
def test_two_days_are_never_chosen_between(
    one: tuple[date, str, DateOrder], other: tuple[date, str, DateOrder], between: str
) -> None:
    assume(one[0] != other[0] and one[2] == other[2])
    said = read(one[1] + between + other[1], one[2])
    assert said.kind is CellKind.LISTED


@given(st.one_of(st.text(max_size=50), st.floats(), st.integers(), st.dates(), st.booleans()))
def test_any_cell_is_accounted_for(cell: Cell) -> None:
    for order in DateOrder:
        said = read(cell, order)
        assert (said.code is not None) == (said.kind is CellKind.LISTED)
        if said.kind in COMPLETIONS:
            assert said.day is not None
            assert date(1950, 1, 1) <= said.day < TODAY + timedelta(days=1)
        if said.kind is CellKind.BLANK and isinstance(cell, str):
            assert not any(map(str.isalnum, cell))
