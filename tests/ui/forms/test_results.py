"""Results on the screen say what the service says, as charts and as a table."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtGui import QImage

from sgdesk.domain.forms.form import FormKind
from sgdesk.services.forms.results import evaluation_report
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.forms.page import EvaluationPage
from sgdesk.ui.forms.results.bars import Stretches
from sgdesk.ui.forms.results.tab import lines_of
from sgdesk.ui.tasks import InlineTasks
from sgdesk.ui.widgets import Card, LinkButton
from tests.factories import TODAY
from tests.services.hall import Hall
from tests.ui.conftest import RecordingShell
from tests.ui.forms.conftest import HELD
from tests.ui.papers import save_shown


def hand_in(page: EvaluationPage, hall: Hall) -> None:
    lines = hall.forms(1, FormKind.EVALUATION)
    hall.hand_in(lines, TODAY, before=2, after=4, learned="Whom to call")
    page.refresh(page.context)


def said(page: EvaluationPage) -> list[str]:
    """What every bar of the charts says."""
    return [bar.accessibleName() for bar in page.results._charts.findChildren(Stretches)]


def test_results_equal_the_report(page: EvaluationPage, hall: Hall) -> None:
    hand_in(page, hall)
    report = evaluation_report(hall.workspace, None, HELD, TODAY)
    assert page.results._model.rows == lines_of(report)
    assert "2.0 before, 4.0 after (2 forms" in page.results._said.text()


def test_every_bar_says_its_counts(page: EvaluationPage, hall: Hall) -> None:
    hand_in(page, hall)
    bars = said(page)
    assert "End of course in: 2, not in: 0. 2 of 2, 100.0%" in bars
    assert (
        "How much did you know before? 1: 0, 2: 2, 3: 0, 4: 0, 5: 0. mean 2.0, of 2 forms" in bars
    )
    assert "2 before, 4 after forms: 2, others: 0. 2 forms" in bars
    assert "Not due: opens later Not due: opens later: 2, others: 0. 2 forms" in bars


def test_one_click_turns_the_charts_into_the_table_and_back(
    page: EvaluationPage, hall: Hall
) -> None:
    hand_in(page, hall)
    assert page.results._table.isHidden()
    page.results._turn.click()
    assert not page.results._table.isHidden()
    assert page.results._charts.isHidden()
    page.refresh(page.context)
    assert not page.results._table.isHidden()
    page.results._turn.click()
    assert not page.results._charts.isHidden()


def test_the_charts_of_before_are_gone_when_others_are_shown(
    page: EvaluationPage, hall: Hall
) -> None:
    hand_in(page, hall)
    first = page.results._cards.count()
    page.refresh(page.context)
    assert page.results._cards.count() == first
    shown = [each for each in page.results._charts.findChildren(Card) if not each.isHidden()]
    assert len(shown) == first


def test_a_period_without_forms_offers_all_of_them(page: EvaluationPage) -> None:
    span = page.results._span
    assert span is not None
    span[1].set_value(HELD - timedelta(days=1))
    page.results._show.click()
    assert not page.results._empty.isHidden()
    page.results._empty.chosen.emit()
    assert page.results._empty.isHidden()
    assert said(page)


def test_a_period_that_is_the_wrong_way_round_is_told(page: EvaluationPage) -> None:
    span = page.results._span
    assert span is not None
    span[0].set_value(TODAY)
    span[1].set_value(HELD)
    page.results._show.click()
    assert "has to end on or after" in page.results._said.text()


def test_what_is_saved_is_as_at_the_day_that_the_window_shows(
    page: EvaluationPage,
    hall: Hall,
    alerts: RecordingAlerts,
    shell: RecordingShell,
    tmp_path: Path,
) -> None:
    hand_in(page, hall)
    past = TODAY - timedelta(days=1)
    page.refresh(Context(hall.workspace, InlineTasks(alerts.refuse), alerts, shell, past))
    names = ("report.pdf", "report.xlsx", "attendance.pdf", "attendance.xlsx")
    for (button, _), name in zip(page.results._papers, names, strict=True):
        if name.endswith(".pdf"):
            button.click()
            save_shown(alerts, tmp_path / name)
        else:
            alerts.files.append(tmp_path / name)
            button.click()
    report = _text(tmp_path / "report.pdf")
    assert "As at 30 March 2026" in report
    assert "0 of 2 (0.0%)" in report
    assert "0 sessions were held" in _text(tmp_path / "attendance.pdf")
    assert all((tmp_path / name).read_bytes().startswith(b"PK") for name in names[1::2])


def _text(path: Path) -> str:
    pages = PdfReader(BytesIO(path.read_bytes())).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_each_chart_is_saved_as_a_picture_of_its_own(
    page: EvaluationPage, hall: Hall, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    hand_in(page, hall)
    asked = [
        each
        for each in page.results._charts.findChildren(LinkButton)
        if each.accessibleName() == "Save the picture: Knowledge before and after, side by side"
    ]
    alerts.files.append(tmp_path / "knowledge.png")
    asked[0].click()
    assert QImage(str(tmp_path / "knowledge.png")).width() == 1840
