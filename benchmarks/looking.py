"""Looking at a sheet before it is brought in: read again with an answer, and first put in sight.

Processor time of the reading, and of the window's own thread, whatever else the machine does.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from time import process_time

from benchmarks import files
from benchmarks.measure import Line, child, seconds
from sgdesk.services.file import workspace
from sgdesk.ui.imports.preview import Wish, read_preview

_LETTERS = "abcdefghijklmnopqrst"
_HEADS = ("Name", "Role", "Email", "Level 1", "Level 2", "Right Help, Right Time", "LADO", "Notes")

_WINDOW = """
import os, tempfile
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from pathlib import Path
from time import thread_time
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.imports.dialog import ImportDialog
from sgdesk.ui.imports.preview import Wish, read_preview
from sgdesk.ui.tasks import InlineTasks
from tests.factories import make_workspace
from tests.ui.conftest import RecordingShell
app = QApplication([])
with tempfile.TemporaryDirectory() as folder:
    work, alerts, spent = make_workspace(Path(folder)), RecordingAlerts(), []
    for _ in range(5):
        dialog = ImportDialog(Context(work, InlineTasks(alerts.refuse), alerts, RecordingShell()))
        dialog.resize(QSize(1200, 700))
        dialog.show()
        app.processEvents()
        found = read_preview(work, Wish(Path(sys.argv[1])))
        begun = thread_time()
        dialog._show(found)
        app.processEvents()
        spent.append(thread_time() - begun)
        dialog.done(0)
        app.processEvents()
    work.close()
print(min(spent))
"""


def measure(folder: Path) -> Iterator[Line]:
    """A tracker of 500 rows read again, and one of 400 x 60 put in sight."""
    yield _again(folder)
    sheet = folder / "wide.csv"
    _write(sheet, _wide())
    shown = float(child(_WINDOW, sheet).splitlines()[-1])
    yield Line("400 x 60 cells put in sight, the window's thread", shown * 1000, None, 50, "ms")


def _again(folder: Path) -> Line:
    sheet = folder / "usual.csv"
    _write(sheet, _usual())
    work = workspace.open_workspace(
        files.copy_to_write(folder, 36), writable=True, clock=files.clock
    )
    found = read_preview(work, Wish(sheet, add_people=True))
    assert found.report is not None
    open_ones = [each for each in found.report.questions if each.choices]
    times = []
    for each in open_ones[:6]:
        answer = {each.id: each.choices[-1].key}
        wish = replace(found.wish, decisions={**found.wish.decisions, **answer})
        times.append(seconds(lambda said=wish: read_preview(work, said), process_time))  # type: ignore[misc]
    work.close()
    return Line("500 rows read again after an answer", min(times) * 1000, None, 100, "ms")


def _write(path: Path, rows: Sequence[Sequence[str]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows(rows)


def _name(number: int) -> str:
    first, second = divmod(number, len(_LETTERS))
    return f"Asha{_LETTERS[second]}{_LETTERS[first % 20]} Sample{_LETTERS[number % 17]}"


def _usual() -> list[Sequence[str]]:
    rows: list[Sequence[str]] = [_HEADS]
    for n in range(500):
        name = f"{_name(n % 400)}{_LETTERS[n // 400]}"
        day, month = n % 28 + 1, n % 12 + 1
        booked = "booked" if n % 50 == 0 else ""
        days = (f"{day:02}/03/2024", "14/04/2024", f"{day:02}/{month:02}/2023", booked)
        rows.append((name, "Helper", f"p{n}@example.org", *days, ""))
    return rows


def _wide() -> list[Sequence[str]]:
    """Three columns that are known, and 57 that nobody understands."""
    odd = [f"Odd thing {column}" for column in range(57)]
    rows: list[Sequence[str]] = [("Name", "Level 2", "Right Help, Right Time", *odd)]
    for n in range(400):
        words = (f"word {n % 7} {column}" for column in range(57))
        rows.append((_name(n), f"{n % 28 + 1:02}/03/2024", "14/04/2024", *words))
    return rows
