"""Evaluation: what to give out, typing it in, and what it says."""

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sgdesk.services.file.changes import Area
from sgdesk.services.forms.dip_sample import wants_dip_sample
from sgdesk.services.forms.typing_in import FormLine, is_begun
from sgdesk.ui.forms.dip import DipSample
from sgdesk.ui.forms.managers import Managers
from sgdesk.ui.forms.results.tab import Results
from sgdesk.ui.forms.to_do import FormsToDo
from sgdesk.ui.forms.typing_in.tab import TypeIn
from sgdesk.ui.page import Page, Unsaved
from sgdesk.ui.places import THE_SESSIONS, Place, Wanted
from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space, TextSize
from sgdesk.ui.widgets import EmptyState, Heading, LinkButton
from sgdesk.ui.widgets.panes.tabs import Tabs
from sgdesk.ui.widgets.scroll import CurrentOnly

_TOPICS: Mapping[type[QWidget], str] = {TypeIn: "typing", DipSample: "results", Results: "results"}


class EvaluationPage(Page):
    """A tab for each step; they share the open file and the day."""

    areas: ClassVar[frozenset[Area]] = frozenset(
        {Area.ORGANISATION, Area.PEOPLE, Area.SESSIONS, Area.TRAINING, Area.EVALUATION}
    )
    topic: ClassVar[str] = "evaluation"

    def _build(self) -> None:
        self._code = ""
        self.to_do, self.type_in, self.managers = FormsToDo(), TypeIn(), Managers()
        self.dip, self.results = DipSample(), Results()
        self._tabs = Tabs(tr("Steps of evaluation"))
        for part, title in (
            (self.to_do, tr("To do")),
            (self.type_in, tr("Type in")),
            (self.managers, tr("Line managers")),
            (self.dip, tr("Dip sample")),
            (self.results, tr("Results")),
        ):
            self._tabs.addTab(part, title)
        self.more = LinkButton(tr("More: dip sample"))
        self.more.setToolTip(tr("A few learners drawn so that anybody can draw them again"))
        self._tabs.setCornerWidget(self.more)
        self._show_dip(shown=False)
        self._empty = EmptyState(
            tr("Nothing to evaluate yet"),
            tr(
                "Two questions after a course: was it good, and did it change anything? Forms "
                "are made when a session of yours is ticked in."
            ),
            tr("Go to Sessions"),
            drawing="evaluation",
        )
        self._stack = CurrentOnly()
        self._stack.addWidget(self._tabs)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(Heading(tr("Evaluation"), TextSize.TITLE))
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.type_in.touched.connect(self.touched)
        for queue in (self.to_do, self.managers):
            queue.wanted.connect(self._type_in)
        self.to_do.all_in.connect(lambda _: self._tabs.setCurrentWidget(self.type_in))
        self.managers.sample_wanted.connect(self._go_to_dip)
        self.dip.wanted.connect(self._type_in_code)
        self.more.clicked.connect(self._go_to_dip)
        self._empty.chosen.connect(lambda: self.context.navigate(Place.SESSIONS, THE_SESSIONS))

    def guide_topic(self) -> str:
        """Typing in and what the forms say have pages of their own."""
        part = self._tabs.currentWidget()
        return _TOPICS.get(type(part), self.topic)

    def _open(self, wanted: Wanted) -> None:
        """Show the tab that ``wanted.action`` names, or the forms of a session alone."""
        names = ("to-do", "type-in", "managers", "dip", "results")
        parts = dict(zip(names, self._parts(), strict=True))
        if wanted.action in parts:
            self._show_dip(shown=self._dip_is_shown() or wanted.action == "dip")
            self._tabs.setCurrentWidget(parts[wanted.action])
        self._code = wanted.form
        if wanted.session is not None:
            self._tabs.setCurrentWidget(self.to_do)
            self.to_do.show_session(wanted.session)
            self.type_in.show_session(wanted.session)

    def _load(self) -> None:
        workspace = self.context.workspace
        self.fetch(lambda: is_begun(workspace), self._show, about="begun")
        self.fetch(lambda: wants_dip_sample(workspace), self._offer_dip, about="dip")
        for part in self._parts():
            part.refresh(self.context)
        if self._code:
            code, self._code = self._code, ""
            self._type_in_code(code)

    def _parts(self) -> tuple[Page, ...]:
        return (self.to_do, self.type_in, self.managers, self.dip, self.results)

    def _dip_is_shown(self) -> bool:
        return self._tabs.isTabVisible(self._tabs.indexOf(self.dip))

    def _show_dip(self, *, shown: bool) -> None:
        """The dip sample has a tab where a document asks for one, or somebody went there."""
        self._tabs.setTabVisible(self._tabs.indexOf(self.dip), shown)
        self.more.setVisible(not shown)

    def _offer_dip(self, is_wanted: bool) -> None:
        self._show_dip(shown=is_wanted or self._dip_is_shown())

    def _go_to_dip(self) -> None:
        self._show_dip(shown=True)
        self._tabs.setCurrentWidget(self.dip)

    def _show(self, begun: bool) -> None:
        self._stack.setCurrentWidget(self._tabs if begun else self._empty)

    def unsaved(self) -> Unsaved | None:
        """Only forms that are half typed hold somebody here."""
        return self.type_in.unsaved()

    def print_page(self) -> None:
        """Ctrl+P prints what the open tab shows."""
        part = self._tabs.currentWidget()
        if isinstance(part, Page):
            part.print_page()

    def _type_in(self, line: FormLine) -> None:
        def go() -> None:
            self._tabs.setCurrentWidget(self.type_in)
            self.type_in.show_form(line)

        if self.type_in.may_leave(go):
            go()

    def _type_in_code(self, code: str) -> None:
        self._tabs.setCurrentWidget(self.type_in)
        self.type_in.find_code(code)
