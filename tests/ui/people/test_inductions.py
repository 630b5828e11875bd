"""The induction of several people begins at once, and their sheets are shown to print."""

from PySide6.QtWidgets import QApplication, QLabel

from sgdesk.services.file.undo import undo
from sgdesk.services.people.induction import begin_induction, begin_inductions, checklist_of
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.people.page import PeoplePage
from sgdesk.ui.people.person.induction_dialogs import CompleteInductionDialog
from sgdesk.ui.people.recording.inductions_dialog import (
    BeginInductionsDialog,
    FinishInductionsDialog,
)
from sgdesk.ui.printing import PaperDialog
from tests.factories import TODAY
from tests.ui.people.conftest import open_dialog
from tests.ui.reading import under


def begin(page: PeoplePage, *ids: int) -> BeginInductionsDialog:
    page.model.tick(ids, on=True)
    page.bar.induct_button.click()
    dialog = open_dialog(BeginInductionsDialog)
    assert isinstance(dialog, BeginInductionsDialog)
    return dialog


def test_ticked_people_begin_together_and_their_sheets_are_shown(page: PeoplePage) -> None:
    dialog = begin(page, 1, 2)
    assert dialog.accessibleName() == "Begin the induction of 2 people"
    dialog.by.setText("Cy Example")
    dialog.verb.click()
    for person in (1, 2):
        found = checklist_of(page.context.workspace, person)
        assert found is not None
        assert found.induction.inducted_by == "Cy Example"
    paper = open_dialog(PaperDialog)
    assert paper.accessibleName() == "Induction sheets of 2 people"
    paper.close()


def test_whoever_has_one_already_is_named_and_the_others_go_on(
    page: PeoplePage, alerts: RecordingAlerts
) -> None:
    begin_induction(page.context.workspace, 1, TODAY)
    begin(page, 1, 2).verb.click()
    assert any("Nothing was changed for Ada Example" in each for each in alerts.said)
    assert checklist_of(page.context.workspace, 2) is not None
    open_dialog(PaperDialog).close()


def test_where_all_have_one_it_says_so_and_stays_open(page: PeoplePage) -> None:
    begin_induction(page.context.workspace, 1, TODAY)
    dialog = begin(page, 1)
    dialog.verb.click()
    QApplication.processEvents()
    assert dialog.isVisible()
    dialog.drop()


def finish(page: PeoplePage, *ids: int) -> FinishInductionsDialog:
    page.model.tick(ids, on=True)
    page.bar.finish_button.click()
    dialog = open_dialog(FinishInductionsDialog)
    assert isinstance(dialog, FinishInductionsDialog)
    return dialog


def test_papers_that_are_back_are_finished_together_and_undo_takes_all_back(
    page: PeoplePage,
) -> None:
    workspace = page.context.workspace
    begin_inductions(workspace, [1, 2], TODAY, inducted_by="Cy Example")
    dialog = finish(page, 1, 2, 4)
    assert dialog.accessibleName() == "Finish the induction of 2 people"
    said = "\n".join(each.text() for each in dialog.findChildren(QLabel))
    assert "Left out, as no induction of theirs is under way: Dee Example." in said
    assert dialog.by.text() == "Cy Example"

    dialog.verb.click()
    assert dialog.isVisible(), "not all was gone through yet"
    assert under(dialog.form, "through")

    dialog.all_through.click()
    dialog.verb.click()
    for person in (1, 2):
        found = checklist_of(workspace, person)
        assert found is not None
        assert found.induction.completed_on == TODAY
        assert found.done == len(found.items) > 0
    assert not page.model.ticked, "the next that is pressed is not meant for them again"
    undo(workspace)
    for person in (1, 2):
        found = checklist_of(workspace, person)
        assert found is not None
        assert (found.induction.completed_on, found.done) == (None, 0)


def test_where_nobody_has_one_under_way_nothing_is_asked(
    page: PeoplePage, alerts: RecordingAlerts
) -> None:
    page.model.tick([4], on=True)
    page.bar.finish_button.click()
    assert any("nobody has an induction that was begun" in each for each in alerts.said)


def test_one_person_s_open_lines_can_be_ticked_as_it_is_completed(page: PeoplePage) -> None:
    workspace = page.context.workspace
    begin_induction(workspace, 1, TODAY)
    found = checklist_of(workspace, 1)
    assert found is not None
    dialog = CompleteInductionDialog(page.context, found, page)
    dialog.open()
    dialog.by.setText("Cy Example")
    dialog.verb.click()
    assert dialog.isVisible()
    assert "Tick it where all was gone through" in under(dialog.form, "through")
    dialog.all_through.click()
    dialog.verb.click()
    found = checklist_of(workspace, 1)
    assert found is not None
    assert found.done == len(found.items)
