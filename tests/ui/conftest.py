"""What tests of the window stand on: a small organisation, a window round it, no waiting."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sgdesk.domain.file.backups import Backup
from sgdesk.services.file.changes import Changes
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.people.roles import add_role
from sgdesk.services.training.recording import TrainingDetails, course_choices, record_training
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context, Saving
from sgdesk.ui.dressing import apply_theme
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.memory import Memory, SecondPlace
from sgdesk.ui.places import Place, Wanted
from sgdesk.ui.startup.references import guard_shared_objects
from sgdesk.ui.tasks import InlineTasks
from sgdesk.ui.text import speak_english
from sgdesk.ui.theme import SchemeChoice
from sgdesk.ui.widgets.boxes.typed import note_typing
from sgdesk.ui.widgets.wheel import still_wheel
from tests.factories import TODAY, clock_at, make_workspace
from tests.kept import made_once
from tests.ui.long_names import long_names


@dataclass(slots=True)
class RecordingFiles:
    """A file desk that only notes what pages ask of it."""

    asked: list[str] = field(default_factory=list)

    def back_up_now(self, done: Callable[[Backup], object]) -> None:
        self.asked.append("now")

    def back_up(self) -> None:
        self.asked.append("elsewhere")

    def back_up_to(self, folder: Path) -> None:
        self.asked.append(str(folder))

    def second_place(self) -> SecondPlace | None:
        return None

    def undo_restore(self) -> None:
        self.asked.append("undo")

    def idle_minutes(self) -> int:
        return 10

    def lock_when_idle(self, minutes: int) -> None:
        self.asked.append(f"idle {minutes}")

    def lock(self) -> None:
        self.asked.append("lock")

    def choose_backup(self) -> None:
        self.asked.append("choose")


@dataclass(slots=True)
class RecordingShell:
    """A window that only notes what pages ask of it."""

    files: RecordingFiles = field(default_factory=RecordingFiles)

    visits: list[tuple[Place, Wanted]] = field(default_factory=list)
    changes: list[Changes] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)
    days: list[date | None] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)
    saved_files: list[tuple[Path, ...]] = field(default_factory=list)
    savings: list[Saving] = field(default_factory=list)

    def navigate(self, place: Place, wanted: Wanted) -> None:
        self.visits.append((place, wanted))

    def saved(self, changes: Changes, said: str) -> None:
        self.changes.append(changes)
        self.sentences.append(said)

    def say(self, text: str) -> None:
        self.sentences.append(text)

    def say_saved(self, files: Sequence[Path], text: str) -> None:
        self.saved_files.append(tuple(files))
        self.sentences.append(text)

    def note_saving(self, state: Saving) -> None:
        self.savings.append(state)

    def go_to_day(self, as_at: date | None) -> None:
        self.days.append(as_at)

    def begin_own(self) -> None:
        self.sentences.append("begin_own")

    def open_path(self, path: Path) -> None:
        self.paths.append(path)

    def restore_backup(self, backup: Path) -> None:
        self.paths.append(backup)


@pytest.fixture(scope="session", autouse=True)
def guarded(qapp: QApplication) -> None:
    """What ``app.build_window`` does once for the whole program."""
    guard_shared_objects()
    speak_english()
    still_wheel(qapp)
    note_typing(qapp)


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> Iterator[None]:
    """Every test begins in the light scheme and leaves no window behind."""
    apply_theme(qapp, SchemeChoice.LIGHT)
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def alerts() -> RecordingAlerts:
    return RecordingAlerts()


@pytest.fixture
def shell() -> RecordingShell:
    return RecordingShell()


@pytest.fixture
def empty_workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = make_workspace(tmp_path)
    yield made
    made.close()


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Three people: Ada is in date, Bob overdue, Cy has not begun; Dee has no role."""
    made = made_once(tmp_path / "generic.sgdesk", ("four",), clock_at(), _four_people)
    yield made
    made.close()


def _four_people(path: Path) -> Workspace:
    made = make_workspace(path.parent)
    role, _ = add_role(made, "Helper", None, ["induction", "level1"])
    begun = TODAY - timedelta(days=2000)
    ids = [
        add_person(made, PersonDetails(name, "Example"), role, begun)[0]
        for name in ("Ada", "Bob", "Cy")
    ]
    add_person(made, PersonDetails("Dee", "Example"))
    for course in course_choices(made):
        if course.requirements:
            record(made, ids[:1], course.id, TODAY - timedelta(days=30))
            record(made, ids[1:2], course.id, TODAY - timedelta(days=1900))
    return made


def record(workspace: Workspace, ids: list[int], course: int, day: date) -> None:
    record_training(workspace, ids, TrainingDetails(course, day))


@pytest.fixture
def context(workspace: Workspace, alerts: RecordingAlerts, shell: RecordingShell) -> Context:
    return Context(workspace, InlineTasks(alerts.refuse), alerts, shell)


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path / "window.json")


@pytest.fixture
def make_window(qtbot: QtBot, memory: Memory, alerts: RecordingAlerts) -> Callable[[], MainWindow]:
    """A window with no file open; work is done at once."""

    def make() -> MainWindow:
        tasks = InlineTasks(alerts.refuse)
        window = MainWindow(memory, tasks, alerts, today=lambda: TODAY, clock=clock_at())
        qtbot.addWidget(window, before_close_func=let_go_of_file)
        window.show()
        return window

    return make


def let_go_of_file(window: MainWindow) -> None:
    """Close the file without the backup that closing the window makes: the test is over."""
    if not window.desk.is_working:
        window.desk.close(lambda: None, back_up=False)


@pytest.fixture
def window(make_window: Callable[[], MainWindow], workspace: Workspace) -> MainWindow:
    """A window that shows the small organisation."""
    made = make_window()
    made.desk.take(workspace)
    return made


@pytest.fixture
def full_window(make_window: Callable[[], MainWindow], tmp_path: Path) -> MainWindow:
    """A window that shows an organisation with everything in it, and names of forty letters."""
    made = make_window()
    made.desk.take(long_names(tmp_path / "long.sgdesk"))
    return made
