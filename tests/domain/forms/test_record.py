"""Forms and the nameless halves of forms, and how many came back without a name."""

from datetime import date, timedelta

import pytest

from sgdesk.domain.forms.form import FormKind
from sgdesk.domain.forms.record import FormRecord, without_a_name

DAY = date(2026, 3, 31)
EARLIER = DAY - timedelta(days=3)


def form(
    training: int | None,
    received_on: date | None = None,
    *,
    is_empty: bool = False,
    anonymous: bool = False,
    session: int = 1,
) -> FormRecord:
    """A form of somebody's training, or the nameless half of one."""
    return FormRecord(
        id=training or 100,
        kind=FormKind.EVALUATION,
        code=None,
        training_id=training,
        session_id=session,
        trainer_id=None,
        anonymous=anonymous,
        sent_on=None,
        reminded_on=None,
        received_on=received_on,
        sampled_on=None,
        answers={} if is_empty or received_on is None else {"satisfaction": 4},
        person_id=None,
        about="",
        who="",
        email=None,
        may_email=None,
        left_on=None,
        course_id=1,
        course_title="Level 1",
        held_on=DAY,
    )


def half(received_on: date = DAY, session: int = 1) -> FormRecord:
    """Answers that came without a name."""
    return form(None, received_on, anonymous=True, session=session)


@pytest.mark.parametrize(
    ("anonymous", "training", "nameless"),
    [(True, None, True), (True, 7, False), (False, None, False), (False, 7, False)],
)
def test_the_half_without_a_person_holds_only_answers(
    anonymous: bool, training: int | None, nameless: bool
) -> None:
    assert form(training, anonymous=anonymous).holds_only_answers is nameless


def test_each_answer_without_a_name_is_one_that_came_back() -> None:
    assert without_a_name([form(1), form(2), form(3, DAY), half(), half()]) == {1: 2}


def test_what_came_back_empty_takes_none_of_them_away_on_another_day_or_on_theirs() -> None:
    out = [form(number) for number in range(1, 5)]
    for day in (DAY, EARLIER):
        assert without_a_name([*out, form(8, day, is_empty=True), half(), half()]) == {1: 2}


def test_forms_noted_as_in_with_them_are_theirs_also_where_a_form_was_added_later() -> None:
    noted = [form(1, DAY, is_empty=True), form(2, DAY, is_empty=True), half(), half()]
    assert without_a_name(noted) == {}
    assert without_a_name([*noted, form(3)]) == {}
    assert without_a_name([*noted, form(3), form(4), half(EARLIER)]) == {1: 1}


def test_the_answers_to_anonymous_forms_belong_to_those() -> None:
    kept = [form(1, DAY, is_empty=True, anonymous=True), form(2, anonymous=True), half()]
    assert without_a_name(kept) == {}
    assert without_a_name([*kept, half()]) == {1: 1}


def test_there_are_never_more_than_forms_of_their_session_are_out() -> None:
    rows = [form(1), half(), half(), form(2, session=2), form(3, session=2), form(4, session=2)]
    assert without_a_name(rows) == {1: 1}


def test_what_came_after_a_day_does_not_count_on_it() -> None:
    assert without_a_name([form(1), form(2), half(), half(EARLIER)], EARLIER) == {1: 1}
