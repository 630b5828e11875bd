"""What is imported before the first paint and before Today: each module costs every launch."""

import json
import os
import subprocess
import sys
from pathlib import Path

from sgdesk.services.file.workspace import new_workspace
from sgdesk.services.people import roles

_LOADED = "print(json.dumps([each for each in sys.modules if each.startswith('sgdesk')]))"

_FIRST_PAINT = """
import json, sys
from PySide6.QtWidgets import QApplication
from sgdesk.app import build_window
app = QApplication([])
window = build_window(app)
window.show()
app.processEvents()
"""

_TODAY = """
import json, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from sgdesk.app import build_window
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.memory import Memory
from sgdesk.ui.tasks import InlineTasks
app = QApplication([])
alerts = RecordingAlerts()
memory = Memory(Path(sys.argv[1]).with_suffix(".json"))
window = build_window(app, memory, InlineTasks(alerts.refuse), alerts)
window.show()
window.begin(Path(sys.argv[1]))
app.processEvents()
assert window.page is not None
"""

_NOT_BEFORE_THE_FIRST_PAINT = (
    "sgdesk.data",
    "sgdesk.reports",
    "sgdesk.cli",
    "sgdesk.domain.organisation",
    "sgdesk.domain.certificates",
    "sgdesk.domain.people.person",
    "sgdesk.domain.people.keeping.erasing",
    "sgdesk.domain.training.standing",
    "sgdesk.domain.training.rule_book",
    "sgdesk.services.file.workspace",
    "sgdesk.services.views",
    "sgdesk.ui.today",
    "sgdesk.ui.people",
    "sgdesk.ui.words",
    "sgdesk.ui.elsewhere",
    "sgdesk.ui.files.rescue",
    "sgdesk.ui.files.restore_page",
    "sgdesk.ui.frame.finding",
    "sgdesk.ui.frame.guiding.about",
    "sgdesk.ui.frame.welcome",
    "sgdesk.ui.passphrase.asking",
    "sgdesk.ui.widgets.boxes.date_box",
    "sgdesk.ui.widgets.boxes.fields",
    "sgdesk.ui.widgets.table",
)

_NOT_BEFORE_TODAY = (
    "sgdesk.reports",
    "sgdesk.cli",
    "sgdesk.data.undoing",  # what takes back is imported when something is taken back
    "sgdesk.data.voiding",
    "sgdesk.data.certificates.register",
    "sgdesk.data.imports",
    "sgdesk.data.pdfs",
    "sgdesk.data.sheets",
    "sgdesk.data.salvaging",
    "sgdesk.data.examining",
    "sgdesk.data.erasing.act",
    "sgdesk.data.erasing.asked",
    "sgdesk.data.erasing.trail",
    "sgdesk.data.erasing.ways",
    "sgdesk.data.file.backups.copying",
    "sgdesk.data.file.backups.rotation",
    "sgdesk.data.file.damage.examine",
    "sgdesk.data.file.damage.replay",
    "sgdesk.data.file.disk.making",
    "sgdesk.data.file.migrate",
    "sgdesk.domain.certificates.certificate",
    "sgdesk.domain.datetext",
    "sgdesk.domain.people.keeping.kept_elsewhere",
    "sgdesk.domain.file.recovery_code",
    "sgdesk.services.certificates",
    "sgdesk.services.file.erasing",
    "sgdesk.services.imports",
    "sgdesk.services.returns",
    "sgdesk.services.sample",
    "sgdesk.ui.certificates",
    "sgdesk.ui.courses",
    "sgdesk.ui.first_start",
    "sgdesk.ui.forms",
    "sgdesk.ui.imports",
    "sgdesk.ui.people",
    "sgdesk.ui.printing",
    "sgdesk.ui.returns",
    "sgdesk.ui.sessions",
    "sgdesk.ui.setup",
    "sgdesk.ui.frame.finding",
    "sgdesk.ui.frame.welcome",
    "sgdesk.ui.passphrase.asking",
    "sgdesk.ui.widgets.boxes.fields",
    "sgdesk.ui.widgets.table",
)


def loaded(code: str, *arguments: object) -> frozenset[str]:
    done = subprocess.run(
        [sys.executable, "-c", code + _LOADED, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return frozenset(json.loads(done.stdout))


def of(modules: frozenset[str], *parts: str) -> list[str]:
    """Those among ``modules`` that are one of the parts or lie in one."""
    return sorted(
        each for each in modules if any(f"{each}.".startswith(f"{part}.") for part in parts)
    )


def test_nothing_but_the_frame_is_imported_before_the_first_paint() -> None:
    modules = loaded(_FIRST_PAINT)
    assert "sgdesk.ui.frame.main_window" in modules
    assert of(modules, *_NOT_BEFORE_THE_FIRST_PAINT) == []


def test_before_today_nothing_is_imported_that_other_places_or_other_actions_need(
    tmp_path: Path,
) -> None:
    path = tmp_path / "one.sgdesk"
    workspace = new_workspace(path, name="St Example's", partnership="hscp")
    roles.add_role(workspace, "Helper", "1")
    workspace.close()
    modules = loaded(_TODAY, path)
    assert "sgdesk.ui.today.page" in modules
    assert of(modules, *_NOT_BEFORE_TODAY) == []
