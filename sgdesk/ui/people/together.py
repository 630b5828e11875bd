"""What is done with those who are ticked, or with the one that is chosen."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from sgdesk.domain.sessions.session import SessionState
from sgdesk.services.courses.documents import DocumentList, methods
from sgdesk.services.file.saving import paper_name
from sgdesk.services.people.papers import (
    induction_sheets_pdf,
    person_records_pdf,
    record_name,
    save_person_records,
)
from sgdesk.services.people.roles import RoleView, roles_view
from sgdesk.services.people.several.finishing import UnderWay, under_way
from sgdesk.services.people.several.first_days import Starts, starts_of
from sgdesk.services.sessions.sessions import SessionLine, session_lines
from sgdesk.services.training.recording import CourseChoice, course_choices
from sgdesk.ui.alerts import Prompt
from sgdesk.ui.context import Context
from sgdesk.ui.people.mail import MailDialog, recipients
from sgdesk.ui.people.matrix.lines import MatrixLine
from sgdesk.ui.people.person.person_dialogs import AddPersonDialog
from sgdesk.ui.people.recording.book_dialog import BookDialog
from sgdesk.ui.people.recording.inductions_dialog import (
    BeginInductionsDialog,
    FinishInductionsDialog,
)
from sgdesk.ui.people.recording.record_dialog import RecordDialog
from sgdesk.ui.places import Place
from sgdesk.ui.printing import Paper, show_long_paper
from sgdesk.ui.tasks import Progress
from sgdesk.ui.text import tr, tr_count


class People(Protocol):
    """The page as far as it is needed here."""

    @property
    def context(self) -> Context:
        """The open file and the window."""

    @property
    def requirement(self) -> str | None:
        """The requirement that the page is narrowed to."""

    def untick_all(self) -> None:
        """Tick nobody any more, shown or not."""

    def kind_said(self, person_ids: Collection[int]) -> None:
        """It is said now how these people belong."""

    def chosen(self) -> list[MatrixLine]:
        """Whom the buttons mean."""

    def line(self, person_id: int) -> MatrixLine:
        """The line of somebody who is in the file."""

    def title(self, requirement: str | None) -> str | None:
        """What a requirement of the matrix is called."""


class Together(QObject):
    """Opens dialogs over ``parent`` for the people that the buttons of the page mean."""

    added = Signal(object)
    """Somebody was added, by the id that they have now."""

    def __init__(self, page: People, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = page
        self._parent = parent

    def add(self, before: AddPersonDialog | None = None) -> None:
        """Add somebody; ``added`` tells once they are saved. ``before`` has added the last one."""
        context = self._page.context
        if not context.may_write:
            return
        last = before.passed_on() if before else ()

        def show(roles: tuple[RoleView, ...]) -> None:
            dialog = AddPersonDialog(context, roles, self._parent, *last)
            dialog.accepted.connect(lambda: self._added(dialog))
            dialog.open()

        context.tasks.run(lambda: roles_view(context.workspace), show, owner=self)

    def _added(self, dialog: AddPersonDialog) -> None:
        """Tell it, and go on with the next where a list is typed in."""
        self.added.emit(dialog.added)
        if dialog.goes_on:
            self.add(dialog)

    def record(self) -> None:
        """Record training for those who are meant."""
        ids = [line.id for line in self._page.chosen()]
        if ids:
            self.record_for(ids, self._page.requirement)

    def record_for(self, person_ids: Sequence[int], requirement: str | None) -> None:
        """Record training for these people; the course of ``requirement`` is looked for first."""
        self._record(person_ids, requirement, is_earlier=False)

    def record_earlier(self, person_ids: Sequence[int], requirement: str | None) -> None:
        """The same of what was done before anybody noted it: no day stands there yet."""
        self._record(person_ids, requirement, is_earlier=True)

    def _record(
        self, person_ids: Sequence[int], requirement: str | None, *, is_earlier: bool
    ) -> None:
        page = self._page
        context = page.context
        if not context.may_write:
            return
        people = [(each, page.line(each).told) for each in person_ids]
        asked = page.title(requirement)

        def show(found: tuple[tuple[CourseChoice, ...], DocumentList]) -> None:
            choices, ways = found
            offered = [each.text for each in ways.items]
            dialog = RecordDialog(context, people, choices, self._parent, offered)
            if asked is not None:
                dialog.picker.choose_for(asked)
            if len(people) > 1:
                # It is done for them: the next that is pressed is not meant for them again.
                dialog.accepted.connect(page.untick_all)
            if is_earlier:
                dialog.ask_for_earlier(self._of_unknown_start(person_ids, requirement))
            dialog.open()

        workspace = context.workspace
        context.tasks.run(lambda: (course_choices(workspace), methods(workspace)), show, owner=self)

    def _of_unknown_start(
        self, person_ids: Sequence[int], requirement: str | None
    ) -> frozenset[int]:
        """Those of whom nobody noted since when they are here: they may have begun this month."""
        stands = {
            each: self._page.line(each).row.cells.get(requirement or "") for each in person_ids
        }
        return frozenset(
            each for each, found in stands.items() if found is None or found.must_start_by is None
        )

    def mail(self) -> None:
        """Write to those who are meant."""
        people = [line.row.person for line in self._page.chosen()]
        if people:
            found = recipients(people)
            MailDialog(found, self._parent).open()

    def book(self) -> None:
        """Book those who are meant on a session that is planned."""
        self.book_for([line.id for line in self._page.chosen()])

    def book_for(self, person_ids: Sequence[int]) -> None:
        """Book these people; where no session is planned, offer to plan one."""
        page = self._page
        context = page.context
        if not person_ids or not context.may_write:
            return
        people = [(each, page.line(each).told) for each in person_ids]

        def show(lines: tuple[SessionLine, ...]) -> None:
            planned = [each for each in lines if each.state is SessionState.PLANNED]
            if planned:
                BookDialog(context, people, planned[::-1], self._parent).open()
            elif context.alerts.ask(_no_session()):
                context.navigate(Place.SESSIONS)

        context.tasks.run(lambda: session_lines(context.workspace), show, owner=self)

    def induct(self) -> None:
        """Begin the induction of those who are meant, then show their sheets to print."""
        context = self._page.context
        people = {line.id: line.told for line in self._page.chosen()}
        if not people or not context.may_write:
            return
        dialog = BeginInductionsDialog(context, people, self._parent)
        dialog.begun.connect(self._print_inductions)
        dialog.open()

    def finish_inductions(self) -> None:
        """Finish the inductions of those who are meant, as their papers come back."""
        context = self._page.context
        people = {line.id: line.told for line in self._page.chosen()}
        if not people or not context.may_write:
            return
        workspace = context.workspace

        def show(found: UnderWay) -> None:
            if not found.open_lines:
                context.alerts.tell(
                    tr("No induction is under way"),
                    tr("Of those chosen nobody has an induction that was begun and not finished."),
                )
                return
            dialog = FinishInductionsDialog(context, people, found, self._parent)
            if len(people) > 1:
                dialog.accepted.connect(self._page.untick_all)
            dialog.open()

        context.tasks.run(lambda: under_way(workspace, tuple(people)), show, owner=self)

    def note_first_day(self) -> None:
        """Say when those who are meant began, where nobody noted it."""
        from sgdesk.ui.people.recording.first_day_dialog import FirstDayDialog

        context = self._page.context
        people = {line.id: line.told for line in self._page.chosen()}
        if not people or not context.may_write:
            return
        workspace = context.workspace

        def show(found: Starts) -> None:
            if found.without:
                FirstDayDialog(context, people, found, self._parent).open()
                return
            context.alerts.tell(
                tr("Each has a first day already"),
                tr("To correct one, open the person, and choose “Correct it” beside the role."),
            )

        context.tasks.run(lambda: starts_of(workspace, tuple(people)), show, owner=self)

    def say_kind(self) -> None:
        """Say how those who are meant belong to the organisation."""
        from sgdesk.ui.people.recording.kind_dialog import KindDialog

        context = self._page.context
        people = {line.id: line.told for line in self._page.chosen()}
        if people and context.may_write:
            dialog = KindDialog(context, people, self._parent)
            dialog.accepted.connect(lambda: self._page.kind_said(tuple(people)))
            dialog.open()

    def _print_inductions(self, person_ids: tuple[int, ...]) -> None:
        """Show the sheets of the inductions that were begun together."""
        workspace = self._page.context.workspace

        def make(progress: Progress) -> Paper:
            made = induction_sheets_pdf(workspace, person_ids, progress.step)
            title = tr_count(
                "Induction sheet of {n} person", "Induction sheets of {n} people", len(person_ids)
            )
            name = paper_name(workspace, "induction-sheets")
            return Paper(title, name, made.content, made.starts)

        show_long_paper(self._page.context, make, self._parent)

    def print_chosen(self) -> None:
        """Show the training of those who are meant, to print or to hand over."""
        self.print_for([line.id for line in self._page.chosen()])

    def print_for(self, person_ids: Sequence[int]) -> None:
        """Show the training of these people: printed in one go, saved as a file for each."""
        context = self._page.context
        if not person_ids:
            return
        workspace, as_at = context.workspace, context.as_at
        names = [self._page.line(each).name for each in person_ids]
        only = names[0] if len(names) == 1 else ""
        title = (
            tr("Training record: {name}", name=only)
            if only
            else tr("Training records of {n} people", n=f"{len(names):,}")
        )

        def make(progress: Progress) -> Paper:
            made = person_records_pdf(workspace, person_ids, as_at, progress.step)
            name = record_name(workspace, only, as_at)
            if only:
                return Paper(title, name, made.content)
            return Paper(title, name, made.content, made.starts, save_each)

        def save_each(folder: Path) -> tuple[Path, ...]:
            return save_person_records(workspace, person_ids, folder, as_at)

        show_long_paper(context, make, self._parent)


def _no_session() -> Prompt:
    return Prompt(
        title=tr("No session is planned"),
        text=tr("Plan one with Sessions, then book people on it from here."),
        do_it=tr("Go to Sessions"),
        leave_it=tr("Stay here"),
    )
