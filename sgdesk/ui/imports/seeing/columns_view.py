"""Which column was taken as what, each with a box to say otherwise."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from sgdesk.services.imports import Field, SheetColumn, SheetKind, fields_of
from sgdesk.ui.imports.kinds import field_title
from sgdesk.ui.imports.preview import ImportPreview
from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space, TextSize, sized
from sgdesk.ui.widgets import Note, ScrollPage
from sgdesk.ui.widgets.boxes.still_box import StillBox

Choice = tuple[str, str]


class ColumnsView(ScrollPage):
    """A line for each column; ``said`` with its letter and what it is to be taken as."""

    said = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = QWidget()
        self.boxes: list[QComboBox] = []
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
        for row, each in enumerate(preview.columns, start=1):
            heading = headings.get(each.letter, each.heading)
            self._add_line(grid, row, each, heading, choices)
        self.body.replaceWidget(old, self._lines)
        old.hide()
        old.deleteLater()

    def _add_line(
        self,
        grid: QGridLayout,
        row: int,
        column: SheetColumn,
        heading: str,
        choices: tuple[Choice, ...],
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
        box.addItems([words for _, words in choices])
        values = [value for value, _ in choices]
        box.setCurrentIndex(values.index(column.taken_as) if column.taken_as in values else 0)
        box.setAccessibleName(
            tr("Column {letter}, {heading}, is taken as", letter=column.letter, heading=heading)
        )
        box.activated.connect(self._sayer(column.letter, values))
        grid.addWidget(box, row, 3)
        self.boxes.append(box)

    def _sayer(self, letter: str, values: list[str]) -> Callable[[int], None]:
        return lambda place: self.said.emit(letter, values[place])


def _choices(preview: ImportPreview) -> tuple[Choice, ...]:
    """What a column can be taken as, as it is kept and in words."""
    kind = preview.kind
    fields = [(each.value, field_title(Field(each))) for each in fields_of(kind)]
    courses: list[Choice] = []
    if kind is SheetKind.TRACKER:
        courses = [(each, tr("Course: {title}", title=each)) for each in preview.courses]
    return (("", tr("Left out")), *fields, *courses)
