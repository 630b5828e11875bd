"""The import dialog: choose a sheet, see what would come of it, then save it as one action."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from sgdesk.domain.errors import UserError
from sgdesk.services.imports import (
    ImportReport,
    QuestionKind,
    RowProblem,
    SheetKind,
    Source,
    as_notes,
    left_notes,
    new_course_said,
    not_taken,
)
from sgdesk.services.imports.unused_roles import UnusedTwin, new_role_names, unused_twins
from sgdesk.services.training.standing import everyone
from sgdesk.services.views.overview import NoInduction, no_induction
from sgdesk.ui.context import Context
from sgdesk.ui.imports.asking.answers import more_words
from sgdesk.ui.imports.assumed import assumed_words
from sgdesk.ui.imports.kinds import KINDS, kind_about, summary, unread_words, verb
from sgdesk.ui.imports.layout import DialogParts
from sgdesk.ui.imports.parts.sheet_dialog import SheetDialog
from sgdesk.ui.imports.preview import ImportPreview, Wish, read_preview, run_import
from sgdesk.ui.imports.saving import Saving
from sgdesk.ui.imports.twin_card import TwinCard
from sgdesk.ui.tasks import Newest
from sgdesk.ui.text import error_text, tr
from sgdesk.ui.widgets import Banner, announce
from sgdesk.ui.widgets.arranging import size_dialog
from sgdesk.ui.words import SEVERAL, no_induction_words


class ImportDialog(SheetDialog):
    """From the sheet to the finish, with the questions that it leaves open beside it.

    ``kind`` and ``path`` may be known already, from the way here or a file that was dropped.
    """

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        *,
        kind: SheetKind | None = None,
        path: Path | None = None,
    ) -> None:
        super().__init__(context, tr("Import a sheet"), parent)
        self._kind_wished = kind
        self._wish: Wish | None = None
        self.shown: ImportPreview | None = None
        self._done: ImportReport | None = None
        self._answering = ""
        self._adds: bool | None = None
        """What was said of whom to add before there was a sheet."""

        self._newest = Newest()
        self.parts = DialogParts(self)
        self._connect()
        self._show_source()
        size_dialog(self, 90, 52)
        if path is not None:
            self.take(path)
        else:
            workspace = context.workspace
            context.tasks.run(lambda: not everyone(workspace), self._tick_to_add, owner=self)

    def _connect(self) -> None:
        parts, saving = self.parts, Saving(self.context, self, self.parts.finish)
        parts.kind.activated.connect(self._take_kind)
        self.source.worksheet_chosen.connect(self._take_worksheet)
        parts.add_people.clicked.connect(self._say_add)
        parts.doubt.answered.connect(
            lambda order: self._again(lambda wish: replace(wish, dates=order))
        )
        parts.tabs.columns.said.connect(self._say_column)
        parts.tabs.currentChanged.connect(lambda _: self._show_export())
        parts.questions.answered.connect(self.answer)
        parts.questions.shared.connect(self._share)
        parts.questions.chosen.connect(self._mark_cells)
        parts.questions.shown.connect(self._show_cells)
        parts.questions.settled.connect(self._go_to_the_end)
        parts.unknown.chosen.connect(self._go_to_columns)
        parts.not_known.chosen.connect(lambda: self._say_add(on=True))
        parts.notes_left.chosen.connect(self._keep_notes)
        parts.export.clicked.connect(lambda: saving.save_list(self._list_shown() or (), self.shown))
        parts.finish.save_wished.connect(lambda: saving.save_left_out(self.shown))

    @property
    def kind(self) -> SheetKind:
        """What the sheet is read as."""
        return KINDS[self.parts.kind.currentIndex()]

    # What is read.

    def take(self, source: Source) -> None:
        """Read another file, or what was copied; what was said of whom to add holds for it too."""
        adds = self._wish.add_people if self._wish else self._adds
        self._wish = Wish(source, self._kind_wished, add_people=adds)
        self.shown = None
        self.parts.questions.start_anew()
        self._read()

    def _tick_to_add(self, is_empty: bool) -> None:
        """Where nobody is in the file yet, everybody of the first sheet is to be added."""
        if self._wish is None and self._adds is None:
            self.parts.add_people.setChecked(is_empty)

    def _say_add(self, on: bool) -> None:
        self._adds = on
        self._again(lambda wish: replace(wish, add_people=on))

    def _again(self, change: Callable[[Wish], Wish]) -> None:
        """Read the same file with something said otherwise."""
        if self._wish is not None:
            self._wish = change(self._wish)
            self._read()

    def _take_kind(self, row: int) -> None:
        self._kind_wished = KINDS[row]
        self._again(lambda wish: replace(wish, kind=KINDS[row]))
        self._show_kind()

    def _take_worksheet(self, name: str) -> None:
        self._again(lambda wish: replace(wish, worksheet=name, columns={}, dates=None))

    def _say_column(self, letter: str, taken_as: str) -> None:
        """What a column is taken as: an answer, where it was asked, and else for this sheet."""
        asked, taken_as = self._column_question(letter), self._as_said(taken_as)
        if asked:
            self.answer(asked, taken_as or "-")
        else:
            self._again(lambda wish: replace(wish, columns={**wish.columns, letter: taken_as}))

    def _keep_notes(self) -> None:
        """Keep the columns of notes that are left out in the notes of the people."""
        report = self.shown.report if self.shown else None
        if report is not None:
            said = as_notes(report)
            self._again(lambda wish: replace(wish, columns={**wish.columns, **said}))

    def _as_said(self, title: str) -> str:
        """A course that is only to be added is named by the answer that adds it."""
        said = self._wish.decisions.values() if self._wish else ()
        news = {new.title: each for each in said if (new := new_course_said(each)) is not None}
        return news.get(title, title)

    def _column_question(self, letter: str) -> str:
        headings = self.shown.headings if self.shown else ()
        return next((each.question for each in headings if each.letter == letter), "")

    def answer(self, question: str, answer: str) -> None:
        """Answer one of the questions that the sheet leaves open, and read it with that."""
        self._answering = question
        self._again(lambda wish: replace(wish, decisions={**wish.decisions, question: answer}))

    def _share(self, answers: Mapping[str, str]) -> None:
        """One answer for several questions that were open."""
        self._answering = self.parts.questions.last
        self._again(lambda wish: replace(wish, decisions={**wish.decisions, **answers}))

    def _read(self) -> None:
        wish = self._wish
        if wish is None:
            return
        workspace = self.context.workspace
        self.hold_focus()
        self.parts.bring_in.setEnabled(False)
        self.source.say_reading(wish.source)
        self.context.tasks.run(
            lambda: read_preview(workspace, wish),
            self._newest.only(self._show),
            self._refuse_file,
            label=tr("Reading {file}", file=wish.source.name),
            owner=self,
        )

    # What is shown.

    def _show_kind(self) -> None:
        kind = (self._wish.kind if self._wish else None) or self._kind_wished or KINDS[0]
        self.parts.kind.setCurrentIndex(KINDS.index(kind))
        self.parts.about.setText(kind_about(kind))
        self.parts.about.setVisible(self.shown is None)
        self.parts.kind.setToolTip(kind_about(kind))
        self.parts.add_people.setVisible(kind in (SheetKind.TRACKER, SheetKind.TRAINING))

    def _show_source(self) -> None:
        wish, parts = self._wish, self.parts
        self._show_kind()
        names = self.shown.worksheets if self.shown else ()
        self.source.show_source(
            wish.source if wish else None, names, wish.worksheet if wish else None
        )
        parts.add_people.setChecked(bool(wish and wish.add_people))
        parts.bring_in.setEnabled(False)

    def _refuse_file(self, error: UserError) -> None:
        self.shown = None
        self.parts.stack.setCurrentWidget(self.parts.empty)
        self.parts.doubt.hide()
        self.parts.unknown.hide()
        self.parts.not_known.hide()
        self.parts.notes_left.hide()
        self._show_source()
        self.say_problem(error_text(error))

    def _show(self, found: ImportPreview) -> None:
        before, parts = self.shown, self.parts
        self.shown, self._wish = found, found.wish
        self._show_source()
        parts.problem.hide()
        parts.doubt.hide()
        parts.tabs.show_preview(found)
        self._show_report(found)
        # Once all of it is there: in sight, every part would be laid out anew for the next one.
        parts.stack.setCurrentWidget(parts.preview)
        if found.doubt is not None:
            parts.stack.setCurrentWidget(parts.nothing)
            parts.doubt.show_doubt(found.doubt)
        elif found.error is not None:
            self.say_problem(error_text(found.error))
            parts.tabs.show_columns()
        elif before is None or before.report is None:
            parts.tabs.show_sheet()
            self._begin()
        self._say_effect(before, found)

    def _begin(self) -> None:
        """Where the hands are first: at the first question, or at the button that brings it in."""
        first = self.parts.questions.first
        if first is not None:
            self.parts.beside.show_questions()
            first.setFocus()
        else:
            self._go_to_the_end()

    def _show_report(self, found: ImportPreview) -> None:
        report, parts = found.report, self.parts
        self._show_export()
        said = summary(found.kind, report) if report else tr("Nothing can be read yet.")
        parts.sum.setText(" ".join(filter(None, (said, unread_words(found.unread)))))
        assumed = assumed_words(report) if report else ""
        parts.assumed.setText(assumed)
        parts.assumed.setVisible(bool(assumed))
        something = report is not None and report.brings_something
        does = verb(found.kind, report) if report is not None and something else ""
        parts.bring_in.setText(does or tr("Nothing to bring in"))
        parts.bring_in.setEnabled(something)
        parts.show_questions(report.questions if report else ())
        self.leave_open(sum(not each.answer for each in report.questions) if report else 0)
        parts.not_known.show_count(report.people_left_out if report else 0)
        parts.notes_left.show_columns(tuple(left_notes(report).values()) if report else ())
        if report is not None:
            announce(self, " ".join(filter(None, (parts.sum.text(), assumed))))

    def _say_effect(self, before: ImportPreview | None, found: ImportPreview) -> None:
        """What the answer that was just given changed, on its card."""
        old, new = before.report if before else None, found.report
        if self._answering and old is not None and new is not None:
            changed = more_words(
                found.kind,
                new.added - old.added,
                new.people_added - old.people_added,
                new.roles_added - old.roles_added,
                len(not_taken(new)) - len(not_taken(old)),
                len(new.courses_added) - len(old.courses_added),
            )
            given = found.wish.decisions.get(self._answering, "")
            asked = next((e for e in new.questions if e.id == self._answering), None)
            if given and asked is not None and not asked.answer:
                changed = tr("This could not be taken: choose another answer.")
            self.parts.questions.say_effect(self._answering, changed)
        self._answering = ""

    def _go_to_the_end(self) -> None:
        """Nothing is open: the hands are at the button that brings it in, or in the sheet."""
        if self.parts.bring_in.isEnabled():
            self.parts.bring_in.setFocus()
        else:
            self.parts.tabs.sheet.view.setFocus()

    def _show_cells(self, question: str) -> None:
        self.parts.tabs.show_sheet()
        self._mark_cells(question)

    def _mark_cells(self, question: str) -> None:
        report = self.shown.report if self.shown else None
        for each in report.questions if report else ():
            if each.id == question:
                self.parts.tabs.sheet.view.show_cells(each.cells)

    def _go_to_columns(self) -> None:
        card = self.parts.questions.card(QuestionKind.COLUMN)
        if card is not None:
            self.parts.beside.show_questions()
            self.parts.questions.ensureWidgetVisible(card)
            card.controls[0].setFocus()

    def _show_export(self) -> None:
        self.parts.export.setVisible(self._list_shown() is not None)
        self.parts.export.setEnabled(bool(self._list_shown()))

    def _list_shown(self) -> tuple[RowProblem, ...] | None:
        """What is left out or passed over, whichever is looked at."""
        return self.parts.tabs.list_shown()

    # What is done.

    def press(self) -> None:
        """Bring it in; at the end, close."""
        if self._done is not None:
            self.accept()
        else:
            self.import_now()

    def import_now(self) -> None:
        """Save it: one action, one undo; then the dialog says what was left out and what came."""
        shown, workspace = self.shown, self.context.workspace
        if shown is None or shown.report is None:
            return
        self.hold_focus()
        self.parts.bring_in.setEnabled(False)
        self.parts.bring_in.setText(tr("Bringing in …"))
        self.context.perform_long(
            lambda progress: run_import(workspace, shown, progress),
            self._finish,
            lambda error: self.say_problem(error_text(error)),
            label=tr("Importing {file}", file=shown.wish.source.name),
            owner=self,
            ended=lambda _: self._offer_again(),
        )

    def _offer_again(self) -> None:
        """Whatever stopped it, it can be tried once more."""
        self.parts.bring_in.setText(tr("Try again"))
        self.parts.bring_in.setEnabled(True)

    def _finish(self, report: ImportReport) -> None:
        self._done = report
        workspace = self.context.workspace
        new = new_role_names(
            self.shown.report.questions if self.shown and self.shown.report else ()
        )
        if new:
            self.context.tasks.run(
                lambda: unused_twins(workspace, new), self._offer_twins, owner=self
            )
        self.context.tasks.run(
            lambda: no_induction(workspace), self._tell_of_inductions, owner=self
        )
        self.stop_taking()
        seen = self.shown.report if self.shown else None
        others = self.shown.unread if self.shown else ()
        unread = tuple(each for each in others if each not in report.brought_before)
        announce(self, self.parts.show_finish(self.kind, report, seen, unread))

    def _tell_of_inductions(self, found: NoInduction) -> None:
        """What to do about those who began long ago, where the sheet holds no inductions."""
        if len(found.everybody) >= SEVERAL:
            today = tr("Today has a button for it.")
            self.parts.finish.add_card(Banner(f"{no_induction_words(found)} {today}"))

    def _offer_twins(self, twins: Sequence[UnusedTwin]) -> None:
        for each in twins:
            self.parts.finish.add_card(TwinCard(self.context, each))

    def answers_given(self) -> int:
        """The questions of this sheet that were answered."""
        return sum(map(bool, (self._wish.decisions if self._wish else {}).values()))
