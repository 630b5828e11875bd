"""Today: coverage, what to do, what falls due, and whether the file is safe."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from sgdesk.domain.dates import long_date
from sgdesk.domain.training.states import State
from sgdesk.services.file.changes import Area
from sgdesk.services.file.safety.backing_up import last_good_backup, locked_backups
from sgdesk.services.organisation.organisation import choose_lead
from sgdesk.services.views.agenda import Agenda, agenda
from sgdesk.services.views.overview import Tile, TodayView, ToDo, today_view
from sgdesk.ui.context import Context
from sgdesk.ui.page import Page
from sgdesk.ui.places import NEWER_DOCUMENT, REMINDERS, Place, Wanted
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import Space, TextSize
from sgdesk.ui.today.also import AlsoCard
from sgdesk.ui.today.bands import TodayBands
from sgdesk.ui.today.safety import SafetyCard
from sgdesk.ui.today.to_do import ToDoList
from sgdesk.ui.today.yearly import YearlyCard
from sgdesk.ui.widgets import (
    Card,
    CoverageTile,
    EmptyState,
    FlowLayout,
    Heading,
    LinkButton,
    MonthBars,
    MonthChart,
    MonthCount,
    Note,
    ScrollPage,
    SideBySide,
)
from sgdesk.ui.words import badge_phrase, later_words, month_name, told_name

if TYPE_CHECKING:
    from sgdesk.domain.organisation.shown_list import ShownList


@dataclass(frozen=True, slots=True)
class _LastBackup:
    """Its moment, if there is one, and whether it lacks the last big step.

    Where there is none, ``locked`` counts those that another passphrase opens.
    """

    made_at: datetime | None
    is_behind: bool
    locked: int


@dataclass(frozen=True, slots=True)
class _Today:
    """The first page with what stands beside its figures."""

    view: TodayView
    backup: _LastBackup


def _read(context: Context) -> _Today:
    view = today_view(context.workspace, context.as_at)
    return _Today(view, _last_backup(context))


def _last_backup(context: Context) -> _LastBackup:
    workspace = context.workspace
    made = last_good_backup(workspace)
    locked = 0 if made else locked_backups(workspace)
    return _LastBackup(made.made_at if made else None, workspace.backup_owed, locked)


class TodayPage(Page):
    """The page that the window opens with; each figure opens the people behind it."""

    areas: ClassVar[frozenset[Area]] = frozenset(
        {
            Area.ORGANISATION,
            Area.PEOPLE,
            Area.ROLES,
            Area.COURSES,
            Area.TRAINING,
            Area.SESSIONS,
            Area.EVALUATION,
            Area.RETURNS,
        }
    )
    topic: ClassVar[str] = "today"

    def _build(self) -> None:
        self._greeting = Heading("", TextSize.TITLE)
        self._sub = Note()
        self._over_time = LinkButton(tr("Over the last year …"))
        self._bands = TodayBands()
        self._tiles = QWidget()
        self._flow = FlowLayout(self._tiles, spacing=Space.MEDIUM, stretch=True)
        self._order: dict[str, int] = {}
        self._order_of: object = None
        self._read_of: object = None
        """The open file whose figures are shown."""

        self._to_do = ToDoList()
        self._also = AlsoCard()
        self._yearly = YearlyCard()
        self._chart = MonthChart()
        self._safety = SafetyCard()
        self._figures = ScrollPage()
        self._empty = EmptyState(
            tr("No people yet"),
            tr(
                "Here you will see how many have the training that their role calls for, and who "
                "is due next. Bring in the sheet that you keep now, or add people one by one."
            ),
            tr("Import a sheet"),
            "import",
            drawing="people",
        )
        self._stack = QStackedWidget()
        # Until a file is read its page says nothing: "nothing is waiting" would be a false comfort.
        self._unread = QWidget()
        self._stack.addWidget(self._unread)
        self._stack.addWidget(self._figures)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._lay_out(self._figures.body)

    def _lay_out(self, body: QVBoxLayout) -> None:
        heading = QVBoxLayout()
        heading.setSpacing(0)
        heading.addWidget(self._greeting)
        heading.addWidget(self._sub)
        top = QHBoxLayout()
        top.addLayout(heading, 1)
        top.addWidget(self._over_time, 0, Qt.AlignmentFlag.AlignBottom)
        body.addLayout(top)
        body.addWidget(self._bands)
        body.addWidget(self._tiles)
        due = Card(tr("Training falling due, next 12 months"))
        due.body.addWidget(self._chart, 1)
        halves = SideBySide()
        halves.add(self._to_do, 3)
        halves.add(_stacked(self._also, self._yearly, due, self._safety), 2)
        body.addWidget(halves)
        body.addStretch()

    def begin_work(self) -> None:
        """With whoever is most urgent."""
        if not (self._to_do.isVisible() and self._to_do.begin()):
            super().begin_work()

    def _connect(self) -> None:
        self._to_do.opened.connect(self._open_person)
        self._to_do.record_asked.connect(lambda row: self._begin(row, "record"))
        self._to_do.book_asked.connect(lambda row: self._begin(row, "book"))
        self._to_do.all_asked.connect(self._open_all)
        self._chart.opened.connect(self._open_month)
        self._chart.picture_asked.connect(self._save_due)
        self._over_time.clicked.connect(self._show_over_time)
        self._empty.chosen.connect(lambda: self._open_people(Wanted(action="import")))
        self._bands.own_asked.connect(lambda: self.context.shell.begin_own())
        self._bands.chosen.connect(lambda way: self.context.navigate(*way))
        self._bands.lead_chosen.connect(self._choose_lead)
        self._also.chosen.connect(lambda way: self.context.navigate(*way))
        self._yearly.still_latest.connect(self._note_latest)
        self._yearly.newer.connect(
            lambda: self.context.navigate(Place.SETUP, Wanted(action=NEWER_DOCUMENT))
        )
        self._safety.return_asked.connect(lambda: self.context.navigate(Place.RETURN))
        self._safety.reminders_asked.connect(self._open_reminders)
        self._safety.backup_asked.connect(
            lambda: self.context.navigate(Place.SETUP, Wanted(action="safety"))
        )

    def _choose_lead(self, person_id: int) -> None:
        if self.context.may_write:
            workspace = self.context.workspace
            self.context.perform(lambda: choose_lead(workspace, person_id), owner=self)

    def _open(self, wanted: Wanted) -> None:
        if wanted.action == REMINDERS:
            self._open_reminders()

    def _open_reminders(self) -> None:
        from sgdesk.ui.people.reminders.dialog import RemindersDialog  # not needed to begin with

        RemindersDialog(self.context, self).open()

    def _show_over_time(self) -> None:
        from sgdesk.ui.today.over_time.dialog import OverTimeDialog  # not needed to begin with

        OverTimeDialog(self.context, self).open()

    def _save_due(self) -> None:
        from sgdesk.ui.printing.picture import picture_of, save_picture  # not needed to begin with

        bars = MonthBars()
        bars.set_months([MonthCount(each.month, each.count) for each in self._view.months])
        about = tr(
            "{organisation}, as at {day}. What is overdue by then is not among them.",
            organisation=self._view.organisation,
            day=long_date(self._view.as_at),
        )
        title = tr("Training falling due, next 12 months")
        save_picture(self.context, self, "falling-due", lambda: picture_of(title, about, bars))

    def _note_latest(self) -> None:
        from sgdesk.services.organisation.document_check import document_is_latest

        workspace = self.context.workspace
        self.context.perform(lambda: document_is_latest(workspace), owner=self)

    def _load(self) -> None:
        context = self.context
        if context.workspace is not self._read_of:
            self._stack.setCurrentWidget(self._unread)
        self.fetch(lambda: _read(context), self._fill)
        self.fetch(
            lambda: agenda(context.workspace, context.as_at), self._fill_agenda, about="agenda"
        )

    def _fill(self, found: _Today) -> None:
        view = found.view
        self._view, self._read_of = view, self.context.workspace
        nobody = not view.people and not view.no_role and not view.later
        self._stack.setCurrentWidget(self._empty if nobody else self._figures)
        today = self.context.is_today
        self._greeting.setText(
            greeting(view, datetime.now().astimezone().time() if today else None)
        )
        counted = tr_count("{n} person counts", "{n} people count", view.asked)
        day = long_date(view.as_at)
        if view.under_18:
            one, many = "{people}, {n} of them under 18", "{people}, {n} of them under 18"
            counted = tr_count(one, many, view.under_18, people=counted)
        said = tr("{counted}, as at {day}.", counted=counted, day=day)
        also = (unasked_words(len(view.unasked)), later_words(view.later))
        self._sub.setText(" ".join(filter(None, (said, *also))))
        self._bands.show_view(view)
        self._show_tiles(view.tiles)
        self._to_do.show_view(view, may_write=self.context.may_write)
        self._chart.set_months([MonthCount(each.month, each.count) for each in view.months])
        self._show_backup(found.backup)

    def note_backup(self) -> None:
        context = self.context
        self.fetch(lambda: _last_backup(context), self._show_backup, about="backup")

    def _show_backup(self, last: _LastBackup) -> None:
        second = self.context.shell.files.second_place()
        self._safety.show_backup(
            last.made_at,
            self.context.workspace.today(),
            second,
            is_behind=last.is_behind,
            locked=last.locked,
        )

    def _fill_agenda(self, found: Agenda) -> None:
        self._also.show_agenda(found, self.context.as_at)
        asks = self.context.is_today and self.context.may_write
        self._yearly.show_check(found.document, may_write=asks)
        self._safety.show_return(found, self.context.as_at)

    def _show_tiles(self, tiles: tuple[Tile, ...]) -> None:
        self._flow.clear()
        for each in self._in_order(tiles):
            tile = CoverageTile(
                each.title,
                each.counts,
                each.next_due,
                is_refreshed=each.is_refreshed,
                is_advice=each.is_recommended,
            )
            tile.opened.connect(self._opener(each.requirement))
            self._flow.addWidget(tile)

    def _in_order(self, tiles: tuple[Tile, ...]) -> list[Tile]:
        """The worst first as the day begins; what is done meanwhile moves no card."""
        context = self.context
        of = (context.workspace, context.as_at, context.workspace.today())
        if of != self._order_of:
            self._order_of, self._order = of, {}
        for each in tiles:
            self._order.setdefault(each.requirement, len(self._order))
        return sorted(tiles, key=lambda each: self._order[each.requirement])

    def _opener(self, requirement: str) -> Callable[[State | None], None]:
        return lambda state: self._open_people(Wanted(requirement=requirement, state=state))

    def _open_people(self, wanted: Wanted) -> None:
        self.context.navigate(Place.PEOPLE, wanted)

    def _open_person(self, row: ToDo) -> None:
        self._open_people(Wanted(person=row.person_id))

    def _begin(self, row: ToDo, action: str) -> None:
        wanted = Wanted(person=row.person_id, requirement=row.requirement, action=action)
        self._open_people(wanted)

    def _open_all(self) -> None:
        people = frozenset(each.person_id for each in self._view.to_do)
        self._open_people(Wanted(people=people, label=tr("something to do")))

    def shown_list(self) -> "ShownList | None":
        """What there is to do, all of it, the most urgent first."""
        from sgdesk.domain.organisation.shown_list import ShownList

        found = self._view.to_do
        rows = [
            (told_name(each.person_name, each.apart), each.title, badge_phrase(each.standing))
            for each in found
        ]
        headings = (tr("Name"), tr("Training"), tr("State"))
        one, many = "{n} thing to do", "{n} things to do, the most urgent first"
        about = tr_count(one, many, len(rows))
        return ShownList(tr("To do"), headings, rows, about)

    def _open_month(self, month: date) -> None:
        found = next(each for each in self._view.months if each.month == month)
        label = tr("due in {month}", month=month_name(month))
        self._open_people(Wanted(people=found.people, month=month, label=label))


def _stacked(*cards: QWidget) -> QWidget:
    """Cards one under the other; the last but one takes what room there is."""
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.LARGE)
    for each in cards:
        column.addWidget(each)
    column.setStretch(len(cards) - 2, 1)
    return widget


def unasked_words(count: int) -> str:
    """How many are in no figure, and why; nothing where nobody is."""
    one = "{n} person is in no figure yet: their roles call for nothing."
    many = "{n} people are in no figure yet: their roles call for nothing."
    return tr_count(one, many, count) if count else ""


def greeting(view: TodayView, now: time | None) -> str:
    """The first sentence of the evening; ``now`` is ``None`` where another day is shown."""
    if now is None and not view.asked:
        return tr("Nobody was asked for any training as at {day}.", day=long_date(view.as_at))
    if now is None:
        one, many = "1 person needs training as at {day}", "{n} people need training as at {day}"
        need = tr_count(one, many, view.need_training_now, day=long_date(view.as_at))
        return _with_advised(need, view)
    hour = now.hour
    hello = tr("Good morning.") if 4 <= hour < 12 else tr("Good afternoon.")
    if hour >= 17 or hour < 4:
        hello = tr("Good evening.")
    one, many = "1 person needs training now", "{n} people need training now"
    need = _with_advised(tr_count(one, many, view.need_training_now), view)
    if not view.need_training_now:
        need = tr("Nobody needs training now.")
    if not view.asked:
        need = tr("Nobody is asked for any training yet.")
    return f"{hello} {need}"


def _with_advised(need: str, view: TodayView) -> str:
    """How many need training, and how many of them only again as is recommended."""
    only, whose = view.need_only_recommended, view.partnership
    if not only:
        return tr("{need}.", need=need)
    if only == 1 == view.need_training_now:
        return tr("{need}, a refresh that {whose} recommends.", need=need, whose=whose)
    if only == view.need_training_now:
        return tr(
            "{need}, all of them only a refresh that {whose} recommends.", need=need, whose=whose
        )
    return tr(
        "{need}, {n} of them only a refresh that {whose} recommends.",
        need=need,
        n=only,
        whose=whose,
    )
