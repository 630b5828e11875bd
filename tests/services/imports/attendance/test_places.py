"""Who of a list of bookings would wait is known before anything is written, and comes true."""

from dataclasses import replace
from pathlib import Path

from sgdesk.domain.sessions.session import BookingState
from sgdesk.services.imports.attendance import ListOf, Verdict
from sgdesk.services.sessions.sessions import change_session, session_view
from tests.services.imports.attendance.lists import Evening, evening, line

WANTED = "Name\nFlo Sample\nEve Sample\nDov Sample\n"


def with_places(folder: Path, capacity: int | None) -> Evening:
    made = evening(folder, booked=2)
    details = session_view(made.hall.workspace, made.session).details
    change_session(made.hall.workspace, made.session, replace(details, capacity=capacity))
    return made


def waiting(made: Evening) -> set[str]:
    return {name for name, state in made.states().items() if state is BookingState.WAITING}


def test_places_are_given_in_the_order_of_the_list_and_the_rest_wait(tmp_path: Path) -> None:
    made = with_places(tmp_path, 4)

    draft = made.read(WANTED, of=ListOf.BOOKINGS)

    assert {each.said for each in draft.lines if each.waits} == {"Dov Sample"}
    assert draft.waiting == 1
    made.bring_in()
    assert waiting(made) == {"Dov Sample"}


def test_without_a_limit_nobody_waits(tmp_path: Path) -> None:
    made = with_places(tmp_path, None)

    assert made.read(WANTED, of=ListOf.BOOKINGS).waiting == 0


def test_a_place_that_the_list_gives_back_is_free_for_who_waits_first(tmp_path: Path) -> None:
    made = with_places(tmp_path, 2)
    made.read("Name\nCleo Sample\n", of=ListOf.BOOKINGS)
    made.bring_in()
    assert waiting(made) == {"Cleo Sample"}
    sheet = (
        "Name\tStatus\nAda Sample\tCancelled\nBo Sample\tCancelled\n"
        "Flo Sample\tBooked\nEve Sample\tBooked\n"
    )
    first = made.read(sheet, of=ListOf.BOOKINGS)
    said = {line(first, name).key: Verdict.NO for name in ("Ada Sample", "Bo Sample")}

    draft = made.read(sheet, of=ListOf.BOOKINGS, said=said)

    assert {each.said for each in draft.lines if each.waits} == {"Eve Sample"}
    made.bring_in()
    assert waiting(made) == {"Eve Sample"}
    assert made.states()["Cleo Sample"] is BookingState.BOOKED
