"""The induction of several people begins at once, and their sheets are shown to print."""

from PySide6.QtWidgets import QApplication

from sgdesk.services.people.induction import begin_induction, checklist_of
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.people.page import PeoplePage
from sgdesk.ui.people.recording.inductions_dialog import BeginInductionsDialog
from sgdesk.ui.printing import PaperDialog
from tests.factories import TODAY
from tests.ui.people.conftest import open_dialog


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
