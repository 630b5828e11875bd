"""Reminders: who is told what now, the drafts into a folder, and the due days for a calendar."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QLineEdit, QWidget

from sgdesk.domain.addresses import WhyNot
from sgdesk.domain.organisation.settings import REMINDER_DAYS
from sgdesk.domain.people.words_for import WordsFor
from sgdesk.services.file.saving import beside_others, paper_name
from sgdesk.services.organisation.organisation import change_setting
from sgdesk.services.people.reminders import (
    Reminder,
    ReminderView,
    WrittenReminders,
    note_told,
    reminder_texts,
    reminder_view,
    write_reminders,
)
from sgdesk.services.views.due_calendar import save_due_calendar
from sgdesk.ui.alerts import FileWish
from sgdesk.ui.context import Context
from sgdesk.ui.people.reminders.words import (
    counted_words,
    days_words,
    reminder_columns,
    without_words,
)
from sgdesk.ui.people.words_dialog import WordsDialog
from sgdesk.ui.places import Place, Wanted
from sgdesk.ui.printing import SavedBand
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import TARGET, em
from sgdesk.ui.widgets import (
    Banner,
    BannerKind,
    FormDialog,
    Note,
    PushButton,
    RowsModel,
    Table,
    TickAll,
)
from sgdesk.ui.widgets.boxes.tick import Tick


class RemindersDialog(FormDialog):
    """Stays open after each action, since drafts, days and calendar go together."""

    keeps_typed = False

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("Reminders"), tr("&Write the drafts …"), parent)
        self._context = context
        self._ticked: dict[tuple[object, ...], tuple[bool, bool]] = {}
        """Whether each was due and whether it stood ticked: reading the list anew changes no tick,
        but of what was drafted meanwhile, or is due again.
        """

        self.counted = Note()
        self.model: RowsModel[Reminder] = RowsModel(reminder_columns())
        self.table = Table(tr("Who is told what"))
        self.table.setObjectName("reminders")
        self.table.is_of_today = True
        self.table.setModel(self.model)
        self.table.setMinimumHeight(em(self, 14))
        self.band = SavedBand()
        self.hint = Note(
            tr("Drafts are for the rows that are ticked: at first, those that are due now.")
        )
        self.all = TickAll(self.table)
        self.without = Banner(kind=BannerKind.WARNING)
        self.without.hide()
        for each in (self.counted, self.without, self.band, self.all, self.table, self.hint):
            self.form.column.addWidget(each)
        self.let_grow(self.table)
        self._add_days()
        self._add_calendar()
        self.cancel.setText(tr("Close"))
        self._connect()
        self.resize(em(self, 58), self.height())
        self._load()

    def _add_days(self) -> None:
        hint = tr("No document says when: set by us. Such as 90, 30 and 0.")
        self.days = self.form.add("days", tr("&Days before the due day"), QLineEdit(), hint)
        self.days.setMinimumHeight(TARGET)
        self.keep = PushButton(tr("&Save the days"), "save")
        self.form.column.addLayout(_at_the_left(self.keep))

    def _add_calendar(self) -> None:
        self.names = Tick(tr("With the &names of people in the details"))
        self.names.setMinimumHeight(TARGET)
        about = tr(
            "The calendar has the next return, reviews, and training falling due, an event each "
            "that says no more than “Training due”. Open the file with your calendar program; a "
            "newer one moves the same events to their new days."
        )
        self.form.column.addWidget(Note(about))
        self.form.column.addWidget(self.names)
        self.calendar = self.buttons.addButton(
            tr("Save a &calendar file …"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.calendar.setMinimumHeight(TARGET)
        self.words = self.buttons.addButton(
            tr("W&ords to copy …"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.words.setToolTip(tr("For those who are ticked, and those whom no e-mail reaches"))
        self.words.setMinimumHeight(TARGET)

    def _connect(self) -> None:
        self.save = self._write
        self.keep.clicked.connect(self._keep_days)
        self.calendar.clicked.connect(self._save_calendar)
        self.words.clicked.connect(self._show_words)
        self.without.chosen.connect(self._show_without)
        self.table.selectionModel().selectionChanged.connect(self._offer)

    def _load(self) -> None:
        workspace = self._context.workspace
        self._context.tasks.run(lambda: reminder_view(workspace), self._show, owner=self)

    def _show(self, view: ReminderView) -> None:
        self.counted.setText(counted_words(view))
        self._without = frozenset(view.without_day)
        ticked = {each.key for each in self._chosen()}
        self._ticked |= {row.key: (row.is_fresh, row.key in ticked) for row in self.model.rows}
        said = without_words(view)
        if said:
            self.without.show_text(said, tr("Show them"))
        else:
            self.without.hide()
        self.days.setText(days_words(view.thresholds))
        self.model.set_rows(view.offered)
        for each in (self.table, self.all, self.hint):
            each.setVisible(bool(view.offered))
        self.table.fit_columns()
        selection = self.table.selectionModel()
        for place, row in enumerate(self.model.rows):
            was_fresh, was_ticked = self._ticked.get(row.key, (row.is_fresh, row.is_fresh))
            is_ticked = was_ticked if was_fresh == row.is_fresh else row.is_fresh
            if not row.why_not and is_ticked:
                flags = selection.SelectionFlag
                selection.select(self.model.index(place, 0), flags.Select | flags.Rows)
        self._offer()

    def _show_without(self) -> None:
        """Go to those of whom no day is known, where it can be given."""
        if self.may_close():
            wanted = Wanted(people=self._without, label=tr("no day for what is not done"))
            self.accept()
            self._context.navigate(Place.PEOPLE, wanted)

    def _chosen(self) -> list[Reminder]:
        rows = self.table.selectionModel().selectedRows()
        return [self.model.row(index) for index in rows if not self.model.row(index).why_not]

    def _offer(self, *_: object) -> None:
        may_write = self._context.may_write
        self.verb.setEnabled(may_write and bool(self._chosen()))
        self.keep.setEnabled(may_write)
        told = any(_is_told(row) for row in self.model.rows)
        self.words.setEnabled(told or bool(self._chosen()))

    def _show_words(self) -> None:
        """The words for those who are ticked and those who have no address, to pass on.

        Then they can be noted as told.
        """
        workspace, ticked = self._context.workspace, {each.key for each in self._chosen()}

        def told(chosen: Sequence[WordsFor]) -> Callable[[], object]:
            keys = {each.key for each in chosen}
            return lambda: note_told(workspace, keys)

        def show(entries: tuple[WordsFor, ...]) -> None:
            dialog = WordsDialog(
                self._context, tr("Reminders to pass on"), entries, self, told=told
            )
            dialog.finished.connect(self._load)
            dialog.open()

        self._context.tasks.run(lambda: reminder_texts(workspace, ticked), show, owner=self)

    def _write(self) -> None:
        """Let a folder be chosen, and write the drafts of the chosen rows there."""
        folder = self._context.alerts.choose_folder(tr("Where to put the drafts"))
        if folder is None:
            return
        workspace, chosen = self._context.workspace, {each.key for each in self._chosen()}

        def write() -> WrittenReminders:
            with beside_others():
                return write_reminders(workspace, chosen, folder)

        self._context.perform(
            write,
            self._written,
            self.form.show_error,
            label=tr("Writing the drafts"),
            owner=self,
        )

    def _written(self, made: WrittenReminders) -> None:
        one, many = "It is a draft: look it over, and send it.", "Look each over, and send it."
        also = tr_count(one, many, len(made.files))
        self.band.show_saved(made.files, self._context.alerts, also=also)
        self._load()

    def _keep_days(self) -> None:
        workspace, typed = self._context.workspace, self.days.text()
        self.form.show_problems({})
        self._context.perform(
            lambda: change_setting(workspace, REMINDER_DAYS, typed),
            lambda _: self._load(),
            self.form.show_error,
            owner=self,
        )

    def _save_calendar(self) -> None:
        name = paper_name(self._context.workspace, "due-days", ending="ics")
        wish = FileWish(tr("Save the due days"), tr("Calendar (*.ics)"), Path(name))
        path = self._context.alerts.save_file(wish)
        if path is None:
            return
        workspace, named = self._context.workspace, self.names.isChecked()
        self._context.tasks.run(
            lambda: save_due_calendar(workspace, path, with_names=named),
            self._calendar_saved,
            self.form.show_error,
            label=tr("Writing the calendar"),
            owner=self,
        )

    def _calendar_saved(self, path: Path) -> None:
        self.band.show_saved((path,), self._context.alerts)


def _is_told(row: Reminder) -> bool:
    """Whether there are words for somebody whom no e-mail reaches."""
    return row.why_not in frozenset(WhyNot) and (row.is_fresh or row.is_without_day)


def _at_the_left(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(widget)
    row.addStretch()
    return row
