"""Choosing who is shown: a search box, a menu for each question, and chips of what is on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from sgdesk.domain.people.kinds import KINDS, PersonKind
from sgdesk.domain.training.states import BY_URGENCY, NEEDS_TRAINING_NOW
from sgdesk.domain.training.titles import without_remark
from sgdesk.services.views.overview import Matrix
from sgdesk.ui.people.matrix.filters import (
    Filter,
    Listed,
    chips,
    listed_words,
    states_words,
)
from sgdesk.ui.people.matrix.model import Order
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET, Space
from sgdesk.ui.widgets import FilterChips, FlowLayout, SearchBox

Answers = Sequence[tuple[str, Filter]]


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a menu: its words, whether it is on, and what choosing it does."""

    text: str
    is_on: bool
    choose: Callable[[], object]


class MenuButton(QToolButton):
    """A button that drops a menu of which one answer is on; it is filled as it opens."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(TARGET)
        self.choices: Callable[[], Sequence[Choice]] = tuple
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)

    def _fill(self) -> None:
        self._menu.clear()
        group = QActionGroup(self._menu)
        for choice in self.choices():
            action = self._menu.addAction(choice.text.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(choice.is_on)
            action.triggered.connect(lambda _=False, choose=choice.choose: choose())
            group.addAction(action)


class FilterBar(QWidget):
    """Holds the filter and the order; ``changed`` once either is another."""

    changed = Signal()
    order_chosen = Signal(object)
    by_role_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filter = Filter()
        self._matrix: Matrix | None = None
        self.search = SearchBox(tr("Search names and roles"))
        self.state = MenuButton(tr("State"))
        self.requirement = MenuButton(tr("Training"))
        self.role = MenuButton(tr("Role"))
        self.group = MenuButton(tr("Group"))
        self.who = MenuButton(tr("Who"))
        self.order = MenuButton(tr("Order"))
        self.chips = FilterChips()
        self.by_role = QCheckBox(tr("&Group by role"))
        self.by_role.setMinimumHeight(TARGET)
        self._order = Order.NAME
        self._lay_out()
        self._fill_menus()
        self.by_role.toggled.connect(self.by_role_chosen)
        self.search.searched.connect(self._search)
        self.chips.removed.connect(lambda key: self.set_filter(self._filter.without(key)))

    def _lay_out(self) -> None:
        boxes = QWidget()
        flow = FlowLayout(boxes)
        for each in self._buttons():
            flow.addWidget(each)
        flow.addWidget(self.by_role)
        line = QHBoxLayout()
        line.setSpacing(Space.MEDIUM)
        line.addWidget(self.search, 2)
        line.addWidget(boxes, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(line)
        column.addWidget(self.chips)

    def _buttons(self) -> tuple[MenuButton, ...]:
        return (self.state, self.requirement, self.role, self.group, self.who, self.order)

    @property
    def filter(self) -> Filter:
        """What is asked of the rows now."""
        return self._filter

    def set_filter(self, filter_: Filter) -> None:
        """Ask something else."""
        self._filter = filter_
        if self.search.text().strip() != filter_.text:
            self.search.blockSignals(True)
            self.search.setText(filter_.text)
            self.search.blockSignals(False)
        self._show_chips()
        self.changed.emit()

    def words(self) -> list[str]:
        """What is asked of the rows, a few words for each; nothing where everybody is shown."""
        found = [text for _, text in chips(self._filter, self._matrix)] if self._matrix else []
        text = self._filter.text.strip()
        return [tr("“{text}”", text=text), *found] if text else found

    def set_matrix(self, matrix: Matrix) -> None:
        """Offer the roles, groups and requirements of another day or file."""
        self._matrix = matrix
        for button, answers in (
            (self.requirement, _requirement_answers),
            (self.role, _role_answers),
            (self.group, _group_answers),
        ):
            button.setVisible(len(answers(self._filter, matrix)) > 2)
        self._show_chips()

    def _search(self, text: str) -> None:
        if text != self._filter.text:
            self.set_filter(replace(self._filter, text=text))

    def _show_chips(self) -> None:
        if self._matrix is not None:
            self.chips.set_chips(chips(self._filter, self._matrix))

    def _fill_menus(self) -> None:
        """Say what each menu offers once it is opened."""
        for button, answers in (
            (self.state, _state_answers),
            (self.requirement, _requirement_answers),
            (self.role, _role_answers),
            (self.group, _group_answers),
            (self.who, _who_answers),
        ):
            button.choices = partial(self._choices, answers)
        self.order.choices = self._orders

    def _choices(self, answers: Callable[[Filter, Matrix], Answers]) -> list[Choice]:
        if self._matrix is None:
            return []
        now = self._filter
        return [
            Choice(text, asked == now, partial(self.set_filter, asked))
            for text, asked in answers(now, self._matrix)
        ]

    def _orders(self) -> list[Choice]:
        orders = ((Order.NAME, tr("By name")), (Order.URGENCY, tr("The most urgent first")))
        return [
            Choice(text, order is self._order, partial(self._choose_order, order))
            for order, text in orders
        ]

    def _choose_order(self, order: Order) -> None:
        self._order = order
        self.order_chosen.emit(order)


def _state_answers(now: Filter, _: Matrix) -> Answers:
    groups = [NEEDS_TRAINING_NOW, *(frozenset({state}) for state in BY_URGENCY)]
    choices = [(tr("Any state"), now.without("states"))]
    return choices + [(states_words(each), replace(now, states=each)) for each in groups]


def _requirement_answers(now: Filter, matrix: Matrix) -> Answers:
    choices = [(tr("Any training"), now.without("requirement"))]
    return choices + [
        (without_remark(title), replace(now, requirement=key)) for key, title in matrix.columns
    ]


def _role_answers(now: Filter, matrix: Matrix) -> Answers:
    choices = [(tr("Any role"), now.without("role"))]
    return choices + [(role, replace(now, role=role)) for role in matrix.roles]


def _group_answers(now: Filter, matrix: Matrix) -> Answers:
    used = {group for row in matrix.rows for group in row.groups}
    found = [(title, replace(now, group=key)) for key, title in matrix.groups if key in used]
    return [(tr("Any group"), now.without("group")), *found]


def _who_answers(now: Filter, _: Matrix) -> Answers:
    """Kinds of people, under 18, without a role, and leavers: one answer at a time."""
    everybody = replace(now, kind=None, listed=Listed.PRESENT, under_18=False)
    kinds = [(tr(KINDS[kind].plural), replace(everybody, kind=kind)) for kind in PersonKind]
    listed = [
        (listed_words(each), replace(everybody, listed=each))
        for each in (Listed.NO_ROLE, Listed.LEAVERS)
    ]
    young = (tr("Under 18"), replace(everybody, under_18=True))
    return [(listed_words(Listed.PRESENT), everybody), *kinds, young, *listed]
