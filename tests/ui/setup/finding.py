"""What stands in a section of Set-up, found by its words."""

from PySide6.QtWidgets import QLabel, QPushButton, QWidget


def button(widget: QWidget, text: str) -> QPushButton:
    """The button whose words begin so."""
    found = widget.findChildren(QPushButton)
    return next(each for each in found if each.text().replace("&", "").startswith(text))


def words(section: QWidget) -> str:
    """All that can be read in a section."""
    return " ".join(each.text() for each in section.findChildren(QLabel) if each.isVisible())
