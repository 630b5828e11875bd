"""Launching the window, to a bare Qt window, each in a fresh process without a screen."""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks import files
from benchmarks.measure import Line, child, side_by_side

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
memory = Memory(QSettings(sys.argv[2], QSettings.Format.IniFormat))
window = build_window(app, memory, InlineTasks(alerts.refuse), alerts)
window.show()
app.processEvents()
window.begin(Path(sys.argv[1]))
app.processEvents()
assert window.page is not None
"""


def measure(folder: Path) -> Iterator[Line]:
    """First paint, and a usable Today page with 36 and with 10,000 people."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    times = side_by_side(partial(child, _WINDOW), partial(child, _BARE), rounds=4)
    yield Line("launch to first paint, to a bare Qt window", *times, 2)
    for people, goal in ((36, 4), (10_000, 6)):
        path = files.organisation(folder, people)
        today = partial(child, _TODAY, path, folder / f"{people}.ini")
        times = side_by_side(today, partial(child, _BARE), rounds=4)
        yield Line(f"launch to a usable Today page, {people:,} people", *times, goal)
