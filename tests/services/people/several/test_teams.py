"""A slip for each leader: who may start, who not yet, and no more than a leader needs."""

from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from sgdesk.domain.errors import InputError
from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.absence import come_back, leave
from sgdesk.services.people.people import PersonDetails, add_person, change_person, person_view
from sgdesk.services.people.posts import add_post
from sgdesk.services.people.roles import add_role
from sgdesk.services.people.several.managing import make_team, set_line_manager
from sgdesk.services.people.several.teams import (
    slip,
    slips_pdf,
    team_of,
    teams_of_managers,
    teams_of_roles,
    without_leader,
)
from sgdesk.services.training.recording import TrainingDetails, course_choices, record_training
from tests.factories import TODAY, make_workspace

LEADER, READY, NEW, LATE, NEVER, IDLE = range(1, 7)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Lea leads: one is ready, one is new, one is late, one never began, one has no role."""
    made = make_workspace(tmp_path)
    helper, _ = add_role(made, "Helper", "1", ["level1"])
    for name in ("Lea Leader", "Begum", "Bibi New", "Cy Late", "Dee Never", "Eve Idle"):
        given, _, family = name.partition(" ")
        add_person(made, PersonDetails(given, family, email=f"{given}@example.org"))
    for each in (READY, LATE, NEVER):
        add_post(made, each, helper, TODAY - timedelta(days=2000))
    add_post(made, NEW, helper, TODAY - timedelta(days=3))
    course = next(each.id for each in course_choices(made) if each.title == "Safeguarding Level 1")
    record_training(made, [READY], TrainingDetails(course, TODAY))
    record_training(made, [LATE], TrainingDetails(course, TODAY - timedelta(days=1900)))
    yield made
    made.close()


def test_a_slip_says_who_may_start_and_who_not_yet(workspace: Workspace) -> None:
    make_team(workspace, [READY, NEW, LATE, NEVER, IDLE, LEADER], LEADER)
    (team,) = teams_of_managers(workspace)
    assert team.leader == "Lea Leader"
    said = {each.name: (each.is_ready, each.missing, each.late) for each in team.members}
    assert said["Begum"] == (True, (), ())
    assert said["Cy Late"] == (False, (), ("Safeguarding Level 1",))
    assert said["Dee Never"] == (False, ("Safeguarding Level 1",), ())
    assert said["Bibi New"][1][0].startswith("Safeguarding Level 1 (by ")
    assert said["Eve Idle"] == (False, (), ())
    pdf = pypdf.PdfReader(BytesIO(slips_pdf(workspace, [team]).content))
    text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    assert "Lea Leader: 1 of 5 may start" in text
    assert "Nothing is asked of their role yet (1)" in text
    assert "example.org" not in text, "a leader needs no addresses"


def test_who_is_on_no_slip_is_named_with_the_leader_who_left(workspace: Workspace) -> None:
    assert without_leader(workspace) == ()
    make_team(workspace, [READY, LATE], LEADER)
    assert [(each.leader, each.names) for each in without_leader(workspace)] == [
        ("", ("Eve Idle", "Dee Never", "Bibi New"))
    ]
    make_team(workspace, [NEW, NEVER, IDLE], READY)
    assert without_leader(workspace) == ()
    day = TODAY - timedelta(days=1)
    leave(workspace, LEADER, day)
    (gone,) = without_leader(workspace)
    assert (gone.leader, gone.left, gone.names) == ("Lea Leader", day, ("Begum", "Cy Late"))
    assert [each.leader for each in teams_of_managers(workspace)] == ["Begum"]


def test_each_role_has_a_slip_and_so_have_those_who_are_named(workspace: Workspace) -> None:
    (role,) = teams_of_roles(workspace)
    assert (role.leader, len(role.members)) == ("Helper", 4)
    team = team_of(workspace, " Class  3 ", [READY, NEVER])
    assert (team.leader, [each.name for each in team.members]) == (
        "Class 3",
        ["Begum", "Dee Never"],
    )
    made = slips_pdf(workspace, [role, team])
    assert made.starts == (0, 1)
    for slips, title in ((made, "Leaders’ slips"), (slips_pdf(workspace, [team]), "Leader’s slip")):
        about = pypdf.PdfReader(BytesIO(slips.content)).metadata
        assert about is not None
        assert str(about.title).startswith(f"{title} – ")


def test_the_slip_of_a_role_does_not_say_it_in_each_line(workspace: Workspace) -> None:
    (role,) = teams_of_roles(workspace)
    team = team_of(workspace, "Class 3", [READY, NEVER])
    for each, said in ((role, ("Name",)), (team, ("Name", "Role"))):
        first = slip(each, "Example Club", "", TODAY).sections[0]
        assert first.headings == said
        assert all(len(row) == len(said) for row in first.rows)


def test_a_team_is_one_action_and_undo_takes_all_of_it_back(workspace: Workspace) -> None:
    make_team(workspace, [READY, NEW], LEADER)
    assert person_view(workspace, NEW).person.line_manager_id == LEADER
    undo(workspace)
    assert teams_of_managers(workspace) == ()


def test_line_managers_in_a_circle_are_refused(workspace: Workspace) -> None:
    set_line_manager(workspace, NEW, LEADER)
    set_line_manager(workspace, LATE, NEW)
    with pytest.raises(InputError, match="in the team of Lea Leader"):
        set_line_manager(workspace, LEADER, LATE)
    with pytest.raises(InputError, match="in the team of"):
        make_team(workspace, [LEADER, READY], LATE)
    with pytest.raises(InputError, match="in the team of"):
        change_person(workspace, LEADER, PersonDetails("Lea", "Leader", line_manager_id=NEW))
    assert person_view(workspace, LEADER).person.line_manager_id is None
    assert person_view(workspace, READY).person.line_manager_id is None


def test_a_leader_has_their_slip_up_to_the_last_day(workspace: Workspace) -> None:
    make_team(workspace, [READY, NEW], LEADER)
    leave(workspace, LEADER, TODAY)
    assert [each.leader for each in teams_of_managers(workspace)] == ["Lea Leader"]
    undo(workspace)
    leave(workspace, LEADER, TODAY - timedelta(days=1))
    assert teams_of_managers(workspace) == ()


SOON = TODAY + timedelta(days=10)


def _sections(workspace: Workspace, role: str) -> dict[str, list[str]]:
    """The names on the slip of a role by the parts that they stand in, as far as the bracket."""
    (team,) = (each for each in teams_of_roles(workspace) if each.leader == role)
    paper = slip(team, "Example Club", "", TODAY)
    return {
        each.title.partition(" (")[0].partition(":")[0]: [row[0] for row in each.rows]
        for each in paper.sections
    }


def test_whoever_begins_later_is_asked_for_what_that_role_asks_on_their_first_day(
    workspace: Workspace,
) -> None:
    """Never as somebody of whom nothing is asked: they would start without any training."""
    make_team(workspace, [IDLE, READY], LEADER)
    add_post(workspace, IDLE, 1, SOON)
    (team,) = teams_of_managers(workspace)
    eve = next(each for each in team.members if each.name == "Eve Idle")
    assert (eve.roles, eve.is_asked, eve.is_ready, eve.begins) == (("Helper",), True, False, SOON)
    assert eve.missing[0].startswith("Safeguarding Level 1 (by ")
    told = slip(team, "Example Club", "", TODAY)
    assert "Whoever begins later is told for their first day" in told.lead
    assert ("Eve Idle, from 10 Apr 2026", "Helper") in {row[:2] for row in told.sections[1].rows}


def test_a_slip_of_a_role_has_those_who_come_back_for_a_season(workspace: Workspace) -> None:
    """Whose training is over may not start: only whoever is here already goes on meanwhile."""
    for each in (READY, LATE):
        leave(workspace, each, TODAY - timedelta(days=5))
        come_back(workspace, each, SOON, (1,))
    found = _sections(workspace, "Helper")
    assert found["May start"] == ["Begum, from 10 Apr 2026"]
    assert "Cy Late, from 10 Apr 2026" in found["Not yet"]
    assert "Here already, with training that is to be done again" not in found


def test_who_is_here_in_one_role_stands_on_the_slip_of_another_that_they_begin_in(
    workspace: Workspace,
) -> None:
    cook, _ = add_role(workspace, "Cook", "1", ["level2"])
    add_post(workspace, READY, cook, SOON)
    add_post(workspace, NEVER, cook, TODAY + timedelta(days=500))
    assert _sections(workspace, "Cook") == {
        "Not yet": ["Begum, from 10 Apr 2026"],
        "Begins in over a year, and is not looked at yet": ["Dee Never"],
    }
    assert _sections(workspace, "Helper")["May start"] == ["Begum"]


def test_two_of_one_name_and_role_are_numbered_as_on_the_sign_in_sheet(
    workspace: Workspace,
) -> None:
    same, _ = add_person(workspace, PersonDetails("Begum"), 1, TODAY - timedelta(days=3))
    team = team_of(workspace, "Tuesdays", [READY, NEW, same])
    called = [each.called for each in team.members]
    assert sorted(called) == ["Begum (1)", "Begum (2)", "Bibi New"]
    paper = slip(team, "Example Club", "", TODAY)
    assert {row[0] for part in paper.sections for row in part.rows} == set(called)


def test_who_begins_in_over_a_year_is_named_as_such(workspace: Workspace) -> None:
    far = TODAY + timedelta(days=500)
    cook, _ = add_role(workspace, "Cook", "1", ["level2"])
    for each in (READY, IDLE):
        add_post(workspace, each, cook, far)
    make_team(workspace, [READY, IDLE], LEADER)
    (of_cook,) = (each for each in teams_of_roles(workspace) if each.leader == "Cook")
    assert [(each.name, each.role, each.begins) for each in of_cook.later] == [
        ("Begum", "Cook", far),
        ("Eve Idle", "Cook", far),
    ]
    (managed,) = teams_of_managers(workspace)
    assert [each.name for each in managed.members] == ["Begum", "Eve Idle"][: len(managed.members)]
    told = slip(of_cook, "Example Club", "", TODAY).sections[-1]
    assert told.title == "Begins in over a year, and is not looked at yet (2)"
    assert told.rows[0] == ("Begum", "13 Aug 2027")


def test_a_slip_speaks_of_not_yet_only_where_somebody_is(workspace: Workspace) -> None:
    ready, new = (
        slip(team_of(workspace, "Team", those), "Club", "The office", TODAY).lead
        for those in ([READY], [READY, NEW])
    )
    assert "Not yet" not in ready
    assert "Ask the office before anybody starts who stands under “Not yet”." in new
