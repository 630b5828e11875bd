"""Lists of who booked: who comes, who waits, and what they do not say of who came."""

from pathlib import Path

import pytest

from sgdesk.services.imports.attendance import ListOf
from tests.services.imports.attendance.lists import doubts, effects, evening

BOOKING_SITE = """\
Order no.,Order Date,First Name,Surname,Email,Event Name,Event Start Date,Ticket,Attendee Status
1001,20/02/2024,Ada,Sample,ada@example.org,Level 2,12/03/2024,General Admission,Checked In
1002,20/02/2024,Bo,Sample,bo@example.org,Level 2,12/03/2024,General Admission,Attending
1003,20/02/2024,Cleo,Sample,cleo@example.org,Level 2,12/03/2024,General Admission,Not Attending
1004,20/02/2024,Dov,Sample,dov@example.org,Level 2,12/03/2024,General Admission,Refunded
1005,20/02/2024,Eve,Sample,eve@example.org,Level 2,12/03/2024,General Admission,Wait list
"""


def test_a_list_of_a_booking_site_does_not_say_who_came_unless_they_checked_in(
    tmp_path: Path,
) -> None:
    draft = evening(tmp_path).read(BOOKING_SITE.encode())

    assert effects(draft) == {
        "Ada Sample": "yes",
        "Bo Sample": "asked",
        "Cleo Sample": "no",
        "Dov Sample": "nothing",
        "Eve Sample": "nothing",
    }


def test_a_list_of_bookings_without_a_word_of_who_came_is_asked_about(tmp_path: Path) -> None:
    draft = evening(tmp_path).read("Order no.\tName\n1\tAda Sample\n2\tBo Sample\n")

    assert set(effects(draft).values()) == {"asked"}
    assert doubts(draft, "Ada Sample") == {"booked_only"}


def test_bookings_are_those_of_whoever_is_coming(tmp_path: Path) -> None:
    draft = evening(tmp_path, booked=1).read(BOOKING_SITE.encode(), of=ListOf.BOOKINGS)

    assert effects(draft) == {
        "Ada Sample": "there",
        "Bo Sample": "yes",
        "Cleo Sample": "nothing",
        "Dov Sample": "nothing",
        "Eve Sample": "asked",
    }
    assert doubts(draft, "Eve Sample") == {"waiting"}


def test_nobody_having_checked_in_yet_speaks_against_no_booking(tmp_path: Path) -> None:
    draft = evening(tmp_path, booked=0).read(
        "Name\tTicket\tChecked in\nAda Sample\tAdult\tNo\nBo Sample\tAdult\tNo\n",
        of=ListOf.BOOKINGS,
    )

    assert effects(draft) == {"Ada Sample": "yes", "Bo Sample": "yes"}


def test_whoever_cancelled_there_and_is_booked_here_is_asked_about(tmp_path: Path) -> None:
    draft = evening(tmp_path).read(BOOKING_SITE.encode(), of=ListOf.BOOKINGS)

    assert effects(draft)["Cleo Sample"] == "asked"
    assert doubts(draft, "Cleo Sample") == {"otherwise"}


@pytest.mark.parametrize("heading", ["RSVP", "Will you attend?", "Coming?", "Are you attending?"])
def test_a_wish_to_come_is_a_booking_and_no_coming(tmp_path: Path, heading: str) -> None:
    text = f"Name\t{heading}\nDov Sample\tYes\nEve Sample\tMaybe\nFlo Sample\tNo\n"
    made = evening(tmp_path)

    assert effects(made.read(text)) == {
        "Dov Sample": "asked", "Eve Sample": "asked", "Flo Sample": "nothing"
    }  # fmt: skip
    assert effects(made.read(text, of=ListOf.BOOKINGS)) == {
        "Dov Sample": "yes", "Eve Sample": "asked", "Flo Sample": "nothing"
    }  # fmt: skip


def test_lines_of_a_list_of_bookings_part_who_is_booked_from_who_waits(tmp_path: Path) -> None:
    draft = evening(tmp_path, booked=0).read(
        "Booked:\nAda Sample\nBo Sample\nWaiting list:\nCleo Sample\n", of=ListOf.BOOKINGS
    )

    assert effects(draft) == {"Ada Sample": "yes", "Bo Sample": "yes", "Cleo Sample": "asked"}
