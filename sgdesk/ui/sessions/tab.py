"""The list of sessions, and the one that is chosen beside it."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from sgdesk.domain.sessions.session import SessionState
from sgdesk.services.file.changes import Area
from sgdesk.services.sessions.sessions import SessionLine, session_lines
from sgdesk.ui.page import Page, Unsaved
from sgdesk.ui.places import NOTHING, Wanted
from sgdesk.ui.sessions.columns import session_columns
from sgdesk.ui.sessions.panel import SessionPanel
from sgdesk.ui.sessions.plan_dialog import open_plan
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import Space, em
from sgdesk.ui.widgets import EmptyState, Note, PushButton, RowsModel, ScrollPage, Table
from sgdesk.ui.widgets.panes.turning import TurningSplitter


class SessionsTab(Page):
    """What is to be ticked in stands first, then what is planned, then what was held."""

    areas: ClassVar[frozenset[Area]] = frozenset(
        {Area.ORGANISATION, Area.PEOPLE, Area.ROLES, Area.COURSES, Area.TRAINING, Area.SESSIONS}
    )
    topic: ClassVar[str] = "sessions"

    def guide_topic(self) -> str:
        """The sign-in sheet has a page of its own."""
        return "tick" if self.panel.isVisibleTo(self) and self.panel.is_ticking() else self.topic

    def _build(self) -> None:
        self._wanted = NOTHING
        self._several: set[date] = set()
        self.plan_button = PushButton(tr("&Plan a session …"), "add", main=True)
        self._said = Note()
        self._model: RowsModel[SessionLine] = RowsModel(session_columns(self._several))
        self.table = Table(tr("Sessions"))
        self.table.setObjectName("sessions")
        self.table.setModel(self._model)
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.panel = SessionPanel()
        self.table.offer(
            self.panel.change_button,
            self.panel.cancel_button,
            correct=self.panel.change_button,
            take_away=self.panel.cancel_button,
        )
        self.adds = self.plan_button
        self.empty = EmptyState(
            tr("No sessions yet"),
            tr(
                "Plan an evening of training: the list of who is due, the sign-in sheet, and the "
                "certificates follow from it. One that was held already can be added too."
            ),
            tr("Plan a session"),
            "add",
            drawing="sessions",
        )
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.plan_button)
        top.addWidget(self._said, 1)
        beside = _Beside(self.panel)
        self._splitter = TurningSplitter(self.table, beside, _LEAST)
        for place, share in enumerate(_SHARES):
            self._splitter.setStretchFactor(place, share)
        self._splitter.setSizes([share * em(self, 10) for share in _SHARES])
        self._stack = QStackedWidget()
        self._stack.addWidget(self._splitter)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.MEDIUM, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addLayout(top)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.plan_button.clicked.connect(self._plan)
        self.empty.chosen.connect(self._plan)
        self.panel.sheet.model.changed.connect(self.touched)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_chosen())
        self.table.opened.connect(lambda _: self.panel.enter())

    def _open(self, wanted: Wanted) -> None:
        self._wanted = wanted

    def unsaved(self) -> Unsaved | None:
        """Ticks of any session that are not saved."""
        sheet = self.panel.sheet
        lines = sheet.model.unsaved()
        if not lines:
            return None
        one = "{n} line of a sign-in sheet is ticked and not saved yet."
        many = "{n} lines of a sign-in sheet are ticked and not saved yet."
        may_save = self.context.may_write and len(sheet.model.marks()) == lines
        return Unsaved(
            tr_count(one, many, lines),
            tr("sign-in sheet"),
            sheet.save_then if may_save else None,
            sheet.drop,
        )

    def print_page(self) -> None:
        """Ctrl+P prints the sign-in sheet of the session that is chosen."""
        self.panel.print_page()

    def _load(self) -> None:
        workspace, as_at = self.context.workspace, self.context.as_at
        self.plan_button.setEnabled(self.context.may_write)
        self.fetch(lambda: session_lines(workspace, as_at), self._fill)

    def _fill(self, lines: tuple[SessionLine, ...]) -> None:
        wanted, self._wanted = self._wanted, NOTHING
        kept = wanted.session or self.panel.session_id
        days = Counter(line.held_on for line in lines)
        self._several.clear()
        self._several.update(day for day, count in days.items() if count > 1)
        self._model.set_rows(_in_order(lines))
        self.table.fit_columns()
        self._stack.setCurrentWidget(self._splitter if lines else self.empty)
        self.plan_button.setVisible(bool(lines))
        self._said.setText(_counted(lines))
        self.choose(kept)
        if wanted.action == "tick":
            self.panel.tick()
        elif wanted.session is not None:
            self.table.setFocus()

    def choose(self, session_id: int | None) -> None:
        """Put the mark on a session, or on the first where there is no such."""
        rows = self._model.rows
        if not rows:
            return
        at = next((place for place, each in enumerate(rows) if each.id == session_id), 0)
        index = self._model.index(at, 0)
        if self.table.currentIndex().row() == at:
            self._show_chosen()
        self.table.setCurrentIndex(index)

    def _show_chosen(self) -> None:
        at = self.table.currentIndex()
        if at.isValid():
            self.panel.show_session(self._model.row(at).id, self.context)

    def _plan(self) -> None:
        def planned(session_id: int) -> None:
            self._wanted = Wanted(session=session_id)

        open_plan(self.context, self, planned)


class _Beside(ScrollPage):
    """Scrolls what it holds up and down; sideways it takes the room that that needs."""

    def __init__(self, held: QWidget) -> None:
        super().__init__()
        self._held = held
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(held)

    def minimumSizeHint(self) -> QSize:
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self._held.minimumSizeHint().width() + bar, super().minimumSizeHint().height())


_LEAST = 15
"""What the list needs beside a session, in lines of text."""

_SHARES = (2, 3)
"""Of the list and of what stands beside it."""

_FIRST = (
    SessionState.TO_MARK,
    SessionState.PLANNED,
    SessionState.HELD,
    SessionState.CANCELLED,
)


def _in_order(lines: Sequence[SessionLine]) -> list[SessionLine]:
    """To tick in and planned by the day, the soonest first; what is over, the newest first."""

    def key(line: SessionLine) -> tuple[int, int, int]:
        days = line.held_on.toordinal()
        ahead = line.state in _FIRST[:2]
        return _FIRST.index(line.state), days if ahead else -days, line.id

    return sorted(lines, key=key)


def _counted(lines: Sequence[SessionLine]) -> str:
    to_tick = sum(line.state is SessionState.TO_MARK for line in lines)
    planned = sum(line.state is SessionState.PLANNED for line in lines)
    said = []
    if to_tick:
        said.append(tr_count("{n} to tick in", "{n} to tick in", to_tick))
    if planned:
        said.append(tr_count("{n} planned", "{n} planned", planned))
    return ", ".join(said)
