from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sgdesk.domain.courses.course import CourseDetails
from sgdesk.domain.courses.upkeep import ObservationDetails
from sgdesk.domain.errors import InputError, RefusedError
from sgdesk.domain.training.states import State
from sgdesk.services.courses import courses
from sgdesk.services.courses import quality as course_quality
from sgdesk.services.training import recording as training
from sgdesk.services.training import standing
from sgdesk.services.training.recording import TrainingDetails
from tests.services.hall import Hall, make_hall

TODAY = date(2026, 3, 31)


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    return make_hall(tmp_path, "scsp", TODAY, ("level1",))


def test_the_four_fields_of_a_description_are_asked_for_until_they_are_there(hall: Hall) -> None:
    number, _ = courses.add_course(hall.workspace, CourseDetails("Our evening"))
    view = courses.course_view(hall.workspace, number)
    assert view.missing_fields == ("target_audience", "summary", "objectives", "expectations")
    full = replace(
        view.details,
        target_audience="Helpers",
        summary="An evening",
        objectives="You know whom to ring",
        expectations="Two hours and two forms",
    )
    courses.change_course(hall.workspace, number, full)
    assert courses.course_view(hall.workspace, number).missing_fields == ()


def test_a_title_is_needed_and_stands_once(hall: Hall) -> None:
    with pytest.raises(InputError, match="needs a title"):
        courses.add_course(hall.workspace, CourseDetails(" "))
    courses.add_course(hall.workspace, CourseDetails("Our evening"))
    with pytest.raises(InputError, match="called Our evening already"):
        courses.add_course(hall.workspace, CourseDetails("our  EVENING"))


def test_a_group_that_cannot_be_is_refused(hall: Hall) -> None:
    with pytest.raises(InputError, match="from 1 to 9,999"):
        courses.add_course(hall.workspace, CourseDetails("Our evening", max_group=0))


def test_a_course_of_our_own_meets_what_we_say_it_meets(hall: Hall) -> None:
    number, _ = courses.add_course(hall.workspace, CourseDetails("Our evening"), ["level1"])
    assert courses.course_view(hall.workspace, number).satisfies == ("level1",)
    with pytest.raises(RefusedError, match="counts towards it already"):
        courses.count_towards(hall.workspace, number, "level1")
    details = TrainingDetails(number, TODAY)
    training.record_training(hall.workspace, hall.people[:1], details)
    found = standing.person_standing(hall.workspace, hall.people[0])
    assert found is not None
    assert found.standings[0].state is State.IN_DATE


def test_sandwells_minimum_content_is_ticked_with_day_and_reviewer(hall: Hall) -> None:
    course = hall.courses["level1"]
    lists = {each.key: each for each in courses.course_view(hall.workspace, course).checklists}
    content = lists["content-level1"]
    assert len(content.lines) == 11
    keys = [line.key for line in content.lines[:2]]
    course_quality.check_content(hall.workspace, course, keys, date(2026, 3, 1), "Ada")
    course_quality.check_content(hall.workspace, course, keys[:1], date(2026, 3, 30), "Bo")
    after = {each.key: each for each in courses.course_view(hall.workspace, course).checklists}
    ticked = [(line.checked_on, line.checked_by) for line in after["content-level1"].lines[:3]]
    assert ticked == [(date(2026, 3, 30), "Bo"), (date(2026, 3, 1), "Ada"), (None, "")]
    assert "content-prevent" not in after


def test_hartlepools_six_groups_of_children_and_four_standards_are_for_every_course(
    tmp_path: Path,
) -> None:
    hall = make_hall(tmp_path, "hsscp", TODAY)
    found = courses.course_view(hall.workspace, hall.courses["level2"]).checklists
    sizes = {each.key: len(each.lines) for each in found}
    assert sizes["content"] == 6
    assert sizes["course-quality"] == 19


def test_ticking_needs_a_reviewer_a_known_point_and_a_day_that_has_come(hall: Hall) -> None:
    course = hall.courses["level1"]
    with pytest.raises(InputError, match="Say who looked"):
        course_quality.check_content(hall.workspace, course, [], TODAY, "")
    with pytest.raises(InputError, match="has no point nonsense"):
        course_quality.check_content(hall.workspace, course, ["nonsense"], TODAY, "Ada")
    with pytest.raises(InputError, match="today or in the past"):
        course_quality.check_content(hall.workspace, course, [], date(2026, 4, 1), "Ada")


def test_a_review_names_who_did_it_and_the_next_one_follows(hall: Hall) -> None:
    course = hall.courses["level1"]
    with pytest.raises(InputError, match="Say who reviewed"):
        course_quality.review_course(hall.workspace, course, TODAY, "", None)
    with pytest.raises(InputError, match="has to follow"):
        course_quality.review_course(hall.workspace, course, TODAY, "Ada", TODAY)
    course_quality.review_course(hall.workspace, course, TODAY, "Ada", date(2027, 3, 31))
    row = courses.course_view(hall.workspace, course).course
    assert (row.reviewed_on, row.reviewed_by, row.review_due) == (TODAY, "Ada", date(2027, 3, 31))


def test_an_observation_goes_to_the_trainers_and_can_be_struck_out(hall: Hall) -> None:
    course = hall.courses["level1"]
    with pytest.raises(InputError, match="Say who observed"):
        course_quality.note_observation(hall.workspace, course, ObservationDetails(TODAY, ""))
    details = ObservationDetails(TODAY, "Cleo", "Listens well", "Names the new edition")
    number, _ = course_quality.note_observation(hall.workspace, course, details)
    course_quality.share_observation(hall.workspace, number, TODAY)
    seen = courses.course_view(hall.workspace, course).observations
    assert [(each.observer, each.shared_on) for each in seen] == [("Cleo", TODAY)]
    course_quality.strike_observation(hall.workspace, number)
    assert courses.course_view(hall.workspace, course).observations == ()


def test_materials_are_named_until_they_are_no_longer_used(hall: Hall) -> None:
    course = hall.courses["level1"]
    number, _ = course_quality.add_material(hall.workspace, course, "Slides 2026", "Blue folder")
    with pytest.raises(InputError, match="a name"):
        course_quality.add_material(hall.workspace, course, "")
    named = courses.course_view(hall.workspace, course).materials
    assert [(each.name, each.whereabouts) for each in named] == [("Slides 2026", "Blue folder")]
    course_quality.withdraw_material(hall.workspace, number)
    assert courses.course_view(hall.workspace, course).materials == ()


def test_an_equivalent_says_who_decided_and_why_and_can_be_withdrawn(hall: Hall) -> None:
    own, _ = courses.add_course(hall.workspace, CourseDetails("Diocese basics"))
    level1 = hall.courses["level1"]

    def decide(by: str = "The trustees", reason: str = "Same outcomes") -> None:
        courses.decide_equivalence(
            hall.workspace, own, level1, decided_by=by, decided_on=TODAY, reason=reason
        )

    with pytest.raises(InputError, match="who decided it and why"):
        decide(reason="")
    decide()
    with pytest.raises(RefusedError, match="stands for that course already"):
        decide()
    made = courses.course_view(hall.workspace, level1).equivalences[0]
    training.record_training(hall.workspace, hall.people[:1], TrainingDetails(own, TODAY))
    found = standing.person_standing(hall.workspace, hall.people[0])
    assert found is not None
    assert found.standings[0].state is State.IN_DATE
    courses.withdraw_equivalence(hall.workspace, made.id)
    found = standing.person_standing(hall.workspace, hall.people[0])
    assert found is not None
    assert found.standings[0].state is State.NOT_DONE
