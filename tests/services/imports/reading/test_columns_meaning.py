"""What a column means: by its heading and by what stands in it, or a question."""

import pytest

from sgdesk.data.sheets import Cell
from sgdesk.domain.errors import InputError
from sgdesk.services.imports.reading.values import SheetKind
from tests.services.imports.sheets import Came, read

MARCH, APRIL = "12/03/24", "13/04/24"
LIST = ("Name", "Course", "Date")


def people(*rows: tuple[Cell, ...], **answers: str) -> Came:
    return read(SheetKind.PEOPLE, *rows, answers=answers)


def tracker(*rows: tuple[Cell, ...]) -> Came:
    return read(SheetKind.TRACKER, *rows)


def test_a_bare_id_that_counts_the_rows_tells_nobody() -> None:
    came = people(("ID", "Name"), (1, "Asha Sample"), (2, "Bob Example"), (3, "Cat Sample"))

    assert came.means("A") == "row_number"
    assert [each.reference for each in came.entries] == ["", "", ""]


@pytest.mark.parametrize(
    ("heading", "numbers"), [("ID", (1041, 2077)), ("Staff ID", (1, 2)), ("ID", ("AB1", "AB2"))]
)
def test_an_id_that_counts_nothing_is_a_reference(
    heading: str, numbers: tuple[str | int, ...]
) -> None:
    came = people((heading, "Name"), (numbers[0], "Asha Sample"), (numbers[1], "Bob Example"))

    assert [each.reference for each in came.entries] == [str(each) for each in numbers]


def test_a_category_is_a_kind_of_person_only_where_it_holds_kinds() -> None:
    head = ("Name", "Category")
    kinds = people(head, ("Asha Sample", "Staff"), ("Bob Example", "volunteer"), ("Cat Sample",))
    ages = people(head, ("Asha Sample", "Adult"), ("Bob Example", "Youth"))

    assert [each.kind for each in kinds.entries] == ["Staff", "volunteer", ""]
    assert [each.kind for each in ages.entries] == [""]
    assert [each[2:] for each in ages.refused] == [("Youth", "may_be_no_worker")]
    assert ages.asked == {"column:category": [(1, "B")], "word:kind: youth": [(3, "B")]}


def test_a_title_is_one_only_where_it_holds_titles() -> None:
    head = ("Title", "Name")
    titles = people(head, ("Mrs", "Asha Sample"), ("Rev Dr", "Bob Example"))
    jobs = people(head, ("Youth worker", "Asha Sample"), ("Cook", "Bob Example"))

    assert [each.name.title for each in titles.entries] == ["Mrs", "Rev Dr"]
    assert [each.name.title for each in jobs.entries] == ["", ""]
    assert jobs.asked == {"column:title": [(1, "A")]}


def test_jobs_under_title_come_in_as_roles_once_that_was_said() -> None:
    came = people(("Title", "Name"), ("Cook", "Asha Sample"), **{"column:title": "role"})

    assert [each.roles for each in came.entries] == [("Cook",)]


def test_several_columns_of_notes_and_of_roles_are_all_read() -> None:
    came = read(
        SheetKind.TRAINING,
        (*LIST, "Notes", "Comments", "Role 1", "Role 2"),
        ("Asha Sample", "Level 1", MARCH, "half day", "in the hall", "Cook", "Driver"),
    )

    (entry,) = came.entries
    assert entry.roles == ("Cook", "Driver")
    assert [done.note for done in entry.completions] == ["half day; in the hall"]


@pytest.mark.parametrize(
    "heading",
    ["Level 1 expiry", "Level 1 renewal", "Level 1 due", "Level 1 - valid until", "Exp. Level 1"],
)
def test_a_column_that_speaks_of_expiry_is_never_a_completion(heading: str) -> None:
    came = tracker(("Name", "Level 1", heading), ("Asha Sample", None, MARCH))

    assert came.completions == []
    assert came.means("C") in ("expiry", "ends")


def test_certificate_numbers_under_a_course_are_no_dates() -> None:
    came = tracker(
        ("Name", "Level 1", None), (None, "Date", "Cert no"), ("Asha Sample", MARCH, "13/04/24")
    )

    assert came.completions == [(3, "B", 2, "2024-03-12", "")]
    assert came.means("C") == "aside"


def test_a_date_beside_a_course_of_yes_and_no_is_the_day_of_that_course() -> None:
    came = tracker(
        ("Name", "Level 1", "Date", "Level 2", "Date"),
        ("Asha Sample", "Yes", MARCH, "No", APRIL),
        ("Bob Example", "Yes", None, "maybe", APRIL),
    )

    assert came.completions == [(2, "C", 2, "2024-03-12", "")]
    assert came.notes == [(2, "E", APRIL, "no_completion"), (3, "B", "Yes", "yes_without_date")]
    assert came.refused == [(3, "D", "maybe", "asked_word")]
    assert came.asked == {"word:maybe": [(3, "D")]}


def test_a_learning_systems_pairs_of_state_and_completion_date() -> None:
    came = tracker(
        (
            "First name",
            "Last name",
            "Level 1",
            "Level 1 - Completion date",
            "Level 2",
            "Level 2 - Completion date",
        ),
        ("Asha", "Sample", "Completed", "Tuesday, 12 March 2024, 9:12 AM", "Not completed", None),
        (
            "Bob",
            "Example",
            "Completed (did not achieve pass grade)",
            "13 April 2024, 9:12 AM",
            "Completed",
            "14 April 2024, 9:12 AM",
        ),
    )

    assert came.completions == [(2, "D", 2, "2024-03-12", ""), (3, "F", 3, "2024-04-14", "")]
    assert came.notes == [
        (2, "E", "Not completed", "no_completion"),
        (3, "D", "13 April 2024, 9:12 AM", "no_completion"),
    ]


def test_a_platforms_report_with_states_beside_dates_under_blank_headings() -> None:
    came = tracker(
        (None, "Email address", "Level 1", None, "Level 2", "06/03/27"),
        ("Asha Sample", "a@example.org", "Completed", "2025-03-06 09:12:33", "Not completed", None),
        (
            "Bob Example",
            None,
            "Completed (did not achieve pass grade)",
            "2025-03-06 09:12:33",
            "Completed",
            "2025-03-07 10:00:00",
        ),
    )

    assert came.completions == [(2, "D", 2, "2025-03-06", ""), (3, "F", 3, "2025-03-07", "")]
    assert came.notes == [
        (2, "E", "Not completed", "no_completion"),
        (3, "D", "2025-03-06 09:12:33", "no_completion"),
    ]
    assert came.asked == {}


def test_a_status_beside_a_date_under_one_course_tells_what_the_date_is() -> None:
    came = tracker(
        ("Name", "Level 1", None, "Level 2 status", "Level 2 (dd/mm/yyyy)"),
        (None, "Status", "Date", None, None),
        ("Asha Sample", "Booked", MARCH, "Passed", APRIL),
        ("Bob Example", "Attended", MARCH, "DNA", APRIL),
    )

    assert came.completions == [(3, "E", 3, "2024-04-13", ""), (4, "C", 2, "2024-03-12", "")]
    assert [(row, column) for row, column, *_ in came.notes] == [(3, "C"), (4, "E")]


def test_a_date_column_without_a_date_is_still_the_date_column() -> None:
    came = read(SheetKind.TRAINING, ("name", "course", "completed_on"), ("Asha", "Level 1", "tbc"))

    assert came.refused == [(2, "C", "tbc", "not_a_date")]


@pytest.mark.parametrize("heading", ["Helper's name (please print)", "Name of our volunteer"])
def test_a_name_in_other_words_is_found(heading: str) -> None:
    came = tracker((heading, "Manager name", "Level 1"), ("Asha Sample", "Bob", MARCH))

    assert came.names == ["Asha Sample"]
    assert came.asked == {"column:manager name": [(1, "B")]}


@pytest.mark.parametrize(
    "heads",
    [
        ("given_name", "family_name", "email", "role", "role_start"),
        ("First name", "SURNAME", "E-mail", "Job title", "Start date"),
        ("Forename", "Last Name", "Email address", "Position", "Appointed on"),
    ],
)
def test_people_by_any_of_the_usual_headings(heads: tuple[str, ...]) -> None:
    came = people(heads, ("Dr Asha", "Sample", "a@example.org", "Cook", "1/9/26"))

    (entry,) = came.entries
    assert (entry.name.title, entry.name.full) == ("Dr", "Asha Sample")
    assert (entry.email, entry.roles, str(entry.role_start)) == (
        "a@example.org",
        ("Cook",),
        "2026-09-01",
    )
    assert entry.columns["email"] == "C"


# What was wished or answered

BIG_DAY = (("Name", "Big day", "Level 2"), ("Asha Sample", MARCH, APRIL))


def wished(**columns: str) -> Came:
    return read(SheetKind.TRACKER, *BIG_DAY, columns=columns)


def answered(answer: str) -> Came:
    return read(SheetKind.TRACKER, *BIG_DAY, answers={"column:big day": answer})


def test_a_column_can_be_wished_to_be_a_course_or_left_out_by_its_letter() -> None:
    assert wished(B="Level 1").completions == [
        (2, "B", 2, "2024-03-12", ""),
        (2, "C", 3, "2024-04-13", ""),
    ]
    came = wished(B="Level 1", C="-")
    assert came.completions == [(2, "B", 2, "2024-03-12", "")]
    assert (came.means("C"), came.asked) == ("left_out", {})


def test_a_wish_that_is_neither_a_field_nor_a_course_stops_the_import() -> None:
    with pytest.raises(InputError, match="cannot be taken as sausage"):
        wished(B="sausage")


def test_a_column_with_data_that_is_not_understood_is_asked_with_what_stands_in_it() -> None:
    came = read(SheetKind.TRACKER, *BIG_DAY)

    (question,) = came.questions
    assert (question.id, question.answer, MARCH in question.asks) == ("column:big day", "", True)
    assert {"Level 1", "role", "-"} <= {each.key for each in question.choices}
    assert came.completions == [(2, "C", 3, "2024-04-13", "")]


def test_an_answer_to_a_column_is_read_as_if_its_heading_said_so() -> None:
    assert len(answered("Level 1").completions) == 2
    assert answered("-").means("B") == "left_out"
    assert answered("Level 1").asked == {"column:big day": [(1, "B")]}


def test_an_answer_that_was_not_offered_is_ignored() -> None:
    came = answered("sausage")

    assert came.questions[0].answer == ""
    assert came.completions == [(2, "C", 3, "2024-04-13", "")]


def test_a_column_can_be_said_to_hold_the_dates_of_the_course_beside_it() -> None:
    rows: list[tuple[Cell, ...]] = [
        ("Name", "Level 1", "What"),
        ("Asha Sample", "Yes", MARCH),
        ("Bob Example", "No", APRIL),
    ]
    asked = next(each for each in tracker(*rows).questions if each.kind == "column")
    came = read(SheetKind.TRACKER, *rows, answers={asked.id: "date_beside"})

    assert [each.key for each in asked.choices][-4:] == ["date_beside", "date_of_row", "note", "-"]
    assert [done[:4] for done in came.completions] == [(2, "C", 2, "2024-03-12")]


def test_a_month_in_which_a_role_ended_is_its_last_day_and_one_in_which_it_began_its_first() -> (
    None
):
    head = ("Name", "Role", "Role start", "Role end")
    came = people(head, ("Asha Sample", "Cook", "March 2020", "June 2023"))
    (entry,) = came.entries

    assert (str(entry.role_start), str(entry.role_end)) == ("2020-03-01", "2023-06-30")
    assert [code for *_, code in came.notes] == ["day_not_known", "last_day_not_known"]


def test_welsh_headings_are_known() -> None:
    head = ("Enw cyntaf", "Cyfenw", "Rôl", "E-bost", "Dyddiad geni")
    of_people = people(head, ("Asha", "Sample", "Cook", "asha@example.org", "12/03/1970"))
    of_training = read(
        SheetKind.TRAINING, ("Enw", "Cwrs", "Dyddiad cwblhau"), ("Asha Sample", "Level 1", MARCH)
    )
    short = tracker(("Enw", "Lefel 1"), ("Asha Sample", MARCH))

    assert [each.name.full for each in of_people.entries] == ["Asha Sample"]
    assert (of_people.entries[0].roles, of_people.means("E")) == (("Cook",), "private")
    assert of_training.listed == [("Asha Sample", "Level 1", "2024-03-12", "completed")]
    assert [done[:4] for done in short.completions] == [(2, "B", 2, "2024-03-12")]


@pytest.mark.parametrize(
    "heading",
    [
        "Key date: Level 1",
        "Key Dates - Level 1",
        "Training record: Level 1",
        "CPD / Level 1",
        "Custom field 3: Level 1",
        "Safeguarding training > Level 1",
        "Volunteer: Level 1",
        "Level 1 (valid for 3 years)",
        "Level 1 - renew every three years",
        "Level 1 (renew 3-yearly)",
        "Level 1 – 2 yearly",
        "Level 1 (3 yrs)",
    ],
)
def test_what_stands_with_a_course_and_says_nothing_of_its_days_is_taken_off(heading: str) -> None:
    came = tracker(("Name", heading), ("Asha Sample", MARCH))

    assert [course for _, _, course, *_ in came.completions] == [2]


@pytest.mark.parametrize(
    "heading",
    [
        "Guitar: Level 1",
        "Booked: Level 1",
        "Adults - Level 1",
        "Parent: Level 1",
        "First aid / Level 1",
    ],
)
def test_a_word_before_a_course_that_may_make_it_another_is_asked(heading: str) -> None:
    came = tracker(("Name", "Level 2", heading), ("Asha Sample", MARCH, APRIL))

    assert [course for _, _, course, *_ in came.completions] == [3]
    assert came.means("C") in ("unknown", "aside")


def test_days_of_renewal_under_such_a_heading_are_no_days_of_the_course() -> None:
    head = ("Name", "Key date: Level 1", "Key date: Level 1 (renewal)")
    came = tracker(head, ("Asha Sample", MARCH, "12/03/27"))

    assert [column for _, column, *_ in came.completions] == ["B"]
    assert came.means("C") == "expiry"


@pytest.mark.parametrize("heading", ["Level 1 3 year expiry", "Level 1 renewal (every 3 years)"])
def test_a_heading_of_ends_that_says_how_often_is_still_one(heading: str) -> None:
    came = tracker(("Name", "Level 2", heading), ("Asha Sample", MARCH, APRIL))

    assert came.means("C") == "expiry"


@pytest.mark.parametrize("heading", ["Format", "Mode"])
def test_kinds_of_people_under_a_word_for_the_method_are_no_method(heading: str) -> None:
    head = ("Name", heading, "Course", "Date")
    rows = (("Ann Sample", "Staff", "Level 1", MARCH), ("Bob Example", "Trustee", "Level 1", MARCH))
    came = read(SheetKind.TRAINING, head, *rows)
    assert came.means("B") == "unknown"
    (asked,) = came.questions
    assert "Staff, Trustee" in asked.asks
    online = ("Ann Sample", "Online", "Level 1", MARCH)
    assert read(SheetKind.TRAINING, head, online).means("B") == "method"


def test_kinds_of_people_under_type_are_their_kinds_in_a_list_too() -> None:
    head = ("Name", "Type", "Course", "Date")
    rows = (("Ann Sample", "Staff", "Level 1", MARCH), ("Bob Example", "Trustee", "Level 1", MARCH))
    came = read(SheetKind.TRAINING, head, *rows)
    assert (came.means("B"), came.questions) == ("kind", ())
    assert [each.kind for each in came.entries] == ["Staff", "Trustee"]
    online = ("Ann Sample", "Online", "Level 1", MARCH)
    assert read(SheetKind.TRAINING, head, online).means("B") == "method"
