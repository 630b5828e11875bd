from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sgdesk.data.courses.equivalences import count_towards
from sgdesk.domain.courses.course import CourseDetails
from sgdesk.domain.errors import InputError, RefusedError
from sgdesk.domain.sessions.session import BookingState
from sgdesk.domain.training.rule_book import RuleBook
from sgdesk.domain.training.states import State
from sgdesk.services.courses.courses import add_course
from sgdesk.services.file.undo import actions
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.organisation.following import choose_partnership
from sgdesk.services.organisation.organisation import change_setting
from sgdesk.services.sessions import bookings, sessions
from sgdesk.services.sessions.attendance import Mark, mark_attendance
from sgdesk.services.sessions.bookings import Candidate
from sgdesk.services.sessions.sessions import SessionDetails
from sgdesk.services.training import recording as training
from sgdesk.services.training.recording import TrainingDetails
from sgdesk.services.training.standing import summary_report
from tests.services.hall import Hall, make_hall

TODAY = date(2026, 3, 31)
AHEAD = date(2026, 4, 20)


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    return make_hall(tmp_path, "hsscp", TODAY, ("level1",))


def rules_of(workspace: Workspace) -> RuleBook:
    return summary_report(workspace, TODAY).rules.book


def _states(hall: Hall, session_id: int) -> list[BookingState]:
    return [each.state for each in sessions.session_view(hall.workspace, session_id).bookings]


def test_who_should_come_stands_in_order_of_urgency(tmp_path: Path) -> None:
    hall = make_hall(tmp_path, "generic", TODAY, ("level1",))
    done = (date(2026, 1, 1), date(2020, 1, 1), date(2023, 5, 1))
    for person, day in zip(hall.people, done, strict=False):
        details = TrainingDetails(hall.courses["level1"], day)
        training.record_training(hall.workspace, [person], details)
    found = bookings.candidates(hall.workspace, hall.plan("level1", AHEAD))
    assert [(each.name, each.state) for each in found] == [
        ("Bo Sample", State.OVERDUE),
        ("Dov Sample", State.NOT_DONE),
        ("Cleo Sample", State.DUE_SOON),
        ("Ada Sample", State.IN_DATE),
    ]
    assert found[0].day == date(2023, 1, 1)


def test_a_course_that_nobody_is_asked_for_has_no_candidates(hall: Hall) -> None:
    assert bookings.candidates(hall.workspace, hall.plan("level3", AHEAD)) == ()


def test_candidates_say_who_is_booked_here_or_elsewhere(hall: Hall) -> None:
    here, there = hall.plan("level1", AHEAD), hall.plan("level1", date(2026, 5, 4))
    bookings.book(hall.workspace, here, hall.people[:1])
    bookings.book(hall.workspace, there, hall.people[1:2])
    found = {each.name: each for each in bookings.candidates(hall.workspace, here)}
    assert found["Ada Sample"].booking is BookingState.BOOKED
    assert found["Bo Sample"].elsewhere == date(2026, 5, 4)
    assert found["Cleo Sample"].booking is None


def test_who_finds_no_place_waits_and_moves_up_when_one_is_given_back(hall: Hall) -> None:
    number = hall.plan("level1", AHEAD, capacity=2)
    booked = bookings.book(hall.workspace, number, hall.people)
    assert (booked.booked, booked.waiting) == (hall.people[:2], hall.people[2:])
    first = sessions.session_view(hall.workspace, number).bookings[0]
    given = bookings.give_back(hall.workspace, first.id, "On holiday")
    assert given.moved_up == ("Cleo Sample",)
    assert _states(hall, number) == [
        BookingState.CANCELLED,
        BookingState.BOOKED,
        BookingState.BOOKED,
        BookingState.WAITING,
    ]


def test_leaving_the_waiting_list_moves_nobody(hall: Hall) -> None:
    number = hall.plan("level1", AHEAD, capacity=2)
    bookings.book(hall.workspace, number, hall.people)
    waiting = sessions.session_view(hall.workspace, number).bookings[2]
    assert bookings.give_back(hall.workspace, waiting.id).moved_up == ()


def test_whoever_comes_back_queues_again_at_the_end(hall: Hall) -> None:
    number = hall.plan("level1", AHEAD, capacity=1)
    bookings.book(hall.workspace, number, hall.people[:3])
    ada = sessions.session_view(hall.workspace, number).bookings[0]
    bookings.give_back(hall.workspace, ada.id)
    again = bookings.book(hall.workspace, number, hall.people[:1])
    assert again.waiting == hall.people[:1]
    order = [each.person_name for each in sessions.session_view(hall.workspace, number).bookings]
    assert order == ["Bo Sample", "Cleo Sample", "Ada Sample"]


def test_a_second_booking_changes_nothing(hall: Hall) -> None:
    number = hall.plan("level1", AHEAD)
    bookings.book(hall.workspace, number, hall.people[:2])
    again = bookings.book(hall.workspace, number, hall.people[:3])
    assert (again.booked, again.already) == (hall.people[2:3], hall.people[:2])


def test_a_place_that_somebody_does_not_have_is_not_given_back(hall: Hall) -> None:
    number = hall.hold("level1", date(2026, 3, 20))
    row = sessions.session_view(hall.workspace, number).bookings[0]
    with pytest.raises(RefusedError, match="has no place"):
        bookings.give_back(hall.workspace, row.id)


def test_single_agency_training_first_is_a_warning_and_no_bar(tmp_path: Path) -> None:
    hall = make_hall(tmp_path, "scsp", TODAY, ("core-working-together",))
    details = TrainingDetails(hall.courses["level1"], date(2026, 1, 10))
    training.record_training(hall.workspace, hall.people[:1], details)
    number = hall.plan("core-working-together", AHEAD)
    booked = bookings.book(hall.workspace, number, hall.people[:2])
    assert booked.booked == hall.people[:2]
    assert [(each.name, each.missing_first) for each in booked.warnings] == [
        ("Bo Sample", ("Level 1 Safeguarding Children",))
    ]
    found = bookings.candidates(hall.workspace, number)
    assert found[0].missing_first == ()


def _waiting_and_booked(hall: Hall, number: int) -> dict[str, BookingState]:
    view = sessions.session_view(hall.workspace, number)
    return {each.person_name.split()[0]: each.state for each in view.bookings}


def _give_back(hall: Hall, number: int, name: str) -> tuple[str, ...]:
    view = sessions.session_view(hall.workspace, number)
    booking = next(each for each in view.bookings if each.person_name.startswith(name))
    return bookings.give_back(hall.workspace, booking.id).moved_up


def test_the_waiting_list_moves_up_in_the_order_of_asking(hall: Hall) -> None:
    number = hall.plan("level1", AHEAD, capacity=1)
    ada, bo, cleo, dov = hall.people
    for person in (dov, cleo, ada, bo):
        bookings.book(hall.workspace, number, [person])

    moved = [_give_back(hall, number, name) for name in ("Dov", "Cleo", "Ada", "Bo")]

    assert moved == [("Cleo Sample",), ("Ada Sample",), ("Bo Sample",), ()]


def test_whoever_gave_a_place_back_and_asks_again_waits_behind_the_others(hall: Hall) -> None:
    number = hall.plan("level1", AHEAD, capacity=1)
    bookings.book(hall.workspace, number, hall.people[:3])
    _give_back(hall, number, "Bo")
    again = bookings.book(hall.workspace, number, hall.people[1:2])
    assert (again.booked, again.waiting, again.already) == ((), hall.people[1:2], ())

    assert _give_back(hall, number, "Ada") == ("Cleo Sample",)
    assert _waiting_and_booked(hall, number)["Bo"] is BookingState.WAITING


def test_more_places_go_to_those_who_wait_longest_and_to_no_more_than_there_are(
    hall: Hall,
) -> None:
    number = hall.plan("level1", AHEAD, capacity=1)
    bookings.book(hall.workspace, number, hall.people)
    before = sessions.session_view(hall.workspace, number).details

    sessions.change_session(hall.workspace, number, replace(before, capacity=3))

    assert _waiting_and_booked(hall, number) == {
        "Ada": BookingState.BOOKED,
        "Bo": BookingState.BOOKED,
        "Cleo": BookingState.BOOKED,
        "Dov": BookingState.WAITING,
    }


def test_without_a_limit_nobody_waits(hall: Hall) -> None:
    number = hall.plan("level1", AHEAD)

    assert bookings.book(hall.workspace, number, hall.people).waiting == ()


def test_somebody_named_twice_has_one_place_and_the_last_one_is_given_too(hall: Hall) -> None:
    number = hall.plan("level1", AHEAD, capacity=2)
    ada, bo, cleo, _ = hall.people

    booked = bookings.book(hall.workspace, number, [ada, ada, bo, cleo])

    assert (booked.booked, booked.waiting) == ((ada, bo), (cleo,))


@pytest.mark.parametrize("over", ["cancelled", "ticked"])
def test_a_session_that_is_over_takes_no_bookings(hall: Hall, over: str) -> None:
    number = hall.plan("level1", TODAY)
    if over == "cancelled":
        sessions.cancel_session(hall.workspace, number, "Snow")
    else:
        mark_attendance(hall.workspace, number, [Mark(hall.people[0], attended=True)])

    with pytest.raises(RefusedError, match=over):
        bookings.book(hall.workspace, number, hall.people)


def test_a_booking_on_a_session_that_was_cancelled_or_held_is_no_booking_elsewhere(
    hall: Hall,
) -> None:
    here, snowed_off = hall.plan("level1", AHEAD), hall.plan("level1", date(2026, 4, 22))
    another_course = hall.plan("level2", date(2026, 4, 23))
    for number in (snowed_off, another_course):
        bookings.book(hall.workspace, number, hall.people[:1])
    sessions.cancel_session(hall.workspace, snowed_off, "Snow")
    full = hall.plan("level1", date(2026, 4, 24), capacity=1)
    bookings.book(hall.workspace, full, hall.people[1:3])

    found = {each.name: each.elsewhere for each in bookings.candidates(hall.workspace, here)}

    assert found == {
        "Ada Sample": None,
        "Bo Sample": date(2026, 4, 24),
        "Cleo Sample": None,
        "Dov Sample": None,
    }


def test_of_the_same_urgency_the_earliest_day_is_asked_first_and_then_the_name(
    tmp_path: Path,
) -> None:
    hall = make_hall(tmp_path, "generic", TODAY, ("level1",))
    for person, day in zip(
        hall.people, (date(2022, 5, 1), date(2021, 5, 1), date(2022, 5, 1)), strict=False
    ):
        details = TrainingDetails(hall.courses["level1"], day)
        training.record_training(hall.workspace, [person], details)

    found = bookings.candidates(hall.workspace, hall.plan("level1", AHEAD))

    overdue = [(each.name, each.day) for each in found if each.state is State.OVERDUE]
    assert overdue == [
        ("Bo Sample", date(2024, 5, 1)),
        ("Ada Sample", date(2025, 5, 1)),
        ("Cleo Sample", date(2025, 5, 1)),
    ]


def test_a_course_that_meets_two_things_asks_for_the_more_urgent(tmp_path: Path) -> None:
    hall = make_hall(tmp_path, "generic", TODAY, ("level1", "level2"))
    details = TrainingDetails(hall.courses["level2"], date(2021, 5, 1))
    training.record_training(hall.workspace, hall.people[:1], details)
    training.record_training(
        hall.workspace,
        hall.people[:1],
        TrainingDetails(hall.courses["level1"], date(2026, 1, 1)),
    )
    both, _ = add_course(hall.workspace, CourseDetails("Both"), ("level1", "level2"))
    number, _ = sessions.plan_session(hall.workspace, SessionDetails(both, AHEAD))

    ada = next(
        each
        for each in bookings.candidates(hall.workspace, number)
        if each.person_id == hall.people[0]
    )

    assert (ada.requirement, ada.state) == ("level2", State.OVERDUE)


def test_as_at_an_earlier_day_only_who_was_booked_by_then_is_booked(hall: Hall) -> None:
    number = hall.plan("level1", AHEAD)
    hall.go_to(date(2026, 4, 3))
    bookings.book(hall.workspace, number, hall.people[:1])

    before = bookings.candidates(hall.workspace, number, date(2026, 4, 2))
    after = bookings.candidates(hall.workspace, number, date(2026, 4, 3))

    assert {each.booking for each in before} == {None}
    assert {each.booking for each in after} == {None, BookingState.BOOKED}


def test_a_note_of_what_somebody_needs_is_kept_short(hall: Hall) -> None:
    number = hall.plan("level1", AHEAD)
    bookings.book(hall.workspace, number, hall.people[:1])
    row = sessions.session_view(hall.workspace, number).bookings[0]
    with pytest.raises(InputError, match="up to 500"):
        bookings.note_adjustment(hall.workspace, row.id, "x" * 501)

    bookings.note_adjustment(hall.workspace, row.id, "x" * 500)

    assert len(sessions.session_view(hall.workspace, number).bookings[0].notes) == 500


def test_the_rules_are_those_of_the_day_that_is_asked_for_and_never_of_a_later_one(
    tmp_path: Path,
) -> None:
    hall = make_hall(tmp_path, "generic", TODAY, ("level1",))
    number = hall.plan("level1", AHEAD)
    details = TrainingDetails(hall.courses["level1"], date(2023, 7, 10))
    training.record_training(hall.workspace, hall.people, details)

    def states(day: date | None) -> set[State]:
        return {each.state for each in bookings.candidates(hall.workspace, number, day)}

    assert states(date(2026, 4, 10)) == {State.IN_DATE}
    assert states(date(2026, 4, 15)) == {State.DUE_SOON}
    hall.go_to(date(2026, 8, 1))
    assert states(None) == {State.DUE_SOON}


def test_one_of_the_courses_that_a_level_asks_for_makes_somebody_a_candidate(
    tmp_path: Path,
) -> None:
    hall = make_hall(tmp_path, "hscp", TODAY, ("level2",))
    number = hall.plan("right-help-right-time", AHEAD)

    assert {each.requirement for each in bookings.candidates(hall.workspace, number)} == {"level2"}
    assert bookings.candidates(hall.workspace, hall.plan("lado", AHEAD)) == ()


def test_of_two_things_of_one_urgency_the_earlier_day_is_told(tmp_path: Path) -> None:
    hall = make_hall(tmp_path, "generic", TODAY, ("level1", "level2"))
    change_setting(hall.workspace, "higher_renews", "no")
    for key, day in (("level1", date(2021, 5, 1)), ("level2", date(2020, 5, 1))):
        details = TrainingDetails(hall.courses[key], day)
        training.record_training(hall.workspace, hall.people, details)
    both, _ = add_course(hall.workspace, CourseDetails("Both"), ("level1", "level2"))
    number, _ = sessions.plan_session(hall.workspace, SessionDetails(both, AHEAD))

    found = bookings.candidates(hall.workspace, number)

    assert {(each.requirement, each.day) for each in found} == {("level2", date(2023, 5, 1))}


def test_a_course_of_our_own_or_of_another_partnership_has_nothing_that_comes_first(
    tmp_path: Path,
) -> None:
    hall = make_hall(tmp_path, "scsp", TODAY, ("core-working-together",))
    of_before = hall.plan("core-working-together", AHEAD)
    own, _ = add_course(hall.workspace, CourseDetails("Our evening"), ("core-working-together",))
    ours, _ = sessions.plan_session(hall.workspace, SessionDetails(own, AHEAD))
    assert bookings.book(hall.workspace, ours, hall.people).warnings == ()

    choose_partnership(hall.workspace, "generic")

    assert bookings.book(hall.workspace, of_before, hall.people).warnings == ()


def test_the_history_counts_who_was_booked_or_waits_and_not_who_had_a_place(hall: Hall) -> None:
    number = hall.plan("level1", AHEAD, capacity=2)
    bookings.book(hall.workspace, number, hall.people[:1])

    bookings.book(hall.workspace, number, hall.people)

    newest = actions(hall.workspace)[0]
    assert (newest.code, newest.details["people"]) == ("book", 3)


def test_those_who_ask_together_wait_in_the_order_in_which_they_were_named(hall: Hall) -> None:
    number = hall.plan("level1", AHEAD, capacity=1)
    ada, bo, _, dov = hall.people
    bookings.book(hall.workspace, number, [ada, bo])
    _give_back(hall, number, "Ada")

    bookings.book(hall.workspace, number, [dov, ada])

    assert _give_back(hall, number, "Bo") == ("Dov Sample",)
    assert _give_back(hall, number, "Dov") == ("Ada Sample",)


def test_whoever_lacks_only_another_course_of_a_set_is_not_for_this_one(tmp_path: Path) -> None:
    hall = make_hall(tmp_path, "hscp", TODAY, ("level2",))
    rule = next(
        each
        for each in rules_of(hall.workspace).requirements
        if each.key == "level2" and len(each.slots) > 1
    )
    first, second = rule.slots[0][0], rule.slots[1][0]
    details = TrainingDetails(first, date(2026, 1, 10))
    training.record_training(hall.workspace, hall.people[:1], details)

    def for_it(course: int) -> dict[str, bool]:
        key = next(key for key, number in hall.courses.items() if number == course)
        found = bookings.candidates(hall.workspace, hall.plan(key, AHEAD))
        return {each.name: each.is_for_this for each in found}

    assert for_it(first) == {
        "Ada Sample": False,
        "Bo Sample": True,
        "Cleo Sample": True,
        "Dov Sample": True,
    }
    assert all(for_it(second).values())


def test_who_has_to_repeat_one_course_of_a_set_is_asked_to_that_one(tmp_path: Path) -> None:
    hall = make_hall(tmp_path, "hscp", TODAY, ("level2",))
    rule = next(each for each in rules_of(hall.workspace).requirements if each.key == "level2")
    keys = {number: key for key, number in hall.courses.items()}
    old, new = rule.slots[0][0], rule.slots[1][0]
    for course, day in ((old, date(2020, 1, 10)), (new, date(2026, 1, 10))):
        details = TrainingDetails(course, day)
        training.record_training(hall.workspace, hall.people[:1], details)

    def ada(course: int) -> Candidate:
        found = bookings.candidates(hall.workspace, hall.plan(keys[course], AHEAD))
        return next(each for each in found if each.name == "Ada Sample")

    assert (ada(old).state, ada(old).is_for_this) == (State.OVERDUE, True)
    assert (ada(new).state, ada(new).is_for_this) == (State.OVERDUE, False)


def test_a_course_of_two_requirements_is_told_for_the_one_that_it_would_meet(
    tmp_path: Path,
) -> None:
    """Not for the more urgent one, of which another course has to be repeated."""
    hall = make_hall(tmp_path, "hscp", TODAY, ("level1", "level2"))
    rule = next(each for each in rules_of(hall.workspace).requirements if each.key == "level2")
    keys = {number: key for key, number in hall.courses.items()}
    done, over = rule.slots[0][0], rule.slots[1][0]
    with hall.workspace.file.writing("change_course") as writer:
        count_towards(writer, done, {"level1": "hscp"})
    for course, day in ((done, date(2026, 1, 10)), (over, date(2020, 1, 10))):
        training.record_training(hall.workspace, hall.people[:1], TrainingDetails(course, day))
    found = bookings.candidates(hall.workspace, hall.plan(keys[done], AHEAD))
    ada = next(each for each in found if each.name == "Ada Sample")
    assert (ada.requirement, ada.state) == ("level1", State.IN_DATE)
