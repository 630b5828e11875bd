"""Reports of meetings: who was there, for how long, and on what device."""

from datetime import date
from pathlib import Path

import pytest

from sgdesk.domain.sessions.session import BookingState
from sgdesk.services.imports.attendance import NEW, PERSON, ListOf, Verdict
from tests.services.imports.attendance.lists import doubts, effects, evening, line

OLD_ZOOM = """\
Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants
812 3456 7890,Level 2,12/03/2024 18:55:12,12/03/2024 20:31:02,office@example.org,96,5

Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,In Waiting Room
Ada Sample (Host),office@example.org,12/03/2024 18:55:12,12/03/2024 20:31:02,96,No,No
Bo Sample,bo@example.org,12/03/2024 18:58:12,12/03/2024 19:21:02,23,Yes,No
Bo Sample,bo@example.org,12/03/2024 19:28:12,12/03/2024 20:31:02,63,Yes,No
Robs iPad,,12/03/2024 19:00:12,12/03/2024 20:31:02,91,Yes,No
Cleo Sample,,12/03/2024 18:00:12,12/03/2024 18:58:02,58,Yes,Yes
Cleo Sample,,12/03/2024 18:58:12,12/03/2024 19:21:02,23,Yes,No
iPhone (Dov Sample),,12/03/2024 18:58:12,12/03/2024 20:31:02,93,Yes,No
"""
NEW_ZOOM = """\
Topic,ID,Host,Duration (minutes),Start time,End time,Participants
Safeguarding evening,812 3456 7890,Office,96,03/12/2024 06:55:12 PM,03/12/2024 08:31:02 PM,3

Name (original name),Email,Total duration (minutes),Guest
Ada Sample,ada@example.org,96,No
Bo (Bo Sample),bo@example.org,90,Yes
Cleo Sample,,40,Yes
"""


def teams(day: str) -> bytes:
    begun, ended = f"{day}, 6:58:03 PM", f"{day}, 8:31:22 PM"
    rows = (
        "1. Summary", "Meeting title\tLevel 2", "Attended participants\t3",
        f"Start time\t{begun}", f"End time\t{ended}", "Meeting duration\t1h 33m 19s", "",
        "2. Participants",
        "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole",
        f"Ada Sample\t{begun}\t{ended}\t1h 33m 19s\tada@example.org\tada@example.org\tOrganizer",
        f"Bo Sample\t{begun}\t{ended}\t1h 30m\tbo@example.org\tbo@example.org\tPresenter",
        f"Cleo Sample (Guest)\t{begun}\t{ended}\t13m 19s\t\t\tPresenter", "",
        "3. In-Meeting Activities", "Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole",
        f"Cleo Sample (Guest)\t{begun}\t{ended}\t1h 33m 19s\t\tPresenter",
    )  # fmt: skip
    return "\r\n".join(rows).encode("utf-16")


def test_an_old_report_of_zoom_says_who_came_and_asks_about_the_rest(tmp_path: Path) -> None:
    draft = evening(tmp_path).read(OLD_ZOOM.encode())

    assert effects(draft) == {
        "Ada Sample (Host)": "asked",
        "Robs iPad": "asked",
        "Cleo Sample": "asked",
        "Bo Sample": "yes",
        "iPhone (Dov Sample)": "yes",
    }
    assert doubts(draft, "Ada Sample (Host)") == {"host"}
    assert doubts(draft, "Robs iPad") == {"who"}
    assert draft.whole_minutes == 96
    assert not draft.other


def test_two_stays_of_one_person_are_summed_and_the_waiting_room_is_no_stay(tmp_path: Path) -> None:
    draft = evening(tmp_path).read(OLD_ZOOM.encode())

    assert (line(draft, "Bo Sample").minutes, line(draft, "Bo Sample").rows) == (86, (6, 7))
    assert line(draft, "Cleo Sample").minutes == 23
    assert doubts(draft, "Cleo Sample") == {"short"}


def test_a_second_device_adds_what_somebody_was_not_there_already(tmp_path: Path) -> None:
    made = evening(tmp_path)
    first = made.read(OLD_ZOOM.encode())
    cleo = line(first, "Cleo Sample").person_id

    draft = made.read(OLD_ZOOM.encode(), people={line(first, "Robs iPad").key: f"{PERSON}{cleo}"})

    assert {line(draft, each).minutes for each in ("Robs iPad", "Cleo Sample")} == {95}
    assert {line(draft, each).effect.value for each in ("Robs iPad", "Cleo Sample")} == {"yes"}
    assert draft.count(line(draft, "Robs iPad").effect) == 3


def test_whoever_was_in_the_waiting_room_alone_is_asked_about(tmp_path: Path) -> None:
    kept = [
        row for row in OLD_ZOOM.splitlines() if "18:58:12,12/03/2024 19:21:02,23,Yes,No" not in row
    ]

    draft = evening(tmp_path).read("\n".join(kept).encode())

    assert doubts(draft, "Cleo Sample") == {"waiting_room"}
    assert effects(draft)["Cleo Sample"] == "asked"


def test_a_new_report_of_zoom_with_the_month_first_is_of_the_evening(tmp_path: Path) -> None:
    draft = evening(tmp_path).read(NEW_ZOOM.encode())

    assert not draft.other
    assert draft.month_first
    assert effects(draft) == {
        "Ada Sample": "yes", "Bo (Bo Sample)": "yes", "Cleo Sample": "asked"
    }  # fmt: skip


@pytest.mark.parametrize("day", ["12/03/2024", "3/12/24"])
def test_a_report_of_teams_is_read_from_its_list_of_participants_alone(
    tmp_path: Path, day: str
) -> None:
    draft = evening(tmp_path).read(teams(day))

    assert not draft.other
    assert effects(draft) == {
        "Ada Sample": "asked", "Cleo Sample (Guest)": "asked", "Bo Sample": "yes"
    }  # fmt: skip
    assert doubts(draft, "Ada Sample") == {"host"}
    assert line(draft, "Cleo Sample (Guest)").minutes == 13
    assert [each.code.value for each in draft.passed_over] == ["label_row", "outside"]


def test_a_report_of_another_evening_is_asked_about_and_nothing_is_done(tmp_path: Path) -> None:
    made = evening(tmp_path, held_on=date(2024, 3, 19))

    draft = made.read(OLD_ZOOM.encode())

    assert draft.other.days == (date(2024, 3, 12),)
    assert set(effects(draft).values()) == {"nothing"}
    assert not draft.does_anything
    assert made.read(OLD_ZOOM.encode(), is_this_session=True).does_anything


def test_days_that_may_be_of_another_evening_are_asked_about(tmp_path: Path) -> None:
    made = evening(tmp_path, held_on=date(2024, 12, 3))

    assert made.read(OLD_ZOOM.encode()).other.days == (date(2024, 3, 12),)


def test_a_report_of_another_course_is_asked_about(tmp_path: Path) -> None:
    draft = evening(tmp_path).read(OLD_ZOOM.replace("Level 2", "Get Safe").encode())

    assert draft.other.course == "Get Safe"
    assert not draft.does_anything


def test_an_answer_settles_what_is_in_doubt(tmp_path: Path) -> None:
    made = evening(tmp_path)
    keys = {each.said: each.key for each in made.read(OLD_ZOOM.encode()).lines}

    draft = made.read(
        OLD_ZOOM.encode(),
        said={keys["Ada Sample (Host)"]: Verdict.YES, keys["Cleo Sample"]: Verdict.NO},
    )

    assert effects(draft)["Ada Sample (Host)"] == "yes"
    assert effects(draft)["Cleo Sample"] == "no"


def test_a_report_of_a_meeting_is_no_list_of_bookings_of_those_who_came_late(
    tmp_path: Path,
) -> None:
    draft = evening(tmp_path, booked=0).read(NEW_ZOOM.encode(), of=ListOf.BOOKINGS)

    assert effects(draft)["Ada Sample"] == "yes"
    assert effects(draft)["Cleo Sample"] == "asked"


def test_two_devices_at_one_time_are_one_stay(tmp_path: Path) -> None:
    at_once = OLD_ZOOM.replace("19:28:12,12/03/2024 20:31:02,63", "18:58:12,12/03/2024 19:21:02,63")

    draft = evening(tmp_path).read(at_once.encode())

    assert line(draft, "Bo Sample").minutes == 25
    assert doubts(draft, "Bo Sample") == {"short"}


def test_a_report_of_google_meet_is_read(tmp_path: Path) -> None:
    draft = evening(tmp_path).read(
        b"First name,Last name,Email,Duration,Time joined,Time exited\n"
        b"Ada,Sample,ada@example.org,1 hr 30 min,6:58 PM,8:31 PM\n"
        b"Bo,Sample,bo@example.org,12 min,6:58 PM,7:10 PM\n"
    )

    assert effects(draft) == {"Ada Sample": "yes", "Bo Sample": "asked"}


def test_a_webinar_says_who_attended_whatever_was_approved(tmp_path: Path) -> None:
    draft = evening(tmp_path).read(
        b"Attended,User Name (Original Name),Email,Registration Time,Approval Status,Join Time,"
        b"Leave Time,Time in Session (minutes),Is Guest\n"
        b"Yes,Ada Sample,,01/03/2024 10:00,approved,12/03/2024 18:58,12/03/2024 20:31,93,Yes\n"
        b"Yes,Bo Sample,,01/03/2024 10:00,approved,12/03/2024 18:58,12/03/2024 19:01,3,Yes\n"
        b"No,Cleo Sample,,01/03/2024 10:00,approved,--,--,--,--\n"
    )

    assert effects(draft) == {"Ada Sample": "yes", "Bo Sample": "asked", "Cleo Sample": "no"}


def test_coming_and_going_without_a_length_is_asked_about_where_somebody_left(
    tmp_path: Path,
) -> None:
    draft = evening(tmp_path).read(
        b"Full Name,User Action,Timestamp\nAda Sample,Joined,12/03/2024 18:58\n"
        b"Bo Sample,Joined,12/03/2024 18:58\nBo Sample,Left,12/03/2024 19:01\n"
    )

    assert effects(draft)["Bo Sample"] == "asked"


@pytest.mark.parametrize("said", ["Ada Sample & Zara Newly", "Ada Sample and Zara Newly"])
def test_two_people_on_one_device_are_two_lines_and_each_is_asked_about(
    tmp_path: Path, said: str
) -> None:
    made = evening(tmp_path)
    sheet = f"Name\tEmail\tDuration (minutes)\n{said}\ta@example.org\t60\nBo Sample\t\t60\n"
    draft = made.read(sheet)
    assert effects(draft) == {"Ada Sample": "asked", "Zara Newly": "asked", "Bo Sample": "yes"}
    assert doubts(draft, "Ada Sample") == {"two"}
    ada, zara = line(draft, "Ada Sample"), line(draft, "Zara Newly")
    assert (ada.rows, ada.person_id, zara.rows) == ((2,), made.hall.people[0], (2,))

    made.read(sheet, people={zara.key: NEW}, said={ada.key: Verdict.YES, zara.key: Verdict.YES})
    made.bring_in()

    attended = {name for name, state in made.states().items() if state is BookingState.ATTENDED}
    assert attended == {"Ada Sample", "Zara Newly", "Bo Sample"}


def test_a_couple_of_whom_one_has_no_name_stays_one_line(tmp_path: Path) -> None:
    draft = evening(tmp_path).read("Name\tDuration\nMr & Mrs Sample\t60\nBo Sample\t60\n")

    assert "Mr & Mrs Sample" in effects(draft)


@pytest.mark.parametrize("role", ["Organizer", "Co-organizer", "Presenter"])
def test_whoever_presented_is_asked_about(tmp_path: Path, role: str) -> None:
    head = "Full Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tRole\n"
    there = "12/03/2024, 19:00:00\t12/03/2024, 21:00:00\t2h 0m\t\t"
    draft = evening(tmp_path).read(f"{head}Ada Sample\t{there}{role}\nBo Sample\t{there}Attendee\n")

    assert effects(draft) == {"Ada Sample": "asked", "Bo Sample": "yes"}
    assert doubts(draft, "Ada Sample") == {"host"}
