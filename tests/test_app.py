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
