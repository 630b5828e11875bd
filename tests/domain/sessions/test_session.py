from datetime import date

import pytest

from sgdesk.domain.errors import InputError
from sgdesk.domain.sessions.session import (
    BookingState,
    GroupLimit,
    PlaceOnSession,
    SessionState,
    check_capacity,
    check_times,
    free_places,
    length_words,
    moving_up,
    plenary_limit,
    pounds,
    session_state,
)
from sgdesk.services.file.workspace import all_packs

LIMIT = GroupLimit(25, "Generally speaking, 25 people", "Appendix 1, Standard 3")


def test_hartlepool_and_stockton_advise_25_in_a_plenary_group_and_no_other_pack_does() -> None:
    limits = {key: plenary_limit(pack) for key, pack in all_packs().packs.items()}
    assert limits["hsscp"] is not None
    assert limits["hsscp"].people == 25
    assert limits["hsscp"].source == "Appendix 1, Standard 3"
    assert [key for key, limit in limits.items() if limit] == ["hsscp"]


@pytest.mark.parametrize(
    ("capacity", "lecture_style", "reason"),
    [(25, False, ""), (26, True, ""), (26, False, "Two trainers, two rooms"), (None, False, "")],
)
def test_a_group_over_the_limit_is_fine_as_a_lecture_or_with_a_reason(
    capacity: int | None, lecture_style: bool, reason: str
) -> None:
    check_capacity(capacity, LIMIT, lecture_style=lecture_style, reason=reason)


def test_a_group_over_the_limit_needs_a_reason() -> None:
    with pytest.raises(InputError, match="More than 25 people"):
        check_capacity(26, LIMIT, lecture_style=False, reason="  ")


@pytest.mark.parametrize("capacity", [0, -1, 10_000])
def test_a_capacity_that_cannot_be_is_refused(capacity: int) -> None:
    with pytest.raises(InputError, match="from 1 to 9,999"):
        check_capacity(capacity, None, lecture_style=False, reason="")


def _places(*states: BookingState) -> list[PlaceOnSession]:
    return [
        PlaceOnSession(number, state, turn=number) for number, state in enumerate(states, start=1)
    ]


BOOKED, WAITING, CANCELLED = BookingState.BOOKED, BookingState.WAITING, BookingState.CANCELLED


def test_whoever_waits_longest_moves_up_first() -> None:
    places = [
        PlaceOnSession(7, WAITING, turn=9),
        PlaceOnSession(8, WAITING, turn=2),
        PlaceOnSession(9, BOOKED, turn=1),
    ]
    assert moving_up(2, places) == (8,)


def test_everybody_moves_up_where_there_is_no_limit() -> None:
    assert moving_up(None, _places(BOOKED, WAITING, WAITING)) == (2, 3)


def test_nobody_moves_up_into_a_full_session() -> None:
    assert moving_up(1, _places(BOOKED, WAITING)) == ()


def test_a_place_given_back_is_free_again() -> None:
    assert free_places(2, _places(BOOKED, CANCELLED)) == 1


def test_more_booked_than_places_leaves_none_free() -> None:
    assert free_places(1, _places(BOOKED, BOOKED)) == 0


@pytest.mark.parametrize(
    ("marked", "cancelled", "expected"),
    [
        (None, None, SessionState.TO_MARK),
        (date(2026, 3, 21), None, SessionState.TO_MARK),
        (date(2026, 3, 20), None, SessionState.HELD),
        (None, date(2026, 3, 1), SessionState.CANCELLED),
        (None, date(2026, 3, 21), SessionState.TO_MARK),
    ],
)
def test_the_state_of_a_session_on_its_day(
    marked: date | None, cancelled: date | None, expected: SessionState
) -> None:
    day = date(2026, 3, 20)
    assert session_state(day, marked, cancelled, as_at=day) is expected


def test_a_session_ahead_is_planned() -> None:
    assert session_state(date(2026, 3, 20), None, None, date(2026, 3, 19)) is SessionState.PLANNED


@pytest.mark.parametrize(("starts", "ends"), [("19:30", "19:30"), ("19:30", "9:00"), ("", "9:00")])
def test_a_session_ends_after_it_starts(starts: str, ends: str) -> None:
    with pytest.raises(InputError, match="has to end after"):
        check_times(starts, ends)


def test_an_end_before_the_start_says_how_both_were_read() -> None:
    with pytest.raises(InputError, match="from 19:00 to 09:30") as found:
        check_times("7pm", "9.30")
    assert "21:30" in str(found.value)


@pytest.mark.parametrize(
    ("starts", "ends", "words"),
    [
        ("19:30", "21:30", "2 hours"),
        ("19:30", "20:31", "1 hour 1 minute"),
        ("9:15", "10:00", "45 minutes"),
        ("9:15", "", ""),
    ],
)
def test_the_length_of_a_session_in_words(starts: str, ends: str, words: str) -> None:
    assert length_words(starts, ends) == words


@pytest.mark.parametrize(
    ("pence", "words"), [(0, "£0.00"), (5, "£0.05"), (123456, "£1,234.56"), (-250, "-£2.50")]
)
def test_amounts_are_written_in_pounds(pence: int, words: str) -> None:
    assert pounds(pence) == words


@pytest.mark.parametrize("capacity", [None, 1, 9999])
def test_a_session_holds_from_one_person_up(capacity: int | None) -> None:
    check_capacity(capacity, None, lecture_style=False, reason="")
