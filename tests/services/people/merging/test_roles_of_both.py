"""Two entries become one: their roles, times away, inductions and what was agreed."""

from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people import absence, people, roles
from sgdesk.services.people.induction import begin_induction, checklist_of
from sgdesk.services.people.merging.merging import (
    merge_people,
    preview_merge,
)
from sgdesk.services.people.people import PersonDetails, person_view
from sgdesk.services.people.posts import add_post
from sgdesk.services.training.exemptions import exempt, note_reason
from tests import factories
from tests.services.people.merging.two import BOB, DAY, ROBERT, TODAY, asked, one, record


def test_of_one_role_held_twice_the_known_first_day_is_offered(workspace: Workspace) -> None:
    found = preview_merge(workspace, ROBERT, BOB)
    (question,) = [each for each in found.questions if each.id.startswith("post:")]
    assert (question.about, question.answer) == ("Helper", "stays")
    assert [each.words for each in question.choices] == [
        "since 24 February 2025",
        "since always (not known)",
        "Both stay as they are",
    ]
    merge_people(workspace, ROBERT, BOB)
    (post,) = one(workspace).posts
    assert post.post.start == TODAY - 400 * DAY


def test_a_last_day_of_one_is_asked_about_while_the_other_is_here(workspace: Workspace) -> None:
    absence.leave(workspace, BOB, TODAY - 9 * DAY)
    assert asked(preview_merge(workspace, ROBERT, BOB))["left"] == "here"
    merge_people(workspace, ROBERT, BOB)
    assert one(workspace).person.left is None
    undo(workspace)
    answers = {"left": (TODAY - 9 * DAY).isoformat()}
    merge_people(workspace, ROBERT, BOB, answers)
    assert one(workspace).person.left == TODAY - 9 * DAY
    assert {each.post.end for each in one(workspace).posts} == {TODAY - 9 * DAY}


def test_a_time_away_beside_a_role_of_the_other_is_asked_about(workspace: Workspace) -> None:
    absence.leave(workspace, BOB, TODAY - 90 * DAY)
    absence.come_back(workspace, BOB, TODAY - 30 * DAY, (1,))
    (question,) = [
        e for e in preview_merge(workspace, ROBERT, BOB).questions if e.id.startswith("away:")
    ]
    assert "Robert Sample holds a role then" in question.about
    merge_people(workspace, ROBERT, BOB, {question.id: "goes"})
    assert one(workspace).absences == ()
    undo(workspace)
    merge_people(workspace, ROBERT, BOB)
    assert len(one(workspace).absences) == 1


def test_overlapping_times_away_become_one(workspace: Workspace) -> None:
    for who, last, back in ((ROBERT, 90, 30), (BOB, 80, 20)):
        absence.leave(workspace, who, TODAY - last * DAY)
        absence.come_back(workspace, who, TODAY - back * DAY, (1,))
    assert asked(preview_merge(workspace, ROBERT, BOB))["absence:1:2"] == "stays"
    merge_people(workspace, ROBERT, BOB, {"absence:1:2": "goes"})
    assert [each.last_day for each in one(workspace).absences] == [TODAY - 80 * DAY]


def test_of_two_inductions_under_way_one_is_chosen(workspace: Workspace) -> None:
    for who in (ROBERT, BOB):
        begin_induction(workspace, who, TODAY - who * DAY)
    question = {"induction": "goes"}
    assert asked(preview_merge(workspace, ROBERT, BOB))["induction"] == "stays"
    merge_people(workspace, ROBERT, BOB, question)
    found = checklist_of(workspace, ROBERT)
    assert found is not None
    assert found.induction.begun_on == TODAY - BOB * DAY
    undo(workspace)
    merge_people(workspace, ROBERT, BOB)
    found = checklist_of(workspace, ROBERT)
    assert found is not None
    assert found.induction.begun_on == TODAY - ROBERT * DAY


def test_what_was_agreed_and_said_of_both_stands_once(workspace: Workspace) -> None:
    for who in (ROBERT, BOB):
        exempt(
            workspace,
            who,
            "level2",
            reason="Away",
            agreed_by="The trustees",
            start=TODAY,
            review_on=TODAY + 30 * DAY,
        )
        note_reason(workspace, who, "level1", "refused" if who == BOB else "no_place")
    merge_people(workspace, ROBERT, BOB)
    assert len(one(workspace).exemptions) == 1
    assert [(e.reason, e.cleared_on) for e in one(workspace).reasons] == [
        ("refused", None),
        ("no_place", TODAY),
    ]


def test_a_role_of_the_other_goes_over(workspace: Workspace) -> None:
    roles.add_role(workspace, "Leader", None, ["level2"])
    add_post(workspace, BOB, 2, TODAY - 5 * DAY)
    merge_people(workspace, ROBERT, BOB)
    assert [each.role for each in one(workspace).posts] == ["Helper", "Leader"]


def mistaken(workspace: Workspace) -> int:
    """An entry made by mistake: another role, and no first day of it."""
    role = roles.add_role(workspace, "Cook", None, [])[0]
    return people.add_person(workspace, PersonDetails("Robert", "Sampel"), role, None)[0]


def test_the_entry_with_more_on_it_gives_the_name_whichever_was_opened(
    workspace: Workspace,
) -> None:
    wrong = mistaken(workspace)
    record(workspace, ROBERT, "level1", TODAY - 30 * DAY)
    for stays, goes, answer in ((wrong, ROBERT, "goes"), (ROBERT, wrong, "stays")):
        found = preview_merge(workspace, stays, goes)
        assert asked(found)["name"] == answer
        assert next(e.after for e in found.compared if e.title == "Name") == "Robert Sample"


def test_a_role_that_came_by_mistake_is_asked_about_and_can_be_dropped(
    workspace: Workspace,
) -> None:
    wrong = mistaken(workspace)
    (post,) = person_view(workspace, wrong).posts
    key = f"role:{post.post.id}"
    found = preview_merge(workspace, wrong, ROBERT)
    assert asked(found)[key] == ""
    assert "only with Robert Sampel" in next(e.about for e in found.questions if e.id == key)
    before = factories.dump(workspace)
    dropped = preview_merge(workspace, wrong, ROBERT, {key: "drop"})
    assert next(e.after for e in dropped.compared if e.title == "Roles now") == "Helper"
    merge_people(workspace, wrong, ROBERT, {key: "drop"})
    assert [each.role for each in person_view(workspace, wrong).posts] == ["Helper"]
    assert all(each.post.start for each in person_view(workspace, wrong).posts)
    undo(workspace)
    assert factories.dump(workspace) == before
