"""The model of the training matrix: lines, perhaps under headings of roles, with ticks."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from textwrap import wrap
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from sgdesk.domain.training.standing import Standing
from sgdesk.services.training.why import Reasons, Why
from sgdesk.ui.people.matrix.lines import (
    MatrixLine,
    cell_reasons,
    cell_tip,
    column_title,
    day_line,
    month_line,
    set_line,
    under_name,
)
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.why import full_phrase
from sgdesk.ui.widgets import STATE_ROLE
from sgdesk.ui.words import standing_word

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()

WORD_ROLE = Qt.ItemDataRole.UserRole + 2
"""The first line of a cell: a name, or the word of a state."""

BELOW_ROLE = Qt.ItemDataRole.UserRole + 3
"""The second, quieter line of a cell: roles, or the day that matters."""

MONTH_ROLE = Qt.ItemDataRole.UserRole + 4
"""The same of a state in a narrow cell: the month of that day."""


@dataclass(frozen=True, slots=True)
class GroupHeading:
    """The line over those who hold a role."""

    text: str


class Order(StrEnum):
    """What lines are sorted by where no column was chosen."""

    NAME = "name"
    URGENCY = "urgency"


HEADING_LETTERS = 20
"""How long a line of a heading may be before it goes on below."""

Columns = Sequence[tuple[str, str]]
Entry = MatrixLine | GroupHeading
Choose = Callable[[Iterable[MatrixLine]], list[MatrixLine]]


class MatrixModel(QAbstractTableModel):
    """Shows lines through the name and one column for each requirement.

    ``ticked`` are people by id; they stay ticked while a filter hides them.
    """

    ticks_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._columns: Columns = ()
        self._everybody: list[MatrixLine] = []
        self._shown: list[MatrixLine] = []
        self._choose: Choose = list
        self._entries: list[Entry] = []
        self._roles: Sequence[str] = ()
        self._recommended: Collection[str] = ()
        self._reasons = Reasons()
        self._letters = HEADING_LETTERS
        self._by_role = False
        self._order = Order.NAME
        self._sorted: tuple[int, Qt.SortOrder] | None = None
        self._ticked: set[int] = set()

    # What is shown.

    def set_matrix(
        self,
        columns: Columns,
        roles: Sequence[str],
        lines: Sequence[MatrixLine],
        reasons: Reasons,
        recommended: Collection[str] = (),
    ) -> None:
        """Hold another matrix, and show none of it until ``narrow``.

        ``roles`` is the order of the headings, ``reasons`` says why a cell stands as it does,
        ``recommended`` are the columns whose interval is advice.
        """
        self.beginResetModel()
        if [key for key, _ in columns] != [key for key, _ in self._columns]:
            self._sorted = None
        self._columns, self._roles, self._recommended = columns, roles, recommended
        self._reasons = reasons
        self._everybody = list(lines)
        self._put_in_order()
        self._shown, self._entries = [], []
        self.endResetModel()

    def wrap_headings(self, letters: int) -> None:
        """Let a line of a heading be so long before it goes on below."""
        if letters != self._letters:
            self._letters = letters
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns))

    def narrow(self, choose: Choose) -> None:
        """Show those whom ``choose`` picks out of everybody, who come in order."""
        self.beginResetModel()
        self._choose = choose
        self._arrange()
        self.endResetModel()

    def set_order(self, order: Order) -> None:
        """Sort by name or by urgency, whatever column was chosen before."""
        self._order, self._sorted = order, None
        self._rearrange()

    def set_by_role(self, by_role: bool) -> None:
        """Put everybody under the roles that they hold; with two roles they stand there twice."""
        self._by_role = by_role
        self._rearrange()

    @property
    def lines(self) -> Sequence[MatrixLine]:
        """The lines that are shown, each once."""
        return self._shown

    @property
    def columns(self) -> Columns:
        """The requirements by key and title."""
        return self._columns

    def entry(self, row: int) -> Entry:
        """What stands in a row: a line or a heading."""
        return self._entries[row]

    def line(self, index: Index) -> MatrixLine | None:
        """The line at an index, or ``None`` for a heading and for no index."""
        entry = self._entries[index.row()] if index.isValid() else None
        return entry if isinstance(entry, MatrixLine) else None

    def row_of(self, person_id: int) -> int | None:
        """The first row that shows somebody."""
        for row, entry in enumerate(self._entries):
            if isinstance(entry, MatrixLine) and entry.id == person_id:
                return row
        return None

    def headings(self) -> list[int]:
        """The rows that are headings."""
        return [row for row, entry in enumerate(self._entries) if isinstance(entry, GroupHeading)]

    # Ticks.

    @property
    def ticked(self) -> frozenset[int]:
        """Everybody who is ticked, shown or not."""
        return frozenset(self._ticked)

    def tick(self, people: Iterable[int], *, on: bool = True) -> None:
        """Tick or untick people by id."""
        before = len(self._ticked)
        self._ticked = self._ticked | set(people) if on else self._ticked - set(people)
        if len(self._ticked) != before:
            self._tell_ticks()

    def keep_ticks(self, people: Iterable[int]) -> None:
        """Forget the ticks of those who are no longer in the file."""
        self._ticked &= set(people)

    def _tell_ticks(self) -> None:
        if self._entries:
            last = self.index(len(self._entries) - 1, 0)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.CheckStateRole])
        self.ticks_changed.emit()

    # What views ask.

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else 1 + len(self._columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if self.line(index) is None:
            return flag.ItemNeverHasChildren if index.isValid() else flag.NoItemFlags
        usual = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemNeverHasChildren
        return usual | flag.ItemIsUserCheckable if index.column() == 0 else usual

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self._entries[index.row()]
        if isinstance(entry, GroupHeading):
            return entry.text if role in _HEADING_ROLES and index.column() == 0 else None
        if index.column() == 0:
            return self._name_data(entry, role)
        read = _CELL_ROLES.get(role)
        standing = entry.cells[index.column() - 1]
        if standing is None and role == Qt.ItemDataRole.AccessibleTextRole:
            return tr("Not called for")  # an empty cell says nothing to whoever does not see it
        if read is None or standing is None:
            return None
        why = partial(self._reasons.why, standing, entry.row.roles)  # seldom wanted when painting
        return read(standing, why, standing.requirement in entry.row.by_month)

    def _name_data(self, line: MatrixLine, role: int) -> object:
        if role == Qt.ItemDataRole.CheckStateRole:
            is_on = line.id in self._ticked
            return Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._sentence(line)
        read = _NAME_ROLES.get(role)
        return read(line) if read is not None else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        line = self.line(index)
        if line is None or role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.tick([line.id], on=Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Vertical:
            return None
        title = tr("Name") if section == 0 else self._columns[section - 1][1]
        if role == Qt.ItemDataRole.DisplayRole:
            return "\n".join(self._heading(section, title))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tr("{title}: press to sort", title=title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _heading(self, section: int, title: str) -> list[str]:
        """The lines of a heading; whether its interval is recommended alone stands under it."""
        lines = wrap(column_title(title), self._letters)
        is_advice = section > 0 and self._columns[section - 1][0] in self._recommended
        return [*lines, tr("recommended")] if is_advice else lines

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 goes back to the order that was chosen."""
        self._sorted = (column, order) if 0 <= column <= len(self._columns) else None
        self._rearrange()

    def _rearrange(self) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        people = [self.line(index) for index in before]
        self._put_in_order()
        self._arrange()
        rows = {each.id: row for row, each in self._reversed_lines()}
        for index, line in zip(before, people, strict=True):
            row = rows.get(line.id) if line is not None else None
            moved = _NO_INDEX if row is None else self.index(row, index.column())
            self.changePersistentIndex(index, moved)
        self.layoutChanged.emit()

    def _reversed_lines(self) -> Iterable[tuple[int, MatrixLine]]:
        """Rows from the last up, so that the first of somebody's rows is kept."""
        for row in range(len(self._entries) - 1, -1, -1):
            entry = self._entries[row]
            if isinstance(entry, MatrixLine):
                yield row, entry

    def _put_in_order(self) -> None:
        """Sort everybody once, so that a filter has no sorting to do."""
        key, backwards = self._sorting()
        self._everybody.sort(key=key, reverse=backwards)

    def _arrange(self) -> None:
        """Draw up the rows: those chosen, under headings where they are wanted."""
        self._shown = self._choose(self._everybody)
        self._entries = list(self._under_headings()) if self._by_role else list(self._shown)

    def _sorting(self) -> tuple[Callable[[MatrixLine], Any], bool]:
        if self._sorted is None:
            by_name = self._order is Order.NAME
            return (_by_name if by_name else _by_urgency), False
        column, order = self._sorted
        backwards = order is Qt.SortOrder.DescendingOrder
        if column == 0:
            return _by_name, backwards
        return (lambda line: line.cell_key(column - 1)), backwards

    def _under_headings(self) -> Iterable[Entry]:
        members: dict[str, list[MatrixLine]] = {}
        for line in self._shown:
            for role in line.row.roles or ("",):
                members.setdefault(role, []).append(line)
        for role in (*self._roles, ""):
            if role in members:
                count = tr_count("{n} person", "{n} people", len(members[role]))
                name = role or tr("No role")
                yield GroupHeading(tr("{role}, {count}", role=name, count=count))
                yield from members[role]

    def _sentence(self, line: MatrixLine) -> str:
        """The whole row in one breath, for a screen reader that reads the first cell alone."""
        said = [line.name, under_name(line)]
        said += [
            f"{column_title(title)}: {self._phrase(line, standing)}"
            for (_, title), standing in zip(self._columns, line.cells, strict=True)
            if standing is not None
        ]
        if line.id in self._ticked:
            said.append(tr("ticked"))
        return ", ".join(said)

    def _phrase(self, line: MatrixLine, standing: Standing) -> str:
        by_month = standing.requirement in line.row.by_month
        return full_phrase(self._reasons.why(standing), by_month=by_month)


def _by_name(line: MatrixLine) -> tuple[str, int]:
    return line.name_key, line.id


def _by_urgency(line: MatrixLine) -> Any:
    return line.urgency


_HEADING_ROLES = frozenset(
    {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, WORD_ROLE}
)
_NAME_ROLES: dict[int, Callable[[MatrixLine], object]] = {
    Qt.ItemDataRole.DisplayRole: lambda line: line.name,
    Qt.ItemDataRole.ToolTipRole: lambda line: f"{line.name}\n{under_name(line)}",
    WORD_ROLE: lambda line: line.name,
    BELOW_ROLE: under_name,
}
_Asked = Callable[[], Why]
_CELL_ROLES: dict[int, Callable[[Standing, _Asked, bool], object]] = {
    Qt.ItemDataRole.DisplayRole: lambda _, why, month: full_phrase(why(), by_month=month),
    Qt.ItemDataRole.AccessibleTextRole: lambda _, why, month: full_phrase(why(), by_month=month),
    Qt.ItemDataRole.AccessibleDescriptionRole: lambda _, why, month: " ".join(
        cell_reasons(why(), month)
    ),
    Qt.ItemDataRole.ToolTipRole: lambda _, why, month: cell_tip(why(), by_month=month),
    STATE_ROLE: lambda cell, _why, _month: cell.state,
    WORD_ROLE: lambda cell, _why, _month: standing_word(cell),
    BELOW_ROLE: lambda cell, why, month: (
        set_line(why()) if cell.missing else day_line(cell, by_month=month)
    ),
    MONTH_ROLE: lambda cell, _why, _month: month_line(cell),
}
"""What a cell answers, told whether no more than the month of its last day is known."""
