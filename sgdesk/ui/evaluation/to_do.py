"""The queue of forms that are not in: give out, remind, find by code."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout

from sgdesk.domain.errors import UserError
from sgdesk.domain.evaluation import NextStep
from sgdesk.domain.followup import FollowUpState
from sgdesk.services.certificates import CertificateLine
from sgdesk.services.evaluation import (
    FormLine,
    find_form,
    follow_ups,
    make_forms,
    without_forms,
)
from sgdesk.services.paper_files import save_paper
from sgdesk.services.results import Area, Changes
from sgdesk.services.sending import (
    Sent,
    forms_pdf,
    mark_reminded,
    mark_sent,
    remind_of_forms,
    send_forms,
)
from sgdesk.services.workspace import Workspace
from sgdesk.ui.alerts import FileWish
from sgdesk.ui.evaluation.words import kind_word, queue_columns, state_words
from sgdesk.ui.page import Page
from sgdesk.ui.places import Place
from sgdesk.ui.tasks import Lane
from sgdesk.ui.text import error_text, tr, tr_count
from sgdesk.ui.theme import Space, em
from sgdesk.ui.widgets import (
    Banner,
    EmptyState,
    FlowLayout,
    Note,
    PushButton,
    RowsModel,
    Table,
)


class ToDo(Page):
    """What is late, open and still to come; deeds are for the rows that are chosen."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.EVALUATION, Area.TRAINING, Area.PEOPLE})
    topic: ClassVar[str] = "evaluation"

    wanted = Signal(object)
    """A form is to be typed in: its :class:`FormLine`."""

    def _build(self) -> None:
        self._lacking: tuple[CertificateLine, ...] = ()
        self._model: RowsModel[FormLine] = RowsModel(queue_columns())
        self._table = Table(tr("Forms that are not in"))
        self._table.setObjectName("evaluation-queue")
        self._table.setModel(self._model)
        self._print = PushButton(tr("Print …"), "print")
        self._mail = PushButton(tr("E-mail drafts …"))
        self._sent = PushButton(tr("Mark as given out"), "check")
        self._remind = PushButton(tr("Reminder drafts …"))
        self._reminded = PushButton(tr("Mark as reminded"))
        self._code = QLineEdit()
        self._code.setAccessibleName(tr("Find a form by its code"))
        self._code.setPlaceholderText(tr("Code of a form"))
        self._code.setMaximumWidth(em(self, 10))
        self._find = PushButton(tr("Find"))
        self._make = Banner()
        self._make.hide()
        self._said = Note()
        self._empty = EmptyState(
            tr("Every form is in"),
            tr("Forms come up here once a session is ticked in, and when their time comes."),
            tr("Go to Sessions"),
        )
        self._lay_out()

    def _lay_out(self) -> None:
        buttons = FlowLayout()
        for each in (self._print, self._mail, self._sent, self._remind, self._reminded):
            buttons.addWidget(each)
        buttons.addWidget(self._code)
        buttons.addWidget(self._find)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.MEDIUM, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(buttons)
        column.addWidget(self._make)
        column.addWidget(self._said)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._print.clicked.connect(self._print_chosen)
        self._mail.clicked.connect(lambda: self._draft(send_forms))
        self._remind.clicked.connect(lambda: self._draft(remind_of_forms))
        self._sent.clicked.connect(lambda: self._mark(mark_sent))
        self._reminded.clicked.connect(lambda: self._mark(mark_reminded))
        self._find.clicked.connect(self._find_code)
        self._code.returnPressed.connect(self._find_code)
        self._make.chosen.connect(self._make_forms)
        self._empty.chosen.connect(lambda: self.context.navigate(Place.SESSIONS))
        self._table.opened.connect(self.wanted)
        self._table.selectionModel().selectionChanged.connect(self._offer)

    def _load(self) -> None:
        workspace, as_at = self.context.workspace, self.context.as_at
        self.fetch(
            lambda: (follow_ups(workspace, as_at), without_forms(workspace)),
            lambda found: self._fill(*found),
        )

    def _fill(self, lines: tuple[FormLine, ...], lacking: tuple[CertificateLine, ...]) -> None:
        self._lacking = lacking
        self._model.set_rows(lines)
        self._table.fit_columns()
        self._stack.setCurrentIndex(0 if lines else 1)
        self._said.setText(_counted(lines))
        if lacking:
            one = "{n} certificate waits for a form that was never made."
            many = "{n} certificates wait for forms that were never made."
            verb = tr("Make the forms") if self.context.may_write else ""
            self._make.show_text(tr_count(one, many, len(lacking)), verb)
        else:
            self._make.hide()
        self._offer()

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

    def _ids(self) -> list[int]:
        return [each.id for each in self._chosen()]

    def _open_ids(self) -> list[int]:
        return [each.id for each in self._chosen() if each.state is not FollowUpState.NOT_YET]

    def _print_chosen(self) -> None:
        wish = FileWish(tr("Save the forms to print"), "PDF (*.pdf)")
        path = self.context.alerts.save_file(wish)
        if path is None:
            return
        workspace, ids = self.context.workspace, self._ids()
        self.context.tasks.run(
            lambda: save_paper(path, forms_pdf(workspace, ids)),
            self.context.alerts.show_outside,
            label=tr("Writing the forms"),
            lane=Lane.PAPER,
            owner=self,
        )

    def _draft(self, deed: Callable[[Workspace, Sequence[int], Path], Sent]) -> None:
        """Write e-mails into a folder, to look over and send; then they count as given out."""
        folder = self.context.alerts.choose_folder(tr("Where to put the e-mails"))
        if folder is None:
            return
        workspace, ids = self.context.workspace, self._open_ids()
        self.context.perform(
            lambda: deed(workspace, ids, folder),
            lambda _: self.context.alerts.show_outside(folder),
        )

    def _mark(self, deed: Callable[..., Changes]) -> None:
        workspace, ids = self.context.workspace, self._open_ids()
        self.context.perform(lambda: deed(workspace, ids))

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
        at = next((row for row, each in enumerate(self._model.rows) if each.id == line.id), None)
        self._said.setText(
            f"{line.code}: {kind_word(line.kind)}, {line.about}. {state_words(line)}."
        )
        if at is not None:
            self._table.selectRow(at)
            self._table.setFocus()

    def _not_found(self, error: UserError) -> None:
        self._said.setText(error_text(error))


def _counted(lines: Sequence[FormLine]) -> str:
    """How many are late, open and still to come."""
    states = [each.state for each in lines]
    return tr(
        "{late} late, {open} open, {later} still to come. Choose rows to print or send them; "
        "Enter types one in.",
        late=states.count(FollowUpState.LATE),
        open=states.count(FollowUpState.OPEN),
        later=states.count(FollowUpState.NOT_YET),
    )
