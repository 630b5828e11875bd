"""What counts of an entry of training."""

from dataclasses import replace
from datetime import date

from sgdesk.domain.training.outcome import OUTCOMES, Outcome
from sgdesk.domain.training.record import TrainingRecord

DAY = date(2026, 3, 31)


def test_only_what_was_completed_counts() -> None:
    assert [each for each in Outcome if OUTCOMES[each].counts] == [Outcome.COMPLETED]
    assert len({OUTCOMES[each].word for each in Outcome}) == len(Outcome)


def test_what_was_struck_out_is_void() -> None:
    kept = TrainingRecord(
        id=1,
        person_id=1,
        course_id=1,
        completed_on=DAY,
        outcome=Outcome.COMPLETED,
        provider="",
        method="",
        trainer="",
        hours="",
        certificate_number="",
        provider_expiry=None,
        notes="",
        session_id=None,
        voided_on=None,
        void_reason="",
    )
    assert not kept.is_void
    assert replace(kept, voided_on=DAY).is_void
