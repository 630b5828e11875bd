"""Columns of names beside one another: a surname, a first name, what somebody is known as."""

import pytest

from sgdesk.data.sheets import SheetError
from sgdesk.services.imports.reading.values import SheetKind
from tests.services.imports.sheets import read

DAY = "12/03/24"


def test_what_somebody_is_known_as_beside_a_whole_name_is_kept_as_a_note() -> None:
    came = read(SheetKind.TRACKER, ("Name", "Known as", "Level 1"), ("Ann Sample", "Annie", DAY))

    assert came.names == ["Ann Sample"]
    assert [each.notes for each in came.entries] == ["Known as: Annie"]
    assert (came.refused, came.asked) == ([], {})


def test_a_surname_under_name_beside_first_names_is_a_surname() -> None:
    rows = (("Sample", "Ann", DAY), ("Instance", "Bob", DAY))
    came = read(SheetKind.TRACKER, ("Name", "First name", "Level 1"), *rows)

    assert came.names == ["Ann Sample", "Bob Instance"]


def test_a_first_name_beside_the_whole_name_says_nothing_more() -> None:
    came = read(SheetKind.TRACKER, ("Name", "First name", "Level 1"), ("Ann Sample", "Ann", DAY))

    assert came.names == ["Ann Sample"]
    assert [each.notes for each in came.entries] == [""]


def test_one_name_alone_beside_what_somebody_is_known_as_is_asked_about() -> None:
    came = read(SheetKind.TRACKER, ("Name", "Known as", "Level 1"), ("Begum", "Shazia", DAY))

    assert came.names == []
    assert list(came.asked) == ["name:shazia"]


@pytest.mark.parametrize(
    "heading", ["User", "Tutor", "Ustadh", "Ustadha", "Teacher", "Teachers", "Coaches"]
)
def test_names_under_what_people_are_head_a_tracker(heading: str) -> None:
    came = read(
        SheetKind.TRACKER,
        (heading, "Level 1"),
        ("Ann Sample", "12/03/24"),
        ("Bo Instance", "13/03/24"),
    )

    assert came.names == ["Ann Sample", "Bo Instance"]
    assert len(came.completions) == 2


def test_users_of_a_learning_system_are_who_completed_a_course() -> None:
    came = read(
        SheetKind.TRAINING,
        ("User", "Which safeguarding course?", "Date you did it"),
        ("Ann Sample", "Level 1", "12/03/24"),
    )

    assert came.listed == [("Ann Sample", "Level 1", "2024-03-12", "completed")]


@pytest.mark.parametrize(
    "head",
    [("Tutor", "Course", "Date"), ("Ustadh", "Course", "Date"), ("User", "Course", "Booked on")],
)
def test_whoever_may_have_run_a_course_is_none_who_completed_it(head: tuple[str, ...]) -> None:
    with pytest.raises(SheetError):
        read(SheetKind.TRAINING, head, ("Ann Sample", "Level 1", "12/03/24"))


@pytest.mark.parametrize(
    ("heading", "texts"),
    [
        ("Player", ("Al", "Bea")),
        ("Whose", ("Al Sample", "Bea Sample")),
        ("Child no", ("12", "13")),
    ],
)
def test_a_coach_beside_others_is_not_whose_their_days_are(
    heading: str, texts: tuple[str, str]
) -> None:
    head = (heading, "Coach", "Level 1")
    rows = (
        (text, who, "12/03/24")
        for text, who in zip(texts, ("Ann Sample", "Bo Instance"), strict=True)
    )
    with pytest.raises(SheetError, match="no heading for the name"):
        read(SheetKind.TRACKER, head, *rows)


def test_user_names_are_no_names() -> None:
    with pytest.raises(SheetError, match="no heading for the name"):
        read(SheetKind.TRACKER, ("User", "Level 1"), ("asample", "12/03/24"), ("bo12", "12/03/24"))


@pytest.mark.parametrize(
    "heading",
    ["Surname at birth", "Maiden name", "Middle name", "Former name", "Spouse name", "Seen (name)"],
)  # fmt: skip
def test_another_name_between_courses_is_no_second_table(heading: str) -> None:
    came = read(
        SheetKind.TRACKER,
        ("Surname", "First name", "Level 1", heading, "Level 2"),
        ("Sample", "Ann", "12/03/24", "Trial", "14/05/24"),
        ("Instance", "Bob", "13/03/24", None, None),
    )

    assert came.names == ["Ann Sample", "Bob Instance"]
    assert [done[:3] for done in came.completions] == [(2, "C", 2), (2, "E", 3), (3, "C", 2)]
    assert came.means("D") == "unknown"


@pytest.mark.parametrize(
    "heading", ["Preferred surname", "Name on certificate", "Username", "Name of helper's friend"]
)
def test_courses_behind_names_that_may_be_of_another_are_asked_about(heading: str) -> None:
    rows = (
        ("Surname", "First name", "Level 1", heading, "Level 2"),
        ("Sample", "Ann", "12/03/24", "Jo Trial", "14/05/24"),
    )
    came = read(SheetKind.TRACKER, *rows)

    assert came.names == ["Ann Sample"]
    assert [done[:3] for done in came.completions] == [(2, "C", 2)]
    key = f"column:{heading.lower()}: level 2"
    assert key in came.asked

    answered = read(SheetKind.TRACKER, *rows, answers={key: "Level 2"})
    assert [done[:3] for done in answered.completions] == [(2, "C", 2), (2, "E", 3)]


@pytest.mark.parametrize("beside", [None, "Name"])
@pytest.mark.parametrize("heading", ["Name", "Names", "Volunteer"])
def test_one_heading_over_both_halves_of_names_is_asked_about(
    heading: str, beside: str | None
) -> None:
    beside = heading if beside else None
    rows = (
        (heading, beside, "Level 1"),
        ("Sample", "Ann", "12/03/24"),
        ("O’Model", "Flo-May", "13/03/24"),
    )
    came = read(SheetKind.TRACKER, *rows)

    assert came.names == []
    assert [code for *_, code in came.refused] == ["half_a_name", "half_a_name"]
    key = f"column:{beside.lower()}" if beside else "column:#b"
    assert key in came.asked

    surnames = read(SheetKind.TRACKER, *rows, answers={key: "given_name"})
    assert surnames.names == ["Ann Sample", "Flo-May O’Model"]
    first_names = read(SheetKind.TRACKER, *rows, answers={key: "family_name"})
    assert first_names.names == ["Sample Ann", "O’Model Flo-May"]
    neither = read(SheetKind.TRACKER, *rows, answers={key: "-"})
    assert [code for *_, code in neither.refused] != ["half_a_name", "half_a_name"]


def test_names_of_one_word_beside_a_column_of_other_things_are_names() -> None:
    came = read(
        SheetKind.TRACKER,
        ("Name", None, "Level 1"),
        ("Begum", "07700 900123", "12/03/24"),
        ("Bibi", "07700 900124", "13/03/24"),
    )

    assert came.names == ["Begum", "Bibi"]


def test_who_gave_a_course_stands_below_it_and_is_nobody_of_their_own() -> None:
    came = read(
        SheetKind.TRACKER,
        ("Name", "Level 1", None, "Level 2", None),
        (None, "Date", "Who", "Date", "Who"),
        ("Ann Sample", "12/03/24", "Jo Trial", "14/05/24", "Kit Mock"),
    )

    assert came.names == ["Ann Sample"]
    assert [done[:3] for done in came.completions] == [(3, "B", 2), (3, "D", 3)]


def test_a_course_again_behind_other_people_is_asked_about() -> None:
    rows = (
        ("Name", "Level 1", "Husband / wife", "Level 1"),
        ("Ann Sample", "12/03/24", "Jo Trial", "14/05/24"),
    )
    came = read(SheetKind.TRACKER, *rows)

    assert [done[:2] for done in came.completions] == [(2, "B")]
    assert "column:husband / wife: level 1" in came.asked


@pytest.mark.parametrize("heading", ["Trainer", "Signed off by", "Notes"])
def test_a_course_again_behind_who_gave_it_is_of_the_same_person(heading: str) -> None:
    came = read(
        SheetKind.TRACKER,
        ("Name", "Level 1", heading, "Level 1"),
        ("Ann Sample", "12/03/21", "Jo Trial", "14/05/24"),
    )

    assert [done[:2] for done in came.completions] == [(2, "B"), (2, "D")]


@pytest.mark.parametrize("names", [("Name",), ("Surname", "First name"), ("Volunteer",)])
def test_courses_on_both_sides_of_the_only_names_are_theirs(names: tuple[str, ...]) -> None:
    said = ("Sample", "Ann") if len(names) > 1 else ("Ann Sample",)
    came = read(
        SheetKind.TRACKER,
        ("Level 1", *names, "Level 2", "Induction"),
        ("12/03/24", *said, "14/05/24", "15/05/24"),
    )

    assert came.names == ["Ann Sample"]
    assert [done[2] for done in came.completions] == [2, 3, 1]


def test_names_of_workers_behind_those_of_members_are_a_table_of_their_own() -> None:
    came = read(
        SheetKind.TRACKER,
        ("Member's name", "Level 1", "Name of worker", "Level 2"),
        ("Ann Sample", "12/03/24", "Jo Trial", "14/05/24"),
    )

    assert [(done[1], done[2]) for done in came.completions] == [("B", 2), ("D", 3)]
    assert came.names == ["Ann Sample", "Jo Trial"]


def test_a_course_between_the_names_of_others_and_those_of_the_table_is_asked_about() -> None:
    came = read(
        SheetKind.TRACKER,
        ("Member's name", "Level 1", "Name of leader", "Level 2"),
        ("Ann Sample", "12/03/24", "Jo Trial", "14/05/24"),
    )

    assert [done for done in came.completions if done[1] == "B"] == []


def test_whole_names_come_before_what_people_are_called() -> None:
    rows = (("Annie", "Ann Sample", DAY), ("Bobby", "Bob Instance", DAY))
    came = read(SheetKind.TRACKER, ("Name", "Full name", "Level 1"), *rows)

    assert came.names == ["Ann Sample", "Bob Instance"]


def test_roles_beside_single_names_are_no_half_of_a_name() -> None:
    rows = (("Begum", "Trustee", DAY), ("Bibi", "Volunteer", DAY))
    came = read(SheetKind.TRACKER, ("Name", "", "Level 1"), *rows)

    assert (len(came.entries), came.refused) == (2, [])


def test_two_columns_of_one_heading_ask_which_half_of_a_name_is_which() -> None:
    rows = (("Name", "Name", "Role"), ("Ann", "Sample", "Trustee"), ("Bob", "Instance", "Cook"))
    came = read(SheetKind.PEOPLE, *rows)

    assert (came.names, list(came.asked)) == ([], ["column:name"])
    said = read(SheetKind.PEOPLE, *rows, answers={"column:name": "family_name"})
    assert said.names == ["Ann Sample", "Bob Instance"]
