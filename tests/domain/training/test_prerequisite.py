"""What comes before a course."""

from datetime import date

from sgdesk.domain.training.prerequisite import Prerequisite, missing_first


def test_a_prerequisite_counts_when_done_by_the_day_of_the_session() -> None:
    first = [Prerequisite("Level 1", (3, 4))]
    day = date(2026, 3, 20)
    assert missing_first(first, {4: day}, day) == ()
    assert missing_first(first, {4: date(2026, 3, 21)}, day) == ("Level 1",)
    assert missing_first(first, {}, day) == ("Level 1",)
