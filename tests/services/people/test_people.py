"""People, posts, exemptions and reasons, each saved, refused and undone on a real file."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from sgdesk.data.people.people import read_these
from sgdesk.domain.errors import InputError
from sgdesk.domain.people.kinds import PersonKind
from sgdesk.services.file.changes import Area
from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people import absence, people, roles
from sgdesk.services.people.people import PersonDetails
from sgdesk.services.people.posts import add_post, change_post
from sgdesk.services.training import standing
from sgdesk.services.training.exemptions import clear_reason, end_exemption, exempt, note_reason
from tests import factories

TODAY = factories.TODAY
DAY = timedelta(days=1)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = factories.make_workspace(tmp_path, "hscp")
    roles.add_role(made, "Youth worker", "2")
    roles.add_role(made, "Lead", "3")
    yield made
    made.close()


@pytest.fixture
def ann(workspace: Workspace) -> int:
    details = PersonDetails("Ann", "Sample", reference="P1")
    return people.add_person(workspace, details, 1, TODAY - 400 * DAY)[0]


def states(workspace: Workspace, person_id: int, as_at: date = TODAY) -> dict[str, str]:
    found = standing.person_standing(workspace, person_id, as_at)
    return {each.requirement: each.state.value for each in found.standings} if found else {}


def test_a_person_is_added_with_their_first_post(workspace: Workspace) -> None:
    details = PersonDetails(
        " Łukasz ", "Żółć", "Rev", "P7", "l@example.org", PersonKind.TRUSTEE, TODAY, "notes"
    )

    number, changes = people.add_person(workspace, details, 1, None)

    view = people.person_view(workspace, number)
    assert (view.person.name, view.person.sort_name) == ("Łukasz Żółć", "Żółć, Łukasz")
    assert (view.person.kind, view.person.title) == (PersonKind.TRUSTEE, "Rev")
    assert [(each.role, each.post.start) for each in view.posts] == [("Youth worker", None)]
    assert view.partnership == "Herefordshire"
    assert changes.areas == {Area.PEOPLE}


@pytest.mark.parametrize("others", [(), range(1000, 1600)])
def test_people_asked_for_by_id_come_by_name_however_many_are_asked_for(
    workspace: Workspace, others: range
) -> None:
    given = ("Cy", "Ann", "Bo")
    ids = [people.add_person(workspace, PersonDetails(each, ""), 1, None)[0] for each in given]

    with workspace.file.reading() as reader:
        found = read_these(reader, {*ids[1:], *others})

    assert [each.name for each in found] == ["Ann", "Bo"]


@pytest.mark.parametrize("under_18", [True, False])
def test_nobody_under_18_may_be_e_mailed(workspace: Workspace, under_18: bool) -> None:
    details = PersonDetails("Kim", "Sample", email="k@example.org", under_18=under_18)
    number, _ = people.add_person(workspace, details)
    kept = people.person_view(workspace, number).person
    assert (kept.under_18, kept.may_email) == (under_18, not under_18)


def test_a_person_needs_a_name(workspace: Workspace) -> None:
    with pytest.raises(InputError, match="Enter a name"):
        people.add_person(workspace, PersonDetails("  ", ""))


def test_a_reference_belongs_to_one_person(workspace: Workspace, ann: int) -> None:
    other, _ = people.add_person(workspace, PersonDetails("Ben", reference="P2"))

    with pytest.raises(InputError, match="Somebody has the reference P1 already"):
        people.add_person(workspace, PersonDetails("Cat", reference="P1"))
    with pytest.raises(InputError, match="Somebody has the reference P1 already"):
        people.change_person(workspace, other, PersonDetails("Ben", reference="P1"))

    people.change_person(workspace, ann, PersonDetails("Anna", reference="P1"))
    assert people.person_view(workspace, ann).person.name == "Anna"


def test_people_may_have_no_reference(workspace: Workspace) -> None:
    people.add_person(workspace, PersonDetails("Ann", reference=""))
    people.add_person(workspace, PersonDetails("Ben", reference=None))

    assert [each.reference for each in standing.everyone(workspace)] == [None, None]


def test_a_second_post_adds_what_it_calls_for(workspace: Workspace, ann: int) -> None:
    assert set(states(workspace, ann)) == {"level1", "level2"}

    add_post(workspace, ann, 2, TODAY)

    assert set(states(workspace, ann)) == {"level1", "level2", "level3"}
    assert set(states(workspace, ann, TODAY - DAY)) == {"level1", "level2"}


def test_a_post_that_ended_counts_to_its_last_day(workspace: Workspace, ann: int) -> None:
    post = people.person_view(workspace, ann).posts[0].post

    change_post(workspace, post.id, post.start, TODAY)

    assert states(workspace, ann, TODAY)
    assert not states(workspace, ann, TODAY + DAY)
    report = standing.standing_report(workspace, TODAY + DAY)
    assert [each.id for each in report.no_role] == [ann]


@pytest.mark.parametrize("end", [TODAY - DAY, date(1990, 1, 1)])
def test_a_post_cannot_end_before_it_starts(workspace: Workspace, ann: int, end: date) -> None:
    post = people.person_view(workspace, ann).posts[0].post

    with pytest.raises(InputError, match="The last day has to be on or after the first day"):
        change_post(workspace, post.id, TODAY, end)
    with pytest.raises(InputError, match="The last day has to be on or after the first day"):
        add_post(workspace, ann, 2, TODAY, end)


def agree(workspace: Workspace, ann: int, **given: object) -> None:
    values: dict[str, object] = {
        "reason": "Away at sea",
        "agreed_by": "The trustees",
        "start": TODAY - 10 * DAY,
        "review_on": TODAY + 10 * DAY,
    }
    exempt(workspace, ann, "level2", **(values | given))  # type: ignore[arg-type]


def test_an_exemption_holds_to_its_review(workspace: Workspace, ann: int) -> None:
    agree(workspace, ann)

    turns = [TODAY - 11 * DAY, TODAY - 10 * DAY, TODAY + 10 * DAY, TODAY + 11 * DAY]
    assert [states(workspace, ann, day)["level2"] for day in turns] == [
        "not_done",
        "exempt",
        "exempt",
        "not_done",
    ]


def test_an_exemption_can_end_before_its_review(workspace: Workspace, ann: int) -> None:
    agree(workspace, ann)
    row = people.person_view(workspace, ann).exemptions[0]

    end_exemption(workspace, row.id, TODAY)

    assert states(workspace, ann, TODAY)["level2"] == "exempt"
    assert states(workspace, ann, TODAY + DAY)["level2"] == "not_done"


@pytest.mark.parametrize("missing", ["reason", "agreed_by"])
def test_an_exemption_needs_a_reason_and_somebody_who_agreed(
    workspace: Workspace, ann: int, missing: str
) -> None:
    with pytest.raises(InputError, match="An exemption needs a reason and who agreed it"):
        agree(workspace, ann, **{missing: " "})


def test_an_exemption_is_looked_at_again_after_it_starts(workspace: Workspace, ann: int) -> None:
    with pytest.raises(InputError, match="Nothing was saved"):
        agree(workspace, ann, review_on=TODAY - 11 * DAY)


def reasons(workspace: Workspace) -> list[tuple[str, str, int]]:
    found = standing.summary_report(workspace).summary.reasons
    return [(each.requirement, each.reason, each.count) for each in found]


def test_the_newest_reason_is_the_one_that_counts(workspace: Workspace, ann: int) -> None:
    note_reason(workspace, ann, "level2", "no_place")
    note_reason(workspace, ann, "level2", "barrier", "no bus")

    assert ("level2", "barrier to access", 1) in reasons(workspace)
    assert ("level2", "no place available", 1) not in reasons(workspace)

    newest = people.person_view(workspace, ann).reasons[0]
    clear_reason(workspace, newest.id)

    assert ("level2", "no reason recorded", 1) in reasons(workspace)


def test_a_reason_comes_from_the_list(workspace: Workspace, ann: int) -> None:
    with pytest.raises(InputError, match="Choose one of the reasons in the list"):
        note_reason(workspace, ann, "level2", "forgot")


ACTIONS: dict[str, Callable[[Workspace, int], object]] = {
    "add": lambda work, _: people.add_person(work, PersonDetails("New"), 1, TODAY),
    "change": lambda work, ann: people.change_person(work, ann, PersonDetails("Other")),
    "post": lambda work, ann: add_post(work, ann, 2, None),
    "end post": lambda work, _: change_post(work, 1, TODAY - 400 * DAY, TODAY),
    "left": lambda work, ann: absence.leave(work, ann, TODAY),
    "exempt": agree,
    "reason": lambda work, ann: note_reason(work, ann, "level1", "refused"),
}


@pytest.mark.parametrize("action", ACTIONS.values(), ids=ACTIONS)
def test_every_action_can_be_undone(
    workspace: Workspace, ann: int, action: Callable[[Workspace, int], object]
) -> None:
    before = factories.dump(workspace)
    action(workspace, ann)
    assert factories.dump(workspace) != before

    undo(workspace)

    assert factories.dump(workspace) == before
