"""Columns of attendance, booking or result: no no is counted, nor a word that is not known."""

from dataclasses import replace

import pytest

from sgdesk.data.sheets import Cell, ErrorCell
from sgdesk.services.imports.reading.values import SheetKind
from tests.services.imports.sheets import Came, read, sheet

DAY = "12/03/24"


def listed(heading: str, *words: Cell, **answers: str) -> Came:
    rows = [("Asha Sample", "Level 1", DAY, word) for word in words]
    return read(SheetKind.TRAINING, ("Name", "Course", "Date", heading), *rows, answers=answers)


def outcomes(came: Came) -> list[str]:
    return [outcome for *_, outcome in came.listed]


@pytest.mark.parametrize(
    ("heading", "word"),
    [
        ("Attendee status", "Not attending"),
        ("Attendance", "DNA"),
        ("Attendance (Y/N)", "N"),
        ("Attended", "no"),
        ("Did they attend?", "No"),
        ("Booking", "Cancelled"),
        ("Booking status", "Wait list"),
        ("Checked in", "No"),
        ("Present", "N"),
        ("Present/Absent", "Absent"),
        ("Status", "Withdrawn"),
        ("Completion status", "Not started"),
        ("Order status", "Refunded"),
        ("Registration", "Cancelled"),
        ("Result", "Fail"),
        ("Pass/Fail", "Fail"),
        ("Outcome", "Did not attend"),
        ("Turned up", "No"),
        ("Showed up", "No"),
        ("Came?", "No"),
        ("Attended?", "✗"),
    ],
)
def test_a_no_under_any_heading_of_status_is_no_completion(heading: str, word: str) -> None:
    assert outcomes(listed(heading, word)) == ["not_completed"]


@pytest.mark.parametrize(
    "heading", ["No show", "Cancelled", "Withdrawn", "Absent", "Apologies", "DNA"]
)
def test_a_heading_of_absence_turns_yes_and_no_round(heading: str) -> None:
    came = listed(heading, "Yes", "No", None, True)

    assert outcomes(came) == ["not_completed", "completed", "completed", "not_completed"]
    assert came.asked == {}


@pytest.mark.parametrize(
    ("word", "outcome"),
    [
        (None, "completed"),
        ("Completed", "completed"),
        ("complete", "completed"),
        ("ATTENDED", "completed"),
        ("passed", "completed"),
        ("Pass", "completed"),
        ("yes", "completed"),
        ("did not attend", "not_completed"),
        ("DNA", "not_completed"),
        ("No", "not_completed"),
        ("booked", "booked"),
        ("enrolled", "booked"),
        ("In  progress", "in_progress"),
        ("failed", "not_completed"),
        ("cancelled", "not_completed"),
        ("withdrawn", "not_completed"),
    ],
)
def test_every_word_for_an_outcome(word: str | None, outcome: str) -> None:
    assert outcomes(listed("outcome", word)) == [outcome]


@pytest.mark.parametrize(
    ("first", "second", "outcome"),
    [
        ("Booked", "No", "not_completed"),
        ("Cancelled", "Yes", "not_completed"),
        ("Booked", "Yes", "booked"),
        ("perhaps", "No", "not_completed"),
    ],
)
def test_where_two_columns_of_status_disagree_the_no_stands(
    first: str, second: str, outcome: str
) -> None:
    came = read(
        SheetKind.TRAINING,
        ("Name", "Course", "Date", "Booking status", "Attended"),
        ("Asha Sample", "Level 1", DAY, first, second),
    )

    assert outcomes(came) == [outcome]


def test_a_word_that_is_not_known_is_asked_once_under_its_heading_and_refused_till_then() -> None:
    came = listed("Attendance", "perhaps", "Perhaps", "yes")

    assert came.asked == {"status:attendance: perhaps": [(2, "D"), (3, "D")]}
    assert came.refused == [
        (2, "D", "perhaps", "unknown_outcome"),
        (3, "D", "Perhaps", "unknown_outcome"),
    ]
    assert outcomes(came) == ["completed"]


@pytest.mark.parametrize("answer", ["completed", "not_completed", "booked", "in_progress"])
def test_the_answer_to_a_word_stands_for_all_like_it(answer: str) -> None:
    came = listed("Attendance", "perhaps", "Perhaps", **{"status:attendance: perhaps": answer})

    assert (outcomes(came), came.refused) == ([answer] * 2, [])


def test_an_answer_to_a_word_that_is_not_offered_is_ignored() -> None:
    came = listed("Attendance", "perhaps", **{"status:attendance: perhaps": "yes"})

    assert (outcomes(came), came.questions[0].answer) == ([], "")


@pytest.mark.parametrize("heading", ["Outcome", "No show", "Attended"])
@pytest.mark.parametrize("others", [(), ("no",)])
def test_a_formula_that_failed_under_a_heading_of_status_is_never_a_yes(
    heading: str, others: tuple[str, ...]
) -> None:
    came = listed(heading, ErrorCell("#REF!"), *others)

    assert came.refused == [(2, "D", "#REF!", "error_cell")]
    assert (len(came.listed), came.asked) == (len(others), {})


def test_nothing_under_attended_is_asked_and_never_a_yes() -> None:
    came = listed("Attended", None, "yes")

    assert came.asked == {"status:attended: (blank)": [(2, "D")]}
    assert outcomes(came) == ["completed"]


def test_a_status_of_the_whole_row_holds_for_every_date_of_a_tracker() -> None:
    came = read(
        SheetKind.TRACKER,
        ("Name", "Level 1", "Level 2", "Attended"),
        ("Asha Sample", DAY, DAY, "No"),
        ("Bob Example", DAY, None, "Yes"),
        ("Cat Sample", DAY, None, "perhaps"),
    )

    assert came.completions == [(3, "B", 2, "2024-03-12", "")]
    assert came.refused == [
        (2, "B", DAY, "said_no"),
        (2, "C", DAY, "said_no"),
        (4, "B", DAY, "asked_word"),
    ]
    assert came.asked == {"status:attended: perhaps": [(4, "D")]}


def test_who_answered_that_it_was_not_completed_is_told_so_and_not_of_another_column() -> None:
    came = read(
        SheetKind.TRACKER,
        ("Name", "Level 1", "Attended"),
        ("Asha Sample", DAY, "No"),
        ("Cat Sample", DAY, "perhaps"),
        ("Dov Sample", f"{DAY} perhaps", "Yes"),
        answers={"status:attended: perhaps": "not_completed", "word:perhaps": "no"},
    )
    assert came.completions == []
    assert came.refused == [(2, "B", DAY, "said_no"), (3, "B", DAY, "answered_no")]
    assert [code for _, _, _, code in came.notes] == ["answered_no"]


@pytest.mark.parametrize(
    "said", [{"columns": {"D": "outcome"}}, {"answers": {"column:zork": "outcome"}}]
)
def test_a_column_that_is_said_to_hold_the_outcome_is_heeded(
    said: dict[str, dict[str, str]],
) -> None:
    came = read(
        SheetKind.TRAINING,
        ("Name", "Course", "Date", "Zork"),
        ("Asha Sample", "Level 1", "12/03/2024", "No"),
        ("Bob Example", "Level 1", "12/03/2024", "Yes"),
        **said,  # type: ignore[arg-type]
    )

    assert [(name, outcome) for name, _, _, outcome in came.listed] == [
        ("Asha Sample", "not_completed"),
        ("Bob Example", "completed"),
    ]


def test_initials_that_are_one_persons_are_no_signature_of_the_next() -> None:
    heads = ("Name", "Course", "Date", "Signed in")
    rows = [("Asha Sample", "Level 1", DAY, "AS"), ("Bina Trial", "Level 1", DAY, "AS")]
    came = read(SheetKind.TRAINING, heads, *rows)
    assert [name for name, *_ in came.listed] == ["Asha Sample"]
    assert came.asked == {"status:signed in: as": [(3, "D")]}


def test_a_comment_speaks_of_its_own_row_also_where_a_row_above_says_the_same() -> None:
    heads = ("Name", "Course", "Date")
    rows = [("Asha Sample", "Level 1", DAY), ("Bina Trial", "Level 1", DAY)]
    grid = replace(sheet(heads, *rows), comments={(3, 2): "did not attend"})
    came = read(SheetKind.TRAINING, grid=grid)
    assert [name for name, *_ in came.listed] == ["Asha Sample"]
    assert came.asked == {"word:did not attend": [(3, "C")]}


def test_words_of_a_course_among_those_of_people_are_asked_of_the_course() -> None:
    came = listed("Status", "Active", "Completed", "Launched", "Completed (late)", "Suspended")

    assert outcomes(came) == ["completed", "completed"]
    assert {each.kind.value for each in came.questions} == {"status"}
    assert [each[0] for each in came.refused] == [2, 4, 6]
    assert not any("suspended" in each.id for each in came.questions)


def test_a_word_of_concern_under_the_status_of_people_is_asked_without_the_word() -> None:
    came = read(
        SheetKind.TRACKER,
        ("Name", "Status", "Level 1"),
        ("Asha Sample", "Active", DAY),
        ("Ben Example", "Suspended", DAY),
        ("Cat Sample", "DBS pending", DAY),
    )

    assert came.names == ["Asha Sample", "Cat Sample"]
    (asked,) = came.questions
    assert "uspended" not in f"{asked}"
    assert asked.once


@pytest.mark.parametrize(
    "note",
    [
        "does not count",
        "needs to redo",
        "must resit",
        "only did half",
        "wrong date?",
        "not sure of date",
        "date is expiry",
        "estimated",
        "this was adults not children",
        "she was the trainer",
        "cert fake",
        "sent Bo instead",
        "swapped with Bo",
        "ran out of time",
        "could only stay an hour",
        "missed the second session",
        "left at lunch",
        "part 2 still to do",
        "will do it online",
        "on the list for June",
        "was ill",
        "date guessed",
        "wrong Ann?",
        "connection dropped",
        "helped run it",
        "observed only",
        "this is her sister",
    ],
)
def test_a_note_that_puts_a_completion_in_doubt_is_asked_about(note: str) -> None:
    came = listed("Notes", note)

    assert came.listed == []
    assert [each.kind.value for each in came.questions] == ["word"]


@pytest.mark.parametrize(
    "note",
    [
        "see Bob",
        "paid by card",
        "trainer Bob Guess",
        "has certificate",
        "wants Level 2 next",
        "refresher",
    ],
)
def test_a_note_that_says_nothing_against_a_completion_is_kept(note: str) -> None:
    assert outcomes(listed("Notes", note)) == ["completed"]


def test_words_under_assessment_are_an_outcome_and_figures_are_none() -> None:
    head = ("Name", "Course", "Date", "Attended", "Assessment")
    row = ("Asha Sample", "Level 1", DAY, "Y")
    words = read(SheetKind.TRAINING, head, (*row, "Pass"), (*row, "Refer"), (*row, None))
    figures = read(SheetKind.TRAINING, head, (*row, 85), (*row, 40))

    assert outcomes(words) == ["completed"]
    assert [each[0] for each in words.refused] == [3, 4]
    assert outcomes(figures) == ["completed", "completed"]
    assert [each.kind.value for each in figures.questions] == ["column"]


@pytest.mark.parametrize("heading", ["Cancelled at", "Cancelled on", "Withdrawn date"])
def test_a_day_on_which_somebody_cancelled_is_a_no(heading: str) -> None:
    assert outcomes(listed(heading, "01/03/2024", None)) == ["not_completed", "completed"]


@pytest.mark.parametrize("heading", ["Archived on", "Deleted at", "Deactivated"])
def test_a_day_on_which_somebody_was_taken_off_is_asked(heading: str) -> None:
    head = ("First name", "Surname", heading)
    came = read(SheetKind.PEOPLE, head, ("Asha", "Sample", None), ("Ben", "Example", "01/03/2024"))

    assert came.names == ["Asha Sample"]
    assert [each[3] for each in came.refused] == ["may_have_left"]


@pytest.mark.parametrize("word", ["Approved", "Confirmed", "Live"])
@pytest.mark.parametrize("heading", ["Status", "State"])
def test_a_word_of_courses_and_of_people_is_asked_where_a_status_holds_both(
    heading: str, word: str
) -> None:
    came = listed(heading, "Completed", "Active", "Left", word)

    assert outcomes(came) == ["completed", "completed"]
    assert (5, "D", word, "unknown_outcome") in came.refused
    assert any(
        f"“{word}” under “{heading}”: what came of the course?" == q.asks for q in came.questions
    )


@pytest.mark.parametrize("word", ["Expired", "Archived", "Lapsed", "On hold"])
def test_a_word_of_going_that_may_be_of_the_course_is_told_as_either(word: str) -> None:
    came = listed("Status", "Completed", "Active", "Left", word)
    (key,) = [each for each in came.asked if word.casefold() in each]

    assert outcomes(came) == ["completed", "completed"]
    assert (5, "D", word, "of_them_or_course") in came.refused
    assert (4, "D", "Left", "may_have_left") in came.refused
    assert "of them or of the course" in next(q.asks for q in came.questions if q.id == key)


@pytest.mark.parametrize("word", ["Active", "Current"])
def test_active_beside_words_of_a_course_alone_is_asked_of_the_course(word: str) -> None:
    came = listed("Status", "Completed", word, "Archived")

    assert outcomes(came) == ["completed"]
    assert (3, "D", word, "unknown_outcome") in came.refused


@pytest.mark.parametrize("word", ["Completed (late)", "Completed late", "Passed - late"])
def test_what_was_completed_late_is_a_yes_with_a_note(word: str) -> None:
    (entry,) = listed("Status", word).entries

    assert [(each.outcome.value, each.note) for each in entry.completions] == [("completed", word)]


@pytest.mark.parametrize("word", ["Late", "Came late", "Not completed (late)"])
def test_coming_late_alone_is_no_yes(word: str) -> None:
    assert "completed" not in outcomes(listed("Status", word))


def test_a_status_of_people_alone_says_nothing_of_the_course() -> None:
    came = listed("Status", "Active", "Approved", "New")

    assert outcomes(came) == ["completed"] * 3


@pytest.mark.parametrize(
    "heading", ["Outstanding?", "Needs to retake", "Void", "Voided", "Resit needed", "Revoked"]
)
@pytest.mark.parametrize("kind", [SheetKind.TRACKER, SheetKind.TRAINING])
def test_a_yes_that_something_is_open_or_void_is_asked_about(kind: SheetKind, heading: str) -> None:
    answers = {"Asha Sample": "No", "Ben Example": "Yes", "Cat Sample": None}
    of_course = kind is SheetKind.TRACKER
    head = ("Name", "Level 1", heading) if of_course else ("Name", "Course", "Date", heading)
    beside = (DAY,) if of_course else ("Level 1", DAY)
    rows = (head, *((name, *beside, each) for name, each in answers.items()))
    came = read(kind, *rows)

    assert [each.row for each in came.entries if each.completions] == [2, 4]
    assert [each.kind.value for each in came.questions] == ["status"]
    said_yes = read(kind, *rows, answers={next(iter(came.asked)): "completed"})
    assert [each.row for each in said_yes.entries if each.completions] == [2, 3, 4]


@pytest.mark.parametrize("heading", ["Did not come", "Failed", "Missed", "Didn't finish", "Unable"])
def test_a_mark_under_a_heading_that_says_no_is_a_no(heading: str) -> None:
    came = listed(heading, "Yes", None, "No", "x")

    assert outcomes(came) == ["not_completed", "completed", "completed"]
    assert [each.kind.value for each in came.questions] == ["status"]
