"""What stands beside a name: a part of the evening alone, tickets that are no one place, an age."""

from pathlib import Path

import pytest

from sgdesk.services.imports.attendance import NEW, ListOf
from tests.services.imports.attendance.lists import doubts, effects, evening, line


@pytest.mark.parametrize(
    "heading", ["Left early", "Left early?", "Came late", "Left before the end"]
)
def test_a_yes_under_left_early_is_asked_and_a_no_is_not(tmp_path: Path, heading: str) -> None:
    draft = evening(tmp_path).read(
        f"Name\tAttended\t{heading}\nAda Sample\tYes\tYes\nBo Sample\tYes\tNo\nCleo Sample\tYes\t\n"
    )

    assert effects(draft) == {"Ada Sample": "asked", "Bo Sample": "yes", "Cleo Sample": "yes"}
    assert doubts(draft, "Ada Sample") == {"part"}
    assert line(draft, "Ada Sample").words == f"{heading.rstrip('?')}: Yes"


def test_a_column_of_who_left_early_does_not_say_who_came(tmp_path: Path) -> None:
    draft = evening(tmp_path).read(
        "Name\tLeft early?\nAda Sample\tNo\nBo Sample\tYes\nCleo Sample\t\n"
    )

    assert effects(draft) == {"Ada Sample": "yes", "Bo Sample": "asked", "Cleo Sample": "yes"}


@pytest.mark.parametrize(
    ("note", "effect"),
    [
        ("left after 20 minutes", "asked"), ("had to go at 8", "asked"), ("came late", "asked"),
        ("only stayed for tea", "asked"), ("second half only", "asked"), ("30 mins", "asked"),
        ("left a message", "yes"), ("vegetarian", "yes"), ("step-free please", "yes"),
    ],
)  # fmt: skip
def test_notes_of_a_part_of_the_evening_are_asked_about(
    tmp_path: Path, note: str, effect: str
) -> None:
    draft = evening(tmp_path).read(f"Name\tAttended\tNotes\nAda Sample\tYes\t{note}\n")

    assert effects(draft) == {"Ada Sample": effect}


BOOKED = "Name\tQuantity\tTicket Type\tAttendee Status\nAda Sample\t{n}\t{ticket}\tAttending\n"


@pytest.mark.parametrize(
    ("n", "effect"), [("1", "yes"), ("", "yes"), ("3", "asked"), ("0", "asked")]
)
def test_a_number_of_places_that_is_not_one_is_asked_about(
    tmp_path: Path, n: str, effect: str
) -> None:
    made = evening(tmp_path, booked=0)

    draft = made.read(BOOKED.format(n=n, ticket="General"), of=ListOf.BOOKINGS)

    assert effects(draft) == {"Ada Sample": effect}
    assert doubts(draft, "Ada Sample") == ({"quantity"} if effect == "asked" else set())


@pytest.mark.parametrize(
    ("ticket", "doubt"),
    [
        ("Waitlist", {"waiting"}), ("Child under 12", {"child"}), ("Livestream", {"ticket"}),
        ("Online place", {"ticket"}), ("Donation", {"ticket"}), ("General Admission", set()),
        ("Adult", set()), ("Early bird", set()), ("Volunteer", set()),
    ],
)  # fmt: skip
def test_a_ticket_that_may_be_no_place_is_asked_about(
    tmp_path: Path, ticket: str, doubt: set[str]
) -> None:
    made = evening(tmp_path, booked=0)

    draft = made.read(BOOKED.format(n=1, ticket=ticket), of=ListOf.BOOKINGS)

    assert effects(draft) == {"Ada Sample": "asked" if doubt else "yes"}
    assert doubts(draft, "Ada Sample") == doubt


@pytest.mark.parametrize("of", list(ListOf))
@pytest.mark.parametrize("said", ["Ada Sample, 11", "Ada Sample (9)", "Ada Sample (aged 9)"])
def test_an_age_beside_a_name_is_a_childs_until_it_is_said_otherwise(
    tmp_path: Path, said: str, of: ListOf
) -> None:
    draft = evening(tmp_path, booked=0).read(f'Name\tEmail\n"{said}"\ta@example.org\n', of=of)

    (only,) = draft.lines
    assert only.effect.value == "asked"
    assert "child" in {each.value for each in only.doubts}


@pytest.mark.parametrize("column", ["Age\n{}\t9", "Age\n{}\t11", "Date of birth\n{}\t01/02/2015"])
def test_a_column_of_ages_tells_a_child_who_cannot_be_added(tmp_path: Path, column: str) -> None:
    made = evening(tmp_path)
    sheet = f"Name\t{column.format('Zed Newly')}\nBo Sample\t44\n"
    key = line(made.read(sheet), "Zed Newly").key

    draft = made.read(sheet, people={key: NEW})

    assert "child" in doubts(draft, "Zed Newly")
    assert effects(draft) == {"Zed Newly": "asked", "Bo Sample": "yes"}
    assert not line(draft, "Zed Newly").may_add


def test_the_number_of_a_line_is_no_age(tmp_path: Path) -> None:
    draft = evening(tmp_path).read("9. Ada Sample\n11. Bo Sample\n")

    assert set(effects(draft).values()) == {"yes"}


@pytest.mark.parametrize(
    ("came", "effect"),
    [
        ("7pm", "yes"), ("19:05", "yes"), ("6.55 pm", "yes"), ("7.30pm", "yes"),
        ("8.15pm", "asked"), ("20:15", "asked"), ("12/03/2024 20:15", "asked"),
        ("12/03/2024 18:58", "yes"), ("on time", "yes"),
    ],
)  # fmt: skip
def test_who_came_after_half_of_the_evening_is_asked_about(
    tmp_path: Path, came: str, effect: str
) -> None:
    made = evening(tmp_path, starts_at="19:00", ends_at="21:00")

    draft = made.read(f"Name\tSignature\tTime in\nAda Sample\tAS\t{came}\n")

    assert effects(draft) == {"Ada Sample": effect}
    if effect == "asked":
        assert line(draft, "Ada Sample").words == f"Time in: {came}"


def test_a_yes_under_18_is_asked_about(tmp_path: Path) -> None:
    draft = evening(tmp_path).read(
        "Name\tAttended\tUnder 18?\nAda Sample\tYes\tYes\nBo Sample\tYes\tNo\n"
    )

    assert effects(draft) == {"Ada Sample": "asked", "Bo Sample": "yes"}
    assert doubts(draft, "Ada Sample") == {"child"}


@pytest.mark.parametrize(
    ("title", "effect"),
    [
        ("Level 2 – those who did not come on 12 March 2024", "asked"),
        ("TEMPLATE – sign-in sheet", "asked"),
        ("Waiting list", "asked"),
        ("Level 2, 12 March 2024, St Example's hall", "yes"),
        ("Registered charity no. 1234567", "yes"),
    ],
)
def test_a_title_that_speaks_against_a_list_is_asked_of_each(
    tmp_path: Path, title: str, effect: str
) -> None:
    draft = evening(tmp_path).read(f"{title}\n\nName\nAda Sample\nBo Sample\n")

    assert effects(draft) == {"Ada Sample": effect, "Bo Sample": effect}


def test_a_line_with_more_cells_than_headings_is_asked_about(tmp_path: Path) -> None:
    draft = evening(tmp_path).read(b"Name,Attended\nAda Sample,Yes\nBo Sample, BA,Yes\n")

    assert effects(draft) == {"Ada Sample": "yes", "Bo Sample": "asked"}


@pytest.mark.parametrize(
    ("note", "effect"),
    [
        ("signed in for a friend", "asked"), ("signed in by a friend", "asked"),
        ("on behalf of Bo", "asked"), ("on Bo’s behalf", "asked"), ("by proxy", "asked"),
        ("proxy for Bo", "asked"), ("substitute for Cleo", "asked"), ("Ann signed", "asked"),
        ("her husband came", "asked"), ("not her signature", "asked"),
        ("came in place of Ann", "asked"), ("stood in for Cleo", "asked"),
        ("signed for the key", "yes"), ("signed off by the vicar", "yes"),
    ],
)  # fmt: skip
def test_notes_of_somebody_else_are_asked_about(tmp_path: Path, note: str, effect: str) -> None:
    draft = evening(tmp_path).read(f"Name\tAttended\tNotes\nAda Sample\tYes\t{note}\n")

    assert effects(draft) == {"Ada Sample": effect}


def test_a_name_for_another_is_asked_about_and_not_passed_over(tmp_path: Path) -> None:
    draft = evening(tmp_path).read("Name\tAttended\nBo Sample for Cleo\tYes\nAda Sample\tYes\n")

    assert effects(draft) == {"Bo Sample for Cleo": "asked", "Ada Sample": "yes"}
    assert not draft.passed_over


@pytest.mark.parametrize(
    "said", ["DNS", "N/S", "N/A", "did not show", "couldn’t come", "excused", "isolating", "DNW"]
)
def test_words_of_no_behind_a_name_without_brackets_are_asked_about(
    tmp_path: Path, said: str
) -> None:
    draft = evening(tmp_path).read(f"Name\nAda Sample {said}\nBo Sample\n")

    assert effects(draft) == {f"Ada Sample {said}": "asked", "Bo Sample": "yes"}


FORM = "ID\tStart time\tCompletion time\tEmail\tName\tI was there to the end\n"


@pytest.mark.parametrize(
    ("when", "effect"),
    [("12/03/2024 21:05", "yes"), ("13/03/2024 09:05", "asked"), ("12/03/2024 18:05", "asked")],
)
def test_the_time_of_a_form_is_not_the_day_of_the_session(
    tmp_path: Path, when: str, effect: str
) -> None:
    made = evening(tmp_path, starts_at="19:00", ends_at="21:00")
    draft = made.read(f"{FORM}1\t{when}\t{when}\tada@example.org\tAda Sample\tYes\n")

    assert effects(draft) == {"Ada Sample": effect}
    assert doubts(draft, "Ada Sample") == ({"form_time"} if effect == "asked" else set())
    assert not draft.other


@pytest.mark.parametrize("heading", ["Timestamp", "Completion time", "Submitted at"])
def test_answers_to_a_form_that_do_not_say_who_came_are_all_asked_about(
    tmp_path: Path, heading: str
) -> None:
    draft = evening(tmp_path).read(f"{heading}\tName\n12/03/2024 21:05\tAda Sample\n")

    assert effects(draft) == {"Ada Sample": "asked"}
    assert doubts(draft, "Ada Sample") == {"form_time"}


def test_the_time_of_a_form_by_which_people_booked_is_no_day_of_another_session(
    tmp_path: Path,
) -> None:
    text = "Timestamp\tName\n01/03/2024 21:05\tAda Sample\n"
    draft = evening(tmp_path, booked=0).read(text, of=ListOf.BOOKINGS)

    assert effects(draft) == {"Ada Sample": "yes"}
    assert not draft.other


def test_names_are_read_where_a_form_asks_for_them_and_leaves_its_own_column_blank(
    tmp_path: Path,
) -> None:
    draft = evening(tmp_path).read(
        "ID\tStart time\tCompletion time\tEmail\tName\tYour full name\tWere you there?\n"
        "1\t12/03/2024 21:01\t12/03/2024 21:05\tanonymous\t\tAda Sample\tYes\n"
        "2\t13/03/2024 21:01\t13/03/2024 21:05\tanonymous\t\tBo Sample\tYes\n"
    )

    assert effects(draft) == {"Ada Sample": "yes", "Bo Sample": "asked"}
