"""What is taken for granted where nothing is said of it."""

from datetime import date

from sgdesk.domain.courses.course import CourseDetails
from sgdesk.domain.courses.need import NeedDetails
from sgdesk.domain.courses.quality import NeedKind
from sgdesk.domain.people.keeping.review import ReviewDetails, ReviewKind

DAY = date(2026, 3, 31)


def test_a_course_is_our_own_with_named_forms_to_learners_alone_and_its_scope_is_not_said() -> None:
    course = CourseDetails("Level 1")
    assert (course.is_own, course.scope) == (True, "")
    assert not course.anonymous_forms
    assert not course.asks_managers


def test_a_need_is_not_for_the_partnership_unless_it_is_said() -> None:
    assert not NeedDetails(NeedKind.GAP, "No evening course", DAY).report_to_partnership


def test_a_review_did_not_ask_how_training_was_embedded_unless_it_is_said() -> None:
    assert not ReviewDetails(1, ReviewKind.PRACTICE, DAY).asked_how_training_embedded
