"""A certificate refused before its form and issued after it, all in the window."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sgdesk.domain.certificates.certificate import CertificateState
from sgdesk.domain.forms.form import FormKind
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.certificates.page import CertificatesPage
from sgdesk.ui.forms.page import EvaluationPage
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.places import Place
from tests.services.hall import Hall, make_hall

HELD = date(2026, 1, 31)
LATER = date(2026, 3, 31)
GATES = [
    pytest.param("hscb", "introduction", FormKind.IMPACT, "the impact form", id="Harrow"),
    pytest.param(
        "hscp",
        "right-help-right-time",
        FormKind.EVALUATION,
        "the evaluation",
        id="Herefordshire",
    ),
    pytest.param("scsp", "level1", FormKind.EVALUATION, "the evaluation", id="Sandwell"),
]


@pytest.fixture
def opened(make_window: Callable[[], MainWindow]) -> Iterator[Callable[[Hall], MainWindow]]:
    """Opens a window on a hall."""
    halls = []

    def open_it(hall: Hall) -> MainWindow:
        window = make_window()
        QTest.qWaitForWindowActive(window)
        window.desk.take(hall.workspace)
        halls.append(hall)
        return window

    yield open_it
    for hall in halls:
        hall.workspace.close()


def _certificates(window: MainWindow) -> CertificatesPage:
    window.navigate(Place.CERTIFICATES)
    page = window.findChild(CertificatesPage)
    assert isinstance(page, CertificatesPage)
    return page


def _shown(page: CertificatesPage) -> list[str]:
    """The last column of what has no certificate yet, as it is read on the screen."""
    model = page._waiting
    last = model.columnCount() - 1
    return [str(model.index(row, last).data()) for row in range(model.rowCount())]


def _type_in(window: MainWindow, line_code: str) -> None:
    """Find the form by the code on it, and type it in by keyboard alone."""
    window.navigate(Place.EVALUATION)
    page = window.findChild(EvaluationPage)
    assert isinstance(page, EvaluationPage)
    page._tabs.setCurrentWidget(page.type_in)
    QTest.keyClicks(page.type_in._code, line_code.lower().replace("-", ""))
    QTest.keyClick(page.type_in._code, Qt.Key.Key_Return)
    grid = page.type_in._grid
    assert QApplication.focusWidget() is grid
    QTest.keyClicks(grid, "44")
    QTest.keyClick(grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize(("partnership", "course", "kind", "form"), GATES)
def test_typing_the_form_in_unlocks_the_certificate(
    tmp_path: Path,
    opened: Callable[[Hall], MainWindow],
    alerts: RecordingAlerts,
    partnership: str,
    course: str,
    kind: FormKind,
    form: str,
) -> None:
    hall = make_hall(tmp_path, partnership, HELD)
    number = hall.hold(course, HELD, came=1)
    hall.go_to(LATER)
    window = opened(hall)
    page = _certificates(window)
    assert [words.partition(", from")[0] for words in _shown(page)] == [f"Waits for {form}"]
    assert not page._issue.isEnabled()
    _type_in(window, hall.forms(number, kind)[0].code)
    page = _certificates(window)
    assert _shown(page) == ["✓ Ready to issue"]
    assert page._issue.isEnabled()
    alerts.answers.append(True)  # where the partnership gives the course, that is said first
    page._issue.click()
    assert [line.person_name for line in page._issued.rows] == ["Ada Sample"]
    assert page._issued.rows[0].completed_on == HELD
    assert CertificateState.WAITING not in {line.state for line in page._waiting.rows}


def test_the_other_form_does_not_unlock_it(
    tmp_path: Path, opened: Callable[[Hall], MainWindow]
) -> None:
    hall = make_hall(tmp_path, "hscb", HELD)
    number = hall.hold("introduction", HELD, came=1)
    hall.go_to(LATER)
    window = opened(hall)
    _type_in(window, hall.forms(number, FormKind.EVALUATION)[0].code)
    page = _certificates(window)
    assert _shown(page)[0].startswith("Waits for the impact form")
    assert not page._issue.isEnabled()
