"""Sessions: the evenings themselves, and what they are made of."""

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout

from sgdesk.ui.courses.catalogue.tab import CoursesTab
from sgdesk.ui.courses.needs.tab import NeedsTab
from sgdesk.ui.courses.trainers.tab import TrainersTab
from sgdesk.ui.page import Page, Unsaved
from sgdesk.ui.people.learning.tab import LearningTab
from sgdesk.ui.places import NOTHING, Wanted
from sgdesk.ui.sessions.tab import SessionsTab
from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space, TextSize
from sgdesk.ui.widgets import Heading
from sgdesk.ui.widgets.panes.tabs import Tabs


class SessionsPage(Page):
    """A tab for each part; they share the open file and the day."""

    topic: ClassVar[str] = "sessions"

    def _build(self) -> None:
        self._wanted = NOTHING
        self.sessions = SessionsTab()
        self.courses = CoursesTab()
        self.trainers = TrainersTab()
        self.needs = NeedsTab()
        self.learning = LearningTab()
        self._parts: tuple[tuple[str, Page], ...] = (
            (tr("Sessions"), self.sessions),
            (tr("Courses"), self.courses),
            (tr("Trainers"), self.trainers),
            (tr("Needs and gaps"), self.needs),
            (tr("Passed on"), self.learning),
        )
        self.tabs = Tabs(tr("Parts of sessions"))
        for title, part in self._parts:
            self.tabs.addTab(part, title)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(Heading(tr("Sessions"), TextSize.TITLE))
        column.addWidget(self.tabs, 1)

    def _connect(self) -> None:
        self.needs.course_asked.connect(self._show_course)
        self.sessions.touched.connect(self.touched)

    def _show_course(self, course_id: int) -> None:
        self.tabs.setCurrentWidget(self.courses)
        self.courses.choose(course_id)

    def _open(self, wanted: Wanted) -> None:
        self._wanted = wanted
        tabs = {
            "courses": self.courses,
            "trainers": self.trainers,
            "needs": self.needs,
            "learning": self.learning,
        }
        asked = "courses" if wanted.course is not None else wanted.action
        self.tabs.setCurrentWidget(tabs.get(asked, self.sessions))

    def _load(self) -> None:
        wanted, self._wanted = self._wanted, NOTHING
        shown = self.tabs.currentWidget()
        for _, part in self._parts:
            part.refresh(self.context, wanted if part is shown else NOTHING)

    def unsaved(self) -> Unsaved | None:
        return self.sessions.unsaved()

    def guide_topic(self) -> str:
        """The page of the open part, which may have several of its own."""
        part = self.tabs.currentWidget()
        return part.guide_topic() if isinstance(part, Page) else self.topic

    def begin_new(self) -> bool:
        """Ctrl+N adds what the open part lists."""
        part = self.tabs.currentWidget()
        return part.begin_new() if isinstance(part, Page) else False

    def print_page(self) -> None:
        """Ctrl+P prints what the open part says."""
        part = self.tabs.currentWidget()
        if isinstance(part, Page):
            part.print_page()
