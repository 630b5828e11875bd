"""The columns of a sheet of answers, each beside the question of ours that it is."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from sgdesk.domain.forms.online.headings import Part
from sgdesk.services.imports import Choice
from sgdesk.services.imports.answers import LEFT_OUT, AnswerColumn, AnswersDraft, column_choices
from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space, TextSize, sized
from sgdesk.ui.widgets import Heading, LinkButton, Note, PushButton, ScrollPage
from sgdesk.ui.widgets.arranging import row_of
from sgdesk.ui.widgets.boxes.still_box import StillBox

_SUCH_AS = 60


class ColumnsList(ScrollPage):
    """Those not understood on top; ``said`` with the ids of questions and their answers."""

    said = Signal(dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body.setContentsMargins(0, 0, Space.SMALL, 0)
        self.body.setSpacing(Space.SMALL)
        self.suggest = PushButton("", "check")
        self.suggest.setAutoDefault(False)
        self.suggest.clicked.connect(lambda: self.said.emit(dict(self._suggested)))
        self.leave = PushButton("")
        self.leave.setAutoDefault(False)
        self.leave.clicked.connect(lambda: self.said.emit(dict(self._rest)))
        self._suggested: dict[str, str] = {}
        self._rest: dict[str, str] = {}
        self._lines = QWidget()
        self.boxes: dict[str, QComboBox] = {}
        self.controls: list[QWidget] = []
        """Everything that can be pressed here, from the top."""
        self.body.addWidget(Heading(tr("Columns of the sheet"), TextSize.LARGE))
        self.body.addLayout(row_of(self.suggest, self.leave))
        self.body.addWidget(self._lines)
        self.body.addStretch()

    def show_draft(self, draft: AnswersDraft) -> None:
        """Show the columns as they are taken now; the focus stays on the same column."""
        focused = next((key for key, box in self.boxes.items() if box.hasFocus()), "")
        old, self._lines, self.boxes = self._lines, QWidget(), {}
        self.controls = [self.suggest, self.leave]
        grid = QGridLayout(self._lines)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.MEDIUM)
        grid.setVerticalSpacing(Space.SMALL)
        for place, title in enumerate((tr("In the sheet"), tr("On our form"))):
            label = QLabel(title)
            label.setFont(sized(TextSize.BODY, bold=True))
            grid.addWidget(label, 0, place)
            grid.setColumnStretch(place, 1)
        choices = column_choices(draft.kind, draft.asks)
        ordered = sorted(draft.columns, key=lambda each: (bool(each.taken_as), each.index))
        for row, each in enumerate(ordered, start=1):
            self._add_line(grid, row, each, choices)
        self._offer_suggestions(draft.columns)
        self.body.replaceWidget(old, self._lines)
        self._lines.show()
        old.hide()
        old.deleteLater()
        if focused in self.boxes:
            self.boxes[focused].setFocus()

    def first_open(self) -> QWidget | None:
        """Where the first column that is not understood is answered."""
        return next((box for box in self.boxes.values() if box.currentIndex() < 0), None)

    def _offer_suggestions(self, columns: Sequence[AnswerColumn]) -> None:
        """One button for all that is likely and one for all the rest, where there is more of it."""
        still_open = [each for each in columns if not each.taken_as]
        self._suggested = {each.question: each.guess for each in still_open if each.guess}
        self._rest = {each.question: LEFT_OUT for each in still_open if not each.guess}
        for button, n, words in (
            (self.suggest, len(self._suggested), "Take all {n} suggestions"),
            (self.leave, len(self._rest), "Leave out the {n} without a suggestion"),
        ):
            if n <= 1 and button.hasFocus():
                self.setFocus()
            button.setVisible(n > 1)
            button.setText(tr(words, n=n))

    def _add_line(
        self, grid: QGridLayout, row: int, column: AnswerColumn, choices: Sequence[Choice]
    ) -> None:
        grid.addWidget(_column(column), row, 0, Qt.AlignmentFlag.AlignTop)
        if column.private is not None:
            grid.addWidget(Note(tr("Not kept here, and not brought in")), row, 1)
            return
        grid.addWidget(self._answer(column, choices), row, 1, Qt.AlignmentFlag.AlignTop)

    def _answer(self, column: AnswerColumn, choices: Sequence[Choice]) -> QWidget:
        """The list of what it can be, and under it what it most likely is."""
        box = StillBox()
        box.setMinimumContentsLength(14)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setPlaceholderText(tr("Choose …"))
        for each in choices:
            box.addItem(tr(each.label), each.key)
            box.setItemData(box.count() - 1, each.label, Qt.ItemDataRole.ToolTipRole)
        taken = LEFT_OUT if column.taken_as == Part.PROGRAM else column.taken_as
        box.setCurrentIndex(box.findData(taken) if taken else -1)
        shown = column.heading or tr("column {letter}", letter=column.letter)
        box.setAccessibleName(tr("“{heading}” is on our form", heading=shown))
        box.activated.connect(self._sayer(column.question, [each.key for each in choices]))
        self.boxes[column.question] = box
        self.controls.append(box)
        if column.is_second:
            box.setAccessibleDescription(tr("Another column is that already."))
            return _under(box, Note(tr("Another column is that already.")))
        if column.taken_as or not column.guess:
            return box
        likely = next(tr(each.label) for each in choices if each.key == column.guess)
        link = LinkButton(tr("Is it “{question}”? Yes", question=likely))
        link.setAccessibleName(tr("“{heading}” is “{question}”", heading=shown, question=likely))
        self.controls.append(link)
        answer = {column.question: column.guess}
        link.clicked.connect(lambda: self.said.emit(answer))
        return _under(box, link)

    def _sayer(self, question: str, values: list[str]) -> Callable[[int], None]:
        return lambda place: self.said.emit({question: values[place]})


def _under(box: QWidget, words: QWidget) -> QWidget:
    """Words under a box, as one piece."""
    both = QWidget()
    layout = QVBoxLayout(both)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(Space.TINY)
    layout.addWidget(box)
    layout.addWidget(words)
    return both


def _column(column: AnswerColumn) -> QWidget:
    """Letter, heading and a first answer, in two lines."""
    piece = QWidget()
    layout = QVBoxLayout(piece)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    is_open = not column.taken_as
    heading = column.heading or tr("without a heading")
    name = QLabel(f"{'? ' if is_open else ''}{column.letter}  {heading}")
    name.setTextFormat(Qt.TextFormat.PlainText)
    name.setWordWrap(True)
    name.setFont(sized(TextSize.BODY, bold=is_open))
    layout.addWidget(name)
    if column.examples:
        such = column.examples[0].replace("\n", " ")
        short = f"{such[:_SUCH_AS]} …" if len(such) > _SUCH_AS else such
        layout.addWidget(Note(tr("such as “{answer}”", answer=short)))
    return piece
