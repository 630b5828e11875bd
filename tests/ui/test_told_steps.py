"""Long work says in the window how far it is, and nothing is saved of what was stopped."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from sgdesk.services.certificates.issuing import certificate_lines, issue_certificates
from sgdesk.services.certificates.register import register
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.returns.final import frozen_returns
from sgdesk.services.training.recording import course_choices
from sgdesk.services.training.standing import everyone
from sgdesk.services.views.overview import matrix
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.certificates.page import CertificatesPage
from sgdesk.ui.context import Context, Saving
from sgdesk.ui.frame.safety.status_line import BusyMark
from sgdesk.ui.imports.dialog import ImportDialog
from sgdesk.ui.returns.final.final_dialog import FinalDialog
from sgdesk.ui.returns.page import ReturnPage
from sgdesk.ui.tasks import Progress, ThreadTasks
from tests.factories import TODAY
from tests.ui.conftest import RecordingShell, record
from tests.ui.papers import close_shown
from tests.ui.stepping import SteppingTasks

STOPPED = "Stopped. Nothing was saved."


@pytest.fixture
def tasks(alerts: RecordingAlerts) -> SteppingTasks:
    return SteppingTasks(alerts.refuse)


@pytest.fixture
def context(
    workspace: Workspace, tasks: SteppingTasks, alerts: RecordingAlerts, shell: RecordingShell
) -> Context:
    return Context(workspace, tasks, alerts, shell)


@pytest.fixture
def certificates(qtbot: QtBot, context: Context) -> CertificatesPage:
    made = CertificatesPage()
    qtbot.addWidget(made)
    made.show()
    made.refresh(context)
    return made


def was_stopped(shell: RecordingShell) -> bool:
    """Whether it is said so, and that all which was to be saved is."""
    return shell.sentences[-1:] == [STOPPED] and shell.savings[-1] is Saving.SAVED


def test_certificates_are_counted_as_they_are_issued(
    certificates: CertificatesPage, context: Context, tasks: SteppingTasks, alerts: RecordingAlerts
) -> None:
    ada, bob, cy = (each.id for each in everyone(context.workspace)[:3])
    titles = {each.title: each.id for each in course_choices(context.workspace)}
    lacking = {ada, bob, cy} - {each.person_id for each in certificate_lines(context.workspace)}
    induction = titles["Safeguarding induction"]
    record(context.workspace, sorted(lacking)[:1], induction, TODAY - timedelta(days=3))
    certificates.refresh(context)
    tasks.steps.clear()
    alerts.answers.append(True)
    certificates._issue.click()
    assert tasks.steps == [(1, 2, ""), (2, 2, "")]


def test_of_issuing_that_is_stopped_nothing_is_issued(
    certificates: CertificatesPage,
    workspace: Workspace,
    tasks: SteppingTasks,
    shell: RecordingShell,
    alerts: RecordingAlerts,
) -> None:
    tasks.stops = True
    alerts.answers.append(True)
    certificates._issue.click()
    assert register(workspace) == ()
    assert was_stopped(shell)


def test_certificates_are_counted_as_they_are_drawn(
    certificates: CertificatesPage, context: Context, tasks: SteppingTasks
) -> None:
    issue_certificates(context.workspace)
    certificates.refresh(context)
    tasks.steps.clear()
    certificates._issued_table.selectAll()
    certificates.print_page()
    close_shown()
    assert tasks.steps[-1] == (2, 2, "")


def test_the_files_of_a_return_are_counted_and_none_is_written_of_what_is_stopped(
    qtbot: QtBot, context: Context, tasks: SteppingTasks, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    page = ReturnPage()
    qtbot.addWidget(page)
    page.refresh(context)
    alerts.files += [tmp_path / "one", tmp_path / "two"]
    page._export.click()
    assert tasks.steps[-1] == (5, 6, "files made")
    tasks.stops = True
    page._export.click()
    assert not (tmp_path / "two").exists()


def test_making_final_is_counted_and_leaves_nothing_where_it_is_stopped(
    qtbot: QtBot, context: Context, tasks: SteppingTasks, shell: RecordingShell
) -> None:
    page = ReturnPage()
    qtbot.addWidget(page)
    dialog = FinalDialog(context, parent=page)
    dialog.show()
    dialog.choice.year.setChecked(True)
    dialog.read.setChecked(True)
    tasks.stops = True
    dialog.verb.click()
    assert was_stopped(shell)
    assert frozen_returns(context.workspace) == ()
    assert dialog.isVisible()
    tasks.stops = False
    dialog.verb.click()
    assert (12, 13, "days of the year counted") in tasks.steps
    assert tasks.steps[-1] == (5, 6, "files made")
    assert len(frozen_returns(context.workspace)) == 1


@pytest.fixture
def importing(qtbot: QtBot, context: Context, tmp_path: Path) -> Iterator[ImportDialog]:
    sheet = tmp_path / "people.csv"
    sheet.write_text("First name,Last name\nEve,Sample\nFay,Sample\n", encoding="utf-8")
    made = ImportDialog(context, path=sheet)
    made.show()
    yield made
    if isValid(made):
        made.done(0)


def test_the_rows_of_an_import_are_counted_and_it_can_be_tried_again_where_it_is_stopped(
    importing: ImportDialog, context: Context, tasks: SteppingTasks, shell: RecordingShell
) -> None:
    before = len(matrix(context.workspace).rows)
    tasks.stops = True
    importing.import_now()
    assert was_stopped(shell)
    assert len(matrix(context.workspace).rows) == before
    tasks.stops = False
    importing.import_now()
    assert tasks.steps == [(0, 2, "rows gone through")]
    assert len(matrix(context.workspace).rows) == before + 2


def test_the_foot_says_what_is_counted_beside_its_bar(qtbot: QtBot) -> None:
    tasks = ThreadTasks(lambda _: None, lambda _: None)
    mark = BusyMark(tasks)
    qtbot.addWidget(mark)
    mark.show()

    go_on = threading.Event()

    def work(progress: Progress) -> None:
        progress.step(2, 6, "files made")
        go_on.wait(10)

    tasks.run_long(work, lambda _: None, label="Writing the return")
    qtbot.waitUntil(lambda: tasks.jobs[0].what == "files made")
    mark._show()
    mark._long.stop()
    mark._follow()
    assert mark._label.text() == "Writing the return: files made"
    assert (mark._bar.value(), mark._bar.maximum()) == (2, 6)
    go_on.set()
    tasks.close()
