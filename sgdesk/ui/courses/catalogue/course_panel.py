"""The course that is chosen in the catalogue."""

from PySide6.QtWidgets import QVBoxLayout

from sgdesk.services.courses.courses import withdraw_course
from sgdesk.services.views.course_page import CoursePage, course_page
from sgdesk.ui.context import Context
from sgdesk.ui.courses.catalogue.content_dialog import ContentDialog
from sgdesk.ui.courses.catalogue.course_dialog import CourseDialog, offered
from sgdesk.ui.courses.catalogue.course_sections import course_parts
from sgdesk.ui.courses.catalogue.small_dialogs import (
    CourseReviewDialog,
    MaterialDialog,
    Named,
    ObserveDialog,
)
from sgdesk.ui.courses.catalogue.words import about_words
from sgdesk.ui.page import Page
from sgdesk.ui.text import tr
from sgdesk.ui.widgets import PushButton
from sgdesk.ui.widgets.panes.detail_panel import DetailPanel


class CoursePanel(Page):
    """Beside the catalogue; it follows the course that is chosen there."""

    def _build(self) -> None:
        self.course_id: int | None = None
        self._found: CoursePage | None = None
        self.change_button = PushButton(tr("Chan&ge …"), "edit")
        self.review_button = PushButton(tr("&Review …"), "check")
        self.tick_button = PushButton(tr("&Tick off points …"), "check")
        self.revise_button = PushButton(tr("Revise&d …"), "check")
        self.observe_button = PushButton(tr("O&bserve …"), "people")
        self.material_button = PushButton(tr("&Material …"), "add")
        self.withdraw_button = PushButton(tr("Take out of &use"), "close")
        self.detail = DetailPanel(
            (
                self.change_button,
                self.review_button,
                self.tick_button,
                self.revise_button,
                self.withdraw_button,
            ),
            few=(self.observe_button, self.material_button),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.detail)

    def _connect(self) -> None:
        self.change_button.clicked.connect(self._change)
        self.review_button.clicked.connect(self._review)
        self.tick_button.clicked.connect(self._tick)
        self.revise_button.clicked.connect(self._revise)
        self.observe_button.clicked.connect(self._observe)
        self.material_button.clicked.connect(self._material)
        self.withdraw_button.clicked.connect(self._withdraw)

    def show_course(self, course_id: int, context: Context) -> None:
        """Show a course."""
        if course_id != self.course_id:
            self.course_id = course_id
            self._found = None
        self.refresh(context)

    def _load(self) -> None:
        workspace, as_at, number = self.context.workspace, self.context.as_at, self.course_id
        if number is not None:
            self.fetch(lambda: course_page(workspace, number, as_at), self._fill)

    def _fill(self, found: CoursePage) -> None:
        self._found = found
        view, may_write = found.view, self.context.may_write
        self.detail.head(view.course.title, about_words(found))
        for each in self.detail.buttons:
            each.setEnabled(may_write)
        self.tick_button.setVisible(bool(view.checklists))
        self.revise_button.setVisible(bool(view.revisions))
        is_out = view.course.withdrawn_on is not None
        self.withdraw_button.setText(tr("Offer it again") if is_out else tr("Take out of &use"))
        self.detail.fill(self.course_id, course_parts(self.context, found, self))

    def _named(self, found: CoursePage) -> Named:
        return found.view.course.id, found.view.course.title

    def _change(self) -> None:
        if (found := self._found) is None:
            return
        workspace, view = self.context.workspace, found.view
        self.context.tasks.run(
            lambda: offered(workspace),
            lambda words: CourseDialog(self.context, words, view, self).open(),
            owner=self,
        )

    def _review(self) -> None:
        if (found := self._found) is not None:
            CourseReviewDialog(self.context, self._named(found), self).open()

    def _tick(self) -> None:
        if (found := self._found) is not None:
            lists = found.view.checklists
            ContentDialog(self.context, self._named(found), lists, self).open()

    def _revise(self) -> None:
        if (found := self._found) is not None:
            lists = found.view.revisions
            title = tr("{course} was revised for", course=found.view.course.title)
            ContentDialog(self.context, self._named(found), lists, self, title).open()

    def _observe(self) -> None:
        if (found := self._found) is not None:
            ObserveDialog(self.context, self._named(found), found.held, self).open()

    def _material(self) -> None:
        if (found := self._found) is not None:
            MaterialDialog(self.context, self._named(found), self).open()

    def _withdraw(self) -> None:
        if (found := self._found) is not None:
            workspace, row = self.context.workspace, found.view.course
            day = None if row.withdrawn_on else workspace.today()
            said = tr("{course} is offered again", course=row.title) if day is None else ""
            self.context.perform(lambda: withdraw_course(workspace, row.id, day), said=said)
