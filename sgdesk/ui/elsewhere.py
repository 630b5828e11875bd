"""Showing a file to the system: in its window of folders, or in the program that opens it."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDir, QProcess, QUrl
from PySide6.QtGui import QDesktopServices

_NAME, _PATH = "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1"
_LIBRARIES = "LD_LIBRARY_PATH"
_LONG = 5000
"""Milliseconds after which a file manager that is asked no longer answers."""

Failed = Callable[[], object]
"""Called, perhaps later, where the system did nothing."""


def open_outside(path: Path, failed: Failed) -> None:
    """Open a file with the system's program for it, or a folder."""
    if not (path.exists() and open_url(QUrl.fromLocalFile(str(path)))):
        failed()


def open_url(url: QUrl) -> bool:
    """Open a link or a file with the system's program for it; whether there was one to ask."""
    with _as_we_were_begun():
        return QDesktopServices.openUrl(url)


@contextmanager
def _as_we_were_begun() -> Iterator[None]:
    """Programs that are begun meanwhile look for their parts where the system has them.

    The bundle for Linux begins itself with a path to its own libraries, which another program
    would be given too and may not start with. The bundle keeps what stood there before.
    """
    ours = os.environ.get(_LIBRARIES)
    if ours is None or not getattr(sys, "frozen", False):
        yield
        return
    before = os.environ.get(f"{_LIBRARIES}_ORIG")
    if before is None:
        del os.environ[_LIBRARIES]
    else:
        os.environ[_LIBRARIES] = before
    try:
        yield
    finally:
        os.environ[_LIBRARIES] = ours


def show_in_folder(path: Path, failed: Failed) -> None:
    """Show where a file lies. Where the system can't choose it there, the folder alone opens."""

    def open_folder() -> None:
        open_outside(path.parent, failed)

    if not path.exists():
        open_folder()
    elif sys.platform == "win32":
        _explorer(path, open_folder)
    elif sys.platform == "darwin":
        if not QProcess.startDetached("open", ["-R", str(path)])[0]:
            open_folder()
    else:
        _file_manager(path, open_folder)


def _explorer(path: Path, failed: Failed) -> None:
    """Explorer splits its one argument itself; a path in quotes may hold commas and spaces."""
    native = QDir.toNativeSeparators(str(path))
    try:
        subprocess.Popen(f'explorer.exe /select,"{native}"')  # noqa: S603 - no name holds a quote
    except OSError:
        failed()


def _file_manager(path: Path, failed: Failed) -> None:
    """What every file manager of a Linux desktop answers to; the window does not wait for it."""
    from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        failed()
        return
    url = bytes(QUrl.fromLocalFile(str(path)).toEncoded().data()).decode("ascii")
    call = QDBusMessage.createMethodCall(_NAME, _PATH, _NAME, "ShowItems")
    call.setArguments([[url], ""])
    watcher = QDBusPendingCallWatcher(bus.asyncCall(call, _LONG), QCoreApplication.instance())

    def answered() -> None:
        if watcher.isError():
            failed()
        watcher.deleteLater()

    watcher.finished.connect(lambda _: answered())
