"""Launching the window, each time in a fresh process without a screen, in processor time.

First paint is held against a bare Qt window. A usable Today page is held against a bare window
that then imports SQLAlchemy, opens the same file and asks it one query: what any program on the
same libraries has to do before it can say anything of what is in the file.

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

_ASKED = (
    _BARE
    + """
from sqlalchemy import create_engine, text
with create_engine("sqlite:///" + sys.argv[2]).connect() as connection:
    people = connection.execute(text("SELECT count(*) FROM person")).scalar_one()
window.setWindowTitle(str(people))
app.processEvents()
"""
)

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
from PySide6.QtWidgets import QApplication
from sgdesk.app import build_window
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.memory import Memory
from sgdesk.ui.tasks import InlineTasks
app = QApplication([])
alerts = RecordingAlerts()
memory = Memory(Path(sys.argv[3]))
window = build_window(app, memory, InlineTasks(alerts.refuse), alerts)
window.show()
app.processEvents()
window.begin(Path(sys.argv[2]))
app.processEvents()
assert window.page is not None
"""

_ROUNDS = 7


def measure(folder: Path) -> Iterator[Line]:
    """First paint, and a usable Today page with 36 and with 10,000 people."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    bare = partial(_launch, folder, _BARE)
    window = partial(_launch, folder, _WINDOW)
    times = side_by_side(window, bare, rounds=_ROUNDS, clock=_spent_by_children)
    yield Line("launch to first paint, to a bare Qt window", *times, 2)
    for people, goal in ((36, 1.3), (10_000, 2)):
        path = files.organisation(folder, people)
        today = partial(_launch, folder, _TODAY, path, folder / f"window {people}.json")
        asked = partial(_launch, folder, _ASKED, path)
        times = side_by_side(today, asked, rounds=_ROUNDS, clock=_spent_by_children)
        what = f"launch to a usable Today page, {people:,} people, to a window with one query"
        yield Line(what, *times, goal)


def _launch(folder: Path, code: str, *arguments: object) -> str:
    return child(_COMPILED + code, folder / "bytecode", *arguments)


def _spent_by_children() -> float:
    """Processor time of every child that has ended, in its own code and in the system's."""
    spent = os.times()
    return spent.children_user + spent.children_system
