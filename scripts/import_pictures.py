"""Pictures of every step of an import: ``python -m scripts.import_pictures``.

Light, dark and in high contrast at 1366 × 768, and with text at 200 % on such a screen (683 × 384
for what is drawn): the sheet with its questions, the other lists, dates in doubt, the finish,
pasting, an empty dialog and Set-up, Import; with 12 and with 400 rows. They go to pictures-out,
only to be looked at. With --guide just the sheet of 12 rows is drawn, light and dark, into
docs/pictures.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from scripts.pictures import plain, save_picture
from sgdesk.services.file.workspace import Workspace, new_workspace
from sgdesk.services.imports import QuestionKind
from sgdesk.services.people.roles import add_role
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.dressing import apply_theme
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.imports.dialog import ImportDialog
from sgdesk.ui.memory import Memory
from sgdesk.ui.places import Place, Wanted
from sgdesk.ui.startup.references import guard_shared_objects
from sgdesk.ui.tasks import InlineTasks
from sgdesk.ui.text import speak_english
from sgdesk.ui.theme import SchemeChoice

_ROOT = Path(__file__).resolve().parent.parent
_OUT = _ROOT / "pictures-out" / "import"
_GUIDE = _ROOT / "docs" / "pictures"
_OF_GUIDE = "twelve"
"""The step that the guide shows."""
_WINDOW = QSize(1366, 768)
_ENLARGED = QSize(683, 384)
"""What is left of that screen to draw on where the system enlarges everything twofold."""

_NAMES = (
    "Ada Example",
    "Bob (Treasurer) Invented",
    "Cy Sample",
    "أمينة مثال",
    "ਹਰਪ੍ਰੀਤ ਕੌਰ ਉਦਾਹਰਣ",
    "Nguyễn Thị Ví Dụ",
    "李例子",
    "Wilhelmina-Alexandrina Featherstonehaugh-Cholmondeley-Marjoribanks-Example of Nowhere",
    "Dee Example",
    "Sunday School Leaders",
    "Eve Made-Up",
    "Fay Example",
)
_ROLES = ("Leader", "Door steward", "Youth leader", "Leader", "Tea maker", "Leader")
_HEADINGS = ("Name", "Role", "Level 1", "Level 2", "Big day", "DBS number", "Notes")
_CELLS = (
    ("12/03/2025", "13/03/2025", "teas", "001234567890", ""),
    ("wobbly 12/03/2025", "", "", "", "keys"),
    ("12/03/2025", "31/02/2025", "doors", "", ""),
    ("", "booked 4/4/2025", "", "", ""),
)


def _rows(count: int) -> list[str]:
    names = [*_NAMES]
    letters = [chr(place) for place in range(ord("a"), ord("z") + 1)]
    names += [f"B{one}n{two} Example" for one in letters for two in letters]
    lines = ["Our safeguarding training", ",".join(_HEADINGS)]
    for place, name in enumerate(names[:count]):
        lines.append(",".join((name, _ROLES[place % len(_ROLES)], *_CELLS[place % len(_CELLS)])))
    return lines


@dataclass(frozen=True, slots=True)
class _Look:
    """A way in which everything is looked at."""

    name: str
    scheme: SchemeChoice
    size: QSize
    contrast: bool = False


_LOOKS = (
    _Look("light", SchemeChoice.LIGHT, _WINDOW),
    _Look("dark", SchemeChoice.DARK, _WINDOW),
    _Look("enlarged", SchemeChoice.LIGHT, _ENLARGED),
    _Look("contrast", SchemeChoice.DARK, _WINDOW, contrast=True),
)


def main() -> int:
    """Take the pictures, all of them or of one way to look."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--look", choices=[each.name for each in _LOOKS])
    parser.add_argument("--guide", action="store_true", help="the picture of the guide alone")
    asked = parser.parse_args()
    if asked.look is None:  # the size of the screen is settled once for a program
        looks = _LOOKS[:2] if asked.guide else _LOOKS
        return max(_run(each.name, *(["--guide"] if asked.guide else [])) for each in looks)
    look = next(each for each in _LOOKS if each.name == asked.look)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SGDESK_HOME"] = folder
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={_screen(Path(folder), look.size)}"
        guard_shared_objects()
        speak_english()
        app = QApplication([])
        for font in sorted((_ROOT / "resources" / "fonts").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(font))  # names in every script, as elsewhere
        app.setFont(plain(app.font()))
        _take(app, Path(folder), look, is_guide=asked.guide)
    return 0


def _run(look: str, *more: str) -> int:
    call = [sys.executable, "-m", "scripts.import_pictures", "--look", look, *more]
    return subprocess.run(call, check=False).returncode


def _screen(folder: Path, size: QSize) -> Path:
    """What tells Qt how large the screen is that nobody sees."""
    screen = {"name": "screen", "x": 0, "y": 0, "width": size.width(), "height": size.height()}
    path = folder / "screen.json"
    path.write_text(
        json.dumps({"screens": [{**screen, "logicalDpi": 96, "dpr": 1}]}), encoding="utf-8"
    )
    return path


def _take(app: QApplication, folder: Path, look: _Look, *, is_guide: bool) -> None:
    apply_theme(app, look.scheme)
    if look.contrast:
        app.setPalette(_high_contrast())
    for step, show in _steps(folder).items():
        if is_guide and step != _OF_GUIDE:
            continue
        with _opened(folder / f"{look.name} {step}.sgdesk", look.size) as window:
            shown = show(window)
            if shown is not window:
                shown.resize(shown.size().boundedTo(look.size))
            is_dark = look.scheme is SchemeChoice.DARK
            name = "import" if is_guide else step
            out = _GUIDE if is_guide else _OUT
            out.mkdir(parents=True, exist_ok=True)
            save_picture(shown, out / f"{name}-{look.name}.png", is_dark=is_dark)


def _high_contrast() -> QPalette:
    """As the system's own theme of high contrast: white on black, with yellow and cyan."""
    palette = QPalette(QColor("black"), QColor("black"))
    role = QPalette.ColorRole
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(each, QColor("white"))
    for each in (role.Base, role.AlternateBase, role.Window, role.Button):
        palette.setColor(each, QColor("black"))
    palette.setColor(role.Highlight, QColor("#1aebff"))
    palette.setColor(role.HighlightedText, QColor("black"))
    palette.setColor(role.Link, QColor("#ffff00"))
    palette.setColor(role.Mid, QColor("white"))
    return palette


def _steps(folder: Path) -> dict[str, Callable[[MainWindow], QWidget]]:
    small, large = folder / "training 2025.csv", folder / "training, all of us.csv"
    doubt = folder / "doubt.csv"
    small.write_text("\n".join(_rows(12)), encoding="utf-8")
    large.write_text("\n".join(_rows(400)), encoding="utf-8")
    doubt.write_text(
        "Name,Level 1\nAda Example,03/04/2025\nBob Example,04/25/2025\n", encoding="utf-8"
    )
    return {
        "empty": lambda window: _dialog(window),
        "twelve": lambda window: _dialog(window, small),
        "answered": lambda window: _answered(_dialog(window, small)),
        "400": lambda window: _dialog(window, large),
        "left-out": lambda window: _tab(_dialog(window, small), 2),
        "passed-over": lambda window: _tab(_dialog(window, small), 3),
        "columns": lambda window: _tab(_dialog(window, small), 4),
        "doubt": lambda window: _dialog(window, doubt),
        "refused": lambda window: _dialog(window, folder / "missing.csv"),
        "pasted": lambda window: _pasted(_dialog(window), small),
        "finish": lambda window: _finished(_answered(_dialog(window, small))),
        "finish-twins": lambda window: _finished(_grouped(_dialog(window, small))),
        "finish-all-in": lambda window: _finished(_dialog(window, _clean(folder))),
        "set-up": lambda window: _set_up(window, small),
    }


def _clean(folder: Path) -> Path:
    path = folder / "clean.csv"
    path.write_text("Name,Role,Level 1\nAda Example,Leader,12/03/2025\n", encoding="utf-8")
    return path


def _dialog(window: MainWindow, path: Path | None = None) -> ImportDialog:
    window.navigate(Place.SETUP, Wanted(action="import"))
    dialog = window.findChildren(ImportDialog)[-1]
    if path is not None:
        dialog.take(path)
    return dialog


def _answered(dialog: ImportDialog) -> ImportDialog:
    """The first three questions with their first answers."""
    report = dialog.shown.report if dialog.shown else None
    for each in report.questions[:3] if report else ():
        dialog.answer(each.id, next(choice.key for choice in each.choices if choice.key != "-"))
    return dialog


def _grouped(dialog: ImportDialog) -> ImportDialog:
    """Every new role in the same group, so that one of them is like one that nobody holds."""
    report = dialog.shown.report if dialog.shown else None
    for each in report.questions if report else ():
        if each.kind is QuestionKind.ROLE:
            dialog.answer(each.id, "group:3")
    return dialog


def _tab(dialog: ImportDialog, place: int) -> ImportDialog:
    dialog.parts.tabs.setCurrentIndex(place)
    return dialog


def _pasted(dialog: ImportDialog, path: Path) -> ImportDialog:
    text = path.read_text(encoding="utf-8").replace(",", "\t")
    QGuiApplication.clipboard().setText(text)
    dialog.source.paste_cells()
    return dialog


def _finished(dialog: ImportDialog) -> ImportDialog:
    dialog.import_now()
    return dialog


def _set_up(window: MainWindow, small: Path) -> QWidget:
    _finished(_answered(_dialog(window, small))).done(0)
    window.navigate(Place.SETUP)
    return window


@contextmanager
def _opened(path: Path, size: QSize) -> Iterator[MainWindow]:
    workspace = _organisation(path)
    alerts = RecordingAlerts()
    window = MainWindow(Memory(path.with_suffix(".json")), InlineTasks(alerts.refuse), alerts)
    window.resize(size)
    window.show()
    window.desk.take(workspace)
    yield window
    for dialog in window.findChildren(ImportDialog):
        dialog.done(0)
    workspace.close()
    window.hide()
    window.deleteLater()


def _organisation(path: Path) -> Workspace:
    workspace = new_workspace(path, name="Example Club", partnership="hscp")
    for name, group in (("Leader", "3"), ("Youth worker", "3"), ("Trustee", "1")):
        add_role(workspace, name, group)
    return workspace


if __name__ == "__main__":
    sys.exit(main())
