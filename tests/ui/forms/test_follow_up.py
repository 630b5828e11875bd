"""Choosing training to follow up in the window."""

from datetime import timedelta

from PySide6.QtWidgets import QTableView

from sgdesk.domain.forms.form import FormKind
from sgdesk.services.forms.typing_in import follow_ups
from sgdesk.services.training import recording as training
from sgdesk.services.training.recording import TrainingDetails
from sgdesk.ui.forms.follow_up import FollowUpDialog
from sgdesk.ui.forms.page import EvaluationPage
from tests.factories import TODAY
from tests.services.hall import Hall


def test_training_that_somebody_else_ran_is_followed_up(page: EvaluationPage, hall: Hall) -> None:
    course = next(iter(hall.courses.values()))
    details = TrainingDetails(course, TODAY - timedelta(days=9), provider="The partnership")
    training.record_training(hall.workspace, hall.people[:2], details)
    page.to_do._follow.click()
    dialog = page.to_do.findChild(FollowUpDialog)
    assert dialog is not None
    assert dialog.isVisible()
    assert not dialog.verb.isEnabled()
    assert [row.provider for row in dialog.model.rows][:2] == ["The partnership"] * 2
    dialog.table.selectRow(0)
    assert dialog.all.text() == f"1 of {len(dialog.model.rows)} ticked"
    dialog.verb.click()
    made = [each for each in follow_ups(hall.workspace) if each.kind is FormKind.IMPACT]
    assert dialog.model.rows[0].person_name in [each.about for each in made]


def test_where_all_training_has_its_form_it_says_so(page: EvaluationPage) -> None:
    dialog = FollowUpDialog(page.context, page)
    dialog._fill(())
    assert dialog.said.text() == "All training of the last twelve months has its form."
    assert not dialog.verb.isEnabled()
    assert isinstance(dialog.table, QTableView)
    assert dialog.table.isHidden()
