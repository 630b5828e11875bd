"""A course's page: what it counts towards, its sessions, and what the document asks."""

from datetime import timedelta
from pathlib import Path

from sgdesk.services.views.course_page import course_page
from tests.factories import TODAY
from tests.services.hall import make_hall


def test_what_the_pack_says_of_observing_comes_with_its_paragraph(tmp_path: Path) -> None:
    hall = make_hall(tmp_path, "hscp", TODAY)
    found = course_page(hall.workspace, next(iter(hall.courses.values())))
    assert found.observing.startswith("Each course is observed once a year")
    assert (found.partnership, found.observing_source) == ("Herefordshire", "8.4")
    assert found.described_source == "7.3"


def test_nothing_is_said_where_the_document_is_silent(tmp_path: Path) -> None:
    hall = make_hall(tmp_path, "generic", TODAY)
    found = course_page(hall.workspace, next(iter(hall.courses.values())))
    assert (found.observing, found.observing_source, found.described_source) == ("", "", "")


def test_only_its_own_sessions_that_are_over_are_listed_the_newest_first(tmp_path: Path) -> None:
    hall = make_hall(tmp_path, "scsp", TODAY)
    course, other = list(hall.courses)[:2]
    days = [TODAY - timedelta(days=each) for each in (40, 10)]
    for day in days:
        hall.hold(course, day)
    hall.hold(other, days[0])
    hall.plan(course, TODAY + timedelta(days=10))
    found = course_page(hall.workspace, hall.courses[course])
    assert [line.held_on for line in found.held] == [days[1], days[0]]


def test_a_course_of_the_pack_counts_towards_what_the_pack_says(tmp_path: Path) -> None:
    hall = make_hall(tmp_path, "scsp", TODAY)
    found = course_page(hall.workspace, hall.courses["level1"])
    assert found.counts_towards
    assert set(found.counts_towards) <= set(found.requirements.values())
