"""Who came and went in the period, when they were inducted, what falls due and what is old."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from sgdesk.domain.returns.document import RequirementFigures
from sgdesk.domain.returns.parts import PeopleFlow
from sgdesk.domain.returns.renewal_words import renewal_line
from sgdesk.domain.returns.words import coverage_words
from sgdesk.domain.training.outcome import Outcome
from sgdesk.services.organisation.organisation import change_setting
from sgdesk.services.people import absence, people, posts, roles
from sgdesk.services.people.people import PersonDetails, person_view
from sgdesk.services.returns import words
from sgdesk.services.returns.document import return_document, return_files
from sgdesk.services.training import recording as training
from sgdesk.services.training.recording import TrainingDetails
from tests.factories import TODAY
from tests.services.file.consistency import first_page_everywhere
from tests.services.hall import Hall, make_hall
from tests.services.opened import short_names

DAY = timedelta(days=1)
START = date(2026, 1, 1)


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    """Four people since 2020; the period begins on 1 January 2026 and today is 31 March 2026."""
    made = make_hall(tmp_path, "hscp", TODAY, ("level1",))
    words.save_period(made.workspace, START)
    return made


def join(hall: Hall, name: str, start: date | None, *, under_18: bool = False) -> int:
    details = PersonDetails(name, "Newcomer", under_18=under_18)
    return people.add_person(hall.workspace, details, hall.role, start)[0]


def induct(hall: Hall, person: int, day: date) -> None:
    details = TrainingDetails(hall.courses["organisational-induction"], day)
    training.record_training(hall.workspace, [person], details)


def flow(hall: Hall, as_at: date = TODAY) -> PeopleFlow:
    return return_document(hall.workspace, as_at).parts.flow


def test_whoever_was_there_before_the_period_has_not_joined(hall: Hall) -> None:
    join(hall, "Old", START - DAY)

    assert flow(hall) == PeopleFlow()


@pytest.mark.parametrize(
    ("done", "found"),
    [
        (-1, PeopleFlow(joined=1, inducted_before=1)),
        (0, PeopleFlow(joined=1, inducted_before=1)),
        (1, PeopleFlow(joined=1, inducted_later=1)),
        (None, PeopleFlow(joined=1, not_inducted=1)),
    ],
)
def test_a_joiner_is_told_by_the_day_of_the_first_induction(
    hall: Hall, done: int | None, found: PeopleFlow
) -> None:
    person = join(hall, "New", START)
    if done is not None:
        induct(hall, person, START + done * DAY)
        induct(hall, person, TODAY)

    assert flow(hall) == found


def test_a_second_role_makes_nobody_a_joiner(hall: Hall) -> None:
    other, _ = roles.add_role(hall.workspace, "Driver", None, ["level1"])
    posts.add_post(hall.workspace, hall.people[0], other, START)

    assert flow(hall) == PeopleFlow()


@pytest.mark.parametrize(("last", "left"), [(START - DAY, 0), (START, 1)])
def test_whoever_comes_back_is_no_joiner_and_a_leaver_if_they_went_in_the_period(
    hall: Hall, last: date, left: int
) -> None:
    induct(hall, hall.people[0], date(2021, 1, 1))
    absence.leave(hall.workspace, hall.people[0], last)
    absence.come_back(hall.workspace, hall.people[0], START + 20 * DAY, [hall.role])
    join(hall, "New", START)

    assert flow(hall) == PeopleFlow(joined=1, not_inducted=1, left=left, came_back=1)
    assert flow(hall, START + 10 * DAY) == PeopleFlow(joined=1, not_inducted=1, left=left)


def test_whoever_joined_left_and_came_back_in_the_period_is_all_three(hall: Hall) -> None:
    person = join(hall, "New", START)
    induct(hall, person, START + 10 * DAY)
    absence.leave(hall.workspace, person, START + 20 * DAY)
    absence.come_back(hall.workspace, person, START + 30 * DAY, [hall.role])

    assert flow(hall) == PeopleFlow(joined=1, inducted_later=1, left=1, came_back=1)


def test_whoever_takes_up_a_role_again_without_having_left_came_back(hall: Hall) -> None:
    (post,) = person_view(hall.workspace, hall.people[0]).posts
    posts.change_post(hall.workspace, post.post.id, post.post.start, date(2024, 1, 1))
    posts.add_post(hall.workspace, hall.people[0], hall.role, START)

    assert flow(hall) == PeopleFlow(came_back=1)


def test_every_file_says_who_came_back(hall: Hall) -> None:
    absence.leave(hall.workspace, hall.people[0], START)
    absence.come_back(hall.workspace, hall.people[0], START + DAY, [hall.role])

    files = short_names(return_files(return_document(hall.workspace)))
    lines = first_page_everywhere(files)

    assert lines == dict.fromkeys(lines, lines["json"])
    assert "Joined 0, left 1, came back 1 in the period." in str(lines["json"])
    assert b'"came_and_went","came_back"' in files["summary.csv"]
    assert b'"came_back": 1' in files["summary.json"]


def test_whose_start_is_not_known_has_not_joined(hall: Hall) -> None:
    join(hall, "Somebody", None, under_18=True)

    assert flow(hall) == PeopleFlow(start_not_known=1, under_18=1)


@pytest.mark.parametrize(
    ("last", "left"), [(START - DAY, 0), (START, 1), (TODAY - DAY, 1), (TODAY, 0)]
)
def test_leavers_are_those_whose_last_day_lies_in_the_period(
    hall: Hall, last: date, left: int
) -> None:
    absence.leave(hall.workspace, hall.people[0], last)

    assert flow(hall) == PeopleFlow(left=left, left_without=left)


def test_a_leaver_who_was_inducted_did_not_leave_without(hall: Hall) -> None:
    induct(hall, hall.people[0], date(2021, 1, 1))
    absence.leave(hall.workspace, hall.people[0], START)

    assert flow(hall) == PeopleFlow(left=1)


def figures(hall: Hall, key: str, as_at: date = TODAY) -> RequirementFigures:
    found = return_document(hall.workspace, as_at).requirements
    return next(each for each in found if each.key == key)


@pytest.mark.parametrize(
    ("done", "due"),
    [
        (date(2023, 3, 30), 0),
        (date(2023, 3, 31), 1),
        (date(2024, 3, 31), 1),
        (date(2024, 4, 1), 0),
    ],
)
def test_what_falls_due_within_twelve_months_is_counted(
    tmp_path: Path, done: date, due: int
) -> None:
    hall = make_hall(tmp_path, "wscp", TODAY, ("universal",))
    details = TrainingDetails(hall.courses["universal"], done)
    training.record_training(hall.workspace, hall.people[:1], details)

    assert figures(hall, "universal").falls_due == due
    assert figures(hall, "universal").over_3_years == 0


@pytest.mark.parametrize(("done", "old"), [(date(2023, 3, 30), 1), (date(2023, 3, 31), 0)])
def test_what_has_no_refresh_is_old_after_three_years(hall: Hall, done: date, old: int) -> None:
    induct(hall, hall.people[0], done)

    assert figures(hall, "level1").over_3_years == old
    assert figures(hall, "level1").falls_due == 0
    change_setting(hall.workspace, "interval:level1", "24")
    assert figures(hall, "level1").over_3_years == 0


def test_the_lead_who_has_left_is_in_post_no_more(hall: Hall) -> None:
    change_setting(hall.workspace, "lead_person", str(hall.people[0]))
    absence.leave(hall.workspace, hall.people[0], TODAY - DAY)

    then, now = (
        return_document(hall.workspace, day).parts.leads[0] for day in (TODAY - DAY, TODAY)
    )

    assert (then.is_named, bool(then.trainings)) == (True, True)
    assert (now.is_named, now.trainings) == (False, ())


def test_what_the_lead_is_booked_on_is_told(hall: Hall) -> None:
    change_setting(hall.workspace, "lead_person", str(hall.people[0]))
    ahead = TODAY + 20 * DAY
    details = TrainingDetails(
        hall.courses["organisational-induction"], ahead, outcome=Outcome.BOOKED
    )
    training.record_training(hall.workspace, hall.people[:1], details)

    (found,) = return_document(hall.workspace).parts.leads[0].trainings

    assert found.booked_for == ahead


def test_whoever_has_no_role_any_more_but_has_not_left_is_no_leaver(hall: Hall) -> None:
    (post,) = person_view(hall.workspace, hall.people[0]).posts
    posts.change_post(hall.workspace, post.post.id, post.post.start, TODAY - DAY)

    document = return_document(hall.workspace)

    assert (document.no_role, document.parts.flow.left) == (1, 0)


def test_whom_a_higher_level_keeps_up_to_date_is_told_beside_the_figure(tmp_path: Path) -> None:
    hall = make_hall(tmp_path, "generic", TODAY, ("level1",))
    for course, day in (("level1", date(2020, 3, 1)), ("level2", date(2025, 3, 1))):
        details = TrainingDetails(hall.courses[course], day)
        training.record_training(hall.workspace, hall.people[:1], details)

    found = figures(hall, "level1")

    assert found.renewed == 1
    assert (
        "), 1 of these kept up to date by a later, higher level; ever completed 1"
        in coverage_words(found)
    )
    change_setting(hall.workspace, "higher_renews", "no")
    assert figures(hall, "level1").renewed == 0


def test_later_learning_renews_in_harrow_whatever_is_set_of_higher_levels(tmp_path: Path) -> None:
    hall = make_hall(tmp_path, "hscb", TODAY, ("introduction", "advanced"))
    change_setting(hall.workspace, "higher_renews", "no")
    for course, day in (("introduction", date(2020, 3, 1)), ("advanced", date(2025, 3, 1))):
        details = TrainingDetails(hall.courses[course], day)
        training.record_training(hall.workspace, hall.people[:1], details)

    document = return_document(hall.workspace)

    assert figures(hall, "introduction").renewed == 1
    assert document.higher_renews
    assert renewal_line(document) == (
        "Later learning",
        "Introductory e-learning, HSCB Introduction and HSCB Advanced, once completed, are kept up "
        "to date by any later safeguarding learning, a higher level among it (as we read Harrow, "
        "The role of Safeguarding Partners/Relevant Agencies, Please Note)",
    )


def test_a_return_says_what_is_set_of_higher_levels_where_that_is_open(tmp_path: Path) -> None:
    hall = make_hall(tmp_path, "hscp", TODAY, ("level1", "level2"))
    said = "a later, higher level does not renew a lower one that was completed"

    assert renewal_line(return_document(hall.workspace))[1] == f"{said} (not decided yet)"
    change_setting(hall.workspace, "higher_renews", "no")
    assert renewal_line(return_document(hall.workspace)) == ("Higher level", said)
