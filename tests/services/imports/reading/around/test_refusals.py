"""A sheet from which nothing can be read is refused, with what it lacks."""

import re

import pytest

from sgdesk.cli.import_answers import columns_said
from sgdesk.data.sheets import Cell, SheetError
from sgdesk.domain.errors import InputError
from sgdesk.services.imports.reading.values import SheetKind
from tests.services.imports.sheets import read

DAY = "12/03/24"


def test_a_sheet_without_a_table_is_refused_by_what_it_lacks() -> None:
    with pytest.raises(SheetError, match="no heading for the name"):
        read(SheetKind.TRACKER, ("Level 1", "Level 2"), (DAY, None))
    with pytest.raises(SheetError, match="Swimming"):
        read(SheetKind.TRACKER, ("Name", "Swimming"), ("Asha Sample", DAY))
    with pytest.raises(SheetError, match="has no column for completed_on"):
        read(SheetKind.TRAINING, ("Name", "Course"), ("Asha Sample", "Level 1"))
    with pytest.raises(SheetError, match="no column for role"):
        read(SheetKind.ROLES, ("a", "b"))
    with pytest.raises(SheetError, match="no column for given name and family name"):
        read(SheetKind.PEOPLE, ("Ref", "Swimming"), ("8", "yes"))
    with pytest.raises(SheetError, match="holds nothing"):
        read(SheetKind.PEOPLE)


@pytest.mark.parametrize(
    ("kind", "rows", "says"),
    [
        (SheetKind.PEOPLE, (("Ref", "Who is it"), ("8", "Asha Sample")), ("First name", "B=name")),
        (SheetKind.TRAINING, (("Name", "Course"), ("Asha Sample", "Level 1")), ("Date completed",)),
        (SheetKind.ROLES, (("a", "b"), ("c", "d")), ("(Role)", '--columns "A=role"')),
        (
            SheetKind.TRACKER,
            (("Name", "Any Level 1"), ("Asha Sample", DAY)),
            ('"B=Level 1"', "window"),
        ),
        (SheetKind.TRACKER, (("x", "Level 1"), ("Asha Sample", DAY)), ('"A=name"', "window")),
    ],
)
def test_a_refusal_names_a_heading_that_would_do_and_how_to_say_what_a_column_is(
    kind: SheetKind, rows: tuple[tuple[Cell, ...], ...], says: tuple[str, ...]
) -> None:
    with pytest.raises(SheetError) as refused:
        read(kind, *rows)
    assert [each for each in says if each not in str(refused.value)] == []


@pytest.mark.parametrize("kind", [SheetKind.TRACKER, SheetKind.TRAINING])
@pytest.mark.parametrize("corner", ["Course", None, "Training"])
def test_a_sheet_with_people_side_by_side_is_to_be_turned_round(
    kind: SheetKind, corner: Cell
) -> None:
    head = (corner, "Asha Sample", "Ben Example")
    with pytest.raises(SheetError, match="turn it round"):
        read(kind, head, ("Level 1", DAY, DAY), ("Level 2", DAY, None))


@pytest.mark.parametrize(
    "heading",
    ["Date", "Level 9 valid until", "Sunday 3 March", "Child attended", "Timestamp", "Booked for"],
)
def test_a_refusal_names_no_column_of_ends_of_other_days_or_of_children_for_a_course(
    heading: str,
) -> None:
    with pytest.raises(SheetError) as refused:
        read(SheetKind.TRACKER, ("Name", heading), ("Asha Sample", DAY), ("Bob Instance", DAY))
    assert "--columns" not in str(refused.value)


@pytest.mark.parametrize(
    "rows",
    [
        (("Name", "2022", "2023", "2024"), ("Ann Sample", "L1", None, "L2")),
        (("Name", "Role"), ("Ann Sample", "Cook")),
    ],
)
def test_a_row_with_a_heading_for_the_name_is_never_said_to_have_none(
    rows: tuple[tuple[Cell, ...], ...],
) -> None:
    with pytest.raises(SheetError, match="headed with a course"):
        read(SheetKind.TRACKER, *rows)


TICKS = (("Ann Sample", "x", None, "x"), ("Bob Instance", None, "✓", "x"))


@pytest.mark.parametrize(
    "heads",
    [
        (("Name", "12/03/2024", "19/03/2024", "26/03/2024"),),
        (("Level 1 attendance",), ("Name", "12/03/2024", "19/03/2024", "26/03/2024")),
        (("Level 1 attendance",), (None, "12/03/2024", "19/03/2024", "26/03/2024")),
        (("Level 1", None, None, None), ("Name", "12/03/2024", "19/03/2024", "26/03/2024")),
    ],
)
def test_ticks_under_bare_days_are_refused_with_what_to_do(
    heads: tuple[tuple[Cell, ...], ...],
) -> None:
    with pytest.raises(SheetError, match="ticks stand under days") as refused:
        read(SheetKind.TRACKER, *heads, *TICKS)
    assert "“Level 1 12/03/2024”" in str(refused.value)


def test_ticks_under_days_are_read_once_their_headings_name_the_course() -> None:
    came = read(SheetKind.TRACKER, ("Name", "Level 1 12/03/2024"), ("Ann Sample", "✓"))
    assert [each[2:4] for each in came.completions] == [(2, "2024-03-12")]


def test_a_register_beside_a_course_with_days_of_its_own_is_no_reason_to_refuse() -> None:
    head = ("Name", "Level 1", "19/03/2024", "26/03/2024")
    came = read(SheetKind.TRACKER, head, ("Ann Sample", DAY, "x", "x"))
    assert [each[2:4] for each in came.completions] == [(2, "2024-03-12")]


def test_a_list_of_names_and_days_says_where_to_write_the_course_and_is_read_with_it() -> None:
    rows = (("Name", "Date"), ("Ann Sample", DAY))
    with pytest.raises(SheetError, match="says who and when") as refused:
        read(SheetKind.TRACKER, *rows)
    assert "column B, “Date”" in str(refused.value)
    headed = read(SheetKind.TRACKER, ("Name", "Level 1"), rows[1])
    titled = read(SheetKind.TRACKER, ("Level 1",), *rows)
    assert [each[2:4] for each in headed.completions] == [(2, "2024-03-12")]
    assert titled.listed == [("Ann Sample", "Level 1", "2024-03-12", "completed")]


@pytest.mark.parametrize(
    ("heading", "rows"),
    [
        ("Helper 1", ("Bob Instance", "Cai Example")),
        ("2023", ("L1", "L2")),
        ("Do you need Level 2?", ("Yes", "No")),
        ("Interested in Level 2?", ("Yes", "No")),
        ("Consent to photos", ("Yes", "Yes")),
        ("Levels 1 and 2", (DAY, DAY)),
        ("12/03/2024", (DAY, DAY)),
        ("Level 9 runs out", (DAY, DAY)),
        ("Allergies", ("nuts", "none")),
    ],
)
def test_no_column_of_names_words_wishes_or_two_courses_is_proposed_for_a_course(
    heading: str, rows: tuple[str, str]
) -> None:
    with pytest.raises(SheetError) as refused:
        read(SheetKind.TRACKER, ("Name", heading), ("Asha Sample", rows[0]), ("Bo Sample", rows[1]))
    assert "--columns" not in str(refused.value)


@pytest.mark.parametrize(
    ("kind", "rows", "names"),
    [
        (SheetKind.TRACKER, (("Name", "Any Level 1"), ("Asha Sample", DAY)), ["Asha Sample"]),
        (SheetKind.TRACKER, (("x", "Level 1"), ("Asha Sample", DAY)), ["Asha Sample"]),
        (
            SheetKind.TRACKER,
            (("Asha Sample", DAY), ("Bo Sample", DAY)),
            ["Asha Sample", "Bo Sample"],
        ),
        (
            SheetKind.TRACKER,
            (
                ("Timestamp", "Your full name", "Have you completed Level 1?", "If yes, when?"),
                (DAY, "Asha Sample", "Yes", DAY),
                (DAY, "Bo Sample", "No", None),
            ),
            ["Asha Sample", "Bo Sample"],
        ),
        (SheetKind.PEOPLE, (("Ref", "Who is it"), ("8", "Asha Sample")), ["Asha Sample"]),
        (SheetKind.PEOPLE, (("First name", "x"), ("Asha", "Sample")), ["Asha Sample"]),
        (
            SheetKind.TRAINING,
            (("Who was it", "Which", "Day 1"), ("Asha Sample", "Level 1", DAY)),
            ["Asha Sample"],
        ),
        (
            SheetKind.TRACKER,
            (("Name", "Course", "x"), ("Asha Sample", "Level 1", DAY)),
            ["Asha Sample"],
        ),
    ],
)
def test_what_a_refusal_proposes_is_accepted_and_everybody_is_read_with_it(
    kind: SheetKind, rows: tuple[tuple[Cell, ...], ...], names: list[str]
) -> None:
    with pytest.raises(SheetError) as refused:
        read(kind, *rows)
    said = re.search(r'--columns "([^"]+)"', str(refused.value))
    assert said is not None
    came = read(kind, *rows, columns=columns_said(said[1]))
    assert came.names == names


def test_a_word_that_no_column_takes_is_answered_with_every_word_that_it_takes() -> None:
    with pytest.raises(InputError) as refused:
        read(SheetKind.TRACKER, ("Name", "x"), ("Asha Sample", DAY), columns={"B": "swim"})
    said = re.search(r"one of these words \((.*)\)", str(refused.value))
    assert said is not None
    words = said[1].split(", ")
    assert {"date_beside", "note", "course", "completed_on"} <= set(words)
    for word in words:
        try:
            read(SheetKind.TRACKER, ("Name", "x"), ("Asha Sample", "y"), columns={"B": word})
        except SheetError:
            continue  # The sheet lacks a course whatever is said of this column.


@pytest.mark.parametrize("kind", [SheetKind.TRACKER, SheetKind.TRAINING])
@pytest.mark.parametrize("courses", [True, False])
def test_every_answer_that_is_offered_for_a_column_is_accepted(
    kind: SheetKind, courses: bool
) -> None:
    head = ("Name", "Level 1", "x") if courses else ("Name", "Course", "Date", "x")
    row = ("Asha Sample", DAY, "words") if courses else ("Asha Sample", "Level 1", DAY, "words")
    asked = next(each for each in read(kind, head, row).questions if each.id == "column:x")
    for choice in asked.choices:
        came = read(kind, head, row, answers={"column:x": choice.key})
        assert len(came.reading.entries) + len(came.refused) + len(came.asked) > 0, choice


@pytest.mark.parametrize(
    "rows",
    [
        (("Name", "Level 1?"), ("Ann Sample", DAY)),
        ((None, "Booked"), ("Name", "Level 1"), ("Ann Sample", DAY)),
        ((None, "Level 1 planned"), ("Name", "Level 1"), ("Ann Sample", DAY)),
        ((None, "These are our bookings for spring."), ("Name", "Level 1"), ("Ann Sample", DAY)),
        ((None, "All volunteers must do it by"), ("Name", "Level 1"), ("Ann Sample", DAY)),
    ],
)
def test_the_only_course_of_a_sheet_is_asked_about_where_its_heading_is_in_doubt(
    rows: tuple[tuple[Cell, ...], ...],
) -> None:
    came = read(SheetKind.TRACKER, *rows)
    assert came.completions == []
    assert "column" in {key.partition(":")[0] for key in came.asked}


@pytest.mark.parametrize(
    "rows",
    [
        (("Name", "Level 1 valid until"), ("Ann Sample", DAY)),
        ((None, "Expired"), ("Name", "Level 1"), ("Ann Sample", DAY)),
    ],
)
def test_a_sheet_of_ends_alone_is_told_that_it_holds_no_day_of_training(
    rows: tuple[tuple[Cell, ...], ...],
) -> None:
    with pytest.raises(SheetError, match="holds only days on which training runs out"):
        read(SheetKind.TRACKER, *rows)


def test_a_sheet_with_other_days_beside_its_ends_is_not_said_to_hold_only_ends() -> None:
    head = ("Name", "Wood Badge date", "Level 9 valid until")
    with pytest.raises(SheetError) as refused:
        read(SheetKind.TRACKER, head, ("Asha Sample", DAY, DAY), ("Bob Instance", DAY, DAY))
    assert "holds only days" not in str(refused.value)
    assert "not plain which could be one" in str(refused.value)


@pytest.mark.parametrize("heading", ["Welfare Officer Workshop", "Wood Badge", "Swimming"])
def test_no_course_that_a_heading_does_not_name_is_proposed_for_its_days(heading: str) -> None:
    with pytest.raises(SheetError) as refused:
        read(SheetKind.TRACKER, ("Name", heading), ("Asha Sample", DAY), ("Bob Instance", DAY))
    assert "Induction" not in str(refused.value)
    assert "--columns" not in str(refused.value)


@pytest.mark.parametrize(
    "heading", ["Any Level 1 by", "Any Level 1 target", "Any Level 1 start", "Any Level 1 to check"]
)
def test_no_day_by_which_or_from_which_is_proposed_for_a_course(heading: str) -> None:
    with pytest.raises(SheetError) as refused:
        read(SheetKind.TRACKER, ("Name", heading), ("Asha Sample", DAY), ("Bob Instance", DAY))
    assert "--columns" not in str(refused.value)


def test_the_day_on_which_a_course_was_approved_is_proposed_for_no_completion() -> None:
    head = ("Name", "Course", "Approved")
    with pytest.raises(SheetError) as refused:
        read(SheetKind.TRAINING, head, ("Asha Sample", "Level 1", DAY))
    assert 'completed_on"' not in str(refused.value)


def test_names_are_proposed_where_no_column_is_plainly_a_courses() -> None:
    with pytest.raises(SheetError) as refused:
        read(SheetKind.TRACKER, ("x", "Wood Badge"), ("Asha Sample", DAY), ("Bob Instance", DAY))
    assert '"A=name"' in str(refused.value)


@pytest.mark.parametrize(
    "heading", ["Timestamp", "Submitted on", "Last modified", "Time submitted"]
)
def test_the_day_on_which_a_form_was_filled_in_is_proposed_for_no_completion(heading: str) -> None:
    head = (heading, "Name", "Course", "Date you plan to do it")
    with pytest.raises(SheetError) as refused:
        read(SheetKind.TRAINING, head, (DAY, "Asha Sample", "Level 1", "12/03/25"))
    assert "A=completed_on" not in str(refused.value)
