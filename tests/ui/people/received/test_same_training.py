"""A month and a day in it are one training: asked once, and never two entries."""

from datetime import date
from pathlib import Path

import pytest

from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.people import person_view
from sgdesk.services.training.recording import TrainingDetails, course_choices, record_training
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.people.received.states import Standing
from tests.services.imports.received.making import certificate, write_pdf
from tests.ui.people.received.conftest import Open
from tests.ui.people.received.test_dialog import ANN, standings

MARCH, DAY = date(2025, 3, 1), date(2025, 3, 12)
IN_MARCH = "Completed in March 2025"


def record(workspace: Workspace, day: date, *, month_only: bool) -> None:
    course = next(e.id for e in course_choices(workspace) if e.title == "Safeguarding Level 2")
    details = TrainingDetails(course, day, provider="Other", month_only=month_only)
    record_training(workspace, [ANN], details)


def days(workspace: Workspace) -> list[tuple[date, bool]]:
    rows = [each.row for each in person_view(workspace, ANN).training]
    return [(each.completed_on, each.month_only) for each in rows]


def test_a_day_on_paper_is_offered_to_the_entry_without_one_and_enter_takes_nothing(
    look: Open, workspace: Workspace, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    record(workspace, MARCH, month_only=True)
    dialog = look(write_pdf(tmp_path / "a.pdf", certificate()))
    alerts.ways.extend((None, 0))
    dialog.confirm()
    (asked,) = alerts.choices
    assert asked.ways == ("Yes: it was on 12 March 2025",) and asked.replaces
    assert "stands in March 2025 already" in asked.text
    assert standings(dialog) == [Standing.CONFIRM]
    dialog.confirm()
    assert standings(dialog) == [Standing.READY]
    dialog.show_row(0)
    assert "it will get its day, and the file" in dialog.parts.more.text()
    dialog.bring_in()
    assert days(workspace) == [(DAY, False)]
    undo(workspace)
    assert days(workspace) == [(MARCH, True)]


def test_a_month_on_paper_is_kept_with_the_day_that_is_chosen(
    look: Open, workspace: Workspace, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    record(workspace, DAY, month_only=False)
    record(workspace, date(2025, 3, 20), month_only=False)
    dialog = look(write_pdf(tmp_path / "a.pdf", certificate(when=IN_MARCH)))
    alerts.ways.append(1)
    dialog.confirm()
    assert alerts.choices[0].ways == (
        "Yes: keep it with 12 March 2025",
        "Yes: keep it with 20 March 2025",
    )
    dialog.bring_in()
    assert len(days(workspace)) == 2


@pytest.mark.parametrize("order", [("0", "1"), ("1", "0")])
def test_two_papers_of_one_training_become_one_entry_with_its_day(
    look: Open,
    workspace: Workspace,
    alerts: RecordingAlerts,
    tmp_path: Path,
    order: tuple[str, str],
) -> None:
    for name, when in zip(order, ("Completed on 12 March 2025", IN_MARCH), strict=True):
        write_pdf(tmp_path / f"{name}.pdf", certificate(when=when))
    dialog = look(*sorted(tmp_path.glob("*.pdf")))
    alerts.ways.append(0)
    dialog.confirm()
    dialog.confirm()
    assert len(alerts.choices) == 1
    assert standings(dialog) == [Standing.READY] * 2
    assert all("12 March 2025" in each.more for each in dialog.parts.files.entries)
    dialog.bring_in()
    assert days(workspace) == [(DAY, False)]


@pytest.mark.parametrize("order", [("0", "1"), ("1", "0")])
def test_all_papers_of_a_month_go_with_the_entry_that_gets_its_day(
    look: Open,
    workspace: Workspace,
    alerts: RecordingAlerts,
    tmp_path: Path,
    order: tuple[str, str],
) -> None:
    record(workspace, MARCH, month_only=True)
    for name, when in zip(order, ("Completed on 12 March 2025", IN_MARCH), strict=True):
        write_pdf(tmp_path / f"{name}.pdf", certificate(when=when))
    dialog = look(*sorted(tmp_path.glob("*.pdf")))
    alerts.ways.append(0)
    dialog.confirm()
    dialog.confirm()
    assert len(alerts.choices) == 1
    dialog.bring_in()
    assert not dialog.parts.problem.isVisible()
    assert days(workspace) == [(DAY, False)]


@pytest.mark.parametrize("first", [0, 1])
def test_two_days_do_not_both_become_the_day_of_one_entry(
    look: Open, workspace: Workspace, alerts: RecordingAlerts, tmp_path: Path, first: int
) -> None:
    record(workspace, MARCH, month_only=True)
    write_pdf(tmp_path / "0.pdf", certificate())
    write_pdf(tmp_path / "1.pdf", certificate(when="Completed on 20 March 2025"))
    dialog = look(*sorted(tmp_path.glob("*.pdf")))
    alerts.ways.append(0)
    dialog.parts.files.setCurrentRow(first)
    dialog.confirm()
    dialog.confirm()
    assert len(alerts.choices) == 1
    dialog.bring_in()
    assert days(workspace) == [(date(2025, 3, 20), False), (DAY, False)]
