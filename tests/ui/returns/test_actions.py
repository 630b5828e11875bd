"""Actions and the period of the return in hand."""

from datetime import timedelta

from sgdesk.domain.returns.parts import SectionKey
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.returns.words import return_workspace
from sgdesk.ui.context import Context
from sgdesk.ui.returns.action_dialog import FinishDialog, ReturnActionDialog
from sgdesk.ui.returns.page import ReturnPage
from sgdesk.ui.returns.period_dialog import PeriodDialog
from tests.factories import TODAY

LATER = TODAY + timedelta(days=60)


def open_actions(page: ReturnPage) -> None:
    page.hand.list.choose(SectionKey.ACTIONS)


def add(page: ReturnPage, context: Context, what: str) -> None:
    open_actions(page)
    page.hand.view.to_do.add.click()
    dialog = page.findChildren(ReturnActionDialog)[-1]
    dialog.what.setText(what)
    dialog.owner.setText("the lead")
    dialog.due.set_value(LATER)
    dialog.section.setCurrentText("Gaps and needs")
    dialog.verb.click()
    page.refresh(context)


def test_an_action_is_added_with_who_does_it_and_by_when(
    page: ReturnPage, context: Context, workspace: Workspace
) -> None:
    add(page, context, "Book two helpers")
    (action,) = return_workspace(workspace).actions
    assert (action.summary, action.owner, action.due_on) == ("Book two helpers", "the lead", LATER)
    assert action.section == SectionKey.GAPS
    assert page.hand.view.to_do.table.isVisible()
    assert page.hand.list.currentItem().text() == "Actions: filled in"


def test_an_action_that_says_nothing_is_asked_for_again(page: ReturnPage) -> None:
    open_actions(page)
    page.hand.view.to_do.add.click()
    dialog = page.findChildren(ReturnActionDialog)[-1]
    dialog.verb.click()
    assert dialog.isVisible()
    assert dialog.form.summary.isVisible()


def test_an_action_is_changed_and_then_noted_as_done(
    page: ReturnPage, context: Context, workspace: Workspace
) -> None:
    add(page, context, "Book two helpers")
    page.hand.view.to_do.change.click()
    dialog = page.findChildren(ReturnActionDialog)[-1]
    assert dialog.section.currentText() == "Gaps and needs"
    dialog.what.setText("Book three helpers")
    dialog.verb.click()
    page.refresh(context)
    page.hand.view.to_do.finish.click()
    page.findChildren(FinishDialog)[-1].verb.click()
    page.refresh(context)
    (action,) = return_workspace(workspace).actions
    assert (action.summary, action.done_on) == ("Book three helpers", TODAY)
    assert not page.hand.view.to_do.finish.isEnabled()
    assert page.hand.view.to_do.change.isEnabled()


def test_the_period_begins_on_the_day_that_is_given(
    page: ReturnPage, context: Context, workspace: Workspace
) -> None:
    page.hand.list.choose(SectionKey.IDENTIFICATION)
    page.hand.view._period.click()
    dialog = page.findChildren(PeriodDialog)[-1]
    day = TODAY - timedelta(days=100)
    dialog.start.set_value(TODAY + timedelta(days=1))
    dialog.verb.click()
    assert dialog.isVisible()
    dialog.start.set_value(day)
    dialog.verb.click()
    assert return_workspace(workspace).document.parts.period_from == day
