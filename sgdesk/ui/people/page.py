"""People: the training matrix, and beside it the person."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QStyle, QVBoxLayout, QWidget

from sgdesk.domain.dates import long_date
from sgdesk.domain.training.states import NEEDS_TRAINING_NOW
from sgdesk.services.file.changes import Area
from sgdesk.services.views.overview import Matrix, matrix
from sgdesk.services.views.person_page import PersonPage, person_page
from sgdesk.ui.page import Page
from sgdesk.ui.people.action_bar import ActionBar
from sgdesk.ui.people.matrix.filter_bar import FilterBar
from sgdesk.ui.people.matrix.filters import Filter, filter_from
from sgdesk.ui.people.matrix.lines import MatrixLine, make_lines, unasked_words
from sgdesk.ui.people.matrix.model import MatrixModel
from sgdesk.ui.people.matrix.table import MatrixTable
from sgdesk.ui.people.outside.list_dialog import OutsideWorkersDialog
from sgdesk.ui.people.person.actions import PersonActions
from sgdesk.ui.people.person.panel import PersonPanel, has_roles_alone
from sgdesk.ui.people.received.arriving import Arriving
from sgdesk.ui.people.season_dialog import open_season
from sgdesk.ui.people.slips_dialog import open_slips
from sgdesk.ui.people.together import Together
from sgdesk.ui.places import NOTHING, OUTSIDE, Place, Wanted
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import Space, TextSize, em
from sgdesk.ui.widgets import (
    EmptyState,
    FlowLayout,
    Heading,
    LinkButton,
    Note,
    PushButton,
    announce,
)

_BOTH_FIT = 54
"""The least width, in lines of text, at which the matrix and a person stand side by side."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """The matrix with its lines, made off the window's thread."""

    matrix: Matrix
    lines: tuple[MatrixLine, ...]


class PeoplePage(Page):
    """The matrix on the left, one person on the right; a narrow window shows one of the two."""

    areas: ClassVar[frozenset[Area]] = frozenset(
        {Area.ORGANISATION, Area.PEOPLE, Area.ROLES, Area.COURSES, Area.TRAINING}
    )
    topic: ClassVar[str] = "people"

    def _build(self) -> None:
        self._lines: dict[int, MatrixLine] = {}
        self._matrix: Matrix | None = None
        self._wanted = NOTHING
        self._person: int | None = None
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
            tr("Nobody answers to this"),
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
        self._sides = QSplitter()
        self._sides.setHandleWidth(Space.MEDIUM)
        self._sides.setChildrenCollapsible(False)
        self._sides.addWidget(self._left)
        self._sides.addWidget(self.panel)
        self._sides.setStretchFactor(0, 5)
        self._sides.setStretchFactor(1, 3)
        self.panel.hide()
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
        self.table.offer(correct=self._correct_current, take_away=self._take_current_out)
        self.filters.changed.connect(self._filter)
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
        self.table.customContextMenuRequested.connect(self._offer)
        self.model.ticks_changed.connect(self._show_chosen)
        self.bar.tick_all.connect(
            lambda on: self.model.tick((line.id for line in self.model.lines), on=on)
        )
        self.bar.clear.connect(lambda: self.model.tick(self.model.ticked, on=False))
        self.bar.record.connect(self.together.record)
        self.bar.book.connect(self.together.book)
        self.bar.induct.connect(self.together.induct)
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

    def _open(self, wanted: Wanted) -> None:
        self._wanted = wanted
        found = filter_from(wanted)
        if found is not None:
            self.close_person()
            self.table.setCurrentIndex(QModelIndex())
            self.model.tick(self.model.ticked, on=False)
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
            self.open_person(wanted.person)
        if wanted.action == "add":
            self.together.add()
        elif wanted.action == "import":
            self._import()
        elif wanted.action == "certificates":
            self.arriving.choose_files()
        elif wanted.action == "dropped":
            self.arriving.take(wanted.paths)
        elif wanted.action == OUTSIDE:
            self._show_outside()
        elif wanted.action == "record" and wanted.person is not None:
            self.together.record_for([wanted.person], wanted.requirement)
        elif wanted.action == "book" and wanted.person is not None:
            self.together.book_for([wanted.person])
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
        self.model.narrow(self.filters.filter.choose)
        if kept is None or not self.table.show_person(kept.id):
            self.table.scrollToTop()
        if not self._lines:
            self._left.setCurrentWidget(self._empty)
        else:
            self._left.setCurrentWidget(self.table if self.model.lines else self._nobody)
        for each in (self.filters, self.bar):
            each.setVisible(bool(self._lines))
        self._say_how_many()
        self._show_chosen()

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
            shown = self.model.lines
            if any(line.has_left for line in shown):
                return tr_count("Showing {n} person", "Showing {n} people", len(shown))
            among = sum(not line.has_left for line in self._lines.values())
            return tr("Showing {n:,} of {among:,} people", n=len(shown), among=among)
        here = self.model.lines
        needing = sum(
            any(each is not None and each.state in NEEDS_TRAINING_NOW for each in line.cells)
            for line in here
        )
        unasked = [line for line in here if not line.is_asked]
        people = tr_count("{n} person", "{n} people", len(here))
        need = tr_count("{n} needs training", "{n} need training", needing)
        if not here:
            return ""
        day = long_date(self.context.as_at)
        if len(unasked) == len(here):
            said = people
        elif self.context.is_today:
            said = tr("{people}, {need} now", people=people, need=need)
        else:
            said = tr("{people}, {need} as at {day}", people=people, need=need, day=day)
        return f"{said}. {unasked_words(len(unasked))}" if unasked else said

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
            self._show_sides()
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
            self._show_sides()

    def _open_and_go(self, person_id: int) -> None:
        self.open_person(person_id)
        if self.panel.isVisible():
            self.panel.focus_first()

    def _press(self, person_id: int) -> None:
        if self._fits_both():
            self.open_person(person_id)

    def _meet(self, person_id: int) -> None:
        self._show_chosen()
        if self._person is not None and self._fits_both():
            self.open_person(person_id)

    def _fits_both(self) -> bool:
        """Whether the window has room for the matrix and a person side by side.

        The person alone needs no bar to scroll by, and the room of that bar is not enough for
        both: else they would take turns.
        """
        is_alone = self._person is not None and self._over.isHidden()
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        return self.width() - (bar if is_alone else 0) >= em(self, _BOTH_FIT)

    def _show_sides(self) -> None:
        is_open = self._person is not None
        alone = is_open and not self._fits_both()
        self._over.setVisible(not alone)
        self._left.setVisible(not alone)
        self.panel.setVisible(is_open)
        self.panel.show_alone(alone)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_sides()

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

    def _offer(self, at: QPoint) -> None:
        """The menu of a row; it mirrors the buttons."""
        if self.table.current_line() is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        opened = menu.addAction(tr("Open"))
        opened.triggered.connect(lambda: self._open_and_go(self._current_id()))
        for button in self.bar.buttons():
            if not button.isHidden():
                action = menu.addAction(button.text())
                action.setEnabled(button.isEnabled())
                action.triggered.connect(lambda _=False, button=button: button.click())
        menu.addSeparator()
        self.table.offer_saving(menu)
        menu.popup(self.table.viewport().mapToGlobal(at))

    def _tells(self) -> str:
        """How many stand in the list, and by what they were chosen."""
        on = ", ".join(self.filters.words())
        said = self._counted()
        return tr("{said}. Chosen by: {filters}", said=said, filters=on) if on else said

    def _correct_current(self) -> None:
        """F2 corrects what is kept about the one that has the focus."""
        self._with_current(lambda _, actions: actions.edit())

    def _take_current_out(self) -> None:
        """Delete asks whether they were entered by mistake, or says why they stay."""
        self._with_current(
            lambda found, actions: actions.ask_to_take_out(has_roles_alone=has_roles_alone(found))
        )

    def _with_current(self, do: Callable[[PersonPage, PersonActions], object]) -> None:
        """Read the person who has the focus, as they are today, and do something about them."""
        workspace, as_at, number = self.context.workspace, self.context.as_at, self._current_id()
        if number and self.context.may_write:
            self.fetch(
                lambda: person_page(workspace, number, as_at),
                lambda found: do(found, PersonActions(self.context, found.view, self)),
                about="key",
            )

    def _current_id(self) -> int:
        current = self.table.current_line()
        return current.id if current is not None else 0
