"""Which level stands on a certificate: what the course meets under the partnership of the day."""

from datetime import date
from pathlib import Path

import pytest

from sgdesk.data.training.records import NewTraining, add_training
from sgdesk.domain.certificates.certificate import WaitingFor
from sgdesk.domain.courses.course import CourseDetails
from sgdesk.services.certificates import issuing as certificates
from sgdesk.services.certificates.register import contents
from sgdesk.services.courses import courses
from sgdesk.services.organisation.organisation import add_topic, change_setting
from sgdesk.services.training import recording as training
from sgdesk.services.training.recording import TrainingDetails
from tests.services.hall import Hall, make_hall

TODAY = date(2026, 3, 31)
LEVEL_1 = "Safeguarding Level 1: recognise and report"
LEVEL_2 = "Safeguarding Level 2: regular work with children"


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    return make_hall(tmp_path, "generic", TODAY)


def printed(hall: Hall, course: int) -> str:
    """The level on a new certificate for the course."""
    details = TrainingDetails(course, TODAY, provider="In-house")
    training.record_training(hall.workspace, hall.people[:1], details)
    numbers = certificates.issue_certificates(hall.workspace).new_numbers
    return contents(hall.workspace, numbers)[0].level


def own_course(hall: Hall, *satisfies: str, title: str = "Our evening") -> int:
    return courses.add_course(hall.workspace, CourseDetails(title), satisfies)[0]


@pytest.mark.parametrize(
    ("satisfies", "level"),
    [
        (("level1",), LEVEL_1),
        (("level2",), LEVEL_2),
        (("level1", "level2"), f"{LEVEL_1}  ·  {LEVEL_2}"),
        (("level2", "level1"), f"{LEVEL_1}  ·  {LEVEL_2}"),
        ((), ""),
    ],
)
def test_every_level_that_the_course_meets_is_printed(
    hall: Hall, satisfies: tuple[str, ...], level: str
) -> None:
    assert printed(hall, own_course(hall, *satisfies)) == level


def test_a_topic_of_our_own_stands_in_the_place_of_a_level(hall: Hall) -> None:
    add_topic(hall.workspace, "first-aid", "First aid")

    assert printed(hall, own_course(hall, "first-aid")) == "First aid"


def test_a_level_of_the_partnership_comes_before_a_topic_of_our_own(hall: Hall) -> None:
    add_topic(hall.workspace, "first-aid", "First aid")

    assert printed(hall, own_course(hall, "first-aid", "level2")) == f"{LEVEL_2}  ·  First aid"


def test_a_course_called_like_its_level_does_not_say_it_twice(hall: Hall) -> None:
    assert printed(hall, own_course(hall, "level2", title=LEVEL_2)) == ""


def test_a_course_that_stands_for_another_carries_its_level(hall: Hall) -> None:
    own = own_course(hall)
    courses.decide_equivalence(
        hall.workspace,
        own,
        hall.courses["level2"],
        decided_by="The trustees",
        decided_on=TODAY,
        reason="Same outcomes",
    )

    assert printed(hall, own) == LEVEL_2


@pytest.mark.parametrize(
    ("partnership", "course", "level"),
    [
        ("generic", "level3", "Counts as Safeguarding Level 3: safeguarding lead"),
        ("hscp", "working-together-2", "Part of Level 2: safeguarding overview"),
        ("hscp", "right-help-right-time", "Part of Level 2: safeguarding overview"),
        ("hscp", "child-neglect", ""),
        ("hscb", "conference", ""),
        ("wscp", "specialist", ""),
    ],
)
def test_every_partnership_prints_its_own_word_for_what_was_met(
    tmp_path: Path, partnership: str, course: str, level: str
) -> None:
    hall = make_hall(tmp_path, partnership, TODAY)
    change_setting(hall.workspace, "follow_gate", "no")

    assert printed(hall, hall.courses[course]) == level


def test_a_level_of_our_own_ladder_stands_without_our_note(tmp_path: Path) -> None:
    silent = make_hall(tmp_path, "hsscp", TODAY, ("induction", "level2"))

    assert printed(silent, own_course(silent, "level2")) == "Level 2"


def test_training_of_which_only_the_month_is_known_waits_for_its_day(hall: Hall) -> None:
    with hall.workspace.file.writing("import", {}) as writer:
        month = NewTraining(
            hall.people[0],
            1,
            date(2026, 3, 1),
            provider="In-house",
            month_only=True,
        )
        add_training(writer, [month])

    (line,) = certificates.certificate_lines(hall.workspace)

    assert line.waiting_for is WaitingFor.DAY
    assert certificates.issue_certificates(hall.workspace).new_numbers == ()


def test_a_lesser_level_that_a_higher_course_counts_towards_besides_is_not_named(
    tmp_path: Path,
) -> None:
    hall = make_hall(tmp_path, "hscb", TODAY, ("introduction",))
    higher = hall.courses["introduction"]
    courses.count_towards(hall.workspace, higher, "elearning")
    details = TrainingDetails(higher, TODAY, provider="In-house")
    training.record_training(hall.workspace, hall.people[:1], details)
    change_setting(hall.workspace, "follow_gate", "no")
    numbers = certificates.issue_certificates(hall.workspace).new_numbers
    (content,) = contents(hall.workspace, numbers)

    assert content.course_title == "HSCB Introduction"
    assert content.level == ""
    assert content.refresh_rule == "every 3 years, recommended, Harrow"


def test_a_lesser_level_that_falls_due_earlier_is_named_with_its_day(tmp_path: Path) -> None:
    hall = make_hall(tmp_path, "hscb", TODAY, ("introduction",))
    courses.count_towards(hall.workspace, hall.courses["introduction"], "elearning")
    change_setting(hall.workspace, "interval:elearning", "12")
    details = TrainingDetails(hall.courses["introduction"], TODAY, provider="In-house")
    training.record_training(hall.workspace, hall.people[:1], details)
    change_setting(hall.workspace, "follow_gate", "no")
    numbers = certificates.issue_certificates(hall.workspace).new_numbers

    rule = contents(hall.workspace, numbers)[0].refresh_rule
    assert rule.startswith("Introductory e-learning: every year, ")


def test_our_own_evening_that_counts_as_a_higher_course_names_that_alone(tmp_path: Path) -> None:
    hall = make_hall(tmp_path, "hscb", TODAY, ("introduction",))
    courses.count_towards(hall.workspace, hall.courses["introduction"], "elearning")
    change_setting(hall.workspace, "follow_gate", "no")
    own = own_course(hall)
    courses.decide_equivalence(
        hall.workspace,
        own,
        hall.courses["introduction"],
        decided_by="The trustees",
        decided_on=TODAY,
        reason="The same content",
    )

    assert printed(hall, own) == "HSCB Introduction"
