"""Small pieces that the tabs of this place share."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from sgdesk.ui.theme import TARGET, Space
from sgdesk.ui.widgets.boxes.fields import name_box


def labelled(text: str, box: QWidget) -> QWidget:
    """A box with its label before it, as one piece of a line."""
    piece = QWidget()
    row = QHBoxLayout(piece)
    row.setContentsMargins(0, 0, Space.MEDIUM, 0)
    row.setSpacing(Space.SMALL)
    name = QLabel(text)
    name.setBuddy(box)
    row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
    name.setMinimumHeight(max(TARGET, box.sizeHint().height() if not box.layout() else TARGET))
    if not box.accessibleName():
        name_box(box, text.replace("&", ""))
    return piece


def choice(letters: int) -> QComboBox:
    """A list to choose from that stays as wide as so many letters, however long its lines are."""
    box = QComboBox()
    box.setMinimumHeight(TARGET)
    box.setMinimumContentsLength(letters)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box


def fill_choice(box: QComboBox, lines: list[tuple[str, object]]) -> None:
    """Offer other lines, each with its value; what was chosen stays where it is still there."""
    chosen = box.currentData()
    box.blockSignals(True)
    box.clear()
    for text, value in lines:
        box.addItem(text, value)
        box.setItemData(box.count() - 1, text, Qt.ItemDataRole.ToolTipRole)
    at = next((at for at in range(box.count()) if box.itemData(at) == chosen), 0)
    box.setCurrentIndex(at if lines else -1)
    box.blockSignals(False)
