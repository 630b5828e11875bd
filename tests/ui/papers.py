"""The paper that a button showed, as somebody at the window deals with it."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.printing import PaperDialog


def shown_papers() -> list[PaperDialog]:
    """The papers that are open now, the oldest first."""
    windows: list[QWidget] = QApplication.topLevelWidgets()
    return [each for each in windows if isinstance(each, PaperDialog) and each.isVisible()]


def save_shown(alerts: RecordingAlerts, path: Path) -> Path:
    """Save the one paper that is open under a name, and close it."""
    (dialog,) = shown_papers()
    alerts.files.append(path)
    dialog.save_button.click()
    dialog.close_button.click()
    return path


def close_shown() -> str:
    """Close the one paper that is open; its title."""
    (dialog,) = shown_papers()
    dialog.close_button.click()
    return dialog.accessibleName()
