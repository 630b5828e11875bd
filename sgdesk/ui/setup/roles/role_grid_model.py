"""Roles and requirements as a grid: what each role calls for, and what was changed of it."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from sgdesk.domain.training.titles import short_title
from sgdesk.services.people.roles import RoleView, RoleWish
from sgdesk.ui.setup.roles.role_dialog import Choices
from sgdesk.ui.text import tr

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
ROLE = 0


class RoleGridModel(QAbstractTableModel):
    """A row a role, a column a requirement; nothing is saved here."""

    changed = Signal()

    def __init__(self, choices: Choices, views: Sequence[RoleView]) -> None:
        super().__init__()
        self._pack = choices.pack
        self._titles = choices.titles()
        self._keys = tuple(self._titles)
        self._views = tuple(views)
        self._asked = {each.role.id: self._known(each) for each in views}

    def _known(self, view: RoleView) -> frozenset[str]:
        """What a role calls for by itself, of what there is."""
        return frozenset(self._keys) & frozenset(view.role.requirements)

    def toggle(self, index: _Index) -> None:
        """Call for a requirement or no longer; what comes with a higher level stays."""
        if not index.isValid() or index.column() == ROLE or self._comes_with(index):
            return
        role, key = self._views[index.row()].role.id, self._keys[index.column() - 1]
        self._asked[role] = self._asked[role] ^ {key}
        first, last = self.index(index.row(), 0), self.index(index.row(), len(self._keys))
        self.dataChanged.emit(first, last)
        self.changed.emit()

    def wishes(self) -> tuple[RoleWish, ...]:
        """The roles that are to call for something else."""
        return tuple(
            RoleWish(each.role.id, self._group(each), self._ordered(each.role.id))
            for each in self._views
            if self._asked[each.role.id] != self._known(each)
        )

    def are_first(self, wishes: Sequence[RoleWish]) -> bool:
        """Whether none of these roles ever called for anything."""
        first = {each.role.id for each in self._views if each.is_first}
        return all(each.role_id in first for each in wishes)

    def _group(self, view: RoleView) -> str | None:
        """The role's group, as far as the pack that is followed knows it."""
        group = view.role.group
        return group if group is not None and self._pack.group(group) is not None else None

    def _ordered(self, role_id: int) -> tuple[str, ...]:
        return tuple(key for key in self._keys if key in self._asked[role_id])

    def _comes_with(self, index: _Index) -> bool:
        """Whether it is called for because a higher level is."""
        asked, key = self._asked[self._views[index.row()].role.id], self._keys[index.column() - 1]
        higher = asked - {key}
        return key in self._pack.with_included(tuple(higher)) and key not in higher

    def _is_changed(self, index: _Index) -> bool:
        view, key = self._views[index.row()], self._keys[index.column() - 1]
        return (key in self._asked[view.role.id]) != (key in self._known(view))

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._views)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else 1 + len(self._keys)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        view = self._views[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return view.role.name if index.column() == ROLE else self._words(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._sentence(index)
        if role == Qt.ItemDataRole.FontRole and index.column() != ROLE and self._is_changed(index):
            font = QFont()
            font.setBold(True)
            return font
        return None

    def _words(self, index: _Index) -> str:
        asked = self._asked[self._views[index.row()].role.id]
        if self._comes_with(index):
            return tr("◐ with a higher level")
        words = tr("● called for") if self._keys[index.column() - 1] in asked else tr("○ no")
        return tr("{words}, changed", words=words) if self._is_changed(index) else words

    def _sentence(self, index: _Index) -> str:
        name = self._views[index.row()].role.name
        if index.column() == ROLE:
            return name
        title = self._titles[self._keys[index.column() - 1]]
        return tr("{role}, {title}: {words}", role=name, title=title, words=self._words(index))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Vertical:
            return None
        title = tr("Role") if section == ROLE else self._titles[self._keys[section - 1]]
        if role == Qt.ItemDataRole.DisplayRole:
            return title if section == ROLE else short_title(title)
        if role == Qt.ItemDataRole.ToolTipRole:
            return title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None
