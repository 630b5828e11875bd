"""The return in hand as a person works on it: by keyboard, half typed, in the past, for reading."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sgdesk.domain.returns.parts import SectionKey, SectionText
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.organisation.following import choose_partnership
from sgdesk.services.returns.words import (
    ActionDetails,
    add_action,
    return_workspace,
    save_period,
    save_section,
)
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.places import Place, Wanted
from sgdesk.ui.returns.action_dialog import FinishDialog, ReturnActionDialog
from sgdesk.ui.returns.page import ReturnPage
from sgdesk.ui.returns.period_dialog import PeriodDialog
from sgdesk.ui.widgets import UndoBar
from tests.factories import TODAY, dump
from tests.ui.conftest import RecordingShell
from tests.ui.reading import NAMES, for_reading, on_top, under, usable
from tests.ui.waiting import WaitingTasks

IMPACT = SectionKey.IMPACT
WRITING = {
    "Make final …",
    "Period …",
    "Add an action …",
    "Change …",
    "Note as done …",
    "Save (Ctrl+Enter)",
    "Put in the lead and a trustee",
}


def type_in(page: ReturnPage, key: SectionKey, words: str) -> None:
    page.hand.list.choose(key)
    page.hand.view.words.body.setPlainText(words)


@pytest.fixture
def in_window(window: MainWindow) -> ReturnPage:
    window.navigate(Place.RETURN)
    page = window.page
    assert isinstance(page, ReturnPage)
    return page


def offered(page: ReturnPage) -> set[str]:
    """What writes and can be pressed, in whatever section."""
    found: set[str] = set()
    for key in SectionKey:
        page.hand.list.choose(key)
        found |= usable(page) & WRITING
    return found


def test_a_section_is_written_and_saved_without_a_mouse(
    page: ReturnPage, workspace: Workspace
) -> None:
    page.hand.list.choose(IMPACT)
    body = page.hand.view.words.body
    QTest.keyClicks(body, "Helpers ask sooner.")

    page.activateWindow()
    QTest.keyClick(body, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert return_workspace(workspace).typed[IMPACT] == SectionText("Helpers ask sooner.")


def test_going_elsewhere_with_half_a_section_asks_and_staying_keeps_it(
    window: MainWindow, in_window: ReturnPage, alerts: RecordingAlerts
) -> None:
    type_in(in_window, IMPACT, "half a thou")
    alerts.ways.extend([None, 1])

    window.navigate(Place.PEOPLE)
    assert window.page is in_window
    assert in_window.hand.view.words.body.toPlainText() == "half a thou"
    assert alerts.choices[-1].ways == ("Save and go on", "Drop it")

    window.navigate(Place.PEOPLE)
    assert window.page is not in_window


def test_what_is_half_typed_is_still_there_after_a_look_at_another_day_and_closing_asks(
    window: MainWindow, in_window: ReturnPage, alerts: RecordingAlerts
) -> None:
    type_in(in_window, IMPACT, "half a thou")

    window.go_to_day(TODAY - timedelta(days=9))
    assert in_window.hand.view.words.body.isReadOnly()
    assert not in_window.hand.view.words.save.isEnabled()
    window.go_to_day(None)

    assert in_window.hand.view.words.body.toPlainText() == "half a thou"
    assert in_window.hand.view.words.save.isEnabled()
    window.close()
    assert window.isVisible()
    assert "Impact" in alerts.choices[-1].text


def test_saving_is_told_with_undo_and_undo_gives_the_words_back(
    window: MainWindow, in_window: ReturnPage, workspace: Workspace
) -> None:
    save_section(workspace, IMPACT, SectionText("Before."))
    window.refresh_all()
    type_in(in_window, IMPACT, "After.")
    in_window.hand.view.words.save.click()
    (bar,) = window.findChildren(UndoBar)
    assert "Undo" in usable(bar)

    window.actions_.undo.trigger()

    assert return_workspace(workspace).typed[IMPACT] == SectionText("Before.")
    assert in_window.hand.view.words.body.toPlainText() == "Before."


def test_blanks_at_the_ends_are_no_words_that_are_not_saved(page: ReturnPage) -> None:
    type_in(page, IMPACT, " \n ")

    assert page.hand.drafts.unsaved == ()
    assert page.may_leave()


def test_words_typed_and_taken_back_are_nothing_to_save(
    page: ReturnPage, context: Context, workspace: Workspace
) -> None:
    save_section(workspace, IMPACT, SectionText("Kept."))
    page.refresh(context)
    type_in(page, IMPACT, "Kept")
    assert page.hand.view.words.save.isEnabled()

    type_in(page, IMPACT, "Kept.")

    assert not page.hand.view.words.save.isEnabled()
    assert page.may_leave()


def test_today_everything_that_writes_is_offered_and_in_the_past_nothing(
    page: ReturnPage, workspace: Workspace, context: Context
) -> None:
    add_action(workspace, ActionDetails("Book two helpers"))
    type_in(page, IMPACT, "half a thou")
    page.refresh(context)
    assert offered(page) == WRITING

    earlier = TODAY - timedelta(days=1)
    page.refresh(Context(workspace, context.tasks, context.alerts, context.shell, earlier))

    assert offered(page) == set()


def test_a_file_open_for_reading_offers_no_writing(
    page: ReturnPage, workspace: Workspace, context: Context
) -> None:
    add_action(workspace, ActionDetails("Book two helpers"))
    with for_reading(workspace) as reading:
        page.refresh(Context(reading, context.tasks, context.alerts, context.shell))

        assert offered(page) == set()
        page.hand.list.choose(SectionKey.ACTIONS)
        page.hand.view.to_do.table.opened.emit(None)
        assert page.findChildren(ReturnActionDialog) == []


def test_the_past_says_why_nothing_can_be_changed(
    window: MainWindow, in_window: ReturnPage
) -> None:
    window.go_to_day(TODAY - timedelta(days=1))

    assert window._banner.isVisible()
    assert window._banner._label.text().endswith("Nothing can be changed here.")
    assert "as at 30 March 2026. 3 people count." in in_window._sub.text()


def test_a_late_answer_about_another_day_is_not_shown(
    page: ReturnPage, workspace: Workspace, alerts: RecordingAlerts, shell: RecordingShell
) -> None:
    tasks = WaitingTasks(alerts.refuse)
    for days in (9, 1):
        day = TODAY - timedelta(days=days)
        page.refresh(Context(workspace, tasks, alerts, shell, day))

    tasks.let_come(newest_first=True)

    assert "as at 30 March 2026." in page._sub.text()


# Actions and the period.


@pytest.fixture
def finish(page: ReturnPage, context: Context, workspace: Workspace) -> FinishDialog:
    add_action(workspace, ActionDetails("Book two helpers"))
    page.refresh(context)
    page.hand.list.choose(SectionKey.ACTIONS)
    page.hand.view.to_do.finish.click()
    (dialog,) = page.findChildren(FinishDialog)
    return dialog


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("1/4/26", "The date must be today or in the past"),
        ("31/2/26", "There is no such day"),
        ("", "date"),
    ],
)
def test_an_action_is_done_on_a_day_that_has_come(
    finish: FinishDialog, workspace: Workspace, typed: str, told: str
) -> None:
    assert finish.day.value() == TODAY
    finish.day.edit.setText(typed)

    QTest.keyClick(finish.day.edit, Qt.Key.Key_Return)

    assert told in under(finish.form, "day")
    assert finish.day.edit.text() == typed
    assert return_workspace(workspace).actions[0].done_on is None


def test_an_action_may_lie_ahead_and_what_cannot_be_stays_as_it_was_typed(
    page: ReturnPage, workspace: Workspace
) -> None:
    page.hand.list.choose(SectionKey.ACTIONS)
    page.hand.view.to_do.add.click()
    (dialog,) = page.findChildren(ReturnActionDialog)
    dialog.owner.setText("the lead")
    dialog.due.edit.setText("31/2/27")
    dialog.verb.click()
    assert under(dialog.form, "what") == "Say what is to be done"
    assert "no such day" in under(dialog.form, "due")
    assert (dialog.owner.text(), dialog.due.edit.text()) == ("the lead", "31/2/27")

    QTest.keyClicks(dialog.what, "Book two helpers")
    dialog.due.edit.setText("28/2/27")
    QTest.keyClick(dialog.what, Qt.Key.Key_Return)

    (action,) = return_workspace(workspace).actions
    assert action.due_on == TODAY.replace(year=2027, month=2, day=28)
    assert on_top(dialog.form) == ""


@pytest.mark.parametrize("name", NAMES)
def test_any_owner_is_shown_as_typed_and_left_out_where_it_is_somebody(
    page: ReturnPage, context: Context, workspace: Workspace, name: str
) -> None:
    add_action(workspace, ActionDetails("Ask Bob Example", name))
    page.refresh(context)
    page.hand.list.choose(SectionKey.ACTIONS)
    model = page.hand.view.to_do.table.model()

    assert str(model.index(0, 2).data()) == name
    assert str(model.index(0, 0).data()) == "Ask Bob Example"
    (action,) = return_workspace(workspace).document.parts.actions
    assert "Bob" not in action.summary
    assert page.minimumSizeHint().width() <= 1180


def test_an_empty_period_begins_after_the_last_return_again(
    page: ReturnPage, context: Context, workspace: Workspace
) -> None:
    usual = return_workspace(workspace).document.parts.period_from
    save_period(workspace, TODAY - timedelta(days=100))
    page.refresh(context)
    page.hand.list.choose(SectionKey.IDENTIFICATION)
    page.hand.view._period.click()
    (dialog,) = page.findChildren(PeriodDialog)
    assert dialog.start.value() == TODAY - timedelta(days=100)

    dialog.start.edit.clear()
    QTest.keyClick(dialog.start.edit, Qt.Key.Key_Return)

    assert return_workspace(workspace).document.parts.period_from == usual


def test_escape_leaves_the_period_as_it_was(page: ReturnPage, workspace: Workspace) -> None:
    page.hand.list.choose(SectionKey.IDENTIFICATION)
    page.hand.view._period.click()
    (dialog,) = page.findChildren(PeriodDialog)
    dialog.start.set_value(TODAY - timedelta(days=100))
    before = dump(workspace, history=True)

    QTest.keyClick(dialog, Qt.Key.Key_Escape)

    assert dump(workspace, history=True) == before


def test_another_partnership_keeps_the_words_that_are_half_typed(
    window: MainWindow, in_window: ReturnPage, workspace: Workspace, alerts: RecordingAlerts
) -> None:
    type_in(in_window, IMPACT, "half a thou")
    alerts.answers.append(True)

    choose_partnership(workspace, "hscp")
    window.refresh_all()

    in_window.hand.list.choose(IMPACT)
    assert in_window.hand.view.words.body.toPlainText() == "half a thou"


def test_what_is_missing_has_a_button_that_leads_where_it_is_typed_in(
    page: ReturnPage, shell: RecordingShell
) -> None:
    page.hand.list.choose(SectionKey.LEADS)
    view = page.hand.view
    assert view._missing.isVisibleTo(view)
    view._missing.chosen.emit()
    assert shell.visits[-1] == (Place.SETUP, Wanted(action="organisation"))
