"""Pictures of every page: ``make pictures``.

Light and dark at 1366 × 768 go to docs/pictures; those of the guide in the window are taken by
``scripts.guide`` and go to resources/help/pictures. Text at 200 %, an organisation of five people
and one of five hundred go to pictures-out, only to be looked at.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import QApplication, QWidget

from sgdesk.services.file.workspace import Workspace, new_workspace
from sgdesk.services.people import people, roles
from sgdesk.services.sample import making as sample
from sgdesk.services.training import recording as training
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.dressing import apply_theme
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.memory import Memory
from sgdesk.ui.places import NOTHING, Place, Wanted
from sgdesk.ui.startup.references import guard_shared_objects
from sgdesk.ui.tasks import InlineTasks
from sgdesk.ui.text import speak_english
from sgdesk.ui.theme import SchemeChoice

_ROOT = Path(__file__).resolve().parent.parent
_GUIDE = _ROOT / "docs" / "pictures"
_TO_LOOK_AT = _ROOT / "pictures-out"
_SIZE = QSize(1366, 768)
_SMALLEST = 0
_SAYS_WHERE = "setup-safety"
"""Shows where the file lies on this computer: to be looked at, and not to be kept."""

_MIDDLE = 128
"""Between the lightness of a dark picture and of a light one."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: its name, the place, and what is done there first."""

    name: str
    place: Place
    wanted: Wanted = NOTHING
    as_at: date | None = None


def shots(today: date) -> tuple[Shot, ...]:
    """What there is to see."""
    last_year_end = date(today.year if today > date(today.year, 3, 31) else today.year - 1, 3, 31)
    return (
        *(Shot(place.name.lower(), place) for place in Place),
        Shot("sessions-courses", Place.SESSIONS, Wanted(action="courses")),
        Shot("evaluation-dip", Place.EVALUATION, Wanted(action="dip")),
        Shot("evaluation-results", Place.EVALUATION, Wanted(action="results")),
        Shot("person", Place.PEOPLE, Wanted(person=1)),
        Shot("today-past", Place.TODAY, as_at=last_year_end),
        Shot("setup-roles", Place.SETUP, Wanted(action="roles")),
        Shot("setup-safety", Place.SETUP, Wanted(action="safety")),
        Shot("setup-privacy", Place.SETUP, Wanted(action="privacy")),
    )


def main() -> None:
    """Take the pictures that are asked for: ``guide``, ``look`` or both."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("kind", nargs="?", choices=("guide", "look", "all"), default="all")
    parser.add_argument("--only", nargs="*", default=[], help="names of places, such as today")
    asked = parser.parse_args()
    if asked.kind != "look" and not asked.only:
        subprocess.run([sys.executable, "-m", "scripts.guide"], cwd=_ROOT, check=True)
    guard_shared_objects()
    speak_english()
    app = QApplication([])
    app.setFont(plain(app.font()))
    wanted = [each for each in shots(date.today()) if not asked.only or each.name in asked.only]
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SGDESK_HOME"] = folder
        work = Path(folder)
        if asked.kind != "look":
            _take_guide(app, work, wanted)
        if asked.kind != "guide":
            _take_to_look_at(app, work, wanted)


def plain(font: QFont) -> QFont:
    """The font without coloured edges, which would only make the files larger."""
    font.setStyleStrategy(QFont.StyleStrategy.NoSubpixelAntialias)
    return font


def _take_guide(app: QApplication, work: Path, wanted: Sequence[Shot]) -> None:
    """Each scheme in a window of its own, so that both show the same: nothing is left open."""
    kept = [each for each in wanted if each.name != _SAYS_WHERE]
    for scheme in (SchemeChoice.LIGHT, SchemeChoice.DARK):
        apply_theme(app, scheme)
        folder = work / scheme.value
        folder.mkdir()
        with _opened(partial(_sample, folder)) as window:
            _take(window, kept, _GUIDE, scheme.value)


def _sample(folder: Path) -> Workspace:
    folder.mkdir(exist_ok=True)
    return sample.make_sample(folder / "leominster.sgdesk", folder / "sheets")


def _take_to_look_at(app: QApplication, work: Path, wanted: Sequence[Shot]) -> None:
    usual = app.font()
    large = app.font()
    large.setPointSizeF(usual.pointSizeF() * 2)
    makers: dict[str, Callable[[], Workspace]] = {
        "large": lambda: sample.make_sample(work / "large.sgdesk", work / "sheets"),
        "five": lambda: invented_organisation(work / "five.sgdesk", 5),
        "five-hundred": lambda: invented_organisation(work / "five-hundred.sgdesk", 500),
        "empty": lambda: invented_organisation(work / "empty.sgdesk", 0),
    }
    for name, make in makers.items():
        app.setFont(large if name == "large" else usual)
        with _opened(make) as window:
            for scheme in (SchemeChoice.LIGHT, SchemeChoice.DARK):
                apply_theme(app, scheme)
                _take(window, wanted, _TO_LOOK_AT / name, scheme.value)
    app.setFont(usual)


@contextmanager
def _opened(make: Callable[[], Workspace]) -> Iterator[MainWindow]:
    workspace = make()
    alerts = RecordingAlerts()
    window = MainWindow(
        Memory(workspace.path.with_suffix(".json")), InlineTasks(alerts.refuse), alerts
    )
    window.resize(_SIZE)
    window.show()
    window.desk.take(workspace)
    yield window
    workspace.close()
    window.hide()
    window.deleteLater()


def _take(window: MainWindow, wanted: Sequence[Shot], folder: Path, scheme: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for shot in wanted:
        window.go_to_day(shot.as_at)
        window.navigate(shot.place, shot.wanted)
        path = folder / f"{shot.name}-{scheme}.png"
        save_picture(window, path, is_dark=scheme == SchemeChoice.DARK)


def save_picture(widget: QWidget, path: Path, *, is_dark: bool, high: int = 0) -> None:
    """Save what the widget shows, pressed as small as PNG goes without a loss; its top alone
    where ``high`` says how much.

    A picture that is meant to be dark and is light, or the other way round, ends the script.
    """
    for _ in range(3):
        QApplication.processEvents()
    picture = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    if high:
        picture = picture.copy(0, 0, picture.width(), min(high, picture.height()))
    ground = picture.scaled(1, 1, mode=Qt.TransformationMode.SmoothTransformation)
    lightness = ground.pixelColor(0, 0).lightness()
    if (lightness < _MIDDLE) is not is_dark:
        meant = "dark" if is_dark else "light"
        raise SystemExit(f"{path.name} was to be {meant}, and its lightness is {lightness}")
    picture.save(str(path), None, _SMALLEST)
    print(path.relative_to(_ROOT), f"{path.stat().st_size // 1024} KiB")


def invented_organisation(path: Path, size: int) -> Workspace:
    """An organisation of plainly invented people whose training has every state."""
    workspace = new_workspace(path, name="Example Club", partnership="generic")
    leader, _ = roles.add_role(workspace, "Leader", None, ["induction", "level1", "level2"])
    helper, _ = roles.add_role(workspace, "Helper", None, ["induction", "level1"])
    today = workspace.today()
    choices = {
        each.requirements[0]: each.id
        for each in training.course_choices(workspace)
        if each.requirements
    }
    ids = []
    for number in range(size):
        details = people.PersonDetails(given_name=f"Person {number + 1}", family_name="Example")
        role = leader if number % 3 == 0 else helper
        begun = today - timedelta(days=20 if number % 11 == 0 else 900)
        ids.append(people.add_person(workspace, details, role, begun)[0])
    for place, course in enumerate(choices.values()):
        for months in range(0, 48, 4):
            done = ids[place + months // 4 :: 14]
            day = today - timedelta(days=30 * months)
            if done:
                training.record_training(workspace, done, training.TrainingDetails(course, day))
    return workspace


if __name__ == "__main__":
    main()
