"""The queue of forms that are not in: give out, remind once, find by code."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from sgdesk.domain.errors import UserError
from sgdesk.domain.forms.follow_up import FollowUpState
from sgdesk.domain.forms.form import FormKind, NextStep
from sgdesk.domain.people.words_for import WordsFor
from sgdesk.services.certificates.issuing import CertificateLine
from sgdesk.services.file.changes import Area, Changes
from sgdesk.services.file.saving import beside_others, paper_name
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.forms.typing_in import (
    FormLine,
    find_form,
    follow_ups,
    make_forms,
    without_forms,
)
from sgdesk.services.sessions.giving_out_forms import (
    Sent,
    form_texts,
    forms_pdf,
    mark_reminded,
    mark_sent,
    mark_told,
    remind_of_forms,
    send_forms,
)
from sgdesk.ui.forms.follow_up import FollowUpDialog
from sgdesk.ui.forms.lay_out import LayOutDialog
from sgdesk.ui.forms.queue_filter import QueueFilter
from sgdesk.ui.forms.words import kind_word, queue_columns, several_days, state_words
from sgdesk.ui.page import Page
from sgdesk.ui.people.words_dialog import WordsDialog
from sgdesk.ui.places import THE_SESSIONS, Place
from sgdesk.ui.printing import SavedBand, show_paper
from sgdesk.ui.text import error_text, tr, tr_count
from sgdesk.ui.theme import TARGET, Space, em
from sgdesk.ui.widgets import (
    Banner,
    EmptyState,
    FlowLayout,
    Note,
    PushButton,
    RowsModel,
    Table,
    TickAll,
    announce,
)
from sgdesk.ui.widgets.more_button import MoreButton
from sgdesk.ui.words import not_reached_words


class FormsToDo(Page):
    """What is late, open and still to come; actions are for the rows that are chosen.

    ``kinds`` are the forms that it is about.
    """

    areas: ClassVar[frozenset[Area]] = frozenset(
        {Area.EVALUATION, Area.TRAINING, Area.PEOPLE, Area.SESSIONS, Area.ORGANISATION}
    )
    topic: ClassVar[str] = "evaluation"
    kinds: ClassVar[tuple[FormKind, ...]] = tuple(FormKind)
    drawing: ClassVar[str] = "evaluation"

    wanted = Signal(object)
    """A form is to be typed in: its :class:`FormLine`."""

    all_in = Signal(int)
    """None of the forms of the session that was asked for is waited for: the session's id."""

    def _build(self) -> None:
        self._lines: tuple[FormLine, ...] = ()
        self._lacking: tuple[CertificateLine, ...] = ()
        self._printed: list[int] = []
        self._several: set[date] = set()
        self._asked: int | None = None
        self._model: RowsModel[FormLine] = RowsModel(queue_columns(self._several, self.kinds))
        self._table = Table(tr("Forms that are not in"))
        self._table.setObjectName(f"evaluation-queue-{len(self.kinds)}")
        self._table.setModel(self._model)
        self._all = TickAll(self._table)
        self._filter = QueueFilter(self.kinds)
        self._ahead = PushButton(tr("Forms for a session &ahead …"), "print")
        self._follow = PushButton(tr("Follow &up training …"), "add")
        self._follow.setToolTip(tr("Impact forms for any training, whoever ran it"))
        self._print = PushButton(tr("&Print …"), "print", main=True)
        self._mail = PushButton(tr("E-&mail drafts …"), "mail")
        self._sent = PushButton(tr("Mark as &given out"), "check")
        self._remind = PushButton(tr("Reminder draf&ts …"), "mail")
        self._remind.setToolTip(tr("One reminder for each form, never a second"))
        self._reminded = PushButton(tr("Mark as rem&inded"), "check")
        self._words = PushButton(tr("Words to cop&y …"), "copy")
        self._words.setToolTip(tr("For those ticked whom no e-mail reaches"))
        self._table.offer(*self._buttons())
        self._more = MoreButton((self._words, self._remind, self._reminded), text=tr("Mo&re"))
        self._table.tells = self._said_and_why
        self._code = QLineEdit()
        self._code.setAccessibleName(tr("Find a form by its code"))
        self._code.setPlaceholderText(tr("Code of a form"))
        self._code.setFixedWidth(em(self, 10))
        self._code.setMinimumHeight(TARGET)
        self._find = PushButton(tr("Fin&d"), "search")
        self._make, self._done = Banner(), SavedBand()
        self._said = Note()
        self._empty = self._empty_state()
        self._lay_out()

    def _empty_state(self) -> EmptyState:
        """What stands here while every form is in, with the one button that leads on."""
        return EmptyState(*self._nothing_waits(), drawing=self.drawing)

    def _nothing_waits(self) -> tuple[str, str, str]:
        """Title, text and button while every form is in."""
        return (
            tr("No form is waited for"),
            tr("Forms come up here once a session is ticked in, and when their time comes."),
            tr("Go to Sessions"),
        )

    def _buttons(self) -> list[PushButton]:
        """What can be done with the rows that are chosen."""
        first = (self._print, self._mail, self._words, self._sent)
        return [*first, self._remind, self._reminded]

    def _in_sight(self) -> list[PushButton]:
        """Those of them that stand on the page; the rest are behind “More”."""
        few = self._more.few
        return [*(each for each in self._buttons() if each not in few), self._more]

    def _lay_out(self) -> None:
        buttons = FlowLayout()
        for each in (self._all, *self._in_sight()):
            buttons.addWidget(each)
        by_code = QWidget()
        line = QHBoxLayout(by_code)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._code)
        line.addWidget(self._find)
        buttons.addWidget(by_code)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.MEDIUM, 0, 0)
        column.setSpacing(Space.SMALL)
        if FormKind.EVALUATION in self.kinds:
            self._filter.add(self._ahead)
            self._filter.add(self._follow)
        column.addWidget(self._filter)
        column.addLayout(buttons)
        for band in (self._make, self._done):
            band.hide()
            column.addWidget(band)
        column.addWidget(self._said)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._print.clicked.connect(self._print_chosen)
        self._ahead.clicked.connect(lambda: LayOutDialog(self.context, self).open())
        self._follow.clicked.connect(lambda: FollowUpDialog(self.context, self).open())
        self._mail.clicked.connect(lambda: self._draft(send_forms))
        self._words.clicked.connect(self._show_words)
        self._remind.clicked.connect(lambda: self._draft(remind_of_forms))
        self._sent.clicked.connect(lambda: self._mark(mark_sent, self._open_ids()))
        self._reminded.clicked.connect(lambda: self._mark(mark_reminded, self._open_ids()))
        self._find.clicked.connect(self._find_code)
        self._code.returnPressed.connect(self._find_code)
        self._filter.changed.connect(self._show)
        self._make.chosen.connect(self._make_forms)
        self._done.chosen.connect(self._mark_printed)
        self._empty.chosen.connect(self._leave_empty)
        self._table.opened.connect(self.wanted)
        self._table.selectionModel().selectionChanged.connect(self._offer)

    def _leave_empty(self) -> None:
        if self._lacking:
            self._make_forms()
            return
        self.context.navigate(Place.SESSIONS, THE_SESSIONS)

    def show_session(self, session_id: int) -> None:
        """Show the forms of one session alone, the next time that the queue is read."""
        self._asked = session_id

    def _load(self) -> None:
        workspace, as_at = self.context.workspace, self.context.as_at
        self.fetch(
            lambda: (follow_ups(workspace, as_at), without_forms(workspace, as_at)),
            lambda found: self._fill(*found),
        )

    def _fill(self, lines: tuple[FormLine, ...], lacking: tuple[CertificateLine, ...]) -> None:
        self._lines = tuple(each for each in lines if each.kind in self.kinds)
        self._lacking = lacking if FormKind.EVALUATION in self.kinds else ()
        self._several.clear()
        self._several.update(several_days(self._lines))
        self._filter.set_lines(self._lines)
        self._offer_making()
        asked, self._asked = self._asked, None
        if asked is not None and not self._filter.show_session(asked):
            self.all_in.emit(asked)
        self._show()

    def _offer_making(self) -> None:
        if not self._lacking or not self._lines:  # with no line at all the empty page says it
            self._make.hide()
            return
        one = "{n} certificate waits for a form that was never made."
        many = "{n} certificates wait for forms that were never made."
        verb = tr("Make the forms") if self.context.may_write else ""
        self._make.show_text(tr_count(one, many, len(self._lacking)), verb)

    def _show_empty(self) -> None:
        """Say why no form stands here: none is waited for, or those that are were never made."""
        if not self._lacking:
            self._empty.show_words(*self._nothing_waits())
            return
        one = "1 certificate waits for a form of training that was typed in without a session."
        many = "{n} certificates wait for forms of training that was typed in without a session."
        verb = tr("Make the forms") if self.context.may_write else ""
        said = tr_count(one, many, len(self._lacking))
        self._empty.show_words(tr("The forms are not made yet"), said, verb)

    def _show(self) -> None:
        """Show the forms that the filter lets through; those that were chosen stay chosen."""
        chosen = {each.id for each in self._chosen()}
        self._model.set_rows(self._filter.chosen(self._lines))
        self._table.fit_columns()
        self._stack.setCurrentIndex(0 if self._lines else 1)
        self._show_empty()
        for each in (self._all, *self._in_sight(), self._code, self._find, self._said):
            each.setVisible(bool(self._lines))
        self._said.setText(_counted(self._model.rows))
        self._choose(chosen)
        self._offer()

    def _said_and_why(self) -> str:
        """How many forms stand in the list, and of how many."""
        shown, all_ = len(self._model.rows), len(self._lines)
        return tr("{n:,} of {among:,} forms are in this list.", n=shown, among=all_)

    def _choose(self, ids: set[int]) -> None:
        selection = self._table.selectionModel()
        for place, row in enumerate(self._model.rows):
            if row.id in ids:
                index = self._model.index(place, 0)
                flags = selection.SelectionFlag
                selection.select(index, flags.Select | flags.Rows)

    def _chosen(self) -> list[FormLine]:
        rows = self._table.selectionModel().selectedRows()
        return [self._model.row(index) for index in rows]

    def _offer(self, *_: object) -> None:
        """Offer what can be done with what is chosen."""
        chosen, may_write = self._chosen(), self.context.may_write
        opened = [each for each in chosen if each.state is not FollowUpState.NOT_YET]
        to_send = [each for each in opened if each.step is NextStep.SEND]
        to_remind = [each for each in opened if each.sent_on and not each.reminded_on]
        self._print.setEnabled(bool(chosen))
        self._sent.setEnabled(may_write and bool(to_send))
        self._mail.setEnabled(may_write and any(each.may_email for each in to_send))
        self._remind.setEnabled(may_write and any(each.may_email for each in to_remind))
        self._reminded.setEnabled(may_write and bool(to_remind))
        self._words.setEnabled(any(not each.may_email for each in opened))

    def _show_words(self) -> None:
        """The forms in words for those who cannot be e-mailed; then they can be noted as told."""
        workspace, ids = self.context.workspace, self._open_ids()

        def told(chosen: Sequence[WordsFor]) -> Callable[[], object]:
            given = [each.key for each in chosen if isinstance(each.key, int)]
            return lambda: mark_told(workspace, given)

        def show(entries: tuple[WordsFor, ...]) -> None:
            WordsDialog(self.context, tr("Forms to pass on"), entries, self, told=told).open()

        self.context.tasks.run(lambda: form_texts(workspace, ids), show, owner=self)

    def _open_ids(self) -> list[int]:
        return [each.id for each in self._chosen() if each.state is not FollowUpState.NOT_YET]

    def print_page(self) -> None:
        """Ctrl+P prints the forms that are chosen."""
        if self._print.isEnabled():
            self._print_chosen()

    def _print_chosen(self) -> None:
        workspace, ids = self.context.workspace, [each.id for each in self._chosen()]
        to_mark = [
            each.id
            for each in self._chosen()
            if each.step is NextStep.SEND and each.state is not FollowUpState.NOT_YET
        ]
        show_paper(
            self.context,
            tr_count("1 form", "{n} forms", len(ids)),
            paper_name(workspace, "forms"),
            lambda: forms_pdf(workspace, ids),
            self,
            papers=len(ids),
            went_out=lambda _: self._are_printed(len(ids), to_mark),
        )

    def _are_printed(self, count: int, to_mark: list[int]) -> None:
        """They are on paper; it is for the person to say that they were given out."""
        self._printed = to_mark
        one, many = "{n} form is ready to give out.", "{n} forms are ready to give out."
        verb = tr("Mark as given out") if to_mark and self.context.may_write else ""
        self._done.say(tr_count(one, many, count), verb)

    def _mark_printed(self) -> None:
        self._done.hide()
        self._mark(mark_sent, self._printed)

    def _draft(self, action: Callable[[Workspace, Sequence[int], Path], Sent]) -> None:
        """Write e-mails into a folder, to look over and send; then they count as given out."""
        folder = self.context.alerts.choose_folder(tr("Where to put the e-mails"))
        if folder is None:
            return
        workspace, ids = self.context.workspace, self._open_ids()

        def write() -> Sent:
            with beside_others():
                return action(workspace, ids, folder)

        self.context.perform(write, self._are_written)

    def _are_written(self, sent: Sent) -> None:
        one = "{n} e-mail is written, to look over and send."
        many = "{n} e-mails are written, to look over and send."
        self._printed = []
        said = [tr_count(one, many, len(sent.files))]
        if sent.left_out:
            said.append(tr("Left out: {names}.", names=not_reached_words(sent.left_out)))
        if sent.files:
            self._done.show_saved(sent.files, self.context.alerts, also=" ".join(said))
        else:
            self._done.say(" ".join(said))

    def _mark(self, action: Callable[[Workspace, Sequence[int]], Changes], ids: list[int]) -> None:
        workspace = self.context.workspace
        self.context.perform(lambda: action(workspace, ids))

    def _make_forms(self) -> None:
        workspace = self.context.workspace
        ids = [each.training_id for each in self._lacking]
        self.context.perform(lambda: make_forms(workspace, ids))

    def _find_code(self) -> None:
        workspace, code = self.context.workspace, self._code.text()
        self.context.tasks.run(
            lambda: find_form(workspace, code), self._found, self._not_found, label="", owner=self
        )

    def _found(self, line: FormLine) -> None:
        """Choose it in the queue; one that is in is only told of."""
        self._filter.show_all()
        at = next((row for row, each in enumerate(self._model.rows) if each.id == line.id), None)
        self._tell(f"{line.code}: {kind_word(line.kind)}, {line.about}. {state_words(line)}.")
        if at is not None:
            self._table.clearSelection()
            self._table.selectRow(at)
            self._table.setFocus()

    def _not_found(self, error: UserError) -> None:
        self._tell(error_text(error))

    def _tell(self, said: str) -> None:
        self._said.setText(said)
        announce(self._said, said)


def _counted(lines: Sequence[FormLine]) -> str:
    """How many are late, open and still to come."""
    states = [each.state for each in lines]
    return tr(
        "{late} late, {open} open, {later} still to come. Tick rows to print or send them; "
        "Enter types one in. Each form is reminded of once.",
        late=states.count(FollowUpState.LATE),
        open=states.count(FollowUpState.OPEN),
        later=states.count(FollowUpState.NOT_YET),
    )
