"""The dip sample on the screen: drawn, told how, printed, and what it found."""

from datetime import timedelta
from pathlib import Path

from sgdesk.services.forms.dip_sample import dip_samples
from sgdesk.services.organisation.following import choose_partnership
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.forms.page import EvaluationPage
from sgdesk.ui.tasks import InlineTasks
from tests.factories import TODAY
from tests.services.hall import Hall
from tests.ui.conftest import RecordingShell
from tests.ui.papers import save_shown


def draw(page: EvaluationPage, size: int = 1) -> None:
    page.dip._size.setValue(size)
    page.dip._draw.click()
    page.refresh(page.context)


def test_a_sample_is_drawn_and_says_how(page: EvaluationPage, hall: Hall) -> None:
    assert page.dip._size.value() == 2
    draw(page)
    (sample,) = dip_samples(hall.workspace).drawn
    assert "1 of 2 who came, drawn on 31 March 2026. " in page.dip._how.text()
    assert "Seed 1/2026-03-31. Drawing it again finds the same people." in page.dip._how.text()
    assert [row.learner for row in page.dip._people.rows] == [sample.people[0].learner]
    assert "(Sandwell 11.4, stages two and three asks for it)" in page.dip._why.text()


def test_what_it_found_is_noted_and_stays_while_half_typed(
    page: EvaluationPage, hall: Hall
) -> None:
    draw(page)
    assert not page.dip._note.isEnabled()
    page.dip._found.insertPlainText("They ring sooner.")
    page.refresh(page.context)
    assert page.dip._found.toPlainText() == "They ring sooner."
    page.dip._note.click()
    page.refresh(page.context)
    assert [each.found for each in dip_samples(hall.workspace).drawn] == ["They ring sooner."]
    assert not page.dip._note.isEnabled()


def test_it_is_printed_and_saved_as_a_workbook(
    page: EvaluationPage, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    draw(page)
    page._tabs.setCurrentWidget(page.dip)
    page.print_page()
    save_shown(alerts, tmp_path / "sample.pdf")
    alerts.files.append(tmp_path / "sample.xlsx")
    page.dip._xlsx.click()
    assert (tmp_path / "sample.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "sample.xlsx").read_bytes().startswith(b"PK")


def test_a_name_leads_to_its_form(page: EvaluationPage) -> None:
    draw(page)
    row = page.dip._people.rows[0]
    page.dip._people_table.opened.emit(row)
    assert page._tabs.currentWidget() is page.type_in
    grid = page.type_in._grid
    assert page.type_in._model.rows[grid.currentIndex().row()].line.code == row.code


def test_in_the_past_nothing_is_drawn_or_noted(
    page: EvaluationPage, hall: Hall, alerts: RecordingAlerts, shell: RecordingShell
) -> None:
    draw(page)
    past = TODAY - timedelta(days=1)
    page.refresh(Context(hall.workspace, InlineTasks(alerts.refuse), alerts, shell, past))
    assert page.dip._samples.rows == ()
    assert not page.dip._draw.isEnabled()
    assert page.dip._detail.isHidden()


def test_the_dip_sample_stands_behind_more_where_no_document_asks_for_it(
    page: EvaluationPage, hall: Hall
) -> None:
    at = page._tabs.indexOf(page.dip)
    assert page._tabs.isTabVisible(at), "Sandwell asks for one"
    choose_partnership(hall.workspace, "hscp")
    other = EvaluationPage()
    other.show()
    other.refresh(page.context)
    at = other._tabs.indexOf(other.dip)
    assert not other._tabs.isTabVisible(at)
    assert other.more.isVisibleTo(other)
    other.more.click()
    assert other._tabs.currentWidget() is other.dip
    assert not other.more.isVisibleTo(other)
    other.close()
    other.deleteLater()
