"""Make final: what will be in it, what it lacks, names and their passphrase, what it replaces."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sgdesk.domain.returns.parts import SectionKey, SectionText
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.organisation.organisation import change_organisation, organisation_view
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.people.roles import add_role
from sgdesk.services.returns.final import export_frozen, freeze_return, frozen_returns
from sgdesk.services.returns.words import ActionDetails, add_action, save_section
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.returns.final.final_dialog import FinalDialog
from sgdesk.ui.widgets import Banner
from tests.factories import TODAY
from tests.services.opened import short_names
from tests.ui.conftest import RecordingShell

PASSPHRASE = "four plain words, 7 kettles"


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """Holds the dialogs, which let go of themselves once they are closed."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialog(page: QWidget, context: Context) -> FinalDialog:
    made = FinalDialog(context, parent=page)
    made.show()
    return made


def banners(dialog: FinalDialog) -> str:
    return " ".join(each._label.text() for each in dialog.findChildren(Banner))


def test_it_says_what_will_be_in_it_and_what_is_missing(dialog: FinalDialog) -> None:
    assert "Level 1" in dialog.contents.text()
    assert dialog.lacking.text().endswith("It can be made final all the same.")
    assert "cannot be changed or undone" in banners(dialog)
    assert "A correction is a new return" in banners(dialog)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_in_a_box_goes_on_and_makes_nothing_final(
    dialog: FinalDialog, workspace: Workspace, key: Qt.Key
) -> None:
    for _ in range(12):
        focus = dialog.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)
    assert dialog.focusWidget() not in (None, dialog.verb, dialog.cancel)
    assert dialog.isVisible() and not frozen_returns(workspace)
    dialog.verb.setFocus()
    QTest.keyClick(dialog.verb, key)
    assert len(frozen_returns(workspace)) == 1


def test_what_is_missing_stands_before_what_can_be_chosen(dialog: FinalDialog) -> None:
    def top(widget: QWidget) -> int:
        return widget.mapTo(dialog.form, QPoint(0, 0)).y()

    assert top(dialog.contents) < top(dialog.lacking) < top(dialog.choice)


def test_another_day_shows_other_figures(dialog: FinalDialog) -> None:
    before = dialog.contents.text()
    dialog.day.set_value(TODAY - timedelta(days=400))
    assert dialog.contents.text() != before


def test_a_day_ahead_is_told_and_nothing_is_made(dialog: FinalDialog, workspace: Workspace) -> None:
    dialog.day.set_value(TODAY + timedelta(days=1))
    dialog.verb.click()
    assert frozen_returns(workspace) == ()
    assert dialog.day.value() is None


def test_made_final_it_is_in_the_list(
    dialog: FinalDialog, workspace: Workspace, shell: RecordingShell
) -> None:
    dialog.verb.click()
    made = frozen_returns(workspace)[0]
    assert (made.number, made.as_at, made.has_names) == ("R2026-001", TODAY, False)
    assert shell.changes


def test_letters_that_cannot_be_printed_are_told_once_it_is_final(
    dialog: FinalDialog, workspace: Workspace, alerts: RecordingAlerts
) -> None:
    dialog.verb.click()
    assert alerts.said == []
    about = organisation_view(workspace).details
    change_organisation(workspace, replace(about, name="𠮷野 Hall"))
    again = FinalDialog(dialog.context, parent=dialog.parentWidget())
    again.verb.click()
    (said,) = alerts.said
    assert "1 word has a letter that cannot be printed" in said
    assert "𠮷野" in said


def test_roles_are_in_it_only_where_asked_for_and_those_of_few_are_one_row(
    page: QWidget, context: Context, workspace: Workspace, tmp_path: Path, lone_roles: None
) -> None:
    dialog = FinalDialog(context, parent=page)
    dialog.show()
    assert "so few people" in dialog.choice.few.text()
    assert not dialog.choice.apart.isEnabled()
    dialog.choice.roles.setChecked(True)
    dialog.verb.click()
    made = export_frozen(workspace, 1, tmp_path)
    table = next(path for path in made.files if path.suffix == ".csv").read_text("utf-8-sig")
    assert "Roles put together" in table


@pytest.fixture
def lone_roles(workspace: Workspace) -> None:
    for name in ("Vicar", "Warden"):
        role, _ = add_role(workspace, name, None, ["level1"])
        add_person(workspace, PersonDetails(name, "Example"), role, TODAY - timedelta(days=900))


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("", "", "Enter a passphrase"),
        (PASSPHRASE, PASSPHRASE + "!", "not the same"),
    ],
)
def test_a_passphrase_is_typed_twice(
    dialog: FinalDialog, workspace: Workspace, first: str, second: str, told: str
) -> None:
    dialog.annex.names.click()
    dialog.annex.protect.click()
    dialog.annex.first.setText(first)
    dialog.annex.second.setText(second)
    dialog.verb.click()
    assert frozen_returns(workspace) == ()
    assert told in words_under(dialog)


def words_under(dialog: FinalDialog) -> str:

    return " ".join(
        each.text() for each in dialog.annex.findChildren(QLabel) if not each.isHidden()
    )


def test_a_short_passphrase_is_refused_in_words_and_what_was_typed_stays(
    dialog: FinalDialog, workspace: Workspace
) -> None:
    ask_for_names(dialog, "short")
    dialog.verb.click()
    assert dialog.annex.first.text() == "short"
    assert not dialog.form.summary.isHidden()
    assert frozen_returns(workspace) == ()


def ask_for_names(dialog: FinalDialog, passphrase: str) -> None:
    dialog.annex.names.click()
    dialog.annex.protect.click()
    for box in (dialog.annex.first, dialog.annex.second):
        box.setText(passphrase)


def test_with_a_passphrase_one_file_alone_has_names(
    dialog: FinalDialog, workspace: Workspace, tmp_path: Path
) -> None:
    ask_for_names(dialog, PASSPHRASE)
    assert "ends in with-names.pdf names people" in words_under(dialog)
    dialog.verb.click()
    made = export_frozen(workspace, 1, tmp_path).files
    files = short_names({path.name: path.read_bytes() for path in made})
    assert "summary-with-names.pdf" in files
    assert b"Bob Example" not in files["summary.html"]


def test_it_is_made_final_once_what_was_typed_was_read_again(
    page: QWidget, context: Context, workspace: Workspace
) -> None:
    save_section(workspace, SectionKey.IMPACT, SectionText("Helpers ask sooner."))
    dialog = FinalDialog(context, parent=page)
    dialog.show()
    assert dialog.read.isVisible()
    dialog.verb.click()
    assert frozen_returns(workspace) == ()
    dialog.read.click()
    dialog.verb.click()
    assert len(frozen_returns(workspace)) == 1


def test_how_many_names_were_taken_out_is_confirmed(
    page: QWidget, context: Context, workspace: Workspace
) -> None:
    add_action(workspace, ActionDetails("Ring Mrs Anybody"))
    dialog = FinalDialog(context, parent=page)
    dialog.show()
    assert dialog.read.text().startswith("1 name was taken out: I have read again")


def test_where_nothing_was_typed_there_is_nothing_to_read_again(dialog: FinalDialog) -> None:
    assert not dialog.read.isVisible()


def test_names_taken_back_take_the_passphrase_with_them(
    dialog: FinalDialog, workspace: Workspace
) -> None:
    ask_for_names(dialog, PASSPHRASE)
    dialog.annex.names.click()
    dialog.verb.click()
    made = frozen_returns(workspace)[0]
    assert (made.has_names, made.is_protected) == (False, False)


def test_only_what_stands_can_be_replaced(
    page: QWidget, context: Context, workspace: Workspace
) -> None:
    first = freeze_return(workspace)
    second = freeze_return(workspace, replaces=first.id)
    dialog = FinalDialog(context, frozen_returns(workspace), second.id, page)
    offered = [dialog.replaces.itemData(place) for place in range(dialog.replaces.count())]
    assert offered == [None, second.id]
    assert dialog.replaces.currentData() == second.id


def test_what_changed_meanwhile_is_refused_on_the_form(
    page: QWidget, context: Context, workspace: Workspace, seen: Callable[[FinalDialog], str]
) -> None:
    first = freeze_return(workspace)
    dialog = FinalDialog(context, frozen_returns(workspace), first.id, page)
    dialog.show()
    freeze_return(workspace, replaces=first.id)
    dialog.verb.click()
    assert "replaced by R2026-002 already" in seen(dialog)


@pytest.fixture
def seen() -> Callable[[FinalDialog], str]:

    def words(dialog: FinalDialog) -> str:
        summary = dialog.form.summary
        labels = [each.text() for each in summary.findChildren(QLabel)]
        links = [each.text() for each in summary.findChildren(QPushButton)]
        return " ".join([*labels, *links])

    return words
