"""Leaving, coming back, a long leave and having been a lead elsewhere: the past stays as it was."""

from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest

from sgdesk.data.file import schema
from sgdesk.domain.courses.course import CourseDetails
from sgdesk.domain.errors import InputError, RefusedError
from sgdesk.domain.people.keeping.retention import ErasingReason, carried_out_on
from sgdesk.domain.training.states import State
from sgdesk.services.courses.courses import add_course, change_course
from sgdesk.services.file.undo import redo, undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people import absence
from sgdesk.services.people.mistaken import take_out_person
from sgdesk.services.people.people import PersonDetails, add_person, person_view
from sgdesk.services.people.posts import add_post
from sgdesk.services.people.rights import erasing
from sgdesk.services.people.roles import add_role
from sgdesk.services.training.exemptions import (
    end_leave,
    exempt,
    exempt_from_everything,
)
from sgdesk.services.training.recording import TrainingDetails, course_choices, record_training
from sgdesk.services.training.standing import person_standing, standing_report, summary_report
from tests.factories import TODAY, make_workspace
from tests.services.watching import watching

DAY = timedelta(days=1)
LEFT = date(2019, 6, 30)
BACK = date(2024, 3, 1)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = make_workspace(tmp_path, "hscp")
    add_role(made, "Leader", "2")
    add_role(made, "Cook", "1")
    return made


@pytest.fixture
def ann(workspace: Workspace) -> int:
    return add_person(workspace, PersonDetails("Ann", "Example"), 1, date(2015, 1, 1))[0]


def counted(workspace: Workspace, day: date) -> int:
    return summary_report(workspace, day).summary.people


def test_leaving_ends_what_is_open_on_the_last_day_and_leaves_earlier_days_alone(
    workspace: Workspace, ann: int
) -> None:
    before = standing_report(workspace, LEFT).people

    absence.leave(workspace, ann, LEFT)

    posts = person_view(workspace, ann).posts
    assert [each.post.end for each in posts] == [LEFT]
    assert standing_report(workspace, LEFT).people[0][1] == before[0][1]
    assert counted(workspace, LEFT + DAY) == 0
    assert standing_report(workspace, LEFT + DAY).no_role == ()


def test_coming_back_begins_a_post_and_never_fills_the_years_between(
    workspace: Workspace, ann: int
) -> None:
    absence.leave(workspace, ann, LEFT)
    assert absence.roles_at_the_end(workspace, ann) == (1,)
    absence.come_back(workspace, ann, BACK, (1, 2))

    assert [counted(workspace, day) for day in (LEFT, LEFT + DAY, BACK - DAY, BACK)] == [1, 0, 0, 1]
    assert standing_report(workspace, date(2022, 1, 1)).no_role == ()
    view = person_view(workspace, ann)
    assert [(each.last_day, each.back_on) for each in view.absences] == [(LEFT, BACK)]
    assert {each.post.start for each in view.posts} == {date(2015, 1, 1), BACK}
    assert view.person.left is None


def test_coming_back_without_a_role_lists_them_under_no_role(
    workspace: Workspace, ann: int
) -> None:
    absence.leave(workspace, ann, LEFT)
    absence.come_back(workspace, ann, BACK)

    assert [each.id for each in standing_report(workspace, BACK).no_role] == [ann]
    assert standing_report(workspace, BACK - DAY).no_role == ()


def test_somebody_may_leave_twice_and_each_time_keeps_its_days(
    workspace: Workspace, ann: int
) -> None:
    absence.leave(workspace, ann, LEFT)
    absence.come_back(workspace, ann, BACK, (1,))
    with pytest.raises(InputError, match="They came back on 1 March 2024"):
        absence.leave(workspace, ann, BACK - DAY)
    absence.leave(workspace, ann, date(2025, 1, 31))

    found = [counted(workspace, day) for day in (LEFT, BACK, date(2025, 1, 31), date(2025, 2, 1))]
    assert found == [1, 1, 1, 0]


def test_a_last_day_by_mistake_is_cleared_and_the_posts_are_open_again(
    workspace: Workspace, ann: int
) -> None:
    absence.leave(workspace, ann, LEFT)
    absence.stay_after_all(workspace, ann)

    view = person_view(workspace, ann)
    assert (view.person.left, view.absences) == (None, ())
    assert [each.post.end for each in view.posts] == [None]
    with pytest.raises(RefusedError, match="They have not left"):
        absence.stay_after_all(workspace, ann)


def test_a_post_with_an_end_of_its_own_has_it_again_once_the_last_day_was_a_mistake(
    workspace: Workspace, ann: int
) -> None:
    summer = LEFT + 60 * DAY
    add_post(workspace, ann, 2, date(2019, 5, 1), summer)
    add_post(workspace, ann, 2, date(2018, 5, 1), LEFT)
    absence.leave(workspace, ann, LEFT)
    undo(workspace)
    redo(workspace)
    absence.stay_after_all(workspace, ann)

    ends = {each.post.start: each.post.end for each in person_view(workspace, ann).posts}
    assert ends == {date(2015, 1, 1): None, date(2019, 5, 1): summer, date(2018, 5, 1): LEFT}


def test_of_somebody_who_came_into_the_file_with_their_last_day_what_ended_on_it_is_open(
    workspace: Workspace,
) -> None:
    with workspace.file.writing("make_organisation") as writer:
        people = writer.insert_many(
            schema.person,
            [{"given_name": "Una", "family_name": "Sample", "match_key": "una", "left_on": LEFT}],
        )
        writer.insert_many(
            schema.post, [{"person_id": people[0], "role_id": 1, "start": None, "end": LEFT}]
        )
    absence.stay_after_all(workspace, people[0])
    assert [each.post.end for each in person_view(workspace, people[0]).posts] == [None]


def test_another_last_day_is_noted_once_the_first_was_taken_back(
    workspace: Workspace, ann: int
) -> None:
    later = LEFT + 28 * DAY
    absence.leave(workspace, ann, LEFT)
    with pytest.raises(RefusedError, match=r"left on 30 June 2019 already"):
        absence.leave(workspace, ann, later)
    absence.stay_after_all(workspace, ann)
    absence.leave(workspace, ann, later)
    assert [counted(workspace, day) for day in (LEFT + DAY, later, later + DAY)] == [1, 1, 0]


def test_a_role_that_ran_on_past_the_last_day_is_not_held_again_by_coming_back(
    workspace: Workspace, ann: int
) -> None:
    """As a sheet brings it in, that says the last day and a role without an end."""
    absence.leave(workspace, ann, LEFT)
    add_post(workspace, ann, 2, None)
    absence.come_back(workspace, ann, BACK, (1,))
    held = [(each.role, each.post.end) for each in person_view(workspace, ann).posts]
    assert held == [("Cook", LEFT), ("Leader", LEFT), ("Leader", None)]


@pytest.mark.parametrize("back", [LEFT, LEFT - DAY])
def test_nobody_comes_back_before_they_left(workspace: Workspace, ann: int, back: date) -> None:
    with pytest.raises(RefusedError, match="They have not left"):
        absence.come_back(workspace, ann, BACK)
    absence.leave(workspace, ann, LEFT)
    with pytest.raises(InputError, match="Their last day was 30 June 2019"):
        absence.come_back(workspace, ann, back)


def test_a_post_that_begins_while_they_are_away_is_refused(workspace: Workspace, ann: int) -> None:
    absence.leave(workspace, ann, LEFT)
    with pytest.raises(InputError, match=r"left on 30 June 2019\. Note first when they came back"):
        add_post(workspace, ann, 2, LEFT + DAY)
    add_post(workspace, ann, 2, LEFT, LEFT)
    absence.come_back(workspace, ann, BACK)
    with pytest.raises(InputError, match="was away from 30 June 2019 until 1 March 2024"):
        add_post(workspace, ann, 2, BACK - DAY)
    add_post(workspace, ann, 2, BACK)


def test_a_last_day_before_a_post_begins_is_refused(workspace: Workspace, ann: int) -> None:
    add_post(workspace, ann, 2, TODAY)
    with pytest.raises(InputError, match="They hold a role from 31 March 2026 on"):
        absence.leave(workspace, ann, TODAY - DAY)


def test_what_stands_after_a_last_day_is_told_before_it_is_noted(
    workspace: Workspace, ann: int
) -> None:
    course = course_choices(workspace)[0].id
    record_training(workspace, [ann], TrainingDetails(course, date(2020, 1, 1)))

    found = absence.preview_leaving(workspace, ann, LEFT)

    assert found == absence.Departure(("Leader",), (date(2020, 1, 1),))


def test_training_after_a_last_day_is_asked_about_first(workspace: Workspace, ann: int) -> None:
    course = course_choices(workspace)[0].id
    details = TrainingDetails(course, date(2020, 1, 1))
    absence.leave(workspace, ann, LEFT)

    with pytest.raises(InputError, match="Ann Example left before that day"):
        record_training(workspace, [ann], details)
    saved = record_training(workspace, [ann], details, after_leaving=True)

    assert len(saved.training_ids) == 1


def test_an_entry_is_checked_by_those_whom_it_is_about_and_nobody_else_is_read(
    workspace: Workspace, ann: int
) -> None:
    course = course_choices(workspace)[0].id

    with watching(workspace) as seen:
        record_training(workspace, [ann], TrainingDetails(course, TODAY))

    asked = [each for each in seen.statements if "FROM person " in each.replace("\n", " ")]
    assert asked
    assert [each for each in asked if "WHERE person.id IN" not in each] == []


def test_a_long_leave_exempts_from_all_that_is_asked_as_one_action(
    workspace: Workspace, ann: int
) -> None:
    def states(day: date) -> set[State]:
        found = person_standing(workspace, ann, day)
        return {each.state for each in found.standings} if found else set()

    until = TODAY + 200 * DAY
    exempt_from_everything(
        workspace, ann, reason="Parental leave", agreed_by="The lead", start=TODAY, review_on=until
    )

    assert states(TODAY) == states(until) == {State.EXEMPT}
    assert State.EXEMPT not in states(TODAY - DAY) | states(until + DAY)
    undo(workspace)
    assert State.EXEMPT not in states(TODAY)


def test_a_long_leave_ends_as_one_action_and_what_was_exempt_otherwise_stays_so(
    workspace: Workspace, ann: int
) -> None:
    def exempt_on(day: date) -> set[str]:
        found = person_standing(workspace, ann, day)
        standings = found.standings if found else ()
        return {each.requirement for each in standings if each.state is State.EXEMPT}

    until = TODAY + 200 * DAY
    exempt(
        workspace,
        ann,
        "level1",
        reason="Does it at work",
        agreed_by="The lead",
        start=TODAY - 9 * DAY,
        review_on=until,
    )
    exempt_from_everything(
        workspace, ann, reason="Away", agreed_by="The lead", start=TODAY - 5 * DAY, review_on=until
    )
    assert len(exempt_on(TODAY)) > 1

    end_leave(workspace, ann, TODAY)

    assert exempt_on(TODAY) == {"level1"}
    assert len(exempt_on(TODAY - DAY)) > 1
    with pytest.raises(InputError, match="on no long leave"):
        end_leave(workspace, ann, TODAY)
    undo(workspace)
    assert len(exempt_on(TODAY)) > 1
    with pytest.raises(InputError, match="The leave began on"):
        end_leave(workspace, ann, TODAY - 5 * DAY)


def test_a_long_leave_needs_who_agreed_and_something_that_is_asked(
    workspace: Workspace, ann: int
) -> None:
    nobody, _ = add_person(workspace, PersonDetails("No", "Role"))
    with pytest.raises(InputError, match="who agreed it"):
        exempt_from_everything(
            workspace, ann, reason="Away", agreed_by=" ", start=TODAY, review_on=TODAY
        )
    with pytest.raises(InputError, match="Nothing is asked of them"):
        exempt_from_everything(
            workspace, nobody, reason="Away", agreed_by="The lead", start=TODAY, review_on=TODAY
        )


def test_who_was_a_lead_elsewhere_was_not_out_of_the_role(tmp_path: Path) -> None:
    harrow = make_workspace(tmp_path, "hscb")
    add_role(harrow, "Lead", "3")
    lead, _ = add_person(harrow, PersonDetails("Lea", "Example"), 1, date(2015, 1, 1))
    ids = {each.title: each.id for each in course_choices(harrow)}
    for title in ("HSCB Introduction", "HSCB Advanced"):
        record_training(harrow, [lead], TrainingDetails(ids[title], date(2016, 5, 3)))
    absence.leave(harrow, lead, LEFT)
    absence.come_back(harrow, lead, BACK, (1,))
    seminar = ids["HSCB termly seminar"]
    record_training(harrow, [lead], TrainingDetails(seminar, date(2025, 2, 1)))

    def advanced() -> tuple[State, date | None, date | None, date | None]:
        found = person_standing(harrow, lead)
        assert found is not None
        last = found.standings[-1]
        return last.state, last.last_completed, last.counts_from, last.due

    out = (State.OVERDUE, date(2016, 5, 3), None, BACK)
    kept = (State.IN_DATE, date(2016, 5, 3), date(2025, 2, 1), date(2028, 2, 1))
    assert advanced() == out
    absence.led_elsewhere(harrow, lead, date(2019, 7, 1), date(2024, 2, 1), "Another mosque")
    assert advanced() == kept
    entry = person_view(harrow, lead).led_elsewhere[0]
    assert (entry.organisation, person_view(harrow, lead).is_lead) == ("Another mosque", True)
    absence.void_led_elsewhere(harrow, entry.id)
    assert advanced() == out


def test_a_course_of_ones_own_is_safeguarding_learning_once_it_is_marked_so(
    tmp_path: Path,
) -> None:
    harrow = make_workspace(tmp_path, "hscb")
    add_role(harrow, "Helper", "1")
    ann, _ = add_person(harrow, PersonDetails("Ann", "Example"), 1, date(2015, 1, 1))
    ids = {each.title: each.id for each in course_choices(harrow)}
    record_training(
        harrow, [ann], TrainingDetails(ids["HSCB introductory e-learning"], date(2021, 1, 1))
    )
    evening, _ = add_course(harrow, CourseDetails("Evening for helpers"))
    record_training(harrow, [ann], TrainingDetails(evening, date(2025, 1, 1)))

    def state() -> State:
        found = person_standing(harrow, ann)
        assert found is not None
        return found.standings[-1].state

    assert state() is State.OVERDUE
    change_course(harrow, evening, CourseDetails("Evening for helpers", is_safeguarding=True))
    assert state() is State.IN_DATE
    change_course(harrow, evening, CourseDetails("Food hygiene", is_safeguarding=False))
    assert state() is State.OVERDUE


def test_nobody_comes_back_who_waits_to_be_erased(workspace: Workspace, ann: int) -> None:
    absence.leave(workspace, ann, LEFT)
    erasing.decide_erasing(
        workspace,
        erasing.find_person(workspace, "Ann Example"),
        reason=ErasingReason.ASKED,
        second_person="Pat Trustee",
        early_agreed=True,
    )
    with pytest.raises(RefusedError, match="is to be erased"):
        absence.come_back(workspace, ann, BACK)
    with pytest.raises(RefusedError, match="is to be erased"):
        absence.stay_after_all(workspace, ann)
    (waiting,) = erasing.erasure_log(workspace).waiting
    erasing.take_back(workspace, waiting.erasure.id)
    absence.come_back(workspace, ann, BACK)


def test_a_number_that_was_given_again_tells_nobody_who_waits_to_be_erased(
    workspace: Workspace,
) -> None:
    """The first bearer of the number stands in the history alone, and waits for the day."""
    role, decided = 1, partial(erasing.decide_erasing, workspace, second_person="Pat Trustee")
    entered, _ = add_person(workspace, PersonDetails("Ola", "Mistake"), role)
    take_out_person(workspace, entered)
    decided(erasing.find_person(workspace, "Ola Mistake"), reason=ErasingReason.ASKED)
    again, _ = add_person(workspace, PersonDetails("Bea", "Again"), role, date(2015, 1, 1))
    assert again == entered
    absence.leave(workspace, again, LEFT)
    absence.come_back(workspace, again, BACK)

    absence.leave(workspace, again, BACK + DAY)
    decided(erasing.whom_of_person(workspace, again), reason=ErasingReason.ASKED, early_agreed=True)
    assert erasing.to_be_erased_on(workspace, again) == carried_out_on(TODAY)
    with pytest.raises(RefusedError, match="is to be erased"):
        absence.come_back(workspace, again, BACK + 9 * DAY)
