"""Set-up, Roles: another role is used instead, and one that nobody held is put away."""

from collections.abc import Callable

from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.people.roles import add_role, roles_view
from sgdesk.ui.setup.roles.instead_dialog import InsteadDialog
from sgdesk.ui.setup.roles.section import RolesSection

Open = Callable[[type[RolesSection]], RolesSection]


def held(workspace: Workspace) -> dict[str, int]:
    return {each.role.name: each.holders for each in roles_view(workspace)}


def test_another_role_is_used_instead_once_it_is_chosen(
    open_section: Open, workspace: Workspace
) -> None:
    double, _ = add_role(workspace, "Yuth worker", None, [])
    add_person(workspace, PersonDetails("Ann", "Sample"), double)
    add_role(workspace, "Youth hall worker", None, ["level1"])
    section = open_section(RolesSection)
    section._choose(double)
    section._instead.click()
    (dialog,) = section.findChildren(InsteadDialog)
    dialog.verb.click()
    assert not dialog.form.summary.isHidden(), "nothing is chosen beforehand"
    dialog.other.setCurrentText("Youth hall worker")
    assert dialog.effect.text().startswith("1 person holds or held it. ")
    assert "1 thing is asked for that was not." in dialog.effect.text()
    dialog.verb.click()
    after = held(workspace)
    assert "Yuth worker" not in after
    assert after["Youth hall worker"] == 1
    undo(workspace)
    assert held(workspace)["Yuth worker"] == 1


def test_a_role_that_nobody_held_is_put_away_and_one_that_is_held_is_not(
    open_section: Open, workspace: Workspace
) -> None:
    empty, _ = add_role(workspace, "New teacher", None, [])
    full, _ = add_role(workspace, "Old teacher", None, [])
    add_person(workspace, PersonDetails("Ann", "Sample"), full)
    section = open_section(RolesSection)
    section._choose(full)
    assert not section._away.isEnabled()
    section._choose(empty)
    section._away.click()
    assert "New teacher" not in held(workspace)
    assert "Old teacher" in held(workspace)
