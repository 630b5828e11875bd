from datetime import date
from pathlib import Path

import pytest

from sgdesk.data.sessions.sessions import read_session
from sgdesk.domain.certificates.certificate import CertificateState
from sgdesk.domain.errors import InputError, RefusedError
from sgdesk.domain.forms.form import FormKind
from sgdesk.domain.sessions.session import BookingState, SessionState
from sgdesk.domain.sessions.trainer import TrainerDetails
from sgdesk.domain.training.outcome import Outcome
from sgdesk.domain.training.states import State
from sgdesk.services.certificates import issuing as certificates
from sgdesk.services.certificates.register import check_number, contents
from sgdesk.services.courses import trainers
from sgdesk.services.forms import typing_in as evaluation
from sgdesk.services.people import people
from sgdesk.services.people.people import person_view
from sgdesk.services.sessions import attendance, bookings, sessions
from sgdesk.services.sessions.attendance import Mark
from sgdesk.services.training import recording as training
from sgdesk.services.training import standing
from sgdesk.services.training.recording import TrainingDetails
from tests.services.hall import Hall, make_hall

TODAY = date(2026, 3, 31)
HELD = date(2026, 3, 20)


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    return make_hall(tmp_path, "generic", TODAY, ("level1",))


def _booked(hall: Hall, held_on: date = HELD) -> int:
    trainer = trainers.add_trainer(hall.workspace, TrainerDetails("Tess Trainer"))[0]
    number = hall.plan(
        "level1", held_on, starts_at="19:30", ends_at="21:00", method="Workshop",
        trainer_ids=(trainer,),
    )  # fmt: skip
    bookings.book(hall.workspace, number, hall.people[:3])
    return number


def _mark(hall: Hall, session_id: int, *marks: Mark) -> attendance.Marked:
    return attendance.mark_attendance(hall.workspace, session_id, marks)


def test_training_is_dated_by_the_session_and_never_by_the_ticking(hall: Hall) -> None:
    number = _booked(hall, date(2024, 2, 29))
    marked = _mark(hall, number, Mark(hall.people[0], attended=True))
    row = person_view(hall.workspace, hall.people[0]).training[0].row
    assert marked.training_ids == (row.id,)
    assert row.completed_on == date(2024, 2, 29)
    assert (row.provider, row.method, row.trainer, row.hours) == (
        "St Example's",
        "Workshop",
        "Tess Trainer",
        "1 hour 30 minutes",
    )
    found = standing.person_standing(hall.workspace, hall.people[0])
    assert found is not None
    assert (found.standings[0].state, found.standings[0].due) == (
        State.IN_DATE,
        date(2027, 2, 28),
    )


def test_who_did_not_attend_gets_nothing_but_the_reason(hall: Hall) -> None:
    number = _booked(hall)
    marked = _mark(hall, number, Mark(hall.people[1], attended=False, reason="unwell"))
    assert marked.did_not_attend == (hall.people[1],)
    assert marked.not_marked == (hall.people[0], hall.people[2])
    row = sessions.session_view(hall.workspace, number).bookings[1]
    assert (row.state, row.reason) == (BookingState.DID_NOT_ATTEND, "unwell")
    assert person_view(hall.workspace, hall.people[1]).training == ()


def test_an_absence_needs_a_reason_from_the_list_and_nothing_is_saved_without(hall: Hall) -> None:
    number = _booked(hall)
    marks = (Mark(hall.people[0], attended=True), Mark(hall.people[1], attended=False))
    with pytest.raises(InputError, match="Choose a reason"):
        _mark(hall, number, *marks)
    assert person_view(hall.workspace, hall.people[0]).training == ()


def test_somebody_on_the_sheet_twice_is_refused(hall: Hall) -> None:
    mark = Mark(hall.people[0], attended=True)
    with pytest.raises(InputError, match="on the sheet twice"):
        _mark(hall, _booked(hall), mark, mark)


def test_whoever_walked_in_is_on_the_list_afterwards(hall: Hall) -> None:
    number = _booked(hall)
    _mark(hall, number, Mark(hall.people[3], attended=True))
    last = sessions.session_view(hall.workspace, number).bookings[-1]
    assert (last.person_id, last.state, last.booked_on) == (
        hall.people[3],
        BookingState.ATTENDED,
        None,
    )


def test_a_session_is_ticked_in_on_its_day_and_not_before(hall: Hall) -> None:
    with pytest.raises(RefusedError, match="has not been held yet"):
        _mark(hall, _booked(hall, date(2026, 4, 1)), Mark(hall.people[0], attended=True))
    _mark(hall, _booked(hall, TODAY), Mark(hall.people[0], attended=True))


def test_a_cancelled_session_is_not_ticked_in(hall: Hall) -> None:
    number = _booked(hall)
    sessions.cancel_session(hall.workspace, number, "Snow")
    with pytest.raises(RefusedError, match="was cancelled"):
        _mark(hall, number, Mark(hall.people[0], attended=True))


def test_the_rest_is_ticked_in_later_without_doubling_anything(hall: Hall) -> None:
    number = _booked(hall)
    _mark(hall, number, Mark(hall.people[0], attended=True))
    hall.go_to(date(2026, 6, 1))
    later = _mark(hall, number, *(Mark(each, attended=True) for each in hall.people[:2]))
    assert len(later.training_ids) == 1
    rows = [person_view(hall.workspace, each).training for each in hall.people[:2]]
    assert [len(each) for each in rows] == [1, 1]
    assert rows[1][0].row.completed_on == HELD


def test_an_entry_typed_in_before_joins_the_session_instead_of_standing_twice(hall: Hall) -> None:
    details = TrainingDetails(hall.courses["level1"], HELD)
    known = training.record_training(hall.workspace, hall.people[:1], details).training_ids
    number = _booked(hall)
    marked = _mark(hall, number, Mark(hall.people[0], attended=True))
    assert marked.training_ids == known
    assert len(person_view(hall.workspace, hall.people[0]).training) == 1
    assert hall.forms(number, FormKind.EVALUATION)[0].training_id == known[0]


def test_ticking_again_strikes_out_who_was_not_there_with_forms_and_certificate(
    hall: Hall,
) -> None:
    number = _booked(hall)
    _mark(hall, number, Mark(hall.people[0], attended=True))
    issued = certificates.issue_certificates(hall.workspace)
    again = _mark(hall, number, Mark(hall.people[0], attended=False, reason="no_word"))
    row = person_view(hall.workspace, hall.people[0]).training[0].row
    assert again.struck_out == (row.id,)
    assert row.voided_on == TODAY
    assert hall.forms(number, FormKind.EVALUATION) == ()
    check = check_number(hall.workspace, issued.new_numbers[0])
    assert check.result.value == "revoked"


def test_and_ticking_once_more_brings_a_new_entry(hall: Hall) -> None:
    number = _booked(hall)
    for mark in (
        Mark(hall.people[0], attended=True),
        Mark(hall.people[0], attended=False, reason="other"),
        Mark(hall.people[0], attended=True),
    ):
        _mark(hall, number, mark)
    rows = [each.row for each in person_view(hall.workspace, hall.people[0]).training]
    assert [row.voided_on is None for row in rows] == [True, False]


def test_the_money_of_a_session_adds_up(hall: Hall) -> None:
    number = _booked(hall)
    _mark(
        hall,
        number,
        Mark(hall.people[0], attended=False, reason="no_word", charge_pence=500),
        Mark(hall.people[1], attended=False, reason="unwell"),
    )
    assert sessions.session_view(hall.workspace, number).charges_pence == 500


def test_the_trainers_get_their_own_form_once(hall: Hall) -> None:
    number = _booked(hall)
    _mark(hall, number, Mark(hall.people[0], attended=True))
    _mark(hall, number, Mark(hall.people[1], attended=True))
    assert [each.who for each in hall.forms(number, FormKind.TRAINER)] == ["Tess Trainer"]


def test_somebody_renamed_between_session_and_certificate_gets_it_in_the_new_name(
    tmp_path: Path,
) -> None:
    hall = make_hall(tmp_path, "hscp", TODAY, ("level2",))
    course = next(key for key in hall.courses if key.startswith("working-together"))
    number = hall.hold(course, HELD, came=1)
    renamed = people.PersonDetails("Ada", "Pretend")
    people.change_person(hall.workspace, hall.people[0], renamed)
    forms = hall.forms(number, FormKind.EVALUATION)
    assert forms[0].who == "Ada Pretend"
    hall.hand_in(forms, TODAY, satisfaction=5)
    issued = certificates.issue_certificates(hall.workspace)
    assert [each.state for each in issued.lines] == [CertificateState.ISSUED]
    content = contents(hall.workspace, issued.new_numbers)[0]
    assert (content.person_name, content.completed_on) == ("Ada Pretend", HELD)
    evaluation.find_form(hall.workspace, forms[0].code)


def _marked_on(hall: Hall, session_id: int) -> date | None:
    with hall.workspace.file.reading() as connection:
        return read_session(connection, session_id).marked_on


def test_a_session_is_ticked_in_on_the_day_of_the_first_ticking_whatever_is_corrected_later(
    hall: Hall,
) -> None:
    number = _booked(hall)
    assert _marked_on(hall, number) is None

    hall.go_to(date(2026, 4, 2))
    _mark(hall, number, Mark(hall.people[0], attended=True))
    assert _marked_on(hall, number) == date(2026, 4, 2)

    hall.go_to(date(2026, 5, 5))
    _mark(hall, number, Mark(hall.people[0], attended=False, reason="unwell"))
    assert _marked_on(hall, number) == date(2026, 4, 2)


def test_an_empty_sheet_does_not_tick_a_session_in(hall: Hall) -> None:
    number = _booked(hall)

    marked = _mark(hall, number)

    assert _marked_on(hall, number) is None
    assert marked.not_marked == hall.people[:3]
    assert sessions.session_view(hall.workspace, number).line.state is SessionState.TO_MARK


def test_a_session_at_which_nobody_turned_up_was_held_all_the_same(hall: Hall) -> None:
    number = _booked(hall)

    _mark(hall, number, Mark(hall.people[0], attended=False, reason="no_word"))

    assert _marked_on(hall, number) == TODAY


def test_who_is_on_the_sheet_is_not_among_those_who_are_not_marked(hall: Hall) -> None:
    number = _booked(hall)
    first = sessions.session_view(hall.workspace, number).bookings[0]
    bookings.give_back(hall.workspace, first.id)

    marked = _mark(hall, number, Mark(hall.people[1], attended=True))

    assert marked.not_marked == hall.people[2:3]


def test_an_entry_of_another_day_or_course_or_one_struck_out_is_not_the_one_of_the_session(
    hall: Hall,
) -> None:
    def typed(course: str, day: date, outcome: Outcome = Outcome.COMPLETED) -> int:
        details = TrainingDetails(hall.courses[course], day, outcome)
        return training.record_training(hall.workspace, hall.people[:1], details).training_ids[0]

    known = {typed("level2", HELD), typed("level1", date(2026, 3, 19))}
    struck = typed("level1", HELD)
    training.void_training(hall.workspace, struck, "Entered twice")
    failed = typed("level1", HELD, Outcome.NOT_COMPLETED)

    marked = _mark(hall, _booked(hall), Mark(hall.people[0], attended=True))

    assert not {*marked.training_ids} & {*known, struck, failed}
    assert len(marked.training_ids) == 1
