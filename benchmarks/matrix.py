"""The matrix of training at 10,000 people, as it is looked at: a frame, a key in the filter.

The window's own thread alone, in processor time: what is read from the file is read elsewhere. A
frame is painted whole, without a graphics card, so the model's share of it is less than is told.
"""

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import thread_time

from PySide6.QtWidgets import QApplication

from benchmarks import files
from benchmarks.measure import Line, seconds
from sgdesk.app import build_window
from sgdesk.services.file import workspace
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.memory import Memory
from sgdesk.ui.people.matrix.filters import Filter
from sgdesk.ui.people.page import PeoplePage
from sgdesk.ui.places import Place
from sgdesk.ui.tasks import InlineTasks

_PEOPLE = 10_000
_FRAMES = 40
_ROUNDS = 3
_FRAME = 16
_KEY = 50


def measure(folder: Path) -> Iterator[Line]:
    """The longest frame of scrolling, and the longest key of a search."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as kept, _page(app, folder, Path(kept)) as page:
        yield _frames(app, page)
        yield _keys(app, page)


@contextmanager
def _page(app: QApplication, folder: Path, kept: Path) -> Iterator[PeoplePage]:
    """The page of people of a window of the usual size."""
    alerts = RecordingAlerts()
    window = build_window(app, Memory(kept / "window.json"), InlineTasks(alerts.refuse), alerts)
    window.resize(1366, 768)
    window.show()
    path = files.copy_to_write(folder, _PEOPLE)
    window.desk.take(workspace.open_workspace(path, writable=True, clock=files.clock))
    window.navigate(Place.PEOPLE)
    app.processEvents()
    page = window.page
    assert isinstance(page, PeoplePage)
    assert len(page.model.lines) > _PEOPLE * 0.9, len(page.model.lines)
    yield page
    window.close()
    app.processEvents()


def _frames(app: QApplication, page: PeoplePage) -> Line:
    """From top to bottom in steps of many pages, so that no row is seen twice."""
    bar = page.table.verticalScrollBar()

    def scroll(step: int) -> None:
        bar.setValue(bar.maximum() * step // _FRAMES)
        app.processEvents()

    worst = _worst(scroll, range(1, _FRAMES))
    return Line("a frame of the matrix scrolled, 10,000 people", worst, None, _FRAME, "ms")


def _keys(app: QApplication, page: PeoplePage) -> Line:
    """A name typed letter by letter: each time everybody is looked through and shown."""
    name = page.model.lines[-1].name

    def search(letters: int) -> None:
        page.filters.set_filter(Filter(text=name[:letters]))
        app.processEvents()

    worst = _worst(search, range(len(name) + 1))
    return Line("a key in its filter, 10,000 people, shown", worst, None, _KEY, "ms")


def _worst(work: Callable[[int], None], steps: Sequence[int]) -> float:
    """Milliseconds of the slowest step; of each step the best of several rounds."""
    rounds = [[seconds(partial(work, step), thread_time) for step in steps] for _ in range(_ROUNDS)]
    best: list[float] = [min(each) for each in zip(*rounds, strict=True)]
    return max(best) * 1000
