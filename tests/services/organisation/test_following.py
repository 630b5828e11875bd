"""Following another partnership: what people did stays in view, and finds its place there."""

from datetime import date
from pathlib import Path

import pytest

from sgdesk.domain.courses.course import CourseDetails
from sgdesk.domain.errors import InputError
from sgdesk.domain.training.states import State
from sgdesk.services.courses.courses import add_course, count_towards
from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.organisation.decisions import decide, decision_list
from sgdesk.services.organisation.following import (
    Placing,
    choose_partnership,
    preview_partnership,
)
from sgdesk.services.organisation.organisation import add_topic
from sgdesk.services.people.people import PersonDetails, add_person, person_view
from sgdesk.services.people.roles import add_role
from sgdesk.services.training.exemptions import exempt, exempt_from_everything, note_reason
from sgdesk.services.training.recording import TrainingDetails, course_choices, record_training
from sgdesk.services.training.standing import person_standing, summary_report
from sgdesk.services.views.overview import today_view
from tests.factories import TODAY, make_workspace

DONE = date(2025, 9, 1)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Ten helpers with their induction, five with Level 1, one with a course of our own."""
    made = make_workspace(tmp_path, "generic")
    add_role(made, "Helper", "1")
    people = [
        add_person(made, PersonDetails(f"Sample {number}"), 1, date(2020, 1, 1))[0]
        for number in range(10)
    ]
    ids = {each.title: each.id for each in course_choices(made)}
    record_training(made, people, TrainingDetails(ids["Safeguarding induction"], DONE))
    level1 = next(number for title, number in ids.items() if "Level 1" in title)
    record_training(made, people[:5], TrainingDetails(level1, DONE))
    evening, _ = add_course(made, CourseDetails("Our own evening"))
    count_towards(made, evening, "level1")
    record_training(made, people[5:6], TrainingDetails(evening, DONE))
    add_course(made, CourseDetails("First aid"))
    return made


def completed(workspace: Workspace) -> dict[str, tuple[int, int]]:
    rows = summary_report(workspace, TODAY).summary.requirements
    return {row.requirement: (row.counts.completed, row.counts.required) for row in rows}


def test_what_people_did_is_asked_about_with_a_suggestion_for_the_same_induction_and_level(
    workspace: Workspace,
) -> None:
    found = preview_partnership(workspace, "hscb").courses

    assert [(each.people, each.suggested) for each in found] == [
        (10, "induction"),
        (5, "elearning"),
        (1, "elearning"),
    ]
    assert found[2].title == "Our own evening"


def test_without_a_word_everybody_stands_at_nothing_and_the_preview_says_so(
    workspace: Workspace,
) -> None:
    groups = {1: "1"}
    said = preview_partnership(workspace, "hscb", placing=Placing(groups)).effect
    choose_partnership(workspace, "hscb", Placing(groups))

    assert len(said.turned) == 10
    assert completed(workspace)["induction"] == (0, 10)


def test_what_stands_for_what_is_kept_and_ten_of_ten_stay_ten_of_ten(workspace: Workspace) -> None:
    asked = preview_partnership(workspace, "hscb").courses
    stands_for = {each.id: each.suggested for each in asked[:2] if each.suggested}
    placing = Placing({1: "1"}, stands_for)
    before = completed(workspace)

    said = preview_partnership(workspace, "hscb", placing=placing).effect
    choose_partnership(workspace, "hscb", placing, decided_by="The trustees")

    found = completed(workspace)
    assert found["induction"] == (10, 10)
    assert found["elearning"] == (5, 10)
    assert said.turned == tuple(f"Sample {number}" for number in range(5, 10))
    undo(workspace)
    assert completed(workspace) == before


def test_a_course_of_ones_own_can_stand_for_one_of_theirs(workspace: Workspace) -> None:
    evening = preview_partnership(workspace, "hscb").courses[2].id
    choose_partnership(workspace, "hscb", Placing({1: "1"}, {evening: "elearning"}))

    assert completed(workspace)["elearning"] == (1, 10)


def test_a_course_that_they_do_not_have_is_refused_and_nothing_changes(
    workspace: Workspace,
) -> None:
    before = completed(workspace)
    evening = preview_partnership(workspace, "hscb").courses[2].id
    with pytest.raises(InputError, match="has no course nowhere"):
        choose_partnership(workspace, "hscb", Placing({}, {evening: "nowhere"}))

    assert completed(workspace) == before


def test_the_days_before_keep_the_figures_of_their_time(workspace: Workspace) -> None:
    yesterday = date(2026, 3, 30)
    before = summary_report(workspace, yesterday).summary
    choose_partnership(workspace, "hscb", Placing({1: "1"}))

    assert summary_report(workspace, yesterday).summary == before


@pytest.fixture
def herefordshire(tmp_path: Path) -> Workspace:
    """A helper of Level 1 and one of Level 2, who did the induction and half of the set."""
    made = make_workspace(tmp_path, "hscp")
    first, _ = add_role(made, "Steward", "1")
    second, _ = add_role(made, "Teacher", "2")
    people = [
        add_person(made, PersonDetails(name), role, date(2020, 1, 1))[0]
        for name, role in (("Ada Sample", first), ("Bo Sample", second))
    ]
    ids = {each.title: each.id for each in course_choices(made)}
    record_training(made, people, TrainingDetails(ids["Organisational induction programme"], DONE))
    record_training(made, people[1:], TrainingDetails(ids["Right Help, Right Time"], DONE))
    return made


def test_one_course_of_a_set_is_never_suggested_for_a_whole_level(
    herefordshire: Workspace,
) -> None:
    found = preview_partnership(herefordshire, "wscp").courses

    assert [(each.title, each.suggested) for each in found] == [
        ("Organisational induction programme", "induction"),
        ("Right Help, Right Time", None),
    ]


def test_a_group_that_is_asked_for_an_induction_alone_gets_a_group_there(
    herefordshire: Workspace,
) -> None:
    roles = {each.name: each.suggested for each in preview_partnership(herefordshire, "wscp").roles}

    assert roles == {"Steward": "universal", "Teacher": "lead"}


def test_a_role_that_was_given_no_group_there_is_named_on_today(herefordshire: Workspace) -> None:
    assert today_view(herefordshire).roles_without_requirements == ()
    choose_partnership(herefordshire, "wscp", Placing({2: "lead"}))

    assert today_view(herefordshire).roles_without_requirements == ("Steward",)


def test_every_role_is_asked_about_even_where_the_keys_of_both_packs_are_the_same(
    tmp_path: Path,
) -> None:
    """Herefordshire's Level 1 is its induction; Hartlepool and Stockton's is another thing."""
    herefordshire = make_workspace(tmp_path, "hscp")
    add_role(herefordshire, "Helper", "1")
    people = [
        add_person(herefordshire, PersonDetails(f"Sample {number}"), 1, date(2020, 1, 1))[0]
        for number in range(3)
    ]
    induction = course_choices(herefordshire)[0].id
    record_training(herefordshire, people, TrainingDetails(induction, DONE))

    found = preview_partnership(herefordshire, "hsscp")
    assert [(each.name, each.suggested) for each in found.roles] == [("Helper", "1")]
    assert [each.suggested for each in found.courses] == ["induction"]
    placing = Placing({1: "1"}, {induction: "induction"})
    choose_partnership(herefordshire, "hsscp", placing)

    assert completed(herefordshire) == {
        "induction": (3, 3),
        "level1": (0, 3),
        "level2": (0, 0),
        "level3": (0, 0),
    }


def test_a_role_without_a_place_calls_for_nothing_of_it_and_never_for_what_has_the_same_key(
    tmp_path: Path,
) -> None:
    herefordshire = make_workspace(tmp_path, "hscp")
    add_topic(herefordshire, "first-aid", "First aid")
    add_role(herefordshire, "Helper", "1", ["level1", "first-aid"])
    add_person(herefordshire, PersonDetails("Ann"), 1, date(2020, 1, 1))

    choose_partnership(herefordshire, "hsscp")

    assert {key: of for key, (_, of) in completed(herefordshire).items() if of} == {"first-aid": 1}


def test_what_counts_towards_a_requirement_counts_under_its_own_partnership_alone(
    tmp_path: Path,
) -> None:
    herefordshire = make_workspace(tmp_path, "hscp")
    add_role(herefordshire, "Helper", "1")
    ann, _ = add_person(herefordshire, PersonDetails("Ann"), 1, date(2020, 1, 1))
    evening, _ = add_course(herefordshire, CourseDetails("Our induction evening"), ("level1",))
    record_training(herefordshire, [ann], TrainingDetails(evening, DONE))
    assert completed(herefordshire)["level1"] == (1, 1)

    choose_partnership(herefordshire, "hsscp", Placing({1: "1"}))

    assert completed(herefordshire)["level1"] == (0, 1)
    yesterday = summary_report(herefordshire, date(2026, 3, 30)).summary.requirements[0]
    assert yesterday.counts.completed == 1


def test_exemptions_and_reasons_go_over_to_what_is_the_same_there(tmp_path: Path) -> None:
    herefordshire = make_workspace(tmp_path, "hscp")
    add_role(herefordshire, "Leader", "2")
    ann, _ = add_person(herefordshire, PersonDetails("Ann"), 1, date(2020, 1, 1))
    bo, _ = add_person(herefordshire, PersonDetails("Bo"), 1, date(2020, 1, 1))
    until = date(2026, 12, 31)
    exempt_from_everything(
        herefordshire, ann, reason="Away", agreed_by="The lead", start=DONE, review_on=until
    )
    exempt(
        herefordshire,
        bo,
        "level2",
        reason="Away",
        agreed_by="The lead",
        start=DONE,
        review_on=until,
    )
    note_reason(herefordshire, bo, "level1", "no_place")
    yesterday = summary_report(herefordshire, date(2026, 3, 30)).summary

    told = preview_partnership(herefordshire, "hsscp").carried
    choose_partnership(herefordshire, "hsscp", Placing({1: "2"}))

    def states(person: int) -> dict[str, State]:
        found = person_standing(herefordshire, person)
        return {each.requirement: each.state for each in found.standings} if found else {}

    assert (told.kept, told.ended) == (4, 0)
    assert set(states(ann).values()) == {State.EXEMPT}
    assert states(bo) == {
        "induction": State.NOT_DONE,
        "level1": State.NOT_DONE,
        "level2": State.EXEMPT,
    }
    held = person_view(herefordshire, bo).reasons
    assert [(each.requirement, each.cleared_on) for each in held] == [
        ("induction", None),
        ("level1", TODAY),
    ]
    assert summary_report(herefordshire, date(2026, 3, 30)).summary == yesterday


def test_what_was_decided_of_a_requirement_is_asked_again_under_another_partnership(
    tmp_path: Path,
) -> None:
    stockton = make_workspace(tmp_path, "hsscp")
    decide(stockton, {"interval:level1": "12", "induction_days": "56"})

    choose_partnership(stockton, "scsp")

    asked = {each.key: each.held for each in decision_list(stockton).decisions}
    assert asked["interval:level1"] is None
    assert asked["induction_days"] == "56"
    assert decision_list(stockton, date(2026, 3, 30)).decisions[0].held == "12"
