"""Certificates wait for a form: whose rule it is, and the way to do without."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sgdesk.domain.organisation.settings import FOLLOW_GATE
from sgdesk.services.organisation.organisation import change_settings
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.certificates.page import CertificatesPage
from sgdesk.ui.context import Context
from sgdesk.ui.places import GATE, Place, Wanted
from sgdesk.ui.setup.page import SetupPage
from sgdesk.ui.tasks import InlineTasks
from tests.factories import TODAY
from tests.services.hall import make_hall
from tests.ui.conftest import RecordingShell

COURSE = "right-help-right-time"


def test_what_waits_says_whose_rule_it_is_and_leads_to_the_setting(
    qtbot: QtBot, tmp_path: Path, alerts: RecordingAlerts, shell: RecordingShell
) -> None:
    hall = make_hall(tmp_path, "hscp", TODAY, ("level2",))
    hall.hold(COURSE, TODAY - timedelta(days=3))
    context = Context(hall.workspace, InlineTasks(alerts.refuse), alerts, shell)
    page, setup = CertificatesPage(), SetupPage()
    for each in (page, setup):
        qtbot.addWidget(each)
        each.resize(1100, 700)
        each.show()
    page.refresh(context)
    assert "as Herefordshire does" in page._sub.text()
    assert page._do_without.isVisible()
    page._do_without.click()
    assert shell.visits == [(Place.SETUP, Wanted(action=GATE))]
    setup.refresh(context, Wanted(action=GATE))
    assert setup.section is setup._settings
    assert setup.focusWidget() is setup._settings._boxes[FOLLOW_GATE]
    change_settings(hall.workspace, {FOLLOW_GATE: "no"})
    page.refresh(context)
    assert page._do_without.isHidden()
    assert "Herefordshire" not in page._sub.text()
    QApplication.processEvents()
    hall.workspace.close()
