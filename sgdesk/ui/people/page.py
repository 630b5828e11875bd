"""People: the training matrix, and beside it the person."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from sgdesk.services.views.overview import Matrix, matrix
from sgdesk.services.views.person_page import PersonPage, person_page
from sgdesk.ui.page import Page
from sgdesk.ui.people.action_bar import ActionBar
from sgdesk.ui.people.counted import counted_words, filtered_words
from sgdesk.ui.people.matrix.filter_bar import FilterBar
from sgdesk.ui.people.matrix.filters import Filter, filter_from
from sgdesk.ui.people.matrix.lines import MatrixLine, make_lines
from sgdesk.ui.people.matrix.model import MatrixModel
from sgdesk.ui.people.matrix.table import MatrixTable
from sgdesk.ui.people.outside.list_dialog import OutsideWorkersDialog
from sgdesk.ui.people.person.actions import PersonActions
from sgdesk.ui.people.person.panel import PersonPanel
from sgdesk.ui.people.received.arriving import Arriving
from sgdesk.ui.people.row_habits import RowHabits
from sgdesk.ui.people.season_dialog import open_season
from sgdesk.ui.people.sides import Sides
from sgdesk.ui.people.slips_dialog import open_slips
from sgdesk.ui.people.together import Together
from sgdesk.ui.places import DETAILS, KINDS, LEADS_ROLE, NOTHING, OUTSIDE, SLIPS, Place, Wanted
from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space, TextSize
from sgdesk.ui.widgets import (
    EmptyState,
    FlowLayout,
    Heading,
    LinkButton,
    Note,
    PushButton,
    announce,
)


@dataclass(frozen=True, slots=True)
class _Shown:
    """The matrix with its lines, made off the window's thread."""

    matrix: Matrix
    lines: tuple[MatrixLine, ...]


class PeoplePage(Page):
    """The matrix on the left, one person on the right; a narrow window shows one of the two."""

    topic: ClassVar[str] = "people"

    def _build(self) -> None:
        self._lines: dict[int, MatrixLine] = {}
        self._matrix: Matrix | None = None
        self._wanted = NOTHING
        self._person: int | None = None
        self._correct = False
        self._gives_role = False
        self._asks_kind = False
        self._sub = Note()
        self.add_button = PushButton(tr("&Add a person …"), "add")
        self.import_button = PushButton(tr("&Import a sheet …"), "import")
        self.filters = FilterBar()
        self.bar = ActionBar()
        self.model = MatrixModel()
        self.outside_button = LinkButton(tr("Workers from outside …"))
        self.season_button = LinkButton(tr("A season again …"))
        self.slips_button = LinkButton(tr("Leaders’ slips …"))
        self.table = MatrixTable(tr("Training matrix"), self.model)
        self.panel = PersonPanel()
        self.arriving = Arriving(self, self, self.panel)
        self._nobody = EmptyState(
            tr("Nobody fits what you chose"),
            tr("Take a filter off, or look for another part of the name."),
            tr("Show everybody"),
            drawing="people",
        )
        self._empty = EmptyState(
            tr("No people yet"),
            tr(
                "Everybody has a row here, with the training that their role calls for. Bring in "
                "the sheet that you keep now, or add people one by one."
            ),
            tr("Import a sheet"),
            "import",
            drawing="people",
        )
        self._lay_out()

    def _lay_out(self) -> None:
        heading = FlowLayout(apart=True)
        for each in (
            Heading(tr("People"), TextSize.TITLE),
            self.outside_button,
            self.season_button,
            self.slips_button,
            self.arriving.button,
            self.add_button,
            self.import_button,
        ):
            heading.addWidget(each)
        self._over = QWidget()
        over = QVBoxLayout(self._over)
        over.setContentsMargins(0, 0, 0, 0)
        over.setSpacing(Space.SMALL)
        over.addLayout(heading)
        over.addWidget(self._sub)
        over.addWidget(self.filters)
        over.addWidget(self.bar)
        self._left = QStackedWidget()
        for part in (self.table, self._nobody, self._empty):
            self._left.addWidget(part)
        self._sides = Sides(self._over, self._left, self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._over)
        column.addWidget(self._sides, 1)

    def _connect(self) -> None:
        self.together = Together(self, self)
        self.adds = self.add_button
        self.table.setObjectName("people-matrix")
        self.table.tells = self._tells
        self.row = RowHabits(self, self.table, self.bar, self)
        self.row.opened.connect(self._open_and_go)
        self.filters.changed.connect(self._filter)
        self.filters.search.went_down.connect(self.table.setFocus)
        self.filters.order_chosen.connect(self.model.set_order)
        self.filters.by_role_chosen.connect(self.model.set_by_role)
        self._nobody.chosen.connect(lambda: self.filters.set_filter(Filter()))
        self._empty.chosen.connect(self._import)
        self.outside_button.clicked.connect(self._show_outside)
        self.slips_button.clicked.connect(
            lambda: open_slips(self.context, tuple(self.model.ticked), self)
        )
        self.season_button.clicked.connect(lambda: open_season(self.context, self))
        self.import_button.clicked.connect(self._import)
        self.add_button.clicked.connect(lambda: self.together.add())
        self.together.added.connect(self.show_added)
        self.table.person_opened.connect(self._open_and_go)
        self.table.person_pressed.connect(self._press)
        self.table.person_met.connect(self._meet)
        self.model.ticks_changed.connect(self._show_chosen)
        self.bar.tick_all.connect(
            lambda on: self.model.tick((line.id for line in self.model.lines), on=on)
        )
        self.bar.clear.connect(self.untick_all)
        self.bar.record.connect(self.together.record)
        self.bar.book.connect(self.together.book)
        self.bar.induct.connect(self.together.induct)
        self.bar.finish.connect(self.together.finish_inductions)
        self.bar.first_day.connect(self.together.note_first_day)
        self.bar.kind.connect(self.together.say_kind)
        self.bar.mail.connect(self.together.mail)
        self.bar.print_asked.connect(self.print_page)
        self.panel.closed.connect(self.close_person)
        self.panel.record.connect(
            lambda asked: self.together.record_for([self.panel.person_id], asked)
        )
        self.panel.print_asked.connect(lambda: self.together.print_for([self.panel.person_id]))
        shortcut = QShortcut(QKeySequence("Ctrl+R"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.bar.record_button.click)

    # Showing.

    def begin_work(self) -> None:
        """In the row of whoever is meant; where nobody is yet, with finding somebody."""
        if self.table.current_line() is not None:
            self.table.setFocus()
        elif not self.begin_search():
            super().begin_work()

    def _open(self, wanted: Wanted) -> None:
        self._wanted = wanted
        found = filter_from(wanted)
        if found is not None:
            self.close_person()
            self.table.setCurrentIndex(QModelIndex())
            self.untick_all()
            self._asks_kind = wanted.action == KINDS
            self.filters.set_filter(found)

    def _load(self) -> None:
        workspace, as_at = self.context.workspace, self.context.as_at

        def read() -> _Shown:
            found = matrix(workspace, as_at)
            return _Shown(found, make_lines(found))

        self.fetch(read, self._fill)

    def _fill(self, shown: _Shown) -> None:
        self._matrix = shown.matrix
        self._lines = {line.id: line for line in shown.lines}
        kept = self.table.current_line()
        were_shown = {line.id for line in self.model.lines}
        found = shown.matrix
        self.model.set_matrix(
            found.columns, found.roles, shown.lines, found.reasons, found.recommended
        )
        self.model.keep_ticks(self._lines)
        self.filters.set_matrix(shown.matrix)
        self._filter()
        # Whoever was just recorded and answers no longer to the filter is meant no more.
        self.model.tick(were_shown - {line.id for line in self.model.lines}, on=False)
        if kept is not None:
            self.table.show_person(kept.id)
        self.table.fit_columns()
        may_write = self.context.may_write
        for each in (self.add_button, self.import_button, self.arriving.button, self.season_button):
            each.setEnabled(may_write)
        self._refresh_person()
        self._answer()

    def _answer(self) -> None:
        """Do what the way here asked for, once."""
        wanted, self._wanted = self._wanted, NOTHING
        if wanted.person is not None and wanted.person in self._lines:
            self._uncover(wanted.person)
            self._correct = wanted.action == DETAILS
            self._gives_role = wanted.action == LEADS_ROLE
            self.open_person(wanted.person)
        starts: dict[str, Callable[[], object]] = {
            "add": self.together.add,
            "import": self._import,
            "certificates": self.arriving.choose_files,
            "dropped": lambda: self.arriving.take(wanted.paths),
            OUTSIDE: self._show_outside,
            SLIPS: self.slips_button.click,
        }
        if wanted.action in starts:
            starts[wanted.action]()
        elif wanted.action == "record" and wanted.person is not None:
            self.together.record_for([wanted.person], wanted.requirement)
        elif wanted.action == "book" and wanted.person is not None:
            self.together.book_for([wanted.person])
        elif wanted.action == "record" and wanted.people:
            self.together.record_earlier(sorted(wanted.people), wanted.requirement)
        elif wanted.action == "record":
            self.context.say(tr("Tick everybody who was there, then press Record training."))

    def _uncover(self, person_id: int) -> None:
        """Put the focus on somebody's row, and take filters off where they hide it."""
        alone = Filter(people=frozenset({person_id}), label=self._lines[person_id].name)
        for wider in (Filter(), alone):
            if not self.table.show_person(person_id):
                self.filters.set_filter(wider)
        self.table.show_person(person_id)

    def _filter(self) -> None:
        """Show who answers to the filter; whoever had the focus keeps it."""
        if self._matrix is None:
            return
        kept = self.table.current_line()
        self.model.narrow(self._choose)
        if kept is None or not self.table.show_person(kept.id):
            self.table.scrollToTop()
        if not self._lines:
            self._left.setCurrentWidget(self._empty)
        else:
            self._left.setCurrentWidget(self.table if self.model.lines else self._nobody)
        self._asks_kind &= self.filters.filter.people is not None
        self.bar.ask_kind(is_asked=self._asks_kind)
        for each in (self.filters, self.bar):
            each.setVisible(bool(self._lines))
        self._say_how_many()
        self._show_chosen()

    def _choose(self, lines: Iterable[MatrixLine]) -> list[MatrixLine]:
        """Who answers to the filter; on a day that is past nobody who began only later.

        Whoever looks for them all the same finds them.
        """
        asked = self.filters.filter
        found = asked.choose(lines)
        context = self.context
        if context.as_at >= context.workspace.today() or asked.text or asked.people is not None:
            return found
        return [line for line in found if line.row.begins is None]

    def _say_how_many(self) -> None:
        """How many are shown, aloud too where the filter is about to show others."""
        said = self._counted()
        focus = self.window().focusWidget()
        is_asked = focus is not None and self.filters.isAncestorOf(focus)
        if is_asked and said != self._sub.text():
            announce(self, said)
        self._sub.setText(said)

    def _counted(self) -> str:
        if self.filters.filter != Filter():
            return filtered_words(self.model.lines, self._lines.values())
        return counted_words(self.model.lines, self.context)

    def untick_all(self) -> None:
        """Tick nobody any more, shown or not."""
        self.model.tick(self.model.ticked, on=False)

    def kind_said(self, person_ids: Collection[int]) -> None:
        """It is said how these belong: nobody is ticked any more, and who was asked of goes."""
        self.untick_all()
        asked = self.filters.filter
        if self._asks_kind and asked.people is not None:
            rest = asked.people.difference(person_ids)
            self.filters.set_filter(replace(asked, people=rest) if rest else Filter())

    def chosen(self) -> list[MatrixLine]:
        """Whom the buttons mean: everybody ticked, else the one that has the focus."""
        ticked = self.model.ticked
        if ticked:
            return [line for line in self._lines.values() if line.id in ticked]
        current = self.table.current_line()
        return [] if current is None else [current]

    def line(self, person_id: int) -> MatrixLine:
        """The line of somebody who is in the file."""
        return self._lines[person_id]

    def beside(self) -> int:
        """Whose page is open beside the matrix, by id; 0 for nobody's."""
        return self._person or 0

    @property
    def requirement(self) -> str | None:
        """The requirement that the matrix is filtered by."""
        return self.filters.filter.requirement

    def title(self, requirement: str | None) -> str | None:
        """What a requirement of the matrix is called."""
        return dict(self.model.columns).get(requirement or "")

    def _show_chosen(self) -> None:
        ticked = self.model.ticked
        shown = len(self.model.lines)
        hidden = len(ticked) and len(ticked - {line.id for line in self.model.lines})
        current = self.table.current_line()
        name = current.name if current is not None else ""
        self.bar.show_ticks(shown, len(ticked), hidden, name)
        self.bar.set_usable(
            anyone=bool(ticked) or current is not None, may_write=self.context.may_write
        )

    # The person beside.

    def open_person(self, person_id: int) -> None:
        """Show somebody beside the matrix, or instead of it where the window is narrow."""
        self._person = person_id
        self._read_person(person_id)

    def show_added(self, person_id: int) -> None:
        """Show somebody who was just added, once the matrix holds them."""
        self._open(Wanted(person=person_id))
        self._load()

    def close_person(self) -> None:
        """Go back to the matrix."""
        if self._person is not None:
            self._person = None
            self._sides.share(is_open=self._person is not None)
            self.table.setFocus()

    def _refresh_person(self) -> None:
        """Read the person beside anew, or close them where they are no longer in the file."""
        if self._person in self._lines:
            self._read_person(self._person)
        else:
            self.close_person()

    def _read_person(self, person_id: int) -> None:
        workspace, as_at = self.context.workspace, self.context.as_at
        self.fetch(
            lambda: person_page(workspace, person_id, as_at), self._show_person, about="person"
        )

    def _show_person(self, found: PersonPage) -> None:
        if self._person == found.view.person.id:
            self.panel.show_person(found, self.context)
            self._sides.share(is_open=self._person is not None)
            if self._correct:
                self._correct = False
                self.panel.edit_button.click()
            if self._gives_role:
                self._gives_role = False
                PersonActions(self.context, found.view, self).add_post()

    def _open_and_go(self, person_id: int) -> None:
        self.open_person(person_id)
        if self.panel.isVisible():
            self.panel.focus_first()

    def _press(self, person_id: int) -> None:
        if self._sides.fit_both():
            self.open_person(person_id)

    def _meet(self, person_id: int) -> None:
        self._show_chosen()
        if self._person is not None and self._sides.fit_both():
            self.open_person(person_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._sides.share(is_open=self._person is not None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._person is not None:
            self.close_person()
        else:
            super().keyPressEvent(event)

    # What can be done.

    def guide_topic(self) -> str:
        """Somebody’s own page has a page of its own."""
        return "person" if self.panel.isVisible() else self.topic

    def print_page(self) -> None:
        """Ctrl+P prints the training of everybody who is meant."""
        self.together.print_chosen()

    def _show_outside(self) -> None:
        OutsideWorkersDialog(self.context, self).open()

    def _import(self) -> None:
        self.context.navigate(Place.SETUP, Wanted(action="import"))

    def _tells(self) -> str:
        """How many stand in the list, and by what they were chosen."""
        on = ", ".join(self.filters.words())
        said = self._counted()
        return tr("{said}. Chosen by: {filters}", said=said, filters=on) if on else said
