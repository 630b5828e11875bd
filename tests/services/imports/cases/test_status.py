"""Words and headings that say whether somebody came are read before anybody is counted."""

from pathlib import Path

import pytest

from .trying import bring

HEADINGS = (
    "Attendee status|Checked in|Not attending",
    "Booking|Attended|Cancelled",
    "Checked in|Yes|No",
    "I confirm this is true|Yes|No",
    "I confirm that I have completed this course|Yes|No",
    "Present|Y|N",
    "Did they attend?|Yes|No",
    "Was present?|✓|✗",
    "Attendance|Present|Absent",
    "Attendance status|Attended|No show",
    "Result|Pass|Fail",
    "Registration status|Attended|Deleted",
    "Came|Yes|Apologies",
    "Turned up?|y|n",
    "Completion|Completed|In progress",
    "No show|No|Yes",
    "Cancelled|No|Yes",
    "Did not attend|No|Yes",
)


@pytest.mark.parametrize("words", HEADINGS, ids=lambda words: words.split("|")[0])
def test_status_heading_is_read_before_anybody_is_counted(tmp_path: Path, words: str) -> None:
    heading, yes, no = words.split("|")
    came = bring(
        tmp_path,
        "training",
        f"Forename,Last name,{heading},Course,Date of course\n"
        f"Hana,Pretend,{yes},Level 2,4 June 2024\n"
        f"Idris,Madeup,{no},Level 2,4 June 2024\n",
    )

    assert came.completed <= {"hana pretend: level2 2024-06-04"}
    assert came.completed or came.tells("C2")


@pytest.mark.parametrize("words", HEADINGS[:10], ids=lambda words: words.split("|")[0])
def test_status_heading_that_says_yes_plainly_is_a_completion(tmp_path: Path, words: str) -> None:
    heading, yes, _ = words.split("|")
    came = bring(
        tmp_path, "training", f"Name,{heading},Course,Date\nHana Pretend,{yes},L1,04/06/2024\n"
    )

    assert came.completed == {"hana pretend: level1 2024-06-04"}


@pytest.mark.parametrize(
    ("first", "second"),
    [("Status", "Attended"), ("Booking status", "Attendance"), ("Attended?", "Result")],
)
def test_status_heading_twice_and_the_no_stands(tmp_path: Path, first: str, second: str) -> None:
    came = bring(
        tmp_path,
        "training",
        f"Name,{first},Course,Date,{second}\n"
        "Joan Dummy,Completed,Level 1,05/05/2025,No\n"
        "Kofi Fictive,Cancelled,Level 1,05/05/2025,Yes\n"
        "Leila Unreal,Completed,Level 1,05/05/2025,Yes\n",
    )

    assert came.completed == {"leila unreal: level1 2025-05-05"}


YES = (
    "Y|Yes|yes|TRUE|Present|Attended|✓|✔|Passed|Pass|Completed|Complete|Done|Finished"
    "|Pass (82%)|Completed (achieved pass grade)|Checked in|Attended - full session"
).split("|")
NO = (
    "N|No|FALSE|Absent|✗|✘|Failed|Fail|Not completed|Did not attend|DNA|No show|Cancelled|Deleted"
    "|Completed (did not achieve pass grade)|Not attending|Apologies|Withdrawn|Incomplete"
    "|Not passed|Wait list|Booked|Enrolled|Not yet started|Refunded|50%|Excused"
).split("|")
ASKED = "Partly|Maybe|See notes|?|Left early|Pending|Moved|Ask Jean".split("|")


@pytest.mark.parametrize("word", YES)
def test_outcome_words_of_yes_are_completions(tmp_path: Path, word: str) -> None:
    came = bring(
        tmp_path, "training", f"Name,Course,Date,Attended\nMilo Unreal,Level 3,1/2/2025,{word}\n"
    )

    assert came.completed == {"milo unreal: level3 2025-02-01"}


@pytest.mark.parametrize("word", NO)
def test_outcome_words_of_no_are_none(tmp_path: Path, word: str) -> None:
    came = bring(
        tmp_path, "training", f"Name,Course,Date,Outcome\nMilo Unreal,Level 3,1/2/2025,{word}\n"
    )

    assert came.completed == set()


@pytest.mark.parametrize("word", ASKED)
def test_outcome_words_that_nobody_knows_are_asked_or_listed(tmp_path: Path, word: str) -> None:
    came = bring(
        tmp_path, "training", f"Name,Course,Date,Status\nMilo Unreal,Level 3,1/2/2025,{word}\n"
    )

    assert came.completed == set()
    assert came.tells("D2")


@pytest.mark.parametrize(
    "cell",
    [
        "apologies 4/6/24", "4/6/24 - wait list", "✗ 4/6/24", "N 4/6/24", "No - 04/06/2024",
        "exempt 04/06/2024", "sick 4.6.24", "did not pass 4 June 2024", "4 June 2024 (absent)",
        "outstanding from 04/06/2024", "40% 04/06/2024", "04/06/2024 DNA", "holiday 04/06/2024",
        "unsuccessful, 04/06/2024", "04/06/2024 provisional", "left at lunch 04/06/2024",
        "cancelled by us 04/06/2024", "resit needed 04/06/2024", "part one 04/06/2024",
    ],
)  # fmt: skip
def test_words_of_no_beside_a_date_are_no_completion(tmp_path: Path, cell: str) -> None:
    came = bring(tmp_path, "tracker", f'Volunteer,Level 1\nJoan Dummy,"{cell}"\n')

    assert came.completed == set()
    assert came.people == {"joan dummy": 1}
    assert came.tells("B2")


@pytest.mark.parametrize(
    "cell",
    ["04/06/2024 half day", "4 June 2024 (cert sent)", "Validated 04/06/2024", "passed 04/06/2024",
     "04/06/2024 online", "✓ 04/06/2024", "Yes 04/06/2024", "Y - 04/06/24", "attended 4.6.24"],
)  # fmt: skip
def test_words_of_yes_beside_a_date_are_a_completion(tmp_path: Path, cell: str) -> None:
    came = bring(tmp_path, "tracker", f'Volunteer,Level 1\nJoan Dummy,"{cell}"\n')

    assert came.completed == {"joan dummy: level1 2024-06-04"}


@pytest.mark.parametrize(
    "heading",
    ["Reason for absence", "Absence reason", "Reason for not attending", "Reason (if absent)"],
)
def test_a_blank_under_a_reason_for_absence_is_a_yes_beside_a_day(
    tmp_path: Path, heading: str
) -> None:
    came = bring(
        tmp_path,
        "training",
        f"Name,Course,Date,{heading}\n"
        "Hana Pretend,Level 2,04/06/2024,\n"
        "Idris Madeup,Level 2,04/06/2024,ill\n"
        "Ann Sample,Level 2,04/06/2024,football\n"
        "Bo Example,Level 2,04/06/2024,n/a\n",
    )

    assert came.completed == {"hana pretend: level2 2024-06-04"}
    assert came.tells("D4")
    assert came.tells("D5")


@pytest.mark.parametrize("heading", ["Refunded", "Transferred to"])
def test_whoever_went_elsewhere_is_not_counted_and_a_blank_is_a_yes(
    tmp_path: Path, heading: str
) -> None:
    came = bring(
        tmp_path,
        "training",
        f"Name,Course,Date,{heading}\n"
        "Hana Pretend,Level 2,04/06/2024,\n"
        "Idris Madeup,Level 2,04/06/2024,19/06/2024\n",
    )

    assert came.completed == {"hana pretend: level2 2024-06-04"}
