"""The return in hand: its sections down the side, the one that is chosen beside them."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QLabel, QVBoxLayout

from sgdesk.domain.figures import listed
from sgdesk.domain.returns.document import GroupedFigures, RequirementFigures, ReturnDocument
from sgdesk.domain.returns.sections import SECTION_TITLES, Chapter, ReturnSection, chapters
from sgdesk.services.file.changes import Area
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.returns.parts.people_behind import people_of_kind, people_with_reason
from sgdesk.services.returns.words import ReturnWorkspace, return_workspace, save_section
from sgdesk.ui.alerts import Prompt
from sgdesk.ui.page import Page, Unsaved
from sgdesk.ui.places import Place, Wanted
from sgdesk.ui.returns import tables
from sgdesk.ui.returns.drafts import Drafts
from sgdesk.ui.returns.figures import Opened
from sgdesk.ui.returns.paste import copy_text, whole_text
from sgdesk.ui.returns.section_list import ReturnSectionList
from sgdesk.ui.returns.section_view import SectionView
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET, Space, em

_NARROWEST = 18
"""How wide a section is beside the list at least, in lines of text."""


class ReturnInHand(Page):
    """Drafts are kept while one goes from section to section.

    ``shown`` with the :class:`ReturnWorkspace` whenever it was loaded anew.
    """

    shown = Signal(object)
    areas: ClassVar[frozenset[Area]] = frozenset(Area)
    topic: ClassVar[str] = "return"

    def _build(self) -> None:
        self.drafts = Drafts()
        self.list = ReturnSectionList()
        self.picker = QComboBox()
        self.picker.setMinimumHeight(TARGET)
        self.picker.setAccessibleName(self.list.accessibleName())
        self.picker.setModel(self.list.model())
        self.picker_name = QLabel(tr("Section"))
        self.view = SectionView(self.drafts)
        self._found: ReturnWorkspace | None = None
        self._workspace: Workspace | None = None
        self.order = QComboBox()
        self.order.setMinimumHeight(TARGET)
        self.order.addItem(tr("Our order"))
        self._order_name = QLabel(tr("&Order"))
        self._order_name.setBuddy(self.order)
        self.order.setAccessibleName(tr("Order of the sections"))
        self._lay_out()

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(Space.SMALL)
        for name, box in ((self._order_name, self.order), (self.picker_name, self.picker)):
            line = QHBoxLayout()
            line.addWidget(name)
            line.addWidget(box, 1)
            side.addLayout(line)
        side.addWidget(self.list, 1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, Space.SMALL, 0, Space.SMALL)
        self._row.setSpacing(0)
        self._row.addLayout(side)
        self._row.addWidget(self.view, 1)

    def minimumSizeHint(self) -> QSize:
        """As narrow as a section alone: where both have no room, the list is one box over it."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), self.list.width() + Space.WIDE), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fits = event.size().width() >= self.list.width() + em(self, _NARROWEST)
        self.list.setVisible(fits)
        for each in (self.picker_name, self.picker):
            each.setVisible(not fits)
        self._fit_view()
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if fits else way.TopToBottom)

    def _fit_view(self) -> None:
        """Below the box a section is as high as what is in it: the page alone scrolls then."""
        needed = 0 if self.picker.isHidden() else self.view.needed_at(self.view.width())
        self.view.setMinimumHeight(needed)

    def begin_work(self) -> None:
        """At the sections: in the list, or in the box that takes its place."""
        start = self.picker if self.list.isHidden() else self.list
        start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(lambda _: self._show_chosen())
        self.picker.activated.connect(self.list.setCurrentRow)
        self.order.activated.connect(lambda _: self._show_list())
        self.view.words.typed.connect(self._typed)
        self.view.words.save.clicked.connect(self._save)
        self.view.figures.opened.connect(self._open_people)

    def _load(self) -> None:
        if self._workspace is not self.context.workspace:
            self._workspace = self.context.workspace
            self.drafts.drop()
        workspace, as_at = self.context.workspace, self.context.as_at
        self.fetch(lambda: return_workspace(workspace, as_at), self._fill)

    def _fill(self, found: ReturnWorkspace) -> None:
        self._found = found
        self.drafts.take(found.typed)
        self.view.figures.show_document(found.document)
        self._offer_orders(found.document)
        self._show_list()
        self.shown.emit(found)

    def _offer_orders(self, document: ReturnDocument) -> None:
        """Offer the questions of the partnership where its document has some."""
        theirs = tr("As {partnership} asks", partnership=document.sender.partnership_short)
        if self.order.itemText(1) != theirs or not document.layout:
            self.order.removeItem(1)
            self.order.addItems([theirs] if document.layout else [])
        for each in (self._order_name, self.order):
            each.setVisible(bool(document.layout))

    def _chapters(self) -> Sequence[Chapter]:
        found = self._found
        if found is None:
            return ()
        if self.order.currentIndex() > 0:
            return chapters(found.leaving)
        return (Chapter("", "", found.sections),)

    def _show_list(self) -> None:
        self.list.show_chapters(self._chapters(), self.drafts.unsaved)
        self._show_chosen()

    def copy_return(self) -> None:
        """Copy the words of every section, in the order that is shown."""
        unsaved = bool(self.drafts.unsaved)
        copy_text(self.context, whole_text(self._chapters()), lacks_words=unsaved)

    def _chosen(self) -> tuple[Chapter, ReturnSection] | None:
        return next(
            (
                (chapter, section)
                for chapter in self._chapters()
                for section in chapter.sections
                if section.key is self.list.key
            ),
            None,
        )

    def _show_chosen(self) -> None:
        self.picker.setCurrentIndex(self.list.currentRow())
        chosen = self._chosen()
        if self._found is not None and chosen is not None:
            self.view.show_section(self.context, self._found, *chosen)
            self._fit_view()

    def _typed(self) -> None:
        self.drafts.keep(self.view.words.key, self.view.words.text)
        self._say_saved()

    def _say_saved(self) -> None:
        self.touched.emit()
        self.view.say_saved()
        chosen = self._chosen()
        if chosen is not None:
            section = chosen[1]
            self.list.mark(section, unsaved=section.key in self.drafts.unsaved)

    def _save(self) -> None:
        self.view.words.save_words(self.context, lambda: None)

    def unsaved(self) -> Unsaved | None:
        """Words of any section that are not saved."""
        if not self.drafts.unsaved:
            return None
        named = tr("What you typed under {sections} is not saved yet.", sections=self._unsaved())
        save = self._save_all if self.context.may_write else None
        return Unsaved(named, tr("words of the return"), save, self._drop)

    def _save_all(self, then: Callable[[], object]) -> None:
        """Save each section that has words of its own, one action each, then go on."""
        workspace, key = self.context.workspace, next(iter(self.drafts.unsaved), None)
        if key is None:
            then()
            return
        text = self.drafts.text(key)

        def saved(_: object) -> None:
            self.drafts.note_saved(key, text)
            self._say_saved()
            self._save_all(then)

        self.context.perform(lambda: save_section(workspace, key, text), saved, owner=self)

    def _drop(self) -> None:
        self.drafts.drop()
        self._show_list()

    def may_go_on(self) -> bool:
        """Ask before files are made without the words that are not saved, which stay here."""
        return not self.drafts.unsaved or self._ask(
            tr(
                "What you typed under {sections} is not saved yet, so it will not be in it.",
                sections=self._unsaved(),
            ),
            tr("Go on without it"),
        )

    def _unsaved(self) -> str:
        return listed(tuple(tr(SECTION_TITLES[key]) for key in self.drafts.unsaved))

    def _ask(self, text: str, do_it: str) -> bool:
        title = tr("Words that are not saved")
        return self.context.alerts.ask(Prompt(title, text, do_it, tr("Stay here")))

    def _open_people(self, opened: Opened) -> None:
        row, state = opened.row, opened.state
        workspace, as_at = self.context.workspace, self.context.as_at
        if isinstance(row, tables.KindRow):
            kind = row.kind
            self._go_to(lambda: people_of_kind(workspace, kind, as_at), row.title)
        elif isinstance(row, tables.ReasonLine):
            key, why = row.requirement, row.reason
            label = tr("{requirement}: {reason}", requirement=row.title, reason=tr(why))
            self._go_to(lambda: people_with_reason(workspace, key, why, as_at), label)
        elif isinstance(row, RequirementFigures):
            self._go(Wanted(requirement=row.key, state=state))
        elif isinstance(row, GroupedFigures):
            role = row.label if opened.by_role else None
            group = None if opened.by_role else row.key
            self._go(Wanted(requirement=row.requirement, state=state, role=role, group=group))

    def _go_to(self, find: Callable[[], frozenset[int]], label: str) -> None:
        """Open People with those who are found."""
        self.fetch(find, lambda ids: self._go(Wanted(people=ids, label=label)), about="people")

    def _go(self, wanted: Wanted) -> None:
        self.context.navigate(Place.PEOPLE, wanted)
