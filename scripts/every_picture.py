"""Pictures of every page, tab and dialog: ``python -m scripts.every_picture``.

Organisations of 5, 40 and 500 people and one with names of forty letters, in light, dark and high
contrast, at 100, 150 and 200 % on a screen of 1366 × 768. What a set shows is what
``tests.ui.going_round`` finds by pressing each button once, the parts of Set-up that it passes
by, and with long names the other dialogs, by ``tests.ui.every_dialog``. They go to
pictures-out/every, a folder for each set, with contact sheets of six, only to be looked at.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import product
from pathlib import Path

from PySide6.QtCore import QEventLoop, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from scripts.pictures import invented_organisation, plain
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.sample.making import make_sample
from sgdesk.ui.dressing import apply_theme
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.memory import Memory
from sgdesk.ui.places import Place, Wanted
from sgdesk.ui.printing.pages_view import PagesView
from sgdesk.ui.startup.letters import lend_letters
from sgdesk.ui.startup.references import guard_shared_objects
from sgdesk.ui.tasks import InlineTasks
from sgdesk.ui.text import speak_english
from sgdesk.ui.theme import SchemeChoice
from tests.ui.every_dialog import OPENERS, Made
from tests.ui.going_round import GivingUp, Round, settle
from tests.ui.long_names import long_names

_ROOT = Path(__file__).resolve().parent.parent
_OUT = _ROOT / "pictures-out" / "every"
_SCREEN = (1366, 768)
_ACROSS = 2
_A_SHEET = 6
_WIDE = 656
"""Pixels of a picture's width on a contact sheet."""

_NAME = 24
"""Pixels over a picture, for its name."""

ORGANISATIONS = ("5", "40", "500", "long")
SCHEMES = ("light", "dark", "contrast")
SCALES = ("1", "1.5", "2")

_PASSED_BY = ("organisation", "settings", "safety", "history")
"""Parts of Set-up that have no dialogs of their own."""

_DRAWING_MS = 500
"""How long a page of paper is given until it is drawn."""


@dataclass(frozen=True, slots=True)
class PictureSet:
    """One look of everything: whose organisation, in which colours, at which scale."""

    organisation: str
    scheme: str
    scale: str

    @property
    def name(self) -> str:
        """``40-dark-1.5``: the folder of the set."""
        return f"{self.organisation}-{self.scheme}-{self.scale}"


def main() -> None:
    """Take every set that is asked for, each in a process of its own: Qt scales at its start."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--organisation", nargs="*", choices=ORGANISATIONS, default=ORGANISATIONS)
    parser.add_argument("--scheme", nargs="*", choices=SCHEMES, default=SCHEMES)
    parser.add_argument("--scale", nargs="*", choices=SCALES, default=SCALES)
    parser.add_argument("--out", type=Path, default=_OUT)
    parser.add_argument("--at-once", type=int, default=2)
    parser.add_argument("--this-one", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    sets = [PictureSet(*each) for each in product(asked.organisation, asked.scheme, asked.scale)]
    if asked.this_one:
        (only,) = sets
        _take(only, asked.out)
        return
    with ThreadPoolExecutor(asked.at_once) as pool:
        for line in pool.map(partial(_in_its_own_process, asked.out), sets):
            print(line, flush=True)


def _in_its_own_process(out: Path, wanted: PictureSet) -> str:
    command = [sys.executable, "-m", "scripts.every_picture", "--this-one", "--out", str(out)]
    command += ["--organisation", wanted.organisation, "--scheme", wanted.scheme]
    command += ["--scale", wanted.scale]
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": f"offscreen:configfile={_screen(Path(folder))}",
            "QT_SCALE_FACTOR": wanted.scale,
        }
        done = subprocess.run(
            command,
            cwd=_ROOT,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    if done.returncode:
        return f"{wanted.name}: ended with {done.returncode}\n{done.stderr[-2000:]}"
    return f"{wanted.name}: {done.stdout.strip()}"


def _screen(folder: Path) -> Path:
    """Where Qt reads how large the screen without a screen is."""
    wide, high = _SCREEN
    screen = {
        "name": "screen",
        "x": 0,
        "y": 0,
        "width": wide,
        "height": high,
        "logicalDpi": 96,
        "logicalBaseDpi": 96,
        "dpr": 1,
    }
    path = folder / "screen.json"
    path.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    return path


def _take(wanted: PictureSet, out: Path) -> None:
    guard_shared_objects()
    speak_english()
    app = QApplication([])
    app.setFont(plain(app.font()))
    lend_letters()
    folder = out / wanted.name
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    taken: list[Path] = []
    with tempfile.TemporaryDirectory() as home:
        os.environ["SGDESK_HOME"] = home
        work = Path(home)
        makers: dict[str, Callable[[], Workspace]] = {
            "5": lambda: invented_organisation(work / "five.sgdesk", 5),
            "40": lambda: make_sample(work / "sample.sgdesk", work / "sheets"),
            "500": lambda: invented_organisation(work / "many.sgdesk", 500),
            "long": lambda: long_names(work / "long.sgdesk"),
        }
        workspace = makers[wanted.organisation]()
        alerts = GivingUp()
        apply_theme(app, SchemeChoice(wanted.scheme))
        window = MainWindow(Memory(work / "memory.json"), InlineTasks(alerts.refuse), alerts)
        wide, high = (int(each / float(wanted.scale)) for each in _SCREEN)
        window.resize(QSize(wide, high))
        window.show()
        window.desk.take(workspace)

        def look(where: str, widget: QWidget) -> None:
            settle()
            settle()  # what came late made its page higher, which is laid out once more
            if any(each.isVisible() for each in widget.findChildren(PagesView)):
                _wait(_DRAWING_MS)
            name = re.sub(r"[^A-Za-z0-9]+", "-", where).strip("-")[:70]
            path = folder / f"{len(taken) + 1:03d}-{name}.png"
            widget.grab().save(str(path))
            taken.append(path)

        Round(window, look).go()
        for part in _PASSED_BY:
            window.navigate(Place.SETUP, Wanted(action=part))
            look(f"setup {part}", window)
        if wanted.organisation == "long":
            _open_the_rest(Made(window, work), look)
        for number, some in enumerate(_parted(taken, _A_SHEET), 1):
            _contact_sheet(some, folder / f"sheet-{number:02d}.png")
        print(len(taken), "pictures", flush=True)
        workspace.close()
    # What a round leaves behind is not taken apart one by one: the process ends with it.
    os._exit(0)


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _open_the_rest(made: Made, look: Callable[[str, QWidget], None]) -> None:
    """Dialogs to which no button of a page leads as the organisation stands."""
    for kind, opener in OPENERS.items():
        dialog = opener(made)
        dialog.show()
        look(f"{kind.__name__} “{dialog.accessibleName()}”", dialog)
        dialog.hide()


def _contact_sheet(paths: Sequence[Path], path: Path) -> None:
    """Pictures side by side, each under its name, in one that shows them at a look."""
    rows = [[(each.stem, _shown(each)) for each in row] for row in _parted(paths, _ACROSS)]
    highs = [max(picture.height() for _, picture in row) + _NAME for row in rows]
    sheet = QImage(_WIDE * _ACROSS, sum(highs), QImage.Format.Format_RGB32)
    sheet.fill(QColor("#7a7a7a"))
    painter = QPainter(sheet)
    painter.setPen(QColor("white"))
    top = 0
    for row, high in zip(rows, highs, strict=True):
        for at, (name, picture) in enumerate(row):
            place = QRect(at * _WIDE, top, _WIDE, _NAME)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, name)
            painter.drawImage(place.left(), place.bottom(), picture)
        top += high
    painter.end()
    sheet.save(str(path))


def _shown(path: Path) -> QImage:
    """A picture as it stands on the sheet: a dialog is not blown up."""
    picture = QImage(str(path))
    return picture.scaledToWidth(
        min(_WIDE - 8, picture.width()), Qt.TransformationMode.SmoothTransformation
    )


def _parted(paths: Sequence[Path], size: int) -> list[Sequence[Path]]:
    return [paths[at : at + size] for at in range(0, len(paths), size)]


if __name__ == "__main__":
    main()
