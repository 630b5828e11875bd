"""A tick is of the day that stands over it: in the heading, in a line of labels, or as was said."""

import pytest

from sgdesk.data.sheets import Cell
from sgdesk.services.imports.reading.values import SheetKind
from tests.services.imports.sheets import Came, read

ANN, BOB = "Ann Sample", "Bob Example"
TITLE = ("Safeguarding Level 1, 12 March 2024, St Example's Hall",)


def tracker(*rows: tuple[Cell, ...], **answers: str) -> Came:
    return read(SheetKind.TRACKER, *rows, answers=answers)


def days(came: Came) -> list[tuple[int, str, int | None, str]]:
    return [done[:4] for done in came.completions]


@pytest.mark.parametrize(
    "heading",
    [
        "Level 1 12/03/2024",
        "L1 – 12 March 2024",
        "Level 1 (12 March 2024)",
        "Level 1, Tues 12th March 2024",
        "12.3.24 Level 1",
        "SG L1 12/03/24",
    ],
)
@pytest.mark.parametrize("tick", ["✓", "Yes", "attended", True])
def test_a_tick_under_a_heading_with_a_day_is_of_that_day(heading: str, tick: Cell) -> None:
    came = tracker(("Name", heading), (ANN, tick), (BOB, None))

    assert days(came) == [(2, "B", 2, "2024-03-12")]


def test_what_says_no_or_nothing_certain_under_such_a_heading_is_no_completion() -> None:
    came = tracker(("Name", "Level 1 12/03/2024"), (ANN, "No"), (BOB, "x"), ("Cat Sample", "apols"))

    assert came.completions == []
    assert came.asked == {"word:x": [(3, "B")]}


def test_a_date_of_its_own_is_believed_before_the_one_over_it() -> None:
    came = tracker(("Name", "Level 1 12/03/2024"), (ANN, "19/03/2024"), (BOB, "12/03/2024"))

    assert [done[3] for done in came.completions] == ["2024-03-19", "2024-03-12"]


@pytest.mark.parametrize(
    "rows",
    [
        (("Name", "Level 1 12/03/2024"),),
        (("Name", "Level 1"), ("Course date", "12/03/2024")),
        (("Course date", "12/03/2024"), ("Name", "Level 1")),
    ],
)
def test_a_tick_among_other_days_is_asked_about_and_the_answer_holds(
    rows: tuple[tuple[Cell, ...], ...],
) -> None:
    said = len(rows)
    people = ((ANN, "19/03/2024"), (BOB, "✓"))
    came = tracker(*rows, *people)

    assert [done[3] for done in came.completions] == ["2024-03-19"]
    assert came.refused == [(said + 2, "B", "✓", "asked_word")]
    (asked,) = came.questions
    assert asked.asks.endswith("without a day of its own. Was it on 12 March 2024?")
    yes = tracker(*rows, *people, **{asked.id: "yes"})
    assert [done[3] for done in yes.completions] == ["2024-03-19", "2024-03-12"]
    no = tracker(*rows, *people, **{asked.id: "no"})
    assert no.refused == [(said + 2, "B", "✓", "left_out")]


def test_a_tick_among_dates_of_the_same_day_is_of_that_day() -> None:
    rows = (("Name", "Level 1"), ("Course date", "12/03/2024"), (ANN, "12/03/2024"), (BOB, "✓"))

    assert [done[3] for done in tracker(*rows).completions] == ["2024-03-12", "2024-03-12"]


def test_days_without_a_name_are_those_of_columns_of_ticks_alone() -> None:
    head: tuple[tuple[Cell, ...], ...] = (
        ("Name", "Level 1", "Level 2"),
        (None, "12/03/2024", "13/04/2024"),
    )
    came = tracker(*head, (ANN, "✓", None), (BOB, "Yes", "✓"))

    assert days(came) == [
        (3, "B", 2, "2024-03-12"),
        (4, "B", 2, "2024-03-12"),
        (4, "C", 3, "2024-04-13"),
    ]
    assert (came.notes, came.refused) == ([(2, "A", "", "label_row")], [])
    other = tracker(*head, (ANN, "✓", "01/02/2024"), (BOB, "Yes", "✓"))
    assert days(other) == [(3, "C", 3, "2024-02-01")]
    assert other.refused == [(2, "A", "", "no_name")]
    assert {each[3] for each in other.notes} == {"yes_without_date"}


def test_a_tick_under_a_dated_heading_whose_own_date_is_blank_is_asked_about() -> None:
    rows = (("Name", "Level 1 12/03/2024", "Date"), (ANN, "✓", None), (BOB, "✓", "19/03/2024"))
    came = tracker(*rows)

    assert days(came) == [(3, "C", 2, "2024-03-19")]
    assert came.refused == [(2, "B", "✓", "asked_word")]
    (asked,) = came.questions
    yes = tracker(*rows, **{asked.id: "yes"})
    assert days(yes) == [(2, "B", 2, "2024-03-12"), (3, "C", 2, "2024-03-19")]


def test_a_heading_with_a_month_gives_the_month_and_one_with_two_days_none() -> None:
    came = tracker(
        ("Name", "Level 1 March 2024", "Level 2 12 & 19 March 2024"), (ANN, "✓", "✓"), (BOB, "", "")
    )

    assert days(came) == [(2, "B", 2, "2024-03-01")]
    assert came.entries[0].completions[0].month_only
    assert came.refused == [(2, "C", "✓", "heading_day")]


@pytest.mark.parametrize(
    "rows",
    [
        (("Date of course", "12 March 2024", "13/04/2024"), ("Name", "Level 1", "Level 2")),
        (("Name", "Level 1", "Level 2"), ("Date of course:", "12 March 2024", "13/04/2024")),
        (("Date:",), (None, "12 March 2024", "13/04/2024"), ("Name", "Level 1", "Level 2")),
    ],
)
def test_a_line_of_labels_gives_each_course_its_day(rows: tuple[tuple[Cell, ...], ...]) -> None:
    came = tracker(*rows, (ANN, "✓", "Y"))

    assert [done[1:4] for done in came.completions] == [
        ("B", 2, "2024-03-12"),
        ("C", 3, "2024-04-13"),
    ]


@pytest.mark.parametrize(
    ("line", "comes"),
    [
        ("Date of course: 12 March 2024", True),
        ("Level 1 at St Example's Hall, 12 March 2024", True),
        ("Training record as at 12 March 2024", False),
        ("Next review 12 March 2024", False),
        ("Level 1 list updated 12 March 2024", False),
        ("Level 1, printed 12/03/2024", False),
    ],
)
def test_a_line_alone_gives_its_day_where_it_is_about_the_course(line: str, comes: bool) -> None:
    came = tracker((line, None), ("Name", "Level 1"), (ANN, "✓"))

    assert bool(came.completions) is comes


def test_yes_without_any_date_is_asked_for_its_day_once_and_not_for_the_next_sheet() -> None:
    rows: list[tuple[Cell, ...]] = [("Name", "SG L1 done?"), (ANN, "Yes"), (BOB, "No")]
    (asked,) = tracker(*rows).questions

    assert (asked.id, asked.once, [c[:2] for c in asked.cells]) == (
        "day:sg l1 done?",
        True,
        [(2, "B")],
    )
    assert days(tracker(*rows, **{asked.id: "2024-03-12"})) == [(2, "B", 2, "2024-03-12")]


@pytest.mark.parametrize("answer", ["2031-01-01", "1066-01-01", "yesterday", "-", ""])
def test_what_is_no_day_so_far_answers_no_question_for_a_day(answer: str) -> None:
    came = tracker(("Name", "Level 1"), (ANN, "Yes"), **{"day:level 1": answer})

    assert came.completions == []


def test_a_yes_among_dates_is_not_asked_for_one_day_of_all() -> None:
    came = tracker(("Name", "Level 1"), (ANN, "Yes"), (BOB, "12/03/2024"))

    assert came.asked == {}
    assert came.notes == [(2, "B", "Yes", "yes_without_date")]


@pytest.mark.parametrize("kind", [SheetKind.TRAINING, SheetKind.TRACKER])
def test_a_register_has_its_course_and_day_from_its_title(kind: SheetKind) -> None:
    came = read(
        kind,
        TITLE,
        ("Name", "Signature", "Present"),
        (ANN, "A Sample", "✓"),
        (BOB, "B Example", "No"),
    )

    assert came.listed == [
        (ANN, "Safeguarding Level 1", "2024-03-12", "completed"),
        (BOB, "Safeguarding Level 1", "2024-03-12", "not_completed"),
    ]


def test_a_register_whose_title_lacks_the_day_asks_for_it() -> None:
    rows: list[tuple[Cell, ...]] = [
        ("Safeguarding Level 1",),
        ("Name", "Present"),
        (ANN, "✓"),
    ]
    (asked,) = read(SheetKind.TRAINING, *rows).questions
    came = read(SheetKind.TRAINING, *rows, answers={asked.id: "2024-03-12"})

    assert asked.id == "day:safeguarding level 1"
    assert came.listed == [(ANN, "Safeguarding Level 1", "2024-03-12", "completed")]


def test_a_register_whose_title_lacks_the_course_asks_for_it() -> None:
    rows: list[tuple[Cell, ...]] = [
        ("Attendance 12 March 2024",),
        ("Name", "Signature"),
        (ANN, "A Sample"),
    ]
    (asked,) = read(SheetKind.TRACKER, *rows).questions
    came = read(SheetKind.TRACKER, *rows, answers={asked.id: "Level 1"})

    assert (asked.kind, asked.once) == ("course", True)
    assert came.listed == [(ANN, "Level 1", "2024-03-12", "completed")]


def test_a_list_of_a_booking_site_is_of_the_day_of_checking_in_and_a_place_is_no_yes() -> None:
    came = read(
        SheetKind.TRAINING,
        ("Order Date", "First Name", "Last Name", "Ticket Type", "Event Name", "Attendee Status",
         "Checked In Date"),
        ("2024-02-01", "Ann", "Sample", "General", "Level 1", "Checked In", "2024-03-12"),
        ("2024-02-01", "Bob", "Example", "General", "Level 1", "Attending", None),
    )  # fmt: skip

    assert came.listed == [(ANN, "Level 1", "2024-03-12", "completed")]
    assert came.asked["status:attendee status: attending"] == [(3, "F")]


def test_a_report_of_a_meeting_is_of_the_day_of_joining_and_asks_for_its_course() -> None:
    rows: list[tuple[Cell, ...]] = [
        ("Name (Original Name)", "Join Time", "Leave Time", "Duration (Minutes)"),
        ("Shown (Ann Sample)", "12/03/2024 19:00", "12/03/2024 20:30", 90),
        (BOB, "12/03/2024 19:00", "12/03/2024 19:10", 10),
    ]
    asked = read(SheetKind.TRAINING, *rows)
    course = next(each for each in asked.questions if each.kind == "course")
    came = read(SheetKind.TRAINING, *rows, answers={course.id: "Level 1"})

    assert came.listed == [(ANN, "Level 1", "2024-03-12", "completed")]
    assert came.asked["word:there for less than half"] == [(3, "A")]


def test_a_title_close_to_the_headings_is_no_part_of_them() -> None:
    came = read(
        SheetKind.TRACKER,
        ("Level 1 attendance 12/03/2024",),
        ("Name", "Signed"),
        (ANN, "AS"),
    )

    assert came.column("A").heading == "Name"
    assert came.listed == [(ANN, "Level 1", "2024-03-12", "completed")]


@pytest.mark.parametrize("heading", ["Level 1 (updated 12/03/2024)", "Level 1 - since 12/03/2024"])
def test_a_day_on_which_a_heading_was_written_is_no_day_of_a_course(heading: str) -> None:
    came = tracker(("Name", "Level 2", heading), (ANN, None, "✓"))

    assert came.completions == []


def test_a_register_that_says_when_it_was_printed_asks_for_its_day() -> None:
    rows = (("Level 1 register, printed 12/03/2024",), ("Name", "Present"), (ANN, "✓"))
    came = read(SheetKind.TRAINING, *rows)

    assert came.listed == []
    assert [each.kind for each in came.questions] == ["day"]


@pytest.mark.parametrize(
    "rows",
    [
        (("Dates completed",), ("Name", "Level 1", "Level 2")),
        (("Name", "Level 1", "Level 2"), ("Dates completed",)),
    ],
)
def test_a_title_that_is_a_label_gives_nobody_the_day_of_the_first_person(
    rows: tuple[tuple[Cell, ...], ...],
) -> None:
    people = ((ANN, "15/04/2025", "28/02/2017"), (BOB, "16/04/2025", "Done"))
    came = tracker(*rows, *people)
    assert days(came) == [
        (3, "B", 2, "2025-04-15"),
        (3, "C", 3, "2017-02-28"),
        (4, "B", 2, "2025-04-16"),
    ]


def test_a_label_alone_holds_for_the_days_below_it_beside_no_name() -> None:
    above: tuple[tuple[Cell, ...], ...] = (("Date of course", None), (None, "12/03/2024"))
    came = tracker(*above, ("Name", "Level 1"), (ANN, "Yes"), (BOB, None))
    assert days(came) == [(4, "B", 2, "2024-03-12")]
