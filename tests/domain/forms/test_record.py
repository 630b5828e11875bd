"""The two halves of an anonymous form."""

from datetime import date

import pytest

from sgdesk.domain.forms.form import FormKind
from sgdesk.domain.forms.record import FormRecord

DAY = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("anonymous", "training", "nameless"),
    [(True, None, True), (True, 7, False), (False, None, False), (False, 7, False)],
)
def test_the_half_without_a_person_holds_only_answers(
    anonymous: bool, training: int | None, nameless: bool
) -> None:
    kept = FormRecord(
        id=1,
        kind=FormKind.EVALUATION,
        code=None,
        training_id=training,
        session_id=1,
        trainer_id=None,
        anonymous=anonymous,
        sent_on=None,
        reminded_on=None,
        received_on=None,
        sampled_on=None,
        answers={},
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
    assert kept.holds_only_answers is nameless
