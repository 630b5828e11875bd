"""The window program: puts the parts together and starts them. Nothing happens at import time."""

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sgdesk import paths
from sgdesk.log import start_log

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from sgdesk.ui.alerts import Alerts
    from sgdesk.ui.frame.main_window import MainWindow
    from sgdesk.ui.memory import Memory
    from sgdesk.ui.tasks import Tasks

_CANNOT = 2

_COLLECT_EVERY = 50_000
"""Objects between two looks for cycles. Python's own 700 makes a launch, which throws next to
nothing away, look through all that it has imported over and over."""


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window; ``argv`` may name an organisation file.

    Returns 0 once it was closed, or 2 with one plain sentence where no window can be opened.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    refusal = why_no_window()
    if refusal:
        print(refusal, file=sys.stderr)
        return _CANNOT
    from PySide6.QtWidgets import QApplication

    start_log()
    app = QApplication([sys.argv[0]])
    from sgdesk.ui.startup.file_opens import FileOpens
    from sgdesk.ui.startup.one_window import OneWindow

    opens = FileOpens(app)
    if sys.platform == "darwin":
        app.processEvents()  # a Mac says only now which file was double-clicked
    named = opens.take() or (Path(words[0]) if words else None)
    one = OneWindow(paths.settings_folder())
    if not one.is_first and one.hand_over(named):
        return 0
    window = build_window(app)
    window.show()
    app.processEvents()
    window.begin(_first_file(opens.take() or named, window))
    one.asked.connect(lambda path: _come_forward(window, path))
    one.listen()
    opens.listen(lambda path: _come_forward(window, path))
    _lend_letters_soon(window)
    return app.exec()


def _lend_letters_soon(window: "MainWindow") -> None:
    """Once the window stands, and while the file is read: no launch waits for it."""
    from PySide6.QtCore import QTimer

    from sgdesk.ui.startup.letters import lend_letters

    QTimer.singleShot(0, window, lambda: lend_letters())


def _come_forward(window: "MainWindow", path: Path | None) -> None:
    """Somebody started the program once more: bring the window forward, with the file named."""
    from sgdesk.ui.startup.one_window import come_forward

    come_forward(window)
    if path is not None:
        _open_once_free(window, path)


_FREE_AGAIN = 50
"""Milliseconds after which it is looked again whether the window is still opening a file."""


def _open_once_free(window: "MainWindow", path: Path) -> None:
    """Open a file once none is being opened or closed: whoever clicks twice means it once.

    While a dialog waits in front, such as an import or one for a passphrase, nothing is closed
    under it: it is to be answered first, and the window says so.
    """
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from sgdesk.ui.text import tr

    desk = window.desk
    if desk.is_working:
        QTimer.singleShot(_FREE_AGAIN, window, lambda: _open_once_free(window, path))
    elif desk.path is not None and path.absolute() == desk.path.absolute():
        return
    elif QApplication.activeModalWidget() is None:
        desk.open(path)
    elif desk.path is not None:
        window.say(tr("Finish what is open here first, then open {file} again.", file=path.name))


def why_no_window() -> str:
    """Why no window can be opened here, in one sentence; empty where one can."""
    try:
        import PySide6.QtSvg
        import PySide6.QtWidgets  # noqa: F401
    except ImportError as error:
        from sgdesk.ui.startup.missing import FOR_QT, library_in, part_is_missing

        library = library_in(str(error))
        if library:
            return part_is_missing(library, FOR_QT)
        return (
            f"The window cannot be opened, because a part of the system is missing ({error}). "
            "Install what it names; meanwhile every command works: sgdesk --help."
        )
    if not sys.platform.startswith(("linux", "freebsd")):
        return ""
    places = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if not any(os.environ.get(name) for name in places):
        return (
            "The window cannot be opened, because there is no screen here. "
            "Start it on a desktop; meanwhile every command works: sgdesk --help."
        )
    from sgdesk.ui.startup.screen import why_no_screen

    return why_no_screen()


def build_window(
    app: "QApplication",
    memory: "Memory | None" = None,
    tasks: "Tasks | None" = None,
    alerts: "Alerts | None" = None,
) -> "MainWindow":
    """Dress the program and put its window together; any part may be given instead."""
    gc.set_threshold(_COLLECT_EVERY)
    from sgdesk.ui.startup.features import read_no_sources

    read_no_sources()
    from sgdesk.ui.alerts import BoxAlerts
    from sgdesk.ui.dressing import apply_text_size, follow_system
    from sgdesk.ui.frame.main_window import MainWindow
    from sgdesk.ui.memory import window_memory
    from sgdesk.ui.startup import crash
    from sgdesk.ui.startup.references import guard_shared_objects
    from sgdesk.ui.tasks import ThreadTasks
    from sgdesk.ui.text import speak_english
    from sgdesk.ui.widgets.boxes.typed import note_typing
    from sgdesk.ui.widgets.wheel import still_wheel

    guard_shared_objects()
    speak_english()
    app.setApplicationName("sgdesk")
    app.setApplicationDisplayName("sgdesk")
    app.setOrganizationName("sgdesk")
    kept = memory or window_memory()
    follow_system(app, kept.scheme)
    apply_text_size(app, kept.text_size())
    still_wheel(app)
    note_typing(app)
    boxes = BoxAlerts()
    gateway = alerts or boxes
    report = crash.reporter(gateway.report_defect)
    crash.install(report)
    worker = tasks or ThreadTasks(gateway.refuse, report, app)
    if isinstance(worker, ThreadTasks):
        app.aboutToQuit.connect(worker.close)
    window = MainWindow(kept, worker, gateway)
    window.file_shown.connect(window.greeting.greet)
    boxes.parent = window
    return window


def show_once(path: Path) -> str:
    """Open a file in a window, look at each place once, and close it again; for the self-test.

    Returns what was seen in a few words; raises :class:`RuntimeError` where a page stays empty.
    """
    from PySide6.QtWidgets import QApplication

    from sgdesk.ui.alerts import RecordingAlerts
    from sgdesk.ui.memory import Memory
    from sgdesk.ui.places import Place
    from sgdesk.ui.tasks import InlineTasks

    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication([sys.argv[0]])
    alerts = RecordingAlerts()
    window = build_window(
        app, Memory(path.with_suffix(".json")), InlineTasks(alerts.refuse), alerts
    )
    window.show()
    window.begin(path)
    for place in Place:
        window.navigate(place)
        if window.page is None or window.grab().isNull():
            raise RuntimeError(f"the page {place.value} stays empty")
    window.close()
    app.processEvents()
    return f"{len(Place)} places"


def _first_file(named: Path | None, window: "MainWindow") -> Path | None:
    """The file that was named or double-clicked, or the one opened last, even where it is gone:
    that is told, with its backups, and no other file stands in its place without a word."""
    return named if named is not None else window.memory.last()
