"""The catalogue of courses, and the one that is chosen beside it."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout

from sgdesk.services.catalogue import Catalogue, CatalogueLine, catalogue
from sgdesk.services.results import Area
from sgdesk.ui.courses.beside import allow, fit_with_short_titles
from sgdesk.ui.courses.course_dialog import CourseDialog
from sgdesk.ui.courses.course_panel import CoursePanel
from sgdesk.ui.page import Page
from sgdesk.ui.sessions.columns import course_columns
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import Space, em
from sgdesk.ui.widgets import EmptyState, Note, PushButton, RowsModel, Table


class CoursesTab(Page):
    """Every course, those that meet something that is asked first."""

    areas: ClassVar[frozenset[Area]] = frozenset(
        {Area.ORGANISATION, Area.ROLES, Area.COURSES, Area.SESSIONS}
    )
    topic: ClassVar[str] = "courses"

    def _build(self) -> None:
        self._wanted: int | None = None
        self._as_at: date | None = None
        self._known = Catalogue((), ())
        self.add_button = PushButton(tr("&Add a course …"), "add")
        self._said = Note()
        self._model: RowsModel[CatalogueLine] = RowsModel(())
        self.table = Table(tr("Courses"))
        self.table.setObjectName("courses")
        self.table.setModel(self._model)
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.panel = CoursePanel()
        self.empty = EmptyState(
            tr("No courses yet"),
            tr("Here stands every course that training can be on: what it covers and its reviews."),
            tr("Add a course"),
            "add",
        )
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.add_button)
        top.addWidget(self._said, 1)
        self._splitter = QSplitter()
        self._splitter.addWidget(self.table)
        self._splitter.addWidget(self.panel)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([em(self, 38), em(self, 40)])
        self._splitter.setChildrenCollapsible(False)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._splitter)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.MEDIUM, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addLayout(top)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self._add)
        self.empty.chosen.connect(self._add)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_chosen())
        self.table.opened.connect(lambda _: self.panel.beside.enter())

    def _load(self) -> None:
        workspace = self.context.workspace
        self.add_button.setEnabled(self.context.may_write)
        allow(self.empty, self.context.may_write)
        self.fetch(lambda: catalogue(workspace), self._fill)

    def _fill(self, found: Catalogue) -> None:
        self._known = found
        wanted, self._wanted = self._wanted, None
        self._dress_columns()
        self._model.set_rows(found.courses)
        fit_with_short_titles(self.table)
        self._stack.setCurrentWidget(self._splitter if found.courses else self.empty)
        self.add_button.setVisible(bool(found.courses))
        self._said.setText(self._counted(found.courses))
        self.choose(wanted or self.panel.course_id)

    def _dress_columns(self) -> None:
        """What is overdue depends on the day; the order that was chosen stays while it does."""
        if self._as_at != self.context.as_at:
            self._as_at = self.context.as_at
            self._model.set_columns(course_columns(self._as_at))

    def choose(self, course_id: int | None) -> None:
        """Put the mark on a course, or on the first where there is no such."""
        rows = self._model.rows
        if not rows:
            return
        at = next((place for place, each in enumerate(rows) if each.id == course_id), 0)
        if self.table.currentIndex().row() == at:
            self._show_chosen()
        self.table.setCurrentIndex(self._model.index(at, 0))

    def _show_chosen(self) -> None:
        at = self.table.currentIndex()
        if at.isValid():
            self.panel.show_course(self._model.row(at).id, self.context)

    def _add(self) -> None:
        def added(course_id: int) -> None:
            self._wanted = course_id

        dialog = CourseDialog(self.context, dict(self._known.requirements), None, self)
        dialog.added = added
        dialog.open()

    def _counted(self, lines: Sequence[CatalogueLine]) -> str:
        day = self.context.as_at
        late = sum(line.review_due is not None and line.review_due < day for line in lines)
        said = tr_count("{n} course", "{n} courses", len(lines))
        if not late:
            return said
        return tr("{said}, {late} overdue for a review", said=said, late=late)
