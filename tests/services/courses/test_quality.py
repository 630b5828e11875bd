from datetime import date
from pathlib import Path

import pytest

from sgdesk.domain.courses.need import NeedDetails
from sgdesk.domain.courses.quality import NeedKind, Risk
from sgdesk.domain.courses.upkeep import ObservationDetails
from sgdesk.domain.errors import InputError
from sgdesk.domain.people.keeping.review import ReviewDetails, ReviewKind
from sgdesk.domain.sessions.trainer import TrainerDetails
from sgdesk.services.courses import needs as quality
from sgdesk.services.courses import quality as course_quality
from sgdesk.services.courses import trainers
from sgdesk.services.courses.needs import AtRisk
from sgdesk.services.people.reviews import note_review, reviews_view, strike_review
from sgdesk.services.sessions import sessions
from sgdesk.services.sessions.sessions import SessionDetails
from tests.services.hall import Hall, make_hall

TODAY = date(2026, 3, 31)


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    return make_hall(tmp_path, "wscp", TODAY)


def _review(hall: Hall, held_on: date, next_due: date | None = None) -> None:
    note_review(
        hall.workspace,
        ReviewDetails(
            hall.people[0],
            ReviewKind.SUPERVISION,
            held_on,
            "Bo Sample",
            asked_how_training_embedded=True,
            embedded="Uses the body map now",
            next_due=next_due,
        ),
    )


def test_supervision_says_whether_training_was_asked_about_and_when_it_is_due_again(
    hall: Hall,
) -> None:
    _review(hall, date(2025, 9, 30), date(2026, 3, 31))
    view = reviews_view(hall.workspace)
    assert (len(view.reviews), view.asked) == (1, 1)
    assert [row.person_name for row in view.due_again] == ["Ada Sample"]
    _review(hall, date(2026, 3, 30), date(2026, 9, 30))
    assert reviews_view(hall.workspace).due_again == ()
    before = reviews_view(hall.workspace, date(2026, 3, 29))
    assert len(before.reviews) == 1


def test_a_review_struck_out_is_gone(hall: Hall) -> None:
    _review(hall, date(2026, 1, 1))
    row = reviews_view(hall.workspace, person_id=hall.people[0]).reviews[0]
    strike_review(hall.workspace, row.id)
    assert reviews_view(hall.workspace).reviews == ()


def test_a_review_ahead_or_a_next_one_before_it_is_refused(hall: Hall) -> None:
    with pytest.raises(InputError, match="on its day or later"):
        _review(hall, date(2026, 4, 1))
    with pytest.raises(InputError, match="has to follow"):
        _review(hall, TODAY, TODAY)


def test_needs_take_their_source_from_the_packs_list(hall: Hall) -> None:
    sources = quality.need_sources(hall.workspace)
    assert len(sources) == 11
    number, _ = quality.raise_need(
        hall.workspace,
        NeedDetails(NeedKind.GAP, "No course on neglect", TODAY, sources[0].key,
                    report_to_partnership=True),
    )  # fmt: skip
    row = quality.needs_view(hall.workspace)[0]
    assert (row.id, row.kind, row.source, row.report_to_partnership) == (
        number,
        "gap",
        "reviews",
        True,
    )


def test_what_was_done_closes_a_need_and_the_open_ones_stand_first(hall: Hall) -> None:
    barrier = NeedDetails(NeedKind.BARRIER, "Evenings only", date(2026, 3, 1))
    first, _ = quality.raise_need(hall.workspace, barrier)
    quality.raise_need(hall.workspace, NeedDetails(NeedKind.NEED, "FGM", date(2026, 2, 1)))
    quality.close_need(hall.workspace, first, "A Saturday session")
    rows = quality.needs_view(hall.workspace)
    assert [(row.summary, row.done) for row in rows] == [
        ("FGM", ""),
        ("Evenings only", "A Saturday session"),
    ]
    quality.change_need(hall.workspace, rows[0].id, NeedDetails(NeedKind.NEED, "FGM", TODAY))
    assert quality.needs_view(hall.workspace, date(2026, 3, 30)) == rows[1:]


def test_a_need_without_words_and_a_closing_without_a_action_are_refused(hall: Hall) -> None:
    with pytest.raises(InputError, match="Say what is needed"):
        quality.raise_need(hall.workspace, NeedDetails(NeedKind.NEED, " ", TODAY))
    number, _ = quality.raise_need(hall.workspace, NeedDetails(NeedKind.NEED, "FGM", TODAY))
    with pytest.raises(InputError, match="Say what was done"):
        quality.close_need(hall.workspace, number, "")


def _risks(hall: Hall) -> list[tuple[int | None, tuple[Risk, ...]]]:
    return [(each.session_id, each.risks) for each in quality.courses_at_risk(hall.workspace)]


def test_a_session_soon_with_nobody_and_no_trainer_is_at_risk(hall: Hall) -> None:
    number = hall.plan("universal", date(2026, 5, 31), capacity=10)
    assert _risks(hall) == [(number, (Risk.NO_TRAINER, Risk.FEW_BOOKINGS))]
    far = hall.plan("universal", date(2026, 6, 1), capacity=10)
    assert _risks(hall)[1] == (far, (Risk.NO_TRAINER,))


def test_a_session_with_two_trainers_and_bookings_is_at_no_risk(hall: Hall) -> None:
    from sgdesk.services.sessions import bookings

    ids = tuple(trainers.add_trainer(hall.workspace, TrainerDetails(name))[0] for name in "AB")
    number = hall.plan("universal", date(2026, 4, 20), capacity=10, trainer_ids=ids)
    bookings.book(hall.workspace, number, hall.people)
    assert _risks(hall) == []
    one = SessionDetails(hall.courses["universal"], date(2026, 4, 20), trainer_ids=ids[:1])
    sessions.change_session(hall.workspace, number, one)
    assert _risks(hall) == [(number, (Risk.ONE_TRAINER,))]


def test_a_course_that_was_run_is_observed_within_the_year(hall: Hall) -> None:
    hall.hold("universal", date(2026, 3, 1))
    course = hall.courses["universal"]
    expected = AtRisk(course, "Universal training", None, None, (Risk.NOT_OBSERVED,))
    assert quality.courses_at_risk(hall.workspace) == (expected,)
    seen = ObservationDetails(date(2026, 3, 1), "Cleo Sample", "Clear", "Up to date")
    course_quality.note_observation(hall.workspace, course, seen)
    assert quality.courses_at_risk(hall.workspace) == ()


def test_an_overdue_review_puts_a_course_at_risk_from_the_day_after(hall: Hall) -> None:
    course = hall.courses["lead"]
    day = date(2025, 3, 30)
    course_quality.review_course(hall.workspace, course, day, "Ada", date(2026, 3, 31))
    assert _risks(hall) == []
    course_quality.review_course(hall.workspace, course, day, "Ada", date(2026, 3, 30))
    assert _risks(hall) == [(None, (Risk.REVIEW_OVERDUE,))]
