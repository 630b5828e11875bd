"""The first evening, with the keyboard alone, back and forth, and with what is there already."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sgdesk.domain.file.passphrases import Secret
from sgdesk.services.file.safety import checking
from sgdesk.services.file.workspace import Workspace, new_workspace
from sgdesk.services.organisation.organisation import organisation_view
from sgdesk.services.people.roles import roles_view
from sgdesk.services.sample.beginning import sample_path
from sgdesk.services.training.standing import everyone
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.first_start.page import FirstStart
from sgdesk.ui.first_start.steps import Then
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.places import NOTHING, Wanted
from sgdesk.ui.tasks import InlineTasks
from sgdesk.ui.widgets import LinkButton
from tests.factories import clock_at
from tests.ui.setup.names import nameless


@pytest.fixture
def made() -> Iterator[list[Workspace]]:
    found: list[Workspace] = []
    yield found
    for each in found:
        each.close()


@pytest.fixture
def steps(qtbot: QtBot, alerts: RecordingAlerts, made: list[Workspace]) -> FirstStart:
    start = FirstStart(InlineTasks(alerts.refuse), alerts)
    qtbot.addWidget(start)
    start.finished.connect(made.append)
    start.show()
    start.activateWindow()
    qtbot.waitUntil(start.isActiveWindow)
    return start


def press(*keys: Qt.Key) -> None:
    for key in keys:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key)


def type_in(text: str) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClicks(widget, text)


def _words(widget: QWidget) -> str:
    return " ".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def test_the_keyboard_alone_leads_to_an_open_file(
    steps: FirstStart, made: list[Workspace], own_home: Path
) -> None:
    type_in("Example Mosque")
    press(Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert steps.place == 1
    press(Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Return)
    assert steps.place == 2
    press(Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Return)
    assert steps.place == 3
    press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    workspace = made[0]
    view = organisation_view(workspace)
    assert (view.details.name, view.details.kind) == ("Example Mosque", "mosque")
    assert view.pack.id == "hscp"
    names = [each.role.name for each in roles_view(workspace)]
    assert "Imam" not in names
    assert "Madrasah teacher" in names
    assert workspace.path == own_home / "example-mosque.sgdesk"
    assert steps.wanted == Wanted(action="add")


@pytest.mark.parametrize(
    ("day", "is_over"), [(date(2025, 12, 31), False), (date(2026, 1, 1), True)]
)
def test_a_document_whose_time_is_over_is_told_when_it_is_chosen(
    qtbot: QtBot, alerts: RecordingAlerts, day: date, is_over: bool
) -> None:
    start = FirstStart(InlineTasks(alerts.refuse), alerts, today=lambda: day)
    qtbot.addWidget(start)
    start.show()
    start.later()
    step = start._partnership
    assert not step.passed.isVisible()
    next(each for each in step.buttons() if "Herefordshire" in each.text()).click()
    assert step.passed.isVisible() is is_over
    assert ("is over (2023 to 2025). Ask your partnership" in _words(step)) is is_over


def test_every_step_can_be_left_for_later(steps: FirstStart, made: list[Workspace]) -> None:
    for _ in range(3):
        steps.later()
    steps._people.choose(Then.NOTHING)
    steps.next()
    view = organisation_view(made[0])
    assert view.details.name == "Our organisation"
    assert view.pack.id == "generic"
    assert roles_view(made[0]) == ()
    assert steps.wanted == NOTHING


def test_a_name_is_asked_for_on_going_on_only(steps: FirstStart) -> None:
    assert "There is a problem" not in _words(steps)
    steps.next()
    assert steps.place == 0
    assert "Enter the name of the organisation, or choose “Do this later”" in _words(steps)


def test_nobody_is_made_a_church_that_did_not_say_so(
    steps: FirstStart, made: list[Workspace]
) -> None:
    steps._organisation.name.setText("Example Hall")
    for _ in range(3):
        steps.next()
    assert steps.place == 2
    assert steps._roles.roles() == []
    assert "Choose what you are most like, or choose “Do this later”" in _words(steps)
    steps._roles.picker._kind.setCurrentIndex(0)
    assert steps._roles.roles()
    steps.next()
    assert steps.place == 3
    steps.next()
    assert roles_view(made[0])


def test_going_back_keeps_what_was_typed_and_ticked(steps: FirstStart) -> None:
    steps._organisation.name.setText("Club")
    steps._organisation.kind.setCurrentIndex(5)
    steps.next()
    steps.next()
    count = len(steps._roles.roles())
    steps._roles.picker._lines[0].tick.setChecked(False)
    steps.back()
    steps.back()
    assert steps._organisation.name.text() == "Club"
    steps.next()
    steps.next()
    assert len(steps._roles.roles()) == count - 1
    steps.back()
    steps._partnership._group.button(0).setChecked(True)
    steps.next()
    assert len(steps._roles.roles()) == count


def test_the_sample_can_be_looked_at_and_the_own_file_waits(
    steps: FirstStart, made: list[Workspace], own_home: Path
) -> None:
    steps._organisation.name.setText("Club")
    steps._organisation.kind.setCurrentIndex(5)
    for _ in range(3):
        steps.next()
    steps._people.choose(Then.SAMPLE)
    steps.next()
    assert organisation_view(made[0]).is_sample
    assert len(everyone(made[0])) > 30
    assert checking.check(own_home / "club.sgdesk").organisation == "Club"


def test_a_sample_under_a_passphrase_is_asked_for_and_the_own_file_waits(
    steps: FirstStart, made: list[Workspace], qtbot: QtBot, own_home: Path
) -> None:
    place = sample_path()
    place.parent.mkdir(parents=True)
    secret = Secret("four plain sample words")
    new_workspace(place, name="Sample", partnership="generic", secret=secret).close()
    steps._organisation.name.setText("Club")
    steps._organisation.kind.setCurrentIndex(5)
    for _ in range(3):
        steps.next()
    steps._people.choose(Then.SAMPLE)
    with qtbot.waitSignal(steps.sample_asked):
        steps.next()
    assert made == []
    assert checking.check(own_home / "club.sgdesk").organisation == "Club"


def test_the_file_can_be_kept_in_another_place_and_is_never_written_over(
    steps: FirstStart, made: list[Workspace], alerts: RecordingAlerts, tmp_path: Path
) -> None:
    there = new_workspace(tmp_path / "there.sgdesk", name="There", partnership="generic")
    there.close()
    alerts.files.append(tmp_path / "there")
    steps._organisation.place_asked.emit()
    assert f"there.sgdesk in {tmp_path}" in _words(steps)
    for _ in range(4):
        steps.later()
    assert not made
    assert "there.sgdesk" in steps._problem._label.text()
    assert checking.check(tmp_path / "there.sgdesk").organisation == "There"


@pytest.mark.parametrize("way", ["&Open an organisation file …", "&Restore a backup …"])
def test_what_is_there_already_is_left_to_the_window(
    qtbot: QtBot, steps: FirstStart, way: str
) -> None:
    asked = steps.open_asked if way.startswith("&Open") else steps.restore_asked
    link = next(each for each in steps.findChildren(LinkButton) if each.text() == way)
    with qtbot.waitSignal(asked):
        link.click()


def test_a_file_that_is_there_can_be_opened_from_the_first_step(
    make_window: Callable[[], MainWindow], alerts: RecordingAlerts, tmp_path: Path
) -> None:
    path = tmp_path / "a.sgdesk"
    new_workspace(path, name="There", partnership="generic", clock=clock_at()).close()
    window = make_window()
    window.commands.begin_new()
    steps = window._body.currentWidget()
    assert isinstance(steps, FirstStart)
    alerts.files.append(tmp_path / "a.sgdesk")
    steps._open.click()
    assert window.context is not None
    assert organisation_view(window.context.workspace).details.name == "There"
    assert window._body.currentWidget() is not steps
    window.desk.close(lambda: None, back_up=False)


def test_a_place_whose_name_windows_keeps_for_itself_is_refused_in_words(
    steps: FirstStart, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    alerts.files.append(tmp_path / "con")
    steps._organisation.place_asked.emit()
    assert "a name that Windows keeps for itself" in _words(steps)
    alerts.files.append(tmp_path / "St. Mary's")
    steps._organisation.place_asked.emit()
    assert f"St. Mary's.sgdesk in {tmp_path}" in _words(steps)


def test_every_widget_of_every_step_has_a_name(steps: FirstStart) -> None:
    steps._organisation.name.setText("Club")
    steps._organisation.kind.setCurrentIndex(5)
    for place in range(4):
        assert steps.place == place
        assert nameless(steps) == []
        if place < 3:
            steps.next()


def test_giving_up_leaves_nothing_behind(
    qtbot: QtBot, steps: FirstStart, made: list[Workspace], own_home: Path
) -> None:
    steps.later()
    with qtbot.waitSignal(steps.left):
        next(b for b in steps.findChildren(QPushButton) if b.text() == "Leave these &steps").click()
    assert not made
    assert not list(own_home.glob("*.sgdesk"))


@pytest.mark.parametrize("way", ["_leave", "_open", "_restore"])
def test_what_was_typed_is_not_given_up_without_a_word(
    steps: FirstStart, alerts: RecordingAlerts, way: str
) -> None:
    went: list[str] = []
    for signal in (steps.left, steps.open_asked, steps.restore_asked):
        signal.connect(lambda: went.append(way))
    steps._organisation.name.setText("Example Hall")
    getattr(steps, way).click()
    assert not went
    assert alerts.choices[0].stay == "Go back"
    alerts.ways.append(0)
    getattr(steps, way).click()
    assert went == [way]


def test_the_window_shows_the_file_that_was_made(window: MainWindow) -> None:
    window.commands.begin_new()
    steps = window._body.currentWidget()
    assert isinstance(steps, FirstStart)
    steps._organisation.name.setText("Brand New")
    steps._organisation.kind.setCurrentIndex(5)
    for _ in range(4):
        steps.next()
    assert window.context is not None
    assert organisation_view(window.context.workspace).details.name == "Brand New"
    window.context.workspace.close()


def test_whether_section_11_names_them_is_asked_and_kept(
    steps: FirstStart, made: list[Workspace]
) -> None:
    steps._organisation.name.setText("Club")
    steps._organisation.kind.setCurrentIndex(5)
    box = steps._organisation.duty
    box.setCurrentIndex(box.findText("Section 11 does not name us; sent by agreement"))
    for _ in range(3):
        steps.next()
    steps._people.choose(Then.NOTHING)
    steps.next()
    assert organisation_view(made[0]).details.section11_duty == "by_agreement"


def test_whatever_stops_the_making_everything_can_be_pressed_again(
    steps: FirstStart, made: list[Workspace], own_home: Path
) -> None:
    steps._organisation.name.setText("Club")
    steps._organisation.kind.setCurrentIndex(5)
    for _ in range(3):
        steps.next()
    steps._partnership._group.button(0).setChecked(True)
    pack = steps._partnership.pack
    steps._partnership.pack = lambda: replace(pack(), id="no such pack")  # type: ignore[method-assign]
    steps.next()
    assert not made
    assert steps.isEnabled()
    assert steps._problem.isVisible()
    steps._partnership.pack = pack  # type: ignore[method-assign]
    steps.next()
    assert len(made) == 1
