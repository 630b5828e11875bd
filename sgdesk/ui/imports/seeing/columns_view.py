"""Which column was taken as what, each with a box to say otherwise."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from sgdesk.services.imports import SheetColumn, SheetKind, fields_of
from sgdesk.ui.imports.column_words import column_title, in_groups, other_keys
from sgdesk.ui.imports.preview import ImportPreview
from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space, TextSize, sized
from sgdesk.ui.widgets import Note, ScrollPage
from sgdesk.ui.widgets.boxes.still_box import StillBox


class ColumnsView(ScrollPage):
    """A line for each column; ``said`` with its letter and what it is to be taken as."""

    said = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = QWidget()
        self.boxes: list[QComboBox] = []
        self._offered = QStandardItemModel()
        self.body.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.MEDIUM, Space.MEDIUM)
        self.body.addWidget(self._lines)
        self.body.addStretch()

    def show_preview(self, preview: ImportPreview) -> None:
        """Show the columns of a sheet as they are taken now."""
        old, self._lines, self.boxes = self._lines, QWidget(), []
        grid = QGridLayout(self._lines)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.LARGE)
        for place, title in enumerate((tr("Column"), tr("Heading"), tr("Such as"), tr("Taken as"))):
            label = QLabel(title)
            label.setFont(sized(TextSize.BODY, bold=True))
            grid.addWidget(label, 0, place)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 2)
        grid.setColumnStretch(3, 3)
        headings = {each.letter: each.heading for each in preview.headings}
        choices = _choices(preview)
        model = self._offered = _model(choices)
        for row, each in enumerate(preview.columns, start=1):
            heading = headings.get(each.letter, each.heading)
            self._add_line(grid, row, each, heading, model)
        self.body.replaceWidget(old, self._lines)
        old.hide()
        old.deleteLater()

    def _add_line(
        self,
        grid: QGridLayout,
        row: int,
        column: SheetColumn,
        heading: str,
        model: QStandardItemModel,
    ) -> None:
        grid.addWidget(QLabel(column.letter), row, 0)
        name = QLabel(heading)
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setWordWrap(True)
        grid.addWidget(name, row, 1)
        grid.addWidget(Note(column.example[:60]), row, 2)
        box = StillBox()
        box.setMinimumContentsLength(16)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setModel(model)
        box.setCurrentIndex(max(0, box.findData(column.taken_as)))
        box.setToolTip(box.currentText())
        box.setAccessibleName(
            tr("Column {letter}, {heading}, is taken as", letter=column.letter, heading=heading)
        )
        box.activated.connect(self._sayer(column.letter, box))
        grid.addWidget(box, row, 3)
        self.boxes.append(box)

    def _sayer(self, letter: str, box: QComboBox) -> Callable[[int], None]:
        return lambda place: self.said.emit(letter, box.itemData(place))


def _choices(preview: ImportPreview) -> tuple[str, ...]:
    """What a column can be taken as, and what the columns are taken as already."""
    kind = preview.kind
    courses = preview.courses if kind is SheetKind.TRACKER else ()
    taken = (each.taken_as for each in preview.columns)
    offered = (*(each.value for each in fields_of(kind)), *other_keys(kind), *courses, *taken)
    return tuple(dict.fromkeys(each for each in offered if each))


def _model(choices: tuple[str, ...]) -> QStandardItemModel:
    """The list of every box: what is left out first, then the groups with their titles."""
    model = QStandardItemModel()
    model.appendRow(_item(tr("Left out"), ""))
    for title, keys in in_groups(choices):
        head = QStandardItem(title)
        head.setFlags(Qt.ItemFlag.NoItemFlags)  # it parts the groups and is no answer
        head.setFont(sized(TextSize.BODY, bold=True))
        model.appendRow(head)
        for key in keys:
            model.appendRow(_item(column_title(key), key))
    return model


def _item(words: str, key: str) -> QStandardItem:
    item = QStandardItem(words)
    item.setData(key, Qt.ItemDataRole.UserRole)
    return item
