"""What holds for every section of Set-up, and Safety and History."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QListWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from sgdesk.services.file.safety import backing_up
from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.organisation.organisation import (
    organisation_view,
)
from sgdesk.services.people import roles
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.imports.dialog import ImportDialog
from sgdesk.ui.places import Place, Wanted
from sgdesk.ui.setup.history import HistorySection
from sgdesk.ui.setup.history_words import line_sentence
from sgdesk.ui.setup.organisation import OrganisationSection
from sgdesk.ui.setup.page import SetupPage
from sgdesk.ui.setup.partnership.follow import FollowDialog
from sgdesk.ui.setup.roles.role_dialog import Choices, RoleDialog
from sgdesk.ui.setup.roles.template_dialog import TemplateDialog
from sgdesk.ui.setup.safety.section import SafetySection
from sgdesk.ui.setup.topics import TopicDialog
from tests.factories import TODAY
from tests.ui.conftest import RecordingShell
from tests.ui.setup.finding import button, words
from tests.ui.setup.names import nameless


def test_a_backup_is_restored_only_after_comparing(
    open_section: Callable[[type[SafetySection]], SafetySection],
    workspace: Workspace,
    shell: RecordingShell,
) -> None:
    made = backing_up.back_up_and_thin(workspace)
    section = open_section(SafetySection)
    assert "Last backup" in words(section)
    button(section, "Restore the one chosen").click()
    assert not shell.paths
    assert "40" in str(section.compare._model.rows)
    button(section, "Restore this backup").click()
    assert shell.paths == [made.path]


def test_backups_say_what_they_were_made_before(
    open_section: Callable[[type[SafetySection]], SafetySection], workspace: Workspace
) -> None:
    def told(section: SafetySection) -> list[str]:
        table = section.backups.backups.model
        last = table.columnCount() - 1
        return [str(table.index(row, last).data()) for row in range(table.rowCount())]

    backing_up.back_up_and_thin(workspace)
    section = open_section(SafetySection)
    assert told(section) == ["With all that was done so far"]
    roles.add_role(workspace, "Bell ringer", "1")
    section.refresh(section.context)
    assert told(section) == ["Before “add the role Bell ringer”"]
    backing_up.back_up_and_thin(workspace)
    section.refresh(section.context)
    assert told(section)[0] == "With all that was done so far"


def test_a_check_says_that_all_is_well(
    open_section: Callable[[type[SafetySection]], SafetySection],
) -> None:
    section = open_section(SafetySection)
    button(section, "Check the file").click()
    assert "All is well: 40 people" in words(section)


def test_the_history_is_in_words_and_can_be_searched(
    open_section: Callable[[type[HistorySection]], HistorySection], workspace: Workspace
) -> None:
    roles.add_role(workspace, "Bell ringer", "1")
    undo(workspace)
    section = open_section(HistorySection)
    rows = [line_sentence(line) for line in section._model.rows]
    assert rows[:2] == ["Taken back: add the role Bell ringer", "Added the role Bell ringer"]
    section._search.setText("bell taken")
    section._search.searched.emit("bell taken")
    assert len(section._model.rows) == 1


def test_set_up_opens_the_section_that_the_way_there_names(
    qtbot: QtBot, context: Context, alerts: RecordingAlerts
) -> None:
    page = SetupPage()
    qtbot.addWidget(page)
    page.show()
    for key in ("safety", "roles", "history", "partnership", "settings", "organisation"):
        page.refresh(context, Wanted(action=key))
        assert page.section.key == key
    section = page.section
    assert isinstance(section, OrganisationSection)
    section._name.setText("Half typed")
    alerts.answers.append(False)
    names = page.findChildren(QListWidget)[0]
    names.setCurrentRow(2)
    assert page.section is section
    assert names.currentRow() == 0


def test_every_widget_of_set_up_has_a_name(qtbot: QtBot, context: Context) -> None:
    backing_up.back_up(context.workspace.path)
    page = SetupPage()
    qtbot.addWidget(page)
    page.show()
    page.refresh(context)
    names = page.findChildren(QListWidget)[0]
    for row in range(names.count()):
        names.setCurrentRow(row)
        assert nameless(page.section) == []


def test_dialogs_are_named_and_let_go_of_themselves(
    qtbot: QtBot, qapp: QApplication, context: Context, workspace: Workspace
) -> None:
    about = organisation_view(workspace)
    view = roles.roles_view(workspace)[0]
    for make in (
        lambda: RoleDialog(context, Choices(about.pack), view),
        lambda: RoleDialog(context, Choices(about.pack)),
        lambda: TemplateDialog(context, about.pack, "church", frozenset()),
        lambda: FollowDialog(context),
        lambda: TopicDialog(context),
    ):
        dialog = make()
        dialog.show()
        assert nameless(dialog) == []
        dialog.reject()
        qtbot.waitUntil(lambda dialog=dialog: not isValid(dialog))  # type: ignore[misc]


def test_in_the_past_nothing_can_be_changed(
    qtbot: QtBot, workspace: Workspace, context: Context
) -> None:
    past = Context(
        workspace, context.tasks, context.alerts, context.shell, TODAY.replace(year=2024)
    )
    page = SetupPage()
    qtbot.addWidget(page)
    for key, texts in (
        ("organisation", ["Save"]),
        ("partnership", ["Follow another"]),
        ("roles", ["Add a role", "From a template", "What it calls for", "Rename"]),
        ("settings", ["Save", "Add a topic"]),
        ("import", ["Import"]),
    ):
        page.refresh(past, Wanted(action=key))
        assert not any(button(page.section, text).isEnabled() for text in texts)


def test_the_way_to_an_import_begins_it_and_shows_its_people(
    qtbot: QtBot, context: Context, shell: RecordingShell, tmp_path: Path
) -> None:
    page = SetupPage()
    qtbot.addWidget(page)
    page.show()
    page.refresh(context, Wanted(action="import"))
    dialog = page.findChildren(ImportDialog)[0]
    sheet = tmp_path / "people.csv"
    sheet.write_text("First name,Surname\nEve,Invented\n", encoding="utf-8")
    dialog.take(sheet)
    dialog.import_now()
    assert not shell.visits
    dialog.parts.bring_in.click()
    assert shell.visits == [(Place.PEOPLE, Wanted())]
    page.refresh(context)
    qtbot.waitUntil(lambda: not page.findChildren(ImportDialog))
