"""Words, notes and blanks beside a name: a plain yes ticks, all else is asked about."""

from pathlib import Path

import pytest

from tests.services.imports.attendance.lists import effects, evening, line


@pytest.mark.parametrize(
    "ink",
    [
        "AS",
        "A.S.",
        "a s",
        "ABS",
        "A Sample",
        "Ada",
        "Mrs A. Sample",
        "✓",
        "x",
        "/",
        "signed",
        "18:58",
        "7pm",
        "12/03/2024",
    ],
)
def test_initials_a_name_or_a_mark_are_a_signature(tmp_path: Path, ink: str) -> None:
    draft = evening(tmp_path).read(f"Name\tSignature\nAda Sample\t{ink}\n")

    assert effects(draft) == {"Ada Sample": "yes"}


@pytest.mark.parametrize(
    "words",
    [
        "sorry ill", "sent daughter", "left early", "p.p. wife", "pp Bo Sample", "Ada (late)",
        "AS (late)", "late", "-", "?", "To know", "Ada Sample ill", "BC", "20 minutes", "2",
    ],
)  # fmt: skip
def test_other_words_under_signature_are_asked_about(tmp_path: Path, words: str) -> None:
    draft = evening(tmp_path).read(f"Name\tSignature\nAda Sample\t{words}\n")

    assert effects(draft) == {"Ada Sample": "asked"}
    assert line(draft, "Ada Sample").words == words


@pytest.mark.parametrize(
    ("word", "effect"),
    [
        ("Present", "yes"), ("✓", "yes"), ("Y", "yes"), ("Absent", "no"), ("N", "no"),
        ("No show", "no"), ("Apologies", "no"), ("sick", "no"), ("DNA", "no"),
        ("Registered", "asked"), ("Partly", "asked"), ("?", "asked"), ("Left early", "asked"),
    ],
)  # fmt: skip
def test_words_under_attendance_say_who_came(tmp_path: Path, word: str, effect: str) -> None:
    draft = evening(tmp_path).read(f"Name\tAttendance\nAda Sample\t{word}\n")

    assert effects(draft) == {"Ada Sample": effect}


@pytest.mark.parametrize(
    ("words", "reason"),
    [("No show", "no_word"), ("Apologies", "withdrew"), ("Sick", "unwell"), ("Absent", "other")],
)
def test_the_reason_is_no_more_than_the_words_say(tmp_path: Path, words: str, reason: str) -> None:
    draft = evening(tmp_path).read(f"Name\tAttendance\nAda Sample\t{words}\n")

    assert line(draft, "Ada Sample").reason == reason


def test_notes_that_may_say_no_are_asked_about(tmp_path: Path) -> None:
    draft = evening(tmp_path).read(
        "Name\tNotes\nAda Sample\tleft early, poorly\nBo Sample\tonline\nCleo Sample\t\n"
    )

    assert effects(draft) == {"Ada Sample": "asked", "Bo Sample": "yes", "Cleo Sample": "yes"}


@pytest.mark.parametrize("heading", ["Notes", "Comments", "Remarks"])
@pytest.mark.parametrize("words", ["had a cold", "at a wedding", "vegetarian"])
def test_a_note_that_is_no_yes_is_asked_about_where_no_column_says_who_came(
    tmp_path: Path, heading: str, words: str
) -> None:
    names = f"Ada Sample\t{words}\nBo Sample\t\n"
    draft = evening(tmp_path).read(f"Name\t{heading}\n{names}")

    assert effects(draft)["Ada Sample"] == "asked"
    assert words in line(draft, "Ada Sample").words


@pytest.mark.parametrize("heading", ["Email", "Reference"])
def test_words_of_no_where_an_address_should_stand_are_asked_about(
    tmp_path: Path, heading: str
) -> None:
    said = "Ada Sample\tabsent@example.org\nBo Sample\tdid not come\nCleo Sample\tn/a\n"
    text = f"Name\t{heading}\n{said}"
    draft = evening(tmp_path).read(text)

    assert effects(draft) == {"Ada Sample": "yes", "Bo Sample": "asked", "Cleo Sample": "yes"}


def test_a_note_beside_a_plain_yes_is_no_doubt(tmp_path: Path) -> None:
    text = "Name\tAttended\tNotes\nAda Sample\tYes\tvegetarian\n"

    assert effects(evening(tmp_path).read(text)) == {"Ada Sample": "yes"}


@pytest.mark.parametrize(
    ("heading", "word"),
    [("Date", "12/03/2024"), ("Course", "Level 2"), ("Certificate number", "C-17")],
)
def test_a_blank_where_others_have_their_day_course_or_certificate_is_asked_about(
    tmp_path: Path, heading: str, word: str
) -> None:
    text = f"Name\t{heading}\nAda Sample\t{word}\nBo Sample\t\n"
    draft = evening(tmp_path).read(text)

    assert effects(draft) == {"Ada Sample": "yes", "Bo Sample": "asked"}
    assert f"{heading}: (blank)" in line(draft, "Bo Sample").words


def test_a_column_of_days_that_nobody_filled_in_lets_nobody_come(tmp_path: Path) -> None:
    draft = evening(tmp_path).read("Name\tDate\nAda Sample\t\nBo Sample\t\n")

    assert set(effects(draft).values()) == {"asked"}


def test_a_blank_day_beside_a_plain_yes_is_no_doubt(tmp_path: Path) -> None:
    text = "Name\tAttended\tDate\nAda Sample\tYes\t12/03/2024\nBo Sample\tYes\t\n"

    assert set(effects(evening(tmp_path).read(text)).values()) == {"yes"}


@pytest.mark.parametrize(
    ("sheet", "right"),
    [
        ("Name\tTime in\tTime out\nAda Sample\t18:58\t20:30\nBo Sample\t\t\n", ("yes", "asked")),
        ("Name\tAM\tPM\nAda Sample\tY\tY\nBo Sample\tY\t\n", ("yes", "asked")),
        ("Name\tTuesday\nAda Sample\t✓\nBo Sample\t\n", ("yes", "asked")),
        ("Name\tLevel 2\nAda Sample\tYes\nBo Sample\tNo\n", ("yes", "no")),
        ("Name\tHere?\nAda Sample\tTRUE\nBo Sample\tFALSE\n", ("yes", "no")),
        ("Name\tHere?\tReason for absence\nAda Sample\tY\t\nBo Sample\t\tgym\n", ("yes", "asked")),
        ("Name\tReason for absence\nAda Sample\t\nBo Sample\till\n", ("asked", "no")),
        ("Name\tAttended\nAda Sample\tTRUE\nBo Sample\tFALSE\n", ("yes", "no")),
        ("Name\tBooking\tAttended\nAda Sample\tYes\tYes\nBo Sample\tYes\tNo\n", ("yes", "no")),
        ("Name\tOrder status\nAda Sample\tCompleted\nBo Sample\tCancelled\n", ("asked", "no")),
        ("Name\tAttended\tNo show\nAda Sample\tYes\tNo\nBo Sample\tYes\tYes\n", ("yes", "asked")),
        ("Name\tPaid\nAda Sample\tYes\nBo Sample\tNo\n", ("asked", "asked")),
    ],
)  # fmt: skip
def test_a_row_in_which_something_lacks_is_never_taken_for_a_yes(
    tmp_path: Path, sheet: str, right: tuple[str, str]
) -> None:
    found = effects(evening(tmp_path).read(sheet))

    assert (found["Ada Sample"], found["Bo Sample"]) == right
