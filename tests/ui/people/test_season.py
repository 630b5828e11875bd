"""A season's roles again, from the page of people."""

from datetime import date, timedelta

from pytestqt.qtbot import QtBot

from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.absence import leave
from sgdesk.services.people.people import PersonDetails, add_person, person_view
from sgdesk.services.people.posts import add_post
from sgdesk.services.people.roles import roles_view
from sgdesk.services.people.several.managing import make_team
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.people.page import PeoplePage
from sgdesk.ui.people.season_dialog import SeasonDialog
from sgdesk.ui.people.slips_dialog import SlipsDialog, Whose
from tests.factories import TODAY
from tests.ui.papers import close_shown

LAST = (date(2026, 2, 18), date(2026, 3, 17))
NEXT = (date(2027, 2, 8), date(2027, 3, 9))


def _page(qtbot: QtBot, context: Context) -> PeoplePage:
    page = PeoplePage()
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    page.refresh(context)
    return page


def test_a_season_is_taken_up_again_for_those_who_are_ticked(
    qtbot: QtBot, workspace: Workspace, context: Context
) -> None:
    role = roles_view(workspace)[0].role.id
    ids = [add_person(workspace, PersonDetails(name))[0] for name in ("Begum", "Bibi")]
    for each in ids:
        add_post(workspace, each, role, *LAST)
    page = _page(qtbot, context)
    page.season_button.click()
    (dialog,) = page.findChildren(SeasonDialog)
    assert dialog.first.value() == date(2027, 2, 18)
    dialog.first.set_value(NEXT[0])
    dialog.last.set_value(NEXT[1])
    begum, bibi = dialog.ticks.values()
    assert begum.text().startswith("Begum: ")
    bibi.setChecked(False)
    assert dialog.told.text().startswith("1 role begins on 8 February 2027")
    dialog.verb.click()
    spans = [(each.post.start, each.post.end) for each in person_view(workspace, ids[0]).posts]
    assert spans == [LAST, NEXT]
    assert len(person_view(workspace, ids[1]).posts) == 1


def test_where_no_season_is_over_that_is_said(
    qtbot: QtBot, context: Context, alerts: RecordingAlerts
) -> None:
    page = _page(qtbot, context)
    page.season_button.click()
    assert not page.findChildren(SeasonDialog)
    assert "No season" in alerts.said[0]
    assert context.workspace.today() == TODAY


def test_those_who_are_ticked_become_a_team_and_their_leader_gets_a_slip(
    qtbot: QtBot, workspace: Workspace, context: Context
) -> None:
    page = _page(qtbot, context)
    lines = page.model.lines[:3]
    leader, *members = (line.id for line in lines)
    page.model.tick(members, on=True)
    page.slips_button.click()
    (dialog,) = page.findChildren(SlipsDialog)
    assert dialog.whose.currentData() is Whose.TICKED
    dialog.team.click()
    assert "Choose somebody" in dialog.form.summary.accessibleName()
    dialog.leader.choose(leader)
    dialog.team.click()
    assert {person_view(workspace, each).person.line_manager_id for each in members} == {leader}
    assert lines[0].name in dialog.told.text()
    dialog.verb.click()
    assert "slip" in close_shown()


def test_a_team_whose_leader_left_is_named_where_slips_are_made(
    qtbot: QtBot, workspace: Workspace, context: Context
) -> None:
    page = _page(qtbot, context)
    first, second, leader = [each.id for each in page.model.lines[:3]]
    make_team(workspace, [first, second], leader)
    leave(workspace, leader, TODAY - timedelta(days=1))
    page.refresh(context)
    page.slips_button.click()
    (dialog,) = page.findChildren(SlipsDialog)
    told = dialog.without._label.text()
    assert "left on" in told and "Nobody leads" in told
    for each in (first, second):
        assert person_view(workspace, each).person.name in told
    dialog.close()


def test_a_leader_with_a_namesake_is_on_the_slip_by_name_alone_and_the_new_team_is_offered(
    qtbot: QtBot, workspace: Workspace, context: Context
) -> None:
    first, _ = add_person(workspace, PersonDetails("Lea", "Leader", email="lea@example.org"))
    add_person(workspace, PersonDetails("Lea", "Leader"))
    page = _page(qtbot, context)
    page.model.tick([line.id for line in page.model.lines[:2]], on=True)
    page.slips_button.click()
    (dialog,) = page.findChildren(SlipsDialog)
    dialog.leader.choose(first)
    assert "lea@example.org" in dialog.leader.currentText()
    assert dialog.slip_title() == "Lea Leader"
    before = [dialog.whose.itemData(at) for at in range(dialog.whose.count())]
    assert Whose.MANAGERS not in before
    dialog.team.click()
    assert "lea@example.org" not in dialog.told.text()
    offered = [dialog.whose.itemData(at) for at in range(dialog.whose.count())]
    assert offered[1] is Whose.MANAGERS
    assert dialog.whose.currentData() is Whose.TICKED
