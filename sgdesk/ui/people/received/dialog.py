"""Certificates from files: each looked at beside its page, confirmed, then brought in at once."""

from collections.abc import Sequence
from pathlib import Path
from threading import Event

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from sgdesk.domain.errors import UserError
from sgdesk.services.courses.catalogue import CourseCatalogue, catalogue
from sgdesk.services.imports.received.bringing_in import BroughtIn, WouldDo, bring_in, would_do
from sgdesk.services.imports.received.gathering import Gathered, gather
from sgdesk.services.imports.received.known import Offers, offers
from sgdesk.services.imports.received.left_out import remember_left_out
from sgdesk.services.imports.received.values import Confirmed, Received
from sgdesk.ui.context import Context
from sgdesk.ui.people.received.fields import day_said, sentence
from sgdesk.ui.people.received.layout import ReceivedParts
from sgdesk.ui.people.received.lines import Line, Lines
from sgdesk.ui.people.received.new_course import NewCourseDialog
from sgdesk.ui.people.received.reading import Looked, Pages, Wish, looked
from sgdesk.ui.people.received.same import settle
from sgdesk.ui.people.received.several import SeveralDialog
from sgdesk.ui.people.received.words import (
    closing_prompt,
    effect_words,
    kept_before,
    left_out_words,
    sum_words,
    verb_words,
    waiting_prompt,
)
from sgdesk.ui.tasks import CancelledError, Lane
from sgdesk.ui.text import error_text, tr, tr_count
from sgdesk.ui.widgets import announce
from sgdesk.ui.widgets.arranging import ReadDialog, size_dialog


class ReceivedDialog(ReadDialog):
    """Nothing is written before "Bring in"; the dialog lets go of itself.

    ``person`` is whose the certificates are, by id and name, where they were dropped on somebody.
    """

    _stepped = Signal(int, int)

    def __init__(
        self,
        context: Context,
        paths: Sequence[Path],
        parent: QWidget | None = None,
        *,
        person: tuple[int, str] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        whose = (person[0], person[1]) if person else (None, "")
        self._wish = Wish(tuple(paths), *whose)
        title = tr("Certificates of {person}", person=person[1]) if person else ""
        self.setWindowTitle(title or tr("Certificates from files"))
        self.lines = Lines(Received(()), Offers((), ()))
        self.row = -1
        self._stopped = Event()
        self._writes = False
        self.parts = ReceivedParts(self, context)
        self._pages = Pages(context.tasks, self.parts.page, self)
        self._connect()
        self._show_sum()
        size_dialog(self, 76, 42)
        self.finished.connect(lambda _: self._stopped.set())
        self._read()

    def _connect(self) -> None:
        parts = self.parts
        self._stepped.connect(self._show_progress)
        parts.files.line_chosen.connect(self.show_row)
        parts.page.page_wished.connect(
            lambda page: self._pages.show(self.lines.all[self.row].read, page)
        )
        parts.fields.edited.connect(self._note_edit)
        parts.fields.several.clicked.connect(lambda: self._choose_several())
        parts.fields.new_course.clicked.connect(lambda: self._add_course())
        parts.confirm.clicked.connect(lambda: self.confirm())
        parts.leave_out.clicked.connect(lambda: self.leave_out())
        parts.bring_in.clicked.connect(lambda: self.bring_in())
        parts.cancel.clicked.connect(lambda: self.reject())

    # Reading.

    def _read(self) -> None:
        paths, stopped = self._wish.paths, self._stopped
        tell = self._stepped.emit

        def step(done: int, total: int) -> None:
            if stopped.is_set():
                raise CancelledError
            tell(done, total)

        self.parts.stack.setCurrentWidget(self.parts.reading)
        self.parts.confirm.setEnabled(False)
        self._context.tasks.run(
            lambda: gather(paths, step),
            self._compare,
            self._refuse,
            label=tr("Reading certificates"),
            lane=Lane.PAPER,
            owner=self,
        )

    def _show_progress(self, done: int, total: int) -> None:
        self.parts.progress.setRange(0, total)
        self.parts.progress.setValue(done)

    def _compare(self, gathered: Gathered) -> None:
        workspace, wish = self._context.workspace, self._wish
        self._context.tasks.run(
            lambda: looked(workspace, gathered, wish), self._show, self._refuse, owner=self
        )

    def _refuse(self, error: UserError) -> None:
        self._say_problem(error_text(error))
        self.parts.reading.hide()
        self.parts.cancel.setText(tr("Close"))

    def _say_problem(self, text: str) -> None:
        self.parts.problem.show_text(text)

    # Showing.

    def _show(self, found: Looked) -> None:
        parts = self.parts
        self.lines = Lines(found.received, found.offers)
        parts.fields.set_offers(found.offers)
        parts.files.set_entries([self.lines.entry(row) for row in range(len(self.lines.all))])
        if not found.received.lines:
            self._say_problem(tr("There is no certificate among these: no PDF, JPEG or PNG."))
            parts.cancel.setText(tr("Close"))
        parts.stack.setCurrentWidget(parts.looking)
        self._go_to(self.lines.next_after(-1))
        self._show_sum()

    def _go_to(self, row: int | None) -> None:
        """Go to a line; where none waits, to the button that brings them in."""
        if row is not None:
            self.parts.files.setCurrentRow(row)
            self._focus_first()
        elif self.lines.all:
            if self.row < 0:
                self.parts.files.setCurrentRow(0)
            some = bool(self.lines.ready())
            self.parts.bring_in.setDefault(some)
            (self.parts.bring_in if some else self.parts.files).setFocus()

    def _focus_first(self) -> None:
        """The first box in which something is missing, else the button that confirms."""
        fields = self.parts.fields
        wrong = fields.problems()
        boxes = (fields.whether, fields.person, fields.course, fields.day)
        keys = ("whether", "person", "course", "day")
        missing = next((box for key, box in zip(keys, boxes, strict=True) if wrong[key]), None)
        (missing or self.parts.confirm).setFocus()

    def show_row(self, row: int) -> None:
        """Show one certificate, with what was typed for it."""
        self._keep_typed()
        self.row = row
        line, parts = self.lines.all[row], self.parts
        parts.title.setText(line.read.source.name)
        parts.fields.show_line(line.read, line.typed)
        self._say_how_it_stands(line)
        parts.right.verticalScrollBar().setValue(0)
        self._pages.show(line.read, 0)

    def _say_how_it_stands(self, line: Line) -> None:
        self.parts.fields.setVisible(line.read.is_open and not line.left_out)
        self._say_told(line)
        self._show_confirm()

    def _say_told(self, line: Line) -> None:
        told = [sentence(each) for each in line.read.told]
        if line.would_do is not None and line.confirmed is not None:
            self.parts.told.hide()
            self.parts.more.setText(effect_words(line.would_do))
            self.parts.more.show()
            return
        if line.left_out:
            self.parts.told.hide()
            self.parts.more.setText(left_out_words(line.read))
            self.parts.more.show()
            return
        self.parts.told.setVisible(bool(told))
        if told:
            self.parts.told.show_text("\n".join(told))
        self.parts.more.setText(tr("Hold the page against what was found, then confirm."))
        self.parts.more.setVisible(line.waits)

    def _keep_typed(self) -> None:
        if 0 <= self.row < len(self.lines.all):
            self.lines.all[self.row].typed = self.parts.fields.typed()
            self.parts.files.set_entry(self.row, self.lines.entry(self.row))

    def _note_edit(self) -> None:
        """What is changed has to be confirmed anew."""
        if not 0 <= self.row < len(self.lines.all):
            return
        line = self.lines.all[self.row]
        line.touched = True
        if line.confirmed is not None:
            line.confirmed = line.would_do = None
            self._say_told(line)
            self._show_line(self.row)

    def _show_line(self, row: int) -> None:
        self.parts.files.set_entry(row, self.lines.entry(row))
        self._show_confirm()
        self._show_sum()

    def _show_confirm(self) -> None:
        line = self.lines.all[self.row] if 0 <= self.row < len(self.lines.all) else None
        waits = line is not None and line.waits
        self.parts.confirm.setEnabled(waits)
        self.parts.confirm.setDefault(waits)
        is_out = line is not None and line.left_out
        words = tr("&Look at it again") if is_out else tr("&Leave this one out")
        self.parts.leave_out.setText(words)
        self.parts.leave_out.setEnabled(line is not None and line.read.is_open)

    def _show_sum(self) -> None:
        ready, left_out = self.lines.ready(), len(self.lines.leaving().out)
        self.parts.sum.setText(sum_words(ready, len(self.lines.waiting()), left_out))
        self.parts.bring_in.setEnabled(bool(ready or left_out))
        self.parts.bring_in.setText(verb_words(len(ready), left_out))

    # Confirming.

    def confirm(self) -> None:
        """Check what stands in the boxes, note it as confirmed, and go to the next."""
        fields = self.parts.fields
        row = self.row
        if not 0 <= row < len(self.lines.all) or not self.lines.all[row].waits:
            return
        if fields.says_no():
            self.leave_out()
            return
        if not fields.form.show_problems(fields.problems()):
            self.parts.right.ensureWidgetVisible(fields.form.summary)
            return
        confirmed = fields.confirmed(self.lines.all[row].read)
        if confirmed is None:
            return
        workspace = self._context.workspace
        self._context.tasks.run(
            lambda: would_do(workspace, confirmed),
            lambda would: self._note_confirmed(row, confirmed, would),
            fields.form.show_error,
            owner=self,
        )

    def leave_out(self) -> None:
        """Leave this certificate where it is and go to the next; or take it up again."""
        row = self.row
        if not 0 <= row < len(self.lines.all) or not self.lines.all[row].read.is_open:
            return
        line = self.lines.all[row]
        self._keep_typed()
        line.leave_out(out=not line.left_out)
        self._say_how_it_stands(line)
        self._show_line(row)
        self._go_to(self.lines.next_after(row) if line.left_out else row)

    def _note_confirmed(self, row: int, confirmed: Confirmed, would: WouldDo) -> None:
        line = self.lines.all[row]
        if row == self.row:
            line.typed = self.parts.fields.typed()
            if self.parts.fields.confirmed(line.read) != confirmed:
                return
        settled = settle(self._context.alerts, self.lines, confirmed, would)
        if settled is None:
            return
        before, (confirmed, would) = confirmed, settled
        if row == self.row and day_said(confirmed) != day_said(before):
            self.parts.fields.day.edit.setText(day_said(confirmed))
        line.confirmed, line.would_do = confirmed, would
        if confirmed.asked_course and line.typed.course is not None:
            self.lines.answer_alike(confirmed.asked_course, line.typed.course)
        self._say_told(line)
        for each in range(len(self.lines.all)):  # another may have got the day of this one
            self.parts.files.set_entry(each, self.lines.entry(each))
        self._show_line(row)
        announce(self, effect_words(would))
        self._go_to(self.lines.next_after(row))

    # What is more than one certificate has boxes for.

    def _choose_several(self) -> None:
        """Let everybody be chosen whose training this file shows; each gets a line."""
        self._keep_typed()
        line = self.lines.all[self.row]
        of_file = [each for each in self.lines.all if each.read.source == line.read.source]
        ticked = [each.typed.person[0] for each in of_file if each.typed.person is not None]
        if not any(each.is_further for each in of_file):  # they were offered before
            ticked += [each.id for each in line.read.named]
        once = tuple(dict.fromkeys(ticked))
        dialog = SeveralDialog(self.lines.offers.people, once, self)
        dialog.accepted.connect(lambda: self._share(dialog.chosen))
        dialog.open()

    def _share(self, people: Sequence[int]) -> None:
        before = len(self.lines.all)
        row, self.row = self.lines.share(self.row, people), -1
        more = len(self.lines.all) - before
        files = self.parts.files
        files.set_entries([self.lines.entry(each) for each in range(len(self.lines.all))])
        files.setCurrentRow(row)
        self._show_sum()
        self._focus_first()
        if more > 0:
            said = tr_count("1 line more for this file", "{n} lines more for this file", more)
            announce(self, said)

    def _add_course(self) -> None:
        workspace, said = self._context.workspace, self.lines.all[self.row].read.said_course

        def show(found: CourseCatalogue) -> None:
            dialog = NewCourseDialog(self._context, found.requirements, said, self)
            dialog.added = self._take_course
            dialog.open()

        self._context.tasks.run(lambda: catalogue(workspace), show, owner=self)

    def _take_course(self, course_id: int) -> None:
        """Offer a course that was just added, and put it into the box."""

        def show(found: Offers) -> None:
            fields = self.parts.fields
            self.lines.offers = found
            fields.set_offers(found)
            fields.course.choose(course_id)
            self._focus_first()

        workspace = self._context.workspace
        self._context.tasks.run(lambda: offers(workspace), show, owner=self)

    # Bringing in.

    def bring_in(self) -> None:
        """Write what was confirmed, as one action; the rest is named first and stays out."""
        ready, leaving = self.lines.ready(), self.lines.leaving()
        if not (ready or leaving.out) or not self._may_leave_out(len(ready)):
            return
        workspace = self._context.workspace
        self.parts.files.setFocus()  # what is switched off would hand it on to Cancel
        self.parts.bring_in.setEnabled(False)
        self._writes = True
        self._context.perform(
            (lambda: bring_in(workspace, ready, leaving))
            if ready
            else (lambda: remember_left_out(workspace, leaving)),
            self._finish,
            self._not_brought_in,
            label=tr("Bringing certificates in"),
            owner=self,
            ended=lambda _: self._end_writing(),
        )

    def _end_writing(self) -> None:
        """Whatever came of it, the dialog can be closed again."""
        self._writes = False

    def _may_leave_out(self, ready: int) -> bool:
        names = [each.read.source.name for each in self.lines.waiting()]
        return not names or self._context.alerts.ask(waiting_prompt(names, ready))

    def _not_brought_in(self, error: UserError) -> None:
        self._say_problem(error_text(error))
        self._show_sum()

    def _finish(self, done: object) -> None:
        self.accept()
        if isinstance(done, BroughtIn) and done.again:
            self._context.alerts.tell(*kept_before(done.again))

    def reject(self) -> None:
        """Give up; what was confirmed or typed is asked about first."""
        if self._writes:
            return
        given = len(self.lines.ready()) + len(self.lines.leaving().out)
        given += sum(each.touched for each in self.lines.all)
        if not given or self._context.alerts.ask(closing_prompt()):
            super().reject()
