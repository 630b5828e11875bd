"""Launching the window, to a bare Qt window, each in a fresh process without a screen.

An installed program has its modules compiled, so the children keep bytecode in a folder of their
own whatever ``PYTHONDONTWRITEBYTECODE`` says; the first round fills it, and the best is told.
"""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks import files
from benchmarks.measure import Line, child, side_by_side

_COMPILED = """
sys.dont_write_bytecode = False
sys.pycache_prefix = sys.argv[1]
"""

_BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.show()
app.processEvents()
"""

_WINDOW = """
from PySide6.QtWidgets import QApplication
from sgdesk.app import build_window
app = QApplication([])
window = build_window(app)
window.show()
app.processEvents()
"""

_TODAY = """
from pathlib import Path
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from sgdesk.app import build_window
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.memory import Memory
from sgdesk.ui.tasks import InlineTasks
app = QApplication([])
alerts = RecordingAlerts()
memory = Memory(QSettings(sys.argv[3], QSettings.Format.IniFormat))
window = build_window(app, memory, InlineTasks(alerts.refuse), alerts)
window.show()
app.processEvents()
window.begin(Path(sys.argv[2]))
app.processEvents()
assert window.page is not None
"""

_ROUNDS = 5


def measure(folder: Path) -> Iterator[Line]:
    """First paint, and a usable Today page with 36 and with 10,000 people."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    bare = partial(_launch, folder, _BARE)
    times = side_by_side(partial(_launch, folder, _WINDOW), bare, rounds=_ROUNDS)
    yield Line("launch to first paint, to a bare Qt window", *times, 2)
    for people, goal in ((36, 4), (10_000, 6)):
        path = files.organisation(folder, people)
        today = partial(_launch, folder, _TODAY, path, folder / f"{people}.ini")
        times = side_by_side(today, bare, rounds=_ROUNDS)
        yield Line(f"launch to a usable Today page, {people:,} people", *times, goal)


def _launch(folder: Path, code: str, *arguments: object) -> str:
    return child(_COMPILED + code, folder / "bytecode", *arguments)
