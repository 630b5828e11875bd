"""The sign-in sheet as it is ticked back in: what was typed is held until it is saved."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from sgdesk.domain.sessions.session import ON_SHEET, BookingState
from sgdesk.services.sessions.attendance import Mark
from sgdesk.ui.sessions.columns import BookingLine
from sgdesk.ui.sessions.words import absence_word
from sgdesk.ui.text import tr

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()

PERSON, CAME, REASON = range(3)


@dataclass(frozen=True, slots=True)
class Tick:
    """One line of the sheet: came, or did not and why."""

    attended: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    """Somebody on the sheet, and what is saved of them."""

    person_id: int
    name: str
    saved: Tick | None
    walked_in: bool = False


class TickModel(QAbstractTableModel):
    """A row a person, in the order and under the number of the paper.

    What is ticked in another session meanwhile is kept for it.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._session = 0
        self._rows: list[_Row] = []
        self._ticks: dict[int, dict[int, Tick]] = {}
        self._walked_in: dict[int, dict[int, str]] = {}
        self._open = False

    def show_sheet(self, session_id: int, lines: Iterable[BookingLine], *, may_tick: bool) -> None:
        """Show the sheet of a session, with what was ticked and not saved."""
        self.beginResetModel()
        self._session, self._open = session_id, may_tick
        self._rows = [
            _Row(each.person_id, each.name, _saved(each))
            for each in sorted(lines, key=lambda each: (each.filed_by, each.person_id))
            if each.state in ON_SHEET
        ]
        there = {each.person_id for each in self._rows}
        self._rows += [
            _Row(number, name, None, walked_in=True)
            for number, name in self._walked_in.get(session_id, {}).items()
            if number not in there
        ]
        self.endResetModel()
        self.changed.emit()

    @property
    def people(self) -> frozenset[int]:
        """Everybody who stands on the sheet."""
        return frozenset(each.person_id for each in self._rows)

    @property
    def is_open(self) -> bool:
        """Whether anything can be ticked."""
        return self._open

    def unsaved(self) -> int:
        """How many lines of all sessions are ticked and not saved."""
        return sum(len(each) for each in self._ticks.values())

    def marks(self) -> list[Mark]:
        """What is to be saved for the session that is shown."""
        ticks = self._ticks.get(self._session, {})
        return [Mark(number, tick.attended, tick.reason) for number, tick in ticks.items()]

    def without_reason(self) -> list[tuple[int, str]]:
        """The rows and names of those who did not come, with no reason chosen."""
        found = ((at, self.tick_at(at), row.name) for at, row in enumerate(self._rows))
        return [
            (at, name) for at, tick, name in found if tick and not tick.attended and not tick.reason
        ]

    def counts(self) -> tuple[int, int, int]:
        """How many came, did not come, and are not ticked yet."""
        ticks = [self.tick_at(at) for at in range(len(self._rows))]
        came = sum(tick is not None and tick.attended for tick in ticks)
        missing = ticks.count(None)
        return came, len(ticks) - came - missing, missing

    def tick_at(self, row: int) -> Tick | None:
        """How a row stands: as ticked now, or else as saved."""
        each = self._rows[row]
        return self._ticks.get(self._session, {}).get(each.person_id, each.saved)

    def tick(self, row: int, tick: Tick | None) -> None:
        """Tick a row, or with ``None`` take back what was not saved."""
        if not self._open or not 0 <= row < len(self._rows):
            return
        each = self._rows[row]
        ticks = self._ticks.setdefault(self._session, {})
        if tick is None or tick == each.saved:
            ticks.pop(each.person_id, None)
        else:
            ticks[each.person_id] = tick
        if not ticks:
            del self._ticks[self._session]
        self.dataChanged.emit(self.index(row, PERSON), self.index(row, REASON))
        self.changed.emit()

    def not_ticked(self) -> list[str]:
        """The names of those who are not ticked yet, in the order of the sheet."""
        return [each.name for at, each in enumerate(self._rows) if self.tick_at(at) is None]

    def all_came(self) -> None:
        """Tick everybody who is not ticked yet."""
        for row in range(len(self._rows)):
            if self.tick_at(row) is None:
                self.tick(row, Tick(attended=True))

    def add(self, person_id: int, name: str) -> int:
        """Put somebody on the sheet who was not booked, as having come; return the row."""
        self._walked_in.setdefault(self._session, {})[person_id] = name
        at = len(self._rows)
        self.beginInsertRows(_NO_INDEX, at, at)
        self._rows.append(_Row(person_id, name, None, walked_in=True))
        self.endInsertRows()
        self.tick(at, Tick(attended=True))
        return at

    def forget(self, session_id: int | None = None) -> None:
        """Let go of what is not saved, of one session or of all."""
        wanted = list(self._ticks | self._walked_in) if session_id is None else [session_id]
        for each in wanted:
            self._ticks.pop(each, None)
            self._walked_in.pop(each, None)
        self.changed.emit()

    # What the view asks for.

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else REASON + 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index.row(), index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (self._text(index.row(), each) for each in range(3))))
        return None

    def _text(self, row: int, column: int) -> str:
        each, tick = self._rows[row], self.tick_at(row)
        if column == PERSON:
            return tr("{name} (was not booked)", name=each.name) if each.walked_in else each.name
        if column == CAME:
            return _came_word(tick)
        if tick is None or tick.attended:
            return ""
        return absence_word(tick.reason) or tr("Choose a reason")

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Vertical:
            return _number(section, role)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (tr("Person"), tr("On the day"), tr("Why not"))[section]


def _number(row: int, role: int) -> object:
    """The number of a row on the paper."""
    if role == Qt.ItemDataRole.TextAlignmentRole:
        return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    return str(row + 1) if role == Qt.ItemDataRole.DisplayRole else None


def _saved(line: BookingLine) -> Tick | None:
    if line.state is BookingState.BOOKED:
        return None
    came = line.state is BookingState.ATTENDED
    return Tick(came, "" if came else line.reason)


def _came_word(tick: Tick | None) -> str:
    if tick is None:
        return tr("– not ticked yet")
    return tr("✓ came") if tick.attended else tr("✕ did not come")
