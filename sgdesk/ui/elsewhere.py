"""Showing a file in the system's own window of folders, chosen among the others there."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QDir, QProcess, QUrl
from PySide6.QtGui import QDesktopServices

_NAME, _PATH = "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1"


def show_in_folder(path: Path) -> None:
    """Show where a file lies. Where the system can't choose it there, the folder alone opens."""
    if not (path.exists() and _shows(path)):
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def _shows(path: Path) -> bool:
    if sys.platform == "win32":
        return _explorer(path)
    if sys.platform == "darwin":
        return QProcess.startDetached("open", ["-R", str(path)])[0]
    return _file_manager(path)


def _explorer(path: Path) -> bool:
    """Explorer splits its one argument itself; a path in quotes may hold commas and spaces."""
    native = QDir.toNativeSeparators(str(path))
    try:
        subprocess.Popen(f'explorer.exe /select,"{native}"')  # noqa: S603 - no name holds a quote
    except OSError:
        return False
    return True


def _file_manager(path: Path) -> bool:
    """What every file manager of a Linux desktop answers to."""
    from PySide6.QtDBus import QDBusConnection, QDBusInterface, QDBusMessage

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    manager = QDBusInterface(_NAME, _PATH, _NAME, bus)
    manager.setTimeout(2000)
    url = QUrl.fromLocalFile(str(path)).toString()
    answer = manager.call("ShowItems", [url], "")
    return answer.type() is not QDBusMessage.MessageType.ErrorMessage
