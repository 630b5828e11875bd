"""The answers as they are typed: a row a form, a column a question."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from sgdesk.domain.forms.form import HIGHEST, LOWEST, AnswerKind, FormKind, FormQuestion
from sgdesk.services.forms.typing_in import EntryGrid, FormEntry, FormLine, GridRow
from sgdesk.ui.text import tr
from sgdesk.ui.words import told_name

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()

SCALE_KEYS = {str(number) for number in range(LOWEST, HIGHEST + 1)}
"""What goes straight into a scale."""


_FIRST_STRONG, _POP = "\u2068", "\u2069"
"""Round a name, so that one written from right to left does not turn the code after it."""


class EntryModel(QAbstractTableModel):
    """Holds what was typed until it is saved; column 0 says whose form it is."""

    typed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._questions: tuple[FormQuestion, ...] = ()
        self._rows: tuple[GridRow, ...] = ()
        self._typed: dict[int, dict[str, int | str | None]] = {}
        self._open = True
        self.nameless = 0
        """How many answers came without a name."""

    def show_grid(self, grid: EntryGrid, *, may_write: bool) -> None:
        """Show other forms; what was typed before is let go."""
        self.beginResetModel()
        self._questions = grid.questions
        self._rows = grid.rows
        self.nameless = grid.nameless
        self._typed = {}
        self._open = may_write
        self.endResetModel()
        self.typed.emit()

    def renew(self, grid: EntryGrid) -> None:
        """Take over what is kept by now of the forms that are shown; what is typed stays.

        Other forms than those are not taken over: what was typed would have no row any more.
        """
        shown = [row.line.id for row in self._rows]
        if shown != [row.line.id for row in grid.rows] or self._questions != grid.questions:
            return
        self._rows, self.nameless = grid.rows, grid.nameless
        if shown:
            last = self.index(len(shown) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        self.typed.emit()

    def let_go(self) -> None:
        """Let go of what was typed and is not saved, or is saved by now."""
        self.beginResetModel()
        self._typed = {}
        self.endResetModel()
        self.typed.emit()

    @property
    def rows(self) -> tuple[GridRow, ...]:
        """The forms in the order of the rows."""
        return self._rows

    @property
    def begun(self) -> int:
        """How many forms have something typed that is not saved."""
        return len(self._typed)

    def typed_text(self) -> str:
        """All that was typed in words and is not saved, a line each."""
        given = (value for each in self._typed.values() for value in each.values())
        return "\n".join(value for value in given if isinstance(value, str))

    def mark_blank(self, index: QModelIndex) -> bool:
        """Say that a form came back with nothing on it, or that it did not after all."""
        row = self._rows[index.row()]
        is_in = row.line.received_on is not None or bool(self._typed.get(row.line.id))
        if is_in or not self.may_type(index.siblingAtColumn(1)):
            return False
        if self._typed.pop(row.line.id, None) is None:
            self._typed[row.line.id] = {}
        last = index.siblingAtColumn(self.columnCount() - 1)
        self.dataChanged.emit(index.siblingAtColumn(0), last)
        self.typed.emit()
        return True

    def blank(self) -> tuple[str, ...]:
        """Whose forms would be saved with nothing on them, by name and code."""
        return tuple(
            self._named(row.line)
            for row in self._rows
            if row.line.id in self._typed and not self._has_answers(row)
        )

    def _has_answers(self, row: GridRow) -> bool:
        answers = {**row.answers, **self._typed.get(row.line.id, {})}
        return any(value is not None for value in answers.values())

    def entries(self, received_on: date) -> list[FormEntry]:
        """What is to be saved; a form that was in before keeps its day."""
        return [
            FormEntry(
                row.line.id,
                row.line.received_on or received_on,
                {**row.answers, **self._typed[row.line.id]},
            )
            for row in self._rows
            if row.line.id in self._typed
        ]

    def training_ids(self) -> frozenset[int]:
        """The training that the typed forms are about."""
        ids = (row.line.training_id for row in self._rows if row.line.id in self._typed)
        return frozenset(each for each in ids if each is not None)

    def is_scale(self, index: _Index) -> bool:
        """Whether a digit answers it."""
        return index.column() > 0 and self._question(index).kind is AnswerKind.SCALE

    def may_type(self, index: _Index) -> bool:
        """Whether the cell takes an answer: not where an anonymous form is in already."""
        line = self._rows[index.row()].line
        return self._open and index.column() > 0 and not (line.anonymous and line.received_on)

    def _question(self, index: _Index) -> FormQuestion:
        return self._questions[index.column() - 1]

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._questions) + 1

    def flags(self, index: _Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        writes = self.may_type(index) and not self.is_scale(index)
        return usual | Qt.ItemFlag.ItemIsEditable if writes else usual

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole)
        if role == Qt.ItemDataRole.TextAlignmentRole and self.is_scale(index):
            return Qt.AlignmentFlag.AlignCenter
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(index) if index.column() > 0 else self._sentence(index.row())
        if role == Qt.ItemDataRole.ToolTipRole:
            blank = tr("Space: it came back blank")
            return self._question(index).text if index.column() > 0 else blank
        if role not in wanted:
            return None
        return self._whose(index.row()) if index.column() == 0 else self._answer(index)

    def _answer(self, index: _Index) -> str:
        row, key = self._rows[index.row()], self._question(index).key
        typed: Mapping[str, int | str | None] = self._typed.get(row.line.id, {})
        value = typed[key] if key in typed else row.answers.get(key)
        return "" if value is None else str(value)

    def _whose(self, row: int) -> str:
        line = self._rows[row].line
        mark = "✎ " if line.id in self._typed else "✓ " if line.received_on else ""
        is_blank = line.id in self._typed and not self._has_answers(self._rows[row])
        empty = tr(" (empty)") if is_blank else ""
        return f"{mark}{self._named(line)}{empty}"

    def _named(self, line: FormLine) -> str:
        """Whose form it is, and its code."""
        whose = self.whose(line)
        told = told_name(whose, line.apart) if whose == line.about else whose
        return f"{_FIRST_STRONG}{told}{_POP} · {line.code}"

    @staticmethod
    def whose(line: FormLine) -> str:
        """The name that a form is found by: whose it is, or whom a line manager writes about."""
        return line.about if line.kind is FormKind.MANAGER else line.who

    def _said(self, index: _Index) -> str:
        answer = self._answer(index) or tr("empty")
        return f"{self._whose(index.row())}, {self._question(index).text} {answer}"

    def _sentence(self, row: int) -> str:
        """A form in one breath: whose it is, and what is answered on it."""
        cells = (self.index(row, column) for column in range(1, self.columnCount()))
        answers = [(self._question(each).text, self._answer(each)) for each in cells]
        said = [f"{asked} {answer}" for asked, answer in answers if answer]
        return ", ".join([self._whose(row), *(said or [tr("nothing typed yet")])])

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heading(section)
        if role == Qt.ItemDataRole.ToolTipRole and section > 0:
            return self._meaning(self._questions[section - 1])
        return None

    def _heading(self, section: int) -> str:
        """The question, and under it what the ends of its scale mean."""
        if section == 0:
            return tr("Form of")
        question = self._questions[section - 1]
        return "\n".join((question.text, *self._ends(question)))

    def _meaning(self, question: FormQuestion) -> str:
        return " ".join(filter(None, (question.text, ", ".join(self._ends(question)))))

    @staticmethod
    def _ends(question: FormQuestion) -> tuple[str, ...]:
        """What the least and the most of its scale mean; nothing for a text."""
        if question.kind is AnswerKind.TEXT:
            return ()
        return tr("1 {low}", low=tr(question.low)), tr("5 {high}", high=tr(question.high))

    def no_answer_words(self, index: _Index, typed: str) -> str:
        """Why what was typed is no answer to a question with a scale, and what is one."""
        question = self._question(index)
        return tr(
            "“{typed}” is no answer here: {lowest} to {highest}, where {lowest} is “{low}” and "
            "{highest} is “{high}”.",
            typed=typed,
            lowest=LOWEST,
            highest=HIGHEST,
            low=tr(question.low),
            high=tr(question.high),
        )

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        text = str(value or "").strip()
        if role != Qt.ItemDataRole.EditRole or not self.may_type(index):
            return False
        if text == self._answer(index):
            return True
        answer = int(text) if self.is_scale(index) and text in SCALE_KEYS else text or None
        form = self._rows[index.row()].line.id
        self._typed.setdefault(form, {})[self._question(index).key] = answer
        first = index.siblingAtColumn(0) if isinstance(index, QModelIndex) else _NO_INDEX
        self.dataChanged.emit(first, index)
        self.typed.emit()
        return True
