"""Bringing in the answers of an online form: choose the sheet, answer what is open, save."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from sgdesk.domain.dates import long_date
from sgdesk.domain.errors import UserError
from sgdesk.domain.forms.form import FormKind
from sgdesk.services.file.changes import Changes
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import QuestionKind, Source, save_problems, sheet_names
from sgdesk.services.imports.answers import (
    AnswersCameIn,
    AnswersDraft,
    AnswersWish,
    RowFate,
    bring_in_answers,
    once_over,
    questions_to_copy,
    read_answers,
)
from sgdesk.ui.alerts import FileWish
from sgdesk.ui.context import Context
from sgdesk.ui.forms.bringing_in.layout import AnswersParts
from sgdesk.ui.forms.bringing_in.words import came_words, effect, left_words, verb
from sgdesk.ui.imports.parts.sheet_dialog import SheetDialog
from sgdesk.ui.tasks import Newest
from sgdesk.ui.text import error_text, tr
from sgdesk.ui.widgets import announce
from sgdesk.ui.widgets.arranging import size_dialog


@dataclass(frozen=True, slots=True)
class FormsMeant:
    """For which forms answers are brought in: session (None: training without one), kind, day.

    ``about`` names them on the screen; ``came_back`` holds where the sheet says no time.
    """

    session_id: int | None
    kind: FormKind
    about: str
    came_back: date


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read away from the window's thread."""

    wish: AnswersWish
    worksheets: tuple[str, ...]
    draft: AnswersDraft


class AnswersDialog(SheetDialog):
    """From the sheet to the saved forms; ``came`` once they are in."""

    def __init__(self, context: Context, meant: FormsMeant, parent: QWidget | None = None) -> None:
        super().__init__(context, tr("Bring in online answers"), parent)
        self._meant = meant
        self._shown: _Read | None = None
        self._wish: AnswersWish | None = None
        self.came: AnswersCameIn | None = None
        self._answering = ""
        self._newest = Newest()
        self.parts = AnswersParts(self.source, self.problem, meant.about)
        parts = self.parts
        self.lay(parts.inside, (parts.columns, parts.questions, parts.table))
        self.main.setText(tr("Nothing to bring in"))
        self.source.worksheet_chosen.connect(self._take_worksheet)
        parts.copy.clicked.connect(lambda: copy_questions(self.context, meant.kind))
        parts.columns.said.connect(self._say)
        parts.questions.answered.connect(self._answer)
        parts.questions.shared.connect(self._share)
        parts.questions.chosen.connect(self._show_row)
        queued = Qt.ConnectionType.QueuedConnection  # once the button below is on
        parts.questions.settled.connect(self._go_to_the_end, queued)
        parts.unknown.chosen.connect(self._go_to_columns)
        parts.finish.save_wished.connect(self._save_left_out)
        parts.finish.save.setText(tr("&Save this list …"))
        size_dialog(self, 72, 44)

    def take(self, source: Source) -> None:
        """Read another sheet; what was answered holds for it, too."""
        said = self._wish.decisions if self._wish else {}
        meant = self._meant
        self._shown = None
        self._read(
            AnswersWish(
                meant.session_id,
                meant.kind,
                source,
                came_back=meant.came_back,
                decisions=said,
            )
        )

    def _take_worksheet(self, name: str) -> None:
        if self._wish is not None:
            self._read(replace(self._wish, worksheet=name))

    def _say(self, said: Mapping[str, str]) -> None:
        if self._wish is not None:
            self._read(replace(self._wish, decisions={**self._wish.decisions, **said}))

    def _answer(self, question: str, answer: str) -> None:
        self._answering = question
        self._say({question: answer})

    def _go_to_the_end(self) -> None:
        if self.main.isEnabled() and self.parts.columns.first_open() is None:
            self.main.setFocus()

    def _share(self, answers: Mapping[str, str]) -> None:
        """One answer for several questions, or the likely one for each."""
        self._answering = self.parts.questions.last
        self._say(answers)

    def _say_effect(self, before: _Read | None, found: _Read) -> None:
        """What the answer that was just given changed, on its card."""
        if self._answering and before is not None:
            said = effect(before.draft, found.draft)
            self.parts.questions.say_effect(self._answering, said)
        self._answering = ""

    def _read(self, wish: AnswersWish) -> None:
        self._wish = wish
        workspace = self.context.workspace
        self.hold_focus()
        self.main.setEnabled(False)
        self.source.say_reading(wish.source)
        self.context.tasks.run(
            lambda: _read(workspace, wish),
            self._newest.only(self._show),
            self._refuse,
            label=tr("Reading {file}", file=wish.source.name),
            owner=self,
        )

    def _refuse(self, error: UserError) -> None:
        self._shown = None
        self.parts.unknown.hide()
        self.parts.stack.setCurrentWidget(self.parts.empty)
        self.source.show_source(self._wish.source if self._wish else None)
        self.main.setText(tr("Nothing to bring in"))
        self.say_problem(error_text(error))

    def _show(self, found: _Read) -> None:
        before, self._shown, self._wish = self._shown, found, found.wish
        self.problem.hide()
        self.source.show_source(found.wish.source, found.worksheets, found.wish.worksheet)
        self.parts.show_draft(found.draft, long_date(self._meant.came_back))
        asked = [each for each in found.draft.questions if each.kind is not QuestionKind.FORM]
        self.leave_open(sum(not each.answer for each in asked))
        coming = found.draft.count(RowFate.COMES)
        self.main.setText(verb(found.draft) if coming else tr("Nothing to bring in"))
        self.main.setEnabled(bool(coming))
        announce(self, self.parts.sum.text())
        self._say_effect(before, found)
        if before is None:
            self._begin()

    def _begin(self) -> None:
        """Where the hands are first: at what is open, or at the button that brings it in."""
        first = self.parts.questions.first
        column = self.parts.columns.first_open()
        if column is not None:
            self.parts.split.show_columns(self.parts.columns)
            column.setFocus()
        elif first is not None:
            first.setFocus()
        elif self.main.isEnabled():
            self.main.setFocus()
        else:
            self.parts.table.setFocus()

    def _go_to_columns(self) -> None:
        box = self.parts.columns.first_open()
        if box is not None:
            self.parts.split.show_columns(self.parts.columns)
            self.parts.columns.ensureWidgetVisible(box)
            box.setFocus()

    def _show_row(self, question: str) -> None:
        """Show the first row that a question is about."""
        draft = self._shown.draft if self._shown else None
        asked = next((e for e in draft.questions if e.id == question), None) if draft else None
        numbers = {each.row for each in asked.cells} if asked is not None else set()
        rows = self.parts.rows.rows
        at = next((at for at, row in enumerate(rows) if row.number in numbers), None)
        if at is not None:
            self.parts.table.selectRow(at)

    def press(self) -> None:
        """Bring it in; at the end, close."""
        if self.came is not None:
            self.accept()
            return
        shown, workspace = self._shown, self.context.workspace
        if shown is None:
            return
        self.hold_focus()
        self.main.setEnabled(False)
        self.main.setText(tr("Bringing in …"))
        self.context.perform(
            lambda: _bring_in(workspace, shown.wish, shown.draft),
            lambda result: self._finish(result[0]),
            lambda error: self.say_problem(error_text(error)),
            label=tr("Importing {file}", file=shown.wish.source.name),
            owner=self,
            ended=lambda _: self._offer_again(),
        )

    def _offer_again(self) -> None:
        """Whatever stopped it, it can be tried once more."""
        self.main.setText(tr("Try again"))
        self.main.setEnabled(True)

    def _finish(self, came: AnswersCameIn) -> None:
        self.came = came
        self.stop_taking()
        parts = self.parts
        parts.hide_questions()
        left = tuple(map(once_over, came.draft.left_out))
        said = parts.finish.show_end(left, left_words(came), came_words(came))
        self.main.setText(tr("Done"))
        self.main.setEnabled(True)
        self.cancel.hide()  # which takes the focus along
        self.main.setFocus()
        announce(self, said)

    def _save_left_out(self) -> None:
        """Keep the list of places and reasons, to mend the sheet by.

        It holds no rows, unlike that of an import: what people wrote in confidence stays in their
        own sheet, and the whole of that, mended, comes in again without doubling anything.
        """
        rows = self.parts.finish.rows.rows
        source = self._wish.source if self._wish else None
        start = None
        if isinstance(source, Path):
            start = source.with_name(f"{source.stem} not imported.csv")
        wish = FileWish(tr("Save this list"), tr("Sheets (*.csv)"), start)
        path = self.context.alerts.save_file(wish)
        if path is not None:
            self.context.tasks.run(
                lambda: save_problems(path, rows),
                lambda _: self.context.say_saved((path,)),
                lambda error: self.say_problem(error_text(error)),
                owner=self,
            )

    def answers_given(self) -> int:
        """What was said of columns, and the questions that were answered."""
        return sum(map(bool, (self._wish.decisions if self._wish else {}).values()))


def _read(workspace: Workspace, wish: AnswersWish) -> _Read:
    """The worksheets and the draft; the first worksheet where none was chosen."""
    names = sheet_names(wish.source)
    chosen = wish if wish.worksheet or not names else replace(wish, worksheet=names[0])
    return _Read(chosen, names, read_answers(workspace, chosen))


def _bring_in(
    workspace: Workspace, wish: AnswersWish, seen: AnswersDraft | None
) -> tuple[AnswersCameIn, Changes]:
    came = bring_in_answers(workspace, wish, seen)
    return came, came.changes


def copy_questions(context: Context, kind: FormKind) -> None:
    """Put the questions of a form on the clipboard, to be pasted into an online form."""
    workspace = context.workspace

    def copied(text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        context.say(
            tr(
                "The questions are copied. Paste them into Microsoft or Google Forms, word for "
                "word, and each answer finds its place."
            )
        )

    context.tasks.run(lambda: questions_to_copy(workspace, kind), copied, label="")
