"""Dates as people write them: read exactly, noted, or handed back; never guessed."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgdesk.domain.datetext import (
    DateKind,
    DateOrder,
    DateReading,
    Evidence,
    names_month_first,
    order_evidence,
    read_date,
    read_typed_date,
    spoken,
)

TODAY = date(2026, 11, 23)
MARCH_12 = date(2024, 3, 12)


@pytest.mark.parametrize(
    "text",
    [
        "12/03/2024",
        "12/3/24",
        "12.03.24",
        "12-03-2024",
        "12 03 2024",
        "12 / 03 / 2024",
        "12\u201303\u20132024",
        "12 March 2024",
        "12 Mar 24",
        "12-Mar-24",
        "12Mar2024",
        "12th March 2024",
        "12th of March, 2024",
        "March 12, 2024",
        "MARCH 12TH 2024",
        "2024-03-12",
        "2024/03/12",
        "2024 March 12",
        "20240312",
        "12/03/24, 09:12",
        "2024-03-12 09:12:33",
        "2024-03-12T09:12:33Z",
        "2024-03-12T09:12:33+01:00",
        "12/03/2024 12:00",
        "12/03/24 at 9.30am",
        "Tue 12 March 2024",
        "\uff11\uff12\uff0f\uff10\uff13\uff0f\uff12\uff10\uff12\uff14",
        "12\u00a0March\u00a02024",
    ],
)
def test_one_day_in_its_many_forms_is_that_day_without_a_note(text: str) -> None:
    reading = read_date(text, DateOrder.DMY, TODAY)
    assert (reading.kind, reading.value, reading.note) == (DateKind.DATE, MARCH_12, "")


WELSH = (
    "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr".split()
)
WELSH_SHORT = "Ion Chwef Maw Ebr Mai Meh Gorff Aws Med Hyd Tach Rhag".split()
WELSH_AFTER_O = (
    "Ionawr Chwefror Fawrth Ebrill Fai Fehefin Orffennaf Awst Fedi Hydref Dachwedd Ragfyr".split()
)


@pytest.mark.parametrize("month", range(12))
def test_a_welsh_month_behind_a_day_is_that_month(month: int) -> None:
    day = date(2024, month + 1, 12)
    for text in (
        f"12 {WELSH[month]} 2024",
        f"12 {WELSH_SHORT[month]}. 2024",
        f"12-{WELSH_SHORT[month]}-24",
        f"12fed o {WELSH_AFTER_O[month]} 2024",
        f"2024 {WELSH[month]} 12",
    ):
        assert read_date(text, DateOrder.DMY, TODAY) == DateReading(DateKind.DATE, day), text


@pytest.mark.parametrize("text", ["Hyd 2024", "Hydref 2023", "Med 2024", "meh 2024", "Ion 12 2024"])
def test_what_may_mean_until_the_autumn_or_something_else_is_no_welsh_month(text: str) -> None:
    assert read_date(text, DateOrder.DMY, TODAY).kind is DateKind.NONE


def test_a_welsh_month_alone_is_its_first_day_and_says_so() -> None:
    reading = read_date("Mehefin 2023", DateOrder.DMY, TODAY)
    assert (reading.value, reading.note) == (date(2023, 6, 1), "day not known")


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("12/03/24 (online)", "online"),
        ("Zoom - 12/03/24", "Zoom"),
        ("Room 5 12/03/24", "Room 5"),
        ("Level 2 12 03 2024", "Level 2"),
        ("passed 12/03/24", "passed"),
        ("renewed 12 March 2024", "renewed"),
        ("12/03/24 (with Jan & May)", "with Jan & May"),
    ],
)
def test_the_words_round_a_date_are_its_note(text: str, note: str) -> None:
    reading = read_date(text, DateOrder.DMY, TODAY)
    assert (reading.kind, reading.value, reading.note) == (DateKind.DATE, MARCH_12, note)


@pytest.mark.parametrize(
    ("text", "day", "note"),
    [
        ("March 2024", date(2024, 3, 1), "day not known"),
        ("Sept. 2023", date(2023, 9, 1), "day not known"),
        ("Mar-24", date(2024, 3, 1), "day not known"),
        ("03/2024", date(2024, 3, 1), "day not known"),
        ("2019-08", date(2019, 8, 1), "day not known"),
        ("08/2019 (online)", date(2019, 8, 1), "day not known; online"),
        ("Level 2 03/2024", date(2024, 3, 1), "day not known; Level 2"),
    ],
)
def test_a_month_alone_is_its_first_day_and_says_so(text: str, day: date, note: str) -> None:
    reading = read_date(text, DateOrder.DMY, TODAY)
    assert (reading.kind, reading.value, reading.note) == (DateKind.DATE, day, note)


@pytest.mark.parametrize(
    "text",
    [
        "exp 12/03/24",
        "Expires 12 March 2024",
        "failed 12/03/24",
        "12/03/24 - failed",
        "booked 12/03/24",
        "due 12.03.24",
        "renew by 12/03/24",
        "renewal 12/03/24",
        "valid until 12/03/24",
        "to do 12/03/24",
        "by 12/03/24",
        "DNA 12/03/24",
        "12/03/24 did not attend",
        "12/03/24 (not attended)",
        "cancelled 12/03/24",
        "withdrew 12/03/24",
        "enrolled 12/03/24",
        "12/03/24 didn't finish",
        "no 12/03/24",
        "12/03/24?",
        "N/A 12/03/24",
        "in progress, started 12/03/24",
    ],
)
def test_a_date_beside_words_of_failure_or_planning_is_a_plan(text: str) -> None:
    reading = read_date(text, DateOrder.DMY, TODAY)
    assert (reading.kind, reading.value) == (DateKind.PLAN, MARCH_12)


@pytest.mark.parametrize(
    "value",
    [
        "YES",
        "tbc",
        "N/A",
        "booked 12/3",
        "in progress",
        "exp 03/25",
        "03/24",
        "12/3",
        "24 March",
        "2024",
        "Level 3 2024",
        "1/12/03/24",
        "marching 2024",
        45_363,
        3.5,
        True,
        None,
        "",
    ],
)
def test_words_and_bare_numbers_are_no_date(value: str | float | bool | None) -> None:
    reading = read_date(value, DateOrder.DMY, TODAY)
    assert (reading.kind, reading.value) == (DateKind.NONE, None)
    assert reading.note == ("" if value is None else str(value))


@pytest.mark.parametrize(
    "text",
    [
        "31/02/2024",
        "29/02/2023",
        "31 June 2012",
        "00/00/0000",
        "2024-13-01",
        "12/03/202",
        "13/2024",
    ],
)
def test_a_day_that_no_calendar_holds_is_impossible(text: str) -> None:
    assert read_date(text, DateOrder.DMY, TODAY).kind == DateKind.IMPOSSIBLE


@pytest.mark.parametrize(
    "text",
    [
        "l5/03/2024",
        "1O/03/2024",
        "12/O3/2024",
        "12//03/2024",
        "12/0 3/2024",
        "31sh Aug 2024",
        "9-12 March 2024",
        "12/03/2024am",
        "Zoom12/03/2024",
        "1/12/03:2024",
        "Level 2, March 2024",
        "Level 2 March 2024",
    ],
)
def test_what_is_left_of_something_else_is_no_date(text: str) -> None:
    for order in DateOrder:
        reading = read_date(text, order, TODAY)
        assert (reading.kind, reading.value, reading.note) == (DateKind.NONE, None, text)
        assert order_evidence([text]) == Evidence.NONE


def test_words_that_count_nothing_leave_a_date_alone() -> None:
    for words in ("half day", "took part", "a/l", "one day"):
        assert read_date(f"{words} 12 March 2024", DateOrder.DMY, TODAY).value == MARCH_12


def test_a_date_of_the_other_order_is_never_turned_round() -> None:
    assert read_date("03/25/2024", DateOrder.DMY, TODAY).kind == DateKind.OTHER_ORDER
    assert read_date("25/03/2024", DateOrder.MDY, TODAY).kind == DateKind.OTHER_ORDER
    assert read_date("12/03/2024", DateOrder.ISO, TODAY).kind == DateKind.OTHER_ORDER
    assert read_date("03/12/2024", DateOrder.MDY, TODAY).value == MARCH_12
    assert read_date("2024-03-12", DateOrder.MDY, TODAY).value == MARCH_12


def test_two_dates_in_one_cell_are_not_chosen_between() -> None:
    assert read_date("12/03/24 exp 12/03/27", DateOrder.DMY, TODAY).kind == DateKind.SEVERAL
    assert read_date("12/03/24 (12 March 2024)", DateOrder.DMY, TODAY).value == MARCH_12


def test_tomorrow_is_future_and_today_is_not() -> None:
    assert read_date("23/11/2026", DateOrder.DMY, TODAY).kind == DateKind.DATE
    assert read_date("24/11/2026", DateOrder.DMY, TODAY).kind == DateKind.FUTURE
    assert read_date(TODAY + timedelta(days=1), DateOrder.DMY, TODAY).kind == DateKind.FUTURE


def test_a_true_date_keeps_its_day_and_loses_its_hour() -> None:
    late = datetime(2024, 3, 12, 23, 59, 59)
    assert read_date(late, DateOrder.MDY, TODAY).value == MARCH_12


@pytest.mark.parametrize(
    ("column", "evidence"),
    [
        (["tbc", None, date(2024, 3, 12), "2024-03-12", "12 March 2024"], Evidence.NONE),
        (["03/04/2024", "03/03/2024"], Evidence.EITHER),
        (["03/04/2024", "25/04/2024"], Evidence.DAY_FIRST),
        (["03/04/2024", "04/25/2024 (online)"], Evidence.MONTH_FIRST),
        (["25/04/2024", "04/25/2024"], Evidence.BOTH),
        (["31/02/2024", "13/13/2024"], Evidence.NONE),
    ],
)
def test_a_column_shows_which_orders_it_can_be_read_in(
    column: list[str | date | None], evidence: Evidence
) -> None:
    assert order_evidence(column) == evidence


def test_a_heading_can_ask_for_the_month_first() -> None:
    assert names_month_first("Completed (MM/DD/YYYY)")
    assert not names_month_first("Completed (dd/mm/yyyy)")
    assert not names_month_first("Summed yearly")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("27/3/25", date(2025, 3, 27)),
        ("27.03.2025", date(2025, 3, 27)),
        ("27 Mar", date(2026, 3, 27)),
        ("27/3", date(2026, 3, 27)),
        ("24 November", date(2025, 11, 24)),
        ("23 November", TODAY),
        ("29 Feb", date(2024, 2, 29)),
        (" Today ", TODAY),
        ("yesterday", date(2026, 11, 22)),
        ("Tonight", date(2026, 11, 23)),
        ("this evening", date(2026, 11, 23)),
        ("last night", date(2026, 11, 22)),
    ],
)
def test_a_typed_date_without_a_year_is_the_last_such_day(text: str, day: date) -> None:
    reading = read_typed_date(text, TODAY)
    assert (reading.kind, reading.value) == (DateKind.DATE, day)


def test_a_typed_date_that_is_none_says_why() -> None:
    assert read_typed_date("31/2", TODAY).kind == DateKind.IMPOSSIBLE
    assert read_typed_date("soon", TODAY).kind == DateKind.NONE
    assert read_typed_date("tomorrow", TODAY).kind == DateKind.FUTURE


def test_a_spoken_date_cannot_be_misread() -> None:
    assert spoken(date(2025, 3, 27)) == "Thu 27 March 2025"


days = st.dates(min_value=date(2000, 1, 1), max_value=TODAY)


@given(days, st.sampled_from(["{0:%d}/{0:%m}/{0:%y}", "{0:%d}.{0:%m}.{0:%Y}", "{0:%Y-%m-%d}"]))
def test_every_day_written_day_first_or_iso_is_read_back(day: date, form: str) -> None:
    assert read_date(form.format(day), DateOrder.DMY, TODAY).value == day


@given(days)
def test_what_is_spoken_is_read_back_in_every_order(day: date) -> None:
    for order in DateOrder:
        assert read_date(spoken(day), order, TODAY).value == day


@given(days)
def test_no_figure_date_has_two_different_readings_without_evidence_of_doubt(day: date) -> None:
    text = f"{day.day}/{day.month}/{day.year}"
    first = read_date(text, DateOrder.DMY, date.max).value
    second = read_date(text, DateOrder.MDY, date.max).value
    assert (first != second and second is not None) == (order_evidence([text]) == Evidence.EITHER)


@given(st.text(max_size=40), st.sampled_from(DateOrder))
def test_any_text_gets_an_answer(text: str, order: DateOrder) -> None:
    reading = read_date(text, order, TODAY)
    assert (reading.value is None) == (
        reading.kind not in (DateKind.DATE, DateKind.FUTURE, DateKind.PLAN)
    )


def test_the_years_from_1900_on_are_read() -> None:
    assert read_date("1/1/1900", DateOrder.DMY, TODAY).value == date(1900, 1, 1)
    assert read_date("31/12/1899", DateOrder.DMY, TODAY).kind is DateKind.IMPOSSIBLE
