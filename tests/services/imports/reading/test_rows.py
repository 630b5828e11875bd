"""What a row is: somebody, or nobody and why; a name in doubt is a question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgdesk.data.sheets import Cell, ErrorCell, GarbledCell
from sgdesk.domain.names import PersonName
from sgdesk.domain.people.said_names import NobodyCode, who_is
from sgdesk.services.imports.reading.values import SheetKind
from tests.services.imports.sheets import Came, read

DAY = "12/03/24"


def tracker(*rows: tuple[Cell, ...], **answers: str) -> Came:
    return read(SheetKind.TRACKER, ("Name", "Level 1"), *rows, answers=answers)


def people(*rows: tuple[Cell, ...], **answers: str) -> Came:
    head = ("Staff ID", "Given name", "Family name")
    return read(SheetKind.PEOPLE, head, *rows, answers=answers)


def test_rows_that_name_nobody_are_refused_with_dates_and_noted_without() -> None:
    came = tracker(
        (None, DAY),
        ("Mr & Mrs Sample", DAY),
        ("Key: green = in date", None),
        ("Helpers", None),
        ("Helpers", DAY),
        ("Vacant", None),
        ("Vacant", DAY),
        ("A & B Both", DAY),
        ("Name", "Level 1"),
        ("Average", "50%"),
        ("Asha", DAY),
        ("Count, Dora", DAY),
    )

    assert came.refused == [
        (2, "A", "", "no_name"),
        (3, "A", "Mr & Mrs Sample", "several_people"),
        (6, "A", "Helpers", "label_row"),
        (8, "A", "Vacant", "vacancy"),
        (9, "A", "A & B Both", "several_people"),
    ]
    assert came.notes == [
        (4, "A", "Key: green = in date", "label_row"),
        (5, "A", "Helpers", "label_row"),
        (7, "A", "Vacant", "vacancy"),
        (10, "A", "Name", "heading_row"),
        (11, "A", "Average", "total_row"),
    ]
    assert [each.row for each in came.entries] == [12, 13]
    assert came.reading.read == 7


def test_a_row_of_a_list_that_names_nobody_is_refused_and_not_taken_for_a_label() -> None:
    came = read(
        SheetKind.TRAINING,
        ("Name", "Course", "Date"),
        (None, "Level 1", DAY),
        ("Asha Sample", "Level 1", DAY),
    )

    assert came.refused == [(2, "A", "", "no_name")]
    assert came.reading.read == 2


def test_people_without_training_are_delivered_too_and_repeats_as_they_stand() -> None:
    came = tracker(("Joan Sample", DAY), ("Joan Sample", None), ("Ed Sample", None))

    assert [each.row for each in came.entries] == [2, 3, 4]


def test_the_row_under_the_headings_is_a_person_even_with_words_alone() -> None:
    came = tracker(("Asha Sample", "Done"), ("Bob Example", DAY))

    assert [each.row for each in came.entries] == [2, 3]
    assert came.notes == [(2, "B", "Done", "yes_without_date")]


def test_two_people_in_one_cell_are_refused_lest_one_be_lost() -> None:
    came = people((1, "Asha & Bob", "Sample"), (2, "Cat and Dee", "Sample"))

    assert came.refused == [
        (2, "B", "Asha & Bob", "several_people"),
        (3, "B", "Cat and Dee", "several_people"),
    ]
    assert came.entries == ()


def test_a_column_for_the_whole_name_may_hold_a_name_of_one_word() -> None:
    came = read(SheetKind.PEOPLE, ("Staff ID", "Name"), (8, "Asha"))

    assert [(each.reference, each.name) for each in came.entries] == [
        ("8", PersonName("", "Asha", ""))
    ]
    assert came.asked == {}


def test_half_a_name_is_asked_and_refused_till_then() -> None:
    came = people((7, "Asha", None), (8, None, "Sample"), (9, "Bob", "Example"))

    assert came.asked == {"name:asha": [(2, "C")], "name:sample": [(3, "C")]}
    assert came.refused == [(2, "C", "", "no_family_name"), (3, "B", "", "no_given_name")]
    assert (came.names, came.reading.read) == (["Bob Example"], 3)


def test_half_a_name_that_was_said_to_be_a_person_comes_in_and_nobody_stays_out() -> None:
    came = people(
        (7, "Asha", None),
        (8, None, "Sample"),
        **{"name:asha": "person", "name:sample": "nobody"},
    )

    assert [(each.reference, each.name.full) for each in came.entries] == [("7", "Asha")]
    assert (came.refused, came.notes) == ([], [(3, "C", "Sample", "left_out")])


def test_an_answer_about_a_name_that_was_not_offered_is_ignored() -> None:
    came = people((7, "Asha", None), **{"name:asha": "yes"})

    assert (came.questions[0].answer, came.entries) == ("", ())


def test_a_reference_alone_is_somebody() -> None:
    came = people((7, None, None))

    assert [(each.reference, each.name.full) for each in came.entries] == [("7", "")]


@pytest.mark.parametrize(
    ("said", "full", "aside"),
    [
        ("Asha Sample (Treasurer)", "Asha Sample", "Treasurer"),
        ("Asha Sample – on leave", "Asha Sample", "on leave"),
        ("Asha Sample (he/him)", "Asha Sample", "he/him"),
    ],
)
def test_what_stands_beside_a_name_is_taken_off_and_told(said: str, full: str, aside: str) -> None:
    came = tracker((said, DAY))

    assert (came.names, [each.aside for each in came.entries]) == ([full], [aside])
    assert came.notes == [(2, "A", aside, "aside")]


@pytest.mark.parametrize(
    "said", ["07700 900123", "iPhone", "To be appointed", "Sunday School Leaders"]
)
def test_what_cannot_be_a_name_is_nobody(said: str) -> None:
    came = tracker((said, DAY), ("Asha Sample", DAY))

    assert came.names == ["Asha Sample"]
    assert [row for row, *_ in came.refused] == [2]


def test_a_name_in_brackets_behind_a_device_is_that_name() -> None:
    came = tracker(("iPad (Bob Example)", DAY))

    assert came.names == ["Bob Example"]


def test_somebody_with_a_damaged_letter_in_half_of_the_name_is_listed_and_is_nobody_else() -> None:
    damaged = GarbledCell("Ex\ufffdmple")
    came = read(
        SheetKind.TRACKER,
        ("First name", "Surname", "Level 1"),
        ("Asha", damaged, DAY),
        ("Zoe", "Sample", GarbledCell("1/3/\ufffd024")),
    )

    assert came.names == ["Zoe Sample"]
    assert came.refused == [
        (2, "B", "Ex\ufffdmple", "damaged_letters"),
        (3, "C", "1/3/\ufffd024", "damaged_letters"),
    ]


@pytest.mark.parametrize("kind", [SheetKind.PEOPLE, SheetKind.TRAINING])
def test_a_damaged_letter_in_half_of_the_name_refuses_rows_of_people_and_training(
    kind: SheetKind,
) -> None:
    damaged = GarbledCell("Ex\ufffdmple")
    came = read(
        kind, ("First name", "Surname", "Course", "Date"), ("Asha", damaged, "Level 1", DAY)
    )

    assert came.refused == [(2, "B", "Ex\ufffdmple", "damaged_letters")]
    assert came.entries == ()


def test_a_name_that_a_formula_failed_to_give_is_refused() -> None:
    came = tracker((ErrorCell("=A1"), DAY), (ErrorCell("#REF!"), DAY))

    assert came.refused == [(2, "A", "=A1", "no_result"), (3, "A", "#REF!", "error_cell")]


LONG = (
    "Maria João dos Santos Example e Silva Sampleton de Almeida Pretend Madeup da Costa Inventado"
)


@pytest.mark.parametrize("words", ["Mary of the Cross", "Wilhelmina Example of Nowhere"])
@pytest.mark.parametrize(
    ("kind", "headings", "row"),
    [
        (SheetKind.TRACKER, ("Level 1",), (DAY,)),
        (SheetKind.TRACKER, ("Level 1",), ("✓",)),
        (SheetKind.TRACKER, ("Role", "Level 1"), ("Cook", None)),
        (SheetKind.TRAINING, ("Course", "Date"), ("Level 1", DAY)),
        (SheetKind.PEOPLE, ("Role", "Email"), ("Cook", None)),
        (SheetKind.PEOPLE, ("Role", "Email"), (None, "m@example.org")),
    ],
)
def test_words_like_a_note_with_what_rows_of_people_hold_are_asked_about(
    words: str, kind: SheetKind, headings: tuple[str, ...], row: tuple[Cell, ...]
) -> None:
    rows = (("Name", *headings), (words, *row))
    came = read(kind, *rows)

    assert (came.names, came.notes) == ([], [])
    assert came.refused == [(2, "A", words, "asked_name")]
    answers = {f"name:{words.casefold()}": "person"}
    assert read(kind, *rows, answers=answers).names == [words]


def test_a_name_of_many_parts_comes_in_and_a_long_sentence_does_not() -> None:
    came = tracker((LONG, DAY), ("Please Return This Sheet To The Office By The End Of May", None))

    assert came.names == [LONG]
    assert [each[3] for each in came.notes] == ["label_row"]


def test_a_note_without_what_rows_of_people_hold_stays_a_note() -> None:
    came = tracker(("Please return to the office", None), ("See the list of all", "n/a"))

    assert (came.asked, came.refused) == ({}, [])
    assert [each[3] for each in came.notes] == ["label_row", "label_row"]


@given(
    st.lists(
        st.sampled_from(
            "Mary Ann Sample Example of the dos de e Cross Nowhere is not to Please sheet Friends "
            "Hall team Vacant Treasurer updated by Holy St Sister and".split()
        ),
        min_size=1,
        max_size=14,
    )
)
def test_a_row_with_a_date_under_a_course_is_never_merely_passed_over(words: list[str]) -> None:
    text = " ".join(words)
    came = tracker((text, DAY))

    told = bool(came.entries or came.refused)
    label = who_is(text).why in (NobodyCode.LABEL, NobodyCode.TOTAL, NobodyCode.HEADING)
    assert told or label
