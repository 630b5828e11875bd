"""The pictures of the guide: ``python -m scripts.guide``, also a part of ``make pictures``.

Each is a page of a small window, a part of one or a dialog over it, light and dark, in few colours:
they are part of the program that is downloaded. What is shown is the sample, whose people are
invented, and what is done with it here. ``--only`` takes the names of some of them.
"""

import argparse
import os
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LOGNAME"] = "office"  # the history keeps the account, and a picture may show it

from PIL import Image
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from scripts.guide.scenes import PARTS, Part
from scripts.guide.stage import WINDOW, Stage
from scripts.pictures import plain, save_picture
from sgdesk.services.sample.making import make_sample
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.dressing import apply_theme
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.memory import Memory
from sgdesk.ui.printing.pages_view import PagesView
from sgdesk.ui.startup.references import guard_shared_objects
from sgdesk.ui.tasks import InlineTasks
from sgdesk.ui.text import speak_english
from sgdesk.ui.theme import SchemeChoice

_HELP = Path(__file__).resolve().parents[2] / "resources" / "help" / "pictures"
_COLOURS = 96
"""Of a picture: all that the window has, with the edges of its letters.

They are chosen by how far apart they are, not by how much of a picture has them: else the few
pixels of one state would take the colour of another.
"""

_DRAWING_MS = 2000
"""How long a page of paper is given until it is drawn."""


def main() -> None:
    """Take the pictures, each with a sample of its own."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--only", nargs="*", default=[], help="names, such as today")
    asked = parser.parse_args()
    guard_shared_objects()
    speak_english()
    app = QApplication([])
    app.setFont(plain(app.font()))
    wanted = [each for each in PARTS if not asked.only or each.name in asked.only]
    _HELP.mkdir(parents=True, exist_ok=True)
    for scheme in (SchemeChoice.LIGHT, SchemeChoice.DARK):
        apply_theme(app, scheme)
        for part in wanted:
            with tempfile.TemporaryDirectory() as folder:
                os.environ["SGDESK_HOME"] = folder
                _take(part, Path(folder), scheme)


def _take(part: Part, folder: Path, scheme: SchemeChoice) -> None:
    workspace = make_sample(folder / "leominster.sgdesk", folder / "sheets")
    alerts = RecordingAlerts()
    window = MainWindow(Memory(folder / "memory.json"), InlineTasks(alerts.refuse), alerts)
    window.resize(WINDOW)
    window.show()
    window.desk.take(workspace)
    shown = part.show(Stage(window, workspace, folder, alerts))
    if any(each.isVisible() for each in shown.findChildren(PagesView)):
        loop = QEventLoop()
        QTimer.singleShot(_DRAWING_MS, loop.quit)
        loop.exec()
    path = _HELP / f"{part.name}-{scheme.value}.png"
    save_picture(shown, path, is_dark=scheme is SchemeChoice.DARK, high=part.high)
    with Image.open(path) as whole:
        few = whole.convert("RGB").quantize(
            _COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
        )
    few.save(path, optimize=True)
    for dialog in window.findChildren(QDialog):
        dialog.hide()  # closing one would ask whether what was typed is to be dropped
    window.hide()
    window.deleteLater()
    QApplication.processEvents()
    workspace.close()


if __name__ == "__main__":
    main()
