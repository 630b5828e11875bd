"""Roles from a template: ticked, each with the group suggested for it and why."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QVBoxLayout, QWidget

from sgdesk.domain.figures import listed
from sgdesk.domain.organisation.pack import Pack, PackGroup
from sgdesk.domain.text import fold
from sgdesk.domain.training.titles import short_title
from sgdesk.services.people.role_templates import (
    RoleTemplate,
    TemplateRole,
    role_templates,
    suggested_group,
)
from sgdesk.services.people.roles import NewRole
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET, Space, em
from sgdesk.ui.widgets import Note
from sgdesk.ui.widgets.arranging import in_tab_order


@dataclass(frozen=True, slots=True)
class _Line:
    name: str
    tick: QCheckBox
    group: QComboBox


def asks_words(pack: Pack, group: PackGroup) -> str:
    """Which training a group of the partnership is asked for, in a sentence."""
    titles = {each.key: each.title for each in pack.requirements}
    asked = pack.with_included(group.requirements)
    names = [short_title(title) for key, title in titles.items() if key in asked]
    if not names:
        return tr("Asks for nothing that is kept here.")
    return tr("Asks for {training}.", training=listed(names))


def _tell_asks(pack: Pack, box: QComboBox, asks: Note, *_: object) -> None:
    """Say under the box what the group in it asks for, and its whole name over the box."""
    group = pack.groups[box.currentIndex()]
    said = asks_words(pack, group)
    asks.setText(said)
    box.setAccessibleDescription(said)
    box.setToolTip(group.title)


class TemplatePicker(QWidget):
    """Choose a template and which of its roles you have; the groups can be changed."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pack: Pack | None = None
        self._known: frozenset[str] = frozenset()
        self._lines: list[_Line] = []
        self._templates: tuple[RoleTemplate, ...] = role_templates()
        self._kind = QComboBox()
        self._kind.setMinimumHeight(TARGET)
        self._kind.setMaximumWidth(em(self, 20))
        self._kind.setAccessibleName(tr("Template"))
        self._kind.setPlaceholderText(tr("Choose one"))
        self._kind.addItems([tr(each.title) for each in self._templates])
        self._kind.setCurrentIndex(-1)
        self._kind.currentIndexChanged.connect(self._show)
        self._holder = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.MEDIUM)
        self._column.addWidget(self._kind)
        self._column.addWidget(self._holder)
        self.setFocusProxy(self._kind)

    def show_pack(self, pack: Pack, kind: str = "", known: frozenset[str] = frozenset()) -> None:
        """Suggest groups of ``pack``; roles whose folded name is ``known`` are left out.

        Where no template is for such a ``kind``, one is to be chosen: nobody is made a church.
        """
        self._pack, self._known = pack, known
        place = next((n for n, each in enumerate(self._templates) if each.key == kind), None)
        if place is not None:
            self._kind.setCurrentIndex(place)
        self._show()

    @property
    def kind(self) -> str:
        """The kind of organisation that the template is of; blank where none is chosen."""
        at = self._kind.currentIndex()
        return self._templates[at].key if at >= 0 else ""

    @property
    def is_chosen(self) -> bool:
        """Whether a template is chosen, by hand or by the kind of organisation."""
        return self._kind.currentIndex() >= 0

    def roles(self) -> list[NewRole]:
        """The roles that are ticked, with their groups."""
        pack = self._pack
        if pack is None:
            return []
        return [
            NewRole(line.name, pack.groups[line.group.currentIndex()].key)
            for line in self._lines
            if line.tick.isChecked()
        ]

    def _show(self) -> None:
        pack = self._pack
        if pack is None:
            return
        old, self._holder, self._lines = self._holder, QWidget(), []
        grid = QGridLayout(self._holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.LARGE)
        grid.setVerticalSpacing(Space.SMALL)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        at = self._kind.currentIndex()
        roles = self._templates[at].roles if at >= 0 else ()
        shown = [each for each in roles if fold(each.name) not in self._known]
        for row, each in enumerate(shown):
            words = QVBoxLayout()
            words.setSpacing(0)
            tick = QCheckBox(tr(each.name))
            tick.setMinimumHeight(TARGET)
            tick.setChecked(not self._known)
            tick.toggled.connect(self.changed)
            tick.setAccessibleDescription(tr(each.reason))
            reason = Note(tr(each.reason))
            reason.setIndent(em(self, 1.2))
            words.addWidget(tick)
            words.addWidget(reason)
            group = self._groups(pack, each)
            group.setAccessibleName(tr("Group of {role}", role=each.name))
            tick.toggled.connect(group.setEnabled)
            group.setEnabled(tick.isChecked())
            grid.addLayout(words, row, 0)
            asks = Note()
            chosen = QVBoxLayout()
            chosen.setSpacing(Space.TINY)
            chosen.addWidget(group)
            chosen.addWidget(asks)
            chosen.addStretch()
            grid.addLayout(chosen, row, 1)
            _tell_asks(pack, group, asks)
            group.currentIndexChanged.connect(partial(_tell_asks, pack, group, asks))
            self._lines.append(_Line(tr(each.name), tick, group))
        self._column.replaceWidget(old, self._holder)
        old.hide()
        old.deleteLater()
        in_tab_order(
            self._kind, *(each for line in self._lines for each in (line.tick, line.group))
        )
        self.changed.emit()

    @staticmethod
    def _groups(pack: Pack, role: TemplateRole) -> QComboBox:
        box = QComboBox()
        box.setMinimumHeight(TARGET)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(18)
        box.addItems([each.title for each in pack.groups])
        chosen = suggested_group(pack, role.level, role.name)
        keys = [each.key for each in pack.groups]
        box.setCurrentIndex(keys.index(chosen.key) if chosen else 0)
        return box
