"""The window program starts lightly, and says in words why it cannot."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from sgdesk import app


def run(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
        encoding="utf-8",
    )


def test_the_frame_needs_neither_the_database_nor_paper() -> None:
    heavy = "{'sqlalchemy', 'alembic', 'reportlab', 'xlsxwriter', 'python_calamine'}"
    done = run(
        f"import sys, sgdesk.ui.frame.main_window; print(sorted({heavy} & set(sys.modules)))"
    )
    assert done.stdout.strip() == "[]", done.stderr


def test_importing_the_program_does_nothing() -> None:
    done = run("import sys, sgdesk.app; print('PySide6' in sys.modules)")
    assert done.stdout.strip() == "False", done.stderr


def test_without_a_screen_it_says_so_and_ends_with_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert app.main([]) == 2
    assert "there is no screen here" in capsys.readouterr().err


def test_without_qt_it_says_so_and_ends_with_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtWidgets", None)
    assert app.main([]) == 2
    assert "part of the system is missing" in capsys.readouterr().err


@pytest.mark.parametrize("library", ["libEGL.so.1", "libfontconfig.so.1", "libGL.so.1"])
def test_a_library_that_qt_lacks_is_named_with_what_to_install(
    library: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Lacking:
        """The system's loader, where a library is not there."""

        def find_spec(self, name: str, *_: object) -> None:
            if name == "PySide6.QtSvg":
                raise ImportError(f"{library}: cannot open shared object file: No such file")

    monkeypatch.delitem(sys.modules, "PySide6.QtSvg", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Lacking(), *sys.meta_path])
    assert app.main([]) == 2
    said = capsys.readouterr().err
    assert f"part of the system is missing ({library})" in said
    assert "sudo apt install" in said and "libegl1" in said
    assert said.count("\n") == 1


def test_the_parts_are_put_together(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:

    from sgdesk.ui.alerts import RecordingAlerts
    from sgdesk.ui.memory import Memory
    from sgdesk.ui.tasks import InlineTasks

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    alerts = RecordingAlerts()
    kept = Memory(tmp_path / "window.json")
    window = app.build_window(qapp, kept, InlineTasks(alerts.refuse), alerts)
    window.show()
    window.begin(None)
    assert window.isVisible()
    filters = {type(each).__name__ for each in qapp.children()}
    assert {"StillWheel", "TypedFilter"} <= filters
    window.close()
    window.deleteLater()


def test_qt_does_not_read_the_source_of_all_that_is_imported_after_it() -> None:
    done = run(
        "import sgdesk.app, linecache\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from sgdesk.ui.tasks import InlineTasks\n"
        "app = QApplication([])\n"
        "window = sgdesk.app.build_window(app, tasks=InlineTasks(print))\n"
        "import sqlalchemy\n"
        "print([path for path in linecache.cache if path.endswith('selectable.py')])\n"
    )
    assert done.stdout.strip() == "[]", done.stderr


def test_a_file_that_is_double_clicked_on_a_mac_opens_instead_of_the_last(tmp_path: Path) -> None:
    asked, last = tmp_path / "asked.sgdesk", tmp_path / "last.sgdesk"
    done = run(
        "import sys, pathlib, PySide6.QtWidgets as widgets\n"
        "from PySide6.QtCore import QCoreApplication\n"
        "from PySide6.QtGui import QFileOpenEvent\n"
        "class Started(widgets.QApplication):\n"
        "    def __init__(self, words):\n"
        "        super().__init__(words)\n"
        f"        QCoreApplication.postEvent(self, QFileOpenEvent({str(asked)!r}))\n"
        "    def exec(self):\n"
        "        return 0\n"
        "widgets.QApplication = Started\n"
        "from sgdesk import app\n"
        "from sgdesk.ui.frame.main_window import MainWindow\n"
        "from sgdesk.ui.memory import Memory\n"
        f"Memory.last = lambda self: pathlib.Path({str(last)!r})\n"
        "MainWindow.begin = lambda self, path: print(path.name)\n"
        "app.main([])\n",
        SGDESK_HOME=str(tmp_path),
    )
    assert done.stdout.split() == ["asked.sgdesk"], done.stderr


@pytest.mark.needs("linux")  # an X server
def test_without_an_x_server_it_says_so_in_one_line_and_does_not_abort(tmp_path: Path) -> None:
    done = run(
        "import sys; sys.platform = 'linux'\nfrom sgdesk import app; sys.exit(app.main([]))\n",
        QT_QPA_PLATFORM="",
        DISPLAY=":917",
        WAYLAND_DISPLAY="",
        SGDESK_HOME=str(tmp_path),
    )
    assert done.returncode == 2, done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert "cannot be opened" in done.stderr
