"""Which day belongs to which course where words and days stand in columns of their own."""

import pytest

from sgdesk.services.imports.reading.values import SheetKind
from tests.services.imports.sheets import Came, read

ANN, BOB = "Ann Sample", "Bob Example"


def tracked(heads: tuple[str, ...], *rows: tuple[str | None, ...]) -> Came:
    return read(SheetKind.TRACKER, heads, *rows)


def test_a_date_before_each_course_belongs_to_the_course_behind_it() -> None:
    came = tracked(
        ("Name", "Date", "Level 1", "Date", "Level 2"),
        (ANN, "01/02/2023", "Yes", "03/04/2024", "Yes"),
        (BOB, None, "No", "05/05/2024", "Yes"),
    )

    assert [done[:4] for done in came.completions] == [
        (2, "B", 2, "2023-02-01"),
        (2, "D", 3, "2024-04-03"),
        (3, "D", 3, "2024-05-05"),
    ]


def test_a_date_behind_each_course_belongs_to_the_course_before_it() -> None:
    came = tracked(
        ("Name", "Date", "Level 1", "Date", "Level 2", "Date"),
        (ANN, "01/09/2010", "Yes", "03/04/2024", "Yes", "05/05/2024"),
    )

    assert [done[:4] for done in came.completions] == [
        (2, "D", 2, "2024-04-03"),
        (2, "F", 3, "2024-05-05"),
    ]


def test_a_refreshers_date_done_is_no_expiry_beside_the_same_words() -> None:
    came = tracked(
        (
            "Name",
            "Level 2 refresher Yes/No",
            "Level 2 refresher Date done",
            "Level 1 refresher date",
        ),
        (ANN, "Yes", "14/10/2017", "14/10/2027"),
    )

    assert [came.means(letter) for letter in "BCD"] == ["state", "course", "expiry"]
    assert [done[:4] for done in came.completions] == [(2, "C", 3, "2017-10-14")]


def test_when_behind_the_name_of_a_course_heads_its_dates() -> None:
    came = tracked(("Name", "Level 1", "Level 1 - When"), (ANN, "Yes", "14/10/2017"))
    assert [done[:4] for done in came.completions] == [(2, "C", 2, "2017-10-14")]


def test_attendance_of_a_course_speaks_of_that_course_alone() -> None:
    came = tracked(
        ("Name", "Level 1 Attendance", "Level 1 Date done", "Level 2", "Date"),
        (ANN, "Absent", "01/02/2023", "Yes", "03/04/2024"),
    )

    assert [done[:4] for done in came.completions] == [(2, "E", 3, "2024-04-03")]


def test_a_day_of_cancelling_takes_a_booking_back() -> None:
    came = read(
        SheetKind.TRAINING,
        ("Name", "Course", "Date", "Cancelled on"),
        (ANN, "Level 1", "01/02/2023", "20/01/2023"),
        (BOB, "Level 1", "01/02/2023", None),
    )
    assert [outcome for *_, outcome in came.listed] == ["not_completed", "completed"]


def test_progress_below_a_hundred_is_no_completion() -> None:
    came = read(
        SheetKind.TRAINING,
        ("Name", "Course", "Date", "Progress"),
        (ANN, "Level 1", "01/02/2023", "40%"),
        (BOB, "Level 1", "01/02/2023", "100%"),
    )
    assert [outcome for *_, outcome in came.listed] == ["not_completed", "completed"]


def test_a_role_in_a_row_without_a_day_is_told() -> None:
    came = read(
        SheetKind.TRAINING,
        ("Name", "Role", "Course", "Date"),
        (ANN, "Juggler", "Level 1", None),
    )
    assert came.notes == [(2, "B", "Juggler", "with_its_row")]


def test_a_booking_before_anybody_kept_records_is_listed() -> None:
    came = read(
        SheetKind.TRAINING,
        ("Name", "Course", "Date", "Status"),
        (ANN, "Level 1", "20/03/1922", "Booked"),
        (BOB, "Level 1", "20/03/2022", "Booked"),
    )
    assert (len(came.listed), came.refused) == (1, [(2, "C", "20/03/1922", "too_long_ago")])


def test_a_failed_formula_in_a_file_of_text_heads_no_names() -> None:
    came = read(
        SheetKind.TRACKER,
        ("Name", "Level 1", "Level 2"),
        (ANN, "01/02/2023", "02/02/2023"),
        (BOB, "#NAME?", "02/03/2023"),
    )
    assert came.names == [ANN, BOB]


def test_lines_of_last_days_are_nobody() -> None:
    said = ("Last trained", "Most recent date", "Up to", "Latest training", "Nobody at present")
    came = tracked(
        ("Name", "Level 1"), (ANN, "01/02/2023"), *((each, "01/02/2023") for each in said)
    )
    assert came.names == [ANN]


def test_whoever_has_not_signed_on_the_paper_of_a_session_is_asked_about() -> None:
    came = read(
        SheetKind.TRAINING,
        ("Level 1 - 12 March 2024", None),
        ("Name", "Signature"),
        (ANN, "A. Sample"),
        (BOB, None),
    )
    assert came.listed == [(ANN, "Level 1", "2024-03-12", "completed")]
    assert came.asked == {"status:signature: (blank)": [(4, "B")]}


def test_a_course_to_a_day_is_its_end() -> None:
    came = tracked(("Name", "Level 1", "Level 1 to"), (ANN, "01/02/2022", "01/02/2025"))

    assert came.means("C") == "expiry"
    assert [done[3] for done in came.completions] == ["2022-02-01"]


@pytest.mark.parametrize("day", ["Date", "Course date", "Event date", "Date of training"])
@pytest.mark.parametrize(
    "done", ["Attended", "Completed", "Passed", "Finished", "Checked in", "Achieved", "Signed off"]
)
def test_whoever_has_no_day_under_what_was_done_did_not_do_it_on_the_day_beside(
    day: str, done: str
) -> None:
    came = read(
        SheetKind.TRAINING,
        ("Name", "Course", day, done),
        (ANN, "Level 1", "12/03/2024", "13/03/2024"),
        (BOB, "Level 1", "12/03/2024", None),
    )

    assert [(name, on) for name, _, on, _ in came.listed] == [(ANN, "2024-03-13")]
    assert [each for each in came.refused if each[0] == 3] == [(3, "D", "", "no_date")]


@pytest.mark.parametrize("done", ["Attended", "Completed"])
def test_words_or_nothing_under_what_was_done_leave_the_day_beside(done: str) -> None:
    head = ("Name", "Course", "Date", done)
    worded = read(
        SheetKind.TRAINING,
        head,
        (ANN, "Level 1", "12/03/2024", "Yes"),
        (BOB, "Level 1", "12/03/2024", "No"),
    )
    blank = read(SheetKind.TRAINING, head, (ANN, "Level 1", "12/03/2024", None))

    assert [outcome for *_, outcome in worded.listed] == ["completed", "not_completed"]
    assert [on for _, _, on, _ in blank.listed] == ["2024-03-12"]


@pytest.mark.parametrize("title", ["Level 1 - Mon 12 March 2024", "Level 1, 12/03/2024 (Mon)"])
def test_a_day_in_a_title_that_was_another_weekday_is_asked(title: str) -> None:
    came = read(SheetKind.TRAINING, (title,), ("Name", "Attended"), (ANN, "Y"))

    assert came.listed == []
    assert [each.kind.value for each in came.questions] == ["day"]


def test_what_stands_below_a_course_may_say_that_its_dates_are_of_nothing_done() -> None:
    came = tracked(
        ("Name", "Level 1", "Level 2"),
        (None, "date booked", "date attended"),
        (ANN, "12/03/2024", "13/03/2024"),
    )

    assert [column for _, column, *_ in came.completions] == ["C"]
    assert came.means("B") in ("unknown", "aside")
