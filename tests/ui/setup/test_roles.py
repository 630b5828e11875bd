"""Set-up, Roles: what each calls for, whom a change turns, templates."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sgdesk.services.file.workspace import Workspace
from sgdesk.services.organisation.organisation import (
    organisation_view,
)
from sgdesk.services.people import roles
from sgdesk.services.training import standing
from sgdesk.ui.context import Context
from sgdesk.ui.places import Place, Wanted
from sgdesk.ui.setup.roles.role_dialog import Choices, RoleDialog
from sgdesk.ui.setup.roles.section import RolesSection
from sgdesk.ui.setup.roles.template_dialog import TemplateDialog
from sgdesk.ui.widgets import Banner, Table
from tests.factories import TODAY
from tests.ui.conftest import RecordingShell
from tests.ui.setup.finding import button, words


def test_roles_that_ask_nothing_stand_first_with_a_warning(
    open_section: Callable[[type[RolesSection]], RolesSection], workspace: Workspace
) -> None:
    roles.add_role(workspace, "Zebra keeper", None, [])
    section = open_section(RolesSection)
    table = section.findChildren(Table)[0]
    assert table.model().index(0, 0).data() == "Zebra keeper"
    assert table.model().index(0, 1).data() == "nothing yet"
    banners = [each for each in section.findChildren(Banner) if each.isVisible()]
    assert banners
    assert "Zebra keeper calls for nothing yet" in words(section)


def test_a_role_change_foretells_whom_it_turns_and_then_turns_them(
    qtbot: QtBot, context: Context, workspace: Workspace
) -> None:
    view = next(each for each in roles.roles_view(workspace) if each.role.name == "Churchwarden")
    about = organisation_view(workspace)
    dialog = RoleDialog(context, Choices(about.pack, about.topics), view)
    dialog.show()
    dialog._group.setCurrentIndex(3)
    assert dialog._ticks.keys() == ["level3"]
    said = " ".join(each.text() for each in dialog._effect.findChildren(QLabel))
    foretold = roles.preview_role(workspace, view.role.id, ["level3"])
    assert foretold.turned
    assert all(name in said for name in foretold.turned)
    dialog.verb.click()
    report = standing.standing_report(workspace)
    wanting = {
        person.name
        for person, found in report.people
        if any(
            s.requirement == "level3" and s.state in ("overdue", "not_done")
            for s in found.standings
        )
    }
    assert set(foretold.turned) <= wanting
    assert roles.role_rules(workspace, view.role.id)[-1].from_date == TODAY


def test_a_role_can_be_added_and_is_refused_without_a_name(
    qtbot: QtBot, context: Context, workspace: Workspace
) -> None:
    dialog = RoleDialog(context, Choices(organisation_view(workspace).pack))
    dialog.show()
    dialog.verb.click()
    assert dialog.form.summary.isVisible()
    dialog._name.setText("Crossing warden")
    dialog._group.setCurrentIndex(2)
    dialog.verb.click()
    added = next(v for v in roles.roles_view(workspace) if v.role.name == "Crossing warden")
    assert added.requirements == ("level1", "level2")


def test_templates_offer_only_roles_that_are_not_there(
    qtbot: QtBot, context: Context, workspace: Workspace
) -> None:
    pack = organisation_view(workspace).pack
    dialog = TemplateDialog(context, pack, "mosque", frozenset({"imam"}))
    ticks = [line.tick for line in dialog._picker._lines]
    assert "Imam" not in [tick.text() for tick in ticks]
    assert not dialog.verb.isEnabled()
    ticks[0].setChecked(True)
    dialog.verb.click()
    assert ticks[0].text() in [view.role.name for view in roles.roles_view(workspace)]


def test_the_people_of_a_role_are_one_press_away(
    open_section: Callable[[type[RolesSection]], RolesSection], shell: RecordingShell
) -> None:
    section = open_section(RolesSection)
    button(section, "Show the people").click()
    assert shell.visits == [(Place.PEOPLE, Wanted(role="Caretaker"))]
