"""Reminders in the window: who is told, the drafts, the days, the calendar file."""

from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from sgdesk.domain.dates import short_date
from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.organisation.organisation import organisation_view
from sgdesk.services.people.people import PersonDetails, add_person, change_person
from sgdesk.services.people.reminders import reminder_texts, reminder_view
from sgdesk.services.people.roles import roles_view
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.frame.finding.find_list import fixed_finds
from sgdesk.ui.people.reminders.dialog import RemindersDialog
from sgdesk.ui.people.words_dialog import WordsDialog
from sgdesk.ui.places import REMINDERS, Place, Wanted
from sgdesk.ui.today.page import TodayPage
from tests.factories import TODAY
from tests.ui.conftest import RecordingShell


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """Holds the dialog, which lets go of itself once it is closed."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialog(page: QWidget, context: Context, workspace: Workspace) -> RemindersDialog:
    """Bob, overdue, has an address; Cy, who never began, has none."""
    change_person(workspace, 2, PersonDetails("Bob", "Example", email="bob@example.org"))
    made = RemindersDialog(context, page)
    made.show()
    return made


def rows(dialog: RemindersDialog) -> list[list[str]]:
    model = dialog.model
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_it_says_who_is_told_and_why_somebody_cannot_be(dialog: RemindersDialog) -> None:
    told = {row[0]: (row[1], row[4]) for row in rows(dialog)}
    assert told == {
        "Bob Example": ("the person", "✓ A draft can be made"),
        "Cy Example": ("the person", "No address is known: print it or say it"),
    }
    assert dialog.counted.text().startswith("1 draft is due now.")
    assert "90, 30 and 0 days before" in dialog.counted.text()


def test_whoever_has_no_day_is_named_with_why_and_the_way_to_them(
    dialog: RemindersDialog, workspace: Workspace, shell: RecordingShell
) -> None:
    assert dialog.without.isHidden()
    role = next(each.role.id for each in roles_view(workspace) if each.role.requirements)
    number, _ = add_person(workspace, PersonDetails("Dot", "Always"), role)
    dialog._load()
    assert dialog.without.isVisible()
    assert dialog.without.text().startswith("Not ticked of itself: Dot Always. Training is not")
    dialog.without.chosen.emit()
    place, wanted = shell.visits[-1]
    assert (place, wanted.people) == (Place.PEOPLE, frozenset({number}))


def test_drafts_are_written_once_and_undo_brings_them_back(
    dialog: RemindersDialog,
    workspace: Workspace,
    alerts: RecordingAlerts,
    shell: RecordingShell,
    tmp_path: Path,
) -> None:
    alerts.files.append(tmp_path / "drafts")
    dialog.verb.click()
    assert [path.name for path in (tmp_path / "drafts").iterdir()] == ["reminder-bob-example.eml"]
    assert shell.changes
    told = {row[0]: row[4] for row in rows(dialog)}
    assert told["Bob Example"] == f"Drafted {short_date(TODAY)}"
    assert not dialog.verb.isEnabled(), "nothing is ticked that was drafted already"
    dialog.band.folder_button.click()
    assert alerts.found == [tmp_path / "drafts" / "reminder-bob-example.eml"]
    undo(workspace)
    dialog._load()
    assert dialog.verb.isEnabled()


def test_what_was_drafted_and_not_sent_is_written_again_once_it_is_ticked(
    dialog: RemindersDialog, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    alerts.files.extend([tmp_path / "first", tmp_path / "second"])
    dialog.verb.click()
    places = {row.name: place for place, row in enumerate(dialog.model.rows)}
    dialog.table.selectRow(places["Bob Example"])
    dialog.verb.click()
    first, second = ((tmp_path / each / "reminder-bob-example.eml") for each in ("first", "second"))
    assert first.read_bytes() == second.read_bytes()
    assert "1 due day was drafted or told so far" in dialog.counted.text()


def test_what_was_never_done_without_a_day_is_written_where_it_is_ticked(
    dialog: RemindersDialog, workspace: Workspace, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    role = next(each.role.id for each in roles_view(workspace) if each.role.requirements)
    add_person(workspace, PersonDetails("Dot", "Always", email="dot@example.org"), role)
    dialog._load()
    place = next(at for at, row in enumerate(dialog.model.rows) if row.name == "Dot Always")
    assert rows(dialog)[place][3] == "not done"
    assert place not in {each.row() for each in dialog.table.selectionModel().selectedRows()}
    dialog.table.clearSelection()
    dialog.table.selectRow(place)
    alerts.files.append(tmp_path / "drafts")
    dialog.verb.click()
    (made,) = (tmp_path / "drafts").iterdir()
    body = message_from_bytes(made.read_bytes(), policy=default).get_body()
    assert body is not None
    assert "not done yet" in body.get_content()
    assert "Dot Always" in {row.name for row in dialog.model.rows}, "no day was told of"


def test_giving_up_a_choice_makes_nothing(dialog: RemindersDialog, alerts: RecordingAlerts) -> None:
    alerts.files.extend([None, None])
    dialog.verb.click()
    dialog.calendar.click()
    assert dialog.band.isHidden()
    assert len(rows(dialog)) == 2


def test_only_chosen_rows_are_written(dialog: RemindersDialog) -> None:
    dialog.table.clearSelection()
    assert not dialog.verb.isEnabled()
    dialog.table.selectAll()
    assert dialog.verb.isEnabled()


def test_the_days_are_saved_or_refused_in_words(
    dialog: RemindersDialog, workspace: Workspace
) -> None:
    dialog.days.setText("soon")
    dialog.keep.click()
    assert not dialog.form.summary.isHidden()
    assert dialog.days.text() == "soon"
    dialog.days.setText("60, 14")
    dialog.keep.click()
    assert dialog.form.summary.isHidden()
    assert organisation_view(workspace).settings.reminder_days == (60, 14)
    assert "60 and 14 days before" in dialog.counted.text()


def test_the_calendar_has_names_only_where_they_were_asked_for(
    dialog: RemindersDialog, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    alerts.files.extend([tmp_path / "plain.ics", tmp_path / "named.ics"])
    dialog.calendar.click()
    assert "plain.ics is saved" in dialog.band._label.text()
    dialog.names.click()
    dialog.calendar.click()
    assert b"Ada Example" not in (tmp_path / "plain.ics").read_bytes()
    assert b"Ada Example" in (tmp_path / "named.ics").read_bytes()


def test_a_day_in_the_past_makes_no_drafts(
    page: QWidget, context: Context, workspace: Workspace
) -> None:
    day = TODAY - timedelta(days=9)
    earlier = Context(workspace, context.tasks, context.alerts, context.shell, day)
    dialog = RemindersDialog(earlier, page)
    assert not dialog.verb.isEnabled()
    assert not dialog.keep.isEnabled()
    assert dialog.calendar.isEnabled()


def test_today_and_the_finder_lead_here(
    qtbot: QtBot, context: Context, shell: RecordingShell
) -> None:
    today = TodayPage()
    qtbot.addWidget(today)
    today.refresh(context, Wanted(action=REMINDERS))
    assert len(today.findChildren(RemindersDialog)) == 1
    find = next(each for each in fixed_finds(context, [], []) if each.text.startswith("Reminders"))
    find.go()
    assert shell.visits == [(Place.TODAY, Wanted(action=REMINDERS))]
    next(each for each in today.findChildren(QAbstractButton) if each.text() == "Remind").click()
    assert len(today.findChildren(RemindersDialog)) == 2


def test_whoever_has_no_e_mail_is_told_in_words_that_are_copied_and_then_noted(
    dialog: RemindersDialog, workspace: Workspace
) -> None:
    dialog.table.clearSelection()
    dialog.words.click()
    (words,) = dialog.findChildren(WordsDialog)
    assert [row.name for row in words.model.rows] == ["Cy Example"]
    words.verb.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Hello Cy Example,") and " due by " in copied
    assert "Copied" in words.said.text()
    words.note.click()
    assert not dialog.words.isEnabled()
    assert not dialog.model.rows[-1].is_fresh
    undo(workspace)
    assert [each.name for each in reminder_texts(workspace)] == ["Cy Example"]


def test_whoever_is_ticked_can_be_told_in_words_too_where_they_have_an_address(
    dialog: RemindersDialog,
) -> None:
    ticked = [each.name for each in dialog._chosen()]
    assert ticked
    dialog.words.click()
    (words,) = dialog.findChildren(WordsDialog)
    assert [row.name for row in words.model.rows] == ["Cy Example", *ticked]
    assert words.model.index(1, 1).data() == "can be e-mailed, too"
    words.reject()


def test_looking_at_the_words_ticks_nobody_who_was_taken_out(dialog: RemindersDialog) -> None:
    assert dialog._chosen()
    dialog.table.clearSelection()
    dialog.words.click()
    (words,) = dialog.findChildren(WordsDialog)
    words.reject()
    assert dialog._chosen() == []


def test_with_nobody_to_tell_nothing_is_said_of_ticking(
    page: QWidget, context: Context, dialog: RemindersDialog
) -> None:
    assert dialog.hint.isVisible()
    dialog._show(replace(reminder_view(context.workspace), reminders=(), again=()))
    assert dialog.hint.isHidden()
    assert dialog.table.isHidden()
