"""Registers and names alone."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from sgdesk.services.imports.attendance import PERSON
from sgdesk.services.people.absence import leave
from tests.services.imports.attendance.lists import doubts, effects, evening, line


def test_names_alone_are_those_who_came(tmp_path: Path) -> None:
    draft = evening(tmp_path).read("Ada Sample\nBo Sample\nDov Sample\n")

    assert effects(draft) == {"Ada Sample": "yes", "Bo Sample": "yes", "Dov Sample": "yes"}
    assert draft.missing == ("Cleo Sample",)


def test_names_below_a_line_that_says_no_are_asked_about(tmp_path: Path) -> None:
    draft = evening(tmp_path).read("Ada Sample\nApologies:\nBo Sample\nPresent:\nCleo Sample\n")

    assert effects(draft) == {"Ada Sample": "yes", "Bo Sample": "asked", "Cleo Sample": "yes"}
    assert line(draft, "Bo Sample").reason == "withdrew"


def test_names_with_yes_and_no_beside_them_need_no_headings(tmp_path: Path) -> None:
    draft = evening(tmp_path).read("Ada Sample\tYes\nBo Sample\tNo\nCleo Sample\t\n")

    assert effects(draft) == {"Ada Sample": "yes", "Bo Sample": "no", "Cleo Sample": "asked"}


def test_a_register_of_several_evenings_is_read_at_the_session_alone(tmp_path: Path) -> None:
    draft = evening(tmp_path).read(
        "Name\t5 March 2024\t12 March 2024\t19 March 2024\n"
        "Ada Sample\tNo\tYes\tNo\nBo Sample\tYes\tNo\tYes\nCleo Sample\tYes\t\tYes\n"
    )

    assert effects(draft) == {"Ada Sample": "yes", "Bo Sample": "no", "Cleo Sample": "asked"}


def test_a_register_without_a_column_of_the_evening_is_asked_about(tmp_path: Path) -> None:
    draft = evening(tmp_path).read("Name\t5 March 2024\t19 March 2024\nAda Sample\tYes\tYes\n")

    assert draft.other.days == (date(2024, 3, 5), date(2024, 3, 19))
    assert not draft.does_anything


def test_rows_of_another_day_in_one_list_are_passed_over(tmp_path: Path) -> None:
    draft = evening(tmp_path).read(
        "Name\tDate\nAda Sample\t12/03/2024\nBo Sample\t19/03/2024\nCleo Sample\t\n"
    )

    assert effects(draft) == {"Ada Sample": "yes", "Cleo Sample": "asked"}
    assert [(each.row, each.value) for each in draft.passed_over] == [(3, "Bo Sample")]


@pytest.mark.parametrize(
    "heading",
    [
        "Mark",
        "Tick if here",
        "Here",
        "Sign in",
        "Session 1",
        "Tues",
        "",
        "Comments",
        "Seen",
        "Method",
    ],
)
@pytest.mark.parametrize("mark", ["x", "1", "/", "•", "P"])
def test_marks_under_a_heading_that_does_not_say_who_came_are_asked_about(
    tmp_path: Path, heading: str, mark: str
) -> None:
    text = f"Name\t{heading}\nAda Sample\t{mark}\nBo Sample\t\nCleo Sample\t{mark}\n"

    assert set(effects(evening(tmp_path).read(text)).values()) == {"asked"}


@pytest.mark.parametrize("words", [("P", "A", "L"), ("zoom", "", "Y"), ("had a cold",) * 3])
def test_a_row_without_a_plain_yes_is_asked_about_where_nobody_knows_the_column(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    names = ("Ada Sample", "Bo Sample", "Cleo Sample")
    rows = "".join(f"{name}\t{word}\n" for name, word in zip(names, words, strict=True))

    draft = evening(tmp_path).read(f"Name\tWhat happened\n{rows}")

    came = {name for name, word in zip(names, words, strict=True) if word == "Y"}
    assert {each.said for each in draft.lines if each.effect.value == "yes"} == came
    assert [(each.letter, each.heading) for each in draft.unread] == [("B", "What happened")]


def test_marks_beside_names_without_headings_are_asked_about(tmp_path: Path) -> None:
    draft = evening(tmp_path).read("Ada Sample\tx\nBo Sample\t\n")

    assert effects(draft) == {"Ada Sample": "asked", "Bo Sample": "asked"}
    assert [(each.letter, each.heading) for each in draft.unread] == [("B", "")]


def test_words_beside_names_without_headings_are_nobodys_name(tmp_path: Path) -> None:
    draft = evening(tmp_path).read("Ada Sample\twithdrawn\nBo Sample\tcame\n")

    assert effects(draft) == {"Ada Sample": "asked", "Bo Sample": "asked"}


def test_a_register_that_nobody_filled_in_ticks_nobody(tmp_path: Path) -> None:
    draft = evening(tmp_path).read("Name\tTick if here\nAda Sample\t\nBo Sample\t\n")

    assert effects(draft) == {"Ada Sample": "asked", "Bo Sample": "asked"}


def test_a_booking_whose_words_speak_against_coming_is_asked_about(tmp_path: Path) -> None:
    draft = evening(tmp_path).read("Name\tCame\tBooking status\nAda Sample\t✓\tleft early\n")

    assert effects(draft) == {"Ada Sample": "asked"}


def test_words_about_somebody_say_nothing_of_coming_and_are_told(tmp_path: Path) -> None:
    draft = evening(tmp_path).read(
        "Name\tChurch\tPhone\nAda Sample\tSt Mary\t01234 567890\nBo Sample\tAll Saints\t\n"
    )

    assert effects(draft) == {"Ada Sample": "yes", "Bo Sample": "yes"}
    assert [each.heading for each in draft.unread] == ["Church", "Phone"]


def test_a_list_that_says_who_came_does_not_ask_about_other_columns_and_tells_them(
    tmp_path: Path,
) -> None:
    draft = evening(tmp_path).read("Name\tAttended\tTable\nAda Sample\tYes\t3\nBo Sample\tYes\t\n")

    assert effects(draft) == {"Ada Sample": "yes", "Bo Sample": "yes"}
    assert [each.heading for each in draft.unread] == ["Table"]


def test_our_own_sheet_counts_whoever_signed(tmp_path: Path) -> None:
    draft = evening(tmp_path).read("Name\tSignature\nAda Sample\tA Sample\nBo Sample\t\nTotal\t2\n")

    assert effects(draft) == {"Ada Sample": "yes", "Bo Sample": "asked"}
    assert [each.code.value for each in draft.passed_over] == ["total_row"]


def test_a_trainer_of_the_evening_is_asked_about(tmp_path: Path) -> None:
    made = evening(tmp_path)
    made.train("Ada Sample")

    assert doubts(made.read("Ada Sample\nBo Sample\n"), "Ada Sample") == {"trainer"}


def test_a_name_of_several_people_or_a_like_one_is_asked_about(tmp_path: Path) -> None:
    made = evening(tmp_path)
    made.add("Bo", "Sample")

    draft = made.read("Bo Sample\nCleoo Sample\nZara Newly\n")

    assert doubts(draft, "Bo Sample") == {"several"}
    assert doubts(draft, "Cleoo Sample") == {"like"}
    assert doubts(draft, "Zara Newly") == {"unknown"}
    assert line(draft, "Cleoo Sample").alike[0] == made.hall.people[2]
    assert set(effects(draft).values()) == {"asked"}


def test_what_is_not_kept_here_is_in_no_line(tmp_path: Path) -> None:
    draft = evening(tmp_path).read(
        "Name\tDBS number\tMedical notes\nAda Sample\t001234567890\tdid not attend, asthma\n"
    )

    assert effects(draft) == {"Ada Sample": "yes"}
    assert "asthma" not in repr(draft)
    assert "001234567890" not in repr(draft)


def test_a_title_above_names_alone_says_the_day(tmp_path: Path) -> None:
    draft = evening(tmp_path).read("Level 2, 19 March 2024\nAda Sample\nBo Sample\n")

    assert draft.other.days == (date(2024, 3, 19),)
    assert [each.said for each in draft.lines] == ["Ada Sample", "Bo Sample"]


def test_another_address_of_somebody_who_is_not_booked_is_asked_about(tmp_path: Path) -> None:
    text = "Name\tEmail\nAda Sample\tother@example.com\nDov Sample\tother@example.com\n"

    draft = evening(tmp_path).read(text)

    assert effects(draft) == {"Ada Sample": "yes", "Dov Sample": "asked"}
    assert doubts(draft, "Dov Sample") == {"other_email"}


def test_names_in_a_line_or_in_two_columns_are_all_read(tmp_path: Path) -> None:
    made = evening(tmp_path)
    parted = "Attended\tApologies\nAda Sample\tBo Sample\nCleo Sample\t\n"

    assert effects(made.read("Ada Sample, Bo Sample, Cleo Sample\n")) == {
        "Ada Sample": "yes", "Bo Sample": "yes", "Cleo Sample": "yes"
    }  # fmt: skip
    assert effects(made.read(parted)) == {
        "Ada Sample": "yes", "Bo Sample": "asked", "Cleo Sample": "yes"
    }  # fmt: skip
    assert effects(made.read("Ada\tSample\nBo\tSample\n")) == {
        "Ada Sample": "yes", "Bo Sample": "yes"
    }  # fmt: skip


def test_course_and_day_may_stand_above_names_with_words_beside_them(tmp_path: Path) -> None:
    draft = evening(tmp_path).read("Level 2\n12 March 2024\nAda Sample\tY\nBo Sample\tN\n")

    assert effects(draft) == {"Ada Sample": "yes", "Bo Sample": "no"}


def test_words_of_no_in_a_numbered_line_stay_with_the_name(tmp_path: Path) -> None:
    made = evening(tmp_path)
    text = "1. Ada Sample\n2. Cleo Sample - no show\n"
    key = line(made.read(text), "2. Cleo Sample - no show").key

    draft = made.read(text, people={key: f"{PERSON}{made.hall.people[2]}"})

    assert effects(draft) == {"1. Ada Sample": "yes", "2. Cleo Sample - no show": "asked"}


@pytest.mark.parametrize("name", ["No shows", "Apologies", "Did not attend", "Cancelled"])
def test_a_worksheet_whose_name_says_no_ticks_nobody(tmp_path: Path, name: str) -> None:
    path = tmp_path / "evening.xlsx"
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = name
    sheet.append(["Name"])
    sheet.append(["Ada Sample"])
    book.save(path)

    draft = evening(tmp_path).read(path)

    assert effects(draft) == {"Ada Sample": "asked"}
    assert doubts(draft, "Ada Sample") == {"below_a_line"}


def test_a_role_with_us_is_no_part_in_the_evening(tmp_path: Path) -> None:
    draft = evening(tmp_path).read(
        "Name\tRole\nAda Sample\tYouth organiser\nBo Sample\tTrainer\nCleo Sample\tHost family\n"
    )

    assert effects(draft) == {"Ada Sample": "yes", "Bo Sample": "asked", "Cleo Sample": "yes"}
    assert doubts(draft, "Bo Sample") == {"host"}


def test_rows_of_another_course_in_one_list_are_passed_over_or_asked_about(tmp_path: Path) -> None:
    draft = evening(tmp_path).read(
        "Name\tCourse\nAda Sample\tLevel 2\nBo Sample\tFire safety\nCleo Sample\tGet Safe\n"
    )

    assert effects(draft) == {"Ada Sample": "yes", "Bo Sample": "asked"}
    assert doubts(draft, "Bo Sample") == {"other_course"}
    assert [each.value for each in draft.passed_over] == ["Cleo Sample"]


def test_the_title_of_the_evening_alone_is_no_other_course(tmp_path: Path) -> None:
    draft = evening(tmp_path).read(
        "Name\tEvent\nAda Sample\tOur spring evening\nBo Sample\tOur spring evening\n"
    )

    assert effects(draft) == {"Ada Sample": "yes", "Bo Sample": "yes"}


def test_whoever_had_left_by_the_day_is_asked_about(tmp_path: Path) -> None:
    made = evening(tmp_path, booked=0)
    leave(made.hall.workspace, made.hall.people[0], date(2024, 3, 11))
    leave(made.hall.workspace, made.hall.people[1], date(2024, 3, 12))

    draft = made.read("Ada Sample\nBo Sample\n")

    assert effects(draft) == {"Ada Sample": "asked", "Bo Sample": "yes"}
    assert doubts(draft, "Ada Sample") == {"left_before"}


def test_an_age_below_eighteen_beside_a_name_is_asked_about_and_not_shown(tmp_path: Path) -> None:
    draft = evening(tmp_path).read("Name\nAda Sample (aged 15)\nBo Sample (aged 16)\nCleo Sample\n")

    assert effects(draft) == {"Ada Sample": "asked", "Bo Sample": "asked", "Cleo Sample": "yes"}
    assert doubts(draft, "Ada Sample") == {"child"}
    assert not line(draft, "Ada Sample").may_add
    assert "15" not in repr(draft)
