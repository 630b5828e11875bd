"""The first day of several people's roles is noted at once, where nobody noted one."""

from datetime import timedelta

from PySide6.QtWidgets import QLabel

from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.people import PersonDetails, add_person, person_view
from sgdesk.services.people.roles import roles_view
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.people.page import PeoplePage
from sgdesk.ui.people.recording.first_day_dialog import FirstDayDialog
from tests.factories import TODAY
from tests.ui.people.conftest import open_dialog

BEGAN = TODAY - timedelta(days=20)


def start_of(workspace: Workspace, person: int) -> object:
    (post,) = person_view(workspace, person).posts
    return post.post.start


def test_whoever_has_none_gets_it_and_whoever_has_one_keeps_it_and_is_named(
    page: PeoplePage,
) -> None:
    workspace = page.context.workspace
    role = roles_view(workspace)[0].role.id
    dot, _ = add_person(workspace, PersonDetails("Dot", "Always"), role)
    eve, _ = add_person(workspace, PersonDetails("Eve", "Always"), role)
    fay, _ = add_person(workspace, PersonDetails("Fay", "Dated"), role, TODAY)
    page.refresh(page.context)
    page.model.tick([dot, eve, fay], on=True)
    page.bar.first_day_button.click()
    dialog = open_dialog(FirstDayDialog)
    assert isinstance(dialog, FirstDayDialog)
    assert dialog.accessibleName() == "First day of 2 people"
    said = "\n".join(each.text() for each in dialog.findChildren(QLabel))
    assert "For Dot Always, Eve Always." in said
    assert "As they are, with a first day or without a role: Fay Dated." in said
    dialog.verb.click()
    assert not dialog.form.summary.isHidden(), "no day stands there beforehand"
    dialog.day.set_value(BEGAN)
    dialog.verb.click()
    assert [start_of(workspace, each) for each in (dot, eve, fay)] == [BEGAN, BEGAN, TODAY]
    undo(workspace)
    assert [start_of(workspace, each) for each in (dot, eve)] == [None, None]


def test_where_each_has_one_it_says_so_and_what_to_do(
    page: PeoplePage, alerts: RecordingAlerts
) -> None:
    role = roles_view(page.context.workspace)[0].role.id
    fay, _ = add_person(page.context.workspace, PersonDetails("Fay", "Dated"), role, TODAY)
    page.refresh(page.context)
    page.model.tick([fay], on=True)
    page.bar.first_day_button.click()
    assert any("Each has a first day already" in each for each in alerts.said)
