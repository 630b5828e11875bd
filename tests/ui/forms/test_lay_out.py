"""Forms to lay out at a session that lies ahead."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from sgdesk.services.sessions.bookings import book
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.forms.lay_out import LayOutDialog
from sgdesk.ui.forms.page import EvaluationPage
from tests.factories import TODAY
from tests.services.hall import Hall
from tests.ui.papers import save_shown


def opened(page: EvaluationPage) -> LayOutDialog:
    page.to_do._ahead.click()
    found = page.to_do.findChild(LayOutDialog)
    assert isinstance(found, LayOutDialog)
    return found


def test_everybody_booked_and_three_more_get_a_form(
    page: EvaluationPage, hall: Hall, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    day = TODAY + timedelta(days=9)
    number = hall.plan(next(iter(hall.courses)), day, starts_at="19:00", ends_at="20:00")
    book(hall.workspace, number, hall.people[:2])
    dialog = opened(page)
    assert dialog.session.currentText().startswith(f"{day.day} {day:%b %Y}, 19:00: ")
    assert "(2 booked)" in dialog.session.currentText()
    dialog.verb.click()
    save_shown(alerts, tmp_path / "forms.pdf")
    content = (tmp_path / "forms.pdf").read_bytes()
    assert len(PdfReader(BytesIO(content)).pages) == 5


def test_without_a_session_ahead_it_says_where_one_is_planned(page: EvaluationPage) -> None:
    dialog = opened(page)
    assert not dialog.verb.isEnabled()
    assert dialog.session.placeholderText() == "No session lies ahead: plan one with Sessions"
