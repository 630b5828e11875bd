"""Results on the screen say what the service says."""

from sgdesk.domain.evaluation import FormKind
from sgdesk.services.results_of_forms import evaluation_report
from sgdesk.ui.evaluation.page import EvaluationPage
from sgdesk.ui.evaluation.results import lines_of
from tests.factories import TODAY
from tests.services.hall import Hall
from tests.ui.evaluation.conftest import HELD


def test_results_equal_the_report(page: EvaluationPage, hall: Hall) -> None:
    lines = hall.forms(1, FormKind.EVALUATION)
    hall.hand_in(lines, TODAY, before=2, after=4, learned="Whom to call")
    page.refresh(page.context)
    report = evaluation_report(hall.workspace, None, HELD, TODAY)
    assert page.results._model.rows == lines_of(report)
    assert "2.0 before, 4.0 after (2 people" in page.results._said.text()
