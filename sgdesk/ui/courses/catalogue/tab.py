"""The catalogue of courses, and the one that is chosen beside it."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout

from sgdesk.services.courses.catalogue import CatalogueLine, CourseCatalogue, catalogue
from sgdesk.ui.courses.catalogue.columns import course_columns
from sgdesk.ui.courses.catalogue.course_dialog import CourseDialog, Offered, offered
from sgdesk.ui.courses.catalogue.course_panel import CoursePanel
from sgdesk.ui.page import Page
from sgdesk.ui.places import Wanted
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.widgets import EmptyState, PushButton, RowsModel, Table
from sgdesk.ui.widgets.panes.list_and_panel import ListAndPanel


class CoursesTab(Page):
    """Every course, those that meet something that is asked first."""

    topic: ClassVar[str] = "courses"

    def _build(self) -> None:
        self._wanted: int | None = None
        self._as_at = date.min
        self._known = CourseCatalogue((), ())
        self.add_button = PushButton(tr("&Add a course …"), "add", main=True)
        self._model: RowsModel[CatalogueLine] = RowsModel(course_columns(self._as_at))
        self.table = Table(tr("Courses"))
        self.table.setObjectName("courses")
        self.table.setModel(self._model)
        self.panel = CoursePanel()
        self.table.offer(*self.panel.detail.buttons, correct=self.panel.change_button)
        self.adds = self.add_button
        self.empty = EmptyState(
            tr("No courses yet"),
            tr("Every course that training can be on: what it covers and its reviews."),
            tr("Add a course"),
            "add",
            drawing="sessions",
        )
        self._list = ListAndPanel(self.table, self.panel, self.empty, [self.add_button])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._list)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self._add)
        self.empty.chosen.connect(self._add)
        self._list.chosen.connect(self._show)
        self.table.opened.connect(lambda _: self.panel.detail.enter())

    def _open(self, wanted: Wanted) -> None:
        self._wanted = wanted.course

    def _load(self) -> None:
        workspace = self.context.workspace
        self.add_button.setEnabled(self.context.may_write)
        self._list.allow(self.context.may_write)
        self.fetch(lambda: catalogue(workspace), self._fill)

    def _fill(self, found: CourseCatalogue) -> None:
        self._known = found
        wanted, self._wanted = self._wanted, None
        self._dress_columns()
        self._model.set_rows(found.courses)
        self.add_button.setVisible(bool(found.courses))
        self._list.say(self._counted(found.courses))
        self.choose(wanted or self.panel.course_id)

    def _dress_columns(self) -> None:
        """What is overdue depends on the day; the order that was chosen stays while it does."""
        if self._as_at != self.context.as_at:
            self._as_at = self.context.as_at
            self._model.set_columns(course_columns(self._as_at))

    def choose(self, course_id: int | None) -> None:
        """Put the mark on a course, or on the first where there is no such."""
        self._list.show_rows(lambda row: isinstance(row, CatalogueLine) and row.id == course_id)

    def _show(self, row: CatalogueLine) -> None:
        self.panel.show_course(row.id, self.context)

    def _add(self) -> None:
        def added(course_id: int) -> None:
            self._wanted = course_id

        def show(words: Offered) -> None:
            dialog = CourseDialog(self.context, words, None, self)
            dialog.added = added
            dialog.open()

        workspace = self.context.workspace
        self.context.tasks.run(lambda: offered(workspace), show, owner=self)

    def _counted(self, lines: Sequence[CatalogueLine]) -> str:
        day = self.context.as_at
        late = sum(line.review_due is not None and line.review_due < day for line in lines)
        said = tr_count("{n} course", "{n} courses", len(lines))
        if not late:
            return said
        return tr("{said}, {late} overdue for a review", said=said, late=late)
