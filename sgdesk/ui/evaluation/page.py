"""Evaluation: what to give out, typing it in, and what it says."""

from typing import ClassVar

from PySide6.QtWidgets import QTabWidget, QVBoxLayout

from sgdesk.services.evaluation import FormLine
from sgdesk.services.results import Area
from sgdesk.ui.evaluation.results import Results
from sgdesk.ui.evaluation.to_do import ToDo
from sgdesk.ui.evaluation.type_in import TypeIn
from sgdesk.ui.page import Page
from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space, TextSize
from sgdesk.ui.widgets import Heading


class EvaluationPage(Page):
    """A tab for each step; they share the open file and the day."""

    areas: ClassVar[frozenset[Area]] = frozenset(
        {Area.ORGANISATION, Area.PEOPLE, Area.SESSIONS, Area.TRAINING, Area.EVALUATION}
    )
    topic: ClassVar[str] = "evaluation"

    def _build(self) -> None:
        self.to_do, self.type_in, self.results = ToDo(), TypeIn(), Results()
        self._parts: tuple[Page, ...] = (self.to_do, self.type_in, self.results)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.setAccessibleName(tr("Steps of evaluation"))
        self._tabs.tabBar().setAccessibleName(tr("Steps of evaluation"))
        self._tabs.addTab(self.to_do, tr("To do"))
        self._tabs.addTab(self.type_in, tr("Type in"))
        self._tabs.addTab(self.results, tr("Results"))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(Heading(tr("Evaluation"), TextSize.TITLE))
        column.addWidget(self._tabs, 1)

    def _connect(self) -> None:
        self.to_do.wanted.connect(self._type_in)

    def _load(self) -> None:
        for part in self._parts:
            part.refresh(self.context)

    def may_leave(self) -> bool:
        """Only forms that are half typed hold somebody here."""
        return self.type_in.may_leave()

    def _type_in(self, line: FormLine) -> None:
        if line.session_id is not None and self.type_in.may_leave():
            self._tabs.setCurrentWidget(self.type_in)
            self.type_in.show_form(line.session_id, line.kind)
